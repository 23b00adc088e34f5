using HiepDong.Accounts;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.JointResults;

/// <summary>Keeps a result that a unit enters: as a draft, or recorded, from when on it counts and the other units are asked.</summary>
internal sealed class RecordResult(Database database, NodeState node, Access access, ResultStore results)
{
    /// <param name="id">An existing draft to replace, or null.</param>
    /// <param name="record">False keeps a draft; a draft may still lack its amounts.</param>
    /// <param name="seen">The version of the draft that the page showed; a newer one is refused.</param>
    public async Task<JointResult> Run(string? id, ResultBody body, bool record, Actor by, CancellationToken stop, int? seen = null)
    {
        Refuse(body, by, record);
        if (id is not null) RequireOwn(results.Get(id), by);
        return await database.Write(by.UserName, by.AuthorUnit, write => Enter(write, id, body, record, by, () => ResultStore.NextCode(write, LeadCode(body), body.To.Year), seen), stop);
    }

    /// <summary>Refuses what may not be kept, before anything is written: without exactly one lead, not one's own, or against a rule.</summary>
    public void Refuse(ResultBody body, Actor by, bool record = true)
    {
        if (body.Claims.Count(c => c.Leads) != 1) throw new RefusalException(ResultProblems.NoLead());
        // Whoever enters it took part: a unit may also enter what another one led.
        RequireOwn(body, by);
        var problems = ResultRules.Check(body, node.Today);
        if (!record) problems.RemoveAll(p => p.Code == ResultProblems.NoAmounts().Code);
        if (problems.Count > 0) throw new RefusalException(problems);
    }

    /// <summary>The step inside the writing transaction; what it keeps has been through <see cref="Refuse"/>.</summary>
    /// <param name="code">The lead unit's next code, asked for only when it is recorded.</param>
    public JointResult Enter(Write write, string? id, ResultBody body, bool record, Actor by, Func<string> code, int? seen = null)
    {
        var result = id is null ? new JointResult { Id = database.NewId(), Body = body } : results.AsSeen(write, id, seen);
        if (result.State != ResultState.Draft) throw new RefusalException(ResultProblems.AlreadyRecorded(result.Code));
        result.Body = body;
        if (id is not null && !record) result.Version++;
        if (record)
        {
            var at = database.Clock.GetUtcNow();
            result.Record(code(), by.UserName, at);
            // A participant that enters what another unit led has said its own yes by doing so.
            if (!access.Allows(by, Permission.WriteResult, body.Lead.UnitId))
                foreach (var own in body.Claims.Where(c => !c.Leads && access.Allows(by, Permission.WriteResult, c.UnitId)).Take(1))
                    result.Body = result.Body with { Claims = [.. result.Body.Claims.Select(c => c.UnitId == own.UnitId ? c with { Answer = Answer.Confirmed, By = by.UserName, At = at, Version = result.Version } : c)] };
        }
        ResultStore.Save(write, result, record ? "recorded" : "drafted");
        return result;
    }

    public string LeadCode(ResultBody body) => node.Organisation.Unit(body.Lead.UnitId)!.Code;

    /// <summary>Throws a draft away.</summary>
    public Task Discard(string id, Actor by, CancellationToken stop)
    {
        RequireOwn(results.Get(id), by);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var result = ResultStore.Get(write, id);
            if (result.State != ResultState.Draft) throw new RefusalException(ResultProblems.AlreadyRecorded(result.Code));
            result.State = ResultState.Withdrawn;
            result.Version++;
            ResultStore.Save(write, result, "discarded");
        }, stop);
    }

    /// <summary>Takes a discarded draft back.</summary>
    public Task Restore(string id, Actor by, CancellationToken stop)
    {
        RequireOwn(results.Get(id), by);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var result = ResultStore.Get(write, id);
            if (result is not { State: ResultState.Withdrawn, RecordedAt: null }) throw new RefusalException(ResultProblems.AlreadyRecorded(result.Code));
            result.State = ResultState.Draft;
            result.Version++;
            ResultStore.Save(write, result, "restored");
        }, stop);
    }

    private void RequireOwn(JointResult result, Actor by) => RequireOwn(result.Body, by);

    private void RequireOwn(ResultBody body, Actor by)
    {
        if (!body.Claims.Any(c => access.Allows(by, Permission.WriteResult, c.UnitId))) throw new RefusalException(AccountProblems.NotAllowed());
    }
}
