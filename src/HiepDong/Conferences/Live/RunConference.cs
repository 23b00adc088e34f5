using HiepDong.Accounts;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Conferences.Live;

/// <summary>Everything that happens in a conference: checked against the board, entered into its log, shown to all who follow. Done once however often it is sent.</summary>
internal sealed class RunConference(Database database, ConferenceStore conferences, LiveStore boards, LiveRights rights, LiveFeed feed)
{
    /// <param name="key">Chosen by the sender; what was entered under it is answered again, nothing is entered twice.</param>
    public async Task<LiveEvent> Do(string conferenceId, string key, LiveKind kind, string? venueId, LiveBody body, Actor by, CancellationToken stop)
    {
        rights.Require(by, conferences.Get(conferenceId).Body, kind, venueId ?? SpeechVenue(conferenceId, kind, body));
        var entered = await database.Write(by.UserName, by.AuthorUnit, write => Enter(write, conferenceId, key, kind, venueId, body), stop);
        feed.Push(conferenceId);
        return entered;
    }

    /// <summary>The step inside a transaction; the caller has asked who may, and tells the feed afterwards.</summary>
    public LiveEvent Enter(Write write, string conferenceId, string key, LiveKind kind, string? venueId, LiveBody body)
    {
        if (key.Length is 0 or > 64) throw new ArgumentException("A key of 1 to 64 characters.", nameof(key));
        if (LiveStore.ByKey(write, conferenceId, key) is { } again) return again;
        var (conference, board) = (ConferenceStore.Get(write, conferenceId), boards.Board(write, conferenceId));
        if (LiveRules.Check(board, conference, kind, venueId, body) is { Count: > 0 } problems) throw new RefusalException(problems);
        var entered = LiveStore.Append(write, board, key, kind, venueId, body);
        if (kind is LiveKind.Opened or LiveKind.Closed)
        {
            conference.State = kind == LiveKind.Opened ? ConferenceState.Open : ConferenceState.Closed;
            conference.Version++;
            ConferenceStore.Save(write, conference, kind == LiveKind.Opened ? "opened" : "closed");
        }
        return entered;
    }

    /// <summary>The next item of the agenda that has not been begun.</summary>
    public static AgendaItem? Next(Board board, ConferenceBody body) => body.Agenda.FirstOrDefault(i => board.Item(i.Id) is null);

    /// <summary>A venue takes back its own request.</summary>
    private string? SpeechVenue(string conferenceId, LiveKind kind, LiveBody body) => kind == LiveKind.SpeechWithdrawn ? boards.Board(conferenceId).Speeches.FirstOrDefault(s => s.Id == body.Id)?.VenueId : null;
}
