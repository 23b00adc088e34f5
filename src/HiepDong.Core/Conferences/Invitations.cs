using HiepDong.Problems;
using HiepDong.Reporting;

namespace HiepDong.Conferences;

/// <summary>Where the video runs: nowhere, behind a link of the agency's system, or in a room of its Jitsi server that the node signs for.</summary>
public enum VideoKind { None, Link, Jitsi }

/// <summary>The room of the agency's own video system.</summary>
/// <param name="Link">The address for everybody; a venue may have one of its own.</param>
/// <param name="Room">Name of the Jitsi room: random, so that nobody guesses it.</param>
public sealed record ConferenceVideo(VideoKind Kind, string Link = "", string Room = "");

/// <summary>The invitations as they were sent.</summary>
/// <param name="Number">Number of the invitation (GM); null where it is written by hand.</param>
/// <param name="AskedAgainAt">When time or place was changed afterwards and every venue was asked anew.</param>
public sealed record InvitationSent(int? Number, string By, DateTimeOffset At, DateTimeOffset? AskedAgainAt = null);

/// <summary>What a venue's unit answers.</summary>
public sealed record VenueReply(bool Attends, string Presiding, int Expected, string Place, string BackupLine, bool TechnicalCheck, string? Reason);

/// <summary>The steps from planned to invited and answered. Each counts the version up; the caller saves.</summary>
public static class Preparing
{
    /// <summary>Puts another body in place. When time or place has changed, the venues that were invited are asked again and what they filled in stays.</summary>
    /// <returns>Whether they are asked again.</returns>
    public static bool Change(this Conference c, ConferenceBody body, DateTimeOffset at)
    {
        RequireAhead(c);
        if (ConferenceRules.Check(body) is { Count: > 0 } problems) throw new RefusalException(problems);
        var again = c.State == ConferenceState.Invited && IsOtherMeeting(c.Body, body);
        c.Body = again ? body with { Invitation = body.Invitation! with { AskedAgainAt = at }, Venues = [.. body.Venues.Select(Unanswered)] } : body;
        c.Version++;
        return again;
    }

    /// <summary>Takes a change back: the body before it, with the answers as they were then.</summary>
    public static void PutBack(this Conference c, ConferenceBody before)
    {
        RequireAhead(c);
        c.Body = before;
        c.Version++;
    }

    /// <summary>What a venue has agreed to: when and where.</summary>
    public static bool IsOtherMeeting(ConferenceBody before, ConferenceBody after) =>
        before.StartsAt != after.StartsAt || before.EndsAt != after.EndsAt || before.Place != after.Place || before.Mode != after.Mode;

    private static Venue Unanswered(Venue v) => v.IsMain ? v : v with { Answer = VenueAnswer.Pending, Reason = null, AnsweredBy = null, AnsweredAt = null };

    public static void Invite(this Conference c, int? number, string by, DateTimeOffset at)
    {
        RequireAhead(c);
        if (number is < 1 or > 99_999) throw new RefusalException(PreparationProblems.BadNumber());
        if (ConferenceRules.CheckInvitation(c.Body, at) is { Count: > 0 } problems) throw new RefusalException(problems);
        c.State = ConferenceState.Invited;
        // The chairs' own room needs no answer: the host has said it by inviting.
        var venues = c.Body.Venues.Select(v => v is { IsMain: true, Answer: VenueAnswer.Pending } ? v with { Answer = VenueAnswer.Accepted, AnsweredBy = by, AnsweredAt = at } : v);
        c.Body = c.Body with { Invitation = new(number ?? c.Body.Invitation?.Number, by, at), Venues = [.. venues] };
        c.Version++;
    }

    /// <summary>A venue's answer, given or changed until the conference opens.</summary>
    public static void Answer(this Conference c, string venueId, VenueReply reply, string by, DateTimeOffset at)
    {
        if (c.State != ConferenceState.Invited) throw new RefusalException(PreparationProblems.NotInvited(c.Code));
        var venue = c.Body.VenueOf(venueId) ?? throw new RefusalException(PreparationProblems.NoVenue());
        if (!reply.Attends && string.IsNullOrWhiteSpace(reply.Reason)) throw new RefusalException(PreparationProblems.DeclineNeedsReason());
        if (reply.Attends && reply.Presiding.Length == 0) throw new RefusalException(PreparationProblems.AcceptNeedsPresiding());
        var answered = venue with
        {
            Answer = reply.Attends ? VenueAnswer.Accepted : VenueAnswer.Declined, Presiding = reply.Presiding, Expected = reply.Expected, Place = reply.Place, BackupLine = reply.BackupLine,
            TechnicalCheck = reply.TechnicalCheck && reply.Attends, Reason = reply.Attends ? null : reply.Reason?.Trim(), AnsweredBy = by, AnsweredAt = at
        };
        if (ConferenceRules.Check(answered).ToList() is { Count: > 0 } problems) throw new RefusalException(problems);
        c.Body = c.Body.With(answered);
        c.Version++;
    }

    public static void Cancel(this Conference c, string? reason)
    {
        RequireAhead(c);
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusalException(PreparationProblems.CancelNeedsReason());
        if (TextRules.Screen("ly-do-huy", reason).ToList() is { Count: > 0 } problems) throw new RefusalException(problems);
        c.Body = c.Body with { CancelReason = reason.Trim() };
        c.State = ConferenceState.Cancelled;
        c.Version++;
    }

    /// <summary>Takes a cancellation back: invited again if it was, else planned.</summary>
    public static void Restore(this Conference c)
    {
        if (c.State != ConferenceState.Cancelled) throw new RefusalException(PreparationProblems.NotCancelled(c.Code));
        c.State = c.Body.Invitation is null ? ConferenceState.Planned : ConferenceState.Invited;
        c.Body = c.Body with { CancelReason = null };
        c.Version++;
    }

    /// <summary>The body with a venue in the place of the one with its id.</summary>
    public static ConferenceBody With(this ConferenceBody body, Venue venue) => body with { Venues = [.. body.Venues.Select(v => v.Id == venue.Id ? venue : v)] };

    public static void RequireAhead(Conference c)
    {
        if (!c.IsAhead) throw new RefusalException(PreparationProblems.NotAhead(c.Code));
    }
}
