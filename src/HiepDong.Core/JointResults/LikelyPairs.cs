namespace HiepDong.JointResults;

/// <summary>Two results that may be one event; ids in order.</summary>
public readonly record struct LikelyPair(string First, string Second, double LogOdds)
{
    public double Score => Likeness.ScoreOf(LogOdds);
}

/// <summary>Finds likely pairs among many results in one pass over their days.</summary>
public static class LikelyPairs
{
    /// <summary>All pairs with at least the score, most likely first.</summary>
    public static List<LikelyPair> Among(IEnumerable<KeyValuePair<string, ResultSketch>> results, ResultRates rates, double threshold)
    {
        var sorted = results.OrderBy(r => r.Value.From).ThenBy(r => r.Key, StringComparer.Ordinal).ToList();
        var found = new List<LikelyPair>();
        var open = new List<KeyValuePair<string, ResultSketch>>();
        foreach (var next in sorted)
        {
            // What ended too long before this one began is passed for good: all that follow begin later still.
            open.RemoveAll(o => o.Value.To.DayNumber + Likeness.MostDays < next.Value.From.DayNumber);
            foreach (var other in open)
                if (Likeness.LogOdds(other.Value, next.Value, rates) is { } odds && Likeness.ScoreOf(odds) >= threshold)
                    found.Add(string.CompareOrdinal(other.Key, next.Key) < 0 ? new(other.Key, next.Key, odds) : new(next.Key, other.Key, odds));
            open.Add(next);
        }
        return [.. found.OrderByDescending(p => p.LogOdds).ThenBy(p => p.First, StringComparer.Ordinal).ThenBy(p => p.Second, StringComparer.Ordinal)];
    }
}
