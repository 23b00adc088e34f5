using HiepDong.Consolidation;
using HiepDong.Indicators;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Reporting;
using HiepDong.Territories;

namespace HiepDong.JointResults;

/// <summary>Random results of a small country, the reports they make, and a plain count of them that shares no code with the totals.</summary>
public class CountingTests
{
    private const int Count = 1, Cases = 2, Heroin = 3;
    private static readonly Period Year = Period.OfYear(2026);

    private static readonly Catalogue Standard = new(
        [
            new(Count, "N", "drugs", "Kết quả", "Results", "vụ", "case", AddsUp.Sum, 0, FromResults: "*:results"),
            new(Cases, "C", "drugs", "Số vụ", "Cases", "vụ", "case", AddsUp.Sum, 0, FromResults: "drug_case,smuggling:cases"),
            new(Heroin, "H", "drugs", "Heroin", "Heroin", "kg", "kg", AddsUp.Sum, 3, FromResults: "*:heroin")
        ],
        [new("T", 1, "T", "T", Enum.GetValues<Force>(), [Echelon.Province, Echelon.Commune], Rhythm.Month, WindowRule.Statutory,
            new Dictionary<Echelon, int>(), new(2020, 1, 15), null, [new("I", "I", ["N", "C", "H"])], [])]);

    private static readonly ResultCounting Rules = new(Standard, [new("heroin", "bánh", "kg", 0.35m, true)]);

    private readonly Random random;
    private readonly Builder b = new();
    private readonly Organisation.Organisation org;
    private readonly List<OrgUnit> units;

    public CountingTests() : this(1) { }

    private CountingTests(int seed)
    {
        random = new(seed);
        var vn = b.Territories.Keys.Single();
        var ministries = Enum.GetValues<Force>().ToDictionary(f => f, f => b.Unit("BO" + f, f, Echelon.Ministry, vn, null));
        for (var p = 0; p < 3; p++)
        {
            var province = b.Place("P" + p, TerritoryKind.Province, vn);
            foreach (var force in Enum.GetValues<Force>())
            {
                var command = b.Unit($"U{p}{force}", force, Echelon.Province, province, ministries[force]);
                for (var c = 0; c < 2; c++)
                    b.Unit($"U{p}{force}{c}", force, Echelon.Commune, p == 0 && force == Force.Police ? b.Place($"X{p}{c}", TerritoryKind.Commune, province) : province, command);
            }
        }
        org = b.Make();
        units = [.. org.Units.Where(u => u.Echelon != Echelon.Ministry)];
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    private T Any<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private JointResult Invent(int n)
    {
        var day = new DateOnly(2025, 12, 15).AddDays(random.Next(365));
        var chosen = units.OrderBy(_ => random.Next()).Take(1 + random.Next(4)).ToList();
        var amounts = new List<Amount> { new("cases", "vụ", random.Next(4)) };
        if (random.Next(2) == 0) amounts.Add(new("heroin", "kg", random.Next(1, 4000) / 1000m));
        var result = new JointResult
        {
            Id = $"r{n:000}",
            Body = new(Any(Things.AllKinds), day.AddDays(-random.Next(3)), day, chosen[0].TerritoryId, "", null,
                [.. chosen.Select((u, i) => new Claim(u.Id, i == 0, "", Answer.Pending, []))], new(amounts, null, null, null, null))
        };
        if (random.Next(12) == 0) return result;
        result.Record($"c{n}", "an", default);
        foreach (var u in chosen.Skip(1))
            if (random.Next(5) is var answer && answer == 0) result.Decline(u.Id, "không tham gia", "b", default);
            else if (answer != 1) result.Confirm(u.Id, [], null, "b", default);
        if (random.Next(15) == 0) result.Withdraw("nhầm");
        return result;
    }

    /// <summary>Every unit's monthly reports as its results make them; <paramref name="extra"/> is what it did besides.</summary>
    private List<AcceptedReport> Reports(List<JointResult> results, Func<string, Period, long> extra)
    {
        var made = new List<AcceptedReport>();
        foreach (var unit in units)
            foreach (var month in Year.EachMonth())
            {
                var window = month.Window();
                var figures = ResultFigure.Of(results.Where(r => window.Contains(r.Body.To)), new HashSet<string> { unit.Id }, Rules).ToDictionary(f => f.Indicator.Number, f => f.Amount);
                var stored = new[] { Count, Cases, Heroin }.Select(i => new StoredFigure(i, figures.GetValueOrDefault(i) + extra(unit.Id, month))).ToList();
                made.Add(new(unit.Id, "T", month, unit.Id + month.Code, 1, false, PackedFigures.Pack(stored)));
            }
        return made;
    }

    private Totals Made(IEnumerable<JointResult> results, IEnumerable<AcceptedReport> reports)
    {
        var totals = new Totals(org, Standard.MaxNumber);
        var shares = new ResultShares(org, Standard, Rules);
        var sequence = 0L;
        foreach (var thing in results.Cast<object>().Concat(reports).OrderBy(_ => random.Next()))
            if (thing is JointResult r) totals.Share(r.Id, shares.Of(r), ++sequence);
            else totals.Apply((AcceptedReport)thing, ++sequence);
        return totals;
    }

    private static long Amount(JointResult r, int indicator) => Rules.Of(r.Body.Kind, r.Body.Accepted.Amounts).Where(a => a.Indicator.Number == indicator).Sum(a => a.Amount);

    [Theory, MemberData(nameof(Seeds))]
    public void A_total_of_results_is_the_number_of_distinct_results_that_touch_the_node(int seed)
    {
        var world = new CountingTests(seed);
        var results = Enumerable.Range(0, 60).Select(world.Invent).ToList();
        var totals = world.Made(results, world.Reports(results, (_, _) => 0));
        var tree = world.org.At(Year.Window().To);
        foreach (var period in Year.EachMonth().Append(Year).Append(Period.Quarter(2026, 2)))
            for (var slot = 0; slot < tree.SlotCount; slot++)
            {
                var node = tree.NodeAt(slot);
                var scope = world.org.Unit(node) is null ? Scope.OfTerritory(node) : Scope.OfUnit(node);
                var touching = results.Where(r => r.Counts && period.Window().Contains(r.Body.To) && r.Body.Counting.Any(c => tree.Covers(scope, c.UnitId))).ToList();
                var sums = totals.Sum(tree, node, period);
                foreach (var i in new[] { Count, Cases, Heroin }) sums.Total(i, false).Amount.ShouldBe(touching.Sum(r => Amount(r, i)), $"{node} {period} {i}");
                sums.Total(Count, false).Amount.ShouldBe(touching.Count);
                // What several forces state is taken off once; inside a force likewise.
                foreach (var force in Enum.GetValues<Force>())
                    sums.Total(Count, false, force).Amount.ShouldBe(touching.Count(r => r.Body.Counting.Any(c => tree.Covers(scope, c.UnitId) && world.org.Unit(c.UnitId)!.Force == force)));
            }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void The_forces_numbers_less_the_overlap_are_the_total_and_the_three_columns_add_up(int seed)
    {
        var world = new CountingTests(seed);
        var results = Enumerable.Range(0, 60).Select(world.Invent).ToList();
        var extra = new Random(seed);
        var consolidator = new Consolidator(world.org, Standard, world.Made(results, world.Reports(results, (_, _) => extra.Next(3))), new WorkingCalendar([]));
        var tree = world.org.At(Year.Window().To);
        var overlapping = 0;
        for (var slot = 0; slot < tree.SlotCount; slot++)
        {
            var node = tree.NodeAt(slot);
            var scope = world.org.Unit(node) is null ? Scope.OfTerritory(node) : Scope.OfUnit(node);
            foreach (var row in consolidator.Run(new(scope, Year, [], Breakdown.Force)).Rows)
            {
                if (row.Joint is not { } joint) continue;
                joint.OfForces.ShouldBe(row.By.Sum(p => p.Total.Amount));
                (joint.OfForces - joint.Overlap).ShouldBe(row.Total.Amount);
                joint.Total.ShouldBe(row.Total.Amount);
                joint.Own.ShouldBeGreaterThanOrEqualTo(0);
                if (node == tree.Country!.Id) joint.TookPart.ShouldBe(0);
                if (joint.Overlap > 0) overlapping++;
                var source = new Tracer(consolidator).Of(scope, Year, row.Indicator);
                (source.SumOfForces.Amount + (source.Overlap?.Total.Amount ?? 0)).ShouldBe(row.Total.Amount);
                if (source.Parts.Count > 0) source.SumOfParts.Amount.ShouldBe(row.Total.Amount, node);
                if (source.Months.Count > 0) source.Months.Sum(m => m.Total.Amount).ShouldBe(row.Total.Amount);
                (source.Shared ?? []).Count.ShouldBe(joint.Results);
            }
        }
        overlapping.ShouldBeGreaterThan(0);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Counting_does_not_depend_on_the_order_in_which_results_and_reports_come(int seed)
    {
        var world = new CountingTests(seed);
        var results = Enumerable.Range(0, 40).Select(world.Invent).ToList();
        var reports = world.Reports(results, (_, _) => 1);
        var (first, second) = (world.Made(results, reports), world.Made(results, reports));
        // Third: with totals ready from the start, and every result put in twice.
        var third = new Totals(world.org, 1);
        var tree = world.org.At(Year.Window().To);
        third.Sum(tree, tree.Country!.Id, Year);
        var shares = new ResultShares(world.org, Standard, Rules);
        foreach (var r in results) third.Share(r.Id, shares.Of(r), 1);
        foreach (var report in reports) third.Apply(report, 2);
        foreach (var r in results) third.Share(r.Id, shares.Of(r), 3);
        for (var slot = 0; slot < tree.SlotCount; slot++)
        {
            var node = tree.NodeAt(slot);
            foreach (var i in new[] { Count, Cases, Heroin })
            {
                var total = first.Sum(tree, node, Year).Total(i, false);
                second.Sum(tree, node, Year).Total(i, false).ShouldBe(total);
                third.Sum(tree, node, Year).Total(i, false).ShouldBe(total);
                third.Sum(tree, node, Year).Joint(i).ShouldBe(first.Sum(tree, node, Year).Joint(i));
            }
        }
        foreach (var r in results) third.Share(r.Id, [], 4);
        third.Sum(tree, tree.Country.Id, Year).Joint(Count).IsNone.ShouldBeTrue();
    }

    [Fact]
    public void Nothing_is_taken_off_for_a_report_that_is_missing_or_says_less_than_its_results()
    {
        var (police, guard) = (units.First(u => u.Force == Force.Police), units.First(u => u.Force == Force.BorderGuard));
        var result = new JointResult { Id = "r", Body = new(ResultKind.DrugCase, new(2026, 2, 1), new(2026, 2, 1), police.TerritoryId, "", null,
            [new(police.Id, true, "", Answer.Pending, []), new(guard.Id, false, "", Answer.Pending, [])], new([new("cases", "vụ", 2)], null, null, null, null)) };
        result.Record("1", "a", default);
        var totals = new Totals(org, Standard.MaxNumber);
        var shares = new ResultShares(org, Standard, Rules);
        var tree = org.At(Year.Window().To);
        var month = Period.Month(2026, 2);
        long Total() => totals.Sum(tree, tree.Country!.Id, Year).Total(Cases, false).Amount;
        void Accept(OrgUnit unit, long cases, int version) => totals.Apply(new(unit.Id, "T", month, unit.Id, version, false, PackedFigures.Pack([new(Cases, cases)])), version);
        totals.Share("r", shares.Of(result), 1);
        Accept(police, 5, 1);
        Accept(guard, 3, 1);
        Total().ShouldBe(8, "nobody has confirmed");
        result.Confirm(guard.Id, [], null, "b", default);
        totals.Share("r", shares.Of(result), 2);
        Total().ShouldBe(6);
        Accept(guard, 1, 2);
        Total().ShouldBe(6, "1 is less than the 2 that its results make, so none of it is taken off");
        Accept(guard, 2, 3);
        Total().ShouldBe(5);
        result.Withdraw("nhầm");
        totals.Share("r", shares.Of(result), 3);
        Total().ShouldBe(7);
    }

    [Fact]
    public void Quantities_keep_their_unit_and_only_a_factor_converts()
    {
        Rules.Of(ResultKind.DrugCase, [new("heroin", "bánh", 10)]).ShouldContain((Standard[Heroin], 3500L, true));
        Rules.Of(ResultKind.DrugCase, [new("heroin", "bánh", 10), new("heroin", "kg", 3.41m)]).ShouldContain((Standard[Heroin], 3410L, false));
        new ResultCounting(Standard, []).Of(ResultKind.DrugCase, [new("heroin", "bánh", 10)]).ShouldNotContain(a => a.Indicator.Number == Heroin);
        CountingRule.TryParse("drug_case:cases", out var rule).ShouldBeTrue();
        rule.ToString().ShouldBe("drug_case:cases");
        CountingRule.TryParse("drug_case", out _).ShouldBeFalse();
        CountingRule.TryParse("nothing:cases", out _).ShouldBeFalse();
        CountingRule.TryParse("*:nothing", out _).ShouldBeFalse();
    }
}
