namespace HiepDong.Assignments;

/// <summary>Who did something, and when.</summary>
/// <param name="By">User name.</param>
public sealed record Stamp(string By, DateTimeOffset At)
{
    /// <summary>The day it was in Vietnam.</summary>
    public DateOnly Day => Reporting.VietnamTime.DayOf(At);
}

/// <summary>A figure of a report that shows what was done.</summary>
/// <param name="Stated">The figure as it stood when it was named, in words: "12 vụ".</param>
public sealed record FigureEvidence(string ReportId, string Indicator, string Stated);

/// <summary>A joint result that shows what was done.</summary>
public sealed record ResultEvidence(string ResultId, string Code);

/// <summary>A file kept with the assignment.</summary>
public sealed record FileEvidence(string FileId, string Name);

/// <summary>What a unit says it has done, with what shows it.</summary>
/// <param name="Number">Counts from 1 within the part.</param>
/// <param name="Withdrawn">The unit took it back; it stays in the history.</param>
public sealed record Progress(int Number, string Text, IReadOnlyList<FileEvidence> Files, FigureEvidence? Figure, ResultEvidence? Result, Stamp Reported, bool Withdrawn = false)
{
    /// <summary>Never without evidence: words, a file, a figure or a result.</summary>
    public bool HasEvidence => !string.IsNullOrWhiteSpace(Text) || Files.Count > 0 || Figure is not null || Result is not null;
}

/// <summary>What became of a request for more time.</summary>
public enum ExtensionAnswer { Pending, Granted, Refused, Withdrawn }

/// <summary>A unit's request for more time.</summary>
/// <param name="Until">The day asked for.</param>
/// <param name="GrantedUntil">The day granted, which may be another one.</param>
/// <param name="AnswerReason">Why it was refused, or a remark of the one who granted it.</param>
public sealed record Extension(DateOnly Until, string Reason, Stamp Asked, ExtensionAnswer Answer = ExtensionAnswer.Pending, DateOnly? GrantedUntil = null, string? AnswerReason = null, Stamp? Answered = null);

/// <summary>How far one unit is with its part.</summary>
public enum PartState { Assigned, Accepted, InProgress, Submitted, Returned, Done }

/// <summary>One unit's part of an assignment, with a state of its own.</summary>
/// <param name="ExtendedTo">Its own deadline where an extension was granted; null while that of the order holds.</param>
/// <param name="ReturnReason">Why its work was given back; null once it is submitted again.</param>
/// <param name="Submitted">Of the last submission.</param>
public sealed record AssignmentPart(string UnitId, bool Leads, PartState State = PartState.Assigned, DateOnly? ExtendedTo = null, string? ReturnReason = null, Stamp? Accepted = null, Stamp? Submitted = null, Stamp? Verified = null)
{
    public IReadOnlyList<Progress> Progress { get; init; } = [];
    public IReadOnlyList<Extension> Extensions { get; init; } = [];

    /// <summary>The unit must still do something.</summary>
    public bool IsOpen => State is not (PartState.Submitted or PartState.Done);
    public bool IsDone => State == PartState.Done;
    public DateOnly DeadlineOf(AssignmentOrder order) => ExtendedTo ?? order.Deadline;

    /// <summary>Past its deadline with the unit's work outstanding. What was submitted in time and waits for verification is the assigner's delay, not the unit's.</summary>
    public bool IsOverdue(AssignmentOrder order, DateOnly today) => IsOpen && DeadlineOf(order) < today;

    /// <summary>Submitted after its deadline: what "done late" is told by.</summary>
    public bool IsLate(AssignmentOrder order) => Submitted is { } s && !IsOpen && s.Day > DeadlineOf(order);

    public Extension? Asking => Extensions.FirstOrDefault(e => e.Answer == ExtensionAnswer.Pending);
    public IEnumerable<Progress> Standing => Progress.Where(p => !p.Withdrawn);
}
