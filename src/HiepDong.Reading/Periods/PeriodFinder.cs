using System.Buffers;
using static HiepDong.Reading.WordScan;

namespace HiepDong.Reading;

/// <summary>Finds the stretches of time that reports count over: years, halves, quarters, months, ranges, and "10 năm thực hiện …".</summary>
internal static class PeriodFinder
{
    /// <summary>All of them in the order of the text, without overlap.</summary>
    public static List<PeriodMention> Find(string text) => Find(text, DateFinder.Find(text));

    /// <param name="dates">What <see cref="DateFinder"/> found in the same text.</param>
    public static List<PeriodMention> Find(string text, IReadOnlyList<DateMention> dates)
    {
        var found = new List<PeriodMention>();
        var taken = DataWindow.FindAll(text, dates, found);
        new Scan(text, found, taken).Run();
        for (var i = 1; i < found.Count; i++)
        {
            if (found[i].Start >= found[i - 1].Start) continue;
            found.Sort((a, b) => a.Start.CompareTo(b.Start));
            break;
        }
        return found;
    }

    /// <summary>One letter of each word that names a period, and the first digits of a year.</summary>
    private static readonly SearchValues<char> Triggers = SearchValues.Create("ăĂáÁýÝíÍửỬỳỲìÌ12");

    private static readonly WordSet YearOpeners = new("trong|cả|suốt");
    private static readonly WordSet NoYear = new("học|tới|sau|trước|ngoái|ngày|mới|tuổi|thứ|kế");
    private static readonly WordSet Carrying = new("thực|thi|triển|qua|gần|trở|phối|ký|xây|vừa");
    private static readonly WordSet Reviews = new("kết|ban|cáo|giá|quả|tác|liệu");

    private static readonly WordSet UseWords = new("với|kỳ|kì|hướng|vụ|sang|kiến|hoạch|việc|tới|tác|hiện|quả|kết|giá|thành|năm");
    private static readonly WordSet Back = new("thực hiện|kết quả|sơ kết|tổng kết|đánh giá|hoàn thành");
    private static readonly WordSet Planned = new("nhiệm vụ|kế hoạch");
    private static readonly WordSet Ahead = new("phương hướng|bước sang|dự kiến|bàn việc|hướng tới|sang năm");

    private struct Scan(string source, List<PeriodMention> found, List<(int Start, int End)> taken)
    {
        private int lastEnd, window;

        private readonly ReadOnlySpan<char> Text => source;

        public void Run()
        {
            for (var at = 0; ;)
            {
                var next = Text[at..].IndexOfAny(Triggers);
                if (next < 0) return;
                at += next;
                while (window < taken.Count && taken[window].End <= at) window++;
                if (window < taken.Count && taken[window].Start <= at) { at = taken[window].End; continue; }
                var before = lastEnd;
                switch (Text[at])
                {
                    case 'ă' or 'Ă' when Word(at - 1, "năm"): OfYear(at - 1, at + 2); break;
                    case 'á' or 'Á' when Word(at - 2, "tháng"): OfMonths(at - 2, at + 3); break;
                    case 'ý' or 'Ý' when Word(at - 2, "quý"): OfQuarter(at - 2, at + 1); break;
                    case 'í' or 'Í' when Word(at - 2, "quí"): OfQuarter(at - 2, at + 1); break;
                    case 'ử' or 'Ử' when Word(at - 1, "nửa"): OfHalf(at - 1, at + 2); break;
                    case 'ỳ' or 'Ỳ' when Word(at - 1, "kỳ"): SamePeriod(at - 1, at + 1); break;
                    case 'ì' or 'Ì' when Word(at - 1, "kì"): SamePeriod(at - 1, at + 1); break;
                    case '1' or '2' when at == 0 || !(IsWordChar(Text[at - 1]) || (Text[at - 1] is '.' or ',' or '/' or '-' && at > 1 && char.IsAsciiDigit(Text[at - 2]))):
                        YearRange(at, at);
                        while (at < Text.Length && char.IsAsciiDigit(Text[at])) at++;
                        at--;
                        break;
                }
                at = lastEnd > before ? Math.Max(lastEnd, at) : at + 1;
            }
        }

        private readonly bool Word(int start, string word)
        {
            var end = start + word.Length;
            return start >= 0 && end <= Text.Length && Text[start..end].Equals(word, StringComparison.OrdinalIgnoreCase)
                && (start == 0 || !IsWordChar(Text[start - 1])) && (end == Text.Length || !IsWordChar(Text[end]));
        }

        private void Add(int start, int end, string shape, int? year, string rule, int? lastYear = null, int years = 0, PeriodUse? use = null)
        {
            if (start < lastEnd) return;
            found.Add(new(start, end, shape, year, lastYear, use ?? UseOf(start, end), years, Rule: rule));
            lastEnd = end;
        }

        /// <summary>"năm 2024", "năm 2018 - 2022", "năm 2018, 2019", "trong năm", "năm qua", "10 năm thực hiện".</summary>
        private void OfYear(int start, int end)
        {
            var next = After(Text, end);
            if (next.Is("học")) { YearRange(start, SkipBlanks(Text, next.End)); return; }
            if (YearRange(start, SkipBlanks(Text, end))) return;
            if (Year(Text, SkipBlanks(Text, end), out var year) is > 0 and var yearEnd)
            {
                Add(start, yearEnd, "Y", year, "year");
                for (var n = 0; n < 8 && MoreYears(lastEnd, out var moreStart, out var moreEnd, out year); n++) Add(moreStart, moreEnd, "Y", year, "year-list");
                return;
            }
            var before = Before(Text, start);
            if (Number(start, out var numberStart) is > 0 and var years)
            {
                if (next.Is("rưỡi") || next.Is("rưởi")) Add(numberStart, next.End, "R", null, "years-and-half");
                else if (Carrying.Contains(next.Text) && years <= 60) Add(numberStart, end, years == 1 ? "Y" : "R", null, "years-of", years: years);
                return;
            }
            var since = before.Is("đầu") && (next.Is("đến") || next.Is("tới")) && After(Text, next.End).Is("nay");
            var recent = next.Is("qua") || next.Is("nay") || (next.Is("vừa") && After(Text, next.End).Is("qua"));
            var within = YearOpeners.Contains(before.Text) && !NoYear.Contains(next.Text) && !DateFinder.CountedWords.Contains(next.Text);
            if (since || within || (recent && !before.Is("những") && !before.Is("nhiều") && !before.Is("mấy") && !before.Is("các")))
                Add(within || since ? before.Start : start, since || recent ? next.End : end, "Y", null, "year-open");
        }

        /// <summary>", 2019" or "và 2019" after a year.</summary>
        private readonly bool MoreYears(int at, out int start, out int end, out int year)
        {
            start = SkipBlanks(Text, at);
            if (At(Text, start) == ',') start = SkipBlanks(Text, start + 1);
            else if (After(Text, at) is var word && word.Is("và")) start = SkipBlanks(Text, word.End);
            else start = Text.Length;
            end = Year(Text, start, out year);
            return end > 0;
        }

        /// <summary>"2018 - 2022", "từ 2015 đến 2020", "năm 2015 đến năm 2020".</summary>
        private bool YearRange(int start, int at)
        {
            var end = Year(Text, at, out var first);
            if (end < 0) return false;
            var here = SkipBlanks(Text, end);
            if (IsDash(At(Text, here))) here = SkipBlanks(Text, here + 1);
            else if (After(Text, end) is var word && (word.Is("đến") || word.Is("tới")) && (start < at || Before(Text, start).Is("từ")))
            {
                here = SkipBlanks(Text, word.End);
                for (var n = 0; n < 2 && After(Text, here) is var skip && (skip.Is("hết") || skip.Is("năm")); n++) here = SkipBlanks(Text, skip.End);
            }
            else return false;
            var lastEnd = Year(Text, here, out var last);
            if (lastEnd < 0 || last <= first || last - first > 60) return false;
            Add(start, lastEnd, "R", first, "year-range", last);
            return true;
        }

        /// <summary>"6 tháng đầu năm 2020", "sáu tháng cuối năm", "9 tháng/2021", "sơ kết 6 tháng".</summary>
        private void OfMonths(int start, int end)
        {
            var months = Number(start, out var numberStart);
            if (months is < 1 or > 12) return;
            var next = After(Text, end);
            var first = months switch { 1 => "M1", 3 => "Q1", 6 => "H1", 12 => "Y", _ => $"{months}M" };
            if (next.Is("đầu") || next.Is("cuối"))
            {
                var here = next.End;
                var word = After(Text, here);
                if (word.Is("của")) word = After(Text, here = word.End);
                var year = YearHere(here, out var yearEnd);
                if (year is null && !word.Is("năm")) return;
                var shape = next.Is("đầu") ? first : months switch { 6 => "H2", 3 => "Q4", 1 => "M12", _ => null };
                if (shape is not null) Add(numberStart, year is null ? word.End : yearEnd, shape, year, "months");
                return;
            }
            if (YearHere(end, out var saidEnd) is { } said) Add(numberStart, saidEnd, first, said, "months");
            else if (Reviews.Contains(Before(Text, numberStart).Text) && !next.Is("cao") && !next.Is("qua")) Add(numberStart, end, first, null, "months-reviewed");
        }

        /// <summary>A year at a place, or after a mark or "năm".</summary>
        private readonly int? YearHere(int at, out int end)
        {
            var here = SkipBlanks(Text, at);
            if (At(Text, here) is '/' or '.' or ',' || IsDash(At(Text, here))) here = SkipBlanks(Text, here + 1);
            if (After(Text, here) is var word && word.Is("năm")) here = SkipBlanks(Text, word.End);
            end = Year(Text, here, out var year);
            return end > 0 ? year : null;
        }

        /// <summary>"quý III", "quý 4/2021", "quý I, II năm 2024", "quý III và quý IV".</summary>
        private void OfQuarter(int start, int end)
        {
            var here = end;
            var first = found.Count;
            for (var n = 0; n < 4; n++)
            {
                var at = SkipBlanks(Text, here);
                var quarter = Quarter(at, out var quarterEnd);
                if (quarter == 0) break;
                var year = YearHere(quarterEnd, out var yearEnd);
                if (year is null && (GluedOn(Text, quarterEnd) || (char.IsAsciiDigit(Text[at]) && DateFinder.CountedWords.Contains(After(Text, quarterEnd).Text)))) break;
                Add(n == 0 ? start : at, year is null ? quarterEnd : yearEnd, $"Q{quarter}", year, "quarter");
                if (year is not null) break;
                here = SkipBlanks(Text, quarterEnd);
                if (At(Text, here) == ',') here++;
                else if (After(Text, here) is var word && word.Is("và")) here = word.End;
                else break;
            }
            // "quý I và II/2024": the year of the last is that of all.
            if (found.Count - first > 1 && found[^1].Year is { } shared)
                for (var i = first; i < found.Count - 1; i++) found[i] = found[i] with { Year = shared };
        }

        private readonly int Quarter(int at, out int end)
        {
            var word = After(Text, at);
            end = word.End;
            return word.Text switch
            {
                "I" or "1" or "một" or "Một" => 1, "II" or "2" or "hai" or "Hai" => 2, "III" or "3" or "ba" or "Ba" => 3, "IV" or "4" or "bốn" or "Bốn" or "tư" => 4,
                "i" => 1, "ii" => 2, "iii" => 3, "iv" => 4, "01" => 1, "02" => 2, "03" => 3, "04" => 4, _ => 0
            };
        }

        /// <summary>"nửa đầu năm 2021", "nửa cuối 2019", "nửa năm qua".</summary>
        private void OfHalf(int start, int end)
        {
            var next = After(Text, end);
            var here = next.End;
            if (next.Is("năm"))
            {
                var which = After(Text, here);
                if (which.Is("đầu") || which.Is("cuối")) Add(start, YearHere(which.End, out var e) is { } y ? e : which.End, which.Is("đầu") ? "H1" : "H2", YearHere(which.End, out _), "half");
                else if (which.Is("qua") || which.Is("vừa")) Add(start, which.End, "H1", null, "half-open");
                return;
            }
            if (!next.Is("đầu") && !next.Is("cuối")) return;
            var year = YearHere(here, out var yearEnd);
            var word = After(Text, here);
            if (year is not null || word.Is("năm")) Add(start, year is null ? word.End : yearEnd, next.Is("đầu") ? "H1" : "H2", year, "half");
        }

        /// <summary>"cùng kỳ 2023", "cùng kỳ năm 2023": what is compared with.</summary>
        private void SamePeriod(int start, int end)
        {
            var before = Before(Text, start);
            if (before.Is("cùng") && YearHere(end, out var yearEnd) is { } year) Add(before.Start, yearEnd, "Y", year, "same-period", use: PeriodUse.Compared);
        }

        /// <summary>"10", "Mười", "mười lăm", "hai mươi" before a place; 0 when there is no number.</summary>
        private readonly int Number(int at, out int start)
        {
            var word = Before(Text, at);
            start = word.Start;
            if (word.IsEmpty) return 0;
            if (char.IsAsciiDigit(word.Text[0]))
                return Digits(Text, start, 2, out var value) == word.Text.Length && !(start > 1 && Text[start - 1] is '.' or ',' or '/' && char.IsAsciiDigit(Text[start - 2])) ? value : 0;
            if (word.Is("mươi"))
            {
                var tens = NumberWord(Before(Text, start).Text);
                if (tens > 0) start = Before(Text, start).Start;
                return tens * 10;
            }
            if (!word.Is("lăm")) return NumberWordBefore(Text, at, out start);
            var ten = Before(Text, start);
            if (!ten.Is("mười")) return 0;
            start = ten.Start;
            return 15;
        }

        /// <summary>Whether the words before a period compare with it or look ahead to it: the nearest telling word of the sentence decides.</summary>
        private readonly PeriodUse UseOf(int start, int end)
        {
            var text = Text;
            if (After(text, end).Is("tới")) return PeriodUse.Ahead;
            var (at, ahead, comma) = (start, false, false);
            for (var n = 0; n < 12; n++)
            {
                if (lastEnd > 0 && SkipBlanksBack(text, at) <= lastEnd)
                {
                    // One of a list is named for what the others are: "nhiệm vụ quý I và quý II".
                    var listed = found[^1].Use;
                    return ahead ? PeriodUse.Ahead : n > 2 || (comma && listed == PeriodUse.Compared) ? PeriodUse.Counted : listed;
                }
                var word = Before(text, at);
                if (word.IsEmpty)
                {
                    // A comma, a dash or a quote is stepped over; the end of a sentence or line is not.
                    var mark = SkipBlanksBack(text, at) - 1;
                    if (mark < 0 || text[mark] is '.' or ';' or '\n' or '\r' or '!' or '?' or ':') break;
                    comma |= text[mark] == ',';
                    at = mark;
                    continue;
                }
                at = word.Start;
                if (!UseWords.Contains(word.Text)) continue;
                var pair = Before(text, at);
                if (!comma && n < 7 && ((word.Is("với") && pair.Is("so")) || ((word.Is("kỳ") || word.Is("kì")) && pair.Is("cùng")))) return PeriodUse.Compared;
                if (pair.IsEmpty) continue;
                var phrase = text[pair.Start..word.End];
                if (Back.Contains(phrase)) return PeriodUse.Counted;
                if (ahead) return PeriodUse.Ahead;
                // "thực hiện nhiệm vụ năm 2024" looks back, "triển khai nhiệm vụ năm 2025" ahead: the verb before decides.
                if (Planned.Contains(phrase)) { ahead = true; n = Math.Max(n, 8); }
                else if (Ahead.Contains(phrase) || (word.Is("tác") && Before(text, pair.Start).Is("khai"))) return PeriodUse.Ahead;
            }
            return ahead ? PeriodUse.Ahead : PeriodUse.Counted;
        }
    }
}
