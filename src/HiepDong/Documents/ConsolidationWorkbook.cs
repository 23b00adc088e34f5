namespace HiepDong.Documents;

/// <summary>All tables of a consolidated report as one workbook; every figure is a number, a qualifier stands in its format.</summary>
internal static class ConsolidationWorkbook
{
    public static void Write(Stream output, ConsolidatedReportFacts facts)
    {
        using var book = new Workbook(output);
        var tables = new List<ReportTable> { ReportTables.Summary(facts), ReportTables.ByForce(facts) };
        if (ReportTables.Joint(facts) is { } joint) tables.Add(joint);
        if (facts.ByPlace.Rows.Any(r => r.By.Count > 0)) tables.Add(ReportTables.ByPlace(facts, all: true) with { Title = $"Số liệu theo {facts.PartNoun} {facts.ByPlace.Period.NameVi}" });
        if (facts.ByMonth is { } months) tables.Add(ReportTables.ByMonth(months));
        tables.Add(ReportTables.Completeness(facts));
        tables.Add(ReportTables.Missing(facts));
        var result = facts.ByForce;
        var basis = $"{DraftedSentences.UpperFirst(result.ScopeName)}. {DraftedSentences.Source(facts)}. {DraftedSentences.Completeness(result.Completeness, facts.Missing.Count)}" + (facts.Reconciled is { } reconciled ? $" {reconciled}." : "");
        foreach (var table in tables) Sheet(book, table, basis);
    }

    private static void Sheet(Workbook book, ReportTable table, string basis)
    {
        const int head = 4;
        using var sheet = book.Sheet(new(table.Name, [.. table.Columns.Select(c => c.Weight * 1.35)])
        {
            FrozenRows = head, FrozenColumns = table.Columns.Count > 6 ? 2 : 0, PrintTitles = (head, head)
        });
        sheet.Write((table.Title, CellStyle.Title));
        sheet.Write((basis, CellStyle.Note));
        sheet.Skip();
        sheet.Write([.. table.Columns.Select(c => ((object?)c.Title, CellStyle.Head))]);
        foreach (var row in table.Rows)
        {
            if (row.Count == 1)
            {
                sheet.Write([.. table.Columns.Select((_, i) => (i == 0 ? (object?)row[0].Text : null, CellStyle.Group))]);
                continue;
            }
            sheet.Write([.. row.Select((cell, i) => Cell(cell, table.Columns[i]))]);
        }
        sheet.Filter(head, table.Columns.Count);
        foreach (var note in table.Notes) sheet.Write((note, CellStyle.Note));
    }

    private static (object?, CellStyle) Cell(TableCell cell, TableColumn column)
    {
        var style = CellStyle.Body with { Align = column.Align, Bold = cell.Bold };
        if (cell.IsMissing) return (cell.Text, style with { Align = CellAlign.Centre, Italic = true, Fill = CellFill.Quiet });
        return cell.Number is { } number ? (number, style with { Format = CellStyle.Number(cell.Decimals, cell.Prefix, cell.Suffix), Wrap = false }) : (cell.Text, style);
    }
}

/// <summary>A heading of an exported list.</summary>
/// <param name="Width">In characters.</param>
/// <param name="Format">Number format; null shows numbers with their thousands grouped.</param>
internal sealed record ExportColumn(string Title, double Width = 16, string? Format = null);

/// <summary>Any list as one sheet: the export button of every page.</summary>
internal static class TableWorkbook
{
    /// <param name="rows">Values in column order: text, whole numbers, decimals, <see cref="DateOnly"/>, <see cref="DateTime"/>, bool or null.</param>
    public static void Write(Stream output, string sheetName, IReadOnlyList<ExportColumn> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var book = new Workbook(output);
        using var sheet = book.Sheet(new(sheetName, [.. columns.Select(c => c.Width)]) { FrozenRows = 1, PrintTitles = (1, 1) });
        sheet.Write([.. columns.Select(c => ((object?)c.Title, CellStyle.Head))]);
        foreach (var row in rows)
            sheet.Write([.. row.Select((value, i) => (value, value switch
            {
                decimal d => CellStyle.Body with { Align = CellAlign.Right, Format = columns[i].Format ?? CellStyle.Number(Scale(d)) },
                int or long => CellStyle.Body with { Align = CellAlign.Right, Format = columns[i].Format ?? CellStyle.Number(0) },
                DateOnly or DateTime => CellStyle.Body with { Align = CellAlign.Centre, Format = columns[i].Format },
                _ => CellStyle.Body
            }))]);
        sheet.Filter(1, columns.Count);
    }

    private static int Scale(decimal value) => Math.Min(6, (int)(value / 1.000000000000000000000000000000m).Scale);
}
