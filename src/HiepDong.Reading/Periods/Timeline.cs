using System.Globalization;
using static HiepDong.Reading.WordScan;

namespace HiepDong.Reading;

/// <summary>
/// The dates and periods of one text with the years that its words leave out. A year is taken from what the text itself says, then from the context;
/// where neither tells, it stays unknown.
/// </summary>
internal sealed class Timeline
{
    private readonly ReadingContext context;
    private readonly List<(int Start, int End)> furniture;
    /// <summary>Full dates that are no document's date of issue: what the text is dated by.</summary>
    private readonly List<DateOnly> full = [];
    private readonly Dictionary<(int Day, int Month), int> yearOfDay = [];
    private readonly int? onlyYear;
    private readonly DateOnly? latest;
    /// <summary>Periods that are written with a year and not compared with, in order.</summary>
    private readonly List<PeriodMention> dated = [];
    /// <summary>What "10 năm thực hiện Chỉ thị 01" spans, by its place and, for "Mười năm qua", by the number of years.</summary>
    private readonly Dictionary<int, (int First, int Last)> spans = [], spansOfYears = [];
    private readonly Dictionary<string, bool> mentioned = [];

    public Timeline(string text, IReadOnlyList<DateMention> dates, IReadOnlyList<PeriodMention> periods, IReadOnlyList<ReferenceMention> references,
        List<(int Start, int End)> furniture, ReadingContext context)
    {
        (Text, References, this.furniture, this.context) = (text, references, furniture, context);
        var (reference, years) = (0, new HashSet<int>());
        foreach (var date in dates)
        {
            while (reference < references.Count && references[reference].End <= date.Start) reference++;
            var issued = reference > 0 && Issues(text, references[reference - 1], date);
            var aside = PageFurniture.Covers(furniture, date.Start);
            if (issued) { Issued.TryAdd(reference - 1, date); continue; }
            if (date is { Day: { } day, Month: > 0, Year: { } year } && day <= DateTime.DaysInMonth(year, date.Month))
            {
                yearOfDay.TryAdd((day, date.Month), year);
                if (!aside) { full.Add(new(year, date.Month, day)); years.Add(year); }
                else if (!Stamp.HasValue && date.Start < text.Length / 3) Stamp = new(year, date.Month, day);
            }
            else if (date is { Day: null, Month: > 0, Year: { } stampYear } && date.Rule == "date-iso" && !Stamp.HasValue) Stamp = new(stampYear, date.Month, DateTime.DaysInMonth(stampYear, date.Month));
            if (!aside) Dates.Add(date);
        }
        foreach (var period in periods)
        {
            if (PageFurniture.Covers(furniture, period.Start)) continue;
            Periods.Add(period);
            if (period is { Year: not null, Use: not PeriodUse.Compared }) dated.Add(period);
            if (period is { Year: { } year, Use: PeriodUse.Counted, Shape: not "R" }) years.Add(year);
            if (period.Years > 0 && Carried(period) is { } span)
            {
                spans[period.Start] = span;
                spansOfYears.TryAdd(period.Years, span);
            }
        }
        if (full.Count > 0) latest = full.Max();
        onlyYear = years.Count == 1 ? years.First() : null;
    }

    public string Text { get; }
    public IReadOnlyList<ReferenceMention> References { get; }
    /// <summary>In the order of the text, without those of page furniture and of documents.</summary>
    public List<DateMention> Dates { get; } = [];
    /// <summary>In the order of the text, without those of page furniture.</summary>
    public List<PeriodMention> Periods { get; } = [];
    /// <summary>By index of reference: the date that stands with it.</summary>
    public Dictionary<int, DateMention> Issued { get; } = [];
    /// <summary>When the page was put up, if it says so.</summary>
    public DateOnly? Stamp { get; }
    /// <summary>When the occasion took place; set once it is known.</summary>
    public DateOnly? Occasion { get; set; }
    /// <summary>A year that the review of the occasion was found to be about.</summary>
    public int? Reviewed { get; set; }

    /// <summary>Whether a place lies in page furniture.</summary>
    public bool IsAside(int at) => PageFurniture.Covers(furniture, at);

    /// <summary>The first period from a place on.</summary>
    public PeriodMention? NextPeriod(int from)
    {
        var at = FirstFrom(Periods, from, p => p.Start);
        return at < Periods.Count ? Periods[at] : null;
    }

    /// <summary>The first date from a place on.</summary>
    public DateMention? NextDate(int from)
    {
        var at = FirstFrom(Dates, from, d => d.Start);
        return at < Dates.Count ? Dates[at] : null;
    }

    /// <summary>Whether a date is an end of a data window.</summary>
    public bool InWindow(int start)
    {
        var at = FirstFrom(Periods, start + 1, p => p.Start) - 1;
        return at >= 0 && Periods[at] is { Rule: "window", Shape: not "D" } window && start < window.End;
    }

    /// <summary>Index of the first in a sorted list that starts at a place or after it.</summary>
    internal static int FirstFrom<T>(IReadOnlyList<T> sorted, int from, Func<T, int> start)
    {
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (start(sorted[middle]) < from) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>"Nghị định số 03/2019/NĐ-CP ngày 5/9/2019": the date is the document's.</summary>
    private static bool Issues(string text, ReferenceMention reference, DateMention date)
    {
        if (date.Start - reference.End is < 0 or > 24) return false;
        var between = text.AsSpan(reference.End, date.Start - reference.End).Trim();
        var apart = between.StartsWith(',');
        between = between.TrimStart(",(").TrimStart();
        if (!between.IsEmpty && between is not ("của Chính phủ" or "của Thủ tướng" or "ban hành" or "ra")) return false;
        if (NumberYear(reference.Number) is { } numbered && date.Year is { } year) return numbered == year;
        return !apart || After(text, date.End) is var next && (next.Is("của") || next.Is("về"));
    }

    /// <summary>2019 of "03/2019/NĐ-CP".</summary>
    private static int? NumberYear(string number)
    {
        var slash = number.AsSpan().IndexOfAny("/.-");
        return slash > 0 && Year(number, slash + 1, out var year) > 0 ? year : null;
    }

    /// <summary>The year of a date, written or told by the rest of the text; null when nothing tells.</summary>
    public int? YearOf(DateMention date)
    {
        if (date.Year is not null || date.Month == 0) return date.Year;
        if (date.Day is { } day && yearOfDay.TryGetValue((day, date.Month), out var same)) return same;
        if ((Occasion ?? Stamp) is { } known) return date.Month < known.Month || (date.Month == known.Month && (date.Day ?? 1) <= known.Day) ? known.Year : known.Year - 1;
        return NearestTo(date) ?? AfterLatest(date) ?? onlyYear ?? context.Year;
    }

    /// <summary>Year of a conference's date: it follows what it reviews ("tổng kết năm 2023" on 18/1 is in 2024).</summary>
    public int? YearOfOccasion(DateMention date, PeriodMention? review, PeriodMention? ahead)
    {
        if (date.Year is not null || date.Month == 0) return date.Year;
        if (date.Day is { } day && yearOfDay.TryGetValue((day, date.Month), out var same)) return same;
        if (Stamp is { } stamp) return date.Month <= stamp.Month ? stamp.Year : stamp.Year - 1;
        var (shape, written) = review is { } reviewed ? (reviewed.Shape, reviewed.LastYear ?? reviewed.Year ?? Span(reviewed)?.Last ?? Nearest(reviewed.Start, reviewed)) : ("", null);
        if (written is { } year) return date.Month >= Opens(shape) || review is { Shape: "Y" } open && HasJustBegun(open) ? year : year + 1;
        if (ahead is { Shape: not ("R" or "D"), Year: { } next } coming) return date.Month >= EndMonth(coming.Shape) && date.Month > 10 ? next - 1 : next;
        if (AfterLatest(date) is { } after) return after;
        if (review is not null && context.Year is { } about) return date.Month >= Opens(shape) ? about : about + 1;
        return onlyYear ?? context.Year;
    }

    /// <summary>"đầu năm 2021": told within it.</summary>
    private bool HasJustBegun(PeriodMention year) =>
        Text.AsSpan(0, year.Start).TrimEnd().EndsWith("đầu", StringComparison.OrdinalIgnoreCase) || Text.AsSpan(year.Start, year.End - year.Start).StartsWith("đầu", StringComparison.OrdinalIgnoreCase);

    /// <summary>The last year of a period, written, told by the occasion, or by other periods of the text.</summary>
    public int? EndYear(PeriodMention period)
    {
        if (period.Shape == "R") return period.LastYear ?? Span(period)?.Last;
        if (period.Year is not null) return period.Year;
        if (period.Years > 0) return Span(period)?.Last;
        if (Occasion is { } day) return period.Use == PeriodUse.Ahead ? ComingYear(period, day) : day.Month >= Opens(period.Shape) ? day.Year : day.Year - 1;
        if (Reviewed is { } reviewed) return reviewed;
        if (Nearest(period.Start, period) is { } near) return near;
        if ((Stamp ?? latest) is { } dated) return dated.Month >= Opens(period.Shape) ? dated.Year : dated.Year - 1;
        return onlyYear ?? context.Year;
    }

    /// <summary>"2024-Q3", "2015/2024"; null when its year is unknown.</summary>
    public string? CodeOf(PeriodMention period)
    {
        if (period.Shape == "D" || (period.Shape == "R" && period.Year is not null)) return period.Code;
        if (period.Years > 0 || period.Shape == "R") return Span(period) is not { } span ? null : period.Years == 1 ? Invariant(span.Last) : $"{span.First}/{span.Last}";
        return EndYear(period) is { } year ? (period with { Year = year }).Code : null;
    }

    private static string Invariant(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static int ComingYear(PeriodMention period, DateOnly day) => day.Month <= EndMonth(period.Shape) && !(period.Shape == "Y" && day.Month >= 11) ? day.Year : day.Year + 1;

    private (int First, int Last)? Span(PeriodMention period)
    {
        if (period.Years == 0) return null;
        if (spans.TryGetValue(period.Start, out var span) || spansOfYears.TryGetValue(period.Years, out span)) return span;
        // "10 năm phối hợp" of no known document are the last ones before the occasion.
        if (Occasion is not { } day) return null;
        var last = day.Month >= Opens("R") ? day.Year : day.Year - 1;
        return (last - period.Years + 1, last);
    }

    /// <summary>"10 năm thực hiện Chỉ thị 01": from the year of issue, as many years as most of them fall into.</summary>
    private (int First, int Last)? Carried(PeriodMention period)
    {
        for (var i = FirstFrom(References, period.End, r => r.Start); i < References.Count && References[i].Start - period.End <= 120; i++)
            if (References[i].IsLegal && IssuedOn(i) is { } issued) return (issued.Year, issued.AddYears(period.Years).AddMonths(-6).Year);
        return null;
    }

    private DateOnly? IssuedOn(int index)
    {
        var reference = References[index];
        if (Issued.TryGetValue(index, out var date) && date is { Day: { } day, Year: { } year, Month: > 0 }) return new DateOnly(year, date.Month, Math.Min(day, DateTime.DaysInMonth(year, date.Month)));
        foreach (var known in IssuedDocument.Known)
        {
            if (known.Kind != reference.Kind) continue;
            if (reference.Number == known.Number || (Short(reference.Number, known) && (known.About is null || Mentions(known.About)))) return known.Issued;
        }
        return NumberYear(reference.Number) is { } issuedIn ? new DateOnly(issuedIn, 7, 1) : null;
    }

    /// <summary>"03", "03.2019" of "03/2019/NĐ-CP".</summary>
    private static bool Short(string number, IssuedDocument known) =>
        number == known.Bare || (number.Length < known.Number.Length && known.Number.StartsWith(number.Replace('.', '/').Replace('-', '/'), StringComparison.Ordinal) && number.StartsWith(known.Bare, StringComparison.Ordinal));

    private bool Mentions(string about)
    {
        if (!mentioned.TryGetValue(about, out var there)) mentioned[about] = there = Text.Contains(about, StringComparison.OrdinalIgnoreCase);
        return there;
    }

    /// <summary>The year of the nearest period written with one; news of January follows a December.</summary>
    private int? NearestTo(DateMention date)
    {
        if (Nearest(date.Start) is not { } year) return null;
        var period = dated[Math.Max(0, FirstFrom(dated, date.Start + 1, p => p.Start) - 1)];
        return period.Shape is "M11" or "M12" && date.Month <= 2 ? year + 1 : year;
    }

    /// <summary>The year written with the nearest period before a place, else after it.</summary>
    private int? Nearest(int at, PeriodMention? open = null)
    {
        if (dated.Count == 0) return null;
        var period = dated[Math.Max(0, FirstFrom(dated, at + 1, p => p.Start) - 1)];
        // "quý III, triển khai nhiệm vụ quý IV/2024" and "quý IV, triển khai nhiệm vụ quý I/2025".
        if (period.Use == PeriodUse.Ahead && open is { Use: not PeriodUse.Ahead } o) return EndMonth(o.Shape) >= EndMonth(period.Shape) ? period.Year - 1 : period.Year;
        return period.Shape == "R" ? period.LastYear : period.Year;
    }

    /// <summary>The year of the latest full date; that after it at the turn of a year.</summary>
    private int? AfterLatest(DateMention date)
    {
        if (latest is not { } last) return null;
        return date.Month <= 2 && last.Month >= 11 ? last.Year + 1 : last.Year;
    }

    /// <summary>The last month of a period, 1 to 12.</summary>
    private static int EndMonth(string shape) => shape switch
    {
        "H1" => 6, "H2" or "Y" or "R" => 12, ['Q', var quarter] => (quarter - '0') * 3, ['M', .. var month] => int.Parse(month, CultureInfo.InvariantCulture),
        [.. var months, 'M'] => int.Parse(months, CultureInfo.InvariantCulture), _ => 12
    };

    /// <summary>The month from which on a review of the period may be held in its own year; before it, the review is of the year before.</summary>
    private static int Opens(string shape) => shape switch { "Y" or "R" => 6, "H2" or "Q4" => 10, ['M', ..] => EndMonth(shape), _ => EndMonth(shape) - 1 };
}
