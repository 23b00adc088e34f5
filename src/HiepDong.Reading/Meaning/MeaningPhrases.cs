namespace HiepDong.Reading;

/// <summary>Phrases of whole words, each with the numbers of what it stands for; found longest first. Punctuation only parts words.</summary>
internal sealed class MeaningPhrases(Vocabulary vocabulary)
{
    private readonly Dictionary<long, int> steps = [];
    private readonly List<int[]> values = [[]];

    public void Add(string phrase, int value)
    {
        var node = 0;
        for (var at = 0; Next(phrase, ref at) is { Length: > 0 } word;)
        {
            var step = Step(node, vocabulary.Add(word.ToString()));
            if (!steps.TryGetValue(step, out var next))
            {
                steps[step] = next = values.Count;
                values.Add([]);
            }
            node = next;
        }
        if (node != 0 && !values[node].Contains(value)) values[node] = [.. values[node], value];
    }

    /// <summary>The longest phrase that begins with the first of these words.</summary>
    /// <param name="length">In words; 0 when there is none.</param>
    public ReadOnlySpan<int> Longest(ReadOnlySpan<int> words, out int length)
    {
        length = 0;
        var (node, best) = (0, 0);
        for (var i = 0; i < words.Length && words[i] > 0 && steps.TryGetValue(Step(node, words[i]), out node); i++)
            if (values[node].Length > 0) (best, length) = (node, i + 1);
        return values[best];
    }

    /// <summary>The vocabulary's numbers of a text's words, as many as fit.</summary>
    public static int Read(Vocabulary vocabulary, ReadOnlySpan<char> text, Span<int> numbers)
    {
        var count = 0;
        for (var at = 0; count < numbers.Length && Next(text, ref at) is { Length: > 0 } word;) numbers[count++] = vocabulary.Of(word);
        return count;
    }

    /// <summary>The next run of letters and digits, or percent sign; empty at the end.</summary>
    private static ReadOnlySpan<char> Next(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && text[at] != '%' && !char.IsLetterOrDigit(text[at])) at++;
        var from = at;
        if (at < text.Length && text[at] == '%') return text[from..++at];
        while (at < text.Length && char.IsLetterOrDigit(text[at])) at++;
        return text[from..at];
    }

    private static long Step(int node, int word) => (long)node << 32 | (uint)word;
}
