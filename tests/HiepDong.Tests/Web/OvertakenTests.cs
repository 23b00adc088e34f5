using System.Net;
using HiepDong.Accounts;
using HiepDong.Commendations;
using HiepDong.JointResults;
using HiepDong.LocalModels;
using HiepDong.Organisation;
using HiepDong.Shortcomings;
using HiepDong.Tests.Assignments;
using HiepDong.Tests.Commendations;
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
        (control.GetAttribute("value") ?? control.TextContent.Trim()).ShouldBe(seconds.Value);
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
}
