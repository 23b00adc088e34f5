using HiepDong.Storage;

namespace HiepDong.JointResults.Reconciliation;

/// <summary>Results that may be one event entered twice and that nobody has judged: same kind and place, other lead units, at most three days apart.</summary>
internal sealed class OpenPairs(Database database)
{
    private const int DaysApart = 3;

    private sealed record Pair(string FirstId, string SecondId, string Reason, string JudgedBy, string JudgedAt);

    /// <summary>Ids of a pair in order, with how alike the two are, 0 to 1.</summary>
    public IReadOnlyList<(string A, string B, double Score)> In(IReadOnlyList<JointResult> results)
    {
        var found = new List<(string A, string B, double Score)>();
        foreach (var group in results.GroupBy(r => (r.Body.Kind, r.Body.TerritoryId)))
        {
            var sorted = group.OrderBy(r => r.Body.To).ToList();
            for (var i = 0; i < sorted.Count; i++)
                for (var j = i + 1; j < sorted.Count && sorted[j].Body.To.DayNumber - sorted[i].Body.To.DayNumber is var apart && apart <= DaysApart; j++)
                {
                    if (sorted[i].Body.Lead.UnitId == sorted[j].Body.Lead.UnitId) continue;
                    var (a, b) = string.CompareOrdinal(sorted[i].Id, sorted[j].Id) < 0 ? (sorted[i].Id, sorted[j].Id) : (sorted[j].Id, sorted[i].Id);
                    found.Add((a, b, 1 - apart / (DaysApart + 1.0)));
                }
        }
        if (found.Count == 0) return found;
        var judged = Judged(found.Select(p => p.A)).Select(p => (p.FirstId, p.SecondId)).ToHashSet();
        return [.. found.Where(p => !judged.Contains((p.A, p.B)))];
    }

    /// <summary>Pairs among the results that somebody found to be two events.</summary>
    public IReadOnlyList<(string A, string B, string Reason, string By, DateTimeOffset At)> Distinct(IReadOnlyList<JointResult> results)
    {
        var ids = results.Select(r => r.Id).ToHashSet();
        return [.. Judged(ids).Where(p => ids.Contains(p.SecondId)).Select(p => (p.FirstId, p.SecondId, p.Reason, p.JudgedBy, SqlTypes.Time(p.JudgedAt)))];
    }

    private List<Pair> Judged(IEnumerable<string> firsts) => database.Query<Pair>(
        "select first_id, second_id, reason, judged_by, judged_at from result_pair where undone_at is null and first_id in @ids order by judged_at, first_id, second_id", new { ids = firsts.Distinct().ToList() });
}
