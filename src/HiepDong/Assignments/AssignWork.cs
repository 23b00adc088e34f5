using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Assignments;

/// <summary>Gives work to units: by hand, or out of a conclusion, a directive, a plan or a shortcoming.</summary>
internal sealed class AssignWork(Database database, NodeState node, Access access)
{
    /// <returns>Ids of the assignments, in the order of <paramref name="orders"/>.</returns>
    public Task<IReadOnlyList<string>> Run(Origin origin, string assignerUnitId, IReadOnlyList<AssignmentOrder> orders, Actor by, CancellationToken stop)
    {
        if (!access.Allows(by, Permission.WriteWork, assignerUnitId)) access.Require(by, Permission.VerifyWork, assignerUnitId);
        return database.Write(by.UserName, assignerUnitId, write => Assign(write, node, origin, assignerUnitId, orders), stop);
    }

    /// <summary>The same within another use case's transaction; who may is for that use case to say.</summary>
    public static IReadOnlyList<string> Assign(Write write, NodeState node, Origin origin, string assignerUnitId, IReadOnlyList<AssignmentOrder> orders)
    {
        var today = node.Today;
        var tree = node.Organisation.At(today);
        var problems = orders.SelectMany(o => AssignmentRules.Check(o, today)).ToList();
        if (orders.Any(o => o.Units.Any(u => u.Length > 0 && tree.SlotOf(u) < 0))) problems.Add(AssignmentProblems.UnknownUnit());
        if (problems.Count > 0) throw new RefusalException(problems);
        var assigner = node.Organisation.Unit(assignerUnitId) ?? throw new RefusalException(AssignmentProblems.UnknownUnit());
        var ids = new List<string>();
        foreach (var order in orders)
        {
            var made = Assignment.Give(Guid.CreateVersion7(SqlTypes.Time(write.At)).ToString(), AssignmentStore.NextCode(write, assigner.Code, today.Year), origin, assignerUnitId, today, order);
            AssignmentStore.Save(write, made, "assigned");
            ids.Add(made.Id);
        }
        return ids;
    }
}
