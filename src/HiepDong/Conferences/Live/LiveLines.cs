using System.Collections.Concurrent;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;
using Microsoft.AspNetCore.SignalR;

namespace HiepDong.Conferences.Live;

/// <summary>
/// Lines that venues have open. The process that holds one writes it down and says every few seconds that it still does; a venue whose last line is gone, or whose
/// process has fallen silent, is lost. All times here are the machine's.
/// </summary>
internal sealed class LiveLines(Database database, OfficeClock clock, LiveStore boards, RunConference run, LiveFeed feed, AccountStore accounts)
{
    /// <summary>A page that is only loaded anew is back sooner.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(4);
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Silent = TimeSpan.FromSeconds(20);

    private sealed record Held(HubCallerContext Context, string AccountId, string? ConferenceId, string? VenueId);
    private sealed record Gone(string ConnectionId, string ConferenceId, string VenueId);

    private readonly ConcurrentDictionary<string, Held> held = new();
    private readonly string process = database.NewId();
    private string Now => SqlTypes.Text(clock.Machine.GetUtcNow());

    /// <summary>A browser follows; nothing more.</summary>
    public void Watch(HubCallerContext context, string accountId) => held.TryAdd(context.ConnectionId, new(context, accountId, null, null));

    /// <summary>A venue's own page is connected: its line stands, and where it was lost it is back.</summary>
    public async Task Open(HubCallerContext context, string conferenceId, string venueId, Actor by)
    {
        held[context.ConnectionId] = new(context, by.Id, conferenceId, venueId);
        await database.Write(by.UserName, by.AuthorUnit, write =>
        {
            write.Execute("insert into conference_line (connection_id, conference_id, venue_id, process, seen_at) values (@id, @conferenceId, @venueId, @process, @Now) on conflict (connection_id) do nothing",
                new { id = context.ConnectionId, conferenceId, venueId, process, Now });
            Try(write, conferenceId, LiveKind.VenueBack, venueId);
        });
        feed.Push(conferenceId);
    }

    public async Task Close(string connectionId)
    {
        if (!held.TryRemove(connectionId, out var line) || line.ConferenceId is not { } conferenceId) return;
        await Task.Delay(Grace);
        await Drop([new(connectionId, conferenceId, line.VenueId!)]);
    }

    /// <summary>This process still holds its lines; those of a process that does not say so any more are gone. Ends the connections of closed accounts.</summary>
    public async Task Tend()
    {
        foreach (var line in held.Values.GroupBy(l => l.AccountId))
            if (accounts.Get(line.Key) is not { IsDisabled: false })
                foreach (var one in line) one.Context.Abort();
        if (held.Values.Any(l => l.VenueId is not null))
            await database.Write("system", "", write => write.Execute("update conference_line set seen_at = @Now where process = @process", new { Now, process }));
        var silent = database.Query<Gone>("select connection_id, conference_id, venue_id from conference_line where seen_at < @before", new { before = SqlTypes.Text(clock.Machine.GetUtcNow() - Silent) });
        if (silent.Count > 0) await Drop(silent);
    }

    private async Task Drop(IReadOnlyList<Gone> lines)
    {
        await database.Write("system", "", write =>
        {
            foreach (var line in lines) write.Execute("delete from conference_line where connection_id = @ConnectionId", line);
            foreach (var venue in lines.Select(l => (l.ConferenceId, l.VenueId)).Distinct())
                if (write.First<string>("select connection_id from conference_line where conference_id = @ConferenceId and venue_id = @VenueId", new { venue.ConferenceId, venue.VenueId }) is null)
                    Try(write, venue.ConferenceId, LiveKind.VenueLost, venue.VenueId);
        });
        foreach (var id in lines.Select(l => l.ConferenceId).Distinct()) feed.Push(id);
    }

    /// <summary>What the line says is entered where the board allows it: a venue that has left is not lost.</summary>
    private void Try(Write write, string conferenceId, LiveKind kind, string venueId)
    {
        var conference = ConferenceStore.Get(write, conferenceId);
        if (LiveRules.Check(boards.Board(write, conferenceId), conference, kind, venueId, new()).Count == 0) run.Enter(write, conferenceId, database.NewId(), kind, venueId, new());
    }
}
