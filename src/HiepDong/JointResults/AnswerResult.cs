using HiepDong.Reporting;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.JointResults;

/// <summary>What participants and the lead unit do to a recorded result. Every call names the version its page showed; a newer one is refused.</summary>
internal sealed class AnswerResult(Database database, NodeState node, Access access, ResultStore results)
{
    /// <summary>A participant confirms, with its own amounts where they differ. A unit that was not named joins by this.</summary>
    public Task<JointResult> Confirm(string id, string unitId, IReadOnlyList<Amount> amounts, string? share, int? seen, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.WriteResult, unitId);
        Refuse([.. ResultRules.Check(amounts), .. TextRules.Screen("phan-viec", share)]);
        var joins = results.Get(id).Body.ClaimOf(unitId) is null;
        return Change(id, seen, joins ? "joined" : "confirmed", null, by, (r, now) => r.Confirm(unitId, Claim.Same(amounts, r.Body.Accepted.Amounts) ? [] : amounts, share, by.UserName, now), stop);
    }

    public Task<JointResult> Decline(string id, string unitId, string? reason, int? seen, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.WriteResult, unitId);
        Refuse([.. TextRules.Screen("ly-do", reason)]);
        return Change(id, seen, "declined", reason, by, (r, now) => r.Decline(unitId, reason, by.UserName, now), stop);
    }

    /// <summary>Chooses the counted amounts: the lead unit's office, or a coordinator above all participants.</summary>
    public Task<JointResult> Choose(string id, string? ofUnit, IReadOnlyList<Amount>? agreed, string? reason, int? seen, Actor by, CancellationToken stop)
    {
        RequireLead(results.Get(id), by);
        Refuse([.. ResultRules.Check(agreed ?? []), .. TextRules.Screen("ly-do", reason)]);
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
        Refuse([.. TextRules.Screen("ly-do", reason)]);
        return Change(id, seen, "withdrawn", reason, by, (r, _) => r.Withdraw(reason), stop);
    }

    /// <summary>A later version, from the lead unit: facts, participants, amounts.</summary>
    public Task<JointResult> Correct(string id, ResultBody body, string? reason, int? seen, Actor by, CancellationToken stop)
    {
        var now = results.Get(id);
        RequireLead(now, by);
        Refuse([.. ResultRules.Check(body, node.Today), .. TextRules.Screen("ly-do", reason)]);
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
            var result = results.AsSeen(write, id, seen);
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
