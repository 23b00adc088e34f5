using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;

namespace HiepDong.Accounts;

/// <summary>
/// Which plans, directives, conferences and assignments a person sees: those one of whose units (author, lead, supporting, party, venue) lies in their reach, whatever other
/// units take part.
/// </summary>
internal sealed class WorkReach(NodeState node, Access access, ReportReach reach)
{
    /// <summary>The list of units in conditions on what a person sees.</summary>
    public const string Units = "seen";

    /// <summary>Units of any time whose work the person sees; null for all.</summary>
    public IReadOnlySet<string>? UnitsFor(Actor by) => UnitsFor(by, Permission.SeeWork);

    /// <summary>Units of any time on which the person may do something that reaches a subtree; null for all.</summary>
    public IReadOnlySet<string>? UnitsFor(Actor by, Permission permission)
    {
        var scopes = access.ReachesOf(by, permission);
        if (by.IsOperator || scopes.Any(r => r.NodeId == node.Organisation.At(node.Today).Country?.Id)) return null;
        return scopes is [var one] ? reach.Under(one) : scopes.SelectMany(reach.Under).ToHashSet();
    }

    /// <summary>
    /// The condition that one of the units of a thing lies in the person's reach, with its arguments. The things of the reach are looked up once: asked of each thing anew, a province's thousands of units are.
    /// </summary>
    /// <param name="id">The thing's id: "a.id".</param>
    /// <param name="table">Holds its units.</param>
    /// <param name="column">The thing's id there.</param>
    public (string Sql, Dapper.DynamicParameters Args) Condition(Actor by, string id, string table, string column) => Seen(by, $"{id} in (select s.{column} from {table} s where s.unit_id in @seen)");

    /// <summary>The condition on units in <c>@seen</c> with them; for whoever sees all, one that always holds.</summary>
    public (string Sql, Dapper.DynamicParameters Args) Seen(Actor by, string condition)
    {
        var args = new Dapper.DynamicParameters();
        if (UnitsFor(by) is not { } units) return ("1 = 1", args);
        args.Add(Units, units.ToArray());
        return (condition, args);
    }

    /// <summary>Ids of a person's own units, today's and what they were before: what was asked of a unit is now asked of its successor.</summary>
    public List<string> OwnUnits(Actor by, Permission permission) => by.IsOperator || !access.Allows(by, permission) ? []
        : [.. access.UnitsOf(by, permission).SelectMany(u => node.Organisation.WithPredecessors(u.Id)).Distinct()];

    public bool Sees(Actor by, IEnumerable<string> unitIds) => unitIds.Any(u => access.Allows(by, Permission.SeeWork, u));

    public void RequireSees(Actor by, IEnumerable<string> unitIds)
    {
        if (!Sees(by, unitIds)) throw new RefusalException(AccountProblems.NotAllowed());
    }
}
