using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace HiepDong.Documents;

internal enum SheetVisibility { Visible, Hidden, VeryHidden }

/// <summary>What a sheet is like, said before its first row because the file is written forward only.</summary>
/// <param name="Widths">Column widths in characters.</param>
internal sealed record SheetLayout(string Name, IReadOnlyList<double> Widths)
{
    /// <summary>Rows that stay in view above, counted from the top; 0 freezes none.</summary>
    public int FrozenRows { get; init; }
    public int FrozenColumns { get; init; }
    /// <summary>Rows repeated at the top of each printed page.</summary>
    public (int First, int Last)? PrintTitles { get; init; }
    public bool Landscape { get; init; } = true;
    public SheetVisibility Visibility { get; init; }
    /// <summary>Locks every cell that is not unlocked by its style; no password, against slips only.</summary>
    public bool Protected { get; init; }
    /// <summary>0-based columns that are not shown.</summary>
    public IReadOnlyList<int> HiddenColumns { get; init; } = [];
}

/// <summary>Help or a list of choices on a range of cells.</summary>
internal sealed record CellHelp(string Range, string Title, string Prompt)
{
    /// <summary>Choices offered; anything else is refused by the spreadsheet. Null leaves entry free.</summary>
    public IReadOnlyList<string>? Choices { get; init; }
    /// <summary>Cells that hold the choices, for lists that are long or hold commas: <c>'Danh mục'!$A$2:$A$14</c>. Anything else may still be typed.</summary>
    public string? Source { get; init; }
}

/// <summary>
/// Writes an .xlsx file forward only, sheet after sheet and row after row, in memory that does not grow with the rows.
/// Text is stored as text, so nothing typed by a user becomes a formula.
/// </summary>
internal sealed class Workbook(Stream output) : IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private readonly ZipArchive zip = new(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
    private readonly List<SheetWriter> sheets = [];

    internal WorkbookStyles Styles { get; } = new();

    /// <summary>Begins a sheet; the one before must have been disposed.</summary>
    public SheetWriter Sheet(SheetLayout layout)
    {
        var name = SafeName(layout.Name);
        for (var n = 2; sheets.Any(s => string.Equals(s.Layout.Name, name, StringComparison.OrdinalIgnoreCase)); n++)
            name = SafeName(layout.Name)[..Math.Min(SafeName(layout.Name).Length, 27)] + " " + n.ToString(CultureInfo.InvariantCulture);
        var sheet = new SheetWriter(this, layout with { Name = name }, Part($"xl/worksheets/sheet{sheets.Count + 1}.xml"), sheets.All(s => s.Layout.Visibility != SheetVisibility.Visible));
        sheets.Add(sheet);
        return sheet;
    }

    public void Dispose()
    {
        using (var xml = Part("xl/workbook.xml")) WriteWorkbook(xml);
        using (var xml = Part("xl/styles.xml")) Styles.Write(xml);
        using (var xml = Part("xl/_rels/workbook.xml.rels"))
        {
            xml.WriteStartElement("Relationships", Package + "relationships");
            for (var i = 1; i <= sheets.Count; i++) Relation(xml, $"rId{i}", Relations + "/worksheet", $"worksheets/sheet{i}.xml");
            Relation(xml, $"rId{sheets.Count + 1}", Relations + "/styles", "styles.xml");
        }
        using (var xml = Part("_rels/.rels"))
        {
            xml.WriteStartElement("Relationships", Package + "relationships");
            Relation(xml, "rId1", Relations + "/officeDocument", "xl/workbook.xml");
        }
        using (var xml = Part("[Content_Types].xml"))
        {
            xml.WriteStartElement("Types", Package + "content-types");
            Type(xml, "Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml");
            Type(xml, "Default", "Extension", "xml", "application/xml");
            Type(xml, "Override", "PartName", "/xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml");
            Type(xml, "Override", "PartName", "/xl/styles.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml");
            for (var i = 1; i <= sheets.Count; i++) Type(xml, "Override", "PartName", $"/xl/worksheets/sheet{i}.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml");
        }
        zip.Dispose();
    }

    /// <summary>"A", "Z", "AA", …</summary>
    public static string ColumnName(int column)
    {
        var name = "";
        for (column++; column > 0; column = (column - 1) / 26) name = (char)('A' + (column - 1) % 26) + name;
        return name;
    }

    private void WriteWorkbook(XmlWriter xml)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", null, Relations);
        xml.WriteStartElement("bookViews", Main);
        xml.WriteStartElement("workbookView", Main);
        xml.WriteAttributeString("activeTab", Math.Max(0, sheets.FindIndex(s => s.Layout.Visibility == SheetVisibility.Visible)).ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("sheets", Main);
        for (var i = 0; i < sheets.Count; i++)
        {
            xml.WriteStartElement("sheet", Main);
            xml.WriteAttributeString("name", sheets[i].Layout.Name);
            xml.WriteAttributeString("sheetId", (i + 1).ToString(CultureInfo.InvariantCulture));
            if (sheets[i].Layout.Visibility != SheetVisibility.Visible) xml.WriteAttributeString("state", sheets[i].Layout.Visibility == SheetVisibility.Hidden ? "hidden" : "veryHidden");
            xml.WriteAttributeString("id", Relations, $"rId{i + 1}");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        var names = sheets.SelectMany((s, i) => s.Names(i)).ToList();
        if (names.Count == 0) return;
        xml.WriteStartElement("definedNames", Main);
        foreach (var (name, sheet, hidden, range) in names)
        {
            xml.WriteStartElement("definedName", Main);
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("localSheetId", sheet.ToString(CultureInfo.InvariantCulture));
            if (hidden) xml.WriteAttributeString("hidden", "1");
            xml.WriteString(range);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private XmlWriter Part(string path) => XmlWriter.Create(zip.CreateEntry(path, CompressionLevel.Fastest).Open(), new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = true });

    private static void Relation(XmlWriter xml, string id, string type, string target)
    {
        xml.WriteStartElement("Relationship", Package + "relationships");
        xml.WriteAttributeString("Id", id);
        xml.WriteAttributeString("Type", type);
        xml.WriteAttributeString("Target", target);
        xml.WriteEndElement();
    }

    private static void Type(XmlWriter xml, string element, string by, string what, string type)
    {
        xml.WriteStartElement(element, Package + "content-types");
        xml.WriteAttributeString(by, what);
        xml.WriteAttributeString("ContentType", type);
        xml.WriteEndElement();
    }

    /// <summary>At most 31 characters, without those a sheet name can't hold.</summary>
    private static string SafeName(string name)
    {
        var clean = string.Concat(XmlText.Clean(name).Where(c => !"[]:*?/\\".Contains(c, StringComparison.Ordinal))).Trim('\'', ' ');
        return clean.Length == 0 ? "Bang" : clean.Length > 31 ? clean[..31].TrimEnd() : clean;
    }
}
