using HiepDong.Accounts;
using HiepDong.Assignments;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Reporting;
using HiepDong.Shortcomings;

namespace HiepDong.Demonstration;

/// <summary>
/// Work that Lâm Đồng's committee and police have given: done in time and late, under way, returned, asking for more time, overdue, passed on, and a shortcoming with its remedy. All invented.
/// </summary>
internal sealed class DemoAssignments
{
    private readonly NodeContext node;
    private readonly AssignmentStore store;
    private readonly AssignWork assign;
    private readonly DoWork work;
    private readonly FollowWork follow;
    private readonly RecordShortcoming record;
    private readonly Func<OrgUnit, Actor> actorOf;
    private readonly List<string> open = [];

    public DemoAssignments(NodeContext node, Func<OrgUnit, Actor> actorOf)
    {
        (this.node, this.actorOf) = (node, actorOf);
        store = new(node.Database);
        assign = new(node.Database, node.State, node.Access, store);
        work = new(node.Database, node.State, node.Access, store);
        follow = new(node.Database, node.State, node.Access, store);
        record = new(node.Database, node.State, node.Access, new ShortcomingStore(node.Database, store), assign);
    }

    public int Given { get; private set; }

    /// <summary>20 November: what was given for the end of the year, and a shortcoming found at an inspection.</summary>
    public async Task Begin(CancellationToken stop)
    {
        var done = await Give("binh", "Rà soát, bổ sung phương án phòng thủ dân sự cấp xã", "QS.68", ["CA.68"], new(2026, 12, 10), "Phương án đã duyệt", stop);
        await Finish(done, stop);
        var late = await Give("binh", "Báo cáo danh mục địa bàn trọng điểm về ma túy", "CA.68", [], new(2026, 12, 5), "Danh mục kèm báo cáo", stop);
        var soon = await Give("binh", "Tổ chức tuần tra chung tuyến biển dịp cuối năm", "BP.68", ["CA.68"], new(2026, 12, 20), "Lịch và kết quả tuần tra", stop);
        await Take(soon, stop);
        await Say(soon, "BP.68", "Đã thống nhất lịch tuần tra với Công an tỉnh; tổ chức 2 buổi đầu tháng 12", stop);
        var overdue = await Give("binh", "Kiểm tra công tác quản lý vũ khí, vật liệu nổ tại các mỏ đá", "CA.68", ["QS.68"], new(2026, 12, 8), "Biên bản kiểm tra từng mỏ", stop);
        await Take(overdue, stop);
        open.AddRange([late, soon, overdue]);
        open.Add(await Give("giang", "Xây dựng lịch trực, tuần tra đêm theo tuần", "CA.68104", [], new(2026, 12, 22), "Lịch trực đã ký", stop));
        open.Add(await Give("giang", "Lập danh sách các điểm phức tạp về trật tự trên địa bàn", "CA.68112", [], new(2026, 12, 18), "Danh sách kèm bản đồ", stop));
        open.Add(await Give("binh", "Vận động nhân dân giao nộp vũ khí, vật liệu nổ", "QS.68", ["CA.68", "BP.68"], new(2027, 1, 31), "Số vũ khí thu được", stop));
        await Give("binh", "Hướng dẫn xây dựng báo cáo tổng kết năm 2026", "UB.68", [], new(2026, 12, 25), "Văn bản hướng dẫn", stop);
        await follow.Cancel(await Give("binh", "Tổ chức hội thi dân vận khéo", "QS.68", [], new(2026, 12, 30), "", stop), "Chuyển sang kế hoạch năm 2027", null, DemoCast.Act(node, "binh"), stop);

        var s = await record.Run(new("Tuần tra đêm ở một số xã chưa bảo đảm quân số theo kế hoạch", Unit("CA.68104").Id, Unit("CA.68").Id, new(2026, 11, 18), new(SourceKind.Inspection, null, "Đợt kiểm tra trực, tuần tra đêm từ ngày 16 đến 18/11/2026"),
            [new(node.Database.NewId(), true, "Chỉ huy bố trí ca trực chưa khoa học"), new(node.Database.NewId(), false, "Địa bàn rộng, phương tiện đã cũ")]), DemoCast.Act(node, "giang"), stop);
        await record.Remedy(s.Id, s.Body.Subjective.First().Id, new("Bố trí lại ca trực, kiểm tra đột xuất mỗi tuần một lần", Unit("CA.68104").Id, [], new(2026, 12, 31), "Biên bản kiểm tra"), null, DemoCast.Act(node, "giang"), stop);
        Given++;
        await record.Run(new("Thông tin trao đổi giữa các lực lượng có lúc chưa kịp thời", Unit("QS.68").Id, Unit("UB.68").Id, new(2026, 11, 19), new(SourceKind.Conference, null, "Giao ban tháng 11 năm 2026"),
            [new(node.Database.NewId(), true, "Chưa quy định đầu mối trực thông tin")]), DemoCast.Act(node, "binh"), stop);
    }

    /// <summary>The week of 14 December: the late one is done, one comes back, one asks for more time.</summary>
    public async Task GoOn(CancellationToken stop)
    {
        await Finish(open[0], stop);
        await work.Accept(open[4], Unit("CA.68112").Id, null, actorOf(Unit("CA.68112")), stop);
        await work.Submit(open[4], Unit("CA.68112").Id, EvidenceIn.Of("Đã lập danh sách 5 điểm"), null, actorOf(Unit("CA.68112")), stop);
        await follow.Return(open[4], Unit("CA.68112").Id, "Thiếu bản đồ vị trí các điểm", null, DemoCast.Act(node, "giang"), stop);
        await Take(open[5], stop);
        await work.Ask(open[5], Unit("BP.68").Id, new(2027, 2, 15), "Trùng đợt cao điểm Tết, cần thêm thời gian ở các xã ven biển", null, actorOf(Unit("BP.68")), stop);
        await work.Submit(open[1], Unit("CA.68").Id, EvidenceIn.Of("Đã cử 2 tổ phối hợp, có biên bản từng buổi"), null, actorOf(Unit("CA.68")), stop);
        await follow.Remind([open[2]], DemoCast.Act(node, "binh"), stop);
    }

    private async Task<string> Give(string by, string text, string lead, string[] supporting, DateOnly deadline, string evidence, CancellationToken stop)
    {
        Given++;
        return (await assign.Run(Assignments.Origin.Own, Unit(by == "giang" ? "CA.68" : "UB.68").Id, [new(text, Unit(lead).Id, [.. supporting.Select(u => Unit(u).Id)], deadline, evidence)], DemoCast.Act(node, by), stop))[0];
    }

    private async Task Take(string id, CancellationToken stop)
    {
        foreach (var p in store.Get(id).Parts) await work.Accept(id, p.UnitId, null, actorOf(node.State.Organisation.Unit(p.UnitId)!), stop);
    }

    private Task Say(string id, string unit, string text, CancellationToken stop) => work.Report(id, Unit(unit).Id, EvidenceIn.Of(text), null, actorOf(Unit(unit)), stop);

    private async Task Finish(string id, CancellationToken stop)
    {
        await Take(id, stop);
        foreach (var p in store.Get(id).Parts)
        {
            await work.Submit(id, p.UnitId, EvidenceIn.Of("Đã hoàn thành, gửi kèm báo cáo của đơn vị"), null, actorOf(node.State.Organisation.Unit(p.UnitId)!), stop);
            await follow.Verify(id, p.UnitId, null, DemoCast.Act(node, "binh"), stop);
        }
    }

    private OrgUnit Unit(string code) => node.State.Organisation.UnitByCode(code, node.State.Today)!;
}
