using System.Net;
using HiepDong.Accounts;
using HiepDong.Conferences;
using HiepDong.Conferences.Closing;
using HiepDong.Organisation;
using HiepDong.Problems;

namespace HiepDong.Tests.Conferences.Closing;

public sealed class ApprovalTests
{
    private static string Refused(Func<Task> work) => Should.Throw<RefusalException>(work).First.Code;

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Both_chairs_approve_what_they_saw_and_then_nothing_changes_any_more(string database)
    {
        await using var office = await ClosingOffice.Open(database);
        await office.Hold();
        var (chi, giang) = (await office.App.SignInAs("chi"), await office.App.SignInAs("giang"));
        var hoa = await office.App.SignInAs("hoa");
        var page = await hoa.Get(office.Address + "/sau-hoi-nghi");
        page.Document.QuerySelector("form[action$='handler=Approve']").ShouldBeNull();
        page = await page.Submit(new() { ["thu-ky"] = "Đặng Thị Hoa", ["thu-ky-chuc-vu"] = "Chuyên viên", ["so-bb"] = "15" }, "form[action$='handler=Words']");
        page.Words.ShouldContain("Đã lưu thông tin văn bản");

        var seen = await chi.Get(office.Address + "/sau-hoi-nghi");
        await office.Conclude("k1", new("Tuần tra chung tuyến biên giới hai lần mỗi tuần", office.Police.Id, [office.Border.Id], new(2026, 12, 10), "kế hoạch đã ký"));
        var refused = await seen.Submit(null, "form[action$='handler=Approve']");
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Words.ShouldContain("vừa được sửa");
        page = await refused.Submit(null, "form[action$='handler=Approve']");
        page.Words.ShouldContain("Còn chờ chủ trì khác");

        // A change after the first approval: it no longer holds, and the page says which conclusion it was.
        await office.Conclude("k2", new("Báo cáo trao đổi thông tin hằng quý", office.Border.Id, [], new(2026, 12, 20), "báo cáo"));
        page = await chi.Get(office.Address + "/sau-hoi-nghi");
        page.Words.ShouldContain("Phải duyệt lại");
        page.Words.ShouldContain("sau đó đã sửa: Kết luận 2");
        (await (await giang.Get(office.Address + "/sau-hoi-nghi")).Submit(null, "form[action$='handler=Approve']")).Words.ShouldContain("Còn chờ chủ trì khác");
        page = await page.Submit(null, "form[action$='handler=Approve']");
        page.Words.ShouldContain("số 15/BB");
        page.Words.ShouldContain("số 01/TB");
        var after = office.After;
        after.IsApproved.ShouldBeTrue();
        after.Number(ClosingStore.Minutes)!.Day.ShouldBe(office.Test.State.Today);
        Refused(() => office.Conclude("k2", new("Khác", office.Border.Id, [], new(2026, 12, 20)))).ShouldBe("live.settled");
        Refused(() => office.Words()).ShouldBe("closing.already-approved");
        Refused(() => office.Approve("chi", 0)).ShouldBe("closing.already-approved");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Only_the_chairs_own_heads_approve_each_for_one_chair_and_never_who_wrote(string database)
    {
        await using var office = await ClosingOffice.Open(database);
        await office.Hold();
        Refused(() => office.Approve("chi", 0)).ShouldBe("closing.no-secretary");
        await office.Words();
        Refused(() => office.Approve("hoa", 0)).ShouldBe("account.not-allowed");
        Refused(() => office.Approve("giang", 0)).ShouldBe("account.not-allowed");
        Refused(() => office.Approve("bien", 1)).ShouldBe("account.not-allowed");
        Refused(() => office.Approve("chi", 0, "khac")).ShouldBe("closing.changed-meanwhile");
        await office.Test.AddAccount("hai", "Võ Hai", new Grant(Role.Leader, office.Police.Id, Hierarchy.Chain), new Grant(Role.Leader, office.Committee.Id, Hierarchy.Chain));
        (await office.Approve("hai", 0)).ShouldBeFalse();
        Refused(() => office.Approve("hai", 1)).ShouldBe("closing.two-people");
        Refused(() => office.Approve("chi", 0)).ShouldBe("closing.chair-has-approved");
        (await office.Approve("giang", 1)).ShouldBeTrue();
        (await (await office.App.SignInAs("xa")).Get(office.Address + "/sau-hoi-nghi")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_number_that_was_given_is_not_given_again_and_a_second_hand_is_told_of_the_first()
    {
        await using var office = await ClosingOffice.Open("sqlite");
        await office.Hold(16);
        await office.Words(15, 7);
        await office.Approve("chi", 0);
        await office.Approve("giang", 1);
        await office.Hold(17);
        Refused(() => office.Use<ApprovePapers>().SaveWords(office.Conference.Id, new("X"), 5, office.Person("hoa"), default)).ShouldBe("closing.words-changed");
        await office.Words(15);
        await office.Approve("chi", 0);
        Refused(() => office.Approve("giang", 1)).ShouldBe("closing.number-taken");
        office.After.IsApproved.ShouldBeFalse();
        await office.Words();
        await office.Approve("giang", 1);
        office.After.Number(ClosingStore.Minutes)!.Number.ShouldBe(16);
        office.After.Number(ClosingStore.Notice)!.Number.ShouldBe(8);
        office.After.Conference.State.ShouldBe(ConferenceState.Approved);
    }
}
