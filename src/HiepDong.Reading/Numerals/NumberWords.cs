using HiepDong.Text;

namespace HiepDong.Reading;

/// <summary>
/// Vietnamese numbers in words, alone or with digits before a scale: "hai mươi lăm", "một trăm linh năm", "1 nghìn 2 trăm", "5,4 tỷ", "một triệu rưỡi".
/// Forms that people read in two ways are refused rather than guessed: "một trăm năm" (105 or 150), "một triệu hai trăm" (1 000 200 or
/// 1 200 000), "hai mươi năm" (25 or twenty years). Accents are required, for they tell "mười" from "mươi" and "ba" from "bà".
/// </summary>
public static class NumberWords
{
    /// <summary>Largest number read: 10^12.</summary>
    public const decimal Limit = 1_000_000_000_000m;

    private static readonly string[] Digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

    /// <summary>Reads a text that is one number and nothing else. 0 to <see cref="Limit"/>; false on anything else.</summary>
    public static bool TryParse(string? text, out decimal value)
    {
        var words = Split(text);
        return TryRead(words, 0, out value, out var used) && used == words.Length;
    }

    /// <summary>
    /// Reads the longest number that begins at a word; false when none does or when it could be read in two ways.
    /// </summary>
    /// <param name="words">NFC, lower case, up to the next punctuation mark.</param>
    /// <param name="used">How many words the number takes; 0 when none is read.</param>
    public static bool TryRead(IReadOnlyList<string> words, int from, out decimal value, out int used) =>
        TryRead(words, from, impliedOne: false, out value, out used, out _);

    internal static string[] Split(string? text) => Vietnamese.Clean(text).ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <param name="impliedOne">Also "trăm", "triệu" alone for one of them, as after "hơn".</param>
    /// <param name="lastScale">What the last word multiplies by; 1 for a number that ends without a scale.</param>
    internal static bool TryRead(IReadOnlyList<string> words, int from, bool impliedOne, out decimal value, out int used, out decimal lastScale)
    {
        var reader = new Reader(words, from, impliedOne);
        var read = reader.Number(out value) && value <= Limit;
        used = read ? reader.At - from : 0;
        lastScale = reader.LastScale;
        if (!read) value = 0;
        return read;
    }

    /// <summary>10, 100, 1 000, 10 000 (vạn), 10^6, 10^9; 0 for any other word.</summary>
    internal static decimal ScaleOf(string word) => word switch
    {
        "chục" => 10, "trăm" => 100, "nghìn" or "ngàn" => 1_000, "vạn" => 10_000, "triệu" => 1_000_000, "tỷ" or "tỉ" => 1_000_000_000, _ => 0
    };

    private static int Digit(string word) => word == "bẩy" ? 7 : Array.IndexOf(Digits, word);

    /// <summary>The unit after "mươi", "mười" or "linh"; its special forms are used nowhere else. 0 for any other word.</summary>
    private static int Unit(string word) => word switch { "mốt" => 1, "tư" => 4, "lăm" or "nhăm" => 5, _ => Math.Max(0, Digit(word)) };

    /// <param name="Scale">What its last word multiplies by.</param>
    /// <param name="FillsThree">Cannot stand for anything but the last three places: hundreds or tens are said.</param>
    private readonly record struct Coefficient(decimal Value, decimal Scale, bool FillsThree, bool Fraction = false);

    private struct Reader(IReadOnlyList<string> words, int at, bool impliedOne)
    {
        private const decimal Billion = 1_000_000_000;
        private bool ambiguous, ended;

        public int At = at;
        public decimal LastScale = 1;

        private readonly string Word => At < words.Count ? words[At] : "";
        private readonly string Next => At + 1 < words.Count ? words[At + 1] : "";

        public bool Number(out decimal value)
        {
            if (!Below(Billion, first: true, out value) || ambiguous) return false;
            if (ScaleOf(Word) == Billion && value <= 1_000_000)
            {
                At++;
                value *= Billion;
                LastScale = Billion;
                if (Half(out var half)) value += half;
                else if (!ended && Below(Billion, first: false, out var rest)) value += rest;
            }
            return !ambiguous;
        }

        /// <summary>Groups with falling scales (triệu, vạn, nghìn, none), all below <paramref name="below"/>.</summary>
        private bool Below(decimal below, bool first, out decimal value)
        {
            value = 0;
            for (var any = false; ; any = true)
            {
                if ((any || !first) && Word is "linh" or "lẻ")
                {
                    if (Unit(Next) == 0) return any;
                    value += Unit(Next);
                    LastScale = 1;
                    At += 2;
                    return true;
                }
                var start = At;
                if (ended || !Take(first && !any, out var c)) { At = start; return any; }
                var scale = ScaleOf(Word);
                if (scale is >= 1_000 and < Billion)
                {
                    if (scale >= below) { At = start; return any; }
                    At++;
                    value += c.Value * scale;
                    below = LastScale = scale;
                    ended = c.Fraction;
                    if (Half(out var part)) value += part;
                    continue;
                }
                var clear = (first && !any) || (first && scale == Billion && c.Value < below) || (below is 1_000 or 10_000 && c.FillsThree);
                ambiguous |= !clear;
                value += c.Value;
                LastScale = c.Scale;
                ended = c.Fraction;
                if (Half(out var half)) value += half;
                return clear;
            }
        }

        /// <summary>"rưỡi" after a whole number: half of its last scale.</summary>
        private bool Half(out decimal half)
        {
            half = 0;
            if (ended || Word is not ("rưỡi" or "rưởi")) return false;
            At++;
            ended = true;
            half = LastScale / 2;
            return true;
        }

        /// <summary>A number below 1 000 in words, or any in digits.</summary>
        private bool Take(bool first, out Coefficient c)
        {
            c = default;
            var word = Word;
            if (word.Length == 0) return false;
            if (char.IsAsciiDigit(word[0]))
            {
                if (!DigitText.TryParse(word, out var digits) || (!first && digits >= 1_000)) return false;
                At++;
                var fraction = digits != decimal.Truncate(digits);
                if (ScaleOf(Word) is var times and (10 or 100)) { At++; c = new(digits * times, times, times == 100, fraction); return true; }
                c = new(digits, 1, word.Length == 3 && !fraction, fraction);
                return true;
            }
            if (first && word == "nửa" && ScaleOf(Next) >= 100)
            {
                At++;
                if (ScaleOf(Word) == 100) { At++; c = new(50, 1, false, true); }
                else c = new(0.5m, 1, false, true);
                return true;
            }
            if (first && ScaleOf(word) is var one and > 0 && (impliedOne || Next is "rưỡi" or "rưởi"))
            {
                if (one < 1_000) At++;
                c = one < 1_000 ? new(one, one, false) : new(1, 1, false);
                return true;
            }
            if (Digit(word) >= 0 && Next == "trăm")
            {
                At += 2;
                c = Hundreds(Digit(word) * 100);
                return true;
            }
            if (Tens(out var tens)) { c = tens; return true; }
            if (Digit(word) < 0) return false;
            At++;
            c = new(Digit(word), 1, false);
            ambiguous |= Unit(Word) > 0;   // "hai ba": 23, or two or three
            return true;
        }

        private Coefficient Hundreds(decimal hundreds)
        {
            if (Word is "linh" or "lẻ" && Unit(Next) > 0)
            {
                var unit = Unit(Next);
                At += 2;
                return new(hundreds + unit, 1, true);
            }
            if (Tens(out var tens)) return tens with { Value = hundreds + tens.Value, FillsThree = true };
            ambiguous |= Unit(Word) > 0;
            return new(hundreds, 100, true);
        }

        /// <summary>10 to 99.</summary>
        private bool Tens(out Coefficient c)
        {
            c = default;
            var (word, digit) = (Word, Digit(Word));
            if (word is "mười" or "hăm") { At++; c = WithUnit(word == "mười" ? 10 : 20); return word == "mười" || c.Value > 20; }
            if (digit >= 2 && Next == "mươi") { At += 2; c = WithUnit(digit * 10); return true; }
            if (digit >= 1 && Next == "chục") { At += 2; c = new(digit * 10, 10, true); return true; }
            // "ba mốt", "hai lăm", "ba tư": the form of the unit tells that tens stand before it.
            if (digit < 2 || Next is not ("mốt" or "tư" or "lăm" or "nhăm")) return false;
            c = new(digit * 10 + Unit(Next), 1, true);
            At += 2;
            return true;
        }

        private Coefficient WithUnit(int tens)
        {
            var unit = Unit(Word);
            ambiguous |= Word == "năm";
            if (unit > 0 && (unit != 1 || tens > 10 || Word == "một")) At++;
            else unit = 0;
            return new(tens + unit, 1, true);
        }
    }
}
