using HiepDong.Accounts;
using HiepDong.Conferences;
using HiepDong.Conferences.Live;
using HiepDong.Organisation;
using Microsoft.Playwright;

namespace HiepDong.Browser.Tests.Stories;

[Collection(Demo.Collection)]
public sealed class LiveStories(Demo demo)
{
    private async Task<string> Account(string userName, string name, Role role, OrgUnit unit)
    {
        await new AccountStore(demo.Node.Database).Create(Actor.Operator, new(userName, name, "Cán bộ (nhân vật giả định)", [new(role, unit.Id, Hierarchy.Chain)], demo.Password));
        return userName;
    }

    private OrgUnit Unit(string code) => demo.Node.State.Organisation.UnitByCode(code, demo.Node.State.Today)!;

    private async Task<string> Conference(OrgUnit host, OrgUnit chair, OrgUnit venue)
    {
        var start = demo.Node.Clock.GetUtcNow();
        var body = new ConferenceBody("Hội nghị thử điều hành trực tuyến", ConferenceKind.Briefing, ConferenceMode.Online, start, start.AddHours(3), "Hội trường", host.Id, host.TerritoryId,
            [new(host.Id, "Người chủ trì một", "Phó Chủ tịch"), new(chair.Id, "Người chủ trì hai", "Phó Giám đốc")], [],
            [new("chinh", host.Id, "Điểm cầu chính", IsMain: true), new("bien-phong", venue.Id, "Điểm cầu Biên phòng", BackupLine: "trực ban qua bộ đàm")],
            [new("m1", AgendaKind.Opening, "Khai mạc", 10), new("m2", AgendaKind.Report, "Báo cáo kết quả", 20)]);
        var made = new Conference { Id = demo.Node.Database.NewId(), Code = "THU.TRUC-TIEP/2026/1", State = ConferenceState.Invited, Body = body };
        await demo.Node.Database.Write("operator", host.Id, write => ConferenceStore.Save(write, made, "planned"));
        return made.Id;
    }

    [Fact]
    public async Task Three_browsers_follow_one_conference_two_clerks_word_it_and_a_venue_loses_its_line()
    {
        var (host, chair, border) = (Unit("UB.40"), Unit("CA.40"), Unit("BP.40"));
        var (clerk, second, room) = (await Account("tt-thu-ky", "Thư ký một", Role.Coordinator, host), await Account("tt-thu-ky-2", "Thư ký hai", Role.Coordinator, chair), await Account("tt-diem-cau", "Cán bộ điểm cầu", Role.Reporter, border));
        var id = await Conference(host, chair, border);
        await using var hoa = await demo.SignInAs(clerk);
        await using var binh = await demo.SignInAs(second);
        await using var bien = await demo.SignInAs(room, Screen.Phone);
        var (board, venue) = ($"/hoi-nghi/{id}/dieu-hanh", $"/hoi-nghi/{id}/diem-cau/bien-phong");
        foreach (var (who, path) in new[] { (hoa, board), (binh, board), (bien, venue) })
        {
            await who.Open(path);
            await who.Sees("Đang nối trực tiếp");
        }

        await bien.Press("Vào hội nghị");
        await hoa.Sees("1/2 kết nối");
        await bien.Page.GetByLabel("Số người đang dự tại điểm cầu").FillAsync("41");
        await bien.Press("Ghi số người");
        await hoa.Press("Khai mạc");
        await bien.Sees("Đang họp");
        await binh.Sees("41 người dự");

        // Nothing moves under a finger that is down: what it presses is pressed, then the page shows what happened meanwhile.
        await bien.Page.GetByLabel("Số người đang dự tại điểm cầu").FillAsync("42");
        var button = bien.Page.Locator("#ghi-so");
        await button.ScrollIntoViewIfNeededAsync();
        var box = (await button.BoundingBoxAsync())!;
        await bien.Page.Mouse.MoveAsync(box.X + box.Width / 2, box.Y + box.Height / 2);
        await bien.Page.Mouse.DownAsync();
        await bien.Page.RunAndWaitForResponseAsync(() => hoa.Press("Mục tiếp theo"), r => r.Url.EndsWith(venue, StringComparison.Ordinal) && r.Request.Method == "GET");
        await bien.Page.EvaluateAsync("() => new Promise(done => setTimeout(done, 300))");
        await Assertions.Expect(bien.Main.Locator(".live-agenda .now")).ToHaveCountAsync(0);
        await bien.Page.Mouse.UpAsync();
        await bien.Sees("đang diễn ra");
        await binh.Sees("42 người dự");
        await bien.Page.GetByLabel("Nội dung phát biểu").FillAsync("Tuần tra chung mùa lũ");
        await bien.Press("Đăng ký phát biểu");
        await hoa.Press("Mời Điểm cầu Biên phòng");
        await bien.Sees("đang phát biểu");
        await hoa.Press("Kết thúc phát biểu");

        // A conclusion: the other clerk sees who is typing, then the text; then both change the same words.
        await hoa.Follow("Thêm kết luận");
        await hoa.Page.GetByLabel("Nội dung kết luận").PressSequentiallyAsync("Rà soát các tuyến tuần tra chung.");
        await binh.Sees("Thư ký một đang gõ");
        await hoa.Press("Lưu kết luận");
        await binh.Sees("Rà soát các tuyến tuần tra chung.");
        await binh.Sees("Thiếu đơn vị chủ trì và hạn hoàn thành");
        foreach (var who in new[] { hoa, binh }) await who.Follow("Sửa kết luận 1");
        await hoa.Page.GetByLabel("Nội dung kết luận").FillAsync("Rà soát mọi tuyến tuần tra chung.");
        await binh.Page.GetByLabel("Nội dung kết luận").FillAsync("Rà soát sáu tuyến tuần tra chung.");
        await binh.Press("Lưu kết luận");
        await hoa.Sees("Người khác vừa lưu nội dung này");
        await Assertions.Expect(hoa.Page.GetByLabel("Nội dung kết luận")).ToHaveValueAsync("Rà soát mọi tuyến tuần tra chung.");
        await hoa.Press("Lưu kết luận");
        await hoa.Sees("Thư ký hai vừa lưu bản khác");
        await Assertions.Expect(hoa.Main.Locator(".live-meanwhile ins")).ToContainTextAsync("sáu");
        await hoa.Page.GetByLabel("Chủ trì").FillAsync("BP.40");
        await hoa.Page.GetByLabel("Hạn hoàn thành").FillAsync("31/01/2027");
        await hoa.Press("Lưu bản trong ô này");
        await binh.Sees("Rà soát mọi tuyến tuần tra chung.");
        await bien.Sees("31/01/2027");

        // The venue's line breaks and comes back to the present state.
        await bien.Page.GotoAsync("about:blank");
        await hoa.Sees("mất kết nối lúc");
        await hoa.Sees("trực ban qua bộ đàm");
        await hoa.Press("Mục tiếp theo");
        await bien.Open(venue);
        await Assertions.Expect(bien.Main.Locator(".live-agenda .now")).ToContainTextAsync("Báo cáo kết quả");
        await hoa.Sees("1/2 kết nối");
        await hoa.Page.Locator(".live-close > summary").ClickAsync();
        await hoa.Press("Bế mạc hội nghị");
        await bien.Sees("Đã bế mạc");
        new Conferences.Conclusions.ConclusionStore(demo.Node.Database).Of(id).Single().ShouldSatisfyAllConditions(c => c.State.ShouldBe(ConclusionState.Final), c => c.Text.ShouldBe("Rà soát mọi tuyến tuần tra chung."));

        foreach (var who in new[] { hoa, binh, bien })
        {
            who.Complaints.Where(c => !c.Contains("409", StringComparison.Ordinal)).ShouldBeEmpty();
            who.Outside.ShouldBeEmpty();
        }
    }
}
