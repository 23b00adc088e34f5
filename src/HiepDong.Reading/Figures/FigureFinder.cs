namespace HiepDong.Reading;

/// <summary>Finds the figures of a text, in order: numbers that count or measure something, with what they count.</summary>
internal sealed class FigureFinder
{
    private const int LongestSubject = 14, LongestUnknown = 3;
    private readonly ReadingText text;
    private readonly Lexicon lexicon;
    private readonly List<Token> tokens;
    private readonly NumberFinder numbers;
    private readonly NotFigures not;
    private readonly List<FoundFigure> found = [];
    private readonly Breakdowns breakdowns;
    private (int First, bool Found) praise = (-1, false);

    public FigureFinder(ReadingText text, Lexicon lexicon)
    {
        (this.text, this.lexicon, tokens) = (text, lexicon, text.Tokens);
        numbers = new(text, lexicon);
        not = new(text, lexicon);
        breakdowns = new(text, numbers, found);
    }

    /// <param name="taken">Spans that hold no figures: dates, periods, document numbers, page furniture; in order, without overlap.</param>
    public List<FoundFigure> Find(IReadOnlyList<(int Start, int End)> taken)
    {
        var span = 0;
        for (var s = 0; s < text.Sentences.Count; s++)
        {
            var sentence = text.Sentences[s];
            if (text.Blocks[sentence.Block].Cell is { } unit && TableColumns.IsUnits(unit)) continue;
            var begin = sentence.First;
            for (var i = sentence.First; i < sentence.Last;)
            {
                while (span < taken.Count && taken[span].End <= tokens[i].Start) span++;
                if (span < taken.Count && taken[span].Start < tokens[i].End)
                {
                    begin = ++i;
                    continue;
                }
                if (tokens[i].Kind == TokenKind.Mark || numbers.At(i, begin, sentence.Last) is not { } number) { i++; continue; }
                if (span < taken.Count && taken[span].Start < tokens[number.Last - 1].End) number = number with { Last = Shorter(number, taken[span].Start) };
                i = begin = Take(number, s, sentence);
            }
        }
        for (var i = 0; i < found.Count; i++) found[i].Index = i;
        return found;
    }

    private int Shorter(NumberMention number, int place)
    {
        var last = number.Last;
        while (last > number.First + 1 && tokens[last - 1].End > place) last--;
        return last;
    }

    /// <summary>Decides about one number; returns the token to go on from.</summary>
    private int Take(NumberMention number, int s, Sentence sentence)
    {
        var at = number.Last;
        if (at < sentence.Last && IsWord(at, "các")) at++;
        var length = lexicon.Units.Longest(tokens, at, sentence.Last, out var unit);
        // "5 buôn lậu" counts no hamlets.
        if (length > 0 && NoUnit(tokens, at, sentence.Last) > length) length = 0;
        if (length == 0) { at = number.Last; unit = null!; }
        if (length > 0 && unit.Unit == Individual.Unit && !Praises(sentence)) unit = Person;
        // "50 hộ/185 khẩu" are people, no guns.
        if (length > 0 && unit.Unit == "khẩu" && Last(sentence)?.Unit?.Unit == "hộ") unit = Person;
        if (SlashPair(number, at, length, s, sentence) is var after and > 0) return after;
        // "176 lượt (Công an 66, Biên phòng 110)": names with their shares, though a force's name may carry a number elsewhere.
        var isShare = length == 0 && !number.InWords && breakdowns.Whole(sentence, number.Begin) is { Unit: not null } whole && breakdowns.AddsUpTo(whole, sentence, number.Begin);
        if (!isShare && not.Refuse(number, length > 0 ? unit : null, at + length, sentence) != null) return number.Last;
        var figure = new FoundFigure(number, s);
        if (length > 0)
        {
            (figure.Unit, figure.UnitEnd) = (unit, at + length);
            figure.Rules.Add("unit-lexicon");
            if (unit.Kind == UnitKind.Party) figure.Rules.Add("many-parties");
        }
        else if (Quality(number, sentence) is var quality and > 0)
        {
            (figure.Unit, figure.UnitEnd) = (breakdowns.Whole(sentence, number.Begin)?.Unit ?? Last(sentence)?.Unit ?? Person, number.Last + quality);
            figure.Rules.Add("quality-of-the-whole");
        }
        else if (isShare && number.Last < sentence.Last && tokens[number.Last].Kind == TokenKind.Word)
        {
            figure.Unit = breakdowns.Whole(sentence, number.Begin)!.Unit;
            figure.Rules.Add("share-of-the-whole");
        }
        else if (IsMoney(number, sentence))
        {
            figure.Unit = Dong;
            figure.Rules.Add("money-without-its-unit");
        }
        else if (!number.InWords && QuotedName(number, sentence) is var name and > 0)
        {
            figure.UnitEnd = number.Last + name;
            figure.Unit = new(UnitKind.Org, Join(number.Last + 1, figure.UnitEnd - 1), false);
            figure.Rules.Add("name-in-quotes");
        }
        else if (number.IsOne || number.Of is { } all && number.Value > all) return number.Last;
        else if (!number.InWords && Unknown(number, sentence) is var words and > 0)
        {
            figure.UnitEnd = number.Last + words;
            figure.Unit = new(UnitKind.Thing, Join(number.Last, figure.UnitEnd), false);
            figure.Rules.Add("noun-after-number");
        }
        else if (Labelled(figure, sentence) || Elided(figure, sentence)) { }
        else return number.Last;
        figure.SubjectEnd = SubjectEnd(figure, sentence);
        Span(figure);
        found.Add(figure);
        return figure.UnitEnd;
    }

    /// <summary>"153/346 vụ/đối tượng": two figures with one unit each.</summary>
    private int SlashPair(NumberMention number, int at, int length, int s, Sentence sentence)
    {
        if (number.Of is not { } second || length == 0 || at + length >= sentence.Last || text.Text[tokens[at + length].Start] != '/') return 0;
        var next = at + length + 1;
        if (lexicon.Units.Longest(tokens, at, sentence.Last, out var one) == 0 || lexicon.Units.Longest(tokens, next, sentence.Last, out var two) is not (var more and > 0)) return 0;
        var middle = number.First + 1;
        var first = new FoundFigure(number with { Last = middle, Of = null, Rule = "pair-of-numbers" }, s) { Unit = one, UnitEnd = middle, SubjectEnd = middle };
        var other = new FoundFigure(number with { First = middle + 1, Begin = middle + 1, Value = second, Of = null, Rule = "pair-of-numbers" }, s) { Unit = two, UnitEnd = next + more, Pair = first };
        first.Label = Join(at, at + length);
        other.SubjectEnd = SubjectEnd(other, sentence);
        (first.Start, first.End) = (tokens[number.Begin].Start, tokens[number.First].End);
        (other.Start, other.End) = (tokens[middle + 1].Start, tokens[next + more - 1].End);
        found.Add(first);
        found.Add(other);
        return other.UnitEnd;
    }

    /// <summary>How many words after the number name what is counted, when the lexicon knows them not: small letters, none of them a verb or particle.</summary>
    private int Unknown(NumberMention number, Sentence sentence)
    {
        if (tokens[number.First].Kind == TokenKind.Number && IsYear(number)) return 0;
        var at = number.Last;
        while (at < sentence.Last && at - number.Last < LongestUnknown && tokens[at].Kind == TokenKind.Word && !tokens[at].Capital && !(at == number.Last && tokens[at].Glued)
            && lexicon.Roles.Longest(tokens, at, sentence.Last, out _) == 0) at++;
        var words = at - number.Last;
        if (words == 0 || number.First > sentence.First && tokens[number.First - 1] is { Kind: TokenKind.Word, Capital: true } && number.Begin == number.First && number.First - 1 > sentence.First) return 0;
        if (words == 1 && tokens[number.Last].Length == 1) return 0;
        // A longer run of words names no more than its first two.
        return words < LongestUnknown || at >= sentence.Last || tokens[at].Kind != TokenKind.Word || lexicon.Roles.Longest(tokens, at, sentence.Last, out _) > 0 ? words : 2;
    }

    private static readonly UnitWord Dong = new(UnitKind.Money, "đồng", true), Person = new(UnitKind.Person, "người", false), Individual = new(UnitKind.Person, "cá nhân", false);

    /// <summary>"16 công dân gồm 12 nam và 4 nữ", "1.906 tổ (1.508 cố định, 398 lưu động)": tokens of a quality that parts what was counted before.</summary>
    private int Quality(NumberMention number, Sentence sentence) =>
        lexicon.Roles.Longest(tokens, number.Last, sentence.Last, out var roles) is var length && length > 0 && roles.Has(Role.Quality) && (Last(sentence) != null || roles.Has(Role.Sex)) ? length : 0;

    /// <summary>Whether the sentence praises anybody: looked through once, however many figures it holds.</summary>
    private bool Praises(Sentence sentence)
    {
        if (praise.First == sentence.First) return praise.Found;
        praise = (sentence.First, false);
        for (var i = sentence.First; i < sentence.Last && !praise.Found; i++)
            praise.Found = lexicon.Roles.Longest(tokens, i, sentence.Last, out var roles) > 0 && roles.Has(Role.Praise);
        return praise.Found;
    }

    /// <summary>"tổng kinh phí gần 12 tỷ": millions and thousand millions of nothing else, where the sentence speaks of money.</summary>
    private bool IsMoney(NumberMention number, Sentence sentence)
    {
        if (!number.Scaled || number.Value < 1_000_000 || number.Last < sentence.Last && tokens[number.Last].Kind == TokenKind.Word && lexicon.Roles.Longest(tokens, number.Last, sentence.Last, out _) == 0) return false;
        for (var i = Math.Max(sentence.First, number.First - 40); i < number.First; i++)
            if (lexicon.Roles.Longest(tokens, i, sentence.Last, out var roles) > 0 && roles.Has(Role.Money)) return true;
        return false;
    }

    /// <summary>"56 “Mái ấm biên cương”": tokens of a short name in quotation marks after the number.</summary>
    private int QuotedName(NumberMention number, Sentence sentence)
    {
        if (number.Last + 2 >= sentence.Last || text.Text[tokens[number.Last].Start] is not ('“' or '"' or '«') || tokens[number.Last].Glued || tokens[number.Last + 1].Kind != TokenKind.Word) return 0;
        for (var i = number.Last + 2; i < Math.Min(sentence.Last, number.Last + 10); i++)
            if (text.Text[tokens[i].Start] is '”' or '"' or '»') return i + 1 - number.Last;
        return 0;
    }

    private static bool IsYear(NumberMention number) => number.Value is >= 1900 and <= 2100 && number.Value == decimal.Truncate(number.Value) && number.Last == number.First + 1;

    /// <summary>A number without a noun after it: "Số vụ: 12", "tổng số đối tượng là 35", or alone in a table's cell.</summary>
    private bool Labelled(FoundFigure figure, Sentence sentence)
    {
        var n = figure.Number;
        if (IsCell(sentence)) return LabelledByTable(figure, sentence);
        // After it the clause ends.
        if (n.Last < sentence.Last && !(tokens[n.Last].Kind == TokenKind.Mark && text.Text[tokens[n.Last].Start] is ';' or ',' or '.' or '(' or ')')) return false;
        if (n.Begin == sentence.First) return false;
        var tie = n.Begin - 1;
        var isMark = tokens[tie].Kind == TokenKind.Mark;
        if (isMark ? text.Text[tokens[tie].Start] is not (':' or '=') : lexicon.Roles.Exactly(tokens, tie, n.Begin)?.Has(Role.LabelTie) != true) return false;
        var first = tie;
        while (first > sentence.First && tie - first < 16 && !(tokens[first - 1].Kind == TokenKind.Mark && text.Text[tokens[first - 1].Start] is ';' or ',' or ':' or '(' or ')' or '-' or '+' or '*' or '•')) first--;
        first = OpeningOfList(first, sentence);
        while (first < tie && tokens[first].Kind != TokenKind.Word) first++;
        var skipped = lexicon.Roles.Longest(tokens, first, tie, out var opening);
        var isPart = skipped > 0 && opening.Has(Role.Parts);
        if (isPart) first += skipped;
        if (first >= tie || IsYear(n)) return false;
        var unit = UnitIn(first, tie, out _);
        // "205 người (BCHQS tỉnh: 45, dân quân: 80)": who they are, not what is counted.
        if (unit is null or { Kind: UnitKind.Place or UnitKind.Org or UnitKind.Party } && breakdowns.Whole(sentence, n.Begin) is { Unit: { } counted }) unit = counted;
        unit ??= isPart ? Last(sentence)?.Unit : null;
        // A bare sentence ("Tỷ lệ là 12") needs a thing that is counted; a line with a colon is a label whatever it names.
        if (unit == null && !(isMark && text.Text[tokens[tie].Start] == ':')) return false;
        figure.Unit = unit;
        figure.Label = Join(first, tie);
        figure.Rules.Add("label-before-number");
        return true;
    }

    /// <summary>A label that "Số" opens goes on over its commas: "Số tin, bài, chuyên mục: 97".</summary>
    private int OpeningOfList(int first, Sentence sentence)
    {
        for (var i = first - 1; i >= Math.Max(sentence.First, first - 24); i--)
        {
            if (tokens[i].Kind == TokenKind.Number || tokens[i].Kind == TokenKind.Mark && text.Text[tokens[i].Start] != ',') return first;
            if (!IsWord(i, "số")) continue;
            var opening = i > sentence.First && IsWord(i - 1, "tổng") ? i - 1 : i;
            return opening == sentence.First || tokens[opening - 1].Kind == TokenKind.Mark ? opening : first;
        }
        return first;
    }

    /// <summary>"24 chuyên án (ma túy 18, xuất nhập cảnh 5)", "khởi tố 12 vụ, truy tố 8": the unit of the figure before goes on, where a few words and a number fill a whole clause.</summary>
    private bool Elided(FoundFigure figure, Sentence sentence)
    {
        var n = figure.Number;
        if (Last(sentence) is not { Unit: { } unit } last || n.InWords || IsYear(n) || IsCell(sentence)) return false;
        if (breakdowns.Whole(sentence, n.Begin) is { Unit: not null } whole && breakdowns.AddsUpTo(whole, sentence, n.Begin))
        {
            var name = n.Begin;
            while (name > sentence.First && tokens[name - 1].Kind == TokenKind.Word && !IsWord(name - 1, "và")) name--;
            (figure.Unit, figure.Label) = (whole.Unit, Join(name, n.Begin));
            figure.Rules.Add("share-of-the-whole");
            return true;
        }
        if (unit.Kind is UnitKind.Measure or UnitKind.Money) return false;
        if (n.Last < sentence.Last && !(tokens[n.Last].Kind == TokenKind.Mark && text.Text[tokens[n.Last].Start] is ';' or ',' or '.' or ')')) return false;
        var first = n.Begin;
        while (n.Begin - first < 7 && first > last.UnitEnd && tokens[first - 1].Kind == TokenKind.Word && !tokens[first - 1].Capital) first--;
        if (n.Begin - first is 0 or > 5 || !(tokens[first - 1].Kind == TokenKind.Mark && text.Text[tokens[first - 1].Start] is ',' or ';' or '(' or ':')) return false;
        if (lexicon.Roles.LongestBefore(tokens, n.Begin, first, out var before) > 0 && before.Has(Role.BeforeName | Role.StrongName | Role.Time)) return false;
        figure.Unit = unit;
        figure.Label = Join(first, n.Begin);
        figure.Rules.Add("unit-left-out");
        return true;
    }

    /// <summary>The figure before in the same sentence.</summary>
    private FoundFigure? Last(Sentence sentence) => found.Count > 0 && found[^1].Number.First >= sentence.First ? found[^1] : null;

    private bool LabelledByTable(FoundFigure figure, Sentence sentence)
    {
        var cell = text.Blocks[sentence.Block].Cell!;
        if (cell.IsHead || cell.RowLabel.Length == 0 || figure.Number.Begin != sentence.First) return false;
        for (var i = figure.Number.Last; i < sentence.Last; i++)
            if (tokens[i].Kind == TokenKind.Word) return false;
        if (text.Tables.Kind(cell) == ColumnKind.Numbering) return false;
        figure.Label = cell.RowLabel;
        figure.UnitWording = text.Tables.Unit(cell);
        figure.Unit = UnitOf(figure.UnitWording, out var scale) ?? UnitOf(cell.RowLabel, out scale) ?? UnitOf(cell.ColumnHead, out scale);
        figure.Rules.Add("table-cell");
        if (scale == 1) return true;
        figure.Number = figure.Number with { Value = figure.Number.Value * scale, Max = figure.Number.Max * scale, Scaled = true };
        figure.Rules.Add("scale-in-table");
        return true;
    }

    /// <summary>The first unit that words outside the text's tokens name.</summary>
    /// <param name="scale">What numbers beside it are in: 1,000,000 for "triệu đồng"; "1.000 đồng" is in thousands.</param>
    private UnitWord? UnitOf(string? words, out decimal scale)
    {
        scale = 1;
        if (string.IsNullOrEmpty(words)) return null;
        if (!labels.TryGetValue(words, out var known)) labels[words] = known = (Counted(words.ToLowerInvariant(), out scale), scale);
        scale = known.Scale;
        return known.Unit;
    }

    /// <summary>Labels and heads that were looked at: every row of a table has them.</summary>
    private readonly Dictionary<string, (UnitWord? Unit, decimal Scale)> labels = new(StringComparer.Ordinal);

    private UnitWord? Counted(string words, out decimal scale)
    {
        scale = 1;
        var label = new ReadingText(SourceText.Plain(words), PreparedText.From(words), lexicon.Words);
        for (var at = 0; at < label.Tokens.Count; at++)
            if (NoUnit(label.Tokens, at, label.Tokens.Count) is var other and > 0) at += other - 1;
            else if (lexicon.Units.Longest(label.Tokens, at, label.Tokens.Count, out var unit) > 0)
            {
                for (var i = at - 1; i >= 0 && unit.Kind is UnitKind.Money or UnitKind.Measure && ScaleOf(label.Of(label.Tokens[i])) is { } by; i--) scale *= by;
                return unit;
            }
        return null;
    }

    private static decimal? ScaleOf(ReadOnlySpan<char> word) => word switch
    {
        "nghìn" or "ngàn" or "1.000" or "1000" => 1_000, "triệu" or "1.000.000" => 1_000_000, "tỷ" or "tỉ" => 1_000_000_000, _ => null
    };

    /// <summary>The first unit named in a label: "Số vụ phạm tội …" counts vụ.</summary>
    private UnitWord? UnitIn(int first, int last, out int at)
    {
        for (at = first; at < last; at++)
            if (NoUnit(tokens, at, last) is var other and > 0) at += other - 1;
            else if (lexicon.Units.Longest(tokens, at, last, out var unit) > 0) return unit;
        return null;
    }

    /// <summary>Length of a word that only begins like a unit: "buôn lậu" is no "buôn".</summary>
    private int NoUnit(List<Token> from, int at, int last) => lexicon.Roles.Longest(from, at, last, out var roles) is var length && length > 0 && roles.Has(Role.NoUnit) ? length : 0;

    private int SubjectEnd(FoundFigure figure, Sentence sentence)
    {
        var at = figure.UnitEnd;
        for (; at < sentence.Last && at - figure.Number.Last < LongestSubject; at++)
        {
            var token = tokens[at];
            if (token.Kind == TokenKind.Number) break;
            if (token.Kind == TokenKind.Mark)
            {
                if (text.Text[token.Start] is '“' or '”' or '"' or '-' && (token.Glued || text.Text[token.Start] != '-')) continue;
                break;
            }
            if (lexicon.BeginsNumber(token.Word) && at + 1 < sentence.Last && lexicon.Units.Longest(tokens, at + 1, sentence.Last, out _) > 0) break;
            var taken = lexicon.Roles.Longest(tokens, at, sentence.Last, out var roles);
            if (taken > 0 && roles.Has(Role.Keep)) { at += taken - 1; continue; }
            if (taken > 0 && roles.Has(Role.Stop | Role.Parts | Role.Compare | Role.MoreThan | Role.Nearly) && !(figure.Unit?.Kind == UnitKind.Case && roles.Has(Role.Stop) && IsCrimeVerb(at))) break;
        }
        at = Math.Min(at, sentence.Last);
        while (at > figure.UnitEnd && tokens[at - 1].Kind == TokenKind.Mark) at--;
        return at;
    }

    private bool IsCrimeVerb(int at) => IsWord(at, "vận") || IsWord(at, "tổ");

    private void Span(FoundFigure figure)
    {
        var last = figure.UnitEnd;
        if (figure.Unit is { IsBare: true } && figure.UnitEnd > figure.Number.Last)
            while (last < figure.SubjectEnd && last - figure.UnitEnd < 3) last++;
        (figure.Start, figure.End) = (tokens[figure.Number.Begin].Start, tokens[last - 1].End);
    }

    private bool IsCell(Sentence sentence) => text.Blocks[sentence.Block].Cell != null;

    private string Join(int first, int last) => first < last ? string.Join(' ', Enumerable.Range(first, last - first).Select(i => text.Of(tokens[i]).ToString())).ToLowerInvariant() : "";

    private bool IsWord(int token, string word) => tokens[token].Kind == TokenKind.Word && text.Of(tokens[token]).Equals(word, StringComparison.OrdinalIgnoreCase);
}
