using HiepDong.Accounts;
using HiepDong.JointResults;
using HiepDong.JointResults.Reconciliation;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Territories;

namespace HiepDong.Demonstration;

/// <summary>
/// What the demonstration's forces did together: recorded by the unit that led, answered by those that took part. Most are closed; some wait, some differ, some were
/// declined. All invented. A month's results fit into what its units have reported, since their own numbers hold them.
/// </summary>
internal sealed class DemoResults(NodeContext node, Func<OrgUnit, Actor> actorOf)
{
    private sealed record Story(ResultKind Kind, Force[] Forces, string Summary, Func<Random, Amount[]> Amounts);

    private static readonly Story[] Stories =
    [
        new(ResultKind.DrugCase, [Force.BorderGuard, Force.Police], "Bắt quả tang đối tượng vận chuyển trái phép chất ma túy tại khu vực giáp biên", r => [new("cases", "vụ", 1), new("subjects", "đối tượng", 1 + r.Next(2)), new("tablets", "viên", 20 + 10 * r.Next(8))]),
        new(ResultKind.DrugCase, [Force.Police, Force.BorderGuard, Force.Army], "Phá chuyên án mua bán trái phép chất ma túy", r => [new("cases", "vụ", 1), new("subjects", "đối tượng", 1 + r.Next(3)), new("heroin", "bánh", 1)]),
        new(ResultKind.Smuggling, [Force.Police, Force.Civil], "Kiểm tra, thu giữ hàng hóa không rõ nguồn gốc tại chợ trung tâm", r => [new("cases", "vụ", 1), new("subjects", "đối tượng", 1), new("goods", "triệu đồng", 2 + r.Next(6))]),
        new(ResultKind.Smuggling, [Force.BorderGuard, Force.CoastGuard], "Kiểm tra tàu vận chuyển dầu không có chứng từ", r => [new("cases", "vụ", 1), new("subjects", "đối tượng", 1), new("fuel", "lít", 200 + 50 * r.Next(8))]),
        new(ResultKind.EntryExit, [Force.BorderGuard, Force.Police], "Phát hiện nhóm người nhập cảnh trái phép qua đường mòn", r => [new("cases", "vụ", 1), new("subjects", "đối tượng", 1 + r.Next(2))]),
        new(ResultKind.Weapons, [Force.Police, Force.Army], "Vận động nhân dân giao nộp vũ khí, vật liệu nổ", r => [new("guns", "khẩu", 1), new("rounds", "viên", 2 + r.Next(6))]),
        new(ResultKind.Weapons, [Force.Army, Force.Police, Force.Civil], "Thu gom, xử lý đầu đạn còn sót lại sau chiến tranh", r => [new("bombs", "quả", 1), new("crude", "chiếc", 1)]),
        new(ResultKind.Fishing, [Force.BorderGuard, Force.CoastGuard], "Kiểm tra, xử lý tàu cá khai thác sai vùng", _ => [new("cases", "vụ", 1), new("vessels", "tàu", 1)]),
        new(ResultKind.Rescue, [Force.BorderGuard, Force.Army], "Cứu hộ tàu cá gặp nạn gần bờ", r => [new("cases", "vụ", 1), new("people", "lượt người", 4 + r.Next(6)), new("rescued", "người", 1)]),
        new(ResultKind.Relief, [Force.Army, Force.Police, Force.Civil], "Ứng phó sạt lở, giúp dân di dời tài sản", r => [new("cases", "vụ", 1), new("people", "lượt người", 5 + r.Next(8))]),
        new(ResultKind.JointPatrol, [Force.Police, Force.Army], "Tuần tra chung địa bàn giáp ranh", r => [new("teams", "lượt tổ", 2 + r.Next(3)), new("people", "lượt người", 10 + r.Next(10))])
    ];

    private static readonly string[] Shares = ["truy bắt, dẫn giải", "chốt chặn, tuần tra vòng ngoài", "khám nghiệm, lập hồ sơ", "cung cấp tin, dẫn đường", "bảo đảm phương tiện, thông tin liên lạc", "vận động nhân dân"];

    private readonly ResultStore store = new(node.Database);
    private readonly RecordResult record = new(node.Database, node.State, node.Access, new ResultStore(node.Database));
    private readonly AnswerResult answer = new(node.Database, node.State, node.Access, new ResultStore(node.Database));
    private readonly ResultShares shares = new(node.State.Organisation, node.State.Catalogue, node.State.Counting);
    private readonly Dictionary<(string Unit, Period Period, int Indicator), long> held = [];

    private int writtenFrom;

    public int Recorded { get; private set; }

    /// <param name="open">True leaves a part unanswered: what waits in the inbox.</param>
    /// <param name="upTo">No result lies after this day.</param>
    /// <param name="written">The months' reports are in.</param>
    public async Task Record(IReadOnlyList<Period> months, DateOnly upTo, bool open, bool written, CancellationToken stop)
    {
        writtenFrom = written ? int.MaxValue : months[0].Start;
        foreach (var month in months)
            foreach (var province in new[] { "68", "40" })
            {
                var random = new Random(DemoFigures.Hash("results" + province + month.Code));
                for (var n = 0; n < 5; n++)
                    if (Invent(month, province, upTo, random) is { } body) await Tell(body, open, random, stop);
            }
    }

    private ResultBody? Invent(Period month, string province, DateOnly upTo, Random random)
    {
        var window = month.Window();
        var tree = node.State.Organisation.At(window.To);
        var units = tree.UnitsUnder(Scope.OfTerritory(node.State.Organisation.TerritoryByCode(province, window.To)!.Id)).Where(u => !Left.Contains(u.Code) && actorOf(u) is not null).ToList();
        for (var attempt = 0; attempt < 60; attempt++)
        {
            var story = Stories[random.Next(Stories.Length)];
            var day = window.From.AddDays(random.Next(window.To.DayNumber - window.From.DayNumber + 1));
            if (day > upTo) continue;
            var amounts = story.Amounts(random);
            var chosen = new List<OrgUnit>();
            foreach (var force in story.Forces)
                if (units.Where(u => u.Force == force && !chosen.Contains(u) && Fits(u, day, story.Kind, amounts)).OrderBy(_ => random.Next()).FirstOrDefault() is { } unit) chosen.Add(unit);
            if (chosen.Count < 2) continue;
            var place = chosen.SelectMany(u => node.State.Organisation.Become(u.TerritoryId, day)).Select(id => node.State.Organisation.Territory(id)!).MaxBy(t => t.Level)!;
            foreach (var unit in chosen)
                foreach (var (key, amount) in Shared(unit, day, story.Kind, amounts)) held[key] = held.GetValueOrDefault(key) + amount;
            return new(story.Kind, day.AddDays(random.Next(6) == 0 ? -1 : 0), day, place.Id, $"{story.Summary} ({place.FullName})", month.FirstMonth <= 2 ? $"Đợt cao điểm bảo đảm an ninh, trật tự Tết {month.Year}" : null,
                [.. chosen.Select((u, i) => new Claim(u.Id, i == 0, i == 0 ? "" : Shares[random.Next(Shares.Length)], Answer.Pending, []))], new(amounts, null, null, null, null));
        }
        return null;
    }

    /// <summary>Units whose officers are left to whoever signs in.</summary>
    private static readonly HashSet<string> Left = ["CA.68104", "BP.60.01"];

    private bool Fits(OrgUnit unit, DateOnly day, ResultKind kind, Amount[] amounts)
    {
        var any = false;
        foreach (var (key, amount) in Shared(unit, day, kind, amounts))
        {
            any = true;
            // A month whose reports are still to be written takes its results from here; a report that never came holds none.
            if (Reported(key) is { } figure ? figure < held.GetValueOrDefault(key) + amount : key.Item2.End < writtenFrom) return false;
        }
        return any || kind == ResultKind.JointPatrol;
    }

    private IEnumerable<((string, Period, int) Key, long Amount)> Shared(OrgUnit unit, DateOnly day, ResultKind kind, Amount[] amounts)
    {
        foreach (var (indicator, amount, _) in node.State.Counting.Of(kind, amounts))
            foreach (var (id, _, period) in shares.ReportsOf(unit.Id, day, indicator)) yield return ((id, period, indicator.Number), amount);
    }

    /// <summary>What the unit's accepted reports say; null while there are none yet.</summary>
    private long? Reported((string Unit, Period Period, int Indicator) key)
    {
        var reports = node.State.Totals.Of([key.Unit], key.Period).Where(r => r.Period == key.Period).ToList();
        if (reports.Count == 0) return null;
        long sum = 0;
        foreach (var report in reports)
            for (var r = report.Figures.GetReader(); r.Next();)
                if (r.Indicator == key.Indicator) sum += r.Amount;
        return sum;
    }

    /// <summary>One event entered once more by a unit that did not look; the desk proposes the two.</summary>
    public async Task RecordTwice(string province, Period month, CancellationToken stop)
    {
        var here = Scope.OfTerritory(node.State.Organisation.TerritoryByCode(province, month.Window().To)!.Id);
        foreach (var first in store.Query("where r.state in ('recorded', 'closed') and r.joint = 1 and r.to_day >= @from and r.to_day <= @to order by r.to_day, r.id", new { from = Storage.SqlTypes.Text(month.Window().From), to = Storage.SqlTypes.Text(month.Window().To) }))
        {
            if (first.Body.Accepted.Amounts.Count < 2 || !node.State.Organisation.At(node.State.Today).Covers(here, first.Body.Lead.UnitId)) continue;
            var (lead, tree) = (node.State.Organisation.Unit(first.Body.Lead.UnitId)!, node.State.Organisation.At(node.State.Today));
            var named = first.Body.Claims.Select(c => node.State.Organisation.Unit(c.UnitId)!.Force).ToHashSet();
            var other = tree.UnitsUnder(Scope.OfTerritory(first.Body.TerritoryId)).FirstOrDefault(u => !named.Contains(u.Force) && !Left.Contains(u.Code));
            if (other is null) continue;
            var claims = new List<Claim> { new(other.Id, true, "", Answer.Pending, []), new(lead.Id, false, "", Answer.Pending, []) };
            await record.Run(null, first.Body with { Summary = "Phối hợp: " + first.Body.Summary, Claims = claims, Accepted = new(first.Body.Accepted.Amounts, null, null, null, null) }, true, actorOf(other), stop);
            Recorded++;
            return;
        }
    }

    /// <summary>A month's results worked through and signed by each force, the way the coordinator's desk does it.</summary>
    /// <returns>How many forces signed.</returns>
    public async Task<int> Reconcile(string province, Period month, Actor coordinator, CancellationToken stop)
    {
        var sessions = new ReconciliationStore(node.Database, node.State);
        var reconcile = new Reconcile(node.Database, node.State, node.Access, sessions);
        var session = await reconcile.Open(node.State.Organisation.TerritoryByCode(province, month.Window().To)!.Id, month, coordinator, stop);
        var signed = 0;
        var work = sessions.WorkOf(session);
        foreach (var force in work.Forces.Select(f => f.Force).ToList())
        {
            var heads = node.State.Organisation.At(node.State.Today).Units.Where(u => u.Force == force).OrderBy(u => u.Echelon);
            if (work.Blocking(force).Any() || heads.LastOrDefault(u => reconcile.SignersOf(session, work, actorOf(u)).Count > 0) is not { } head) continue;
            await reconcile.Sign(session.Id, force, null, null, actorOf(head), stop);
            signed++;
        }
        return signed;
    }

    /// <summary>Patrols that two forces report as totals only: what of them was joint is stated by the coordinator.</summary>
    public async Task<StatedOverlap?> State(string province, Period month, Actor coordinator, CancellationToken stop)
    {
        var indicator = node.State.Catalogue["TT.NGUOI"];
        var tree = node.State.Consolidator.TreeOf(month);
        var scope = Scope.OfTerritory(node.State.Organisation.TerritoryByCode(province, month.Window().To)!.Id);
        long Of(OrgUnit unit) => Reported((unit.Id, month, indicator.Number)) ?? 0;
        var pair = tree.UnitsUnder(scope).Where(u => u.Force is Force.Police or Force.Army && u.Echelon == Echelon.Commune && Of(u) >= 40).GroupBy(u => u.TerritoryId)
            .Select(g => g.DistinctBy(u => u.Force).ToList()).FirstOrDefault(g => g.Count == 2);
        return pair is null ? null : await new StateOverlap(node.Database, node.State, node.Access)
            .Run(scope.NodeId, month, indicator.Code, 36, [.. pair.Select(u => u.Id)], "Lịch tuần tra chung do hai đơn vị ký ngày đầu tháng", coordinator, stop);
    }

    private async Task Tell(ResultBody body, bool open, Random random, CancellationToken stop)
    {
        OrgUnit Unit(string id) => node.State.Organisation.Unit(id)!;
        var lead = actorOf(Unit(body.Lead.UnitId));
        var result = await record.Run(null, body, true, lead, stop);
        Recorded++;
        foreach (var claim in body.Claims.Where(c => !c.Leads))
        {
            var by = actorOf(Unit(claim.UnitId));
            var luck = random.Next(20);
            if (luck == 0) await answer.Decline(result.Id, claim.UnitId, "Đơn vị chỉ nhận tin báo, không cử lực lượng tham gia", null, by, stop);
            else if (luck is 1 or 2) await answer.Confirm(result.Id, claim.UnitId, [.. body.Accepted.Amounts.Select((a, i) => i == 0 ? a : a with { Value = a.Value + 1 })], null, null, by, stop);
            else if (!open || luck > 8) await answer.Confirm(result.Id, claim.UnitId, [], null, null, by, stop);
        }
        var now = store.Get(result.Id);
        if (now.Waiting.Any()) return;
        if (now.Body.Unsettled.Any())
        {
            if (open) return;
            now = await answer.Choose(result.Id, body.Lead.UnitId, null, "Theo biên bản bàn giao do đơn vị chủ trì lập, các bên cùng ký", null, lead, stop);
        }
        if (!open || random.Next(2) == 0) await answer.Close(result.Id, null, lead, stop);
    }
}
