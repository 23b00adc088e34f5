using System.Net;
using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Publications;
using HiepDong.Tests.Consolidation;

namespace HiepDong.Tests.Publications;

public class PublicationTests
{
    private static readonly Period Month = Period.Parse("2026-10");

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task What_was_published_stays_when_a_report_is_corrected_or_comes_late(string database)
    {
        await using var office = await Office.Open(database);
        var late = office.Test.State.Organisation.UnitByCode("CA.40001", office.Test.State.Today)!;
        await office.Accept(office.Commune, Month, office.Test.State.Totals.Find(office.Commune.Id, "PH01-QS", Month) is null ? null : "chuẩn bị", ("TD.TIN", "24"));
        var published = await office.Publish(Month);
        var store = office.Publications;
        var body = store.Body(published);
        var docx = store.File(published.DocxSha256);
        var frozen = store.Read(published);
        FrozenText.Write(frozen).ShouldBe(body);
        frozen.Row("TD.TIN")!.Total.ShouldBe(office.Total("TD.TIN", Month));
        office.History.Since(published, frozen).Differences.ShouldBeEmpty();

        await office.Accept(office.Commune, Month, "cộng thiếu một tin", ("TD.TIN", "25"));
        var since = office.History.Since(published, frozen);
        var difference = since.Differences.Single(d => d.Indicator.Code == "TD.TIN");
        (difference.Present.Amount - difference.Published.Amount).ShouldBe(1);
        var change = difference.Changes.Single();
        (change.Old!.Value.Amount, change.New!.Value.Amount, change.Report.Reason, change.Report.IsLate).ShouldBe((24, 25, "cộng thiếu một tin", false));

        var before = office.Test.State.Totals.Find(late.Id, "PH01-CA", Month);
        await office.Accept(late, Month, before is null ? null : "sửa", ("TD.TIN", "7"));
        office.History.Since(published, frozen).Reports.Last().IsLate.ShouldBe(before is null);

        store.Body(store.Get(published.Id)).ShouldBe(body);
        store.File(published.DocxSha256).ShouldBe(docx);
        var then = office.History.AsOf(published);
        foreach (var row in frozen.ByForce.Rows) then.TotalOf(row.Indicator, then.Totals.Sum(then.TreeOf(Month), office.Province.NodeId, Month)).ShouldBe(row.Total, row.Indicator.Code);
        var again = await office.Publish(Month);
        again.Number.ShouldBe(published.Number + 1);
        office.History.Since(again, store.Read(again)).Differences.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Publications_made_while_reports_are_accepted_are_each_true_of_their_sequence(string database)
    {
        await using var office = await Office.Open(database);
        await office.Accept(office.Commune, Month, office.Test.State.Totals.Find(office.Commune.Id, "PH01-QS", Month) is null ? null : "chuẩn bị", ("TD.TIN", "100"));
        var corrections = Task.Run(async () => { for (var n = 1; n <= 12; n++) await office.Accept(office.Commune, Month, "lần " + n, ("TD.TIN", (100 + n).ToString(System.Globalization.CultureInfo.InvariantCulture))); });
        var published = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => office.Publish(Month))));
        await corrections;
        published.Select(p => p.Number).Order().ShouldBe([1, 2, 3, 4]);
        foreach (var p in published)
        {
            var then = office.History.AsOf(p);
            foreach (var row in office.Publications.Read(p).ByForce.Rows) then.TotalOf(row.Indicator, then.Totals.Sum(then.TreeOf(Month), office.Province.NodeId, Month)).ShouldBe(row.Total, row.Indicator.Code);
        }
    }

    [Fact]
    public async Task Refuses_to_publish_without_the_role_or_figures_that_moved_since_they_were_seen()
    {
        await using var office = await Office.Open("sqlite");
        (await Should.ThrowAsync<RefusalException>(() => office.Publish(Month, Office.Who(Role.Reporter, office.Police.Id)))).First.Code.ShouldBe("account.not-allowed");
        (await Should.ThrowAsync<RefusalException>(() => office.Publish(Month, Office.Who(Role.Coordinator, office.Commune.Id)))).First.Code.ShouldBe("account.not-allowed");
        var seen = office.Test.State.Totals.Sequence;
        await office.Accept(office.Commune, Month, office.Test.State.Totals.Find(office.Commune.Id, "PH01-QS", Month) is null ? null : "sửa", ("TD.TIN", "1"));
        (await Should.ThrowAsync<RefusalException>(() => office.Publish(Month, seen: seen))).First.Code.ShouldBe("publication.moved");
        (await Should.ThrowAsync<RefusalException>(() => office.Publish(Period.Parse("2027-05")))).First.Code.ShouldBe("publication.nothing-to-publish");
        office.Publications.All().ShouldBeEmpty();
    }

    [Fact]
    public async Task Notices_a_frozen_text_that_was_tampered_with()
    {
        await using var office = await Office.Open("sqlite");
        var published = await office.Publish(Month);
        await office.Test.Database.Write("x", "", write =>
        {
            write.Execute("update publication set body = replace(body, '\"title\"', '\"titel\"')");
            write.Log("test.tampered", published.Id);
        });
        Should.Throw<RefusalException>(() => office.Publications.Read(published)).First.Code.ShouldBe("publication.damaged");
    }

    [Fact]
    public async Task A_coordinator_publishes_on_the_page_and_sees_what_differs_since()
    {
        await using var office = await Office.Open("sqlite");
        var test = office.Test;
        await test.AddAccount("binh", "Trần Thị Bình", new Grant(Role.Coordinator, office.Police.Id, Hierarchy.Territory));
        await test.AddAccount("an", "Nguyễn Văn An", new Grant(Role.Reporter, office.Commune.Id, Hierarchy.Chain));
        await office.Accept(office.Commune, Month, test.State.Totals.Find(office.Commune.Id, "PH01-QS", Month) is null ? null : "chuẩn bị", ("TD.TIN", "24"));
        await using var app = await TestApp.Start(test.Node);
        using var browser = await app.SignInAs("binh");
        var form = await browser.Get("/cong-bo/moi?nut=territory:40&ky=2026-10");
        form.Words.ShouldContain("Công bố số 01/2026");
        (await form.Submit(new() { ["Title"] = " " })).Words.ShouldContain("Ghi tên của số liệu công bố");
        var made = await form.Submit();
        made.Path.ShouldStartWith("/cong-bo/");
        made.Words.ShouldContain("Đã công bố số 01/2026");
        made.Words.ShouldContain("đúng như đã công bố");

        await office.Accept(office.Commune, Month, "cộng thiếu một tin", ("TD.TIN", "25"));
        var after = await browser.Get(made.Path);
        after.Words.ShouldContain("24 → 25, lý do: cộng thiếu một tin");
        after.Words.ShouldContain("đã công bố");
        var table = await browser.Get("/tong-hop?nut=territory:40&ky=2026-10");
        table.One("#figures .badge.warn").TextContent.ShouldStartWith("nay ");
        table.Words.ShouldContain("Công bố số 02");
        var source = await browser.Get(made.Path + "/TD.TIN");
        source.One("h1").TextContent.ShouldContain(Shown.Number(office.Total("TD.TIN", Month).Amount - 1, "vi"));
        source.Words.ShouldNotContain("khác");
        foreach (var kind in new[] { "docx", "xlsx", "json" })
        {
            var address = new Uri($"{made.Path}?handler=File&kind={kind}", UriKind.Relative);
            (await browser.Client.GetByteArrayAsync(address)).ShouldBe(await browser.Client.GetByteArrayAsync(address));
        }
        (await browser.Get("/cong-bo")).Words.ShouldContain("01/2026");
        JsonDocument.Parse((await browser.Get("/api/v1/publications")).Text).RootElement.GetProperty("total").GetInt32().ShouldBe(1);
        using var other = await app.SignInAs("an");
        (await other.Get(made.Path)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await other.Get("/cong-bo")).Words.ShouldNotContain("01/2026");
        (await other.Get("/cong-bo/moi?nut=unit:QS.40003&ky=2026-10")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
