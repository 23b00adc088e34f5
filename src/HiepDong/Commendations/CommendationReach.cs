using HiepDong.Accounts;
using HiepDong.Problems;

namespace HiepDong.Commendations;

/// <summary>
/// Which lists a person sees: a draft is the proposing unit's own matter, those asked see it once it is out for opinions, the deciding unit once it is submitted, nominees' units once it is
/// decided; superiors see what their units see.
/// </summary>
internal sealed class CommendationReach(WorkReach reach, Access access)
{
    /// <summary>Condition on <c>commendation l</c> with its values.</summary>
    public (string Where, Dapper.DynamicParameters Args) Where(Actor by)
    {
        var args = new Dapper.DynamicParameters();
        if (by.IsOperator) return ("1 = 1", args);
        args.Add("own", Own(by).ToArray());
        var units = reach.UnitsFor(by);
        if (units is not null) args.Add(WorkReach.Units, units.ToArray());
        // A person's own unit is always within its own reach.
        return ("(l.stage > 0 or l.proposer_unit_id in @own)" + (units is null ? "" : " and exists (select 1 from commendation_unit s where s.list_id = l.id and s.stage <= l.stage and s.unit_id in @seen)"), args);
    }

    public bool Sees(Actor by, Commendation list)
    {
        if (by.IsOperator) return true;
        if (list.State is CommendationState.Draft or CommendationState.Removed) return MayWrite(by, list) || access.Allows(by, Permission.VerifyWork, list.Body.ProposerUnitId);
        var units = list.Body.Asked.Prepend(list.Body.ProposerUnitId);
        if (list.State is CommendationState.Submitted or CommendationState.Decided) units = units.Append(list.Body.DeciderUnitId);
        if (list.State is CommendationState.Decided) units = units.Concat(list.Body.Standing.Select(l => l.Nominee.UnitId).OfType<string>());
        return reach.Sees(by, units);
    }

    public void RequireSees(Actor by, Commendation list)
    {
        if (!Sees(by, list)) throw new RefusalException(AccountProblems.NotAllowed());
    }

    public bool MayWrite(Actor by, Commendation list) => access.Allows(by, Permission.WriteWork, list.Body.ProposerUnitId);
    public bool MayDecide(Actor by, Commendation list) => access.Allows(by, Permission.Decide, list.Body.DeciderUnitId);

    /// <summary>Units asked for which the person may answer.</summary>
    public IReadOnlyList<string> Answers(Actor by, Commendation list) => [.. list.Body.Asked.Where(u => access.Allows(by, Permission.Decide, u) || access.Allows(by, Permission.VerifyWork, u))];

    private IEnumerable<string> Own(Actor by) => reach.OwnUnits(by, Permission.WriteWork).Concat(reach.OwnUnits(by, Permission.VerifyWork)).Distinct();
}
