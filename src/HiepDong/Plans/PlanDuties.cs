using HiepDong.Accounts;
using HiepDong.Storage;

namespace HiepDong.Plans;

/// <summary>What waits for a person among the plans.</summary>
/// <param name="ToAnswer">Sent to a unit of theirs, which has said nothing to the edition that stands.</param>
/// <param name="Commented">Their own plans to which a party has commented.</param>
/// <param name="Ready">Their own plans that all parties agree to and that are not in force yet.</param>
internal sealed record PlanDutyCounts(int ToAnswer, int Commented, int Ready)
{
    public static readonly PlanDutyCounts None = new(0, 0, 0);
    public int All => ToAnswer + Commented + Ready;
}

/// <summary>Counts what waits, for the overview.</summary>
internal sealed class PlanDuties(Database database, WorkReach reach, Access access)
{
    private sealed record Row(long Commented, long Ready);

    public PlanDutyCounts Of(Actor by)
    {
        if (by.IsOperator || !access.Allows(by, Permission.SeeWork)) return PlanDutyCounts.None;
        var own = reach.OwnUnits(by, Permission.VerifyWork).ToArray();
        var row = own.Length == 0 ? new(0, 0) : database.First<Row>("""
            select cast(coalesce(sum(case when p.state = 'sent' and exists (select 1 from joint_plan_unit c where c.plan_id = p.id and c.answer = 'commented') then 1 else 0 end), 0) as bigint) as commented,
              cast(coalesce(sum(case when p.state = 'approved' then 1 else 0 end), 0) as bigint) as ready
            from joint_plan p where p.state in ('sent', 'approved') and p.author_unit_id in @own
            """, new { own })!;
        // Whose turn it is takes no look at all the units the person sees: their own are among them.
        var mine = reach.OwnUnits(by, Permission.WriteWork).Concat(reach.OwnUnits(by, Permission.Decide)).Distinct().ToArray();
        var answers = mine.Length == 0 ? 0 : database.First<long>("""
            select count(*) from joint_plan p where p.state = 'sent' and exists (select 1 from joint_plan_unit m where m.plan_id = p.id and m.role = 'party' and m.answer = 'waiting' and m.unit_id in @mine)
            """, new { mine });
        return new((int)answers, (int)row.Commented, (int)row.Ready);
    }
}
