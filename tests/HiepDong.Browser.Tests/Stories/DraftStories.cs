namespace HiepDong.Browser.Tests.Stories;

[Collection(Demo.Collection)]
public sealed class DraftStories(Demo demo)
{
    [Fact]
    public async Task A_plan_begun_in_one_browser_is_gone_on_with_in_another_and_its_draft_ends_when_it_is_saved()
    {
        var (userName, _) = await demo.Reporter();
        await using (var first = await demo.SignInAs(userName))
        {
            await first.Open("/ke-hoach/moi");
            await first.Page.Locator("#ten").FillAsync("Cao điểm của " + userName);
            await first.Page.Locator("[name='muc-dich']").FillAsync("Giữ vững địa bàn.\nHai dòng.");
            await first.Page.Locator("button[value='them-viec']").ClickAsync();
            await first.Page.Locator("[name='viec-4']").FillAsync("Việc ở hàng thêm sau");
            await Assertions.Expect(first.Page.Locator(".draft-mark")).ToContainTextAsync("Đã lưu nháp lúc", new() { Timeout = 15_000 });
        }

        await using var second = await demo.SignInAs(userName);
        await second.Open("/");
        await second.Sees("Bản nháp đang dở");
        await second.Page.Locator("main a", new() { HasText = "Cao điểm của " + userName }).First.ClickAsync();
        await second.Sees("Đã điền lại bản nháp lưu lúc");
        (await second.Page.Locator("#ten").InputValueAsync()).ShouldBe("Cao điểm của " + userName);
        (await second.Page.Locator("[name='muc-dich']").InputValueAsync()).ShouldBe("Giữ vững địa bàn.\nHai dòng.");
        (await second.Page.Locator("[name='viec-4']").InputValueAsync()).ShouldBe("Việc ở hàng thêm sau");
        await second.Page.Locator("[name='viec-4']").FillAsync("");
        await second.Page.Locator("#luu").ClickAsync();
        await second.Sees("Đã lưu dự thảo");
        await second.Open("/ke-hoach/moi");
        (await second.Page.Locator("#ten").InputValueAsync()).ShouldBe("");
        // One that was put back and typed on is thrown away whole.
        await second.Page.Locator("#ten").FillAsync("Thôi không làm");
        await Saved();
        await second.Open("/ke-hoach/moi");
        await second.Sees("Đã điền lại bản nháp lưu lúc");
        await second.Page.Locator("[name='muc-dich']").FillAsync("Viết thêm");
        await Saved();
        await second.Page.RunAndWaitForResponseAsync(() => second.Page.GetByRole(AriaRole.Button, new() { Name = "Bỏ bản nháp" }).ClickAsync(), answer => answer.Url.EndsWith("handler=Discard", StringComparison.Ordinal));
        await second.Open("/ban-nhap");
        await second.Sees("Không có bản nháp nào");
        second.Complaints.ShouldBeEmpty();

        Task Saved() => Assertions.Expect(second.Page.Locator(".draft-mark")).ToContainTextAsync("Đã lưu nháp lúc", new() { Timeout = 15_000 });
    }
}
