using System.Net;
using System.Text;
using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Consolidation.Pictures;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Territories;

namespace HiepDong.Tests.Consolidation;

public class MapTests
{
    private static readonly Period October = Period.Month(2026, 10);

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Every_province_has_a_square_of_its_own_and_its_figure_is_the_consolidations(string database)
    {
        await using var office = await Office.Open(database, 17);
        var consolidator = office.Test.State.Consolidator;
        var provinces = office.Test.State.Organisation.At(October.Window().To).ChildrenOf(office.Test.Country.Id).ToList();
        provinces.Select(p => p.Code).Order().ShouldBe(TileLayout.Codes.Order());
        var squares = provinces.Select(p => TileLayout.Find(p.Code)!.Value).Concat(TileLayout.SpecialZones.Select(z => z.At)).ToList();
        squares.Distinct().Count().ShouldBe(36);
        TileLayout.SpecialZones.Select(z => (z.Name, z.Province)).ShouldBe([("Hoàng Sa", "48"), ("Trường Sa", "56")]);

        var map = ProvinceMap.Make(consolidator, office.Test.Node.Access, Actor.Operator, consolidator.Catalogue["MT.VU"], October, Shade.Figure, office.Test.State.Today);
        map.Places.Count.ShouldBe(34);
        var run = consolidator.Run(new(Scope.OfTerritory(office.Test.Country.Id), October, ["MT.VU"], Breakdown.Territory));
        foreach (var place in map.Places) place.Total.ShouldBe(run.Rows[0].By.First(p => p.Key == place.Territory.Code).Total, place.Territory.Name);
        // Only Nghệ An has reported: the rest is missing, which is not nought and has no shade.
        map.Places.Where(p => p.Class != "none").Select(p => p.Territory.Code).ShouldBe(["40"]);
        map.Places.Single(p => p.Territory.Code == "40").LastYear!.Total.ShouldBe(run.Rows[0].LastYear!.Total);
    }

    [Fact]
    public async Task A_square_opens_the_consolidation_and_nobody_sees_more_than_they_may()
    {
        await using var office = await Office.Open("sqlite", 19);
        await office.Test.AddAccount("binh", "Trần Thị Bình", new Grant(Role.Coordinator, office.Police.Id, Hierarchy.Territory));
        await office.Test.AddAccount("lan", "Ngô Phương Lan", new Grant(Role.Coordinator, office.Test.Country.Id, Hierarchy.Territory));
        await using var app = await TestApp.Start(office.Test.Node);
        using var lan = await app.SignInAs("lan");
        var page = await lan.Get("/ban-do?ky=2026-10&ct=MT.VU");
        page.Status.ShouldBe(HttpStatusCode.OK);
        Encoding.UTF8.GetByteCount(page.Text).ShouldBeLessThan(100_000);
        var written = office.Total("MT.VU", October).ToQuantity(office.Test.State.Catalogue["MT.VU"])!.Value.Write("vi");
        var square = page.One("a.tile[href='/tong-hop?nut=territory:40&ky=2026-10']");
        square.QuerySelector("text.v")!.TextContent.ShouldBe(written);
        page.Document.QuerySelectorAll("table tbody tr").Length.ShouldBe(34);
        page.One("table tbody tr:has(a[href='/tong-hop?nut=territory:40&ky=2026-10']) td").TextContent.Trim().ShouldBe(written);
        page.One("a.tile.none rect").GetAttribute("fill").ShouldBe("url(#hatch)");
        page.Document.QuerySelectorAll("g.zone title").Select(t => t.TextContent).ShouldBe(["Đặc khu Hoàng Sa, số liệu tính trong Đà Nẵng", "Đặc khu Trường Sa, số liệu tính trong Khánh Hòa"]);
        (await lan.Get(square.GetAttribute("href")!)).Status.ShouldBe(HttpStatusCode.OK);
        page.One("nav.side a[href='/ban-do']").TextContent.ShouldBe("Bản đồ");
        // Before the provinces of today there is nothing to open, only figures restated to them.
        var before = await lan.Get("/ban-do?ky=2025-03&to=day-du");
        before.Document.QuerySelectorAll("a.tile").ShouldBeEmpty();
        before.Words.ShouldContain("Số liệu đã quy về các tỉnh, thành phố hiện nay");

        using var binh = await app.SignInAs("binh");
        var own = await binh.Get("/ban-do?ky=2026-10&ct=MT.VU&to=thay-doi");
        own.Document.QuerySelectorAll("a.tile").Length.ShouldBe(1);
        own.Document.QuerySelectorAll("table tbody tr").Length.ShouldBe(1);
        own.Words.ShouldContain("33 tỉnh, thành phố ngoài phạm vi được xem");
        own.Document.QuerySelector("nav.side a[href='/ban-do']").ShouldBeNull();
    }
}
