using System.Text;
using UglyToad.PdfPig.Content;

namespace HiepDong.Documents;

/// <summary>Words that stand together on a line; a wide gap divides columns.</summary>
internal sealed record PdfSegment(string Text, double Left, double Right, double FirstWordWidth);

/// <summary>One line of a page, from left to right. Measures are in points from the lower left corner.</summary>
internal sealed class PdfLine
{
    /// <summary>Gap between words, in sizes of the font, that divides columns. Justified words stand closer.</summary>
    private const double ColumnGap = 1.3;
    /// <summary>Raised numbers stand a third of the font's size higher.</summary>
    private const double SameLine = 0.45;

    public required double Baseline { get; init; }
    public required double Size { get; init; }
    public required List<PdfSegment> Segments { get; init; }

    public double Left => Segments[0].Left;
    public double Right => Segments[^1].Right;
    public string Text => string.Join(' ', Segments.Select(s => s.Text));

    /// <summary>Lines from top to bottom.</summary>
    public static List<PdfLine> Of(IEnumerable<Word> words)
    {
        var lines = new List<List<Word>>();
        foreach (var word in words.OrderByDescending(BaselineOf))
            if (lines.Count > 0 && BaselineOf(lines[^1][0]) - BaselineOf(word) < SameLine * Math.Max(SizeOf(lines[^1][0]), SizeOf(word))) lines[^1].Add(word);
            else lines.Add([word]);
        return [.. lines.Select(Make)];
    }

    private static PdfLine Make(List<Word> words)
    {
        words.Sort((a, b) => a.BoundingBox.Left.CompareTo(b.BoundingBox.Left));
        var size = words.Max(SizeOf);
        var segments = new List<PdfSegment>();
        var text = new StringBuilder();
        for (var (i, start) = (0, 0); i < words.Count; i++)
        {
            if (text.Length > 0) text.Append(' ');
            text.Append(TextOf(words[i]));
            if (i + 1 < words.Count && words[i + 1].BoundingBox.Left - words[i].BoundingBox.Right <= ColumnGap * size) continue;
            segments.Add(new(text.ToString(), words[start].BoundingBox.Left, words[i].BoundingBox.Right, words[start].BoundingBox.Width));
            text.Clear();
            start = i + 1;
        }
        return new() { Baseline = words.Average(BaselineOf), Size = size, Segments = segments };
    }

    /// <summary>Letters from left to right: a letter that another font had to lend is drawn after the rest of its word. Marks over letters keep their turn.</summary>
    private static string TextOf(Word word)
    {
        var letters = word.Letters;
        for (var i = 1; i < letters.Count; i++)
            if (letters[i].StartBaseLine.X < letters[i - 1].StartBaseLine.X - 0.5)
                return letters.Any(l => l.Value.Any(c => c is >= '\u0300' and <= '\u036f')) ? word.Text : string.Concat(letters.OrderBy(l => l.StartBaseLine.X).Select(l => l.Value));
        return word.Text;
    }

    private static double BaselineOf(Word word) => word.Letters[0].StartBaseLine.Y;
    private static double SizeOf(Word word) => word.Letters[0].PointSize is > 1 and var size ? size : Math.Max(1, word.BoundingBox.Height);
}
