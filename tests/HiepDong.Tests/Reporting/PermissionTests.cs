using System.Net;
using HiepDong.Reporting;

namespace HiepDong.Tests.Reporting;

public sealed class PermissionTests
{
    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Lets_everyone_do_their_own_part_and_nothing_else(string database)
    {
        await using var office = await Office.Open(database);
        var draft = await office.Begin(office.First, "an");
        var report = await office.Submitted(office.Second, "giang");
        // who: own entry, another's report to read, another's entry, accepting, list, progress
        await Expect(office, "an", draft, report, [HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.OK]);
        await Expect(office, "giang", draft, report, [HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.OK]);
        await Expect(office, "chi", draft, report, [HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.OK]);
        await Expect(office, "dung", draft, report, [HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden]);
        await Expect(office, "em", draft, report, [HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden]);
        await Expect(office, "binh", draft, report, [HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK]);
    }

    private static async Task Expect(Office office, string who, Report draft, Report report, HttpStatusCode[] expected)
    {
        using var browser = await office.App.SignInAs(who);
        var overview = await browser.Get("/");
        overview.Status.ShouldBe(HttpStatusCode.OK, who);
        // A token for the post comes from any page with a form.
        var token = overview.One("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        var got = new List<HttpStatusCode>
        {
            (await browser.Get($"/bao-cao/{draft.Id}/nhap")).Status,
            (await browser.Get($"/bao-cao/{report.Id}")).Status,
            (await browser.Get($"/bao-cao/{report.Id}/mau.xlsx")).Status,
            (await browser.Post($"/bao-cao/{report.Id}?handler=Accept", new() { ["version"] = "1", ["__RequestVerificationToken"] = token })).Status,
            (await browser.Get("/bao-cao")).Status,
            (await browser.Get("/tien-do")).Status
        };
        string.Join(" ", got).ShouldBe(string.Join(" ", expected), who);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Accepts_the_ticked_reports_and_says_which_could_not_be(string database)
    {
        await using var office = await Office.Open(database);
        var one = await office.Submitted(office.First, "an", cases: "3");
        var two = await office.Submitted(office.Second, "giang", cases: "4");
        using var binh = await office.App.SignInAs("binh");
        var page = await binh.Get("/bao-cao?trang-thai=cho-duyet");
        page.Document.QuerySelectorAll("input[name=chon]").Length.ShouldBe(2);
        await office.Use<ReturnReport>().Run(two.Id, 1, "Kiểm tra lại.", office.Person("bao"), default);
        var token = page.One("#chon input[name=__RequestVerificationToken]").GetAttribute("value")!;
        var answer = await binh.Follow(new(HttpMethod.Post, "/bao-cao/duyet")
        {
            Content = new FormUrlEncodedContent([new("chon", one.Id + "@1"), new("chon", two.Id + "@1"), new("ve", "/bao-cao"), new("__RequestVerificationToken", token)])
        });
        answer.Words.ShouldContain("Đã duyệt 1 báo cáo.");
        answer.Words.ShouldContain("Công an xã Mường Xén");
        answer.Words.ShouldContain("chưa nộp hoặc đã được trả lại");
        office.TotalOf("MT.VU").ShouldBe(3);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Shows_a_stale_draft_beside_what_was_typed_and_loses_neither(string database)
    {
        await using var office = await Office.Open(database);
        var report = await office.Begin(office.First, "an");
        using var one = await office.App.SignInAs("an");
        using var two = await office.App.SignInAs("an");
        var (mine, theirs) = (await one.Get($"/bao-cao/{report.Id}/nhap"), await two.Get($"/bao-cao/{report.Id}/nhap"));
        await theirs.Submit(new() { ["f-MT.VU"] = "7" }, form: "#entry", button: "[data-save]");
        var page = await mine.Submit(new() { ["f-MT.VU"] = "8", ["f-MT.DT"] = "9" }, form: "#entry", button: "[data-save]");
        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.Words.ShouldContain("Nguyễn Thị An đã lưu bản nháp khác");
        page.One("[name='f-MT.VU']").GetAttribute("value").ShouldBe("8");
        page.Words.ShouldContain("Bản đã lưu của người khác: 7");
        page = await page.Submit(form: "#entry", button: "[data-save]");
        page.Status.ShouldBe(HttpStatusCode.OK);
        office.Use<ReportStore>().FindDraft(report.Id)!.Draft.Figures["MT.VU"].ShouldBe("8");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Reminds_a_unit_that_then_sees_who_did_and_when(string database)
    {
        await using var office = await Office.Open(database);
        using var binh = await office.App.SignInAs("binh");
        var page = await binh.Get("/tien-do?xem=thieu");
        page.Words.ShouldContain("Công an xã Đông Lĩnh");
        page = await page.Submit(new() { ["tat-ca"] = "1" }, form: "form[action*='handler=Remind']");
        page.Words.ShouldContain("Trần Thị Bình đã nhắc");
        using var an = await office.App.SignInAs("an");
        (await an.Get("/")).Words.ShouldContain("Trần Thị Bình đã nhắc lúc 16/11/2026 09:00");
    }
}
