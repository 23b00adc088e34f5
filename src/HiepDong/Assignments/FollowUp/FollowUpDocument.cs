using System.Globalization;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Text;
using HiepDong.Web;

namespace HiepDong.Assignments;

/// <summary>The follow-up table as an annex (.docx, landscape) and as a workbook; both say the same.</summary>
internal static class FollowUpDocument
{
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static readonly Texts Vi = new("vi");

    public static string TitleOf(FollowUpFacts facts) => "Tình hình thực hiện kết luận " + DraftedSentences.LowerFirst(facts.Title);

    /// <summary>"Đến ngày 17/12/2026: 5 nhiệm vụ; hoàn thành đúng hạn 2, muộn 1; đang thực hiện 1; quá hạn 1."</summary>
    public static string SumsOf(FollowUpFacts facts)
    {
        var c = facts.Counts;
        return $"Đến ngày {Vietnamese.Date(facts.AsOf)}: {Vietnamese.Number(c.All)} nhiệm vụ; hoàn thành đúng hạn {Vietnamese.Number(c.OnTime)}, hoàn thành muộn {Vietnamese.Number(c.Late)}; chưa xong, còn hạn {Vietnamese.Number(c.Open)}; quá hạn {Vietnamese.Number(c.Overdue)}"
            + (c.Cancelled > 0 ? $"; đã hủy {Vietnamese.Number(c.Cancelled)}" : "") + (facts.NotAssigned > 0 ? $". Kết luận chưa giao nhiệm vụ: {Vietnamese.Number(facts.NotAssigned)}." : ".");
    }

    public static ReportTable Table(FollowUpFacts facts, Organisation.Organisation organisation) => new("Theo dõi kết luận", TitleOf(facts),
        [new("TT", 3, CellAlign.Centre), new("Nhiệm vụ", 26), new("Đơn vị, vai trò", 18), new("Thời hạn", 10, CellAlign.Centre), new("Kết quả, trạng thái", 14), new("Minh chứng gần nhất", 24)],
        Rows(facts, organisation)) { Wide = true, Notes = [SumsOf(facts)] };

    private static IEnumerable<IReadOnlyList<TableCell>> Rows(FollowUpFacts facts, Organisation.Organisation organisation)
    {
        var n = 0;
        foreach (var conclusion in facts.Conclusions)
        {
            yield return [TableCell.Of(conclusion.Conclusion, true)];
            if (conclusion.Text is { } said) yield return [TableCell.Of(""), TableCell.Of(said), TableCell.Of("–"), TableCell.Of("–"), TableCell.Of("chưa giao nhiệm vụ"), TableCell.Of("–")];
            foreach (var a in conclusion.Assignments)
            {
                n++;
                foreach (var (p, i) in a.Parts.Select((p, i) => (p, i)))
                    yield return
                    [
                        TableCell.Of(i == 0 ? n.ToString(CultureInfo.InvariantCulture) : ""), TableCell.Of(i == 0 ? $"{a.Order.Text} ({a.Code})" : ""),
                        TableCell.Of($"{AssignmentWords.Unit(p.UnitId, organisation)} ({(p.Leads ? "chủ trì" : "phối hợp")})"),
                        TableCell.Of(Vietnamese.Date(p.DeadlineOf(a.Order)) + (p.ExtendedTo is null ? "" : $"\n(giao: {Vietnamese.Date(a.Order.Deadline)})")), TableCell.Of(FollowUps.StateOf(a, p, facts.AsOf, Vi)), TableCell.Of(FollowUps.EvidenceOf(p))
                    ];
            }
        }
    }

    public static void WriteWord(Stream output, FollowUpFacts facts, NodeState node, DateTime at)
    {
        using var word = new WordWriter(output, TitleOf(facts), "Hiệp Đồng", at);
        var table = Table(facts, node.Organisation);
        word.Paragraph(WordStyles.PhuLuc, "Phụ lục");
        word.Paragraph(WordStyles.TenPhuLuc, table.Title);
        word.Paragraph(WordStyles.KemTheo, facts.For is { } next ? $"(Phục vụ {DraftedSentences.LowerFirst(next)})" : $"(Số liệu đến ngày {Vietnamese.Date(facts.AsOf)})");
        word.Table(table, WordWriter.LandscapeWidth);
        foreach (var note in table.Notes) word.Paragraph(WordStyles.GhiChu, note);
        word.EndSection(landscape: true, last: true);
    }

    public static void WriteWorkbook(Stream output, FollowUpFacts facts, NodeState node)
    {
        using var book = new Workbook(output);
        var table = Table(facts, node.Organisation);
        const int head = 4;
        using var sheet = book.Sheet(new(table.Name, [.. table.Columns.Select(c => c.Weight * 1.4)]) { FrozenRows = head, PrintTitles = (head, head) });
        sheet.Write((table.Title, CellStyle.Title));
        sheet.Write((SumsOf(facts), CellStyle.Note));
        sheet.Skip();
        sheet.Write([.. table.Columns.Select(c => ((object?)c.Title, CellStyle.Head))]);
        foreach (var row in table.Rows)
            sheet.Write(row.Count == 1 ? [.. table.Columns.Select((_, i) => (i == 0 ? (object?)row[0].Text : null, CellStyle.Group))] : [.. row.Select((c, i) => ((object?)c.Text, CellStyle.Body with { Align = table.Columns[i].Align }))]);
    }
}
