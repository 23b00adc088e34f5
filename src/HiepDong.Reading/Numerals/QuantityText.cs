using System.Text.RegularExpressions;
using HiepDong.Reporting;
using HiepDong.Text;

namespace HiepDong.Reading;

/// <summary>
/// Reads one quantity as an officer types it into a field or a cell: "1.203", "61,475", "hơn 100", "5–7", "hàng chục", "5,4 tỷ",
/// "hai mươi lăm". A dot groups thousands and a comma begins decimals. What could mean two things ("1,203.5", "12.34", "một trăm năm"), negative
/// numbers, upper limits ("dưới 50") and anything with words besides the quantity are refused.
/// </summary>
public static partial class QuantityText
{
    private static readonly (string Phrase, Bound Bound)[] Qualifiers = Phrases(
        (Bound.MoreThan, "hơn|trên|nhiều hơn|>"),
        (Bound.AtLeast, "ít nhất|ít nhất là|tối thiểu|tối thiểu là|không dưới|không ít hơn|chí ít|>=|≥"),
        (Bound.Nearly, "gần|gần đến|gần tới|ngót|ngót nghét"),
        (Bound.About, "khoảng|vào khoảng|khoảng chừng|khoảng hơn|khoảng trên|khoảng gần|độ|độ chừng|chừng|cỡ|tầm|ước|ước tính|ước khoảng|ước chừng|áng chừng|xấp xỉ|suýt soát|trên dưới|hơn kém|~|≈"));

    private static readonly string[] Scales = ["chục", "trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ"];

    /// <summary>Reads the whole text as one quantity from 0 to 10^12.</summary>
    /// <param name="text">As typed: composed or decomposed accents, spaces around; qualifiers may lack their accents ("hon 100").</param>
    /// <param name="quantity">The value with its <see cref="Bound"/>; for <see cref="Bound.Between"/> with its upper end.</param>
    /// <returns>False when the text is empty, isn't a quantity, or could be read in two ways.</returns>
    public static bool TryParse(string? text, out Quantity quantity)
    {
        quantity = default;
        if (string.IsNullOrWhiteSpace(text) || text.Length > 200) return false;
        var line = Vietnamese.Clean(GroupSpace().Replace(text, ".")).ToLowerInvariant();
        line = Dash().Replace(Symbol().Replace(line, "$1 "), " - ");
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Vague(words, out quantity) || Open(words, out quantity) || Range(words, out quantity) || Qualified(words, out quantity);
    }

    /// <summary>"hơn 100", "gần một nghìn", or a number alone.</summary>
    private static bool Qualified(string[] words, out Quantity quantity)
    {
        quantity = default;
        var bound = Qualifier(words, out var taken);
        if (!Number(words[taken..], taken > 0, out var value, out _)) return false;
        quantity = new(value, bound);
        return true;
    }

    /// <summary>"20 trở lên", "từ 20 trở lên".</summary>
    private static bool Open(string[] words, out Quantity quantity)
    {
        quantity = default;
        if (words is not [.. var rest, var a, var b] || !Is(a, "trở") || !Is(b, "lên")) return false;
        if (rest is [var from, .. var after] && Is(from, "từ")) rest = after;
        if (!Number(rest, false, out var value, out _)) return false;
        quantity = new(value, Bound.AtLeast);
        return true;
    }

    /// <summary>"5–7", "từ 5 đến 7", "5-7 triệu", "khoảng 5-7".</summary>
    private static bool Range(string[] words, out Quantity quantity)
    {
        quantity = default;
        var bound = Qualifier(words, out var taken);
        if (bound is not (Bound.Exact or Bound.About)) return false;
        words = words[taken..];
        if (words is [var from, .. var after] && Is(from, "từ")) words = after;
        var at = Array.FindIndex(words, w => w == "-" || Is(w, "đến") || Is(w, "tới"));
        if (at <= 0 || !Number(words[..at], false, out var low, out var lowScale) || !Number(words[(at + 1)..], false, out var high, out var highScale)) return false;
        // "5–7 triệu" counts both ends in millions; "500 – 1 nghìn" cannot.
        if (highScale > 1 && lowScale < highScale && high / highScale is var coefficient && low < coefficient)
        {
            if (coefficient != decimal.Truncate(coefficient) && lowScale > 1) return false;
            if (words.Length - at != 3) return false;
            low *= highScale;
        }
        if (low >= high) return false;
        quantity = new(low, Bound.Between, high);
        return true;
    }

    /// <summary>"hàng chục", "vài trăm", "hàng chục nghìn": the lower bound, with what it is counted in.</summary>
    private static bool Vague(string[] words, out Quantity quantity)
    {
        quantity = default;
        if (words is not [var first, .. var rest] || !(Is(first, "hàng") || Is(first, "vài") || Is(first, "mấy"))) return false;
        if (Is(first, "vài") && rest is ["ba", .. var after]) rest = after;
        decimal value = 1, before = 1;
        var bound = Bound.Exact;
        foreach (var word in rest)
        {
            var scale = Scales.FirstOrDefault(s => Is(word, s)) is { } known ? NumberWords.ScaleOf(known) : 0;
            if (scale == 0 || (before > 1 && (scale <= before || scale < 1_000))) return false;
            if (bound == Bound.Exact) bound = scale switch { 10 or 10_000 => Bound.Dozens, 100 => Bound.Hundreds, _ => Bound.Thousands };
            value *= scale;
            before = scale;
        }
        if (bound == Bound.Exact || value > NumberWords.Limit) return false;
        quantity = new(value, bound);
        return true;
    }

    private static bool Number(string[] words, bool qualified, out decimal value, out decimal scale)
    {
        scale = 1;
        if (words is [var one] && char.IsAsciiDigit(one[0])) return DigitText.TryParse(one, out value);
        return NumberWords.TryRead(words, 0, qualified, out value, out var used, out scale) && used == words.Length;
    }

    private static Bound Qualifier(string[] words, out int taken)
    {
        foreach (var (phrase, bound) in Qualifiers)
        {
            var parts = phrase.Split(' ');
            if (parts.Length >= words.Length || !parts.SequenceEqual(words.Take(parts.Length))) continue;
            taken = parts.Length;
            return bound;
        }
        taken = 0;
        return Bound.Exact;
    }

    /// <summary>The word with all its accents or with none.</summary>
    private static bool Is(string word, string wanted) => word == wanted || word == Vietnamese.Fold(wanted);

    /// <summary>Longest phrases first, each also without accents unless another word then looks the same ("do", "tam", "co").</summary>
    private static (string, Bound)[] Phrases(params (Bound Bound, string Phrases)[] groups) =>
    [
        .. from g in groups
           from phrase in g.Phrases.Split('|')
           from spelling in phrase is "độ" or "tầm" or "cỡ" or "chừng" ? [phrase] : new[] { phrase, Vietnamese.Fold(phrase) }.Distinct()
           orderby spelling.Count(c => c == ' ') descending
           select (spelling, g.Bound)
    ];

    /// <summary>A fixed space between digits groups thousands; an ordinary one may part two numbers.</summary>
    [GeneratedRegex(@"(?<=\d)[\u00a0\u202f\u2009](?=\d{3}(?!\d))")]
    private static partial Regex GroupSpace();

    [GeneratedRegex("^(>=|>|≥|~|≈)")]
    private static partial Regex Symbol();

    [GeneratedRegex(@"(?<=\S)\s*[-\u2010-\u2015\u2212]\s*(?=\S)")]
    private static partial Regex Dash();
}
