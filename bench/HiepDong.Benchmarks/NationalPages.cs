using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using HiepDong.Accounts;
using HiepDong.Assignments;
using HiepDong.Conferences;
using HiepDong.Directives;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Operations;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Plans;
using HiepDong.Reporting;
using HiepDong.Search;
using HiepDong.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace HiepDong.Benchmarks;

/// <summary>
/// The main pages and searching on a national year: 3,321 communes × 3 forces × 12 months of reports, each with a paragraph of words, 20,000 joint results, 20,000 assignments, 3,000 directives, 1,600 conferences and 1,100 plans. Asked over HTTP, one after the other, by somebody
/// of the country, of a province and of a commune; beside a page of the same framework that says one sentence.
/// </summary>
internal static partial class NationalPages
{
    private const string Password = "mot cau de nho";
    private const int Rounds = 20, Target = 100;

    private static readonly string[] Vocabulary =
        ("tuần tra biên giới phối hợp bắt giữ đối tượng vận chuyển trái phép chất ma túy heroin viên tổng hợp phương tiện xe máy đường mòn lối mở cột mốc nhân dân tuyên truyền vận động cơ sở an ninh trật tự xã hội tội phạm trộm cắp cướp giật " +
         "lừa đảo không gian mạng vũ khí vật liệu nổ thu hồi pháo lậu gian lận thương mại hàng giả khai thác khoáng sản rừng cháy nổ cứu nạn cứu hộ bão lũ sạt lở di dời hộ dân lực lượng công an quân đội bộ đội biên phòng cảnh sát biển dân quân tự vệ " +
         "kế hoạch chỉ thị hội nghị giao ban sơ kết tổng kết quý tháng năm đồng chí chỉ huy trưởng tồn tại hạn chế nguyên nhân chủ quan khách quan kinh phí trang bị còn thiếu chưa kịp thời").Split(' ');

    private static readonly (string What, string Text)[] Queries =
    [
        ("a unit's name", "cong an tinh nghe an"), ("a unit's name as it is typed", "cong an xa b"), ("one word that everything holds", "cong an"), ("a month", "thang 11 nam 2026"), ("a year", "nam 2026"),
        ("words of the text", "tuan tra bien gioi"), ("rarer words", "khoang san sat lo heroin"), ("a number and symbol", "1234/KH"), ("half a word", "ph"), ("one letter", "c"), ("nothing", "khong co gi nhu vay xyz")
    ];

    public static async Task<int> Run(string folder, string postgres, string results)
    {
        var all = new Results($"3,321 communes × 3 forces × 12 months of reports with words, 20,000 joint results, 20,000 assignments, 3,000 directives, 1,600 conferences, 1,100 plans; {2 * Rounds} × each page, {Rounds} × each query, one after the other");
        var only = Environment.GetEnvironmentVariable("BENCH_ONLY");
        foreach (var (name, options) in new[] { ("SQLite", new NodeOptions(Path.Combine(folder, "node"), null)), ("PostgreSQL", new NodeOptions("", postgres)) })
        {
            if (only is { Length: > 0 } && only != name) continue;
            using var node = NodeContext.Open(options);
            var people = await Prepare(node, name, all);
            await using var app = ServeCommand.Host(node, "http://127.0.0.1:0");
            await app.StartAsync();
            await using var least = await Least();
            foreach (var who in people)
            {
                using var client = await SignIn(app.Urls.Single(), who);
                await Pages(name, who, client, least.Urls.Single(), all);
                await Measure(name, who, client, all);
            }
        }
        all.Write(results, []);
        return all.AllHold ? 0 : 1;
    }

    private static async Task<List<string>> Prepare(NodeContext node, string name, Results all)
    {
        await GenerateCommand.Run(node, new(34, 3321, 3, 120, 12, 0.1, 7, Period.Parse("2026-01")), Console.Error.WriteLine, default);
        var (organisation, random) = (node.State.Organisation, new Random(7));
        string Words(int n) => string.Join(' ', Enumerable.Range(0, n).Select(_ => Vocabulary[random.Next(Vocabulary.Length)]));
        await node.Database.Write("bench", "", write =>
        {
            foreach (var id in write.Query<string>("select report_id from report_version"))
                write.Repeat("update report_version set narratives = @words where report_id = @id", ("words", JsonSerializer.Serialize(new Dictionary<string, string> { ["ton_tai"] = Words(40) })), ("id", id));
        });
        var units = organisation.Units.Where(u => u.Echelon == Echelon.Commune).ToList();
        for (var batch = 0; batch < 20; batch++)
            await node.Database.Write("bench", "", write =>
            {
                for (var i = 0; i < 1000; i++)
                {
                    var unit = units[random.Next(units.Count)];
                    var day = new DateOnly(2026, 1, 1).AddDays(random.Next(340));
                    var body = new ResultBody(ResultKind.DrugCase, day, day, unit.TerritoryId, "Bắt quả tang: " + Words(14), null, [new(unit.Id, true, "", Answer.Pending, [])], new([new("cases", "vụ", 1)], null, null, null, null));
                    ResultStore.Save(write, new() { Id = node.Database.NewId(), Code = string.Create(CultureInfo.InvariantCulture, $"{unit.Code}/2026/{batch * 1000 + i}"), State = ResultState.Recorded, Version = 1, Body = body, RecordedAt = node.Clock.GetUtcNow() }, "recorded");
                }
                for (var i = 0; i < 150; i++)
                {
                    var number = batch * 150 + i;
                    var body = new DirectiveBody("plan", $"{number}/KH-CAT", new DateOnly(2026, 1, 1).AddDays(number % 340), "Công an tỉnh số " + number, null, "Về việc " + Words(12));
                    DirectiveStore.Save(write, new() { Id = node.Database.NewId(), OwnerUnitId = units[random.Next(units.Count)].Id, State = DirectiveState.Registered, Version = 1, Body = body }, "registered");
                }
            });
        await Work(node, units, random, Words);
        var from = Stopwatch.GetTimestamp();
        await SearchIndex.Rebuild(node.Database);
        all.Add("Q", $"the whole index made anew, {name}", string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(from).TotalSeconds:0.0} s, {node.Database.First<long>("select count(*) from search_document"):#,0} documents"));
        from = Stopwatch.GetTimestamp();
        var proof = await SearchIndex.Prove(node.Database);
        all.Add("Q", $"the whole index proved, {name}", string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(from).TotalSeconds:0.0} s, {proof.Wrong} differ"), "0 differ", proof.Wrong == 0);
        if (node.Database.Dialect is PostgresDialect)
        {
            using var connection = node.Database.Connect();
            Dapper.SqlMapper.Execute(connection, "vacuum analyze");
        }
        var accounts = new AccountStore(node.Database);
        var commune = units.First(u => u.Force == Force.Police);
        var province = organisation.Units.First(u => u.Echelon == Echelon.Province && u.Force == Force.Police);
        var country = organisation.At(node.State.Today).Country!;
        await accounts.Create(Actor.Operator, new("country", "Country", "Cán bộ", [new Grant(Role.Leader, country.Id, Hierarchy.Territory)], Password));
        await accounts.Create(Actor.Operator, new("province", "Province", "Cán bộ", [new Grant(Role.Coordinator, province.Id, Hierarchy.Territory)], Password));
        await accounts.Create(Actor.Operator, new("commune", "Commune", "Cán bộ", [new Grant(Role.Reporter, commune.Id, Hierarchy.Chain)], Password));
        return ["country", "province", "commune"];
    }

    /// <summary>20,000 assignments of the provinces' police to their communes, a third still open; 1,100 plans and 1,600 conferences of theirs, of 30 venues each.</summary>
    private static async Task Work(NodeContext node, List<OrgUnit> communes, Random random, Func<int, string> words)
    {
        var organisation = node.State.Organisation;
        var provinces = organisation.Units.Where(u => u.Echelon == Echelon.Province && u.Force == Force.Police).ToList();
        var tree = organisation.At(node.State.Today);
        var below = provinces.ToDictionary(p => p.Id, p => tree.UnitsUnder(Scope.OfTerritory(p.TerritoryId)).Where(u => u.Echelon == Echelon.Commune).ToList());
        provinces.RemoveAll(p => below[p.Id].Count == 0);
        Console.Error.WriteLine($"{provinces.Count} tỉnh giao việc cho {below.Values.Sum(b => b.Count)} đơn vị cấp xã");
        var at = node.Clock.GetUtcNow();
        for (var batch = 0; batch < 20; batch++)
            await node.Database.Write("bench", "", write =>
            {
                for (var i = 0; i < 1000; i++)
                {
                    var province = provinces[random.Next(provinces.Count)];
                    var units = Enumerable.Range(0, 1 + random.Next(4)).Select(_ => below[province.Id][random.Next(below[province.Id].Count)].Id).Distinct().ToList();
                    var day = new DateOnly(2026, 1, 1).AddDays(random.Next(330));
                    var a = Assignment.Give(node.Database.NewId(), string.Create(CultureInfo.InvariantCulture, $"NV.{province.Code}/2026/{batch * 1000 + i}"), HiepDong.Assignments.Origin.Own, province.Id, day, new("Việc " + words(12), units[0], units[1..], day.AddDays(20 + random.Next(40))));
                    if (random.Next(3) > 0) a.Body = a.Body with { Parts = [.. a.Body.Parts.Select(p => p with { State = PartState.Done, Submitted = new("bench", at), Verified = new("bench", at) })] };
                    AssignmentStore.Save(write, a, "given");
                }
                for (var i = 0; i < 55; i++)
                {
                    var (province, number) = (provinces[random.Next(provinces.Count)], batch * 55 + i);
                    var from = new DateOnly(2026, 1 + number % 11, 1);
                    var parties = below[province.Id].Take(6).Select(u => new PlanParty(u.Id)).ToList();
                    PlanStore.Save(write, new() { Id = node.Database.NewId(), Code = string.Create(CultureInfo.InvariantCulture, $"KH.{province.Code}/2026/{number}"), State = PlanState.InForce, Edition = 1, Body = new("Kế hoạch " + words(8), PlanKind.Campaign, province.Id, from, from.AddDays(40), province.TerritoryId, province.Id, words(20), words(20), parties, [], [new("", words(20))], [], [], [], []) }, "in-force", province.Id);
                }
                for (var i = 0; i < 80; i++)
                {
                    var (province, number) = (provinces[random.Next(provinces.Count)], batch * 80 + i);
                    var starts = new DateTimeOffset(2026, 1 + number % 12, 1 + number % 27, 1, 30, 0, TimeSpan.Zero);
                    var venues = below[province.Id].Take(30).Select((u, n) => new Venue("v" + n, u.Id, u.Name, IsMain: n == 0)).ToList();
                    ConferenceStore.Save(write, new() { Id = node.Database.NewId(), Code = string.Create(CultureInfo.InvariantCulture, $"HN.{province.Code}/2026/{number}"), State = starts < at ? ConferenceState.Closed : ConferenceState.Planned, Body = new("Giao ban " + words(5), ConferenceKind.Briefing, ConferenceMode.Online, starts, starts.AddHours(3), "Hội trường", province.Id, province.TerritoryId, [new(province.Id, "", "Phó Giám đốc")], [], venues, []) }, "planned");
                }
            });
    }

    /// <summary>One sentence out of the same server, so that the machine's share shows.</summary>
    private static async Task<WebApplication> Least()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/", () => Microsoft.AspNetCore.Http.Results.Content("<!doctype html><title>-</title><p>-", "text/html"));
        await app.StartAsync();
        return app;
    }

    private static readonly (string Name, string Path)[] Main =
    [
        ("inbox", "/"), ("reports", "/bao-cao"), ("consolidation", "/tong-hop?ky=2026"), ("source of a figure", "source"), ("progress", "/tien-do?ky=2026-06"), ("joint results", "/ket-qua"), ("plans", "/ke-hoach"), ("conferences", "/hoi-nghi"),
        ("assignments", "/nhiem-vu"), ("directives", "/van-ban"), ("map", "/ban-do?ky=2026"), ("leader's page", "/lanh-dao")
    ];

    private static async Task Pages(string database, string who, HttpClient client, string least, Results all)
    {
        using var plain = new HttpClient();
        var minimal = await Timed(plain, least + "/", "a minimal page");
        all.Add("P", $"a minimal page of the same framework, {who}, {database}", $"median {Results.Ms(minimal!.Median)}, p95 {Results.Ms(minimal.P95)}");
        foreach (var (name, path) in Main)
        {
            var asked = path != "source" ? path : Source().Match(await client.GetStringAsync("/tong-hop?ky=2026")) is { Success: true } link ? WebUtility.HtmlDecode(link.Groups[1].Value) : null;
            if (asked is null || await Timed(client, asked, name) is not { } took) continue;
            all.Number($"pages.{database.ToLowerInvariant()}.{who}.{name.Replace(' ', '_')}.p95_ms", took.P95);
            all.Add("P", $"{name}, {who}, {database}", string.Create(CultureInfo.InvariantCulture, $"median {Results.Ms(took.Median)}, p95 {Results.Ms(took.P95)}, {took.Median / minimal.Median:0} × the minimal page"), $"p95 {Target} ms", took.P95 <= Target);
        }
    }

    /// <summary>Null for a page that the person does not have.</summary>
    private static async Task<Samples?> Timed(HttpClient client, string path, string name)
    {
        var samples = new Samples(name);
        for (var round = -6; round < 2 * Rounds; round++)
        {
            var from = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(path);
            await answer.Content.ReadAsByteArrayAsync();
            var took = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
            if (answer.StatusCode == HttpStatusCode.Forbidden) return null;
            if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{path}: {answer.StatusCode}");
            if (round >= 0) samples.Add(took);
        }
        return samples;
    }

    private static async Task<HttpClient> SignIn(string address, string who)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = new(address) };
        var token = Token().Match(await client.GetStringAsync("/dang-nhap")).Groups[1].Value;
        await client.PostAsync("/dang-nhap", new FormUrlEncodedContent(new Dictionary<string, string> { ["UserName"] = who, ["Password"] = Password, ["__RequestVerificationToken"] = token }));
        return client;
    }

    private static async Task Measure(string database, string who, HttpClient client, Results all)
    {
        foreach (var (path, named) in new[] { ("/tim-kiem?q=", "page"), ("/tim-kiem/nhanh?q=", "palette") })
        {
            var together = new Samples($"{named}, {who}, {database}");
            var slowest = (Text: "", P95: 0.0);
            foreach (var (what, text) in Queries)
            {
                var samples = new Samples(what);
                for (var round = -4; round < Rounds; round++)
                {
                    var from = Stopwatch.GetTimestamp();
                    using var answer = await client.GetAsync(path + Uri.EscapeDataString(text));
                    await answer.Content.ReadAsByteArrayAsync();
                    var took = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
                    if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{path}{text}: {answer.StatusCode}");
                    if (round < 0) continue;
                    samples.Add(took);
                    together.Add(took);
                }
                all.Number($"search.{database.ToLowerInvariant()}.{who}.{named}.{text.Replace(' ', '_')}.p95_ms", samples.P95);
                if (samples.P95 > slowest.P95) slowest = (what, samples.P95);
            }
            all.Add("Q", together.Name, $"median {Results.Ms(together.Median)}, p95 {Results.Ms(together.P95)}; slowest kind of query: {slowest.Text}, p95 {Results.Ms(slowest.P95)}", $"p95 {Target} ms", together.P95 <= Target);
        }
    }

    [GeneratedRegex("href=\"(/tong-hop/nguon[^\"]+)\"")]
    private static partial Regex Source();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
