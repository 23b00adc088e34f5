using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Documents;
using HiepDong.Indicators;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Publications;
using HiepDong.Text;

namespace HiepDong.Tests.Consolidation;

public class ConsolidationTests
{
    private static readonly Period Year = Period.OfYear(2026);

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Totals_equal_the_sums_the_database_makes_itself(string database)
    {
        await using var office = await Office.Open(database, 3);
        var consolidator = office.Test.State.Consolidator;
        var random = new Random(11);
        foreach (var period in new[] { Year, Period.Parse("2026-02"), Period.Parse("2026-Q1"), Period.Parse("2025-11..2026-04"), Period.Parse("2026-H1") })
        {
            var tree = consolidator.TreeOf(period);
            for (var n = 0; n < 30; n++)
            {
                var slot = random.Next(tree.Territories.Count - 3, tree.SlotCount);
                var scope = new Scope(slot < tree.Territories.Count ? Hierarchy.Territory : Hierarchy.Chain, tree.NodeAt(slot));
                if (n % 3 == 0) scope = office.Province;
                var indicator = consolidator.Catalogue.Indicators[random.Next(consolidator.Catalogue.Indicators.Count)];
                if (indicator.AddsUp == AddsUp.Ratio) continue;
                var units = consolidator.Organisation.Units.Where(u => tree.Covers(scope, u.Id)).Select(u => u.Id).ToList();
                var sum = units.Count == 0 ? default : office.Test.Database.First<(long? Amount, long Stated)>(
                    "select cast(sum(amount) as bigint), count(*) from figure_row where unit_id in @units and indicator = @Number and period_start >= @Start and period_end <= @End and (@last = 0 or period_end = @End)",
                    new { units, indicator.Number, period.Start, period.End, last = indicator.AddsUp == AddsUp.Last ? 1 : 0 });
                var total = consolidator.TotalOf(indicator, consolidator.Totals.Sum(tree, scope.NodeId, period));
                (total.Amount, (long)total.Stated).ShouldBe((sum.Amount ?? 0, sum.Stated), $"{scope} {period} {indicator.Code}");
            }
        }
    }

    [Fact]
    public async Task Parts_add_up_at_every_node_down_to_the_reports()
    {
        await using var office = await Office.Open("sqlite", 5);
        var consolidator = office.Test.State.Consolidator;
        var tracer = new Tracer(consolidator);
        var reportsSeen = 0;
        foreach (var period in new[] { Year, Period.Parse("2026-Q1"), Period.Parse("2026-02"), Period.Parse("2025-10..2026-05") })
        {
            var tree = consolidator.TreeOf(period);
            for (var slot = 0; slot < tree.SlotCount; slot++)
            {
                var scope = new Scope(slot < tree.Territories.Count ? Hierarchy.Territory : Hierarchy.Chain, tree.NodeAt(slot));
                foreach (var code in new[] { "MT.VU", "MT.KL", "MH.CO" })
                {
                    var source = tracer.Of(scope, period, consolidator.Catalogue[code]);
                    if (source.Total.IsMissing) continue;
                    source.SumOfForces.ShouldBe(source.Total);
                    if (source.Parts.Count > 0) source.SumOfParts.ShouldBe(source.Total, $"{scope} {period} {code}");
                    else source.SumOfReports.ShouldBe(source.Total, $"{scope} {period} {code}");
                    if (source.Months.Count > 0) source.Months.Aggregate(default(Total), (a, m) => a + m.Total).ShouldBe(source.Total);
                    reportsSeen += source.Reports.Count;
                    foreach (var part in source.Parts.Where(p => p.Kind != SourceKind.Below)) tracer.OfUnit(part.NodeId, period, consolidator.Catalogue[code]).SumOfReports.Amount.ShouldBe(part.Total.Amount);
                }
            }
        }
        reportsSeen.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task Writes_the_agreed_json()
    {
        await using var office = await Office.Open("sqlite");
        var json = Json(office, new(office.Province, Year, ["MT.VU", "TP.TYLE_KP"], Breakdown.Force));
        json.GetProperty("scope").GetString().ShouldBe("territory:40");
        json.GetProperty("period").GetRawText().Replace(" ", "").Replace("\n", "").ShouldBe("""{"code":"2026","from":"2025-12-15","to":"2026-12-14"}""");
        foreach (var name in new[] { "expected_reports", "accepted_reports", "late" }) json.GetProperty(name).ValueKind.ShouldBe(JsonValueKind.Number);
        json.GetProperty("missing_units").EnumerateArray().Select(u => u.GetString()).ShouldContain("CA.40");
        var row = json.GetProperty("rows")[0];
        row.EnumerateObject().Select(p => p.Name).ShouldBe(["indicator", "name", "unit", "value", "approximate", "reports", "previous", "change_percent", "comparable", "reason", "by"]);
        row.GetProperty("by").EnumerateArray().Sum(p => p.GetProperty("value").ValueKind == JsonValueKind.Null ? 0 : p.GetProperty("value").GetDecimal()).ShouldBe(row.GetProperty("value").GetDecimal());
        json.GetProperty("rows")[1].GetProperty("unit").GetString().ShouldBe("%");
        var country = Asking.Scope(office.Test.State.Consolidator, "territory:VN", Year);
        country.NodeId.ShouldBe(office.Test.Country.Id);
        Should.Throw<RefusalException>(() => Asking.Scope(office.Test.State.Consolidator, "territory:XX", Year)).First.Code.ShouldBe("consolidation.unknown-scope");
    }

    private static JsonElement Json(Office office, ConsolidationQuery query)
    {
        var buffer = new MemoryStream();
        var consolidator = office.Test.State.Consolidator;
        ConsolidationJson.Write(buffer, consolidator, query, consolidator.Run(query), "vi");
        return JsonDocument.Parse(buffer.ToArray()).RootElement;
    }

    [Fact]
    public async Task Page_json_word_and_excel_say_the_same_number()
    {
        await using var office = await Office.Open("sqlite");
        var (test, period) = (office.Test, Period.Parse("2026-09"));
        await test.AddAccount("binh", "Trần Thị Bình", new Grant(Role.Coordinator, office.Police.Id, Hierarchy.Territory));
        await using var app = await TestApp.Start(test.Node);
        using var browser = await app.SignInAs("binh");
        var i = test.State.Catalogue["MT.VU"];
        var value = office.Total("MT.VU", period);
        var written = value.ToQuantity(i)!.Value.Write("vi");

        var page = await browser.Get("/tong-hop?nut=territory:40&ky=2026-09");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Document.QuerySelectorAll("#figures tbody tr").First(r => r.QuerySelector("th")?.TextContent.StartsWith(i.NameVi, StringComparison.Ordinal) == true).QuerySelector("td.n a b")!.TextContent.ShouldBe(written);
        var changes = (await browser.Get("/tong-hop?nut=territory:40&ky=2026-09&so=ky-truoc")).Document.QuerySelectorAll("#figures td.change").Select(c => c.TextContent.Trim()).ToList();
        changes.ShouldAllBe(c => c.Length > 0);
        changes.ShouldContain(c => c.StartsWith("▲ ", StringComparison.Ordinal) && c.EndsWith('%'));
        Encoding.UTF8.GetByteCount(page.Text).ShouldBeLessThan(100_000);
        Json(office, new(office.Province, period, ["MT.VU"])).GetProperty("rows")[0].GetProperty("value").GetDecimal().ShouldBe(i.Unscale(value.Amount));
        Part(await Bytes(browser, "docx"), "word/document.xml").ShouldContain(written);
        var sheet = Part(await Bytes(browser, "xlsx"), "xl/worksheets/sheet1.xml");
        sheet.ShouldContain("<v>" + i.Unscale(value.Amount).ToString(System.Globalization.CultureInfo.InvariantCulture) + "</v>");

        var source = await browser.Get("/tong-hop/nguon?nut=territory:40&ky=2026-09&ct=MT.VU");
        source.One("h1").TextContent.ShouldContain(written);
        source.Words.ShouldContain($"Các phần cộng lại đúng bằng {written}");
        source.Words.ShouldNotContain("khác");
        var commune = await browser.Get(source.One("a[href*='territory:40001']").GetAttribute("href")!);
        commune.Words.ShouldContain("Các phần cộng lại đúng bằng");
        commune.Document.QuerySelectorAll("a[href*='/so-lieu/MT.VU']").Length.ShouldBeGreaterThan(0);
        (await browser.Get("/tong-hop/nguon?nut=territory:40&ky=2026-09&ct=MT.VU&manh=1")).Text.ShouldNotContain("<html");
        (await browser.Get("/tong-hop?nut=territory:VN&ky=2026-09")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.Get("/tong-hop/nguon?nut=territory:VN&ky=2026-09&ct=MT.VU")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.Get("/tong-hop/con-thieu?nut=territory:40&ky=2026")).Words.ShouldContain("Công an xã An");
        var found = await browser.Get("/tong-hop?ky=2026-09&tim=quan su an 2");
        found.Path.ShouldContain("unit:QS.40002");
    }

    private static Task<byte[]> Bytes(TestBrowser browser, string kind) => browser.Client.GetByteArrayAsync(new Uri($"/tong-hop/tai-ve?nut=territory:40&ky=2026-09&dang={kind}", UriKind.Relative));

    private static string Part(byte[] file, string path)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(zip.GetEntry(path)!.Open());
        return reader.ReadToEnd();
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Recounting_finds_a_figure_changed_behind_the_programs_back(string database)
    {
        await using var office = await Office.Open(database, 7);
        var clean = new Recount(office.Test.Database, office.Test.State).Run();
        clean.Differing.ShouldBe(0, clean.Differences.FirstOrDefault()?.ToString());
        clean.Compared.ShouldBeGreaterThan(10_000);
        var (id, figures) = office.Test.Database.First<(string, string)>("select report_id, figures from report_version where counted = 1 and unit_id = @Id order by report_id", new { office.Commune.Id });
        var first = HiepDong.Reporting.FigureDocument.Read(figures);
        first[0] = first[0] with { Amount = first[0].Amount + 1 };
        await office.Test.Database.Write("x", "", write =>
        {
            write.Execute("update report_version set figures = @text where report_id = @id", new { id, text = HiepDong.Reporting.FigureDocument.Write(first) });
            write.Log("test.tampered", id);
        });
        var found = new Recount(office.Test.Database, office.Test.State).Run();
        found.Differing.ShouldBeGreaterThan(0);
        found.Differences.ShouldContain(d => d.Node == "tỉnh Nghệ An" && d.Indicator == office.Test.State.Catalogue[first[0].Indicator].Code && d.Against == "sql");
    }

    [Fact]
    public async Task The_api_is_described_and_answers_like_the_command_line()
    {
        await using var office = await Office.Open("sqlite");
        await office.Test.AddAccount("binh", "Trần Thị Bình", new Grant(Role.Coordinator, office.Police.Id, Hierarchy.Territory));
        await using var app = await TestApp.Start(office.Test.Node);
        using var anyone = app.Browse();
        var description = JsonDocument.Parse((await anyone.Get("/openapi/v1.json")).Text).RootElement;
        description.GetProperty("paths").EnumerateObject().Select(p => p.Name).ShouldContain("/api/v1/consolidations");
        description.GetProperty("paths").GetProperty("/api/v1/publications").TryGetProperty("post", out _).ShouldBeTrue();
        (await anyone.Get("/api/v1/consolidations?scope=territory:40&period=2026")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        using var browser = await app.SignInAs("binh");
        var answer = JsonDocument.Parse((await browser.Get("/api/v1/consolidations?scope=territory:40&period=2026&indicators=MT.VU")).Text).RootElement;
        answer.GetProperty("rows")[0].GetProperty("value").GetDecimal().ShouldBe(office.Total("MT.VU", Year).Amount);
        (await browser.Get("/api/v1/consolidations?scope=territory:40&period=2026&by=sao")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }
}
