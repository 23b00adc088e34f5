namespace HiepDong.Periods;

public class WorkingCalendarTests
{
    /// <summary>Tết 2026: 16–20 February, Monday to Friday.</summary>
    private static readonly WorkingCalendar Tet = new(Enumerable.Range(16, 5).Select(d => new DateOnly(2026, 2, d)));

    [Fact]
    public void Counting_passes_over_Tet_and_weekends() => Tet.AddWorkingDays(new(2026, 2, 14), 3).ShouldBe(new(2026, 2, 25));

    [Fact]
    public void No_days_after_a_holiday_is_the_next_working_day() => Tet.AddWorkingDays(new(2026, 2, 14), 0).ShouldBe(new(2026, 2, 23));

    [Fact]
    public void No_days_after_a_working_day_is_that_day() => Tet.AddWorkingDays(new(2026, 2, 13), 0).ShouldBe(new(2026, 2, 13));

    [Fact]
    public void Refuses_to_count_backwards() => Should.Throw<ArgumentOutOfRangeException>(() => Tet.AddWorkingDays(new(2026, 2, 13), -1));

    [Fact]
    public void Days_between_agree_with_days_added()
    {
        for (var day = new DateOnly(2026, 2, 1); day < new DateOnly(2026, 3, 15); day = day.AddDays(1))
            for (var n = 1; n < 12; n++)
            {
                var then = Tet.AddWorkingDays(day, n);
                Tet.IsWorkingDay(then).ShouldBeTrue();
                Tet.WorkingDaysBetween(day, then).ShouldBe(n);
                Tet.WorkingDaysBetween(then, day).ShouldBe(-n);
            }
    }
}
