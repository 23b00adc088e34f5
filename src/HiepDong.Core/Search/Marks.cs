using HiepDong.Text;

namespace HiepDong.Search;

/// <summary>A piece of a text, and whether it is what was looked for.</summary>
public readonly record struct MarkedText(string Text, bool Found);

/// <summary>Shows in an unfolded text which of its words were looked for.</summary>
public static class Marks
{
    private const int Around = 70;

    /// <summary>The whole text in pieces; found words are marked whole.</summary>
    public static List<MarkedText> Of(string text, Asked asked)
    {
        text = Vietnamese.Compose(text);
        var pieces = new List<MarkedText>();
        var plain = 0;
        for (var i = 0; i < text.Length;)
        {
            if (!IsPart(text[i])) { i++; continue; }
            var end = i;
            while (end < text.Length && IsPart(text[end])) end++;
            if (asked.Has(Vietnamese.Fold(text[i..end])))
            {
                if (i > plain) pieces.Add(new(text[plain..i], false));
                pieces.Add(new(text[i..end], true));
                plain = end;
            }
            i = end;
        }
        if (plain < text.Length) pieces.Add(new(text[plain..], false));
        return pieces;
    }

    /// <summary>The words around the first one found, cut at spaces; null when none is.</summary>
    public static List<MarkedText>? Excerpt(string text, Asked asked)
    {
        text = Vietnamese.Clean(text);
        var at = 0;
        foreach (var piece in Of(text, asked))
        {
            if (piece.Found)
            {
                var from = Math.Max(0, at - Around);
                if (from > 0) from = text.IndexOf(' ', from, at - from) is var gap and >= 0 ? gap + 1 : at;
                var to = Math.Min(text.Length, at + piece.Text.Length + Around * 2);
                if (to < text.Length) to = text.LastIndexOf(' ', to, to - at) is var last && last > at + piece.Text.Length ? last : to;
                return Of((from > 0 ? "… " : "") + text[from..to] + (to < text.Length ? " …" : ""), asked);
            }
            at += piece.Text.Length;
        }
        return null;
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || Letters.IsMark(c);
}
