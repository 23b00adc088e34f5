using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics;

namespace HiepDong.Documents;

/// <summary>A table drawn with rules.</summary>
/// <param name="Edges">Where its columns begin and end.</param>
internal sealed record PdfTable(Grid Grid, double Top, double Bottom, IReadOnlyList<double> Edges);

/// <summary>Finds tables by the rules drawn around their cells: where rules cross are cells, where one is missing between two they are merged.</summary>
internal static class PdfTables
{
    /// <summary>A rectangle this thin is a rule.</summary>
    private const double Thin = 3;
    /// <summary>Rules this near are one.</summary>
    private const double Near = 3;
    private const double Shortest = 5;
    /// <summary>Word's own: 0.19 cm on either side.</summary>
    private const double CellMargins = 10.8;
    /// <summary>Rules on a page; a drawing has more.</summary>
    private const int MostRules = 3000;
    private const int MostEdges = 200;

    private readonly record struct Rule(bool Upright, double At, double From, double To)
    {
        public bool Touches(Rule other) =>
            Upright == other.Upright ? Math.Abs(At - other.At) <= Near && From <= other.To + Near && To >= other.From - Near
            : At >= other.From - Near && At <= other.To + Near && other.At >= From - Near && other.At <= To + Near;
    }

    /// <param name="words">Words that stand in a table are taken out.</param>
    public static List<PdfTable> Take(IReadOnlyList<PdfPath> paths, List<Word> words)
    {
        var rules = paths.Where(p => !p.IsClipping && (p.IsStroked || p.IsFilled)).SelectMany(p => p.SelectMany(s => Rules(s, p.IsStroked))).Take(MostRules + 1).ToList();
        if (rules.Count > MostRules) return [];
        var tables = new List<PdfTable>();
        foreach (var cluster in Clusters(rules))
            if (Table(cluster, words) is { } table) tables.Add(table);
        return tables;
    }

    private static IEnumerable<Rule> Rules(PdfSubpath path, bool stroked)
    {
        if (path.GetBoundingRectangle() is not { } box) yield break;
        if (box.Width <= Thin && box.Height > Shortest) yield return new(true, (box.Left + box.Right) / 2, box.Bottom, box.Top);
        else if (box.Height <= Thin && box.Width > Shortest) yield return new(false, (box.Bottom + box.Top) / 2, box.Left, box.Right);
        else if (stroked)
            foreach (var line in path.Commands.OfType<PdfSubpath.Line>())
            {
                var (dx, dy) = (Math.Abs(line.From.X - line.To.X), Math.Abs(line.From.Y - line.To.Y));
                if (dx <= 1 && dy > Shortest) yield return new(true, line.From.X, Math.Min(line.From.Y, line.To.Y), Math.Max(line.From.Y, line.To.Y));
                else if (dy <= 1 && dx > Shortest) yield return new(false, line.From.Y, Math.Min(line.From.X, line.To.X), Math.Max(line.From.X, line.To.X));
            }
    }

    /// <summary>Rules that touch, directly or over others.</summary>
    private static List<List<Rule>> Clusters(List<Rule> rules)
    {
        var left = new List<Rule>(rules);
        var clusters = new List<List<Rule>>();
        while (left.Count > 0)
        {
            var cluster = new List<Rule> { left[^1] };
            left.RemoveAt(left.Count - 1);
            for (var i = 0; i < cluster.Count; i++)
            {
                var from = cluster[i];
                for (var n = left.Count - 1; n >= 0; n--)
                    if (from.Touches(left[n])) { cluster.Add(left[n]); left.RemoveAt(n); }
            }
            clusters.Add(cluster);
        }
        return clusters;
    }

    private static PdfTable? Table(List<Rule> rules, List<Word> words)
    {
        var xs = Edges(rules.Where(r => r.Upright));
        var ys = Edges(rules.Where(r => !r.Upright));
        if (xs.Count < 3 || ys.Count < 3 || xs.Count > MostEdges || ys.Count > MostEdges) return null;
        ys.Reverse();
        var (columns, rows) = (xs.Count - 1, ys.Count - 1);
        var owner = new GridCell?[rows, columns];
        var grid = new Grid();
        for (var row = 0; row < rows; row++)
        {
            var cells = new List<GridCell>();
            for (var column = 0; column < columns; column++)
            {
                if (owner[row, column] != null) continue;
                var across = 1;
                while (column + across < columns && owner[row, column + across] is null && !Divides(rules, true, xs[column + across], (ys[row] + ys[row + 1]) / 2)) across++;
                var down = 1;
                while (row + down < rows && !Divides(rules, false, ys[row + down], (xs[column] + xs[column + 1]) / 2)) down++;
                var cell = new GridCell { Row = row, Column = column, ColumnSpan = across, RowSpan = down };
                for (var r = row; r < row + down; r++)
                    for (var c = column; c < column + across; c++) owner[r, c] ??= cell;
                cells.Add(cell);
            }
            grid.Rows.Add(cells);
        }
        var inside = new Dictionary<GridCell, List<Word>>();
        words.RemoveAll(word =>
        {
            var (x, y) = ((word.BoundingBox.Left + word.BoundingBox.Right) / 2, word.Letters[0].StartBaseLine.Y + (word.BoundingBox.Height / 4));
            if (x < xs[0] || x > xs[^1] || y > ys[0] || y < ys[^1]) return false;
            var (column, row) = (xs.FindLastIndex(e => e <= x), ys.FindLastIndex(e => e >= y));
            var cell = owner[Math.Min(row, rows - 1), Math.Min(column, columns - 1)]!;
            if (!inside.TryGetValue(cell, out var list)) inside[cell] = list = [];
            list.Add(word);
            return true;
        });
        foreach (var (cell, list) in inside) cell.Content.Add(new(TextOf(PdfLine.Of(list), xs[cell.Column + cell.ColumnSpan] - xs[cell.Column])));
        return inside.Count == 0 ? null : new(grid, ys[0], ys[^1], xs);
    }

    private static string TextOf(List<PdfLine> lines, double width)
    {
        var texts = new List<string>();
        for (var i = 0; i < lines.Count; i++)
            if (i > 0 && IsBroken(lines[i - 1], texts[^1], lines[i], width)) texts[^1] += lines[i].Text;
            else texts.Add(lines[i].Text);
        return PdfLayout.Joined(texts);
    }

    /// <summary>A number, word or abbreviation too wide for its cell, which goes on in the next line: "1.886,5" over "47" is one number.</summary>
    private static bool IsBroken(PdfLine before, string text, PdfLine line, double width)
    {
        if (text.Contains(' ', StringComparison.Ordinal) || before.Right - before.Left + CellMargins + (0.75 * before.Size) < width) return false;
        var next = line.Text.Split(' ')[0];
        if (char.IsAsciiDigit(next[0])) return char.IsAsciiDigit(text[^1]) || (text[^1] is '.' or ',' && text.Any(char.IsAsciiDigit));
        return next[0] is '.' or ',' ? char.IsAsciiDigit(text[^1]) : !Syllables.IsVietnamese(next) && (Syllables.IsVietnamese(text + next) || (text + next).All(char.IsUpper));
    }

    private static List<double> Edges(IEnumerable<Rule> rules)
    {
        var edges = new List<double>();
        foreach (var at in rules.Select(r => r.At).Order())
            if (edges.Count == 0 || at - edges[^1] > Near) edges.Add(at);
        return edges;
    }

    private static bool Divides(List<Rule> rules, bool upright, double at, double across)
    {
        foreach (var rule in rules)
            if (rule.Upright == upright && Math.Abs(rule.At - at) <= Near && rule.From <= across && rule.To >= across) return true;
        return false;
    }
}
