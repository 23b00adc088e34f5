using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Assignments;

/// <summary>Gives work to units: by hand, out of a conclusion, a directive, a plan or a shortcoming, or passed on to units below.</summary>
internal sealed class AssignWork(Database database, NodeState node, Access access, AssignmentStore assignments)
{
    /// <returns>Ids of the assignments, in the order of <paramref name="orders"/>.</returns>
    public Task<IReadOnlyList<string>> Run(Origin origin, string assignerUnitId, IReadOnlyList<AssignmentOrder> orders, Actor by, CancellationToken stop)
    {
        RequireAssigner(assignerUnitId, by);
        if (orders.Count == 0) throw new RefusalException(AssignmentProblems.NoOrders());
        // To whom a directive or a plan may give work is for these to say.
        if (origin.Kind == OriginKind.Own) foreach (var order in orders) RequireReach(order, assignerUnitId, by);
        return database.Write(by.UserName, assignerUnitId, write => Assign(write, node, origin, assignerUnitId, orders), stop);
    }

    /// <summary>The same within another use case's transaction; who may is for that use case to say.</summary>
    public static IReadOnlyList<string> Assign(Write write, NodeState node, Origin origin, string assignerUnitId, IReadOnlyList<AssignmentOrder> orders) => Assign(write, node, assignerUnitId, [.. orders.Select(o => (origin, o))]);

    /// <summary>The same where each order has an origin of its own, as a plan's lines and a conference's conclusions have: checked together, so that all that is wrong is said at once.</summary>
    public static IReadOnlyList<string> Assign(Write write, NodeState node, string assignerUnitId, IReadOnlyList<(Origin Origin, AssignmentOrder Order)> works) => Assign(write, node, assignerUnitId, works, null);

    /// <summary>A unit gives what it has taken on to its own units; each of these is an assignment of its own, bound to the first.</summary>
    public Task<IReadOnlyList<string>> PassOn(string parentId, string unitId, AssignmentOrder order, Actor by, CancellationToken stop)
    {
        RequireAssigner(unitId, by);
        var parent = assignments.Get(parentId);
        var part = parent.PartOf(unitId) ?? throw new RefusalException(AssignmentProblems.NotAPart());
        if (parent.IsCancelled) throw new RefusalException(AssignmentProblems.IsCancelled(parent.Code));
        if (part.State == PartState.Assigned) throw new RefusalException(AssignmentProblems.AcceptFirst());
        if (order.Units.Contains(unitId)) throw new RefusalException(AssignmentProblems.NotBelow());
        if (order.Deadline > part.DeadlineOf(parent.Order)) throw new RefusalException(AssignmentProblems.BeyondParent(part.DeadlineOf(parent.Order)));
        RequireReach(order, unitId, by);
        return database.Write<IReadOnlyList<string>>(by.UserName, unitId, write => Assign(write, node, unitId, [(Origin.Own with { Title = parent.Code }, order)], parentId), stop);
    }

    private static List<string> Assign(Write write, NodeState node, string assignerUnitId, IReadOnlyList<(Origin Origin, AssignmentOrder Order)> works, string? parentId)
    {
        var today = node.Today;
        Refuse([.. works.SelectMany(w => AssignmentRules.Check(w.Order, today)), .. Unknown(node, works.SelectMany(w => w.Order.Units))]);
        var assigner = node.Organisation.Unit(assignerUnitId) ?? throw new RefusalException(AssignmentProblems.UnknownUnit());
        var ids = new List<string>();
        foreach (var (origin, order) in works)
        {
            var made = Assignment.Give(Guid.CreateVersion7(SqlTypes.Time(write.At)).ToString(), AssignmentStore.NextCode(write, assigner.Code, today.Year), origin, assignerUnitId, today, order, write.Actor, parentId);
            AssignmentStore.Save(write, made, parentId is null ? "assigned" : "passed-on");
            ids.Add(made.Id);
        }
        return ids;
    }

    /// <summary>A problem when a unit is not in force today.</summary>
    public static IEnumerable<Problem> Unknown(NodeState node, IEnumerable<string> units) =>
        units.Any(u => u.Length > 0 && node.Organisation.At(node.Today).SlotOf(u) < 0) ? [AssignmentProblems.UnknownUnit()] : [];

    /// <summary>Work goes to one's own unit and to the units in one's charge; what several forces are to do together is concluded at a conference or ordered by a directive.</summary>
    public void RequireReach(AssignmentOrder order, string assignerUnitId, Actor by)
    {
        if (order.Units.Where(u => u.Length > 0).Any(u => u != assignerUnitId && node.Organisation.Unit(u) is not null && !access.Allows(by, Permission.SeeWork, u))) throw new RefusalException(AssignmentProblems.OutOfReach());
    }

    private void RequireAssigner(string unitId, Actor by)
    {
        if (!access.Allows(by, Permission.WriteWork, unitId)) access.Require(by, Permission.VerifyWork, unitId);
    }

    private static void Refuse(List<Problem> problems)
    {
        if (problems.Count > 0) throw new RefusalException(problems);
    }
}
