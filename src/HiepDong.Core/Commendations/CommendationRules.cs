using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Text;

namespace HiepDong.Commendations;

/// <summary>Another proposal or award of the same nominee.</summary>
/// <param name="Same">For the same achievement; else merely in the same period.</param>
public sealed record EarlierAward(Commendation List, CommendationLine Line, bool Same);

/// <summary>What a list and its lines must fulfil before they are kept.</summary>
public static class CommendationRules
{
    public const int MostAchievement = 1500;

    public static List<Problem> Check(CommendationBody body)
    {
        var found = new List<Problem>();
        if (body.Title.Length == 0) found.Add(CommendationProblems.NoTitle());
        if (!Periods.Period.TryParse(body.Period, out _)) found.Add(CommendationProblems.NoPeriod());
        if (body.Occasion.Length == 0) found.Add(CommendationProblems.NoOccasion());
        found.AddRange(TextRules.Screen("tieu-de", body.Title, 200));
        found.AddRange(TextRules.Screen("dip", body.Occasion, 200));
        found.AddRange(TextRules.Screen("hoi-nghi-ten", body.ConferenceTitle, 200));
        return found;
    }

    public static List<Problem> Check(CommendationLine line)
    {
        var (found, n) = (new List<Problem>(), line.Nominee);
        if (n.Kind == NomineeKind.Official)
        {
            if (n.Name.Length == 0) found.Add(CommendationProblems.NoName());
            if (n.Post.Length == 0) found.Add(CommendationProblems.NoPost());
            if (n.UnitId is null) found.Add(CommendationProblems.NoUnit());
        }
        else if (n.UnitId is null && n.Name.Length == 0) found.Add(CommendationProblems.NoCollective());
        if (!Awards.MayGrant(line.Level, line.Form)) found.Add(CommendationProblems.LevelDoesNotGrant(line.Form, line.Level));
        if (line.Achievement.Length == 0) found.Add(CommendationProblems.NoAchievement());
        foreach (var (field, text) in new[] { ("ho-ten", n.Name), ("cap-bac", n.Rank), ("chuc-vu", n.Post) }) found.AddRange(TextRules.Screen(field, text, 150));
        found.AddRange(TextRules.Screen("thanh-tich", line.Achievement, MostAchievement));
        found.AddRange(TextRules.Screen("ly-do-lai", line.AgainReason));
        return found;
    }

    /// <summary>
    /// Where the nominee of a line stands proposed or awarded already: for one of the same results or figures or in the same words, whatever the period; or in a period that meets this one.
    /// </summary>
    /// <param name="others">Lists that may name the nominee, the line's own among them.</param>
    /// <param name="sameUnit">Whether two units, of any time, are one.</param>
    public static List<EarlierAward> Earlier(Commendation list, CommendationLine line, IEnumerable<Commendation> others, Func<string, string, bool> sameUnit)
    {
        var keys = line.Sources.SelectMany(s => s.Keys).ToHashSet();
        var words = Vietnamese.Fold(line.Achievement);
        var found = new List<EarlierAward>();
        foreach (var other in others.Where(o => o.State != CommendationState.Removed))
            foreach (var theirs in other.Body.Lines)
            {
                if (theirs.Id == line.Id || !theirs.Stands || !theirs.Nominee.IsSame(line.Nominee, sameUnit)) continue;
                var same = theirs.Sources.SelectMany(s => s.Keys).Any(keys.Contains) || words.Length > 0 && Vietnamese.Fold(theirs.Achievement) == words;
                var (a, b) = (list.Body.Span, other.Body.Span);
                if (same || a.Start <= b.End && b.Start <= a.End) found.Add(new(other, theirs, same));
            }
        return [.. found.OrderByDescending(f => f.Same)];
    }
}
