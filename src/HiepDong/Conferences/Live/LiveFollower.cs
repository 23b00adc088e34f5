using System.Text.Json;
using Dapper;
using HiepDong.Storage;
using Npgsql;

namespace HiepDong.Conferences.Live;

/// <summary>Learns what other processes on the same database have entered: from PostgreSQL's notices at once, on either database within a second. Keeps the venues' lines tended.</summary>
internal sealed class LiveFollower(Database database, LiveFeed feed, LiveLines lines, ILogger<LiveFollower> log) : BackgroundService
{
    private sealed record Typed(string From, string Conference, string Subject, string Name);

    protected override Task ExecuteAsync(CancellationToken stop) => Task.WhenAll(Again(Poll, stop), Again(Tend, stop), database.Dialect is PostgresDialect postgres ? Again(s => Listen(postgres, s), stop) : Task.CompletedTask);

    /// <summary>Who is typing, to the other processes; on one file there are none.</summary>
    public static void TellTyping(Database database, LiveFeed feed, string conferenceId, string subject, string name)
    {
        if (database.Dialect is not PostgresDialect) return;
        using var connection = database.Connect();
        connection.Execute("select pg_notify('conference_typing', @text)", new { text = JsonSerializer.Serialize(new Typed(feed.Self, conferenceId, subject, name)) });
    }

    private async Task Poll(CancellationToken stop)
    {
        await Task.Delay(TimeSpan.FromSeconds(1), stop);
        foreach (var id in feed.Followed) await feed.Pump(id);
    }

    private async Task Tend(CancellationToken stop)
    {
        await Task.Delay(LiveLines.Beat, stop);
        await lines.Tend();
    }

    private async Task Listen(PostgresDialect postgres, CancellationToken stop)
    {
        await using var connection = await postgres.Source.OpenConnectionAsync(stop);
        connection.Notification += (_, told) =>
        {
            if (told.Channel == "change_log") foreach (var id in feed.Followed) feed.Push(id);
            else if (JsonSerializer.Deserialize<Typed>(told.Payload) is { } typed && typed.From != feed.Self) _ = feed.Typing(typed.Conference, typed.Subject, typed.Name, null);
        };
        await connection.ExecuteAsync("listen change_log; listen conference_typing");
        try { while (true) await connection.WaitAsync(stop); }
        finally { if (connection.State == System.Data.ConnectionState.Open) await connection.ExecuteAsync("unlisten *"); }
    }

    /// <summary>A database that is away for a moment must not end the following.</summary>
    private async Task Again(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try { await work(stop); }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { return; }
            catch (Exception e)
            {
                log.LogWarning(e, "Following conferences failed; trying again");
                try { await Task.Delay(TimeSpan.FromSeconds(1), stop); }
                catch (OperationCanceledException) { return; }
            }
        }
    }
}
