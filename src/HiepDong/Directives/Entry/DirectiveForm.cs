using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Text;
using HiepDong.Web;

namespace HiepDong.Directives.Entry;

/// <summary>An entry as it is typed: everything is text, right or wrong, until it is read.</summary>
internal sealed class DirectiveForm
{
    public string Own { get; init; } = "";
    public string Kind { get; init; } = "";
    public string Sign { get; init; } = "";
    public string Issued { get; init; } = "";
    public string Issuer { get; init; } = "";
    public string Abstract { get; init; } = "";
    public string Secrecy { get; init; } = "none";
    public string Keeper { get; init; } = "";
    public string Effective { get; init; } = "";
    public string Expires { get; init; } = "";
    public string Replaces { get; init; } = "";
    public string Amends { get; init; } = "";
    public bool IsLegalBasis { get; init; }
    public bool CreatesWork { get; init; }
    public string Reason { get; init; } = "";

    public static DirectiveForm Read(IFormCollection form)
    {
        string Field(string name) => Vietnamese.Clean(form[name] is { Count: > 0 } sent ? sent[0] : "");
        bool Ticked(string name) => form[name].Contains("true");
        return new()
        {
            Own = Field("don-vi"), Kind = Field("loai"), Sign = Field("so-ky-hieu"), Issued = Field("ngay"), Issuer = Field("co-quan"), Abstract = Field("trich-yeu"), Secrecy = Field("do-mat"), Keeper = Field("noi-giu"),
            Effective = Field("hieu-luc-tu"), Expires = Field("het-hieu-luc"), Replaces = Field("thay-the"), Amends = Field("sua-doi"), IsLegalBasis = Ticked("can-cu"), CreatesWork = Ticked("giao-viec"), Reason = Field("ly-do")
        };
    }

    public static DirectiveForm Of(DirectiveBody b, DirectiveStore store, NodeState node, Texts texts)
    {
        string Links(IReadOnlyList<string>? ids) => string.Join("; ", (ids ?? []).Select(store.Find).OfType<Directive>().Select(d => DirectiveWords.Label(d.Body)));
        return new()
        {
            Kind = b.Kind, Sign = b.Sign, Issued = texts.Date(b.IssuedOn), Issuer = b.IssuerUnitId is { } id && node.Organisation.Unit(id) is { } unit && unit.Name == b.Issuer ? UnitChoice.Label(unit) : b.Issuer, Abstract = b.Abstract,
            Secrecy = DirectiveStore.CodeOf(b.Secrecy), Keeper = b.Keeper, Effective = b.EffectiveOn is { } from ? texts.Date(from) : "", Expires = b.ExpiresOn is { } until ? texts.Date(until) : "", Replaces = Links(b.Replaces), Amends = Links(b.Amends),
            IsLegalBasis = b.IsLegalBasis, CreatesWork = b.CreatesWork
        };
    }

    /// <summary>What the form says, or a refusal that names everything in it that can't be read.</summary>
    public DirectiveBody ToBody(NodeState node, DirectiveChoices choices, Actor by)
    {
        var problems = new List<Problem>();
        var kind = Kind.Length > 0 ? DirectiveKinds.Read(Kind) : DirectiveKinds.OfSign(Sign);
        if (kind is null) problems.Add(DirectiveProblems.UnknownKind(Kind));
        var secrecy = DirectiveStore.SecrecyOf(Secrecy.Length > 0 ? Secrecy : "none");
        if (secrecy is null) problems.Add(DirectiveProblems.UnknownKind(Secrecy) with { Field = "do-mat" });
        var issued = Day(Issued, "ngay", true);
        var effective = Day(Effective, "hieu-luc-tu", false);
        var expires = Day(Expires, "het-hieu-luc", false);
        var (issuer, unit) = DirectiveTyped.Issuer(Issuer, node);
        IReadOnlyList<string>? Ids(string typed, string field) => choices.FindAll(typed, by, field, problems).Select(d => d.Id).ToList() is { Count: > 0 } ids ? ids : null;
        var (replaces, amends) = (Ids(Replaces, "thay-the"), Ids(Amends, "sua-doi"));
        var body = new DirectiveBody(kind?.Code ?? "letter", Sign, issued ?? node.Today, issuer, unit, Abstract, secrecy ?? Directives.Secrecy.None, secrecy is null or Directives.Secrecy.None ? "" : Keeper, effective, expires, replaces, amends, IsLegalBasis, CreatesWork);
        if (problems.Count > 0) throw new RefusalException([.. problems, .. DirectiveRules.Check(body, node.Today, true).Where(p => problems.All(q => q.Field != p.Field))]);
        return body;

        DateOnly? Day(string typed, string field, bool needed)
        {
            if (typed.Length == 0 && !needed) return null;
            if (LocalValueBinder.ReadDate(typed) is { } day) return day;
            problems.Add(DirectiveProblems.NotADay(typed, field));
            return null;
        }
    }
}

/// <summary>Reads what people type for issuers, the same on pages, in files and through the API.</summary>
internal static class DirectiveTyped
{
    /// <summary>A unit by its code or suggestion becomes that unit; anything else is an agency by name.</summary>
    public static (string Name, string? UnitId) Issuer(string typed, NodeState node)
    {
        var code = typed.Split(" – ")[0].Trim();
        if (code.Length > 0 && node.Organisation.UnitByCode(code, node.Today) is { } unit) return (unit.Name, unit.Id);
        var key = DirectiveIdentity.IssuerKey(typed);
        return node.Organisation.At(node.Today).Units.Where(u => u.Name.Length == typed.Length || typed.Contains("UBND", StringComparison.Ordinal)).FirstOrDefault(u => DirectiveIdentity.IssuerKey(u.Name) == key) is { } named ? (named.Name, named.Id) : (typed, null);
    }
}
