using System.Text;
using HiepDong.Text;

namespace HiepDong.Search;

/// <summary>Words as search compares them: folded (no accents, đ as d, lower case), letters and digits only.</summary>
public static class SearchTokens
{
    /// <summary>Longer runs are cut: no word of any language is as long, and the databases limit it.</summary>
    public const int Longest = 60;

    /// <summary>In the order of the text, repetitions kept: "12/KH-CA, Nghệ An" gives 12, kh, ca, nghe, an.</summary>
    public static List<string> Of(string? text)
    {
        var found = new List<string>();
        var word = new StringBuilder();
        foreach (var c in Vietnamese.Fold(text))
        {
            if (char.IsLetterOrDigit(c)) { if (word.Length < Longest) word.Append(c); }
            else End();
        }
        End();
        return found;

        void End()
        {
            if (word.Length == 0) return;
            found.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>The words with one space between them, as titles are stored.</summary>
    public static string Line(string? text) => string.Join(' ', Of(text));
}

/// <summary>What somebody looks for: every word must be found, the last one as the beginning of a word, since it may still be being typed.</summary>
/// <param name="Text">As typed, cleaned and cut to <see cref="LongestText"/>.</param>
/// <param name="Words">At most <see cref="MostWords"/>, folded.</param>
/// <param name="IsCut">Something of what was typed is not looked for.</param>
public sealed record Asked(string Text, IReadOnlyList<string> Words, bool IsCut)
{
    public const int LongestText = 200, MostWords = 8;

    public static Asked Of(string? typed)
    {
        var cut = typed is { Length: > LongestText * 4 } ? typed[..(LongestText * 4)] : typed;
        var clean = Vietnamese.Clean(cut);
        var text = clean.Length > LongestText ? clean[..(char.IsHighSurrogate(clean[LongestText - 1]) ? LongestText - 1 : LongestText)] : clean;
        var words = SearchTokens.Of(text);
        return new(text, [.. words.Take(MostWords)], words.Count > MostWords || text.Length < clean.Length || cut?.Length < typed?.Length);
    }

    public bool IsEmpty => Words.Count == 0;

    /// <summary>Whether the last word is the beginning of one. A number is meant whole: month 1 is not month 11. A single letter alone begins half the dictionary.</summary>
    public bool LastBegins => Words.Count > 0 && (Words.Count > 1 || Words[0].Length > 1) && !Words[^1].All(char.IsAsciiDigit);

    /// <summary>What an index is asked for: a single letter after other words is still to become one, and leaves them to find.</summary>
    public (IReadOnlyList<string> Words, bool LastBegins) Sought => LastBegins && Words.Count > 1 && Words[^1].Length == 1 ? ([.. Words.SkipLast(1)], false) : (Words, LastBegins);

    /// <summary>Whether every word stands in a line of words (<see cref="SearchTokens.Line"/>).</summary>
    public bool In(string line)
    {
        for (var i = 0; i < Words.Count; i++)
            if (!Stands(line, Words[i], whole: !LastBegins || i < Words.Count - 1)) return false;
        return Words.Count > 0;
    }

    /// <summary>Whether a folded word is one of those looked for.</summary>
    public bool Has(string word)
    {
        for (var i = 0; i < Words.Count; i++)
            if (word == Words[i] || i == Words.Count - 1 && LastBegins && word.StartsWith(Words[i], StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>How near a thing is: 0 it is named or coded exactly so, 1 its name or code begins so, 2 all words stand in its name and code, 3 elsewhere.</summary>
    public int Distance(string code, string title)
    {
        var all = string.Join(' ', Words);
        if (code == all || title == all) return 0;
        if (title.StartsWith(all, StringComparison.Ordinal) || code.Length > 0 && code.StartsWith(all, StringComparison.Ordinal)) return 1;
        return In(code + " " + title) ? 2 : 3;
    }

    private static bool Stands(string line, string word, bool whole)
    {
        for (var at = line.IndexOf(word, StringComparison.Ordinal); at >= 0; at = line.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if ((at == 0 || line[at - 1] == ' ') && (!whole || end == line.Length || line[end] == ' ')) return true;
        }
        return false;
    }
}
