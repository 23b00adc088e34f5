using System.Text;

namespace HiepDong.Text;

/// <summary>
/// Vietnamese letters taken apart and put together. The executables run without culture data, where <see cref="string.Normalize()"/> changes
/// nothing, so the alphabet stands here itself.
/// </summary>
internal static class Letters
{
    private const string Marks = "\u0300\u0309\u0303\u0301\u0323"; // huyền hỏi ngã sắc nặng

    private static readonly string[] Vowels =
    [
        "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị",
        "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ"
    ];

    private static readonly Dictionary<char, (string Row, int Tone)> Known = Table();

    /// <summary>The lower- or upper-case letter without its tone (ệ gives ê), and the tone: 0 none, then huyền, hỏi, ngã, sắc, nặng.</summary>
    public static (char Letter, int Tone) Split(char c) => Known.TryGetValue(c, out var k) ? (k.Row[0], k.Tone) : (c, 0);

    /// <summary>The letter without tone and shape; đ gives d.</summary>
    public static char Plain(char c) => Split(c).Letter switch
    {
        'ă' or 'â' => 'a', 'ê' => 'e', 'ô' or 'ơ' => 'o', 'ư' => 'u', 'đ' => 'd',
        'Ă' or 'Â' => 'A', 'Ê' => 'E', 'Ô' or 'Ơ' => 'O', 'Ư' => 'U', 'Đ' => 'D',
        var other => other
    };

    public static bool IsMark(char c) => c is >= '\u0300' and <= '\u036f';

    /// <summary>Combining marks joined to the letter before them, in whatever order they were typed; marks that fit no letter stay.</summary>
    public static string Compose(string text)
    {
        var first = 0;
        while (first < text.Length && !IsMark(text[first])) first++;
        if (first == text.Length) return text;
        var made = new StringBuilder(text.Length).Append(text, 0, first);
        foreach (var c in text.AsSpan(first))
            if (IsMark(c) && made.Length > 0 && Join(made[^1], c) is { } joined) made[^1] = joined;
            else made.Append(c);
        return made.ToString();
    }

    /// <summary>The letter with one more mark, or null when they make none.</summary>
    public static char? Join(char letter, char mark)
    {
        if (!Known.TryGetValue(letter, out var known)) return null;
        mark = mark switch { '\u0340' => '\u0300', '\u0341' => '\u0301', _ => mark };
        var tone = Marks.IndexOf(mark);
        if (tone >= 0) return known.Tone == 0 ? known.Row[tone + 1] : null;
        var shaped = (known.Row[0], mark) switch
        {
            ('a', '\u0306') => 'ă', ('a', '\u0302') => 'â', ('e', '\u0302') => 'ê', ('o', '\u0302') => 'ô', ('o', '\u031b') => 'ơ', ('u', '\u031b') => 'ư',
            ('A', '\u0306') => 'Ă', ('A', '\u0302') => 'Â', ('E', '\u0302') => 'Ê', ('O', '\u0302') => 'Ô', ('O', '\u031b') => 'Ơ', ('U', '\u031b') => 'Ư',
            _ => '\0'
        };
        return shaped == '\0' ? null : Known[shaped].Row[known.Tone];
    }

    private static Dictionary<char, (string, int)> Table()
    {
        var table = new Dictionary<char, (string, int)>();
        foreach (var vowel in Vowels)
            foreach (var row in new[] { vowel, vowel.ToUpperInvariant() })
                for (var tone = 0; tone < row.Length; tone++) table[row[tone]] = (row, tone);
        return table;
    }
}
