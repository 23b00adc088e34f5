using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using HiepDong.Commendations;

namespace HiepDong.Tests.Commendations;

public sealed class CommendationFileTests
{
    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task The_submission_and_its_annex_say_what_the_database_holds(string database)
    {
        await using var office = await AwardOffice.Open(database);
        await office.Case(3);
        var list = await office.Submitted();
        var line = list.Body.Standing.Single();
        list = await office.Judge.Decide(list.Id, [new(line.Id, true, "1234/QĐ-UBND", new(2026, 11, 16), "")], null, office.Person("chi"), default);

        var response = await (await office.App.SignInAs("an")).Client.GetAsync($"/khen-thuong/{list.Id}/to-trinh.docx");
        using var document = WordprocessingDocument.Open(new MemoryStream(await response.Content.ReadAsByteArrayAsync()), false);
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => e.Description).ShouldBeEmpty();
        var paragraphs = document.MainDocumentPart!.Document.Body!.Descendants<Paragraph>().Select(p => p.InnerText).Where(t => t.Length > 0).ToList();
        var text = string.Join("\n", paragraphs);
        paragraphs.ShouldContain("TỜ TRÌNH");
        paragraphs.ShouldContain("Về việc khen thưởng tổng kết năm 2026");
        paragraphs.ShouldContain("Kính gửi: Ủy ban nhân dân tỉnh Nghệ An.");
        text.ShouldContain("/TTr-CAT");
        text.ShouldContain("xem xét khen thưởng 01 tập thể đã có thành tích");
        text.ShouldContain("- Bằng khen của Chủ tịch Ủy ban nhân dân cấp tỉnh: 01 tập thể.");
        var cells = document.MainDocumentPart.Document.Body.Descendants<Table>().Last().Descendants<TableRow>().Last().Descendants<DocumentFormat.OpenXml.Wordprocessing.TableCell>().Select(c => c.InnerText).ToList();
        cells.ShouldBe(["1", "Công an tỉnh Nghệ An", "Công an", "Bằng khen của Chủ tịch Ủy ban nhân dân cấp tỉnh", line.Achievement, "Không", "Bộ đội Biên phòng: đồng ý", "Quyết định số 1234/QĐ-UBND ngày 16/11/2026"]);
        document.MainDocumentPart.Document.Body.Descendants<PageSize>().Last().Orient!.Value.ShouldBe(PageOrientationValues.Landscape);
    }

    [Fact]
    public async Task The_workbook_holds_a_row_a_line()
    {
        await using var office = await AwardOffice.Open("sqlite");
        await office.Case(3);
        var list = await office.Submitted();
        var chi = await office.App.SignInAs("chi");
        foreach (var address in new[] { $"/khen-thuong/{list.Id}/danh-sach.xlsx", "/khen-thuong/xuat.xlsx?ky=2026" })
        {
            var bytes = await (await chi.Client.GetAsync(address)).Content.ReadAsByteArrayAsync();
            using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
            var words = string.Join('|', book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().Select(c => c.InnerText));
            words.ShouldContain(list.Code);
            words.ShouldContain("Phá án ma túy");
        }
    }
}
