using HiepDong.Accounts;
using HiepDong.Conferences;
using HiepDong.JointResults;
using HiepDong.LocalModels;
using HiepDong.Plans;
using HiepDong.Search;
using HiepDong.Tests.Commendations;
using HiepDong.Tests.Conferences;
using HiepDong.Tests.Directives;
using HiepDong.Tests.JointResults;
using HiepDong.Tests.Plans;
using HiepDong.Web;

namespace HiepDong.Tests.Search;

/// <summary>Nobody finds what they may not open: each kind by the rule of its own list.</summary>
public sealed class SearchReachTests
{
    private static void Find(TestApp app, string kind, string typed, string[] those, string[] others)
    {
        foreach (var who in those) app.Titles(who, kind, typed).Count.ShouldBe(1, $"{who}: {typed}");
        // Neither titles nor counts of anything.
        foreach (var who in others) app.Search(who, typed).ShouldNotContain(k => k.Kind == kind, $"{who}: {typed}");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_plan_is_its_authors_until_it_is_sent_and_never_anothers(string database)
    {
        await using var office = await PlanOffice.Open(database);
        var plan = await office.Drafted();
        const string typed = "phoi hop bao dam an ninh";
        Find(office.App, "plans", typed, ["an", "giang"], ["quy", "bien", "lan", "la"]);
        Find(office.App, "plans", "tuan tra tuyen bien gioi", ["an"], ["bien"]);
        await office.Carry.Send(plan.Id, null, office.Person("giang"), default);
        Find(office.App, "plans", typed, ["an", "giang", "quy", "bien", "hai", "lan"], ["la"]);
        await office.Carry.Withdraw(plan.Id, "Chưa cần", null, office.Person("giang"), default);
        Find(office.App, "plans", typed, [], ["an", "giang", "quy", "bien", "lan", "la"]);
        await office.Test.Proves();
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_result_is_found_by_those_whose_units_took_part_and_a_draft_by_its_own_units(string database)
    {
        await using var office = await ResultOffice.Open(database);
        var draft = await office.Record("an", office.Body(ResultKind.DrugCase, ResultOffice.Day(10), "17001", office.Police, [], "Bắt quả tang tại bến phà Đò Cấm"), record: false);
        Find(office.App, "results", "ben pha do cam", ["an"], ["hoa", "bien", "xa", "em", "dung"]);
        await office.Use<RecordResult>().Discard(draft.Id, office.Person("an"), default);
        Find(office.App, "results", "ben pha do cam", [], ["an", "hoa"]);
        await office.Record("an", office.Body(ResultKind.DrugCase, ResultOffice.Day(11), "17001", office.Police, [office.Border], "Phá chuyên án mang bí số 126Đ"));
        Find(office.App, "results", "bi so 126d", ["an", "bien", "hoa"], ["quan", "xa", "em", "dung"]);
        await office.Test.Proves();
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_conference_is_found_by_its_units_and_a_conclusion_once_it_is_settled(string database)
    {
        await using var office = await LiveOffice.Open(database);
        Find(office.App, "conferences", "tong ket cong tac phoi hop", ["hoa", "binh", "an", "bien"], ["xa"]);
        await office.Do("hoa", LiveKind.Opened);
        await office.Do("hoa", LiveKind.ConclusionSaved, null, new("k1", Conclusion: new("Rà soát các tuyến tuần tra chung.", office.Police.Id, [], new(2026, 12, 20))));
        Find(office.App, "conclusions", "ra soat cac tuyen", [], ["hoa", "binh", "an", "xa"]);
        await office.Do("hoa", LiveKind.ConclusionSettled, null, new("k1"));
        Find(office.App, "conclusions", "ra soat cac tuyen", ["hoa", "binh", "an", "bien"], ["xa"]);
        await office.Do("hoa", LiveKind.ConclusionWithdrawn, null, new("k1"));
        Find(office.App, "conclusions", "ra soat cac tuyen", [], ["hoa", "binh", "an", "bien", "xa"]);
        await office.Test.Proves();
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_list_of_proposals_is_found_step_by_step_as_it_is_shown(string database)
    {
        await using var office = await AwardOffice.Open(database);
        var list = await office.List();
        await office.Keep.Write(list.Id, office.Line("Phá chuyên án lớn"), null, office.Person("an"), default);
        Find(office.App, "commendations", "pha chuyen an lon", ["an"], ["bien", "hoa", "chi", "xa"]);
        await office.Keep.Consult(list.Id, [office.Border.Id], null, office.Person("an"), default);
        Find(office.App, "commendations", "pha chuyen an lon", ["an", "bien"], ["quan", "xa"]);
        await office.Test.Proves();
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_local_model_is_found_in_its_units_and_above_and_not_once_it_is_withdrawn(string database)
    {
        await using var office = await DirectiveOffice.Open(database);
        var place = office.Office.Test.State.Organisation.TerritoryByCode("17001", new(2026, 11, 16))!.Id;
        var model = await office.Use<KeepModel>().Register(new("Tổ tự quản đường biên", "drug_free", place, office.East.Id, [], "", [new("1", "Có quy chế")]), ModelStage.Piloting, new(2026, 9, 1), office.Person("cuc"), default);
        Find(office.App, "models", "to tu quan duong bien", ["cuc", "an", "loi", "hoa"], ["chung", "bien", "xa"]);
        await office.Use<KeepModel>().Withdraw(model.Id, "Trùng", null, office.Person("cuc"), default);
        Find(office.App, "models", "to tu quan", [], ["cuc", "loi"]);
        await office.Office.Test.Proves();
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_publication_is_found_where_its_totals_may_be_seen(string database)
    {
        await using var office = await Consolidation.Office.Open(database);
        await office.Publish(HiepDong.Periods.Period.Parse("2026-10"));
        var search = new HiepDong.Publications.PublicationSearch(office.Publications, office.Test.Node.Access, office.Test.State);
        int Count(Actor who, string typed) => search.Find(Asked.Of(typed), new(who, [], new Texts("vi")), 10).Count;
        Count(office.Coordinator, "ket qua thang 10").ShouldBe(1);
        Count(office.Coordinator, "01/2026").ShouldBe(1);
        Count(Consolidation.Office.Who(Role.Coordinator, office.Commune.Id), "ket qua thang 10").ShouldBe(0);
        Count(Consolidation.Office.Who(Role.Administrator, office.Police.Id), "ket qua thang 10").ShouldBe(0);
    }
}
