using System.Globalization;
using System.Text;

namespace HiepDong.Text;

/// <summary>Folding, sorting and writing of Vietnamese text; SQLite knows none of it.</summary>
public static class Vietnamese
{
    /// <summary>The alphabet with its place: a ă â b c d đ e ê … y. Letters outside it (f j w z) sort where English puts them.</summary>
    private const string Alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

    /// <summary>Combining marks joined to their letters (NFC for Vietnamese); nothing else changes.</summary>
    public static string Compose(string text) => Letters.Compose(text);

    /// <summary>NFC, trimmed, runs of white space made one space. Apply to every text that enters.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        var made = new StringBuilder(text.Length);
        var gap = false;
        foreach (var c in Letters.Compose(text))
        {
            if (char.IsWhiteSpace(c) || c is '\u200b' or '\ufeff') { gap = made.Length > 0; continue; }
            if (char.IsControl(c)) continue;
            if (gap) { made.Append(' '); gap = false; }
            made.Append(c);
        }
        return made.ToString();
    }

    /// <summary>Lower case without marks, đ as d: "Nghệ An" becomes "nghe an". For searching.</summary>
    public static string Fold(string? text)
    {
        var clean = Clean(text).ToLowerInvariant();
        var made = new StringBuilder(clean.Length);
        foreach (var c in clean)
            if (!Letters.IsMark(c)) made.Append(Letters.Plain(c));
        return made.ToString();
    }

    /// <summary>A key whose ordinal order is Vietnamese dictionary order: letters first, then tones word by word; digits by value.</summary>
    public static string SortKey(string? text)
    {
        var letters = new StringBuilder();
        var tones = new StringBuilder();
        var source = Clean(text).ToLowerInvariant();
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            if (char.IsAsciiDigit(c))
            {
                var end = i;
                while (end < source.Length && char.IsAsciiDigit(source[end])) end++;
                var digits = source[i..end].TrimStart('0');
                letters.Append('!').Append((char)('0' + Math.Min(digits.Length, 70))).Append(digits);
                i = end - 1;
                continue;
            }
            if (c == ' ') { letters.Append(' '); tones.Append(' '); continue; }
            if (Letters.IsMark(c)) continue;
            var (letter, tone) = Letters.Split(c);
            var place = Alphabet.IndexOf(letter);
            letters.Append(place >= 0 ? (char)('A' + place) : '#');
            tones.Append((char)('0' + tone));
        }
        return letters + "\u0001" + tones;
    }

    /// <summary>Writes a number the Vietnamese way: 1.203 and 61,475. No trailing zeros.</summary>
    public static string Number(decimal value)
    {
        var plain = Math.Abs(value).ToString("0.##########", CultureInfo.InvariantCulture);
        var point = plain.IndexOf('.');
        var whole = point < 0 ? plain : plain[..point];
        var made = new StringBuilder(whole.Length + 8);
        if (value < 0) made.Append('−');
        for (var i = 0; i < whole.Length; i++)
        {
            if (i > 0 && (whole.Length - i) % 3 == 0) made.Append('.');
            made.Append(whole[i]);
        }
        if (point >= 0) made.Append(',').Append(plain.AsSpan(point + 1));
        return made.ToString();
    }

    /// <summary>dd/MM/yyyy.</summary>
    public static string Date(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
