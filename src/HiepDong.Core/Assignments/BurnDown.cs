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

    /// <summary>
    /// At most <paramref name="most"/> days, equally far apart, from the first assignment (or a few days before) to the last deadline, end or today, whichever is latest (or a few days after).
    /// Today is one of them.
    /// </summary>
    public static IReadOnlyList<BurnPoint> Of(IReadOnlyList<Line> lines, DateOnly today, int most = 40)
    {
        if (lines.Count == 0) return [];
        var first = lines.Min(l => l.From);
        var last = new[] { lines.Max(l => l.Due), lines.Max(l => l.Ended ?? DateOnly.MinValue), today, first.AddDays(1) }.Max();
        var step = Math.Max(1, (last.DayNumber - first.DayNumber + most - 4) / Math.Max(1, most - 3));
        var day = today < first ? first : today.AddDays(-(today.DayNumber - first.DayNumber + step - 1) / step * step);
        var points = new List<BurnPoint>();
        for (; points.Count == 0 || points[^1].Day < last; day = day.AddDays(step))
            points.Add(new(day, day > today ? null : lines.Count(l => l.From <= day && (l.Ended is not { } ended || ended > day)), lines.Count(l => l.From <= day && l.Due > day)));
        return points;
    }
}
