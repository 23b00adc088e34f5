using HiepDong.Accounts;
using HiepDong.Assignments;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Plans;

/// <summary>The steps of a plan's life after its text is written. Every call names the version its page showed; a newer one is refused.</summary>
internal sealed class CarryPlan(Database database, NodeState node, PlanStore plans, PlanAccess reach)
{
    public Task<Plan> Send(string id, int? seen, Actor by, CancellationToken stop)
    {
        var plan = plans.Get(id);
        reach.Require(reach.MayCarry(plan, by));
        Refuse([.. PlanRules.Check(plan.Body, node.Catalogue), .. reach.CheckUnits(plan.Body), .. PlanRules.CheckComplete(plan.Body)]);
        return Step(id, seen, "sent", null, null, by, (p, now) => p.Send(by.UserName, now), stop);
    }

    /// <summary>A party's leader agrees to the edition that was read.</summary>
    public Task<Plan> Agree(string id, string unitId, int edition, Actor by, CancellationToken stop)
    {
        reach.Require(reach.MayAgree(unitId, by));
        return Step(id, null, "agreed", unitId, null, by, (p, now) => p.Agree(unitId, edition, by.UserName, now), stop);
    }

    public Task<Plan> Comment(string id, string unitId, int edition, string? text, Actor by, CancellationToken stop)
    {
        reach.Require(reach.MayComment(unitId, by));
        Refuse([.. TextRules.Screen("y-kien", text, PlanRules.MostContent)]);
        return Step(id, null, "commented", unitId, text, by, (p, now) => p.Comment(unitId, edition, text, by.UserName, now), stop);
    }

    public Task<Plan> Reply(string id, int number, string? text, int? seen, Actor by, CancellationToken stop)
    {
        reach.Require(reach.MayReply(plans.Get(id), by));
        Refuse([.. TextRules.Screen("tra-loi", text, PlanRules.MostContent)]);
        return Step(id, seen, "replied", null, text, by, (p, now) => p.Reply(number, text, by.UserName, now), stop);
    }

    /// <summary>From <paramref name="on"/> it holds; its lines become assignments of their units, all or none.</summary>
    public Task<Plan> PutInForce(string id, DateOnly on, int? seen, Actor by, CancellationToken stop)
    {
        reach.Require(reach.MayCarry(plans.Get(id), by));
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var plan = plans.AsSeen(write, id, seen);
            plan.PutInForce(on);
            var passed = plan.Body.Lines.Select((l, i) => (l, i)).Where(l => l.l.Deadline < node.Today).Select(l => PlanProblems.DeadlinePassed(l.i + 1)).ToList();
            Refuse(passed);
            PlanStore.Save(write, plan, "in-force", plan.Body.AuthorUnitId);
            AssignWork.Assign(write, node, plan.Body.AuthorUnitId, [.. plan.Body.Lines.Select(l => (new Assignments.Origin(Assignments.OriginKind.Plan, l.Id, plan.Id, plan.Body.Title), new AssignmentOrder(l.Text, l.LeadUnitId, l.SupportingUnitIds, l.Deadline, l.Evidence)))]);
            return plan;
        }, stop);
    }

    public Task<Plan> Review(string id, string? assessment, int? seen, Actor by, CancellationToken stop)
    {
        reach.Require(reach.MayCarry(plans.Get(id), by));
        Refuse([.. TextRules.Screen("danh-gia", assessment, PlanRules.MostText)]);
        return Step(id, seen, "reviewed", null, null, by, (p, _) => p.Review(assessment), stop);
    }

    public Task<Plan> Close(string id, int? seen, Actor by, CancellationToken stop)
    {
        reach.Require(reach.MayCarry(plans.Get(id), by));
        return Step(id, seen, "closed", null, null, by, (p, _) => p.Close(), stop);
    }

    /// <summary>A draft is thrown away by whoever writes it; what was sent is withdrawn, with a reason, by whoever sends.</summary>
    public Task<Plan> Withdraw(string id, string? reason, int? seen, Actor by, CancellationToken stop)
    {
        var plan = plans.Get(id);
        reach.Require(reach.MayCarry(plan, by) || !plan.WasSent && reach.MayWrite(plan, by));
        Refuse([.. TextRules.Screen("ly-do", reason)]);
        return Step(id, seen, "withdrawn", null, reason, by, (p, _) => p.Withdraw(reason), stop);
    }

    public Task<Plan> Reopen(string id, int? seen, Actor by, CancellationToken stop)
    {
        var plan = plans.Get(id);
        reach.Require(reach.MayCarry(plan, by) || !plan.WasSent && reach.MayWrite(plan, by));
        return Step(id, seen, "reopened", null, null, by, (p, _) => p.Reopen(), stop);
    }

    /// <summary>Ends a plan in force, alone or with those of its assignments that are not done, all or none.</summary>
    /// <param name="withWork">Cancels the open assignments for the same reason.</param>
    /// <returns>The plan, and how many assignments were cancelled with it.</returns>
    public Task<(Plan Plan, int Cancelled)> Cancel(string id, string? reason, bool withWork, int? seen, Actor by, CancellationToken stop)
    {
        reach.Require(reach.MayCarry(plans.Get(id), by));
        Refuse([.. TextRules.Screen("ly-do", reason)]);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var plan = plans.AsSeen(write, id, seen);
            plan.Cancel(reason);
            PlanStore.Save(write, plan, "cancelled", plan.Body.AuthorUnitId, reason!.Trim());
            var open = withWork ? AssignmentStore.Of(write, Assignments.OriginKind.Plan, id).Where(a => a.IsOpen).ToList() : [];
            foreach (var a in open)
            {
                a.Cancel(reason, new(by.UserName, SqlTypes.Time(write.At)));
                AssignmentStore.Save(write, a, "cancelled", reason: reason);
            }
            return (plan, open.Count);
        }, stop);
    }

    private Task<Plan> Step(string id, int? seen, string what, string? unitId, string? reason, Actor by, Action<Plan, DateTimeOffset> change, CancellationToken stop) =>
        database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var plan = plans.AsSeen(write, id, seen);
            change(plan, database.Clock.GetUtcNow());
            PlanStore.Save(write, plan, what, unitId ?? plan.Body.AuthorUnitId, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
            return plan;
        }, stop);

    private static void Refuse(List<Problem> problems)
    {
        if (problems.Count > 0) throw new RefusalException(problems);
    }
}
