using System.Globalization;
using System.Runtime.Intrinsics;

namespace HiepDong.Reading;

/// <summary>How strongly a cue speaks for a topic.</summary>
/// <param name="Reach">Where it counts: every report says "kế hoạch" somewhere.</param>
internal readonly record struct TopicWeight(int Topic, float Weight, Reach Reach);

/// <summary>A row of the lexicon: phrases that say the same.</summary>
internal sealed record Cue(string Name, IReadOnlyList<TopicWeight> Topics);

/// <summary>
/// What words say about figures, from meaning-cues.csv (what the talk is of) and meaning-nouns.csv (what is counted). Columns: name, topics as "drugs:10 smuggling:2" with !
/// for those that count only near, !! only in subject, labels and headings; phrases parted by "|". The cue "_" holds phrases that say nothing, to keep their words from saying something.
/// </summary>
internal sealed class MeaningLexicon
{
    private const int Longest = 600; // words of one text that are looked at: no sentence says more
    private static readonly Lazy<MeaningLexicon> Loaded = new(() => new(Lexicon.Rows("meaning-cues.csv"), Lexicon.Rows("meaning-nouns.csv")));

    private readonly Vocabulary vocabulary = new();
    private readonly MeaningPhrases cuePhrases, nounPhrases;
    private readonly Dictionary<string, int> cueNumbers = [], nounNumbers = [];

    public MeaningLexicon(IEnumerable<string[]> cues, IEnumerable<string[]> nouns)
    {
        cuePhrases = new(vocabulary);
        nounPhrases = new(vocabulary);
        Cues = Load(cues, cuePhrases, cueNumbers);
        Nouns = Load(nouns, nounPhrases, nounNumbers);
        if (Cues.Count > 256 || Nouns.Count > 64) throw new InvalidOperationException("More than 256 cues or 64 nouns.");
    }

    public static MeaningLexicon Shipped => Loaded.Value;

    public IReadOnlyList<Cue> Cues { get; }
    public IReadOnlyList<Cue> Nouns { get; }

    public MeaningPhrases NewPhrases() => new(vocabulary);

    public Vector256<ulong> CueMask(string name) => Bit(cueNumbers.TryGetValue(name, out var n) ? n : throw new InvalidOperationException($"No cue {name}."));

    public ulong NounMask(string name) => 1ul << (nounNumbers.TryGetValue(name, out var n) ? n : throw new InvalidOperationException($"No noun {name}."));

    public Vector256<ulong> CuesOf(ReadOnlySpan<char> text)
    {
        Span<int> words = stackalloc int[Longest];
        return CuesOf(words[..Words(text, words)]);
    }

    public int Words(ReadOnlySpan<char> text, Span<int> words) => MeaningPhrases.Read(vocabulary, text, words);

    /// <summary>One bit for each cue among these words; a word belongs to the longest phrase from the left.</summary>
    public Vector256<ulong> CuesOf(ReadOnlySpan<int> words)
    {
        var found = Vector256<ulong>.Zero;
        for (var at = 0; at < words.Length;)
        {
            var cues = cuePhrases.Longest(words[at..], out var length);
            foreach (var cue in cues) found |= Bit(cue);
            at += Math.Max(1, length);
        }
        return found;
    }

    /// <summary>The same, parted in those of phrases that lie in the first words and those of the others.</summary>
    /// <param name="first">How many words are the first.</param>
    /// <param name="byEnd">A phrase over the border belongs to the others; else to the first.</param>
    public void CuesOf(ReadOnlySpan<int> words, int first, bool byEnd, out Vector256<ulong> inFirst, out Vector256<ulong> inOthers)
    {
        inFirst = inOthers = Vector256<ulong>.Zero;
        for (var at = 0; at < words.Length;)
        {
            var cues = cuePhrases.Longest(words[at..], out var length);
            var isFirst = byEnd ? at + length <= first : at < first;
            foreach (var cue in cues)
                if (isFirst) inFirst |= Bit(cue); else inOthers |= Bit(cue);
            at += Math.Max(1, length);
        }
    }

    /// <summary>What is counted when these words begin with it, one bit each.</summary>
    public ulong NounAt(ReadOnlySpan<int> words, out int length)
    {
        var found = 0ul;
        foreach (var noun in nounPhrases.Longest(words, out length)) found |= 1ul << noun;
        return found;
    }

    private static Vector256<ulong> Bit(int number) => Vector256<ulong>.Zero.WithElement(number >> 6, 1ul << (number & 63));

    private static List<Cue> Load(IEnumerable<string[]> rows, MeaningPhrases phrases, Dictionary<string, int> numbers)
    {
        var cues = new List<Cue>();
        foreach (var row in rows)
        {
            if (row is not [var name, var topics, var words]) throw new InvalidOperationException($"Three columns are wanted: {row[0]}");
            numbers.Add(name, cues.Count);
            foreach (var phrase in words.Split('|')) phrases.Add(phrase, cues.Count);
            cues.Add(new(name, [.. topics.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Weight)]));
        }
        return cues;
    }

    private static TopicWeight Weight(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return new(Topics.Number(text[..colon]), float.Parse(text[(colon + 1)..].TrimEnd('!'), CultureInfo.InvariantCulture), text.EndsWith("!!", StringComparison.Ordinal) ? Reach.Subject : text.EndsWith('!') ? Reach.Near : Reach.Any);
    }
}
