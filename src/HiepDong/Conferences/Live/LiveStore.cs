using System.Collections.Concurrent;
using System.Text.Json;
using HiepDong.Conferences.Conclusions;
using HiepDong.Conferences.Minutes;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Conferences.Live;

/// <summary>The logs of conferences, and boards made of them. A board kept here is only where reading goes on from; the log decides.</summary>
internal sealed class LiveStore(Database database)
{
    private sealed record Row(long Number, string Kind, string? VenueId, string Body, string ChangedBy, string ChangedAt);

    private const string Columns = "select number, kind, venue_id, body, changed_by, changed_at from conference_event where conference_id = @conferenceId ";
    private readonly ConcurrentDictionary<string, Board> known = new();

    /// <summary>The conference as all committed events make it, whichever process entered them.</summary>
    public Board Board(string conferenceId)
    {
        var before = Known(conferenceId);
        var board = before.After(After(conferenceId, before.Number));
        return known.AddOrUpdate(conferenceId, board, (_, other) => other.Number > board.Number ? other : board);
    }

    /// <summary>Inside a transaction: including what the transaction itself has entered.</summary>
    public Board Board(Write write, string conferenceId)
    {
        var before = Known(conferenceId);
        return before.After(write.Query<Row>(Columns + "and number > @number order by number", new { conferenceId, number = before.Number }).Select(Make));
    }

    public List<LiveEvent> After(string conferenceId, int number) => [.. database.Query<Row>(Columns + "and number > @number order by number", new { conferenceId, number }).Select(Make)];

    /// <summary>The whole log, with what the transaction itself has entered.</summary>
    public static List<LiveEvent> Log(Write write, string conferenceId) => [.. write.Query<Row>(Columns + "order by number", new { conferenceId }).Select(Make)];

    public static LiveEvent? Event(Write write, string conferenceId, int number) => write.First<Row>(Columns + "and number = @number", new { conferenceId, number }) is { } row ? Make(row) : null;

    /// <summary>The event that this key has entered already; null the first time.</summary>
    public static LiveEvent? ByKey(Write write, string conferenceId, string key) => write.First<Row>(Columns + "and key = @key", new { conferenceId, key }) is { } row ? Make(row) : null;

    /// <summary>Appends the next event, with what follows from it in the tables of conclusions and minutes.</summary>
    public static LiveEvent Append(Write write, Board board, string key, LiveKind kind, string? venueId, LiveBody body)
    {
        var e = new LiveEvent(board.Number + 1, kind, venueId, body, SqlTypes.Time(write.At), write.Actor);
        var text = JsonSerializer.Serialize(body, ReportText.Json);
        write.Execute("insert into conference_event (conference_id, number, kind, venue_id, body, key, changed_by, changed_at) values (@ConferenceId, @Number, @kind, @venueId, @text, @key, @Actor, @At)",
            new { board.ConferenceId, e.Number, kind = CodeOf(kind), venueId, text, key, write.Actor, write.At });
        write.Log("conference.live", board.ConferenceId, JsonSerializer.Serialize(new { number = e.Number, kind = CodeOf(kind), venue = venueId, body }, ReportText.Json));
        var after = board.After(e);
        if (kind is LiveKind.Closed or >= LiveKind.ConclusionSaved) ConclusionStore.Put(write, board.ConferenceId, after.Conclusions);
        if (kind == LiveKind.MinutesSaved) MinutesStore.Put(write, after.Minutes[body.Id!]);
        return e;
    }

    public static string CodeOf(LiveKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    private Board Known(string conferenceId) => known.GetValueOrDefault(conferenceId) ?? Conferences.Board.Empty(conferenceId);

    private static LiveEvent Make(Row r) => new((int)r.Number, Enum.Parse<LiveKind>(r.Kind.Replace("_", "", StringComparison.Ordinal), true), r.VenueId, JsonSerializer.Deserialize<LiveBody>(r.Body, ReportText.Json)!, SqlTypes.Time(r.ChangedAt), r.ChangedBy);
}
