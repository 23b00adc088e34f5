using HiepDong.Organisation;
using HiepDong.Periods;

namespace HiepDong.Indicators;

public class FormRulesTests
{
    private static Indicator Make(int number, string code, AddsUp adds = AddsUp.Sum, bool retired = false) =>
        new(number, code, "drugs", code, code, "vụ", "case", adds, 0, Numerator: adds == AddsUp.Ratio ? "MT.VU" : null, Denominator: adds == AddsUp.Ratio ? "MT.DT" : null, Forces: [Force.Police], Retired: retired);

    private static readonly Indicator[] Indicators = [Make(1, "MT.VU"), Make(2, "MT.DT"), Make(3, "MT.KL"), Make(4, "MT.TYLE", AddsUp.Ratio), Make(5, "MT.CU", retired: true)];

    internal static ReportForm Monthly(string code, params string[] indicators) => new(code, 1, "Báo cáo tháng", "Monthly report", [Force.Police], [Echelon.Commune, Echelon.Province], Rhythm.Month, WindowRule.Statutory,
        new Dictionary<Echelon, int> { [Echelon.Commune] = 1, [Echelon.Province] = 3 }, new(2024, 12, 15), null, [new("I. Ma túy", "I. Drugs", indicators)], [new("tinh_hinh", "Tình hình", "Situation")]);

    private static Catalogue With(params ReportForm[] forms) => new(Indicators, forms);

    private static List<string> Breaches(Catalogue stored, ReportForm form) => [.. FormRules.Check(stored, form).Select(p => p.Code)];

    private static readonly ReportForm First = Monthly("PH01-CA", "MT.VU", "MT.DT");

    [Fact]
    public void Accepts_a_first_and_a_next_version()
    {
        Breaches(With(), First).ShouldBeEmpty();
        Breaches(With(First), First with { Version = 2, ValidFrom = new(2026, 12, 15) }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ph01"), InlineData("BAOCAO"), InlineData("PH01_CA"), InlineData("PH01-"), InlineData("PH01-ABCDEFGHIJKLMNOPQRST")]
    public void Refuses_a_form_code_without_digit_or_with_other_signs(string code) => Breaches(With(), First with { Code = code }).ShouldBe(["catalogue.bad-form-code"]);

    [Fact]
    public void Refuses_indicators_that_are_unknown_ratios_retired_or_asked_twice()
    {
        var form = First with { Sections = [new("A", "A", ["MT.VU", "XX.KHONG", "MT.TYLE"]), new("B", "B", ["MT.CU", "MT.VU"])] };
        FormRules.Check(With(), form).Select(p => (p.Code, p.Field)).ShouldBe([
            ("catalogue.unknown-indicator", "Sections[0].Add"), ("catalogue.asks-ratio", "Sections[0].Add"), ("catalogue.asks-retired", "Sections[1].Add"), ("catalogue.asks-twice", "Sections[1].Add")]);
    }

    [Fact]
    public void Refuses_no_sections_empty_ones_and_ones_without_heading()
    {
        Breaches(With(), First with { Sections = [] }).ShouldBe(["catalogue.no-sections"]);
        Breaches(With(), First with { Sections = [new("I. ", "I. Drugs", [])] }).ShouldBe(["catalogue.untitled-section", "catalogue.empty-section"]);
    }

    [Theory]
    [InlineData(-1), InlineData(61)]
    public void Refuses_due_days_that_are_negative_or_absurd(int days)
    {
        var problem = FormRules.Check(With(), First with { DueWorkingDays = new Dictionary<Echelon, int> { [Echelon.Commune] = 0, [Echelon.Province] = days } }).ShouldHaveSingleItem();
        problem.Code.ShouldBe("catalogue.bad-due");
        problem.Field.ShouldBe("Due[2].Days");
    }

    [Fact]
    public void Refuses_a_reporting_level_without_due_days() => Breaches(With(), First with { DueWorkingDays = new Dictionary<Echelon, int> { [Echelon.Commune] = 1 } }).ShouldBe(["catalogue.bad-due"]);

    [Fact]
    public void Refuses_no_force_no_level_and_an_unknown_rhythm()
    {
        Breaches(With(), First with { Forces = [], Echelons = [], Rhythm = 0 }).ShouldBe(["catalogue.no-form-forces", "catalogue.no-echelons", "catalogue.bad-rhythm"]);
        Breaches(With(), First with { Window = (WindowRule)9 }).ShouldBe(["catalogue.bad-rhythm"]);
    }

    [Fact]
    public void Refuses_two_narrative_items_of_one_code() =>
        Breaches(With(), First with { Narratives = [new("a", "A", "A"), new("a", "B", "B")] }).ShouldBe(["catalogue.bad-narrative"]);

    [Fact]
    public void Versions_follow_each_other_in_number_and_day()
    {
        Breaches(With(First), First with { Version = 3, ValidFrom = new(2026, 12, 15) }).ShouldBe(["catalogue.next-version"]);
        Breaches(With(First), First with { Version = 2 }).ShouldBe(["catalogue.version-too-early"]);
        Breaches(With(), First with { ValidTo = First.ValidFrom }).ShouldBe(["catalogue.ends-before-start"]);
    }

    [Fact]
    public void A_new_version_ends_the_former_on_the_day_it_begins()
    {
        var next = First with { Version = 2, ValidFrom = new(2026, 12, 15) };
        FormRules.Follow(With(First), next).Select(f => (f.Version, f.ValidFrom, f.ValidTo)).ShouldBe([(1, First.ValidFrom, next.ValidFrom), (2, next.ValidFrom, null)]);
        var ended = First with { ValidTo = new(2026, 1, 1) };
        FormRules.Follow(With(ended), next).ShouldHaveSingleItem().Version.ShouldBe(2);
    }

    [Fact]
    public void No_indicator_is_asked_of_the_same_units_by_two_forms_on_one_day()
    {
        var quarterly = Monthly("PH02-CA", "MT.VU") with { Rhythm = Rhythm.Quarter };
        var problem = FormRules.Check(With(First), quarterly)[0];
        problem.Code.ShouldBe("catalogue.counts-twice");
        problem.Vi.ShouldContain("MT.VU");
        problem.Vi.ShouldContain("PH01-CA");
        Breaches(With(First), quarterly with { Sections = [new("A", "A", ["MT.KL"])] }).ShouldBeEmpty();
        Breaches(With(First), quarterly with { Forces = [Force.Army] }).ShouldBeEmpty();
        Breaches(With(First), quarterly with { Echelons = [Echelon.Post], DueWorkingDays = new Dictionary<Echelon, int> { [Echelon.Post] = 1 } }).ShouldBeEmpty();
        Breaches(With(First with { ValidTo = new(2025, 12, 15) }), quarterly with { ValidFrom = new(2025, 12, 15) }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(2026, 3, 15, true)]
    [InlineData(2026, 2, 15, false)]
    [InlineData(2026, 4, 1, true)]
    [InlineData(2026, 4, 20, false)]
    public void A_month_already_reported_is_not_asked_again_by_the_first_quarter(int year, int month, int day, bool sound)
    {
        var quarterly = First with { Version = 2, Rhythm = Rhythm.Quarter, ValidFrom = new(year, month, day) };
        Breaches(With(First), quarterly).Contains("catalogue.counts-twice").ShouldBe(!sound);
    }

    [Fact]
    public void Another_data_window_begins_where_no_day_counts_twice()
    {
        var calendar = First with { Version = 2, Window = WindowRule.Calendar };
        Breaches(With(First), calendar with { ValidFrom = new(2026, 1, 15) }).ShouldContain("catalogue.counts-twice");
        Breaches(With(First), calendar with { ValidFrom = new(2026, 2, 1) }).ShouldBeEmpty();
    }

    [Fact]
    public void Nine_months_come_once_a_year()
    {
        var form = First with { Rhythm = Rhythm.NineMonths };
        FormRules.FirstEndingFrom(form, new(2026, 11, 1)).Code.ShouldBe("2027-9M");
        FormRules.FirstEndingFrom(form, new(2026, 9, 14)).Code.ShouldBe("2026-9M");
    }

    [Fact]
    public void Sections_are_numbered_anew_whatever_stood_before_them()
    {
        var form = FormText.Numbered(First with { Sections = [new("III. Tuần tra", "III. Patrol", ["MT.VU"]), new("Ma túy", "Drugs", ["MT.DT"])] });
        form.Sections.Select(s => s.TitleVi).ShouldBe(["I. Tuần tra", "II. Ma túy"]);
        FormText.Roman(14).ShouldBe("XIV");
        FormText.Bare("Vi phạm. Khác").ShouldBe("Vi phạm. Khác");
    }

    [Fact]
    public void Differences_name_what_was_added_removed_moved_and_renamed()
    {
        var before = First with { Sections = [new("I. Ma túy", "I. Drugs", ["MT.VU", "MT.DT"]), new("II. Khác", "II. Other", ["MT.KL"])] };
        var after = before with
        {
            Sections = [new("I. Khác", "I. Other", ["MT.DT", "MT.CU"]), new("II. Tội phạm ma túy", "II. Drug crime", ["MT.VU"])],
            DueWorkingDays = new Dictionary<Echelon, int> { [Echelon.Commune] = 2, [Echelon.Province] = 3 }, Narratives = []
        };
        FormDifference.Between(before, after).Select(c => (c.Kind, c.Subject)).ShouldBe([
            (FormChangeKind.Due, "commune"), (FormChangeKind.SectionRenamed, "II. Tội phạm ma túy"), (FormChangeKind.SectionsReordered, "PH01-CA"), (FormChangeKind.IndicatorRemoved, "MT.KL"),
            (FormChangeKind.IndicatorMoved, "MT.DT"), (FormChangeKind.IndicatorAdded, "MT.CU"), (FormChangeKind.NarrativeRemoved, "tinh_hinh")]);
        FormDifference.Between(before, before with { Version = 2, ValidFrom = new(2027, 1, 1) }).ShouldBeEmpty();
    }
}
