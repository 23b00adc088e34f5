using HiepDong.Accounts;
using HiepDong.Conferences;
using HiepDong.Conferences.Conclusions;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Web;

namespace HiepDong.Assignments;

/// <summary>One conclusion and the assignments that came of it.</summary>
/// <param name="Conclusion">"Kết luận 4".</param>
/// <param name="Text">What was concluded, when nothing was assigned; null where the assignments say it.</param>
internal sealed record Followed(string Conclusion, IReadOnlyList<Assignment> Assignments, string? Text = null);

/// <summary>What a conference concluded and what became of it, as of a day.</summary>
/// <param name="For">The conference at whose opening it is read; null when it is looked at in between.</param>
internal sealed record FollowUpFacts(string ConferenceId, string Title, DateOnly? HeldOn, DateOnly AsOf, string? For, IReadOnlyList<Followed> Conclusions)
{
    public IEnumerable<Assignment> Assignments => Conclusions.SelectMany(c => c.Assignments);
    public AssignmentCounts Counts => AssignmentCounts.Of(Assignments, AsOf);

    /// <summary>Conclusions that nobody was given.</summary>
    public int NotAssigned => Conclusions.Count(c => c.Text is not null);
}

/// <summary>Makes the table for the next conference.</summary>
internal sealed class FollowUps(AssignmentStore assignments, ConferenceStore conferences, ConclusionStore conclusions, ConferenceRights rights, NodeState node, WorkReach reach)
{
    /// <summary>What a conference concluded: the assignments the person may see, and to those who see the conference also the conclusions that nothing came of.</summary>
    public FollowUpFacts Of(string conferenceId, Actor by, string? before = null)
    {
        var given = assignments.Of(OriginKind.Conclusion, conferenceId).Where(a => reach.Sees(by, a.Units)).ToList();
        var conference = conferences.Find(conferenceId);
        var seen = conference is not null && rights.Sees(by, conference.Body);
        if (given.Count == 0 && !seen) throw new RefusalException(AssignmentProblems.NoConference());
        return new(conferenceId, conference?.Body.Title ?? Origins.ConferenceOf(given[0].Origin), conference is null ? null : VietnamTime.DayOf(conference.Body.StartsAt), node.Today, before,
            [.. Followed(given, seen ? conclusions.Of(conferenceId) : []).OrderBy(f => NumberOf(f.Conclusion)).ThenBy(f => f.Conclusion, StringComparer.Ordinal)]);
    }

    private static IEnumerable<Followed> Followed(List<Assignment> given, List<Conclusion> conclusions)
    {
        var by = given.GroupBy(a => a.Origin.Id).ToDictionary(g => g.Key);
        foreach (var g in by.Values) yield return new(Origins.ConclusionOf(g.First().Origin), [.. g.OrderBy(a => a.Deadline).ThenBy(a => a.Id, StringComparer.Ordinal)]);
        foreach (var c in conclusions.Where(c => c.Number > 0 && c.State != ConclusionState.Withdrawn && !by.ContainsKey(c.Id))) yield return new($"Kết luận {c.Number}", [], c.Text);
    }

    /// <summary>What the last conference of the same kind and territory before this one concluded; null when there was none.</summary>
    public FollowUpFacts? Before(string conferenceId, Actor by) => LastBefore(conferences.Get(conferenceId)) is { } last ? Of(last.Id, by, conferences.Get(conferenceId).Body.Title) : null;

    public Conference? LastBefore(Conference next) => conferences.Query("where c.kind = @kind and c.territory_id = @territory and c.starts_at < @starts and c.state in ('closed', 'approved') order by c.starts_at desc limit 1",
        new { kind = next.Body.Kind.ToString().ToLowerInvariant(), territory = next.Body.TerritoryId, starts = Storage.SqlTypes.Text(next.Body.StartsAt) }).FirstOrDefault();

    /// <summary>4 of "Kết luận 4 – …"; conclusions without a number come last.</summary>
    private static int NumberOf(string conclusion) => int.TryParse(new string([.. conclusion.Where(char.IsAsciiDigit).Take(6)]), System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : int.MaxValue;

    /// <summary>"đang thực hiện, quá hạn 3 ngày".</summary>
    public static string StateOf(Assignment a, AssignmentPart part, DateOnly today, Texts texts)
    {
        if (a.IsCancelled) return AssignmentWords.State(AssignmentState.Cancelled, texts);
        var state = AssignmentWords.State(part.State, texts);
        return part.IsOverdue(a.Order, today) ? state + ", " + AssignmentWords.DueIn(a, part, today, texts) : part.IsLate(a.Order) ? state + ", " + texts["assignment.late"] : state;
    }

    /// <summary>What a unit last showed: its words, or what its evidence is called.</summary>
    public static string EvidenceOf(AssignmentPart part) => part.Standing.LastOrDefault() is not { } last ? "" : string.Join("; ", last.Files.Select(f => f.Name).Prepend(last.Text).Append(last.Figure?.Stated ?? "").Append(last.Result?.Code ?? "").Where(t => t.Length > 0));
}
