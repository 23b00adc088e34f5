namespace HiepDong.Reading;

/// <summary>
/// Phrases of whole words, each with the numbers of what it stands for; found longest first. Commas and dashes within a phrase don't matter: "xuất, nhập
/// cảnh" is "xuất nhập cảnh".
/// </summary>
internal sealed class MeaningPhrases(Vocabulary vocabulary)
{
    public const int None = 0;

    private readonly StepTable steps = new();
    private readonly List<int[]> values = [[]];
    private int[] starts = [];   // by first word, because most words begin no phrase

    public int Count => values.Count;

    public void Add(string phrase, int value)
    {
        var node = None;
        foreach (var piece in WordRun.Pieces(phrase))
        {
            if (!WordRun.IsWord(piece)) continue;
            var word = vocabulary.Add(piece);
            var next = node == None ? Start(word) : steps.Next(node, word);
            if (next == None)
            {
                next = values.Count;
                values.Add([]);
                if (node != None) steps.Add(node, word, next);
                else
                {
                    if (word >= starts.Length) Array.Resize(ref starts, word + 256);
                    starts[word] = next;
                }
            }
            node = next;
        }
        if (node != None && !values[node].Contains(value)) values[node] = [.. values[node], value];
    }

    /// <summary>What a found phrase stands for.</summary>
    public int[] this[int found] => values[found];

    /// <summary>The longest phrase that begins with the first of these words, or <see cref="None"/>.</summary>
    /// <param name="length">In words and marks.</param>
    public int Longest(ReadOnlySpan<int> words, out int length)
    {
        length = 0;
        if (words.IsEmpty || words[0] <= 0 || Start(words[0]) is not (> None and var node)) return None;
        var best = None;
        for (var i = 1; ; i++)
        {
            if (values[node].Length > 0) (best, length) = (node, i);
            while (i < words.Length && words[i] is WordRun.Mark or WordRun.Comma) i++;
            if (i >= words.Length || words[i] <= 0 || (node = steps.Next(node, words[i])) == None) return best;
        }
    }

    private int Start(int word) => word < starts.Length ? starts[word] : None;
}
