using System.Security.Claims;
using HiepDong.Accounts;
using HiepDong.Problems;
using HiepDong.Storage;
using Microsoft.AspNetCore.SignalR;

namespace HiepDong.Conferences.Live;

/// <summary>The line between a browser and a running conference. What is done goes by the pages' forms; here one only follows, is present and types.</summary>
internal sealed class LiveHub(ConferenceStore conferences, LiveStore boards, LiveRights rights, LiveFeed feed, LiveLines lines, AccountStore accounts, Database database) : Hub
{
    public const string Path = "/hoi-nghi/truc-tiep";

    /// <summary>Joins those who follow; answers what happened after the last event the browser knows.</summary>
    /// <param name="venueId">Where the page is a venue's own: its line stands as long as the connection.</param>
    public async Task<IReadOnlyList<LiveMessage>> Follow(string conferenceId, int last, string? venueId)
    {
        var (by, conference) = Open(conferenceId);
        feed.Follow(conferenceId, boards.Board(conferenceId).Number);
        // First the group, then the rest: an event between the two comes twice, and numbers tell.
        await Groups.AddToGroupAsync(Context.ConnectionId, conferenceId);
        lines.Watch(Context, by.Id);
        if (venueId is not null && conference.Body.VenueOf(venueId) is { } venue && rights.SpeaksFor(by, venue)) await lines.Open(Context, conferenceId, venueId, by);
        return [.. boards.After(conferenceId, Math.Max(0, last)).Select(LiveMessage.Of)];
    }

    /// <summary>The caller is writing a conclusion or a section of the minutes.</summary>
    public async Task Typing(string conferenceId, string subject)
    {
        var (by, conference) = Open(conferenceId);
        if (subject.Length > 60 || !rights.Runs(by, conference.Body)) throw new HubException("forbidden");
        await feed.Typing(conferenceId, subject, by.DisplayName, Context.ConnectionId);
        LiveFollower.TellTyping(database, feed, conferenceId, subject, by.DisplayName);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        _ = lines.Close(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    /// <summary>Who calls, as the account stands now, not as it stood when the line was opened.</summary>
    private (Actor By, Conference Conference) Open(string conferenceId)
    {
        if (Context.User?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id || accounts.Get(id) is not { IsDisabled: false } account) throw new HubException("signed-out");
        var by = account.ToActor();
        return conferences.Find(conferenceId) is { } conference && rights.Sees(by, conference.Body) ? (by, conference) : throw new HubException("forbidden");
    }
}
