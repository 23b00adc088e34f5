using HiepDong.Accounts;
using HiepDong.Commendations;
using HiepDong.Conferences;
using HiepDong.Conferences.Closing;
using HiepDong.Consolidation;
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
    PublicationStore publications, PublicationHistory history, Database database, Access access)
{
    private const int Most = 50;

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
                Add("outdated", history.Since(p, publications.Read(p)).Differences.Count, "/cong-bo/" + p.Id, p.Mark);
        return decisions;
    }

    private IEnumerable<Commendation> ToDecideOn(Actor by)
    {
        var own = reach.OwnUnits(by, Permission.Decide);
        return own.Count == 0 ? [] : commendations.Query("where l.state = @state and exists (select 1 from commendation_unit o where o.list_id = l.id and o.unit_id in @own) order by l.code limit @Most",
            new { own, Most, state = CommendationStore.CodeOf(CommendationState.Submitted) }).Where(c => commendationReach.MayDecide(by, c));
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
