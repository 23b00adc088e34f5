using HiepDong.Problems;

namespace HiepDong.Assignments;

/// <summary>What an assignment comes from.</summary>
public enum OriginKind { Own, Conclusion, Directive, Plan, Shortcoming }

/// <summary>The thing an assignment comes from.</summary>
/// <param name="Id">Id of the thing; empty where the assigner gave the work of its own.</param>
/// <param name="Of">Id of the conference a conclusion belongs to, of the plan a line belongs to; otherwise the same as <paramref name="Id"/>.</param>
/// <param name="Title">As it is shown: "Kết luận 4 – Hội nghị tổng kết năm 2026".</param>
public sealed record Origin(OriginKind Kind, string Id, string Of, string Title)
{
    public static readonly Origin Own = new(OriginKind.Own, "", "", "");

    /// <summary>The page it came from; null for work given of the assigner's own.</summary>
    public string? Path => Of.Length == 0 ? null : Kind switch
    {
        OriginKind.Conclusion => "/hoi-nghi/" + Of,
        OriginKind.Directive => "/van-ban/" + Id,
        OriginKind.Plan => "/ke-hoach/" + Of,
        OriginKind.Shortcoming => "/ton-tai/" + Id,
        _ => null
    };
}

/// <summary>What is to be done, by whom, by when, and what is to show it.</summary>
/// <param name="Evidence">What is expected as proof, in words.</param>
/// <param name="Detail">More about the work.</param>
public sealed record AssignmentOrder(string Text, string LeadUnitId, IReadOnlyList<string> SupportingUnitIds, DateOnly Deadline, string Evidence = "", string Detail = "")
{
    public IEnumerable<string> Units => SupportingUnitIds.Prepend(LeadUnitId);

    /// <summary>Whether both ask the same; a record alone would compare the lists as objects.</summary>
    public bool Same(AssignmentOrder other) => this with { SupportingUnitIds = other.SupportingUnitIds } == other && SupportingUnitIds.SequenceEqual(other.SupportingUnitIds);
}

/// <summary>One version of an assignment, whole.</summary>
/// <param name="AssignedBy">User name.</param>
/// <param name="ParentId">The assignment a unit has passed its part of on by this one.</param>
/// <param name="CancelReason">Set while it is cancelled.</param>
public sealed record AssignmentBody(Origin Origin, string AssignerUnitId, DateOnly AssignedOn, AssignmentOrder Order, IReadOnlyList<AssignmentPart> Parts, string? CancelReason = null, string AssignedBy = "", string? ParentId = null, Stamp? Cancelled = null);

/// <summary>How far the whole is: what its units' parts make of it. "Overdue" is none of them: it follows from deadline and day.</summary>
public enum AssignmentState { Assigned, InProgress, Submitted, Returned, Done, Cancelled }

/// <summary>
/// Work that one unit gives to a lead unit and supporting units. Each unit has its own part and state; the whole follows from the parts. Every step is a version.
/// </summary>
public sealed class Assignment
{
    public required string Id { get; init; }

    /// <summary>Number within the assigning unit and year: "UB.68/2026/12".</summary>
    public string Code { get; set; } = "";
    public int Version { get; set; } = 1;
    public required AssignmentBody Body { get; set; }

    public Origin Origin => Body.Origin;
    public AssignmentOrder Order => Body.Order;
    public IReadOnlyList<AssignmentPart> Parts => Body.Parts;
    public string AssignerUnitId => Body.AssignerUnitId;
    public AssignmentPart Lead => Parts.First(p => p.Leads);
    public AssignmentPart? PartOf(string unitId) => Parts.FirstOrDefault(p => p.UnitId == unitId);
    public IEnumerable<string> Units => Parts.Select(p => p.UnitId).Prepend(AssignerUnitId).Distinct();

    /// <summary>That of the lead unit, with what was granted to it.</summary>
    public DateOnly Deadline => Lead.DeadlineOf(Order);
    public bool IsCancelled => Body.CancelReason is not null;
    public AssignmentState State => IsCancelled ? AssignmentState.Cancelled : WholeOf(Parts);
    public bool IsDone => State == AssignmentState.Done;
    public bool IsOpen => State is not (AssignmentState.Done or AssignmentState.Cancelled);

    /// <summary>Some unit's work is outstanding after its own deadline.</summary>
    public bool IsOverdue(DateOnly today) => !IsCancelled && Parts.Any(p => p.IsOverdue(Order, today));

    /// <summary>Days since the earliest deadline that was missed; 0 when nothing is overdue.</summary>
    public int DaysOverdue(DateOnly today) => IsCancelled ? 0 : Parts.Where(p => p.IsOverdue(Order, today)).Select(p => today.DayNumber - p.DeadlineOf(Order).DayNumber).DefaultIfEmpty().Max();

    /// <summary>Done, and some unit submitted its part after its deadline.</summary>
    public bool IsDoneLate => IsDone && Parts.Any(p => p.IsLate(Order));

    /// <summary>The day the last part was verified, or the assignment cancelled; null while it is open.</summary>
    public DateOnly? EndedOn => IsCancelled ? Body.Cancelled?.Day ?? Body.AssignedOn : IsDone ? Parts.Max(p => p.Verified?.Day) : null;

    /// <summary>
    /// The whole out of the parts, whatever order they moved in: done when every part is verified; returned while any part is; submitted when nothing but
    /// verification is outstanding; assigned while no unit has taken its part on; in progress otherwise.
    /// </summary>
    public static AssignmentState WholeOf(IReadOnlyList<AssignmentPart> parts)
    {
        if (parts.All(p => p.State == PartState.Done)) return AssignmentState.Done;
        if (parts.Any(p => p.State == PartState.Returned)) return AssignmentState.Returned;
        if (parts.All(p => p.State is PartState.Done or PartState.Submitted)) return AssignmentState.Submitted;
        return parts.All(p => p.State == PartState.Assigned) ? AssignmentState.Assigned : AssignmentState.InProgress;
    }

    public static Assignment Give(string id, string code, Origin origin, string assignerUnitId, DateOnly on, AssignmentOrder order, string by = "", string? parentId = null) => new()
    {
        Id = id, Code = code, Body = new(origin, assignerUnitId, on, order, [.. order.Units.Select((u, i) => new AssignmentPart(u, i == 0))], AssignedBy: by, ParentId: parentId)
    };

    /// <summary>The unit takes its part on.</summary>
    public void Accept(string unitId, Stamp now) => Step(unitId, p => p.State == PartState.Assigned ? p with { State = PartState.Accepted, Accepted = now } : throw Wrong(p));

    /// <summary>Says what was done. Without evidence it is refused.</summary>
    public void Report(string unitId, string text, IReadOnlyList<FileEvidence> files, FigureEvidence? figure, ResultEvidence? result, Stamp now)
    {
        var said = new Progress(RequirePart(unitId).Progress.Count + 1, text, files, figure, result, now);
        if (!said.HasEvidence) throw new RefusalException(AssignmentProblems.NoEvidence());
        // A returned part stays returned until it is submitted again.
        Step(unitId, p => p.State is PartState.Accepted or PartState.InProgress or PartState.Returned
            ? p with { State = p.State == PartState.Returned ? p.State : PartState.InProgress, Progress = [.. p.Progress, said] }
            : throw (p.State == PartState.Assigned ? new RefusalException(AssignmentProblems.AcceptFirst()) : Wrong(p)));
    }

    /// <summary>Strikes a progress out, or takes that back; as long as the part is the unit's to work on.</summary>
    public void Withdraw(string unitId, int number, bool withdrawn) => Step(unitId, p =>
    {
        if (!p.IsOpen) throw Wrong(p);
        if (p.Progress.All(x => x.Number != number)) throw new RefusalException(AssignmentProblems.NoSuchProgress());
        var after = p with { Progress = [.. p.Progress.Select(x => x.Number == number ? x with { Withdrawn = withdrawn } : x)] };
        return after.State == PartState.InProgress && !after.Standing.Any() ? after with { State = PartState.Accepted } : after.State == PartState.Accepted && after.Standing.Any() ? after with { State = PartState.InProgress } : after;
    });

    /// <summary>Hands the unit's work in. It needs evidence, and after a return something said since.</summary>
    public void Submit(string unitId, Stamp now) => Step(unitId, p =>
    {
        if (p.State == PartState.Assigned) throw new RefusalException(AssignmentProblems.AcceptFirst());
        if (!p.IsOpen) throw Wrong(p);
        if (!p.Standing.Any()) throw new RefusalException(AssignmentProblems.NoEvidence());
        if (p.State == PartState.Returned && p.Submitted is { } last && !p.Standing.Any(x => x.Reported.At > last.At)) throw new RefusalException(AssignmentProblems.NothingNew());
        return p with { State = PartState.Submitted, Submitted = now, ReturnReason = null, Extensions = Ended(p) };
    });

    /// <summary>The unit takes its submission back before anybody verified it.</summary>
    public void TakeBack(string unitId) => Step(unitId, p => p.State == PartState.Submitted ? p with { State = PartState.InProgress, Submitted = null } : throw Wrong(p));

    /// <summary>The assigner finds the work done. Never the person who submitted it.</summary>
    public void Verify(string unitId, Stamp now) => Step(unitId, p =>
    {
        if (p.State != PartState.Submitted) throw Wrong(p);
        if (p.Submitted?.By == now.By) throw new RefusalException(AssignmentProblems.OwnSubmission());
        return p with { State = PartState.Done, Verified = now };
    });

    public void Return(string unitId, string? reason, Stamp now) => Step(unitId, p =>
    {
        if (p.State != PartState.Submitted) throw Wrong(p);
        if (p.Submitted?.By == now.By) throw new RefusalException(AssignmentProblems.OwnSubmission());
        return p with { State = PartState.Returned, ReturnReason = Needed(reason, AssignmentProblems.ReturnNeedsReason()) };
    });

    /// <summary>Takes a verification back: it waits for verification again.</summary>
    public void Reopen(string unitId, string? reason)
    {
        Needed(reason, AssignmentProblems.ReopenNeedsReason());
        Step(unitId, p => p.State == PartState.Done ? p with { State = PartState.Submitted, Verified = null } : throw Wrong(p));
    }

    /// <summary>Asks for more time for the unit's own part.</summary>
    public void Ask(string unitId, DateOnly until, string? reason, DateOnly today, Stamp now) => Step(unitId, p =>
    {
        if (!p.IsOpen) throw Wrong(p);
        if (p.Asking is not null) throw new RefusalException(AssignmentProblems.AlreadyAsking());
        if (until <= p.DeadlineOf(Order) || until < today) throw new RefusalException(AssignmentProblems.ExtensionNotLater(p.DeadlineOf(Order), today));
        return p with { Extensions = [.. p.Extensions, new(until, Needed(reason, AssignmentProblems.ExtensionNeedsReason()), now)] };
    });

    public void StopAsking(string unitId, Stamp now) => Answer(unitId, e => e with { Answer = ExtensionAnswer.Withdrawn, Answered = now });

    /// <param name="until">The day granted; null for the one asked.</param>
    public void Grant(string unitId, DateOnly? until, string? remark, DateOnly today, Stamp now)
    {
        if (RequirePart(unitId) is { Asking: { } asking } part && (until ?? asking.Until) is var day && (day <= part.DeadlineOf(Order) || day < today))
            throw new RefusalException(AssignmentProblems.ExtensionNotLater(part.DeadlineOf(Order), today));
        Answer(unitId, e => e with { Answer = ExtensionAnswer.Granted, GrantedUntil = until ?? e.Until, AnswerReason = string.IsNullOrWhiteSpace(remark) ? null : remark.Trim(), Answered = now });
    }

    public void Refuse(string unitId, string? reason, Stamp now)
    {
        var why = Needed(reason, AssignmentProblems.RefusalNeedsReason());
        Answer(unitId, e => e with { Answer = ExtensionAnswer.Refused, AnswerReason = why, Answered = now });
    }

    /// <summary>
    /// A later version of the order. Units that stay keep what they have done; those newly named begin; those left out drop out. A new deadline replaces what was granted before.
    /// </summary>
    public void Change(AssignmentOrder order, string? reason)
    {
        RequireOpen();
        Needed(reason, AssignmentProblems.ChangeNeedsReason());
        if (order.Same(Order)) throw new RefusalException(AssignmentProblems.NothingChanged());
        var moved = order.Deadline != Order.Deadline;
        Body = Body with
        {
            Order = order,
            Parts = [.. order.Units.Select((u, i) => PartOf(u) is { } there ? there with { Leads = i == 0, ExtendedTo = moved ? null : there.ExtendedTo } : new AssignmentPart(u, i == 0))]
        };
        Version++;
    }

    public void Cancel(string? reason, Stamp now)
    {
        RequireOpen();
        Body = Body with { CancelReason = Needed(reason, AssignmentProblems.CancelNeedsReason()), Cancelled = now };
        Version++;
    }

    /// <summary>Takes a cancellation back: every part goes on where it stood.</summary>
    public void Reinstate()
    {
        if (!IsCancelled) throw new RefusalException(AssignmentProblems.NotCancelled());
        Body = Body with { CancelReason = null, Cancelled = null };
        Version++;
    }

    private void Answer(string unitId, Func<Extension, Extension> answer) => Step(unitId, p =>
    {
        if (p.Asking is not { } asking) throw new RefusalException(AssignmentProblems.NotAsking());
        var answered = answer(asking);
        return p with { Extensions = [.. p.Extensions.Select(e => e == asking ? answered : e)], ExtendedTo = answered.GrantedUntil ?? p.ExtendedTo };
    });

    /// <summary>Work that is handed in needs no more time.</summary>
    private static IReadOnlyList<Extension> Ended(AssignmentPart p) => [.. p.Extensions.Select(e => e.Answer == ExtensionAnswer.Pending ? e with { Answer = ExtensionAnswer.Withdrawn } : e)];

    private void Step(string unitId, Func<AssignmentPart, AssignmentPart> step)
    {
        RequireNotCancelled();
        var after = step(RequirePart(unitId));
        Body = Body with { Parts = [.. Parts.Select(p => p.UnitId == unitId ? after : p)] };
        Version++;
    }

    private AssignmentPart RequirePart(string unitId) => PartOf(unitId) ?? throw new RefusalException(AssignmentProblems.NotAPart());
    private RefusalException Wrong(AssignmentPart part) => new(AssignmentProblems.WrongState(Code, part.State));

    private void RequireNotCancelled()
    {
        if (IsCancelled) throw new RefusalException(AssignmentProblems.IsCancelled(Code));
    }

    private void RequireOpen()
    {
        RequireNotCancelled();
        if (IsDone) throw new RefusalException(AssignmentProblems.IsDone(Code));
    }

    private static string Needed(string? reason, Problem missing) => string.IsNullOrWhiteSpace(reason) ? throw new RefusalException(missing) : reason.Trim();
}
