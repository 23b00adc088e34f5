namespace HiepDong.Assignments;

/// <summary>What became of a number of assignments: each is in exactly one of the five.</summary>
/// <param name="Open">Not done and not overdue.</param>
/// <param name="Overdue">Some unit's work is outstanding after its deadline.</param>
public sealed record AssignmentCounts(int OnTime, int Late, int Open, int Overdue, int Cancelled)
{
    public int All => OnTime + Late + Open + Overdue + Cancelled;

    public static AssignmentCounts Of(IEnumerable<Assignment> assignments, DateOnly today)
    {
        var (onTime, late, open, overdue, cancelled) = (0, 0, 0, 0, 0);
        foreach (var a in assignments)
            if (a.IsCancelled) cancelled++;
            else if (a.IsDone) { if (a.IsDoneLate) late++; else onTime++; }
            else if (a.IsOverdue(today)) overdue++;
            else open++;
        return new(onTime, late, open, overdue, cancelled);
    }
}
