using System.Net;
using HiepDong.Accounts;
using HiepDong.Organisation;

namespace HiepDong.Tests.Accounts;

public sealed class SessionRescueTests
{
    private const string Typed = "Trung tá, Đội trưởng “phối hợp” & <tuần tra>\r\ndòng hai";

    private static async Task<(TestNode, TestApp)> Start(string database = "sqlite")
    {
        var test = await TestNode.Open(database);
        await test.AddAccount("dung", "Đỗ Văn Dũng", new Grant(Role.Administrator, test.Country.Id, Hierarchy.Territory));
        await test.AddAccount("chi", "Lê Thị Chi", new Grant(Role.Administrator, test.Country.Id, Hierarchy.Territory));
        return (test, await TestApp.Start(test.Node));
    }

    private static Task<TestPage> Send(TestPage page, string title) => page.Submit(new()
    {
        ["UserName"] = "em", ["DisplayName"] = "Vũ Em", ["Title"] = title, ["Role"] = "leader", ["Unit"] = "VN", ["Hierarchy"] = "territory"
    });

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task What_was_typed_outlives_the_session(string database)
    {
        var (test, app) = await Start(database);
        await using var _ = test;
        await using var __ = app;
        var browser = await app.SignInAs("dung");
        var form = await browser.Get("/quan-tri/nguoi-dung/moi");
        test.Time.Now += TimeSpan.FromHours(9);

        var asked = await Send(form, Typed);
        asked.Status.ShouldBe(HttpStatusCode.OK);
        asked.Words.ShouldContain("Phiên làm việc đã kết thúc");
        asked.Text.ShouldNotContain("tuần tra");

        // A slip at the password loses nothing either.
        asked = await asked.Submit(new() { ["UserName"] = "dung", ["Password"] = "khong phai the nay" });
        asked.Words.ShouldContain("không đúng");

        var resend = await asked.Submit(new() { ["UserName"] = "dung", ["Password"] = TestApp.Password });
        resend.Words.ShouldContain("Đang được gửi tiếp".ToLowerInvariant());
        resend.Words.ShouldContain("Trung tá, Đội trưởng “phối hợp” & <tuần tra>");
        resend.One("button.main").TextContent.ShouldBe("Tiếp tục gửi");
        resend.Document.QuerySelectorAll("script").ShouldContain(s => s.GetAttribute("src")!.Contains("resend.js", StringComparison.Ordinal));

        var done = await resend.Submit();
        done.Path.ShouldStartWith("/quan-tri/nguoi-dung/");
        done.Words.ShouldContain("Đã tạo tài khoản của Vũ Em");
        new AccountStore(test.Database).ByName("em")!.Title.ShouldBe("Trung tá, Đội trưởng “phối hợp” & <tuần tra> dòng hai");
    }

    [Fact]
    public async Task Somebody_else_is_asked_before_it_is_sent_in_their_name()
    {
        var (test, app) = await Start();
        await using var _ = test;
        await using var __ = app;
        var browser = await app.SignInAs("dung");
        var form = await browser.Get("/quan-tri/nguoi-dung/moi");
        test.Time.Now += TimeSpan.FromHours(9);
        var resend = await (await Send(form, Typed)).Submit(new() { ["UserName"] = "chi", ["Password"] = TestApp.Password });
        resend.Words.ShouldContain("Đồng chí đang đăng nhập là Lê Thị Chi");
        resend.Document.QuerySelectorAll("script").ShouldNotContain(s => s.GetAttribute("src")!.Contains("resend.js", StringComparison.Ordinal));
        (await resend.Submit()).Words.ShouldContain("Đã tạo tài khoản của Vũ Em");
    }

    [Fact]
    public async Task A_form_of_another_session_is_shown_again_with_its_content()
    {
        var (test, app) = await Start();
        await using var _ = test;
        await using var __ = app;
        var browser = await app.SignInAs("dung");
        var form = await browser.Get("/quan-tri/nguoi-dung/moi");
        // Another tab: sign out, sign in as Chi.
        await (await browser.Get("/tai-khoan")).Submit(form: "form[action='/dang-xuat']");
        await (await browser.Get("/dang-nhap")).Submit(new() { ["UserName"] = "chi", ["Password"] = TestApp.Password });
        var old = await Send(form, Typed);
        old.Words.ShouldContain("chưa được gửi");
        old.Words.ShouldContain("Vũ Em");
        new AccountStore(test.Database).ByName("em").ShouldBeNull();
        (await old.Submit()).Words.ShouldContain("Đã tạo tài khoản của Vũ Em");
    }

    [Theory]
    [InlineData("https://xau.example", null)]
    [InlineData("null", null)]
    [InlineData("http://localhost", "cross-site")]
    [InlineData(null, null)]
    public async Task A_form_of_another_site_is_never_kept(string? origin, string? site)
    {
        var (test, app) = await Start();
        await using var _ = test;
        await using var __ = app;
        var request = new HttpRequestMessage(HttpMethod.Post, "/quan-tri/nguoi-dung/moi") { Content = new FormUrlEncodedContent([new("UserName", "xau")]) };
        if (origin != null) request.Headers.Add("Origin", origin);
        if (site != null) request.Headers.Add("Sec-Fetch-Site", site);
        var page = await app.Browse().Follow(request);
        page.Path.ShouldStartWith("/dang-nhap");
        page.One("input[name=Kept]").GetAttribute("value").ShouldBeNullOrEmpty();
    }

    [Fact]
    public async Task Passwords_are_never_kept()
    {
        var (test, app) = await Start();
        await using var _ = test;
        await using var __ = app;
        var browser = await app.SignInAs("dung");
        var form = await browser.Get("/tai-khoan");
        test.Time.Now += TimeSpan.FromHours(9);
        var page = await form.Submit(new() { ["CurrentPassword"] = TestApp.Password, ["NewPassword"] = "mot cau moi hon", ["AgainPassword"] = "mot cau moi hon" });
        page.Path.ShouldStartWith("/dang-nhap");
        page.One("input[name=Kept]").GetAttribute("value").ShouldBeNullOrEmpty();
    }

    [Fact]
    public async Task A_sign_in_page_left_open_is_simply_shown_again()
    {
        var (test, app) = await Start();
        await using var _ = test;
        await using var __ = app;
        var browser = app.Browse();
        var stale = await browser.Get("/dang-nhap");
        await stale.Submit(new() { ["UserName"] = "dung", ["Password"] = TestApp.Password });
        (await stale.Submit(new() { ["UserName"] = "dung", ["Password"] = TestApp.Password })).Path.ShouldBe("/");
        var stranger = app.Browse();
        var page = await stranger.Post("/dang-nhap", new() { ["UserName"] = "dung", ["Password"] = TestApp.Password });
        page.Words.ShouldContain("Trang này mở đã lâu");
    }
}
