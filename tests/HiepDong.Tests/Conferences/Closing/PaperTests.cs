using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace HiepDong.Tests.Conferences.Closing;

public sealed class PaperTests
{
    private static async Task<List<string>> Paper(ClosingOffice office, string name, string who = "hoa")
    {
        var response = await (await office.App.SignInAs(who)).Client.GetAsync($"{office.Address}/{name}");
        response.EnsureSuccessStatusCode();
        using var document = WordprocessingDocument.Open(new MemoryStream(await response.Content.ReadAsByteArrayAsync()), false);
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => e.Description).ShouldBeEmpty();
        return [.. document.MainDocumentPart!.Document.Body!.Descendants<Paragraph>().Select(p => p.InnerText).Where(t => t.Trim().Length > 0)];
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task The_minutes_say_what_the_log_holds_in_the_order_of_the_template(string database)
    {
        await using var office = await ClosingOffice.Open(database);
        await office.Hold();
        await office.ApproveAll();
        var said = await Paper(office, "bien-ban.docx");
        string[] order =
        [
            "Số: 01/BB-UBND", "BIÊN BẢN", "Hội nghị giao ban tháng 11", "Thời gian bắt đầu: 08 giờ 00 phút, ngày 16 tháng 11 năm 2026.", "Địa điểm: Hội trường UBND tỉnh.", "Thành phần tham dự:",
            "- Điểm cầu UBND tỉnh (Ủy ban nhân dân tỉnh Nghệ An): 18 người;", "- Điểm cầu Công an tỉnh (Công an tỉnh Nghệ An): 14 người, chủ trì tại điểm cầu: Thượng tá Vũ Hải;", "- Điểm cầu Biên phòng (Bộ đội Biên phòng tỉnh Nghệ An): không tham dự;",
            "Tổng số: 02/03 điểm cầu tham dự, 32 người theo số liệu các điểm cầu báo.", "Chủ trì (chủ tọa): Nguyễn Văn Phúc, Phó Chủ tịch UBND tỉnh; Trần Đức Lâm, Phó Giám đốc Công an tỉnh.", "Thư ký (người ghi biên bản): Đặng Thị Hoa, Chuyên viên Văn phòng.",
            "1. Báo cáo kết quả phối hợp (Công an tỉnh)", "Công an tỉnh báo cáo: phát hiện 24 vụ.", "2. Thảo luận", "- Đại úy Minh, Điểm cầu Công an tỉnh phát biểu: Tuần tra tuyến biên giới.", "3. Việc khác", "Mục này không tiến hành.",
            "1. Tuần tra chung tuyến biên giới hằng tuần.", "Đơn vị chủ trì: Công an tỉnh Nghệ An; đơn vị phối hợp: Bộ đội Biên phòng tỉnh Nghệ An; hạn hoàn thành: 10/12/2026; kết quả phải có: kế hoạch đã ký.", "2. Báo cáo trao đổi thông tin hằng tháng.",
            "Hội nghị kết thúc vào 09 giờ 00 phút, ngày 16 tháng 11 năm 2026./.", "THƯ KÝ", "CHỦ TỌA"
        ];
        var at = -1;
        foreach (var line in order)
        {
            var next = said.IndexOf(line, at + 1);
            next.ShouldBeGreaterThan(at, line + "\n\n" + string.Join("\n", said));
            at = next;
        }
        // Biên bản has no place and day in its head.
        said.ShouldNotContain(l => l.StartsWith("Nghệ An, ngày", StringComparison.Ordinal));
        said.ShouldContain("- Lưu: VT, Hồ sơ.");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task The_notice_numbers_the_conclusions_and_goes_to_every_lead_and_supporting_unit(string database)
    {
        await using var office = await ClosingOffice.Open(database);
        await office.Hold();
        (await Paper(office, "thong-bao.docx")).ShouldContain("Nghệ An, ngày\u00a0\u00a0\u00a0\u00a0\u00a0tháng\u00a0\u00a0\u00a0\u00a0\u00a0năm 2026");
        await office.ApproveAll();
        var said = await Paper(office, "thong-bao.docx", "giang");
        foreach (var line in new[] { "Số: 01/TB-UBND", "Nghệ An, ngày 16 tháng 11 năm 2026", "THÔNG BÁO", "Kết luận tại hội nghị giao ban tháng 11", "1. Tuần tra chung tuyến biên giới hằng tuần.", "2. Báo cáo trao đổi thông tin hằng tháng.",
            "Đơn vị chủ trì: Bộ đội Biên phòng tỉnh Nghệ An; hạn hoàn thành: 20/12/2026; kết quả phải có: báo cáo.", "- Công an tỉnh Nghệ An;", "- Bộ đội Biên phòng tỉnh Nghệ An;", "- Lưu: VT." })
            said.ShouldContain(line);
    }

    [Fact]
    public async Task Statistics_on_the_page_and_in_the_workbook_are_those_of_the_log()
    {
        await using var office = await ClosingOffice.Open("sqlite");
        await office.Hold();
        var bien = await office.App.SignInAs("bien");
        var page = await bien.Get(office.Address + "/thong-ke");
        page.Words.ShouldContain("2/3 điểm cầu tham dự, 32 người, 1 lượt phát biểu. Thời gian họp: 1 giờ 00 phút.");
        var row = page.Document.QuerySelectorAll("tbody tr")[1].QuerySelectorAll("td").Select(c => c.TextContent.Trim()).ToList();
        row.ShouldBe(["16/11/2026 08:00", "14", "15", "1", "4 phút", "1", "8 phút", "1"]);
        var bytes = await (await bien.Client.GetAsync(office.Address + "/thong-ke.xlsx")).Content.ReadAsByteArrayAsync();
        using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        var cells = string.Join('|', book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Last().Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().Select(c => c.InnerText));
        cells.ShouldBe("Cộng||45|32||2/3 điểm cầu|1|4|1|8|1");
        (await (await office.App.SignInAs("xa")).Client.GetAsync(office.Address + "/thong-ke.xlsx")).IsSuccessStatusCode.ShouldBeFalse();
    }
}
