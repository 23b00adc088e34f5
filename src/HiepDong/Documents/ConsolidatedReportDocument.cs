using DocumentFormat.OpenXml.Wordprocessing;
using HiepDong.Consolidation;
using HiepDong.Indicators;

namespace HiepDong.Documents;

/// <summary>The consolidated report as an official Word document (Decree 30/2020/NĐ-CP, annex I): five sections and annexes of figures.</summary>
internal static class ConsolidatedReportDocument
{
    private static readonly string[] Roman = ["I", "II", "III", "IV", "V", "VI"];

    public static void Write(Stream output, ConsolidatedReportFacts facts)
    {
        var subject = facts.Subject ?? DraftedSentences.Subject(facts.ByForce.Period);
        using var word = new WordWriter(output, "Báo cáo " + DraftedSentences.LowerFirst(subject), facts.Issuer.Name, facts.CountedAt);
        OfficialPaper.Head(word, facts.Issuer, NumberAndSymbol(facts), Day(facts), "Báo cáo", subject);
        OfficialPaper.Addressees(word, facts.To);
        Body(word, facts);
        OfficialPaper.Signature(word, facts.Recipients, facts.SignerPost, facts.SignerName);

        var annexes = new List<ReportTable> { ReportTables.Summary(facts), ReportTables.ByForce(facts) };
        if (ReportTables.Joint(facts) is { } joint) annexes.Add(joint);
        if (facts.ByPlace.Rows.Any(r => r.By.Count > 0)) annexes.Add(ReportTables.ByPlace(facts));
        if (facts.Missing.Count > 0) annexes.Add(ReportTables.Missing(facts));
        word.EndSection(landscape: false);
        for (var i = 0; i < annexes.Count; i++) Annex(word, facts, annexes[i], Roman[i], i == annexes.Count - 1);
    }

    private static void Body(WordWriter word, ConsolidatedReportFacts facts)
    {
        OfficialPaper.LegalBases(word, facts.LegalBases);
        word.Paragraph(WordStyles.NoiDung, DraftedSentences.Opening(facts.Issuer.Name, facts.ByForce));

        word.Paragraph(WordStyles.Muc, "I. Tình hình");
        word.Paragraph(WordStyles.Khoan, "1. Tình hình chung");
        Quotes(word, facts, "tinh_hinh");
        word.Paragraph(WordStyles.Khoan, "2. Tình hình báo cáo, số liệu");
        foreach (var sentence in AboutFigures(facts)) word.Paragraph(WordStyles.NoiDung, sentence);

        word.Paragraph(WordStyles.Muc, "II. Kết quả phối hợp");
        Results(word, facts);

        word.Paragraph(WordStyles.Muc, "III. Đánh giá");
        Item(word, facts, "1. Ưu điểm", "uu_diem");
        Item(word, facts, "2. Tồn tại, hạn chế", "ton_tai");
        word.Paragraph(WordStyles.Khoan, "3. Nguyên nhân");
        word.Paragraph(WordStyles.TieuKhoan, "a) Nguyên nhân khách quan");
        Quotes(word, facts, "nguyen_nhan_kq");
        word.Paragraph(WordStyles.TieuKhoan, "b) Nguyên nhân chủ quan");
        Quotes(word, facts, "nguyen_nhan_cq");
        if (facts.Narratives.Any(n => n.Code == "kinh_nghiem")) Item(word, facts, "4. Kinh nghiệm", "kinh_nghiem");

        word.Paragraph(WordStyles.Muc, "IV. Phương hướng, nhiệm vụ");
        Quotes(word, facts, "phuong_huong");
        word.Paragraph(WordStyles.Muc, "V. Kiến nghị, đề xuất");
        Quotes(word, facts, "kien_nghi");
        word.Paragraph(WordStyles.NoiDung, $"Trên đây là báo cáo kết quả phối hợp {facts.ByForce.Period.NameVi} của {facts.Issuer.Name}./.", keepNext: true);
    }

    /// <summary>What the figures stand on, sentence by sentence.</summary>
    public static IEnumerable<string> AboutFigures(ConsolidatedReportFacts facts)
    {
        var result = facts.ByForce;
        yield return $"{DraftedSentences.Source(facts)}. {DraftedSentences.Completeness(result.Completeness, facts.Missing.Count)} {DraftedSentences.Late(result.Completeness)}";
        if (facts.Reconciled is { } reconciled) yield return reconciled + ".";
        if (DraftedSentences.CompletenessByForce(result.ByForce) is { } forces) yield return forces;
        if (DraftedSentences.LastYearCompleteness(result.LastYearCompleteness) is { } lastYear) yield return lastYear;
        if (DraftedSentences.UnequalBasis(result.Completeness, result.LastYearCompleteness) is { } caution) yield return caution;
        if (result.Rows.Any(r => r.LastYear is { Restated: true })) yield return DraftedSentences.Restated();
        if (result.Rows.Any(r => r.Joint is { Overlap: not 0 })) yield return DraftedSentences.CountedOnce();
    }

    private static void Results(WordWriter word, ConsolidatedReportFacts facts)
    {
        var number = 0;
        foreach (var topic in facts.ByForce.Rows.GroupBy(r => r.Indicator.Topic))
        {
            if (topic.All(r => r.Total.IsMissing)) continue;
            word.Paragraph(WordStyles.Khoan, $"{++number}. {Topics.Name(topic.Key, "vi")}");
            foreach (var paragraph in TopicText.Of(facts, topic.ToList())) word.Paragraph(WordStyles.NoiDung, "- " + paragraph);
        }
        if (number == 0) word.Paragraph(WordStyles.NoiDung, DraftedSentences.UpperFirst(DraftedSentences.NoFigures) + " của kỳ này.");
    }

    private static void Item(WordWriter word, ConsolidatedReportFacts facts, string title, string code)
    {
        word.Paragraph(WordStyles.Khoan, title);
        Quotes(word, facts, code);
    }

    private static void Quotes(WordWriter word, ConsolidatedReportFacts facts, string code)
    {
        var any = false;
        foreach (var n in facts.Narratives)
        {
            if (n.Code != code || string.IsNullOrWhiteSpace(n.Text)) continue;
            any = true;
            var lines = n.Text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            for (var i = 0; i < lines.Length; i++)
                word.Paragraph(WordStyles.NoiDung, (i == 0 ? $"- {n.UnitName}: “" : "") + lines[i] + (i == lines.Length - 1 ? "”" : ""));
        }
        if (!any) word.Paragraph(WordStyles.NoiDung, DraftedSentences.ToBeCompleted);
    }

    private static void Annex(WordWriter word, ConsolidatedReportFacts facts, ReportTable table, string number, bool last)
    {
        word.Paragraph(WordStyles.PhuLuc, "Phụ lục " + number);
        word.Paragraph(WordStyles.TenPhuLuc, table.Title);
        word.Paragraph(WordStyles.KemTheo, $"(Kèm theo Báo cáo số {NumberAndSymbol(facts)} {Day(facts)} của {facts.Issuer.Name})");
        word.Table(table, table.Wide ? WordWriter.LandscapeWidth : WordWriter.PortraitWidth);
        word.Paragraph(WordStyles.GhiChu, $"{DraftedSentences.Source(facts)}.");
        foreach (var note in table.Notes) word.Paragraph(WordStyles.GhiChu, note);
        word.EndSection(table.Wide, last);
    }

    private static string NumberAndSymbol(ConsolidatedReportFacts facts) => OfficialPaper.NumberAndSymbol(facts.Number, facts.Issuer.Symbol);

    private static string Day(ConsolidatedReportFacts facts) => OfficialPaper.Day(facts.SignedOn, facts.CountedAt.Year);
}
