using HiepDong.Accounts;
using HiepDong.Conferences;
using HiepDong.Conferences.Closing;
using HiepDong.Conferences.Live;
using HiepDong.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace HiepDong.Tests.Conferences.Closing;

/// <summary>
/// A conference of Nghệ An that is hosted by the committee and chaired by Chi's committee and Giang's police. Hoa is its clerk; the border guard (Biên) and the police have venues beside the main one; Xa is of another province.
/// </summary>
internal sealed class ClosingOffice : IAsyncDisposable
{
    public required TestNode Test { get; init; }
    public required TestApp App { get; init; }
    public required OrgUnit Committee { get; init; }
    public required OrgUnit Police { get; init; }
    public required OrgUnit Border { get; init; }
    public Conference Conference { get; private set; } = null!;
    private int key;

    public static async Task<ClosingOffice> Open(string database)
    {
        var test = await TestNode.Open(database);
        var committee = await test.AddUnit("UB.40", "Ủy ban nhân dân tỉnh Nghệ An", Force.Civil, Echelon.Province, "40");
        var police = await test.AddUnit("CA.40", "Công an tỉnh Nghệ An", Force.Police, Echelon.Province, "40");
        var border = await test.AddUnit("BP.40", "Bộ đội Biên phòng tỉnh Nghệ An", Force.BorderGuard, Echelon.Province, "40");
        var far = await test.AddUnit("CA.48", "Công an thành phố Đà Nẵng", Force.Police, Echelon.Province, "48");
        await test.AddAccount("hoa", "Đặng Thị Hoa", new Grant(Role.Coordinator, committee.Id, Hierarchy.Territory));
        await test.AddAccount("chi", "Lê Thị Chi", new Grant(Role.Leader, committee.Id, Hierarchy.Territory));
        await test.AddAccount("giang", "Hoàng Giang", new Grant(Role.Leader, police.Id, Hierarchy.Chain));
        await test.AddAccount("bien", "Trần Văn Biên", new Grant(Role.Coordinator, border.Id, Hierarchy.Chain));
        await test.AddAccount("xa", "Phan Thị Xa", new Grant(Role.Coordinator, far.Id, Hierarchy.Chain));
        return new() { Test = test, App = await TestApp.Start(test.Node), Committee = committee, Police = police, Border = border };
    }

    public T Use<T>() where T : notnull => App.Services.GetRequiredService<T>();
    public Actor Person(string name) => Use<AccountStore>().ByName(name)!.ToActor();
    public AfterConference After => Use<ClosingStore>().Get(Conference.Id);
    public string Address => "/hoi-nghi/" + Conference.Id;

    /// <summary>Held from 8:00 on a day of November: two items, one speech, one line lost for four minutes, two conclusions; closed at 9:00.</summary>
    public async Task Hold(int day = 16, bool complete = true)
    {
        Test.Time.Now = new(2026, 11, day, 1, 0, 0, TimeSpan.Zero);
        var body = new ConferenceBody("Hội nghị giao ban tháng 11", ConferenceKind.Briefing, ConferenceMode.Mixed, Test.Time.Now, Test.Time.Now.AddHours(2), "Hội trường UBND tỉnh", Committee.Id, Committee.TerritoryId,
            [new(Committee.Id, "Nguyễn Văn Phúc", "Phó Chủ tịch UBND tỉnh"), new(Police.Id, "Trần Đức Lâm", "Phó Giám đốc Công an tỉnh")], [],
            [new("v1", Committee.Id, "Điểm cầu UBND tỉnh", IsMain: true, Expected: 20), new("v2", Police.Id, "Điểm cầu Công an tỉnh", Presiding: "Thượng tá Vũ Hải", Expected: 15), new("v3", Border.Id, "Điểm cầu Biên phòng", Expected: 10)],
            [new("i1", AgendaKind.Report, "Báo cáo kết quả phối hợp", 20, "Công an tỉnh"), new("i2", AgendaKind.Discussion, "Thảo luận", 30), new("i3", AgendaKind.Other, "Việc khác", 5)]);
        var made = new Conference { Id = Test.Database.NewId(), State = ConferenceState.Invited, Body = body };
        Conference = await Test.Database.Write("hoa", Committee.Id, write =>
        {
            made.Code = ConferenceStore.NextCode(write, Committee.Code, 2026);
            ConferenceStore.Save(write, made, "created");
            return made;
        });
        await Do(LiveKind.VenueJoined, "v1");
        await Do(LiveKind.HeadCounted, "v1", new(Count: 18, Text: "khai mạc"));
        await Do(LiveKind.VenueJoined, "v2");
        await Do(LiveKind.HeadCounted, "v2", new(Count: 14, Text: "khai mạc"));
        await Do(LiveKind.Opened);
        await Do(LiveKind.ItemStarted, null, new("i1"));
        await Say("i1", "Công an tỉnh báo cáo: phát hiện 24 vụ.");
        await Do(LiveKind.ItemStarted, null, new("i2"), 20);
        await Do(LiveKind.SpeechAsked, "v2", new("s1", "Tuần tra tuyến biên giới", "Đại úy Minh"));
        await Do(LiveKind.SpeechAsked, "v2", new("s2", "Trao đổi thông tin", "Đại úy Minh"));
        await Do(LiveKind.SpeechCalled, "v2", new("s1"), 5);
        await Do(LiveKind.SpeechEnded, "v2", new("s1"), 8);
        await Do(LiveKind.VenueLost, "v2", null, 2);
        await Do(LiveKind.VenueBack, "v2", null, 4);
        await Conclude("k1", new("Tuần tra chung tuyến biên giới hằng tuần", Police.Id, [Border.Id], new(2026, 12, 10), "kế hoạch đã ký"));
        await Conclude("k2", complete ? new("Báo cáo trao đổi thông tin hằng tháng", Border.Id, [], new(2026, 12, 20), "báo cáo") : new("Báo cáo trao đổi thông tin hằng tháng"));
        await Do(LiveKind.Closed, null, null, 21);
        Conference = Use<ConferenceStore>().Get(Conference.Id);
    }

    public async Task Do(LiveKind kind, string? venue = null, LiveBody? body = null, int minutes = 0)
    {
        Test.Time.Now += TimeSpan.FromMinutes(minutes);
        await Use<RunConference>().Do(Conference.Id, "t" + ++key, kind, venue, body ?? new(), Person("hoa"), default);
    }

    public Task Say(string item, string text) => Use<SaveTexts>().Minutes(Conference.Id, "t" + ++key, item, text, Use<LiveStore>().Board(Conference.Id).Minutes.GetValueOrDefault(item)?.Version ?? 0, Person("hoa"), default);

    public Task Conclude(string id, ConclusionText text) => Use<SaveTexts>().Conclusion(Conference.Id, "t" + ++key, id, text, Use<LiveStore>().Board(Conference.Id).Conclusion(id)?.Version ?? 0, Person("hoa"), default);

    public Task Words(int? minutes = null, int? notice = null) => Use<ApprovePapers>().SaveWords(Conference.Id, new("Đặng Thị Hoa", "Chuyên viên Văn phòng", minutes, notice), After.Version, Person("hoa"), default);

    public Task<bool> Approve(string who, int chair, string? seen = null) => Use<ApprovePapers>().Approve(Conference.Id, chair, seen ?? After.Papers.Mark, Person(who), default);

    public async Task ApproveAll()
    {
        await Words();
        await Approve("chi", 0);
        await Approve("giang", 1);
        Conference = Use<ConferenceStore>().Get(Conference.Id);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Test.DisposeAsync();
    }
}
