using System.Net;
using System.Text;
using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Organisation;
using HiepDong.Periods;

namespace HiepDong.Tests.Consolidation;

public class CompletenessGridTests
{
    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Every_cell_is_the_completeness_of_the_consolidation(string database)
    {
        await using var office = await Office.Open(database, 29);
        var consolidator = office.Test.State.Consolidator;
        var tree = office.Test.State.Organisation.At(office.Test.State.Today);
        var months = Enumerable.Range(0, 14).Select(n => new Period(Period.Month(2025, 9).Start + n, 1)).ToList();
        foreach (var scope in new[] { office.Province, Scope.OfUnit(office.Police.Id), Scope.OfTerritory(office.Test.Country.Id) })
        {
            var rows = new CompletenessGrid(consolidator).Of(tree, scope, months);
            rows.Count.ShouldBeGreaterThan(2);
            for (var m = 0; m < months.Count; m++)
            {
                foreach (var row in rows.Where(r => !r.IsOwn)) row.Months[m].ShouldBe(Whole(scope with { NodeId = row.NodeId }, months[m]), $"{row.NodeId} {months[m]}");
                // With what stands at the node itself the rows make up the whole.
                rows.Aggregate(default(Completeness), (a, r) => a + r.Months[m]).Accepted.ShouldBe(Whole(scope, months[m]).Accepted, $"{scope} {months[m]}");
            }
            rows.Sum(r => r.All.Accepted).ShouldBeGreaterThan(50);
        }

        Completeness Whole(Scope scope, Period month) => consolidator.CompletenessByForce(tree, scope, month).Aggregate(default(Completeness), (a, c) => a + c.Completeness);
    }

    [Fact]
    public async Task A_cell_that_lacks_reports_opens_the_list_of_who_is_missing()
    {
        await using var office = await Office.Open("sqlite", 29);
        await office.Test.AddAccount("binh", "Trần Thị Bình", new Grant(Role.Coordinator, office.Police.Id, Hierarchy.Territory));
        await using var app = await TestApp.Start(office.Test.Node);
        using var binh = await app.SignInAs("binh");
        var progress = await binh.Get("/tien-do");
        var page = await binh.Get(progress.One("a[href^='/tien-do/day-du']").GetAttribute("href")!);
        page.Status.ShouldBe(HttpStatusCode.OK);
        Encoding.UTF8.GetByteCount(page.Text).ShouldBeLessThan(100_000);
        var link = page.One("table.heat td a");
        link.TextContent.ShouldNotBe("100");
        var missing = await binh.Get(link.GetAttribute("href")!);
        missing.Status.ShouldBe(HttpStatusCode.OK);
        missing.Document.QuerySelectorAll("tbody tr").Length.ShouldBeGreaterThan(0);
        var least = await binh.Get("/tien-do/day-du?xep=thieu");
        least.Document.QuerySelectorAll("table.heat tbody tr").Length.ShouldBe(page.Document.QuerySelectorAll("table.heat tbody tr").Length);
        (await binh.Get("/tien-do/day-du?nut=territory:VN")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
