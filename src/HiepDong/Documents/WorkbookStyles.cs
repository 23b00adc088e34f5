using System.Globalization;
using System.Xml;

namespace HiepDong.Documents;

internal enum CellFill { None, Head, Group, Input, Quiet }

/// <summary>How a cell looks. <paramref name="Format"/> is a number format such as <c>#,##0</c>; null shows the value as it is.</summary>
internal readonly record struct CellStyle(
    string? Format = null, CellAlign Align = CellAlign.Left, bool Bold = false, bool Italic = false, CellFill Fill = CellFill.None, bool Border = false, bool Wrap = false, bool Unlocked = false, int Size = 11)
{
    public static readonly CellStyle Plain = new(Wrap: true);
    public static readonly CellStyle Title = new(Bold: true, Size: 14);
    public static readonly CellStyle Note = new(Italic: true);
    public static readonly CellStyle Head = new(Align: CellAlign.Centre, Bold: true, Fill: CellFill.Head, Border: true, Wrap: true);
    public static readonly CellStyle Group = new(Bold: true, Fill: CellFill.Group);
    public static readonly CellStyle Body = new(Border: true, Wrap: true);

    /// <summary>A number format with thousands grouped and fixed decimals; words before and after are shown, the cell stays a number.</summary>
    public static string Number(int decimals, string prefix = "", string suffix = "")
    {
        var digits = decimals == 0 ? "#,##0" : "#,##0." + new string('0', decimals);
        if (prefix.Length > 0) digits = $"\"{prefix} \"{digits}";
        return suffix.Length > 0 ? $"{digits}\"{suffix}\"" : digits;
    }
}

/// <summary>Collects the styles used in a workbook and writes <c>styles.xml</c> at its end.</summary>
internal sealed class WorkbookStyles
{
    private const string Namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly string[] Fills = ["", "FFE7ECF3", "FFF3F5F8", "FFFFF8DC", "FFF2F2F2"];
    private readonly Dictionary<CellStyle, int> numbers = [];
    private readonly List<CellStyle> styles = [];

    public WorkbookStyles() => Of(default);

    public int Of(CellStyle style)
    {
        if (style.Size == 0) style = style with { Size = 11 };
        if (numbers.TryGetValue(style, out var n)) return n;
        numbers[style] = n = styles.Count;
        styles.Add(style);
        return n;
    }

    public void Write(XmlWriter xml)
    {
        var formats = styles.Select(s => s.Format).Where(f => f != null).Distinct().ToList();
        var fonts = styles.Select(s => (s.Bold, s.Italic, s.Size)).Distinct().ToList();
        xml.WriteStartElement("styleSheet", Namespace);
        if (formats.Count > 0)
        {
            Open("numFmts", formats.Count);
            for (var i = 0; i < formats.Count; i++) Empty("numFmt", ("numFmtId", Text(164 + i)), ("formatCode", formats[i]!));
            xml.WriteEndElement();
        }
        Open("fonts", fonts.Count);
        foreach (var (bold, italic, size) in fonts)
        {
            xml.WriteStartElement("font", Namespace);
            if (bold) Empty("b");
            if (italic) Empty("i");
            Empty("sz", ("val", Text(size)));
            Empty("name", ("val", "Times New Roman"));
            Empty("family", ("val", "1"));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        // The first two fills are fixed by the format.
        Open("fills", Fills.Length + 1);
        foreach (var pattern in new[] { "none", "gray125" })
        {
            xml.WriteStartElement("fill", Namespace);
            Empty("patternFill", ("patternType", pattern));
            xml.WriteEndElement();
        }
        foreach (var colour in Fills.Skip(1))
        {
            xml.WriteStartElement("fill", Namespace);
            xml.WriteStartElement("patternFill", Namespace);
            xml.WriteAttributeString("patternType", "solid");
            Empty("fgColor", ("rgb", colour));
            Empty("bgColor", ("indexed", "64"));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        Open("borders", 2);
        foreach (var drawn in new[] { false, true })
        {
            xml.WriteStartElement("border", Namespace);
            foreach (var side in new[] { "left", "right", "top", "bottom", "diagonal" })
            {
                xml.WriteStartElement(side, Namespace);
                if (drawn && side != "diagonal")
                {
                    xml.WriteAttributeString("style", "thin");
                    Empty("color", ("rgb", "FF8A94A3"));
                }
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        Open("cellStyleXfs", 1);
        Empty("xf", ("numFmtId", "0"), ("fontId", "0"), ("fillId", "0"), ("borderId", "0"));
        xml.WriteEndElement();
        Open("cellXfs", styles.Count);
        foreach (var s in styles)
        {
            xml.WriteStartElement("xf", Namespace);
            xml.WriteAttributeString("numFmtId", s.Format is null ? "0" : Text(164 + formats.IndexOf(s.Format)));
            xml.WriteAttributeString("fontId", Text(fonts.IndexOf((s.Bold, s.Italic, s.Size))));
            xml.WriteAttributeString("fillId", Text(s.Fill == CellFill.None ? 0 : (int)s.Fill + 1));
            xml.WriteAttributeString("borderId", s.Border ? "1" : "0");
            xml.WriteAttributeString("xfId", "0");
            foreach (var apply in new[] { "applyNumberFormat", "applyFont", "applyFill", "applyBorder", "applyAlignment", "applyProtection" }) xml.WriteAttributeString(apply, "1");
            Empty("alignment", ("horizontal", s.Align switch { CellAlign.Left => "left", CellAlign.Right => "right", _ => "center" }), ("vertical", "center"), ("wrapText", s.Wrap ? "1" : "0"));
            Empty("protection", ("locked", s.Unlocked ? "0" : "1"));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        Open("cellStyles", 1);
        Empty("cellStyle", ("name", "Normal"), ("xfId", "0"), ("builtinId", "0"));
        xml.WriteEndElement();
        xml.WriteEndElement();

        void Open(string name, int count)
        {
            xml.WriteStartElement(name, Namespace);
            xml.WriteAttributeString("count", Text(count));
        }

        void Empty(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
        {
            xml.WriteStartElement(name, Namespace);
            foreach (var (n, v) in attributes) xml.WriteAttributeString(n, v);
            xml.WriteEndElement();
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
