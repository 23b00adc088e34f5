using HiepDong.Accounts;
using HiepDong.Assignments;
using HiepDong.Conferences;
using HiepDong.Conferences.Closing;
using HiepDong.Conferences.Live;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Storage;

namespace HiepDong.Demonstration;

/// <summary>A conference as it runs: rooms join, one loses its line, two speak, conclusions are worded; then both chairs approve and the conclusions become work.</summary>
internal sealed class DemoClosing
{
    private readonly NodeContext node;
    private readonly RunConference run;
    private readonly ClosingStore store;
    private readonly ApprovePapers approve;
    private readonly AssignConclusions assign;
    private readonly Action<string> at;
    private int key;

    /// <param name="at">Moves the office's clock.</param>
    public DemoClosing(NodeContext node, Action<string> at)
    {
        (this.node, this.at) = (node, at);
        var (conferences, live, reach) = (new ConferenceStore(node.Database), new LiveStore(node.Database), new WorkReach(node.State, node.Access, new(node.State, node.Access)));
        var preparing = new ConferenceRights(node.State, node.Access, reach);
        // Nobody follows on a screen, so no feed is told.
        run = new(node.Database, conferences, live, new(node.Access, preparing), null!);
        store = new(node.Database, conferences, live);
        var rights = new ClosingRights(node.Access, preparing);
        (approve, assign) = (new(node.Database, node.State, store, rights), new(node.Database, node.State, store, rights));
    }

    /// <summary>From half an hour before its planned beginning to its closing.</summary>
    public async Task Hold(Conference c, Actor clerk, CancellationToken stop)
    {
        var b = c.Body;
        var (now, rooms) = (b.StartsAt.AddMinutes(-20), b.Venues.Take(6).ToList());
        for (var n = 0; n < rooms.Count; n++)
        {
            await Do(LiveKind.VenueJoined, rooms[n].Id, new(), 2);
            await Do(LiveKind.HeadCounted, rooms[n].Id, new(Count: 14 + 3 * n, Text: "khai mạc"), 0);
        }
        await Do(LiveKind.Opened, null, new(), 8);
        for (var n = 0; n < b.Agenda.Count; n++)
        {
            var item = b.Agenda[n];
            await Do(LiveKind.ItemStarted, null, new(item.Id), 1);
            await Do(LiveKind.MinutesSaved, null, new(item.Id, Said(item)), 2);
            if (n == 1 && rooms.Count > 2)
            {
                await Do(LiveKind.SpeechAsked, rooms[1].Id, new("phat-bieu-1", "Phối hợp tuần tra địa bàn giáp ranh", "Đại diện " + rooms[1].Name), 3);
                await Do(LiveKind.SpeechAsked, rooms[2].Id, new("phat-bieu-2", "Trao đổi thông tin đột xuất", "Đại diện " + rooms[2].Name), 1);
                await Do(LiveKind.SpeechCalled, rooms[1].Id, new("phat-bieu-1"), 4);
                await Do(LiveKind.SpeechEnded, rooms[1].Id, new("phat-bieu-1"), 9);
                await Do(LiveKind.VenueLost, rooms[2].Id, new(), 1);
                await Do(LiveKind.VenueBack, rooms[2].Id, new(), 3);
            }
            await Pass(Math.Max(1, item.Minutes / 2));
        }
        var day = HiepDong.Reporting.VietnamTime.DayOf(b.StartsAt);
        var (lead, other) = (b.Chairs[^1].UnitId, b.Chairs[0].UnitId);
        await Do(LiveKind.ConclusionSaved, null, new("kl-1-" + c.Id[^12..], Conclusion: new("Xây dựng kế hoạch phối hợp tuần tra, kiểm soát địa bàn giáp ranh, khu vực biên giới biển năm sau; phân công rõ lực lượng chủ trì từng địa bàn", lead, [other], day.AddDays(25), "kế hoạch đã ký ban hành")), 1);
        await Do(LiveKind.ConclusionSaved, null, new("kl-2-" + c.Id[^12..], Conclusion: new("Rà soát, thống nhất đầu mối trao đổi thông tin đột xuất giữa các lực lượng từ tỉnh đến xã", other, [lead], day.AddDays(40), "danh sách đầu mối có xác nhận của các lực lượng")), 1);
        await Do(LiveKind.ConclusionSaved, null, new("kl-3-" + c.Id[^12..], Conclusion: new("Đánh giá việc thực hiện quy chế phối hợp ở cấp xã, báo cáo tại hội nghị sơ kết 6 tháng", other, [], day.AddDays(180), "báo cáo đánh giá")), 1);
        await Do(LiveKind.Closed, null, new(), 4);

        async Task Do(LiveKind kind, string? venue, LiveBody body, int minutes)
        {
            await Pass(minutes);
            await node.Database.Write(clerk.UserName, clerk.AuthorUnit, write => run.Enter(write, c.Id, "trinh-dien-" + ++key, kind, venue, body), stop);
        }

        Task Pass(int minutes)
        {
            now = now.AddMinutes(minutes);
            at(SqlTypes.Text(now));
            return Task.CompletedTask;
        }
    }

    /// <summary>The secretary completes the papers, the heads of both chairs' units approve, the clerk gives the conclusions as work.</summary>
    /// <returns>How many assignments there are.</returns>
    public async Task<int> Settle(Conference c, Actor clerk, IReadOnlyList<Actor> heads, CancellationToken stop)
    {
        await approve.SaveWords(c.Id, new("Trần Thị Bình", "Chuyên viên tổng hợp, thư ký hội nghị"), store.Get(c.Id).Version, clerk, stop);
        for (var n = 0; n < heads.Count; n++) await approve.Approve(c.Id, n, store.Get(c.Id).Papers.Mark, heads[n], stop);
        var after = store.Get(c.Id);
        return await assign.Run(c.Id, [.. after.Papers.Standing.Select(k => new ConclusionOrder(k, k.LeadUnitId ?? "", k.SupportingUnitIds, k.Deadline, k.Evidence))], clerk, stop);
    }

    /// <summary>The first conclusions are carried out and verified, the last is left.</summary>
    public async Task CarryOut(Conference c, Actor clerk, CancellationToken stop)
    {
        var assignments = new AssignmentStore(node.Database);
        var (work, follow) = (new DoWork(node.Database, node.State, node.Access, assignments), new FollowWork(node.Database, node.State, node.Access, assignments));
        foreach (var a in assignments.Of(OriginKind.Conclusion, c.Id).SkipLast(1))
            foreach (var part in a.Body.Parts)
            {
                var unit = node.State.Organisation.Unit(part.UnitId)!;
                var writer = new Actor(unit.Id, DemoHistory.Writer(unit), unit.Name, [new(Role.Reporter, unit.Id, Hierarchy.Chain)]);
                await work.Accept(a.Id, unit.Id, null, writer, stop);
                await work.Submit(a.Id, unit.Id, EvidenceIn.Of("Đã hoàn thành theo kết luận: " + a.Order.Evidence), null, writer, stop);
                await follow.Verify(a.Id, unit.Id, null, clerk, stop);
            }
    }

    /// <summary>Whoever keeps the conference for its host; invented.</summary>
    public static Actor Clerk(NodeContext node, Conference c) => Of(node, c.Body.HostUnitId, Role.Approver, "thu-ky");

    /// <summary>The head of the last chair's unit; invented.</summary>
    public static Actor Head(NodeContext node, Conference c) => Of(node, c.Body.Chairs[^1].UnitId, Role.Leader, "thu-truong");

    private static Actor Of(NodeContext node, string unitId, Role role, string post)
    {
        var unit = node.State.Organisation.Unit(unitId)!;
        return new(unit.Id + post, DemoHistory.Writer(unit) + "." + post, unit.Name, [new(role, unit.Id, Hierarchy.Chain)]);
    }

    private static string Said(AgendaItem item) => item.Kind switch
    {
        AgendaKind.Opening => "Tuyên bố lý do, giới thiệu đại biểu; thông qua chương trình hội nghị.",
        AgendaKind.Report => "Trình bày báo cáo kết quả phối hợp; số liệu theo bản công bố gắn với hội nghị.",
        AgendaKind.Speech => "Tham luận nêu cách làm, khó khăn và đề xuất tăng cường trao đổi thông tin giữa các lực lượng.",
        AgendaKind.Discussion => "Các đại biểu thống nhất với báo cáo; đề nghị làm rõ trách nhiệm chủ trì ở địa bàn giáp ranh.",
        AgendaKind.Commendation => "Công bố quyết định khen thưởng các tập thể, cá nhân có thành tích trong công tác phối hợp.",
        AgendaKind.Conclusion => "Chủ trì hội nghị phát biểu kết luận.",
        _ => "Thực hiện theo chương trình."
    };
}
