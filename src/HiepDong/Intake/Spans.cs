using HiepDong.Reading;

namespace HiepDong.Intake;

/// <summary>Places in a text. The reader counts UTF-16 units; what is kept with a figure counts Unicode code points (<see cref="CodePoints"/>).</summary>
internal static class Spans
{
    /// <summary>The UTF-16 index of a place counted in code points; the text's length when it lies beyond.</summary>
    public static int FromCodePoints(string text, int position)
    {
        var i = 0;
        for (; position > 0 && i < text.Length; position--) i += i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) ? 2 : 1;
        return i;
    }

    /// <summary>The sentence or cell a figure stands in, as written.</summary>
    public static string Sentence(string text, FigureReading figure)
    {
        var (from, to) = (Math.Clamp(figure.SentenceStart, 0, text.Length), Math.Clamp(figure.SentenceEnd, 0, text.Length));
        return from < to ? text[from..to].Trim() : figure.Text;
    }

    /// <summary>Characters that one of the databases can't keep, replaced one for one, so that every place stays.</summary>
    public static string Storable(string text)
    {
        if (!text.AsSpan().Contains('\0') && !HasLoneSurrogate(text)) return text;
        var made = text.ToCharArray();
        for (var i = 0; i < made.Length; i++)
        {
            if (made[i] == '\0') made[i] = ' ';
            else if (i + 1 < made.Length && char.IsSurrogatePair(made[i], made[i + 1])) i++;
            else if (char.IsSurrogate(made[i])) made[i] = '\uFFFD';
        }
        return new(made);
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) i++;
            else if (char.IsSurrogate(text[i])) return true;
        return false;
    }
}
