using System.Net;
using System.Text;
using HiepDong.Accounts;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Tests.Consolidation;
using HiepDong.Web.Charts;

namespace HiepDong.Tests.Leading;

public class LeaderPageTests
{
    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Ten_figures_of_the_year_are_the_consolidations_and_open_their_source(string database)
    {
        await using var office = await Office.Open(database, 23);
        var test = office.Test;
        await test.AddAccount("chi", "Lê Thị Chi", new Grant(Role.Leader, office.Police.Id, Hierarchy.Territory));
        await test.AddAccount("an", "Nguyễn Văn An", new Grant(Role.Reporter, office.Commune.Id, Hierarchy.Chain));
        await using var app = await TestApp.Start(test.Node);
        using var chi = await app.SignInAs("chi");
        var page = await chi.Get("/lanh-dao");
        page.Status.ShouldBe(HttpStatusCode.OK);
        Encoding.UTF8.GetByteCount(page.Text).ShouldBeLessThan(100_000);
        var latest = Period.Holding(test.State.Today, Rhythm.Month, WindowRule.Statutory).Previous;
        var year = new Period(latest.Year * 12, latest.FirstMonth);
        var figures = page.Document.QuerySelectorAll(".leader-figures .kpi");
        figures.Length.ShouldBe(10);
        var drugs = figures[0].QuerySelector("b a")!;
        var total = office.Total("MT.VU", year);
        drugs.TextContent.ShouldBe(total.ToQuantity(test.State.Catalogue["MT.VU"])!.Value.Write("vi"));
        (await chi.Get(drugs.GetAttribute("href")!)).One("h1").TextContent.ShouldContain(drugs.TextContent);
        (await chi.Get(figures[0].QuerySelector("a.spark-link")!.GetAttribute("href")!)).One("#dien-bien").ShouldNotBeNull();
        page.Words.ShouldContain("báo cáo đã duyệt");
        page.Words.ShouldContain("Chưa có hội nghị nào được dự kiến");
        page.One("nav.side a[href='/lanh-dao']").TextContent.ShouldBe("Lãnh đạo");

        using var an = await app.SignInAs("an");
        (await an.Get("/lanh-dao")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await an.Get("/")).Document.QuerySelector("nav.side a[href='/lanh-dao']").ShouldBeNull();
    }

    [Fact]
    public void A_line_the_size_of_a_word_begins_at_nought_and_breaks_where_a_value_is_missing()
    {
        Sparkline.Path([0, 10, 5]).ShouldBe("M0 17 30 1 60 9");
        Sparkline.Path([4, null, 8]).ShouldBe("M0 9h.1M60 1h.1");
        Sparkline.Path([null, null, null]).ShouldBe("");
        Sparkline.Path([0, 0, 0]).ShouldBe("M0 17 30 17 60 17");
    }
}
