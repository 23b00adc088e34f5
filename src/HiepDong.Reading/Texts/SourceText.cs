namespace HiepDong.Reading;

/// <summary>What a stretch of a report is, as its file says or as its line looks.</summary>
public enum BlockKind { Paragraph, Heading, ListItem, TableCell }

/// <summary>Where a table's cell stands, and the words at the beginning of its row and above its column.</summary>
/// <param name="Table">Number of the table in the document, from 0.</param>
/// <param name="Row">From 0.</param>
/// <param name="Column">From 0; a merged cell has its first.</param>
/// <param name="RowLabel">Text of the row's first cell with words in it; empty in that cell itself.</param>
/// <param name="ColumnHead">Texts of the heads above the cell, outermost first, joined by " – "; empty in a head.</param>
/// <param name="IsHead">The cell is one of the table's heads.</param>
public sealed record TableCell(int Table, int Row, int Column, string RowLabel, string ColumnHead, bool IsHead = false);

/// <summary>One paragraph, heading, list item or cell.</summary>
/// <param name="Start">UTF-16 index of its first character in <see cref="SourceText.Text"/>.</param>
/// <param name="End">Index after its last.</param>
/// <param name="Level">Of a heading, from 1; of a list item, its depth from 1; else 0.</param>
/// <param name="Cell">Only of a <see cref="BlockKind.TableCell"/>.</param>
public sealed record TextBlock(BlockKind Kind, int Start, int End, int Level = 0, TableCell? Cell = null);

/// <summary>
/// A report's text as given with the structure its file states. Plain text states none: each line is then a paragraph, and the reader tells headings
/// and list items by their look ("I. ", "a) ", "- ").
/// </summary>
/// <param name="Text">As given, not normalised: every span the reader returns counts from its beginning.</param>
/// <param name="Blocks">In order, without overlap; blank lines belong to none.</param>
public sealed record SourceText(string Text, IReadOnlyList<TextBlock> Blocks)
{
    /// <summary>A text without stated structure.</summary>
    public static SourceText Plain(string text)
    {
        var blocks = new List<TextBlock>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.AsSpan(at).IndexOfAny('\n', '\r', '\f');
            end = end < 0 ? text.Length : at + end;
            if (!text.AsSpan(at, end - at).IsWhiteSpace()) blocks.Add(new(BlockKind.Paragraph, at, end));
            at = end + 1;
        }
        return new(text, blocks);
    }
}
