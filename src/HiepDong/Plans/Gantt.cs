using System.Globalization;

namespace HiepDong.Plans;

/// <summary>One bar: what lies between two days, both included.</summary>
/// <param name="Look">Class of the bar: plan, line, done, late or patrol.</param>
/// <param name="Status">State in words; the colour alone never says it.</param>
internal sealed record GanttRow(string Name, string Note, string? Href, DateOnly From, DateOnly To, string Look, string Status);

/// <summary>One heading of the time line: a year's month, or a week by its Monday.</summary>
internal sealed record GanttHead(string Text, int Left, int Width);

/// <summary>A time line with bars. It is a table: the dates that the bars draw stand in words in the same row.</summary>
internal sealed class Gantt
{
    private const int MonthWidth = 56, WeekWidth = 34, MostMonths = 36, MostWeeks = 80;
    private readonly DateOnly first;
    private readonly decimal perDay;

    public Gantt(IReadOnlyList<GanttRow> rows, DateOnly today, bool weeks)
    {
        Rows = rows;
        var (from, to) = rows.Count == 0 ? (today, today) : (rows.Min(r => r.From), rows.Max(r => r.To));
        var heads = new List<GanttHead>();
        if (weeks)
        {
            first = from.AddDays(-(((int)from.DayOfWeek + 6) % 7));
            var last = to > first.AddDays(7 * MostWeeks - 1) ? first.AddDays(7 * MostWeeks - 1) : to;
            perDay = WeekWidth / 7m;
            for (var (day, n) = (first, 0); day <= last; day = day.AddDays(7), n++) heads.Add(new(day.ToString("d/M", CultureInfo.InvariantCulture), n * WeekWidth, WeekWidth));
            Width = heads.Count * WeekWidth;
            Cut = last < to ? last : null;
        }
        else
        {
            first = new(from.Year, from.Month, 1);
            var months = Math.Min(MostMonths, (to.Year - first.Year) * 12 + to.Month - first.Month + 1);
            perDay = 0;
            for (var n = 0; n < months; n++) heads.Add(new(first.AddMonths(n).ToString(n == 0 || first.AddMonths(n).Month == 1 ? "M/yyyy" : "%M", CultureInfo.InvariantCulture), n * MonthWidth, MonthWidth));
            Width = months * MonthWidth;
            Cut = first.AddMonths(months).AddDays(-1) is var end && end < to ? end : null;
        }
        Heads = heads;
        Today = today >= first && At(today) < Width ? At(today) : null;
    }

    public IReadOnlyList<GanttRow> Rows { get; }
    public IReadOnlyList<GanttHead> Heads { get; }
    public int Width { get; }

    /// <summary>Where today lies; null when it lies outside.</summary>
    public int? Today { get; }

    /// <summary>The last day drawn, when the rows go on beyond it.</summary>
    public DateOnly? Cut { get; }

    public int Left(GanttRow row) => Math.Clamp(At(row.From), 0, Width - 4);
    public int Length(GanttRow row) => Math.Max(4, Math.Min(Width, At(row.To.AddDays(1))) - Left(row));

    private int At(DateOnly day)
    {
        if (perDay > 0) return (int)((day.DayNumber - first.DayNumber) * perDay);
        var months = (day.Year - first.Year) * 12 + day.Month - first.Month;
        return months * MonthWidth + (day.Day - 1) * MonthWidth / DateTime.DaysInMonth(day.Year, day.Month);
    }
}
