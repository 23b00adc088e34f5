using System.Text;

namespace HiepDong.Documents;

/// <summary>Estimates how wide bold Times New Roman text is, for the drawn lines under it and the columns of tables. Vietnamese marks add no width.</summary>
internal static class TextWidth
{
    /// <summary>Advance widths of A–Z and a–z in thousandths of the size.</summary>
    private static readonly short[] Upper = [722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667];
    private static readonly short[] Lower = [500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444];

    /// <summary>Twentieths of a point; text wider than the column counts as its widest line.</summary>
    public static int Of(string text, int size, int column)
    {
        var sum = 0;
        foreach (var c in text.Normalize(NormalizationForm.FormD))
            sum += c switch
            {
                >= 'A' and <= 'Z' => Upper[c - 'A'],
                >= 'a' and <= 'z' => Lower[c - 'a'],
                'Đ' => 722, 'đ' => 556,
                ' ' or '.' or ',' => 250,
                >= '\u0300' and <= '\u036f' => 0,
                '-' or '(' or ')' or '/' => 333,
                _ => 500
            };
        return Math.Min(sum * size * 20 / 1000, column);
    }
}
