namespace HiepDong.Reading;

/// <summary>One sentence, list line, heading or cell.</summary>
/// <param name="First">Its first token; <paramref name="Last"/> is after its last.</param>
/// <param name="Block">Number of its block.</param>
internal readonly record struct Sentence(int First, int Last, int Start, int End, int Block);

/// <summary>A prepared text with its blocks, sentences and tokens: what every rule looks at.</summary>
internal sealed class ReadingText
{
    private const int CharactersPerToken = 3; // about; so that the list seldom grows
    private readonly List<Token> tokens = [];
    private readonly List<Sentence> sentences = [];

    public ReadingText(SourceText source, PreparedText prepared, Vocabulary words)
    {
        (Source, Prepared) = (source, prepared);
        Blocks = source.Blocks;
        tokens.Capacity = prepared.Text.Length / CharactersPerToken + 16;
        for (var i = 0; i < Blocks.Count; i++)
        {
            // A hard-wrapped line goes on in the next: it begins with a small letter.
            var last = i;
            if (IsFlowing(Blocks[i]))
                while (last + 1 < Blocks.Count && IsFlowing(Blocks[last + 1]) && Continues(Blocks[last], Blocks[last + 1])) last++;
            Split(prepared.Here(Blocks[i].Start), prepared.Here(Blocks[last].End), i, words);
            i = last;
        }
    }

    private TableColumns? tables;

    public SourceText Source { get; }
    public TableColumns Tables => tables ??= new(this);
    public PreparedText Prepared { get; }
    public string Text => Prepared.Text;
    public IReadOnlyList<TextBlock> Blocks { get; }
    public List<Token> Tokens => tokens;
    public List<Sentence> Sentences => sentences;

    public Sentence SentenceOf(int token) => sentences[tokens[token].Sentence];
    public ReadOnlySpan<char> Of(Token token) => Text.AsSpan(token.Start, token.Length);

    /// <summary>First token that ends after a place.</summary>
    public int TokenAt(int place)
    {
        int low = 0, high = tokens.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tokens[middle].End <= place) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static bool IsFlowing(TextBlock block) => block.Kind is BlockKind.Paragraph or BlockKind.ListItem;

    private bool Continues(TextBlock before, TextBlock after)
    {
        if (after.Kind != BlockKind.Paragraph) return false;
        var text = Source.Text;
        var (end, start) = (before.End - 1, after.Start);
        while (end > before.Start && char.IsWhiteSpace(text[end])) end--;
        while (start < after.End && char.IsWhiteSpace(text[start])) start++;
        return text[end] is not ('.' or '!' or '?' or ':' or ';') && start < after.End && char.IsLower(text[start])
            && (start + 1 >= after.End || text[start + 1] is not (')' or '.')) && BlankLinesBetween(before.End, after.Start) == 0;
    }

    private int BlankLinesBetween(int end, int start)
    {
        var lines = 0;
        for (var i = end; i < start; i++) if (Source.Text[i] == '\n') lines++;
        return lines - 1 < 0 ? 0 : lines - 1;
    }

    private void Split(int start, int end, int block, Vocabulary words)
    {
        var text = Prepared.Text;
        var first = tokens.Count;
        var begin = -1;
        for (var at = start; at < end;)
        {
            if (char.IsWhiteSpace(text[at])) { at++; continue; }
            var from = at;
            TokenKind kind;
            if (char.IsAsciiDigit(text[at])) { at = NumberEnd(text, at, end); kind = TokenKind.Number; }
            else if (char.IsLetter(text[at])) { while (at < end && char.IsLetter(text[at])) at++; kind = TokenKind.Word; }
            else { at++; kind = TokenKind.Mark; }
            if (begin < 0) begin = from;
            var glued = tokens.Count > first && tokens[^1].End == from;
            tokens.Add(new(from, at, kind, kind == TokenKind.Number && at - from > 2 ? 0 : words.Of(text.AsSpan(from, at - from)), sentences.Count, glued, kind == TokenKind.Word && char.IsUpper(text[from])));
            if (kind == TokenKind.Mark && IsStop(text, from, end, first))
            {
                sentences.Add(new(first, tokens.Count, begin, at, block));
                (first, begin) = (tokens.Count, -1);
            }
        }
        if (tokens.Count > first) sentences.Add(new(first, tokens.Count, begin, tokens[^1].End, block));
    }

    private static int NumberEnd(string text, int at, int end)
    {
        while (at < end && (char.IsAsciiDigit(text[at]) || (text[at] is '.' or ',' && at + 1 < end && char.IsAsciiDigit(text[at + 1])))) at++;
        return at;
    }

    /// <summary>A full stop ends a sentence when white space and no small letter follows, and it abbreviates nothing ("TP. Huế", "I. Tình hình").</summary>
    private bool IsStop(string text, int at, int end, int first)
    {
        if (text[at] is '!' or '?' or '…') return at + 1 >= end || char.IsWhiteSpace(text[at + 1]) && (text[at] != '…' || NextIsCapital(text, at + 1, end));
        if (text[at] != '.') return false;
        if (at + 1 < end && !char.IsWhiteSpace(text[at + 1]) && text[at + 1] is not ('”' or '"' or ')')) return false;
        if (!NextIsCapital(text, at + 1, end)) return false;
        if (tokens.Count - 2 < first) return false;
        var before = tokens[^2];
        if (before.End != at) return true;
        // "TP. Hạ Long", "Q. 5", "I. Tình hình" – but "25 m." and "người." end.
        if (before.Kind == TokenKind.Word) return !(before.Capital && before.Length <= 2 && tokens.Count - 2 <= first + 1 || before.Capital && before.Length <= 2 && char.IsUpper(text[before.End - 1]));
        // "1. Công tác …" at the beginning of a line.
        return tokens.Count - 2 > first;
    }

    private static bool NextIsCapital(string text, int at, int end)
    {
        while (at < end && (char.IsWhiteSpace(text[at]) || text[at] is '"' or '“' or '”' or '(' or '-' or '–' or '\'')) at++;
        return at >= end || !char.IsLower(text[at]);
    }
}
