using HiepDong.Problems;
using HiepDong.Territories;

namespace HiepDong.Organisation;

/// <summary>What holds for every territory and unit, however it comes in: typed, imported or made by a reorganisation.</summary>
public static class UnitRules
{
    public const int LongestName = 200;

    /// <summary>Official codes since 2004: two digits for a province, three for a district, five for a commune.</summary>
    public static Problem? CheckCode(TerritoryKind kind, string code)
    {
        var digits = kind switch { TerritoryKind.Country => 0, TerritoryKind.Province or TerritoryKind.City => 2, TerritoryKind.District => 3, _ => 5 };
        if (digits == 0 ? code.Length is > 0 and <= 5 : code.Length == digits && code.All(char.IsAsciiDigit)) return null;
        return kind switch
        {
            TerritoryKind.Province or TerritoryKind.City => OrganisationProblems.BadCode(code, "mã cấp tỉnh có 2 chữ số", "a province has 2 digits"),
            TerritoryKind.District => OrganisationProblems.BadCode(code, "mã cấp huyện có 3 chữ số", "a district has 3 digits"),
            _ => OrganisationProblems.BadCode(code, "mã cấp xã có 5 chữ số", "a commune has 5 digits")
        };
    }

    /// <summary>Unit codes are the office's own: letters, digits, dots and hyphens, at most 40. They stand in addresses and files.</summary>
    public static Problem? CheckUnitCode(string code) =>
        code.Length is > 0 and <= 40 && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') && char.IsAsciiLetterOrDigit(code[0])
            ? null : OrganisationProblems.BadCode(code, "mã đơn vị gồm chữ không dấu, số, dấu chấm, gạch nối, dài nhất 40 ký tự", "a unit's code has plain letters, digits, dots and hyphens, at most 40");

    public static Problem? CheckName(string name) => name.Trim().Length is > 0 and <= LongestName ? null : OrganisationProblems.NeedsName();

    /// <summary>Police and civil authorities have chains of their own; border and coast guards stand under the army.</summary>
    public static bool MayCommand(Force superior, Echelon superiorEchelon, Force unit, Echelon unitEchelon) =>
        superiorEchelon <= unitEchelon && (superior == unit || (superior == Force.Army && (unit is Force.BorderGuard or Force.CoastGuard)));

    /// <summary>A commune may stand directly under a province: districts ended in 2025.</summary>
    public static bool MayContain(TerritoryKind parent, TerritoryKind child) => LevelOf(parent) < LevelOf(child);

    public static int LevelOf(TerritoryKind kind) => new Territory("", "", "", kind, null, default, null).Level;
}
