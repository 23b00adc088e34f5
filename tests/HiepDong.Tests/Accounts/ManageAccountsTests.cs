using System.Net;
using System.Net.Http.Headers;
using HiepDong.Accounts;
using HiepDong.Organisation;

namespace HiepDong.Tests.Accounts;

public sealed class ManageAccountsTests
{
    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task The_set_up_link_makes_one_administrator_once(string database)
    {
        await using var test = await TestNode.Open(database);
        var path = (await SetupLink.EnsureAsync(test.Node))!;
        test.Database.Query<string>("select hash from one_time_link").ShouldBe([Secrets.Hash(path.Split('=')[1])]);
        await using var app = await TestApp.Start(test.Node);
        (await app.Browse().Get("/thiet-lap?ma=sai")).Status.ShouldBe(HttpStatusCode.NotFound);
        var form = await app.Browse().Get(path);
        var wrong = await form.Submit(new() { ["UserName"] = "dung", ["DisplayName"] = "Đỗ Văn Dũng", ["Password"] = "ngan", ["Again"] = "ngan" });
        wrong.Words.ShouldContain("từ 10 đến 200 ký tự");
        wrong.One("#DisplayName").GetAttribute("value").ShouldBe("Đỗ Văn Dũng");
        (await form.Submit(new() { ["UserName"] = "dung", ["DisplayName"] = "Đỗ Văn Dũng", ["Password"] = "matkhau123456", ["Again"] = "matkhau123456" })).Words.ShouldContain("quá dễ đoán");
        var done = await form.Submit(new() { ["UserName"] = "dung", ["DisplayName"] = "Đỗ Văn Dũng", ["Password"] = TestApp.Password, ["Again"] = TestApp.Password });
        done.One(".who summary").TextContent.ShouldContain("Đỗ Văn Dũng");
        new AccountStore(test.Database).ByName("dung")!.Grants.ShouldBe([new Grant(Role.Administrator, test.Country.Id, Hierarchy.Territory)]);
        (await SetupLink.EnsureAsync(test.Node)).ShouldBeNull();
        (await app.Browse().Get(path)).Words.ShouldContain("đã có tài khoản");
    }

    [Fact]
    public async Task A_set_up_link_lives_one_day()
    {
        await using var test = await TestNode.Sqlite();
        var path = (await SetupLink.EnsureAsync(test.Node))!;
        await using var app = await TestApp.Start(test.Node);
        test.Time.Now += TimeSpan.FromHours(24);
        (await app.Browse().Get(path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task An_administrator_creates_a_person_who_sets_a_password(string database)
    {
        await using var test = await TestNode.Open(database);
        await test.AddUnit("CA-40", "Công an tỉnh Nghệ An", Force.Police, Echelon.Province, "40");
        await test.AddAccount("dung", "Đỗ Văn Dũng", new Grant(Role.Administrator, test.Country.Id, Hierarchy.Territory));
        await using var app = await TestApp.Start(test.Node);
        var dung = await app.SignInAs("dung");
        var form = await dung.Get("/quan-tri/nguoi-dung/moi");
        form.Document.QuerySelectorAll("main form[method=post] input[name=__RequestVerificationToken]").Length.ShouldBe(1);
        var shown = await form.Submit(new() { ["UserName"] = "An.Nguyen", ["DisplayName"] = " Nguyễn  Thị An", ["Role"] = "reporter", ["Unit"] = "nghe an", ["Hierarchy"] = "chain" });
        shown.Words.ShouldContain("Công an tỉnh Nghệ An");
        var link = new Uri(shown.One(".note.ok code").TextContent).PathAndQuery;
        (await dung.Get(shown.Path)).Text.ShouldNotContain("dat-mat-khau?ma");

        var an = app.Browse();
        var set = await (await an.Get(link)).Submit(new() { ["Password"] = "qua nui qua song", ["Again"] = "qua nui qua song" });
        set.One(".who summary").TextContent.ShouldContain("Nguyễn Thị An");
        (await app.Browse().Get(link)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await an.Get("/quan-tri/nguoi-dung")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await an.Get("/tai-khoan")).One("nav.side").TextContent.ShouldNotContain("Người dùng");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Disabling_counts_at_the_next_request(string database)
    {
        await using var test = await TestNode.Open(database);
        await test.AddAccount("dung", "Đỗ Văn Dũng", new Grant(Role.Administrator, test.Country.Id, Hierarchy.Territory));
        var em = await test.AddAccount("em", "Vũ Em", new Grant(Role.Auditor, test.Country.Id, Hierarchy.Territory));
        await using var app = await TestApp.Start(test.Node);
        var browser = await app.SignInAs("em");
        (await browser.Get("/tai-khoan")).Path.ShouldBe("/tai-khoan");
        var dung = await app.SignInAs("dung");
        await (await dung.Get($"/quan-tri/nguoi-dung/{em.Id}")).Submit(form: "form[action$='handler=disable']");
        (await browser.Get("/tai-khoan")).Path.ShouldStartWith("/dang-nhap");
        (await (await app.Browse().Get("/dang-nhap")).Submit(new() { ["UserName"] = "em", ["Password"] = TestApp.Password })).Words.ShouldContain("không đúng");
        (await (await dung.Get($"/quan-tri/nguoi-dung/{em.Id}")).Submit(form: "form[action$='handler=enable']")).Words.ShouldContain("Đã mở khóa");
        (await app.SignInAs("em")).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_last_administrator_cannot_be_locked_out()
    {
        await using var test = await TestNode.Sqlite();
        var grant = new Grant(Role.Administrator, test.Country.Id, Hierarchy.Territory);
        var dung = await test.AddAccount("dung", "Đỗ Văn Dũng", grant);
        await using var app = await TestApp.Start(test.Node);
        var browser = await app.SignInAs("dung");
        var page = await browser.Get($"/quan-tri/nguoi-dung/{dung.Id}");
        (await page.Submit(form: "form[action$='handler=disable']")).Words.ShouldContain("không thể tự khóa");
        (await page.Submit(form: "form[action$='handler=withdraw']")).Words.ShouldContain("quản trị viên cuối cùng");
        await test.AddAccount("chi", "Lê Thị Chi", grant);
        (await page.Submit(form: "form[action$='handler=withdraw']")).Status.ShouldBe(HttpStatusCode.Forbidden);
        new AccountStore(test.Database).ByName("dung")!.Grants.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_administrator_grants_and_resets_only_within_their_reach()
    {
        await using var test = await TestNode.Sqlite();
        var police = await test.AddUnit("CA-40", "Công an tỉnh Nghệ An", Force.Police, Echelon.Province, "40");
        var elsewhere = await test.AddUnit("CA-48", "Công an thành phố Đà Nẵng", Force.Police, Echelon.Province, "48");
        var head = await test.AddAccount("chi", "Lê Thị Chi", new Grant(Role.Administrator, test.Country.Id, Hierarchy.Territory));
        await test.AddAccount("dung", "Đỗ Văn Dũng", new Grant(Role.Administrator, police.Id, Hierarchy.Chain));
        var own = await test.AddAccount("an", "Nguyễn Thị An", new Grant(Role.Reporter, police.Id, Hierarchy.Chain));
        var far = await test.AddAccount("binh", "Trần Bình", new Grant(Role.Reporter, elsewhere.Id, Hierarchy.Chain));
        await using var app = await TestApp.Start(test.Node);
        var dung = await app.SignInAs("dung");
        var list = await dung.Get("/quan-tri/nguoi-dung");
        list.Words.ShouldContain("Nguyễn Thị An");
        list.Words.ShouldNotContain("Trần Bình");
        list.Words.ShouldNotContain("Lê Thị Chi");
        (await dung.Get($"/quan-tri/nguoi-dung/{head.Id}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await dung.Get($"/quan-tri/nguoi-dung/{far.Id}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var page = await dung.Get($"/quan-tri/nguoi-dung/{own.Id}");
        async Task<TestPage> Grant(string unit, string hierarchy) =>
            await page.Submit(new() { ["Role"] = "approver", ["Unit"] = unit, ["Hierarchy"] = hierarchy }, "form[action*='handler=grant']");
        (await Grant("CA-48", "chain")).Words.ShouldContain("Không có đơn vị");
        (await Grant("VN", "territory")).Words.ShouldContain("Không có đơn vị");
        (await Grant("CA-40", "territory")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await Grant("CA-40", "chain")).Words.ShouldContain("Đã cấp vai trò");
        (await Grant("CA-40", "chain")).Words.ShouldContain("đã có vai trò đó");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_token_opens_the_api_until_it_is_revoked(string database)
    {
        await using var test = await TestNode.Open(database);
        await test.AddAccount("dung", "Đỗ Văn Dũng", new Grant(Role.Administrator, test.Country.Id, Hierarchy.Territory));
        await using var app = await TestApp.Start(test.Node);
        var browser = await app.SignInAs("dung");
        var page = await (await browser.Get("/tai-khoan")).Submit(new() { ["Name"] = "Kho số liệu" }, "form[action*='handler=token']");
        var token = page.One(".note.ok code").TextContent;
        token.ShouldStartWith("hd_");
        (await browser.Get("/tai-khoan")).Text.ShouldNotContain(token);
        async Task<HttpResponseMessage> Me(string? bearer)
        {
            using var client = app.Browse();
            if (bearer != null) client.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
            return await client.Client.GetAsync("/api/v1/me");
        }
        var me = await Me(token);
        me.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await me.Content.ReadAsStringAsync()).ShouldContain("\"user_name\":\"dung\"");
        foreach (var wrong in new[] { null, "hd_sai", "abc" })
        {
            var refused = await Me(wrong);
            refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        }
        await (await browser.Get("/tai-khoan")).Submit(form: "form[action*='handler=revoke']");
        (await Me(token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_changed_password_ends_other_sessions_and_keeps_this_one()
    {
        await using var test = await TestNode.Sqlite();
        await test.AddAccount("an", "Nguyễn Thị An");
        await using var app = await TestApp.Start(test.Node);
        var (here, there) = (await app.SignInAs("an"), await app.SignInAs("an"));
        var form = await here.Get("/tai-khoan");
        (await form.Submit(new() { ["CurrentPassword"] = "sai mat khau", ["NewPassword"] = "mot cau khac han", ["AgainPassword"] = "mot cau khac han" }, "form[action*='handler=password']"))
            .Words.ShouldContain("Mật khẩu hiện tại không đúng");
        (await form.Submit(new() { ["CurrentPassword"] = TestApp.Password, ["NewPassword"] = "mot cau khac han", ["AgainPassword"] = "mot cau khac han" }, "form[action*='handler=password']"))
            .Words.ShouldContain("Đã đổi mật khẩu");
        (await here.Get("/tai-khoan")).Path.ShouldBe("/tai-khoan");
        (await there.Get("/tai-khoan")).Path.ShouldStartWith("/dang-nhap");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_session_holds_in_another_process_and_after_a_restart(string database)
    {
        await using var test = await TestNode.Open(database);
        await test.AddAccount("an", "Nguyễn Thị An");
        await using var app = await TestApp.Start(test.Node);
        var browser = await app.SignInAs("an");
        using var other = test.OpenAgain();
        await using var second = await TestApp.Start(other);
        var moved = second.Browse();
        foreach (System.Net.Cookie cookie in browser.Cookies.GetAllCookies()) moved.Cookies.Add(new System.Net.Cookie(cookie.Name, cookie.Value, "/", "localhost"));
        (await moved.Get("/tai-khoan")).Path.ShouldBe("/tai-khoan");
    }

    [Fact]
    public async Task Guesses_sent_at_once_count_one_by_one()
    {
        await using var test = await TestNode.Sqlite();
        await test.AddAccount("an", "Nguyễn Thị An");
        var open = new OpenSession(test.Database, new(test.Database), test.Node.Clock);
        var codes = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(async () =>
        {
            try { return (await open.Run("an", i == 11 ? TestApp.Password : "doan mo " + i, default)).UserName; }
            catch (HiepDong.Problems.RefusalException refused) { return refused.First.Code; }
        })));
        codes.Count(c => c == "account.wrong-password").ShouldBeLessThanOrEqualTo(OpenSession.MostFailures - 1 + (codes.Contains("an") ? OpenSession.MostFailures : 0));
        test.Database.First<long>("select count(*) from change_log where kind = 'account.locked-out'").ShouldBe(1);
    }
}
