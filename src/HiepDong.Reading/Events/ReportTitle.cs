using System.Globalization;
using System.Text.RegularExpressions;

namespace HiepDong.Reading;

/// <summary>The title of a written report, "BÁO CÁO" on a line of its own, and the period it names.</summary>
internal static partial class ReportTitle
{
    /// <summary>Characters in which the title begins, and how far it goes on.</summary>
    private const int Head = 3_000, Length = 300;

    /// <summary>As <see cref="EventReading.Period"/>; null when the text is no such report or its title names no period.</summary>
    public static string? PeriodOf(Timeline timeline)
    {
        var text = timeline.Text;
        if (Title().Match(text, 0, Math.Min(text.Length, Head)) is not { Success: true } title) return null;
        var end = Math.Min(text.Length, title.Index + Length);
        if (text.AsSpan(title.Index, end - title.Index).IndexOf("Kính gửi") is > 0 and var addressed) end = title.Index + addressed;
        for (var i = Timeline.FirstFrom(timeline.Periods, title.Index, p => p.Start); i < timeline.Periods.Count && timeline.Periods[i].Start < end; i++)
            if (timeline.Periods[i] is { Use: PeriodUse.Counted, Shape: not "D" } period && timeline.CodeOf(period) is { } code) return code;
        return Short().Match(text, title.Index, end - title.Index) is { Success: true } month
            ? $"{month.Groups["year"].Value}-{int.Parse(month.Groups["month"].Value, CultureInfo.InvariantCulture):00}" : null;
    }

    [GeneratedRegex(@"^[ \t\u00a0]*BÁO CÁO\b", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Title();

    /// <summary>"T12/2026".</summary>
    [GeneratedRegex(@"\bT(?<month>0?[1-9]|1[0-2])[./-](?<year>20\d\d)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Short();
}
