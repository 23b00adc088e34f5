using System.Globalization;
using static HiepDong.Reading.WordScan;

namespace HiepDong.Reading;

/// <summary>
/// Two dates that bound a period: a statutory data window (from the 15th of the month before to the 14th, Decree 09/2019/NĐ-CP, art. 12) or whole
/// calendar months; other pairs of full dates are ranges of days. Months alone ("tháng 8/2021") are periods too.
/// </summary>
internal static class DataWindow
{
    /// <summary>Adds the periods that dates make and tells which stretches of the text the dates take.</summary>
    public static List<(int Start, int End)> FindAll(string text, IReadOnlyList<DateMention> dates, List<PeriodMention> found)
    {
        var taken = new List<(int, int)>(dates.Count);
        for (var i = 0; i < dates.Count; i++)
        {
            var date = dates[i];
            taken.Add((date.Start, date.End));
            if (date.Day is null)
            {
                if (date.Month > 0) found.Add(new(date.Start, date.End, $"M{date.Month}", date.Year, Use: IsBase(text, date.Start) ? PeriodUse.Compared : PeriodUse.Counted, Rule: date.Rule));
                continue;
            }
            if (i + 1 == dates.Count || dates[i + 1] is not { Day: not null } end || !Until(text.AsSpan(date.End, end.Start - date.End))) continue;
            if (Between(date, end) is not { } window) continue;
            found.Add(window);
            taken[^1] = (date.Start, end.End);
            i++;
        }
        return taken;
    }

    /// <summary>"tăng 5% so với tháng 11".</summary>
    private static bool IsBase(string text, int start) => Before(text, start) is var with && with.Is("với") && Before(text, with.Start).Is("so");

    private static bool Until(ReadOnlySpan<char> link)
    {
        link = link.Trim();
        return link.Length is > 0 and < 12 && (link.Length == 1 && IsDash(link[0]) || link.StartsWith("đến", StringComparison.OrdinalIgnoreCase) || link.StartsWith("tới", StringComparison.OrdinalIgnoreCase));
    }

    private static PeriodMention? Between(DateMention from, DateMention to)
    {
        if (from.Month == 0 || to.Month == 0) return null;
        var (first, last) = (from.Year, to.Year);
        if (first is null && last is { } y) first = from.Month <= to.Month ? y : y - 1;
        if (last is null && first is { } z) last = from.Month <= to.Month ? z : z + 1;
        var (startYear, endYear) = (first ?? (from.Month <= to.Month ? 2001 : 2000), last ?? 2001);
        var month = startYear * 12 + from.Month - 1;
        // The usual day of the cut-off is the 15th; some offices take the 16th.
        if (from.Day is >= 14 and <= 16 && to.Day is >= 13 and <= 16 && from.Day - to.Day is >= 0 and <= 2) month++;
        else if (from.Day != 1 || to.Day < Math.Min(30, DateTime.DaysInMonth(endYear, to.Month))) return Days(from, to, first, last);
        var count = endYear * 12 + to.Month - month;
        if (count is < 1 or > 240) return null;
        var shape = Shape(month % 12 + 1, count, to.Month);
        if (shape == "R") return first is null ? null : Mention(from, to, "R", month / 12, last);
        return shape is null ? Days(from, to, first, last) : Mention(from, to, shape, last);
    }

    /// <param name="start">First whole month, 1 to 12.</param>
    private static string? Shape(int start, int count, int end) => (start, count) switch
    {
        (1, 12) => "Y", (1, 6) => "H1", (7, 6) => "H2", (1 or 4 or 7 or 10, 3) => $"Q{(start + 2) / 3}", (_, 1) => $"M{start}",
        (1, < 12) => $"{count}M",
        (1, > 12) when count % 12 == 0 => "R",
        // Twelve months that end in the last quarter are that year's.
        (_, 12) when end >= 10 => "Y",
        _ => null
    };

    private static PeriodMention? Days(DateMention from, DateMention to, int? first, int? last)
    {
        if (first is not { } y1 || last is not { } y2) return null;
        var (a, b) = (new DateOnly(y1, from.Month, Day(from, y1)), new DateOnly(y2, to.Month, Day(to, y2)));
        return a >= b || b.DayNumber - a.DayNumber > 800 ? null : Mention(from, to, "D", y1) with { Days = string.Create(CultureInfo.InvariantCulture, $"{a:yyyy-MM-dd}/{b:yyyy-MM-dd}") };
    }

    private static int Day(DateMention date, int year) => Math.Min(date.Day!.Value, DateTime.DaysInMonth(year, date.Month));

    private static PeriodMention Mention(DateMention from, DateMention to, string shape, int? year, int? lastYear = null) =>
        new(from.Start, to.End, shape, year, lastYear, Rule: "window");
}
