namespace HiepDong.Reading;

/// <summary>Phrases of words with what each means; finds the longest one that begins at a token.</summary>
internal sealed class PhraseTable<T>(Vocabulary words) where T : class
{
    private readonly StepTable steps = new();
    private int[] starts = [];   // by first word, because most words begin no phrase
    private readonly List<T?> meanings = [null];

    /// <summary>Adds a phrase, unless it is there already: the first meaning stays.</summary>
    public void Add(string phrase, T meaning)
    {
        var node = 0;
        foreach (var word in Pieces(phrase))
        {
            var number = words.Add(word);
            if (!Step(node, number, out var to))
            {
                to = meanings.Count;
                meanings.Add(null);
                if (node != 0) steps.Add(node, number, to);
                else
                {
                    if (number >= starts.Length) Array.Resize(ref starts, number + 256);
                    starts[number] = to;
                }
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
    public int Longest(List<Token> tokens, int at, int before, out T meaning)
    {
        meaning = null!;
        var (node, length) = (0, 0);
        for (var i = at; i < before && Step(node, tokens[i].Word, out node); i++)
            if (meanings[node] is { } found) (meaning, length) = (found, i - at + 1);
        return length;
    }

    /// <summary>The meaning of just these tokens, or null.</summary>
    public T? Exactly(List<Token> tokens, int at, int end)
    {
        var node = 0;
        for (var i = at; i < end; i++)
            if (!Step(node, tokens[i].Word, out node)) return null;
        return meanings[node];
    }

    /// <summary>The longest phrase, of at most five tokens, that ends before a token and begins at or after another.</summary>
    public int LongestBefore(List<Token> tokens, int end, int notBefore, out T meaning)
    {
        for (var at = Math.Max(notBefore, end - 5); at < end; at++)
            if (Exactly(tokens, at, end) is { } found) { meaning = found; return end - at; }
        meaning = null!;
        return 0;
    }

    private bool Step(int node, int word, out int to)
    {
        to = word == 0 ? 0 : node != 0 ? steps.Next(node, word) : (uint)word < (uint)starts.Length ? starts[word] : 0;
        return to != 0;
    }
}
