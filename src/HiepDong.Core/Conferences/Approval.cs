using HiepDong.Problems;

namespace HiepDong.Conferences;

/// <summary>A chair's unit has approved the minutes and conclusions as they stood after an entry of the log.</summary>
/// <param name="TextNumber">Number of the last entry that changed their text.</param>
public sealed record Approval(string UnitId, int TextNumber, string By, DateTimeOffset At);

/// <summary>Minutes and conclusions are approved by every chair's unit, each the same text, none by somebody who worded it, no two by one person.</summary>
public static class ApprovalRules
{
    /// <summary>The last entry that changed what is approved: a section, a conclusion, or the closing that numbered them.</summary>
    public static int TextNumber(IEnumerable<LiveEvent> log) => log.Where(e => Words(e.Kind) || e.Kind == LiveKind.Closed).Select(e => e.Number).DefaultIfEmpty().Max();

    /// <summary>User names of those who worded minutes or conclusions.</summary>
    public static IReadOnlySet<string> Authors(IEnumerable<LiveEvent> log) => log.Where(e => Words(e.Kind)).Select(e => e.By).ToHashSet();

    /// <summary>Approvals of the text as it stands, one a unit; those of an older text have lapsed.</summary>
    public static IEnumerable<Approval> Standing(IEnumerable<Approval> given, int textNumber) => given.Where(a => a.TextNumber == textNumber).DistinctBy(a => a.UnitId);

    /// <summary>Every chair's unit stands by the text.</summary>
    public static bool IsWhole(ConferenceBody body, IEnumerable<Approval> given, int textNumber) =>
        body.Chairs.Count > 0 && Standing(given, textNumber).Select(a => a.UnitId).ToHashSet() is var units && body.Chairs.All(c => units.Contains(c.UnitId));

    /// <summary>What stands against this person approving for this unit; empty when nothing does.</summary>
    /// <param name="seen">The text the page showed.</param>
    public static List<Problem> Check(Conference conference, IReadOnlyList<LiveEvent> log, IReadOnlyList<Conclusion> conclusions, IReadOnlyList<Approval> given, string unitId, int seen, string user)
    {
        if (conference.State == ConferenceState.Approved) return [ClosingProblems.AlreadyApproved()];
        if (conference.State != ConferenceState.Closed) return [ClosingProblems.NotClosed()];
        if (conference.Body.Chairs.All(c => c.UnitId != unitId)) return [ClosingProblems.NotAChair()];
        var text = TextNumber(log);
        if (seen != text) return [ClosingProblems.TextChanged()];
        var problems = new List<Problem>();
        foreach (var c in conclusions.Where(c => c.State == ConclusionState.Draft)) problems.Add(ClosingProblems.Incomplete(c.Number));
        if (Authors(log).Contains(user)) problems.Add(ClosingProblems.OwnWords());
        if (Standing(given, text).Any(a => a.UnitId == unitId)) problems.Add(ClosingProblems.ApprovedTwice());
        else if (Standing(given, text).Any(a => a.By == user)) problems.Add(ClosingProblems.SamePerson());
        return problems;
    }

    private static bool Words(LiveKind kind) => kind >= LiveKind.MinutesSaved;
}
