using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using HiepDong.Documents;

using WordCell = DocumentFormat.OpenXml.Wordprocessing.TableCell;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace HiepDong.Tests.Documents;

public sealed class ConsolidatedReportDocumentTests
{
    [Fact]
    public void Is_valid_for_Word()
    {
        using var document = Open(SampleFacts.Make());
        var errors = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}").Distinct().Take(10);
        errors.ShouldBeEmpty();
    }

    [Fact]
    public void Says_what_the_figures_stand_on_and_who_has_not_reported()
    {
        using var document = Open(SampleFacts.Make());
        var text = TextOf(document);
        text.ShouldContain("Số liệu tạm tính đến 16:30 ngày 18/12/2026. Tổng hợp từ 278/288 báo cáo đã duyệt (96,5%); còn 10 báo cáo chưa có số liệu. Có 14 báo cáo gửi sau thời hạn.");
        text.ShouldContain("ĐƠN VỊ CHƯA CÓ BÁO CÁO ĐƯỢC DUYỆT NĂM 2026");
        text.ShouldContain("Công an xã Cẩm Thạch");
        text.ShouldContain("Số: \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/BC-CAT");
    }

    [Fact]
    public void Follows_the_official_layout()
    {
        using var document = Open(SampleFacts.Make());
        var paragraphs = document.MainDocumentPart!.Document.Body!.Descendants<Paragraph>().Select(p => (Style: p.ParagraphProperties!.ParagraphStyleId!.Val!.Value, p.InnerText)).Where(p => p.InnerText.Length > 0).ToList();
        paragraphs.Select(p => p.InnerText).Take(8).ShouldBe(["BỘ CÔNG AN", "CÔNG AN TỈNH BÌNH SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
            "Số: \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/BC-CAT", "Bình Sơn, ngày\u00a0\u00a0\u00a0\u00a0\u00a0tháng\u00a0\u00a0\u00a0\u00a0\u00a0năm 2026", "BÁO CÁO",
            "Kết quả phối hợp thực hiện Nghị định số 03/2019/NĐ-CP năm 2026; phương hướng, nhiệm vụ năm 2027"]);
        paragraphs.Where(p => p.Style == "Muc").Select(p => p.InnerText).ShouldBe(["I. TÌNH HÌNH", "II. KẾT QUẢ PHỐI HỢP", "III. ĐÁNH GIÁ", "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ", "V. KIẾN NGHỊ, ĐỀ XUẤT"]);
        paragraphs.Where(p => p.Style == "PhuLuc").Select(p => p.InnerText).ShouldBe(["Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV"]);
        foreach (var section in document.MainDocumentPart.Document.Body.Descendants<SectionProperties>())
        {
            var margin = section.GetFirstChild<PageMargin>()!;
            (margin.Top!.Value, margin.Left!.Value, margin.Right!.Value).ShouldBe((1134, 1701u, 850u));
            section.GetFirstChild<TitlePage>().ShouldNotBeNull();
            section.GetFirstChild<PageNumberType>()!.Start!.Value.ShouldBe(1);
        }
    }

    [Fact]
    public void Quotes_units_and_invites_completion_where_nobody_wrote()
    {
        using var document = Open(SampleFacts.Make());
        var text = TextOf(document);
        text.ShouldContain("- Đồn Biên phòng Khe Sim: “Việc trao đổi thông tin giữa các lực lượng kịp thời, đúng đầu mối.”");
        text.ShouldContain("b) Nguyên nhân chủ quan\n" + DraftedSentences.ToBeCompleted);
    }

    [Fact]
    public void A_numbered_and_published_report_carries_number_day_and_publication()
    {
        using var document = Open(SampleFacts.Make() with { Number = 5, SignedOn = new(2027, 1, 5), Published = new(3, new(2026, 12, 20)), To = [] });
        var text = TextOf(document);
        text.ShouldContain("Số: 05/BC-CAT");
        text.ShouldContain("Bình Sơn, ngày 05 tháng 01 năm 2027");
        text.ShouldContain("Số liệu công bố số 03 ngày 20/12/2026.");
        text.ShouldNotContain("Kính gửi");
        text.ShouldNotContain("tạm tính");
    }

    [Fact]
    public void Every_indicator_with_figures_is_told_in_the_text()
    {
        var facts = SampleFacts.Make();
        using var document = Open(facts);
        var body = TextOf(document).Split("Phụ lục I\n")[0];
        foreach (var row in facts.ByForce.Rows.Where(r => !r.Total.IsMissing)) body.ShouldContain(DraftedSentences.Figure(row.Total, row.Indicator));
    }

    [Fact]
    public void Heads_repeat_and_no_row_is_divided_over_pages()
    {
        using var document = Open(SampleFacts.Make());
        var tables = document.MainDocumentPart!.Document.Body!.Elements<Table>().Skip(2).ToList();
        tables.Count.ShouldBe(4);
        foreach (var table in tables)
        {
            table.Elements<TableRow>().First().TableRowProperties!.Elements<TableHeader>().ShouldNotBeEmpty();
            table.Elements<TableRow>().ShouldAllBe(r => r.TableRowProperties!.Elements<CantSplit>().Any());
        }
    }

    [Fact]
    public void No_word_or_number_of_a_table_is_wider_than_its_column()
    {
        using var document = Open(SampleFacts.Make());
        foreach (var table in document.MainDocumentPart!.Document.Body!.Elements<Table>().Skip(3))
        {
            var widths = table.GetFirstChild<TableGrid>()!.Elements<GridColumn>().Select(c => int.Parse(c.Width!.Value!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
            foreach (var row in table.Elements<TableRow>().Where(r => r.Elements<WordCell>().Count() == widths.Count))
                foreach (var (cell, width) in row.Elements<WordCell>().Zip(widths))
                    foreach (var word in cell.InnerText.Split(' ')) TextWidth.Of(word, 11, int.MaxValue).ShouldBeLessThan(width - 100, word);
        }
    }

    [Fact]
    public void A_long_name_of_the_agency_is_broken_before_the_place()
    {
        var facts = SampleFacts.Make();
        using var document = Open(facts with { Issuer = facts.Issuer with { Name = "Ủy ban nhân dân tỉnh Bình Sơn Thượng", Superior = null } });
        document.MainDocumentPart!.Document.Body!.Descendants<Paragraph>().First().Descendants<WordText>().Select(t => t.Text).ShouldBe(["ỦY BAN NHÂN DÂN", "TỈNH BÌNH SƠN THƯỢNG"]);
    }

    [Fact]
    public void Text_with_control_characters_does_not_damage_the_file()
    {
        using var document = Open(SampleFacts.Make() with { Narratives = [new("kien_nghi", "Đơn vị \u0001", "Một\u0000 \ud800 hai")] });
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).ShouldBeEmpty();
    }

    [Fact]
    public void A_period_without_any_figure_still_gives_a_document()
    {
        using var document = Open(SampleFacts.Make(HiepDong.Periods.Period.Month(2024, 5)));
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).ShouldBeEmpty();
        TextOf(document).ShouldContain("Chưa có số liệu của kỳ này.");
    }

    internal static WordprocessingDocument Open(ConsolidatedReportFacts facts)
    {
        var stream = new MemoryStream();
        ConsolidatedReportDocument.Write(stream, facts);
        if (Environment.GetEnvironmentVariable("HD_DOCS_OUT") is { } folder && facts is { Number: null, Narratives.Count: > 1, ByForce.Rows.Count: > 0 }) File.WriteAllBytes(Path.Combine(folder, "report.docx"), stream.ToArray());
        stream.Position = 0;
        return WordprocessingDocument.Open(stream, false);
    }

    internal static string TextOf(WordprocessingDocument document) =>
        string.Join('\n', document.MainDocumentPart!.Document.Body!.Descendants<Paragraph>().Select(p => p.InnerText));
}
