using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace HiepDong.Documents;

/// <summary>What the styles of a .docx say that matters for its text: headings, lists, fonts; resolved over "based on".</summary>
internal sealed class DocxStyles
{
    /// <summary>Chains longer than this are circles.</summary>
    private const int LongestChain = 20;

    private sealed record Style(string Name, string? BasedOn, int? Outline, int? List, int? Depth, string? Font, bool? Hidden);

    private readonly Dictionary<string, Style> styles = new(StringComparer.Ordinal);
    private string? defaultParagraph;
    private string? defaultFont;

    /// <summary>Heading level from 1, or 0: by an outline level or the style's name ("heading 2", "Title"), which Word keeps in English.</summary>
    public int HeadingOf(string? style)
    {
        foreach (var s in Chain(style ?? defaultParagraph))
        {
            if (s.Outline is { } outline) return outline is >= 0 and < 9 ? outline + 1 : 0;
            if (s.Name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) && int.TryParse(s.Name.AsSpan(8), NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level is >= 1 and <= 9) return level;
            if (s.Name.Equals("Title", StringComparison.OrdinalIgnoreCase)) return 1;
        }
        return 0;
    }

    /// <summary>Depth from 1 when paragraphs of the style are list items, else 0.</summary>
    public int ListDepthOf(string? style)
    {
        foreach (var s in Chain(style))
            if (s.List is { } list) return list == 0 ? 0 : (s.Depth ?? 0) + 1;
        return 0;
    }

    /// <summary>A line of a table of contents, which repeats headings with page numbers.</summary>
    public bool IsContents(string? style) => Chain(style).Any(s => s.Name.StartsWith("toc ", StringComparison.OrdinalIgnoreCase) || s.Name.StartsWith("table of figures", StringComparison.OrdinalIgnoreCase));

    public string? FontOf(string? characterStyle, string? paragraphStyle) =>
        Chain(characterStyle).Select(s => s.Font).FirstOrDefault(f => f != null) ?? Chain(paragraphStyle ?? defaultParagraph).Select(s => s.Font).FirstOrDefault(f => f != null) ?? defaultFont;

    public bool IsHidden(string? characterStyle) => Chain(characterStyle).Select(s => s.Hidden).FirstOrDefault(h => h != null) == true;

    private IEnumerable<Style> Chain(string? id)
    {
        for (var n = 0; n < LongestChain && id != null && styles.TryGetValue(id, out var style); n++, id = style.BasedOn) yield return style;
    }

    public static DocxStyles Read(ZipArchiveEntry? part)
    {
        var read = new DocxStyles();
        if (part is null) return read;
        using var xml = new PartXml(part.Open());
        string? id = null;
        var inDefaults = false;
        var now = new Style("", null, null, null, null, null, null);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "style" } && id != null) { read.styles[id] = now; id = null; }
            if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "docDefaults" }) inDefaults = false;
            if (xml.NodeType != XmlNodeType.Element) continue;
            switch (xml.LocalName)
            {
                case "docDefaults": inDefaults = !xml.IsEmptyElement; break;
                case "style":
                    id = xml.IsEmptyElement ? null : Value(xml, "styleId");
                    now = new("", null, null, null, null, null, null);
                    if (id != null && Value(xml, "type") == "paragraph" && Value(xml, "default") is "1" or "true") read.defaultParagraph = id;
                    break;
                case "name": now = now with { Name = Value(xml, "val") ?? "" }; break;
                case "basedOn": now = now with { BasedOn = Value(xml, "val") }; break;
                case "outlineLvl": now = now with { Outline = Number(xml) }; break;
                case "numId": now = now with { List = Number(xml) }; break;
                case "ilvl": now = now with { Depth = Number(xml) }; break;
                case "vanish": now = now with { Hidden = IsOn(xml) }; break;
                case "rFonts" when Font(xml) is { } font:
                    if (inDefaults) read.defaultFont = font;
                    else now = now with { Font = font };
                    break;
            }
        }
        return read;
    }

    private static string? Value(XmlReader xml, string name) => xml.GetAttribute(name, xml.NamespaceURI);

    private static int? Number(XmlReader xml) => int.TryParse(Value(xml, "val"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : null;

    private static bool IsOn(XmlReader xml) => Value(xml, "val") is not ("0" or "false" or "off");

    /// <summary>The font of an element rFonts for letters of the first 256 characters, where old encodings live.</summary>
    public static string? Font(XElement fonts) => fonts.Attribute(fonts.Name.Namespace + "ascii")?.Value ?? fonts.Attribute(fonts.Name.Namespace + "hAnsi")?.Value;

    private static string? Font(XmlReader xml) => Value(xml, "ascii") ?? Value(xml, "hAnsi");
}
