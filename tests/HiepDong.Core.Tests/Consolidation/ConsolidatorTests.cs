using HiepDong.Indicators;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Reporting;
using HiepDong.Territories;

namespace HiepDong.Consolidation;

public class ConsolidatorTests
{
    private const int Cases = 1, Stock = 2, Share = 3, Solved = 4, Whole = 5, PartA = 6, PartB = 7;
    private readonly Builder b = new();
    private readonly string vn, east, ministry, command, army;
    private readonly string[] communes, units;
    private readonly List<AcceptedReport> reports = [];
    private Consolidator? made;

    public ConsolidatorTests()
    {
        vn = b.Territories.Keys.Single();
        east = b.Place("01", TerritoryKind.Province, vn);
        ministry = b.Unit("BO", Force.Police, Echelon.Ministry, vn, null);
        command = b.Unit("CA01", Force.Police, Echelon.Province, east, ministry);
        army = b.Unit("QS01", Force.Army, Echelon.Province, east, null);
        communes = [.. Enumerable.Range(1, 3).Select(n => b.Place("X" + n, TerritoryKind.Commune, east))];
        units = [.. communes.Select((c, n) => b.Unit("CAX" + (n + 1), Force.Police, Echelon.Commune, c, command))];
    }

    private static Indicator Indicator(int number, AddsUp adds, string? partOf = null, bool exhaustive = false, int decimals = 0, string? over = null, string? under = null) =>
        new(number, "I" + number, "drugs", "Chỉ tiêu " + number, "Indicator " + number, "vụ", "case", adds, decimals, null, partOf, exhaustive, over, under);

    private static readonly Catalogue Standard = new(
        [
            Indicator(Cases, AddsUp.Sum), Indicator(Stock, AddsUp.Last), Indicator(Share, AddsUp.Ratio, decimals: 1, over: "I4", under: "I1"), Indicator(Solved, AddsUp.Sum, "I1"),
            Indicator(Whole, AddsUp.Sum), Indicator(PartA, AddsUp.Sum, "I5", true, 1), Indicator(PartB, AddsUp.Sum, "I5", true)
        ],
        [Form("T", Rhythm.Month, Echelon.Commune, Echelon.Province), Form("Q", Rhythm.Quarter, Echelon.Province)]);

    private static ReportForm Form(string code, Rhythm rhythm, params Echelon[] echelons) => new(code, 1, code, code, [Force.Police, Force.Army], echelons, rhythm, WindowRule.Statutory,
        new Dictionary<Echelon, int> { [Echelon.Commune] = 1, [Echelon.Province] = 3 }, new(2024, 12, 15), null, [], []);

    private void Accept(string unit, string period, params StoredFigure[] figures) => AcceptAs(unit, "T", period, false, figures);

    private void AcceptAs(string unit, string form, string period, bool late, params StoredFigure[] figures) =>
        reports.Add(new(unit, form, Period.Parse(period), $"{unit}{form}{period}", 1, late, PackedFigures.Pack([.. figures])));

    private Consolidator Made()
    {
        if (made is not null) return made;
        var org = b.Make();
        var totals = new Totals(org, Standard.MaxNumber);
        foreach (var r in reports) totals.Apply(r, totals.Sequence + 1);
        return made = new(org, Standard, totals, new WorkingCalendar([]));
    }

    private ConsolidationResult Run(Scope scope, string period, Breakdown by = Breakdown.None) => Made().Run(new(scope, Period.Parse(period), [], by));
    private ConsolidationRow Row(int indicator, string period, Scope? scope = null, Breakdown by = Breakdown.None) =>
        Made().Run(new(scope ?? Scope.OfTerritory(east), Period.Parse(period), ["I" + indicator], by)).Rows.Single();

    [Fact]
    public void Sums_add_over_months_and_stocks_show_the_last()
    {
        Accept(units[0], "2026-01", new(Cases, 5), new(Stock, 40));
        Accept(units[0], "2026-02", new(Cases, 6), new(Stock, 41));
        Accept(units[1], "2026-02", new(Cases, 7), new(Stock, 10));
        Row(Cases, "2026-01..2026-02").Total.ShouldBe(new(18, 3));
        Row(Stock, "2026-01..2026-02").Total.ShouldBe(new(51, 2));
        Row(Stock, "2026-Q1").Total.IsMissing.ShouldBeTrue();   // nothing was stated of March
    }

    [Fact]
    public void A_share_is_computed_at_every_level_from_its_operands()
    {
        Accept(units[0], "2026-01", new(Cases, 10), new(Solved, 10));
        Accept(units[1], "2026-01", new(Cases, 20), new(Solved, 5));
        Row(Share, "2026-01").Total.Amount.ShouldBe(500);                        // 15 ÷ 30, not the mean of 100 and 25
        Row(Share, "2026-01", Scope.OfUnit(units[1])).Total.Amount.ShouldBe(250);
    }

    [Fact]
    public void A_share_of_nothing_is_missing()
    {
        Accept(units[0], "2026-01", new StoredFigure(Cases, 0), new StoredFigure(Solved, 0));
        Accept(units[1], "2026-02", new StoredFigure(Cases, 4));
        Row(Share, "2026-01").Total.IsMissing.ShouldBeTrue();
        Row(Share, "2026-02").Total.IsMissing.ShouldBeTrue();
    }

    [Fact]
    public void A_share_of_approximate_figures_is_about()
    {
        Accept(units[0], "2026-01", new(Cases, 10, Bound.MoreThan), new(Solved, 5));
        Row(Share, "2026-01").Total.Bound.ShouldBe(Bound.About);
    }

    [Fact]
    public void Missing_is_never_zero()
    {
        Accept(units[0], "2026-01", new StoredFigure(Cases, 0));
        Row(Cases, "2026-01").Total.ShouldBe(new(0, 1));
        Row(Solved, "2026-01").Total.ShouldBe(default);
        Run(Scope.OfTerritory(east), "2026-01").Rows.Select(r => r.Indicator.Number).ShouldBe([Cases]);
    }

    [Fact]
    public void Completeness_counts_expected_accepted_and_late_by_force()
    {
        AcceptAs(units[0], "T", "2026-01", true, new StoredFigure(Cases, 1));
        Accept(command, "2026-01", new StoredFigure(Cases, 1));
        Accept(army, "2026-01", new StoredFigure(Cases, 1));
        var result = Run(Scope.OfTerritory(east), "2026-01");
        result.Completeness.ShouldBe(new(5, 3, 1));
        result.ByForce.ShouldBe([(Force.Police, new Completeness(4, 2, 1)), (Force.Army, new Completeness(1, 1, 0))]);
        result.Completeness.Percent.ShouldBe(60m);
        Run(Scope.OfUnit(command), "2026-01").Completeness.ShouldBe(new(4, 2, 1));
        new Completeness(0, 0, 0).Percent.ShouldBeNull();
    }

    [Fact]
    public void A_quarter_expects_its_months_and_the_quarterly_form()
    {
        AcceptAs(command, "Q", "2026-Q1", false, new StoredFigure(Whole, 9));
        Accept(command, "2026-02", new StoredFigure(Cases, 2));
        var year = Run(Scope.OfTerritory(east), "2026");
        year.Completeness.ShouldBe(new(5 * 12 + 2 * 4, 2, 0));
        Row(Whole, "2026").Total.ShouldBe(new(9, 1));
        Row(Whole, "2026-02").Total.IsMissing.ShouldBeTrue();
        Run(Scope.OfTerritory(east), "2026-Q1").Completeness.ShouldBe(new(5 * 3 + 2, 2, 0));
    }

    [Fact]
    public void Owed_reports_without_an_accepted_version_are_listed_with_their_due_day()
    {
        Accept(units[0], "2026-01", new StoredFigure(Cases, 1));
        var tree = Made().TreeOf(Period.Month(2026, 1));
        var missing = Made().Missing(tree, Scope.OfUnit(command), Period.Month(2026, 1)).ToList();
        missing.Select(m => m.Unit.Id).ShouldBe([command, units[1], units[2]], ignoreOrder: true);
        missing.Single(m => m.Unit.Id == command).DueOn.ShouldBe(new(2026, 1, 19));    // 14 January is a Wednesday
        missing.First(m => m.Unit.Id == units[1]).DueOn.ShouldBe(new(2026, 1, 15));
        Made().Owed(tree, Scope.OfUnit(command), Period.Month(2026, 1)).Count().ShouldBe(4);
    }

    [Fact]
    public void Comparisons_say_how_much_or_why_not()
    {
        Accept(units[0], "2025-02", new(Cases, 0), new(Solved, 8), new(Whole, 3));
        Accept(units[0], "2026-01", new(Cases, 8), new(Solved, 8, Bound.MoreThan));
        Accept(units[0], "2026-02", new(Cases, 6), new(Solved, 10));
        var cases = Row(Cases, "2026-02");
        (cases.Previous!.Why, cases.Previous.ChangePercent, cases.Previous.Comparable).ShouldBe((Incomparable.No, -25m, true));
        (cases.LastYear!.Why, cases.LastYear.ChangePercent).ShouldBe((Incomparable.PreviousIsZero, null));
        Row(Solved, "2026-02").Previous!.Why.ShouldBe(Incomparable.Approximate);
        Row(Solved, "2026-02").LastYear!.ChangePercent.ShouldBe(25m);
        Row(Whole, "2026-02").LastYear!.Why.ShouldBe(Incomparable.CurrentMissing);
        Row(Cases, "2026-01").LastYear!.Why.ShouldBe(Incomparable.NoFigures);
        Row(Cases, "2026-01").LastYear!.Reason("vi").ShouldBe("không có số liệu tháng 1 năm 2025");
        cases.Previous.Reason("vi").ShouldBeNull();
    }

    [Fact]
    public void A_merger_restates_exactly_and_a_division_is_marked_never_estimated()
    {
        var day = new DateOnly(2026, 2, 15);
        var joined = b.Place("Y", TerritoryKind.Commune, east, day);
        var one = b.Unit("CAY", Force.Police, Echelon.Commune, joined, command, day);
        foreach (var n in new[] { 0, 1 }) { b.Pass(communes[n], day, joined); b.Pass(units[n], day, one); }
        var (p, q) = (b.Place("P", TerritoryKind.Commune, east, day), b.Place("Q", TerritoryKind.Commune, east, day));
        var (up, uq) = (b.Unit("CAP", Force.Police, Echelon.Commune, p, command, day), b.Unit("CAQ", Force.Police, Echelon.Commune, q, command, day));
        b.Pass(communes[2], day, p, q);
        b.Pass(units[2], day, up, uq);
        Accept(units[0], "2026-02", new StoredFigure(Cases, 10));
        Accept(units[1], "2026-02", new StoredFigure(Cases, 6));
        Accept(units[2], "2026-02", new StoredFigure(Cases, 4));
        foreach (var u in new[] { one, up, uq }) Accept(u, "2026-03", new StoredFigure(Cases, 8));

        var merged = Row(Cases, "2026-03", Scope.OfTerritory(joined)).Previous!;
        (merged.Total.Amount, merged.ChangePercent, merged.Restated).ShouldBe((16, -50m, true));
        var divided = Row(Cases, "2026-03", Scope.OfTerritory(p)).Previous!;
        (divided.Why, divided.Comparable, divided.ChangePercent, divided.Total.IsMissing).ShouldBe((Incomparable.Split, false, null, true));
        divided.Reason("vi").ShouldBe("không so sánh được: chia tách địa bàn, đơn vị (CAX3)");
        var province = Row(Cases, "2026-03").Previous!;
        (province.Total.Amount, province.ChangePercent).ShouldBe((20, 20m));
        Row(Solved, "2026-03", Scope.OfTerritory(p)).Previous!.Why.ShouldBe(Incomparable.CurrentMissing);   // the divided unit said nothing of it
        Run(Scope.OfTerritory(east), "2026-02..2026-03").Completeness.Expected.ShouldBe(5 + 5);
    }

    [Fact]
    public void Parts_of_every_breakdown_add_up_to_the_total()
    {
        var day = new DateOnly(2026, 2, 15);
        b.Pass(units[0], day);
        b.Pass(communes[0], day);
        b.Pass(units[1], day, b.Unit("V", Force.Police, Echelon.Commune, communes[1], command, day), b.Unit("W", Force.Police, Echelon.Commune, communes[1], command, day));
        foreach (var (u, n) in units.Append(command).Append(army).Append(ministry).Select((u, n) => (u, n)))
            foreach (var m in new[] { "2026-01", "2026-02" }) Accept(u, m, new StoredFigure(Cases, 1 << n));
        foreach (var (scope, by) in new[]
        {
            (Scope.OfUnit(command), Breakdown.Unit), (Scope.OfUnit(ministry), Breakdown.Unit), (Scope.OfTerritory(east), Breakdown.Territory),
            (Scope.OfTerritory(vn), Breakdown.Territory), (Scope.OfTerritory(east), Breakdown.Force), (Scope.OfTerritory(east), Breakdown.Month)
        })
        {
            var row = Row(Cases, "2026-01..2026-03", scope, by);
            row.Total.Stated.ShouldBeGreaterThan(0);
            row.By.Aggregate(default(Total), (sum, p) => sum + p.Total).ShouldBe(row.Total, $"{scope} {by}");
        }
    }

    [Fact]
    public void A_part_above_its_whole_and_parts_that_do_not_add_up_are_pointed_out()
    {
        Accept(units[0], "2026-01", new(Cases, 3), new(Solved, 5), new(Whole, 7), new(PartA, 45), new(PartB, 3));   // 4,5 + 3
        Accept(units[1], "2026-02", new(Cases, 5), new(Solved, 5), new(Whole, 8), new(PartA, 50), new(PartB, 3));
        Row(Cases, "2026-01").Warnings.Single().Vi.ShouldBe("“Chỉ tiêu 4” (5) lớn hơn tổng (3)");
        Row(Whole, "2026-01").Warnings.Single().Vi.ShouldBe("các phần cộng lại là 7,5, khác tổng 7");
        Row(Cases, "2026-02").Warnings.ShouldBeEmpty();
        Row(Whole, "2026-02").Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_pointed_out_where_a_side_is_missing_or_approximate()
    {
        Accept(units[0], "2026-01", new(Cases, 3, Bound.MoreThan), new(Solved, 5), new(Whole, 7), new(PartA, 45));
        Row(Cases, "2026-01").Warnings.ShouldBeEmpty();
        Row(Whole, "2026-01").Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Nodes_are_found_by_the_code_they_carry_at_the_end_of_the_period()
    {
        var day = new DateOnly(2025, 7, 1);
        var now = b.Place("01", TerritoryKind.City, vn, day);
        b.Pass(east, day, now);
        Made().Find(Hierarchy.Territory, "01", Period.Parse("2025-06"))!.Value.NodeId.ShouldBe(east);
        Made().Find(Hierarchy.Territory, "01", Period.Parse("2025-07"))!.Value.NodeId.ShouldBe(now);
        Made().Find(Hierarchy.Territory, "99", Period.Parse("2025-07")).ShouldBeNull();
        Made().Find(Hierarchy.Chain, "CA01", Period.Parse("2025-07"))!.Value.NodeId.ShouldBe(command);
    }

    [Fact]
    public async Task A_result_is_of_one_state_while_reports_arrive()
    {
        foreach (var u in units) Accept(u, "2026-01", new StoredFigure(Cases, 0));
        var c = Made();
        using var done = new CancellationTokenSource();
        var reader = Task.Run(() =>
        {
            var reads = 0;
            while (!done.IsCancellationRequested || reads == 0)
            {
                var row = c.Run(new(Scope.OfUnit(command), Period.Month(2026, 1), ["I1"], Breakdown.Unit)).Rows.Single();
                row.By.Sum(p => p.Total.Amount).ShouldBe(row.Total.Amount);
                reads++;
            }
        });
        for (var n = 2; n < 1500; n++)
        {
            c.Totals.Apply(new(units[n % 3], "T", Period.Month(2026, 1), "r", n, false, PackedFigures.Pack([new StoredFigure(Cases, n)])), n);
            if (n % 10 == 0) await Task.Yield();
            Thread.SpinWait(2000);
        }
        await done.CancelAsync();
        await reader;
    }
}
