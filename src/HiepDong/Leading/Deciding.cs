using System.Collections.Concurrent;
using HiepDong.Accounts;
using HiepDong.Assignments;
using HiepDong.Commendations;
using HiepDong.Conferences.Closing;
using HiepDong.Conferences;
using HiepDong.Consolidation;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Plans;
using HiepDong.Publications;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Leading;

/// <summary>One thing that waits for a decision of the person.</summary>
/// <param name="Key">Text "leader.decide." and this.</param>
/// <param name="Detail">What it is about, when it is one thing.</param>
internal sealed record ToDecide(string Key, int Count, string Href, string? Detail = null);

/// <summary>Finds what only this person, or somebody with the same powers, can decide.</summary>
internal sealed class Deciding(Desk desk, PlanDuties plans, ConferenceStore conferences, ClosingStore closing, ClosingRights rights, WorkReach reach, CommendationStore commendations, CommendationReach commendationReach,
    PublicationStore publications, PublicationHistory history, AssignmentStore assignments, NodeState node, Database database, Access access)
{
    private const int Most = 50;
    private readonly ConcurrentDictionary<string, (long Sequence, int Count)> changed = new();

    public List<ToDecide> Of(Actor by, Scope scope)
    {
        var decisions = new List<ToDecide>();
        void Add(string key, int count, string href, string? detail = null)
        {
            if (count > 0) decisions.Add(new(key, count, href, detail));
        }
        foreach (var c in PapersToApprove(by)) Add("papers", 1, $"/hoi-nghi/{c.Id}/sau-hoi-nghi", c.Body.Title);
        var plan = plans.Of(by);
        Add("plan-answer", plan.ToAnswer, "/ke-hoach?cho-tra-loi=true");
        Add("plan-commented", plan.Commented, "/ke-hoach?trang-thai=sent");
        Add("plan-ready", plan.Ready, "/ke-hoach?trang-thai=approved");
        foreach (var c in ToDecideOn(by)) Add("commendation", 1, "/khen-thuong/" + c.Id, c.Code);
        var mine = desk.Of(by);
        Add("verify", mine.Work.ToVerify, "/nhiem-vu/viec");
        Add("asking", mine.Work.Asking, "/nhiem-vu/viec");
        Add("reports", mine.WaitingCount, "/bao-cao?ky=tat-ca&trang-thai=cho-duyet");
        if (access.Allows(by, Permission.Publish))
            foreach (var p in publications.All().Where(p => p.Scope == scope).DistinctBy(p => p.Period).Take(4))
                Add("outdated", Changed(p), "/cong-bo/" + p.Id, p.Mark);
        return decisions;
    }

    /// <summary>How many published figures are others today; kept until anything is written.</summary>
    private int Changed(Publication p)
    {
        var sequence = node.Totals.Sequence;
        if (changed.TryGetValue(p.Id, out var kept) && kept.Sequence == sequence) return kept.Count;
        var count = history.Since(p, publications.Read(p)).Differences.Count;
        if (changed.Count > 2000) changed.Clear();
        changed[p.Id] = (sequence, count);
        return count;
    }

    private IEnumerable<Commendation> ToDecideOn(Actor by)
    {
        var own = reach.OwnUnits(by, Permission.Decide);
        return own.Count == 0 ? [] : commendations.Query("where l.state = @state and exists (select 1 from commendation_unit o where o.list_id = l.id and o.unit_id in @own) order by l.code limit @Most",
            new { own, Most, state = CommendationStore.CodeOf(CommendationState.Submitted) }).Where(c => commendationReach.MayDecide(by, c));
    }

    /// <summary>Open assignments with a part past its deadline, among all that the person sees: how many, and the first of them.</summary>
    public (int Count, List<Assignment> First) Overdue(Actor by, int most)
    {
        var late = database.Query<string>($"select a.id from assignment a where a.state not in ('done', 'cancelled') and {AssignmentList.IsOverdue} order by a.deadline, a.id", new { today = SqlTypes.Text(node.Today) });
        if (reach.UnitsFor(by) is { } units)
        {
            // What a province's thousands of units have to do with is asked once, not of each assignment of the country.
            var args = new Dapper.DynamicParameters();
            var theirs = database.Query<string>("select s.assignment_id from assignment_unit s where " + database.Dialect.OneList("s.unit_id in @units", "units", [.. units], args), args).ToHashSet();
            late = [.. late.Where(theirs.Contains)];
        }
        return (late.Count, late.Count == 0 ? [] : assignments.Query("where a.id in @first order by a.deadline, a.id", new { first = late.Take(most).ToArray() }));
    }

    /// <summary>The next conference in which a unit of the person's takes part.</summary>
    public Conference? Next(Actor by)
    {
        var own = reach.OwnUnits(by, Permission.VerifyWork);
        return own.Count == 0 ? null : conferences.Query("""
            where (c.state = 'open' or c.state in ('planned', 'invited') and c.ends_at >= @now) and exists (select 1 from conference_unit o where o.conference_id = c.id and o.unit_id in @own) order by c.starts_at, c.id limit 1
            """, new { own, now = SqlTypes.Text(database.Clock.GetUtcNow()) }).FirstOrDefault();
    }

    /// <summary>Conferences that are over, whose minutes and conclusions wait for the approval of a chair the person signs for.</summary>
    private IEnumerable<Conference> PapersToApprove(Actor by)
    {
        var own = reach.OwnUnits(by, Permission.Decide);
        if (own.Count == 0) yield break;
        foreach (var c in conferences.Query("where c.state = 'closed' and exists (select 1 from conference_unit o where o.conference_id = c.id and o.unit_id in @own) order by c.starts_at limit @Most", new { own, Most }))
        {
            var signs = rights.Signs(by, c.Body);
            if (signs.Count == 0) continue;
            var after = closing.Get(c.Id);
            var given = Approvals.Of(after.Papers, after.Given);
            if (signs.Any(n => given[n] is null)) yield return c;
        }
    }
}
