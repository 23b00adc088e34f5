using HiepDong.Indicators;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Periods;
using HiepDong.Storage;

namespace HiepDong.JointResults;

/// <summary>What a unit's recorded results make of the figures of one of its reports.</summary>
internal sealed class ResultFigures(NodeState node, ResultStore results)
{
    private const string Within = """
        where r.state in ('recorded', 'closed') and r.to_day >= @from and r.to_day <= @to
          and exists (select 1 from joint_result_unit u where u.result_id = r.id and u.unit_id in @units and u.answer = 'confirmed')
        """;

    /// <summary>By indicator code; indicators that no result of the unit bears on are left out, since no result is no statement of zero.</summary>
    public IReadOnlyDictionary<string, ResultFigure> For(string unitId, ReportForm form, Period period)
    {
        var window = period.Window(form.Window);
        var units = node.Organisation.WithPredecessors(unitId).Where(u => node.Organisation.Become(u, window.To) is [var now] && now == unitId).ToHashSet();
        if (units.Count == 0) return new Dictionary<string, ResultFigure>();
        var found = results.Query(Within, new { from = SqlTypes.Text(window.From), to = SqlTypes.Text(window.To), units = units.ToArray() });
        return ResultFigure.Of(found, units, node.Counting).Where(f => form.IndicatorCodes.Contains(f.Indicator.Code)).ToDictionary(f => f.Indicator.Code);
    }
}
