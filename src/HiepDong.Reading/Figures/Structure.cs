namespace HiepDong.Reading;

/// <summary>How the figures of a text belong together: parts of a whole, pairs of cases and persons, comparisons with another time.</summary>
internal sealed class Structure(ReadingText text, Lexicon lexicon)
{
    private readonly List<Token> tokens = text.Tokens;
    private readonly List<ReadingWarning> warnings = [];

    /// <summary>Breakdowns that must add up: the whole with its listed parts.</summary>
    private readonly Dictionary<(FoundFigure Whole, int Sentence), (List<FoundFigure> Parts, bool Whole)> wholes = [];

    /// <returns>Breakdowns that do not add up.</returns>
    public List<ReadingWarning> Join(List<FoundFigure> figures)
    {
        for (var from = 0; from < figures.Count;)
        {
            var to = from;
            while (to < figures.Count && figures[to].Sentence == figures[from].Sentence) to++;
            Within(figures, from, to);
            from = to;
        }
        foreach (var (key, (parts, all)) in wholes) Check(key.Whole, parts, all);
        return warnings;
    }

    private void Within(List<FoundFigure> figures, int from, int to)
    {
        var sentence = text.Sentences[figures[from].Sentence];
        var open = new Stack<FoundFigure?>();
        FoundFigure? last = null;
        var (next, parts, listed, ranked) = (from, -1, false, false);
        for (var i = sentence.First; i < sentence.Last && next < to; i++)
        {
            var figure = figures[next];
            if (i < figure.Number.Begin)
            {
                if (tokens[i].Kind == TokenKind.Mark)
                {
                    if (text.Text[tokens[i].Start] == '(') open.Push(last);
                    else if (text.Text[tokens[i].Start] == ')' && open.Count > 0) open.Pop();
                }
                else if (lexicon.Roles.Longest(tokens, i, sentence.Last, out var roles) is var taken and > 0 && roles.Has(Role.Parts))
                {
                    (parts, listed) = (next, Begins(i, "gồm") || Begins(i, "bao") || Begins(i, "cụ") || Begins(i, "chia") || Begins(i, "cơ"));
                    ranked = Begins(i, "theo") || Begins(i, "cao") || Begins(i, "thấp") || Begins(i, "nhiều") || Begins(i, "dẫn") || Begins(i, "cùng");
                    i += taken - 1;
                }
                continue;
            }
            Compare(figure, figures, next, from, sentence);
            var before = next > from ? figures[next - 1] : null;
            if (before != null) Pair(figure, before);
            if (figure.Direction == null)
            {
                if (ranked)
                {
                    figure.Rules.Add(ByName);
                    if (WholeOf(figure, figures, from, from) is { } ranks) Part(figure, ranks, false);
                }
                else if (open.Count > 0 && open.Peek() is { } outside && Outside(outside, figure, figures, from) is { } about) Part(figure, about, listed || parts < 0 || figures[parts].Number.Begin > figure.Number.Begin);
                else if (parts >= 0 && WholeOf(figure, figures, from, parts) is { } whole) Part(figure, whole, listed);
            }
            last = figure;
            i = Math.Max(i, figure.UnitEnd - 1);
            next++;
        }
    }

    /// <summary>The nearest figure before "trong đó" that counts the same; for a sentence that begins with it, of the sentence before in the same block or the line above.</summary>
    private FoundFigure? WholeOf(FoundFigure figure, List<FoundFigure> figures, int from, int parts)
    {
        for (var i = parts - 1; i >= Math.Max(from, parts - 4); i--)
            if (Fits(figures[i], figure)) return figures[i].Parent is { } above && figures[i].Parent != figure && !ReferenceEquals(above, figure) && figures[i].Direction != null ? above : figures[i];
        // Only a sentence that begins with it goes on about what was said before.
        if (parts > from) return null;
        // "… là 942 vụ. Trong đó: …. Theo lực lượng: …. Cao nhất là …": the whole was said some sentences before.
        var block = text.Sentences[figure.Sentence].Block;
        for (var i = from - 1; i >= Math.Max(0, from - 40); i--)
        {
            if (text.Sentences[figures[i].Sentence].Block != block && figures[i].Sentence < figure.Sentence - 1) break;
            if (figures[i].Direction == null && (figures[i].Parent ?? figures[i]) is var top && Fits(top, figure)) return top;
        }
        return null;
    }

    /// <summary>
    /// "199 người chết, 128 người mất tích (Lào Cai: 72 người chết, 82 người mất tích)": of the figures before the parenthesis the one that goes on with the same word.
    /// </summary>
    private FoundFigure? Outside(FoundFigure last, FoundFigure figure, List<FoundFigure> figures, int from)
    {
        FoundFigure? only = null;
        var several = false;
        for (var i = last.Index; i >= Math.Max(from, last.Index - 3); i--)
        {
            if (!Fits(figures[i], figure)) continue;
            if (GoesOn(figures[i]) is { Length: > 0 } word && word.Equals(GoesOn(figure), StringComparison.OrdinalIgnoreCase)) return figures[i];
            several |= only != null;
            only ??= figures[i];
        }
        return several ? null : only;
    }

    /// <summary>The word behind what is counted: "chết" of "199 người chết".</summary>
    private string GoesOn(FoundFigure f) => f.UnitEnd < tokens.Count && tokens[f.UnitEnd].Kind == TokenKind.Word ? text.Of(tokens[f.UnitEnd]).ToString() : "";

    private static bool Fits(FoundFigure whole, FoundFigure part) =>
        whole != part && whole.Direction == null && whole.Number.Value >= part.Number.Value && whole.Unit is { } a && part.Unit is { } b
        && (a.Unit == b.Unit && (a.Of == b.Of || a.Of.Length * b.Of.Length == 0) || a.Kind == UnitKind.Person && b.Kind == UnitKind.Person || a.Unit == "phương tiện" && b.Kind == UnitKind.Thing && b.Unit is "xe" or "tàu" or "xuồng" or "thuyền" && a.Kind == UnitKind.Thing);

    private void Part(FoundFigure figure, FoundFigure whole, bool listed)
    {
        figure.Parent = whole;
        figure.Rules.Add(listed ? "part-in-list" : "part-among-others");
        var key = (whole, figure.Sentence);
        if (!wholes.TryGetValue(key, out var known)) known = ([], listed);
        known.Parts.Add(figure);
        wholes[key] = (known.Parts, known.Whole && listed);
    }

    private void Check(FoundFigure whole, List<FoundFigure> parts, bool all)
    {
        if (!whole.Number.Quantity.IsExact || parts.Any(p => !p.Number.Quantity.IsExact || p.Unit?.Unit != whole.Unit?.Unit)) return;
        var sum = parts.Sum(p => p.Number.Value);
        if (sum <= whole.Number.Value && !(all && parts.Count > 1 && sum != whole.Number.Value)) return;
        var (stated, added) = (HiepDong.Text.Vietnamese.Number(whole.Number.Value), HiepDong.Text.Vietnamese.Number(sum));
        warnings.Add(new("parts_do_not_add_up", $"Nêu {stated} {whole.Unit!.Unit} nhưng các phần cộng lại là {added}: kiểm tra lại.",
            $"It states {stated} {whole.Unit.Unit}, yet its parts add up to {added}: check them.", whole.Index));
    }

    /// <summary>"4 vụ/8 đối tượng", "153 vụ, 346 đối tượng", "35 vụ với 37 bị can", "45 đợt với 260 lượt người".</summary>
    private void Pair(FoundFigure figure, FoundFigure before)
    {
        if (figure.Pair != null || before.Unit is not { } one || figure.Unit is not { } two || before.Direction != null) return;
        var carried = one.Kind is UnitKind.Turn or UnitKind.Person && two.Kind == UnitKind.Thing;
        var counted = two.Kind is UnitKind.Person or UnitKind.Turn && one.Kind is not (UnitKind.Measure or UnitKind.Money or UnitKind.Place or UnitKind.Doc or UnitKind.Party);
        if (!counted && !carried || one.Unit == two.Unit && one.Kind != UnitKind.Turn) return;
        var joins = 0;
        for (var i = Math.Max(before.UnitEnd, before.SubjectEnd); i < figure.Number.Begin; i++)
        {
            if (!(tokens[i].Kind == TokenKind.Mark ? text.Text[tokens[i].Start] is '/' or ',' or '-' or '–' or ':' : Begins(i, "với") || Begins(i, "và") || Begins(i, "cùng") || Begins(i, "gồm") || Begins(i, "cho") || Begins(i, "có"))) return;
            if (++joins > 2) return;
        }
        if (joins == 0) return;
        figure.Pair = before;
        figure.Rules.Add("pair");
    }

    /// <summary>"tăng 12% so với cùng kỳ", "giảm 5 vụ"; "(cùng kỳ 110 vụ)" states another time's figure.</summary>
    private void Compare(FoundFigure figure, List<FoundFigure> figures, int at, int from, Sentence sentence)
    {
        var begin = figure.Number.Begin;
        var direction = lexicon.Roles.LongestBefore(tokens, begin, sentence.First, out var roles) > 0 && !roles.Has(Role.Level)
            ? roles.Has(Role.Increase) ? "increase" : roles.Has(Role.Decrease) ? "decrease" : null : null;
        if (direction == null && begin - 1 >= sentence.First && tokens[begin - 1].Kind == TokenKind.Mark && begin - 2 >= sentence.First && text.Text[tokens[begin - 2].Start] == '(')
            direction = text.Text[tokens[begin - 1].Start] switch { '+' => "increase", '-' or '–' or '−' => "decrease", _ => null };
        if (direction != null)
        {
            figure.Direction = direction;
            figure.Rules.Add("comparison");
            figure.Parent = Compared(figure, figures, at, from);
            return;
        }
        for (var i = begin - 1; i >= Math.Max(sentence.First, begin - 6) && (at == from || i >= figures[at - 1].UnitEnd); i--)
            if (lexicon.Roles.Longest(tokens, i, begin, out var role) > 0 && role.Has(Role.Compare))
            {
                figure.Rules.Add(BaseOfComparison);
                return;
            }
    }

    /// <summary>The figure that grew or fell: the nearest of the same unit; of whatever unit for a percentage.</summary>
    private static FoundFigure? Compared(FoundFigure figure, List<FoundFigure> figures, int at, int from)
    {
        for (var i = at - 1; i >= Math.Max(from, at - 12); i--)
            if (figures[i].Direction == null && (figure.Unit?.Unit == "%" || figures[i].Unit?.Unit == figure.Unit?.Unit)) return figures[i];
        return at > from && figures[at - 1].Direction == null ? figures[at - 1] : null;
    }

    /// <summary>"Theo lực lượng: Công an 12 vụ", "cao nhất là xã An Phú (5 vụ)": the share of somebody, no total of the report.</summary>
    public const string ByName = "share-by-name";

    public const string BaseOfComparison = "base-of-comparison";

    private bool Begins(int token, string word) => tokens[token].Kind == TokenKind.Word && text.Of(tokens[token]).Equals(word, StringComparison.OrdinalIgnoreCase);
}
