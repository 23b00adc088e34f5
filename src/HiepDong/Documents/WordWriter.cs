using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

using WordCell = DocumentFormat.OpenXml.Wordprocessing.TableCell;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace HiepDong.Documents;

/// <summary>Writes a Word document forward only: paragraphs, tables and sections in reading order.</summary>
internal sealed class WordWriter : IDisposable
{
    /// <summary>A4 with 20 mm above and below, 30 mm left, 15 mm right, in twentieths of a point.</summary>
    private const int Short = 11906, Long = 16838, Top = 1134, Left = 1701, Right = 850;
    public const int PortraitWidth = Short - Left - Right;
    public const int LandscapeWidth = Long - Left - Right;

    /// <summary>Room left and right in a table cell, twentieths of a point; size of its letters, points.</summary>
    private const short CellMargin = 57, CellSize = 11;

    private readonly MemoryStream buffer = new();
    private readonly Stream output;
    private readonly WordprocessingDocument document;
    private readonly OpenXmlWriter body;
    private readonly string numbered, blank;

    public WordWriter(Stream output, string title, string author, DateTime created)
    {
        this.output = output;
        document = WordprocessingDocument.Create(buffer, WordprocessingDocumentType.Document);
        document.PackageProperties.Title = XmlText.Clean(title);
        document.PackageProperties.Creator = XmlText.Clean(author);
        document.PackageProperties.Language = "vi-VN";
        document.PackageProperties.Created = created;
        var main = document.AddMainDocumentPart();
        main.AddNewPart<StyleDefinitionsPart>().Styles = WordStyles.Make();
        main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(
            new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));
        numbered = Header(main, new Paragraph(Properties(WordStyles.SoTrang), new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }),
            new Run(new FieldCode(" PAGE ") { Space = SpaceProcessingModeValues.Preserve }), new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }), new Run(new WordText("2")), new Run(new FieldChar { FieldCharType = FieldCharValues.End })));
        blank = Header(main, new Paragraph(Properties(WordStyles.SoTrang)));
        body = OpenXmlWriter.Create(main);
        body.WriteStartElement(new Document());
        body.WriteStartElement(new Body());
    }

    public void Paragraph(string style, string text, bool keepNext = false) => body.WriteElement(Make(style, text, keepNext: keepNext));

    public void Write(OpenXmlElement element) => body.WriteElement(element);

    /// <summary>A short centred line: an empty paragraph whose lower edge is drawn.</summary>
    /// <param name="within">Width of the column it stands in, twentieths of a point.</param>
    public static Paragraph Line(int width, int within)
    {
        var side = Math.Max(0, (within - width) / 2).ToString(CultureInfo.InvariantCulture);
        return new(new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Net },
            new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 6, Space = 0, Color = "000000" }),
            new SpacingBetweenLines { Before = "0", After = "60", Line = "40", LineRule = LineSpacingRuleValues.Exact }, new Indentation { Left = side, Right = side }));
    }

    /// <summary>A paragraph of a style; line breaks of the text are kept.</summary>
    public static Paragraph Make(string style, string text, JustificationValues? align = null, bool bold = false, bool italic = false, bool keepNext = false)
    {
        var properties = Properties(style);
        if (keepNext) properties.Append(new KeepNext());
        if (align is { } a) properties.Append(new Justification { Val = a });
        var run = new Run();
        if (bold || italic)
        {
            var looks = new RunProperties();
            if (bold) looks.Append(new Bold());
            if (italic) looks.Append(new Italic());
            run.Append(looks);
        }
        var first = true;
        foreach (var line in WordStyles.Case(style, XmlText.Clean(text)).ReplaceLineEndings("\n").Split('\n'))
        {
            if (!first) run.Append(new Break());
            first = false;
            run.Append(new WordText(line) { Space = SpaceProcessingModeValues.Preserve });
        }
        return new(properties, run);
    }

    /// <summary>Cells without borders side by side, never divided over two pages.</summary>
    public void Columns(IReadOnlyList<int> widths, params IReadOnlyList<IReadOnlyList<Paragraph>>[] rows)
    {
        var table = new Table(new TableProperties(new TableWidth { Width = Text(widths.Sum()), Type = TableWidthUnitValues.Dxa }, new TableLayout { Type = TableLayoutValues.Fixed },
            new TableCellMarginDefault(new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa })), Grid(widths));
        foreach (var row in rows)
            table.Append(new TableRow(new TableRowProperties(new CantSplit())).With(row.Select((cell, i) =>
                new WordCell(new TableCellProperties(new TableCellWidth { Width = Text(widths[i]), Type = TableWidthUnitValues.Dxa })).With(cell))));
        body.WriteElement(table);
    }

    /// <summary>A ruled table: heads repeat on each page, no row is divided.</summary>
    public void Table(ReportTable table, int width)
    {
        var rows = table.Rows.ToList();
        var widths = Widths(table.Columns, rows, width);
        body.WriteStartElement(new Table());
        body.WriteElement(new TableProperties(new TableWidth { Width = Text(widths.Sum()), Type = TableWidthUnitValues.Dxa },
            new TableBorders(new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 }, new BottomBorder { Val = BorderValues.Single, Size = 4 },
                new RightBorder { Val = BorderValues.Single, Size = 4 }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }),
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableCellMarginDefault(new TableCellLeftMargin { Width = CellMargin, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = CellMargin, Type = TableWidthValues.Dxa })));
        body.WriteElement(Grid(widths));
        body.WriteElement(new TableRow(new TableRowProperties(new CantSplit(), new TableHeader())).With(table.Columns.Select((c, i) =>
            Cell(Make(WordStyles.BangDau, c.Title), widths[i], 1, true))));
        foreach (var row in rows)
        {
            var made = new TableRow(new TableRowProperties(new CantSplit()));
            if (row.Count == 1) made.Append(Cell(Make(WordStyles.BangO, row[0].Text, bold: true, keepNext: true), widths.Sum(), widths.Count, false));
            else
                for (var i = 0; i < widths.Count; i++)
                    made.Append(Cell(Make(WordStyles.BangO, row[i].Text ?? "", row[i].IsMissing ? JustificationValues.Center : Align(table.Columns[i].Align), row[i].Bold, row[i].IsMissing), widths[i], 1, false));
            body.WriteElement(made);
        }
        body.WriteEndElement();
    }

    /// <summary>Widths by weight, but no column narrower than its longest word or number: what is broken inside is misread.</summary>
    private static List<int> Widths(IReadOnlyList<TableColumn> columns, IReadOnlyList<IReadOnlyList<TableCell>> rows, int width)
    {
        var least = columns.Select((c, i) => 2 * CellMargin + 40 + rows.Where(r => r.Count > 1).Select(r => r[i].Text ?? "").Append(c.Title)
            .SelectMany(text => text.Split(' ', '\n')).Distinct().Max(word => TextWidth.Of(word, CellSize, width))).ToList();
        var held = new HashSet<int>();
        while (true)
        {
            var rest = width - held.Sum(i => least[i]);
            var weight = columns.Where((_, i) => !held.Contains(i)).Sum(c => c.Weight);
            var widths = columns.Select((c, i) => held.Contains(i) ? least[i] : (int)(rest * c.Weight / weight)).ToList();
            var narrow = Enumerable.Range(0, columns.Count).Where(i => !held.Contains(i) && widths[i] < least[i]).ToList();
            if (narrow.Count == 0) return widths;
            held.UnionWith(narrow);
            // More words than paper: every column gives way alike.
            if (held.Count == columns.Count) return [.. least.Select(l => (int)((long)l * width / least.Sum()))];
        }
    }

    /// <summary>Ends a section whose pages count from 1; the number is hidden on the first.</summary>
    public void EndSection(bool landscape, bool last = false)
    {
        var section = new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = numbered }, new HeaderReference { Type = HeaderFooterValues.First, Id = blank },
            new SectionType { Val = SectionMarkValues.NextPage },
            landscape ? new PageSize { Width = Long, Height = Short, Orient = PageOrientationValues.Landscape } : new PageSize { Width = Short, Height = Long },
            new PageMargin { Top = Top, Bottom = Top, Left = Left, Right = Right, Header = 567, Footer = 567, Gutter = 0 },
            new PageNumberType { Start = 1 }, new TitlePage());
        if (last) body.WriteElement(section);
        else body.WriteElement(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Net }, section)));
    }

    public void Dispose()
    {
        body.WriteEndElement();
        body.WriteEndElement();
        body.Dispose();
        document.Dispose();
        buffer.Position = 0;
        buffer.CopyTo(output);
        buffer.Dispose();
    }

    private static string Header(MainDocumentPart main, Paragraph paragraph)
    {
        var part = main.AddNewPart<HeaderPart>();
        part.Header = new Header(paragraph);
        return main.GetIdOfPart(part);
    }

    private static WordCell Cell(Paragraph paragraph, int width, int span, bool head)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = Text(width), Type = TableWidthUnitValues.Dxa });
        if (span > 1) properties.Append(new GridSpan { Val = span });
        if (head) properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "EDEDED" });
        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        return new WordCell(properties, paragraph);
    }

    private static TableGrid Grid(IReadOnlyList<int> widths) => new TableGrid().With(widths.Select(w => new GridColumn { Width = Text(w) }));
    private static ParagraphProperties Properties(string style) => new(new ParagraphStyleId { Val = style });
    private static JustificationValues Align(CellAlign align) => align switch { CellAlign.Left => JustificationValues.Left, CellAlign.Right => JustificationValues.Right, _ => JustificationValues.Center };
    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

internal static class OpenXmlExtensions
{
    public static T With<T>(this T parent, IEnumerable<OpenXmlElement> children) where T : OpenXmlElement
    {
        foreach (var child in children) parent.AppendChild(child);
        return parent;
    }
}
