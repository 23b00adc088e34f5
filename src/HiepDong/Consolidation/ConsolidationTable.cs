using System.Globalization;
using System.Text;
using HiepDong.Documents;
using HiepDong.Indicators;

namespace HiepDong.Consolidation;

/// <summary>A consolidation as text: a table for the terminal, rows of comma-separated values for everything else.</summary>
internal static class ConsolidationTable
{
    private const int NameWidth = 46;

    public static void WriteText(TextWriter to, ConsolidationResult result, bool compare, string language)
    {
        var en = language == "en";
        to.WriteLine($"{DraftedSentences.UpperFirst(result.ScopeName)}, {result.Period.Name(language)} ({Day(result.Window.From)} – {Day(result.Window.To)})");
        to.WriteLine(en
            ? $"{result.Completeness.Accepted} of {result.Completeness.Expected} reports accepted, {result.Completeness.Late} late"
            : $"{result.Completeness.Accepted}/{result.Completeness.Expected} báo cáo đã duyệt, {result.Completeness.Late} báo cáo gửi sau thời hạn");
        // Places without any figure would only make the lines too long to read.
        var all = result.Rows.Count > 0 ? result.Rows[0].By : [];
        var shown = Enumerable.Range(0, all.Count).Where(n => all.Count <= 8 || result.Rows.Any(r => !r.By[n].Total.IsMissing)).ToList();
        var parts = shown.Select(n => all[n]);
        var head = new List<string> { en ? "Indicator" : "Chỉ tiêu", en ? "Unit" : "ĐVT" };
        head.AddRange(parts.Select(p => PartName(p, language)));
        head.Add(en ? "Total" : "Tổng");
        if (compare) head.AddRange(en ? ["Last year", "Change"] : ["Cùng kỳ", "Tăng, giảm"]);
        var rows = new List<string[]>();
        foreach (var row in result.Rows)
        {
            var cells = new List<string> { (row.Indicator.PartOf is null ? "" : "  ") + Cut(row.Indicator.Name(language), NameWidth), row.Indicator.Unit(language) };
            cells.AddRange(shown.Select(n => Value(row.By[n].Total, row.Indicator, language)));
            cells.Add(Value(row.Total, row.Indicator, language));
            if (compare) cells.AddRange([row.LastYear is { } y ? Value(y.Total, row.Indicator, language) : "", Change(row, language)]);
            rows.Add([.. cells]);
        }
        var widths = head.Select((h, i) => Math.Max(Width(h), rows.Count == 0 ? 0 : rows.Max(r => Width(r[i])))).ToArray();
        to.WriteLine();
        WriteRow(to, [.. head], widths);
        to.WriteLine(string.Join("  ", widths.Select(w => new string('─', w))));
        var topic = "";
        for (var i = 0; i < rows.Count; i++)
        {
            if (result.Rows[i].Indicator.Topic != topic) to.WriteLine(Topics.Name(topic = result.Rows[i].Indicator.Topic, language).ToUpperInvariant());
            WriteRow(to, rows[i], widths);
            foreach (var (vi, english) in result.Rows[i].Warnings) to.WriteLine("    ! " + (en ? english : vi));
        }
    }

    public static void WriteCsv(TextWriter to, ConsolidationResult result, bool compare)
    {
        var parts = result.Rows.Count > 0 ? result.Rows[0].By : [];
        var head = new List<string> { "indicator", "name", "unit", "value", "qualifier", "reports" };
        if (compare) head.AddRange(["previous", "change_percent", "comparable"]);
        head.AddRange(parts.Select(p => p.Key));
        to.Write(string.Join(',', head.Select(Csv)) + "\r\n");
        foreach (var row in result.Rows)
        {
            var i = row.Indicator;
            var cells = new List<string> { i.Code, i.NameVi, i.UnitVi, ConsolidationJson.Plain(row.Total, i), row.Total.IsMissing ? "" : Reporting.Bounds.Code(row.Total.Bound), row.Total.Stated.ToString(CultureInfo.InvariantCulture) };
            if (compare)
                cells.AddRange([ConsolidationJson.Plain(row.LastYear?.Total ?? default, i), row.LastYear?.ChangePercent?.ToString("0.##", CultureInfo.InvariantCulture) ?? "", row.LastYear?.Comparable == true ? "true" : "false"]);
            cells.AddRange(row.By.Select(p => ConsolidationJson.Plain(p.Total, i)));
            to.Write(string.Join(',', cells.Select(Csv)) + "\r\n");
        }
    }

    private static string Change(ConsolidationRow row, string language)
    {
        if (row.LastYear is not { } then) return "";
        if (then.Reason(language) is { } reason) return reason;
        return Shown.Change(row.Indicator, row.Total, then, language);
    }

    private static string PartName(Part part, string language) => Shown.PartName(part, language);
    private static string Value(Total total, Indicator indicator, string language) => total.ToQuantity(indicator)?.Write(language) ?? "–";

    private static void WriteRow(TextWriter to, string[] cells, int[] widths)
    {
        var line = new StringBuilder();
        for (var i = 0; i < cells.Length; i++)
        {
            var gap = new string(' ', widths[i] - Width(cells[i]));
            line.Append(i < 2 ? cells[i] + gap : gap + cells[i]).Append("  ");
        }
        to.WriteLine(line.ToString().TrimEnd());
    }

    private static string Csv(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : cell;
    private static string Cut(string text, int width) => text.Length <= width ? text : text[..(width - 1)] + "…";
    private static int Width(string text) => text.Length;
    private static string Day(DateOnly day) => Text.Vietnamese.Date(day);
}
