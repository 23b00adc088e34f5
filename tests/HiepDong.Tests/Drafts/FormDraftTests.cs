using System.Net;
using System.Text.Json;
using HiepDong.Drafts;
using HiepDong.Problems;
using HiepDong.Storage;
using HiepDong.Tests.Plans;

namespace HiepDong.Tests.Drafts;

/// <summary>What is typed into a long form lies on the server until the form is sent.</summary>
public sealed class FormDraftTests
{
    private const string Address = "/ke-hoach/moi", Form = "ke-hoach";

    private static string Content(params (string Name, string Value)[] fields) => JsonSerializer.Serialize(new { seen = (string?)null, fields = fields.Select(f => new { name = f.Name, value = f.Value, label = f.Name }) });

    private static Task<FormDraft> Keep(PlanOffice office, string who, string content, string mark = "", string address = Address) =>
        office.Use<FormDrafts>().Keep(office.Person(who), address, Form, address, "Lập kế hoạch: Cao điểm", content, mark, default);

    /// <summary>As the page's script sends it.</summary>
    private static Task<TestPage> Put(TestBrowser browser, TestPage page, string content, string mark = "", string handler = "Keep") => browser.Post("/ban-nhap?handler=" + handler, new()
    {
        ["dia-chi"] = Address, ["bieu-mau"] = Form, ["trang"] = Address + "?loai=annual", ["tieu-de"] = "Lập kế hoạch: Cao điểm", ["noi-dung"] = content, ["dau"] = mark,
        ["__RequestVerificationToken"] = page.One("#ke-hoach input[name=__RequestVerificationToken]").GetAttribute("value")!
    });

    private static string Answer(TestPage page, string what) => JsonDocument.Parse(page.Text).RootElement.GetProperty(what).GetString()!;

    private static async Task Refused(string code, Func<Task> work) => (await Should.ThrowAsync<RefusalException>(work)).First.Code.ShouldBe(code);

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_draft_is_kept_found_from_another_machine_and_gone_once_its_form_was_sent(string database)
    {
        await using var office = await PlanOffice.Open(database);
        using var an = await office.App.SignInAs("an");
        var page = await an.Get(Address);
        page.One("#ke-hoach input[name=__bieu-mau]").GetAttribute("value").ShouldBe(Form);
        (await an.Get("/")).Words.ShouldNotContain("Bản nháp đang dở");
        var before = office.Test.Database.First<long>("select count(*) from change_log");
        var kept = await Put(an, page, Content(("ten", "Cao điểm 2026"), ("__la", "x"), ("Password", "y")));
        Answer(kept, "saved").ShouldBe("Đã lưu nháp lúc 09:00");
        office.Test.Database.First<long>("select count(*) from change_log").ShouldBe(before, "a draft is nobody's act yet");

        using var elsewhere = await office.App.SignInAs("an");
        var listed = await elsewhere.Get("/");
        listed.Words.ShouldContain("Bản nháp đang dở");
        listed.One($"a[href='{Address}?loai=annual']").TextContent.ShouldBe("Lập kế hoạch: Cao điểm");
        var one = JsonDocument.Parse((await elsewhere.Get($"/ban-nhap?handler=One&dia-chi={Address}&bieu-mau={Form}")).Text).RootElement;
        one.GetProperty("fields").EnumerateArray().Select(f => (f.GetProperty("name").GetString(), f.GetProperty("value").GetString())).ShouldBe([("ten", "Cao điểm 2026")]);

        // Nobody else reads or deletes it.
        using var giang = await office.App.SignInAs("giang");
        (await giang.Get($"/ban-nhap?handler=One&dia-chi={Address}&bieu-mau={Form}")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await giang.Get("/ban-nhap")).Words.ShouldContain("Không có bản nháp nào");
        var id = office.Use<FormDrafts>().Of(office.Person("an").Id).ShouldHaveSingleItem().Id;
        await Refused("draft.not-found", () => Task.FromResult(office.Use<FormDrafts>().Read(office.Person("giang").Id, id)));
        await office.Use<FormDrafts>().Drop(office.Person("giang"), id, default);

        // A refused form keeps it, an accepted one needs it no more.
        page = await page.Submit(new() { ["ten"] = "" }, "#ke-hoach", "#luu");
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.One("#ke-hoach [data-draft]").HasAttribute("data-posted").ShouldBeTrue();
        office.Use<FormDrafts>().Of(office.Person("an").Id).Count.ShouldBe(1);
        page = await page.Submit(new() { ["ten"] = "Cao điểm 2026" }, "#ke-hoach", "#luu");
        page.Words.ShouldContain("Đã lưu dự thảo");
        page.One("body").GetAttribute("data-sent").ShouldBe(Address + ":" + Form);
        office.Use<FormDrafts>().Of(office.Person("an").Id).ShouldBeEmpty();
        // What was still on its way when the form was sent does not come back as a draft.
        Answer(await Put(an, await an.Get(Address), Content(("ten", "muộn")), one.GetProperty("mark").GetString()!), "message").ShouldContain("đã được gửi hoặc xóa ở nơi khác");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task The_second_window_does_not_write_over_the_first(string database)
    {
        await using var office = await PlanOffice.Open(database);
        using var an = await office.App.SignInAs("an");
        var page = await an.Get(Address);
        var first = Answer(await Put(an, page, Content(("ten", "một"), ("muc-dich", "dài"))), "mark");
        var second = await Put(an, page, Content(("ten", "hai")));
        second.Status.ShouldBe(HttpStatusCode.Conflict);
        Answer(second, "mark").ShouldBe(first);
        Answer(second, "message").ShouldContain("một bản nháp khác, lưu lúc 09:00");
        (await Put(an, page, Content(("ten", "hai")), first)).Status.ShouldBe(HttpStatusCode.OK);
        (await Put(an, page, Content(("ten", "ba")), first)).Status.ShouldBe(HttpStatusCode.Conflict);
        (await Put(an, page, "", handler: "Discard")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Put(an, page, Content(("ten", "ba")))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Drafts_have_bounds_and_go_after_thirty_days(string database)
    {
        await using var office = await PlanOffice.Open(database);
        await Refused("draft.too-large", () => Keep(office, "an", Content(("ten", new string('ă', FormDrafts.MostBytes)))));
        await Refused("draft.secrecy-mark", () => Keep(office, "an", Content(("ten", "Kế hoạch"), ("muc-dich", "TỐI MẬT"))));
        foreach (var bad in new[] { "", "[]", "{}", """{"fields":[{"name":null,"value":"x"}]}""" }) await Refused("draft.unreadable", () => Keep(office, "an", bad));
        await Refused("draft.unreadable", () => Keep(office, "an", Content(("ten", "x")), address: "//la.example"));
        for (var n = 0; n < FormDrafts.MostOfPerson; n++) await Keep(office, "an", Content(("ten", "x")), address: "/ke-hoach/" + n);
        await Refused("draft.too-many", () => Keep(office, "an", Content(("ten", "x"))));
        await Keep(office, "giang", Content(("ten", "x")));
        using var an = await office.App.SignInAs("an");
        (await an.Get("/")).One("section a[href='/ban-nhap']").TextContent.ShouldContain("50");
        var table = await an.Get("/ban-nhap");
        (await table.Submit(form: "form[action$='handler=Drop']")).Words.ShouldContain("Đã xóa bản nháp");
        var drafts = office.Use<FormDrafts>();
        drafts.Of(office.Person("an").Id).Count.ShouldBe(FormDrafts.MostOfPerson - 1);

        office.Test.Time.Now += TimeSpan.FromDays(FormDrafts.Days + 1);
        drafts.Of(office.Person("an").Id).ShouldBeEmpty();
        await Keep(office, "an", Content(("ten", "mới")));
        office.Test.Database.First<long>("select count(*) from form_draft").ShouldBe(1, "what is past its time is removed");
    }

    [Fact]
    public async Task An_ended_session_says_so_to_the_script()
    {
        await using var office = await PlanOffice.Open("sqlite");
        using var an = await office.App.SignInAs("an");
        var page = await an.Get(Address);
        office.Test.Time.Now += TimeSpan.FromHours(9);
        an.Client.DefaultRequestHeaders.Add("X-Requested-With", "fetch");
        (await Put(an, page, Content(("ten", "x")))).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
