using System.Text.RegularExpressions;
using HiepDong.Accounts;
using HiepDong.Territories.Boundaries;
using HiepDong.Tests.Boundaries;

namespace HiepDong.Browser.Tests.Stories;

[Collection(Demo.Collection)]
public sealed class BoundaryStories(Demo demo)
{
    private const string Address = "/ban-do?ct=MT.VU&ky=2026&hinh=ranh-gioi";

    [Fact]
    public async Task An_imported_map_is_shaded_read_saved_and_opens_a_province()
    {
        var state = demo.Node.State;
        await using (var dung = await demo.LookAs("dung"))
        {
            await dung.Open("/quan-tri/ranh-gioi");
            await dung.Page.SetInputFilesAsync("#Upload", new FilePayload { Name = "vuong.geojson", MimeType = "application/geo+json", Buffer = InventedBoundaries.File(BoundaryFile.ProvincesOf(state.Organisation, state.Today)) });
            await dung.Press("Kiểm tra tệp");
            await dung.Sees("Tệp vuong.geojson dùng được");
            await dung.Press("Dùng ranh giới này");
            await dung.Sees("Bản đồ đã dùng ranh giới của 34 tỉnh, thành phố.");
        }
        try
        {
            await using var lan = await demo.LookAs("lan");
            await lan.Open("/ban-do?ct=MT.VU&ky=2026");
            await lan.Page.SelectOptionAsync("#hinh", "ranh-gioi");
            await lan.Press("Lọc");
            var figure = lan.Page.Locator("#ban-do");
            await figure.Locator(".geo[data-ready]").WaitForAsync();
            await Assertions.Expect(figure.Locator("svg.tiles")).ToBeHiddenAsync();
            foreach (var zone in new[] { "Hoàng Sa", "Trường Sa" }) await Assertions.Expect(figure.Locator(".geo-labels span:not(.off)", new() { HasText = zone })).ToBeVisibleAsync();
            var light = await figure.Locator("canvas").ScreenshotAsync();
            await lan.Page.EvaluateAsync("() => document.documentElement.dataset.theme = 'dark'");
            await lan.Page.WaitForTimeoutAsync(500);
            (await figure.Locator("canvas").ScreenshotAsync()).ShouldNotBe(light, "another theme shades anew");
            await lan.Page.EvaluateAsync("() => document.documentElement.dataset.theme = 'light'");

            var download = await lan.Page.RunAndWaitForDownloadAsync(() => figure.GetByRole(AriaRole.Button, new() { Name = "Tải SVG" }).ClickAsync());
            // A sentence goes on in the next line.
            var svg = Regex.Replace(await File.ReadAllTextAsync(await download.PathAsync()), "</text><text[^>]*>", " ");
            Regex.Count(svg, "<path ").ShouldBe(36, "34 provinces and two special zones");
            foreach (var said in new[] { "Hoàng Sa", "Trường Sa", "Nghệ An", "Số vụ phạm tội về ma túy", "không dùng để xác định địa giới" }) svg.ShouldContain(said);
            svg.ShouldNotContain("var(--");
            download = await lan.Page.RunAndWaitForDownloadAsync(() => figure.GetByRole(AriaRole.Button, new() { Name = "Tải PNG" }).ClickAsync());
            (await File.ReadAllBytesAsync(await download.PathAsync()))[..4].ShouldBe([0x89, 0x50, 0x4E, 0x47]);

            // The link in the table, the pointer and the click speak of the same province.
            await lan.Page.Locator(".twin th a", new() { HasText = "Nghệ An" }).FocusAsync();
            var line = await figure.Locator(".readout").InnerTextAsync();
            line.ShouldMatch("^Nghệ An: .*báo cáo đã duyệt$");
            await figure.Locator(".geo").ScrollIntoViewIfNeededAsync();
            var box = (await figure.Locator(".geo-labels span", new() { HasText = "Nghệ An" }).BoundingBoxAsync())!;
            await lan.Page.Mouse.MoveAsync(box.X + box.Width / 2, box.Y + box.Height / 2);
            (await figure.Locator(".readout").InnerTextAsync()).ShouldBe(line);
            await lan.Page.Mouse.ClickAsync(box.X + box.Width / 2, box.Y + box.Height / 2);
            await lan.IsAt(Regex.Escape("/tong-hop?nut=territory:40"));
            lan.Complaints.ShouldBeEmpty();
            lan.Outside.ShouldBeEmpty();

            var survey = await Pages.Survey.OfPage(demo, "lan", Address);
            foreach (var wrong in new[] { survey.Inaccessible, survey.Heavy, survey.Sideways, survey.Untranslated, survey.Complaints, survey.Outside }) wrong.ShouldBeEmpty(string.Join('\n', wrong.Take(8)));

            // Where nothing can be drawn the squares stand.
            await lan.Page.AddInitScriptAsync("HTMLCanvasElement.prototype.getContext = () => null");
            await lan.Open(Address);
            await lan.Sees("nên hiện bản đồ ô vuông");
            await Assertions.Expect(figure.Locator("a.tile").First).ToBeVisibleAsync();
            await using var plain = await demo.LookAs("lan", Screen.WithoutScript);
            await plain.Open(Address);
            await plain.Sees("nên hiện bản đồ ô vuông");
            await Assertions.Expect(plain.Page.Locator("a.tile").First).ToBeVisibleAsync();
        }
        finally { await new MapBoundaries(demo.Node.Database, state, demo.Node.Access).Remove(Actor.Operator, default); }
    }
}
