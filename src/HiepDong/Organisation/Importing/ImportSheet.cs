using System.Globalization;
using HiepDong.Documents;
using HiepDong.Problems;
using HiepDong.Text;

namespace HiepDong.Organisation.Importing;

/// <summary>A column of a list: its name in our own files, and how others head it, folded.</summary>
internal sealed record Column(string Name, params string[] Headings);

/// <summary>The rows of a list under the first row that heads them, which stands within the first ten.</summary>
internal sealed class ImportSheet
{
    private readonly Dictionary<string, int> columns;
    private readonly SheetRow head;

    private ImportSheet(SheetRow head, Dictionary<string, int> columns, List<SheetRow> rows) => (this.head, this.columns, Rows) = (head, columns, rows);

    public IReadOnlyList<SheetRow> Rows { get; }

    public static ImportSheet Read(IEnumerable<SheetRow> source, IReadOnlyList<Column> known, string[] needed, string neededVi)
    {
        SheetRow? head = null;
        Dictionary<string, int>? columns = null;
        var rows = new List<SheetRow>();
        foreach (var row in source)
        {
            if (head is null)
            {
                if (row.Number > 10) continue;
                columns = Recognise(row, known);
                if (needed.All(columns.ContainsKey)) head = row;
            }
            else if (row.Sheet == head.Sheet && columns!.Values.Any(c => row.Text(c).Length > 0)) rows.Add(row);
        }
        if (head is null) throw new RefusalException(ImportProblems.NoHeader(neededVi, string.Join(", ", needed)));
        if (rows.Count == 0) throw new RefusalException(ImportProblems.NoRows());
        return new(head, columns!, rows);
    }

    private static Dictionary<string, int> Recognise(SheetRow row, IReadOnlyList<Column> known)
    {
        var found = new Dictionary<string, int>();
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var heading = Plain(row.Text(i));
            if (heading.Length > 0 && known.FirstOrDefault(c => Plain(c.Name) == heading || c.Headings.Contains(heading)) is { } column) found.TryAdd(column.Name, i);
        }
        return found;
    }

    /// <summary>Folded, with everything but letters and digits as single spaces: "Tỉnh / Thành phố" is "tinh thanh pho".</summary>
    public static string Plain(string text) =>
        string.Join(' ', new string([.. Vietnamese.Fold(text).Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public bool Has(string column) => columns.ContainsKey(column);
    public string Text(SheetRow row, string column) => columns.TryGetValue(column, out var i) ? Vietnamese.Clean(row.Text(i)) : "";

    /// <summary>A code of so many digits; spreadsheets that took it for a number have lost its zeros.</summary>
    public string Code(SheetRow row, string column, int digits)
    {
        var text = Text(row, column);
        return columns.TryGetValue(column, out var i) && row[i] is double && text.All(char.IsAsciiDigit) ? text.PadLeft(digits, '0') : text;
    }

    /// <summary>The sentence with its place in front: "Dòng 517, cột A (Mã): …".</summary>
    public Problem At(SheetRow row, string column, Problem problem)
    {
        var place = columns.TryGetValue(column, out var i) ? (Vi: $"Dòng {row.Number}, cột {Workbook.ColumnName(i)} ({head.Text(i)}): ", En: $"Row {row.Number}, column {Workbook.ColumnName(i)} ({head.Text(i)}): ")
            : (Vi: $"Dòng {row.Number}: ", En: $"Row {row.Number}: ");
        return problem with { Vi = place.Vi + Lower(problem.Vi), En = place.En + Lower(problem.En), Field = null };
    }

    public bool TryDate(SheetRow row, string column, out DateOnly? day, out Problem? problem)
    {
        (day, problem) = (null, null);
        var text = Text(row, column);
        if (text.Length == 0) return true;
        if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)) { day = read; return true; }
        problem = At(row, column, ImportProblems.BadDate(text));
        return false;
    }

    private static string Lower(string sentence) => sentence.Length > 1 && char.IsLower(sentence[1]) ? char.ToLowerInvariant(sentence[0]) + sentence[1..] : sentence;
}
