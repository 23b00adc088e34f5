using System.Net;
using HiepDong.Conferences;
using HiepDong.Conferences.Conclusions;
using HiepDong.Conferences.Live;
using HiepDong.Conferences.Minutes;

namespace HiepDong.Tests.Conferences;

/// <summary>The pages of a running conference without a script: every act is a form, every state is there on reload.</summary>
public sealed class LivePageTests
{
    private static string Form(string handler) => $"form[action*='handler={handler}']";

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_conference_runs_by_forms_from_opening_to_closing(string database)
    {
        await using var office = await LiveOffice.Open(database);
        using var clerk = await office.App.SignInAs("hoa");
        using var venue = await office.App.SignInAs("bien");

        var room = await (await venue.Get(office.Room(LiveOffice.BorderRoom))).Submit(form: Form("Join"));
        room.Words.ShouldContain("Điểm cầu Biên phòng tỉnh đã vào");
        room = await room.Submit(new() { ["so-nguoi"] = "1.128", ["thoi-diem"] = "khai mạc" }, Form("Count"));
        room.Words.ShouldContain("1/3 kết nối · 1.128 người dự");
        room = await room.Submit(new() { ["chu-de"] = "Cứu hộ mùa lũ", ["nguoi-noi"] = "Phó Chỉ huy trưởng" }, Form("Ask"));
        room.Words.ShouldContain("đang chờ Cứu hộ mùa lũ");

        var board = await (await clerk.Get(office.Control)).Submit(form: Form("Open"));
        board.Words.ShouldContain("Đang họp");
        board = await board.Submit(form: "#dieu-khien " + Form("Start"));
        board.One(".live-agenda .now").TextContent.ShouldContain("Khai mạc");
        board = await board.Submit(form: "#phat-bieu form", button: "button[id^=moi-]");
        board.One("#phat-bieu .live-speaker").TextContent.ShouldContain("Cứu hộ mùa lũ");
        board.One("[data-venue=diem-bien-phong]").TextContent.ShouldContain("đang nói");
        board = await board.Submit(form: Form("End"));

        board = await clerk.Get(office.Control + "?sua=kl-moi");
        board = await board.Submit(new() { ["noi-dung"] = "Ký kế hoạch tuần tra chung", ["chu-tri"] = "BP.40 – Bộ đội Biên phòng tỉnh Nghệ An", ["bang-chung"] = "kế hoạch đã ký" }, "#form-ket-luan");
        board.One("#ket-luan").TextContent.ShouldContain("Thiếu hạn hoàn thành");
        var id = office.Use<ConclusionStore>().Of(office.Id).Single().Id;
        board = await (await clerk.Get(office.Control + "?sua=kl-" + id)).Submit(new() { ["han"] = "31/01/2027" }, "#form-ket-luan");
        board.One("#ket-luan").TextContent.ShouldContain("đủ");
        board = await (await clerk.Get(office.Control + "?sua=bb-m1")).Submit(new() { ["bien-ban"] = "Tuyên bố lý do.\r\nGiới thiệu đại biểu." }, "#form-bien-ban");
        board = await board.Submit(form: Form("Close"));

        board.Words.ShouldContain("Đã bế mạc");
        office.Use<ConferenceStore>().Get(office.Id).State.ShouldBe(ConferenceState.Closed);
        office.Use<ConclusionStore>().Of(office.Id).Single().ShouldSatisfyAllConditions(c => c.Number.ShouldBe(1), c => c.State.ShouldBe(ConclusionState.Final), c => c.Deadline.ShouldBe(new DateOnly(2027, 1, 31)), c => c.LeadUnitId.ShouldBe(office.Border.Id));
        office.Use<MinutesStore>().Of(office.Id).Single().Text.ShouldBe("Tuyên bố lý do.\nGiới thiệu đại biểu.");
        // What stands in the tables is what the log says.
        var anew = Board.Empty(office.Id).After(office.Use<LiveStore>().After(office.Id, 0));
        anew.Conclusions.Select(c => (c.Id, c.Number, c.Version)).ShouldBe(office.Use<ConclusionStore>().Of(office.Id).Select(c => (c.Id, c.Number, c.Version)));
        anew.Minutes["m1"].Version.ShouldBe(office.Use<MinutesStore>().Of(office.Id).Single().Version);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Two_clerks_at_one_conclusion_lose_no_word_and_the_second_sees_what_changed(string database)
    {
        await using var office = await LiveOffice.Open(database);
        using var hoa = await office.App.SignInAs("hoa");
        using var binh = await office.App.SignInAs("binh");
        await office.Do("hoa", LiveKind.ConclusionSaved, null, new("k1", Conclusion: new("Rà soát các tuyến tuần tra chung.")));
        var (mine, theirs) = (await hoa.Get(office.Control + "?sua=kl-k1"), await binh.Get(office.Control + "?sua=kl-k1"));
        await theirs.Submit(new() { ["noi-dung"] = "Rà soát sáu tuyến tuần tra chung.", ["han"] = "31/01/2027" }, "#form-ket-luan");

        var asked = await mine.Submit(new() { ["noi-dung"] = "Rà soát mọi tuyến tuần tra chung, báo cáo hằng quý." }, "#form-ket-luan");
        asked.Status.ShouldBe(HttpStatusCode.Conflict);
        asked.One("#noi-dung").TextContent.ShouldContain("Rà soát mọi tuyến tuần tra chung, báo cáo hằng quý.");
        asked.Words.ShouldContain("Trần Thị Bình vừa lưu bản khác");
        asked.Document.QuerySelectorAll(".live-meanwhile ins").Select(e => e.TextContent.Trim()).ShouldContain("sáu");
        asked.One(".live-meanwhile").TextContent.ShouldContain("31/01/2027");
        office.Board.Conclusion("k1")!.Text.ShouldBe("Rà soát sáu tuyến tuần tra chung.");

        // Having seen it, the clerk keeps their own words; both wordings stay in the log.
        var kept = await asked.Submit(new() { ["han"] = "31/01/2027" }, "#form-ket-luan");
        kept.Status.ShouldBe(HttpStatusCode.OK);
        office.Board.Conclusion("k1")!.Text.ShouldBe("Rà soát mọi tuyến tuần tra chung, báo cáo hằng quý.");
        office.Use<LiveStore>().After(office.Id, 0).Select(e => e.Body.Conclusion!.Text).ShouldContain("Rà soát sáu tuyến tuần tra chung.");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Changes_in_different_places_of_one_section_are_put_together(string database)
    {
        await using var office = await LiveOffice.Open(database);
        using var hoa = await office.App.SignInAs("hoa");
        using var binh = await office.App.SignInAs("binh");
        await office.Do("hoa", LiveKind.MinutesSaved, null, new("m2", "Đại diện Công an báo cáo kết quả. Đại diện Biên phòng tham luận."));
        var (mine, theirs) = (await hoa.Get(office.Control + "?sua=bb-m2"), await binh.Get(office.Control + "?sua=bb-m2"));
        await theirs.Submit(new() { ["bien-ban"] = "Đại diện Công an tỉnh báo cáo kết quả. Đại diện Biên phòng tham luận." }, "#form-bien-ban");
        var merged = await mine.Submit(new() { ["bien-ban"] = "Đại diện Công an báo cáo kết quả. Đại diện Biên phòng tham luận về tuần tra." }, "#form-bien-ban");
        merged.Text.ShouldContain("hai phần sửa đã được ghép lại");
        office.Board.Minutes["m2"].Text.ShouldBe("Đại diện Công an tỉnh báo cáo kết quả. Đại diện Biên phòng tham luận về tuần tra.");

        // An empty section that two begin at once has nothing to be put together on: the second is asked.
        (mine, theirs) = (await hoa.Get(office.Control + "?sua=bb-m1"), await binh.Get(office.Control + "?sua=bb-m1"));
        await theirs.Submit(new() { ["bien-ban"] = "Một" }, "#form-bien-ban");
        (await mine.Submit(new() { ["bien-ban"] = "Hai" }, "#form-bien-ban")).One("#bien-ban").TextContent.ShouldContain("Hai");
        office.Board.Minutes["m1"].Text.ShouldBe("Một");
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_act_and_refused_words_stay_in_their_field()
    {
        await using var office = await LiveOffice.Open("sqlite");
        using var clerk = await office.App.SignInAs("hoa");
        var editor = await clerk.Get(office.Control + "?sua=kl-moi");
        foreach (var _ in new[] { 1, 2 }) await editor.Submit(new() { ["noi-dung"] = "Nhân rộng mô hình" }, "#form-ket-luan");
        office.Board.Standing.Count().ShouldBe(1);

        editor = await clerk.Get(office.Control + "?sua=kl-moi");
        var refused = await editor.Submit(new() { ["noi-dung"] = "Tuần tra chung", ["han"] = "01/11/2026", ["chu-tri"] = "ZZ.99" }, "#form-ket-luan");
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Words.ShouldContain("Hạn hoàn thành trước ngày hội nghị (16/11/2026)");
        refused.Words.ShouldContain("Không có đơn vị “ZZ.99”");
        refused.One("#noi-dung").TextContent.ShouldContain("Tuần tra chung");
        refused.One("#chu-tri").GetAttribute("value").ShouldBe("ZZ.99");
        (await refused.Submit(new() { ["noi-dung"] = "TỐI MẬT\nTheo công văn số 12", ["han"] = "", ["chu-tri"] = "" }, "#form-ket-luan")).Words.ShouldContain("dấu chỉ độ mật");
        office.Board.Standing.Count().ShouldBe(1);
    }

    [Fact]
    public async Task Who_may_not_see_a_conference_sees_none_of_its_pages_and_a_venue_only_its_own()
    {
        await using var office = await LiveOffice.Open("sqlite");
        using var far = await office.App.SignInAs("xa");
        foreach (var path in new[] { office.Control, office.Room(LiveOffice.BorderRoom), $"/hoi-nghi/{office.Id}/man-chieu" }) (await far.Get(path)).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var venue = await office.App.SignInAs("bien");
        (await venue.Get(office.Room(LiveOffice.PoliceRoom))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await venue.Get(office.Room("khong-co"))).Status.ShouldBe(HttpStatusCode.NotFound);
        var board = await venue.Get(office.Control);
        board.Status.ShouldBe(HttpStatusCode.OK);
        board.Document.QuerySelectorAll("#live form[method=post]").ShouldBeEmpty();
        var screen = await venue.Get($"/hoi-nghi/{office.Id}/man-chieu");
        screen.Document.QuerySelectorAll("#live form").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_board_of_64_venues_stays_under_a_hundred_kilobytes()
    {
        await using var office = await LiveOffice.Open("sqlite");
        var c = office.Conference;
        c.Body = c.Body with { Venues = [.. Enumerable.Range(1, 64).Select(n => new Venue("d" + n, office.Border.Id, "Điểm cầu số " + n))], Agenda = [.. Enumerable.Range(1, 20).Select(n => new AgendaItem("a" + n, AgendaKind.Speech, "Tham luận " + n, 10))] };
        c.Version++;
        await office.Test.Database.Write("hoa", "", write => ConferenceStore.Save(write, c, "venues"));
        for (var n = 1; n <= 12; n++) await office.Do("hoa", LiveKind.ConclusionSaved, null, new("k" + n, Conclusion: new($"Kết luận {n}: rà soát, bổ sung quy chế phối hợp và báo cáo kết quả.", office.Border.Id, [office.Police.Id], new(2027, 1, 31), "báo cáo")));
        await office.Do("hoa", LiveKind.Opened);
        using var clerk = await office.App.SignInAs("hoa");
        (await clerk.Get(office.Control)).Text.Length.ShouldBeLessThan(100_000);
    }
}
