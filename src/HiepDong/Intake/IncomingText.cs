using HiepDong.Periods;
using HiepDong.Reading;

namespace HiepDong.Intake;

/// <summary>Where an incoming text stands: figures wait to be confirmed, nothing is left to do, or somebody discarded it.</summary>
internal enum TextState { Waiting, Done, Discarded }

/// <summary>One report's text taken in, without its words.</summary>
/// <param name="Sha256">Of the original file, or of the words when there is none; hex.</param>
/// <param name="FileSha256">The original as kept; null for pasted and blanked texts.</param>
/// <param name="Found">Figures read, comparisons included.</param>
/// <param name="Ready">Figures that would be taken now.</param>
/// <param name="Doubtful">Figures somebody must look at first.</param>
internal sealed record IncomingText(string Id, string UnitId, string FormCode, Period Period, string Name, string MediaType, string Sha256, string? FileSha256, bool Blanked, TextState State,
    int Found, int Ready, int Doubtful, int Taken, string AddedBy, DateTimeOffset AddedAt)
{
    public string Path => "/bao-cao/doc/" + Id;
}

/// <summary>What was read: the words with their blocks, and what the reader found in them.</summary>
internal sealed record TextContent(SourceText Source, ReportReading Reading, string Reader);

internal enum DecisionKind { Accept, Reject, Change, Map, Undo, Take }

/// <summary>What an officer decided about one figure.</summary>
/// <param name="Value">As typed, for <see cref="DecisionKind.Change"/>; as taken, for <see cref="DecisionKind.Take"/>.</param>
/// <param name="Replaces">What the report's draft said when it was accepted, if it said something else.</param>
internal sealed record Decision(int Number, int Figure, DecisionKind Kind, string? Value, string? Indicator, string? Replaces, string By, DateTimeOffset At);

/// <summary>A unit's own way of naming an indicator, learnt from an officer's mapping.</summary>
/// <param name="Key">Topic and folded words.</param>
/// <param name="Words">As the text has them.</param>
internal sealed record Wording(string Id, string UnitId, string Key, string Words, string Indicator, string AddedBy, DateTimeOffset AddedAt, bool Removed);
