using HiepDong.Consolidation;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;

namespace HiepDong.Benchmarks;

/// <summary>E: nodes, ranges and breakdowns that no total is kept ready for.</summary>
internal static class FreeRanges
{
    public static void Measure(NodeContext node, Results results)
    {
        var state = node.State;
        var last = SideBySide.Latest(node).End;
        var first = (int)node.Database.First<long>("select min(period_start) from report_version where counted = 1");
        var all = new Period(first, last - first + 1);
        var tree = state.Consolidator.TreeOf(all);
        var country = tree.Country!;
        var province = tree.ChildrenOf(country.Id).MaxBy(p => tree.ChildrenOf(p.Id).Count())!;
        var communes = tree.ChildrenOf(province.Id).ToList();
        var ten = state.Catalogue.Form("TH01", 1)!.IndicatorCodes.Take(10).ToList();
        var chain = state.Organisation.Units.First(u => u.Echelon == Echelon.Province && u.Force == Force.Police);
        var where = $"{all.Months} months";

        ConsolidationResult Ask(Scope scope, Period period, IReadOnlyList<string> indicators, Breakdown by, bool compare = false) =>
            state.Consolidator.Run(new(scope, period, indicators, by, compare));
        void Time(string what, string key, Func<object> work)
        {
            var samples = new Samples(what);
            for (var i = 0; i < 30; i++) work();
            for (var i = 0; i < 100; i++) samples.Time(work);
            results.Number(key + ".p99_ms", samples.P99);
            results.Number(key + ".median_ms", samples.Median);
            results.Add("E", what, $"median {Results.Ms(samples.Median)}, p99 {Results.Ms(samples.P99)}", "15 ms", samples.P99 <= 15, "15 ms");
        }

        Time($"one province by commune over {where}, all indicators", "free.province_by_commune", () => Ask(Scope.OfTerritory(province.Id), all, [], Breakdown.Territory));
        Time($"one province by commune by month, 10 indicators, {communes.Count} communes × {where}", "free.province_by_commune_by_month",
            () => communes.Select(c => Ask(Scope.OfTerritory(c.Id), all, ten, Breakdown.Month)).ToList());
        Time($"the country by province over {where}, all indicators, compared", "free.country_by_province", () => Ask(Scope.OfTerritory(country.Id), all, [], Breakdown.Territory, true));
        Time($"the country by month over {where}, all indicators", "free.country_by_month", () => Ask(Scope.OfTerritory(country.Id), all, [], Breakdown.Month));
        Time($"one chain of command by unit over an odd range of 17 months, compared", "free.chain_by_unit", () => Ask(Scope.OfUnit(chain.Id), new(last - 16, 17), [], Breakdown.Unit, true));
        Time("one commune, the last month by force, compared", "free.commune", () => Ask(Scope.OfTerritory(communes[0].Id), new(last, 1), [], Breakdown.Force, true));
        Time("who has not reported, country, last month", "free.missing", () => state.Consolidator.Missing(tree, Scope.OfTerritory(country.Id), new(last, 1)).Count());
    }
}
