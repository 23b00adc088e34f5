using System.Numerics;
using System.Runtime.Intrinsics;

namespace HiepDong.Reading;

/// <summary>What a short text is about as a whole: news of one drug case, of one storm. Reports of many kinds of work have no theme.</summary>
internal static class Theme
{
    private const float Plain = 8;   // weight from which a cue names a topic outright
    private const int Least = 3;
    private const double Share = .6; // of all topics named

    private static readonly int[] Possible = [.. new[] { "drugs", "smuggling", "entry_exit", "illegal_mining_fishing", "covid", "disaster_rescue", "mass_work" }.Select(Topics.Number)];

    /// <param name="sentences">In order; the first, usually the title, counts twice.</param>
    /// <param name="cuesOfAll">All cues of the text.</param>
    /// <returns>Number of the topic, or -1.</returns>
    public static int Of(IEnumerable<Passage> sentences, out Vector256<ulong> cuesOfAll)
    {
        cuesOfAll = Vector256<ulong>.Zero;
        Span<int> named = stackalloc int[Topics.All.Count];
        var weight = 2;
        foreach (var sentence in sentences)
        {
            var here = 0u;
            var cues = sentence.Cues;
            cuesOfAll |= cues;
            for (var block = 0; block < 4; block++)
                for (var bits = cues[block]; bits != 0; bits &= bits - 1)
                    foreach (var (topic, strength, reach) in MeaningLexicon.Shipped.Cues[block * 64 + BitOperations.TrailingZeroCount(bits)].Topics)
                        if (strength >= Plain && reach == Reach.Any) here |= 1u << topic;
            for (; here != 0; here &= here - 1) named[BitOperations.TrailingZeroCount(here)] += weight;
            weight = 1;
        }
        var (best, sum) = (0, 0);
        for (var topic = 0; topic < named.Length; topic++)
        {
            sum += named[topic];
            if (named[topic] > named[best]) best = topic;
        }
        return named[best] >= Least && named[best] >= Share * sum && Array.IndexOf(Possible, best) >= 0 ? best : -1;
    }
}
