namespace HiepDong.Assignments;

/// <summary>What work comes from.</summary>
public enum OriginKind { Own, Conclusion, Directive, Plan, Shortcoming }

/// <summary>Where an assignment comes from.</summary>
/// <param name="Id">Of the conclusion, directive, plan or shortcoming; empty for <see cref="OriginKind.Own"/>.</param>
/// <param name="Of">The conference a conclusion belongs to; otherwise the same as <paramref name="Id"/>.</param>
/// <param name="Title">As shown beside the assignment: "Kết luận 4 – Hội nghị tổng kết năm 2026".</param>
public sealed record Origin(OriginKind Kind, string Id, string Of, string Title)
{
    /// <summary>A unit's own initiative.</summary>
    public static readonly Origin Own = new(OriginKind.Own, "", "", "");

    /// <summary>The page it came from; null for one's own.</summary>
    public string? Path => Kind switch
    {
        OriginKind.Conclusion => "/hoi-nghi/" + Of,
        OriginKind.Directive => "/van-ban/" + Id,
        OriginKind.Plan => "/ke-hoach/" + Id,
        OriginKind.Shortcoming => "/ton-tai/" + Id,
        _ => null
    };
}

/// <summary>What is to be done, by whom and until when.</summary>
/// <param name="Deadline">The last day on which it is still in time.</param>
/// <param name="Evidence">What will show that it is done: "kế hoạch đã ký", "báo cáo kết quả".</param>
public sealed record AssignmentOrder(string Text, string LeadUnitId, IReadOnlyList<string> SupportingUnitIds, DateOnly Deadline, string Evidence = "", string Detail = "")
{
    /// <summary>The lead unit first.</summary>
    public IEnumerable<string> Units => SupportingUnitIds.Prepend(LeadUnitId);
}

/// <summary>How far one unit is with its part.</summary>
public enum PartState { Assigned, Accepted, InProgress, Submitted, Returned, Done }

/// <summary>One unit's part in an assignment.</summary>
public sealed record AssignmentPart(string UnitId, bool Leads, PartState State);

/// <summary>One version of an assignment, whole.</summary>
public sealed record AssignmentBody(Origin Origin, string AssignerUnitId, DateOnly AssignedOn, AssignmentOrder Order, IReadOnlyList<AssignmentPart> Parts, string? CancelReason = null);

/// <summary>How far the whole is: what its units' parts make of it.</summary>
public enum AssignmentState { Assigned, InProgress, Submitted, Returned, Done, Cancelled }

/// <summary>Work with a lead unit, supporting units and a deadline. Each unit has its own state; the state of the whole follows from them and overdue from the day.</summary>
public sealed class Assignment
{
    public required string Id { get; init; }

    /// <summary>Number within the assigning unit and year: "UB.68/2026/12".</summary>
    public string Code { get; set; } = "";
    public int Version { get; set; } = 1;
    public required AssignmentBody Body { get; set; }

    public Origin Origin => Body.Origin;
    public AssignmentOrder Order => Body.Order;
    public string AssignerUnitId => Body.AssignerUnitId;
    public DateOnly Deadline => Body.Order.Deadline;
    public bool IsCancelled => Body.CancelReason is not null;
    public bool IsDone => State == AssignmentState.Done;

    public AssignmentState State
    {
        get
        {
            if (IsCancelled) return AssignmentState.Cancelled;
            if (Body.Parts.All(p => p.State == PartState.Done)) return AssignmentState.Done;
            if (Body.Parts.Any(p => p.State == PartState.Returned)) return AssignmentState.Returned;
            if (Body.Parts.All(p => p.State is PartState.Submitted or PartState.Done)) return AssignmentState.Submitted;
            return Body.Parts.All(p => p.State == PartState.Assigned) ? AssignmentState.Assigned : AssignmentState.InProgress;
        }
    }

    /// <summary>Not done, and the deadline has passed.</summary>
    public bool IsOverdue(DateOnly today) => State is not (AssignmentState.Done or AssignmentState.Cancelled) && Deadline < today;

    public static Assignment Give(string id, string code, Origin origin, string assignerUnitId, DateOnly on, AssignmentOrder order) => new()
    {
        Id = id, Code = code, Body = new(origin, assignerUnitId, on, order, [.. order.Units.Select((u, i) => new AssignmentPart(u, i == 0, PartState.Assigned))])
    };
}
