using HiepDong.Accounts;
using HiepDong.Conferences;
using HiepDong.Conferences.Invitations;
using HiepDong.Conferences.Rhythm;
using HiepDong.Conferences.Venues;
using HiepDong.Conferences.Video;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Publications;
using HiepDong.Reporting;
using Microsoft.AspNetCore.DataProtection;

namespace HiepDong.Demonstration;

/// <summary>
/// The demonstration's conferences, prepared as at the keyboard: Lâm Đồng's review of 2025, that of 2026 with six communes invited, and the ministries' with every province.
/// Officials are invented.
/// </summary>
internal sealed class DemoConferences
{
    private readonly NodeContext node;
    private readonly ConferenceStore store;
    private readonly ConferenceRights rights;
    private readonly PrepareConference prepare;
    private readonly PlanNext next;
    private readonly AnswerInvitation answer;
    private readonly ChooseUnits choose;
    private readonly PinPublication pins;

    public DemoConferences(NodeContext node)
    {
        this.node = node;
        store = new(node.Database);
        rights = new(node.State, node.Access, new(node.State, node.Access, new(node.State, node.Access)));
        prepare = new(node.Database, node.State, store, rights, new VideoSettings(node.Database, node.Access, new EphemeralDataProtectionProvider()), new AccountStore(node.Database));
        next = new(node.Database, node.State, node.Access, store, rights, new RhythmStore(node.Database), prepare);
        answer = new(node.Database, store, rights);
        choose = new(node.State, rights);
        pins = new(node.Database, node.State, node.Access, store, rights, new PublicationStore(node.Database));
    }

    /// <summary>The review of 2025, held on 26/12/2025; <see cref="DemoClosing"/> runs it.</summary>
    public async Task<Conference> Last(CancellationToken stop)
    {
        var binh = DemoCast.Act(node, "binh");
        var made = await Review(2025, new(2025, 12, 26), "QS.68", ("QS.68", "Trần Quốc Hùng", "Chỉ huy trưởng Bộ CHQS tỉnh"), binh, stop);
        made = await prepare.Change(made.Id, null, "venues", b => b with { Venues = [.. b.Venues, .. choose.Of(ChooseUnits.Communes, Force.Civil, "68", b).Take(5).Select(Room)] }, binh, stop);
        made = await Pin(made, Periods.Period.OfYear(2025), binh, stop);
        made = await prepare.Invite(made.Id, 112, null, binh, stop);
        foreach (var v in made.Body.Venues.Where(v => !v.IsMain)) await Answer(made, v, true, stop);
        return store.Get(made.Id);
    }

    /// <summary>This year's review, on 25/12/2026: planned from the rhythm, six communes invited, four have answered, one of them with no.</summary>
    public async Task<Conference> This(CancellationToken stop)
    {
        var binh = DemoCast.Act(node, "binh");
        var proposal = next.Of(binh).First(p => p.Occasion.Code == "2026" && p.Rule.Rule.Kind == ConferenceKind.FinalReview);
        var made = await next.Plan(proposal.Rule.Id, "2026", proposal.TerritoryId, binh, stop);
        var communes = choose.Of(ChooseUnits.Communes, Force.Civil, "68", made.Body).Where(u => made.Body.Venues.All(v => v.UnitId != u.Id));
        var police = node.State.Organisation.UnitByCode("CA.68104", node.State.Today)!;
        made = await prepare.Change(made.Id, null, "venues", b => b with
        {
            Mode = ConferenceMode.Mixed, Place = "Hội trường lớn, " + node.State.Organisation.Unit(b.HostUnitId)!.Name,
            Venues = [.. b.Venues.Where(v => v.IsMain), Room(police), .. choose.Of(ChooseUnits.Communes, Force.Civil, "68", b).Where(u => u.Id != police.Id).Take(5).Select(Room)],
            Agenda = [.. b.Agenda.Select(i => i with { VenueId = null })],
            Chairs = [new(node.State.Organisation.UnitByCode("UB.68", node.State.Today)!.Id, "Lê Thị Chi", "Phó Chủ tịch UBND tỉnh"), new(b.HostUnitId, "Phạm Đức Long", "Thủ trưởng đơn vị đăng cai")]
        }, binh, stop);
        made = await prepare.Change(made.Id, null, "agenda", b => b with { Agenda = Speaking(b) }, binh, stop);
        made = await Pin(made, null, binh, stop);
        made = await prepare.Invite(made.Id, 118, null, binh, stop);
        var rooms = made.Body.Venues.Where(v => !v.IsMain).ToList();
        foreach (var (v, n) in rooms.Skip(1).Take(4).Select((v, n) => (v, n))) await Answer(made, v, n != 2, stop);
        return store.Get(made.Id);
    }

    /// <summary>The ministries' review with the committees of all provinces.</summary>
    public async Task<Conference?> National(CancellationToken stop)
    {
        var lan = DemoCast.Act(node, "lan");
        if (next.Of(lan).FirstOrDefault(p => p is { Planned: null, Host: not null } && p.Rule.Rule.Kind == ConferenceKind.FinalReview) is not { } proposal) return null;
        var made = await next.Plan(proposal.Rule.Id, proposal.Occasion.Code, proposal.TerritoryId, lan, stop);
        return await prepare.Change(made.Id, null, "venues", b => b with
        {
            Mode = ConferenceMode.Mixed, Venues = [.. b.Venues, .. choose.Of(ChooseUnits.Provinces, Force.Civil, null, b).Where(u => b.Venues.All(v => v.UnitId != u.Id)).Select(Room)]
        }, lan, stop);
    }

    private async Task<Conference> Review(int year, DateOnly day, string host, (string Unit, string Name, string Post) chair, Actor by, CancellationToken stop)
    {
        OrgUnit Unit(string code) => node.State.Organisation.UnitByCode(code, node.State.Today)!;
        var starts = new DateTimeOffset(day.ToDateTime(new(7, 30)), VietnamTime.Offset);
        var body = new ConferenceBody($"Hội nghị tổng kết công tác phối hợp năm {year}", ConferenceKind.FinalReview, ConferenceMode.Mixed, starts, starts.AddHours(4), "Hội trường lớn, " + Unit(host).Name, Unit(host).Id, rights.TerritoryOf(Unit(host)),
            [new(Unit("UB.68").Id, "Lê Thị Chi", "Phó Chủ tịch UBND tỉnh"), new(Unit(chair.Unit).Id, chair.Name, chair.Post)], [], [], [], Period: year.ToString(System.Globalization.CultureInfo.InvariantCulture)) { Occasion = year.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        return await prepare.Create(next.Furnish(body, Furnishing.Template), by, stop);
    }

    private Venue Room(OrgUnit unit) => new(node.Database.NewId(), unit.Id, unit.Name);

    /// <summary>The speeches shared out: two communes speak by name.</summary>
    private List<AgendaItem> Speaking(ConferenceBody b)
    {
        var rooms = b.Venues.Where(v => !v.IsMain).Take(2).ToList();
        return [.. b.Agenda.SelectMany(i => i.Kind != AgendaKind.Speech || rooms.Count < 2 || i.Minutes < 20 ? [i]
            : rooms.Select((v, n) => new AgendaItem(node.Database.NewId(), AgendaKind.Speech, n == 0 ? "Tham luận: phối hợp nắm tình hình, giải quyết vụ việc từ cơ sở" : "Tham luận: xây dựng lực lượng, huy động nhân dân tham gia", 15, "Lãnh đạo " + v.Name, v.Id)))];
    }

    private async Task<Conference> Pin(Conference c, Periods.Period? period, Actor by, CancellationToken stop)
    {
        var choice = pins.Choices(c.Body).FirstOrDefault(p => period is null || p.Period == period);
        return choice is null ? c : await pins.Pin(c.Id, choice.Id, null, by, stop);
    }

    private static readonly string[] Presiding = ["Nguyễn Minh Tâm", "Đinh Văn Thắng", "K’ Brổi", "Hoàng Thị Yến", "Bùi Quang Vinh"];

    private async Task Answer(Conference c, Venue v, bool attends, CancellationToken stop)
    {
        var unit = node.State.Organisation.Unit(v.UnitId)!;
        var by = new Actor(unit.Id, DemoHistory.Writer(unit), unit.Name, [new(Role.Reporter, unit.Id, Hierarchy.Chain)]);
        var n = (DemoFigures.Hash("room" + unit.Code) & int.MaxValue) % 5;
        await answer.Run(c.Id, v.Id, attends ? new(true, Presiding[n] + ", Phó Chủ tịch UBND xã", 18 + n * 4, "Phòng họp trực tuyến, trụ sở " + unit.Name, "Số trực của điểm cầu: máy lẻ 10" + n, true, null)
            : new(false, "", 0, "", "", false, "Trùng lịch tiếp xúc cử tri; cử cán bộ dự tại điểm cầu chính"), null, by, stop);
    }
}
