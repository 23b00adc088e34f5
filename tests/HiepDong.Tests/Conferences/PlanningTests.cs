using System.Net;
using HiepDong.Accounts;
using HiepDong.Conferences;
using HiepDong.Conferences.Rhythm;
using HiepDong.Conferences.Venues;
using HiepDong.Organisation;
using HiepDong.Problems;

namespace HiepDong.Tests.Conferences;

public sealed class PlanningTests
{
    private static string Form(string handler) => $"form[action*='handler={handler}']";

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_conference_is_planned_given_venues_and_an_agenda_and_invites(string database)
    {
        await using var office = await ConferenceOffice.Open(database);
        var giang = await office.App.SignInAs("giang");
        var page = await (await giang.Get("/hoi-nghi/moi")).Submit(ConferenceOffice.Typed(), "form.conf-form", ConferenceOffice.Plan);
        page.Words.ShouldContain("Đã lập hội nghị CA.40/2026/1");
        var c = office.Only;
        page.Path.ShouldBe("/hoi-nghi/" + c.Id);
        (c.Body.StartsAt, c.Body.EndsAt, c.Body.HostUnitId, c.Body.TerritoryId).ShouldBe((ConferenceOffice.Start, ConferenceOffice.Start.AddHours(4), office.Police.Id, office.Police.TerritoryId));
        c.Body.Chairs.ShouldBe([new Chair(office.Committee.Id, "Lê Thị Hoa", "Phó Chủ tịch UBND tỉnh")]);
        c.Body.Venues.Single().IsMain.ShouldBeTrue();
        c.Body.Agenda[0].Title.ShouldStartWith("Khai mạc; kết quả thực hiện kết luận hội nghị trước");
        page.Words.ShouldContain("07:30 – 07:45");

        var venues = await (await giang.Get($"/hoi-nghi/{c.Id}/diem-cau")).Submit(new() { ["don-vi"] = "CA.X1", ["so-nguoi"] = "20" }, Form("Save"));
        venues.Words.ShouldContain("Đã thêm điểm cầu Công an xã Đông Lĩnh");
        venues = await venues.Submit(new() { ["nhom"] = ChooseUnits.Peers }, Form("Group"));
        venues.Words.ShouldContain("Đã thêm 2 điểm cầu; 0 đơn vị có sẵn được bỏ qua");
        office.Find(c.Id).Body.Venues.Select(v => v.UnitId).ShouldBe([office.Police.Id, office.Joint.Police.Id, office.Army.Id, office.Committee.Id]);

        var agenda = await (await giang.Get($"/hoi-nghi/{c.Id}/chuong-trinh")).Submit(new() { ["noi-dung"] = "Tham luận của Công an xã", ["loai"] = "speech", ["so-phut"] = "12", ["diem-cau"] = office.Find(c.Id).Body.Venues[1].Id }, Form("Save"));
        var added = office.Find(c.Id).Body.Agenda[^1];
        (added.Kind, added.Title, added.Minutes, added.VenueId).ShouldBe((AgendaKind.Speech, "Tham luận của Công an xã", 12, office.Find(c.Id).Body.Venues[1].Id));
        await agenda.Submit(form: Form("Arrange"), button: $"button[value='len.{added.Id}']");
        office.Find(c.Id).Body.Agenda[^2].Id.ShouldBe(added.Id);

        page = await (await giang.Get("/hoi-nghi/" + c.Id)).Submit(new() { ["so"] = "15" }, Form("Invite"));
        page.Words.ShouldContain("Đã ghi nhận gửi giấy mời hội nghị CA.40/2026/1");
        page.Words.ShouldContain("1 tham dự, 0 không dự, 3 chờ trả lời");
        var invited = office.Find(c.Id);
        (invited.State, invited.Body.Invitation!.Number, invited.Body.Invitation.By).ShouldBe((ConferenceState.Invited, 15, "giang"));
        office.Use<ConferenceStore>().Versions(c.Id).Select(v => v.What).ShouldBe(["invited", "agenda", "agenda", "venues", "venues", "planned"]);
    }

    [Fact]
    public async Task A_refused_plan_keeps_what_was_typed_and_says_what_is_wrong_at_each_field()
    {
        await using var office = await ConferenceOffice.Open("sqlite");
        var form = await (await office.App.SignInAs("giang")).Get("/hoi-nghi/moi");
        var page = await form.Submit(ConferenceOffice.Typed(("ten", "Hội nghị (MẬT)"), ("gio-ket-thuc", "07:00"), ("chu-tri-2-ten", "Hoàng Văn Nam")), "form.conf-form", ConferenceOffice.Plan);
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.One("#gio-ket-thuc-error").TextContent.ShouldContain("Giờ kết thúc phải sau giờ bắt đầu");
        page.One("#chu-tri-2-don-vi-error").TextContent.ShouldContain("Người chủ trì phải kèm đơn vị");
        page.One("#chu-tri-2-ten").GetAttribute("value").ShouldBe("Hoàng Văn Nam");
        page.One("#ten").GetAttribute("value").ShouldBe("Hội nghị (MẬT)");
        page.One("#noi").GetAttribute("value").ShouldBe("Hội trường Công an tỉnh");

        page = await form.Submit(ConferenceOffice.Typed(("ten", "TỐI MẬT"), ("ngay", "31/02/2026"), ("gio", "25:00"), ("don-vi", "Không có")), "form.conf-form", ConferenceOffice.Plan);
        foreach (var field in new[] { "ten", "ngay", "gio", "don-vi" }) page.One($"#{field}-error").TextContent.Length.ShouldBeGreaterThan(5);
        page.Document.QuerySelector("#gio-ket-thuc-error").ShouldBeNull();
        office.Use<ConferenceStore>().Query("order by c.id").ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_unit_invited_twice_and_an_agenda_too_long_or_at_once_are_refused_and_nothing_is_lost(string database)
    {
        await using var office = await ConferenceOffice.Open(database);
        var c = await office.Planned(office.Joint.Police);
        var giang = await office.App.SignInAs("giang");
        var page = await (await giang.Get($"/hoi-nghi/{c.Id}/diem-cau")).Submit(new() { ["don-vi"] = "CA.X1", ["ten"] = "Xã Đông Lĩnh", ["lien-lac"] = "máy lẻ 7" }, Form("Save"));
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.One("#don-vi-error").TextContent.ShouldContain("đã được mời");
        page.One("#lien-lac").GetAttribute("value").ShouldBe("máy lẻ 7");

        page = await (await giang.Get($"/hoi-nghi/{c.Id}/chuong-trinh")).Submit(new() { ["noi-dung"] = "Thảo luận rất dài", ["so-phut"] = "200" }, Form("Save"));
        page.One("#so-phut-error").TextContent.ShouldContain("quá giờ kết thúc 11:30 là 25 phút");
        page.One("#noi-dung").TextContent.Trim().ShouldBe("Thảo luận rất dài");
        page = await page.Submit(new() { ["so-phut"] = "10", ["bat-dau"] = "08:00" }, Form("Save"));
        page.One("#bat-dau-error").TextContent.ShouldContain("chưa xong");
        page = await page.Submit(new() { ["so-phut"] = "-10", ["bat-dau"] = "" }, Form("Save"));
        page.One("#so-phut-error").TextContent.ShouldContain("từ 1 đến 600 phút");
        // The conference can't be made shorter than its agenda either.
        page = await (await giang.Get($"/hoi-nghi/{c.Id}/sua")).Submit(new() { ["gio-ket-thuc"] = "08:00" }, "form.conf-form", ConferenceOffice.Plan);
        page.Words.ShouldContain("Chương trình kéo dài đến 08:35");
        page.One("#gio-ket-thuc").GetAttribute("value").ShouldBe("08:00");
        office.Find(c.Id).Version.ShouldBe(1);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Of_two_who_prepare_at_once_the_second_is_told_and_keeps_what_was_typed(string database)
    {
        await using var office = await ConferenceOffice.Open(database);
        var c = await office.Planned();
        await office.Test.AddAccount("oanh", "Phạm Thị Oanh", new Grant(Role.Coordinator, office.Police.Id, Hierarchy.Chain));
        var (first, second) = (await (await office.App.SignInAs("giang")).Get($"/hoi-nghi/{c.Id}/chuong-trinh"), await (await office.App.SignInAs("oanh")).Get($"/hoi-nghi/{c.Id}/chuong-trinh"));
        await first.Submit(new() { ["noi-dung"] = "Ý kiến của tỉnh" }, Form("Save"));
        var refused = await second.Submit(new() { ["noi-dung"] = "Ý kiến của xã" }, Form("Save"));
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Words.ShouldContain("Hoàng Giang vừa thay đổi hội nghị này");
        refused.Words.ShouldContain("Ý kiến của tỉnh");
        refused.One("#noi-dung").TextContent.Trim().ShouldBe("Ý kiến của xã");
        await refused.Submit(form: Form("Save"));
        office.Find(c.Id).Body.Agenda.Select(i => i.Title).ShouldBe(["Khai mạc", "Báo cáo tổng kết", "Kết luận", "Ý kiến của tỉnh", "Ý kiến của xã"]);

        var basics = await (await office.App.SignInAs("oanh")).Get($"/hoi-nghi/{c.Id}/sua");
        await (await (await office.App.SignInAs("giang")).Get($"/hoi-nghi/{c.Id}/sua")).Submit(new() { ["noi"] = "Nhà văn hóa" }, "form.conf-form", ConferenceOffice.Plan);
        refused = await basics.Submit(new() { ["ten"] = "Tên mới" }, "form.conf-form", ConferenceOffice.Plan);
        refused.Words.ShouldContain("Nhà văn hóa");
        refused.One("#ten").GetAttribute("value").ShouldBe("Tên mới");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task What_was_taken_out_or_cancelled_comes_back(string database)
    {
        await using var office = await ConferenceOffice.Open(database);
        var c = await office.Planned(office.Joint.Police, office.Joint.Border);
        var giang = await office.App.SignInAs("giang");
        var page = await (await giang.Get($"/hoi-nghi/{c.Id}/diem-cau")).Submit(form: Form("Remove"), button: "button[value=v1]");
        page.Words.ShouldContain("Đã bỏ điểm cầu Công an xã Đông Lĩnh");
        office.Find(c.Id).Body.Venues.Count.ShouldBe(2);
        (await page.Submit(form: Form("Undo"))).Words.ShouldContain("Đã hoàn tác");
        office.Find(c.Id).Body.Venues.ShouldBe(c.Body.Venues);

        page = await (await giang.Get("/hoi-nghi/" + c.Id)).Submit(form: Form("Cancel"));
        page.One("#ly-do-huy-error").TextContent.ShouldContain("Ghi lý do hủy");
        page = await page.Submit(new() { ["ly-do-huy"] = "Lùi sang năm 2027" }, Form("Cancel"));
        page.Words.ShouldContain("Lùi sang năm 2027");
        (await giang.Get("/hoi-nghi?xem=da-huy")).Words.ShouldContain("Hội nghị tổng kết công tác phối hợp năm 2026");
        page = await page.Submit(form: Form("Restore"));
        page.Words.ShouldContain("Đã khôi phục hội nghị CA.40/2026/1");
        office.Find(c.Id).State.ShouldBe(ConferenceState.Planned);
    }

    [Fact]
    public async Task All_communes_of_a_province_become_venues_by_one_press_once()
    {
        await using var office = await ConferenceOffice.Open("sqlite");
        var commune = office.Joint.Commune;
        for (var n = 0; n < 64; n++)
        {
            var code = $"40{n:000}z";
            var place = new Territories.Territory(Territories.Territory.MakeId(code, commune.ValidFrom), code, $"Xã {n}", Territories.TerritoryKind.Commune, commune.ParentId, commune.ValidFrom, null);
            await office.Test.Database.Write("operator", "", write => { OrganisationStore.Insert(write, place); write.Log("organisation.territory-added", place.Id); });
            await office.Test.AddUnit($"UB.X{n:00}", $"Ủy ban nhân dân xã {n}", Force.Civil, Echelon.Commune, code);
        }
        var c = await office.Planned();
        var giang = await office.App.SignInAs("giang");
        var page = await (await giang.Get($"/hoi-nghi/{c.Id}/diem-cau")).Submit(new() { ["nhom"] = ChooseUnits.Communes }, Form("Group"));
        page.Words.ShouldContain("Đã thêm 64 điểm cầu");
        page = await page.Submit(new() { ["nhom"] = ChooseUnits.Communes }, Form("Group"));
        page.Words.ShouldContain("Cả 64 đơn vị của nhóm đã được mời");
        office.Find(c.Id).Body.Venues.Count.ShouldBe(65);
        page.Text.Length.ShouldBeLessThan(100_000);
        var shown = await giang.Get($"/hoi-nghi/{c.Id}?q=xã 63");
        shown.Document.QuerySelectorAll("section[aria-labelledby='diem-cau'] tbody tr").Length.ShouldBe(1);
        (await giang.Get("/hoi-nghi/" + c.Id)).Text.Length.ShouldBeLessThan(100_000);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task The_next_conference_comes_from_the_rhythm_with_the_host_in_turn_and_what_was_concluded_last_time_first(string database)
    {
        await using var office = await ConferenceOffice.Open(database);
        var giang = await office.App.SignInAs("giang");
        var page = await giang.Get("/hoi-nghi/sap-toi");
        // The last quarter is covered by the year's review, on 25/12; the police begin.
        page.Words.ShouldContain("25/12/2026");
        var first = office.Use<PlanNext>().Of(office.Person("giang"))[0];
        (first.Occasion.Code, first.Host!.Id, first.Rule.Rule.Kind).ShouldBe(("2026", office.Police.Id, ConferenceKind.FinalReview));
        page = await page.Submit();
        var made = office.Only;
        page.Path.ShouldBe("/hoi-nghi/" + made.Id);
        made.Body.Title.ShouldBe("Hội nghị tổng kết công tác phối hợp năm 2026");
        made.Body.Chairs.Select(h => h.UnitId).ShouldBe([office.Committee.Id, office.Police.Id]);
        page.Words.ShouldContain("Ghi họ tên người chủ trì");
        (await Should.ThrowAsync<RefusalException>(() => office.Use<PlanNext>().Plan(first.Rule.Id, "2026", first.TerritoryId, office.Person("giang"), default))).First.Code.ShouldBe("conference.planned-already");

        // A year later the army hosts, and the agenda and venues are those of this year.
        await office.Use<PrepareConference>().Change(made.Id, null, "venues", b => b with { Venues = [.. b.Venues, new("vx", office.Joint.Police.Id, "Xã Đông Lĩnh")], Agenda = [.. b.Agenda, new("ax", AgendaKind.Speech, "Tham luận của xã", 10, "", "vx")] }, office.Person("giang"), default);
        office.Test.Time.Go(2027, 11, 16);
        var next = office.Use<PlanNext>().Of(office.Person("giang")).First(p => p.Occasion.Code == "2027");
        next.Host!.Id.ShouldBe(office.Army.Id);
        (await Should.ThrowAsync<RefusalException>(() => office.Use<PlanNext>().Plan(next.Rule.Id, "2027", next.TerritoryId, office.Person("an"), default))).First.Code.ShouldBe("conference.rhythm-not-found");
        var follows = await office.Use<PlanNext>().Plan(next.Rule.Id, "2027", next.TerritoryId, office.Person("phuc"), default);
        follows.Body.Agenda[0].Title.ShouldBe("Khai mạc; kết quả thực hiện kết luận hội nghị trước (Hội nghị tổng kết công tác phối hợp năm 2026, ngày 25/12/2026)");
        follows.Body.Agenda.Count(i => i.Title.StartsWith("Khai mạc;", StringComparison.Ordinal)).ShouldBe(1);
        var copied = follows.Body.Venues.Single(v => v.UnitId == office.Joint.Police.Id);
        follows.Body.Agenda[^1].ShouldBe(new AgendaItem(follows.Body.Agenda[^1].Id, AgendaKind.Speech, "Tham luận của xã", 10, "", copied.Id));
        copied.Id.ShouldNotBe("vx");
        follows.Body.Venues.Single(v => v.IsMain).UnitId.ShouldBe(office.Army.Id);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task The_rhythm_is_changed_by_administrators_and_read_by_the_others(string database)
    {
        await using var office = await ConferenceOffice.Open(database);
        var page = await (await office.App.SignInAs("dung")).Get("/quan-tri/nhip-hoi-nghi");
        page.Words.ShouldContain("hai Bộ sơ kết 6 tháng vào tháng 7");
        var edit = await (await office.App.SignInAs("dung")).Get("/quan-tri/nhip-hoi-nghi?sua=rhythm-province-year");
        var refused = await edit.Submit(new() { ["ngay"] = "500", ["nguon"] = "" }, "form[action*='sua=rhythm']");
        refused.One("#ngay-error").TextContent.ShouldContain("từ −60 đến 120");
        refused.One("#nguon-error").TextContent.Length.ShouldBeGreaterThan(5);
        (await edit.Submit(new() { ["ngay"] = "-11", ["luan-phien-1"] = "quan_doi", ["luan-phien-2"] = "cong_an", ["nguon"] = "Quy chế phối hợp của tỉnh" }, "form[action*='sua=rhythm']")).Words.ShouldContain("Đã lưu nhịp họp");
        var next = office.Use<PlanNext>().Of(office.Person("giang"))[0];
        (next.Occasion.On, next.Host!.Id).ShouldBe((new(2026, 12, 21), office.Army.Id));
        page = await (await (await office.App.SignInAs("dung")).Get("/quan-tri/nhip-hoi-nghi")).Submit(form: "form[action$='handler=Remove']:has(input[value=rhythm-province-year])");
        page.Words.ShouldContain("Đã bỏ (1)");
        (await page.Submit(form: Form("Restore"))).Words.ShouldContain("Đã khôi phục nhịp họp");

        var reading = await (await office.App.SignInAs("giang")).Get("/quan-tri/nhip-hoi-nghi");
        reading.Document.QuerySelector(Form("Remove")).ShouldBeNull();
        await Should.ThrowAsync<RefusalException>(() => office.Use<ChangeRhythm>().Mark("rhythm-province-year", true, office.Person("giang"), default));
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Only_the_host_and_named_clerks_prepare_and_only_units_concerned_see(string database)
    {
        await using var office = await ConferenceOffice.Open(database);
        var c = await office.Planned(office.Joint.Police);
        (await (await office.App.SignInAs("lan")).Get("/hoi-nghi/" + c.Id)).Status.ShouldBe(HttpStatusCode.Forbidden);
        var an = await (await office.App.SignInAs("an")).Get("/hoi-nghi/" + c.Id);
        an.Status.ShouldBe(HttpStatusCode.OK);
        an.Document.QuerySelector(Form("Invite")).ShouldBeNull();
        (await (await office.App.SignInAs("an")).Get($"/hoi-nghi/{c.Id}/sua")).Status.ShouldBe(HttpStatusCode.Forbidden);
        // The army's coordinator chairs nothing here.
        (await (await office.App.SignInAs("phuc")).Get($"/hoi-nghi/{c.Id}/diem-cau")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await office.App.SignInAs("binh")).Get($"/hoi-nghi/{c.Id}/sua")).Status.ShouldBe(HttpStatusCode.Forbidden);

        // Bình belongs to a chair's unit and may be named; Phúc may not.
        var prepare = office.Use<PrepareConference>();
        (await Should.ThrowAsync<RefusalException>(() => prepare.Change(c.Id, null, "changed", b => b with { Clerks = ["phuc"] }, office.Person("giang"), default))).First.Code.ShouldBe("conference.unknown-clerk");
        await prepare.Change(c.Id, null, "changed", b => b with { Clerks = ["binh"] }, office.Person("giang"), default);
        (await (await office.App.SignInAs("binh")).Get($"/hoi-nghi/{c.Id}/sua")).Status.ShouldBe(HttpStatusCode.OK);

        // Whoever coordinates the area plans for the force whose turn it is, and stays its clerk; nobody plans for strangers.
        var planned = await prepare.Create(office.Body(), office.Person("binh"), default);
        planned.Body.Clerks.ShouldBe(["binh"]);
        (await Should.ThrowAsync<RefusalException>(() => prepare.Create(office.Body(), office.Person("an"), default))).First.Code.ShouldBe(AccountProblems.NotAllowed().Code);
        (await Should.ThrowAsync<RefusalException>(() => prepare.Create(office.Body() with { HostUnitId = office.Joint.Elsewhere.Id }, office.Person("binh"), default))).First.Code.ShouldBe(AccountProblems.NotAllowed().Code);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task The_list_finds_filters_sorts_and_exports_what_one_may_see(string database)
    {
        await using var office = await ConferenceOffice.Open(database);
        await office.Invited(office.Joint.Police);
        await office.Use<PrepareConference>().Create(office.Body() with { Title = "Giao ban quý III", Kind = ConferenceKind.Briefing, StartsAt = ConferenceOffice.Start.AddDays(-60), EndsAt = ConferenceOffice.Start.AddDays(-60).AddHours(3) }, office.Person("giang"), default);
        var giang = await office.App.SignInAs("giang");
        (await giang.Get("/hoi-nghi")).Words.ShouldContain("1/2 tham dự");
        (await giang.Get("/hoi-nghi")).Words.ShouldNotContain("Giao ban quý III");
        (await giang.Get("/hoi-nghi?xem=da-qua")).Words.ShouldContain("Giao ban quý III");
        (await giang.Get("/hoi-nghi?xem=tat-ca&q=giao ban quy iii")).Document.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        (await giang.Get("/hoi-nghi?xem=tat-ca&loai=final_review&nam=2026&trang-thai=invited&don-vi=CA.X1&dia-ban=40&xep=-ten")).Document.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        (await giang.Get("/hoi-nghi?xem=tat-ca&nam=2025")).Words.ShouldContain("Không có hội nghị nào khớp");
        (await (await office.App.SignInAs("lan")).Get("/hoi-nghi")).Words.ShouldContain("Chưa có hội nghị nào sắp tới");
        var file = await giang.Client.GetAsync("/hoi-nghi/xuat.xlsx?xem=tat-ca");
        file.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        (await (await office.App.SignInAs("hai")).Get("/hoi-nghi?xem=tat-ca")).Document.QuerySelectorAll("tbody tr").Length.ShouldBe(0);
        var api = await giang.Client.GetStringAsync("/api/v1/conferences?view=all&kind=briefing");
        api.ShouldContain("\"total\":1");
    }
}
