using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Assignments;

/// <summary>What the assigning unit does with work it has given: verifies or returns it, answers requests for more time, changes or cancels it, reminds. Every call names the version its page showed.</summary>
internal sealed class FollowWork(Database database, NodeState node, Access access, AssignmentStore assignments)
{
    public Task<Assignment> Verify(string id, string unitId, int? seen, Actor by, CancellationToken stop) => Judge(id, unitId, seen, "verified", null, by, (a, now) => a.Verify(unitId, now), stop);

    public Task<Assignment> Return(string id, string unitId, string? reason, int? seen, Actor by, CancellationToken stop) => Judge(id, unitId, seen, "returned", reason, by, (a, now) => a.Return(unitId, reason, now), stop);

    public Task<Assignment> Reopen(string id, string unitId, string? reason, int? seen, Actor by, CancellationToken stop) => Judge(id, unitId, seen, "reopened", reason, by, (a, _) => a.Reopen(unitId, reason), stop);

    public Task<Assignment> Grant(string id, string unitId, DateOnly? until, string? remark, int? seen, Actor by, CancellationToken stop) =>
        Change(id, unitId, seen, "extension-granted", remark, by, (a, now) => a.Grant(unitId, until, remark, node.Today, now), stop);

    public Task<Assignment> Refuse(string id, string unitId, string? reason, int? seen, Actor by, CancellationToken stop) =>
        Change(id, unitId, seen, "extension-refused", reason, by, (a, now) => a.Refuse(unitId, reason, now), stop);

    /// <summary>A later version of the order: text, units, deadline.</summary>
    public Task<Assignment> ChangeOrder(string id, AssignmentOrder order, string? reason, int? seen, Actor by, CancellationToken stop)
    {
        var there = assignments.Get(id);
        RequireAssigner(there, by);
        // A deadline that has passed may stay what it was.
        List<Problem> problems = [.. AssignmentRules.Check(order, order.Deadline == there.Order.Deadline ? order.Deadline : node.Today), .. AssignWork.Unknown(node, order.Units.Except(there.Order.Units)), .. TextRules.Screen("ly-do", reason)];
        if (problems.Count > 0) throw new RefusalException(problems);
        if (order.Units.Except(there.Order.Units).Any(u => u != there.AssignerUnitId && !access.Allows(by, Permission.SeeWork, u))) throw new RefusalException(AssignmentProblems.OutOfReach());
        return Change(id, null, seen, "changed", reason, by, (a, _) => a.Change(order, reason), stop);
    }

    public Task<Assignment> Cancel(string id, string? reason, int? seen, Actor by, CancellationToken stop) => Change(id, null, seen, "cancelled", reason, by, (a, now) => a.Cancel(reason, now), stop);

    public Task<Assignment> Reinstate(string id, int? seen, Actor by, CancellationToken stop) => Change(id, null, seen, "reinstated", null, by, (a, _) => a.Reinstate(), stop);

    /// <summary>Reminds every unit whose part is outstanding: an entry of the change log that they see beside it. Versions stay as they are.</summary>
    /// <returns>How many units were reminded.</returns>
    public async Task<int> Remind(IReadOnlyList<string> ids, Actor by, CancellationToken stop)
    {
        var found = ids.Select(assignments.Get).ToList();
        foreach (var a in found) RequireAssigner(a, by);
        var subjects = found.Where(a => !a.IsCancelled).SelectMany(a => a.Parts.Where(p => p.IsOpen).Select(p => Reminders.Subject(a.Id, p.UnitId))).ToList();
        if (subjects.Count == 0) throw new RefusalException(AssignmentProblems.NobodyToRemind());
        await database.Write(by.UserName, by.AuthorUnit, write =>
        {
            foreach (var subject in subjects) write.Log(Reminders.Kind, subject);
        }, stop);
        return subjects.Count;
    }

    public bool MayFollow(Assignment a, Actor by) => access.Allows(by, Permission.VerifyWork, a.AssignerUnitId);

    /// <summary>Verifying is for the assigner's people who do not themselves write for the unit; where a unit gives itself work, the rule that nobody verifies what he submitted is enough.</summary>
    public bool MayJudge(Assignment a, AssignmentPart part, Actor by) =>
        MayFollow(a, by) && part.Submitted?.By != by.UserName && (by.IsOperator || part.UnitId == a.AssignerUnitId || !access.Allows(by, Permission.WriteWork, part.UnitId));

    private Task<Assignment> Judge(string id, string unitId, int? seen, string what, string? reason, Actor by, Action<Assignment, Stamp> change, CancellationToken stop)
    {
        var there = assignments.Get(id);
        if (unitId != there.AssignerUnitId && !by.IsOperator && access.Allows(by, Permission.VerifyWork, there.AssignerUnitId) && access.Allows(by, Permission.WriteWork, unitId)) throw new RefusalException(AssignmentProblems.OwnUnit());
        return Change(id, unitId, seen, what, reason, by, change, stop);
    }

    private Task<Assignment> Change(string id, string? unitId, int? seen, string what, string? reason, Actor by, Action<Assignment, Stamp> change, CancellationToken stop)
    {
        RequireAssigner(assignments.Get(id), by);
        List<Problem> problems = [.. TextRules.Screen("ly-do", reason)];
        if (problems.Count > 0) throw new RefusalException(problems);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var found = assignments.AsSeen(write, id, seen);
            change(found, new(by.UserName, SqlTypes.Time(write.At)));
            AssignmentStore.Save(write, found, what, unitId, reason);
            return found;
        }, stop);
    }

    private void RequireAssigner(Assignment a, Actor by) => access.Require(by, Permission.VerifyWork, a.AssignerUnitId);
}
