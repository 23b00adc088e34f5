using HiepDong.Reporting;

namespace HiepDong.Reading;

/// <summary>What is known about a report besides its text; everything is optional and only fills what the text leaves open.</summary>
/// <param name="Year">The year the report speaks about, for "quý III" or "ngày 5/8" without one.</param>
public sealed record ReadingContext(int? Year = null);

/// <summary>What was read out of one text. Spans are UTF-16 indices into the text as given.</summary>
/// <param name="Event">The conference or other occasion the text tells of.</param>
/// <param name="LegalReferences">Numbers of documents as written without spaces ("03/2019/NĐ-CP", "01/CT-TTg", "03"), each once, in order.</param>
public sealed record ReportReading(EventReading Event, IReadOnlyList<string> LegalReferences, IReadOnlyList<FigureReading> Figures, IReadOnlyList<ReadingWarning> Warnings);

/// <summary>The occasion: all fields null or empty when the text tells of none.</summary>
/// <param name="Kind">giao_ban, so_ket, tong_ket; "other" for a meeting or inspection of another kind; null without one.</param>
/// <param name="Date">yyyy-MM-dd or yyyy-MM.</param>
/// <param name="Mode">truc_tuyen or truc_tiep, only when stated.</param>
/// <param name="Period">What it reviews: yyyy, yyyy-H1, yyyy-Q3, yyyy-9M, yyyy-MM, or a range A/B.</param>
/// <param name="Chairs">Names of those said to preside, without rank.</param>
public sealed record EventReading(string? Kind, string? Date, string? Mode, string? Period, IReadOnlyList<string> Chairs, IReadOnlyList<string> Venues)
{
    public static readonly EventReading None = new(null, null, null, null, [], []);
}

/// <summary>One figure that the text states.</summary>
/// <param name="Start">First character: of the qualifier, else of the number.</param>
/// <param name="End">After the last character of what is counted.</param>
/// <param name="Quantity">Scales (nghìn, triệu, tỷ) are worked in; units of measure are never converted.</param>
/// <param name="Unit">In the lexicon's spelling ("vụ", "kg", "người"); null when none is stated.</param>
/// <param name="Subject">What is counted, in the text's own words.</param>
/// <param name="Indicator">Code of the standard indicator it states, or null.</param>
/// <param name="Confidence">0 to 1: how sure the indicator is; 0 without one.</param>
/// <param name="Topic">A content area of the catalogue, or covid, illegal_mining_fishing, other.</param>
/// <param name="Period">As in <see cref="EventReading.Period"/>, or a day yyyy-MM-dd; null when no year can be told.</param>
/// <param name="Actors">cong_an, quan_doi, bien_phong, canh_sat_bien, ubnd, dan_quan, hai_quan, kiem_lam, hai_quan_cua_khau (customs), quan_ly_thi_truong, nhan_dan, nuoc_ban, khac.</param>
/// <param name="Joint">True when several act together, false for one alone, null when nobody is named.</param>
/// <param name="Territory">Name of the area it is said of, as written, or null.</param>
/// <param name="Parent">Index of the figure that this one breaks down, or null.</param>
/// <param name="Direction">"increase" or "decrease" for a comparison ("tăng 12%"); the value is positive.</param>
/// <param name="Of">The whole in "7/10 huyện".</param>
/// <param name="SentenceStart">Span of the sentence or cell it stands in.</param>
/// <param name="Rules">Names of the rules that made it, in the order they applied.</param>
/// <param name="Others">Indicators it may state instead, likeliest first, when that is not certain; null in a reading made before they were kept.</param>
public sealed record FigureReading(
    int Start, int End, string Text, Quantity Quantity, string? Unit, string Subject, string? Indicator, double Confidence, string Topic, string? Period,
    IReadOnlyList<string> Actors, bool? Joint, string? Territory, int? Parent, string? Direction, decimal? Of, int SentenceStart, int SentenceEnd, IReadOnlyList<string> Rules,
    IReadOnlyList<IndicatorGuess>? Others = null);

/// <summary>An indicator that a figure may state.</summary>
/// <param name="Confidence">0 to 1.</param>
public sealed record IndicatorGuess(string Code, double Confidence);

/// <summary>Something a person should look at.</summary>
/// <param name="Code">parts_do_not_add_up, …</param>
/// <param name="Figure">Index of the figure concerned, or null.</param>
public sealed record ReadingWarning(string Code, string Vi, string En, int? Figure = null);
