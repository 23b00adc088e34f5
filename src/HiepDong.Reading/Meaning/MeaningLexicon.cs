using System.Globalization;
using System.Runtime.Intrinsics;

namespace HiepDong.Reading;

/// <summary>How strongly a cue speaks for a topic.</summary>
/// <param name="Reach">Where it counts: every report says "kế hoạch" somewhere.</param>
internal readonly record struct TopicWeight(int Topic, float Weight, Reach Reach);

/// <summary>A row of the lexicon: phrases that say the same.</summary>
internal sealed record Cue(string Name, TopicWeight[] Topics);

/// <summary>
/// What words say about figures, from meaning-cues.csv (what the talk is of) and meaning-nouns.csv (what is counted). Columns: name; topics as
/// "drugs:10 smuggling:2" with ! for those that count only near, !! only in subject, labels and headings; phrases parted by "|". The cue and the
/// noun "_" hold phrases that say nothing, to keep their words from saying something.
/// </summary>
internal sealed class MeaningLexicon
{
    private const int Longest = 600; // words of one text that are looked at: no sentence says more
    private static readonly Lazy<MeaningLexicon> Loaded = new(() => new(Lexicon.Rows("meaning-cues.csv"), Lexicon.Rows("meaning-nouns.csv")));

    private readonly MeaningPhrases cuePhrases = new(Words), nounPhrases = new(Words);
    private readonly Dictionary<string, int> cueNumbers = [], nounNumbers = [];
    private readonly Vector256<ulong>[] cuesFound;   // by phrase
    private readonly ulong[] nounsFound;

    public MeaningLexicon(IEnumerable<string[]> cues, IEnumerable<string[]> nouns)
    {
        Cues = Load(cues, cuePhrases, cueNumbers);
        Nouns = Load(nouns, nounPhrases, nounNumbers);
        if (Cues.Length > 256 || Nouns.Length > 64) throw new InvalidOperationException("More than 256 cues or 64 nouns.");
        cuesFound = [.. Enumerable.Range(0, cuePhrases.Count).Select(found => cuePhrases[found].Aggregate(Vector256<ulong>.Zero, (all, cue) => all | Bit(cue)))];
        nounsFound = [.. Enumerable.Range(0, nounPhrases.Count).Select(found => nounPhrases[found].Aggregate(0ul, (all, noun) => all | 1ul << noun) & ~NounMask("_"))];
    }

    /// <summary>Whose words the lexicons number: the reader's, so that a text's words are looked up once.</summary>
    public static Vocabulary Words => Lexicon.Standard.Words;

    public static MeaningLexicon Shipped => Loaded.Value;

    public Cue[] Cues { get; }
    public Cue[] Nouns { get; }

    public Vector256<ulong> CueMask(string name) => Bit(cueNumbers.TryGetValue(name, out var n) ? n : throw new InvalidOperationException($"No cue {name}."));

    public ulong NounMask(string name) => 1ul << (nounNumbers.TryGetValue(name, out var n) ? n : throw new InvalidOperationException($"No noun {name}."));

    /// <summary>One bit for each cue among these words; a word belongs to the longest phrase from the left.</summary>
    public Vector256<ulong> CuesOf(ReadOnlySpan<int> words)
    {
        if (words.Length > Longest) words = words[..Longest];
        var found = Vector256<ulong>.Zero;
        for (var at = 0; at < words.Length;) found |= NextCues(words, ref at);
        return found;
    }

    /// <summary>The cues of the phrase that begins with a word, going on to the word after it.</summary>
    public Vector256<ulong> NextCues(ReadOnlySpan<int> words, ref int at)
    {
        var found = cuePhrases.Longest(words[at..], out var length);
        at += Math.Max(1, length);
        return cuesFound[found];
    }

    /// <summary>What is counted when these words begin with it, one bit for each noun it may be; 0 when they don't.</summary>
    public ulong NounAt(ReadOnlySpan<int> words) => nounsFound[nounPhrases.Longest(words, out _)];

    /// <summary>The first noun among these words.</summary>
    public ulong FirstNoun(ReadOnlySpan<int> words)
    {
        for (var at = 0; at < words.Length;)
        {
            if (nounsFound[nounPhrases.Longest(words[at..], out var length)] is not 0 and var noun) return noun;
            at += Math.Max(1, length);
        }
        return 0;
    }

    /// <summary>The same of a unit in the reader's spelling.</summary>
    public ulong NounOfUnit(string unit) => NounAt(((WordRun)unit).Numbers);

    private static Vector256<ulong> Bit(int number) => Vector256<ulong>.Zero.WithElement(number >> 6, 1ul << (number & 63));

    private static Cue[] Load(IEnumerable<string[]> rows, MeaningPhrases phrases, Dictionary<string, int> numbers)
    {
        var cues = new List<Cue>();
        foreach (var row in rows)
        {
            if (row is not [var name, var topics, var words]) throw new InvalidOperationException($"Three columns are wanted: {row[0]}");
            numbers.Add(name, cues.Count);
            foreach (var phrase in words.Split('|')) phrases.Add(phrase, cues.Count);
            cues.Add(new(name, [.. topics.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Weight)]));
        }
        return [.. cues];
    }

    private static TopicWeight Weight(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return new(Topics.Number(text[..colon]), float.Parse(text[(colon + 1)..].TrimEnd('!'), CultureInfo.InvariantCulture), text.EndsWith("!!", StringComparison.Ordinal) ? Reach.Subject : text.EndsWith('!') ? Reach.Near : Reach.Any);
    }
}
