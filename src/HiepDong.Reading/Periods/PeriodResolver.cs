using System.Buffers;
using System.Globalization;

namespace HiepDong.Reading;

/// <summary>
/// Tells over which period a figure at a place in the text is counted: the nearest one named before it in its sentence, then after it there, then
/// before it in its paragraph, then that of the occasion, then before it in the text. News of an event takes its day.
/// </summary>
internal sealed class PeriodResolver
{
    private readonly Timeline timeline;
    private readonly EventReading occasion;
    private readonly List<PeriodMention> periods;
    private readonly List<int> sentences, paragraphs;
    private readonly string? onlyDay;
    private readonly Dictionary<string, string?> columns = new(StringComparer.Ordinal);

    public PeriodResolver(Timeline timeline, EventReading occasion)
    {
        (this.timeline, this.occasion) = (timeline, occasion);
        periods = timeline.Periods.FindAll(p => p.Use != PeriodUse.Compared);
        (sentences, paragraphs) = SentenceStarts.Of(timeline.Text);
        if (occasion.Period is null && timeline.Dates.Count is > 0 and < 40)
        {
            var days = timeline.Dates.Where(d => d.Day is not null).Select(DayOf).Distinct().Take(2).ToList();
            onlyDay = days.Count == 1 ? days[0] : null;
        }
    }

    /// <summary>The period in force at a place of the prepared text, as <see cref="FigureReading.Period"/>; null when no year can be told.</summary>
    public string? At(int position)
    {
        var (from, to) = Bounds(sentences, position);
        var before = Timeline.FirstFrom(periods, position, p => p.Start) - 1;
        if (before >= 0 && periods[before].Start >= from) return Code(before);
        if (before + 1 < periods.Count && periods[before + 1] is { Use: PeriodUse.Counted } after && after.Start < to) return timeline.CodeOf(after);
        if (occasion.Period is null && Day(from, to, position) is { } day) return day;
        if (before >= 0 && periods[before].Start >= Bounds(paragraphs, position).From) return Code(before);
        if (occasion.Period is not null) return occasion.Period;
        if (onlyDay is not null) return onlyDay;
        while (before >= 0 && periods[before].Use == PeriodUse.Ahead) before--;
        if (before >= 0) return Code(before);
        return periods.Count > 0 && periods[0].Use == PeriodUse.Counted ? timeline.CodeOf(periods[0]) : null;
    }

    /// <summary>The period that a table's column is headed with; null when it names none.</summary>
    public string? OfColumn(string head)
    {
        if (head.Length == 0) return null;
        if (columns.TryGetValue(head, out var known)) return known;
        var named = PeriodFinder.Find(head).Find(p => p.Use == PeriodUse.Counted);
        if (named is { Shape: not null, Year: null, Years: 0 } && occasion.Period is { } about) named = named with { Year = int.Parse(about[..4], CultureInfo.InvariantCulture) };
        return columns[head] = named.Shape is null ? null : named.Code;
    }

    /// <summary>"năm 2018 và nửa đầu 2019" is one stretch.</summary>
    private string? Code(int index)
    {
        var period = periods[index];
        var code = timeline.CodeOf(period);
        if (index == 0 || period.Year is not { } year || periods[index - 1] is not { Shape: "Y", Year: { } first } year1 || first != year - 1) return code;
        var between = timeline.Text.AsSpan(year1.End, period.Start - year1.End);
        return between.Length < 12 && between.Trim().Equals("và", StringComparison.OrdinalIgnoreCase) ? $"{first}/{code}" : code;
    }

    /// <summary>The day, or the days as their month, that the sentence names before a place, else after it.</summary>
    private string? Day(int from, int to, int position)
    {
        var dates = timeline.Dates;
        var at = Timeline.FirstFrom(dates, position, d => d.Start) - 1;
        if (at < 0 || dates[at].Start < from) at++;
        if (at >= dates.Count || dates[at].Start >= to || dates[at].Start < from || dates[at].Day is null) return null;
        // "hai ngày 22 và 23-1": both.
        var other = dates[at].Start < position ? at - 1 : at + 1;
        if (other >= 0 && other < dates.Count && dates[other] is { Day: not null } second && second.Month == dates[at].Month && second.Day != dates[at].Day && Math.Abs(second.Start - dates[at].Start) < 24)
            return timeline.YearOf(dates[at]) is { } year && second.Month > 0 ? $"{year}-{second.Month:00}" : null;
        return DayOf(dates[at]);
    }

    private string? DayOf(DateMention date) => date.Month > 0 && timeline.YearOf(date) is { } year ? $"{year}-{date.Month:00}-{date.Day:00}" : null;

    private static (int From, int To) Bounds(List<int> starts, int position)
    {
        var at = starts.BinarySearch(position);
        if (at < 0) at = Math.Max(0, ~at - 1);
        return (starts[at], at + 1 < starts.Count ? starts[at + 1] : int.MaxValue);
    }
}

/// <summary>Where sentences and paragraphs begin.</summary>
internal static class SentenceStarts
{
    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?…\n\r");

    /// <summary>Both lists begin with 0. A full stop ends a sentence when a blank and no small letter follow; "TP. Hạ Long" and "Tr. 5" do not.</summary>
    public static (List<int> Sentences, List<int> Paragraphs) Of(string text)
    {
        var (sentences, paragraphs) = (new List<int> { 0 }, new List<int> { 0 });
        for (var at = 0; ;)
        {
            var next = text.AsSpan(at).IndexOfAny(Ends);
            if (next < 0) return (sentences, paragraphs);
            at += next + 1;
            var mark = text[at - 1];
            if (mark is '\n' or '\r')
            {
                if (paragraphs[^1] == at - 1) (paragraphs[^1], sentences[^1]) = (at, at);
                else
                {
                    paragraphs.Add(at);
                    if (sentences[^1] == at - 1) sentences[^1] = at;
                    else sentences.Add(at);
                }
                continue;
            }
            var after = WordScan.SkipBlanks(text, at);
            if (after == at || after >= text.Length || char.IsLower(text[after])) continue;
            var word = WordScan.Before(text, at - 1).Text;
            if (mark == '.' && word.Length is > 0 and <= 2 && char.IsUpper(word[0])) continue;
            if (sentences[^1] < after) sentences.Add(after);
        }
    }
}
