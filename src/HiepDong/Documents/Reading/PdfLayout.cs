using System.Text;
using System.Text.RegularExpressions;
using HiepDong.Reading;

namespace HiepDong.Documents;

/// <summary>What stands on a page: lines from top to bottom, and the tables between them.</summary>
internal sealed record PdfPage(List<PdfLine> Lines, List<PdfTable> Tables);

/// <summary>Makes paragraphs and tables of lines.</summary>
internal sealed partial class PdfLayout
{
    /// <summary>Distance of baselines, in sizes of the font, over which a paragraph does not go. Official letters are set with up to one and a half lines.</summary>
    private const double ParagraphGap = 2.2;
    private const double SameMargin = 3;

    private readonly SourceTextBuilder to;
    private readonly StringBuilder paragraph = new();
    private PdfLine? last;
    /// <summary>Where most pages' longest lines end; a page of short lines does not show it.</summary>
    private readonly double margin;
    private double right;

    private PdfLayout(SourceTextBuilder to, double margin) => (this.to, this.margin) = (to, margin);

    public static void Write(IEnumerable<PdfPage> pages, SourceTextBuilder to)
    {
        var all = pages.ToList();
        var rights = all.Where(p => p.Lines.Count > 0).Select(p => p.Lines.Max(l => l.Right)).Order().ToList();
        var layout = new PdfLayout(to, rights.Count == 0 ? 0 : rights[rights.Count / 2]);
        foreach (var page in all) layout.Page(page);
        layout.End();
        layout.EndTable();
    }

    private void Page(PdfPage page)
    {
        right = page.Lines.Select(l => l.Right).Append(margin).Max();
        var left = page.Lines.Select(l => l.Left).DefaultIfEmpty().Min();
        var at = 0;
        foreach (var table in page.Tables.OrderByDescending(t => t.Top))
        {
            var above = page.Lines.FindIndex(at, l => l.Baseline < table.Top);
            if (above < 0) above = page.Lines.Count;
            Lines(page.Lines[at..above], left);
            at = above;
            Table(table);
        }
        Lines(page.Lines[at..], left);
    }

    private void Lines(List<PdfLine> lines, double left)
    {
        if (lines.Count == 0) return;
        EndTable();
        for (var at = 0; at < lines.Count;)
        {
            var end = at;
            while (end < lines.Count && (lines[end].Segments.Count > 1 || (end > at && GoesOn(lines, at, end)))) end++;
            if (end - at > 1)
            {
                Columns(lines[at..end]);
                at = end;
            }
            else Line(lines[at++], left);
        }
    }

    /// <summary>A table goes on over a page's end when nothing stands between and its columns are the same; heads repeated there are left out.</summary>
    private void Table(PdfTable next)
    {
        End();
        if (table is null || table.Edges.Count != next.Edges.Count || table.Edges.Zip(next.Edges).Any(e => Math.Abs(e.First - e.Second) > SameMargin))
        {
            EndTable();
            table = next;
            return;
        }
        var rows = next.Grid.Rows;
        var repeated = 0;
        while (repeated < Math.Min(rows.Count, table.Grid.Heads) && rows[repeated].Select(c => c.Text).SequenceEqual(table.Grid.Rows[repeated].Select(c => c.Text))) repeated++;
        foreach (var row in rows.Skip(repeated))
        {
            var made = table.Grid.Rows.Count;
            table.Grid.Rows.Add([.. row.Select(c => c.At(made))]);
        }
    }

    private PdfTable? table;

    private void EndTable()
    {
        if (table != null) to.Add(table.Grid);
        table = null;
    }

    /// <summary>A line of one segment between lines of several is a cell's second line or a title over columns, if it keeps to one of their columns.</summary>
    private static bool GoesOn(List<PdfLine> lines, int first, int at)
    {
        if (at + 1 >= lines.Count || lines[at + 1].Segments.Count < 2) return false;
        return lines[at].Right - lines[at].Left < 0.6 * (lines.Max(l => l.Right) - lines.Min(l => l.Left)) && lines[at - 1].Baseline - lines[at].Baseline < ParagraphGap * lines[at].Size && at > first;
    }

    private void Line(PdfLine line, double left)
    {
        if (line.Segments.Count > 1)
        {
            // Places of a form, or two officers' titles: a line of its own.
            End();
            to.Add(BlockKind.Paragraph, string.Join('\t', line.Segments.Select(s => s.Text)));
            return;
        }
        if (last is { } before && !Continues(before, line, left)) End();
        Join(paragraph, line.Text);
        last = line;
    }

    /// <summary>
    /// A line goes on with the paragraph when it stands close under the line before, begins no item, is not set in, and begins with a small letter or
    /// with a word that would not have had room on the line before. Over a page's end only the last counts.
    /// </summary>
    private bool Continues(PdfLine before, PdfLine line, double left)
    {
        if (ItemMark().IsMatch(line.Text) || Math.Abs(before.Size - line.Size) > 0.2 * line.Size) return false;
        var down = before.Baseline - line.Baseline;
        if (down > ParagraphGap * line.Size) return false;
        if (down > 0 && line.Left > before.Left + SameMargin && line.Left > left + SameMargin) return false;
        if (char.IsLower(line.Text[0]) || before.Text[^1] is '-' or '/' or '\u00ad') return true;
        return before.Right + line.Segments[0].FirstWordWidth + 0.2 * line.Size > right - SameMargin;
    }

    private void End()
    {
        if (paragraph.Length > 0) to.Add(BlockKind.Paragraph, paragraph.ToString());
        paragraph.Clear();
        last = null;
    }

    /// <summary>The lines of a cell as one text.</summary>
    public static string Joined(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines) Join(text, line);
        return text.ToString();
    }

    /// <summary>A soft hyphen at a line's end goes; a hyphen stays and joins ("12/KH-" and "UBND", "5-" and "7").</summary>
    private static void Join(StringBuilder text, string next)
    {
        if (text.Length > 0 && text[^1] == '\u00ad') text.Length--;
        else if (text.Length > 0 && !(text[^1] is '-' or '/' && text.Length > 1 && char.IsLetterOrDigit(text[^2]))) text.Append(' ');
        text.Append(next);
    }

    /// <summary>Lines in columns: a table when it states figures, else text whose columns are read one after the other.</summary>
    private void Columns(List<PdfLine> lines)
    {
        End();
        var edges = Edges(lines);
        var grid = new Grid();
        foreach (var line in lines)
        {
            var cells = new List<GridCell>();
            foreach (var segment in line.Segments)
            {
                var first = edges.FindLastIndex(e => e.Left <= segment.Right && e.Right >= segment.Left && e.Left <= segment.Left + SameMargin);
                if (first < 0) first = edges.FindIndex(e => e.Right >= segment.Left);
                if (first < 0) first = edges.Count - 1;
                var span = edges.Skip(first).TakeWhile(e => e.Left < segment.Right).Count();
                var cell = new GridCell { Row = grid.Rows.Count, Column = first, ColumnSpan = Math.Max(1, span) };
                cell.Content.Add(new(segment.Text));
                cells.Add(cell);
            }
            if (grid.Rows.Count > 0 && IsSecondLine(grid.Rows[^1], cells)) { Merge(grid.Rows[^1], cells); continue; }
            grid.Rows.Add(cells);
        }
        if (grid.HoldsData()) { to.Add(grid); return; }
        for (var column = 0; column < edges.Count; column++)
            foreach (var cell in grid.Rows.SelectMany(r => r).Where(c => c.Column == column)) to.Add(BlockKind.Paragraph, string.Join(' ', cell.Content.Select(c => c.Text)));
    }

    /// <summary>Where columns lie: segments that overlap from line to line are one column; those over several columns don't count.</summary>
    private static List<(double Left, double Right)> Edges(List<PdfLine> lines)
    {
        var columns = new List<(double Left, double Right)>();
        var most = lines.Max(l => l.Segments.Count);
        foreach (var line in lines.Where(l => l.Segments.Count == most).Concat(lines.Where(l => l.Segments.Count < most && l.Segments.Count > 1)))
            foreach (var s in line.Segments)
            {
                var over = columns.Select((c, i) => (c, i)).Where(x => x.c.Left < s.Right && x.c.Right > s.Left).Select(x => x.i).ToList();
                if (over.Count == 0) columns.Add((s.Left, s.Right));
                else if (over.Count == 1) columns[over[0]] = (Math.Min(columns[over[0]].Left, s.Left), Math.Max(columns[over[0]].Right, s.Right));
            }
        columns.Sort();
        return columns;
    }

    /// <summary>The rest of a cell that took two lines: fewer cells, no figure, nothing in the first column.</summary>
    private static bool IsSecondLine(List<GridCell> above, List<GridCell> cells) =>
        cells.Count < above.Count && cells.All(c => !Grid.IsFigure(c.Text) && c.ColumnSpan == 1 && above.Any(a => a.Column == c.Column)) && (cells[0].Column > 0 || cells.Count == 1) && above.Any(a => Grid.IsFigure(a.Text));

    private static void Merge(List<GridCell> above, List<GridCell> cells)
    {
        foreach (var cell in cells)
        {
            var whole = above.First(a => a.Column == cell.Column);
            whole.Content[0] = new(Joined([whole.Content[0].Text, cell.Content[0].Text]));
        }
    }

    [GeneratedRegex(@"^(?:[-–—+*•●○▪➢]\s|[IVX]{1,5}\.\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ]\)\s|(?:Điều|Phần|Chương|Mục)\s+[IVX\d]+)", RegexOptions.CultureInvariant)]
    private static partial Regex ItemMark();
}
