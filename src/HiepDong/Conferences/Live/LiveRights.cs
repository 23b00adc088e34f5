using HiepDong.Accounts;
using HiepDong.Problems;

namespace HiepDong.Conferences.Live;

/// <summary>Who sees a running conference, acts for its board, or for one of its venues.</summary>
internal sealed class LiveRights(Access access, WorkReach reach)
{
    public bool Sees(Actor by, ConferenceBody body) => body.Clerks.Contains(by.UserName) || reach.Sees(by, body.Units);

    /// <summary>Opens and closes it: the host's clerks and those named.</summary>
    public bool Hosts(Actor by, ConferenceBody body) => access.Allows(by, Permission.Confer, body.HostUnitId) || body.Clerks.Contains(by.UserName) && access.Allows(by, Permission.Confer);

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
            venueId is not null && (body.VenueOf(venueId) is { } venue && SpeaksFor(by, venue) || Runs(by, body)),
        _ => Runs(by, body)
    });

    private static void Require(bool allowed)
    {
        if (!allowed) throw new RefusalException(AccountProblems.NotAllowed());
    }
}
