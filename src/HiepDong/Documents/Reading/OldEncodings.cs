using System.Text;
using HiepDong.Reading;

namespace HiepDong.Documents;

/// <summary>A one-byte way of writing Vietnamese from before Unicode, which a font such as .VnTime or VNI-Times shows as Vietnamese letters.</summary>
internal sealed record OldEncoding(string Name, Func<string, string> Convert);

/// <summary>TCVN3 (ABC, TCVN 5712:1993) and VNI-Windows: told by statistics of syllables, converted by tables. Bytes stand as the Latin-1 characters of the same number.</summary>
internal static class OldEncodings
{
    public static readonly OldEncoding Tcvn3 = new("TCVN3 (ABC)", FromTcvn3);
    public static readonly OldEncoding Vni = new("VNI-Windows", FromVni);

    public static readonly ReadingWarning Note = new("converted_fonts", "Tệp dùng phông chữ cũ (TCVN3 hoặc VNI), đã được chuyển sang Unicode.", "The file uses old fonts (TCVN3 or VNI); their text was converted to Unicode.");

    /// <summary>Share of the words with other than plain letters that must be Vietnamese syllables.</summary>
    private const double Wanted = 0.6;
    /// <summary>Words looked at; enough to decide, and independent of the file's size.</summary>
    private const int Sample = 4000;

    private const string Tcvn3Codes = "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§";
    private const string Tcvn3Letters = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ";

    // A letter and the marks after it; capitals have the capital mark, and are handled by case.
    private static readonly Dictionary<(char Letter, char Mark), char> VniPairs = Pairs(
        ("a", "ùøûõï", "áàảãạ"), ("a", "êéèúüë", "ăắằẳẵặ"), ("a", "âáàåãä", "âấầẩẫậ"), ("e", "ùøûõï", "éèẻẽẹ"), ("e", "âáàåãä", "êếềểễệ"),
        ("o", "ùøûõï", "óòỏõọ"), ("o", "âáàåãä", "ôốồổỗộ"), ("ô", "ùøûõï", "ớờởỡợ"), ("u", "ùøûõï", "úùủũụ"), ("ö", "ùøûõï", "ứừửữự"), ("y", "ùøûõï", "ýỳỷỹỵ"));
    private const string VniSingles = "ôöñîæóòíìÔÖÑÎÆÓÒÍÌ";
    private const string VniLetters = "ơưđỵỉĩịíìƠƯĐỴỈĨỊÍÌ";

    /// <summary>The text of bytes that are no Unicode: the one of windows-1258, TCVN3 and VNI that makes the most Vietnamese of them; null when none does.</summary>
    public static PlainText? Decode(byte[] bytes)
    {
        var latin = Encoding.Latin1.GetString(bytes);
        if (latin.AsSpan().ContainsAnyInRange('\0', '\u0008')) return null;
        var windows = PlainText.Windows1258(bytes);
        var (of1258, words) = Score(windows);
        if (words == 0) return new(windows, "windows-1258", false);
        var tcvn3 = Score(latin, Tcvn3).Share;
        var vni = Score(latin, Vni).Share;
        var best = Math.Max(of1258, Math.Max(tcvn3, vni));
        if (best < Wanted) return null;
        return best == of1258 ? new(windows, "windows-1258", false) : Use(tcvn3 >= vni ? Tcvn3 : Vni, latin);
    }

    private static PlainText Use(OldEncoding old, string latin) => new(old.Convert(latin), old.Name, false);

    /// <summary>The old encoding whose characters stand in a Unicode text, or null: there they make Vietnamese, and as they stand they do not.</summary>
    public static OldEncoding? Detect(string text)
    {
        var (asIs, words) = Score(text);
        if (words < 3 || asIs >= Wanted) return null;
        var tcvn3 = Score(text, Tcvn3).Share;
        var vni = Score(text, Vni).Share;
        var best = Math.Max(tcvn3, vni);
        return best < Wanted || best < asIs + 0.3 ? null : tcvn3 >= vni ? Tcvn3 : Vni;
    }

    /// <summary>By the name of a font: .VnTime and its like, VNI-Times and its like; null for others.</summary>
    public static OldEncoding? OfFont(string? font)
    {
        if (font is null) return null;
        if (font.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase))
            // Fonts whose name ends in H show small letters as capitals.
            return font.EndsWith('H') ? Tcvn3Capitals : Tcvn3;
        return font.StartsWith("VNI-", StringComparison.OrdinalIgnoreCase) ? Vni : null;
    }

    private static readonly OldEncoding Tcvn3Capitals = new(Tcvn3.Name, text => Letters(Plane(text)).ToUpperInvariant());

    /// <summary>Words looked at are those with a letter beyond plain ones before or after conversion.</summary>
    private static (double Share, int Words) Score(string text, OldEncoding? encoding = null)
    {
        int words = 0, good = 0;
        foreach (var range in WordsOf(text))
        {
            var word = text[range];
            if (!word.AsSpan().ContainsAnyExceptInRange('\0', '\u007f')) continue;
            var read = encoding is null ? word : encoding.Convert(word);
            words++;
            if (Syllables.IsVietnamese(read)) good++;
            if (words == Sample) break;
        }
        return (words == 0 ? 0 : (double)good / words, words);
    }

    /// <summary>Runs without white space or plain punctuation around them.</summary>
    private static IEnumerable<Range> WordsOf(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            while (at < text.Length && IsGap(text[at])) at++;
            var start = at;
            while (at < text.Length && !IsGap(text[at])) at++;
            if (at > start && at - start <= 20) yield return start..at;
        }
        static bool IsGap(char c) => c <= '@' || c is '[' or ']' or '_' or '{' or '}' or '|' or '\u0085' or '\u00a0' or >= '\u2010' and <= '\u2026';
    }

    private static string FromTcvn3(string text)
    {
        var made = Letters(Plane(text));
        // Plain fonts have no accented capitals: in a word that is capitals otherwise ("C«NG") the accented letters are meant so too.
        var result = new StringBuilder(made.Length);
        foreach (var line in Lines(made))
        {
            var whole = line.Count(char.IsAsciiLetterUpper) > 2 && !line.Any(char.IsAsciiLetterLower);
            for (var at = 0; at < line.Length;)
            {
                var end = at;
                while (end < line.Length && char.IsLetter(line[end])) end++;
                if (end == at) { result.Append(line[at++]); continue; }
                var word = line[at..end];
                var capitals = whole || (word.Count(char.IsAsciiLetterUpper) > 1 && !word.Any(char.IsAsciiLetterLower));
                foreach (var c in word) result.Append(capitals ? char.ToUpperInvariant(c) : c);
                at = end;
            }
        }
        return result.ToString();
    }

    private static string Letters(string text)
    {
        var made = new StringBuilder(text.Length);
        foreach (var c in text) made.Append(c < '\u00a1' ? c : Tcvn3Codes.IndexOf(c) is >= 0 and var at ? Tcvn3Letters[at] : c);
        return made.ToString();
    }

    private static string FromVni(string text)
    {
        text = Plane(text);
        var made = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var small = char.ToLowerInvariant(c);
            if (i + 1 < text.Length && VniPairs.TryGetValue((small, char.ToLowerInvariant(text[i + 1])), out var joined))
            {
                made.Append(small == c ? joined : char.ToUpperInvariant(joined));
                i++;
            }
            else made.Append(VniSingles.IndexOf(c) is >= 0 and var at ? VniLetters[at] : c);
        }
        return made.ToString();
    }

    /// <summary>Word keeps letters of a symbol font in a private range, F000 above their byte.</summary>
    private static string Plane(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uf020', '\uf0ff')) return text;
        return string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++) to[i] = from[i] is >= '\uf020' and <= '\uf0ff' ? (char)(from[i] - 0xf000) : from[i];
        });
    }

    private static IEnumerable<string> Lines(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end + 1;
            yield return text[at..end];
            at = end;
        }
    }

    private static Dictionary<(char, char), char> Pairs(params (string Letter, string Marks, string Joined)[] rows)
    {
        var pairs = new Dictionary<(char, char), char>();
        foreach (var (letter, marks, joined) in rows)
            for (var i = 0; i < marks.Length; i++) pairs.Add((letter[0], marks[i]), joined[i]);
        return pairs;
    }
}
