namespace HiepDong.Browser.Tests.Stories;

[Collection(Demo.Collection)]
public sealed class TableStories(Demo demo)
{
    [Fact]
    public async Task Columns_that_are_not_wanted_stay_away_for_this_person_until_they_are_wanted_again()
    {
        await using var binh = await demo.LookAs("binh");
        await binh.Open("/nhiem-vu");
        await Choose();
        await Assertions.Expect(Deadline()).ToBeHiddenAsync();
        await binh.Open("/nhiem-vu?xep=han");
        await Assertions.Expect(Deadline()).ToBeHiddenAsync();
        (await binh.Main.Locator("tbody tr").First.Locator("> :visible").CountAsync()).ShouldBe(await binh.Main.Locator("thead th:visible").CountAsync());
        await Assertions.Expect(binh.Page.Locator(".columns > summary")).ToHaveTextAsync("Cột (4/5)");
        await using var chi = await demo.LookAs("chi");
        await chi.Open("/nhiem-vu");
        await Assertions.Expect(chi.Main.Locator("thead th", new() { HasText = "Thời hạn" })).ToBeVisibleAsync();
        await Choose();
        await Assertions.Expect(Deadline()).ToBeVisibleAsync();
        (await binh.Page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(k => k.startsWith('hd-columns')).length")).ShouldBe(0);
        binh.Complaints.ShouldBeEmpty();

        ILocator Deadline() => binh.Main.Locator("thead th", new() { HasText = "Thời hạn" });
        async Task Choose()
        {
            await binh.Page.Locator(".columns > summary").ClickAsync();
            await binh.Page.Locator(".columns label", new() { HasText = "Thời hạn" }).ClickAsync();
            await binh.Page.Keyboard.PressAsync("Escape");
        }
    }

    [Fact]
    public async Task The_consolidation_shows_total_and_change_without_moving_sideways()
    {
        const string Address = "/tong-hop?nut=territory:68&ky=2026&tach=luc-luong";
        await using (var binh = await demo.LookAs("binh"))
        {
            await binh.Open(Address);
            (await binh.Page.Locator(".sums").EvaluateAsync<int>("box => box.scrollWidth - box.clientWidth")).ShouldBeLessThanOrEqualTo(0);
        }
        await using var phone = await demo.LookAs("binh", Screen.Phone);
        await phone.Open(Address);
        var row = phone.Main.Locator("#figures tbody tr", new() { Has = phone.Page.Locator("a[href*='ct=MT.VU']") }).First;
        await row.ScrollIntoViewIfNeededAsync();
        var heads = await phone.Main.Locator("#figures thead th").AllTextContentsAsync();
        (await row.Locator("> *").EvaluateAllAsync<string[]>("cells => cells.slice(1).map(c => c.dataset.label)")).ShouldBe(heads.Skip(1).Select(h => h.Trim()));
        var name = (await row.Locator("th").BoundingBoxAsync())!;
        var total = (await row.Locator("td.total").BoundingBoxAsync())!;
        foreach (var cell in await row.Locator("td").AllAsync())
        {
            var box = (await cell.BoundingBoxAsync())!;
            (box.X + box.Width).ShouldBeLessThanOrEqualTo(Screen.Phone.Width);
            if (box.Y > name.Y + 1) (box.Y * 1000 + box.X).ShouldBeGreaterThanOrEqualTo(total.Y * 1000 + total.X);
        }
        await row.Locator("td.total a").ClickAsync();
        await Assertions.Expect(phone.Page.Locator("#source")).ToBeInViewportAsync();
        phone.Complaints.ShouldBeEmpty();
    }
}
