using System.Buffers;
using System.Text;
using HiepDong.Text;

namespace HiepDong.Reading;

/// <summary>
/// A text made fit for reading: accents composed, invisible characters gone, the Icelandic Ð that some keyboards type read as Đ. Keeps for each
/// character where it stood in the text as given.
/// </summary>
internal sealed class PreparedText
{
    private readonly int[]? places;   // null when every character stands where it stood

    private PreparedText(string text, int[]? places, int given) => (Text, this.places, GivenLength) = (text, places, given);

    public string Text { get; }
    public int GivenLength { get; }

    /// <summary>Index in the text as given of a character here; of the end for the end.</summary>
    public int Given(int at) => places == null ? at : at < places.Length ? places[at] : GivenLength;

    /// <summary>Index after the last character of a span that ends here before <paramref name="end"/>.</summary>
    public int GivenEnd(int end) => places == null || end <= 0 ? Math.Max(0, end) : end >= places.Length ? GivenLength : places[end];

    /// <summary>Index here of the first character that stood at or after an index of the text as given.</summary>
    public int Here(int given)
    {
        if (places == null) return Math.Min(given, Text.Length);
        var at = Array.BinarySearch(places, given);
        return at >= 0 ? at : ~at;
    }

    public static PreparedText From(string given)
    {
        var first = given.AsSpan().IndexOfAny(Changing);
        if (first < 0) return new(given, null, given.Length);

        var made = new StringBuilder(given.Length).Append(given, 0, first);
        var places = new List<int>(given.Length);
        for (var i = 0; i < first; i++) places.Add(i);
        for (var i = first; i < given.Length; i++)
        {
            var c = given[i];
            if (IsInvisible(c)) continue;
            if (Letters.IsMark(c) && made.Length > 0 && Letters.Join(made[^1], c) is { } joined) { made[^1] = joined; continue; }
            made.Append(c == '\u00d0' ? 'Đ' : c == '\u00f0' ? 'đ' : c);
            places.Add(i);
        }
        return new(made.ToString(), [.. places], given.Length);
    }

    private static readonly SearchValues<char> Changing = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => c is '\u00d0' or '\u00f0' || Letters.IsMark(c) || IsInvisible(c))]);

    private static bool IsInvisible(char c) => c is '\u00ad' or (>= '\u200b' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u2060' and <= '\u2064') or '\ufeff';
}
