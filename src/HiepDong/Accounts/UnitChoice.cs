using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Text;

namespace HiepDong.Accounts;

/// <summary>A unit typed into one field: its code, its name, or part of its name when only one unit has it.</summary>
internal static class UnitChoice
{
    private const string Between = " – ";

    /// <summary>How a suggestion reads; typed back as it is, it is found by its code.</summary>
    public static string Label(OrgUnit unit) => unit.Code + Between + unit.Name;

    /// <summary>Suggestions for a datalist: the highest units first, few enough for a page.</summary>
    public static IReadOnlyList<string> Suggestions(IEnumerable<OrgUnit> within, int most = 200) =>
        [.. within.OrderBy(u => u.Echelon).ThenBy(u => u.Code, StringComparer.Ordinal).Take(most).Select(Label)];

    public static OrgUnit Find(string? typed, IEnumerable<OrgUnit> within, string field = "Unit")
    {
        var text = Vietnamese.Clean(typed);
        var units = within.ToList();
        var code = text.Split(Between)[0].Trim();
        if (units.FirstOrDefault(u => u.Code.Equals(code, StringComparison.OrdinalIgnoreCase)) is { } exact) return exact;
        var words = Vietnamese.Fold(text);
        var found = words.Length == 0 ? [] : units.Where(u => Vietnamese.Fold(u.Name) == words).ToList();
        if (found.Count != 1 && words.Length > 0) found = units.Where(u => Vietnamese.Fold(u.Code + " " + u.Name).Contains(words, StringComparison.Ordinal)).Take(9).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new RefusalException(AccountProblems.NoSuchUnit(text, field)),
            _ => throw new RefusalException(AccountProblems.SeveralUnits(text, string.Join("; ", found.Take(8).Select(Label)) + (found.Count > 8 ? "…" : ""), field))
        };
    }
}
