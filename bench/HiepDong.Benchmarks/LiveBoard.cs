using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using HiepDong.Accounts;
using HiepDong.Conferences;
using HiepDong.Conferences.Live;
using HiepDong.Node;
using HiepDong.Organisation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HiepDong.Benchmarks;

/// <summary>
/// A conference of 64 venues on a real server process, each with its line open. How long an act takes to reach all of them, beside a bare SignalR broadcast that stores
/// nothing; and whether anything acknowledged is lost when the process is killed in the middle.
/// </summary>
internal static class LiveBoard
{
    private const int Venues = 64, Rounds = 300, Floor = 300;
    private const string Password = "mot cau de nho";

    public static async Task<int> Run(string folder, string postgres, string results)
    {
        var all = new Results($"{Venues} venues connected, {Rounds} acts one after the other");
        foreach (var (name, options) in new[] { ("SQLite", new NodeOptions(Path.Combine(folder, "live"), null)), ("PostgreSQL", new NodeOptions("", postgres)) })
        {
            var conference = await Prepare(options);
            await Measure(name, options, conference, all);
            await Kill(name, options, conference, all);
        }
        all.Write(results, []);
        return all.AllHold ? 0 : 1;
    }

    /// <summary>The process that is measured and killed.</summary>
    public static async Task<int> Serve(string data, string database, string port)
    {
        using var node = NodeContext.Open(new(data, database.Length > 0 ? database : null));
        await using var app = ServeCommand.Host(node, "http://127.0.0.1:" + port);
        await app.StartAsync();
        Console.WriteLine("ready");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private sealed class BareHub : Hub;

    /// <summary>The peer: the same broadcast to the same number of browsers, with nothing behind it.</summary>
    public static async Task<int> Bare(string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:" + port);
        builder.Services.AddSignalR();
        await using var app = builder.Build();
        app.MapHub<BareHub>("/hub");
        app.MapPost("/say", async (int number, IHubContext<BareHub> hub) => await hub.Clients.All.SendAsync("event", new LiveMessage(number, "head_counted", "v1", null, TimeProvider.System.GetUtcNow())));
        await app.StartAsync();
        Console.WriteLine("ready");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task<string> Prepare(NodeOptions options)
    {
        using var node = NodeContext.Open(options);
        await StandardData.EnsureLoaded(node);
        var from = new DateOnly(2025, 7, 1);
        var place = node.State.Organisation.TerritoryByCode("40", node.State.Today)!;
        var unit = new OrgUnit(OrgUnit.MakeId("UB.40", from), "UB.40", "Ủy ban nhân dân tỉnh", Force.Civil, Echelon.Province, place.Id, null, from, null);
        await node.Database.Write("operator", "", write => { OrganisationStore.Insert(write, unit); write.Log("organisation.unit-added", unit.Id); });
        await new AccountStore(node.Database).Create(Actor.Operator, new("thu-ky", "Thư ký", "Cán bộ", [new Grant(Role.Coordinator, unit.Id, Hierarchy.Territory)], Password));
        var start = node.Clock.GetUtcNow();
        var body = new ConferenceBody("Hội nghị 64 điểm cầu", ConferenceKind.FinalReview, ConferenceMode.Online, start, start.AddHours(4), "Hội trường", unit.Id, place.Id, [new(unit.Id, "Chủ trì", "Phó Chủ tịch")], [],
            [.. Enumerable.Range(1, Venues).Select(n => new Venue("v" + n, unit.Id, "Điểm cầu " + n))], [.. Enumerable.Range(1, 8).Select(n => new AgendaItem("m" + n, AgendaKind.Speech, "Mục " + n, 15))]);
        var conference = new Conference { Id = node.Database.NewId(), Code = "UB.40/1", State = ConferenceState.Open, Body = body };
        await node.Database.Write("thu-ky", unit.Id, write => ConferenceStore.Save(write, conference, "planned"));
        return conference.Id;
    }

    private static async Task Measure(string name, NodeOptions options, string conference, Results all)
    {
        var (port, barePort) = (Port(), Port());
        using var server = await Child("live-serve", options.Data, options.Database ?? "", port);
        using var bare = await Child("live-bare", barePort);
        using var desk = await Desk.SignIn(port, conference);
        var lines = await Connect(port, desk.Cookie, conference);
        var peers = await Listen(Enumerable.Range(0, Venues).Select(_ => new HubConnectionBuilder().WithUrl($"http://127.0.0.1:{barePort}/hub").Build()));
        using var bareClient = new HttpClient { BaseAddress = new($"http://127.0.0.1:{barePort}") };
        var (answered, reached, sent, said, ratio) = (new Samples($"an act is acknowledged, {name}"), new Samples($"acknowledged → received by all, {name}"), new Samples($"sent → received by all, {name}"), new Samples("bare broadcast, sent → received by all"), 0.0);
        var number = lines.Max(l => l.Last);
        for (var round = -30; round < Rounds; round++)
        {
            var from = Stopwatch.GetTimestamp();
            await desk.Count(1 + Math.Abs(round) % Venues, $"lần {round}");
            var acknowledged = Stopwatch.GetTimestamp();
            number++;
            await All(lines, number);
            var last = lines.Max(l => l.At);
            var peerFrom = Stopwatch.GetTimestamp();
            await bareClient.PostAsync($"/say?number={number}", null);
            await All(peers, number);
            if (round < 0) continue;
            answered.Add(Stopwatch.GetElapsedTime(from, acknowledged).TotalMilliseconds);
            reached.Add(Math.Max(0, Stopwatch.GetElapsedTime(acknowledged, last).TotalMilliseconds));
            sent.Add(Stopwatch.GetElapsedTime(from, last).TotalMilliseconds);
            said.Add(Stopwatch.GetElapsedTime(peerFrom, peers.Max(l => l.At)).TotalMilliseconds);
        }
        var key = "live." + name.ToLowerInvariant();
        all.Times("L", answered, key + ".acknowledged");
        all.Times("L", reached, key + ".reached");
        all.Number(key + ".sent.p99_ms", sent.P99);
        all.Add("L", sent.Name, $"median {Results.Ms(sent.Median)}, p99 {Results.Ms(sent.P99)} ({sent.Count} runs)", $"p99 {Floor} ms", sent.P99 <= Floor);
        all.Times("L", said, key + ".bare");
        ratio = sent.Median / said.Median;
        all.Number(key + ".ratio", ratio);
        all.Add("L", $"times of the bare broadcast, {name}", "× " + Results.N(ratio));

        // What a browser does next: all 64 fetch the page's new state, at once.
        var pages = new Samples($"sent → all {Venues} hold the page's new state, {name}");
        for (var round = -10; round < 100; round++)
        {
            var from = Stopwatch.GetTimestamp();
            await desk.Count(1 + Math.Abs(round) % Venues, $"trang {round}");
            number++;
            await All(lines, number);
            await Task.WhenAll(Enumerable.Range(1, Venues).Select(v => desk.Page("v" + v)));
            if (round >= 0) pages.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }
        all.Number(key + ".pages.p99_ms", pages.P99);
        all.Add("L", pages.Name, $"median {Results.Ms(pages.Median)}, p99 {Results.Ms(pages.P99)} ({pages.Count} runs)", $"p99 {Floor} ms", pages.P99 <= Floor);
        foreach (var line in lines.Concat(peers)) await line.Connection.DisposeAsync();
        server.Kill();
        bare.Kill();
    }

    private static async Task Kill(string name, NodeOptions options, string conference, Results all)
    {
        var port = Port();
        var server = await Child("live-serve", options.Data, options.Database ?? "", port);
        var desk = await Desk.SignIn(port, conference);
        var lines = await Connect(port, desk.Cookie, conference);
        var acknowledged = new List<string>();
        var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(w => Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var mark = $"ghi {w}-{i}";
                try { await desk.Count(1 + w, mark); }
                catch (Exception e) when (e is HttpRequestException or IOException) { return; }
                lock (acknowledged) acknowledged.Add(mark);
            }
        })).ToList();
        await Task.Delay(3000);
        server.Kill();
        await server.WaitForExitAsync();
        await stop.CancelAsync();
        await Task.WhenAll(writers);
        var kept = acknowledged.Count;
        server = await Child("live-serve", options.Data, options.Database ?? "", port);
        using var again = await Desk.SignIn(port, conference);
        await again.Count(1, "sau khi khởi động lại");
        using var node = NodeContext.Open(options);
        var store = new LiveStore(node.Database);
        var log = store.After(conference, 0);
        var clock = Stopwatch.StartNew();
        int[] whole = [.. Enumerable.Range(1, log.Count)];
        while (clock.Elapsed < TimeSpan.FromSeconds(30) && !lines.All(l => l.Numbers().SequenceEqual(whole = [.. Enumerable.Range(1, store.Board(conference).Number)]))) await Task.Delay(100);
        var entered = store.After(conference, 0).Where(e => e.Kind == LiveKind.HeadCounted).Select(e => e.Body.Text!).ToList();
        var lost = acknowledged.Count(m => entered.Count(t => t == m) != 1);
        var converged = lines.Count(l => l.Numbers().SequenceEqual(whole));
        all.Number($"live.{name.ToLowerInvariant()}.killed.lost", lost);
        all.Add("L", $"killed with -9 in the middle, {name}", string.Create(CultureInfo.InvariantCulture, $"{kept} acknowledged, {lost} of them lost or doubled; {converged} of {Venues} converge after the restart ({clock.ElapsedMilliseconds} ms)"), "0 lost, all converge", kept > 0 && lost == 0 && converged == Venues);
        foreach (var line in lines) await line.Connection.DisposeAsync();
        server.Kill();
        server.Dispose();
        desk.Dispose();
    }

    /// <summary>One browser's line: what it was told, and when the last of it came.</summary>
    private sealed class Follower(HubConnection connection)
    {
        private readonly SortedSet<int> numbers = [];
        public HubConnection Connection => connection;
        public int Last { get; private set; }
        public long At { get; private set; }

        public void Take(LiveMessage message)
        {
            lock (numbers)
            {
                numbers.Add(message.Number);
                if (message.Number <= Last) return;
                (Last, At) = (message.Number, Stopwatch.GetTimestamp());
            }
        }

        public int[] Numbers() { lock (numbers) return [.. numbers]; }
    }

    private static async Task<List<Follower>> Connect(string port, string cookie, string conference)
    {
        var lines = await Listen(Enumerable.Range(0, Venues).Select(_ => new HubConnectionBuilder().WithUrl($"http://127.0.0.1:{port}{LiveHub.Path}", o => o.Headers["Cookie"] = cookie).WithAutomaticReconnect(new Retry()).Build()));
        await Task.WhenAll(lines.Select(async (l, i) =>
        {
            async Task Follow() { foreach (var m in await l.Connection.InvokeAsync<List<LiveMessage>>("Follow", conference, l.Last, "v" + (i + 1))) l.Take(m); }
            l.Connection.Reconnected += _ => Follow();
            await Follow();
        }));
        return lines;
    }

    private static async Task<List<Follower>> Listen(IEnumerable<HubConnection> connections)
    {
        var lines = connections.Select(c => new Follower(c)).ToList();
        foreach (var line in lines) line.Connection.On<LiveMessage>("event", line.Take);
        await Task.WhenAll(lines.Select(l => l.Connection.StartAsync()));
        return lines;
    }

    private sealed class Retry : IRetryPolicy
    {
        public TimeSpan? NextRetryDelay(RetryContext context) => TimeSpan.FromMilliseconds(200);
    }

    private static async Task All(List<Follower> lines, int number)
    {
        var clock = Stopwatch.StartNew();
        while (lines.Any(l => l.Last < number))
        {
            if (clock.Elapsed > TimeSpan.FromSeconds(10)) throw new TimeoutException($"Event {number} did not reach {lines.Count(l => l.Last < number)} of {lines.Count}.");
            await Task.Delay(1);
        }
    }

    /// <summary>The clerk's browser: signed in, sending the board's own form.</summary>
    private sealed class Desk : IDisposable
    {
        private readonly HttpClient client;
        private readonly string conference;
        private string token = "";

        private Desk(HttpClient client, string conference) => (this.client, this.conference) = (client, conference);
        public string Cookie { get; private set; } = "";

        public static async Task<Desk> SignIn(string port, string conference)
        {
            var cookies = new CookieContainer();
            var address = new Uri("http://127.0.0.1:" + port);
            var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };
            var desk = new Desk(client, conference);
            var token = Token(await client.GetStringAsync("/dang-nhap"));
            await client.PostAsync("/dang-nhap", new FormUrlEncodedContent(new Dictionary<string, string> { ["UserName"] = "thu-ky", ["Password"] = Password, ["__RequestVerificationToken"] = token }));
            desk.token = Token(await client.GetStringAsync($"/hoi-nghi/{conference}/dieu-hanh"));
            desk.Cookie = cookies.GetCookieHeader(address);
            return desk;
        }

        /// <summary>Records a head count for a venue and returns when the server has acknowledged it.</summary>
        public async Task Count(int venue, string mark)
        {
            using var answer = await client.PostAsync($"/hoi-nghi/{conference}/dieu-hanh?handler=Venue", new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["thay-diem-cau"] = "v" + venue, ["viec"] = "dem", ["so-nguoi"] = "31", ["thoi-diem"] = mark, ["khoa"] = mark, ["__RequestVerificationToken"] = token
            }));
            if (answer.StatusCode != HttpStatusCode.Found) throw new InvalidOperationException($"The board answered {answer.StatusCode}.");
        }

        /// <summary>As the page's script asks for it.</summary>
        public async Task<string> Page(string venue)
        {
            using var ask = new HttpRequestMessage(HttpMethod.Get, $"/hoi-nghi/{conference}/diem-cau/{venue}") { Headers = { { "X-Requested-With", "live" } } };
            using var answer = await client.SendAsync(ask);
            return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        }
        private static string Token(string page) => page.Split("name=\"__RequestVerificationToken\"", 2)[1].Split("value=\"", 2)[1].Split('"', 2)[0];
        public void Dispose() => client.Dispose();
    }

    private static async Task<Process> Child(params string[] args)
    {
        var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, args) { RedirectStandardOutput = true })!;
        while (await child.StandardOutput.ReadLineAsync() is { } line) if (line == "ready") return child;
        throw new InvalidOperationException($"{args[0]} did not start.");
    }

    private static string Port()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
