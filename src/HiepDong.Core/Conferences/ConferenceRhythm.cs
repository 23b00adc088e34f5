using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reporting;

namespace HiepDong.Conferences;

/// <summary>How often the forces of an echelon confer.</summary>
public enum MeetingEvery { Week, Month, Quarter, Half, Year }

/// <summary>
/// One row of the rhythm: the forces of an echelon hold a conference of a kind so often, on such a day. It is data with its source; the regime's own text is not public.
/// </summary>
/// <param name="Day">Of a week 1 (Monday) to 7; otherwise days from the last day of the period, before it when negative.</param>
/// <param name="Minutes">How long it lasts.</param>
/// <param name="Rotation">Forces that host in turn; one alone always hosts.</param>
public sealed record RhythmRule(Echelon Echelon, ConferenceKind Kind, MeetingEvery Every, int Day, TimeOnly At, int Minutes, IReadOnlyList<Force> Rotation, DateOnly ValidFrom, DateOnly? ValidTo, string Source)
{
    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day < ValidTo);

    /// <summary>Problems by form field; empty when it may be kept.</summary>
    public List<Problem> Check()
    {
        var found = new List<Problem>();
        if (Every == MeetingEvery.Week ? Day is < 1 or > 7 : Day is < -60 or > 120) found.Add(RhythmProblems.BadDay(Every == MeetingEvery.Week));
        if (Minutes is < 10 or > 60 * 24) found.Add(RhythmProblems.BadLength());
        if (Rotation.Count == 0) found.Add(RhythmProblems.NobodyHosts());
        if (Rotation.Distinct().Count() != Rotation.Count) found.Add(RhythmProblems.HostTwice());
        if (ValidTo <= ValidFrom) found.Add(RhythmProblems.EndsBeforeItBegins());
        if (Source.Length == 0) found.Add(RhythmProblems.NeedsSource());
        found.AddRange(TextRules.Screen("nguon", Source, 300));
        return found;
    }
}

/// <summary>A day on which a conference of a rule falls.</summary>
/// <param name="Period">What it looks back on; null for weekly ones.</param>
/// <param name="Week">Monday of its week; for weekly ones.</param>
public readonly record struct Occasion(DateOnly On, Period? Period, DateOnly? Week)
{
    /// <summary>Names the occasion, so that a conference planned for it is known again: the period's code, or "W" and the Monday.</summary>
    public string Code => Period?.Code ?? "W" + Week!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>When the next conferences fall and who hosts them.</summary>
public static class Rhythms
{
    private const int MostSteps = 60;

    /// <summary>The next occasions of a rule on or after a day, moved to working days, as long as the rule is valid.</summary>
    public static IEnumerable<Occasion> Next(RhythmRule rule, DateOnly from, WorkingCalendar calendar)
    {
        // The occasion of a period that has ended may still lie ahead, and one before its end behind.
        var step = rule.Every == MeetingEvery.Week ? 0 : -(120 / 30 / LengthOf(rule.Every)) - 1;
        for (var n = 0; n < MostSteps; n++, step++)
        {
            var occasion = rule.Every == MeetingEvery.Week ? OfWeek(rule, from, step, calendar) : OfPeriod(rule, from, step, calendar);
            if (occasion.On < from) continue;
            if (rule.ValidTo is { } end && occasion.On >= end) yield break;
            if (occasion.On >= rule.ValidFrom) yield return occasion;
        }
    }

    private static Occasion OfWeek(RhythmRule rule, DateOnly from, int step, WorkingCalendar calendar)
    {
        var monday = from.AddDays(-(((int)from.DayOfWeek + 6) % 7) + 7 * step);
        return new(calendar.AddWorkingDays(monday.AddDays(rule.Day - 1), 0), null, monday);
    }

    private static Occasion OfPeriod(RhythmRule rule, DateOnly from, int step, WorkingCalendar calendar)
    {
        var length = LengthOf(rule.Every);
        var month = from.Year * 12 + from.Month - 1;
        var period = new Period(month - month % 12 % length + step * length, length);
        return new(calendar.AddWorkingDays(period.Window(WindowRule.Calendar).To.AddDays(rule.Day), 0), period, null);
    }

    private static int LengthOf(MeetingEvery every) => every switch { MeetingEvery.Quarter => 3, MeetingEvery.Half => 6, MeetingEvery.Year => 12, _ => 1 };

    /// <summary>
    /// Leaves out quarterly and half-yearly meetings whose period ends with a year that is reviewed anyway: the yearly review takes their place.
    /// </summary>
    public static bool IsCovered(Occasion occasion, MeetingEvery every, IEnumerable<RhythmRule> rulesOfEchelon) =>
        every is MeetingEvery.Quarter or MeetingEvery.Half && occasion.Period is { } p && (p.End + 1) % 12 == 0 && rulesOfEchelon.Any(r => r.Every == MeetingEvery.Year && r.IsValidOn(occasion.On));

    /// <summary>Who hosts next: the force after the last host in the order, among those that have a unit there; null when none has.</summary>
    public static Force? NextHost(IReadOnlyList<Force> order, Force? last, IReadOnlySet<Force> there)
    {
        var start = last is { } l ? order.ToList().IndexOf(l) + 1 : 0;
        for (var n = 0; n < order.Count; n++)
            if (order[(start + n) % order.Count] is var force && there.Contains(force)) return force;
        return null;
    }
}
