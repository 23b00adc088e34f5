using System.Text;
using System.Text.Encodings.Web;
using HiepDong.Reading;

namespace HiepDong.Intake;

/// <summary>A text's words with its figures marked, paragraph by paragraph, tables as tables.</summary>
/// <param name="marks">Spans in UTF-16 units; of two that overlap the first is shown.</param>
/// <param name="chosen">The figure in focus.</param>
/// <param name="shorten">Leave out paragraphs far from any figure when the text is long.</param>
internal sealed class WordsView(TextContent content, IEnumerable<(int Number, int Start, int End, ProposalState? State)> marks, int? chosen, bool shorten)
{
    /// <summary>Characters of one page; a longer text is shortened around its figures, or paged.</summary>
    public const int PageLength = 30_000;

    public WordsView(TextContent content, IEnumerable<(int Number, int Start, int End, ProposalState State)> marks, int? chosen, bool shorten)
        : this(content, marks.Select(m => (m.Number, m.Start, m.End, (ProposalState?)m.State)), chosen, shorten) { }

    private readonly List<(int Number, int Start, int End, ProposalState? State)> marks = Apart(marks, content.Source.Text.Length);

    /// <summary>Pages of the whole text, each of whole blocks.</summary>
    public IReadOnlyList<IReadOnlyList<TextBlock>> Pages()
    {
        var pages = new List<IReadOnlyList<TextBlock>>();
        var page = new List<TextBlock>();
        foreach (var block in content.Source.Blocks)
        {
            if (page.Count > 0 && block.End - page[0].Start > PageLength && block.Cell is not { Column: > 0 }) { pages.Add(page); page = []; }
            page.Add(block);
        }
        if (page.Count > 0) pages.Add(page);
        return pages;
    }

    public string Html(HtmlEncoder encode, string omitted) => Html(content.Source.Blocks, encode, omitted);

    public string Html(IReadOnlyList<TextBlock> blocks, HtmlEncoder encode, string omitted)
    {
        var html = new StringBuilder();
        var keep = shorten && content.Source.Text.Length > PageLength ? Near(blocks) : null;
        int? table = null;
        var row = -1;
        var gap = false;
        for (var n = 0; n < blocks.Count; n++)
        {
            var block = blocks[n];
            if (keep is not null && !keep.Contains(n)) { gap = true; continue; }
            if (block.Cell is { } cell)
            {
                if (table != cell.Table) { Close(); html.Append("<div class=\"scroll\"><table>"); table = cell.Table; }
                if (row != cell.Row) { html.Append(row >= 0 ? "</tr><tr>" : "<tr>"); row = cell.Row; }
                html.Append(cell.IsHead ? "<th scope=\"col\">" : "<td>");
                Inside(block);
                html.Append(cell.IsHead ? "</th>" : "</td>");
                continue;
            }
            Close();
            if (gap) { html.Append("<p class=\"muted\">").Append(encode.Encode(omitted)).Append("</p>"); gap = false; }
            // Headings of a text are no headings of the page.
            var kind = block.Kind switch { BlockKind.Heading => "p class=\"head\"", BlockKind.ListItem => $"p class=\"item i{Math.Clamp(block.Level, 1, 3)}\"", _ => "p" };
            html.Append('<').Append(kind).Append('>');
            Inside(block);
            html.Append("</p>");
        }
        Close();
        return html.ToString();

        void Close()
        {
            if (table is null) return;
            html.Append(row >= 0 ? "</tr></table></div>" : "</table></div>");
            (table, row) = (null, -1);
        }

        void Inside(TextBlock block)
        {
            var at = block.Start;
            foreach (var m in marks.SkipWhile(m => m.End <= block.Start).TakeWhile(m => m.Start < block.End))
            {
                var (from, to) = (Math.Max(m.Start, block.Start), Math.Min(m.End, block.End));
                html.Append(encode.Encode(content.Source.Text[at..from])).Append("<mark id=\"m").Append(m.Number).Append("\" data-m=\"").Append(m.Number).Append('"');
                var css = (m.Number == chosen ? "sel " : "") + m.State switch { ProposalState.Doubtful => "ask", ProposalState.Rejected or ProposalState.Repeated or ProposalState.Outside or ProposalState.Unmapped => "off", _ => "" };
                if (css.Trim().Length > 0) html.Append(" class=\"").Append(css.Trim()).Append('"');
                html.Append('>').Append(encode.Encode(content.Source.Text[from..to])).Append("</mark>");
                at = to;
            }
            html.Append(encode.Encode(content.Source.Text[at..block.End]));
        }
    }

    /// <summary>Blocks that hold a figure, the one before each, headings, and the first ones.</summary>
    private HashSet<int> Near(IReadOnlyList<TextBlock> blocks)
    {
        var keep = new HashSet<int>();
        var next = 0;
        for (var n = 0; n < blocks.Count; n++)
        {
            while (next < marks.Count && marks[next].End <= blocks[n].Start) next++;
            if (n < 4 || blocks[n].Kind == BlockKind.Heading) keep.Add(n);
            if (next < marks.Count && marks[next].Start < blocks[n].End)
            {
                keep.Add(n);
                keep.Add(n - 1);
                // A table is kept whole.
                if (blocks[n].Cell is { } cell)
                    for (var k = 0; k < blocks.Count; k++)
                        if (blocks[k].Cell?.Table == cell.Table) keep.Add(k);
            }
        }
        return keep;
    }

    private static List<(int, int, int, ProposalState?)> Apart(IEnumerable<(int Number, int Start, int End, ProposalState? State)> all, int length)
    {
        var kept = new List<(int, int, int, ProposalState?)>();
        var end = 0;
        foreach (var m in all.OrderBy(m => m.Start).ThenBy(m => m.End))
        {
            if (m.Start < end || m.End > length || m.End <= m.Start) continue;
            kept.Add(m);
            end = m.End;
        }
        return kept;
    }
}
