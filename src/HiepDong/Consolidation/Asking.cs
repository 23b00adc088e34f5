using HiepDong.Indicators;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reporting;

namespace HiepDong.Consolidation;

/// <summary>How a consolidation is asked for in addresses, on the command line and in the API: the same words everywhere.</summary>
internal static class Asking
{
    /// <summary>The country's own code is always understood, whatever number the list of territories gives it.</summary>
    private const string CountryCode = "VN";

    public static Period Period(string? text) => Periods.Period.TryParse(text, out var period) ? period : throw new RefusalException(ReportProblems.WrongPeriod(text ?? ""));

    /// <summary>"territory:40" or "unit:CA.40" in the organisation of the period's end.</summary>
    public static Scope Scope(Consolidator consolidator, string? text, Period period) =>
        FindScope(consolidator, text, period) ?? throw new RefusalException(ConsolidationProblems.UnknownScope(text ?? ""));

    public static Scope? FindScope(Consolidator consolidator, string? text, Period period)
    {
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 0) return null;
        var code = text![(colon + 1)..].Trim();
        switch (text[..colon].Trim().ToLowerInvariant())
        {
            case "territory" when code.Equals(CountryCode, StringComparison.OrdinalIgnoreCase):
                return consolidator.TreeOf(period).Country is { } country ? Organisation.Scope.OfTerritory(country.Id) : null;
            case "territory": return consolidator.Find(Hierarchy.Territory, code, period);
            case "unit": return consolidator.Find(Hierarchy.Chain, code, period);
            default: return null;
        }
    }

    /// <summary>The words that name a scope.</summary>
    public static string Write(Consolidator consolidator, Scope scope)
    {
        if (scope.Hierarchy == Hierarchy.Chain) return "unit:" + consolidator.CodeOf(scope);
        return "territory:" + (consolidator.Organisation.Territory(scope.NodeId) is { Level: 0 } ? CountryCode : consolidator.CodeOf(scope));
    }

    /// <summary>Codes divided by commas; every one must be known.</summary>
    public static IReadOnlyList<string> Indicators(Catalogue catalogue, string? text)
    {
        var codes = new List<string>();
        foreach (var code in (text ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!catalogue.TryGet(code, out var indicator) && !catalogue.TryGet(code.ToUpperInvariant(), out indicator)) throw new RefusalException(ConsolidationProblems.UnknownIndicator(code));
            if (!codes.Contains(indicator.Code)) codes.Add(indicator.Code);
        }
        return codes;
    }

    public static Breakdown Breakdown(string? text) => (text ?? "").Trim().ToLowerInvariant() switch
    {
        "" or "none" => Consolidation.Breakdown.None,
        "force" => Consolidation.Breakdown.Force,
        "unit" => Consolidation.Breakdown.Unit,
        "territory" => Consolidation.Breakdown.Territory,
        "month" => Consolidation.Breakdown.Month,
        "joint" => Consolidation.Breakdown.Joint,
        _ => throw new RefusalException(ConsolidationProblems.UnknownBreakdown(text!))
    };

    /// <summary>The parts that lie directly below a node: territories below a territory, units below a unit.</summary>
    public static Breakdown Below(Scope scope) => scope.Hierarchy == Hierarchy.Territory ? Consolidation.Breakdown.Territory : Consolidation.Breakdown.Unit;
}
