namespace HiepDong.JointResults;

/// <summary>Two results that may be one event; ids in order.</summary>
public readonly record struct LikelyPair(string First, string Second, double LogOdds)
{
    public double Score => Likeness.ScoreOf(LogOdds);

    public static LikelyPair Of(string a, string b, double logOdds) => string.CompareOrdinal(a, b) < 0 ? new(a, b, logOdds) : new(b, a, logOdds);
}

/// <summary>Finds likely pairs among many results in one pass over their days.</summary>
public static class LikelyPairs
{
    /// <summary>A partner this much likelier (7 to 1) takes the place of another.</summary>
    private const double Clearly = 2;

    /// <summary>All pairs with at least the score, most likely first.</summary>
    public static List<LikelyPair> Among(IEnumerable<KeyValuePair<string, ResultSketch>> results, ResultRates rates, double threshold) =>
        [.. Settle(Above(results, rates, Looked), threshold).OrderByDescending(p => p.LogOdds).ThenBy(p => p.First, StringComparer.Ordinal).ThenBy(p => p.Second, StringComparer.Ordinal)];

    internal const double Looked = -3;

    internal static IEnumerable<LikelyPair> Settle(List<LikelyPair> pairs, double threshold) => GiveWay(pairs.Where(p => p.Score >= threshold).ToList());

    internal static List<LikelyPair> Above(IEnumerable<KeyValuePair<string, ResultSketch>> results, ResultRates rates, double least)
    {
        var found = new List<LikelyPair>();
        // Results still near enough in days, by kind.
        var open = Things.AllKinds.ToDictionary(k => k, _ => new List<KeyValuePair<string, ResultSketch>>());
        foreach (var next in results.OrderBy(r => r.Value.From).ThenBy(r => r.Key, StringComparer.Ordinal))
        {
            foreach (var kind in Likeness.KindsLike(next.Value.Kind))
            {
                // What ended too long before this one began is passed for good: all that follow begin later still.
                open[kind].RemoveAll(o => o.Value.To.DayNumber + Likeness.MostDays < next.Value.From.DayNumber);
                foreach (var other in open[kind])
                    if (Likeness.LogOdds(other.Value, next.Value, rates) is { } odds && odds >= least) found.Add(LikelyPair.Of(other.Key, next.Key, odds));
            }
            open[next.Value.Kind].Add(next);
        }
        return found;
    }

    /// <summary>
    /// Leaves out pairs one of whose results has a clearly likelier partner: an event is mostly told twice, so what is left over is another event of the day. Three that are all
    /// like each other stay: one event told by three.
    /// </summary>
    public static IEnumerable<LikelyPair> GiveWay(IReadOnlyList<LikelyPair> pairs)
    {
        var partners = pairs.SelectMany(p => new[] { (Of: p.First, Partner: p.Second, p.LogOdds), (Of: p.Second, Partner: p.First, p.LogOdds) }).ToLookup(p => p.Of);
        return pairs.Where(p => !Better(p.First, p.Second, p.LogOdds) && !Better(p.Second, p.First, p.LogOdds));

        bool Better(string one, string other, double odds) => partners[one].Any(p => p.Partner != other && p.LogOdds >= odds + Clearly && !partners[p.Partner].Any(q => q.Partner == other));
    }
}
