namespace HiepDong.Reading;

/// <summary>
/// Numbers the words that some lexicon knows, in one spelling: lower case, the tone of oa, oe, uy on its first vowel ("hoà" is "hòa"), i for y alone
/// after h, k, l, m, s, t ("chiến sỹ" is "chiến sĩ"). A word no lexicon knows is 0. Filled by the lexicons before the first reading.
/// </summary>
internal sealed class Vocabulary
{
    private const int LongestWord = 24;
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public Vocabulary() => lookup = ids.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => ids.Count + 1;

    /// <summary>The word's number; a new one if it has none yet.</summary>
    public int Add(string word)
    {
        var spelled = Spelling(word);
        if (ids.TryGetValue(spelled, out var id)) return id;
        return ids[spelled] = ids.Count + 1;
    }

    /// <summary>The word's number, or 0.</summary>
    public int Of(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord) return 0;
        Span<char> spelled = stackalloc char[LongestWord];
        return lookup.TryGetValue(Spell(word, spelled), out var id) ? id : 0;
    }

    /// <summary>The one spelling under which a word is known.</summary>
    public static string Spelling(string word)
    {
        if (word.Length > LongestWord) return word.ToLowerInvariant();
        Span<char> spelled = stackalloc char[LongestWord];
        return Spell(word, spelled).ToString();
    }

    private static ReadOnlySpan<char> Spell(ReadOnlySpan<char> word, Span<char> to)
    {
        for (var i = 0; i < word.Length; i++) to[i] = char.ToLowerInvariant(word[i]);
        var spelled = to[..word.Length];
        if (word.Length < 2) return spelled;
        var (first, last) = (spelled[^2], spelled[^1]);
        if (first == 'o' && last is 'à' or 'ả' or 'ã' or 'á' or 'ạ') (spelled[^2], spelled[^1]) = (Toned(last, "àảãáạ", "òỏõóọ"), 'a');
        else if (first == 'o' && last is 'è' or 'ẻ' or 'ẽ' or 'é' or 'ẹ') (spelled[^2], spelled[^1]) = (Toned(last, "èẻẽéẹ", "òỏõóọ"), 'e');
        else if (first == 'u' && last is 'ỳ' or 'ỷ' or 'ỹ' or 'ý' or 'ỵ' && (spelled.Length < 3 || spelled[^3] != 'q'))
            (spelled[^2], spelled[^1]) = (Toned(last, "ỳỷỹýỵ", "ùủũúụ"), 'y');
        else if (spelled.Length == 2 && first is 'h' or 'k' or 'l' or 'm' or 's' or 't' && "yỳỷỹýỵ".IndexOf(last, StringComparison.Ordinal) is >= 0 and var tone)
            spelled[^1] = "iìỉĩíị"[tone];
        return spelled;
    }

    private static char Toned(char c, string from, string to) => to[from.IndexOf(c, StringComparison.Ordinal)];
}
