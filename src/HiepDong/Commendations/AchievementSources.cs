using HiepDong.Indicators;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Consolidation;

namespace HiepDong.Commendations;

/// <summary>What a unit has achieved in a period, as the database holds it: joint results that count for it, and figures of its own accepted reports.</summary>
internal sealed class AchievementSources(NodeState node, ResultStore results)
{
    public const int Most = 60;

    private const string Took = """
        where r.state in ('recorded', 'closed') and r.to_day >= @from and r.to_day <= @to
          and exists (select 1 from joint_result_unit u where u.result_id = r.id and u.unit_id in @units and u.answer = 'confirmed')
        order by r.to_day desc, r.id desc limit @most
        """;

    /// <summary>Results the unit took part in, latest first, each with the amounts that count.</summary>
    public List<(AchievementSource Source, JointResult Result)> Results(string unitId, Period period)
    {
        var window = period.Window();
        var units = Family(unitId);
        return [.. results.Query(Took, new { from = SqlTypes.Text(window.From), to = SqlTypes.Text(window.To), units = units.ToArray(), most = Most }).Select(r => (Of(r, units), r))];
    }

    private AchievementSource Of(JointResult r, HashSet<string> units) => new(SourceKind.Result, r.Id, r.Code, r.Body.Accepted.Amounts, r.Version, units.Contains(r.Body.Lead.UnitId),
        [.. r.Body.Counting.Select(c => node.Organisation.Unit(c.UnitId)?.Force.Code()).OfType<string>().Distinct().Order(StringComparer.Ordinal)]);

    /// <summary>One source a counted indicator: the sum over the reports of the form that covers most of the period, so that no month is counted twice.</summary>
    public List<AchievementSource> Figures(string unitId, Period period)
    {
        var sums = new Dictionary<(int Indicator, string Form), (Total Total, List<SourceReport> Reports, int Months)>();
        foreach (var report in node.Totals.Of(Family(unitId), period).OrderBy(r => r.Period))
            for (var at = report.Figures.GetReader(); at.Next();)
            {
                if (!node.Catalogue.TryGet(at.Indicator, out var indicator) || indicator.AddsUp != AddsUp.Sum || at.Amount == 0) continue;
                var (sum, reports, months) = sums.GetValueOrDefault((at.Indicator, report.FormCode), (default, [], 0));
                reports.Add(new(report.ReportId, report.Version, report.Period.Code, report.UnitId));
                sums[(at.Indicator, report.FormCode)] = (sum + new Total(at.Amount, 1, Total.Mark(at.Bound), at.Slack), reports, months + report.Period.Months);
            }
        var found = new List<AchievementSource>();
        foreach (var group in sums.GroupBy(s => s.Key.Indicator).OrderBy(g => g.Key))
        {
            var indicator = node.Catalogue[group.Key];
            var (total, reports, _) = group.OrderByDescending(g => g.Value.Months).ThenBy(g => g.Key.Form, StringComparer.Ordinal).First().Value;
            var quantity = total.ToQuantity(indicator)!.Value;
            found.Add(new(SourceKind.Figure, indicator.Code, period.Code, [new(indicator.NameVi, indicator.UnitVi, quantity.Value, !quantity.IsExact)], Reports: reports));
        }
        return found;
    }

    private HashSet<string> Family(string unitId) => [.. node.Organisation.WithPredecessors(unitId).Where(u => u == unitId || node.Organisation.Become(u, node.Today) is [var now] && node.Organisation.Become(unitId, node.Today).Contains(now))];
}
