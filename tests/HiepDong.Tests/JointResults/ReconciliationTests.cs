using HiepDong.Reporting;
using System.Net;
using HiepDong.Accounts;
using HiepDong.JointResults;
using HiepDong.JointResults.Reconciliation;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Publications;
using HiepDong.Tests.Consolidation;
using HiepDong.Documents;

namespace HiepDong.Tests.JointResults;

public class ReconciliationTests
{
    private static readonly DateOnly Day = new(2026, 11, 3);

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task The_work_list_shrinks_as_things_are_decided(string database)
    {
        await using var office = await ReconciliationOffice.Open(database);
        var session = await office.OpenSession();
        office.Sessions.WorkOf(session).State.ShouldBe(ReconciliationState.Empty);
        List<OpenWork> Open() => [.. office.Sessions.WorkOf(session).Items.Select(i => i.Kind)];

        IReadOnlyList<Amount> seized = [new("cases", "vụ", 1), new("subjects", "đối tượng", 4), new("tablets", "viên", 1245), new("heroin", "kg", 2.375m)];
        var result = await office.Record(office.Police, Day, ResultKind.DrugCase, seized, office.Army);
        var twin = await office.Record(office.Guard, Day, ResultKind.DrugCase, seized);
        await office.Record(office.Guard, Day.AddDays(4), ResultKind.DrugCase, ReconciliationOffice.Cases(3));
        await office.Record(office.Police, new(2026, 11, 15), ResultKind.Rescue, [new("rescued", "người", 1)], office.Army);
        Open().ShouldBe([OpenWork.Unconfirmed, OpenWork.Pair, OpenWork.NotClosed, OpenWork.NotClosed]);

        await office.Confirm(result, office.Army, [.. seized.Select(a => a.What == "subjects" ? a with { Value = 5 } : a)]);
        Open().ShouldBe([OpenWork.Pair, OpenWork.Unsettled, OpenWork.NotClosed, OpenWork.NotClosed]);

        await office.Answers.Choose(result.Id, office.Army.Id, null, "theo biên bản", null, ReconciliationOffice.Who(office.Police), default);
        Open().ShouldBe([OpenWork.Pair, OpenWork.NotClosed, OpenWork.NotClosed, OpenWork.NotClosed]);

        var ids = new[] { result.Id, twin.Id }.Order(StringComparer.Ordinal).ToArray();
        await office.Test.Database.Write("x", "", write =>
        {
            write.Execute("insert into result_pair (first_id, second_id, reason, judged_by, judged_at) values (@first, @second, 'hai vụ', 'x', @At)", new { first = ids[0], second = ids[1], write.At });
            write.Log("test.judged", ids[0]);
        });
        Open().ShouldBe([OpenWork.NotClosed, OpenWork.NotClosed, OpenWork.NotClosed]);
        foreach (var left in office.Sessions.WorkOf(session).Results) await office.Answers.Close(left.Id, null, ReconciliationOffice.Who(office.Test.State.Organisation.Unit(left.Body.Lead.UnitId)!), default);
        Open().ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Refuses_a_signature_while_something_of_that_force_is_open(string database)
    {
        await using var office = await ReconciliationOffice.Open(database);
        var session = await office.OpenSession();
        var waiting = await office.Record(office.Police, Day, ResultKind.DrugCase, ReconciliationOffice.Cases(3), office.Army);
        await office.Agreed(office.Guard, new(2026, 10, 20));

        var refusal = (await Should.ThrowAsync<RefusalException>(() => office.Sign(session, office.Police))).First;
        refusal.Code.ShouldBe("reconciliation.still-open");
        refusal.Vi.ShouldContain(waiting.Code);
        refusal.Vi.ShouldContain(office.Army.Name);
        (await office.Sign(session, office.Guard)).Number.ShouldBe(1);
        (await Should.ThrowAsync<RefusalException>(() => office.Sign(session, office.Guard))).First.Code.ShouldBe("reconciliation.already-signed");

        await office.Confirm(waiting, office.Army);
        await office.Sign(session, office.Police);
        office.Sessions.WorkOf(session).State.ShouldBe(ReconciliationState.Signing);
        await office.Sign(session, office.Army);
        var work = office.Sessions.WorkOf(session);
        work.State.ShouldBe(ReconciliationState.Done);
        work.Signatures.Select(s => (s.Number, s.Force)).ShouldBe([(1, Force.BorderGuard), (2, Force.Police), (3, Force.Army)]);
        work.Signatures.ShouldAllBe(s => s.Sequence > 0);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_person_signs_for_the_own_force_only_from_within_the_territory_or_above(string database)
    {
        await using var office = await ReconciliationOffice.Open(database);
        var session = await office.OpenSession(office.Commune);
        await office.Agreed(office.CommunePolice, Day, office.Army);
        var elsewhere = await office.Test.AddUnit("CA.K", "Công an tỉnh khác", Force.Police, Echelon.Province, "38");

        foreach (var (unit, force) in new[] { (office.Police, Force.Army), (elsewhere, Force.Police), (office.Guard, Force.BorderGuard) })
            (await Should.ThrowAsync<RefusalException>(() => office.Sign(session, unit, force))).First.Code.ShouldBe("reconciliation.other-force");
        (await Should.ThrowAsync<RefusalException>(() => office.Reconcile.Sign(session.Id, Force.Police, null, null, ReconciliationOffice.Who(office.Police, Role.Leader), default))).First.Code.ShouldBe("reconciliation.other-force");
        (await Should.ThrowAsync<RefusalException>(() => office.Reconcile.Sign(session.Id, Force.Police, null, null, Actor.Operator, default))).First.Code.ShouldBe("reconciliation.other-force");
        (await office.Sign(session, office.Police)).UnitId.ShouldBe(office.Police.Id);
        // The province's army command lies above the commune, but took part itself.
        (await office.Sign(session, office.Army)).Force.ShouldBe(Force.Army);
        office.Sessions.WorkOf(session).State.ShouldBe(ReconciliationState.Done);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_result_that_changes_after_a_signature_has_to_be_signed_again_by_those_it_concerns(string database)
    {
        await using var office = await ReconciliationOffice.Open(database);
        var session = await office.OpenSession();
        var result = await office.Agreed(office.Police, Day, office.Army);
        var other = await office.Agreed(office.Guard, new(2026, 10, 20));
        await office.SignAll(session);
        office.Sessions.WorkOf(session).State.ShouldBe(ReconciliationState.Done);

        await office.Answers.Close(result.Id, null, ReconciliationOffice.Who(office.Police), default);
        office.Sessions.WorkOf(session).State.ShouldBe(ReconciliationState.Done, "closing changes no figure");

        await office.Correct(result, 2);
        var work = office.Sessions.WorkOf(session);
        work.State.ShouldBe(ReconciliationState.SignAgain);
        work.Forces.Where(f => !f.Holds).Select(f => f.Force).ShouldBe([Force.Police, Force.Army]);
        work.Forces[0].Changed.Single().ShouldSatisfyAllConditions(c => c.Code.ShouldBe(result.Code), c => c.What.ShouldBe("corrected"));
        await office.SignAll(session);
        office.Sessions.WorkOf(session).State.ShouldBe(ReconciliationState.Done);
        office.Sessions.WorkOf(session).Signatures.Count.ShouldBe(5);

        // A new one, one that is withdrawn, and one that moves to another month.
        var late = await office.Agreed(office.Guard, new(2026, 10, 30));
        office.Sessions.WorkOf(session).Forces.Single(f => !f.Holds).Changed.Single().Code.ShouldBe(late.Code);
        await office.SignAll(session);
        await office.Answers.Withdraw(late.Id, "ghi hai lần", null, ReconciliationOffice.Who(office.Guard), default);
        office.Sessions.WorkOf(session).Forces.Single(f => !f.Holds).Changed.Single().What.ShouldBe("withdrawn");
        await office.SignAll(session);
        await office.Answers.Correct(other.Id, other.Body with { From = new(2026, 9, 20), To = new(2026, 9, 20) }, "sai ngày", null, ReconciliationOffice.Who(office.Guard), default);
        office.Sessions.WorkOf(session).Forces.Select(f => f.Force).ShouldBe([Force.Police, Force.Army], "the border guard has no result left");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Refuses_to_sign_before_the_period_is_over_and_what_the_person_has_not_seen(string database)
    {
        await using var office = await ReconciliationOffice.Open(database);
        var result = await office.Agreed(office.Police, Day, office.Army);
        office.Test.Time.Go(2026, 11, 14);
        var session = await office.OpenSession();
        (await Should.ThrowAsync<RefusalException>(() => office.Sign(session, office.Army))).First.Code.ShouldBe("reconciliation.not-over");
        office.Test.Time.Go(2026, 11, 15);
        var seen = Reconcile.Seen(office.Sessions.WorkOf(session), Force.Army);
        await office.Correct(result, 4);
        Task<Signature> Sign(string mark, string? remark = null) => office.Reconcile.Sign(session.Id, Force.Army, remark, mark, ReconciliationOffice.Who(office.Army), default);
        (await Should.ThrowAsync<RefusalException>(() => Sign(seen))).First.Code.ShouldBe("reconciliation.moved");
        seen = Reconcile.Seen(office.Sessions.WorkOf(session), Force.Army);
        (await Should.ThrowAsync<RefusalException>(() => Sign(seen, "gọi 0912 345 678"))).First.Code.ShouldBe("text.personal-numbers");
        (await Sign(seen, "thống nhất")).Remark.ShouldBe("thống nhất");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Sessions_of_months_and_quarters_make_up_what_is_reconciled(string database)
    {
        await using var office = await ReconciliationOffice.Open(database);
        var (province, quarter, year) = (Scope.OfTerritory(office.Province.Id), Period.Parse("2026-Q4"), Period.Parse("2026"));
        office.Status.For(province, year).Level.ShouldBe(ReconciledLevel.NothingToReconcile);
        await office.Agreed(office.CommunePolice, new(2026, 10, 1), office.Army);
        var november = await office.Agreed(office.Police, Day, office.Army);
        office.Status.For(province, year).ShouldSatisfyAllConditions(s => s.Level.ShouldBe(ReconciledLevel.None), s => s.Lacking.Select(m => m.Code).ShouldBe(["2026-10", "2026-11"]));

        var first = await office.OpenSession(period: Period.Parse("2026-10"));
        office.Status.For(province, Period.Parse("2026-10")).Level.ShouldBe(ReconciledLevel.None, "an open session is no signed one");
        await office.SignAll(first);
        office.Status.For(province, Period.Parse("2026-10")).Level.ShouldBe(ReconciledLevel.Reconciled);
        office.Status.For(province, quarter).ShouldSatisfyAllConditions(s => s.Level.ShouldBe(ReconciledLevel.Partly), s => s.Lacking.ShouldBe([Period.Parse("2026-11")]));
        // The province's session covers its communes and their units; not the country.
        office.Status.For(Scope.OfTerritory(office.Commune.Id), year).Level.ShouldBe(ReconciledLevel.Reconciled);
        office.Status.For(Scope.OfUnit(office.CommunePolice.Id), year).Level.ShouldBe(ReconciledLevel.Reconciled);
        office.Status.For(Scope.OfUnit(office.Guard.Id), year).Level.ShouldBe(ReconciledLevel.NothingToReconcile);
        office.Status.For(Scope.OfTerritory(office.Test.Country.Id), Period.Parse("2026-10")).Level.ShouldBe(ReconciledLevel.None);

        office.Test.Time.Go(2027, 1, 5);
        var second = await office.OpenSession(period: quarter);
        await office.SignAll(second);
        var done = office.Status.For(province, year);
        done.Level.ShouldBe(ReconciledLevel.Reconciled);
        done.Sentence(new("vi")).ShouldBe("Số liệu phối hợp đã đối chiếu (phiên tháng 10 năm 2026; quý IV năm 2026, " + office.Province.FullName + "; các lực lượng ký từ ngày 20/11/2026 đến ngày 05/01/2027)");
        await office.Correct(november, 9);
        office.Status.For(province, year).ShouldSatisfyAllConditions(s => s.Level.ShouldBe(ReconciledLevel.Partly),
            s => s.Sentence(new("vi")).ShouldBe("Số liệu phối hợp tạm tính: chưa đối chiếu tháng 11 năm 2026"), s => s.Sentence(new("en")).ShouldBe("Joint figures are provisional: not reconciled for November 2026"));
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_publication_carries_the_mark_of_its_time_and_keeps_it(string database)
    {
        await using var office = await Office.Open(database);
        var month = Period.Parse("2026-10");
        office.Test.Time.Go(2026, 11, 20);
        var without = await office.Publish(month);
        office.Publications.Read(without).Reconciled.ShouldBeNull();
        office.Publications.Body(without).ShouldNotContain("\"reconciled\"");

        var army = office.Test.State.Organisation.UnitByCode("QS.40", office.Test.State.Today)!;
        var results = new ResultStore(office.Test.Database);
        var answers = new AnswerResult(office.Test.Database, office.Test.State, office.Test.Node.Access, results);
        var body = new ResultBody(ResultKind.DrugCase, new(2026, 10, 1), new(2026, 10, 1), office.Province.NodeId, "việc thử", null,
            [new(office.Police.Id, true, "", Answer.Pending, []), new(army.Id, false, "", Answer.Pending, [])], new(ReconciliationOffice.Cases(1), null, null, null, null));
        var result = await new RecordResult(office.Test.Database, office.Test.State, office.Test.Node.Access, results).Run(null, body, true, ReconciliationOffice.Who(office.Police), default);
        await answers.Confirm(result.Id, army.Id, [], null, null, ReconciliationOffice.Who(army), default);
        var provisional = await office.Publish(month);
        office.Publications.Read(provisional).Reconciled!.Level.ShouldBe(ReconciledLevel.None);
        ReportFile.Read("cong-bo.docx", office.Publications.File(provisional.DocxSha256)).Source.Text.ShouldContain("Số liệu phối hợp tạm tính: chưa đối chiếu tháng 10 năm 2026.");

        var store = new ReconciliationStore(office.Test.Database, office.Test.State);
        var reconcile = new Reconcile(office.Test.Database, office.Test.State, office.Test.Node.Access, store);
        var session = await reconcile.Open(office.Province.NodeId, month, office.Coordinator, default);
        await reconcile.Sign(session.Id, Force.Police, null, null, ReconciliationOffice.Who(office.Police), default);
        await reconcile.Sign(session.Id, Force.Army, null, null, ReconciliationOffice.Who(army), default);
        var published = await office.Publish(month);
        var frozen = office.Publications.Read(published);
        frozen.Reconciled!.Level.ShouldBe(ReconciledLevel.Reconciled);
        FrozenText.Write(frozen).ShouldBe(office.Publications.Body(published));
        var sentence = frozen.Reconciled.Sentence(new("vi"))!;
        sentence.ShouldContain("các lực lượng ký ngày 20/11/2026");
        ReportFile.Read("cong-bo.docx", office.Publications.File(published.DocxSha256)).Source.Text.ShouldContain(sentence + ".");

        await answers.Correct(result.Id, result.Body with { Accepted = result.Body.Accepted with { Amounts = ReconciliationOffice.Cases(5) } }, "đếm lại", null, ReconciliationOffice.Who(office.Police), default);
        office.Publications.Read(published).Reconciled!.Sentence(new("vi")).ShouldBe(sentence);
        await office.Test.AddAccount("binh", "Trần Thị Bình", new Grant(Role.Coordinator, office.Police.Id, Hierarchy.Territory));
        await using var app = await TestApp.Start(office.Test.Node);
        var binh = await app.SignInAs("binh");
        (await binh.Get("/cong-bo/" + published.Id)).One("#doi-chieu").TextContent.ShouldBe(sentence + ".");
        (await binh.Get("/cong-bo/" + without.Id)).Document.QuerySelector("#doi-chieu").ShouldBeNull();
        (await binh.Get($"/cong-bo/moi?nut=territory:40&ky={month.Code}")).Words.ShouldContain("Số liệu phối hợp tạm tính: chưa đối chiếu tháng 10 năm 2026.");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task The_pages_open_a_session_once_and_take_decisions_and_signatures(string database)
    {
        await using var office = await ReconciliationOffice.Open(database);
        await office.Test.AddAccount("binh", "Trần Thị Bình", new Grant(Role.Coordinator, office.Police.Id, Hierarchy.Territory));
        await office.Test.AddAccount("an", "Lê Văn An", new Grant(Role.Reporter, office.Army.Id, Hierarchy.Territory));
        await office.Test.AddAccount("xa", "Phạm Thị Xã", new Grant(Role.Reporter, office.CommunePolice.Id, Hierarchy.Territory));
        await using var app = await TestApp.Start(office.Test.Node);
        var binh = await app.SignInAs("binh");

        var form = await binh.Get("/doi-chieu");
        form.Document.QuerySelector("nav a[href='/doi-chieu']").ShouldNotBeNull();
        (await form.Submit(new() { ["dia-ban"] = "đâu đó", ["ky-mo"] = "2026-11" })).ShouldSatisfyAllConditions(p => p.Status.ShouldBe(HttpStatusCode.BadRequest), p => p.One("#dia-ban").GetAttribute("value").ShouldBe("đâu đó"));
        (await form.Submit(new() { ["dia-ban"] = "38", ["ky-mo"] = "2026-11" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        var page = await form.Submit(new() { ["dia-ban"] = "40", ["ky-mo"] = "2026-11" });
        var session = office.Sessions.All().Single();
        page.Path.ShouldBe(session.Path);
        var again = await form.Submit(new() { ["dia-ban"] = "40", ["ky-mo"] = "2026-11" });
        again.Status.ShouldBe(HttpStatusCode.Conflict);
        again.Document.QuerySelector($"main .card a[href='{session.Path}']").ShouldNotBeNull();
        office.Sessions.All().Count.ShouldBe(1);

        var result = await office.Record(office.Police, Day, ResultKind.DrugCase, ReconciliationOffice.Cases(3), office.Army);
        await office.Confirm(result, office.Army, ReconciliationOffice.Cases(2));
        page = await binh.Get(session.Path);
        page.One("#tien-do").TextContent.ShouldBe("Còn 1 việc: 1 khác số liệu.");
        var refused = await page.Submit(new() { ["don-vi"] = office.Army.Id, ["ly-do"] = "" }, "form[action*=Choose]");
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.One("#don-vi option[selected]").GetAttribute("value").ShouldBe(office.Army.Id);
        page = await refused.Submit(new() { ["don-vi"] = office.Army.Id, ["ly-do"] = "theo biên bản" }, "form[action*=Choose]");
        page.One("#tien-do").TextContent.ShouldBe("Còn 1 việc: 1 chờ chốt.");
        page = await page.Submit(form: "form[action*=Close]");
        page.One("#tien-do").TextContent.ShouldBe("Không còn việc nào.");
        new ResultStore(office.Test.Database).Get(result.Id).State.ShouldBe(ResultState.Closed);

        page.Document.QuerySelectorAll("form[action*=Sign]").Length.ShouldBe(1, "Bình signs for the police alone");
        page = await page.Submit(new() { ["y-kien"] = "thống nhất" }, "form[action*=Sign]");
        page.Words.ShouldContain("chờ ký (1 lực lượng)");
        var an = await app.SignInAs("an");
        (await (await an.Get(session.Path)).Submit(form: "form[action*=Sign]")).Words.ShouldContain("đã đối chiếu");
        (await an.Post(session.Path + "?handler=Sign", new() { ["luc-luong"] = "cong_an" })).Status.ShouldBe(HttpStatusCode.BadRequest, "a form without its token");
        var minutes = await an.Get(session.Path + "/bien-ban");
        foreach (var said in new[] { "Lấy số liệu của Bộ Chỉ huy Quân sự tỉnh", "theo biên bản", "Trần Thị Bình", "Lê Văn An", "thống nhất" }) minutes.Words.ShouldContain(said);

        // A commune of the province takes part in the session, and sees only what concerns it.
        await office.Record(office.Police, Day, ResultKind.Rescue, [new("rescued", "người", 1)], office.Army);
        var commune = await (await app.SignInAs("xa")).Get(session.Path);
        commune.Words.ShouldContain("1 việc khác thuộc các đơn vị ngoài phạm vi xem");
        commune.Document.QuerySelectorAll(".work").Length.ShouldBe(0);
        (await binh.Get("/doi-chieu?trang-thai=working")).Document.QuerySelectorAll("main tbody tr").Length.ShouldBe(1);
        (await binh.Get("/doi-chieu?trang-thai=done")).Document.QuerySelectorAll("main tbody tr").Length.ShouldBe(0);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Opening_is_for_coordinators_of_the_territory_and_periods_that_have_begun(string database)
    {
        await using var office = await ReconciliationOffice.Open(database);
        async Task<string> Refused(Actor by, string territory, string period) => (await Should.ThrowAsync<RefusalException>(() => office.Reconcile.Open(territory, Period.Parse(period), by, default))).First.Code;
        (await Refused(ReconciliationOffice.Who(office.Police), office.Province.Id, "2026-11")).ShouldBe("account.not-allowed");
        (await Refused(office.Coordinator, office.Test.Country.Id, "2026-11")).ShouldBe("account.not-allowed");
        (await Refused(office.Coordinator, office.Province.Id, "2026-H2")).ShouldBe("reconciliation.wrong-period");
        (await Refused(office.Coordinator, office.Province.Id, "2027-Q1")).ShouldBe("reconciliation.not-begun");
        await office.OpenSession();
        (await Refused(office.Coordinator, office.Province.Id, "2026-11")).ShouldBe("reconciliation.already-open");
    }
}
