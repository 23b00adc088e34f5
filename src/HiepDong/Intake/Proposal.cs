using HiepDong.Indicators;
using HiepDong.Reading;
using HiepDong.Reporting;

namespace HiepDong.Intake;

/// <summary>What is to be done with one figure of a text.</summary>
internal enum ProposalState
{
    /// <summary>Somebody must look: it contradicts something, or it is not sure what it counts.</summary>
    Doubtful,
    /// <summary>Would be taken without being asked about.</summary>
    Ready,
    /// <summary>An officer said yes.</summary>
    Accepted,
    Taken,
    Rejected,
    /// <summary>The text says the same elsewhere, or another of its figures was chosen for the indicator.</summary>
    Repeated,
    /// <summary>The report's draft says exactly this already.</summary>
    There,
    /// <summary>Of an indicator that the form does not ask, or of another period, or a comparison.</summary>
    Outside,
    /// <summary>Of no indicator known.</summary>
    Unmapped
}

/// <summary>Something to know about a proposed figure.</summary>
/// <param name="Stops">It must be looked at before the figure is taken.</param>
/// <param name="Forbids">It can't be taken like this: another value or another indicator is needed.</param>
internal sealed record ProposalNote(string Vi, string En, bool Stops = true, bool Forbids = false)
{
    public string In(string language) => language == "en" ? En : Vi;
}

/// <summary>One figure of a text as it would go into the report.</summary>
/// <param name="Number">Its place in the reading, from 0.</param>
/// <param name="Indicator">By the officer's mapping, a remembered wording, or the reader; null when none is known.</param>
/// <param name="Value">In the indicator's unit, as an officer writes it; as stated when there is no indicator.</param>
/// <param name="Was">What the report's draft says now, when that is something else.</param>
/// <param name="Changed">An officer wrote the value.</param>
internal sealed record Proposal(int Number, FigureReading Figure, Indicator? Indicator, string Value, ProposalState State, double Confidence, IReadOnlyList<ProposalNote> Notes, string? Was, bool Changed, bool Mapped, bool Decided)
{
    /// <summary>What the reader thinks it may be instead, while nobody has decided.</summary>
    public IReadOnlyList<IndicatorGuess> Others => Decided || State is not (ProposalState.Doubtful or ProposalState.Unmapped) ? []
        : [.. (Figure.Indicator is { } read && read != Indicator?.Code ? [new IndicatorGuess(read, Figure.Confidence)] : Array.Empty<IndicatorGuess>()), .. (Figure.Others ?? []).Where(o => o.Code != Indicator?.Code)];
    public bool IsTaken => State is ProposalState.Ready or ProposalState.Accepted;
    public bool Forbidden => Notes.Any(n => n.Forbids);
}

/// <summary>A text with everything its review page shows.</summary>
/// <param name="Report">The report it belongs to; one that is not stored yet has version 0 and no draft.</param>
/// <param name="Proposals">In the order of the form, then those the form does not ask in the order of the text.</param>
/// <param name="Seen">How many decisions it stands on.</param>
/// <param name="Revision">Of the report's draft.</param>
internal sealed record Review(IncomingText Text, TextContent Content, Report Report, bool ReportExists, ReportForm Form, IReadOnlyList<Proposal> Proposals, int Seen, int Revision, IReadOnlyList<ProposalNote> Notes)
{
    public IEnumerable<Proposal> In(params ProposalState[] states) => Proposals.Where(p => states.Contains(p.State));
    public int Count(params ProposalState[] states) => Proposals.Count(p => states.Contains(p.State));
    public int Ready => Proposals.Count(p => p.IsTaken);
    public int Doubtful => Count(ProposalState.Doubtful);
    public int Taken => Count(ProposalState.Taken);
}
