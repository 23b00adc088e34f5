using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HiepDong.Accounts;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Territories;
using HiepDong.Territories.Boundaries;
using static HiepDong.Tests.Boundaries.InventedBoundaries;

namespace HiepDong.Tests.Boundaries;

public sealed class BoundaryTests
{
    private static async Task<TestApp> Serve(TestNode test)
    {
        await test.AddAccount("dung", "Lê Quốc Dũng", new Grant(Role.Administrator, test.Country.Id, Hierarchy.Territory));
        await test.AddAccount("lan", "Ngô Phương Lan", new Grant(Role.Coordinator, test.Country.Id, Hierarchy.Territory));
        await test.AddAccount("tinh", "Hồ Văn Tỉnh", new Grant(Role.Administrator, test.State.Organisation.TerritoryByCode("40", test.State.Today)!.Id, Hierarchy.Territory));
        return await TestApp.Start(test.Node);
    }

    private static byte[] Good(TestNode test, Action<JsonArray>? change = null) => File(BoundaryFile.ProvincesOf(test.State.Organisation, test.State.Today), change);

    private static async Task<TestPage> Upload(TestBrowser browser, byte[] content, string name = "ranh-gioi.geojson")
    {
        var page = await browser.Get("/quan-tri/ranh-gioi");
        var form = new MultipartFormDataContent { { new ByteArrayContent(content), "Upload", name }, { new StringContent(page.One("input[name=__RequestVerificationToken]").GetAttribute("value")!), "__RequestVerificationToken" } };
        var request = new HttpRequestMessage(HttpMethod.Post, "/quan-tri/ranh-gioi?handler=Check") { Content = form };
        request.Headers.Add("Origin", "http://localhost");
        return await browser.Follow(request);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_file_is_shown_first_then_used_taken_out_and_brought_back(string database)
    {
        await using var test = await TestNode.Open(database);
        await using var app = await Serve(test);
        using var dung = await app.SignInAs("dung");
        using var lan = await app.SignInAs("lan");
        (await dung.Get("/quan-tri/ranh-gioi")).Words.ShouldContain("Chưa có ranh giới");
        (await lan.Get("/ban-do?hinh=ranh-gioi")).Document.QuerySelector(".geo, [name=hinh]").ShouldBeNull("there is nothing to choose from");

        var shown = await Upload(dung, Good(test));
        shown.Status.ShouldBe(HttpStatusCode.OK);
        shown.Words.ShouldContain("34 / 34");
        shown.Words.ShouldContain("Đặc khu Hoàng Sa (Đà Nẵng): tệp không có; bản đồ tự vẽ bằng vòng tròn và ghi tên.");
        shown.Words.ShouldContain("Đặc khu Trường Sa (Khánh Hòa): tệp không có");
        shown.Document.QuerySelectorAll("svg.sketch path").Length.ShouldBe(34);
        (await lan.Get("/ban-do")).Document.QuerySelector("[name=hinh]").ShouldBeNull("checking changes nothing");

        var used = await shown.Submit(form: "form[action$='handler=Use']");
        used.Words.ShouldContain("Bản đồ đã dùng ranh giới của 34 tỉnh, thành phố.");
        used.Words.ShouldContain("Tệp ranh-gioi.geojson, dung nhập lúc 16/11/2026 09:00.");
        (await lan.Get("/ban-do")).One("select[name=hinh] option[value=o-vuong]").HasAttribute("selected").ShouldBeTrue();
        var map = await lan.Get("/ban-do?hinh=ranh-gioi&ky=2026-10");
        map.Words.ShouldContain("Vòng tròn đánh dấu vị trí đặc khu, không phải ranh giới.");
        map.Document.QuerySelectorAll("a.tile").Length.ShouldBe(34, "the squares stand where nothing can be drawn");
        using var data = JsonDocument.Parse(map.One("script.geo-data").TextContent);
        var places = data.RootElement.GetProperty("places").EnumerateArray().ToList();
        foreach (var square in map.Document.QuerySelectorAll("a.tile"))
        {
            var place = places.Single(p => p.GetProperty("href").GetString() == square.GetAttribute("href"));
            square.ClassList.ShouldContain(place.GetProperty("shade").GetString()!);
            square.QuerySelector("title")!.TextContent.ShouldBe(place.GetProperty("line").GetString());
        }
        data.RootElement.GetProperty("zones").EnumerateArray().Select(z => (z.GetProperty("name").GetString(), z.GetProperty("province").GetString(), z.GetProperty("drawn").GetBoolean())).ShouldBe([("Hoàng Sa", "48", true), ("Trường Sa", "56", true)]);

        var address = data.RootElement.GetProperty("boundaries").GetString()!;
        var answer = await lan.Client.GetAsync(address);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/geo+json");
        answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        var body = await answer.Content.ReadAsByteArrayAsync();
        address.ShouldContain(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body)));
        using var served = JsonDocument.Parse(body);
        served.RootElement.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties").GetProperty("ma").GetString()).ShouldBe(TileLayout.Codes.Order(StringComparer.Ordinal));
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        (await lan.Client.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await dung.Client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "whoever sees no map needs none");
        using var nobody = app.Browse();
        (await nobody.Get(address)).Path.ShouldStartWith("/dang-nhap");

        var gone = await (await dung.Get("/quan-tri/ranh-gioi")).Submit(form: "form[action$='handler=Remove']");
        gone.Words.ShouldContain("bản đồ trở lại ô vuông");
        (await lan.Client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await lan.Get("/ban-do?hinh=ranh-gioi")).Document.QuerySelector(".geo").ShouldBeNull();
        (await gone.Submit(form: "form[action$='handler=Restore']")).Words.ShouldContain("Đã khôi phục ranh giới.");
        (await lan.Client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);
        test.Database.Query<string>("select kind from change_log where kind like 'boundaries.%' order by seq").ShouldBe(["boundaries.checked", "boundaries.imported", "boundaries.removed", "boundaries.restored"]);
        (await dung.Get("/quan-tri/nhat-ky")).Words.ShouldContain("Khôi phục ranh giới bản đồ");
    }

    [Fact]
    public async Task Only_who_administers_the_country_imports_and_only_what_they_checked_is_used()
    {
        await using var test = await TestNode.Sqlite();
        await using var app = await Serve(test);
        foreach (var (name, link) in new[] { ("lan", false), ("tinh", false), ("dung", true) })
        {
            using var browser = await app.SignInAs(name);
            (await browser.Get("/quan-tri/ranh-gioi")).Status.ShouldBe(link ? HttpStatusCode.OK : HttpStatusCode.Forbidden, name);
            ((await browser.Get("/tai-khoan")).Document.QuerySelector("nav.side a[href='/quan-tri/ranh-gioi']") is not null).ShouldBe(link, name);
        }
        var boundaries = new MapBoundaries(test.Database, test.State, test.Node.Access);
        var set = await boundaries.Check(Good(test), "a.geojson", Actor.Operator, default);
        var other = new Actor("x", "khac", "Khác", [new Grant(Role.Administrator, test.Country.Id, Hierarchy.Territory)]);
        (await Should.ThrowAsync<RefusalException>(() => boundaries.Use(set.Sha256, other, default))).First.Code.ShouldBe("boundaries.check-gone");
        (await Should.ThrowAsync<RefusalException>(() => boundaries.Remove(Actor.Operator, default))).First.Code.ShouldBe("boundaries.not-imported");
        (await Should.ThrowAsync<RefusalException>(() => boundaries.Restore(Actor.Operator, default))).First.Code.ShouldBe("boundaries.nothing-removed");
        (await boundaries.Use(set.Sha256, Actor.Operator, default)).By.ShouldBe("operator");
    }

    [Fact]
    public async Task Everything_wrong_with_a_file_is_said_with_its_feature_and_property()
    {
        await using var test = await TestNode.Sqlite();
        await using var app = await Serve(test);
        using var dung = await app.SignInAs("dung");
        async Task Refused(byte[] content, params string[] sentences)
        {
            var page = await Upload(dung, content);
            page.Status.ShouldBe(HttpStatusCode.BadRequest, sentences[0]);
            var said = page.One("#errors").TextContent;
            foreach (var sentence in sentences) said.ShouldContain(sentence);
            page.Document.QuerySelector("form[action$='handler=Use']").ShouldBeNull();
        }
        await Refused([], "Chọn tệp ranh giới");
        await Refused("{\n \"type\": oops }"u8.ToArray(), "Tệp không đọc được dưới dạng JSON (dòng 2)");
        await Refused("[1, 2]"u8.ToArray(), "không phải GeoJSON kiểu “FeatureCollection”");
        await Refused(Encoding.UTF8.GetBytes("""{"type":"FeatureCollection","features":[]}"""), "không phải GeoJSON kiểu “FeatureCollection”");
        await Refused(Good(test, f => { while (f.Count < 501) f.Add(f[0]!.DeepClone()); }), "Tệp có 501 đối tượng");
        await Refused(Good(test, f => SetCoordinates(f, 2, "[[[586123.5,2325344.1],[586223.5,2325344.1],[586223.5,2325444.1],[586123.5,2325344.1]]]")), "Đối tượng 3, coordinates: [586123.5, 2325344.1] là tọa độ phẳng (như VN-2000)");
        await Refused(Good(test, f => SetCoordinates(f, 2, "[[[21,105],[21.5,105],[21.5,105.5],[21,105]]]")), "Đối tượng 3, coordinates: [21, 105] ghi vĩ độ trước kinh độ");
        await Refused(Good(test, f => SetCoordinates(f, 2, "[[[2,48],[3,48],[3,49],[2,48]]]")), "Đối tượng 3, coordinates: [2, 48] nằm ngoài phạm vi Việt Nam");
        await Refused(Good(test, f => SetCoordinates(f, 2, "[[[105,21],[105.5,21],[105.5,21.5],[105,21.2]]]")), "Đối tượng 3, coordinates: vòng ranh giới hở");
        await Refused(Good(test, f => SetCoordinates(f, 2, """[[["a","b"]]]""")), "Đối tượng 3, coordinates:");
        await Refused(Good(test, f => f[2]!["geometry"] = null), "Đối tượng 3, geometry: không phải vùng");
        await Refused(Good(test, f => f[2]!["geometry"] = JsonNode.Parse("""{"type":"Point","coordinates":[105,21]}""")), "Đối tượng 3, geometry: không phải vùng");
        await Refused(Good(test, f => SetProperties(f, 2, new { ten_tinh = "Tỉnh Đồng Xoài" })), "Đối tượng 3, ten_tinh: “Tỉnh Đồng Xoài” không phải tỉnh, thành phố", "Tệp thiếu 1 tỉnh, thành phố: Tuyên Quang");
        await Refused(Good(test, f => SetProperties(f, 2, new { ma = "02", ten = "Hà Giang" })), "Đối tượng 3, ten: “Hà Giang” nay thuộc Tuyên Quang");
        await Refused(Good(test, f => SetProperties(f, 2, new { ma = "01", ten = "Tuyên Quang" })), "Đối tượng 3: ma “01” là mã của Hà Nội nhưng ten ghi “Tuyên Quang”");
        await Refused(Good(test, f => SetProperties(f, 2, new { dien_tich = 5 })), "Đối tượng 3, properties: không có mã hoặc tên tỉnh, thành phố", "dien_tich");
        await Refused(Good(test, f => f.Add(f[0]!.DeepClone())), "Đối tượng 35: Hà Nội đã có ở đối tượng 1");
        await Refused(Good(test, f => { f.RemoveAt(33); f.RemoveAt(0); }), "Tệp thiếu 2 tỉnh, thành phố: Hà Nội, Cà Mau");
        await Refused(Good(test, f => { SetCoordinates(f, 0, "[[[2,48],[3,48],[3,49],[2,48]]]"); SetProperties(f, 1, new { ten = "Biển Hồ" }); }), "Có 3 lỗi nên chưa nhập ranh giới nào", "Đối tượng 1, coordinates", "Đối tượng 2, ten");
        test.Database.Setting(MapBoundaries.Name).ShouldBeNull();
        test.Database.First<long>("select count(*) from stored_file").ShouldBe(0);
        var refusal = Should.Throw<RefusalException>(() => BoundaryFile.Read(new byte[BoundaryFile.MaxBytes + 1], "to.geojson", test.State.Organisation, test.State.Today));
        refusal.First.Vi.ShouldStartWith("Tệp vượt quá 50 MB");
        refusal.First.En.ShouldStartWith("The file is larger than 50 MB");
    }

    [Theory]
    [InlineData("""{"code":40}""")]
    [InlineData("""{"MaTinh":"40"}""")]
    [InlineData("""{"TEN":"NGHE AN"}""")]
    [InlineData("""{"name":"Nghệ An Province","code":"VN-22"}""")]
    [InlineData("""{"Tên tỉnh":"tỉnh  Nghệ An"}""")]
    public async Task A_province_is_known_by_its_code_or_by_its_name_however_that_is_written(string properties)
    {
        await using var test = await TestNode.Sqlite();
        var at = BoundaryFile.ProvincesOf(test.State.Organisation, test.State.Today).FindIndex(t => t.Code == "40");
        BoundaryFile.Read(Good(test, f => f[at]!["properties"] = JsonNode.Parse(properties)), "a.geojson", test.State.Organisation, test.State.Today).Set.Provinces.ShouldBe(34);
    }

    [Fact]
    public async Task A_heavy_file_becomes_light_neighbours_keep_their_border_and_islands_of_the_special_zones_stay()
    {
        await using var test = await TestNode.Sqlite();
        // The common border of two provinces side by side, with thousands of small turns; a crossed ring; islets; the zones at sea, one of them large enough to be seen.
        var (x, y) = Middle("14");
        var border = Enumerable.Range(0, 20_001).Select(i => (X: x + 0.5 + 0.01 * Math.Sin(i * 0.9), Y: y - 0.4 + 0.8 * i / 20_000)).ToList();
        string Ring(IEnumerable<(double X, double Y)> points) => "[" + string.Join(',', points.Select(p => FormattableString.Invariant($"[{p.X:0.00000},{p.Y:0.00000}]"))) + "]";
        string West = Ring([(x - 0.5, y - 0.4), .. border, (x - 0.5, y + 0.4), (x - 0.5, y - 0.4)]), East = Ring([(x + 1.5, y - 0.4), (x + 1.5, y + 0.4), .. border.AsEnumerable().Reverse(), (x + 1.5, y - 0.4)]);
        var islets = string.Join(',', Enumerable.Range(0, 900).Select(i => Square(108 + i % 30 * 0.01, 19 + i / 30 * 0.01, 0.001, 0.001)));
        var all = BoundaryFile.ProvincesOf(test.State.Organisation, test.State.Today);
        int At(string code) => all.FindIndex(t => t.Code == code);
        var file = Good(test, f =>
        {
            SetCoordinates(f, At("14"), "[" + West + "]");
            SetCoordinates(f, At("25"), "[" + East + "]");
            SetCoordinates(f, At("96"), "[[[104,9],[105,9.4],[105,9],[104,9.4],[104,9]]]");
            f[At("31")] = Feature("31", "Hải Phòng", $"[{Square("31")},{islets}]", "MultiPolygon");
            f[At("48")] = Feature("48", "Đà Nẵng", $"[{Square("48")},{Square(112.3, 16.5, 0.002, 0.002)}]", "MultiPolygon");
            f[At("56")] = Feature("56", "Khánh Hòa", $"[{Square("56")},{Square(114.3, 9.8, 0.3, 0.3)}]", "MultiPolygon");
        });
        var (set, bytes) = BoundaryFile.Read(file, "nang.geojson", test.State.Organisation, test.State.Today);
        set.Size.ShouldBe(bytes.Length);
        set.Size.ShouldBeInRange(3_000, 300_000);
        set.PointsBefore.ShouldBeGreaterThan(40_000);
        set.Mended.ShouldBe(["96"]);
        set.AbsentZones.ShouldBeEmpty();
        set.DrawnZones.ShouldBe([SeaZone.All[0].Code], "what is too small to be seen is marked");
        using var made = JsonDocument.Parse(bytes);
        List<List<(double, double)>> Rings(string code) => [.. made.RootElement.GetProperty("features").EnumerateArray().Single(f => f.GetProperty("properties").GetProperty("ma").GetString() == code)
            .GetProperty("geometry").GetProperty("coordinates").EnumerateArray().SelectMany(p => p.EnumerateArray()).Select(r => r.EnumerateArray().Select(c => (c[0].GetDouble(), c[1].GetDouble())).ToList())];
        Rings("31").Count.ShouldBe(1, "islets of a hundred metres are dropped");
        Rings("48").Count.ShouldBe(2);
        Rings("56").Count.ShouldBe(2);
        var shared = Rings("14")[0].Where(p => Math.Abs(p.Item1 - (x + 0.5)) < 0.1).ToHashSet();
        shared.Count.ShouldBeInRange(2, 15_000);
        shared.SetEquals(Rings("25")[0].Where(p => Math.Abs(p.Item1 - (x + 0.5)) < 0.1)).ShouldBeTrue("no gap opens between neighbours");
    }
}
