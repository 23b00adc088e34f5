using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Periods;
using HiepDong.Reporting;

namespace HiepDong.JointResults;

/// <summary>A report that a result belongs into.</summary>
/// <param name="ReportId">Null while the unit has not begun it.</param>
/// <param name="Figures">What the result makes there, by indicator.</param>
/// <param name="States">The accepted version holds all of it.</param>
internal sealed record CountedReport(string UnitId, Period Period, string? ReportId, IReadOnlyList<(Indicator Indicator, decimal Amount, bool Approximate)> Figures, bool States);

/// <summary>The way from a result to the reports and totals it is in; figures lead the other way.</summary>
internal sealed class CountedIn(NodeState node, ReportStore reports)
{
    public IReadOnlyList<CountedReport> Of(JointResult result)
    {
        if (!result.Counts) return [];
        var shares = new ResultShares(node.Organisation, node.Catalogue, node.Counting);
        var found = new Dictionary<(string Unit, string Form, Period Period), List<(Indicator, decimal, bool)>>();
        foreach (var (indicator, amount, approximate) in node.Counting.Of(result.Body.Kind, result.Body.Accepted.Amounts))
            foreach (var claim in result.Body.Counting)
                foreach (var (unit, form, period) in shares.ReportsOf(claim.UnitId, result.Body.To, indicator))
                {
                    if (!found.TryGetValue((unit, form.Code, period), out var figures)) found[(unit, form.Code, period)] = figures = [];
                    figures.Add((indicator, indicator.Unscale(amount), approximate));
                }
        return [.. found.Select(f =>
        {
            var accepted = node.Totals.Find(f.Key.Unit, f.Key.Form, f.Key.Period);
            return new CountedReport(f.Key.Unit, f.Key.Period, accepted?.ReportId ?? reports.Find(f.Key.Unit, f.Key.Form, f.Key.Period)?.Id, f.Value,
                accepted is not null && f.Value.All(x => Consolidation.Tracer.ValueOf(accepted, x.Item1) is { } stated && x.Item1.Unscale(stated.Amount + stated.Slack) >= x.Item2));
        })];
    }
}
