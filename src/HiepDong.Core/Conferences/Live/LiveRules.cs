using HiepDong.Problems;
using HiepDong.Reporting;

namespace HiepDong.Conferences;

/// <summary>What may happen next on a board. Who may do it is asked elsewhere.</summary>
public static class LiveRules
{
    public const int MostPeople = 10_000, MostWaiting = 5, MostMinutes = 20_000, MostTopic = 300;

    /// <summary>What is wrong with the event; empty when it may be entered.</summary>
    public static IReadOnlyList<Problem> Check(Board board, Conference conference, LiveKind kind, string? venueId, LiveBody body)
    {
        var c = conference.Body;
        if (venueId is not null && c.VenueOf(venueId) is null) return [LiveProblems.NoVenue()];
        return kind switch
        {
            LiveKind.Opened => conference.IsAhead ? [] : [LiveProblems.CannotOpen()],
            LiveKind.Closed => InSession(conference) ? [] : [LiveProblems.NotOpen()],
            LiveKind.Paused => InSession(conference) && board.Session == SessionState.Running ? [] : [LiveProblems.NotRunning()],
            LiveKind.Resumed => InSession(conference) && board.Session == SessionState.Paused ? [] : [LiveProblems.NotPaused()],
            LiveKind.ItemStarted => StartItem(board, conference, body.Id),
            LiveKind.VenueJoined => Begun(conference) ?? (board.Venue(venueId!).IsHere ? [LiveProblems.VenueHere()] : []),
            LiveKind.VenueLost => Begun(conference) ?? (board.Venue(venueId!).IsHere ? [] : [LiveProblems.VenueNotHere()]),
            LiveKind.VenueBack => Begun(conference) ?? (board.Venue(venueId!).State == LineState.Lost ? [] : [LiveProblems.VenueNotHere()]),
            LiveKind.VenueLeft => Begun(conference) ?? (board.Venue(venueId!) is { IsHere: true } or { State: LineState.Lost } ? [] : [LiveProblems.VenueNotHere()]),
            LiveKind.HeadCounted => Begun(conference) ?? (body.Count is >= 0 and <= MostPeople ? [.. TextRules.Screen("thoi-diem", body.Text, 60)] : [LiveProblems.BadCount()]),
            LiveKind.SpeechAsked => Ask(board, conference, venueId!, body),
            LiveKind.SpeechCalled => Call(board, conference, body.Id),
            LiveKind.SpeechEnded => Speech(board, body.Id) is { } s ? s.State == SpeechState.Speaking ? [] : [LiveProblems.SpeechNotRunning()] : [LiveProblems.NoSpeech()],
            LiveKind.SpeechWithdrawn => Begun(conference) ?? (Speech(board, body.Id) is { } w && (venueId is null || w.VenueId == venueId) ? w.State == SpeechState.Waiting ? [] : [LiveProblems.SpeechNotWaiting()] : [LiveProblems.NoSpeech()]),
            LiveKind.MinutesSaved => Writable(conference) ?? (body.Id == MinutesSection.General || c.Agenda.Any(i => i.Id == body.Id) ? [.. TextRules.Screen("bien-ban", body.Text, MostMinutes)] : [LiveProblems.NoItem()]),
            LiveKind.ConclusionSaved => SaveConclusion(board, conference, body),
            _ => Conclusion(board, conference, kind, body.Id)
        };
    }

    private static bool InSession(Conference c) => c.State == ConferenceState.Open;

    /// <summary>Rooms fill before the opening; after closing nothing of them changes.</summary>
    private static Problem[]? Begun(Conference c) => InSession(c) || c.IsAhead ? null : [LiveProblems.NotOpen()];

    private static Problem[]? Writable(Conference c) => c.State switch { ConferenceState.Approved => [LiveProblems.Settled()], ConferenceState.Cancelled => [LiveProblems.NotOpen()], _ => null };

    private static Problem[] StartItem(Board board, Conference c, string? id)
    {
        if (!InSession(c)) return [LiveProblems.NotOpen()];
        if (board.Session != SessionState.Running) return [LiveProblems.NotRunning()];
        if (c.Body.Agenda.All(i => i.Id != id)) return [LiveProblems.NoItem()];
        return board.CurrentItemId == id ? [LiveProblems.ItemRunning()] : [];
    }

    private static IReadOnlyList<Problem> Ask(Board board, Conference c, string venueId, LiveBody body)
    {
        if (Begun(c) is { } closed) return closed;
        if (!board.Venue(venueId).IsHere) return [LiveProblems.VenueNotHere()];
        if (string.IsNullOrWhiteSpace(body.Text)) return [LiveProblems.NoTopic()];
        if (board.Waiting.Count(s => s.VenueId == venueId) >= MostWaiting) return [LiveProblems.TooManyRequests()];
        return [.. TextRules.Screen("chu-de", body.Text, MostTopic), .. TextRules.Screen("nguoi-noi", body.Speaker, 200)];
    }

    /// <summary>One has the floor at a time, so no venue speaks twice at once.</summary>
    private static Problem[] Call(Board board, Conference c, string? id)
    {
        if (!InSession(c)) return [LiveProblems.NotOpen()];
        if (Speech(board, id) is not { } speech) return [LiveProblems.NoSpeech()];
        if (speech.State != SpeechState.Waiting) return [LiveProblems.SpeechNotWaiting()];
        if (board.Speaking is { } now) return [LiveProblems.VenueSpeaking(c.Body.VenueOf(now.VenueId)?.Name ?? now.VenueId)];
        return board.Venue(speech.VenueId).IsHere ? [] : [LiveProblems.VenueNotHere()];
    }

    private static IReadOnlyList<Problem> SaveConclusion(Board board, Conference c, LiveBody body)
    {
        if (Writable(c) is { } settled) return settled;
        var old = board.Conclusion(body.Id!);
        if (old is null && c.IsOver) return [LiveProblems.NumbersFixed()];
        if (old?.State == ConclusionState.Withdrawn) return [LiveProblems.ConclusionWithdrawn()];
        return body.Conclusion!.Check(c.Body);
    }

    private static Problem[] Conclusion(Board board, Conference c, LiveKind kind, string? id)
    {
        if (Writable(c) is { } settled) return settled;
        if (board.Conclusions.FirstOrDefault(x => x.Id == id) is not { } conclusion) return [LiveProblems.NoConclusion()];
        var withdrawn = conclusion.State == ConclusionState.Withdrawn;
        if (kind == LiveKind.ConclusionSettled) return withdrawn ? [LiveProblems.ConclusionWithdrawn()] : conclusion.IsComplete ? [] : [LiveProblems.Incomplete(conclusion.Number)];
        if (c.IsOver) return [LiveProblems.NumbersFixed()];
        return withdrawn == (kind == LiveKind.ConclusionRestored) ? [] : withdrawn ? [LiveProblems.ConclusionWithdrawn()] : [LiveProblems.NoConclusion()];
    }

    private static Speech? Speech(Board board, string? id) => board.Speeches.FirstOrDefault(s => s.Id == id);
}
