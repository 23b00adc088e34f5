using System.Text;

namespace HiepDong.Reading;

/// <summary>Puts together what stands around each figure and asks what it means.</summary>
internal sealed class Meanings
{
    private const int DocumentHead = 80; // words and marks
    private readonly ReadingText text;
    private readonly List<FoundFigure> figures;
    private readonly Outline outline;
    private readonly int[] words;
    private readonly Dictionary<string, Passage> passages = new(StringComparer.Ordinal);
    private readonly Passage?[] sentences;
    private readonly Passage document;

    public Meanings(ReadingText text, List<FoundFigure> figures)
    {
        (this.text, this.figures, outline) = (text, figures, new(text));
        words = new int[text.Tokens.Count];
        for (var i = 0; i < words.Length; i++) words[i] = WordRun.Of(text.Tokens[i], text.Text);
        sentences = new Passage?[text.Sentences.Count];
        document = new(Run(0, Math.Min(words.Length, DocumentHead)));
    }

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
        var lead = Boundary(sentence, f.Number.Begin, previous == null ? sentence.First : Math.Max(previous.UnitEnd, previous.SubjectEnd), out var leavesParenthesis);
        var clause = f.UnitEnd;
        for (var before = next?.Number.Begin ?? sentence.Last; clause < before && !EndsClause(clause, sentence);) clause++;
        var tail = f.UnitEnd;
        while (tail < clause && text.Tokens[tail].Start < f.End) tail++;
        var isComparison = f.Direction != null || f.Rules.Contains(Structure.BaseOfComparison) || cell != null && TableColumns.Kind(cell) is not ColumnKind.Value;
        var context = new FigureContext(
            f.Unit?.Unit, SubjectOf(f), Run(lead, f.Number.Begin), Run(tail, clause), SentenceOf(f.Sentence),
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
    /// <returns>Its first token.</returns>
    /// <param name="leavesParenthesis">The figure before stands in a parenthesis that this one is outside of.</param>
    private int Boundary(Sentence sentence, int token, int notBefore, out bool leavesParenthesis)
    {
        var (depth, boundary) = (0, -1);
        leavesParenthesis = false;
        for (var i = token - 1; i >= Math.Max(sentence.First, notBefore); i--)
        {
            if (text.Tokens[i].Kind != TokenKind.Mark) continue;
            switch (text.Text[text.Tokens[i].Start])
            {
                case ')': depth++; leavesParenthesis = true; break;
                case '(' when depth > 0: leavesParenthesis = --depth > 0; break;
                case ';' or '(' when boundary < 0: boundary = i + 1; break;
            }
        }
        return boundary < 0 ? notBefore : boundary;
    }

    private WordRun SubjectOf(FoundFigure f) =>
        f.Label == null ? Run(f.Number.Last, f.SubjectEnd) : new((int[])[.. ((WordRun)f.Label).Numbers, .. words.AsSpan(f.Number.Last, Math.Max(0, f.SubjectEnd - f.Number.Last))]);

    private WordRun Run(int first, int last) => last > first ? new(words.AsMemory(first, last - first)) : default;

    private Passage SentenceOf(int s) => sentences[s] ??= new(Run(text.Sentences[s].First, text.Sentences[s].Last));

    private Passage Shared(string given)
    {
        if (given.Length == 0) return Passage.Empty;
        if (!passages.TryGetValue(given, out var passage)) passages[given] = passage = Low(given, 0, given.Length);
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
