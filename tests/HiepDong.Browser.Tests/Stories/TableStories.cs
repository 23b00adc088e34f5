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
}
