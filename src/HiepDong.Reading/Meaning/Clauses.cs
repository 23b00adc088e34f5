namespace HiepDong.Reading;

/// <summary>
/// The stretches of a sentence that say what its figures are about. A semicolon parts clauses as a full stop parts sentences: "bắt 70 vụ ma túy; 13 vụ
/// buôn lậu"; what opens the sentence before a colon is said of them all.
/// </summary>
/// <param name="words">The text's tokens as numbers of words.</param>
/// <param name="ends">Whether a token ends what is said of a figure.</param>
internal sealed class Clauses(ReadingText text, int[] words, Func<int, Sentence, bool> ends)
{
    private const int LongestAside = 60, LongestOpening = 30; // tokens

    private readonly Passage?[] wholes = new Passage?[text.Sentences.Count];
    private readonly Parts?[] parts = new Parts?[text.Sentences.Count];

    /// <param name="Cuts">Tokens after the semicolons.</param>
    /// <param name="Colon">Token after the words that open the sentence, or its first.</param>
    private sealed record Parts(int[] Cuts, int Colon, Passage?[] Known);

    public Passage Whole(int s) => wholes[s] ??= new(Run(text.Sentences[s].First, text.Sentences[s].Last));

    /// <summary>The clause in which a token stands, with the words that open the sentence.</summary>
    public Passage Of(int s, int token) => PartsOf(s) is { Cuts.Length: > 0 } cut ? Part(s, cut, Number(cut, token)) : Whole(s);

    /// <summary>The clause in which a token stands, as far as another: what stands behind speaks of parts.</summary>
    public Passage Until(int s, int token, int end)
    {
        var cut = PartsOf(s);
        var number = Number(cut, token);
        return new(Run(number == 0 ? text.Sentences[s].First : cut.Cuts[number - 1], end));
    }

    /// <summary>What was said before a clause: its whole sentence, or where a sentence is one clause, the last of the sentence before in the same block.</summary>
    public Passage Before(int s, int token)
    {
        if (PartsOf(s) is { Cuts.Length: > 0 }) return Whole(s);
        if (s == 0 || text.Sentences[s - 1].Block != text.Sentences[s].Block) return Passage.Empty;
        return PartsOf(s - 1) is { Cuts.Length: > 0 } before ? Part(s - 1, before, before.Cuts.Length) : Whole(s - 1);
    }

    /// <summary>Words after a figure, as far as the next; and what goes on behind a parenthesis ("6 công dân (3 nam, 3 nữ) nhập cảnh trái phép"), or of cases
    /// and persons what was found with them ("2 đối tượng tàng trữ 10,2 kg pháo nổ", "bắt 625 đối tượng, thu 7.839 kg pháo").</summary>
    /// <param name="next">The figure after the last that these words are said of.</param>
    public WordRun Tail(FoundFigure f, FoundFigure? next, int tail, int clause)
    {
        var sentence = text.Sentences[f.Sentence];
        if (f.Unit?.Kind is UnitKind.Case or UnitKind.Person)
        {
            if (next != null && next.Unit?.Kind is UnitKind.Measure or UnitKind.Thing && clause == next.Number.Begin && Handles(tail, clause)) return Run(tail, Math.Max(next.UnitEnd, next.SubjectEnd));
            if (Seized(clause, sentence) is var seized and > 0)
            {
                var stop = seized;
                while (stop < Math.Min(sentence.Last, seized + LongestAside) && text.Text[text.Tokens[stop].Start] is not ';') stop++;
                return new((int[])[.. Run(tail, clause).Numbers, WordRun.Stop, .. Run(seized, stop).Numbers]);
            }
        }
        var open = -1;
        for (var i = Math.Min(clause, sentence.Last - 1); i >= tail && open < 0; i--) if (text.Text[text.Tokens[i].Start] == '(') open = i;
        if (open < 0) return next != null && clause == next.Number.Begin ? BeforeNext(tail, clause) : Run(tail, clause);
        var close = open + 1;
        while (close < Math.Min(sentence.Last, open + LongestAside) && text.Text[text.Tokens[close].Start] is not (')' or '(')) close++;
        if (close >= sentence.Last || text.Text[text.Tokens[close].Start] != ')') return Run(tail, clause);
        var end = close + 1;
        while (end < Math.Min(sentence.Last, close + LongestAside) && text.Tokens[end].Kind != TokenKind.Number && !ends(end, sentence)) end++;
        return new((int[])[.. Run(tail, open).Numbers, WordRun.Mark, .. Run(close + 1, end).Numbers]);
    }

    /// <summary>What follows the last comma belongs to the next figure: "cung cấp 05 tin cho các lực lượng, kiểm tra 02 tin".</summary>
    private WordRun BeforeNext(int tail, int clause)
    {
        var comma = words.AsSpan(tail, Math.Max(0, clause - tail)).LastIndexOf(WordRun.Comma);
        if (comma < 0) return Run(tail, clause);
        var marked = words.AsSpan(tail, clause - tail).ToArray();
        marked[comma] = WordRun.Stop;
        return new(marked);
    }

    /// <summary>The last words before the next figure tell what was done with it.</summary>
    private bool Handles(int tail, int clause)
    {
        for (var i = Math.Max(tail, clause - 4); i < clause; i++)
            if (text.Of(text.Tokens[i]) is "trữ" or "chuyển" or "bán" or "buôn" or "chở" or "giấu" or "xuất" or "mang" or "trồng" or "theo") return true;
        return false;
    }

    /// <summary>Where a clause goes on to what was seized; else 0.</summary>
    private int Seized(int clause, Sentence sentence)
    {
        for (var i = clause; i < Math.Min(sentence.Last, clause + LongestAside); i++)
            if (text.Tokens[i].Kind == TokenKind.Mark) { if (text.Text[text.Tokens[i].Start] is ';' or '(') return 0; }
            else if (i > clause && text.Of(text.Tokens[i]) is "thu" or "tang" or "tịch" or "vật") return i;
        return 0;
    }

    private Parts PartsOf(int s)
    {
        if (parts[s] is { } known) return known;
        var sentence = text.Sentences[s];
        var (cuts, depth, colon) = (new List<int>(), 0, sentence.First);
        for (var i = sentence.First; i < sentence.Last; i++)
        {
            if (text.Tokens[i].Kind != TokenKind.Mark) continue;
            switch (text.Text[text.Tokens[i].Start])
            {
                case '(': depth++; break;
                case ')' when depth > 0: depth--; break;
                case ';' when depth == 0 && i + 1 < sentence.Last: cuts.Add(i + 1); break;
                case ':' when depth == 0 && cuts.Count == 0 && colon == sentence.First && i - sentence.First < LongestOpening: colon = i + 1; break;
            }
        }
        return parts[s] = new([.. cuts], colon, new Passage?[cuts.Count + 1]);
    }

    private static int Number(Parts cut, int token)
    {
        var at = Array.BinarySearch(cut.Cuts, token);
        return at >= 0 ? at + 1 : ~at;
    }

    private Passage Part(int s, Parts cut, int number)
    {
        if (cut.Known[number] is { } known) return known;
        var (first, last) = (number == 0 ? text.Sentences[s].First : cut.Cuts[number - 1], number < cut.Cuts.Length ? cut.Cuts[number] : text.Sentences[s].Last);
        return cut.Known[number] = new(number == 0 || cut.Colon == text.Sentences[s].First ? Run(first, last)
            : new((int[])[.. Run(text.Sentences[s].First, cut.Colon).Numbers, WordRun.Stop, .. Run(first, last).Numbers]));
    }

    private WordRun Run(int first, int last) => last > first ? new(words.AsMemory(first, last - first)) : default;
}
