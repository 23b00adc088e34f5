namespace HiepDong.Reading;

/// <summary>Phrases of words with what each means; finds the longest one that begins at a token.</summary>
internal sealed class PhraseTable<T>(Vocabulary words) where T : class
{
    private readonly Dictionary<long, int> next = [];
    private readonly List<T?> meanings = [null];

    /// <summary>Adds a phrase, unless it is there already: the first meaning stays.</summary>
    public void Add(string phrase, T meaning)
    {
        var node = 0;
        foreach (var word in Pieces(phrase))
        {
            var key = Key(node, words.Add(word));
            if (!next.TryGetValue(key, out var to))
            {
                next[key] = to = meanings.Count;
                meanings.Add(null);
            }
            node = to;
        }
        meanings[node] ??= meaning;
    }

    /// <summary>Cut as <see cref="ReadingText"/> cuts a text.</summary>
    internal static IEnumerable<string> Pieces(string phrase)
    {
        for (var at = 0; at < phrase.Length;)
        {
            var from = at++;
            if (phrase[from] == ' ') continue;
            if (char.IsLetter(phrase[from])) while (at < phrase.Length && char.IsLetter(phrase[at])) at++;
            else if (char.IsAsciiDigit(phrase[from])) while (at < phrase.Length && char.IsAsciiDigit(phrase[at])) at++;
            yield return phrase[from..at];
        }
    }

    /// <summary>The longest phrase that begins at a token and ends before another.</summary>
    /// <returns>How many tokens it takes; 0 when none begins here.</returns>
    public int Longest(IReadOnlyList<Token> tokens, int at, int before, out T meaning)
    {
        meaning = null!;
        var (node, length) = (0, 0);
        for (var i = at; i < before && tokens[i].Word > 0 && next.TryGetValue(Key(node, tokens[i].Word), out node); i++)
            if (meanings[node] is { } found) (meaning, length) = (found, i - at + 1);
        return length;
    }

    /// <summary>The meaning of just these tokens, or null.</summary>
    public T? Exactly(IReadOnlyList<Token> tokens, int at, int end)
    {
        var node = 0;
        for (var i = at; i < end; i++)
            if (tokens[i].Word == 0 || !next.TryGetValue(Key(node, tokens[i].Word), out node)) return null;
        return meanings[node];
    }

    /// <summary>The longest phrase, of at most five tokens, that ends before a token and begins at or after another.</summary>
    public int LongestBefore(IReadOnlyList<Token> tokens, int end, int notBefore, out T meaning)
    {
        for (var at = Math.Max(notBefore, end - 5); at < end; at++)
            if (Exactly(tokens, at, end) is { } found) { meaning = found; return end - at; }
        meaning = null!;
        return 0;
    }

    private static long Key(int node, int word) => (long)node << 32 | (uint)word;
}
