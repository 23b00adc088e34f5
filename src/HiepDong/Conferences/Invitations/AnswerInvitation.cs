using HiepDong.Accounts;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Conferences.Invitations;

/// <summary>A venue's unit says whether it attends, with whom, how many, where and how it is reached.</summary>
internal sealed class AnswerInvitation(Database database, ConferenceStore conferences, ConferenceRights rights)
{
    /// <param name="seen">The venue's invitation as the page showed it: the version of the conference when it was last sent; null takes whatever stands.</param>
    public Task<Conference> Run(string id, string venueId, VenueReply reply, int? seen, Actor by, CancellationToken stop)
    {
        var venue = conferences.Get(id).Body.VenueOf(venueId) ?? throw new RefusalException(PreparationProblems.NoVenue());
        if (!rights.Answers(by, venue)) throw new RefusalException(AccountProblems.NotAllowed());
        return database.Write(by.UserName, venue.UnitId, write =>
        {
            var c = Unmoved(write, id, venue, seen);
            c.Answer(venueId, reply, by.UserName, SqlTypes.Time(write.At));
            ConferenceStore.Save(write, c, "answered");
            return c;
        }, stop);
    }

    /// <summary>
    /// Sixty venues answer at once: an answer is not refused because another venue has answered meanwhile, only when time or place, or this venue's own answer, has changed since.
    /// </summary>
    private Conference Unmoved(Write write, string id, Venue venue, int? seen)
    {
        var now = ConferenceStore.Get(write, id);
        if (seen is not { } version || version == now.Version) return now;
        var shown = conferences.Versions(id).FirstOrDefault(v => v.Version == version);
        var same = shown is not null && !Preparing.IsOtherMeeting(shown.Body, now.Body) && shown.Body.VenueOf(venue.Id) == now.Body.VenueOf(venue.Id);
        return same ? now : conferences.AsSeen(write, id, seen);
    }
}
