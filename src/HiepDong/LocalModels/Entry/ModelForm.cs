using System.Globalization;
using HiepDong.Accounts;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Text;
using HiepDong.Web;

namespace HiepDong.LocalModels.Entry;

/// <summary>A model as it is typed: everything is text, right or wrong, until it is read.</summary>
internal sealed class ModelForm
{
    public string Name { get; init; } = "";
    public string Kind { get; init; } = "";
    public string Place { get; init; } = "";
    public string Unit { get; init; } = "";
    public string Supporting { get; init; } = "";
    public string Description { get; init; } = "";
    public string Criteria { get; init; } = "";
    public string From { get; init; } = "";
    public string State { get; init; } = "proposed";
    public string On { get; init; } = "";
    public string Reason { get; init; } = "";

    public static ModelForm Read(IFormCollection form)
    {
        string Field(string name) => Vietnamese.Clean(form[name] is { Count: > 0 } sent ? sent[0] : "");
        var criteria = form["tieu-chi"] is { Count: > 0 } lines ? string.Join('\n', (lines[0] ?? "").Split('\n').Select(Vietnamese.Clean).Where(l => l.Length > 0)) : "";
        return new()
        {
            Name = Field("ten"), Kind = Field("loai"), Place = Field("noi"), Unit = Field("don-vi"), Supporting = Field("phoi-hop"), Description = Field("mo-ta"), Criteria = criteria, From = Field("nhan-tu"), State = Field("trang-thai"), On = Field("ngay"),
            Reason = Field("ly-do")
        };
    }

    public static ModelForm Of(LocalModelBody b, NodeState node, LocalModelStore store)
    {
        string Label(string id) => node.Organisation.Unit(id) is { } unit ? UnitChoice.Label(unit) : id;
        return new()
        {
            Name = b.Name, Kind = b.Kind, Place = node.Organisation.Territory(b.TerritoryId) is { } place ? ResultTyped.Label(place, node.Organisation) : "", Unit = b.UnitId, Supporting = string.Join("; ", b.SupportingUnitIds.Select(Label)),
            Description = b.Description, Criteria = string.Join('\n', b.Criteria.Select(c => c.Text)), From = b.ReplicatedFrom is { } from && store.Find(from) is { } other ? ModelWords.Label(other, node) : ""
        };
    }

    /// <summary>What the form says, or a refusal that names everything in it that can't be read.</summary>
    /// <param name="present">The model that is changed: criteria that keep their words keep their ids, so that reviews still speak of them.</param>
    /// <param name="models">Models the person sees, for the one it was copied from.</param>
    public LocalModelBody ToBody(NodeState node, string unitId, LocalModelBody? present, IReadOnlyList<LocalModel> models)
    {
        var problems = new List<Problem>();
        T? Try<T>(Func<T> read) where T : class
        {
            try { return read(); }
            catch (RefusalException refusal) { problems.AddRange(refusal.Problems); return null; }
        }
        var kind = ModelKinds.Read(Kind);
        if (kind is null) problems.Add(ModelProblems.UnknownKind(Kind));
        var place = present is not null && node.Organisation.Territory(present.TerritoryId) is { } same && ResultTyped.Label(same, node.Organisation) == Place ? present.TerritoryId : Try(() => ResultTyped.Place(Place, node.Today, node.Organisation).Id);
        var supporting = Supporting.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(t => Try(() => ResultTyped.Unit(t, node.Today, node.Organisation, "phoi-hop").Id)).OfType<string>().ToList();
        var from = From.Length == 0 ? null : Try(() => Find(models, node).Id);
        var next = (present?.Criteria ?? []).Select(c => int.Parse(c.Id, CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();
        var criteria = Criteria.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(text => present?.Criteria.FirstOrDefault(c => c.Text == text) ?? new ModelCriterion((++next).ToString(CultureInfo.InvariantCulture), text)).ToList();
        var body = new LocalModelBody(Name, kind?.Code ?? "other", place ?? "", unitId, supporting, Description, criteria, from);
        return problems.Count == 0 ? body : throw new RefusalException([.. problems, .. ModelRules.Check(body).Where(p => problems.All(q => q.Field != p.Field))]);
    }

    private LocalModel Find(IReadOnlyList<LocalModel> models, NodeState node)
    {
        var key = Vietnamese.Fold(From);
        var found = models.Where(m => Vietnamese.Fold(ModelWords.Label(m, node)) == key).ToList();
        if (found.Count == 0) found = [.. models.Where(m => Vietnamese.Fold(m.Body.Name) == key)];
        return found.Count switch { 1 => found[0], 0 => throw new RefusalException(ModelProblems.NoSuchModel(From)), _ => throw new RefusalException(ModelProblems.SeveralModels(From)) };
    }
}
