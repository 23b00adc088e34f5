using HiepDong.Benchmarks.Duplicates;
using HiepDong.Organisation;
using HiepDong.Territories;

namespace HiepDong.JointResults;

public class LikenessTests
{
    private static readonly Builder Land = Made();
    private static readonly Organisation.Organisation All = Land.Make();
    private static readonly OrgTree Tree = All.At(new(2026, 12, 31));

    private static Builder Made()
    {
        var b = new Builder();
        var country = b.Territories.Keys.Single();
        foreach (var code in new[] { "38", "40", "96" })
        {
            var province = b.Place(code, TerritoryKind.Province, country);
            foreach (var n in new[] { 10, 22, 400 }) b.Place(code + n.ToString("000", System.Globalization.CultureInfo.InvariantCulture), TerritoryKind.Commune, province);
        }
        b.Unit("CA1", Force.Police, Echelon.Province, Id(b, "40"), null);
        b.Unit("BP1", Force.BorderGuard, Echelon.Province, Id(b, "40"), null);
        b.Unit("QS1", Force.Army, Echelon.Province, Id(b, "40"), null);
        return b;
    }

    private static string Id(Builder b, string code) => b.Territories.Values.Single(t => t.Code == code).Id;
    private static string UnitId(string code) => Land.Units.Values.Single(u => u.Code == code).Id;

    private static ResultBody Body(string unit, string place = "40010", int day = 5, decimal kilograms = 61.475m, ResultKind kind = ResultKind.DrugCase, string goods = "kg", params string[] with) =>
        new(kind, new(2026, 11, day), new(2026, 11, day), Id(Land, place), "Bắt giữ đối tượng vận chuyển trái phép chất ma túy", null,
            [new(UnitId(unit), true, "", Answer.Confirmed, []), .. with.Select(w => new Claim(UnitId(w), false, "", Answer.Pending, []))],
            new([new("cases", "vụ", 1), new("heroin", goods, kilograms)], null, null, null, null));

    private static double Score(ResultBody a, ResultBody b) => Likeness.Compare(ResultSketch.Of(a, All, Tree), ResultSketch.Of(b, All, Tree), ResultRates.None)?.Score ?? 0;

    [Fact]
    public void Two_forces_that_state_the_same_rare_figure_are_proposed_with_what_agrees()
    {
        var found = Likeness.Compare(ResultSketch.Of(Body("CA1"), All, Tree), ResultSketch.Of(Body("BP1"), All, Tree), ResultRates.None)!;
        found.Score.ShouldBeGreaterThan(0.95);
        found.Agreeing.Select(r => r.Vi).ShouldContain("heroin bằng nhau: 61,475 kg");
        found.Agreeing.Select(r => r.En).ShouldContain("same commune");
    }

    [Fact]
    public void A_rare_figure_says_more_than_a_common_one()
    {
        static double WeightOf(decimal kilograms) => Likeness.Compare(ResultSketch.Of(Body("CA1", kilograms: kilograms), All, Tree), ResultSketch.Of(Body("BP1", kilograms: kilograms), All, Tree), ResultRates.None)!
            .Reasons.Single(r => r.Vi.StartsWith("heroin", StringComparison.Ordinal)).Weight;
        WeightOf(61.475m).ShouldBeGreaterThan(WeightOf(60) + 2);
    }

    [Fact]
    public void Bricks_and_kilograms_are_not_compared() =>
        Likeness.Compare(ResultSketch.Of(Body("CA1", kilograms: 10, goods: "bánh"), All, Tree), ResultSketch.Of(Body("BP1", kilograms: 3.5m), All, Tree), ResultRates.None)!
            .Reasons.ShouldContain(r => r.Vi == "cùng có heroin, đơn vị tính khác nhau" && Math.Abs(r.Weight) < 1);

    [Fact]
    public void Grams_and_kilograms_are_the_same_unit() => Score(Body("CA1", kilograms: 61475, goods: "gam"), Body("BP1")).ShouldBe(Score(Body("CA1"), Body("BP1")), 1e-9);

    [Fact]
    public void Another_kind_more_than_three_days_or_a_far_province_are_never_proposed()
    {
        Score(Body("CA1"), Body("BP1", kind: ResultKind.Relief)).ShouldBe(0);
        Score(Body("CA1"), Body("BP1", day: 9)).ShouldBe(0);
        Score(Body("CA1"), Body("BP1", day: 8)).ShouldBeGreaterThan(0);
        Score(Body("CA1"), Body("BP1", place: "96010")).ShouldBe(0);
        Score(Body("CA1"), Body("BP1", place: "38010")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Nearer_places_are_likelier()
    {
        var by = new[] { "40010", "40022", "40400", "38010" }.Select(p => Score(Body("CA1"), Body("BP1", place: p))).ToList();
        by.ShouldBe(by.OrderByDescending(s => s));
        by.Distinct().Count().ShouldBe(4);
        Score(Body("CA1"), Body("BP1", place: "40")).ShouldBeGreaterThan(Score(Body("CA1"), Body("BP1", place: "40400")));
    }

    [Fact]
    public void The_same_lead_unit_speaks_against_it_and_being_named_without_an_answer_for_it()
    {
        Score(Body("CA1"), Body("CA1")).ShouldBeLessThan(Score(Body("CA1"), Body("BP1")));
        Score(Body("CA1", kilograms: 2, with: "BP1"), Body("BP1", kilograms: 3)).ShouldBeGreaterThan(Score(Body("CA1", kilograms: 2), Body("BP1", kilograms: 3)));
    }

    [Fact]
    public void The_score_is_the_same_both_ways_and_in_any_order_of_claims_and_amounts()
    {
        var random = new Random(11);
        foreach (var (a, b) in RandomResults.Bodies(random, 400).Chunk(2).Select(c => (c[0], c[1])))
        {
            var (x, y) = (a with { From = b.From, To = b.To, Kind = b.Kind }, b);
            var score = Score(x, y);
            Score(y, x).ShouldBe(score, 1e-12);
            Score(Shuffled(x), Shuffled(y)).ShouldBe(score, 1e-12);
            score.ShouldBeInRange(0, 1);
        }

        ResultBody Shuffled(ResultBody body) => body with
        {
            Claims = [.. body.Claims.OrderBy(_ => random.Next())], Accepted = body.Accepted with { Amounts = [.. body.Accepted.Amounts.OrderBy(_ => random.Next())] }
        };
    }

    [Fact]
    public void One_pass_finds_the_pairs_that_comparing_all_with_all_finds()
    {
        var year = Invented(5, 300, 1200, 90, out var organisation);
        var tree = organisation.At(new(2026, 12, 31));
        var sketches = year.Entries.ToDictionary(e => e.Id, e => ResultSketch.Of(e.Body, organisation, tree));
        var rates = new ResultRates(sketches.Values.Select(s => (s.Kind, s.Place, 1)), 365, sketches.Values);
        var all = new List<LikelyPair>();
        foreach (var (a, x) in sketches)
            foreach (var (b, y) in sketches)
                if (string.CompareOrdinal(a, b) < 0 && Likeness.LogOdds(x, y, rates) is { } odds) all.Add(new(a, b, odds));
        LikelyPairs.Among(sketches, rates, Likeness.Threshold).Select(p => (p.First, p.Second)).Order().ShouldBe(LikelyPairs.Compete([.. all.Where(p => p.LogOdds >= -3)]).Where(p => p.Score >= Likeness.Threshold).Select(p => (p.First, p.Second)).Order());
    }

    /// <summary>The measure of bench/duplicates on a small country.</summary>
    [Fact]
    public void Finds_planted_duplicates_and_little_else()
    {
        // Three small years together: 300 pairs alone would leave a point to chance.
        var (planted, proposed, right) = (0, 0, 0);
        foreach (var seed in new[] { 401, 402, 403 })
        {
            var measured = DuplicateMeasure.Of(Invented(seed, 664, 4000, 300, out var organisation), organisation, new(2026, 12, 31));
            (planted, proposed, right) = (planted + measured.Planted, proposed + measured.Proposed, right + measured.Right);
        }
        planted.ShouldBeGreaterThanOrEqualTo(900);
        ((double)right / proposed).ShouldBeGreaterThanOrEqualTo(0.97);
        ((double)right / planted).ShouldBeGreaterThanOrEqualTo(0.95);
    }

    private static ResultYear Invented(int seed, int communes, int results, int planted, out Organisation.Organisation organisation)
    {
        var since = new DateOnly(2025, 7, 1);
        var country = new Territory("VN~20040101", "VN", "Việt Nam", TerritoryKind.Country, null, new(2004, 1, 1), null);
        var provinces = "01 04 08 11 12 14 15 19 20 22 24 25 31 33 37 38 40 42 44 46 48 51 52 56 66 68 75 79 80 82 86 91 92 96".Split(' ')
            .Select(c => new Territory(Territory.MakeId(c, since), c, "Tỉnh " + c, TerritoryKind.Province, country.Id, since, null)).ToList();
        var year = new ResultYear(seed, 2026, provinces, communes, results, planted, n => n.ToString("000000", System.Globalization.CultureInfo.InvariantCulture));
        organisation = new([country, .. provinces, .. year.Communes], year.Units, []);
        return year;
    }

    internal static string Place(string code) => Id(Land, code);
    internal static string Unit(string code) => UnitId(code);
}

/// <summary>Any result a person could have entered.</summary>
internal static class RandomResults
{
    private static readonly string[] Units = ["CA1", "BP1", "QS1"];
    private static readonly string[] Places = ["40010", "40022", "40400", "40", "38010"];
    private static readonly (string, string)[] Things = [("cases", "vụ"), ("subjects", "đối tượng"), ("heroin", "kg"), ("heroin", "bánh"), ("vehicles", "chiếc"), ("đá quý", "viên")];
    private static readonly string[] Words = ["Bắt giữ 2 đối tượng tại bản Khe Mui, xã An Cầu.", "Khoảng 14 giờ 30, phá chuyên án 125N trên quốc lộ 7.", "Tuần tra chung.", ""];

    public static IEnumerable<ResultBody> Bodies(Random random, int count)
    {
        for (var n = 0; n < count; n++)
        {
            var day = new DateOnly(2026, 3, 1).AddDays(random.Next(4));
            var units = Units.OrderBy(_ => random.Next()).Take(random.Next(1, 4)).ToList();
            var claims = units.Select((u, i) => new Claim(LikenessTests.Unit(u), i == 0, i % 2 == 0 ? "chốt chặn" : "", i == 0 ? Answer.Confirmed : (Answer)random.Next(3), random.Next(2) == 0 ? [] : Amounts(random), Version: random.Next(6))).ToList();
            yield return new((ResultKind)random.Next(3), day, day.AddDays(random.Next(3)), LikenessTests.Place(Places[random.Next(Places.Length)]), Words[random.Next(Words.Length)],
                random.Next(3) == 0 ? "Kế hoạch 12" : null, claims, new(Amounts(random), claims[0].UnitId, random.Next(2) == 0 ? null : "theo biên bản", "an", null, random.Next(6)));
        }
    }

    private static List<Amount> Amounts(Random random) => [.. Things.OrderBy(_ => random.Next()).Take(random.Next(1, 4)).Select(t => new Amount(t.Item1, t.Item2, random.Next(1, 5000) / (t.Item2 == "kg" ? 100m : 1), random.Next(5) == 0))];
}
