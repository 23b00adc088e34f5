using System.Collections.Frozen;

namespace HiepDong.Reading;

/// <summary>A set of lower-case words or phrases that spans of a text are looked up in, whatever their case.</summary>
internal sealed class WordSet
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup;

    /// <param name="words">Parted by "|".</param>
    public WordSet(string words) =>
        lookup = words.Split('|').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public bool Contains(ReadOnlySpan<char> word) => word.Length > 0 && lookup.Contains(word);
}

/// <summary>A word beside a place in the text; empty when there is none on the same line.</summary>
internal readonly ref struct NearWord(ReadOnlySpan<char> text, int start, int end)
{
    public readonly int Start = start;
    public readonly int End = end;
    public readonly ReadOnlySpan<char> Text = start < 0 ? [] : text[start..end];

    public bool Is(string word) => Text.Equals(word, StringComparison.OrdinalIgnoreCase);
    public bool IsEmpty => Text.IsEmpty;
}

/// <summary>Looks a few characters to the left or right of a place; every look is bounded, so that a whole scan stays linear.</summary>
internal static class WordScan
{
    private const int LongestWord = 24, MostBlanks = 4;

    public static bool IsWordChar(char c) => char.IsAsciiLetterOrDigit(c) || (c >= '\u00aa' && (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || IsMark(c)));

    private static bool IsMark(char c) => c is >= '\u0300' and <= '\u036f';

    public static bool IsDash(char c) => c is '-' or '–' or '—' or '\u2010' or '\u2011' or '\u2212';

    public static bool IsBlank(char c) => c is ' ' or '\t' or '\u00a0' or '\u202f' or '\u2009';

    public static char At(ReadOnlySpan<char> text, int i) => (uint)i < (uint)text.Length ? text[i] : '\0';

    /// <summary>First place from <paramref name="at"/> on that is no blank; a line end is none.</summary>
    public static int SkipBlanks(ReadOnlySpan<char> text, int at)
    {
        for (var n = 0; n < MostBlanks && at < text.Length && IsBlank(text[at]); n++) at++;
        return at;
    }

    /// <summary>Place after the last character before <paramref name="at"/> that is no blank.</summary>
    public static int SkipBlanksBack(ReadOnlySpan<char> text, int at)
    {
        for (var n = 0; n < MostBlanks && at > 0 && IsBlank(text[at - 1]); n++) at--;
        return at;
    }

    /// <summary>The word that ends right before a place, blanks between.</summary>
    public static NearWord Before(ReadOnlySpan<char> text, int at)
    {
        var end = SkipBlanksBack(text, at);
        var start = end;
        while (start > 0 && end - start <= LongestWord && IsWordChar(text[start - 1])) start--;
        return start == end || end - start > LongestWord ? new(text, -1, -1) : new(text, start, end);
    }

    /// <summary>The word that begins right after a place, blanks between.</summary>
    public static NearWord After(ReadOnlySpan<char> text, int at)
    {
        var start = SkipBlanks(text, at);
        var end = start;
        while (end < text.Length && end - start <= LongestWord && IsWordChar(text[end])) end++;
        return end == start || end - start > LongestWord ? new(text, -1, -1) : new(text, start, end);
    }

    /// <summary>Reads the phrase of words parted by blanks that begins after a place; where it ends, or -1.</summary>
    public static int Phrase(ReadOnlySpan<char> text, int at, string phrase)
    {
        at = SkipBlanks(text, at);
        foreach (var part in phrase.AsSpan().Split(' '))
        {
            var word = After(text, at);
            if (!word.Text.Equals(phrase.AsSpan()[part], StringComparison.OrdinalIgnoreCase)) return -1;
            at = word.End;
        }
        return at;
    }

    /// <summary>Reads up to <paramref name="most"/> digits at a place; 0 digits, or more of them, give length 0.</summary>
    public static int Digits(ReadOnlySpan<char> text, int at, int most, out int value)
    {
        value = 0;
        var n = 0;
        while (at + n < text.Length && char.IsAsciiDigit(text[at + n]))
        {
            if (n == most) { value = 0; return 0; }
            value = value * 10 + (text[at + n++] - '0');
        }
        return n;
    }

    /// <summary>A year from 1900 to 2099 in four digits with nothing glued on; its end or -1.</summary>
    public static int Year(ReadOnlySpan<char> text, int at, out int year)
    {
        if (Digits(text, at, 4, out year) == 4 && year is >= 1900 and < 2100 && !GluedOn(text, at + 4)) return at + 4;
        year = 0;
        return -1;
    }

    /// <summary>What follows makes the number before it another one ("2.5", "12/3", "5%") or a part of a word.</summary>
    public static bool GluedOn(ReadOnlySpan<char> text, int end)
    {
        var next = At(text, end);
        if (IsWordChar(next) || next == '%') return true;
        return next is '/' or '.' or ',' && char.IsAsciiDigit(At(text, end + 1));
    }

    /// <summary>One to twelve in words ("sáu", "mười hai") that ends at a place; its value and start, or 0.</summary>
    public static int NumberWordBefore(ReadOnlySpan<char> text, int at, out int start)
    {
        var word = Before(text, at);
        start = word.Start;
        var value = NumberWord(word.Text);
        if (value is 0 or 10 || Before(text, word.Start) is not { IsEmpty: false } ten || !ten.Is("mười")) return value;
        start = ten.Start;
        return 10 + value;
    }

    public static int NumberWord(ReadOnlySpan<char> word)
    {
        if (word.Length is < 2 or > 4) return 0;
        for (var i = 0; i < NumberNames.Length; i++)
            if (word.Equals(NumberNames[i], StringComparison.OrdinalIgnoreCase)) return i + 1;
        return 0;
    }

    private static readonly string[] NumberNames = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];
}
