using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace HiepDong.Tests.Documents;

internal static class Xlsx
{
    /// <summary>Sets cells the way an officer would; a leading "=" writes a formula with that cached error.</summary>
    public static MemoryStream Fill(MemoryStream file, params (string Cell, object Value)[] cells)
    {
        var copy = new MemoryStream();
        file.Position = 0;
        file.CopyTo(copy);
        using (var book = SpreadsheetDocument.Open(copy, true))
        {
            foreach (var (address, value) in cells)
            {
                var (sheet, reference) = (address.Split('!')[0], address.Split('!')[1]);
                var id = book.WorkbookPart!.Workbook.Descendants<Sheet>().Single(s => s.Name == sheet).Id!.Value!;
                var part = (WorksheetPart)book.WorkbookPart.GetPartById(id);
                var cell = part.Worksheet.Descendants<Cell>().Single(c => c.CellReference == reference);
                cell.RemoveAllChildren();
                cell.DataType = null;
                if (value is string text && text.StartsWith('#'))
                {
                    cell.DataType = CellValues.Error;
                    cell.Append(new CellFormula("1/0"), new CellValue(text));
                }
                else if (value is string words)
                {
                    cell.DataType = CellValues.InlineString;
                    cell.Append(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(words)));
                }
                else cell.Append(new CellValue(Convert.ToString(value, CultureInfo.InvariantCulture)!));
            }
        }
        copy.Position = 0;
        return copy;
    }

    public static IReadOnlyList<string> Errors(MemoryStream file)
    {
        file.Position = 0;
        using var book = SpreadsheetDocument.Open(file, false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}").Distinct().Take(10)];
    }

    public static void Keep(MemoryStream file, string name)
    {
        if (Environment.GetEnvironmentVariable("HD_DOCS_OUT") is { } folder) File.WriteAllBytes(Path.Combine(folder, name), file.ToArray());
    }
}
