using HiepDong.JointResults.Duplicates;
using HiepDong.Storage;

namespace HiepDong.JointResults.Reconciliation;

/// <summary>Results of a session that may be one event entered twice.</summary>
internal sealed class OpenPairs(Database database, FindDuplicates duplicates)
{
    private sealed record Pair(string FirstId, string SecondId, string Reason, string JudgedBy, string JudgedAt);

    /// <summary>Ids of a pair in order, with how alike the two are, 0 to 1: what the duplicate desk proposes.</summary>
    public IReadOnlyList<(string A, string B, double Score)> In(IReadOnlyList<JointResult> results) => [.. duplicates.Among(results).Select(p => (p.First, p.Second, p.Score))];

    /// <summary>Pairs among the results that somebody found to be two events.</summary>
    public IReadOnlyList<(string A, string B, string Reason, string By, DateTimeOffset At)> Distinct(IReadOnlyList<JointResult> results)
    {
        var ids = results.Select(r => r.Id).ToHashSet();
        return [.. Judged(ids).Where(p => ids.Contains(p.SecondId)).Select(p => (p.FirstId, p.SecondId, p.Reason, p.JudgedBy, SqlTypes.Time(p.JudgedAt)))];
    }

    private List<Pair> Judged(IEnumerable<string> firsts) => database.Query<Pair>(
        "select first_id, second_id, reason, judged_by, judged_at from result_pair where undone_at is null and first_id in @ids order by judged_at, first_id, second_id", new { ids = firsts.Distinct().ToList() });
}
