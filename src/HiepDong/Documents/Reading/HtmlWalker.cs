using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using HiepDong.Problems;
using HiepDong.Reading;

namespace HiepDong.Documents;

/// <summary>Goes through a page's tree and hands its headings, paragraphs, list items and tables over; menus, forms, hidden parts and page furniture are left out.</summary>
internal sealed partial class HtmlWalker(Action<BlockKind, string, int> add, Action<Grid> addTable)
{
    private const int Deepest = 1500;
    /// <summary>Tables inside tables lay out pages; below this many no table of figures is looked for.</summary>
    private const int MostTablesDeep = 8;
    private const int MostColumns = 200;

    private static readonly HashSet<string> Skipped =
    [
        "script", "style", "noscript", "template", "nav", "aside", "footer", "iframe", "object", "embed", "svg", "canvas", "video", "audio", "select", "button", "input", "textarea", "dialog", "head", "title", "map", "datalist", "rt", "rp"
    ];
    private static readonly HashSet<string> Breaking =
    [
        "p", "div", "section", "article", "main", "header", "blockquote", "pre", "dl", "dd", "dt", "ul", "ol", "table", "hr", "address", "figure", "figcaption", "center", "fieldset", "legend", "details", "summary", "body", "form", "caption", "tr", "td", "th"
    ];
    /// <summary>Names that pages give to what stands around their content.</summary>
    private static readonly HashSet<string> Furniture = new(StringComparer.OrdinalIgnoreCase)
        { "breadcrumb", "breadcrumbs", "navbar", "nav", "menu", "sidebar", "footer", "related", "share", "social", "comments", "advertisement", "cookie", "pagination" };

    private readonly StringBuilder text = new();
    private (BlockKind Kind, int Level) block = (BlockKind.Paragraph, 0);
    private OldEncoding? font;
    private int lists, depth, tables, preformatted;

    /// <summary>Text of an old font was converted.</summary>
    public bool Converted { get; private set; }

    public void Walk(IElement root)
    {
        Children(root);
        Break();
    }

    private void Children(INode node)
    {
        if (++depth > Deepest) throw new RefusalException(ReportFileProblems.TooDeep());
        // By the list: asking a child for its next sibling searches the list each time.
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words) Append(words.Data);
            else if (child is IElement element) Element(element);
        }
        depth--;
    }

    private void Element(IElement e)
    {
        var name = e.LocalName;
        if (name == "br") { text.Append('\n'); return; }
        if (Skipped.Contains(name) || IsHidden(e) || IsFurniture(e)) return;
        var outer = font;
        if (FontOf(e) is { } family) font = OldEncodings.OfFont(family);
        if (name is ['h', >= '1' and <= '6']) Block(e, BlockKind.Heading, name[1] - '0');
        else if (name is "ul" or "ol" or "dir" or "menu") { Break(); lists++; Children(e); Break(); lists--; }
        else if (name == "li") Block(e, BlockKind.ListItem, Math.Clamp(lists, 1, 9));
        else if (name == "table" && tables < MostTablesDeep && HoldsData((IHtmlTableElement)e)) { Break(); addTable(Table((IHtmlTableElement)e)); }
        else if (name == "pre") { Break(); preformatted++; Children(e); preformatted--; Break(); }
        else if (name == "p" && WordList(e) is > 0 and var level) Block(e, BlockKind.ListItem, level);
        else if (Breaking.Contains(name)) { if (name == "table") tables++; Break(); Children(e); Break(); if (name == "table") tables--; }
        else Children(e);
        font = outer;
    }

    private void Block(IElement e, BlockKind kind, int level)
    {
        Break();
        var outer = block;
        block = (kind, level);
        Children(e);
        Break();
        block = outer;
    }

    /// <summary>White space is one space, as a browser shows it.</summary>
    private void Append(string words)
    {
        if (font != null)
        {
            Converted |= words.AsSpan().ContainsAnyExceptInRange('\0', '\u007f');
            words = font.Convert(words);
        }
        if (preformatted > 0) { text.Append(words); return; }
        foreach (var c in words)
            if (c is not (' ' or '\t' or '\n' or '\r' or '\f')) text.Append(c);
            else if (text.Length > 0 && text[^1] is not (' ' or '\n')) text.Append(' ');
    }

    private void Break()
    {
        if (text.Length == 0) return;
        var made = text.ToString();
        text.Clear();
        if (!string.IsNullOrWhiteSpace(made)) add(block.Kind, made.Replace(" \n", "\n", StringComparison.Ordinal), block.Level);
    }

    private static bool IsHidden(IElement e)
    {
        if (e.HasAttribute("hidden") || e.GetAttribute("aria-hidden") == "true") return true;
        if (e.GetAttribute("style") is { } style && Hidden().IsMatch(style)) return true;
        // The number of a footnote.
        return e.LocalName == "a" && e.GetAttribute("href") is { } href && (href.StartsWith("#_ftn", StringComparison.Ordinal) || href.StartsWith("#_edn", StringComparison.Ordinal));
    }

    private static bool IsFurniture(IElement e)
    {
        if (e.GetAttribute("role") is "navigation" or "complementary" or "contentinfo" or "search" or "banner") return true;
        if (e.LocalName == "header") return e.QuerySelector("nav") != null;
        // Some systems put the whole page into one form.
        if (e.LocalName == "form") return e.QuerySelector("p, table, article, h1, h2, h3") is null;
        return (e.Id is { Length: > 0 } id && Furniture.Contains(id)) || (e.ClassName is { Length: > 0 } && e.ClassList.Any(Furniture.Contains));
    }

    /// <summary>The font that an element names itself, or null.</summary>
    private static string? FontOf(IElement e) =>
        e.LocalName == "font" && e.GetAttribute("face") is { } face ? face.Trim() : e.GetAttribute("style") is { } style && Family().Match(style) is { Success: true } named ? named.Groups[1].Value.Trim() : null;

    /// <summary>Depth of a paragraph that Word marked as a list item, else 0.</summary>
    private static int WordList(IElement p) => p.GetAttribute("style") is { } style && WordLevel().Match(style) is { Success: true } level ? level.Groups[1].Value[0] - '0' : 0;

    private bool HoldsData(IHtmlTableElement table)
    {
        if (table.GetAttribute("role") is "presentation" or "none" || table.QuerySelector("h1, h2, h3, article, form") != null) return false;
        var rows = table.Rows.Take(5000).ToList();
        return rows.Count > 1 && rows.Any(r => r.Cells.Length > 1) && rows.Any(r => r.Cells.Any(c => c.LocalName == "th" || Grid.IsFigure(c.TextContent.Trim())));
    }

    private Grid Table(IHtmlTableElement table)
    {
        if (table.Caption is { } caption && caption.TextContent.Trim() is { Length: > 0 } title) add(BlockKind.Paragraph, Space().Replace(title, " "), 0);
        var grid = new Grid();
        // By column: the row in which it is free again.
        var free = new List<int>();
        tables++;
        foreach (var tr in table.Rows)
        {
            var row = new List<GridCell>();
            var column = 0;
            foreach (var td in tr.Cells)
            {
                while (column < free.Count && free[column] > grid.Rows.Count) column++;
                // What has no room left is kept in the last column.
                column = Math.Min(column, MostColumns - 1);
                var across = Math.Clamp(td.ColumnSpan, 1, MostColumns - column);
                var down = td.RowSpan is > 0 and < 65535 and var span ? span : td.GetAttribute("rowspan") == "0" ? 65534 : 1;
                var cell = new GridCell { Row = grid.Rows.Count, Column = column, ColumnSpan = across, RowSpan = down, IsHead = td.LocalName == "th" || tr.ParentElement is { LocalName: "thead" } };
                var inner = new HtmlWalker((_, text, _) => cell.Content.Add(new(text)), nested => cell.Content.Add(new("", nested))) { tables = tables, depth = depth, font = font };
                if (!IsHidden(td)) inner.Walk(td);
                Converted |= inner.Converted;
                row.Add(cell);
                for (; across > 0; across--, column++)
                {
                    while (free.Count <= column) free.Add(0);
                    free[column] = grid.Rows.Count + down;
                }
            }
            grid.Rows.Add(row);
        }
        tables--;
        return grid;
    }

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"font-family\s*:\s*[""']?([^;,""']+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Family();

    [GeneratedRegex(@"mso-list\s*:[^;]*\blevel([1-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WordLevel();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Space();
}
