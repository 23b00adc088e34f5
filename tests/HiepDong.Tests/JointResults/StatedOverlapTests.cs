using HiepDong.Reporting;
using System.Net;
using HiepDong.Accounts;
using HiepDong.Indicators;
using HiepDong.JointResults;
using HiepDong.JointResults.Reconciliation;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Tests.Consolidation;

namespace HiepDong.Tests.JointResults;

public class StatedOverlapTests
{
    private static readonly Period Month = Period.Parse("2026-10");

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_joint_part_is_stated_once_within_what_the_units_report_and_can_be_taken_back(string database)
    {
        await using var office = await Office.Open(database);
        var (test, army) = (office.Test, office.Test.State.Organisation.UnitByCode("QS.40", office.Test.State.Today)!);
        var outside = await test.AddUnit("CA.38", "Công an tỉnh khác", Force.Police, Echelon.Province, "38");
        await office.Accept(office.Police, Month, test.State.Totals.Find(office.Police.Id, "PH01-CA", Month) is null ? null : "thử", ("TD.TIN", "20"));
        var state = new StateOverlap(test.Database, test.State, test.Node.Access);
        async Task<StatedOverlap> State(decimal? amount = 18, string indicator = "TD.TIN", string? basis = "Biên bản số 4", Period? period = null, Actor? by = null, params string[] units) =>
            await state.Run(office.Province.NodeId, period ?? Month, indicator, amount, units.Length > 0 ? units : [office.Police.Id, army.Id], basis, by ?? office.Coordinator, default);
        async Task<string[]> Refused(Task<StatedOverlap> stating) => [.. (await Should.ThrowAsync<RefusalException>(() => stating)).Problems.Select(p => p.Code)];

        (await Refused(State(by: Office.Who(Role.Reporter, office.Police.Id)))).ShouldBe(["account.not-allowed"]);
        (await Refused(State(0))).ShouldBe(["overlap.bad-amount"]);
        (await Refused(State(1.5m))).ShouldBe(["overlap.bad-amount"]);
        (await Refused(State(basis: " "))).ShouldBe(["overlap.needs-basis"]);
        (await Refused(State(basis: "gọi 0912 345 678"))).ShouldBe(["text.personal-numbers"]);
        (await Refused(State(period: Period.Parse("2027-02")))).ShouldBe(["overlap.wrong-period"]);
        (await Refused(State(units: [office.Police.Id, office.Police.Id]))).ShouldBe(["overlap.too-few-units"]);
        (await Refused(State(units: [office.Police.Id, outside.Id]))).ShouldBe(["overlap.outside", "overlap.apart"]);
        (await Refused(State(1, units: [.. test.State.Organisation.Units.Where(u => u.Code is "CA.40001" or "CA.40002").Select(u => u.Id)]))).ShouldBe(["overlap.apart"]);
        var stock = test.State.Catalogue.Indicators.First(i => i.AddsUp == AddsUp.Last);
        (await Refused(State(indicator: stock.Code))).ShouldContain("overlap.not-a-sum");
        (await Refused(State(indicator: "KHONG.CO"))).ShouldBe(["overlap.unknown-indicator"]);
        var large = (await Should.ThrowAsync<RefusalException>(() => State(21))).First;
        large.Code.ShouldBe("overlap.too-large");
        large.Vi.ShouldContain(office.Police.Name + " (20");

        var stated = await State(18, units: [office.Police.Id, army.Id, office.Commune.Id]);
        StatedOverlapStore.All(test.Database).Single().ShouldSatisfyAllConditions(o => o.Id.ShouldBe(stated.Id), o => o.Amount.ShouldBe(18), o => o.Units.Count.ShouldBe(3), o => o.Basis.ShouldBe("Biên bản số 4"));
        (await Refused(State(2, period: Period.Parse("2026-Q4")))).ShouldBe(["overlap.already-stated"]);

        await state.Withdraw(stated.Id, office.Coordinator, default);
        StatedOverlapStore.All(test.Database).ShouldBeEmpty();
        StatedOverlapStore.History(test.Database).Single().WithdrawnBy.ShouldBe(office.Coordinator.UserName);
        (await Should.ThrowAsync<RefusalException>(() => state.Withdraw(stated.Id, office.Coordinator, default))).First.Code.ShouldBe("overlap.withdrawn");
        var smaller = await State(3);
        (await Should.ThrowAsync<RefusalException>(() => state.Restore(stated.Id, office.Coordinator, default))).First.Code.ShouldBe("overlap.already-stated");
        await state.Withdraw(smaller.Id, office.Coordinator, default);
        await state.Restore(stated.Id, office.Coordinator, default);
        StatedOverlapStore.All(test.Database).Single().Id.ShouldBe(stated.Id);
        test.Database.Query<string>("select kind from change_log where kind like 'result.overlap-%' order by seq")
            .ShouldBe(["result.overlap-stated", "result.overlap-withdrawn", "result.overlap-stated", "result.overlap-withdrawn", "result.overlap-stated"]);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task The_page_reads_what_is_typed_keeps_it_after_a_refusal_and_undoes_a_withdrawal(string database)
    {
        await using var office = await ReconciliationOffice.Open(database);
        await office.Test.AddAccount("binh", "Trần Thị Bình", new Grant(Role.Coordinator, office.Police.Id, Hierarchy.Territory));
        await office.Test.AddAccount("an", "Lê Văn An", new Grant(Role.Reporter, office.Army.Id, Hierarchy.Territory));
        await using var app = await TestApp.Start(office.Test.Node);
        var binh = await app.SignInAs("binh");
        var session = await office.OpenSession();
        var page = await binh.Get("/doi-chieu/phan-chung?phien=" + session.Id);
        page.One("#dia-ban").GetAttribute("value").ShouldBe("40 – " + office.Province.FullName);
        page.One("#ky-chung option[selected]").GetAttribute("value").ShouldBe("2026-11");
        var fields = new Dictionary<string, string> { ["chi-tieu"] = "td.tin", ["so"] = "1.018", ["don-vi"] = "CA.T", ["don-vi-2"] = "không có", ["can-cu"] = "Công văn số 9" };
        const string form = "#neu form";
        var refused = await page.Submit(fields, form);
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.One(".errors a").GetAttribute("href").ShouldBe("#don-vi-2");
        refused.One("#so").GetAttribute("value").ShouldBe("1.018");
        fields["don-vi-2"] = "bo chi huy quan su tinh";
        var listed = await refused.Submit(fields, form);
        listed.Words.ShouldContain("1.018 ");
        StatedOverlapStore.All(office.Test.Database).Single().Units.ShouldBe([office.Police.Id, office.Army.Id]);
        (await binh.Get(session.Path)).Words.ShouldContain("1.018 ");

        var an = await (await app.SignInAs("an")).Get("/doi-chieu/phan-chung");
        an.Words.ShouldContain("Công văn số 9");
        an.Document.QuerySelectorAll("main form[method=post]").Length.ShouldBe(0);

        var gone = await listed.Submit(form: "form[action*=Withdraw]");
        StatedOverlapStore.All(office.Test.Database).ShouldBeEmpty();
        (await binh.Get("/doi-chieu/phan-chung?da-rut=true")).Words.ShouldContain("đã rút");
        await gone.Submit(form: "form.note[action*=Restore]");
        StatedOverlapStore.All(office.Test.Database).Count.ShouldBe(1);
    }
}
