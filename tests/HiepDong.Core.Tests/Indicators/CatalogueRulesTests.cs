using HiepDong.Organisation;

namespace HiepDong.Indicators;

public class CatalogueRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 16);

    private static Indicator Make(int number, string code, AddsUp adds = AddsUp.Sum, int decimals = 0, string unit = "vụ") =>
        new(number, code, "drugs", "Số " + code, "Number of " + code, unit, unit, adds, decimals, Forces: [Force.Police]);

    private static readonly Indicator Cases = Make(1, "MT.VU");
    private static readonly Indicator People = Make(2, "MT.DT", unit: "đối tượng") with { PairOf = "MT.VU" };
    private static readonly Indicator Weight = Make(3, "MT.KL", decimals: 3, unit: "kg");
    private static readonly Indicator Heroin = Make(4, "MT.HEROIN", decimals: 3, unit: "kg") with { PartOf = "MT.KL", Exhaustive = true };
    private static readonly Indicator Held = Make(5, "LL.PT", AddsUp.Last, unit: "chiếc");
    private static readonly Indicator Share = Make(6, "MT.TYLE", AddsUp.Ratio, 1, "%") with { Numerator = "MT.VU", Denominator = "MT.DT" };

    private static Catalogue Stored(params ReportForm[] forms) => new([Cases, People, Weight, Heroin, Held, Share], forms);

    private static List<string> Breaches(params Indicator[] changes) => [.. CatalogueRules.Check(Stored(), changes, Today).Select(b => b.Problem.Code)];

    [Fact]
    public void Accepts_what_is_sound() =>
        Breaches(Cases with { NameVi = "Số vụ án ma túy" }, Make(7, "MT.THUOCPHIEN", decimals: 2, unit: "kg") with { PartOf = "MT.KL" }, Make(8, "MT.TYLE2", AddsUp.Ratio, 1, "%") with { Numerator = "MT.HEROIN", Denominator = "MT.KL" }).ShouldBeEmpty();

    [Theory]
    [InlineData("mt.vu"), InlineData("MTVU"), InlineData("MT.VỤ"), InlineData("MT..VU"), InlineData(".MT"), InlineData("MT VU.A"), InlineData(""), InlineData("MT.VUABCDEFGHIJKLMNOPQRSTUVW")]
    public void Refuses_a_code_that_is_not_group_and_name(string code) => Breaches(Make(9, code)).ShouldContain("catalogue.bad-code");

    [Fact]
    public void Refuses_missing_words_an_unknown_topic_and_no_forces()
    {
        var breaches = Breaches(Make(9, "MT.A") with { NameVi = " ", UnitEn = "", Topic = "ma_tuy", Forces = [] });
        breaches.ShouldBe(["catalogue.unknown-topic", "catalogue.empty", "catalogue.empty", "catalogue.no-forces"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(-1), InlineData(7)]
    public void Refuses_decimals_beyond_0_to_6(int decimals) => Breaches(Make(9, "MT.A", decimals: decimals)).ShouldContain("catalogue.bad-decimals");

    [Fact]
    public void Keeps_number_decimals_and_way_of_adding_up_for_life()
    {
        var problems = CatalogueRules.Check(Stored(), [Cases with { Number = 40, Decimals = 1, AddsUp = AddsUp.Last }], Today).Where(b => b.Problem.Code == "catalogue.fixed").Select(b => b.Problem.Field);
        problems.ShouldBe([nameof(Indicator.Number), nameof(Indicator.Decimals), nameof(Indicator.AddsUp)]);
    }

    [Fact]
    public void Refuses_a_number_that_belongs_to_another() => Breaches(Make(2, "MT.A")).ShouldBe(["catalogue.number-taken"]);

    [Theory]
    [InlineData(nameof(Indicator.PairOf)), InlineData(nameof(Indicator.PartOf))]
    public void Refuses_a_reference_to_nothing_to_itself_and_to_a_ratio(string field)
    {
        Indicator With(string to) => field == nameof(Indicator.PairOf) ? Make(9, "MT.A") with { PairOf = to } : Make(9, "MT.A") with { PartOf = to };
        CatalogueRules.Check(Stored(), [With("XX.KHONG")], Today).Select(b => (b.Problem.Code, b.Problem.Field)).ShouldBe([("catalogue.no-reference", field)]);
        Breaches(With("MT.A")).ShouldBe(["catalogue.reference-to-itself"]);
        Breaches(With("MT.TYLE")).ShouldBe(["catalogue.refers-to-ratio"]);
    }

    [Fact]
    public void Refuses_a_pair_with_the_second_of_a_pair() => Breaches(Make(9, "MT.A") with { PairOf = "MT.DT" }).ShouldBe(["catalogue.pair-of-pair"]);

    [Fact]
    public void Refuses_a_part_of_itself_through_others() =>
        Breaches(Weight with { PartOf = "MT.HEROIN" }).ShouldBe(["catalogue.part-of-cycle", "catalogue.part-of-cycle"]);

    [Fact]
    public void Refuses_a_part_in_another_unit_with_more_decimals_or_added_otherwise()
    {
        Breaches(Make(9, "MT.A", decimals: 3, unit: "tấn") with { PartOf = "MT.KL" }).ShouldBe(["catalogue.part-unit"]);
        Breaches(Make(9, "MT.A", decimals: 4, unit: "kg") with { PartOf = "MT.KL" }).ShouldBe(["catalogue.part-decimals"]);
        Breaches(Make(9, "MT.A", AddsUp.Last, unit: "kg") with { PartOf = "MT.KL" }).ShouldBe(["catalogue.part-adds-up"]);
    }

    [Fact]
    public void A_change_of_the_total_is_judged_against_its_parts()
    {
        var breach = CatalogueRules.Check(Stored(), [Weight with { UnitVi = "tấn" }], Today).ShouldHaveSingleItem();
        breach.ShouldSatisfyAllConditions(b => b.Code.ShouldBe("MT.HEROIN"), b => b.Problem.Code.ShouldBe("catalogue.part-unit"));
        CatalogueRules.Family(Stored(), "MT.HEROIN").Select(i => i.Code).ShouldBe(["MT.HEROIN", "MT.KL"]);
    }

    [Fact]
    public void Refuses_parts_that_make_up_no_total() => Breaches(Make(9, "MT.A") with { Exhaustive = true }).ShouldBe(["catalogue.exhaustive-without-whole"]);

    [Fact]
    public void A_ratio_needs_two_different_counts()
    {
        Breaches(Make(9, "MT.A", AddsUp.Ratio)).ShouldBe(["catalogue.ratio-incomplete", "catalogue.ratio-incomplete"]);
        Breaches(Make(9, "MT.A", AddsUp.Ratio) with { Numerator = "MT.VU", Denominator = "MT.VU" }).ShouldBe(["catalogue.ratio-of-same"]);
        Breaches(Make(9, "MT.A", AddsUp.Ratio) with { Numerator = "MT.VU", Denominator = "MT.TYLE" }).ShouldBe(["catalogue.ratio-of-ratio"]);
        Breaches(Make(9, "MT.A", AddsUp.Ratio) with { Numerator = "MT.VU", Denominator = "MT.DT", PartOf = "MT.KL" }).ShouldContain("catalogue.ratio-has-no-whole");
        Breaches(Make(9, "MT.A") with { Numerator = "MT.VU" }).ShouldBe(["catalogue.not-a-ratio"]);
    }

    [Fact]
    public void References_may_point_within_one_change() =>
        Breaches(Make(9, "BL.DT") with { PairOf = "BL.VU" }, Make(10, "BL.VU")).ShouldBeEmpty();

    [Fact]
    public void What_a_form_asks_or_a_ratio_is_made_of_is_not_retired()
    {
        var form = FormRulesTests.Monthly("PH01-CA", "MT.KL");
        CatalogueRules.Check(Stored(form), [Weight with { Retired = true }], Today).ShouldHaveSingleItem().Problem.Code.ShouldBe("catalogue.still-asked");
        CatalogueRules.Check(Stored(form with { ValidTo = Today }), [Weight with { Retired = true }], Today).ShouldBeEmpty();
        Breaches(Cases with { Retired = true }).ShouldBe(["catalogue.still-computed"]);
        Breaches(Cases with { Retired = true }, Share with { Retired = true }).ShouldBeEmpty();
    }
}
