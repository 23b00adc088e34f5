using System.Net;
using HiepDong.Accounts;
using HiepDong.Commendations;
using HiepDong.JointResults;
using HiepDong.Organisation;

namespace HiepDong.Tests.Commendations;

public sealed class CommendationPageTests
{
    private const string Save = "button#luu";

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_list_goes_from_draft_over_opinions_to_the_decision_and_each_step_is_another_hand(string database)
    {
        await using var office = await AwardOffice.Open(database);
        var (first, second) = (await office.Case(3), await office.Case(5, new Amount("cases", "vụ", 2)));
        await office.Report(24);
        var an = await office.App.SignInAs("an");
        var page = await an.Get("/khen-thuong");
        page.Words.ShouldContain("Chưa có danh sách khen thưởng");
        page = await (await an.Get("/khen-thuong/moi")).Submit(new() { ["tieu-de"] = "Khen thưởng cuối năm", ["ky"] = "2026", ["dip"] = "Tổng kết năm 2026", ["quyet-dinh"] = "UB.40" });
        page.Words.ShouldContain("Đã lập danh sách CA.40/2026/1");
        var address = page.Path;

        // The sources are there once the unit is; the sentence is written from what is ticked.
        page = await (await an.Get(address + "/dong")).Submit(new() { ["don-vi"] = "CA.40" }, "form.award-form", "button[value=xem]");
        page.Words.ShouldContain(first.Code);
        page.Words.ShouldContain("24 vụ");
        page = await page.Submit(new() { ["nguon"] = "r." + first.Id }, "form.award-form", "button[value=viet]");
        page.One("#thanh-tich").TextContent.Trim().ShouldBe($"Chủ trì 01 kết quả chung trong năm 2026 ({first.Code}): 1 vụ, 2 bánh heroin.");
        page.One($"input[value='r.{first.Id}']").HasAttribute("checked").ShouldBeTrue();
        page = await page.Submit(null, "form.award-form", Save);
        page.Words.ShouldContain("Đã lưu dòng đề nghị");
        page.Document.QuerySelectorAll($".sources a[href='/ket-qua/{first.Id}']").Length.ShouldBe(1);

        // Nobody else sees a draft, not even whoever will decide.
        (await (await office.App.SignInAs("chi")).Get(address)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await office.App.SignInAs("chi")).Get("/khen-thuong")).Words.ShouldContain("Chưa có danh sách khen thưởng");

        page = await page.Submit(new() { ["hoi"] = office.Army.Id }, "form[action$='handler=Consult']");
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.One("#errors a[href='#hoi']").TextContent.ShouldContain("Bộ đội Biên phòng cùng tham gia");
        page = await page.Submit(new() { ["hoi"] = office.Border.Id }, "form[action$='handler=Consult']");
        page.Words.ShouldContain("Đang lấy ý kiến");
        page = await page.Submit(null, "form[action$='handler=Submit']");
        page.One("#errors a").TextContent.ShouldContain("Còn 1 ý kiến");

        var bien = await office.App.SignInAs("bien");
        var theirs = await bien.Get(address);
        var line = office.Use<CommendationStore>().Query("order by l.id").Single().Body.Standing.Single();
        var refused = await theirs.Submit(new() { ["y-kien-" + line.Id] = "disagree" }, "form[action$='handler=Say']");
        refused.One($"#errors a[href='#noi-dung-{line.Id}']").TextContent.ShouldContain("ghi rõ nội dung");
        (await refused.Submit(new() { ["y-kien-" + line.Id] = "agree" }, "form[action$='handler=Say']")).Words.ShouldContain("Bộ đội Biên phòng: Đồng ý");

        // Another achievement: the opinion no longer holds.
        page = await (await an.Get(address + "/dong/" + line.Id)).Submit(new() { ["thanh-tich"] = "Phá 3 vụ án ma túy" }, "form.award-form", Save);
        page.Words.ShouldContain("hết hiệu lực do dòng đã sửa");
        page = await page.Submit(new() { ["ly-do-thieu"] = "Hết hạn lấy ý kiến" }, "form[action$='handler=Submit']");
        page.Words.ShouldContain("Đã trình");
        (await an.Get(address + "/dong")).Status.ShouldBe(HttpStatusCode.Conflict);

        var chi = await office.App.SignInAs("chi");
        page = await (await chi.Get(address)).Submit(new() { ["quyet-dinh-" + line.Id] = "co", ["so-qd"] = "1234/QĐ-UBND", ["ngay-qd"] = "17/11/2026" }, "form[action$='handler=Decide']");
        page.One("#errors a").TextContent.ShouldContain("còn ở tương lai");
        page.One("#so-qd").GetAttribute("value").ShouldBe("1234/QĐ-UBND");
        page = await page.Submit(new() { ["quyet-dinh-" + line.Id] = "co", ["ngay-qd"] = "16/11/2026" }, "form[action$='handler=Decide']");
        page.Words.ShouldContain("Quyết định số 1234/QĐ-UBND ngày 16/11/2026");
        var kept = office.Use<CommendationStore>().Query("order by l.id").Single();
        kept.State.ShouldBe(CommendationState.Decided);
        kept.Body.Standing.Single().Ruling!.By.ShouldBe("chi");
        office.Use<CommendationStore>().Versions(kept.Id).Select(v => v.What).ShouldBe(["decided", "submitted", "line-changed", "said", "asked", "line-added", "created"]);
        second.Id.ShouldNotBe(first.Id);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_second_award_for_the_same_result_is_refused_without_a_reason_and_nothing_typed_is_lost(string database)
    {
        await using var office = await AwardOffice.Open(database);
        var result = await office.Case(3);
        var earlier = await office.Submitted();
        var other = await office.List("Khen thưởng đột xuất", "2026-Q4");
        var an = await office.App.SignInAs("an");
        var page = await (await an.Get($"/khen-thuong/{other.Id}/dong?don-vi=CA.40")).Submit(new() { ["don-vi"] = "CA.40", ["nguon"] = "r." + result.Id, ["thanh-tich"] = "Bắt giữ nhanh" }, "form.award-form", Save);
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.One("#errors a[href='#ly-do-lai']").TextContent.ShouldContain(earlier.Code);
        page.One("#thanh-tich").TextContent.Trim().ShouldBe("Bắt giữ nhanh");
        page.One($"input[value='r.{result.Id}']").HasAttribute("checked").ShouldBeTrue();
        page = await page.Submit(new() { ["ly-do-lai"] = "Cấp bộ yêu cầu xét riêng" }, "form.award-form", Save);
        page.Words.ShouldContain("Cùng thành tích");

        // Another achievement in the same period is only warned about.
        page = await (await an.Get($"/khen-thuong/{other.Id}/dong?don-vi=CA.40")).Submit(new() { ["don-vi"] = "CA.40", ["thanh-tich"] = "Giúp dân sau bão" }, "form.award-form", Save);
        page.Words.ShouldContain("Lưu ý: có 2 đề nghị");
    }

    [Fact]
    public async Task Whoever_drew_the_list_up_does_not_decide_it()
    {
        await using var office = await AwardOffice.Open("sqlite");
        await office.Case(3);
        await office.Test.AddAccount("kim", "Võ Thị Kim", new Grant(Role.Reporter, office.Police.Id, Hierarchy.Chain), new Grant(Role.Leader, office.Committee.Id, Hierarchy.Territory));
        var list = await office.Keep.Create(new("Danh sách", "2026", "Tổng kết", null, "", office.Police.Id, office.Committee.Id, [], []), office.Person("kim"), default);
        list = await office.Keep.Write(list.Id, office.Line("Phá án"), null, office.Person("kim"), default);
        await office.Keep.Consult(list.Id, [office.Border.Id], null, office.Person("kim"), default);
        await office.Keep.Submit(list.Id, "gấp", null, office.Person("an"), default);
        var page = await (await office.App.SignInAs("kim")).Get("/khen-thuong/" + list.Id);
        page.Words.ShouldContain("người khác của đơn vị quyết định");
        page.Document.QuerySelector("form[action$='handler=Decide']").ShouldBeNull();
        var line = list.Body.Standing.Single();
        Should.Throw<Problems.RefusalException>(() => office.Judge.Decide(list.Id, [new(line.Id, true, "1/QĐ", new(2026, 11, 16), "")], null, office.Person("kim"), default)).First.Code.ShouldBe("commendation.same-person");
        Should.Throw<Problems.RefusalException>(() => office.Judge.Decide(list.Id, [new(line.Id, true, "1/QĐ", new(2026, 11, 16), "")], null, office.Person("bien"), default)).First.Code.ShouldBe("account.not-allowed");
        await office.Judge.Decide(list.Id, [new(line.Id, true, "1/QĐ", new(2026, 11, 16), "")], null, office.Person("chi"), default);
    }

    [Fact]
    public async Task A_line_and_a_draft_that_were_removed_come_back_and_a_second_hand_is_told_of_the_first()
    {
        await using var office = await AwardOffice.Open("sqlite");
        var list = await office.List();
        await office.Keep.Write(list.Id, office.Line("Phá án"), null, office.Person("an"), default);
        var an = await office.App.SignInAs("an");
        var page = await an.Get("/khen-thuong/" + list.Id);
        var stale = await an.Get("/khen-thuong/" + list.Id);
        page = await page.Submit(null, "form[action$='handler=TakeOut']");
        page.Words.ShouldContain("đã bỏ khỏi danh sách");
        (await stale.Submit(null, "form[action$='handler=TakeOut']")).Status.ShouldBe(HttpStatusCode.Conflict);
        page = await page.Submit(null, "form[action$='handler=TakeIn']");
        office.Get(list).Body.Standing.Count().ShouldBe(1);
        page = await page.Submit(null, "form[action$='handler=Remove']");
        (await an.Get("/khen-thuong")).Words.ShouldContain("Chưa có danh sách");
        await page.Submit(null, "form[action$='handler=Restore']");
        office.Get(list).State.ShouldBe(CommendationState.Draft);
    }

    [Theory]
    [InlineData("thanh-tich", "TỐI MẬT", "thanh-tich")]
    [InlineData("don-vi", "Không có", "don-vi")]
    [InlineData("cap", "xa", "cap")]
    public async Task What_is_wrong_is_said_at_its_field(string field, string value, string at)
    {
        await using var office = await AwardOffice.Open("sqlite");
        var list = await office.List();
        var typed = new Dictionary<string, string> { ["don-vi"] = "CA.40", ["thanh-tich"] = "Phá án", ["chuc-vu"] = "Đội trưởng" };
        typed[field] = value;
        var page = await (await (await office.App.SignInAs("an")).Get($"/khen-thuong/{list.Id}/dong")).Submit(typed, "form.award-form", Save);
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.One($"#errors a[href='#{at}']");
        page.One("#chuc-vu").GetAttribute("value").ShouldBe("Đội trưởng");
        office.Get(list).Body.Lines.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Lists_are_found_by_words_period_state_force_and_form_within_ones_reach(string database)
    {
        await using var office = await AwardOffice.Open(database);
        await office.Case(3);
        var list = await office.Submitted();
        List<string> Codes(string who, string query = "") => [.. office.Use<CommendationList>().All(CommendationFilter.Of(new Microsoft.AspNetCore.Http.QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query))), office.Person(who)).Select(l => l.Code)];
        foreach (var who in new[] { "an", "bien", "hoa", "chi" }) Codes(who).ShouldBe([list.Code], who);
        Codes("xa").ShouldBeEmpty();
        Codes("quan").ShouldBeEmpty();
        foreach (var query in new[] { "?q=pha+an", "?ky=2026", "?trang-thai=da-trinh", "?luc-luong=cong_an", "?hinh-thuc=bang_khen", "?xep=-ky", "?xep=danh-sach", "?xep=trang-thai" }) Codes("an", query).ShouldBe([list.Code], query);
        foreach (var query in new[] { "?q=bien+phong", "?ky=2025", "?trang-thai=du-thao", "?luc-luong=quan_doi", "?hinh-thuc=giay_khen" }) Codes("an", query).ShouldBeEmpty(query);
        (await (await office.App.SignInAs("xa")).Get("/khen-thuong/" + list.Id)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await office.App.SignInAs("xa")).Get($"/khen-thuong/{list.Id}/to-trinh.docx")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_figure_is_the_sum_of_the_units_accepted_reports_with_a_link_to_each()
    {
        await using var office = await AwardOffice.Open("sqlite");
        var report = await office.Report(24);
        var figure = office.Use<AchievementSources>().Figures(office.Police.Id, Periods.Period.OfYear(2026)).Single(f => f.Id == "MT.VU");
        figure.Amounts.Single().Value.ShouldBe(24);
        figure.Reports!.ShouldBe([new(report.Id, report.AcceptedVersion!.Value, "2026-11", office.Police.Id)]);
        AchievementText.Of([figure], Periods.Period.OfYear(2026), office.Test.State).ShouldContain("24 vụ");
        office.Use<AchievementSources>().Figures(office.Border.Id, Periods.Period.OfYear(2026)).ShouldBeEmpty();
    }
}
