using System.Globalization;
using System.Xml;

namespace HiepDong.Documents;

/// <summary>One sheet being written; dispose it before the next begins.</summary>
internal sealed class SheetWriter : IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const int LongestText = 32_767;
    private readonly Workbook book;
    private readonly XmlWriter xml;
    private readonly List<string> merges = [];
    private readonly List<CellHelp> help = [];
    private string? filter;

    internal SheetWriter(Workbook book, SheetLayout layout, XmlWriter xml, bool first)
    {
        (this.book, Layout, this.xml) = (book, layout, xml);
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetPr", Main);
        Empty("pageSetUpPr", ("fitToPage", Fits ? "1" : "0"));
        xml.WriteEndElement();
        xml.WriteStartElement("sheetViews", Main);
        xml.WriteStartElement("sheetView", Main);
        if (first && layout.Visibility == SheetVisibility.Visible) xml.WriteAttributeString("tabSelected", "1");
        xml.WriteAttributeString("workbookViewId", "0");
        Freeze();
        xml.WriteEndElement();
        xml.WriteEndElement();
        Empty("sheetFormatPr", ("defaultRowHeight", "15"));
        xml.WriteStartElement("cols", Main);
        for (var i = 0; i < layout.Widths.Count; i++)
        {
            xml.WriteStartElement("col", Main);
            xml.WriteAttributeString("min", Text(i + 1));
            xml.WriteAttributeString("max", Text(i + 1));
            xml.WriteAttributeString("width", layout.Widths[i].ToString("0.##", CultureInfo.InvariantCulture));
            xml.WriteAttributeString("customWidth", "1");
            if (layout.HiddenColumns.Contains(i)) xml.WriteAttributeString("hidden", "1");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData", Main);
    }

    public SheetLayout Layout { get; }

    /// <summary>Wider tables than this would print too small to read on one page width; they go over several, heads and first columns repeated.</summary>
    private bool Fits => Layout.Widths.Sum() <= 230;

    /// <summary>Number of the row written last, from 1.</summary>
    public int Row { get; private set; }

    /// <summary>Writes the next row. Values may be null, text, whole numbers, decimals, dates and times.</summary>
    /// <param name="height">Points; null lets the spreadsheet choose.</param>
    public void Write(IReadOnlyList<(object? Value, CellStyle Style)> cells, double? height = null)
    {
        Row++;
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", Text(Row));
        if (height is { } h)
        {
            xml.WriteAttributeString("ht", h.ToString("0.##", CultureInfo.InvariantCulture));
            xml.WriteAttributeString("customHeight", "1");
        }
        // Not every spreadsheet measures wrapped text when it opens a file, so the height is estimated here.
        else if (Lines(cells) is var lines and > 1) xml.WriteAttributeString("ht", Text(Math.Min(lines * 15, 405)));
        for (var i = 0; i < cells.Count; i++) Cell(i, cells[i].Value, cells[i].Style);
        xml.WriteEndElement();
    }

    public void Write(params (object? Value, CellStyle Style)[] cells) => Write(cells, null);

    public void Skip() => Row++;

    /// <summary>Joins cells of the row written last.</summary>
    public void Merge(int firstColumn, int lastColumn)
    {
        if (lastColumn > firstColumn) merges.Add($"{Workbook.ColumnName(firstColumn)}{Row}:{Workbook.ColumnName(lastColumn)}{Row}");
    }

    public void Help(CellHelp about) => help.Add(about);

    /// <summary>Offers filters on a head row, down to the last row written.</summary>
    public void Filter(int headRow, int columns) => filter = $"A{headRow}:{Workbook.ColumnName(columns - 1)}{Math.Max(Row, headRow)}";

    public void Dispose()
    {
        xml.WriteEndElement();
        if (Layout.Protected) Empty("sheetProtection", ("sheet", "1"), ("objects", "1"), ("scenarios", "1"), ("formatColumns", "0"), ("formatRows", "0"));
        if (filter != null) Empty("autoFilter", ("ref", filter));
        if (merges.Count > 0)
        {
            xml.WriteStartElement("mergeCells", Main);
            foreach (var m in merges) Empty("mergeCell", ("ref", m));
            xml.WriteEndElement();
        }
        if (help.Count > 0)
        {
            xml.WriteStartElement("dataValidations", Main);
            xml.WriteAttributeString("count", Text(help.Count));
            foreach (var h in help) WriteHelp(h);
            xml.WriteEndElement();
        }
        Empty("pageMargins", ("left", "0.5"), ("right", "0.4"), ("top", "0.6"), ("bottom", "0.6"), ("header", "0.3"), ("footer", "0.3"));
        Empty("pageSetup", ("paperSize", "9"), ("fitToWidth", "1"), ("fitToHeight", "0"), ("orientation", Layout.Landscape ? "landscape" : "portrait"));
        xml.WriteStartElement("headerFooter", Main);
        xml.WriteElementString("oddFooter", Main, "&C&P/&N");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.Dispose();
    }

    internal IEnumerable<(string Name, int Sheet, bool Hidden, string Range)> Names(int number)
    {
        var sheet = "'" + Layout.Name.Replace("'", "''", StringComparison.Ordinal) + "'!";
        if (filter != null) yield return ("_xlnm._FilterDatabase", number, true, sheet + Absolute(filter));
        var columns = Layout.FrozenColumns > 0 ? $"{sheet}$A:${Workbook.ColumnName(Layout.FrozenColumns - 1)}," : "";
        if (Layout.PrintTitles is { } t) yield return ("_xlnm.Print_Titles", number, false, $"{columns}{sheet}${t.First}:${t.Last}");
    }

    private int Lines(IReadOnlyList<(object? Value, CellStyle Style)> cells)
    {
        var most = 1;
        for (var i = 0; i < cells.Count && i < Layout.Widths.Count; i++)
            if (cells[i] is { Value: string text, Style.Wrap: true })
                most = Math.Max(most, text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(line.Length / Math.Max(1, Layout.Widths[i] * (cells[i].Style.Bold ? 0.95 : 1.05))))));
        return most;
    }

    private void Cell(int column, object? value, CellStyle style)
    {
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", Workbook.ColumnName(column) + Text(Row));
        if (value is DateOnly or DateTime && style.Format is null) style = style with { Format = value is DateOnly ? "dd/mm/yyyy" : "dd/mm/yyyy hh:mm" };
        xml.WriteAttributeString("s", Text(book.Styles.Of(style)));
        switch (value)
        {
            case null or "": break;
            case string text:
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is", Main);
                xml.WriteStartElement("t", Main);
                xml.WriteAttributeString("xml", "space", "http://www.w3.org/XML/1998/namespace", "preserve");
                text = XmlText.Clean(text);
                xml.WriteString(text.Length > LongestText ? text[..LongestText] : text);
                xml.WriteEndElement();
                xml.WriteEndElement();
                break;
            case DateOnly day: Number(day.ToDateTime(default).ToOADate().ToString(CultureInfo.InvariantCulture)); break;
            case DateTime time: Number(time.ToOADate().ToString("R", CultureInfo.InvariantCulture)); break;
            case bool yes:
                xml.WriteAttributeString("t", "b");
                Number(yes ? "1" : "0");
                break;
            case decimal or int or long: Number(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)); break;
            default: throw new ArgumentException($"A cell can't hold {value.GetType()}.", nameof(value));
        }
        xml.WriteEndElement();
    }

    private void Number(string text) => xml.WriteElementString("v", Main, text);

    private void Freeze()
    {
        if (Layout is { FrozenRows: 0, FrozenColumns: 0 }) return;
        xml.WriteStartElement("pane", Main);
        if (Layout.FrozenColumns > 0) xml.WriteAttributeString("xSplit", Text(Layout.FrozenColumns));
        if (Layout.FrozenRows > 0) xml.WriteAttributeString("ySplit", Text(Layout.FrozenRows));
        xml.WriteAttributeString("topLeftCell", Workbook.ColumnName(Layout.FrozenColumns) + Text(Layout.FrozenRows + 1));
        xml.WriteAttributeString("activePane", Layout.FrozenColumns == 0 ? "bottomLeft" : Layout.FrozenRows == 0 ? "topRight" : "bottomRight");
        xml.WriteAttributeString("state", "frozen");
        xml.WriteEndElement();
    }

    private void WriteHelp(CellHelp h)
    {
        xml.WriteStartElement("dataValidation", Main);
        xml.WriteAttributeString("type", h.Choices is null && h.Source is null ? "none" : "list");
        xml.WriteAttributeString("allowBlank", "1");
        xml.WriteAttributeString("showInputMessage", "1");
        if (h.Choices != null) xml.WriteAttributeString("showErrorMessage", "1");
        xml.WriteAttributeString("promptTitle", Cut(h.Title, 32));
        xml.WriteAttributeString("prompt", Cut(h.Prompt, 255));
        xml.WriteAttributeString("sqref", h.Range);
        if (h.Choices != null) xml.WriteElementString("formula1", Main, "\"" + string.Join(',', h.Choices) + "\"");
        else if (h.Source != null) xml.WriteElementString("formula1", Main, h.Source);
        xml.WriteEndElement();
    }

    private void Empty(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name, Main);
        foreach (var (n, v) in attributes) xml.WriteAttributeString(n, v);
        xml.WriteEndElement();
    }

    /// <summary>A1:C9 as $A$1:$C$9.</summary>
    private static string Absolute(string range) => string.Join(':', range.Split(':').Select(c =>
    {
        var letters = c.TakeWhile(char.IsAsciiLetter).Count();
        return $"${c[..letters]}${c[letters..]}";
    }));

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
