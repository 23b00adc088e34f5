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
    /// <summary>Pairs less likely than this (1 to 20) do not even stand in another's way.</summary>
    private const double Least = -3;

    /// <summary>Two that are at least this much alike (1 to 4) may be one event that a third tells as well.</summary>
    private const double MayBeOne = -1.5;

    /// <summary>Partners that are likelier than this hold what lies between them together; how much that is worth.</summary>
    private const double Held = 0.5, Holds = 2;

    /// <summary>All pairs with at least the score, most likely first.</summary>
    public static List<LikelyPair> Among(IEnumerable<KeyValuePair<string, ResultSketch>> results, ResultRates rates, double threshold) =>
        [.. Compete(Compared(results, rates)).Where(p => p.Score >= threshold).OrderByDescending(p => p.LogOdds).ThenBy(p => p.First, StringComparer.Ordinal).ThenBy(p => p.Second, StringComparer.Ordinal)];

    internal static List<LikelyPair> Compared(IEnumerable<KeyValuePair<string, ResultSketch>> results, ResultRates rates)
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
                    if (Likeness.LogOdds(other.Value, next.Value, rates) is { } odds && odds >= Least) found.Add(LikelyPair.Of(other.Key, next.Key, odds));
            }
            open[next.Value.Kind].Add(next);
        }
        return found;
    }

    /// <summary>
    /// The odds of each pair beside the other partners its two results could have. An event is mostly told twice, so a partner that fits better takes from the rest: what is left
    /// over is another event of the day. Partners that may be one event with each other take nothing, and two that a third is surely one with are the likelier for it.
    /// </summary>
    public static IEnumerable<LikelyPair> Compete(IReadOnlyList<LikelyPair> pairs)
    {
        var partners = new Dictionary<string, Dictionary<string, double>>();
        foreach (var p in pairs)
        {
            Partners(p.First)[p.Second] = p.LogOdds;
            Partners(p.Second)[p.First] = p.LogOdds;
        }
        foreach (var p in pairs)
        {
            var (held, against) = (false, 0.0);
            foreach (var (one, other) in new[] { (p.First, p.Second), (p.Second, p.First) })
            {
                var sum = 1.0;
                foreach (var (third, odds) in partners[one])
                {
                    if (third == other) continue;
                    var across = partners[third].GetValueOrDefault(other, double.NegativeInfinity);
                    if (odds > Held && across > Held) held = true;
                    else if (across < MayBeOne) sum += Math.Exp(odds);
                }
                against += Math.Log(sum);
            }
            yield return p with { LogOdds = p.LogOdds + (held ? Holds : 0) - against };
        }

        Dictionary<string, double> Partners(string of) => partners.TryGetValue(of, out var there) ? there : partners[of] = [];
    }
}
