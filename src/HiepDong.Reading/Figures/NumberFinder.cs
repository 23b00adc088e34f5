using HiepDong.Reporting;

namespace HiepDong.Reading;

/// <summary>Finds every number of a text: in digits and words, with scales, ranges, fractions and qualifiers.</summary>
internal sealed class NumberFinder(ReadingText text, Lexicon lexicon)
{
    private const int LongestInWords = 14;
    private readonly List<Token> tokens = text.Tokens;
    private readonly List<string> words = new(LongestInWords);

    /// <summary>The number that begins at a token, or null.</summary>
    /// <param name="end">Token after the sentence.</param>
    public NumberMention? At(int at, int begin, int end)
    {
        var token = tokens[at];
        if (token.Kind == TokenKind.Number) return Digits(at, begin, end);
        if (token.Kind != TokenKind.Word || !lexicon.MayBeginNumber(token.Word)) return null;
        if (lexicon.BeginsNumber(token.Word)) return InWords(at, begin, end);
        return Is(at, Role.Vague) ? Vague(at, begin, end) : null;
    }

    private NumberMention? Digits(int at, int begin, int end)
    {
        if (Read(at, end, out var low, out var last, out var scale, out var rule) is false) return null;
        decimal? max = null, of = null;
        var from = at;
        if (last < end && tokens[last].Kind == TokenKind.Mark)
        {
            var mark = text.Text[tokens[last].Start];
            if (mark == '/' && tokens[last].Glued && last + 1 < end && tokens[last + 1] is { Kind: TokenKind.Number, Glued: true } && Read(last + 1, end, out var whole, out var after, out _, out _))
                (of, last, rule) = (whole, after, "fraction");
            else if (mark is '-' or '–' or '—' or '÷' && last + 1 < end && tokens[last + 1].Kind == TokenKind.Number && tokens[last].Glued == tokens[last + 1].Glued
                && Read(last + 1, end, out var high, out after, out var highScale, out _) && Widen(ref low, high, scale, highScale))
                (max, last, rule) = (high, after, "range");
        }
        else if (last + 1 < end && Word(last) is "đến" or "tới" && tokens[last + 1].Kind == TokenKind.Number && Read(last + 1, end, out var high, out var after, out var highScale, out _)
            && Widen(ref low, high, scale, highScale))
        {
            (max, last, rule) = (high, after, "range");
            if (at > begin && Word(at - 1) == "từ") from = at - 1;
        }
        return Qualify(at, last, from, begin, low, max, of, inWords: false, isOne: false, scale > 1 || (max != null && low >= 1000 && scale > 1), rule);
    }

    private NumberMention? InWords(int at, int begin, int end)
    {
        Collect(at, end);
        if (!NumberWords.TryRead(words, 0, false, out var value, out var used, out var scale)) return null;
        return Qualify(at, at + used, at, begin, value, null, null, inWords: true, isOne: used == 1 && value == 1, scale > 1 && used > 1, "number-in-words");
    }

    /// <summary>"hàng trăm", "hàng chục nghìn", "vài chục": the lower bound.</summary>
    private NumberMention? Vague(int at, int begin, int end)
    {
        var roles = lexicon.Roles.Longest(tokens, at, end, out _);
        decimal value = 1;
        var bound = Bound.Exact;
        var last = at + roles;
        for (; last < end && lexicon.IsScale(tokens[last].Word); last++)
        {
            var scale = NumberWords.ScaleOf(Word(last));
            if (bound == Bound.Exact) bound = scale switch { 10 or 10_000 => Bound.Dozens, 100 => Bound.Hundreds, _ => Bound.Thousands };
            value *= scale;
            if (value > NumberWords.Limit) return null;
        }
        return bound == Bound.Exact ? null : new(at, last, at, value, null, bound, null, true, false, true, "vague-number");
    }

    private bool Read(int at, int end, out decimal value, out int last, out decimal scale, out string rule)
    {
        (last, scale, rule) = (at + 1, 1, "number");
        var digits = text.Of(tokens[at]);
        if (!DigitText.TryParse(digits, out value) && !Loose(digits, ref value, at, end)) return false;
        if (at + 1 < end && lexicon.IsScale(tokens[at + 1].Word))
        {
            Collect(at, end);
            if (char.IsAsciiDigit(words[0][0]) && NumberWords.TryRead(words, 0, false, out var scaled, out var used, out scale)) (value, last, rule) = (scaled, at + used, "number-with-scale");
            else if (NumberWords.ScaleOf(Word(at + 1)) is var one and > 0) (value, last, scale, rule) = (value * one, at + 2, one, "number-with-scale");
            return true;
        }
        // "1 203 vụ": a space may group thousands where nothing else explains it.
        if (digits.Length is >= 1 and <= 3 && digits[0] != '0' && at + 2 < end && tokens[at + 1] is { Kind: TokenKind.Number, Length: 3 } next && !next.Glued
            && next.Start == tokens[at].End + 1 && text.Text[next.Start - 1] is ' ' or '\u00a0' or '\u202f' && lexicon.Units.Longest(tokens, at + 2, end, out _) > 0
            && DigitText.TryParse(text.Of(next), out var rest) && !(at > 0 && Is(at - 1, Role.BeforeName)))
            (value, last, rule) = (value * 1000 + rest, at + 2, "number-grouped-by-space");
        return true;
    }

    /// <summary>"5.4 tỷ", "1.5kg": a dot before decimals, where a scale or measure shows that no thousands are meant; "1,203 người" and "1,203,500": commas that group.</summary>
    private bool Loose(ReadOnlySpan<char> digits, ref decimal value, int at, int end)
    {
        var commas = digits.Count(',');
        if (commas > 1 || (commas == 1 && digits.Contains('.') && digits.IndexOf(',') < digits.IndexOf('.')))
        {
            Span<char> plain = stackalloc char[Math.Min(digits.Length, 40)];
            if (digits.Length > 40) return false;
            var n = 0;
            foreach (var c in digits) if (c != ',') plain[n++] = c;
            return GroupsOfThree(digits) && decimal.TryParse(plain[..n], System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out value)
                && value <= NumberWords.Limit;
        }
        if (commas > 0 || digits.Count('.') != 1 || digits.Length > 20 || at + 1 >= end) return false;
        if (!lexicon.IsScale(tokens[at + 1].Word) && !(lexicon.Units.Longest(tokens, at + 1, end, out var unit) > 0 && unit.Kind is UnitKind.Measure or UnitKind.Money)) return false;
        return decimal.TryParse(digits, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out value) && value <= NumberWords.Limit;
    }

    private static bool GroupsOfThree(ReadOnlySpan<char> digits)
    {
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var first = whole.IndexOf(',');
        if (first is < 1 or > 3) return false;
        for (var i = first; i < whole.Length; i++)
            if ((whole[i] == ',') != ((i - first) % 4 == 0)) return false;
        return (whole.Length - first) % 4 == 0;
    }

    /// <summary>"5-7 triệu" counts both ends in millions.</summary>
    private static bool Widen(ref decimal low, decimal high, decimal lowScale, decimal highScale)
    {
        if (highScale > 1 && lowScale == 1 && low < high / highScale) low *= highScale;
        return low < high;
    }

    /// <summary>Takes the qualifier before the number, or "trở lên", "có lẻ" after it.</summary>
    private NumberMention Qualify(int first, int last, int from, int begin, decimal value, decimal? max, decimal? of, bool inWords, bool isOne, bool scaled, string rule)
    {
        var bound = max == null ? Bound.Exact : Bound.Between;
        if (lexicon.Roles.LongestBefore(tokens, from, Math.Max(begin, text.SentenceOf(first).First), out var roles) is var taken and > 0 && roles.Bound is { } found)
        {
            // "trên 7 huyện", "trên 6 mặt": a preposition before a small count of places or fields.
            if (taken == 1 && Word(from - 1) == "trên" && IsPreposition(last, value)) return new(first, last, from, value, max, bound, of, inWords, isOne, scaled, rule);
            if (bound == Bound.Exact) bound = found;
            return new(first, last, from - taken, value, max, bound, of, inWords, false, scaled, rule + "+" + found.Code());
        }
        if (bound == Bound.Exact && last + 1 < tokens.Count && Word(last) == "trở" && Word(last + 1) == "lên") return new(first, last + 2, from, value, max, Bound.AtLeast, of, inWords, isOne, scaled, rule + "+at_least");
        return new(first, last, from, value, max, bound, of, inWords, isOne, scaled, rule);
    }

    private bool IsPreposition(int last, decimal value)
    {
        if (lexicon.Units.Longest(tokens, last, text.SentenceOf(last - 1).Last, out var unit) == 0) return false;
        if (unit.Kind is UnitKind.Place or UnitKind.Party || unit.Unit is "mặt") return value < 20 || value % 10 != 0;
        return value < 10 && unit.Kind is (UnitKind.Thing or UnitKind.Org);
    }

    private bool Is(int token, Role role) => lexicon.Roles.Exactly(tokens, token, token + 1)?.Has(role) == true;
    private string Word(int token) => token < tokens.Count ? Vocabulary.Spelling(text.Of(tokens[token]).ToString()) : "";

    private void Collect(int at, int end)
    {
        words.Clear();
        for (var i = at; i < end && words.Count < LongestInWords && tokens[i].Kind != TokenKind.Mark; i++) words.Add(Word(i));
    }
}
