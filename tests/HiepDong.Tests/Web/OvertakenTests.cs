using System.Net;
using AngleSharp.Html.Dom;
using HiepDong.Accounts;
using HiepDong.Assignments;
using HiepDong.Commendations;
using HiepDong.Conferences.Rhythm;
using HiepDong.Indicators;
using HiepDong.JointResults;
using HiepDong.LocalModels;
using HiepDong.Organisation;
using HiepDong.Reporting;
using HiepDong.Shortcomings;
using HiepDong.Tests.Assignments;
using HiepDong.Tests.Commendations;
using HiepDong.Tests.Conferences;
using HiepDong.Tests.Conferences.Closing;
using HiepDong.Tests.Directives;
using HiepDong.Tests.JointResults;
using HiepDong.Tests.Plans;
using HiepDong.Tests.Reporting;

namespace HiepDong.Tests.Web;

/// <summary>Of two people with one record's form open, the second is shown what the first changed and keeps what they typed.</summary>
public sealed class OvertakenTests
{
    private static string Changes(TestPage page) => string.Join(" | ", page.Document.QuerySelectorAll("section.note li").Select(l => l.TextContent));

    /// <summary>The form is opened twice; the first saving wins, the second is refused with its text kept and the change named, and then goes through.</summary>
    private static async Task Race(TestApp app, string who, string other, string path, string form, string? press, Dictionary<string, string> firsts, (string Field, string Value) seconds, string change, Dictionary<string, string>? also = null)
    {
        using var one = await app.SignInAs(who);
        using var two = await app.SignInAs(other);
        var (first, second) = (await one.Get(path), await two.Get(path));
        (await first.Submit(firsts, form, press)).Status.ShouldBe(HttpStatusCode.OK);
        var fields = new Dictionary<string, string>(also ?? []) { [seconds.Field] = seconds.Value };
        var refused = await second.Submit(fields, form, press);
        refused.Status.ShouldBe(HttpStatusCode.Conflict, refused.Words);
        Changes(refused).ShouldContain(change);
        var control = refused.One($"{form} [name='{seconds.Field}']");
        (control is IHtmlSelectElement choice ? choice.Value : control.GetAttribute("value") ?? control.TextContent.Trim()).ShouldBe(seconds.Value);
        refused.Document.QuerySelector("#chua-ghi").ShouldBeNull("every field is still there");
        var done = await refused.Submit(null, form, press);
        done.Status.ShouldBe(HttpStatusCode.OK, done.Words);
        done.Document.QuerySelector("#errors").ShouldBeNull(done.Words);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Directives_and_models(string database)
    {
        await using var office = await DirectiveOffice.Open(database);
        var d = await office.Register("an", DirectiveOffice.Plan());
        await Race(office.App, "an", "an", $"/van-ban/{d.Id}/sua", "form#van-ban", null, new() { ["trich-yeu"] = "Trích yếu đúng", ["ly-do"] = "gõ nhầm" }, ("trich-yeu", "Trích yếu khác"), "Trích yếu đúng", new() { ["ly-do"] = "lần hai" });
        var model = await office.Use<KeepModel>().Register(new("Xã không ma túy", "drug_free", office.East.TerritoryId, office.East.Id, [], "", [new("1", "Có quy chế")]), ModelStage.Piloting, new(2026, 3, 1), office.Person("cuc"), default);
        await Race(office.App, "cuc", "cuc", $"/mo-hinh/{model.Id}/sua", "form#mo-hinh", null, new() { ["ten"] = "Xã sạch ma túy", ["ly-do"] = "đúng tên" }, ("ten", "Bản không ma túy"), "Xã không ma túy → Xã sạch ma túy", new() { ["ly-do"] = "lần hai" });
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Orders_and_shortcomings(string database)
    {
        await using var office = await Office.Open(database);
        var a = await office.Give();
        await Race(office.App, "binh", "bao", $"/nhiem-vu/{a.Id}/sua", "form.form", "button.main", new() { ["han"] = "15/12/2026", ["ly-do"] = "lùi hạn" }, ("viec", "Rà soát đường mòn, lối mở"), "30/11/2026 → 15/12/2026", new() { ["ly-do"] = "bổ sung" });
        using var binh = await office.App.SignInAs("binh");
        await (await binh.Get("/ton-tai/moi")).Submit(new() { ["noi-dung"] = "Trực chưa đủ quân số", ["don-vi-tt"] = office.First.Code, ["nguon-noi-dung"] = "Kiểm tra tháng 11" }, "form.form", "button.main");
        var s = office.Use<ShortcomingStore>().Query("order by s.id").Single();
        await Race(office.App, "binh", "bao", $"/ton-tai/{s.Id}/sua", "form.form", "button.main", new() { ["nn-1"] = "Bố trí ca chưa khoa học" }, ("noi-dung", "Trực chưa đủ quân số ban đêm"), "Bố trí ca chưa khoa học");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Results(string database)
    {
        await using var office = await JointOffice.Open(database);
        var r = await office.Recorded(office.Border);
        await Race(office.App, "an", "an", $"/ket-qua/{r.Id}/sua", "form#ket-qua", JointOffice.Record, new() { ["sl-heroin-0"] = "2,2", ["ly-do"] = "giám định" }, ("tom-tat", "Tóm tắt khác"), "2,2 kg heroin", new() { ["ly-do"] = "sửa lời" });
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Commendation_lists(string database)
    {
        await using var office = await AwardOffice.Open(database);
        var list = await office.Use<KeepCommendations>().Create(new("Khen cao điểm", "2026", "Tổng kết", null, "", office.Police.Id, office.Committee.Id, [], []), office.Person("an"), default);
        await Race(office.App, "an", "an", $"/khen-thuong/{list.Id}/sua", "form.form", null, new() { ["dip"] = "Sơ kết" }, ("tieu-de", "Khen đợt một"), "Tổng kết → Sơ kết");
        await Race(office.App, "an", "an", $"/khen-thuong/{list.Id}/dong", "form.award-form", "#luu", new() { ["loai"] = "tap-the", ["don-vi"] = "CA.40", ["thanh-tich"] = "Phá 3 chuyên án" }, ("thanh-tich", "Giữ vững địa bàn"), "Phá 3 chuyên án", new() { ["loai"] = "tap-the", ["don-vi"] = "BP.40" });
    }

    [Fact]
    public async Task A_press_that_only_adds_rows_says_what_changed_too()
    {
        await using var office = await PlanOffice.Open("sqlite");
        var plan = await office.Drafted();
        using var an = await office.App.SignInAs("an");
        var page = await an.Get($"/ke-hoach/{plan.Id}/sua");
        await office.Use<HiepDong.Plans.WritePlan>().Rewrite(plan.Id, plan.Body with { Title = "Tên của Giang" }, null, office.Person("giang"), default);
        page = await page.Submit(null, "form#ke-hoach", "button[value=them-viec]");
        Changes(page).ShouldContain("Tên của Giang");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Names_and_indicators_which_have_no_versions(string database)
    {
        await using var test = await TestNode.Open(database);
        var unit = await test.AddUnit("CA.40", "Công an tỉnh Nghệ An", Force.Police, Echelon.Province, "40");
        foreach (var name in new[] { "dung", "chi" }) await test.AddAccount(name, "Quản trị " + name, new Grant(Role.Administrator, test.Country.Id, Hierarchy.Territory));
        await using var app = await TestApp.Start(test.Node);
        var chi = new AccountStore(test.Database).ByName("chi")!;
        await Race(app, "dung", "dung", "/quan-tri/nguoi-dung/" + chi.Id, "form[action$='handler=rename']", null, new() { ["Title"] = "Thiếu tá" }, ("DisplayName", "Lê Thị Chi"), "Thiếu tá");
        await Race(app, "dung", "dung", "/quan-tri/don-vi/" + unit.Id, "form.form", null, new() { ["Name"] = "Công an Nghệ An" }, ("Name", "Công an tỉnh Nghệ Tĩnh"), "Công an tỉnh Nghệ An → Công an Nghệ An");
        var place = test.State.Organisation.TerritoryByCode("40", test.State.Today)!;
        await Race(app, "dung", "dung", "/quan-tri/dia-ban/" + place.Id, "form.form", null, new() { ["Name"] = "Nghệ An mới" }, ("Name", "Nghệ An cũ"), "Nghệ An → Nghệ An mới");
        await Race(app, "dung", "dung", "/quan-tri/thu-dien-tu", "form[autocomplete=off]", null, new() { ["may-chu"] = "thu.tinh.gov.vn", ["nguoi-gui"] = "hd@tinh.gov.vn" }, ("may-chu", "mail.tinh.gov.vn"), "– → thu.tinh.gov.vn", new() { ["nguoi-gui"] = "hd@tinh.gov.vn" });
        await Race(app, "dung", "dung", "/quan-tri/chi-tieu/MT.VU/sua", "form.form", null, new() { ["Input.NameEn"] = "Drug cases found" }, ("Input.NameVi", "Số vụ ma túy"), "Drug cases found");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Rhythm_and_the_words_of_the_papers(string database)
    {
        await using (var office = await ConferenceOffice.Open(database))
        {
            const string row = "rhythm-province-year", path = "/quan-tri/nhip-hoi-nghi?sua=" + row, form = "form[action*='sua=rhythm']";
            await Race(office.App, "dung", "dung", path, form, null, new() { ["gio"] = "14:00", ["luan-phien-1"] = "quan_doi", ["luan-phien-2"] = "cong_an", ["nguon"] = "Quy chế phối hợp" }, ("so-phut", "90"), "Bắt đầu: 07:30 → 14:00");
            office.Use<RhythmStore>().All().Single(r => r.Id == row).Rule.Minutes.ShouldBe(90);
            // Removed meanwhile: the second is told so, and saving again puts the row back.
            using var dung = await office.App.SignInAs("dung");
            var page = await dung.Get(path);
            await office.Use<ChangeRhythm>().Mark(row, true, office.Person("dung"), default);
            page = await page.Submit(new() { ["so-phut"] = "120" }, form);
            page.Status.ShouldBe(HttpStatusCode.Conflict);
            Changes(page).ShouldContain("Đang áp dụng → Đã bỏ");
            page.One("#errors a").GetAttribute("href").ShouldBe("#" + page.One("section[aria-labelledby=da-doi] h2").Id);
            (await page.Submit(null, form)).Words.ShouldContain("Đã lưu nhịp họp");
            office.Use<RhythmStore>().All().Single(r => r.Id == row).ShouldSatisfyAllConditions(r => r.Removed.ShouldBeFalse(), r => r.Rule.Minutes.ShouldBe(120));
        }
        await using var closing = await ClosingOffice.Open(database);
        await closing.Hold();
        await Race(closing.App, "hoa", "hoa", closing.Address + "/sau-hoi-nghi", "form[action$='handler=Words']", null, new() { ["thu-ky"] = "Đặng Thị Hoa", ["so-bb"] = "15" }, ("thu-ky", "Trần Văn Bình"), "Số biên bản: – → 15", new() { ["so-tb"] = "7" });
        closing.After.Papers.Words.ShouldSatisfyAllConditions(w => w.Secretary.ShouldBe("Trần Văn Bình"), w => w.NoticeNumber.ShouldBe(7));
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Rules_of_local_models(string database)
    {
        await using var office = await DirectiveOffice.Open(database);
        var (one, two) = office.Use<ModelFigures>().Countable.Select(i => i.Code).ToList() is [var first, var second, ..] ? (first, second) : throw new InvalidOperationException();
        // Nobody had set a rule when the second opened the page; then one is there, then it is replaced.
        await Race(office.App, "dung", "dung", "/quan-tri/mo-hinh", "form.form", null, new() { ["chi-tieu"] = one, ["trang-thai"] = "recognised" }, ("trang-thai", "piloting"), one + ", Trạng thái: – → ", new() { ["chi-tieu"] = one });
        await Race(office.App, "dung", "dung", "/quan-tri/mo-hinh", "form.form", null, new() { ["chi-tieu"] = one, ["trang-thai"] = "piloting", ["loai"] = "drug_free" }, ("dem", "models"), one + ", Lĩnh vực: ", new() { ["chi-tieu"] = one, ["trang-thai"] = "piloting" });
        office.Use<ModelFigures>().Rules().Single().Rule.Counts.ShouldBe(CountedThing.Models);
        // The rule of another indicator is no matter of theirs.
        using var dung = await office.App.SignInAs("dung");
        var page = await dung.Get("/quan-tri/mo-hinh");
        await office.Use<ModelFigures>().Set(one, new(ModelRule.AnyKind, ModelStage.Recognised, CountedThing.Communes), office.Person("dung"), default);
        (await page.Submit(new() { ["chi-tieu"] = two, ["trang-thai"] = "piloting" }, "form.form")).Status.ShouldBe(HttpStatusCode.OK);
        // Taken out meanwhile.
        page = await dung.Get("/quan-tri/mo-hinh");
        await office.Use<ModelFigures>().Remove(two, true, office.Person("dung"), default);
        page = await page.Submit(new() { ["chi-tieu"] = two, ["trang-thai"] = "recognised" }, "form.form");
        Changes(page).ShouldContain(two + ", Đếm gì: Số xã có mô hình, mỗi xã một lần → –");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task The_next_version_of_a_form(string database)
    {
        await using var test = await TestNode.Open(database);
        await test.AddAccount("dung", "Đỗ Tiến Dũng", new Grant(Role.Administrator, test.Country.Id, Hierarchy.Territory));
        await using var app = await TestApp.Start(test.Node);
        using var dung = await app.SignInAs("dung");
        var page = await dung.Get("/quan-tri/bieu-mau/PH01-CA/phien-ban-moi");
        var rows = await dung.Get("/quan-tri/bieu-mau/PH01-CA/phien-ban-moi");
        var there = test.State.Catalogue.Form("PH01-CA", 1)!;
        await new ChangeCatalogue(test.Database, test.State, test.Node.Access).Publish(there with { Version = 2, NameVi = "Tên của người trước", ValidFrom = new(2027, 1, 15), ValidTo = null }, Actor.Operator);

        page = await page.Submit(new() { ["Input.NameVi"] = "Tên của người sau", ["Input.ValidFrom"] = "15/02/2027" }, "#editor", "button[value=preview]");
        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.Words.ShouldContain("Người khác đã công bố phiên bản 2, áp dụng từ 15/01/2027");
        Changes(page).ShouldContain($"“{there.NameVi}” đổi thành “Tên của người trước”");
        page.One("[name='Input.NameVi']").GetAttribute("value").ShouldBe("Tên của người sau");
        page = await page.Submit(null, "#editor", "button[value=preview]");
        page.Status.ShouldBe(HttpStatusCode.OK, page.Words);
        page = await page.Submit(null, "#editor", "button[value=publish]");
        page.Path.ShouldBe("/quan-tri/bieu-mau/PH01-CA?phien-ban=3");
        test.State.Catalogue.Form("PH01-CA", 3)!.NameVi.ShouldBe("Tên của người sau");

        // A press that only adds a section says it too.
        rows = await rows.Submit(null, "#editor", "button[value=add-section]");
        rows.Words.ShouldContain("Người khác đã công bố phiên bản 3");
        Changes(rows).ShouldContain("đổi thành “Tên của người sau”");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Who_acts_second_is_told_what_was_done_and_keeps_the_reason_typed(string database)
    {
        await using var office = await Office.Open(database);
        var a = await office.Give();
        await office.Use<DoWork>().Accept(a.Id, office.First.Id, null, office.Person("an"), default);
        await office.Use<DoWork>().Submit(a.Id, office.First.Id, EvidenceIn.Of("Đã rà soát 6 đường mòn"), null, office.Person("an"), default);
        using var binh = await office.App.SignInAs("binh");
        using var bao = await office.App.SignInAs("bao");
        var (first, second, third) = (await binh.Get("/nhiem-vu/" + a.Id), await bao.Get("/nhiem-vu/" + a.Id), await bao.Get("/nhiem-vu/" + a.Id));
        await first.Submit(new() { ["ly-do-tra-1"] = "Thiếu bản đồ" }, "form[action$='handler=Return']");
        second = await second.Submit(new() { ["ly-do-tra-1"] = "Chưa nêu đường mòn thứ bảy" }, "form[action$='handler=Return']");
        second.Status.ShouldBe(HttpStatusCode.Conflict);
        second.Words.ShouldContain("Trần Thị Bình vừa thay đổi nhiệm vụ này");
        Changes(second).ShouldContain("Thiếu bản đồ");
        second.One("section[aria-labelledby=chua-ghi] textarea").TextContent.ShouldBe("Chưa nêu đường mòn thứ bảy");
        // Nothing was typed: what was done is said alone.
        third = await third.Submit(null, "form[action$='handler=Verify']");
        Changes(third).ShouldContain("Thiếu bản đồ");
        third.Document.QuerySelector("#chua-ghi").ShouldBeNull();

        var report = await office.Submitted(office.First, "an");
        var stale = await bao.Get("/bao-cao/" + report.Id);
        await (await binh.Get("/bao-cao/" + report.Id)).Submit(null, "form[action$='handler=Accept']");
        stale = await stale.Submit(new() { ["reason"] = "Số vụ lệch với bảng kê" }, "form[action$='handler=Return']");
        stale.Status.ShouldBe(HttpStatusCode.Conflict);
        stale.Words.ShouldContain("Xem trạng thái mới nhất của báo cáo");
        stale.One("section[aria-labelledby=chua-ghi] textarea").TextContent.ShouldBe("Số vụ lệch với bảng kê");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Reasons_typed_at_results_plans_and_shortcomings_are_kept_too(string database)
    {
        static void Keeps(TestPage page, string text)
        {
            page.Status.ShouldBe(HttpStatusCode.Conflict, page.Words);
            page.One("#errors").TextContent.Length.ShouldBeGreaterThan(10);
            page.Document.QuerySelectorAll("textarea").Select(t => t.TextContent.Trim()).ShouldContain(text);
        }
        await using (var joint = await JointOffice.Open(database))
        {
            var r = await joint.Recorded(joint.Border);
            using var hai = await joint.App.SignInAs("hai");
            var page = await hai.Get("/ket-qua/" + r.Id);
            using var an = await joint.App.SignInAs("an");
            await (await an.Get("/ket-qua/" + r.Id)).Submit(new() { ["ly-do-rut"] = "Ghi nhầm vụ" }, "form[action*='handler=Withdraw']");
            Keeps(await page.Submit(new() { ["ly-do-tu-choi"] = "Đồn không tham gia vụ này" }, "form[action*='handler=Decline']"), "Đồn không tham gia vụ này");
        }
        await using (var plans = await PlanOffice.Open(database))
        {
            var plan = await plans.Sent();
            using var giang = await plans.App.SignInAs("giang");
            var (one, two) = (await giang.Get("/ke-hoach/" + plan.Id), await giang.Get("/ke-hoach/" + plan.Id));
            await one.Submit(new() { ["ly-do"] = "Rút để bổ sung" }, "form[action$='handler=Withdraw']");
            Keeps(await two.Submit(new() { ["ly-do"] = "Rút vì trùng kế hoạch khác" }, "form[action$='handler=Withdraw']"), "Rút vì trùng kế hoạch khác");
        }
        await using var office = await Office.Open(database);
        using var binh = await office.App.SignInAs("binh");
        await (await binh.Get("/ton-tai/moi")).Submit(new() { ["noi-dung"] = "Trực chưa đủ quân số", ["don-vi-tt"] = office.First.Code, ["nguon-noi-dung"] = "Kiểm tra tháng 11" }, "form.form", "button.main");
        var s = office.Use<ShortcomingStore>().Query("order by s.id").Single();
        var late = await binh.Get("/ton-tai/" + s.Id);
        await (await binh.Get("/ton-tai/" + s.Id)).Submit(new() { ["ly-do-rut"] = "Đã ghi ở mục trước" }, "form[action$='handler=Withdraw']");
        Keeps(await late.Submit(new() { ["ly-do-rut"] = "Ghi trùng với mục khác" }, "form[action$='handler=Withdraw']"), "Ghi trùng với mục khác");
    }
}
