using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Reporting;

namespace HiepDong.Consolidation;

public class TotalsTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    [Theory, MemberData(nameof(Seeds))]
    public void Totals_equal_a_plain_recount_at_every_node_of_both_hierarchies(int seed)
    {
        var world = new World(seed);
        var totals = new Totals(world.Org, World.Indicators);
        var sequence = 0L;
        foreach (var r in world.Shuffled(seed)) totals.Apply(r, ++sequence);
        totals.Sequence.ShouldBe(sequence);
        totals.ReportCount.ShouldBe(world.Latest().Count);
        foreach (var day in World.Days.Append(World.Days[0].AddDays(-1))) Agree(world, totals, world.Org.At(day));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Totals_kept_ready_while_reports_arrive_equal_a_plain_recount(int seed)
    {
        var world = new World(seed);
        var totals = new Totals(world.Org, 1);
        var tree = world.Org.At(World.Days[^1]);
        var country = tree.Country!.Id;
        var sequence = 0L;
        foreach (var r in world.Shuffled(seed + 100))
        {
            totals.Apply(r, ++sequence);
            totals.Sum(tree, country, Period.OfYear(2025));
        }
        Agree(world, totals, tree);
        totals.Reorganise(world.Org, ++sequence);
        Agree(world, totals, tree);
    }

    private static void Agree(World world, Totals totals, OrgTree tree)
    {
        var day = tree.Epoch;
        for (var slot = 0; slot < tree.SlotCount; slot++)
        {
            var node = tree.NodeAt(slot);
            tree.SlotOf(node).ShouldBe(slot);
            var period = world.AnyPeriod();
            var sums = totals.Sum(tree, node, period);
            var here = world.Here(node, day, period);
            for (var i = 1; i <= World.Indicators; i++)
            {
                sums.Total(i, false).ShouldBe(world.Recount(here, period, i, false), $"{node} {period} {i}");
                sums.Total(i, true).ShouldBe(world.Recount(here, period, i, true), $"{node} {period} {i} stock");
            }
            var force = (Force)(slot % 5);
            sums.Total(2, false, force).ShouldBe(world.Recount(here, period, 2, false, force));
            sums.Reports.ShouldBe(here.Count);
            sums.Late.ShouldBe(here.Count(r => r.Late));
            sums.Moved.ShouldBe(here.Count(r => world.Org.Unit(r.UnitId)!.ValidTo <= day));
            sums.Partial.Select(r => r.ReportId).ShouldBe(world.Latest().Where(r => period.Contains(r.Period) && world.NodesOf(r.UnitId, day).Some.Contains(node)).Select(r => r.ReportId), ignoreOrder: true);
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Coverage_agrees_with_where_units_are_listed(int seed)
    {
        var world = new World(seed);
        foreach (var day in World.Days)
        {
            var tree = world.Org.At(day);
            for (var slot = 0; slot < tree.SlotCount; slot++)
            {
                var node = tree.NodeAt(slot);
                var scope = world.Org.Unit(node) is null ? Scope.OfTerritory(node) : Scope.OfUnit(node);
                tree.UnitsUnder(scope).Select(u => u.Id).ShouldBe(tree.Units.Where(u => tree.Covers(scope, u.Id)).Select(u => u.Id), ignoreOrder: true);
                tree.UnitsUnder(scope).Select(u => u.Id).ShouldBe(tree.Units.Where(u => world.NodesOf(u.Id, day).All.Contains(node)).Select(u => u.Id), ignoreOrder: true);
            }
        }
    }

    [Fact]
    public void The_order_in_which_reports_arrive_never_matters()
    {
        var world = new World(99);
        var tree = world.Org.At(World.Days[^1]);
        var all = Enumerable.Range(0, 4).Select(seed =>
        {
            var totals = new Totals(world.Org, World.Indicators);
            foreach (var r in world.Shuffled(seed)) { totals.Apply(r, 1); totals.Apply(r, 1); }
            return Enumerable.Range(0, tree.SlotCount).SelectMany(s => Enumerable.Range(1, World.Indicators)
                .Select(i => totals.Sum(tree, tree.NodeAt(s), Period.OfYear(2025)).Total(i, i > 9))).ToList();
        }).ToList();
        foreach (var other in all.Skip(1)) other.ShouldBe(all[0]);
    }

    [Fact]
    public void Country_and_the_heads_of_all_chains_agree()
    {
        var world = new World(7);
        var totals = new Totals(world.Org, World.Indicators);
        foreach (var r in world.Reports) totals.Apply(r, 1);
        var tree = world.Org.At(World.Days[^1]);
        var heads = tree.SubordinatesOf(null).Select(u => totals.Sum(tree, u.Id, Period.OfYear(2025))).ToList();
        for (var i = 1; i <= World.Indicators; i++)
            heads.Aggregate(default(Total), (sum, h) => sum + h.Total(i, false)).ShouldBe(totals.Sum(tree, tree.Country!.Id, Period.OfYear(2025)).Total(i, false));
    }

    [Fact]
    public void A_correction_replaces_figures_qualifiers_and_lateness()
    {
        var (org, tree, unit) = One();
        var totals = new Totals(org, 3);
        totals.Apply(Report(unit, 1, true, new(1, 100, Bound.MoreThan), new(2, 5)), 1);
        totals.Sum(tree, unit, M).Total(1, false).Bound.ShouldBe(Bound.MoreThan);
        totals.Apply(Report(unit, 2, false, new StoredFigure(1, 7)), 2);

        var sums = totals.Sum(tree, unit, M);
        sums.Total(1, false).ShouldBe(new(7, 1));
        sums.Total(2, false).IsMissing.ShouldBeTrue();
        (sums.Reports, sums.Late, totals.ReportCount).ShouldBe((1, 0, 1));
        totals.Find(unit, "T", M)!.Version.ShouldBe(2);
        totals.Apply(Report(unit, 1, true, new StoredFigure(1, 100)), 3);
        totals.Find(unit, "T", M)!.Version.ShouldBe(2);
    }

    [Fact]
    public void What_nobody_stated_is_missing_and_a_stated_zero_is_zero()
    {
        var (org, tree, unit) = One();
        var totals = new Totals(org, 3);
        totals.Sum(tree, unit, M).Total(1, false).IsMissing.ShouldBeTrue();
        totals.Apply(Report(unit, 1, false, new StoredFigure(1, 0)), 1);
        totals.Sum(tree, unit, M).Total(1, false).ShouldBe(new(0, 1));
        totals.Sum(tree, unit, M).Total(2, false).ShouldBe(default);
        totals.Sum(tree, unit, M).Total(99, false).ShouldBe(default);
        totals.Sum(tree, "nowhere~20250101", M).Reports.ShouldBe(0);
    }

    [Fact]
    public void An_indicator_above_the_width_is_taken_in()
    {
        var (org, tree, unit) = One();
        var totals = new Totals(org, 1);
        totals.Sum(tree, unit, M);
        totals.Apply(Report(unit, 1, false, new StoredFigure(500, 3)), 1);
        totals.Sum(tree, unit, M).Total(500, false).Amount.ShouldBe(3);
    }

    [Theory]
    [InlineData(Bound.MoreThan, null, "hơn 220")]
    [InlineData(Bound.AtLeast, null, "ít nhất 220")]
    [InlineData(Bound.Nearly, null, "gần 220")]
    [InlineData(Bound.About, null, "khoảng 220")]
    [InlineData(Bound.Hundreds, null, "hơn 220")]
    [InlineData(Bound.Between, 130, "220–250")]
    [InlineData(Bound.Nearly, Bound.MoreThan, "khoảng 320")]
    [InlineData(Bound.AtLeast, Bound.MoreThan, "hơn 320")]
    [InlineData(Bound.Between, Bound.MoreThan, "hơn 320")]
    [InlineData(Bound.Between, Bound.Nearly, "khoảng 320")]
    public void Approximate_figures_are_never_silently_added(Bound first, object? second, string written)
    {
        var indicator = new Indicators.Indicator(1, "X", "drugs", "x", "x", "vụ", "case", Indicators.AddsUp.Sum, 0);
        var total = new Total(120, 1) + Of(first);
        if (second is Bound next) total += Of(next);
        total.ToQuantity(indicator)!.Value.Write("vi").ShouldBe(written);
        default(Total).ToQuantity(indicator).ShouldBeNull();

        static Total Of(Bound bound) => new(100, 1, Total.Mark(bound), bound == Bound.Between ? 30 : 0);
    }

    [Fact]
    public async Task Readers_beside_one_writer_see_only_states_that_existed()
    {
        var (org, tree, _) = One();
        var units = org.Units.Select(u => u.Id).ToList();
        var totals = new Totals(org, 2);
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            var reads = 0;
            long last = 0;
            while (!done.IsCancellationRequested || reads == 0)
            {
                var sums = totals.Sum(tree, tree.Country!.Id, Period.OfYear(2026));
                var (a, b) = (sums.Total(1, false), sums.Total(2, false));
                // Each version of a report says the same of both, and each next one says one more.
                b.Amount.ShouldBe(a.Amount * 1000);
                a.Stated.ShouldBe(sums.Reports);
                a.Amount.ShouldBeGreaterThanOrEqualTo(last);
                last = a.Amount;
                reads++;
            }
        })).ToList();
        for (var n = 1; n <= 3000; n++)
        {
            var figures = new List<StoredFigure> { new(1, n), new(2, n * 1000) };
            // Later reports carry ever higher indicators, so that widths grow under the readers.
            if (n % 100 == 0) figures.Add(new(n / 10 + 3, 1));
            totals.Apply(new(units[n % units.Count], "T", Period.Month(2026, n % 12 + 1), "r", n, false, PackedFigures.Pack(figures)), n);
        }
        await done.CancelAsync();
        await Task.WhenAll(readers);
    }

    private static readonly Period M = Period.Month(2026, 3);

    private static (Organisation.Organisation, OrgTree, string) One()
    {
        var b = new Builder();
        var vn = b.Territories.Keys.Single();
        var unit = b.Unit("BO", Force.Police, Echelon.Ministry, vn, null);
        for (var n = 0; n < 5; n++) b.Unit("CA" + n, Force.Police, Echelon.Province, vn, unit);
        var org = b.Make();
        return (org, org.At(new(2026, 3, 1)), unit);
    }

    private static AcceptedReport Report(string unit, int version, bool late, params StoredFigure[] figures) =>
        new(unit, "T", M, "r", version, late, PackedFigures.Pack([.. figures]));
}
