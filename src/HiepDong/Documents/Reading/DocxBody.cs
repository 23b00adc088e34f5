using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using HiepDong.Problems;
using HiepDong.Reading;

namespace HiepDong.Documents;

/// <summary>
/// Hands over the paragraphs and tables of one part of a .docx. What Word does not show is left out: deleted text, hidden text, field codes,
/// comments; of two renderings of one object the first is taken. One paragraph or table is in memory at a time.
/// </summary>
internal sealed class DocxBody(DocxStyles styles, SourceTextBuilder to)
{
    private const int LongestHeading = 160;

    /// <summary>Text of an old font was converted.</summary>
    public bool Converted { get; private set; }

    /// <summary>A paragraph whose end was deleted: the next goes on with it.</summary>
    private string runOn = "";

    public void Read(XmlReader xml)
    {
        xml.MoveToContent();
        for (var more = xml.Read(); more && !xml.EOF;)
        {
            // Body, footnote and content control only hold what counts.
            if (xml.NodeType != XmlNodeType.Element || (xml.LocalName is "body" or "footnote" or "endnote" && IsText(xml))) { more = xml.Read(); continue; }
            if (XNode.ReadFrom(xml) is XElement element) Block(element);
        }
    }

    /// <summary>Separators between text and notes are notes too, but hold none.</summary>
    private static bool IsText(XmlReader xml) => xml.GetAttribute("type", xml.NamespaceURI) is null or "normal";

    private void Block(XElement e)
    {
        switch (e.Name.LocalName)
        {
            case "p": Paragraph(e, to.Add); break;
            case "tbl": to.Add(Table(e)); break;
            case "del" or "moveFrom" or "sectPr": break;
            case "sdt" or "sdtContent" or "ins" or "moveTo" or "customXml" or "smartTag" or "AlternateContent":
                foreach (var child in Children(e)) Block(child);
                break;
        }
    }

    /// <summary>Elements within that are shown.</summary>
    private static IEnumerable<XElement> Children(XElement e)
    {
        if (e.Name.LocalName == "AlternateContent")
            return (e.Elements().FirstOrDefault(c => c.Name.LocalName == "Choice") ?? e.Elements().FirstOrDefault(c => c.Name.LocalName == "Fallback"))?.Elements() ?? [];
        if (e.Name.LocalName == "sdt")
            return Child(e, "sdtPr") is { } pr && Child(pr, "showingPlcHdr") is { } hint && IsOn(hint) ? [] : Child(e, "sdtContent")?.Elements() ?? [];
        return e.Elements();
    }

    private void Paragraph(XElement p, Action<BlockKind, string, int> add)
    {
        var properties = Child(p, "pPr");
        var style = Value(properties, "pStyle");
        if (styles.IsContents(style)) return;
        var text = new StringBuilder(runOn);
        var boxes = new List<XElement>();
        foreach (var child in p.Elements()) Inline(child, style, text, boxes);
        runOn = "";
        if (Child(properties, "rPr") is { } mark && Child(mark, "del") != null) runOn = text.ToString();
        else
        {
            var level = Number(properties, "outlineLvl") is { } outline ? outline is >= 0 and < 9 ? outline + 1 : 0 : styles.HeadingOf(style);
            var depth = Child(properties, "numPr") is { } list ? Number(list, "numId") is 0 ? 0 : (Number(list, "ilvl") ?? 0) + 1 : styles.ListDepthOf(style);
            // Many number their headings by machine and set them bold, without a heading's style: the first levels stand below "I.".
            if (level == 0 && depth > 0 && text.Length is > 0 and < LongestHeading && text[^1] is not ('.' or ';' or ',') && IsBold(p)) level = Math.Min(depth, 3) + 1;
            if (level > 0) add(BlockKind.Heading, text.ToString(), level);
            else if (depth > 0) add(BlockKind.ListItem, text.ToString(), Math.Min(depth, 9));
            else add(BlockKind.Paragraph, text.ToString(), 0);
        }
        foreach (var inner in boxes.SelectMany(b => b.Elements()))
        {
            if (inner.Name.LocalName == "p") Paragraph(inner, add);
            else Block(inner);
        }
    }

    /// <summary>All that is shown of a paragraph is set bold by its runs.</summary>
    private static bool IsBold(XElement p)
    {
        var any = false;
        foreach (var run in p.Descendants().Where(e => e.Name.LocalName == "r" && e.Elements().Any(c => c.Name.LocalName == "t" && !string.IsNullOrWhiteSpace(c.Value))))
        {
            if (Child(run, "rPr") is not { } properties || Child(properties, "b") is not { } bold || !IsOn(bold)) return false;
            any = true;
        }
        return any;
    }

    private void Inline(XElement e, string? style, StringBuilder text, List<XElement> boxes)
    {
        switch (e.Name.LocalName)
        {
            case "r": Run(e, style, text, boxes); break;
            case "t": text.Append(e.Value); break; // of a formula
            case "pPr" or "del" or "moveFrom" or "rPr" or "sdtPr" or "rt" or "p" or "tbl": break;
            default:
                foreach (var child in Children(e)) Inline(child, style, text, boxes);
                break;
        }
    }

    private void Run(XElement r, string? style, StringBuilder text, List<XElement> boxes)
    {
        var properties = Child(r, "rPr");
        var own = Value(properties, "rStyle");
        if (Child(properties, "vanish") is { } vanish ? IsOn(vanish) : styles.IsHidden(own)) return;
        if (Child(properties, "webHidden") is { } web && IsOn(web)) return;
        OldEncoding? old = null;
        var fontKnown = false;
        foreach (var child in r.Elements().SelectMany(c => c.Name.LocalName == "AlternateContent" ? Children(c) : [c]))
        {
            switch (child.Name.LocalName)
            {
                case "t":
                    if (!fontKnown)
                    {
                        old = OldEncodings.OfFont(Child(properties, "rFonts") is { } fonts ? DocxStyles.Font(fonts) ?? styles.FontOf(own, style) : styles.FontOf(own, style));
                        fontKnown = true;
                    }
                    Converted |= old != null && child.Value.AsSpan().ContainsAnyExceptInRange('\0', '\u007f');
                    text.Append(old is null ? child.Value : old.Convert(child.Value));
                    break;
                case "tab" or "ptab": text.Append('\t'); break;
                case "br" or "cr": text.Append('\n'); break;
                case "noBreakHyphen": text.Append('-'); break;
                case "sym": text.Append(Symbol(child)); break;
                case "ruby": foreach (var inner in child.Elements().Where(c => c.Name.LocalName == "rubyBase").Elements()) Inline(inner, style, text, boxes); break;
                case "drawing" or "pict" or "object": Boxes(child, boxes); break;
            }
        }
    }

    /// <summary>Text boxes, each once; one inside another is met when that is read.</summary>
    private static void Boxes(XElement e, List<XElement> found)
    {
        foreach (var child in Children(e))
            if (child.Name.LocalName == "txbxContent") found.Add(child);
            else Boxes(child, found);
    }

    private Grid Table(XElement tbl)
    {
        var grid = new Grid();
        var merged = new Dictionary<int, GridCell>();
        foreach (var tr in Rows(tbl))
        {
            var properties = Child(tr, "trPr");
            if (Child(properties, "del") != null) continue;
            var isHead = Child(properties, "tblHeader") is { } head && IsOn(head);
            var column = Math.Clamp(Number(properties, "gridBefore") ?? 0, 0, 63);
            var row = new List<GridCell>();
            foreach (var tc in tr.Elements().SelectMany(c => c.Name.LocalName is "sdt" or "customXml" ? c.Descendants().Where(d => d.Name.LocalName == "tc") : [c]).Where(c => c.Name.LocalName == "tc"))
            {
                var cellProperties = Child(tc, "tcPr");
                var span = Math.Clamp(Number(cellProperties, "gridSpan") ?? 1, 1, 63);
                if (Child(cellProperties, "hMerge") is { } across && (across.Attribute(across.Name.Namespace + "val")?.Value ?? "continue") == "continue") { column += span; continue; }
                var goesOn = Child(cellProperties, "vMerge") is { } down && (down.Attribute(down.Name.Namespace + "val")?.Value ?? "continue") == "continue";
                if (goesOn && merged.TryGetValue(column, out var above)) above.RowSpan = grid.Rows.Count - above.Row + 1;
                else
                {
                    var cell = new GridCell { Row = grid.Rows.Count, Column = column, ColumnSpan = span, IsHead = isHead };
                    Fill(cell, tc);
                    row.Add(cell);
                    if (Child(cellProperties, "vMerge") != null) merged[column] = cell;
                    else merged.Remove(column);
                }
                column += span;
            }
            grid.Rows.Add(row);
        }
        return grid;
    }

    private static IEnumerable<XElement> Rows(XElement tbl)
    {
        foreach (var child in tbl.Elements())
            if (child.Name.LocalName == "tr") yield return child;
            else if (child.Name.LocalName is "sdt" or "customXml" or "ins" or "moveTo")
                foreach (var inner in Children(child).SelectMany(c => c.Name.LocalName == "tr" ? [c] : Rows(c))) yield return inner;
    }

    private void Fill(GridCell cell, XElement e)
    {
        foreach (var child in Children(e))
            switch (child.Name.LocalName)
            {
                case "p": Paragraph(child, (_, text, _) => cell.Content.Add(new(text))); break;
                case "tbl": cell.Content.Add(new("", Table(child))); break;
                case "sdt" or "ins" or "moveTo" or "customXml" or "AlternateContent": Fill(cell, child); break;
            }
    }

    /// <summary>A character of a symbol font; those have bullets and arrows, of which only a name of the font tells what they show.</summary>
    private static string Symbol(XElement sym) =>
        int.TryParse(sym.Attribute(sym.Name.Namespace + "char")?.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) && code is > 0x1f and < 0xd800 or > 0xf8ff and < 0xfffe ? ((char)code).ToString() : "";

    private static XElement? Child(XElement? e, string name)
    {
        if (e != null)
            foreach (var child in e.Elements())
                if (child.Name.LocalName == name) return child;
        return null;
    }

    private static string? Value(XElement? e, string name) => Child(e, name) is { } child ? child.Attribute(child.Name.Namespace + "val")?.Value : null;
    private static int? Number(XElement? e, string name) => int.TryParse(Value(e, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : null;
    private static bool IsOn(XElement e) => e.Attribute(e.Name.Namespace + "val")?.Value is not ("0" or "false" or "off");
}
