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
        var result = id is null ? new JointResult { Id = database.NewId(), Body = body } : ResultStore.Get(write, id);
        if (result.State != ResultState.Draft) throw new RefusalException(ResultProblems.AlreadyRecorded(result.Code));
        if (seen is { } version && version != result.Version) throw new RefusalException(ResultProblems.ChangedMeanwhile(new People(database).Name(ResultStore.ChangedBy(write, result.Id))));
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

/// <summary>What participants and the lead unit do to a recorded result. Every call names the version its page showed; a newer one is refused.</summary>
internal sealed class AnswerResult(Database database, NodeState node, Access access, ResultStore results)
{
    private readonly People people = new(database);

    /// <summary>A participant confirms, with its own amounts where they differ. A unit that was not named joins by this.</summary>
    public Task<JointResult> Confirm(string id, string unitId, IReadOnlyList<Amount> amounts, string? share, int? seen, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.WriteResult, unitId);
        Refuse([.. ResultRules.Check(amounts), .. ResultRules.Screen("phan-viec", share)]);
        var joins = results.Get(id).Body.ClaimOf(unitId) is null;
        return Change(id, seen, joins ? "joined" : "confirmed", null, by, (r, now) => r.Confirm(unitId, Claim.Same(amounts, r.Body.Accepted.Amounts) ? [] : amounts, share, by.UserName, now), stop);
    }

    public Task<JointResult> Decline(string id, string unitId, string? reason, int? seen, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.WriteResult, unitId);
        Refuse([.. ResultRules.Screen("ly-do", reason)]);
        return Change(id, seen, "declined", reason, by, (r, now) => r.Decline(unitId, reason, by.UserName, now), stop);
    }

    /// <summary>Chooses the counted amounts: the lead unit's office, or a coordinator above all participants.</summary>
    public Task<JointResult> Choose(string id, string? ofUnit, IReadOnlyList<Amount>? agreed, string? reason, int? seen, Actor by, CancellationToken stop)
    {
        RequireLead(results.Get(id), by);
        Refuse([.. ResultRules.Check(agreed ?? []), .. ResultRules.Screen("ly-do", reason)]);
        return Change(id, seen, "chosen", reason, by, (r, now) => r.Choose(ofUnit, agreed, reason, by.UserName, now), stop);
    }

    public Task<JointResult> Close(string id, int? seen, Actor by, CancellationToken stop)
    {
        RequireLead(results.Get(id), by);
        return Change(id, seen, "closed", null, by, (r, _) => r.Close(), stop);
    }

    public Task<JointResult> Withdraw(string id, string? reason, int? seen, Actor by, CancellationToken stop)
    {
        RequireLead(results.Get(id), by);
        Refuse([.. ResultRules.Screen("ly-do", reason)]);
        return Change(id, seen, "withdrawn", reason, by, (r, _) => r.Withdraw(reason), stop);
    }

    /// <summary>A later version, from the lead unit: facts, participants, amounts.</summary>
    public Task<JointResult> Correct(string id, ResultBody body, string? reason, int? seen, Actor by, CancellationToken stop)
    {
        var now = results.Get(id);
        RequireLead(now, by);
        Refuse([.. ResultRules.Check(body, node.Today), .. ResultRules.Screen("ly-do", reason)]);
        return Change(id, seen, "corrected", reason, by, (r, _) =>
        {
            // Answers given meanwhile stay; units newly named are asked.
            var claims = body.Claims.Select(c => r.Body.ClaimOf(c.UnitId) is { } there ? there with { Leads = c.Leads, Share = c.Share } : c).ToList();
            r.Correct(body with { Claims = claims }, reason);
        }, stop);
    }

    private Task<JointResult> Change(string id, int? seen, string what, string? reason, Actor by, Action<JointResult, DateTimeOffset> change, CancellationToken stop) =>
        database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var result = ResultStore.Get(write, id);
            if (seen is { } version && version != result.Version)
                throw new RefusalException(ResultProblems.ChangedMeanwhile(people.Name(ResultStore.ChangedBy(write, id))));
            change(result, database.Clock.GetUtcNow());
            ResultStore.Save(write, result, what, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
            return result;
        }, stop);

    /// <summary>The lead unit's own people, and whoever reconciles over every unit that counts.</summary>
    public bool MayLead(JointResult result, Actor by) => access.Allows(by, Permission.WriteResult, result.Body.Lead.UnitId)
        || result.Body.Claims.All(c => access.Allows(by, Permission.Reconcile, c.UnitId));

    private void RequireLead(JointResult result, Actor by)
    {
        if (!MayLead(result, by)) throw new RefusalException(AccountProblems.NotAllowed());
    }

    private static void Refuse(List<Problem> problems)
    {
        if (problems.Count > 0) throw new RefusalException(problems);
    }
}

/// <summary>Rows of the factor table: added, changed, removed and put back.</summary>
internal sealed class ChangeFactors(Database database, Access access)
{
    public Task Save(Factor factor, string basis, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.ManageCatalogue);
        if (factor.Value <= 0 || factor.Value != Math.Round(factor.Value, 6) || factor.From == factor.To || factor.From.Length == 0 || factor.To.Length == 0 || Things.Find(factor.What) is not { } thing) throw new RefusalException(ResultProblems.BadFactor());
        if (!thing.Units.Contains(factor.From)) throw new RefusalException(ResultProblems.WrongUnit(thing, factor.From) with { Field = "tu-don-vi" });
        basis = Text.Vietnamese.Clean(basis);
        if (basis.Length is 0 or > 300) throw new RefusalException(ResultListProblems.FactorNeedsBasis());
        if (ResultRules.Screen("can-cu", basis).ToList() is { Count: > 0 } screened) throw new RefusalException(screened);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            ResultStore.SaveFactor(write, database.NewId(), factor, basis);
            write.Log("catalogue.factor-saved", $"{factor.What}:{factor.From}:{factor.To}", System.Text.Json.JsonSerializer.Serialize(new { factor, basis }, Reporting.ReportText.Json));
        }, stop);
    }

    public Task Remove(string id, bool removed, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.ManageCatalogue);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var factor = ResultStore.FindFactor(write, id) ?? throw new RefusalException(ResultProblems.NotFound());
            ResultStore.RemoveFactor(write, id, removed);
            write.Log(removed ? "catalogue.factor-removed" : "catalogue.factor-restored", $"{factor.Factor.What}:{factor.Factor.From}:{factor.Factor.To}");
        }, stop);
    }
}
