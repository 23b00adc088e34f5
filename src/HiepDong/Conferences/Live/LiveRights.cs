using HiepDong.Accounts;
using HiepDong.Problems;

namespace HiepDong.Conferences.Live;

/// <summary>Who acts for a running conference's board, or for one of its venues.</summary>
internal sealed class LiveRights(Access access, ConferenceRights rights)
{
    public bool Sees(Actor by, ConferenceBody body) => rights.Sees(by, body);

    /// <summary>Opens and closes it: whoever prepares it.</summary>
    public bool Hosts(Actor by, ConferenceBody body) => rights.Prepares(by, body);

    /// <summary>Runs the agenda, calls speakers, drafts: the host's clerks and those of the chairs' units.</summary>
    public bool Runs(Actor by, ConferenceBody body) => Hosts(by, body) || body.Chairs.Any(c => access.Allows(by, Permission.Confer, c.UnitId));

    /// <summary>Acts for a venue: whoever writes for its unit, and nobody else's.</summary>
    public bool SpeaksFor(Actor by, Venue venue) => access.Allows(by, Permission.WriteWork, venue.UnitId);

    public void RequireSees(Actor by, ConferenceBody body) => Require(Sees(by, body));

    /// <summary>Refuses whoever may not enter an event of this kind.</summary>
    public void Require(Actor by, ConferenceBody body, LiveKind kind, string? venueId) => Require(kind switch
    {
        LiveKind.Opened or LiveKind.Closed => Hosts(by, body),
        LiveKind.VenueJoined or LiveKind.VenueLost or LiveKind.VenueBack or LiveKind.VenueLeft or LiveKind.HeadCounted or LiveKind.SpeechAsked or LiveKind.SpeechWithdrawn =>
            Runs(by, body) || venueId is not null && body.VenueOf(venueId) is { } venue && SpeaksFor(by, venue),
        _ => Runs(by, body)
    });

    private static void Require(bool allowed)
    {
        if (!allowed) throw new RefusalException(AccountProblems.NotAllowed());
    }
}
