using System.Collections.Concurrent;
using HiepDong.Accounts;
using HiepDong.Conferences;
using HiepDong.Conferences.Live;
using HiepDong.Organisation;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace HiepDong.Tests.Conferences;

/// <summary>
/// A conference of Nghệ An: Hoa is the clerk of the host (the committee), Bình of the other chair (the police); An writes for the police's venue, Biên for the border guard's;
/// Xa is of another province. The committee's, the police's and the border guard's rooms are its venues. 9:00 on 16/11/2026, the day it is held.
/// </summary>
internal sealed class LiveOffice : IAsyncDisposable
{
    public const string Main = "diem-uy-ban", PoliceRoom = "diem-cong-an", BorderRoom = "diem-bien-phong";

    public required TestNode Test { get; init; }
    public required TestApp App { get; init; }
    public required Conference Conference { get; init; }
    public required OrgUnit Police { get; init; }
    public required OrgUnit Border { get; init; }

    public static async Task<LiveOffice> Open(string database)
    {
        var test = await TestNode.Open(database);
        var ministry = await test.AddUnit("CA.BO", "Bộ Công an", Force.Police, Echelon.Ministry, "VN");
        var committee = await test.AddUnit("UB.40", "Ủy ban nhân dân tỉnh Nghệ An", Force.Civil, Echelon.Province, "40");
        var police = await test.AddUnit("CA.40", "Công an tỉnh Nghệ An", Force.Police, Echelon.Province, "40", ministry);
        var border = await test.AddUnit("BP.40", "Bộ đội Biên phòng tỉnh Nghệ An", Force.BorderGuard, Echelon.Province, "40");
        var far = await test.AddUnit("CA.48", "Công an thành phố Đà Nẵng", Force.Police, Echelon.Province, "48", ministry);
        await test.AddAccount("hoa", "Đặng Thị Hoa", new Grant(Role.Coordinator, committee.Id, Hierarchy.Territory));
        await test.AddAccount("binh", "Trần Thị Bình", new Grant(Role.Coordinator, police.Id, Hierarchy.Chain));
        await test.AddAccount("an", "Nguyễn Thị An", new Grant(Role.Reporter, police.Id, Hierarchy.Chain));
        await test.AddAccount("bien", "Trần Văn Biên", new Grant(Role.Reporter, border.Id, Hierarchy.Chain));
        await test.AddAccount("xa", "Phan Thị Xa", new Grant(Role.Reporter, far.Id, Hierarchy.Chain));
        var start = test.Time.Now;
        var body = new ConferenceBody("Hội nghị tổng kết công tác phối hợp năm 2026", ConferenceKind.FinalReview, ConferenceMode.Online, start, start.AddHours(4), "Hội trường tỉnh", committee.Id, committee.TerritoryId,
            [new(committee.Id, "Người chủ trì một", "Phó Chủ tịch"), new(police.Id, "Người chủ trì hai", "Phó Giám đốc")], [],
            [new(Main, committee.Id, "Điểm cầu tỉnh", IsMain: true), new(PoliceRoom, police.Id, "Điểm cầu Công an tỉnh"), new(BorderRoom, border.Id, "Điểm cầu Biên phòng tỉnh", BackupLine: "trực ban qua bộ đàm")],
            [new("m1", AgendaKind.Opening, "Khai mạc", 10), new("m2", AgendaKind.Report, "Báo cáo kết quả năm", 30), new("m3", AgendaKind.Conclusion, "Kết luận", 20)]);
        var conference = new Conference { Id = test.Database.NewId(), Code = "UB.40/2026/1", State = ConferenceState.Invited, Body = body };
        await test.Database.Write("hoa", committee.Id, write => ConferenceStore.Save(write, conference, "planned"));
        return new() { Test = test, App = await TestApp.Start(test.Node), Conference = conference, Police = police, Border = border };
    }

    public string Id => Conference.Id;
    public string Control => $"/hoi-nghi/{Id}/dieu-hanh";
    public string Room(string venue) => $"/hoi-nghi/{Id}/diem-cau/{venue}";
    public T Use<T>() where T : notnull => App.Services.GetRequiredService<T>();
    public Actor Person(string name) => Use<AccountStore>().ByName(name)!.ToActor();
    public Board Board => Use<LiveStore>().Board(Id);

    public Task<LiveEvent> Do(string who, LiveKind kind, string? venue = null, LiveBody? body = null, string? key = null) => Use<RunConference>().Do(Id, key ?? Test.Database.NewId(), kind, venue, body ?? new(), Person(who), default);

    /// <summary>A browser's line to the running conference.</summary>
    public Task<Follower> Follow(string who, string? venue = null, int last = 0) => Follow(App, who, venue, last);

    public async Task<Follower> Follow(TestApp app, string who, string? venue = null, int last = 0, string? origin = null)
    {
        using var browser = await app.SignInAs(who);
        var cookie = browser.Cookies.GetCookieHeader(new("http://localhost"));
        var connection = new HubConnectionBuilder().WithUrl("http://localhost" + LiveHub.Path, o =>
        {
            o.HttpMessageHandlerFactory = _ => app.Wire();
            o.Transports = HttpTransportType.LongPolling;
            o.Headers["Cookie"] = cookie;
            if (origin is not null) o.Headers["Origin"] = origin;
        }).Build();
        var follower = new Follower(connection);
        await connection.StartAsync();
        follower.Take(await connection.InvokeAsync<List<LiveMessage>>("Follow", Id, last, venue));
        return follower;
    }

    public static async Task Until(Func<bool> holds, int seconds = 20)
    {
        for (var i = 0; i < seconds * 20 && !holds(); i++) await Task.Delay(50);
        holds().ShouldBeTrue();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Test.DisposeAsync();
    }
}

/// <summary>Who follows, and what was told to them, in the order it came.</summary>
internal sealed class Follower : IAsyncDisposable
{
    private readonly ConcurrentQueue<LiveMessage> told = new();

    public Follower(HubConnection connection)
    {
        Connection = connection;
        connection.On<LiveMessage>("event", told.Enqueue);
        connection.On<string, string>("typing", (subject, name) => Typing.Enqueue(subject + " " + name));
    }

    public HubConnection Connection { get; }
    public ConcurrentQueue<string> Typing { get; } = new();
    public IReadOnlyList<LiveMessage> Told => [.. told];
    public IEnumerable<int> Numbers => told.Select(m => m.Number).Distinct().Order();
    public void Take(IEnumerable<LiveMessage> rest) { foreach (var m in rest) told.Enqueue(m); }
    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}
