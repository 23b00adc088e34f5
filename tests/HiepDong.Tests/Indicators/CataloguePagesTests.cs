using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Organisation;

namespace HiepDong.Tests.Indicators;

public class CataloguePagesTests
{
    private static async Task<(TestNode Test, TestApp App)> Start()
    {
        var test = await TestNode.Sqlite();
        var unit = await test.AddUnit("CA-01", "Công an thành phố Hà Nội", Force.Police, Echelon.Province, "01");
        await test.AddAccount("quantri", "Trần Văn Quản", new Grant(Role.Administrator, unit.Id, Hierarchy.Territory));
        await test.AddAccount("baocao", "Lê Thị Báo", new Grant(Role.Reporter, unit.Id, Hierarchy.Chain));
        return (test, await TestApp.Start(test.Node));
    }

    [Fact]
    public async Task Everyone_signed_in_reads_and_only_the_administrator_is_offered_changes()
    {
        var (test, app) = await Start();
        await using var _ = test;
        await using var __ = app;
        using var reader = await app.SignInAs("baocao");
        foreach (var path in new[] { "/quan-tri/chi-tieu", "/quan-tri/chi-tieu/MT.VU", "/quan-tri/bieu-mau", "/quan-tri/bieu-mau/PH01-CA" })
        {
            var page = await reader.Get(path);
            page.Status.ShouldBe(HttpStatusCode.OK, path);
            page.Text.Length.ShouldBeLessThan(100_000, path);
            page.Document.QuerySelectorAll("main form[method=post], .btn.main").ShouldBeEmpty(path);
        }
        foreach (var path in new[] { "/quan-tri/chi-tieu/them", "/quan-tri/chi-tieu/MT.VU/sua", "/quan-tri/chi-tieu/nhap", "/quan-tri/bieu-mau/them", "/quan-tri/bieu-mau/PH01-CA/phien-ban-moi", "/quan-tri/bieu-mau/nhap" })
            (await reader.Get(path)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
        (await reader.Get("/quan-tri/chi-tieu/XX.KHONG")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await reader.Get("/quan-tri/bieu-mau/XX9")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_list_is_found_without_marks_filtered_and_exported()
    {
        var (test, app) = await Start();
        await using var _ = test;
        await using var __ = app;
        using var reader = await app.SignInAs("baocao");
        var found = await reader.Get("/quan-tri/chi-tieu?q=heroin+thu+giu&xep=-ten");
        found.Document.QuerySelectorAll("tbody tr:not(.sec)").Length.ShouldBe(2);
        (await reader.Get("/quan-tri/chi-tieu?cach-cong=ratio")).Words.ShouldContain("MT");
        (await reader.Get("/quan-tri/chi-tieu?cach-cong=ratio")).Words.ShouldNotContain("MT.VU ");
        (await reader.Get("/quan-tri/chi-tieu?q=khongcogi")).Words.ShouldContain("Không có chỉ tiêu nào khớp");
        var sheet = await reader.Client.GetAsync("/quan-tri/chi-tieu/xuat.xlsx?linh-vuc=drugs");
        sheet.Content.Headers.ContentDisposition!.FileName.ShouldBe("chi-tieu-20261116.xlsx");
        (await reader.Client.GetByteArrayAsync("/quan-tri/bieu-mau/xuat.xlsx")).Length.ShouldBeGreaterThan(1000);
        (await reader.Client.GetStringAsync("/quan-tri/chi-tieu/xuat.csv")).ShouldContain("MT.VU");
    }

    [Fact]
    public async Task An_indicator_is_made_refused_with_all_typed_text_kept_then_changed_and_retired()
    {
        var (test, app) = await Start();
        await using var _ = test;
        await using var __ = app;
        using var admin = await app.SignInAs("quantri");
        var form = await admin.Get("/quan-tri/chi-tieu/them");
        var typed = new Dictionary<string, string>
        {
            ["Input.Code"] = "mt.cocain", ["Input.Topic"] = "drugs", ["Input.NameVi"] = "Khối lượng cocain thu giữ", ["Input.NameEn"] = "Weight of cocaine seized", ["Input.UnitVi"] = "kg", ["Input.UnitEn"] = "kg",
            ["Input.AddsUp"] = "Sum", ["Input.Decimals"] = "3", ["Input.PartOf"] = "MT.KHONG", ["Input.Forces"] = "cong_an"
        };
        var refused = await form.Submit(typed);
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.One("#errors a[href='#Input_PartOf']").TextContent.ShouldContain("MT.KHONG");
        refused.One("#Input_NameVi").GetAttribute("value").ShouldBe("Khối lượng cocain thu giữ");
        refused.One("input[name='Input.Forces'][value=cong_an]").HasAttribute("checked").ShouldBeTrue();
        var made = await refused.Submit(new() { ["Input.PartOf"] = "mt.khac_kg" });
        made.Path.ShouldBe("/quan-tri/chi-tieu/MT.COCAIN");
        var edited = await (await admin.Get("/quan-tri/chi-tieu/MT.COCAIN/sua")).Submit(new() { ["Input.NameVi"] = "Khối lượng cô-ca-in thu giữ" });
        edited.Words.ShouldContain("cô-ca-in");
        (await edited.Submit()).Words.ShouldContain("Ngừng dùng");
        test.State.Catalogue["MT.COCAIN"].Retired.ShouldBeTrue();
        var kept = await (await admin.Get("/quan-tri/chi-tieu/MT.VU")).Submit();
        kept.Status.ShouldBe(HttpStatusCode.Conflict);
        kept.Words.ShouldContain("PH01-CA");
    }

    [Fact]
    public async Task A_new_version_is_edited_by_buttons_previewed_and_published()
    {
        var (test, app) = await Start();
        await using var _ = test;
        await using var __ = app;
        using var admin = await app.SignInAs("quantri");
        var page = await admin.Get("/quan-tri/bieu-mau/PH01-CA/phien-ban-moi");
        page.Text.Length.ShouldBeLessThan(100_000);
        page = await page.Submit(new() { ["Input.Sections[0].Add"] = "kh.ky mt.khong" }, form: "#editor", button: "button[value='add:0']");
        page.One("#phan-0 .error").TextContent.ShouldContain("MT.KHONG");
        page.Document.QuerySelectorAll("#phan-0 input[type=hidden]").Select(i => i.GetAttribute("value")).ShouldContain("KH.KY");
        page = await page.Submit(new() { ["Input.Sections[0].Add"] = "" }, form: "#editor", button: "button[value='section-down:0']");
        page = await page.Submit(form: "#editor", button: "button[value='remove:1:0']");
        var nothing = await page.Submit(form: "#editor", button: "button[value=preview]");
        nothing.Status.ShouldBe(HttpStatusCode.BadRequest);
        nothing.One("#errors a[href='#Input_ValidFrom']");
        var twice = await nothing.Submit(new() { ["Input.ValidFrom"] = "15/12/2026" }, form: "#editor", button: "button[value=preview]");
        twice.Status.ShouldBe(HttpStatusCode.Conflict);
        twice.Words.ShouldContain("PH02-CA");
        var number = twice.Document.QuerySelectorAll("#phan-1 input[type=hidden]").Select(i => i.GetAttribute("value")).ToList().IndexOf("KH.KY");
        page = await twice.Submit(new() { ["Input.ValidFrom"] = "15/12/2026" }, form: "#editor", button: $"button[value='remove:1:{number}']");
        var ready = await page.Submit(form: "#editor", button: "button[value=preview]");
        ready.Words.ShouldContain("Bỏ MT.VU");
        ready.Words.ShouldContain("Đổi thứ tự các phần");
        var published = await ready.Submit(form: "#editor", button: "button[value=publish]");
        published.Path.ShouldBe("/quan-tri/bieu-mau/PH01-CA?phien-ban=2");
        published.Words.ShouldContain("từ 15/12/2026");
        published.Words.ShouldContain("Thay đổi so với phiên bản 1");
        var ended = await published.Submit(new() { ["LastDay"] = "14/06/2027" });
        ended.Words.ShouldContain("áp dụng đến hết ngày 14/06/2027");
        test.State.Catalogue.Form("PH01-CA", 2)!.ValidTo.ShouldBe(new DateOnly(2027, 6, 15));
        test.State.Catalogue.Form("PH01-CA", 2)!.Sections[0].TitleVi.ShouldStartWith("I. Phòng, chống buôn lậu");
    }

    [Fact]
    public async Task A_file_is_checked_shown_and_then_stored_whole()
    {
        var (test, app) = await Start();
        await using var _ = test;
        await using var __ = app;
        using var admin = await app.SignInAs("quantri");
        const string head = "code,topic,name_vi,name_en,unit_vi,unit_en,adds_up,decimals,forces\n";
        var bad = await Upload(admin, head + "XX.A,bo_sua,Số bò,Cows,con,cow,sum,1.2.3,ubnd\n");
        foreach (var said in new[] { "1.2.3", "decimals", "Từ chối" }) bad.Words.ShouldContain(said);
        bad.Document.QuerySelectorAll("input[name=Packed]").ShouldBeEmpty();
        var good = await Upload(admin, head + "XX.A,models,Số bò,Cows,con,cow,sum,0,ubnd\n");
        var stored = await good.Submit(form: "form[action*=Apply]");
        stored.Path.ShouldBe("/quan-tri/chi-tieu");
        test.State.Catalogue["XX.A"].NameVi.ShouldBe("Số bò");
    }

    private static async Task<TestPage> Upload(TestBrowser browser, string csv)
    {
        var page = await browser.Get("/quan-tri/chi-tieu/nhap");
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(csv));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return await browser.Follow(new(HttpMethod.Post, "/quan-tri/chi-tieu/nhap")
        {
            Content = new MultipartFormDataContent
            {
                { new StringContent(page.One("main input[name=__RequestVerificationToken]").GetAttribute("value")!), "__RequestVerificationToken" }, { content, "File", "chi-tieu.csv" }
            }
        });
    }

    [Fact]
    public async Task The_api_lists_indicators_and_forms_by_page()
    {
        var (test, app) = await Start();
        await using var _ = test;
        await using var __ = app;
        using var anonymous = app.Browse();
        (await anonymous.Client.GetAsync("/api/v1/indicators")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var reader = await app.SignInAs("baocao");
        var indicators = JsonDocument.Parse(await reader.Client.GetStringAsync("/api/v1/indicators?topic=drugs&size=2&page=2")).RootElement;
        indicators.GetProperty("total").GetInt32().ShouldBe(test.State.Catalogue.Indicators.Count(i => i.Topic == "drugs"));
        indicators.GetProperty("items")[0].GetProperty("code").GetString().ShouldBe("MT.DT_NU");
        var forms = JsonDocument.Parse(await reader.Client.GetStringAsync("/api/v1/forms?code=PH01-CA&on=2026-11-16")).RootElement;
        forms.GetProperty("items")[0].GetProperty("sections")[0].GetProperty("indicators")[0].GetString().ShouldBe("MT.VU");
    }
}
