using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HiepDong.Problems;
using HiepDong.Reporting;

namespace HiepDong.Conferences.Closing;

/// <summary>What the papers of a conference say besides its minutes and conclusions.</summary>
/// <param name="MinutesNumber">Number the office gave; null takes the next one when it is approved.</param>
public sealed record PaperWords(string Secretary = "", string SecretaryPost = "", int? MinutesNumber = null, int? NoticeNumber = null);

/// <summary>One text the chairs approve, with the version that was current: a section of the minutes or a conclusion.</summary>
public sealed record ApprovedText(string Id, int Version);

/// <summary>A chair's approval of the papers as they stood.</summary>
/// <param name="Chair">Place of the chair in the conference, from 0.</param>
/// <param name="Mark">Of the wording approved, see <see cref="PapersOfConference.Mark"/>.</param>
public sealed record Approval(int Chair, string UnitId, string Mark, IReadOnlyList<ApprovedText> Texts, string By, DateTimeOffset At);

/// <summary>Minutes and conclusions as the chairs approve them.</summary>
public sealed record PapersOfConference(ConferenceBody Conference, IReadOnlyList<MinutesSection> Minutes, IReadOnlyList<Conclusion> Conclusions, PaperWords Words)
{
    /// <summary>Those that stand, by number.</summary>
    public IEnumerable<Conclusion> Standing => Conclusions.Where(c => c.State != ConclusionState.Withdrawn && c.Number > 0).OrderBy(c => c.Number);

    public IReadOnlyList<ApprovedText> Texts => [.. Minutes.OrderBy(m => m.ItemId, StringComparer.Ordinal).Select(m => new ApprovedText(m.ItemId, m.Version)), .. Standing.Select(c => new ApprovedText(c.Id, c.Version))];

    /// <summary>A short sign that differs whenever anything differs that the chairs approve: words, leads, deadlines, order, secretary.</summary>
    public string Mark
    {
        get
        {
            var text = new StringBuilder();
            void Add(string? part) => text.Append((part ?? "\0").Length).Append(':').Append(part).Append('\n');
            foreach (var chair in Conference.Chairs) Add(chair.UnitId + "|" + chair.Name + "|" + chair.Post);
            Add(Words.Secretary + "|" + Words.SecretaryPost);
            foreach (var item in Conference.Agenda) Add(item.Id + "|" + item.Title);
            foreach (var m in Minutes.Where(m => m.Text.Length > 0).OrderBy(m => m.ItemId, StringComparer.Ordinal)) { Add(m.ItemId); Add(m.Text); }
            foreach (var c in Standing)
            {
                Add(c.Number.ToString(CultureInfo.InvariantCulture));
                Add(c.Text);
                Add(c.LeadUnitId);
                Add(string.Join(",", c.SupportingUnitIds));
                Add(c.Deadline?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                Add(c.Evidence);
            }
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
        }
    }
}

/// <summary>How far the chairs' approvals are.</summary>
public static class Approvals
{
    /// <summary>The approval that holds for each chair; null where there is none, or the wording has changed since.</summary>
    public static IReadOnlyList<Approval?> Of(PapersOfConference papers, IReadOnlyList<Approval> given) =>
        [.. papers.Conference.Chairs.Select((chair, n) => given.LastOrDefault(a => a.Chair == n && a.UnitId == chair.UnitId) is { } last && last.Mark == papers.Mark ? last : null)];

    public static bool IsComplete(PapersOfConference papers, IReadOnlyList<Approval> given) => papers.Conference.Chairs.Count > 0 && Of(papers, given).All(a => a is not null);

    /// <summary>Approvals that no longer hold: the last of each chair, given to other words.</summary>
    public static IEnumerable<Approval> Lapsed(PapersOfConference papers, IReadOnlyList<Approval> given) => given.GroupBy(a => a.Chair).Select(g => g.Last()).Where(a => a.Mark != papers.Mark);

    /// <summary>Texts that are other than when the approval was given, added or gone.</summary>
    public static IReadOnlyList<string> Changed(PapersOfConference papers, Approval approval)
    {
        var then = approval.Texts.ToDictionary(t => t.Id, t => t.Version);
        var now = papers.Texts.ToDictionary(t => t.Id, t => t.Version);
        return [.. now.Where(t => !then.TryGetValue(t.Key, out var version) || version != t.Value).Select(t => t.Key).Concat(then.Keys.Where(k => !now.ContainsKey(k)))];
    }

    /// <summary>Refuses an approval that may not be given.</summary>
    /// <param name="seen">The mark of the wording the person had before them.</param>
    /// <param name="drafters">Who wrote the minutes and conclusions or kept the conference as its clerk.</param>
    public static void Check(ConferenceState state, PapersOfConference papers, IReadOnlyList<Approval> given, int chair, string seen, string by, IReadOnlySet<string> drafters)
    {
        if (state == ConferenceState.Approved) throw new RefusalException(ClosingProblems.AlreadyApproved());
        if (state != ConferenceState.Closed) throw new RefusalException(ClosingProblems.NotClosed());
        if (chair < 0 || chair >= papers.Conference.Chairs.Count) throw new RefusalException(ClosingProblems.NoChair());
        if (seen != papers.Mark) throw new RefusalException(ClosingProblems.ChangedMeanwhile());
        if (!papers.Standing.Any() && papers.Minutes.All(m => m.Text.Length == 0)) throw new RefusalException(ClosingProblems.NothingToApprove());
        if (papers.Words.Secretary.Length == 0) throw new RefusalException(ClosingProblems.NoSecretary());
        if (drafters.Contains(by)) throw new RefusalException(ClosingProblems.OwnDraft());
        var holding = Of(papers, given);
        if (holding[chair] is not null) throw new RefusalException(ClosingProblems.ChairHasApproved());
        if (holding.Where((a, n) => n != chair && a is not null).Any(a => a!.By == by)) throw new RefusalException(ClosingProblems.TwoPeople());
    }

    public static List<Problem> Check(PaperWords words)
    {
        var found = new List<Problem>();
        if (words.Secretary.Length == 0) found.Add(ClosingProblems.NoSecretary());
        if (words.MinutesNumber is <= 0 or > 99999) found.Add(ClosingProblems.BadNumber("so-bb"));
        if (words.NoticeNumber is <= 0 or > 99999) found.Add(ClosingProblems.BadNumber("so-tb"));
        found.AddRange(TextRules.Screen("thu-ky", words.Secretary, 150));
        found.AddRange(TextRules.Screen("thu-ky-chuc-vu", words.SecretaryPost, 150));
        return found;
    }
}
