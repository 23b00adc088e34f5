namespace HiepDong.Reading;

/// <summary>Counts in Unicode code points what .NET counts in UTF-16: other programs' strings have no surrogates.</summary>
internal sealed class CodePoints
{
    /// <summary>Indices of low surrogates, each of which is no code point of its own.</summary>
    private readonly List<int> lows = [];
    private readonly string text;

    public CodePoints(string text)
    {
        this.text = text;
        for (var at = 0; (at = text.AsSpan(at).IndexOfAnyInRange('\ud800', '\udbff') is >= 0 and var found ? at + found : -1) >= 0; at++)
            if (at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])) lows.Add(at + 1);
    }

    public int Length => At(text.Length);

    /// <summary>The index in code points of a UTF-16 index.</summary>
    public int At(int index)
    {
        var place = lows.BinarySearch(index);
        return index - (place >= 0 ? place : ~place);
    }
}
