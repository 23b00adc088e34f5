using HiepDong.Accounts;
using HiepDong.JointResults.Duplicates;
using HiepDong.Node;
using HiepDong.Storage;
using HiepDong.Web;

namespace HiepDong.JointResults.Entry;

/// <summary>A recorded result that may be the one somebody is about to enter.</summary>
/// <param name="Why">What makes it alike, in words.</param>
internal sealed record NearResult(JointResult Result, IReadOnlyList<string> Why);

/// <summary>Answers "is it one of these?" before a new result is recorded: same kind, days close, same province.</summary>
internal sealed class NearResults(ResultStore results, ResultReach reach, NodeState node, FindDuplicates duplicates)
{
    /// <summary>One for each digit key.</summary>
    public const int Most = 9;
    private const int MostDays = 3;

    /// <summary>Little is known while a result is being entered, so what is asked about is wider than what the desk proposes.</summary>
    private const double Threshold = Likeness.Threshold / 4;

    /// <summary>The likeliest first, then what is merely near.</summary>
    public IReadOnlyList<NearResult> Of(ResultBody body, string? exceptId, Actor by, Texts texts)
    {
        var likely = duplicates.CandidatesFor(body, exceptId, Threshold).Where(c => reach.SeesOutline(by, c.Result)).Take(Most)
            .Select(c => new NearResult(c.Result, [Days(c.Result.Body, body, texts), .. c.Likelihood.Agreeing.Where(a => !a.OfDays).Take(4).Select(a => a.In(texts.Language))])).ToList();
        return [.. likely, .. Around(body, exceptId, by, texts).Where(n => likely.All(l => l.Result.Id != n.Result.Id)).Take(Most - likely.Count)];
    }

    private IReadOnlyList<NearResult> Around(ResultBody body, string? exceptId, Actor by, Texts texts)
    {
        var tree = node.Organisation.At(body.To);
        var path = tree.PathOf(body.TerritoryId).ToList();
        if (path.Count < 2) return [];
        var places = tree.Territories.Select(t => t.Id).Where(id => tree.PathOf(id).Contains(path[^2])).ToList();
        return [.. results.Query("""
                where r.state in ('recorded', 'closed') and r.kind = @kind and r.to_day >= @first and r.from_day <= @last and r.territory_id in @places and r.id <> @exceptId
                order by r.to_day desc, r.id limit 200
                """, new { kind = body.Kind.Code(), first = SqlTypes.Text(body.From.AddDays(-MostDays)), last = SqlTypes.Text(body.To.AddDays(MostDays)), places, exceptId = exceptId ?? "" })
            .Where(r => reach.SeesOutline(by, r)).OrderBy(r => Apart(r.Body, body)).ThenByDescending(r => r.Body.TerritoryId == body.TerritoryId).ThenByDescending(r => r.RecordedAt).Take(Most)
            .Select(r => new NearResult(r, [Days(r.Body, body, texts),
                texts[r.Body.TerritoryId == body.TerritoryId ? "near.same-place" : "near.same-province"],
                .. r.Body.Accepted.Amounts.Where(a => body.Accepted.Amounts.Contains(a)).Take(2).Select(a => texts["near.same-amount", ResultTyped.Text([a], texts)])]))];
    }

    /// <summary>How far apart they lie is said of each, whether it speaks for or against.</summary>
    private static string Days(ResultBody a, ResultBody b, Texts texts) => texts[Apart(a, b) == 0 ? "near.same-day" : "near.days-apart", Apart(a, b)];

    /// <summary>Days between two results; 0 where they overlap.</summary>
    private static int Apart(ResultBody a, ResultBody b) => Math.Max(0, Math.Max(a.From.DayNumber - b.To.DayNumber, b.From.DayNumber - a.To.DayNumber));
}
