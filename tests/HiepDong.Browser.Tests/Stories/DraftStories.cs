using HiepDong.Accounts;
using HiepDong.Plans;
using Microsoft.Extensions.DependencyInjection;

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
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Bỏ bản nháp" }).ClickAsync();
        // The page comes anew, empty: going elsewhere before it has come would break it off.
        await Assertions.Expect(second.Page.Locator("#ten")).ToHaveValueAsync("", new() { Timeout = 15_000 });
        await second.Page.WaitForLoadStateAsync();
        await second.Open("/ban-nhap");
        await second.Sees("Không có bản nháp nào");
        second.Complaints.ShouldBeEmpty();

        Task Saved() => Assertions.Expect(second.Page.Locator(".draft-mark")).ToContainTextAsync("Đã lưu nháp lúc", new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task A_draft_of_a_plan_that_somebody_has_changed_shows_the_change_again_whenever_it_is_opened()
    {
        var (userName, unit) = await demo.Reporter();
        var (writing, by) = (demo.Services.GetRequiredService<WritePlan>(), demo.Services.GetRequiredService<AccountStore>().ByName(userName)!.ToActor());
        var old = new PlanLine("dong-cu", "Việc đã có trong kế hoạch", unit.Id, [], new(2026, 11, 30));
        var plan = await writing.Begin(new("Kế hoạch của " + userName, PlanKind.Annual, unit.Id, new(2026, 1, 1), new(2026, 12, 31), unit.TerritoryId, unit.Id, "", "", [], [], [], [old], [], [], []), by, default);
        var address = $"/ke-hoach/{plan.Id}/sua";

        await using (var first = await demo.SignInAs(userName))
        {
            await first.Open(address);
            await first.Page.Locator("[name='viec-1']").FillAsync("Việc sửa trong bản nháp");
            await Saved(first);
            // Somebody puts another line before it.
            plan = await writing.Rewrite(plan.Id, plan.Body with { Title = "Tên do người khác đổi", Lines = [new("dong-moi", "Việc mới xen vào", unit.Id, [], new(2026, 10, 31)), old] }, null, by, default);
            await first.Page.Locator("#luu").ClickAsync();
            await first.Sees("Tên do người khác đổi");
            (await first.Page.Locator("[name='seen']").InputValueAsync()).ShouldBe("2");
            await Saved(first);
        }

        await using var second = await demo.SignInAs(userName);
        await second.Open(address);
        await second.Sees("Có bản nháp của biểu mẫu này");
        (await second.Page.Locator("[name='viec-1']").InputValueAsync()).ShouldBe("Việc mới xen vào", "it is offered, not put in");
        await second.Press("Lấy bản nháp đó");
        (await second.Page.Locator("[name='viec-1']").InputValueAsync()).ShouldBe("Việc sửa trong bản nháp");
        (await second.Page.Locator("[name='viec-1-id']").InputValueAsync()).ShouldBe("dong-cu", "the row is the one that it was");
        (await second.Page.Locator("[name='seen']").InputValueAsync()).ShouldBe("1");
        await second.Page.Locator("#luu").ClickAsync();
        await second.Sees("Tên do người khác đổi");
        await second.Page.Locator("#luu").ClickAsync();
        await second.IsAt("/ke-hoach/" + plan.Id + "$");
        demo.Services.GetRequiredService<PlanStore>().Get(plan.Id).Body.Lines.Select(l => (l.Id, l.Text)).ShouldBe([("dong-cu", "Việc sửa trong bản nháp")]);

        static Task Saved(Officer officer) => Assertions.Expect(officer.Page.Locator(".draft-mark")).ToContainTextAsync("Đã lưu nháp lúc", new() { Timeout = 15_000 });
    }
}
