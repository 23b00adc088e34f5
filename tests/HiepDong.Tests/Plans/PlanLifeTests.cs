using HiepDong.Accounts;
using HiepDong.Assignments;
using HiepDong.Organisation;
using HiepDong.Plans;
using HiepDong.Problems;

namespace HiepDong.Tests.Plans;

public sealed class PlanLifeTests
{
    private static async Task Refused(string code, Func<Task> act) => (await Should.ThrowAsync<RefusalException>(act)).First.Code.ShouldBe(code);
    private static readonly string Forbidden = AccountProblems.NotAllowed().Code;

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task From_draft_to_assignments_with_the_consent_of_three_forces(string database)
    {
        await using var office = await PlanOffice.Open(database);
        var plan = await office.Drafted();
        plan.Code.ShouldBe("KH.CA.40/2026/1");
        await Refused(Forbidden, () => office.Carry.Send(plan.Id, null, office.Person("an"), default));
        plan = await office.Carry.Send(plan.Id, plan.Version, office.Person("giang"), default);
        plan.State.ShouldBe(PlanState.Sent);

        await Refused(Forbidden, () => office.Carry.Agree(plan.Id, office.Border.Id, 1, office.Person("quy"), default));
        await Refused(Forbidden, () => office.Carry.Agree(plan.Id, office.Border.Id, 1, office.Person("hai"), default));
        await Refused(Forbidden, () => office.Carry.Comment(plan.Id, office.Border.Id, 1, "khác", office.Person("an"), default));
        await office.Carry.Agree(plan.Id, office.Army.Id, 1, office.Person("quy"), default);
        await Refused("plan.not-approved", () => office.Carry.PutInForce(plan.Id, new(2026, 1, 10), null, office.Person("giang"), default));
        office.Given(plan).ShouldBeEmpty("nothing is assigned before everybody has agreed");
        (await office.Carry.Agree(plan.Id, office.Border.Id, 1, office.Person("bien"), default)).State.ShouldBe(PlanState.Approved);

        plan = await office.Carry.PutInForce(plan.Id, new(2026, 1, 10), null, office.Person("giang"), default);
        var given = office.Given(plan);
        given.Select(a => (a.Order.Text, a.Order.LeadUnitId, a.Deadline)).ShouldBe([("Mở đợt cao điểm trấn áp tội phạm", office.Police.Id, new(2026, 6, 30)), ("Tuần tra tuyến biên giới", office.Border.Id, new(2026, 11, 30))]);
        given.ShouldAllBe(a => a.Origin.Path == "/ke-hoach/" + plan.Id && a.AssignerUnitId == office.Police.Id);
        office.Use<PlanProgress>().Lines(plan).Select(l => l.Assignment?.Id).ShouldBe(given.Select(a => a.Id));
        office.Use<PlanStore>().Versions(plan.Id).Select(v => v.What).ShouldBe(["in-force", "agreed", "agreed", "sent", "drafted"]);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_new_edition_asks_again_and_says_what_changed(string database)
    {
        await using var office = await PlanOffice.Open(database);
        var plan = await office.Sent();
        await office.Carry.Agree(plan.Id, office.Army.Id, 1, office.Person("quy"), default);
        plan = await office.Carry.Comment(plan.Id, office.Border.Id, 1, "Đề nghị lùi hạn", office.Person("hai"), default);
        await Refused(Forbidden, () => office.Use<WritePlan>().Change(plan.Id, plan.Body, "x", null, office.Person("an"), default));
        var later = plan.Body with { Lines = [plan.Body.Lines[0] with { Deadline = new(2026, 7, 31) }, plan.Body.Lines[1]] };
        await Refused("plan.changed-meanwhile", () => office.Use<WritePlan>().Change(plan.Id, later, "lùi hạn", plan.Version - 1, office.Person("giang"), default));
        plan = await office.Use<WritePlan>().Change(plan.Id, later, "lùi hạn theo đề nghị của Biên phòng", plan.Version, office.Person("giang"), default);
        plan.Waiting.Select(p => p.UnitId).ShouldBe([office.Army.Id, office.Border.Id]);
        await Refused("plan.older-edition", () => office.Carry.Agree(plan.Id, office.Army.Id, 1, office.Person("quy"), default));

        using var bien = await office.App.SignInAs("bien");
        var page = await bien.Get("/ke-hoach/" + plan.Id);
        page.Words.ShouldContain("Đề nghị lùi hạn");
        page.Words.ShouldContain("Đã có ý kiến với bản 1");
        page.Words.ShouldContain("lùi hạn theo đề nghị của Biên phòng");
        page.One("ol.trail details").TextContent.ShouldContain("hạn 31/07/2026");
        (await page.Submit(form: "form[action$='handler=Comment']")).One("a[href='#y-kien-1']").TextContent.ShouldContain("Ghi ý kiến");
        page = await page.Submit(form: "form[action$='handler=Agree']");
        page.Words.ShouldContain("Đã ghi nhất trí với bản 2");
        office.Get(plan).HasAgreed(office.Border.Id).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_draft_is_its_own_units_matter_and_a_plan_in_force_is_seen_by_those_it_gives_work(string database)
    {
        await using var office = await PlanOffice.Open(database);
        var plan = await office.Drafted();
        var list = office.Use<PlanList>();
        int Seen(string who) => list.Count(new(), office.Person(who));
        (Seen("an"), Seen("giang"), Seen("quy"), Seen("lan")).ShouldBe((1, 1, 0, 0));
        plan = await office.Carry.Send(plan.Id, null, office.Person("giang"), default);
        (Seen("quy"), Seen("lan"), Seen("la")).ShouldBe((1, 1, 0));
        list.Page(new(MyTurn: true), office.Person("quy"), 1, 50).ShouldHaveSingleItem();
        list.Count(new(MyTurn: true), office.Person("giang")).ShouldBe(0);
        list.Count(new(Kind: PlanKind.Campaign), office.Person("quy")).ShouldBe(0);
        list.Count(new(Year: 2026, Search: "bao dam an ninh", UnitIds: [office.Border.Id]), office.Person("quy")).ShouldBe(1);
        list.Count(new(Year: 2027), office.Person("quy")).ShouldBe(0);
        foreach (var sort in new[] { "ten", "-loai", "don-vi", "-tu", "den", "trang-thai" }) list.Page(new(Sort: sort), office.Person("quy"), 1, 50).Count.ShouldBe(1);
        using var la = await office.App.SignInAs("la");
        (await la.Get("/ke-hoach/" + plan.Id)).Status.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        (await la.Get($"/ke-hoach/{plan.Id}/ke-hoach.docx")).Status.ShouldBe(System.Net.HttpStatusCode.Forbidden);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_unit_below_adopts_what_it_chooses_and_the_superior_sees_who_has(string database)
    {
        await using var office = await PlanOffice.Open(database);
        var body = office.Body(office.Ministry) with { AuthorUnitId = office.Ministry.Id, LeadUnitId = office.Ministry.Id, TerritoryId = office.Test.Country.Id, Means = [], Patrols = [], Lines = [new("a", "Rà soát địa bàn", office.Ministry.Id, [], new(2026, 5, 31)), new("b", "Tập huấn", office.Ministry.Id, [], new(2026, 9, 30))] };
        var parent = await office.Use<WritePlan>().Begin(body, office.Person("lan"), default);
        await Refused(Forbidden, () => office.Use<AdoptPlan>().Adopt(parent.Id, office.Police.Id, ["a"], office.Person("an"), default));
        parent = await office.Carry.Send(parent.Id, null, office.Person("lan"), default);
        parent = await office.Carry.PutInForce(parent.Id, new(2026, 1, 6), null, office.Person("lan"), default);
        office.Use<PlanList>().Count(new(), office.Person("an")).ShouldBe(1, "those below carry out what is in force above them");
        office.Use<PlanList>().Count(new(), office.Person("quy")).ShouldBe(0);
        await Refused("plan.nothing-chosen", () => office.Use<AdoptPlan>().Adopt(parent.Id, office.Police.Id, [], office.Person("an"), default));

        using var an = await office.App.SignInAs("an");
        var page = await an.Get($"/ke-hoach/{parent.Id}/trien-khai");
        page = await page.Submit(new() { ["chon"] = "b" });
        page.Path.ShouldEndWith("/sua");
        page.One("[name=viec-1]").TextContent.Trim().ShouldBe("Tập huấn");
        page.One("[name=viec-1-chu-tri]").GetAttribute("value").ShouldBe("CA.40 – Công an tỉnh Nghệ An");
        var child = office.Use<PlanStore>().ChildrenOf(parent.Id).ShouldHaveSingleItem();
        (child.State, child.Body.Lines[0].ParentLineId, child.Body.AuthorUnitId).ShouldBe((PlanState.Draft, "b", office.Police.Id));
        await Refused("plan.adopted-already", () => office.Use<AdoptPlan>().Adopt(parent.Id, office.Police.Id, ["a"], office.Person("an"), default));

        using var lan = await office.App.SignInAs("lan");
        page = await lan.Get($"/ke-hoach/{parent.Id}/tien-do");
        page.Words.ShouldContain("1/2 đơn vị đã triển khai");
        page.Words.ShouldContain("Chưa triển khai: 1 đơn vị");
        page.Words.ShouldContain("Công an thành phố Đà Nẵng");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Next_years_plan_is_written_after_this_ones(string database)
    {
        await using var office = await PlanOffice.Open(database);
        var plan = await office.InForce();
        var copy = await office.Use<AdoptPlan>().CopyToNextYear(plan.Id, office.Police.Id, office.Person("an"), default);
        (copy.State, copy.Code, copy.Body.Title).ShouldBe((PlanState.Draft, "KH.CA.40/2027/1", "Phối hợp bảo đảm an ninh, trật tự năm 2027"));
        copy.Body.Lines.Select(l => l.Deadline).ShouldBe([new(2027, 6, 30), new(2027, 11, 30)]);
        copy.Body.Targets[0].Period.ShouldBe("2027");
        copy.Body.Patrols[0].Day.ShouldBe(new(2027, 3, 14));
        copy.Body.CopyOfId.ShouldBe(plan.Id);
        await office.Carry.Withdraw(copy.Id, null, null, office.Person("an"), default);
        office.Use<PlanList>().Count(new(), office.Person("an")).ShouldBe(1);
        (await office.Carry.Reopen(copy.Id, null, office.Person("an"), default)).State.ShouldBe(PlanState.Draft);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_deadline_that_has_passed_keeps_the_plan_from_coming_into_force_and_nothing_is_assigned(string database)
    {
        await using var office = await PlanOffice.Open(database);
        var plan = await office.Agreed();
        office.Test.Time.Go(2026, 7, 1);
        await Refused("plan.deadline-passed", () => office.Carry.PutInForce(plan.Id, new(2026, 7, 1), null, office.Person("giang"), default));
        office.Get(plan).State.ShouldBe(PlanState.Approved);
        office.Given(plan).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Work_is_given_to_parties_and_to_units_below_them(string database)
    {
        await using var office = await PlanOffice.Open(database);
        var body = office.Body(office.Police, office.Border);
        await office.Use<WritePlan>().Begin(body with { Lines = [body.Lines[0] with { LeadUnitId = office.Station.Id }] }, office.Person("an"), default);
        await Refused("plan.outside-parties", () => office.Use<WritePlan>().Begin(body with { Lines = [body.Lines[0] with { LeadUnitId = office.Army.Id }] }, office.Person("an"), default));
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_cancelled_plan_takes_its_unfinished_work_with_it_when_asked_and_leaves_what_is_done(string database)
    {
        await using var office = await PlanOffice.Open(database);
        var plan = await office.InForce();
        var (first, second) = (office.Given(plan)[0], office.Given(plan)[1]);
        await office.Use<FollowWork>().ChangeOrder(first.Id, first.Order with { Text = "Mở hai đợt cao điểm" }, "mở rộng", null, office.Person("phuc"), default);
        office.Use<PlanProgress>().Lines(plan).Select(l => l.Assignment?.Id).ShouldBe([first.Id, second.Id], "a line finds its assignment whatever has become of the words");
        await office.Use<DoWork>().Accept(second.Id, office.Border.Id, null, office.Person("hai"), default);
        await office.Use<DoWork>().Submit(second.Id, office.Border.Id, EvidenceIn.Of("Đã tuần tra 12 chuyến"), null, office.Person("hai"), default);
        await office.Use<FollowWork>().Verify(second.Id, office.Border.Id, null, office.Person("phuc"), default);

        using var giang = await office.App.SignInAs("giang");
        var page = await giang.Get("/ke-hoach/" + plan.Id);
        page.One("form[action$='handler=Cancel'] [type=checkbox][name=ca-nhiem-vu]").HasAttribute("checked").ShouldBeTrue();
        page = await page.Submit(new() { ["ly-do"] = "" }, "form[action$='handler=Cancel']");
        page.One("#errors a[href='#ly-do']");
        office.Given(plan).Count(a => a.IsCancelled).ShouldBe(0, "nothing is cancelled without the plan");
        page = await page.Submit(new() { ["ly-do"] = "Sáp nhập vào kế hoạch của tỉnh" }, "form[action$='handler=Cancel']");
        page.Words.ShouldContain("Đã hủy kế hoạch KH.CA.40/2026/1 cùng 1 nhiệm vụ chưa xong.");
        office.Get(plan).State.ShouldBe(PlanState.Cancelled);
        office.Given(plan).Select(a => (a.IsCancelled, a.IsDone, a.Body.CancelReason)).ShouldBe([(true, false, "Sáp nhập vào kế hoạch của tỉnh"), (false, true, null)]);
    }

    [Fact]
    public async Task A_cancelled_plan_leaves_its_work_where_that_is_wanted()
    {
        await using var office = await PlanOffice.Open("sqlite");
        var plan = await office.InForce();
        (await office.Carry.Cancel(plan.Id, "Thay kế hoạch", false, null, office.Person("giang"), default)).Cancelled.ShouldBe(0);
        office.Given(plan).ShouldAllBe(a => a.IsOpen);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task What_carries_out_an_adopted_plan_shows_beneath_it(string database)
    {
        await using var office = await PlanOffice.Open(database);
        var ministry = office.Body(office.Ministry) with { Title = "Kế hoạch của Bộ", AuthorUnitId = office.Ministry.Id, LeadUnitId = office.Ministry.Id, TerritoryId = office.Ministry.TerritoryId, Targets = [], Means = [], Patrols = [], Lines = [new("a", "Rà soát", office.Ministry.Id, [], new(2026, 6, 30)), new("b", "Tập huấn", office.Ministry.Id, [], new(2026, 9, 30))] };
        var top = await office.Use<WritePlan>().Begin(ministry, office.Person("lan"), default);
        await office.Carry.Send(top.Id, null, office.Person("lan"), default);
        top = await office.Carry.PutInForce(top.Id, new(2026, 1, 6), null, office.Person("lan"), default);
        var middle = await office.Use<AdoptPlan>().Adopt(top.Id, office.Police.Id, ["a", "b"], office.Person("an"), default);
        await office.Carry.Send(middle.Id, null, office.Person("giang"), default);
        middle = await office.Carry.PutInForce(middle.Id, new(2026, 1, 7), null, office.Person("giang"), default);
        await office.Test.AddAccount("tram", "Ngô Trạm", new Grant(Role.Reporter, office.Station.Id, Hierarchy.Chain));
        var bottom = await office.Use<AdoptPlan>().Adopt(middle.Id, office.Station.Id, [middle.Body.Lines[0].Id], office.Person("tram"), default);
        office.Use<PlanProgress>().Adopters(top).Where(a => a.Plan is not null).Select(a => (a.Plan!.Id, a.Depth, a.Of)).ShouldBe([(middle.Id, 0, 2), (bottom.Id, 1, 2)]);
        using var lan = await office.App.SignInAs("lan");
        var page = await lan.Get($"/ke-hoach/{top.Id}/tien-do");
        page.Words.ShouldContain("1/2 đơn vị đã triển khai");
        page.Words.ShouldContain("Ở các cấp dưới nữa: 1 kế hoạch.");
        page.One("tr.sub th").TextContent.ShouldContain(office.Station.Name);
    }
}
