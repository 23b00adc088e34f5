using HiepDong.Problems;
using HiepDong.Reporting;

namespace HiepDong.Conferences;

/// <summary>Draft while it is being worded; Final once nothing is missing and it was settled, at the latest at closing; Withdrawn when the conference let it go.</summary>
public enum ConclusionState { Draft, Final, Withdrawn }

/// <summary>Kết luận: what the chairs decide, who does it by when, and how one will see that it is done.</summary>
/// <param name="Number">Its place among those that stand, from 1 without gaps; 0 when withdrawn. Fixed at closing.</param>
/// <param name="Evidence">What will prove it done, in words.</param>
/// <param name="Version">Number of the event in the conference's log that saved it last.</param>
public sealed record Conclusion(string Id, string ConferenceId, int Number, string Text, string? LeadUnitId, IReadOnlyList<string> SupportingUnitIds, DateOnly? Deadline, string Evidence, int Version, ConclusionState State)
{
    /// <summary>Somebody leads it, and by a day: it can be settled and made work.</summary>
    public bool IsComplete => Text.Length > 0 && LeadUnitId is not null && Deadline is not null;
}

/// <summary>Biên bản: what was said under one item of the agenda.</summary>
/// <param name="ItemId">Id of the agenda item, or <see cref="General"/>.</param>
/// <param name="Version">Number of the event in the conference's log that saved it last.</param>
public sealed record MinutesSection(string ConferenceId, string ItemId, string Text, int Version, string By, DateTimeOffset At)
{
    /// <summary>What belongs to no item.</summary>
    public const string General = "chung";
}

/// <summary>The wording of a conclusion as a clerk saves it.</summary>
public sealed record ConclusionText(string Text, string? LeadUnitId = null, IReadOnlyList<string>? Supporting = null, DateOnly? Deadline = null, string Evidence = "")
{
    /// <summary>Longest text, characters.</summary>
    public const int Most = 2000;

    public IReadOnlyList<string> SupportingUnitIds => Supporting ?? [];

    /// <summary>What is wrong with it, whoever saves it; empty when it may be kept, complete or not.</summary>
    public IReadOnlyList<Problem> Check(ConferenceBody conference)
    {
        var problems = new List<Problem>();
        if (Text.Length == 0) problems.Add(LiveProblems.NoText());
        problems.AddRange(TextRules.Screen("noi-dung", Text, Most));
        problems.AddRange(TextRules.Screen("bang-chung", Evidence));
        var day = VietnamTime.DayOf(conference.StartsAt);
        if (Deadline < day) problems.Add(LiveProblems.DeadlineBeforeConference(day));
        if (LeadUnitId is { } lead && SupportingUnitIds.Contains(lead)) problems.Add(LiveProblems.LeadSupports());
        return problems;
    }

    public bool Same(ConclusionText other) => Text == other.Text && LeadUnitId == other.LeadUnitId && Deadline == other.Deadline && Evidence == other.Evidence && SupportingUnitIds.SequenceEqual(other.SupportingUnitIds);
}
