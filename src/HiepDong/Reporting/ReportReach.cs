using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;

namespace HiepDong.Reporting;

/// <summary>Which units' reports, of any time, a person may see: what lists are narrowed to.</summary>
internal sealed class ReportReach(NodeState node, Access access)
{
    private readonly ConditionalWeakTable<OrgTree, ConcurrentDictionary<Scope, HashSet<string>>> known = [];

    /// <summary>Ids of units, or null for every unit there is.</summary>
    public IReadOnlySet<string>? SeenBy(Actor by)
    {
        var reaches = access.ReachesOf(by, Permission.SeeReports);
        var tree = node.Organisation.At(node.Today);
        if (by.IsOperator || reaches.Any(r => r.NodeId == tree.Country?.Id)) return null;
        if (reaches is [var one]) return Under(tree, one);
        var all = new HashSet<string>();
        foreach (var reach in reaches) all.UnionWith(Under(tree, reach));
        return all;
    }

    /// <summary>Units of any time whose figures count at a node as it stands today.</summary>
    public IReadOnlySet<string> Under(Scope scope) => Under(node.Organisation.At(node.Today), scope);

    private HashSet<string> Under(OrgTree tree, Scope scope) =>
        known.GetOrCreateValue(tree).GetOrAdd(scope, s => [.. node.Organisation.Units.Where(u => tree.Covers(s, u.Id)).Select(u => u.Id)]);

    /// <summary>The widest nodes the person may look at, the first of them what pages open with.</summary>
    public IReadOnlyList<Scope> Scopes(Actor by) => access.ReachesOf(by, Permission.SeeReports);
}
