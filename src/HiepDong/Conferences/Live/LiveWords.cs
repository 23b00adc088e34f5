using System.Globalization;
using HiepDong.Reporting;
using HiepDong.Web;

namespace HiepDong.Conferences.Live;

/// <summary>How a running conference reads.</summary>
internal static class LiveWords
{
    /// <summary>"09:09".</summary>
    public static string Time(DateTimeOffset at) => at.ToOffset(VietnamTime.Offset).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"04:18", "1:12:40".</summary>
    public static string Clock(TimeSpan span) => span.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours}:{span:mm\\:ss}") : span.ToString("mm\\:ss", CultureInfo.InvariantCulture);

    public static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    public static string Session(SessionState state, Texts texts) => texts["live.session." + state.ToString().ToLowerInvariant()];
    public static string SessionKind(SessionState state) => state switch { SessionState.Running => "bad", SessionState.Paused => "warn", SessionState.Closed => "ok", _ => "info" };
    public static string Line(LineState state, Texts texts) => texts["live.line." + state.ToString().ToLowerInvariant()];
    public static string LineKind(LineState state) => state switch { LineState.Joined or LineState.Back => "ok", LineState.Lost => "bad", _ => "" };
    public static string Speech(SpeechState state, Texts texts) => texts["live.speech." + state.ToString().ToLowerInvariant()];
    public static string Conclusion(ConclusionState state, Texts texts) => texts["live.conclusion." + state.ToString().ToLowerInvariant()];

    /// <summary>What is missing before a conclusion can be settled; empty when nothing is.</summary>
    public static string Lacking(Conclusion c, Texts texts) => (c.LeadUnitId, c.Deadline) switch
    {
        (null, null) => texts["live.lacks-both"], (null, _) => texts["live.lacks-lead"], (_, null) => texts["live.lacks-deadline"], _ => ""
    };

    /// <summary>The last thing worth saying aloud, in a sentence; empty before anything happened.</summary>
    public static string Said(Board board, ConferenceBody body, Texts texts)
    {
        if (board.LastSaid is not { } e) return "";
        var key = "live.said." + LiveStore.CodeOf(e.Kind);
        var venueId = e.VenueId ?? board.Speeches.FirstOrDefault(s => s.Id == e.Body.Id)?.VenueId;
        var about = venueId is not null ? body.VenueOf(venueId)?.Name ?? venueId : body.Agenda.FirstOrDefault(i => i.Id == e.Body.Id)?.Title ?? "";
        return texts[key, Time(e.At), about];
    }
}
