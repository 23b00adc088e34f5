using System.Globalization;
using HiepDong.Documents;
using HiepDong.Indicators;

namespace HiepDong.Reading;

/// <summary>What was read out of a file, for a person at a terminal: the occasion, the figures in the order of the text, what to look at.</summary>
internal static class ReadingTable
{
    private const int WidestSubject = 44, WidestTopic = 28, WidestIndicator = 48, WidestQuantity = 24;

    /// <param name="indicators">By code.</param>
    public static void Write(TextWriter to, string name, ReportReading reading, IReadOnlyDictionary<string, Indicator> indicators, IReadOnlyList<string> warnings, bool explain, string language)
    {
        var en = language == "en";
        to.WriteLine(name);
        foreach (var line in Occasion(reading, en)) to.WriteLine("  " + line);
        if (reading.Figures.Count == 0) to.WriteLine(en ? "  No figures were found." : "  Không tìm thấy số liệu.");
        else WriteFigures(to, reading, indicators, explain, language);
        foreach (var warning in warnings) to.WriteLine("  ! " + warning);
    }

    private static IEnumerable<string> Occasion(ReportReading reading, bool en)
    {
        var e = reading.Event;
        var kind = e.Kind switch
        {
            "giao_ban" => en ? "Periodic briefing" : "Hội nghị giao ban", "so_ket" => en ? "Interim review" : "Hội nghị sơ kết", "tong_ket" => en ? "Final review" : "Hội nghị tổng kết",
            null => null, _ => en ? "Another occasion" : "Hoạt động khác"
        };
        var mode = e.Mode switch { "truc_tuyen" => en ? "online" : "trực tuyến", "truc_tiep" => en ? "in person" : "trực tiếp", _ => null };
        var parts = new[] { kind, e.Date is { } date ? Day(date) : null, mode, e.Period is { } period ? (en ? "period " : "kỳ ") + period : null }.Where(p => p != null).ToList();
        if (parts.Count > 0) yield return string.Join(", ", parts);
        if (e.Chairs.Count > 0) yield return (en ? "Chairs: " : "Chủ trì: ") + string.Join("; ", e.Chairs);
        if (e.Venues.Count > 0) yield return (en ? "Venues: " : "Điểm cầu: ") + string.Join("; ", e.Venues);
        if (reading.LegalReferences.Count > 0) yield return (en ? "Documents cited: " : "Văn bản viện dẫn: ") + string.Join("; ", reading.LegalReferences);
    }

    private static void WriteFigures(TextWriter to, ReportReading reading, IReadOnlyDictionary<string, Indicator> indicators, bool explain, string language)
    {
        var en = language == "en";
        string[] head = en ? ["Figure", "Unit", "What", "Topic", "Indicator", "Period"] : ["Số liệu", "ĐVT", "Nội dung", "Lĩnh vực", "Chỉ tiêu", "Kỳ"];
        var rows = reading.Figures.Select(f => new[]
        {
            Cut(Direction(f, en) + f.Quantity.Write(language) + (f.Of is { } of ? "/" + Text.Vietnamese.Number(of) : ""), WidestQuantity), f.Unit ?? "", new string(' ', 2 * Depth(reading, f)) + Cut(f.Subject, WidestSubject),
            Cut(Topic(f.Topic, language), WidestTopic), Indicator(f, indicators, language), f.Period ?? ""
        }).ToList();
        var widths = head.Select((h, i) => Math.Max(h.Length, rows.Max(r => r[i].Length))).ToArray();
        to.WriteLine();
        WriteRow(to, head, widths);
        to.WriteLine("  " + string.Join("  ", widths.Select(w => new string('─', w))));
        for (var i = 0; i < rows.Count; i++)
        {
            WriteRow(to, rows[i], widths);
            if (explain) to.WriteLine("      " + (en ? "rules: " : "quy tắc: ") + string.Join(" → ", reading.Figures[i].Rules)
                + (reading.Figures[i].Others is { Count: > 0 } others ? (en ? "; or " : "; hoặc ") + string.Join(", ", others.Select(o => o.Code)) : ""));
        }
        to.WriteLine();
    }

    private static string Indicator(FigureReading f, IReadOnlyDictionary<string, Indicator> indicators, string language)
    {
        if (f.Indicator is not { } code) return "–";
        var name = indicators.TryGetValue(code, out var known) ? known.Name(language) : code;
        return Cut(name, WidestIndicator) + string.Create(CultureInfo.InvariantCulture, $" ({f.Confidence * 100:0}%)");
    }

    /// <summary>How many figures stand over this one; a circle would be the reader's mistake and ends the count.</summary>
    private static int Depth(ReportReading reading, FigureReading f)
    {
        var depth = 0;
        for (var at = f.Parent; at is { } parent && depth < 4; at = reading.Figures[parent].Parent) depth++;
        return depth;
    }

    private static string Direction(FigureReading f, bool en) => f.Direction switch { "increase" => en ? "up " : "tăng ", "decrease" => en ? "down " : "giảm ", _ => "" };

    /// <summary>Areas that texts speak of beside those of the catalogue.</summary>
    private static string Topic(string topic, string language) => (topic, language) switch
    {
        ("covid", "en") => "Covid-19", ("covid", _) => "Phòng, chống dịch Covid-19",
        ("illegal_mining_fishing", "en") => "Illegal mining and fishing", ("illegal_mining_fishing", _) => "Khai thác khoáng sản, thủy sản trái phép",
        ("other", "en") => "Other", ("other", _) => "Khác",
        _ => Indicators.Topics.Name(topic, language)
    };

    private static string Day(string date) => string.Join('/', date.Split('-').Reverse());

    private static void WriteRow(TextWriter to, string[] cells, int[] widths) =>
        to.WriteLine(("  " + string.Join("  ", cells.Select((c, i) => i == 0 ? c.PadLeft(widths[i]) : c.PadRight(widths[i])))).TrimEnd());

    private static string Cut(string text, int width)
    {
        text = text.ReplaceLineEndings(" ");
        return text.Length <= width ? text : text[..(width - 1)] + "…";
    }
}
