using System.Text.RegularExpressions;
using HiepDong.Problems;

namespace HiepDong.Documents;

/// <summary>A paragraph of a cell, or a table inside it.</summary>
internal sealed record GridContent(string Text, Grid? Nested = null);

/// <summary>One cell with its place; a merged cell covers several.</summary>
internal sealed class GridCell
{
    public required int Row { get; init; }
    public required int Column { get; init; }
    public int ColumnSpan { get; init; } = 1;
    public int RowSpan { get; set; } = 1;
    /// <summary>The file itself says that this is a head.</summary>
    public bool IsHead { get; init; }
    public List<GridContent> Content { get; } = [];

    /// <summary>The same cell in another row.</summary>
    public GridCell At(int row)
    {
        var moved = new GridCell { Row = row, Column = Column, ColumnSpan = ColumnSpan, RowSpan = RowSpan, IsHead = IsHead };
        moved.Content.AddRange(Content);
        return moved;
    }

    private string? text;
    /// <summary>Its words on one line.</summary>
    public string Text => text ??= string.Join(' ', string.Join(' ', Content.Where(c => c.Nested is null).Select(c => c.Text)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A table as rows of cells, and what its heads and row labels say of each cell.</summary>
internal sealed partial class Grid
{
    /// <summary>Labels and heads longer than this are text, not names.</summary>
    private const int LongestLabel = 300;
    private const int MostHeads = 6;
    /// <summary>Rows begin with number, name, unit; words further right are no label.</summary>
    private const int LabelColumns = 12;
    /// <summary>Places of all cells, a merged one counted by what it covers: bounds what stated spans can cost.</summary>
    private const int MostPlaces = 2_000_000;

    public List<List<GridCell>> Rows { get; } = [];

    private int? heads;
    /// <summary>By column: the heads above the data, outermost first.</summary>
    private Dictionary<int, string>? headOf;
    private Dictionary<(int Row, int Column), GridCell>? at;

    /// <summary>Whether the table states figures; otherwise it only lays out text.</summary>
    public bool HoldsData()
    {
        if (Rows.Count < 2 || Rows.Max(r => r.Count) < 2) return false;
        return Rows.Any(r => r.Any(c => c.IsHead)) || Rows.SelectMany(r => r).Any(c => IsFigure(c.Text));
    }

    public bool IsHead(GridCell cell) => cell.Row < Heads;

    /// <summary>Texts of the heads above, outermost first, joined by " – "; empty in a head.</summary>
    public string HeadOf(GridCell cell)
    {
        if (IsHead(cell)) return "";
        headOf ??= [];
        if (headOf.TryGetValue(cell.Column, out var known)) return known;
        var above = new List<string>();
        for (var row = 0; row < Heads; row++)
            if (At(row, cell.Column) is { } head && head.Text is { Length: > 0 } text && !IsColumnNumber(text) && (above.Count == 0 || above[^1] != Short(text))) above.Add(Short(text));
        return headOf[cell.Column] = string.Join(" – ", above);
    }

    /// <summary>
    /// Text of the row's first cell with words in it; empty in that cell itself. When that cell spans several rows it is followed by the next
    /// cell with words, which tells the rows apart.
    /// </summary>
    public string LabelOf(GridCell cell)
    {
        if (cell.Row < Heads) return "";
        var label = "";
        for (var column = 0; column < Math.Min(cell.Column, LabelColumns); column++)
        {
            if (At(cell.Row, column) is not { } before || !HasWords(before.Text)) continue;
            label += (label.Length == 0 ? "" : " – ") + Short(before.Text);
            if (before.RowSpan == 1) break;
            column = before.Column + before.ColumnSpan - 1;
        }
        return label;
    }

    /// <summary>
    /// How many rows at the top are heads: those the file marks; else, above the first row with a figure, the first row and as many as its
    /// merged cells reach over, and a row that numbers the columns.
    /// </summary>
    public int Heads
    {
        get
        {
            if (heads is { } known) return known;
            var count = 0;
            while (count < Rows.Count && Rows[count].Count > 0 && Rows[count].All(c => c.IsHead || c.Text.Length == 0) && Rows[count].Any(c => c.IsHead)) count++;
            if (count == Rows.Count) count = 0;
            if (count == 0 && Rows[0].Count > 1 && !Rows[0].Any(c => IsFigure(c.Text)))
                for (count = 1; Reach(count) > count && count < Rows.Count;) count = Reach(count);
            if (count > 0 && count < Rows.Count - 1 && Rows[count].Count > 1 && Rows[count].All(c => IsColumnNumber(c.Text)) && NumbersColumns(Rows[count])) count++;
            heads = Math.Min(count, MostHeads);
            return heads.Value;
        }
    }

    /// <summary>Row after the last that merged cells of the first <paramref name="count"/> rows cover; a cell over several columns also heads the row below it.</summary>
    private int Reach(int count)
    {
        var reach = Rows.Take(count).SelectMany(r => r).Select(c => c.Row + c.RowSpan).DefaultIfEmpty(count).Max();
        if (reach == count && count < Rows.Count - 1 && Rows[count - 1].Any(c => c.ColumnSpan > 1) && Rows[count - 1].Count > 1 && !Rows[count].Any(c => IsFigure(c.Text))) reach++;
        return Math.Min(reach, Rows.Count - 1);
    }

    private GridCell? At(int row, int column)
    {
        if (at is null)
        {
            at = [];
            var places = 0L;
            // Spans are cut to the table, so that a stated span of millions costs nothing by itself.
            var width = Rows.SelectMany(r => r).Select(c => c.Column).DefaultIfEmpty().Max() + 1;
            foreach (var cell in Rows.SelectMany(r => r))
            {
                var (down, across) = (Math.Min(Rows.Count - cell.Row, cell.RowSpan), Math.Min(width - cell.Column, cell.ColumnSpan));
                if ((places += (long)down * across) > MostPlaces) throw new RefusalException(DocumentProblems.TooLarge("một bảng có quá nhiều ô", "a table has too many cells"));
                for (var r = cell.Row; r < cell.Row + down; r++)
                    for (var c = cell.Column; c < cell.Column + across; c++) at.TryAdd((r, c), cell);
            }
        }
        return at.GetValueOrDefault((row, column));
    }

    /// <summary>"A, B, 1, 2" or "(1) (2) (3)": each at its place.</summary>
    private static bool NumbersColumns(List<GridCell> row)
    {
        var last = 0;
        foreach (var cell in row)
        {
            var digits = cell.Text.Trim('(', ')', '[', ']', ' ');
            if (!int.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)) continue;
            if (number != last + 1) return false;
            last = number;
        }
        return last > 1;
    }

    private static string Short(string text) => text.Length <= LongestLabel ? text : text[..LongestLabel];
    private static bool HasWords(string text) => text.Any(char.IsLetter) && !IsColumnNumber(text) && !RomanNumber().IsMatch(text);
    private static bool IsColumnNumber(string text) => ColumnNumber().IsMatch(text);

    /// <summary>A cell that is a number, perhaps with a unit: "1.203", "61,475 kg", "4 vụ/8 đối tượng", "+12%", "hơn 100"; no year or period, which heads are.</summary>
    public static bool IsFigure(string text) => text.Length <= 60 && Figure().IsMatch(text) && !Time().IsMatch(text);

    [GeneratedRegex(@"^\s*(?:(?:hơn|trên|gần|khoảng|ít nhất)\s+)?[+\-−]?\d+(?:[.,]\d+)*\s*(?:$|%|/|[\p{L}(])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Figure();

    [GeneratedRegex(@"^\s*(?:19|20)\d\d\s*$|tháng|năm|quý|kỳ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    [GeneratedRegex(@"^[(\[]?\s*(?:\d{1,2}|[A-Za-z])\s*(?:=[^)]*)?[)\]]?$", RegexOptions.CultureInvariant)]
    private static partial Regex ColumnNumber();

    [GeneratedRegex(@"^[IVX]+\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex RomanNumber();
}
