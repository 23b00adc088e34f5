using HiepDong.Accounts;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Storage;
using HiepDong.Web;

namespace HiepDong.JointResults;

/// <summary>What joint results ask of somebody's own units.</summary>
/// <param name="Waiting">Results whose confirmation is theirs to give.</param>
/// <param name="Overdue">Of these, asked more than <see cref="JointResult.AnswerDays"/> days ago.</param>
/// <param name="Unanswered">Results they lead that others have not answered for that long.</param>
/// <param name="Differing">Results they lead whose claims differ and are not settled.</param>
internal sealed record ResultDutyCounts(int Waiting, int Overdue, int Unanswered, int Differing, int Drafts)
{
    public static readonly ResultDutyCounts None = new(0, 0, 0, 0, 0);
    public int All => Waiting + Unanswered + Differing + Drafts;
}

/// <summary>Finds them; one query whatever the number of results.</summary>
internal sealed class ResultDuties(Database database, ResultStore results, NodeState node, Access access)
{
    private sealed record Counts(long Waiting, long Overdue, long Unanswered, long Differing, long Drafts);

    /// <summary>Conditions on <c>joint_result r</c> and the person's own line <c>u</c> of it, oldest first; also what the confirmation page lists.</summary>
    private const string Own = "from joint_result_unit u join joint_result r on r.id = u.result_id where u.unit_id in @units ";
    private const string IsWaiting = "r.state = 'recorded' and u.leads = 0 and u.answer = 'pending'";
    private const string IsUnanswered = "r.state = 'recorded' and u.leads = 1 and r.waiting > 0 and r.recorded_at < @before";
    private const string IsDiffering = "r.state = 'recorded' and u.leads = 1 and r.differing > 0";

    public ResultDutyCounts Of(Actor by)
    {
        if (UnitsOf(by) is not { Count: > 0 } units) return ResultDutyCounts.None;
        var c = database.First<Counts>($"""
            select coalesce(sum(case when {IsWaiting} then 1 else 0 end), 0) as waiting, coalesce(sum(case when {IsWaiting} and r.recorded_at < @before then 1 else 0 end), 0) as overdue,
              coalesce(sum(case when {IsUnanswered} then 1 else 0 end), 0) as unanswered, coalesce(sum(case when {IsDiffering} then 1 else 0 end), 0) as differing,
              count(distinct case when r.state = 'draft' then r.id end) as drafts
            {Own}
            """, new { units, before = Before })!;
        return new((int)c.Waiting, (int)c.Overdue, (int)c.Unanswered, (int)c.Differing, (int)c.Drafts);
    }

    /// <summary>Own units of any time: what was asked of a unit is now asked of its successor.</summary>
    public List<string> UnitsOf(Actor by) => by.IsOperator || !access.Allows(by, Permission.WriteResult) ? []
        : [.. access.UnitsOf(by, Permission.WriteResult).SelectMany(u => node.Organisation.WithPredecessors(u.Id)).Distinct()];

    public List<JointResult> Waiting(List<string> units, int page, int size) =>
        results.Query($"where r.id in (select u.result_id {Own} and {IsWaiting}) order by r.recorded_at, r.id limit @size offset @skip", new { units, size, skip = (page - 1) * size });

    public List<JointResult> Unanswered(List<string> units, int most) =>
        results.Query($"where r.id in (select u.result_id {Own} and {IsUnanswered}) order by r.recorded_at, r.id limit @most", new { units, most, before = Before });

    public List<JointResult> Differing(List<string> units, int most) =>
        results.Query($"where r.id in (select u.result_id {Own} and {IsDiffering}) order by r.recorded_at, r.id limit @most", new { units, most });

    public List<JointResult> Drafts(List<string> units, int most) =>
        results.Query($"where r.id in (select u.result_id {Own} and r.state = 'draft') order by r.changed_at desc, r.id limit @most", new { units, most });

    /// <summary>Recorded before this: the days to answer are over.</summary>
    private string Before => SqlTypes.Text(new DateTimeOffset(node.Today.AddDays(-JointResult.AnswerDays).ToDateTime(TimeOnly.MinValue), Texts.VietnamOffset));
}
