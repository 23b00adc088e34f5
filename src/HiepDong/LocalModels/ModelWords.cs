using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Web;

namespace HiepDong.LocalModels;

/// <summary>How models read on pages and in files.</summary>
internal static class ModelWords
{
    public static string State(ModelStage state, Texts texts) => texts["model.state." + LocalModelStore.CodeOf(state)];
    public static string StateKind(ModelStage? state) => state switch { ModelStage.Recognised => "ok", ModelStage.Promising or ModelStage.Piloting => "info", ModelStage.Unproven or ModelStage.Proposed => "warn", ModelStage.Ineffective => "bad", _ => "" };
    public static IEnumerable<Choice> States(Texts texts) => Enum.GetValues<ModelStage>().Select(s => new Choice(LocalModelStore.CodeOf(s), State(s, texts)));
    public static IEnumerable<Choice> Kinds(Texts texts) => ModelKinds.All.Select(k => new Choice(k.Code, k.Name(texts.Language)));
    public static string Kind(string code, Texts texts) => code == ModelRule.AnyKind ? texts["model.any-kind"] : ModelKinds.Find(code)?.Name(texts.Language) ?? code;
    public static string Unit(string id, NodeState node) => node.Organisation.Unit(id)?.Name ?? id;

    /// <summary>How a suggestion of a model reads; typed back as it is, it names one.</summary>
    public static string Label(LocalModel m, NodeState node) => m.Body.Name + " – " + ResultWords.Place(m.Body.TerritoryId, node.Organisation);

    /// <summary>Every fact of a version with its name, for the history.</summary>
    public static IReadOnlyList<(string Name, string Text)> Facts(LocalModelBody b, NodeState node, LocalModelStore store, Texts texts) =>
    [
        (texts["model.name"], b.Name), (texts["model.kind"], Kind(b.Kind, texts)), (texts["model.place"], ResultWords.Place(b.TerritoryId, node.Organisation)), (texts["model.unit"], Unit(b.UnitId, node)),
        (texts["model.supporting"], string.Join("; ", b.SupportingUnitIds.Select(u => Unit(u, node)))), (texts["model.description"], b.Description), (texts["model.criteria"], string.Join("; ", b.Criteria.Select(c => c.Text))),
        (texts["model.replicated-from"], b.ReplicatedFrom is { } from && store.Find(from) is { } other ? Label(other, node) : "")
    ];

    public static IReadOnlyList<(string Name, string Before, string After)> Changes(LocalModelBody? before, LocalModelBody after, NodeState node, LocalModelStore store, Texts texts) => before is null ? []
        : [.. Facts(before, node, store, texts).Zip(Facts(after, node, store, texts)).Where(p => p.First.Text != p.Second.Text).Select(p => (p.First.Name, p.First.Text.Length > 0 ? p.First.Text : "–", p.Second.Text.Length > 0 ? p.Second.Text : "–"))];
}
