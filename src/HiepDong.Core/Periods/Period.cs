using System.Globalization;

namespace HiepDong.Periods;

/// <summary>How often a form is reported; its length in months is the number behind it.</summary>
public enum Rhythm { Month = 1, Quarter = 3, Half = 6, NineMonths = 9, Year = 12 }

/// <summary>Which days a period covers.</summary>
public enum WindowRule
{
    /// <summary>15th of the month before to the 14th of the last month (Decree 09/2019, art. 12).</summary>
    Statutory,
    /// <summary>1st of the first month to the last day of the last.</summary>
    Calendar
}

/// <summary>A span of days; both ends are included.</summary>
public readonly record struct DateSpan(DateOnly From, DateOnly To)
{
    public bool Contains(DateOnly day) => day >= From && day <= To;
}

/// <summary>
/// A reporting period: a run of whole reporting months of which it is the exact union. Written <c>2026-11</c>,
/// <c>2026-Q3</c>, <c>2026-H1</c>, <c>2026-9M</c>, <c>2026</c>, or for any other run <c>2026-02..2026-05</c>.
/// </summary>
/// <param name="Start">First month as year × 12 + month − 1.</param>
/// <param name="Months">How many months, at least 1.</param>
public readonly record struct Period(int Start, int Months) : IComparable<Period>
{
    public int Year => Start / 12;

    /// <summary>1–12.</summary>
    public int FirstMonth => Start % 12 + 1;

    /// <summary>Last month as year × 12 + month − 1 (included).</summary>
    public int End => Start + Months - 1;

    public static Period Month(int year, int month) => new(year * 12 + month - 1, 1);
    public static Period OfYear(int year) => new(year * 12, 12);
    public static Period Quarter(int year, int quarter) => new(year * 12 + (quarter - 1) * 3, 3);

    /// <summary>The period of that rhythm whose window holds the day; for nine months those of the reporting year, even when the day lies after them.</summary>
    public static Period Holding(DateOnly day, Rhythm rhythm, WindowRule rule)
    {
        var month = day.Year * 12 + day.Month - 1;
        if (rule == WindowRule.Statutory && day.Day >= 15) month++;
        var length = (int)rhythm;
        if (rhythm == Periods.Rhythm.NineMonths) return new(month / 12 * 12, 9);
        return new(month - month % 12 % length, length);
    }

    /// <summary>The regular rhythm this period is of, or null for a free range.</summary>
    public Rhythm? Rhythm => (Months, Start % 12) switch
    {
        (1, _) => Periods.Rhythm.Month,
        (3, var m) when m % 3 == 0 => Periods.Rhythm.Quarter,
        (6, var m) when m % 6 == 0 => Periods.Rhythm.Half,
        (9, 0) => Periods.Rhythm.NineMonths,
        (12, 0) => Periods.Rhythm.Year,
        _ => null
    };

    public string Code => Rhythm switch
    {
        Periods.Rhythm.Month => MonthCode(Start),
        Periods.Rhythm.Quarter => $"{Year:0000}-Q{Start % 12 / 3 + 1}",
        Periods.Rhythm.Half => $"{Year:0000}-H{Start % 12 / 6 + 1}",
        Periods.Rhythm.NineMonths => $"{Year:0000}-9M",
        Periods.Rhythm.Year => Year.ToString("0000", CultureInfo.InvariantCulture),
        _ => MonthCode(Start) + ".." + MonthCode(End)
    };

    /// <summary>Days covered, both ends included.</summary>
    public DateSpan Window(WindowRule rule = WindowRule.Statutory)
    {
        var first = new DateOnly(Start / 12, Start % 12 + 1, 1);
        var last = new DateOnly(End / 12, End % 12 + 1, 1);
        return rule == WindowRule.Calendar
            ? new(first, last.AddMonths(1).AddDays(-1))
            : new(first.AddMonths(-1).AddDays(14), last.AddDays(13));
    }

    /// <summary>The run of the same length just before; a half follows a half, a year a year.</summary>
    public Period Previous => new(Start - Months, Months);

    public Period LastYear => new(Start - 12, Months);

    public bool Contains(Period other) => other.Start >= Start && other.End <= End;

    public IEnumerable<Period> EachMonth()
    {
        for (var m = Start; m <= End; m++) yield return new(m, 1);
    }

    public int CompareTo(Period other) => (Start, Months).CompareTo((other.Start, other.Months));

    /// <summary>Name on Vietnamese screens and documents: "tháng 11 năm 2026", "quý III năm 2026".</summary>
    public string NameVi => Rhythm switch
    {
        Periods.Rhythm.Month => string.Create(CultureInfo.InvariantCulture, $"tháng {FirstMonth} năm {Year}"),
        Periods.Rhythm.Quarter => string.Create(CultureInfo.InvariantCulture, $"quý {Roman[Start % 12 / 3]} năm {Year}"),
        Periods.Rhythm.Half => (Start % 12 == 0 ? "6 tháng đầu năm " : "6 tháng cuối năm ") + Year.ToString(CultureInfo.InvariantCulture),
        Periods.Rhythm.NineMonths => "9 tháng năm " + Year.ToString(CultureInfo.InvariantCulture),
        Periods.Rhythm.Year => "năm " + Year.ToString(CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"từ tháng {FirstMonth}/{Year} đến tháng {End % 12 + 1}/{End / 12}")
    };

    public string NameEn => Rhythm switch
    {
        Periods.Rhythm.Month => new DateOnly(Year, FirstMonth, 1).ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        Periods.Rhythm.Quarter => string.Create(CultureInfo.InvariantCulture, $"quarter {Start % 12 / 3 + 1} of {Year}"),
        Periods.Rhythm.Half => (Start % 12 == 0 ? "first half of " : "second half of ") + Year.ToString(CultureInfo.InvariantCulture),
        Periods.Rhythm.NineMonths => "nine months of " + Year.ToString(CultureInfo.InvariantCulture),
        Periods.Rhythm.Year => "year " + Year.ToString(CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{FirstMonth}/{Year} to {End % 12 + 1}/{End / 12}")
    };

    public string Name(string language) => language == "en" ? NameEn : NameVi;

    /// <summary>Reads any form of <see cref="Code"/>; years 1900–2199.</summary>
    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        text = text?.Trim() ?? "";
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots > 0)
        {
            if (!TryParse(text[..dots], out var a) || !TryParse(text[(dots + 2)..], out var b) || b.End < a.Start || text.LastIndexOf("..", StringComparison.Ordinal) != dots) return false;
            period = new(a.Start, b.End - a.Start + 1);
            return period.Months <= 600;
        }
        if (text.Length < 4 || !int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 2199) return false;
        var rest = text[4..].ToUpperInvariant();
        period = rest switch
        {
            "" => OfYear(year),
            "-Q1" or "-Q2" or "-Q3" or "-Q4" => Quarter(year, rest[2] - '0'),
            "-H1" => new(year * 12, 6),
            "-H2" => new(year * 12 + 6, 6),
            "-9M" => new(year * 12, 9),
            _ when rest.Length == 3 && rest[0] == '-' && int.TryParse(rest[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var m) && m is >= 1 and <= 12 => Month(year, m),
            _ => default
        };
        return period.Months > 0;
    }

    public static Period Parse(string text) => TryParse(text, out var p) ? p : throw new FormatException($"Not a period: {text}");

    public override string ToString() => Code;

    private static readonly string[] Roman = ["I", "II", "III", "IV"];
    private static string MonthCode(int month) => string.Create(CultureInfo.InvariantCulture, $"{month / 12:0000}-{month % 12 + 1:00}");
}
