using System.Collections.Frozen;
using System.Text;
using static HiepDong.Reading.WordScan;

namespace HiepDong.Reading;

/// <summary>Finds the numbers of official documents: with their symbol ("03/2019/NĐ-CP", "159-KL/TW") or by their name alone ("Nghị định số 03").</summary>
internal static class ReferenceFinder
{
    /// <summary>All of them in the order of the text, without overlap.</summary>
    public static List<ReferenceMention> Find(string text)
    {
        var found = new List<ReferenceMention>();
        for (var at = 0; ;)
        {
            var next = text.AsSpan(at).IndexOfAnyInRange('0', '9');
            if (next < 0) return found;
            at += next;
            var last = found.Count > 0 ? found[^1] : default;
            if (new Attempt(text, at, last).Read(out var mention))
            {
                found.Add(mention);
                at = mention.End;
            }
            else while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        }
    }

    /// <summary>
    /// The legal references among them, each once and as fully as the text writes it: "03", "03.2019" and "03/NĐ-CP" are left out where it also has "03/2019/NĐ-CP".
    /// </summary>
    public static IReadOnlyList<string> Legal(IReadOnlyList<ReferenceMention> mentions)
    {
        // For each shorter form the first of the fullest ones that begin alike.
        var fullest = new Dictionary<(string Kind, string First, string? Year, string? Symbol), (int Detail, string Number)>();
        var legal = mentions.Where(m => m.IsLegal).Select(m => (m.Number, m.Kind, Parts: Parts(m.Number))).ToList();
        foreach (var (number, kind, (first, year, symbol)) in legal)
        {
            var detail = (symbol is null ? 0 : 2) + (year is null ? 0 : 1);
            foreach (var form in ((string?, string?)[])[(year, symbol), (null, symbol), (year, null), (null, null)])
                if (!fullest.TryGetValue((kind, first, form.Item1, form.Item2), out var known) || known.Detail < detail)
                    fullest[(kind, first, form.Item1, form.Item2)] = (detail, number);
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. legal.Select(m => fullest[(m.Kind, m.Parts.First, m.Parts.Year, m.Parts.Symbol)].Number).Where(n => seen.Add(DocumentKinds.Fold(n).Replace('.', '/')))];
    }

    /// <summary>"3", "2019", "ND-CP" of "03/2019/NĐ-CP"; what is not there is null.</summary>
    private static (string First, string? Year, string? Symbol) Parts(string number)
    {
        var digits = number.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits < 0) return (number.TrimStart('0'), null, null);
        var (first, rest) = (number[..digits].TrimStart('0'), number[(digits + 1)..]);
        var year = Year(rest, 0, out _) == 4 ? rest[..4] : null;
        if (year is not null) rest = rest.Length > 5 ? rest[5..] : "";
        return (first, year, rest.Length > 0 ? DocumentKinds.Fold(rest) : null);
    }

    /// <summary>Kinds by the last word of their name, longest names first.</summary>
    private static readonly FrozenDictionary<string, DocumentKind[]>.AlternateLookup<ReadOnlySpan<char>> ByLastWord = DocumentKinds.All
        .GroupBy(k => k.Name.Split(' ')[^1]).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(k => k.Name.Length).ToArray(), StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();
    /// <summary>Who issued, between the name and the number: "Nghị định của Chính phủ số 03".</summary>
    private static readonly WordSet IssuerWords = new("phủ|tướng|ttg|hội|trị|thư|ương|bộ|tỉnh");
    /// <summary>What may follow a number without "số"; anything else is counted by it: "báo cáo 15 vụ".</summary>
    private static readonly WordSet FollowingWords = new("của|về|ngày|và|do|trên|tại|ở|từ|theo|giữa|cho|là|được|đã|có|trong|với|đến|bằng|để|gắn|vào|như|thì|sẽ|cùng|nhằm|nêu|quy|sau|mới|này|sửa|ban|ở|đối|tới|hiện|qua");

    private ref struct Attempt(string source, int at, ReferenceMention last)
    {
        private readonly ReadOnlySpan<char> text = source;

        public bool Read(out ReferenceMention mention)
        {
            mention = default;
            var start = at;
            // A letter O or l read for a digit: "O3/2019/NĐ-CP".
            while (start > 0 && at - start < 3 && text[start - 1] is 'O' or 'o' or 'l' or 'I') start--;
            if (start > 0 && IsWordChar(text[start - 1]) && !Glued(start)) return false;
            if (start > 1 && text[start - 1] is '.' or ',' or '/' or '-' && char.IsAsciiDigit(text[start - 2])) return false;
            var end = start;
            while (end < text.Length && end - start < 8 && IsDigitLike(text[end])) end++;
            if (end - start is 0 or > 6) return false;
            return WithSymbol(start, end, out mention) || (start == at && Bare(at, out mention));
        }

        /// <summary>"NĐ03".</summary>
        private readonly bool Glued(int start) => start > 1 && text[start - 1] is 'Đ' or 'Ð' && text[start - 2] == 'N' && !(start > 2 && IsWordChar(text[start - 3]));

        /// <summary>"03/2019/NĐ-CP", "47/CP", "159-KL/TW", "03 / 2019 / NĐ - CP".</summary>
        private readonly bool WithSymbol(int start, int end, out ReferenceMention mention)
        {
            mention = default;
            var here = SkipBlanks(text, end);
            var slash = At(text, here);
            var blank = here > end;
            var isDash = IsDash(slash);
            if (slash is not ('/' or '.') && !isDash && !(blank && AfterSo(start))) return false;
            here = slash is '/' or '.' || isDash ? SkipBlanks(text, here + 1) : here;
            var year = here;
            var yearEnd = here;
            while (yearEnd < text.Length && yearEnd - here < 5 && IsDigitLike(text[yearEnd])) yearEnd++;
            if (yearEnd - here == 4 && text[here] is '1' or '2')
            {
                here = SkipBlanks(text, yearEnd);
                blank |= here > yearEnd;
                slash = At(text, here);
                isDash = IsDash(slash);
                if (slash is '/' or '.' or '\\' || isDash) here = SkipBlanks(text, here + 1);
                else if (!blank) return false;
            }
            else if (slash == '.' || (isDash && blank)) return false;
            else yearEnd = year;
            blank |= here > 0 && IsBlank(text[here - 1]);
            var symbolEnd = Symbol(here, out var symbol);
            if (symbolEnd < 0) return false;
            var kind = DocumentKinds.KindOf(symbol);
            // "7/10 - UBND", "số 5 CA" are no symbols.
            if (kind.Length == 0 && (blank || IsDash(slash) || !char.IsAsciiLetterUpper(symbol[0]) && symbol[0] != 'Đ')) return false;
            isDash &= yearEnd == year;
            if (isDash && !symbol.Contains('/', StringComparison.Ordinal) && !symbol.Contains('-', StringComparison.Ordinal)) return false;
            var named = NameBefore(start, out var from);
            // "Ban Chỉ đạo 138/CP" is called so.
            var legal = (DocumentKinds.IsLegalSymbol(symbol) || named is { IsLegal: true }) && !(named is null && Before(text, start) is var name && (name.Is("đạo") || name.Is("BCĐ")));
            if (kind.Length == 0) kind = named?.Kind ?? "";
            var number = AsDigits(text[start..end]) + (yearEnd > year ? "/" + AsDigits(text[year..yearEnd]) : "") + (isDash ? "-" : "/") + symbol;
            mention = new(from, symbolEnd, number, legal, kind);
            return true;
        }

        private static bool IsDigitLike(char c) => c is (>= '0' and <= '9') or 'O' or 'o' or 'l' or 'I';

        private static string AsDigits(ReadOnlySpan<char> number) => number.ToString().Replace('O', '0').Replace('o', '0').Replace('l', '1').Replace('I', '1');

        private readonly bool AfterSo(int start) => Before(text, start).Is("số");

        /// <summary>"NĐ-CP", "QĐ-UBND", "TTLT-BNNPTNT-BKHĐT", "KL/TW", "QH15", "ct-ttg".</summary>
        private readonly int Symbol(int at, out string symbol)
        {
            symbol = "";
            if (!char.IsLetter(At(text, at))) return -1;
            StringBuilder? spelt = null;
            var end = -1;
            for (var groups = 0; groups < 6; groups++)
            {
                var stop = Group(at, groups == 0);
                if (stop < 0) break;
                spelt ??= new();
                if (groups > 0) spelt.Append(text[SkipBlanksBack(text, at) - 1] is '/' ? '/' : '-');
                spelt.Append(text[at..stop]);
                end = stop;
                var mark = SkipBlanks(text, stop);
                var next = At(text, mark);
                if (next is not '/' && !IsDash(next)) break;
                var after = SkipBlanks(text, mark + 1);
                // "NĐ - CP" is one symbol, "NĐ-CP - UBND tỉnh" is not.
                if ((mark > stop || after > mark + 1) && groups > 0) break;
                at = after;
            }
            if (spelt is not null) symbol = Spell(spelt.ToString());
            return end;
        }

        /// <summary>Capitals and digits after them, with at most one small letter at a time ("TTg", "CTr", "QyĐ"); all small in known symbols alone.</summary>
        private readonly int Group(int at, bool first)
        {
            var end = at;
            var capitals = 0;
            for (; end < text.Length && end - at < 14; end++)
            {
                var c = text[end];
                if (char.IsUpper(c)) capitals++;
                else if (char.IsAsciiDigit(c) && capitals > 0) { }
                else if (char.IsLower(c) && capitals > 0 && !char.IsLower(At(text, end + 1)) && !char.IsLower(text[end - 1])) { }
                else break;
            }
            // A department's number: "V01".
            if (capitals >= 2 || (!first && capitals == 1 && end - at is 2 or 3 && char.IsAsciiDigit(text[end - 1]))) return end;
            foreach (var known in Small)
            {
                if (at + known.Length > text.Length || !text.Slice(at, known.Length).Equals(known, StringComparison.OrdinalIgnoreCase)) continue;
                var next = At(text, at + known.Length);
                if (!IsWordChar(next) && (!first || next is '-' or '/' || IsDash(next) || IsBlank(next))) return at + known.Length;
            }
            return -1;
        }

        private static readonly string[] Small = ["nđ", "nð", "nd", "ct", "qđ", "cđ", "nq", "tt", "kl", "cp", "ttg", "tw", "bca", "bqp", "ubnd"];

        /// <summary>Known parts in their usual spelling: "ND" and "NÐ" (U+00D0) are "NĐ", "TTG" is "TTg".</summary>
        private static string Spell(string symbol)
        {
            var parts = symbol.Split('-', '/');
            var spelt = new StringBuilder(symbol.Length);
            foreach (var part in parts)
            {
                if (spelt.Length > 0) spelt.Append(symbol[spelt.Length]);
                spelt.Append(DocumentKinds.Fold(part) switch
                {
                    "ND" => "NĐ", "QD" => "QĐ", "CD" => "CĐ", "TTG" => "TTg", "TTR" => "TTr", "CTR" => "CTr", "HDND" => "HĐND", "CT" or "NQ" or "TT" or "KL" or "CP" or "TW" or "BCA" or "BQP" or "UBND" => part.ToUpperInvariant(),
                    _ => part.Replace('Ð', 'Đ')
                });
            }
            return spelt.ToString();
        }

        /// <summary>"Nghị định số 03", "Nghị định 03.2019", "số 87" after "số 86".</summary>
        private readonly bool Bare(int at, out ReferenceMention mention)
        {
            mention = default;
            var digits = Digits(text, at, 5, out _);
            if (digits == 0) return false;
            var end = at + digits;
            if (At(text, end) is '/' or '.' or '-' && Year(text, end + 1, out _) is > 0 and var yearEnd) end = yearEnd;
            if (GluedOn(text, end)) return false;
            var named = NameBefore(at, out var from);
            var so = text[from..at].Contains("số", StringComparison.OrdinalIgnoreCase);
            var kind = named?.Kind;
            if (named is null)
            {
                // "số 86, số 87"; "các Nghị định 02, 03 và 77"
                if (last.End == 0 || at - last.End > 12 || !so && (!last.IsLegal || digits < 2 || !char.IsAsciiDigit(text[last.End - 1])) || !Joined(text[last.End..from])) return false;
                kind = last.Kind;
                named = DocumentKinds.All.FirstOrDefault(k => k.Kind == kind);
                if (named is null) return false;
            }
            if (!so && !GoesOn(end) && !MayStand(named, from, digits, at, end)) return false;
            var legal = named.Bare is BareNumber.Legal or BareNumber.LegalAfterSo;
            mention = new(from, end, text[at..end].ToString(), legal, kind!);
            return true;
        }

        private static bool Joined(ReadOnlySpan<char> between)
        {
            between = between.Trim();
            return between is "," or ";" || between.Equals("và", StringComparison.OrdinalIgnoreCase);
        }

        /// <summary>", 77": another number of the list.</summary>
        private readonly bool GoesOn(int end) =>
            last.End > 0 && at - last.End <= 12 && Joined(text[last.End..at]) && (After(text, end) is var next && next.Is("và") && char.IsAsciiDigit(At(text, SkipBlanks(text, next.End))) || At(text, end) == ',' && char.IsAsciiDigit(At(text, SkipBlanks(text, end + 1))));

        private readonly bool MayStand(DocumentKind named, int from, int digits, int at, int end)
        {
            if (named.Bare == BareNumber.OtherAfterSo) return false;
            if (named.Bare == BareNumber.LegalAfterSo && !char.IsUpper(text[from])) return false;
            if (digits < 2 && named.Name is not ("điều" or "khoản" or "phụ lục")) return false;
            if (end > at + digits) return true;
            var next = After(text, end);
            if (!next.IsEmpty) return FollowingWords.Contains(next.Text) || char.IsUpper(next.Text[0]);
            return named.Bare != BareNumber.LegalAfterSo || !char.IsAsciiDigit(At(text, SkipBlanks(text, end + 1)));
        }

        /// <summary>The kind of document named before a number, and where its wording begins (at "số" when only that is there).</summary>
        private readonly DocumentKind? NameBefore(int at, out int from)
        {
            var end = SkipBlanksBack(text, at);
            if (end > 0 && text[end - 1] is ':' or '(' or '.') end--;
            var word = Before(text, end);
            from = at;
            if (word.Is("số"))
            {
                from = word.Start;
                end = SkipBlanksBack(text, from);
                if (end > 0 && text[end - 1] is '(') end--;
                word = Before(text, end);
            }
            else if (end > 0 && end < at && text[end] is ':' or '(' or '.') return null;
            if (word.IsEmpty) return null;
            if (Abbreviation(word.Text, from < at, at) is { } short_) { from = word.Start; return short_; }
            if (!ByLastWord.TryGetValue(word.Text, out var kinds)) return from < at && IssuerWords.Contains(word.Text) ? NameFurther(word.Start, ref from) : null;
            foreach (var kind in kinds)
            {
                if (!EndsWith(end, kind.Name, out var start)) continue;
                from = start;
                return kind;
            }
            return null;
        }

        private readonly DocumentKind? Abbreviation(ReadOnlySpan<char> word, bool so, int at) => word switch
        {
            "NĐ" or "NÐ" => DocumentKinds.All[0],
            "CT" when so || text[at] == '0' => DocumentKinds.All[1],
            "QĐ" or "QÐ" when so => DocumentKinds.All[2],
            _ => null
        };

        /// <summary>"Nghị định của Chính phủ số 03": the name up to six words before.</summary>
        private readonly DocumentKind? NameFurther(int at, ref int from)
        {
            for (var n = 0; n < 6; n++)
            {
                foreach (var kind in DocumentKinds.All.AsSpan(0, 6))
                {
                    if (!EndsWith(SkipBlanksBack(text, at), kind.Name, out var start)) continue;
                    from = start;
                    return kind;
                }
                var word = Before(text, at);
                if (word.IsEmpty) return null;
                at = word.Start;
            }
            return null;
        }

        private readonly bool EndsWith(int end, string name, out int start)
        {
            start = end - name.Length;
            // A name parted by more than one blank, or by a fixed one, is compared word by word.
            if (start >= 0 && text[start..end].Equals(name, StringComparison.OrdinalIgnoreCase)) return start == 0 || !IsWordChar(text[start - 1]);
            start = end;
            var rest = name.AsSpan();
            while (!rest.IsEmpty)
            {
                var cut = rest.LastIndexOf(' ');
                var word = Before(text, start);
                if (!word.Text.Equals(rest[(cut + 1)..], StringComparison.OrdinalIgnoreCase)) return false;
                start = word.Start;
                rest = cut < 0 ? [] : rest[..cut];
            }
            return true;
        }
    }
}
