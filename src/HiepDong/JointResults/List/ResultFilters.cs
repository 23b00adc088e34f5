using HiepDong.Accounts;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Territories;
using HiepDong.Web;

namespace HiepDong.JointResults;

/// <summary>Reads filters out of an address — loai, ky, tu, den, tinh, xa, noi, don-vi, vai-tro, luc-luong, trang-thai, chung, q, xep — the same for the list, the time line and the export.</summary>
internal sealed class ResultFilters(NodeState node, Access access)
{
    public static readonly IReadOnlyList<string> Names = ["loai", "ky", "tu", "den", "tinh", "xa", "noi", "don-vi", "vai-tro", "luc-luong", "trang-thai", "chung", "q"];

    /// <param name="problems">What can't be understood; it narrows nothing.</param>
    public ResultFilter Read(IQueryCollection query, Actor by, List<Problem> problems)
    {
        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
        ResultKind? kind = null;
        if (Text("loai") is { } typedKind)
        {
            if (Things.TryKind(typedKind, out var k)) kind = k;
            else problems.Add(ResultProblems.UnknownKind(typedKind));
        }
        Force? force = null;
        if (Text("luc-luong") is { } typedForce)
        {
            if (Codes.TryForce(typedForce, out var f)) force = f;
            else problems.Add(ReportProblems.UnknownForce(typedForce) with { Field = "luc-luong" });
        }
        var state = Text("trang-thai");
        if (state != null && ResultList.States.All(s => s.Address != state))
        {
            problems.Add(ReportProblems.UnknownState(state, ResultList.States.Select(s => s.Address)) with { Field = "trang-thai" });
            state = null;
        }
        var role = Text("vai-tro") switch { "chu-tri" => ResultRole.Led, "phoi-hop" => ResultRole.TookPart, _ => ResultRole.Any };
        return new(kind, Days(Text, problems), Place(Text, problems), Units(Text("don-vi"), role, by, problems), role, force, state, query["chung"].ToString().Contains("true", StringComparison.Ordinal), Text("q"), Text("xep"));
    }

    private static DateSpan? Days(Func<string, string?> text, List<Problem> problems)
    {
        DateOnly? Day(string field)
        {
            if (text(field) is not { } typed) return null;
            if (LocalValueBinder.ReadDate(typed.Trim()) is { } day) return day;
            problems.Add(ResultListProblems.BadDay(typed, field));
            return null;
        }
        var (from, to) = (Day("tu"), Day("den"));
        if (from > to) { problems.Add(ResultProblems.EndsBeforeItBegins()); (from, to) = (null, null); }
        DateSpan? days = from is null && to is null ? null : new(from ?? DateOnly.MinValue, to ?? DateOnly.MaxValue);
        if (text("ky") is not { } code) return days;
        if (!Period.TryParse(code, out var period)) { problems.Add(ReportProblems.WrongPeriod(code) with { Field = "ky" }); return days; }
        var window = period.Window();
        return days is not { } d ? window : new(d.From > window.From ? d.From : window.From, d.To < window.To ? d.To : window.To);
    }

    /// <summary>What is typed wins over the commune, the commune over its province.</summary>
    private string? Place(Func<string, string?> text, List<Problem> problems)
    {
        if (text("noi") is { } typed)
        {
            try { return ResultTyped.Place(typed, node.Today, node.Organisation).Id; }
            catch (RefusalException refusal) { problems.AddRange(refusal.Problems); }
        }
        var province = Coded(text("tinh"), "tinh", problems);
        var commune = Coded(text("xa"), "xa", problems);
        // A commune of the province chosen before is left behind by choosing another.
        if (commune is not null && (province is null || node.Organisation.At(node.Today).PathOf(commune.Id).Contains(province.Id))) return commune.Id;
        return province?.Id;
    }

    private Territory? Coded(string? code, string field, List<Problem> problems)
    {
        if (code is null) return null;
        if (node.Organisation.TerritoryByCode(code, node.Today) is { } found) return found;
        problems.Add(ResultProblems.UnknownPlace(code) with { Field = field });
        return null;
    }

    /// <summary>The unit named, with all it was before; a role without a unit is that of one's own units.</summary>
    private IReadOnlyList<string>? Units(string? typed, ResultRole role, Actor by, List<Problem> problems)
    {
        if (typed is not null)
        {
            try { return [.. node.Organisation.WithPredecessors(ResultTyped.Unit(typed, node.Today, node.Organisation, "don-vi").Id)]; }
            catch (RefusalException refusal) { problems.AddRange(refusal.Problems); }
            return null;
        }
        if (role == ResultRole.Any) return null;
        var own = access.UnitsOf(by, access.Allows(by, Permission.WriteResult) ? Permission.WriteResult : Permission.SeeResults);
        return [.. own.SelectMany(u => node.Organisation.WithPredecessors(u.Id)).Distinct()];
    }

    // ---- What the filters offer ----

    public IReadOnlyList<Choice> Periods(Texts texts)
    {
        var choices = new List<Choice>();
        var month = Period.Holding(node.Today, Rhythm.Month, WindowRule.Statutory);
        for (var (p, n) = (month, 0); n < 18; n++, p = p.Previous) Add(p, Rhythm.Month);
        foreach (var (rhythm, most) in new[] { (Rhythm.Quarter, 6), (Rhythm.Half, 4), (Rhythm.Year, 4) })
            for (var (p, n) = (Period.Holding(node.Today, rhythm, WindowRule.Statutory), 0); n < most; n++, p = p.Previous) Add(p, rhythm);
        return choices;

        void Add(Period p, Rhythm rhythm) => choices.Add(new(p.Code, p.Name(texts.Language), texts["report.rhythm." + CatalogueStore.Rhythms[rhythm]]));
    }

    public IReadOnlyList<Choice> Provinces()
    {
        var tree = node.Organisation.At(node.Today);
        return [.. OrganisationLookup.Territories(node.Organisation, new(node.Today)).Where(t => t.Level == 1 && tree.Has(Scope.OfTerritory(t.Id))).Select(t => new Choice(t.Code, t.FullName))];
    }

    /// <summary>Communes of a province; none while no province is chosen.</summary>
    public IReadOnlyList<Choice> Communes(string? province) => string.IsNullOrEmpty(province) ? []
        : [.. OrganisationLookup.Territories(node.Organisation, new(node.Today, ParentCode: province)).Where(t => t.Level == 3).Select(t => new Choice(t.Code, t.FullName))];
}

internal static class ResultListProblems
{
    public static Problem BadDay(string typed, string field) => new("result.bad-day", ProblemKind.Invalid, $"“{typed}” không phải ngày. Ghi theo dạng 15/11/2026.", $"“{typed}” is not a date. Write it as 15/11/2026.", field);
    public static Problem FactorNeedsBasis() => new("result.factor-needs-basis", ProblemKind.Invalid,
        "Ghi căn cứ của hệ số, không quá 300 ký tự: văn bản, quyết định hoặc cách tính.", "Say where the factor comes from, in at most 300 characters: a document, a decision or how it was reckoned.", "can-cu");
    public static Problem FactorExists(string vi, string en, string from, string to) => new("result.factor-exists", ProblemKind.Conflict,
        $"Bảng đã có hệ số của “{vi}” từ {from} sang {to}. Dùng nút Sửa ở dòng đó.", $"The table already has a factor for “{en}” from {from} to {to}. Change that row instead.", "he-so");
}
