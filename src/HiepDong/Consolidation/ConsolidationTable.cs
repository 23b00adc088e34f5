using System.Globalization;
using System.Text;
using HiepDong.Documents;
using HiepDong.Indicators;

namespace HiepDong.Consolidation;

/// <summary>A consolidation as text: a table for the terminal, rows of comma-separated values for everything else.</summary>
internal static class ConsolidationTable
{
    private const int NameWidth = 46, MostColumns = 12;

    public static void WriteText(TextWriter to, ConsolidationResult result, bool compare, string language)
    {
        var en = language == "en";
        to.WriteLine($"{DraftedSentences.UpperFirst(result.ScopeName)}, {result.Period.Name(language)} ({Day(result.Window.From)} – {Day(result.Window.To)})");
        string Count(int n) => en ? n.ToString("#,0", CultureInfo.InvariantCulture) : Text.Vietnamese.Number(n);
        to.WriteLine(en
            ? $"{Count(result.Completeness.Accepted)} of {Count(result.Completeness.Expected)} reports accepted, {Count(result.Completeness.Late)} late"
            : $"{Count(result.Completeness.Accepted)}/{Count(result.Completeness.Expected)} báo cáo đã duyệt, {Count(result.Completeness.Late)} báo cáo gửi sau thời hạn");
        var parts = result.Rows.Count > 0 ? result.Rows[0].By : [];
        // More parts than a line holds stand below their indicator, those with figures only.
        var below = parts.Count > MostColumns;
        var head = new List<string> { en ? "Indicator" : "Chỉ tiêu", en ? "Unit" : "ĐVT" };
        if (!below) head.AddRange(parts.Select(p => PartName(p, language)));
        head.Add(en ? "Total" : "Tổng");
        if (compare) head.AddRange(en ? ["Last year", "Change"] : ["Cùng kỳ", "Tăng, giảm"]);
        var rows = new List<(ConsolidationRow? Row, string[] Cells)>();
        foreach (var row in result.Rows)
        {
            var cells = new List<string> { (row.Indicator.PartOf is null ? "" : "  ") + Cut(row.Indicator.Name(language), NameWidth), row.Indicator.Unit(language) };
            if (!below) cells.AddRange(row.By.Select(p => Value(p.Total, row.Indicator, language)));
            cells.Add(Value(row.Total, row.Indicator, language));
            if (compare) cells.AddRange([row.LastYear is { } y ? Value(y.Total, row.Indicator, language) : "", Change(row, language)]);
            rows.Add((row, [.. cells]));
            if (!below) continue;
            foreach (var part in row.By.Where(p => !p.Total.IsMissing))
                rows.Add((null, ["    " + Cut(PartName(part, language), NameWidth), "", Value(part.Total, row.Indicator, language), .. compare ? new[] { "", "" } : []]));
        }
        var widths = head.Select((h, i) => Math.Max(Width(h), rows.Count == 0 ? 0 : rows.Max(r => Width(r.Cells[i])))).ToArray();
        to.WriteLine();
        WriteRow(to, [.. head], widths);
        to.WriteLine(string.Join("  ", widths.Select(w => new string('─', w))));
        var topic = "";
        foreach (var (row, cells) in rows)
        {
            if (row != null && row.Indicator.Topic != topic) to.WriteLine(Topics.Name(topic = row.Indicator.Topic, language).ToUpperInvariant());
            WriteRow(to, cells, widths);
            if (row?.Joint is { } joint) to.WriteLine("    " + Shown.Joint(new Web.Texts(language), joint, row.Indicator));
            foreach (var (vi, english) in row?.Warnings ?? []) to.WriteLine("    ! " + (en ? english : vi));
        }
    }

    public static void WriteCsv(TextWriter to, ConsolidationResult result, bool compare)
    {
        var parts = result.Rows.Count > 0 && !Consolidator.JointKeys.SequenceEqual(result.Rows[0].By.Select(p => p.Key)) ? result.Rows[0].By : [];
        var head = new List<string> { "indicator", "name", "unit", "value", "qualifier", "reports" };
        if (compare) head.AddRange(["previous", "change_percent", "comparable"]);
        head.AddRange(["own", "joint_led", "joint_took_part", "forces_sum", "overlap"]);
        head.AddRange(parts.Select(p => p.Key));
        to.Write(string.Join(',', head.Select(Csv)) + "\r\n");
        foreach (var row in result.Rows)
        {
            var i = row.Indicator;
            var cells = new List<string> { i.Code, i.NameVi, i.UnitVi, ConsolidationJson.Plain(row.Total, i), row.Total.IsMissing ? "" : Reporting.Bounds.Code(row.Total.Bound), row.Total.Stated.ToString(CultureInfo.InvariantCulture) };
            if (compare)
                cells.AddRange([ConsolidationJson.Plain(row.LastYear?.Total ?? default, i), row.LastYear?.ChangePercent?.ToString("0.##", CultureInfo.InvariantCulture) ?? "", row.LastYear?.Comparable == true ? "true" : "false"]);
            long[] joint = row.Joint is { } j ? [j.Own, j.Led, j.TookPart, j.OfForces, j.Overlap] : [];
            for (var n = 0; n < 5; n++) cells.Add(n < joint.Length ? i.Unscale(joint[n]).ToString("0.######", CultureInfo.InvariantCulture) : "");
            if (parts.Count > 0) cells.AddRange(row.By.Select(p => ConsolidationJson.Plain(p.Total, i)));
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
