using HiepDong.Consolidation;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;

namespace HiepDong.Benchmarks;

/// <summary>The numbers of the national annual report, however they were found: what all peers must agree on.</summary>
internal sealed class NationalAnswer
{
    /// <summary>Totals by (indicator number, force): this year and last.</summary>
    public Dictionary<(int Indicator, int Force), (long Now, long Then)> Sums { get; } = [];
    /// <summary>Accepted reports by force this year and last.</summary>
    public Dictionary<int, (long Now, long Then)> Accepted { get; } = [];

    public static ConsolidationQuery Query(NodeState state, Period year) =>
        new(Scope.OfTerritory(state.Consolidator.TreeOf(year).Country!.Id), year, [.. state.Catalogue.Form("TH01", 1)!.IndicatorCodes], Breakdown.Force);

    /// <summary>Lists every number in which the consolidation differs from a peer's answer; empty when they agree.</summary>
    public List<string> DifferencesFrom(ConsolidationResult result)
    {
        var wrong = new List<string>();
        void Same(string what, decimal? ours, decimal? theirs) { if (ours != theirs) wrong.Add($"{what}: {ours} / {theirs}"); }
        Same("indicators", result.Rows.Count, Sums.Keys.Select(k => k.Indicator).Distinct().Count());
        foreach (var row in result.Rows)
        {
            var n = row.Indicator.Number;
            var here = Sums.Where(s => s.Key.Indicator == n).ToList();
            var (now, then) = (here.Sum(s => s.Value.Now), here.Sum(s => s.Value.Then));
            Same(row.Indicator.Code, row.Total.Amount, now);
            Same(row.Indicator.Code + " last year", row.LastYear?.Total.Amount, then);
            Same(row.Indicator.Code + " change", row.LastYear?.ChangePercent, then == 0 ? null : Math.Round(100m * (now - then) / then, 2, MidpointRounding.AwayFromZero));
            foreach (var part in row.By) Same(row.Indicator.Code + " " + part.Key, part.Total.Amount, Sums.GetValueOrDefault((n, (int)Codes.ToForce(part.Key))).Now);
        }
        foreach (var (force, completeness) in result.ByForce) Same("accepted " + force.Code(), completeness.Accepted, Accepted.GetValueOrDefault((int)force).Now);
        Same("accepted last year", result.LastYearCompleteness?.Accepted, Accepted.Values.Sum(a => a.Then));
        return wrong;
    }
}
