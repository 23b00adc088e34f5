using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;

namespace HiepDong.Conferences;

/// <summary>Who may do what to a conference.</summary>
internal sealed class ConferenceRights(NodeState node, Access access, WorkReach reach)
{
    /// <summary>Prepares it and runs it: the host unit's own coordinators and approvers, and the clerks named.</summary>
    public bool Prepares(Actor by, ConferenceBody body) => access.Allows(by, Permission.Confer, body.HostUnitId) || body.Clerks.Contains(by.UserName) && access.Allows(by, Permission.Confer);

    public void RequirePrepares(Actor by, ConferenceBody body)
    {
        if (!Prepares(by, body)) throw new RefusalException(AccountProblems.NotAllowed());
    }

    /// <summary>Plans a conference with this host: its own people, or whoever confers for a unit of the same area and sees the host; the host rotates, the planning need not.</summary>
    public bool Plans(Actor by, string hostUnitId)
    {
        if (access.Allows(by, Permission.Confer, hostUnitId)) return true;
        if (!access.Allows(by, Permission.Confer) || !access.Allows(by, Permission.SeeWork, hostUnitId)) return false;
        return node.Organisation.Unit(hostUnitId) is { } host && access.UnitsOf(by, Permission.Confer).Any(u => Peers(u).Any(p => p.Id == host.Id));
    }

    public bool Sees(Actor by, ConferenceBody body) => body.Clerks.Contains(by.UserName) || reach.Sees(by, body.Units);

    /// <summary>The condition on <c>conference c</c> that lists go by, with its arguments.</summary>
    public (string Sql, Dapper.DynamicParameters Args) Condition(Actor by) => reach.Condition(by, "c.id", "conference_unit", "conference_id");

    public void RequireSees(Actor by, Conference c)
    {
        if (!Sees(by, c.Body)) throw new RefusalException(AccountProblems.NotAllowed());
    }

    /// <summary>Answers for the venue: whoever writes for its unit.</summary>
    public bool Answers(Actor by, Venue venue) => access.Allows(by, Permission.WriteWork, venue.UnitId);

    /// <summary>The forces' units of one echelon and area, the unit itself among them: those who confer with each other.</summary>
    public IReadOnlyList<OrgUnit> Peers(OrgUnit unit)
    {
        var tree = node.Organisation.At(node.Today);
        return [.. tree.UnitsOf(TerritoryOf(unit)).Where(u => u.Echelon == unit.Echelon).OrderBy(u => u.Force).ThenBy(u => u.Code, StringComparer.Ordinal)];
    }

    /// <summary>The unit's area as it is today.</summary>
    public string TerritoryOf(OrgUnit unit) => node.Organisation.Become(unit.TerritoryId, node.Today) is [var now, ..] ? now : unit.TerritoryId;
}
