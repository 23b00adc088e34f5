using System.Runtime.Intrinsics;

namespace HiepDong.Reading;

/// <summary>Puts together what stands around each figure and asks what it means.</summary>
internal sealed class Meanings
{
    private const int DocumentHead = 80; // words and marks
    private const int LongestOfOneTheme = 80; // sentences
    private static readonly Vector256<ulong> Epidemic = MeaningLexicon.Shipped.CueMask("covid");
    private const int LongestNumeral = 4; // letters of a row's number: "A", "VIII"
    private readonly ReadingText text;
    private readonly List<FoundFigure> figures;
    private readonly Outline outline;
    private readonly int[] words;
    private readonly Dictionary<string, Passage> passages = new(StringComparer.Ordinal);
    private readonly Clauses clauses;
    private readonly Passage document;
    private (int Sentence, int Token) aim = (-1, 0);
    private readonly int theme;
    private readonly bool inEpidemic;
    private readonly Dictionary<(int Table, int Row), string> groups;

    public Meanings(ReadingText text, List<FoundFigure> figures)
    {
        (this.text, this.figures, outline) = (text, figures, new(text));
        words = new int[text.Tokens.Count];
        for (var i = 0; i < words.Length; i++) words[i] = WordRun.Of(text.Tokens[i], text.Text);
        clauses = new(text, words, EndsClause);
        document = new(Run(0, Math.Min(words.Length, DocumentHead)));
        groups = Groups(text);
        var cues = Vector256<ulong>.Zero;
        theme = text.Sentences.Count <= LongestOfOneTheme ? Theme.Of(Enumerable.Range(0, text.Sentences.Count).Select(clauses.Whole), out cues) : -1;
        inEpidemic = (cues & Epidemic) != Vector256<ulong>.Zero;
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
        var next = NextOf(f);
        var lead = Boundary(sentence, f.Number.Begin, previous == null ? sentence.First : Math.Max(previous.UnitEnd, previous.SubjectEnd), out var leavesParenthesis, out var opensClause);
        // "02 vụ, 03 đối tượng vi phạm quy chế biên giới": what is said of the pair's second is said of its first.
        var last = next?.Pair == f && f.Label == null && f.SubjectEnd <= f.UnitEnd ? next : f;
        var clause = last.UnitEnd;
        for (var before = NextOf(last)?.Number.Begin ?? sentence.Last; clause < before && !EndsClause(clause, sentence);) clause++;
        // "37 vụ, 41 đối tượng vi phạm giao thông": the unit's own words speak of the first too.
        var tail = last == f ? f.UnitEnd : last.Number.Last;
        while (last == f && tail < clause && text.Tokens[tail].Start < last.End) tail++;
        var isComparison = f.Direction != null || f.Rules.Contains(Structure.BaseOfComparison) || f.Rules.Contains(Structure.ByName) || cell != null && text.Tables.Kind(cell) is not ColumnKind.Value;
        var context = new FigureContext(
            f.Unit?.Unit, SubjectOf(f), Run(lead, f.Number.Begin), f.Label != null && cell == null ? default : clauses.Tail(f, NextOf(last), tail, clause), next?.Parent == f && f.Label == null ? clauses.Until(f.Sentence, f.Number.Begin, clause) : clauses.Of(f.Sentence, f.Number.Begin), clauses.Before(f.Sentence, f.Number.Begin),
            Shared(Above(sentence.Block, cell)), Shared(cell?.RowLabel ?? ""), Shared(cell?.ColumnHead ?? ""), document,
            f.Parent?.Meaning, f.Pair?.Meaning, leavesParenthesis ? null : previous?.Meaning, isComparison, theme, opensClause,
            outline.IsAhead(sentence.Block) || FollowsAim(f), inEpidemic);
        return f.Meaning = FigureMeanings.Of(context);
    }

    /// <summary>"Phấn đấu tổ chức 40 buổi, mở 03 lớp", "Trong tháng tới mở 03 lớp": what follows is still to be done.</summary>
    private bool FollowsAim(FoundFigure f)
    {
        if (aim.Sentence != f.Sentence) aim = (f.Sentence, AimOf(text.Sentences[f.Sentence]));
        return aim.Token < f.Number.Begin;
    }

    /// <summary>The first token of a sentence's aim, or one that no figure stands behind.</summary>
    private int AimOf(Sentence sentence)
    {
        var worded = false;
        for (var i = sentence.First; i + 1 < sentence.Last; i++)
        {
            if (text.Tokens[i].Kind != TokenKind.Word || text.Tokens[i + 1].Kind != TokenKind.Word) continue;
            var word = text.Of(text.Tokens[i]);
            var next = text.Of(text.Tokens[i + 1]);
            if (Is(word, "phấn") && Is(next, "đấu") || !worded && Is(word, "dự") && Is(next, "kiến")) return i;
            if (Is(next, "tới") && (Is(word, "tháng") || Is(word, "quý") || Is(word, "kỳ") || Is(word, "gian"))) return i;
            worded = true;
        }
        return int.MaxValue;

        static bool Is(ReadOnlySpan<char> word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Headings, and in a table the row that opens the group: "A | Ma túy".</summary>
    private string Above(int block, TableCell? cell) =>
        cell != null && groups.TryGetValue((cell.Table, cell.Row), out var group) ? outline.Above(block) + " | " + group : outline.Above(block);

    /// <summary>For each row of a table below a row that has words in one cell alone and no figure, those words.</summary>
    private static Dictionary<(int Table, int Row), string> Groups(ReadingText text)
    {
        var groups = new Dictionary<(int, int), string>();
        var (at, group, table) = (0, "", -1);
        var blocks = text.Blocks;
        while (at < blocks.Count)
        {
            if (blocks[at++].Cell is not { IsHead: false } first) continue;
            var (worded, last, hasFigures) = (HasWords(text, blocks[at - 1]) ? 1 : 0, blocks[at - 1], IsFigure(text, blocks[at - 1], first));
            for (; at < blocks.Count && blocks[at].Cell is { } cell && cell.Table == first.Table && cell.Row == first.Row; at++)
            {
                if (HasWords(text, blocks[at])) (worded, last) = (worded + 1, blocks[at]);
                hasFigures |= IsFigure(text, blocks[at], cell);
            }
            if (first.Table != table) (table, group) = (first.Table, "");
            if (worded == 1 && !hasFigures) group = text.Source.Text[last.Start..last.End];
            else if (group.Length > 0) groups[(first.Table, first.Row)] = group;
        }
        return groups;
    }

    private static bool HasWords(ReadingText text, TextBlock block)
    {
        var letters = 0;
        foreach (var c in text.Source.Text.AsSpan(block.Start, block.End - block.Start))
            if (char.IsLetter(c) && ++letters > LongestNumeral) return true;
        return false;
    }

    private static bool IsFigure(ReadingText text, TextBlock block, TableCell cell) =>
        text.Tables.Kind(cell) != ColumnKind.Numbering && text.Source.Text.AsSpan(block.Start, block.End - block.Start).IndexOfAnyInRange('0', '9') >= 0;

    private FoundFigure? NextOf(FoundFigure f) => f.Index + 1 < figures.Count && figures[f.Index + 1].Sentence == f.Sentence ? figures[f.Index + 1] : null;

    /// <summary>A semicolon, a parenthesis, or words that open a breakdown.</summary>
    private bool EndsClause(int token, Sentence sentence) =>
        text.Tokens[token].Kind == TokenKind.Mark ? text.Text[text.Tokens[token].Start] is ';' or '(' or ')'
            : Lexicon.Standard.Roles.Longest(text.Tokens, token, sentence.Last, out var roles) > 0 && roles.Has(Role.Parts);

    /// <summary>Where the clause begins: after the subject of the figure before it, a semicolon, or a parenthesis that is still open.</summary>
    /// <returns>Its first token.</returns>
    /// <param name="opensClause">A semicolon stands there, with words behind it.</param>
    /// <param name="leavesParenthesis">The figure before stands in a parenthesis that this one is outside of.</param>
    private int Boundary(Sentence sentence, int token, int notBefore, out bool leavesParenthesis, out bool opensClause)
    {
        var (depth, boundary) = (0, -1);
        leavesParenthesis = opensClause = false;
        for (var i = token - 1; i >= Math.Max(sentence.First, notBefore); i--)
        {
            if (text.Tokens[i].Kind != TokenKind.Mark) continue;
            switch (text.Text[text.Tokens[i].Start])
            {
                case ')': depth++; leavesParenthesis = true; break;
                case '(' when depth > 0: leavesParenthesis = --depth > 0; break;
                case ';' or '(' when boundary < 0:
                    boundary = i + 1;
                    opensClause = text.Text[text.Tokens[i].Start] == ';' && token > boundary;
                    break;
            }
        }
        return boundary < 0 ? notBefore : boundary;
    }

    private WordRun SubjectOf(FoundFigure f)
    {
        if (f.Label == null) return Run(f.Number.Last, f.SubjectEnd);
        var (unit, label) = (Shared(f.UnitWording ?? "").Words, Shared(f.Label).Words);
        return new((int[])[.. unit.Numbers, .. label.Numbers, .. Run(f.Number.Last, f.SubjectEnd).Numbers]);
    }

    private WordRun Run(int first, int last) => last > first ? new(words.AsMemory(first, last - first)) : default;

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
        var room = end - start <= 512 ? stackalloc char[512] : new char[end - start];
        var length = 0;
        for (var i = start; i < end; i++)
            if (!char.IsWhiteSpace(from[i])) room[length++] = char.ToLowerInvariant(from[i]);
            else if (length > 0 && room[length - 1] != ' ') room[length++] = ' ';
        if (length > 0 && room[length - 1] == ' ') length--;
        return new(room[..length]);
    }
}
