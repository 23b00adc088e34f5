using HiepDong.Organisation;
using HiepDong.Periods;

namespace HiepDong.Indicators;

/// <summary>How figures of an indicator add up.</summary>
public enum AddsUp
{
    /// <summary>Over units and over time.</summary>
    Sum,
    /// <summary>A stock: over units, not over time; a period shows the state at its end.</summary>
    Last,
    /// <summary>Computed from two others at every level, never summed: 100 × numerator ÷ denominator.</summary>
    Ratio
}

/// <summary>Which way is good; most counts of seizures and cases are neutral.</summary>
public enum Direction { Neutral, Up, Down }

/// <summary>
/// What is counted. Figures are kept as whole multiples of 10^−<see cref="Decimals"/>, so sums stay exact; number and decimals are
/// therefore fixed for the indicator's life.
/// </summary>
/// <param name="Number">Small and permanent; the key of stored figures.</param>
/// <param name="Decimals">0–6.</param>
/// <param name="PairOf">"vụ/đối tượng": the subjects' indicator names the cases' one.</param>
/// <param name="PartOf">The whole of which this is a part.</param>
/// <param name="FromResults">How it is computed from joint results (<see cref="JointResults.CountingRule"/>); null when it is only typed.</param>
/// <param name="Exhaustive">All parts of the whole that carry this mark add up to it.</param>
public sealed record Indicator(
    int Number, string Code, string Topic, string NameVi, string NameEn, string UnitVi, string UnitEn, AddsUp AddsUp, int Decimals,
    string? PairOf = null, string? PartOf = null, bool Exhaustive = false, string? Numerator = null, string? Denominator = null,
    Direction Direction = Direction.Neutral, IReadOnlyList<Force>? Forces = null, bool Retired = false, string? FromResults = null)
{
    private static readonly decimal[] Powers = [1m, 10m, 100m, 1_000m, 10_000m, 100_000m, 1_000_000m];

    public string Name(string language) => language == "en" ? NameEn : NameVi;
    public string Unit(string language) => language == "en" ? UnitEn : UnitVi;

    /// <summary>Largest magnitude a single figure may have: 10^12 in the indicator's unit.</summary>
    public const decimal Limit = 1_000_000_000_000m;

    /// <summary>The stored whole number, or null when the value has more decimals than the indicator or is beyond <see cref="Limit"/>.</summary>
    public long? Scale(decimal value)
    {
        if (Math.Abs(value) >= Limit) return null;
        var scaled = value * Powers[Decimals];
        return scaled == decimal.Truncate(scaled) ? (long)scaled : null;
    }

    public decimal Unscale(long amount) => amount / Powers[Decimals];
}

/// <summary>One heading of a form with its indicators in order.</summary>
public sealed record FormSection(string TitleVi, string TitleEn, IReadOnlyList<string> Indicators);

/// <summary>A narrative heading of a form.</summary>
public sealed record FormNarrative(string Code, string TitleVi, string TitleEn);

/// <summary>
/// One version of a report form: for which forces and echelons, how often, over which window, due when. Versions follow each other by
/// <paramref name="ValidFrom"/>; the version in effect on the last day of a period's window is the one reported on.
/// </summary>
/// <param name="DueWorkingDays">Working days after the window's last day, per echelon.</param>
public sealed record ReportForm(
    string Code, int Version, string NameVi, string NameEn, IReadOnlyList<Force> Forces, IReadOnlyList<Echelon> Echelons, Rhythm Rhythm, WindowRule Window,
    IReadOnlyDictionary<Echelon, int> DueWorkingDays, DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyList<FormSection> Sections, IReadOnlyList<FormNarrative> Narratives)
{
    public string Name(string language) => language == "en" ? NameEn : NameVi;

    public IEnumerable<string> IndicatorCodes => Sections.SelectMany(s => s.Indicators);

    public bool AsksOf(OrgUnit unit) => Forces.Contains(unit.Force) && Echelons.Contains(unit.Echelon);

    public bool IsInEffect(DateOnly day) => ValidFrom <= day && (ValidTo is not { } end || day < end);

    /// <summary>The day by which a unit of that echelon reports.</summary>
    public DateOnly DueOn(Period period, Echelon echelon, WorkingCalendar calendar) =>
        calendar.AddWorkingDays(period.Window(Window).To, DueWorkingDays.GetValueOrDefault(echelon, 1));
}

/// <summary>All indicators and form versions known to a node; immutable, replaced when one changes.</summary>
public sealed class Catalogue
{
    private readonly Dictionary<string, Indicator> byCode;
    private readonly Dictionary<int, Indicator> byNumber;
    private readonly ILookup<string, Indicator> parts;

    public Catalogue(IEnumerable<Indicator> indicators, IEnumerable<ReportForm> forms)
    {
        Indicators = [.. indicators.OrderBy(i => i.Number)];
        Forms = [.. forms.OrderBy(f => f.Code, StringComparer.Ordinal).ThenBy(f => f.Version)];
        byCode = Indicators.ToDictionary(i => i.Code);
        byNumber = Indicators.ToDictionary(i => i.Number);
        parts = Indicators.Where(i => i.PartOf != null).ToLookup(i => i.PartOf!);
        MaxNumber = Indicators.Count == 0 ? 0 : Indicators[^1].Number;
    }

    public IReadOnlyList<Indicator> Indicators { get; }
    public IReadOnlyList<ReportForm> Forms { get; }
    public int MaxNumber { get; }

    public Indicator this[string code] => byCode[code];
    public Indicator this[int number] => byNumber[number];
    public bool TryGet(string code, out Indicator indicator) => byCode.TryGetValue(code, out indicator!);
    public bool TryGet(int number, out Indicator indicator) => byNumber.TryGetValue(number, out indicator!);

    public IEnumerable<Indicator> PartsOf(string code) => parts[code];

    /// <summary>The version of a form in effect at the end of a period, or null.</summary>
    public ReportForm? FormFor(string code, Period period) =>
        Forms.LastOrDefault(f => f.Code == code && f.IsInEffect(period.Window(f.Window).To));

    public ReportForm? Form(string code, int version) => Forms.FirstOrDefault(f => f.Code == code && f.Version == version);

    /// <summary>Forms of exactly that period's rhythm that are in effect at its end.</summary>
    public IEnumerable<ReportForm> FormsFor(Period period) =>
        period.Rhythm is { } rhythm ? Forms.Where(f => f.Rhythm == rhythm && f.IsInEffect(period.Window(f.Window).To)) : [];
}

/// <summary>The 15 content areas (topics) in report order.</summary>
public static class Topics
{
    public static readonly IReadOnlyList<(string Code, string Vi, string En)> All =
    [
        ("plans", "Lãnh đạo, chỉ đạo và kế hoạch phối hợp", "Direction and coordination plans"),
        ("exchange_info", "Trao đổi, xác minh thông tin", "Exchange and verification of information"),
        ("drugs", "Phòng, chống tội phạm về ma túy", "Drug crime"),
        ("smuggling", "Phòng, chống buôn lậu, gian lận thương mại", "Smuggling and trade fraud"),
        ("entry_exit", "Phòng, chống xuất nhập cảnh trái phép, mua bán người", "Illegal entry and exit, human trafficking"),
        ("crime_other", "Phòng, chống tội phạm và vi phạm pháp luật khác", "Other crime and violations"),
        ("patrol", "Tuần tra, kiểm soát", "Patrol and control"),
        ("campaigns", "Đợt cao điểm, truy quét", "Peak campaigns and sweeps"),
        ("event_protection", "Bảo vệ sự kiện, lễ, tết", "Protection of events and holidays"),
        ("disaster_rescue", "Phòng thủ dân sự, cứu hộ, cứu nạn", "Civil defence, search and rescue"),
        ("mass_work", "Vận động quần chúng", "Work with the people"),
        ("models", "Mô hình, phong trào", "Local models and movements"),
        ("training", "Huấn luyện, diễn tập, giáo dục quốc phòng và an ninh", "Training, exercises, defence education"),
        ("forces_equipment", "Lực lượng, phương tiện", "Forces and equipment"),
        ("commendation", "Sơ kết, tổng kết, khen thưởng", "Reviews and commendation")
    ];

    public static string Name(string code, string language) =>
        All.FirstOrDefault(t => t.Code == code) is { Code: not null } t ? (language == "en" ? t.En : t.Vi) : code;
}
