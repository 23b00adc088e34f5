using System.Globalization;
using System.Text.RegularExpressions;

namespace HiepDong.Browser.Tests.Stories;

[Collection(Demo.Collection)]
public sealed class PublishingStories(Demo demo)
{
    [Fact]
    public async Task A_published_number_is_followed_to_its_report_corrected_and_explained()
    {
        const string code = "MT.VU";
        await using var binh = await demo.SignInAs("binh");
        await binh.Open("/cong-bo");
        await binh.Main.GetByRole(AriaRole.Link, new() { NameRegex = new("9 tháng.*2026.*Lâm Đồng") }).First.ClickAsync();
        await binh.IsAt("/cong-bo/[0-9a-f-]{36}");
        var publication = binh.Path;
        var published = await Number(binh.Main.Locator($"#figures a[href$='/{code}'] b"));

        // Down to the report of one commune's police: total, force, commune, report.
        var unit = demo.Node.State.Organisation.UnitByCode("CA.68104", demo.Node.State.Today)!;
        var commune = demo.Node.State.Organisation.Territory(unit.TerritoryId)!;
        await binh.Main.Locator($"#figures a[href$='/{code}']").ClickAsync();
        await binh.Main.Locator("a[href*='luc=cong_an']").First.ClickAsync();
        await binh.Main.Locator("tr", new() { HasText = commune.Name }).Locator("a").First.ClickAsync();
        await binh.Main.Locator("tr", new() { HasText = "Tháng 7 năm 2026" }).Locator("a[href*='/so-lieu/']").First.ClickAsync();
        await binh.IsAt("/bao-cao/[0-9a-f-]+/1/so-lieu/" + Regex.Escape(code));
        var report = Regex.Match(binh.Path, "/bao-cao/[0-9a-f-]+").Value;

        await using var an = await demo.SignInAs("an");
        await an.Open(report);
        await an.Follow("Đính chính");
        var entry = new EntryPage(an);
        var old = int.Parse(await entry.Field(code).InputValueAsync(), CultureInfo.InvariantCulture);
        await entry.Field(code).FillAsync((old + 1).ToString(CultureInfo.InvariantCulture));
        await an.Page.Locator("#reason").FillAsync("Bổ sung 01 vụ bàn giao cuối tháng 7");
        await entry.GoOn();
        await an.Press("Nộp bản đính chính");
        await an.Sees("Đã nộp phiên bản 2");
        await using var giang = await demo.SignInAs("giang");
        await giang.Open(report);
        await giang.Sees("Bổ sung 01 vụ bàn giao cuối tháng 7");
        await giang.Press("Duyệt bản đính chính");
        await giang.Sees("Số liệu đã vào tổng hợp");

        // The publication keeps its number and explains the difference; the present total says what it was.
        await binh.Open(publication);
        (await Number(binh.Main.Locator($"#figures a[href$='/{code}'] b"))).ShouldBe(published);
        await binh.Sees("Bổ sung 01 vụ bàn giao cuối tháng 7");
        var present = await ReportingStories.Total(binh, code, "2026-9M");
        present.ShouldBeGreaterThan(published);
        await binh.Sees($"nay {present.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.')}");
        await binh.Open(publication);
        await binh.Sees($"nay {present.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.')}");
    }

    [Fact]
    public async Task Binh_accepts_many_sees_who_is_missing_and_publishes()
    {
        await using var binh = await demo.SignInAs("binh");
        await binh.Open("/bao-cao?ky=2026-12&trang-thai=cho-duyet");
        await binh.Main.Locator("[data-all]").CheckAsync();
        var ticked = 0;
        foreach (var box in await binh.Main.Locator("input[name='chon']").AllAsync())
        {
            // Another story is about this one.
            if ((await box.GetAttributeAsync("value"))!.StartsWith(demo.WaitingReport, StringComparison.Ordinal)) await box.UncheckAsync();
            else ticked++;
        }
        ticked.ShouldBeGreaterThan(0);
        await binh.Press($"Duyệt {ticked} báo cáo đã chọn");
        await binh.Sees($"Đã duyệt {ticked} báo cáo");

        await binh.Open("/tien-do");
        (await binh.Main.Locator("table.cells tbody tr:not(.sec)").CountAsync()).ShouldBeGreaterThan(10);
        await binh.Follow("Chưa nộp");
        (await binh.Main.Locator("table tbody tr").CountAsync()).ShouldBeGreaterThan(0);
        await binh.Main.Locator("nav.tabs a[href*='xem=muon']").ClickAsync();

        await binh.Open("/tong-hop?nut=territory:68&ky=2026-11");
        await binh.Main.Locator(".act a.main").ClickAsync();
        await binh.Sees("Công bố giữ nguyên mọi số liệu");
        await binh.Main.Locator("form button.main").ClickAsync();
        await binh.IsAt("/cong-bo/[0-9a-f-]{36}");
        await binh.Sees("Đã công bố số");
        await binh.Sees("Số liệu hiện tại đúng như đã công bố");
    }

    private static async Task<int> Number(ILocator shown) => int.Parse(Regex.Replace(await shown.First.InnerTextAsync(), "[^0-9]", ""), CultureInfo.InvariantCulture);
}
