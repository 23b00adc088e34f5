using System.Net;
using HiepDong.Accounts;
using HiepDong.Indicators;
using HiepDong.LocalModels;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Tests.Directives;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace HiepDong.Tests.LocalModels;

public sealed class LocalModelTests
{
    private static DateOnly Day(int month, int day = 1) => new(2026, month, day);

    private static Task<LocalModel> Register(DirectiveOffice office, string who, string name, HiepDong.Organisation.OrgUnit unit, string place, ModelStage state, DateOnly on, string kind = "drug_free") => office.Use<KeepModel>().Register(
        new(name, kind, office.Use<HiepDong.Node.NodeState>().Organisation.TerritoryByCode(place, new(2026, 11, 16))!.Id, unit.Id, [], "", [new("1", "Có quy chế hoạt động"), new("2", "Không phát sinh vụ việc")]), state, on, office.Person(who), default);

    private static List<string> Names(DirectiveOffice office, string who, string query = "")
    {
        var problems = new List<Problem>();
        var filter = office.Use<ModelList>().Read(new QueryCollection(QueryHelpers.ParseQuery(query)), problems);
        problems.ShouldBeEmpty();
        return [.. office.Use<ModelList>().All(filter, office.Person(who)).Select(l => l.Model.Body.Name)];
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_model_is_registered_judged_reviewed_changed_and_undone(string database)
    {
        await using var office = await DirectiveOffice.Open(database);
        var cuc = await office.App.SignInAs("cuc");
        (await cuc.Get("/mo-hinh")).Words.ShouldContain("Chưa có mô hình nào");
        var form = await cuc.Get("/mo-hinh/moi");
        var typed = new Dictionary<string, string> { ["ten"] = "Xã không ma túy", ["loai"] = "drug_free", ["noi"] = "17001", ["phoi-hop"] = "BP.40", ["tieu-chi"] = "Có quy chế hoạt động\nKhông phát sinh vụ việc", ["trang-thai"] = "piloting", ["ngay"] = "01/03/2026" };
        var refused = await form.Submit(new(typed) { ["noi"] = "99999", ["ngay"] = "mai", ["ten"] = "" }, "form#mo-hinh");
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var field in new[] { "noi", "ngay", "ten" }) refused.Document.QuerySelector($"#errors a[href='#{field}']").ShouldNotBeNull(field);
        refused.One("#tieu-chi").TextContent.Trim().ShouldContain("Không phát sinh vụ việc");
        var page = await refused.Submit(typed, "form#mo-hinh");
        page.Words.ShouldContain("Đã đăng ký mô hình “Xã không ma túy”.");
        page.Words.ShouldContain("Đang thí điểm");
        var model = office.Use<LocalModelStore>().Query("order by m.id").ShouldHaveSingleItem();
        model.Body.SupportingUnitIds.ShouldBe([office.Office.Border.Id]);

        // Reviews: each criterion met or not, by the unit; recognition by whoever verifies above it, never by another unit.
        page = await page.Submit(new() { ["tc-1"] = "dat", ["tc-2"] = "chua", ["ngay-danh-gia"] = "01/09/2026", ["minh-chung"] = "Biên bản kiểm tra" }, "form[action$='handler=Review']");
        page.Words.ShouldContain("đạt 1/2 tiêu chí");
        (await page.Submit(new() { ["ngay-danh-gia"] = "01/10/2026" }, "form[action$='handler=Review']")).One("#errors a[href='#danh-gia']").ShouldNotBeNull();
        await office.Use<JudgeModel>().Say(model.Id, ModelStage.Recognised, Day(10), "Quyết định 12", office.Person("hoa"), default);
        (await Should.ThrowAsync<RefusalException>(() => office.Use<JudgeModel>().Say(model.Id, ModelStage.Promising, Day(11), "", office.Person("chung"), default))).First.Kind.ShouldBe(ProblemKind.Forbidden);
        (await Should.ThrowAsync<RefusalException>(() => office.Use<JudgeModel>().Say(model.Id, ModelStage.Promising, Day(11), "", office.Person("bien"), default))).First.Kind.ShouldBe(ProblemKind.Forbidden);
        page = await cuc.Get("/mo-hinh/" + model.Id);
        page.Words.ShouldContain("Hiệu quả, được công nhận");
        page.Words.ShouldContain("Đặng Thị Hoa");
        // A mistaken state is withdrawn, stays in sight, and comes back.
        var fact = office.Use<LocalModelStore>().Facts(model.Id).First(f => f.State == ModelStage.Recognised);
        await office.Use<JudgeModel>().MarkState(model.Id, fact.Id, true, office.Person("cuc"), default);
        ModelTimeline.StateOn(office.Use<LocalModelStore>().Facts(model.Id), Day(11)).ShouldBe(ModelStage.Piloting);
        (await cuc.Get("/mo-hinh/" + model.Id)).One("ol.trail del").TextContent.ShouldContain("Hiệu quả");
        await office.Use<JudgeModel>().MarkState(model.Id, fact.Id, false, office.Person("cuc"), default);

        // Changes are versions; criteria that keep their words keep their reviews.
        form = await cuc.Get($"/mo-hinh/{model.Id}/sua");
        page = await form.Submit(new() { ["tieu-chi"] = "Không phát sinh vụ việc\nCó camera", ["ly-do"] = "bổ sung" }, "form#mo-hinh");
        page.Words.ShouldContain("bản 2");
        office.Use<LocalModelStore>().Get(model.Id).Body.Criteria.ShouldBe([new("2", "Không phát sinh vụ việc"), new("3", "Có camera")]);
        var late = await form.Submit(new() { ["ten"] = "Tên khác", ["ly-do"] = "lần hai" }, "form#mo-hinh");
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Words.ShouldContain("Hồ Thị Cúc vừa sửa mô hình này");
        late.One("#ten").GetAttribute("value").ShouldBe("Tên khác");
        page = await (await cuc.Get("/mo-hinh/" + model.Id)).Submit(form: "form[action$='handler=Undo']");
        page.Words.ShouldContain("Đã hoàn tác");
        office.Use<LocalModelStore>().Get(model.Id).Body.Criteria.Count.ShouldBe(2);
        page = await page.Submit(new() { ["ly-do"] = "ghi nhầm" }, "form[action$='handler=Withdraw']");
        Names(office, "cuc").ShouldBeEmpty();
        Names(office, "cuc", "?da-rut=true").ShouldBe(["Xã không ma túy"]);
        (await page.Submit(form: "form[action$='handler=Restore']")).Words.ShouldContain("đã trở lại sổ");

        // Replicating takes kind and criteria over, and both pages say so.
        var chung = await office.App.SignInAs("chung");
        (await chung.Get("/mo-hinh/" + model.Id)).Status.ShouldBe(HttpStatusCode.Forbidden, "it is another unit's");
        var an = await office.App.SignInAs("an");
        form = await an.Get("/mo-hinh/moi?nhan-tu=" + model.Id);
        page = await form.Submit(new() { ["noi"] = "17002" }, "form#mo-hinh");
        page.Status.ShouldBe(HttpStatusCode.OK, page.Words);
        page.Words.ShouldContain("Nhân rộng từ");
        (await an.Get("/mo-hinh/" + model.Id)).Words.ShouldContain("Đã nhân rộng");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Communes_are_counted_once_on_a_day_and_in_a_period_down_to_the_models(string database)
    {
        await using var office = await DirectiveOffice.Open(database);
        var first = await Register(office, "cuc", "Xã không ma túy", office.East, "17001", ModelStage.Recognised, Day(3));
        await Register(office, "bien", "Tự quản cột mốc", office.Office.Border, "17001", ModelStage.Recognised, Day(5), "border_self_managed");
        var second = await Register(office, "chung", "Bản không ma túy", office.West, "17002", ModelStage.Piloting, Day(2));
        await Register(office, "an", "Tỉnh không ma túy", office.Police, "40", ModelStage.Recognised, Day(2));
        var judge = office.Use<JudgeModel>();
        await judge.Say(second.Id, ModelStage.Recognised, Day(6), "", office.Person("chung"), default);
        await judge.Say(second.Id, ModelStage.Ineffective, Day(9), "Tái phát", office.Person("chung"), default);
        int Count(string who, string query)
        {
            var filter = office.Use<ModelList>().Read(new QueryCollection(QueryHelpers.ParseQuery(query)), []);
            var counted = office.Use<ModelCount>().Run(filter, filter.State ?? ModelStage.Recognised, office.Person(who));
            // The list of the same filters holds just the models that are counted.
            Names(office, who, query + (filter.State is null ? "&trang-thai=recognised" : "")).Count.ShouldBe(counted.Models);
            return counted.Communes.Count;
        }
        Count("hoa", "?x=").ShouldBe(1, "two models of one commune are one commune, and a province is none");
        Count("hoa", "?den=01/07/2026").ShouldBe(2);
        Count("hoa", "?den=28/02/2026").ShouldBe(0);
        Count("hoa", "?tu=01/06/2026&den=31/12/2026").ShouldBe(2, "on some day of the period");
        Count("hoa", "?tu=01/09/2026&den=31/12/2026").ShouldBe(1);
        Count("hoa", "?loai=border_self_managed").ShouldBe(1);
        Count("hoa", "?trang-thai=ineffective").ShouldBe(1);
        Count("hoa", "?tinh=40&xa=17002&den=01/07/2026").ShouldBe(1);
        Count("chung", "?den=01/07/2026").ShouldBe(1, "what a person counts is what they may see");

        var hoa = await office.App.SignInAs("hoa");
        var page = await hoa.Get("/mo-hinh/dem?tinh=40&den=01/07/2026");
        page.Words.ShouldContain("2 xã, phường");
        page.Words.ShouldContain("1 mô hình ghi ở địa bàn rộng hơn xã");
        var drill = await hoa.Get(page.Document.QuerySelectorAll("table tbody a").First(a => a.TextContent.Contains("Mường Xén", StringComparison.Ordinal)).GetAttribute("href")!);
        drill.Words.ShouldContain("Bản không ma túy");
        drill.Words.ShouldNotContain("Xã không ma túy");
        foreach (var file in new[] { "/mo-hinh/dem.xlsx?tinh=40&den=01/07/2026", "/mo-hinh/xuat.xlsx" }) HiepDong.Tests.Documents.Xlsx.Errors(new MemoryStream(await hoa.Client.GetByteArrayAsync(file))).ShouldBeEmpty();
        Names(office, "hoa", "?q=cot moc").ShouldBe(["Tự quản cột mốc"]);
        Names(office, "hoa", "?don-vi=CA.40.01").ShouldBe(["Xã không ma túy"]);
        Names(office, "hoa", "?xep=-ten")[0].ShouldBe("Xã không ma túy");
        (await hoa.Get("/mo-hinh?tu=mai")).Words.ShouldContain("không phải ngày có thật");
        first.Version.ShouldBe(1);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_counted_indicator_is_proposed_and_taken_over_by_a_press_only(string database)
    {
        await using var office = await DirectiveOffice.Open(database);
        await Register(office, "cuc", "Xã không ma túy", office.East, "17001", ModelStage.Recognised, Day(3));
        await Register(office, "bien", "Biên giới không ma túy", office.Office.Border, "17001", ModelStage.Recognised, Day(5));
        var node = office.Use<HiepDong.Node.NodeState>();
        var period = Period.Month(2026, 11);
        var form = node.Catalogue.FormsFor(period).First(f => f.AsksOf(office.East));
        var indicator = form.IndicatorCodes.Select(c => node.Catalogue[c]).First(i => i is { Decimals: 0, AddsUp: AddsUp.Sum, PartOf: null, FromResults: null });
        var dung = await office.App.SignInAs("dung");
        var rules = await (await dung.Get("/quan-tri/mo-hinh")).Submit(new() { ["chi-tieu"] = indicator.Code, ["loai"] = "drug_free", ["trang-thai"] = "recognised" });
        rules.Words.ShouldContain(indicator.NameVi);
        office.Use<ModelFigures>().For(office.East.Id, form, period)[indicator.Code].Count.ShouldBe(1);
        var other = node.Catalogue.FormsFor(period).FirstOrDefault(f => f.AsksOf(office.Office.Border));
        if (other is not null) office.Use<ModelFigures>().For(office.Office.Border.Id, other, period).ShouldBeEmpty("the commune counts for the unit whose model came first, and for it alone");

        var report = await office.Use<OpenReport>().Run(office.East.Id, form.Code, period, office.Person("cuc"), default);
        var cuc = await office.App.SignInAs("cuc");
        var page = await cuc.Get($"/bao-cao/{report.Id}/nhap");
        var id = ReadEntry.FieldOf(indicator.Code).Replace('.', '_');
        page.One("#" + id).GetAttribute("value").ShouldBe("", "nothing is filled in by itself");
        page.Words.ShouldContain("Sổ mô hình: 1 xã");
        page = await page.Submit(form: "form:has(button[formaction*=TakeModels])", button: "button[formaction*=TakeModels]");
        page.Words.ShouldContain("Đã lấy số 1 từ sổ mô hình.");
        page.One("#" + id).GetAttribute("value").ShouldBe("1");
        var saved = office.Use<ReportStore>().FindDraft(report.Id)!.Draft;
        saved.Origins[indicator.Code].Origin.ShouldSatisfyAllConditions(o => o.Kind.ShouldBe(OriginKind.Models), o => o.By.ShouldBe("cuc"), o => o.Place.ShouldNotBeNull());
        var list = await cuc.Get(saved.Origins[indicator.Code].Origin.Place!);
        list.Words.ShouldContain("Xã không ma túy");
        list.Words.ShouldNotContain("Biên giới không ma túy");
        rules = await (await dung.Get("/quan-tri/mo-hinh")).Submit(form: "form[action$='handler=Remove']");
        office.Use<ModelFigures>().For(office.East.Id, form, period).ShouldBeEmpty();
        await rules.Submit(form: "form[action$='handler=Restore']");
        office.Use<ModelFigures>().For(office.East.Id, form, period).Count.ShouldBe(1);
        // Models themselves count for the unit that is responsible for each.
        await office.Use<ModelFigures>().Set(indicator.Code, new(ModelRule.AnyKind, ModelStage.Recognised, CountedThing.Models), office.Person("dung"), default);
        await Register(office, "cuc", "Camera an ninh", office.East, "17001", ModelStage.Recognised, Day(6), "self_managed_security");
        office.Use<ModelFigures>().For(office.East.Id, form, period)[indicator.Code].Count.ShouldBe(2);
        if (other?.IndicatorCodes.Contains(indicator.Code) == true) office.Use<ModelFigures>().For(office.Office.Border.Id, other, period)[indicator.Code].Count.ShouldBe(1);
        (await cuc.Get("/quan-tri/mo-hinh")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
