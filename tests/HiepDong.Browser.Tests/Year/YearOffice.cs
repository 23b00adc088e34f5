using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Territories;
using HiepDong.Tests;
using Microsoft.AspNetCore.Builder;

namespace HiepDong.Browser.Tests.Year;

/// <summary>
/// A province of its own for one story, on either database, served to real browsers: the committee (Bình prepares, Chi chairs), the police (Giang accepts and prepares, Cao chairs), the
/// army (Quân signs) and the border guard (Bảo accepts, Biên signs); a commune with police (An) and a border post (Hải); five communes' committees (v1 to v5).
/// The clock begins at 9:00 on 16/11/2026 and goes on; a story moves it to another day.
/// </summary>
internal sealed class YearOffice : IAsyncDisposable
{
    private static readonly DateOnly From = new(2025, 7, 1);
    private readonly WebApplication app;
    private readonly IPlaywright playwright;

    private YearOffice(TestNode test, WebApplication app, IPlaywright playwright, Site site) => (Test, this.app, this.playwright, Site) = (test, app, playwright, site);

    public TestNode Test { get; }
    public Site Site { get; }
    public static readonly IReadOnlyList<(string Code, string Name)> Communes = [("40901", "Đông Lĩnh"), ("40902", "Mường Ải"), ("40903", "Nậm Sơn"), ("40904", "Châu Hòa"), ("40905", "Tân Lập")];

    public OrgUnit Unit(string code) => Test.State.Organisation.UnitByCode(code, Test.State.Today)!;
    public T Use<T>() where T : notnull => (T)app.Services.GetService(typeof(T))!;

    public static async Task<YearOffice> Open(string database)
    {
        var test = await TestNode.Open(database, runs: true);
        var province = test.State.Organisation.TerritoryByCode("40", test.State.Today)!;
        await test.Database.Write("operator", "", write =>
        {
            foreach (var (code, name) in Communes) OrganisationStore.Insert(write, new Territory(Territory.MakeId(code, From), code, name, TerritoryKind.Commune, province.Id, From, null));
            write.Log("organisation.territory-added", province.Id);
        });
        var committee = await test.AddUnit("UB.40", "Ủy ban nhân dân tỉnh Nghệ An", Force.Civil, Echelon.Province, "40");
        var police = await test.AddUnit("CA.40", "Công an tỉnh Nghệ An", Force.Police, Echelon.Province, "40");
        var army = await test.AddUnit("QS.40", "Bộ Chỉ huy quân sự tỉnh Nghệ An", Force.Army, Echelon.Province, "40");
        var guard = await test.AddUnit("BP.40", "Ban Chỉ huy Bộ đội Biên phòng tỉnh Nghệ An", Force.BorderGuard, Echelon.Province, "40");
        var commune = await test.AddUnit("CA.X1", "Công an xã Đông Lĩnh", Force.Police, Echelon.Commune, "40901", police);
        var post = await test.AddUnit("BP.X1", "Đồn Biên phòng Nậm Cắn", Force.BorderGuard, Echelon.Post, "40901", guard);
        var n = 0;
        foreach (var (code, name) in Communes)
        {
            var venue = await test.AddUnit("UB.X" + ++n, "Ủy ban nhân dân xã " + name, Force.Civil, Echelon.Commune, code, committee);
            await test.AddAccount("v" + n, "Cán bộ xã " + name, new Grant(Role.Reporter, venue.Id, Hierarchy.Territory));
        }
        await test.AddAccount("binh", "Trần Thị Bình", new Grant(Role.Coordinator, committee.Id, Hierarchy.Territory));
        await test.AddAccount("chi", "Lê Thị Chi", new Grant(Role.Leader, committee.Id, Hierarchy.Territory));
        await test.AddAccount("giang", "Vũ Hoàng Giang", new Grant(Role.Coordinator, police.Id, Hierarchy.Chain));
        await test.AddAccount("cao", "Phạm Văn Cao", new Grant(Role.Leader, police.Id, Hierarchy.Chain));
        await test.AddAccount("quan", "Đặng Minh Quân", new Grant(Role.Leader, army.Id, Hierarchy.Chain));
        await test.AddAccount("bao", "Hồ Gia Bảo", new Grant(Role.Approver, guard.Id, Hierarchy.Chain));
        await test.AddAccount("bien", "Trần Văn Biên", new Grant(Role.Leader, guard.Id, Hierarchy.Chain));
        await test.AddAccount("an", "Nguyễn Văn An", new Grant(Role.Reporter, commune.Id, Hierarchy.Chain));
        await test.AddAccount("hai", "Đỗ Minh Hải", new Grant(Role.Reporter, post.Id, Hierarchy.Chain));

        var app = ServeCommand.Host(test.Node, "http://127.0.0.1:0");
        await app.StartAsync();
        var playwright = await Playwright.CreateAsync();
        var browser = await Chrome.Launch(playwright);
        return new(test, app, playwright, new(browser, app.Urls.Single(), TestNode.Password));
    }

    public async ValueTask DisposeAsync()
    {
        await Site.Browser.DisposeAsync();
        playwright.Dispose();
        await app.DisposeAsync();
        await Test.DisposeAsync();
    }
}
