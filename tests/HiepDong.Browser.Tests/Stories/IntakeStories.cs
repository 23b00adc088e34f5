using System.Diagnostics;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using HiepDong.Organisation;

namespace HiepDong.Browser.Tests.Stories;

[Collection(Demo.Collection)]
public sealed class IntakeStories(Demo demo)
{
    private static readonly string[] Report =
    [
        "I. PHÒNG, CHỐNG TỘI PHẠM VỀ MA TÚY",
        "Trong tháng 12 năm 2026, đơn vị phát hiện, bắt giữ 7 vụ phạm tội về ma túy, 9 đối tượng.",
        "II. PHÒNG, CHỐNG BUÔN LẬU",
        "Phát hiện, xử lý 5 vụ buôn lậu, gian lận thương mại và hàng giả.",
        "III. TUẦN TRA, KIỂM SOÁT",
        "Đã tổ chức 48 lượt tổ tuần tra, kiểm soát phối hợp với 212 lượt người tham gia.",
        "Ngoài ra thu giữ 3 chiếc máy bộ đàm cũ."
    ];

    [Fact]
    public async Task A_report_is_read_confirmed_by_keyboard_and_its_figures_open_to_the_sentence()
    {
        var (userName, unit) = await demo.Reporter(Force.Police);
        await using var officer = await demo.SignInAs(userName);
        var file = Path.Combine(demo.Folder, "bao-cao-thang-12.docx");
        Write(file, [unit.Name.ToUpperInvariant(), "BÁO CÁO", "Kết quả công tác phối hợp tháng 12 năm 2026", .. Report]);

        await officer.Open("/bao-cao/doc");
        await officer.Page.Locator("#tep").SetInputFilesAsync(file);
        await officer.TabTo(officer.Main.Locator("#doc button.main"));
        await officer.Page.Keyboard.PressAsync("Enter");
        await officer.IsAt("/bao-cao/doc/[0-9a-f-]+$");
        var clock = Stopwatch.StartNew();
        await officer.Sees("tháng 12 năm 2026");
        await officer.Sees("sẵn sàng");

        // Down to the raids against drugs: the words on the left follow.
        await Choose(officer, "7 vụ");
        await Assertions.Expect(officer.Page.Locator("#van-ban mark.sel")).ToContainTextAsync("7 vụ");
        // Another value, another indicator, no, and back again.
        await officer.Page.Keyboard.PressAsync("e");
        await officer.Page.Keyboard.TypeAsync("8");
        await officer.Page.Keyboard.PressAsync("Enter");
        await officer.Sees("đã sửa");
        await Choose(officer, "5 vụ");
        await officer.Page.Keyboard.PressAsync("x");
        await Assertions.Expect(officer.Page.Locator("details[data-group='rejected'] li[data-text^='5 vụ']")).ToHaveCountAsync(1);
        await Choose(officer, "5 vụ");
        await officer.Page.Keyboard.PressAsync("u");
        await Assertions.Expect(officer.Page.Locator("details[data-group='rejected'] li[data-text^='5 vụ']")).ToHaveCountAsync(0);
        await Choose(officer, "3 chiếc");
        await officer.Page.Keyboard.PressAsync("m");
        await officer.Page.Keyboard.TypeAsync("vu khi tho so");
        await Assertions.Expect(officer.Page.Locator("#chi-tieu-goi-y [role=option]").First).ToContainTextAsync("TP.THOSO");
        await officer.Page.Keyboard.PressAsync("Enter");
        await officer.Page.Keyboard.PressAsync("Enter");
        await officer.Sees("đã đổi chỉ tiêu");
        // What is still open is looked at and accepted.
        for (var round = 0; round < 20 && await officer.Page.Locator("details[data-group='doubtful'] li").CountAsync() is > 0 and var left; round++)
        {
            await officer.Page.Locator("details[data-group='doubtful'] li [data-open]").First.FocusAsync();
            await officer.Page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(officer.Page.Locator("details[data-group='doubtful'] li")).ToHaveCountAsync(left - 1);
        }
        await officer.Page.Keyboard.PressAsync("Control+Enter");
        await officer.IsAt("/bao-cao/[0-9a-f-]+/nhap");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2));
        await officer.Sees("số liệu vào bản nháp");
        var entry = new EntryPage(officer);
        (await entry.Field("MT.VU").InputValueAsync()).ShouldBe("8");
        (await entry.Field("TP.THOSO").InputValueAsync()).ShouldBe("3");
        (await entry.Field("TT.TO").InputValueAsync()).ShouldBe("48");

        await entry.GoOn();
        await officer.Press("Nộp báo cáo");
        await officer.Sees("Đã nộp báo cáo");
        await officer.Main.Locator("a[href$='/so-lieu/TT.TO']").First.ClickAsync();
        await officer.Sees("Trích từ văn bản");
        await Assertions.Expect(officer.Main.Locator("blockquote mark")).ToContainTextAsync("48 lượt");
        await officer.Follow("Xem trong toàn văn");
        await Assertions.Expect(officer.Main.Locator("mark.sel")).ToContainTextAsync("48 lượt");
        var download = await officer.Page.RunAndWaitForDownloadAsync(() => officer.Main.Locator("a[href$='/tep']").First.ClickAsync());
        (await File.ReadAllBytesAsync((await download.PathAsync())!)).ShouldBe(await File.ReadAllBytesAsync(file));
        officer.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_decision_that_settles_the_next_figure_too_leads_on_to_what_is_still_open()
    {
        var (userName, _) = await demo.Reporter(Force.Police);
        await using var officer = await demo.SignInAs(userName);
        await officer.Open("/bao-cao/doc");
        await officer.Page.Locator("#doc details").First.EvaluateAsync("d => { d.open = true; }");
        await officer.Page.Locator("[name='noi-dung']").FillAsync("BÁO CÁO tháng 12 năm 2026\nTrong tháng bắt giữ 7 vụ phạm tội về ma túy.\n2/ Buôn lậu: 02 vụ.\nCả đợt là 8 vụ phạm tội về ma túy.");
        await officer.Press("Đọc");
        await officer.IsAt("/bao-cao/doc/[0-9a-f-]+$");
        var doubtful = officer.Page.Locator("details[data-group='doubtful'] li");
        await Assertions.Expect(doubtful).ToHaveCountAsync(3);
        await Assertions.Expect(officer.Page.Locator("li.sel")).ToHaveAttributeAsync("data-text", "7 vụ phạm tội");
        await officer.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(doubtful).ToHaveCountAsync(1);
        await Assertions.Expect(officer.Page.Locator("li.sel")).ToHaveAttributeAsync("data-text", "02 vụ");
        await Assertions.Expect(officer.Page.Locator("details[data-group='rejected']")).Not.ToHaveAttributeAsync("open", "");
        // The line is lost: said so, and nothing is claimed to be kept.
        await officer.Context.SetOfflineAsync(true);
        await officer.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(officer.Page.Locator("#flash")).ToContainTextAsync("chưa rõ lựa chọn vừa rồi đã được ghi hay chưa");
        await officer.Context.SetOfflineAsync(false);
        await officer.Page.ReloadAsync();
        await Assertions.Expect(doubtful).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Many_files_are_read_one_after_the_other_each_with_its_outcome()
    {
        var (userName, _) = await demo.Reporter(Force.Police);
        await using var officer = await demo.SignInAs(userName);
        var files = new List<string>();
        for (var n = 1; n <= 5; n++)
        {
            files.Add(Path.Combine(demo.Folder, $"nhieu-{n}.docx"));
            Write(files[^1], n == 3 ? ["MẬT", "Bắt 2 vụ."] : [$"Báo cáo tháng 12 năm 2026, phần {n}", $"Bắt giữ {n} vụ phạm tội về ma túy."]);
        }
        await officer.Open("/bao-cao/doc");
        await officer.Page.Locator("#tep").SetInputFilesAsync(files);
        await officer.Press("Đọc");
        await officer.Sees("Đã đọc 5/5 tệp");
        (await officer.Main.Locator(".outcomes li.ok").CountAsync()).ShouldBe(4);
        await Assertions.Expect(officer.Main.Locator("#da-doc tbody tr")).ToHaveCountAsync(4);
        await Assertions.Expect(officer.Main.Locator(".outcomes li.no")).ToContainTextAsync("dấu chỉ độ mật");
        officer.Complaints.ShouldBeEmpty();
    }

    private static async Task Choose(Officer officer, string text)
    {
        var row = officer.Page.Locator($"#danh-sach li[data-text^='{text}']").First;
        await row.EvaluateAsync("r => { r.closest('details').open = true; }");
        for (var i = 0; i < 60; i++)
        {
            if (await row.EvaluateAsync<bool>("r => r.classList.contains('sel')")) return;
            await officer.Page.Keyboard.PressAsync(i < 30 ? "j" : "k");
        }
        throw new InvalidOperationException($"The keyboard does not reach “{text}”.");
    }

    private static void Write(string file, IEnumerable<string> paragraphs)
    {
        using var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document);
        document.AddMainDocumentPart().Document = new(new Body(paragraphs.Select(p => new Paragraph(new Run(new DocumentFormat.OpenXml.Wordprocessing.Text(p))))));
    }
}
