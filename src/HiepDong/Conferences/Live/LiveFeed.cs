using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace HiepDong.Conferences.Live;

/// <summary>What browsers that follow a conference receive of an event; they fetch the page's new state with it.</summary>
internal sealed record LiveMessage(int Number, string Kind, string? Venue, string? Id, DateTimeOffset At)
{
    public static LiveMessage Of(LiveEvent e) => new(e.Number, LiveStore.CodeOf(e.Kind), e.VenueId, e.Body.Id, e.At);
}

/// <summary>
/// Tells the browsers connected to this process what has been committed, by whichever process, in the order of the log and each event once. The log is the
/// memory: a browser that missed something says its last number and is given the rest.
/// </summary>
internal sealed class LiveFeed(LiveStore boards, IHubContext<LiveHub> hub, ILogger<LiveFeed> log)
{
    /// <summary>This host among all those on one database.</summary>
    public string Self { get; } = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8));

    private sealed class Room
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);
        public int Told { get; set; }
    }

    private readonly ConcurrentDictionary<string, Room> rooms = new();

    /// <summary>Conferences that somebody here follows.</summary>
    public IReadOnlyList<string> Followed => [.. rooms.Keys];

    /// <summary>From now on this process tells what happens in the conference.</summary>
    public void Follow(string conferenceId, int from) => rooms.GetOrAdd(conferenceId, _ => new() { Told = from });

    /// <summary>Returns at once; whoever waits for an answer need not wait for 64 browsers.</summary>
    public void Push(string conferenceId) => _ = Pump(conferenceId);

    public async Task Pump(string conferenceId)
    {
        if (!rooms.TryGetValue(conferenceId, out var room)) return;
        await room.Gate.WaitAsync();
        try
        {
            foreach (var e in boards.After(conferenceId, room.Told))
            {
                await hub.Clients.Group(conferenceId).SendAsync("event", LiveMessage.Of(e));
                room.Told = e.Number;
            }
        }
        catch (Exception e)
        {
            // The next event, or the follower within a second, tells it again.
            log.LogWarning(e, "Conference {Conference}: telling its events failed", conferenceId);
        }
        finally { room.Gate.Release(); }
    }

    /// <summary>Who is typing where; said to those here, kept nowhere.</summary>
    public Task Typing(string conferenceId, string subject, string name, string? except) =>
        (except is null ? hub.Clients.Group(conferenceId) : hub.Clients.GroupExcept(conferenceId, except)).SendAsync("typing", subject, name);
}
