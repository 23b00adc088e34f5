using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Documents;
using HiepDong.Indicators;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Publications;
using HiepDong.Reporting;

namespace HiepDong.Tests.JointResults;

/// <summary>From results through the units' reports into every total, wherever it is shown.</summary>
public sealed class CountedOnceTests
{
    private static readonly DateOnly Day = new(2026, 11, 3);

    private static ReportStore Reports(ReconciliationOffice office) => new(office.Test.Database, office.Test.State);

    /// <summary>A unit's report as its officer would send it: what results make, changed where something is typed.</summary>
    private static async Task<Report> Send(ReconciliationOffice office, OrgUnit unit, string? remark, params (string Code, string Value)[] typed)
    {
        var (test, by, period) = (office.Test, ReconciliationOffice.Who(unit), ReconciliationOffice.Month);
        var reports = Reports(office);
        var form = test.State.Catalogue.FormsFor(period).First(f => f.AsksOf(unit) && f.IndicatorCodes.Contains("MT.VU"));
        var report = await new OpenReport(test.Database, test.State, test.Node.Access, reports).Run(unit.Id, form.Code, period, by, default);
        var draft = ReportEntry.For(test.Database, test.State, test.Node.Access, reports).Load(report.Id, by, offer: true).Draft;
        foreach (var (code, value) in typed)
        {
            draft.Figures[code] = value;
            if (remark != null) draft.Remarks[code] = remark;
        }
        var version = await new SubmitReport(test.Database, test.State, test.Node.Access, reports).Run(report.Id, draft, 0, by, default);
        await new AcceptReport(test.Database, test.Node.Access, reports).Run(report.Id, version, Actor.Operator, default);
        return reports.Get(report.Id);
    }

    private static ConsolidationRow Row(ReconciliationOffice office, string indicator, Scope? scope = null) =>
        office.Test.State.Consolidator.Run(new(scope ?? Scope.OfTerritory(office.Province.Id), ReconciliationOffice.Month, [indicator], Breakdown.Force)).Rows.Single();

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Results_become_figures_with_their_source_and_count_once_where_units_meet(string database)
    {
        await using var office = await ReconciliationOffice.Open(database);
        var joint = await office.Record(office.Police, Day, ResultKind.DrugCase, [new("cases", "vụ", 2), new("subjects", "đối tượng", 3), new("heroin", "bánh", 2)], office.Guard, office.CommunePolice);
        await office.Confirm(joint, office.Guard);
        await office.Record(office.Guard, Day, ResultKind.DrugCase, ReconciliationOffice.Cases(1));

        var police = await Send(office, office.Police, null);
        var figure = Reports(office).Version(police.Id, 1)!.Content.Of(office.Test.State.Catalogue["MT.VU"].Number)!;
        figure.Quantity.ShouldBe(new Quantity(2));
        figure.Origin.Kind.ShouldBe(OriginKind.Results);
        figure.Origin.Results.ShouldBe([joint.Id]);
        Row(office, "MT.VU").Total.Amount.ShouldBe(2);
        await Send(office, office.Guard, null);

        var row = Row(office, "MT.VU");
        row.Total.Amount.ShouldBe(3);
        row.Joint.ShouldBe(new JointShare(1, 2, 0, 5, 1));
        row.By.Select(p => (p.Key, p.Total.Amount)).ShouldBe([("cong_an", 2), ("bien_phong", 3)]);
        Row(office, "MT.VU", Scope.OfUnit(office.Guard.Id)).Total.Amount.ShouldBe(3, "in its own chain once");
        Row(office, "MT.VU", Scope.OfUnit(office.Guard.Id)).Joint.ShouldBe(new JointShare(1, 0, 2, 3, 1));
        // Bricks stay bricks; as kilograms they are what the factor table says, and "about".
        Row(office, "MT.HEROIN_BANH").Total.ShouldBe(new Total(2, 2));
        Row(office, "MT.HEROIN_KG").Total.ToQuantity(office.Test.State.Catalogue["MT.HEROIN_KG"]).ShouldBe(new Quantity(0.7m, Bound.About));

        // A subordinate of the same force confirms later: its report makes the chain's sum larger, not its total.
        joint = await office.Confirm(joint, office.CommunePolice);
        await Send(office, office.CommunePolice, null);
        Row(office, "MT.VU", Scope.OfUnit(office.Police.Id)).Total.Amount.ShouldBe(2);
        Row(office, "MT.VU").Total.Amount.ShouldBe(3);

        office.Test.State.Recount().Totals.Sum(office.Test.State.Consolidator.TreeOf(ReconciliationOffice.Month), office.Province.Id, ReconciliationOffice.Month)
            .Total(office.Test.State.Catalogue["MT.VU"].Number, false).Amount.ShouldBe(3);
        new Recount(office.Test.Database, office.Test.State).Run().Differing.ShouldBe(0);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_figure_other_than_its_results_make_is_explained_or_refused(string database)
    {
        await using var office = await ReconciliationOffice.Open(database);
        var joint = await office.Agreed(office.Police, Day, office.Guard);
        var refusal = await Should.ThrowAsync<RefusalException>(() => Send(office, office.Police, null, ("MT.VU", "4")));
        refusal.First.Code.ShouldBe("report.remark-needed");
        await Send(office, office.Police, "Phần còn lại là kết quả riêng", ("MT.VU", "4"));
        await Send(office, office.Guard, "Chưa bàn giao hồ sơ", ("MT.VU", "0"));
        // The guard's 0 holds no result, so none is taken off.
        Row(office, "MT.VU").Total.Amount.ShouldBe(4);
        Row(office, "MT.VU").Joint!.Overlap.ShouldBe(0);
        await office.Answers.Withdraw(joint.Id, "ghi nhầm", null, ReconciliationOffice.Who(office.Police), default);
        Row(office, "MT.VU").Joint.ShouldBeNull();
        Row(office, "MT.VU").Total.Amount.ShouldBe(4);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Screen_documents_interface_and_command_line_say_the_same(string database)
    {
        await using var office = await ReconciliationOffice.Open(database);
        var joint = await office.Record(office.Police, Day, ResultKind.DrugCase, ReconciliationOffice.Cases(2), office.Guard);
        await office.Confirm(joint, office.Guard);
        await Send(office, office.Police, "kết quả riêng", ("MT.VU", "1.207"));
        await Send(office, office.Guard, "kết quả riêng", ("MT.VU", "30"));
        var (node, consolidator, scope) = (office.Test.Node, office.Test.State.Consolidator, Scope.OfTerritory(office.Province.Id));

        var output = new StringWriter();
        var result = consolidator.Run(new(scope, ReconciliationOffice.Month, ["MT.VU"]));
        ConsolidationTable.WriteText(output, result, true, "vi");
        output.ToString().ShouldContain("1.235");
        output.ToString().ShouldContain("phối hợp 2; các lực lượng cộng lại 1.237, trùng 2");
        var csv = new StringWriter();
        ConsolidationTable.WriteCsv(csv, result, false);
        csv.ToString().ShouldContain(",1235,exact,2,1233,2,0,1237,2");

        await new AccountStore(office.Test.Database).Create(Actor.Operator, new("binh", "Trần Thị Bình", "", [new Grant(Role.Coordinator, office.Police.Id, Hierarchy.Territory)], TestApp.Password));
        await using var app = await TestApp.Start(node);
        var browser = await app.SignInAs("binh");
        var page = await browser.Get("/tong-hop?nut=territory:40&ky=2026-11&ma=MT.VU&tach=phoi-hop");
        foreach (var shown in new[] { "1.235", "1.233", "1.237", "Phối hợp, chủ trì", "Các lực lượng cộng lại" }) page.Words.ShouldContain(shown);
        var source = await browser.Get("/tong-hop/nguon?nut=territory:40&ky=2026-11&ct=MT.VU");
        source.Words.ShouldContain(joint.Code);
        source.Words.ShouldContain("Trừ phần các lực lượng cùng nêu");
        using var json = JsonDocument.Parse(await browser.Client.GetStringAsync("/api/v1/consolidations?scope=territory:40&period=2026-11&indicators=MT.VU"));
        var served = json.RootElement.GetProperty("rows")[0];
        served.GetProperty("value").GetDecimal().ShouldBe(1235);
        served.GetProperty("joint").GetProperty("forces_sum").GetDecimal().ShouldBe(1237);
        served.GetProperty("joint").GetProperty("overlap").GetDecimal().ShouldBe(2);

        var docx = await browser.Client.GetByteArrayAsync("/tong-hop/tai-ve?nut=territory:40&ky=2026-11&dang=docx");
        var words = ReportFile.Read("b.docx", docx).Source.Text;
        foreach (var shown in new[] { "1.235", "1.233", "1.237", "Riêng và phối hợp" }) words.ShouldContain(shown);
        var xlsx = await browser.Client.GetByteArrayAsync("/tong-hop/tai-ve?nut=territory:40&ky=2026-11&dang=xlsx");
        var rows = SpreadsheetReader.Read(new MemoryStream(xlsx), "b.xlsx").Where(r => r.Sheet == "Riêng và phối hợp").ToList();
        rows.ShouldContain(r => Enumerable.Range(3, 6).Select(r.Text).SequenceEqual(new[] { "1235", "1233", "2", "0", "1237", "2" }));
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_publication_keeps_its_overlap_and_tells_which_result_changed_since(string database)
    {
        await using var office = await ReconciliationOffice.Open(database);
        var joint = await office.Agreed(office.Police, Day, office.Guard);
        await Send(office, office.Police, null);
        await Send(office, office.Guard, null);
        var published = await new PublishConsolidation(office.Test.Database, office.Test.State, office.Test.Node.Access).Run(Scope.OfTerritory(office.Province.Id), ReconciliationOffice.Month, "Tháng 11", null, office.Coordinator, default);
        var store = new PublicationStore(office.Test.Database);
        var frozen = store.Read(store.Get(published.Id));
        frozen.Row("MT.VU")!.Total.Amount.ShouldBe(1);
        frozen.Row("MT.VU")!.Joint.ShouldBe(new JointShare(0, 1, 0, 2, 1));

        await office.Answers.Withdraw(joint.Id, "hai việc khác nhau", null, ReconciliationOffice.Who(office.Police), default);
        Row(office, "MT.VU").Total.Amount.ShouldBe(2);
        var history = new PublicationHistory(office.Test.Database, office.Test.State, new(office.Test.Database));
        var since = history.Since(store.Get(published.Id), frozen);
        since.Results.Select(r => (r.ResultId, r.Version.What)).ShouldContain((joint.Id, "withdrawn"));
        var difference = since.Differences.Single(d => d.Indicator.Code == "MT.VU");
        (difference.Published.Amount, difference.Present.Amount).ShouldBe((1, 2));
        // The way back to the time of the publication takes the overlap with it.
        var then = history.AsOf(store.Get(published.Id));
        then.Run(new(Scope.OfTerritory(office.Province.Id), ReconciliationOffice.Month, ["MT.VU"])).Rows.Single().Total.Amount.ShouldBe(1);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_stated_joint_part_is_taken_off_once_and_holds_what_is_recorded_later(string database)
    {
        await using var office = await ReconciliationOffice.Open(database);
        await Send(office, office.Police, null, ("MT.VU", "20"));
        await Send(office, office.Guard, null, ("MT.VU", "19"));
        Row(office, "MT.VU").Total.Amount.ShouldBe(39);
        var stated = await office.Overlaps.Run(office.Province.Id, ReconciliationOffice.Month, "MT.VU", 18, [office.Police.Id, office.Guard.Id], "biên bản giao ban", office.Coordinator, default);
        Row(office, "MT.VU").Total.Amount.ShouldBe(21);
        Row(office, "MT.VU").Joint!.Joint.ShouldBe(18);
        await office.Agreed(office.Police, Day, office.Guard);
        Row(office, "MT.VU").Total.Amount.ShouldBe(21, "the recorded one is among the 18");
        new Recount(office.Test.Database, office.Test.State).Run().Differing.ShouldBe(0);
        await office.Overlaps.Withdraw(stated.Id, office.Coordinator, default);
        Row(office, "MT.VU").Total.Amount.ShouldBe(38);
    }
}
