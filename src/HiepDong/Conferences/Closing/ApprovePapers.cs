using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Conferences.Closing;

/// <summary>Who does what after a conference.</summary>
internal sealed class ClosingRights(Access access, ConferenceRights rights)
{
    public bool Sees(Actor by, ConferenceBody body) => rights.Sees(by, body);

    /// <summary>The host unit's clerks, and those named.</summary>
    public bool Keeps(Actor by, ConferenceBody body) => rights.Prepares(by, body);

    /// <summary>Chairs for whose unit the person may sign, by their place.</summary>
    public IReadOnlyList<int> Signs(Actor by, ConferenceBody body) => [.. Enumerable.Range(0, body.Chairs.Count).Where(n => access.Allows(by, Permission.Decide, body.Chairs[n].UnitId))];

    public void Require(bool allowed)
    {
        if (!allowed) throw new RefusalException(AccountProblems.NotAllowed());
    }
}

/// <summary>The secretary completes the papers, each chair approves exactly what it saw; with the last approval the papers get number and day and never change again.</summary>
internal sealed class ApprovePapers(Database database, NodeState node, ClosingStore store, ClosingRights rights)
{
    /// <param name="seen">Version of the words the page showed.</param>
    public Task SaveWords(string id, PaperWords words, int seen, Actor by, CancellationToken stop)
    {
        if (Approvals.Check(words) is { Count: > 0 } problems) throw new RefusalException(problems);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var after = store.Get(write, id);
            rights.Require(rights.Keeps(by, after.Conference.Body));
            RequireClosed(after);
            if (seen != after.Version) throw new RefusalException(ClosingProblems.WordsChanged(store.WordsBy(write, id)));
            ClosingStore.SaveWords(write, after, words);
        }, stop);
    }

    /// <param name="chair">Place of the chair, from 0.</param>
    /// <param name="seen">Mark of the wording the person had before them.</param>
    /// <returns>Whether this was the last approval.</returns>
    public Task<bool> Approve(string id, int chair, string seen, Actor by, CancellationToken stop) => database.Write(by.UserName, by.AuthorUnit, write =>
    {
        var after = store.Get(write, id);
        var papers = after.Papers;
        rights.Require(rights.Signs(by, papers.Conference).Contains(chair) || chair < 0 || chair >= papers.Conference.Chairs.Count);
        Approvals.Check(after.Conference.State, papers, after.Given, chair, seen, by.UserName, store.Drafters(after));
        var given = new Approval(chair, papers.Conference.Chairs[chair].UnitId, papers.Mark, papers.Texts, by.UserName, SqlTypes.Time(write.At));
        ClosingStore.Approve(write, after, given);
        if (!Approvals.IsComplete(papers, [.. after.Given, given])) return false;
        var (c, today) = (after.Conference, node.Today);
        ClosingStore.Number(write, after, ClosingStore.Minutes, papers.Words.MinutesNumber, today, "so-bb");
        ClosingStore.Number(write, after, ClosingStore.Notice, papers.Words.NoticeNumber, today, "so-tb");
        (c.State, c.Version) = (ConferenceState.Approved, c.Version + 1);
        ConferenceStore.Save(write, c, "approved");
        return true;
    }, stop);

    private static void RequireClosed(AfterConference after)
    {
        if (after.IsApproved) throw new RefusalException(ClosingProblems.AlreadyApproved());
        if (after.Conference.State != ConferenceState.Closed) throw new RefusalException(ClosingProblems.NotClosed());
    }
}

/// <summary>Makes every approved conclusion an assignment, all in one transaction and each once.</summary>
internal sealed class AssignConclusions(Database database, NodeState node, ClosingStore store, ClosingRights rights)
{
    /// <returns>How many assignments were made; 0 when all were there.</returns>
    public Task<int> Run(string id, IReadOnlyList<ConclusionOrder> orders, Actor by, CancellationToken stop) => database.Write(by.UserName, by.AuthorUnit, write =>
    {
        var after = store.Get(write, id);
        var c = after.Conference;
        rights.Require(rights.Keeps(by, c.Body));
        if (!after.IsApproved) throw new RefusalException(ClosingProblems.NotApproved());
        var done = Assignments.AssignmentStore.Of(write, Assignments.OriginKind.Conclusion, id).Where(a => !a.IsCancelled).Select(a => a.Origin.Id).ToHashSet();
        var byId = orders.ToDictionary(o => o.Conclusion.Id);
        // The conclusions are the database's, whatever the page held; a row that is missing is as incomplete as an empty one.
        var open = after.Papers.Standing.Where(x => !done.Contains(x.Id)).Select(x => byId.TryGetValue(x.Id, out var o) ? o with { Conclusion = x } : new(x, "", [], null, "")).ToList();
        if (ConclusionOrders.Check(open, node.Today) is { Count: > 0 } problems) throw new RefusalException(problems);
        Assignments.AssignWork.Assign(write, node, c.Body.HostUnitId, [.. open.Select(o => (ConclusionOrders.OriginOf(o.Conclusion, c.Body.Title), ConclusionOrders.ToOrder(o)))]);
        if (open.Count > 0) write.Log("conference.assigned", id, System.Text.Json.JsonSerializer.Serialize(new { conclusions = open.Select(o => o.Conclusion.Number) }), authorUnit: c.Body.HostUnitId);
        return open.Count;
    }, stop);
}
