namespace HiepDong.Assignments;

/// <summary>How many assignments stand open at the end of a day, and how many would if every deadline, as ordered, were kept.</summary>
/// <param name="Open">Null after the day it is drawn on.</param>
public sealed record BurnPoint(DateOnly Day, int? Open, int Planned);

/// <summary>Open assignments over time against their deadlines.</summary>
public static class BurnDown
{
    /// <summary>One assignment as it is drawn.</summary>
    /// <param name="From">The day it was given.</param>
    /// <param name="Due">Its deadline as it stands in the order.</param>
    /// <param name="Ended">The day it was done or cancelled; null while it is open.</param>
    public sealed record Line(DateOnly From, DateOnly Due, DateOnly? Ended);

    /// <summary>At most <paramref name="most"/> points from the first day to the last deadline, today or end, whichever is latest; today is always one of them.</summary>
    public static IReadOnlyList<BurnPoint> Of(IReadOnlyList<Line> lines, DateOnly today, int most = 40)
    {
        if (lines.Count == 0) return [];
        var first = lines.Min(l => l.From);
        var last = new[] { lines.Max(l => l.Due), lines.Max(l => l.Ended ?? DateOnly.MinValue), today, first.AddDays(1) }.Max();
        var step = Math.Max(1, (last.DayNumber - first.DayNumber + most - 2) / Math.Max(1, most - 1));
        var days = new SortedSet<DateOnly> { last };
        for (var day = first; day < last; day = day.AddDays(step)) days.Add(day);
        if (today >= first) days.Add(today);
        return [.. days.Select(d => new BurnPoint(d, d > today ? null : lines.Count(l => l.From <= d && (l.Ended is not { } ended || ended > d)), lines.Count(l => l.From <= d && l.Due > d)))];
    }
}
