using HiepDong.Node;
using HiepDong.Text;
using HiepDong.Web;

namespace HiepDong.Directives;

/// <summary>How documents read on pages and in files.</summary>
internal static class DirectiveWords
{
    /// <summary>"Nghị định 03/2019/NĐ-CP ngày 30/01/2019, Chính phủ".</summary>
    public static string Short(DirectiveBody b, string language) =>
        $"{DirectiveKinds.Find(b.Kind)?.Name(language) ?? b.Kind} {b.Sign} {(language == "en" ? "of" : "ngày")} {Vietnamese.Date(b.IssuedOn)}, {b.Issuer}";

    /// <summary>"Nghị định 03/2019/NĐ-CP".</summary>
    public static string Title(DirectiveBody b, Texts texts) => $"{DirectiveKinds.Find(b.Kind)?.Name(texts.Language) ?? b.Kind} {b.Sign}";

    /// <summary>How a suggestion reads; typed back as it is, it names one document.</summary>
    public static string Label(DirectiveBody b) => $"{b.Sign} – {Vietnamese.Date(b.IssuedOn)} – {b.Issuer}";

    public static string Standing(Standing standing, Texts texts) => texts["directive.standing." + standing.ToString().ToLowerInvariant()];
    public static string StandingKind(Standing standing) => standing switch { Directives.Standing.InForce => "ok", Directives.Standing.NotYet => "info", _ => "" };
    public static string Secrecy(Secrecy secrecy, Texts texts) => texts["directive.secrecy." + DirectiveStore.CodeOf(secrecy)];

    /// <summary>Every fact with its name, for the history.</summary>
    public static IReadOnlyList<(string Name, string Text)> Facts(DirectiveBody b, Texts texts, DirectiveStore store)
    {
        string Yes(bool value) => texts[value ? "directive.yes" : "directive.no"];
        string Links(IReadOnlyList<string>? ids) => string.Join("; ", (ids ?? []).Select(id => store.Find(id) is { } d ? Label(d.Body) : id));
        return
        [
            (texts["directive.kind"], DirectiveKinds.Find(b.Kind)?.Name(texts.Language) ?? b.Kind), (texts["directive.sign"], b.Sign), (texts["directive.issued"], texts.Date(b.IssuedOn)), (texts["directive.issuer"], b.Issuer),
            (texts["directive.abstract"], b.Abstract), (texts["directive.secrecy"], b.IsClassified ? Secrecy(b.Secrecy, texts) : ""), (texts["directive.keeper"], b.Keeper), (texts["directive.effective"], b.EffectiveOn is { } from ? texts.Date(from) : ""),
            (texts["directive.expires"], b.ExpiresOn is { } until ? texts.Date(until) : ""), (texts["directive.replaces"], Links(b.Replaces)), (texts["directive.amends"], Links(b.Amends)), (texts["directive.legal-basis"], Yes(b.IsLegalBasis)),
            (texts["directive.creates-work"], Yes(b.CreatesWork))
        ];
    }

    /// <summary>What a version says otherwise than the one before.</summary>
    public static IReadOnlyList<(string Name, string Before, string After)> Changes(DirectiveBody? before, DirectiveBody after, Texts texts, DirectiveStore store) => before is null ? []
        : [.. Facts(before, texts, store).Zip(Facts(after, texts, store)).Where(p => p.First.Text != p.Second.Text).Select(p => (p.First.Name, p.First.Text.Length > 0 ? p.First.Text : "–", p.Second.Text.Length > 0 ? p.Second.Text : "–"))];

    public static string Unit(string id, NodeState node) => node.Organisation.Unit(id)?.Name ?? id;
}
