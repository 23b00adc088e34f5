using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Plans;

/// <summary>Writes the text of a plan: a new draft, a draft once more, or a new edition of what its parties have before them.</summary>
internal sealed class WritePlan(Database database, NodeState node, Access access, PlanStore plans, PlanAccess reach)
{
    /// <summary>Refuses what may not be kept, before anything is written.</summary>
    public void Refuse(PlanBody body)
    {
        var problems = PlanRules.Check(body, node.Catalogue);
        problems.AddRange(reach.CheckUnits(body));
        if (problems.Count > 0) throw new RefusalException(problems);
    }

    public Task<Plan> Begin(PlanBody body, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.WriteWork, body.AuthorUnitId);
        Refuse(body);
        return database.Write(by.UserName, body.AuthorUnitId, write =>
        {
            var plan = new Plan { Id = database.NewId(), Body = body, Code = PlanStore.NextCode(write, node.Organisation.Unit(body.AuthorUnitId)!.Code, body.From.Year) };
            PlanStore.Save(write, plan, "drafted", body.AuthorUnitId);
            return plan;
        }, stop);
    }

    /// <param name="seen">The version the page showed; a newer one is refused.</param>
    public Task<Plan> Rewrite(string id, PlanBody body, int? seen, Actor by, CancellationToken stop)
    {
        reach.Require(reach.MayWrite(plans.Get(id), by));
        Refuse(body);
        return database.Write(by.UserName, body.AuthorUnitId, write =>
        {
            var plan = plans.AsSeen(write, id, seen);
            plan.Rewrite(body);
            PlanStore.Save(write, plan, "rewritten", body.AuthorUnitId);
            return plan;
        }, stop);
    }

    /// <summary>A new edition, sent at once: every party is asked again.</summary>
    /// <param name="note">What was changed and why.</param>
    public Task<Plan> Change(string id, PlanBody body, string? note, int? seen, Actor by, CancellationToken stop)
    {
        reach.Require(reach.MayCarry(plans.Get(id), by));
        Refuse(body);
        Refuse([.. PlanRules.CheckComplete(body), .. TextRules.Screen("ghi-chu", note)]);
        return database.Write(by.UserName, body.AuthorUnitId, write =>
        {
            var plan = plans.AsSeen(write, id, seen);
            plan.Change(body, note, by.UserName, database.Clock.GetUtcNow());
            PlanStore.Save(write, plan, "changed", body.AuthorUnitId, note!.Trim());
            return plan;
        }, stop);
    }

    private static void Refuse(List<Problem> problems)
    {
        if (problems.Count > 0) throw new RefusalException(problems);
    }
}
