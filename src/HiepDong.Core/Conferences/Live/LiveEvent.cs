namespace HiepDong.Conferences;

/// <summary>What may happen in a conference while it runs.</summary>
public enum LiveKind
{
    Opened, Paused, Resumed, Closed, ItemStarted,
    VenueJoined, VenueLost, VenueBack, VenueLeft, HeadCounted,
    SpeechAsked, SpeechCalled, SpeechEnded, SpeechWithdrawn,
    MinutesSaved, ConclusionSaved, ConclusionMoved, ConclusionSettled, ConclusionWithdrawn, ConclusionRestored
}

/// <summary>What an event carries beside its kind and venue; only what belongs to the kind is filled.</summary>
/// <param name="Id">Agenda item, speech or conclusion it is about.</param>
/// <param name="Text">Topic of a speech, text of a section of the minutes, moment of a head count.</param>
/// <param name="Speaker">Post and name of who wants to speak.</param>
/// <param name="Count">People counted; for a conclusion that moves, places downwards.</param>
public sealed record LiveBody(string? Id = null, string? Text = null, string? Speaker = null, int? Count = null, ConclusionText? Conclusion = null);

/// <summary>One entry of a conference's log. Numbers run from 1 without gaps.</summary>
public sealed record LiveEvent(int Number, LiveKind Kind, string? VenueId, LiveBody Body, DateTimeOffset At, string By);
