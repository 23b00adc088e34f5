using HiepDong.Consolidation;
using HiepDong.Indicators;
using HiepDong.Operations;
using HiepDong.Organisation;
using HiepDong.Periods;
using Dapper;

namespace HiepDong.Tests.Scale;

/// <summary>A small national year, and a thousand totals of it against sums that the database makes by itself.</summary>
public class ScaleTests
{
    private const string ByTerritory = """
        with recursive edge(above, below) as (select parent_id, id from territory union all select successor_id, predecessor_id from succession where subject = 'territory'),
          place(id) as (select id from territory where id = @node union select e.below from edge e join place p on e.above = p.id)
        select coalesce(cast(sum(f.amount) as bigint), 0), count(f.amount) from place p join org_unit u on u.territory_id = p.id join scale_figure f on f.unit_id = u.id
        where f.indicator = @indicator and f.period_start >= @from and f.period_end <= @to
        """;
    private const string ByChain = """
        with recursive below(id) as (select id from org_unit where id = @node union all select u.id from org_unit u join below b on u.superior_id = b.id)
        select coalesce(cast(sum(f.amount) as bigint), 0), count(f.amount) from below b join scale_figure f on f.unit_id = b.id
        where f.indicator = @indicator and f.period_start >= @from and f.period_end <= @to
        """;

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_thousand_random_totals_equal_what_the_database_sums(string database)
    {
        await using var test = await TestNode.Open(database);
        await GenerateCommand.Run(test.Node, new(34, 400, 3, 40, 12, 0.4, 7, Period.Month(2026, 1)), _ => { }, default);
        var state = test.State;
        state.Totals.ReportCount.ShouldBe(400 * 3 * 12);
        using var connection = test.Database.Connect();
        // The view as it is, kept as a table: reading every document for each of a thousand questions would take minutes.
        connection.Execute("create table scale_figure as select unit_id, indicator, period_start, period_end, amount from figure_row", commandTimeout: 300);
        connection.Execute("create index scale_figure_unit on scale_figure (unit_id, indicator)");
        connection.Execute("analyze scale_figure");

        var indicators = state.Catalogue.Form("TH01", 1)!.IndicatorCodes.Select(c => state.Catalogue[c]).ToList();
        var random = new Random(11);
        long seen = 0;
        for (var n = 0; n < 1000; n++)
        {
            var start = 2026 * 12 + random.Next(12);
            var period = random.Next(3) == 0 ? Period.OfYear(2026) : new Period(start, 1 + random.Next(2026 * 12 + 12 - start));
            // Provinces change their names within the year; nodes are those of the period's end.
            var tree = state.Consolidator.TreeOf(period);
            var chain = random.Next(2) == 1;
            var level = chain ? tree.Units.GroupBy(u => u.Echelon).OrderBy(g => g.Key).Select(g => g.Select(u => u.Id).ToList()).ToList()
                : tree.Territories.GroupBy(t => t.Level).OrderBy(g => g.Key).Select(g => g.Select(t => t.Id).ToList()).ToList();
            var nodes = level[random.Next(level.Count)];
            var node = nodes[random.Next(nodes.Count)];
            Indicator indicator = indicators[random.Next(indicators.Count)];
            var (amount, stated) = connection.QuerySingle<(long, long)>(chain ? ByChain : ByTerritory, new { node, indicator = indicator.Number, from = period.Start, to = period.End });

            var total = state.Consolidator.Run(new(chain ? Scope.OfUnit(node) : Scope.OfTerritory(node), period, [indicator.Code], Breakdown.None, Compare: false)).Rows.Single().Total;
            (total.Amount, total.Stated, total.Bounds).ShouldBe((amount, (int)stated, BoundSet.None), $"{(chain ? "chain" : "territory")} {node}, {period.Code}, {indicator.Code}");
            seen += stated;
        }
        // Not a thousand zeros.
        seen.ShouldBeGreaterThan(50_000);
    }
}
