namespace HiepDong.Reading;

/// <summary>Which forces a sentence names, and the area it speaks of.</summary>
internal sealed class Actors
{
    private static readonly Lexicon Words = Lexicon.Standard;
    private readonly ReadingText text;
    private readonly List<string>?[] bySentence;
    private readonly bool?[] together;

    public Actors(ReadingText text)
    {
        this.text = text;
        bySentence = new List<string>?[text.Sentences.Count];
        together = new bool?[text.Sentences.Count];
    }

    /// <summary>The forces of a figure: of its sentence, else of the sentences before it in the block, else of the text's first sentences.</summary>
    public (IReadOnlyList<string> Who, bool? Joint) Of(int sentence)
    {
        var block = text.Sentences[sentence].Block;
        for (var s = sentence; s >= Math.Max(0, sentence - 3) && text.Sentences[s].Block == block; s--)
            if (In(s) is { Count: > 0 } here) return (here, here.Count > 1 || together[s] == true);
        for (var s = 0; s < Math.Min(3, sentence); s++)
            if (In(s) is { Count: > 0 } first) return (first, first.Count > 1 || together[s] == true);
        return ([], null);
    }

    /// <summary>"tỉnh Quảng Ninh", "xã Thanh Thủy": the last area named in the sentence before a token, as written.</summary>
    public string? Area(int sentence, int before)
    {
        var tokens = text.Tokens;
        var s = text.Sentences[sentence];
        for (var i = Math.Min(before, s.Last) - 2; i >= Math.Max(s.First, before - 60); i--)
        {
            if (!Words.Areas.Contains(tokens[i].Word)) continue;
            var at = i + 1;
            while (at < before && at - i < 7 && tokens[at] is { Kind: TokenKind.Word, Capital: true } && !(at > i + 1 && tokens[at].Start - tokens[at - 1].End > 1)) at++;
            if (at > i + 1) return text.Text[tokens[i].Start..tokens[at - 1].End];
        }
        return null;
    }

    private List<string> In(int s)
    {
        if (bySentence[s] is { } known) return known;
        var found = new List<string>();
        var sentence = text.Sentences[s];
        for (var i = sentence.First; i < sentence.Last; i++)
        {
            if (Words.Together.Contains(text.Tokens[i].Word)) together[s] = true;
            var length = Words.Actors.Longest(text.Tokens, i, sentence.Last, out var who);
            if (length == 0) continue;
            if (!found.Contains(who)) found.Add(who);
            i += length - 1;
        }
        return bySentence[s] = found;
    }
}
