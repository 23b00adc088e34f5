using HiepDong.Accounts;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;

namespace HiepDong.JointResults;

/// <summary>Which results a person sees: those that a unit in their reach took part in. Drafts are seen by the units named in them alone.</summary>
internal sealed class ResultReach(NodeState node, Access access, WorkReach reach)
{
    /// <summary>Units of any time whose results the person sees; null for all.</summary>
    public IReadOnlySet<string>? UnitsFor(Actor by) => reach.UnitsFor(by, Permission.SeeResults);

    /// <summary>The condition on <c>joint_result r</c> that lists go by, with its arguments.</summary>
    public (string Sql, Dapper.DynamicParameters Args) Condition(Actor by)
    {
        var args = new Dapper.DynamicParameters();
        if (by.IsOperator) return ("1 = 1", args);
        args.Add("own", access.UnitsOf(by, Permission.WriteResult).SelectMany(u => node.Organisation.WithPredecessors(u.Id)).Distinct().ToArray());
        const string mine = "(r.state <> 'draft' or r.id in (select o.result_id from joint_result_unit o where o.unit_id in @own))";
        if (UnitsFor(by) is not { } seen) return (mine, args);
        args.Add(WorkReach.Units, seen.ToArray());
        return ("r.id in (select s.result_id from joint_result_unit s where s.unit_id in @seen) and " + mine, args);
    }

    /// <summary>A draft, also one that was thrown away, is its own units' matter.</summary>
    public bool Sees(Actor by, JointResult result) => result.RecordedAt is null
        ? result.Body.Claims.Any(c => access.Allows(by, Permission.WriteResult, c.UnitId))
        : result.Body.Claims.Any(c => access.Allows(by, Permission.SeeResults, c.UnitId));

    /// <summary>
    /// Units that may record results see what was recorded in their own province, in outline, so that one event is not entered twice: what answers "is it one of these?".
    /// </summary>
    public bool SeesOutline(Actor by, JointResult result)
    {
        if (Sees(by, result)) return true;
        if (!result.Counts) return false;
        var tree = node.Organisation.At(node.Today);
        var place = ProvinceOf(tree, result.Body.TerritoryId);
        return access.UnitsOf(by, Permission.WriteResult).Any(u => Covers(tree, u, place));
    }

    private static bool Covers(OrgTree tree, OrgUnit unit, string? province)
    {
        var own = ProvinceOf(tree, unit.TerritoryId);
        // A unit above the provinces records what happens in any of them.
        return own is null || own == province;
    }

    private static string? ProvinceOf(OrgTree tree, string territoryId)
    {
        var path = tree.PathOf(territoryId).ToList();
        return path.Count >= 2 ? path[^2] : null;
    }

    public void RequireSees(Actor by, JointResult result)
    {
        if (!Sees(by, result)) throw new RefusalException(AccountProblems.NotAllowed());
    }
}
