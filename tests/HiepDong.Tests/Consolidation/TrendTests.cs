using System.Net;
using System.Text;
using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Consolidation.Pictures;
using HiepDong.Indicators;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Web;

namespace HiepDong.Tests.Consolidation;

public class TrendTests
{
    private static readonly Period October = Period.Month(2026, 10);

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Every_month_of_a_trend_is_what_the_database_sums_itself(string database)
    {
        await using var office = await Office.Open(database, 13);
        var consolidator = office.Test.State.Consolidator;
        var tree = consolidator.TreeOf(October);
        var units = consolidator.Organisation.Units.Where(u => tree.Covers(office.Province, u.Id)).Select(u => u.Id).ToList();
        foreach (var code in new[] { "MT.VU", "TT.TO", "MT.KL" })
        {
            var indicator = consolidator.Catalogue[code];
            var trend = new Trends(consolidator).Of(office.Province, October, indicator);
            trend.Steps.Select(s => s.Period).ShouldBe(Enumerable.Range(0, 12).Select(n => new Period(October.Start - 11 + n, 1)));
            foreach (var step in trend.Steps)
            {
                var (sum, stated) = office.Test.Database.First<(long? Amount, long Stated)>(
                    "select cast(sum(amount) as bigint), count(*) from figure_row where unit_id in @units and indicator = @Number and period_start = @Start and period_end = @Start", new { units, indicator.Number, step.Period.Start });
                (step.Now.Amount, (long)step.Now.Stated).ShouldBe((sum ?? 0, stated), $"{code} {step.Period}");
            }
            trend.Steps.Count(s => !s.Now.IsMissing).ShouldBeGreaterThan(8);
        }
    }

    [Fact]
    public async Task Trend_marks_the_day_units_were_reorganised_and_says_where_nothing_can_be_compared()
    {
        await using var office = await Office.Open("sqlite", 3);
        var consolidator = office.Test.State.Consolidator;
        var trends = new Trends(consolidator);
        var trend = trends.Of(office.Province, October, consolidator.Catalogue["MT.VU"]);
        var mark = trend.Marks.ShouldHaveSingleItem();
        // Three police units and one of the army are no more since 01/03/2026, which lies in the window of March.
        (mark.On, mark.Units, mark.Territories, mark.LastYear, trend.Steps[mark.At].Period).ShouldBe((new DateOnly(2026, 3, 1), 4, 0, false, Period.Month(2026, 3)));

        // The commune that got one part of a divided unit: what was reported before cannot be set against it.
        var commune = consolidator.Find(Hierarchy.Territory, "40002", October)!.Value;
        var divided = trends.Of(commune, new(October.Start, 1), consolidator.Catalogue["MT.VU"], Force.Police);
        divided.Steps.ShouldContain(s => s.LastYear.Why == Incomparable.Split);
        var chart = new TrendCharts(consolidator, new Texts("vi")).OfTrend(divided, "xã An 2");
        var point = chart.Series[1].Points[divided.Steps.ToList().FindIndex(s => s.LastYear.Why == Incomparable.Split)];
        (point.Value, point.Text).ShouldBe((null, "không so sánh được"));
        chart.Source.ShouldContain("Công an cũ C");
        // Other units of the province lie outside: no mark of theirs.
        trends.Of(consolidator.Find(Hierarchy.Chain, "CA.40001", October)!.Value, October, consolidator.Catalogue["MT.VU"]).Marks.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_table_under_a_picture_says_what_is_drawn_and_leads_to_the_source()
    {
        await using var office = await Office.Open("sqlite", 5);
        var (test, consolidator) = (office.Test, office.Test.State.Consolidator);
        await test.AddAccount("binh", "Trần Thị Bình", new Grant(Role.Coordinator, office.Police.Id, Hierarchy.Territory));
        await using var app = await TestApp.Start(test.Node);
        using var browser = await app.SignInAs("binh");
        var source = await browser.Get("/tong-hop/nguon?nut=territory:40&ky=2026-10&ct=MT.VU");
        var page = await browser.Get(source.One("a[href^='/tong-hop/dien-bien']").GetAttribute("href")!);
        page.Status.ShouldBe(HttpStatusCode.OK);
        Encoding.UTF8.GetByteCount(page.Text).ShouldBeLessThan(100_000);
        foreach (var figure in page.Document.QuerySelectorAll("figure.chart"))
        {
            var data = JsonDocument.Parse(figure.QuerySelector("script[type='application/json']")!.TextContent).RootElement;
            var series = data.GetProperty("series").EnumerateArray().ToList();
            var rows = figure.QuerySelectorAll("tbody tr:not(.total)").ToList();
            rows.Count.ShouldBe(data.GetProperty("labels").GetArrayLength());
            for (var r = 0; r < rows.Count; r++)
            {
                rows[r].QuerySelector("th")!.TextContent.ShouldBe(data.GetProperty("names")[r].GetString());
                for (var s = 0; s < series.Count; s++) rows[r].QuerySelectorAll("td")[s].TextContent.ShouldBe(series[s].GetProperty("points")[r].GetProperty("text").GetString());
            }
            figure.QuerySelector(".drawing")!.HasAttribute("hidden").ShouldBeTrue("without scripts the table stands alone");
        }
        var october = page.Document.QuerySelectorAll("#dien-bien tbody tr")[11];
        var indicator = consolidator.Catalogue["MT.VU"];
        var written = office.Total("MT.VU", October).ToQuantity(indicator)!.Value.Write("vi");
        october.QuerySelector("td")!.TextContent.ShouldBe(written);
        (await browser.Get(october.QuerySelector("td a")!.GetAttribute("href")!)).One("h1").TextContent.ShouldContain(written);
        // By force the parts are those of the consolidation; one force alone is no composition.
        page.Document.QuerySelector("#luc-luong").ShouldBeNull();
        var patrols = consolidator.Catalogue["TT.TO"];
        var sums = consolidator.Totals.Sum(consolidator.TreeOf(October), office.Province.NodeId, October);
        var parts = new[] { Force.Police, Force.Army }.Select(f => consolidator.TotalOf(patrols, sums, f).ToQuantity(patrols)!.Value.Write("vi")).ToList();
        var byForce = await browser.Get("/tong-hop/dien-bien?nut=territory:40&ky=2026-10&ct=TT.TO");
        byForce.Document.QuerySelectorAll("#luc-luong tbody tr:not(.total)").Select(r => r.QuerySelector("td")!.TextContent).ShouldBe(parts);
        byForce.One("#luc-luong tr.total td").TextContent.ShouldBe(office.Total("TT.TO", October).ToQuantity(patrols)!.Value.Write("vi"));
        byForce.One("#luc-luong tbody td a[href*='luc=quan_doi']").TextContent.ShouldBe(parts[1]);
        (await browser.Get("/tong-hop/dien-bien?nut=territory:VN&ky=2026-10&ct=MT.VU")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.Get("/tong-hop/dien-bien?nut=territory:40&ky=2026-10&ct=NO.SUCH")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
