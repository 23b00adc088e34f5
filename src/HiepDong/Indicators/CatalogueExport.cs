using HiepDong.Documents;
using HiepDong.Text;

namespace HiepDong.Indicators;

/// <summary>Indicators and forms as files that can be brought back in.</summary>
internal static class CatalogueExport
{
    private static readonly double[] Widths = [9, 16, 18, 60, 60, 16, 16, 10, 10, 16, 18, 16, 16, 11, 44, 9, 30];

    public static void WriteWorkbook(Stream output, IEnumerable<Indicator> indicators) => TableWorkbook.Write(output, "indicators",
        [.. IndicatorFile.Columns.Select((c, n) => new ExportColumn(c, Widths[n]))],
        indicators.Select(i => (IReadOnlyList<object?>)[i.Number, .. IndicatorFile.Cells(i).Skip(1).Select((c, n) => IndicatorFile.Columns[n + 1] == "decimals" ? i.Decimals : c.Length == 0 ? null : (object?)c)]));

    /// <summary>One sheet per form of its version in effect, or the last one: what reading it back compares with.</summary>
    public static void WriteForms(Stream output, Catalogue catalogue)
    {
        using var book = new Workbook(output);
        foreach (var form in catalogue.Forms.GroupBy(f => f.Code).Select(g => g.Last()))
        {
            using var sheet = book.Sheet(new(form.Code, [44, 44, 16, 64, 16]) { FrozenRows = 1, PrintTitles = (1, 1) });
            sheet.Write([.. new[] { "section", "section_en", "code", "name_vi", "unit_vi" }.Select(c => ((object?)c, CellStyle.Head))]);
            foreach (var section in form.Sections)
                foreach (var code in section.Indicators)
                {
                    catalogue.TryGet(code, out var i);
                    sheet.Write([.. new[] { section.TitleVi, section.TitleEn, code, i?.NameVi, i?.UnitVi }.Select(c => ((object?)c, CellStyle.Body))]);
                }
        }
    }

    public static string FileName(string stem, DateOnly day, string ending) => FormattableString.Invariant($"{stem}-{day:yyyyMMdd}.{ending}");
}
