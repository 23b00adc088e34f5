using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace HiepDong.Browser.Tests.Stories;

[Collection(Demo.Collection)]
public sealed class TemplateStories(Demo demo)
{
    [Fact]
    public async Task A_template_filled_without_a_line_is_taken_in_and_a_bad_cell_is_named()
    {
        var (userName, _) = await demo.Reporter();
        await using var officer = await demo.SignInAs(userName);
        await ReportingStories.Begin(officer);
        var download = await officer.Page.RunAndWaitForDownloadAsync(() => officer.Main.Locator(".act a[href$='/mau.xlsx']").First.ClickAsync());
        var file = Path.Combine(demo.Folder, "mau.xlsx");
        await download.SaveAsAsync(file);

        var cells = Write(file, "9", "1.2.3");
        await Send(officer, file);
        await officer.Sees(cells[1]);
        await officer.Sees("1.2.3");
        (await new EntryPage(officer).Figures.First.InputValueAsync()).ShouldBe("");

        Write(file, "9", "12");
        await Send(officer, file);
        await officer.Sees("Đã nhận");
        (await new EntryPage(officer).Figures.First.InputValueAsync()).ShouldBe("9");
    }

    private static async Task Send(Officer officer, string file)
    {
        var upload = officer.Main.Locator("details:has(input[type='file'])");
        if (await officer.Main.Locator("details[open]:has(input[type='file'])").CountAsync() == 0) await upload.Locator("summary").ClickAsync();
        await upload.Locator("input[type='file']").SetInputFilesAsync(file);
        await officer.Press("Gửi tệp");
    }

    /// <summary>Writes into the first cells of the column of figures, as an officer would; returns their names.</summary>
    private static List<string> Write(string file, params string[] values)
    {
        using var book = SpreadsheetDocument.Open(file, isEditable: true);
        var sheet = book.WorkbookPart!.Workbook.Descendants<Sheet>().First(s => s.Name?.Value == "SoLieu");
        var rows = ((WorksheetPart)book.WorkbookPart.GetPartById(sheet.Id!)).Worksheet.Descendants<Row>().Where(r => Text(book, r, "B").Contains('.', StringComparison.Ordinal)).Take(values.Length).ToList();
        rows.Count.ShouldBe(values.Length);
        var written = new List<string>();
        foreach (var (row, value) in rows.Zip(values))
        {
            var name = "E" + row.RowIndex;
            var cell = row.Elements<Cell>().First(c => c.CellReference?.Value == name);
            cell.CellValue = null;
            cell.DataType = CellValues.InlineString;
            cell.InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(value));
            written.Add(name);
        }
        return written;
    }

    private static string Text(SpreadsheetDocument book, Row row, string column)
    {
        var cell = row.Elements<Cell>().FirstOrDefault(c => c.CellReference?.Value == column + row.RowIndex);
        if (cell?.DataType is { } type && type == CellValues.SharedString) return book.WorkbookPart!.SharedStringTablePart!.SharedStringTable.ElementAt(int.Parse(cell.CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture)).InnerText;
        return cell?.InnerText ?? "";
    }
}
