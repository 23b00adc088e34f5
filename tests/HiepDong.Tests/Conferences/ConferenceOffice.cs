using HiepDong.Accounts;
using HiepDong.Conferences;
using HiepDong.Organisation;
using HiepDong.Reporting;
using HiepDong.Tests.JointResults;

namespace HiepDong.Tests.Conferences;

/// <summary>
/// The joint office, with the province's military command (Phúc, who prepares). Giang prepares for the province's police, Bình for its committee; An, Hải and Khánh answer for their
/// units' rooms.
/// </summary>
internal sealed class ConferenceOffice : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 12, 25, 7, 30, 0, VietnamTime.Offset);

    public required JointOffice Joint { get; init; }
    public required OrgUnit Police { get; init; }
    public required OrgUnit Committee { get; init; }
    public required OrgUnit Army { get; init; }
    public TestNode Test => Joint.Test;
    public TestApp App => Joint.App;

    public static async Task<ConferenceOffice> Open(string database)
    {
        var joint = await JointOffice.Open(database);
        var army = await joint.Test.AddUnit("QS.40", "Bộ Chỉ huy quân sự tỉnh Nghệ An", Force.Army, Echelon.Province, "40");
        await joint.Test.AddAccount("phuc", "Trần Văn Phúc", new Grant(Role.Coordinator, army.Id, Hierarchy.Chain));
        OrgUnit Unit(string code) => joint.Test.State.Organisation.UnitByCode(code, joint.Test.State.Today)!;
        return new() { Joint = joint, Police = Unit("CA.40"), Committee = Unit("UB.40"), Army = army };
    }

    public T Use<T>() where T : notnull => Joint.Use<T>();
    public Actor Person(string name) => Joint.Person(name);
    public Conference Find(string id) => Use<ConferenceStore>().Get(id);
    public Conference Only => Use<ConferenceStore>().Query("order by c.id desc limit 1").Single();

    public ConferenceBody Body(params OrgUnit[] venues) => new("Hội nghị tổng kết công tác phối hợp năm 2026", ConferenceKind.FinalReview, ConferenceMode.Mixed, Start, Start.AddHours(4), "Hội trường Công an tỉnh", Police.Id, Police.TerritoryId,
        [new(Committee.Id, "Lê Thị Hoa", "Phó Chủ tịch UBND tỉnh"), new(Police.Id, "Hoàng Văn Nam", "Giám đốc Công an tỉnh")], [],
        [new("v0", Police.Id, Police.Name, "Hội trường Công an tỉnh", IsMain: true), .. venues.Select((u, n) => new Venue("v" + (n + 1), u.Id, u.Name))],
        [new("a0", AgendaKind.Opening, "Khai mạc", 15), new("a1", AgendaKind.Report, "Báo cáo tổng kết", 30, "Trung tá Trần Phong"), new("a2", AgendaKind.Conclusion, "Kết luận", 20)], Period: "2026");

    public Task<Conference> Planned(params OrgUnit[] venues) => Use<PrepareConference>().Create(Body(venues), Person("giang"), default);

    public async Task<Conference> Invited(params OrgUnit[] venues) => await Use<PrepareConference>().Invite((await Planned(venues)).Id, 15, null, Person("giang"), default);

    /// <summary>What Giang types for a new conference.</summary>
    public static Dictionary<string, string> Typed(params (string Field, string Value)[] other)
    {
        var fields = new Dictionary<string, string>
        {
            ["ten"] = "Hội nghị tổng kết năm 2026", ["loai"] = "final_review", ["hinh-thuc"] = "mixed", ["ngay"] = "25/12/2026", ["gio"] = "7h30", ["gio-ket-thuc"] = "11:30", ["noi"] = "Hội trường Công an tỉnh", ["don-vi"] = "CA.40",
            ["chu-tri-1-don-vi"] = "UB.40", ["chu-tri-1-ten"] = "Lê Thị Hoa", ["chu-tri-1-chuc-vu"] = "Phó Chủ tịch UBND tỉnh", ["ky"] = "2026"
        };
        foreach (var (field, value) in other) fields[field] = value;
        return fields;
    }

    public const string Plan = "button#ghi";

    public async ValueTask DisposeAsync() => await Joint.DisposeAsync();
}
