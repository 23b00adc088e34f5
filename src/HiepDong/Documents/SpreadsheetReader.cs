using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using HiepDong.Problems;

namespace HiepDong.Documents;

/// <summary>One row of an imported file. Values are null, text, double, bool, DateTime or TimeSpan; a formula error is its text, "#DIV/0!".</summary>
/// <param name="Number">Row number as the spreadsheet shows it, from 1; the line of a CSV file.</param>
internal sealed record SheetRow(string Sheet, long Number, IReadOnlyList<object?> Cells)
{
    /// <summary>"SoLieu!E12".</summary>
    public string Address(int column) => $"{Sheet}!{Workbook.ColumnName(column)}{Number}";

    public object? this[int column] => column < Cells.Count ? Cells[column] : null;

    /// <summary>The cell as text, trimmed; "" when empty. Whole numbers have no decimals.</summary>
    public string Text(int column) => this[column] switch
    {
        null => "",
        string text => text.Trim(),
        double number => Math.Abs(number) < 1e15 && number == Math.Truncate(number) ? ((long)number).ToString(System.Globalization.CultureInfo.InvariantCulture) : number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        DateTime time => time.ToString(time.TimeOfDay == default ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
        var other => Convert.ToString(other, System.Globalization.CultureInfo.InvariantCulture) ?? ""
    };

    public bool IsEmpty => Cells.All(c => c is null or "");
}

/// <summary>
/// Reads .xlsx and CSV files sent by users, row by row. The whole file is checked by <see cref="FileGuard"/> first; macros, links and embedded objects are never opened.
/// </summary>
internal static class SpreadsheetReader
{
    public const int MostRows = 1_000_000;
    /// <summary>Cells looked at in one file; bounds the work a stray cell far to the right can cause.</summary>
    private const long MostCells = 60_000_000;

    static SpreadsheetReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>All rows of all sheets (hidden ones too), in order; refuses with a <see cref="RefusalException"/>, at the latest while rows are read.</summary>
    /// <param name="name">File name; names the sheet of a CSV file, and must not promise a workbook that is none.</param>
    public static IEnumerable<SheetRow> Read(Stream input, string? name = null)
    {
        var file = FileGuard.Buffer(input);
        var start = file.GetBuffer().AsSpan(0, (int)Math.Min(file.Length, 8));
        if (FileGuard.IsZip(start))
        {
            IReadOnlyDictionary<(string Sheet, string Cell), string>? errors = null;
            if (FileGuard.CheckWorkbook(file)) Guarded(() => (errors = FormulaErrors.Find(file)) != null);
            return Workbook(file, errors is { Count: > 0 } ? errors : null);
        }
        if (FileGuard.IsCompound(start)) throw new RefusalException(IsEncrypted(file) ? DocumentProblems.Encrypted() : DocumentProblems.OldExcel());
        if (FileGuard.KindOf(start) is { Length: > 0 } kind) throw new RefusalException(DocumentProblems.NotASpreadsheet(kind));
        // Named as a workbook but not one: to look for headings in it would only mislead.
        if (Path.GetExtension(name ?? "").ToUpperInvariant() is ".XLSX" or ".XLSM") throw new RefusalException(DocumentProblems.NotASpreadsheet("tệp văn bản đổi tên"));
        return Csv(file, CsvRows.Decode(file), name);
    }

    private static IEnumerable<SheetRow> Workbook(MemoryStream file, IReadOnlyDictionary<(string Sheet, string Cell), string>? errors)
    {
        using var reader = Open(file);
        long rows = 0, cells = 0;
        do
        {
            var sheet = reader.Name;
            for (long number = 1; Guarded(reader.Read); number++)
            {
                var width = reader.FieldCount;
                if (++rows > MostRows) throw new RefusalException(DocumentProblems.TooLarge("hơn 1.000.000 dòng", "more than 1,000,000 rows"));
                if ((cells += width) > MostCells) throw new RefusalException(DocumentProblems.TooLarge("quá nhiều ô; hãy xóa các cột trống có định dạng ở bên phải", "too many cells; delete formatted empty columns to the right"));
                var values = new object?[width];
                var any = false;
                for (var i = 0; i < width; i++)
                {
                    values[i] = reader.GetValue(i) is int whole ? (double)whole : reader.GetValue(i);
                    if (errors != null && values[i] is null && errors.TryGetValue((sheet, Documents.Workbook.ColumnName(i) + number.ToString(System.Globalization.CultureInfo.InvariantCulture)), out var error)) values[i] = error;
                    any |= values[i] != null;
                }
                if (any) yield return new(sheet, number, values);
            }
        }
        while (Guarded(reader.NextResult));
    }

    private static IExcelDataReader Open(MemoryStream file)
    {
        IExcelDataReader? reader = null;
        Guarded(() => (reader = ExcelReaderFactory.CreateOpenXmlReader(file)) != null);
        return reader!;
    }

    /// <summary>Turns what a malformed workbook makes the parser throw into one refusal.</summary>
    private static bool Guarded(Func<bool> step)
    {
        try { return step(); }
        catch (InvalidPasswordException) { throw new RefusalException(DocumentProblems.Encrypted()); }
        catch (Exception e) when (e is ExcelReaderException or XmlException or InvalidDataException or IOException or FormatException or OverflowException or ArgumentException
            or InvalidOperationException or KeyNotFoundException or NullReferenceException or IndexOutOfRangeException or NotSupportedException or InvalidCastException)
        {
            throw new RefusalException(DocumentProblems.Damaged());
        }
    }

    private static IEnumerable<SheetRow> Csv(MemoryStream file, TextReader reader, string? name)
    {
        using var _ = reader;
        var sample = new char[CsvRows.SampleLength];
        var text = new string(sample, 0, reader.ReadBlock(sample));
        if (string.IsNullOrWhiteSpace(text)) throw new RefusalException(DocumentProblems.Empty());
        var delimiter = CsvRows.Delimiter(text);
        file.Position = 0;
        using var again = CsvRows.Decode(file);
        var sheet = Path.GetFileNameWithoutExtension(name ?? "") is { Length: > 0 } stem ? stem : "CSV";
        var rows = 0;
        foreach (var (line, fields) in CsvRows.Read(again, delimiter))
        {
            if (++rows > MostRows) throw new RefusalException(DocumentProblems.TooLarge("hơn 1.000.000 dòng", "more than 1,000,000 rows"));
            if (line == 1 && fields[0].StartsWith("sep=", StringComparison.OrdinalIgnoreCase)) continue;
            if (fields.Any(f => f.Length > 0)) yield return new(sheet, line, [.. fields.Select(f => f.Length == 0 ? null : (object)f)]);
        }
    }

    /// <summary>An encrypted workbook is a compound file with a stream of that name in its directory.</summary>
    private static bool IsEncrypted(MemoryStream file) =>
        file.GetBuffer().AsSpan(0, (int)file.Length).IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;
}
