using System.Globalization;
using System.Net;
using HiepDong.Accounts;
using HiepDong.Mail;
using HiepDong.Tests.Assignments;
using HiepDong.Tests.Reporting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HiepDong.Tests.Mail;

public sealed class DailyMailTests
{
    private static async Task<TestBrowser> SetUp(Office office, MailServerHere server, string user = "", string password = "")
    {
        var dung = await office.App.SignInAs("dung");
        var page = await (await dung.Get("/quan-tri/thu-dien-tu")).Submit(new()
        {
            ["may-chu"] = "127.0.0.1", ["cong"] = server.Port.ToString(CultureInfo.InvariantCulture), ["bao-mat"] = "none", ["tai-khoan-thu"] = user, ["mat-khau-thu"] = password,
            ["nguoi-gui"] = "hiepdong@tinh.gov.vn", ["dia-chi-nut"] = "https://hiepdong.tinh.gov.vn/", ["gio"] = "7"
        }, "main form.form");
        page.Words.ShouldContain("Đã lưu cấu hình thư");
        return dung;
    }

    /// <summary>7:30 in Vietnam on a day of November 2026.</summary>
    private static void Morning(Office office, int day, int hour = 7) => office.Test.Time.Now = new DateTimeOffset(2026, 11, day, hour, 30, 0, TimeSpan.FromHours(7)).ToUniversalTime();

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task One_mail_a_working_day_says_how_much_waits_and_nothing_else(string database)
    {
        await using var office = await Office.Open(database);
        await using var server = new MailServerHere();
        await office.Give();
        await SetUp(office, server);
        var an = await office.App.SignInAs("an");
        var page = await (await an.Get("/tai-khoan")).Submit(new() { ["hop-thu"] = "khong phai thu" }, "form[action*='handler=digest']");
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.One("#hop-thu-error").TextContent.ShouldContain("hộp thư công vụ");
        page = await page.Submit(new() { ["hop-thu"] = "an@tinh.gov.vn" }, "form[action*='handler=digest']");
        page.Words.ShouldContain("Gửi đến an@tinh.gov.vn từ 7 giờ.");
        var digests = office.Use<Digests>();

        Morning(office, 24, 6);
        (await digests.SendDue(default)).ShouldBe(0, "the hour has not come");
        Morning(office, 24);
        (await digests.SendDue(default)).ShouldBe(1);
        (await digests.SendDue(default)).ShouldBe(0, "once a day");
        Morning(office, 28);
        (await digests.SendDue(default)).ShouldBe(0, "Saturday");
        var mail = server.Mails.ShouldHaveSingleItem();
        mail.Subject!.ShouldMatch(@"^Hiệp Đồng: \d+ việc cần làm, ngày 24/11/2026$");
        (mail.From.Mailboxes.Single().Address, mail.From.Mailboxes.Single().Name, mail.To.Mailboxes.Single().Address).ShouldBe(("hiepdong@tinh.gov.vn", "Hiệp Đồng", "an@tinh.gov.vn"));
        mail.TextBody!.ShouldContain("- Nhận nhiệm vụ được giao: 1");
        mail.TextBody!.ShouldContain("https://hiepdong.tinh.gov.vn/nhiem-vu/viec");
        mail.TextBody!.ShouldContain("Thôi nhận thư: https://hiepdong.tinh.gov.vn/tai-khoan#thu");
        mail.TextBody!.ShouldNotContain("đường mòn", customMessage: "what the work is about stays in the node");
        mail.TextBody!.ShouldNotContain("Nguyễn");
        // Days have passed: a session does not last that long.
        an = await office.App.SignInAs("an");
        (await (await an.Get("/tai-khoan")).Submit(form: "form[action*='handler=noDigest']")).Words.ShouldContain("Đã thôi gửi thư");
        Morning(office, 30);
        (await digests.SendDue(default)).ShouldBe(0);
    }

    [Fact]
    public async Task Who_has_nothing_to_do_gets_no_mail_and_a_refused_mail_is_told_where_it_was_asked_for()
    {
        await using var office = await Office.Open("sqlite");
        await using var server = new MailServerHere();
        await office.Give();
        await SetUp(office, server);
        await office.Use<Digests>().Subscribe(office.Person("dung"), "dung@tinh.gov.vn", "en", default);
        await office.Use<Digests>().Subscribe(office.Person("an"), "day@tinh.gov.vn", "vi", default);
        Morning(office, 24);
        (await office.Use<Digests>().SendDue(default)).ShouldBe(0);
        server.Mails.ShouldBeEmpty();
        (await (await office.App.SignInAs("an")).Get("/tai-khoan")).Words.ShouldContain("Máy chủ thư chưa nhận thư: mailbox full");
        (await (await office.App.SignInAs("dung")).Get("/quan-tri/thu-dien-tu")).Words.ShouldContain("Lần gần nhất không gửi được: 1.");
    }

    [Fact]
    public async Task The_password_is_sealed_and_a_wrong_one_is_told_in_the_trial()
    {
        await using var office = await Office.Open("sqlite");
        await using var server = new MailServerHere(asksPassword: true);
        var dung = await SetUp(office, server, "node", "sai-mat-khau");
        var page = await (await dung.Get("/quan-tri/thu-dien-tu")).Submit(new() { ["hop-thu"] = "thu@tinh.gov.vn" }, "form[action$='handler=Try']");
        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.Words.ShouldContain("Máy chủ thư chưa nhận thư");
        dung = await SetUp(office, server, "node", "dung-mat-khau");
        office.Test.Database.Setting(MailSettings.Name)!.ShouldNotContain("dung-mat-khau");
        (await dung.Get("/quan-tri/thu-dien-tu")).Document.DocumentElement.OuterHtml.ShouldNotContain("dung-mat-khau");
        (await (await dung.Get("/quan-tri/thu-dien-tu")).Submit(new() { ["hop-thu"] = "thu@tinh.gov.vn" }, "form[action$='handler=Try']")).Words.ShouldContain("đã nhận thư gửi thử");
        server.Mails.ShouldHaveSingleItem().Subject.ShouldBe("Hiệp Đồng: thư gửi thử");
        var bad = await (await dung.Get("/quan-tri/thu-dien-tu")).Submit(new() { ["may-chu"] = "hai máy", ["cong"] = "99999", ["nguoi-gui"] = "ai do", ["dia-chi-nut"] = "nut" }, "main form.form");
        bad.Document.QuerySelectorAll("#errors li").Length.ShouldBe(4);
        bad.One("#may-chu").GetAttribute("value").ShouldBe("hai máy");
        (await (await office.App.SignInAs("an")).Get("/quan-tri/thu-dien-tu")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await dung.Get("/quan-tri/thu-dien-tu")).Submit(form: "form[action$='handler=Remove']")).Words.ShouldContain("Chưa cấu hình");
        (await (await office.App.SignInAs("an")).Get("/tai-khoan")).Words.ShouldContain("chưa cấu hình máy chủ thư");
    }
}
