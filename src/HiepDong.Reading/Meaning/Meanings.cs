using System.Text;

namespace HiepDong.Reading;

/// <summary>Puts together what stands around each figure and asks what it means.</summary>
internal sealed class Meanings(ReadingText text, List<FoundFigure> figures)
{
    private const int DocumentHead = 400;
    private readonly Outline outline = new(text);
    private readonly Dictionary<string, Passage> passages = new(StringComparer.Ordinal);
    private readonly Passage?[] sentences = new Passage?[text.Sentences.Count];
    private readonly Passage document = new(Low(text.Text, 0, Math.Min(text.Text.Length, DocumentHead)));

    /// <summary>What a figure counts, in the text's words.</summary>
    public string Subject(FoundFigure f)
    {
        var after = f.SubjectEnd > f.Number.Last ? Low(text.Text, text.Tokens[f.Number.Last].Start, text.Tokens[f.SubjectEnd - 1].End) : "";
        return f.Label == null ? after : after.Length == 0 ? f.Label : f.Label + " " + after;
    }

    /// <summary>Figures must be asked in order: each may build on those before it.</summary>
    public FigureMeaning Of(FoundFigure f)
    {
        var sentence = text.Sentences[f.Sentence];
        var cell = text.Blocks[sentence.Block].Cell;
        var previous = f.Index > 0 && figures[f.Index - 1].Sentence == f.Sentence ? figures[f.Index - 1] : null;
        var next = f.Index + 1 < figures.Count && figures[f.Index + 1].Sentence == f.Sentence ? figures[f.Index + 1] : null;
        var lead = Boundary(sentence, f.Number.Begin, previous == null ? sentence.Start : SubjectEnd(previous), out var leavesParenthesis);
        var tail = next?.Start ?? sentence.End;
        for (var i = f.UnitEnd; i < sentence.Last && text.Tokens[i].Start < tail; i++)
            if (EndsClause(i, sentence)) { tail = text.Tokens[i].Start; break; }
        var isComparison = f.Direction != null || f.Rules.Contains(Structure.BaseOfComparison) || cell != null && TableColumns.Kind(cell) is not ColumnKind.Value;
        var context = new FigureContext(
            f.Unit?.Unit, Subject(f), Low(text.Text, lead, f.Start), Low(text.Text, Math.Min(f.End, tail), tail), SentenceOf(f.Sentence),
            f.Sentence > 0 && text.Sentences[f.Sentence - 1].Block == sentence.Block ? SentenceOf(f.Sentence - 1) : Passage.Empty,
            Shared(outline.Above(sentence.Block)), Shared(cell?.RowLabel ?? ""), Shared(cell?.ColumnHead ?? ""), document,
            f.Parent?.Meaning, f.Pair?.Meaning, leavesParenthesis ? null : previous?.Meaning, isComparison);
        return f.Meaning = FigureMeanings.Of(context);
    }

    /// <summary>A semicolon, a parenthesis, or words that open a breakdown.</summary>
    private bool EndsClause(int token, Sentence sentence) =>
        text.Tokens[token].Kind == TokenKind.Mark ? text.Text[text.Tokens[token].Start] is ';' or '(' or ')'
            : Lexicon.Standard.Roles.Longest(text.Tokens, token, sentence.Last, out var roles) > 0 && roles.Has(Role.Parts);

    /// <summary>Where the clause begins: after the subject of the figure before it, a semicolon, or a parenthesis that is still open.</summary>
    /// <param name="leavesParenthesis">The figure before stands in a parenthesis that this one is outside of.</param>
    private int Boundary(Sentence sentence, int token, int notBefore, out bool leavesParenthesis)
    {
        var depth = 0;
        leavesParenthesis = false;
        for (var i = token - 1; i >= sentence.First && text.Tokens[i].End > notBefore; i--)
        {
            if (text.Tokens[i].Kind != TokenKind.Mark) continue;
            var mark = text.Text[text.Tokens[i].Start];
            if (mark == ')') { depth++; leavesParenthesis = true; }
            else if (mark == '(' && depth > 0) { depth--; leavesParenthesis = depth > 0; }
            else if (mark is ';' or '(') return text.Tokens[i].End;
        }
        return notBefore;
    }

    private int SubjectEnd(FoundFigure f) => Math.Max(f.End, text.Tokens[f.SubjectEnd - 1].End);

    private Passage SentenceOf(int s) => sentences[s] ??= new(Low(text.Text, text.Sentences[s].Start, text.Sentences[s].End));

    private Passage Shared(string given)
    {
        if (given.Length == 0) return Passage.Empty;
        if (!passages.TryGetValue(given, out var passage)) passages[given] = passage = new(Low(given, 0, given.Length));
        return passage;
    }

    /// <summary>Lower case with single spaces.</summary>
    private static string Low(string from, int start, int end)
    {
        if (end <= start) return "";
        var made = new StringBuilder(end - start);
        for (var i = start; i < end; i++)
            if (!char.IsWhiteSpace(from[i])) made.Append(char.ToLowerInvariant(from[i]));
            else if (made.Length > 0 && made[^1] != ' ') made.Append(' ');
        if (made.Length > 0 && made[^1] == ' ') made.Length--;
        return made.ToString();
    }
}
