using System.IO.Compression;
using System.Net;
using DocumentFormat.OpenXml.Packaging;
using HiepDong.Accounts;
using HiepDong.Conferences;
using HiepDong.Conferences.Invitations;
using HiepDong.Problems;

namespace HiepDong.Tests.Conferences;

public sealed class InvitationTests
{
    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_venue_answers_from_its_inbox_and_may_change_its_answer(string database)
    {
        await using var office = await ConferenceOffice.Open(database);
        var c = await office.Invited(office.Joint.Police, office.Joint.Border);
        var an = await office.App.SignInAs("an");
        (await an.Get("/")).Words.ShouldContain("Trả lời thư mời hội nghị");
        office.Use<ConferenceDuties>().Of(office.Person("an")).ShouldBe(new ConferenceDutyCounts(1, 0, 0));
        var inbox = await an.Get("/hoi-nghi/thu-moi");
        inbox.Words.ShouldContain("Hội nghị tổng kết công tác phối hợp năm 2026");
        var form = await an.Get(inbox.One("a[href*='/tra-loi/']").GetAttribute("href")!);

        (await form.Submit()).One("#tra-loi-error").TextContent.ShouldContain("Chọn tham dự hoặc không tham dự");
        var refused = await form.Submit(new() { ["tra-loi"] = "du", ["so-nguoi"] = "25", ["lien-lac"] = "0912 345 678", ["nguoi-chu-tri"] = "Trần Văn Tý, Phó Trưởng Công an xã" });
        refused.One("#lien-lac-error").TextContent.ShouldContain("số điện thoại");
        refused.One("#nguoi-chu-tri").GetAttribute("value").ShouldBe("Trần Văn Tý, Phó Trưởng Công an xã");
        var page = await refused.Submit(new() { ["lien-lac"] = "Trực ban 0238 3822 345", ["noi"] = "Phòng họp tầng 2", ["da-thu"] = "true" });
        page.Words.ShouldContain("Công an xã Đông Lĩnh đã nhận lời dự hội nghị CA.40/2026/1");
        var venue = office.Find(c.Id).Body.VenueOf("v1")!;
        (venue.Answer, venue.Presiding, venue.Expected, venue.Place, venue.BackupLine, venue.TechnicalCheck, venue.AnsweredBy).ShouldBe(
            (VenueAnswer.Accepted, "Trần Văn Tý, Phó Trưởng Công an xã", 25, "Phòng họp tầng 2", "Trực ban 0238 3822 345", true, "an"));
        office.Use<ConferenceDuties>().Of(office.Person("an")).All.ShouldBe(0);

        form = await an.Get($"/hoi-nghi/{c.Id}/tra-loi/v1");
        (await form.Submit(new() { ["tra-loi"] = "khong", ["ly-do"] = "" })).One("#ly-do-error").TextContent.ShouldContain("Ghi lý do không dự");
        (await form.Submit(new() { ["tra-loi"] = "khong", ["ly-do"] = "Trùng lịch tiếp đoàn kiểm tra" })).Words.ShouldContain("Trùng lịch tiếp đoàn kiểm tra");
        office.Find(c.Id).Body.VenueOf("v1")!.Answer.ShouldBe(VenueAnswer.Declined);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Venues_that_answer_at_once_do_not_refuse_each_other_but_a_changed_time_does(string database)
    {
        await using var office = await ConferenceOffice.Open(database);
        var c = await office.Invited(office.Joint.Police, office.Joint.Border, office.Joint.Army);
        var pages = new List<TestPage>();
        foreach (var (who, venue) in new[] { ("an", "v1"), ("hai", "v2"), ("khanh", "v3") }) pages.Add(await (await office.App.SignInAs(who)).Get($"/hoi-nghi/{c.Id}/tra-loi/{venue}"));
        var answers = await Task.WhenAll(pages.Take(2).Select(p => p.Submit(new() { ["tra-loi"] = "du", ["nguoi-chu-tri"] = "Trưởng đơn vị" })));
        answers.ShouldAllBe(a => a.Status == HttpStatusCode.OK);
        office.Find(c.Id).Body.Venues.Count(v => v.Answer == VenueAnswer.Accepted).ShouldBe(3);

        // The host moves the conference: those who have answered are asked again, and an answer to the old time is refused.
        var giang = await office.App.SignInAs("giang");
        var moved = await (await giang.Get($"/hoi-nghi/{c.Id}/sua")).Submit(new() { ["ngay"] = "28/12/2026" }, "form.conf-form", ConferenceOffice.Plan);
        moved.Words.ShouldContain("các điểm cầu được hỏi lại");
        office.Find(c.Id).Body.Venues.Count(v => v.Answer == VenueAnswer.Pending).ShouldBe(3);
        office.Find(c.Id).Body.VenueOf("v1")!.Presiding.ShouldBe("Trưởng đơn vị");
        // Moved by mistake: taken back, the answers stand as they were.
        await moved.Submit(form: "form[action*='handler=Undo']");
        office.Find(c.Id).Body.Venues.Count(v => v.Answer == VenueAnswer.Accepted).ShouldBe(3);
        await (await giang.Get($"/hoi-nghi/{c.Id}/sua")).Submit(new() { ["ngay"] = "28/12/2026" }, "form.conf-form", ConferenceOffice.Plan);
        var late = await pages[2].Submit(new() { ["tra-loi"] = "du", ["nguoi-chu-tri"] = "Chỉ huy trưởng" });
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Words.ShouldContain("28/12/2026");
        late.One("#nguoi-chu-tri").GetAttribute("value").ShouldBe("Chỉ huy trưởng");
        (await late.Submit()).Status.ShouldBe(HttpStatusCode.OK);
        (await (await office.App.SignInAs("an")).Get("/hoi-nghi/thu-moi")).Words.ShouldContain("Hỏi lại lúc");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Only_the_venues_own_unit_answers(string database)
    {
        await using var office = await ConferenceOffice.Open(database);
        var c = await office.Invited(office.Joint.Police, office.Joint.Border);
        var reply = new VenueReply(true, "Ai đó", 1, "", "", false, null);
        foreach (var who in new[] { "hai", "giang", "binh" })
            (await Should.ThrowAsync<RefusalException>(() => office.Use<AnswerInvitation>().Run(c.Id, "v1", reply, null, office.Person(who), default))).First.Code.ShouldBe(AccountProblems.NotAllowed().Code);
        (await (await office.App.SignInAs("hai")).Get($"/hoi-nghi/{c.Id}/tra-loi/v1")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await office.App.SignInAs("hai")).Get($"/hoi-nghi/{c.Id}/giay-moi/v1.docx")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await office.Use<PrepareConference>().Cancel(c.Id, "Lùi", null, office.Person("giang"), default);
        (await Should.ThrowAsync<RefusalException>(() => office.Use<AnswerInvitation>().Run(c.Id, "v1", reply, null, office.Person("an"), default))).First.Code.ShouldBe("conference.not-invited");
        (await (await office.App.SignInAs("an")).Get($"/hoi-nghi/{c.Id}/tra-loi/v1")).Words.ShouldContain("không nhận trả lời");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task The_invitation_states_what_the_database_holds(string database)
    {
        await using var office = await ConferenceOffice.Open(database);
        var c = await office.Invited(office.Joint.Police);
        var an = await office.App.SignInAs("an");
        var file = await an.Client.GetAsync($"/hoi-nghi/{c.Id}/giay-moi/v1.docx");
        file.Content.Headers.ContentDisposition!.FileName!.ShouldBe("giay-moi-cong-an-xa-dong-linh.docx");
        using var document = WordprocessingDocument.Open(new MemoryStream(await file.Content.ReadAsByteArrayAsync()), false);
        var text = string.Join("\n", document.MainDocumentPart!.Document!.Body!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Select(p => p.InnerText));
        foreach (var fact in new[] { "CÔNG AN TỈNH", "Số: 15/GM-CAT", "Nghệ An, ngày 16 tháng 11 năm 2026", "GIẤY MỜI", "Công an tỉnh Nghệ An trân trọng kính mời: Thủ trưởng Công an xã Đông Lĩnh và các thành phần liên quan.",
            "Tới dự: Hội nghị tổng kết công tác phối hợp năm 2026.", "Chủ trì: đồng chí Lê Thị Hoa, Phó Chủ tịch UBND tỉnh; đồng chí Hoàng Văn Nam, Giám đốc Công an tỉnh.",
            "Thời gian: từ 07 giờ 30 phút đến 11 giờ 30 phút, thứ Sáu, ngày 25 tháng 12 năm 2026.", "điểm cầu Công an xã Đông Lĩnh", "(điểm cầu chính: Hội trường Công an tỉnh)", "07:45 - 08:15", "Báo cáo tổng kết", "Trung tá Trần Phong", "CA.40/2026/1" })
            text.ShouldContain(fact);
        // Once the venue has said who presides, the paper names that official.
        await office.Use<AnswerInvitation>().Run(c.Id, "v1", new(true, "Trần Văn Tý, Phó Trưởng Công an xã", 20, "Phòng họp 1", "", false, null), null, office.Person("an"), default);
        using var again = WordprocessingDocument.Open(new MemoryStream(await an.Client.GetByteArrayAsync($"/hoi-nghi/{c.Id}/giay-moi/v1.docx")), false);
        again.MainDocumentPart!.Document!.Body!.InnerText.ShouldContain("Đồng chí Trần Văn Tý, Phó Trưởng Công an xã (Công an xã Đông Lĩnh)");
        again.MainDocumentPart.Document.Body.InnerText.ShouldContain("Phòng họp 1");

        var giang = await office.App.SignInAs("giang");
        using var zip = new ZipArchive(new MemoryStream(await giang.Client.GetByteArrayAsync($"/hoi-nghi/{c.Id}/giay-moi.zip")));
        zip.Entries.Select(e => e.FullName).ShouldBe(["001-cong-an-tinh-nghe-an.docx", "001-cong-an-tinh-nghe-an.ics", "002-cong-an-xa-dong-linh.docx", "002-cong-an-xa-dong-linh.ics"]);
    }

    [Fact]
    public async Task Calendars_hold_the_time_the_place_and_no_way_into_the_room()
    {
        await using var office = await ConferenceOffice.Open("sqlite");
        var c = await office.Invited(office.Joint.Police);
        var an = await office.App.SignInAs("an");
        var text = (await an.Client.GetStringAsync($"/hoi-nghi/{c.Id}/lich/v1.ics")).Replace("\r\n ", "", StringComparison.Ordinal);
        var calendar = Ical.Net.Calendar.Load(text)!;
        var entry = calendar.Events.Single();
        (entry.Summary, entry.Status, entry.Sequence, entry.Location).ShouldBe((c.Body.Title, "CONFIRMED", c.Version, "Hội trường Công an tỉnh"));
        entry.Start!.AsUtc.ShouldBe(ConferenceOffice.Start.UtcDateTime);
        entry.End!.AsUtc.ShouldBe(ConferenceOffice.Start.AddHours(4).UtcDateTime);
        entry.Description!.ShouldContain("07:45 Báo cáo tổng kết");
        text.ShouldNotContain("jwt");
        await office.Use<PrepareConference>().Cancel(c.Id, "Lùi", null, office.Person("giang"), default);
        Ical.Net.Calendar.Load(await an.Client.GetStringAsync("/hoi-nghi/lich.ics"))!.Events.Single().Status.ShouldBe("CANCELLED");
        Ical.Net.Calendar.Load(await (await office.App.SignInAs("lan")).Client.GetStringAsync("/hoi-nghi/lich.ics"))!.Events.Count.ShouldBe(0);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Documents_are_kept_with_the_conference_or_an_item_and_secret_ones_refused(string database)
    {
        await using var office = await ConferenceOffice.Open(database);
        var c = await office.Planned(office.Joint.Police);
        var giang = await office.App.SignInAs("giang");
        async Task<TestPage> Send(string name, string text, string item = "")
        {
            var page = await giang.Get($"/hoi-nghi/{c.Id}/tai-lieu");
            using var form = new MultipartFormDataContent
            {
                { new StringContent(page.One("form[enctype] [name=__RequestVerificationToken]").GetAttribute("value")!), "__RequestVerificationToken" }, { new StringContent(item), "muc" },
                { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(text)), "file", name }
            };
            return await giang.Follow(new(HttpMethod.Post, $"/hoi-nghi/{c.Id}/tai-lieu") { Content = form });
        }
        (await Send("du-thao.txt", "Dự thảo báo cáo tổng kết")).Words.ShouldContain("Đã thêm tài liệu du-thao.txt");
        (await Send("bao-cao.txt", "Báo cáo", "a1")).Words.ShouldContain("bao-cao.txt");
        var refused = await Send("bao-cao.txt", "Phần đầu\nMẬT\nPhần sau");
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.One("#errors").TextContent.ShouldContain("MẬT");
        refused = await Send("ke-hoach_TỐI MẬT.txt", "x");
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);

        // The venue reads them; a unit elsewhere does not; a removed one is hidden and comes back.
        var an = await office.App.SignInAs("an");
        var shown = await an.Get("/hoi-nghi/" + c.Id);
        shown.Words.ShouldContain("du-thao.txt");
        var link = shown.One("section[aria-labelledby='tai-lieu'] a[href*='/tai-lieu/']").GetAttribute("href")!;
        (await an.Client.GetStringAsync(link)).ShouldBe("Dự thảo báo cáo tổng kết");
        shown.One("section[aria-labelledby='chuong-trinh'] a").TextContent.ShouldBe("bao-cao.txt");
        (await (await office.App.SignInAs("lan")).Get(link)).Status.ShouldBe(HttpStatusCode.Forbidden);
        var page = await (await giang.Get($"/hoi-nghi/{c.Id}/tai-lieu")).Submit(form: "form[action$='handler=Remove']", button: "button[name=tep]");
        page.Words.ShouldContain("Tài liệu đã bỏ (1)");
        (await an.Get(link)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await page.Submit(form: "form[action$='handler=Restore']", button: "button[name=tep]")).Words.ShouldContain("Đã khôi phục tài liệu");
        // A document of one conference is not reached through another.
        var other = await office.Planned();
        (await giang.Get(link.Replace(c.Id, other.Id, StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
