using HiepDong.Consolidation;
using HiepDong.Documents;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Web;

namespace HiepDong.Plans;

/// <summary>A plan as an official document (Kế hoạch, Decree 30/2020), in Vietnamese whatever the language of the screens.</summary>
internal static class PlanDocument
{
    private static readonly Texts Vi = new("vi");

    /// <param name="now">Written as the time of the file.</param>
    public static void Write(Stream output, Plan plan, NodeState node, DateTimeOffset now)
    {
        var (b, organisation) = (plan.Body, node.Organisation);
        string Unit(string id) => organisation.Unit(id)?.Name ?? id;
        var day = plan.Standing.InForceOn;
        var issuer = IssuingOffice.Of(organisation, Scope.OfUnit(b.AuthorUnitId), b.AuthorUnitId, node.Today);
        issuer = issuer with
        {
            Symbol = "KH" + issuer.Symbol[issuer.Symbol.IndexOf('-', StringComparison.Ordinal)..], To = [],
            Recipients = [.. b.Parties.Where(p => p.UnitId != b.AuthorUnitId).Select(p => Unit(p.UnitId)), .. issuer.To.Where(t => b.Parties.All(p => Unit(p.UnitId) != t)).Select(t => t + " (để báo cáo)"), "Lưu: VT"]
        };
        using var word = new WordWriter(output, "Kế hoạch " + Lower(Subject(b.Title)), issuer.Name, now.UtcDateTime);
        OfficialPaper.Head(word, issuer, OfficialPaper.NumberAndSymbol(null, issuer.Symbol), OfficialPaper.Day(day, b.From.Year), "Kế hoạch", Subject(b.Title));
        if (!plan.Holds && plan.State != PlanState.Approved) word.Paragraph(WordStyles.KemTheo, plan.WasSent ? $"(Dự thảo, bản {plan.Edition})" : "(Dự thảo)");
        OfficialPaper.LegalBases(word, [.. b.Bases.Select(c => c.Text.StartsWith("Căn cứ", StringComparison.OrdinalIgnoreCase) || c.Text.StartsWith("Thực hiện", StringComparison.Ordinal) ? c.Text : "Căn cứ " + c.Text)]);
        word.Paragraph(WordStyles.NoiDung, $"{Unit(b.AuthorUnitId)} ban hành Kế hoạch {Lower(Subject(b.Title))} như sau:");

        word.Paragraph(WordStyles.Muc, "I. Mục đích, yêu cầu", keepNext: true);
        Text(b.Purpose);
        word.Paragraph(WordStyles.Muc, "II. Nội dung", keepNext: true);
        var n = 0;
        Facts(++n, "Thời gian, địa bàn", $"Từ ngày {Vi.Date(b.From)} đến ngày {Vi.Date(b.To)}; địa bàn: {Place(b, organisation)}.");
        foreach (var c in b.Contents)
        {
            word.Paragraph(WordStyles.Khoan, $"{++n}. {Topics.Name(c.Topic, "vi")}", keepNext: true);
            Text(c.Text);
        }
        if (b.Targets.Count > 0)
        {
            word.Paragraph(WordStyles.Khoan, $"{++n}. Chỉ tiêu", keepNext: true);
            foreach (var t in b.Targets)
            {
                var indicator = node.Catalogue.TryGet(t.Indicator, out var found) ? found : null;
                word.Paragraph(WordStyles.NoiDung, $"- {indicator?.NameVi ?? t.Indicator}: {PlanWords.Target(t, indicator, Vi)}, {(Period.TryParse(t.Period, out var p) ? p.NameVi : t.Period)}{End(ReferenceEquals(t, b.Targets[^1]))}");
            }
        }
        word.Paragraph(WordStyles.Muc, "III. Phân công, lực lượng, phương tiện", keepNext: true);
        word.Paragraph(WordStyles.NoiDung, $"1. Đơn vị chủ trì: {Unit(b.LeadUnitId)}.");
        foreach (var p in b.Parties) word.Paragraph(WordStyles.NoiDung, $"- {Unit(p.UnitId)}{(p.Role.Length > 0 ? ": " + p.Role.TrimEnd('.', ';') : "")}{End(ReferenceEquals(p, b.Parties[^1]))}");
        if (b.Lines.Count > 0)
        {
            word.Paragraph(WordStyles.NoiDung, "2. Nhiệm vụ và thời hạn:", keepNext: true);
            word.Table(Lines(b, Unit), WordWriter.PortraitWidth);
        }
        if (b.Means.Count > 0)
        {
            word.Paragraph(WordStyles.NoiDung, (b.Lines.Count > 0 ? "3" : "2") + ". Lực lượng, phương tiện:", keepNext: true);
            word.Table(Means(b, Unit), WordWriter.PortraitWidth);
        }
        word.Paragraph(WordStyles.Muc, "IV. Tổ chức thực hiện", keepNext: true);
        Text(b.Organising.Length > 0 ? b.Organising : $"Các đơn vị có tên trong Kế hoạch tổ chức thực hiện; {Unit(b.LeadUnitId)} theo dõi, đôn đốc, tổng hợp kết quả.");
        if (b.Patrols.Count > 0) word.Paragraph(WordStyles.NoiDung, "Lịch tuần tra chung kèm theo tại Phụ lục.");
        OfficialPaper.Signature(word, issuer.Recipients, issuer.Post, null);
        word.EndSection(landscape: false, last: b.Patrols.Count == 0);
        if (b.Patrols.Count == 0) return;
        word.Paragraph(WordStyles.PhuLuc, "Phụ lục");
        word.Paragraph(WordStyles.TenPhuLuc, "Lịch tuần tra chung");
        word.Paragraph(WordStyles.KemTheo, $"(Kèm theo Kế hoạch số {OfficialPaper.NumberAndSymbol(null, issuer.Symbol)} {OfficialPaper.Day(day, b.From.Year)} của {issuer.Name})");
        word.Table(Patrols(b, Unit), WordWriter.LandscapeWidth);
        word.EndSection(landscape: true, last: true);

        static string End(bool last) => last ? "." : ";";

        void Text(string text)
        {
            foreach (var paragraph in PlanWords.Paragraphs(text)) word.Paragraph(WordStyles.NoiDung, paragraph);
        }

        void Facts(int number, string head, string text)
        {
            word.Paragraph(WordStyles.Khoan, $"{number}. {head}", keepNext: true);
            word.Paragraph(WordStyles.NoiDung, text);
        }
    }

    public static ReportTable Lines(PlanBody b, Func<string, string> unit) => new("viec", "Nhiệm vụ",
        [new("TT", 4, CellAlign.Centre), new("Nội dung nhiệm vụ", 32), new("Chủ trì", 18), new("Phối hợp", 20), new("Thời hạn", 11, CellAlign.Centre), new("Sản phẩm", 14)],
        b.Lines.Select((l, i) => (IReadOnlyList<TableCell>)[TableCell.Count(i + 1), TableCell.Of(l.Text), TableCell.Of(unit(l.LeadUnitId)), TableCell.Of(string.Join("; ", l.SupportingUnitIds.Select(unit))), TableCell.Of(Vi.Date(l.Deadline)), TableCell.Of(l.Evidence)]));

    public static ReportTable Means(PlanBody b, Func<string, string> unit) => new("luc-luong", "Lực lượng, phương tiện",
        [new("TT", 4, CellAlign.Centre), new("Đơn vị", 30), new("Lực lượng, phương tiện", 30), new("Số lượng", 9, CellAlign.Right), new("Đơn vị tính", 10, CellAlign.Centre)],
        b.Means.Select((m, i) => (IReadOnlyList<TableCell>)[TableCell.Count(i + 1), TableCell.Of(unit(m.UnitId)), TableCell.Of(m.What), TableCell.Of(Vi.Number(m.Quantity)), TableCell.Of(m.Unit)]));

    public static ReportTable Patrols(PlanBody b, Func<string, string> unit) => new("tuan-tra", "Lịch tuần tra chung",
        [new("TT", 4, CellAlign.Centre), new("Ngày", 10, CellAlign.Centre), new("Thời gian", 12, CellAlign.Centre), new("Tuyến, khu vực", 32), new("Chủ trì", 24), new("Phối hợp", 30), new("Lực lượng dự kiến", 20)],
        b.Patrols.OrderBy(p => p.Day).ThenBy(p => p.Starts).Select((p, i) => (IReadOnlyList<TableCell>)[TableCell.Count(i + 1), TableCell.Of(Vi.Date(p.Day)), TableCell.Of(PlanWords.Hours(p, Vi)), TableCell.Of(p.Route), TableCell.Of(unit(p.LeadUnitId)), TableCell.Of(string.Join("; ", p.SupportingUnitIds.Select(unit))), TableCell.Of(p.Forces)]));

    /// <summary>"Kế hoạch" is the name of the kind: an abstract does not say it again.</summary>
    private static string Subject(string title) => title.StartsWith("Kế hoạch ", StringComparison.OrdinalIgnoreCase) ? DraftedSentences.UpperFirst(title["Kế hoạch ".Length..]) : title;

    private static string Place(PlanBody b, Organisation.Organisation organisation) => JointResults.ResultWords.Place(b.TerritoryId, organisation);

    /// <summary>Small first letter within a sentence, save where the word is a name or all capitals.</summary>
    private static string Lower(string text) => text.Length > 1 && char.IsUpper(text[0]) && Verbs.Any(v => text.StartsWith(v, StringComparison.Ordinal))
        ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    private static readonly string[] Verbs = ["Phối hợp", "Bảo đảm", "Bảo vệ", "Đợt", "Cao điểm", "Tuần tra", "Tấn công", "Phòng", "Ứng phó", "Diễn tập", "Mở"];
}
