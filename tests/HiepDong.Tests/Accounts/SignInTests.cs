using System.Net;
using HiepDong.Accounts;
using HiepDong.Organisation;

namespace HiepDong.Tests.Accounts;

public sealed class SignInTests
{
    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_person_signs_in_and_lands_where_they_wanted(string database)
    {
        await using var test = await TestNode.Open(database);
        await test.AddAccount("dung", "Đỗ Văn Dũng", new Grant(Role.Administrator, test.Country.Id, Hierarchy.Territory));
        await using var app = await TestApp.Start(test.Node);
        var browser = app.Browse();
        var asked = await browser.Get("/tai-khoan");
        asked.Path.ShouldBe("/dang-nhap?ve=%2Ftai-khoan");
        var page = await asked.Submit(new() { ["UserName"] = "DUNG ", ["Password"] = TestApp.Password });
        page.Path.ShouldBe("/tai-khoan");
        page.One(".who summary").TextContent.ShouldContain("Đỗ Văn Dũng");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Five_wrong_passwords_lock_the_account_for_ten_minutes(string database)
    {
        await using var test = await TestNode.Open(database);
        await test.AddAccount("an", "Nguyễn Thị An");
        await using var app = await TestApp.Start(test.Node);
        var page = await app.Browse().Get("/dang-nhap");
        for (var i = 0; i < 4; i++)
        {
            page = await page.Submit(new() { ["UserName"] = "an", ["Password"] = "khong phai the nay" });
            page.Status.ShouldBe(HttpStatusCode.BadRequest);
            page.Words.ShouldContain("Tên đăng nhập hoặc mật khẩu không đúng");
            page.One("#UserName").GetAttribute("value").ShouldBe("an");
        }
        page = await page.Submit(new() { ["UserName"] = "an", ["Password"] = "khong phai the nay" });
        page.Words.ShouldContain("tạm khóa 10 phút");
        page = await page.Submit(new() { ["UserName"] = "an", ["Password"] = TestApp.Password });
        page.Words.ShouldContain("tạm khóa 10 phút");
        test.Time.Now += TimeSpan.FromMinutes(11);
        (await page.Submit(new() { ["UserName"] = "an", ["Password"] = TestApp.Password })).One(".who summary").TextContent.ShouldContain("Nguyễn Thị An");
        test.Database.Query<string>("select kind from change_log where subject = (select id from account where user_name = 'an') order by seq")
            .ShouldBe(["account.created", .. Enumerable.Repeat("account.sign-in-failed", 5), "account.locked-out", "account.signed-in"]);
    }
}
