using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;

namespace HiepDong.Accounts;

/// <summary>What a person is, at one unit.</summary>
internal enum Role
{
    /// <summary>Enters and submits the unit's own reports.</summary>
    Reporter,
    /// <summary>Accepts and returns reports of the units below.</summary>
    Approver,
    /// <summary>Accepts, consolidates, publishes.</summary>
    Coordinator,
    /// <summary>Reads everything of the unit's subtree, publishes.</summary>
    Leader,
    /// <summary>Keeps accounts, units, territories, indicators and forms.</summary>
    Administrator,
    /// <summary>Reads everything of the subtree and the change log; writes nothing.</summary>
    Auditor
}

/// <summary>What somebody may do; see <see cref="Access.Allows"/> for who.</summary>
internal enum Permission
{
    SeeReports, WriteReport, AcceptReport, Consolidate, Publish, ManageOrganisation, ManageCatalogue, ManageAccounts, ReadLog, SeeResults, WriteResult, Reconcile,
    /// <summary>Reads plans, directives, conferences, assignments.</summary>
    SeeWork,
    /// <summary>Enters them for one's own unit, reports on its work.</summary>
    WriteWork,
    /// <summary>Verifies or returns what one's own unit has assigned, grants extensions, sends plans to their parties.</summary>
    VerifyWork,
    /// <summary>Prepares the conferences one's own unit hosts and is their clerk.</summary>
    Confer,
    /// <summary>Signs for one's own unit: agrees to plans, approves minutes and conclusions, decides commendations.</summary>
    Decide
}

/// <summary>A role bound to a unit; it reaches the unit's territory (all forces) or its chain of command.</summary>
/// <param name="UnitId">May also be a territory: before there are units, the first administrator stands for the country.</param>
internal sealed record Grant(Role Role, string UnitId, Hierarchy Hierarchy);

/// <summary>Who acts: a signed-in person, or the operator at the node's own command line.</summary>
internal sealed record Actor(string Id, string UserName, string DisplayName, IReadOnlyList<Grant> Grants, bool IsOperator = false)
{
    /// <summary>Whoever has the node's files in hand: the command line.</summary>
    public static readonly Actor Operator = new("operator", "operator", "operator", [], IsOperator: true);

    /// <summary>The unit written into change-log entries; empty for the operator.</summary>
    public string AuthorUnit => Grants.Count > 0 ? Grants[0].UnitId : "";
}

/// <summary>Permission = role × the unit's subtree.</summary>
internal sealed class Access(NodeState node)
{
    private static readonly Dictionary<Role, Permission[]> Allowed = new()
    {
        [Role.Reporter] = [Permission.SeeReports, Permission.WriteReport, Permission.Consolidate, Permission.SeeResults, Permission.WriteResult, Permission.SeeWork, Permission.WriteWork],
        [Role.Approver] = [Permission.SeeReports, Permission.AcceptReport, Permission.Consolidate, Permission.SeeResults, Permission.WriteResult, Permission.SeeWork, Permission.WriteWork, Permission.VerifyWork, Permission.Confer],
        [Role.Coordinator] = [Permission.SeeReports, Permission.AcceptReport, Permission.Consolidate, Permission.Publish, Permission.SeeResults, Permission.WriteResult, Permission.Reconcile, Permission.SeeWork, Permission.WriteWork, Permission.VerifyWork, Permission.Confer],
        [Role.Leader] = [Permission.SeeReports, Permission.Consolidate, Permission.Publish, Permission.SeeResults, Permission.SeeWork, Permission.VerifyWork, Permission.Decide],
        [Role.Administrator] = [Permission.ManageOrganisation, Permission.ManageCatalogue, Permission.ManageAccounts, Permission.ReadLog],
        [Role.Auditor] = [Permission.SeeReports, Permission.Consolidate, Permission.ReadLog, Permission.SeeResults, Permission.SeeWork]
    };

    /// <summary>What is done for one's own unit alone, whatever lies below it.</summary>
    private static readonly HashSet<Permission> OwnOnly = [Permission.WriteReport, Permission.WriteResult, Permission.WriteWork, Permission.VerifyWork, Permission.Confer, Permission.Decide];

    /// <summary>Whether the person may do it at all, anywhere.</summary>
    public bool Allows(Actor by, Permission permission) => by.IsOperator || by.Grants.Any(g => Allowed[g.Role].Contains(permission));

    /// <summary>Whether the person may do it to a unit (of any time). Writing is for one's own unit; accepting for units strictly below.</summary>
    public bool Allows(Actor by, Permission permission, string unitId)
    {
        if (by.IsOperator) return true;
        foreach (var grant in by.Grants)
        {
            if (!Allowed[grant.Role].Contains(permission)) continue;
            var own = IsOwn(grant.UnitId, unitId);
            if (OwnOnly.Contains(permission)) { if (own) return true; continue; }
            // The head of a chain has nobody above; its own approver accepts for it.
            if (permission == Permission.AcceptReport && own && node.Organisation.Unit(unitId)?.SuperiorId is not null) continue;
            if (own || node.Organisation.At(node.Today) is var tree && ReachOf(grant) is { } reach && tree.Covers(reach, unitId)) return true;
        }
        return false;
    }

    /// <summary>Whether the person may see totals of a node of a hierarchy: it lies in the reach of one of their grants.</summary>
    public bool Allows(Actor by, Permission permission, Scope scope)
    {
        if (by.IsOperator) return true;
        var tree = node.Organisation.At(node.Today);
        // A node of the past is judged by what it has become.
        var nodes = node.Organisation.Become(scope.NodeId, node.Today);
        if (nodes.Count == 0) nodes = [scope.NodeId];
        foreach (var grant in by.Grants)
        {
            if (!Allowed[grant.Role].Contains(permission) || ReachOf(grant) is not { } reach) continue;
            if (nodes.All(n => Reaches(tree, reach, scope.Hierarchy, n))) return true;
        }
        return false;
    }

    private bool Reaches(OrgTree tree, Scope reach, Hierarchy hierarchy, string nodeId)
    {
        if (reach.Hierarchy == hierarchy) return tree.PathOf(nodeId).Contains(reach.NodeId);
        // Someone responsible for a whole territory also sees the chains that lie in it, unit by unit.
        if (reach.Hierarchy == Hierarchy.Territory && hierarchy == Hierarchy.Chain)
            return tree.UnitsUnder(Scope.OfUnit(nodeId)).All(u => tree.Covers(reach, u.Id));
        return false;
    }

    public void Require(Actor by, Permission permission)
    {
        if (!Allows(by, permission)) throw new RefusalException(AccountProblems.NotAllowed());
    }

    public void Require(Actor by, Permission permission, string unitId)
    {
        if (!Allows(by, permission, unitId)) throw new RefusalException(AccountProblems.NotAllowed());
    }

    public void Require(Actor by, Permission permission, Scope scope)
    {
        if (!Allows(by, permission, scope)) throw new RefusalException(AccountProblems.NotAllowed());
    }

    /// <summary>The nodes whose subtrees the person may do this in; for the operator the country.</summary>
    public IReadOnlyList<Scope> ReachesOf(Actor by, Permission permission)
    {
        if (by.IsOperator) return node.Organisation.At(node.Today).Country is { } country ? [Scope.OfTerritory(country.Id)] : [];
        return [.. by.Grants.Where(g => Allowed[g.Role].Contains(permission)).Select(ReachOf).OfType<Scope>().Distinct()];
    }

    /// <summary>Units, valid today, on which the person may do this.</summary>
    public IEnumerable<OrgUnit> UnitsOf(Actor by, Permission permission)
    {
        var tree = node.Organisation.At(node.Today);
        if (by.IsOperator) return tree.Units;
        if (OwnOnly.Contains(permission))
            return by.Grants.Where(g => Allowed[g.Role].Contains(permission)).SelectMany(g => node.Organisation.Become(g.UnitId, node.Today)).Distinct().Select(node.Organisation.Unit).OfType<OrgUnit>();
        return ReachesOf(by, permission).SelectMany(tree.UnitsUnder).DistinctBy(u => u.Id);
    }

    /// <summary>The subtree a grant reaches today; null when nothing has succeeded its unit.</summary>
    public Scope? ReachOf(Grant grant)
    {
        if (node.Organisation.Become(grant.UnitId, node.Today) is not [var unitId, ..]) return null;
        if (node.Organisation.Territory(unitId) is not null) return Scope.OfTerritory(unitId);
        if (grant.Hierarchy == Hierarchy.Chain) return Scope.OfUnit(unitId);
        return node.Organisation.Become(node.Organisation.Unit(unitId)!.TerritoryId, node.Today) is [var territory, ..] ? Scope.OfTerritory(territory) : null;
    }

    private bool IsOwn(string grantUnit, string unitId) => grantUnit == unitId
        || node.Organisation.Become(grantUnit, node.Today).Intersect(node.Organisation.Become(unitId, node.Today)).Any();
}
