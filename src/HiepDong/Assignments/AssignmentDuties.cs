using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Storage;

namespace HiepDong.Assignments;

/// <summary>What assignments ask of a person: of the units they write for, and of those they verify for.</summary>
/// <param name="Overdue">Parts of one's own units past their deadline.</param>
/// <param name="Soon">Parts due within <see cref="AssignmentDuties.SoonDays"/> days.</param>
/// <param name="ToVerify">Parts of work one's unit has given that wait for verification.</param>
/// <param name="Asking">Requests for more time.</param>
internal sealed record AssignmentDutyCounts(int ToAccept, int Overdue, int Soon, int Returned, int ToVerify, int Asking)
{
    public static readonly AssignmentDutyCounts None = new(0, 0, 0, 0, 0, 0);

    /// <summary>Parts and requests, each once: what is overdue or due soon may also be there to accept or returned.</summary>
    public int All { get; init; }
}

/// <summary>Which list of the inbox a part belongs to, the most pressing first.</summary>
internal enum Duty { Returned, Overdue, ToAccept, Soon, ToVerify, Asking }

/// <summary>Finds them; one query whatever the number of assignments.</summary>
internal sealed class AssignmentDuties(Database database, NodeState node, WorkReach reach, AssignmentStore store)
{
    /// <summary>Days before a deadline from which it is said to be near.</summary>
    public const int SoonDays = 7;
    private sealed record Counts(long ToAccept, long Overdue, long Soon, long Returned, long ToVerify, long Asking, long Work);

    private const string Mine = "u.role <> 'assigner' and u.unit_id in @units";
    private const string Outstanding = "u.state in ('assigned', 'accepted', 'inprogress', 'returned')";
    private const string Given = "u.role <> 'assigner' and a.assigner_unit_id in @given";

    private static string Condition(Duty duty) => duty switch
    {
        Duty.Returned => Mine + " and u.state = 'returned'",
        Duty.Overdue => $"{Mine} and {Outstanding} and u.deadline < @today",
        Duty.ToAccept => Mine + " and u.state = 'assigned'",
        Duty.Soon => $"{Mine} and {Outstanding} and u.deadline >= @today and u.deadline <= @soon",
        Duty.ToVerify => Given + " and u.state = 'submitted'",
        _ => Given + " and u.asking = 1 and u.state <> 'cancelled'"
    };

    public AssignmentDutyCounts Of(Actor by)
    {
        var args = Args(by);
        if (args.units.Length + args.given.Length == 0) return AssignmentDutyCounts.None;
        string Sum(string condition) => $"cast(coalesce(sum(case when {condition} then 1 else 0 end), 0) as bigint)";
        var c = database.First<Counts>($"""
            select {Sum(Condition(Duty.ToAccept))} as to_accept, {Sum(Condition(Duty.Overdue))} as overdue, {Sum(Condition(Duty.Soon))} as soon, {Sum(Condition(Duty.Returned))} as returned,
              {Sum(Condition(Duty.ToVerify))} as to_verify, {Sum(Condition(Duty.Asking))} as asking,
              {Sum($"{Mine} and (u.state in ('assigned', 'returned') or {Outstanding} and u.deadline <= @soon)")} as work
            from (select assignment_id from assignment_unit where unit_id in @units union select id from assignment where assigner_unit_id in @given) theirs
              join assignment a on a.id = theirs.assignment_id join assignment_unit u on u.assignment_id = a.id
            where a.state not in ('done', 'cancelled')
            """, args)!;
        return new((int)c.ToAccept, (int)c.Overdue, (int)c.Soon, (int)c.Returned, (int)c.ToVerify, (int)c.Asking) { All = (int)(c.Work + c.ToVerify + c.Asking) };
    }

    /// <summary>Assignments of one list, the earliest deadline first.</summary>
    public List<Assignment> List(Duty duty, Actor by, int most)
    {
        var args = Args(by);
        return store.Query($"where a.state not in ('done', 'cancelled') and exists (select 1 from assignment_unit u where u.assignment_id = a.id and {Condition(duty)}) order by a.deadline, a.id limit @most",
            new { args.units, args.given, args.today, args.soon, most });
    }

    /// <summary>Own units of any time: what was asked of a unit is now asked of its successor.</summary>
    public IReadOnlyList<string> UnitsOf(Actor by) => reach.OwnUnits(by, Permission.WriteWork);

    private DutyArgs Args(Actor by) => new([.. reach.OwnUnits(by, Permission.WriteWork)], [.. reach.OwnUnits(by, Permission.VerifyWork)], SqlTypes.Text(node.Today), SqlTypes.Text(node.Today.AddDays(SoonDays)));

    private sealed record DutyArgs(string[] units, string[] given, string today, string soon);
}
