using HiepDong.Accounts;
using HiepDong.Commendations;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;

namespace HiepDong.Demonstration;

/// <summary>Lâm Đồng's lists of awards: last year's decided, this year's drawn up from the year's results. Officials are invented.</summary>
internal sealed class DemoCommendations
{
    private readonly NodeContext node;
    private readonly CommendationStore store;
    private readonly KeepCommendations keep;
    private readonly JudgeCommendations judge;
    private readonly AchievementSources sources;

    public DemoCommendations(NodeContext node)
    {
        this.node = node;
        store = new(node.Database, node.State);
        var reach = new CommendationReach(new WorkReach(node.State, node.Access, new(node.State, node.Access)), node.Access);
        (keep, judge) = (new(node.Database, node.State, node.Access, store, reach), new(node.Database, node.State, store, reach));
        sources = new(node.State, new ResultStore(node.Database));
    }

    private OrgUnit Unit(string code) => node.State.Organisation.UnitByCode(code, node.State.Today)!;
    private Actor Giang => DemoCast.Act(node, "giang");

    /// <summary>The review of 2025, on figures of the units' accepted reports.</summary>
    public async Task Decided(CancellationToken stop)
    {
        var list = await Open("Danh sách đề nghị khen thưởng tổng kết công tác phối hợp năm 2025", Period.OfYear(2025), "Tổng kết năm 2025", stop);
        var figures = (string code, string[] indicators) => sources.Figures(Unit(code).Id, list.Body.Span).Where(f => indicators.Contains(f.Id)).ToList();
        await Add(list, Whole(Unit("CA.68")), figures("CA.68", ["MT.VU", "MT.DT", "BL.VU"]), stop);
        await Add(list, Whole(Unit("BP.60.01")), figures("BP.60.01", ["MT.VU", "TT.NGUOI", "VD.BUOI"]), stop);
        await Add(list, Of("Phạm Minh Khôi", "Thiếu tá", "Phó Chỉ huy trưởng", Unit("QS.68104")), figures("QS.68104", ["TT.NGUOI", "TT.TO", "VD.BUOI"]), stop);
        list = await Consult(list, stop);
        list = await keep.Submit(list.Id, null, null, Giang, stop);
        var lines = list.Body.Standing.ToList();
        if (lines.Count == 0) return;
        await judge.Decide(list.Id, [.. lines.Select((l, n) => n == 2 ? new RuledOnLine(l.Id, false, "", null, "Chưa đủ thời gian giữ chức vụ để xét; xem xét vào kỳ sau") : new(l.Id, true, "312/QĐ-UBND", new(2026, 1, 30), ""))], null, DemoCast.Act(node, "chi"), stop);
    }

    /// <summary>This year's draft: three nominees with results they led or took part in.</summary>
    public async Task<Commendation> Draft(CancellationToken stop)
    {
        var list = await Open("Danh sách đề nghị khen thưởng tổng kết công tác phối hợp năm 2026", Period.OfYear(2026), "Tổng kết năm 2026", stop);
        var province = Scope.OfTerritory(Unit("UB.68").TerritoryId);
        var most = node.State.Organisation.At(node.State.Today).UnitsUnder(province).Where(u => u.Force != Force.Civil)
            .Select(u => (Unit: u, Found: sources.Results(u.Id, list.Body.Span).Where(r => r.Result.Body.IsJoint).Select(r => r.Source).ToList())).Where(u => u.Found.Count > 0)
            .GroupBy(u => u.Unit.Force).Select(g => g.MaxBy(u => (u.Found.Count, u.Unit.Code))).OrderBy(u => u.Unit.Force).Take(3).ToList();
        for (var n = 0; n < most.Count; n++)
            await Add(list, n == 2 ? Of("Hồ Quang Duy", "Đại úy", "Đội trưởng", most[n].Unit) : Whole(most[n].Unit), [.. most[n].Found.Take(4)], stop);
        return list;
    }

    private Task<Commendation> Open(string title, Period period, string occasion, CancellationToken stop) =>
        keep.Create(new(title, period.Code, occasion, null, "", Unit("CA.68").Id, Unit("UB.68").Id, [], []), Giang, stop);

    private async Task Add(Commendation list, Nominee nominee, IReadOnlyList<AchievementSource> from, CancellationToken stop)
    {
        if (from.Count == 0) return;
        var line = new CommendationLine(node.Database.NewId(), nominee, AwardForm.CertificateOfMerit, AwardLevel.ProvinceChair, AchievementText.Of(from, list.Body.Span, node.State), from, "", 0, false, [], null);
        await keep.Write(list.Id, line, null, Giang, stop);
    }

    private async Task<Commendation> Consult(Commendation list, CancellationToken stop)
    {
        var asked = new[] { "QS.68", "BP.68", "UB.68" }.Select(c => node.State.Organisation.UnitByCode(c, node.State.Today)).OfType<OrgUnit>().ToList();
        list = await keep.Consult(list.Id, [.. asked.Select(u => u.Id)], null, Giang, stop);
        foreach (var unit in asked)
        {
            var head = new Actor(unit.Id, DemoHistory.Writer(unit), unit.Name, [new(Role.Leader, unit.Id, Hierarchy.Chain)]);
            var theirs = list.Body.Standing.Where(l => l.Nominee.Force != unit.Force).Select(l => unit.Force == Force.BorderGuard && l.Nominee.Kind == NomineeKind.Official
                ? new SaidOfLine(l.Id, l.Revision, OpinionKind.Remark, "Đề nghị nêu rõ thời gian đảm nhiệm chức vụ") : new(l.Id, l.Revision, OpinionKind.Agree, "")).ToList();
            if (theirs.Count > 0) list = await judge.Say(list.Id, unit.Id, theirs, head, stop);
        }
        return list;
    }

    private static Nominee Whole(OrgUnit unit) => new(NomineeKind.Collective, unit.Id, "", "", "", unit.Force);
    private static Nominee Of(string name, string rank, string post, OrgUnit unit) => new(NomineeKind.Official, unit.Id, name, rank, post, unit.Force);
}
