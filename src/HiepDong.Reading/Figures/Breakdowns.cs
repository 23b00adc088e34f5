namespace HiepDong.Reading;

/// <summary>Breakdowns in parentheses while figures are being found: the whole before them, and whether their numbers are its shares.</summary>
internal sealed class Breakdowns(ReadingText text, NumberFinder numbers, List<FoundFigure> found)
{
    private const int Longest = 160; // tokens
    private readonly List<Token> tokens = text.Tokens;

    /// <summary>The figure before the parenthesis that is open at a place, or null.</summary>
    public FoundFigure? Whole(Sentence sentence, int at)
    {
        if (Open(sentence, at) is not (>= 0 and var open)) return null;
        var (low, high) = (0, found.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (found[middle].UnitEnd <= open) low = middle + 1;
            else high = middle;
        }
        return low > 0 && found[low - 1].Number.First >= sentence.First ? found[low - 1] : null;
    }

    private readonly Stack<int> open = [];
    private (int Sentence, int Token) looked = (-1, 0);

    /// <summary>The parenthesis that is open at a place, or -1. Places of a sentence are asked for in order.</summary>
    private int Open(Sentence sentence, int at)
    {
        if (looked.Sentence != sentence.First || looked.Token > at)
        {
            open.Clear();
            looked = (sentence.First, sentence.First);
        }
        for (; looked.Token < at; looked.Token++)
        {
            if (tokens[looked.Token].Kind != TokenKind.Mark) continue;
            if (text.Text[tokens[looked.Token].Start] == '(') open.Push(looked.Token);
            else if (text.Text[tokens[looked.Token].Start] == ')') open.TryPop(out _);
        }
        return open.Count > 0 ? open.Peek() : -1;
    }

    private (int Open, bool AddsUp) breakdown = (-1, false);

    /// <summary>"58 nhà (Hòa An 30, Tân Lập 28)", "24 chuyên án (18 ma túy; 5 buôn lậu; 1 khác)": pieces of one number each, before or behind its words, that add up to the whole.</summary>
    public bool AddsUpTo(FoundFigure whole, Sentence sentence, int at)
    {
        var open = Open(sentence, at);
        if (open == breakdown.Open) return breakdown.AddsUp;
        breakdown = (open, false);
        var (sum, pieces, words, number) = (0m, 0, 0, -1);
        for (var i = open + 1; i < Math.Min(sentence.Last, open + Longest); i++)
        {
            var mark = tokens[i].Kind == TokenKind.Mark ? text.Text[tokens[i].Start] : ' ';
            if (mark is ',' or ';' or ')' || tokens[i].Kind == TokenKind.Word && text.Of(tokens[i]).Equals("và", StringComparison.OrdinalIgnoreCase))
            {
                if (number < 0 || words == 0) return false;
                (pieces, words, number) = (pieces + 1, 0, -1);
                if (mark == ')') return (breakdown = (open, pieces > 1 && sum == whole.Number.Value)).AddsUp;
            }
            else if (tokens[i].Kind == TokenKind.Word) words++;
            else if (tokens[i].Kind == TokenKind.Number)
            {
                if (number >= 0 || numbers.At(i, i, sentence.Last) is not { InWords: false, Max: null, Of: null, Scaled: false } one || one.Last != i + 1) return false;
                (sum, number) = (sum + one.Value, i);
            }
        }
        return false;
    }
}
