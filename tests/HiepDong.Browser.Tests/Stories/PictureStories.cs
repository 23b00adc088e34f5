using System.Text.RegularExpressions;

namespace HiepDong.Browser.Tests.Stories;

[Collection(Demo.Collection)]
public sealed class PictureStories(Demo demo)
{
    [Fact]
    public async Task A_figure_opens_its_trend_which_says_what_its_table_says_and_is_saved()
    {
        await using var binh = await demo.LookAs("binh");
        await binh.Open("/tong-hop?ky=2026-12");
        await binh.Main.Locator("#figures a[href$='ct=MT.VU']").ClickAsync();
        await binh.Main.Locator("#source").GetByRole(AriaRole.Link, new() { Name = "Xem diễn biến" }).ClickAsync();
        await binh.IsAt("/tong-hop/dien-bien");
        var figure = binh.Page.Locator("#dien-bien");
        await Assertions.Expect(figure.Locator(".drawing svg")).ToBeVisibleAsync();
        await binh.Sees("Ngày 01/07/2025 sắp xếp");
        // One marker for each month of this year, as high as its row says.
        var drawn = await figure.EvaluateAsync<double[]>("f => [...f.querySelectorAll('.drawing svg path[fill=\"var(--act)\"], .drawing svg path[stroke=\"var(--act)\"]')].map(p => p.getBoundingClientRect()).filter(r => r.width < 14).map(r => r.y)");
        var read = await figure.EvaluateAsync<double[]>("f => [...f.querySelectorAll('tbody tr')].map(r => Number(r.cells[1].innerText.replace(/\\D/g, '')))");
        read.Length.ShouldBe(12);
        drawn.Length.ShouldBe(12);
        for (var i = 0; i < 12; i++)
            for (var j = 0; j < 12; j++)
                if (read[i] > read[j]) drawn[i].ShouldBeLessThan(drawn[j], $"{read[i]} is drawn above {read[j]}");

        var svg = await Saved(binh, figure, "Tải SVG");
        svg.Name.ShouldBe("dien-bien.svg");
        var text = System.Text.Encoding.UTF8.GetString(svg.Bytes);
        text.ShouldContain("Số vụ phạm tội về ma túy");
        text.ShouldContain("báo cáo đã duyệt");
        text.ShouldNotContain("var(--");
        var png = await Saved(binh, figure, "Tải PNG");
        png.Bytes[..4].ShouldBe([0x89, 0x50, 0x4E, 0x47]);
        // At the pointer the values are read out, and a change of theme recolours what is drawn.
        var box = (await figure.Locator(".drawing").BoundingBoxAsync())!;
        await binh.Page.Mouse.MoveAsync(box.X + box.Width * .5f, box.Y + box.Height * .5f);
        (await figure.Locator(".readout").InnerTextAsync()).ShouldMatch("Tháng [67] năm 2026: Năm 2026 [0-9.]+ · Năm 2025 [0-9.]+");
        var light = await Colour();
        await binh.Page.EvaluateAsync("() => document.documentElement.dataset.theme = 'dark'");
        (await Colour()).ShouldNotBe(light);
        binh.Complaints.ShouldBeEmpty();
        binh.Outside.ShouldBeEmpty();

        Task<string> Colour() => figure.EvaluateAsync<string>("f => getComputedStyle(f.querySelector('.drawing svg path[stroke=\"var(--act)\"]')).stroke");
    }

    [Fact]
    public async Task A_time_line_of_plans_and_the_burn_down_are_saved_with_the_words_of_their_tables()
    {
        await using var binh = await demo.LookAs("binh");
        await binh.Open("/ke-hoach/bieu-do");
        var figure = binh.Page.Locator("#bieu-do");
        var first = await figure.Locator("tbody th a").First.InnerTextAsync();
        var text = System.Text.Encoding.UTF8.GetString((await Saved(binh, figure, "Tải SVG")).Bytes);
        text.ShouldContain(string.Join(' ', first.Split(' ')[..3]));
        text.ShouldContain("hôm nay");
        text.ShouldContain(">Đang có hiệu lực<");
        Regex.Count(text, "<rect [^>]*rx=\"3\"").ShouldBe(await figure.Locator("tbody tr").CountAsync(), "a bar for each row");
        (await Saved(binh, figure, "Tải PNG")).Bytes[..4].ShouldBe([0x89, 0x50, 0x4E, 0x47]);

        await binh.Open("/nhiem-vu/tien-do");
        var burn = binh.Page.Locator("#tien-do");
        await Assertions.Expect(burn.Locator(".drawing svg")).ToBeVisibleAsync();
        System.Text.Encoding.UTF8.GetString((await Saved(binh, burn, "Tải SVG")).Bytes).ShouldContain("Còn lại nếu đúng thời hạn giao");
        binh.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_scripts_the_table_of_a_picture_stands_alone_and_the_map_opens_a_province()
    {
        await using var binh = await demo.LookAs("binh", Screen.WithoutScript);
        await binh.Open("/tong-hop/dien-bien?ct=MT.VU");
        await Assertions.Expect(binh.Page.Locator("#dien-bien table")).ToBeVisibleAsync();
        await Assertions.Expect(binh.Page.Locator("#dien-bien .drawing")).ToBeHiddenAsync();
        (await binh.Page.Locator("button[data-export]:visible").CountAsync()).ShouldBe(0);
        await using var lan = await demo.LookAs("lan", Screen.WithoutScript);
        await lan.Open("/");
        await lan.Page.Locator("nav.side a[href='/ban-do']").ClickAsync();
        await lan.Page.Locator("a.tile", new() { HasText = "Nghệ An" }).ClickAsync();
        await lan.IsAt(Regex.Escape("/tong-hop?nut=territory:40"));
    }

    [Fact]
    public async Task The_leaders_sheet_fits_one_page_of_A4_and_every_figure_is_two_clicks_from_the_reports()
    {
        await using var chi = await demo.LookAs("chi");
        await chi.Open("/lanh-dao");
        (await chi.Page.Locator(".leader-figures .kpi").CountAsync()).ShouldBe(10);
        var file = await chi.Page.PdfAsync(new() { PreferCSSPageSize = true });
        Regex.Count(System.Text.Encoding.Latin1.GetString(file), @"/Type\s*/Page\b").ShouldBe(1);
        var figure = chi.Page.Locator(".leader-figures .kpi b a").First;
        var written = await figure.InnerTextAsync();
        await figure.ClickAsync();
        (await chi.Page.Locator("h1").InnerTextAsync()).ShouldContain(written);
        await chi.Main.Locator("a[href*='luc=cong_an']").First.ClickAsync();
        await chi.Sees("Các phần cộng lại đúng bằng");
    }

    [Theory]
    [InlineData("lan", "/ban-do?ky=2026")]
    [InlineData("lan", "/ban-do?ky=2026&to=day-du")]
    [InlineData("lan", "/lanh-dao")]
    [InlineData("lan", "/tien-do/day-du")]
    public async Task Pages_of_the_whole_country_are_as_sound_as_the_others(string userName, string path)
    {
        var survey = await Pages.Survey.OfPage(demo, userName, path);
        survey.Pages.ShouldBe([path]);
        foreach (var wrong in new[] { survey.Inaccessible, survey.Heavy, survey.Sideways, survey.Untranslated, survey.Complaints, survey.Outside }) wrong.ShouldBeEmpty(string.Join('\n', wrong.Take(8)));
    }

    private static async Task<(string Name, byte[] Bytes)> Saved(Officer officer, ILocator figure, string button)
    {
        var download = await officer.Page.RunAndWaitForDownloadAsync(() => figure.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync());
        return (download.SuggestedFilename, await File.ReadAllBytesAsync(await download.PathAsync()));
    }
}
