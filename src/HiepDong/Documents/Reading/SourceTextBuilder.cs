using System.Text;
using HiepDong.Problems;
using HiepDong.Reading;

namespace HiepDong.Documents;

/// <summary>Puts a report's text together block by block: each on its own line, cells of a row divided by tabs.</summary>
internal sealed class SourceTextBuilder
{
    /// <summary>A thousand pages hold some three million characters; more is no report.</summary>
    public const int MostCharacters = 30_000_000;

    private readonly List<Piece> pieces = [];
    private int length;
    private int tables;

    /// <param name="Lead">What divides it from the piece before.</param>
    private sealed record Piece(BlockKind Kind, string Text, int Level, Reading.TableCell? Cell, char Lead);

    public bool IsEmpty => pieces.Count == 0;

    /// <summary>A line break inside makes two blocks: no block goes over a line's end.</summary>
    public void Add(BlockKind kind, string text, int level = 0)
    {
        foreach (var line in text.Split('\n')) Put(new(kind, line.Trim(), level, null, '\n'));
    }

    private void Put(Piece piece)
    {
        if (piece.Text.Length == 0 && piece.Cell is null) return;
        if ((length += piece.Text.Length + 1) > MostCharacters)
            throw new RefusalException(DocumentProblems.TooLarge("hơn 30 triệu ký tự", "more than 30 million characters"));
        pieces.Add(piece);
    }

    /// <summary>A table that only places text on the page, as the head of an official letter, becomes paragraphs.</summary>
    public void Add(Grid grid)
    {
        if (!grid.HoldsData())
        {
            foreach (var cell in grid.Rows.SelectMany(r => r)) AddContent(cell, null);
            return;
        }
        var table = tables++;
        foreach (var row in grid.Rows)
        {
            var first = true;
            foreach (var cell in row)
            {
                var lead = first ? '\n' : '\t';
                first = false;
                AddContent(cell, new Reading.TableCell(table, cell.Row, cell.Column, grid.LabelOf(cell), grid.HeadOf(cell), grid.IsHead(cell)), lead);
            }
        }
    }

    private void AddContent(GridCell cell, Reading.TableCell? place, char lead = '\n')
    {
        var written = false;
        foreach (var part in cell.Content)
        {
            if (part.Nested is { } nested) { Add(nested); lead = '\n'; written = true; continue; }
            if (place is null) { Add(BlockKind.Paragraph, part.Text); continue; }
            foreach (var line in part.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                Put(new(BlockKind.TableCell, line, 0, place, lead));
                lead = '\n';
                written = true;
            }
        }
        if (!written && place != null) Put(new(BlockKind.TableCell, "", 0, place, lead));
    }

    /// <summary>The text and its blocks; <paramref name="rewrite"/> changes each piece first, as when an old encoding is converted.</summary>
    public SourceText Build(Func<string, string>? rewrite = null)
    {
        var text = new StringBuilder(length);
        var blocks = new List<TextBlock>(pieces.Count);
        foreach (var piece in pieces)
        {
            if (text.Length > 0) text.Append(piece.Lead);
            var start = text.Length;
            text.Append(rewrite is null ? piece.Text : rewrite(piece.Text));
            var cell = piece.Cell is { } c && rewrite != null ? c with { RowLabel = rewrite(c.RowLabel), ColumnHead = rewrite(c.ColumnHead) } : piece.Cell;
            // An empty cell keeps its place in the line but is no block.
            if (text.Length > start) blocks.Add(new(piece.Kind, start, text.Length, piece.Level, cell));
        }
        return new(text.ToString(), blocks);
    }

    /// <summary>All text so far, for looking at it as a whole.</summary>
    public IEnumerable<string> Texts => pieces.Select(p => p.Text);
}
