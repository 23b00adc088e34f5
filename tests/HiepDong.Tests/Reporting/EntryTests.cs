using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HiepDong.Problems;
using HiepDong.Reporting;

namespace HiepDong.Tests.Reporting;

public sealed class EntryTests
{
    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Fills_zeros_only_where_asked_and_pastes_columns(string database)
    {
        await using var office = await Office.Open(database);
        var report = await office.Begin(office.First, "an");
        using var an = await office.App.SignInAs("an");
        var page = await an.Get($"/bao-cao/{report.Id}/nhap");
        page = await page.Submit(new() { ["paste"] = "MT.VU\tvụ\t12\nSố đối tượng phạm tội về ma túy bị bắt giữ\t15\nKhông có chỉ tiêu này\t3" }, form: "#entry", button: "[formaction$='handler=Paste']");
        page.Words.ShouldContain("1 dòng không có chỉ tiêu tương ứng");
        page.One("[name='f-MT.VU']").GetAttribute("value").ShouldBe("12");
        page.One("[name='f-MT.DT']").GetAttribute("value").ShouldBe("15");
        page.One("#paste").TextContent.Trim().ShouldBe("Không có chỉ tiêu này\t3");
        page = await page.Submit(form: "#entry", button: "[data-zero][value='0']");
        page.One("[name='f-MT.VU']").GetAttribute("value").ShouldBe("12");
        page.One("[name='f-MT.KL']").GetAttribute("value").ShouldBe("0");
        (page.One("[name='f-BL.VU']").GetAttribute("value") ?? "").ShouldBe("");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Refuses_texts_marked_secret_and_warns_of_telephone_numbers(string database)
    {
        await using var office = await Office.Open(database);
        var report = await office.Begin(office.First, "an");
        using var an = await office.App.SignInAs("an");
        var page = await an.Get($"/bao-cao/{report.Id}/nhap");
        page = await page.Submit(new() { ["n-tinh_hinh"] = "TỐI MẬT\nNội dung." }, form: "#entry", button: "[data-save]");
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Words.ShouldContain("dấu chỉ độ mật “TỐI MẬT”");
        page.One("[name='n-tinh_hinh']").TextContent.ShouldContain("Nội dung.");
        office.Use<ReportStore>().FindDraft(report.Id).ShouldBeNull();
        page = await page.Submit(new() { ["n-tinh_hinh"] = "Liên hệ 0912 345 678." }, form: "#entry", button: "[data-save]");
        page.Words.ShouldContain("Có thể chứa số điện thoại");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Takes_a_filled_template_with_its_cells_as_origin(string database)
    {
        await using var office = await Office.Open(database);
        var report = await office.Begin(office.First, "an");
        await office.Use<SaveDraft>().Run(report.Id, Office.With(("MT.VU", "24")), 0, office.Person("an"), default);
        using var an = await office.App.SignInAs("an");
        var file = await an.Client.GetByteArrayAsync($"/bao-cao/{report.Id}/mau.xlsx");
        var page = await an.Get($"/bao-cao/{report.Id}/nhap");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.One("#entry [name=revision]").GetAttribute("value")!), "revision" },
            { new StringContent(page.One("#entry [name=__RequestVerificationToken]").GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(file), "file", "thang-11.xlsx" }
        };
        page = await an.Follow(new(HttpMethod.Post, $"/bao-cao/{report.Id}/nhap?handler=Upload") { Content = form });
        page.Words.ShouldContain("Đã nhận 1 số liệu từ “thang-11.xlsx”");
        var origin = office.Use<ReportStore>().FindDraft(report.Id)!.Draft.Origins["MT.VU"].Origin;
        (origin.Kind, origin.FileName).ShouldBe((OriginKind.Spreadsheet, "thang-11.xlsx"));
        origin.Place!.ShouldStartWith("SoLieu!");
        office.Use<Attachments>().Of(report.Id).Single().Sha256.ShouldBe(origin.FileHash);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Keeps_attachments_as_sent_and_refuses_programs_and_secret_names(string database)
    {
        await using var office = await Office.Open(database);
        var report = await office.Begin(office.First, "an");
        var (files, an) = (office.Use<Attachments>(), office.Person("an"));
        var bytes = "Phụ lục"u8.ToArray();
        var kept = await files.Add(report.Id, "phu-luc.txt", bytes, an, default);
        files.Content(kept.Sha256).ShouldBe(bytes);
        (await Should.ThrowAsync<RefusalException>(() => files.Add(report.Id, "chay.exe", bytes, an, default))).First.Code.ShouldBe("report.file-type");
        (await Should.ThrowAsync<RefusalException>(() => files.Add(report.Id, "gia.pdf", bytes, an, default))).First.Code.ShouldBe("report.file-not-of-its-kind");
        (await Should.ThrowAsync<RefusalException>(() => files.Add(report.Id, "bom.docx", WordBomb(), an, default))).First.Code.ShouldBe("report.file-not-of-its-kind");
        (await Should.ThrowAsync<RefusalException>(() => files.Add(report.Id, "MẬT - phụ lục.txt", bytes, an, default))).First.Code.ShouldBe("report.secrecy-mark");
        await files.Remove(report.Id, kept.Id, an, default);
        files.Find(report.Id, kept.Id).ShouldBeNull();
        await files.Restore(report.Id, kept.Id, an, default);
        using var browser = await office.App.SignInAs("an");
        var response = await browser.Client.GetAsync($"/bao-cao/{report.Id}/tep/{kept.Id}");
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Checks_and_keeps_for_the_script_without_leaving_the_page(string database)
    {
        await using var office = await Office.Open(database);
        var report = await office.Begin(office.First, "an");
        using var an = await office.App.SignInAs("an");
        var page = await an.Get($"/bao-cao/{report.Id}/nhap");
        var fields = new Dictionary<string, string>
        {
            ["revision"] = "0", ["__RequestVerificationToken"] = page.One("#entry [name=__RequestVerificationToken]").GetAttribute("value")!, ["f-MT.DT"] = "2", ["f-MT.DT_NU"] = "5"
        };
        var kept = await (await an.Client.PostAsync($"/bao-cao/{report.Id}/nhap?handler=Keep", new FormUrlEncodedContent(fields))).Content.ReadFromJsonAsync<JsonElement>();
        kept.GetProperty("revision").GetInt32().ShouldBe(1);
        kept.GetProperty("findings")[0].GetProperty("text").GetString()!.ShouldContain("lớn hơn");
        var stale = await an.Client.PostAsync($"/bao-cao/{report.Id}/nhap?handler=Keep", new FormUrlEncodedContent(fields));
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    /// <summary>A small .docx whose text is longer than can be screened for marks of secrecy.</summary>
    private static byte[] WordBomb()
    {
        var file = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Create))
        {
            using var part = zip.CreateEntry("word/document.xml").Open();
            part.Write("<w:document xmlns:w=\"w\"><w:p>"u8);
            var spaces = new byte[1 << 20];
            Array.Fill(spaces, (byte)' ');
            for (var n = 0; n < 21; n++) part.Write(spaces);
            part.Write("</w:p></w:document>"u8);
        }
        return file.ToArray();
    }
}
