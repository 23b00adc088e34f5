using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Reporting;

namespace HiepDong.Conferences;

public sealed class RhythmTests
{
    private static readonly WorkingCalendar Calendar = new([new(2027, 1, 1), new(2026, 9, 2)]);
    private static readonly RhythmRule Quarterly = new(Echelon.Province, ConferenceKind.Briefing, MeetingEvery.Quarter, 10, new(7, 30), 180, [Force.Police, Force.Army, Force.BorderGuard], new(2020, 1, 1), null, "thông lệ");
    private static readonly RhythmRule Yearly = Quarterly with { Kind = ConferenceKind.FinalReview, Every = MeetingEvery.Year, Day = -6 };

    [Fact]
    public void A_quarterly_meeting_falls_so_many_days_after_its_quarter_on_a_working_day()
    {
        var next = Rhythms.Next(Quarterly, new(2026, 10, 1), Calendar).Take(3).ToList();
        // 10/10/2026 is a Saturday, 10/01/2027 a Sunday, 10/04/2027 a Saturday.
        next.Select(o => o.On).ShouldBe([new(2026, 10, 12), new(2027, 1, 11), new(2027, 4, 12)]);
        next.Select(o => o.Code).ShouldBe(["2026-Q3", "2026-Q4", "2027-Q1"]);
        // The day itself is still ahead, the day after it is not.
        Rhythms.Next(Quarterly, new(2026, 10, 12), Calendar).First().Code.ShouldBe("2026-Q3");
        Rhythms.Next(Quarterly, new(2026, 10, 13), Calendar).First().Code.ShouldBe("2026-Q4");
    }

    [Fact]
    public void A_day_before_the_end_of_the_period_lies_in_it()
    {
        Rhythms.Next(Yearly, new(2026, 11, 16), Calendar).First().ShouldBe(new(new(2026, 12, 25), Period.OfYear(2026), null));
        Rhythms.Next(Yearly, new(2026, 12, 26), Calendar).First().Code.ShouldBe("2027");
    }

    [Fact]
    public void A_weekly_meeting_is_named_by_its_Monday_even_when_a_holiday_moves_it()
    {
        var weekly = Quarterly with { Every = MeetingEvery.Week, Day = 3 };
        // Wednesday 02/09/2026 is a holiday.
        Rhythms.Next(weekly, new(2026, 9, 1), Calendar).First().ShouldBe(new(new(2026, 9, 3), null, new(2026, 8, 31)));
        Rhythms.Next(weekly, new(2026, 9, 1), Calendar).First().Code.ShouldBe("W2026-08-31");
        Rhythms.Next(weekly, new(2026, 9, 4), Calendar).First().On.ShouldBe(new(2026, 9, 9));
    }

    [Fact]
    public void Every_occasion_is_a_working_day_and_later_than_the_one_before()
    {
        foreach (var every in Enum.GetValues<MeetingEvery>())
            foreach (var day in every == MeetingEvery.Week ? new[] { 1, 5, 7 } : [-45, 0, 20, 100])
            {
                var next = Rhythms.Next(Quarterly with { Every = every, Day = day }, new(2026, 3, 3), Calendar).Take(8).ToList();
                next.Count.ShouldBe(8);
                next.ShouldAllBe(o => o.On >= new DateOnly(2026, 3, 3) && Calendar.IsWorkingDay(o.On));
                next.Zip(next.Skip(1)).ShouldAllBe(p => p.First.On < p.Second.On, $"{every} {day}");
                // The first one really is the next: nothing of the rule lies between.
                Rhythms.Next(Quarterly with { Every = every, Day = day }, next[0].On.AddDays(1), Calendar).First().ShouldBe(next[1]);
            }
    }

    [Fact]
    public void A_rule_proposes_nothing_before_or_after_its_validity()
    {
        Rhythms.Next(Quarterly with { ValidFrom = new(2027, 1, 1) }, new(2026, 10, 1), Calendar).First().Code.ShouldBe("2026-Q4");
        Rhythms.Next(Quarterly with { ValidTo = new(2027, 1, 1) }, new(2026, 10, 1), Calendar).Select(o => o.Code).ShouldBe(["2026-Q3"]);
    }

    [Fact]
    public void The_yearly_review_takes_the_place_of_the_quarter_and_half_that_end_with_it()
    {
        RhythmRule[] rules = [Quarterly, Yearly];
        bool Covered(MeetingEvery every, Period period) => Rhythms.IsCovered(new(new(2027, 1, 11), period, null), every, rules);
        Covered(MeetingEvery.Quarter, Period.Quarter(2026, 4)).ShouldBeTrue();
        Covered(MeetingEvery.Half, new(2026 * 12 + 6, 6)).ShouldBeTrue();
        Covered(MeetingEvery.Quarter, Period.Quarter(2026, 3)).ShouldBeFalse();
        Covered(MeetingEvery.Month, Period.Month(2026, 12)).ShouldBeFalse();
        Rhythms.IsCovered(new(new(2027, 1, 11), Period.Quarter(2026, 4), null), MeetingEvery.Quarter, [Quarterly]).ShouldBeFalse();
    }

    [Fact]
    public void The_host_rotates_over_the_forces_that_have_a_unit_there()
    {
        IReadOnlyList<Force> order = [Force.Police, Force.Army, Force.BorderGuard];
        HashSet<Force> all = [.. order], inland = [Force.Police, Force.Army];
        Rhythms.NextHost(order, null, all).ShouldBe(Force.Police);
        Rhythms.NextHost(order, Force.Police, all).ShouldBe(Force.Army);
        Rhythms.NextHost(order, Force.Army, all).ShouldBe(Force.BorderGuard);
        Rhythms.NextHost(order, Force.BorderGuard, all).ShouldBe(Force.Police);
        Rhythms.NextHost(order, Force.Army, inland).ShouldBe(Force.Police);
        // A force outside the order has hosted: it begins anew.
        Rhythms.NextHost(order, Force.Civil, all).ShouldBe(Force.Police);
        Rhythms.NextHost(order, Force.Police, new HashSet<Force>()).ShouldBeNull();
    }

    [Fact]
    public void A_rule_says_what_is_wrong_with_it()
    {
        Quarterly.Check().ShouldBeEmpty();
        (Quarterly with { Day = 200, Minutes = 0, Rotation = [], Source = "", ValidTo = new(2019, 1, 1) }).Check().Select(p => p.Field).ShouldBe(["ngay", "so-phut", "luan-phien-1", "den", "nguon"], ignoreOrder: true);
        (Quarterly with { Rotation = [Force.Army, Force.Army] }).Check().Single().Code.ShouldBe("conference.rhythm-host-twice");
        (Quarterly with { Every = MeetingEvery.Week, Day = 8 }).Check().Single().Field.ShouldBe("ngay");
    }
}
