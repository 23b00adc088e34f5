namespace HiepDong.Directives;

/// <summary>How far one addressed unit has come with a directive.</summary>
public enum DeliveryState { Sent, Received, Answered, NoNeed }

/// <summary>One unit a directive was addressed to; a unit that took it up by itself has no sender.</summary>
/// <param name="NoNeed">Why the unit needs no plan or assignments of its own; null unless it has said so.</param>
public sealed record DirectiveDelivery(string UnitId, string? FromUnitId, string SentBy, DateTimeOffset SentAt, string? ReceivedBy, DateTimeOffset? ReceivedAt, string? NoNeed, string? NoNeedBy, DateTimeOffset? NoNeedAt)
{
    /// <param name="answers">What the unit made of it: plans, assignments.</param>
    public DeliveryState State(int answers) => answers > 0 ? DeliveryState.Answered : NoNeed is not null ? DeliveryState.NoNeed : ReceivedAt is not null ? DeliveryState.Received : DeliveryState.Sent;
}
