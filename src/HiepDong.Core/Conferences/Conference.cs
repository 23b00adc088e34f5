namespace HiepDong.Conferences;

/// <summary>Giao ban, sơ kết, tổng kết, chuyên đề.</summary>
public enum ConferenceKind { Briefing, InterimReview, FinalReview, Thematic }

/// <summary>Trực tiếp, trực tuyến, trực tiếp kết hợp trực tuyến.</summary>
public enum ConferenceMode { InPerson, Online, Mixed }

/// <summary>Planned → Invited → Open → Closed → Approved (its minutes and conclusions), or Cancelled before it opens.</summary>
public enum ConferenceState { Planned, Invited, Open, Closed, Approved, Cancelled }

/// <summary>An official who presides, for a unit. A conference has one or two.</summary>
/// <param name="Post">"Phó Chủ tịch UBND tỉnh".</param>
public sealed record Chair(string UnitId, string Name, string Post);

/// <summary>What a venue's unit has answered to its invitation.</summary>
public enum VenueAnswer { Pending, Accepted, Declined }

/// <summary>Điểm cầu: one connected room of a conference.</summary>
/// <param name="UnitId">The unit that hosts the room.</param>
/// <param name="Presiding">Name and post of who presides in the room.</param>
/// <param name="Expected">People expected in the room; 0 when not known.</param>
/// <param name="BackupLine">How the room is reached when its line is lost, in words.</param>
/// <param name="IsMain">The room of the chairs.</param>
public sealed record Venue(string Id, string UnitId, string Name, string Place = "", string Presiding = "", int Expected = 0, string BackupLine = "", string VideoLink = "", bool IsMain = false,
    VenueAnswer Answer = VenueAnswer.Pending, string? Reason = null, string? AnsweredBy = null, DateTimeOffset? AnsweredAt = null, bool TechnicalCheck = false);

/// <summary>What an item of the agenda is.</summary>
public enum AgendaKind { Opening, Report, Speech, Discussion, Commendation, Conclusion, Other }

/// <summary>One item of the agenda.</summary>
/// <param name="Minutes">Planned length, minutes, above 0.</param>
/// <param name="Speaker">Name and post, or empty.</param>
/// <param name="VenueId">The venue that speaks; null for the main one.</param>
public sealed record AgendaItem(string Id, AgendaKind Kind, string Title, int Minutes, string Speaker = "", string? VenueId = null)
{
    /// <summary>The time of day it begins at whatever went before; null follows on.</summary>
    public TimeOnly? At { get; init; }
}

/// <summary>One version of a conference, whole.</summary>
/// <param name="HostUnitId">The unit that prepares and hosts it.</param>
/// <param name="TerritoryId">The area whose forces confer.</param>
/// <param name="Clerks">User names of those who run the board besides the host unit's own.</param>
/// <param name="PublicationId">The published figures it works from; fixed once it is open.</param>
public sealed record ConferenceBody(string Title, ConferenceKind Kind, ConferenceMode Mode, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, string HostUnitId, string TerritoryId,
    IReadOnlyList<Chair> Chairs, IReadOnlyList<string> Clerks, IReadOnlyList<Venue> Venues, IReadOnlyList<AgendaItem> Agenda, string? PublicationId = null, string? Period = null, string? CancelReason = null)
{
    /// <summary>The room of the agency's own video system; null for none.</summary>
    public ConferenceVideo? Video { get; init; }

    /// <summary>Who sent the invitations and when; null before.</summary>
    public InvitationSent? Invitation { get; init; }

    /// <summary>The occasion of the rhythm it was planned for; null for one beyond it.</summary>
    public string? Occasion { get; init; }

    public Venue? VenueOf(string id) => Venues.FirstOrDefault(v => v.Id == id);

    /// <summary>Host, chairs' units and venues' units: whoever of them is in a person's reach lets them see the conference.</summary>
    public IEnumerable<string> Units => Venues.Select(v => v.UnitId).Concat(Chairs.Select(c => c.UnitId)).Prepend(HostUnitId).Distinct();
}

/// <summary>A meeting of the forces of an area, in one room or many.</summary>
public sealed class Conference
{
    public required string Id { get; init; }

    /// <summary>Number within the host unit and year: "UB.68/2026/3".</summary>
    public string Code { get; set; } = "";
    public ConferenceState State { get; set; } = ConferenceState.Planned;
    public int Version { get; set; } = 1;
    public required ConferenceBody Body { get; set; }

    /// <summary>Still being prepared: all of it may be changed.</summary>
    public bool IsAhead => State is ConferenceState.Planned or ConferenceState.Invited;
    public bool IsOver => State is ConferenceState.Closed or ConferenceState.Approved;
}
