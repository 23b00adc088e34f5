namespace HiepDong.Periods;

public class PeriodTests
{
    private static readonly Rhythm[] Rhythms = Enum.GetValues<Rhythm>();

    private static IEnumerable<Period> Regular() =>
        from year in Enumerable.Range(2004, 40)
        from r in Rhythms
        from part in Enumerable.Range(0, r == Rhythm.NineMonths ? 1 : 12 / (int)r)
        select new Period(year * 12 + part * (int)r, (int)r);

    [Fact]
    public void A_month_runs_from_the_15th_of_the_month_before_to_the_14th() =>
        Period.Month(2026, 3).Window().ShouldBe(new(new(2026, 2, 15), new(2026, 3, 14)));

    [Fact]
    public void January_begins_on_15_December() => Period.Month(2026, 1).Window().ShouldBe(new(new(2025, 12, 15), new(2026, 1, 14)));

    [Fact]
    public void A_year_runs_from_15_December_to_14_December() => Period.OfYear(2026).Window().ShouldBe(new(new(2025, 12, 15), new(2026, 12, 14)));

    [Fact]
    public void A_calendar_window_ends_on_the_last_day_of_the_month()
    {
        Period.Month(2028, 2).Window(WindowRule.Calendar).ShouldBe(new(new(2028, 2, 1), new(2028, 2, 29)));
        Period.OfYear(2026).Window(WindowRule.Calendar).ShouldBe(new(new(2026, 1, 1), new(2026, 12, 31)));
    }

    [Theory]
    [InlineData(WindowRule.Statutory)]
    [InlineData(WindowRule.Calendar)]
    public void Every_period_is_the_exact_union_of_its_months(WindowRule rule)
    {
        foreach (var p in Regular().Append(Period.Parse("2025-11..2026-03")))
        {
            var days = new List<DateOnly>();
            foreach (var month in p.EachMonth())
            {
                var (from, to) = month.Window(rule);
                for (var d = from; d <= to; d = d.AddDays(1)) days.Add(d);
            }
            var (first, last) = p.Window(rule);
            days.Count.ShouldBe(last.DayNumber - first.DayNumber + 1, p.Code);
            days.Distinct().Count().ShouldBe(days.Count, p.Code);
            (days[0], days[^1]).ShouldBe((first, last), p.Code);
            p.EachMonth().All(p.Contains).ShouldBeTrue();
        }
    }

    [Fact]
    public void Every_day_is_in_the_one_period_that_holds_it()
    {
        foreach (var rule in Enum.GetValues<WindowRule>())
            foreach (var rhythm in Rhythms)
                for (var day = new DateOnly(2024, 12, 1); day < new DateOnly(2027, 2, 1); day = day.AddDays(1))
                {
                    var p = Period.Holding(day, rhythm, rule);
                    p.Rhythm.ShouldBe(rhythm);
                    if (rhythm != Rhythm.NineMonths) p.Window(rule).Contains(day).ShouldBeTrue($"{day} {p}");
                    else p.Year.ShouldBe(Period.Holding(day, Rhythm.Year, rule).Year);
                }
    }

    [Theory]
    [InlineData("2026-11-14", "2026-11")]
    [InlineData("2026-11-15", "2026-12")]
    [InlineData("2026-12-15", "2027-01")]
    public void The_15th_opens_the_next_month(string day, string period) =>
        Period.Holding(DateOnly.ParseExact(day, "yyyy-MM-dd", null), Rhythm.Month, WindowRule.Statutory).Code.ShouldBe(period);

    [Fact]
    public void Codes_read_back_for_every_regular_period_and_every_range()
    {
        foreach (var p in Regular()) Period.Parse(p.Code).ShouldBe(p, p.Code);
        foreach (var start in Enumerable.Range(2025 * 12, 24))
            foreach (var months in Enumerable.Range(1, 30))
                Period.Parse(new Period(start, months).Code).ShouldBe(new(start, months));
    }

    [Theory]
    [InlineData("2026-11", "tháng 11 năm 2026", "November 2026")]
    [InlineData("2026-q3", "quý III năm 2026", "quarter 3 of 2026")]
    [InlineData("2026-H1", "6 tháng đầu năm 2026", "first half of 2026")]
    [InlineData("2026-H2", "6 tháng cuối năm 2026", "second half of 2026")]
    [InlineData("2026-9M", "9 tháng năm 2026", "nine months of 2026")]
    [InlineData("2026", "năm 2026", "year 2026")]
    [InlineData("2025-11..2026-02", "từ tháng 11/2025 đến tháng 2/2026", "11/2025 to 2/2026")]
    [InlineData("2026-01..2026-03", "quý I năm 2026", "quarter 1 of 2026")]
    public void Names_are_the_office_s(string code, string vi, string en)
    {
        var p = Period.Parse(code);
        (p.Name("vi"), p.Name("en")).ShouldBe((vi, en));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("26-11")]
    [InlineData("2026-00")]
    [InlineData("2026-13")]
    [InlineData("2026-1")]
    [InlineData("2026-Q5")]
    [InlineData("2026-H3")]
    [InlineData("2026-6M")]
    [InlineData("2026-+1")]
    [InlineData("1899")]
    [InlineData("2200")]
    [InlineData("2026-05..2026-02")]
    [InlineData("2026-01..2026-02..2026-03")]
    [InlineData("..2026")]
    [InlineData("2026..")]
    [InlineData("1900..2199")]
    public void Refuses_what_is_no_period(string? text) => Period.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("2026-01", "2025-12", "2025-01")]
    [InlineData("2026-Q1", "2025-Q4", "2025-Q1")]
    [InlineData("2026-H1", "2025-H2", "2025-H1")]
    [InlineData("2026", "2025", "2025")]
    [InlineData("2026-02..2026-03", "2025-12..2026-01", "2025-02..2025-03")]
    public void Knows_the_period_before_and_the_same_one_last_year(string code, string previous, string lastYear)
    {
        var p = Period.Parse(code);
        (p.Previous.Code, p.LastYear.Code).ShouldBe((previous, lastYear));
    }
}
