namespace HiepDong.Reading;

/// <summary>
/// Words of the lexicons as numbers, so that phrases are compared without making strings. A word counts as the same with its tone on either vowel
/// ("hóa", "hoá") and with i or y ("sĩ", "sỹ").
/// </summary>
internal sealed class MeaningWords
{
    public const int Unknown = -1;

    private static readonly string[][] ToneOnEither = [.. "óa oá|òa oà|ỏa oả|õa oã|ọa oạ|óe oé|òe oè|ỏe oẻ|õe oẽ|ọe oẹ|úy uý|ùy uỳ|ủy uỷ|ũy uỹ|ụy uỵ".Split('|').Select(p => p.Split(' '))];
    private static readonly string[][] IorY = [.. "i y|í ý|ì ỳ|ỉ ỷ|ĩ ỹ|ị ỵ".Split('|').Select(p => p.Split(' '))];
    private const string ConsonantsBeforeIorY = "hklmstv";

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>The number of a word of a lexicon, a new one if need be.</summary>
    public int Add(string word)
    {
        if (_numbers.TryGetValue(word, out var known)) return known;
        foreach (var spelling in Spellings(word)) _numbers.TryAdd(spelling, _count);
        return _count++;
    }

    /// <summary>Numbers of the words of a text, as many as fit; words of no lexicon are <see cref="Unknown"/>. Punctuation only parts words.</summary>
    public int Read(ReadOnlySpan<char> text, Span<int> numbers)
    {
        var lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        var count = 0;
        for (var at = 0; at < text.Length && count < numbers.Length;)
        {
            if (!IsWordCharacter(text[at])) { at++; continue; }
            var end = at + 1;
            if (text[at] != '%') while (end < text.Length && text[end] != '%' && IsWordCharacter(text[end])) end++;
            numbers[count++] = lookup.TryGetValue(text[at..end], out var number) ? number : Unknown;
            at = end;
        }
        return count;
    }

    private static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c) || c == '%';

    private static IEnumerable<string> Spellings(string word)
    {
        yield return word;
        foreach (var pair in ToneOnEither)
            for (var i = 0; i < 2; i++)
                if (word.EndsWith(pair[i], StringComparison.Ordinal) && !word.StartsWith('q')) yield return word[..^2] + pair[1 - i];
        if (word.Length != 2 || !ConsonantsBeforeIorY.Contains(word[0])) yield break;
        foreach (var pair in IorY)
            for (var i = 0; i < 2; i++)
                if (word.EndsWith(pair[i], StringComparison.Ordinal)) yield return word[..1] + pair[1 - i];
    }
}

/// <summary>Phrases of whole words, each with what it stands for; found longest first.</summary>
internal sealed class MeaningPhrases(MeaningWords words)
{
    private readonly Dictionary<long, int> _steps = [];
    private readonly List<int[]> _values = [[]];

    public void Add(string phrase, int value)
    {
        Span<int> numbers = stackalloc int[64];
        foreach (var word in phrase.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries)) words.Add(word);
        var count = words.Read(phrase, numbers);
        var node = 0;
        foreach (var number in numbers[..count])
        {
            if (!_steps.TryGetValue(Step(node, number), out var next))
            {
                next = _values.Count;
                _values.Add([]);
                _steps[Step(node, number)] = next;
            }
            node = next;
        }
        if (node != 0 && !_values[node].Contains(value)) _values[node] = [.. _values[node], value];
    }

    /// <summary>The longest phrase that begins with the first of these words.</summary>
    /// <param name="length">In words; 0 when there is none.</param>
    public ReadOnlySpan<int> Longest(ReadOnlySpan<int> text, out int length)
    {
        length = 0;
        var (node, best) = (0, 0);
        for (var i = 0; i < text.Length && text[i] >= 0 && _steps.TryGetValue(Step(node, text[i]), out node); i++)
            if (_values[node].Length > 0) (best, length) = (node, i + 1);
        return _values[best];
    }

    private static long Step(int node, int word) => (long)node << 32 | (uint)word;
}
