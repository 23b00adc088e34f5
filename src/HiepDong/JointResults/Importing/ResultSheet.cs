using System.Globalization;
using HiepDong.Documents;
using HiepDong.Organisation.Importing;
using HiepDong.Problems;
using HiepDong.Text;

namespace HiepDong.JointResults;

/// <summary>A column that holds one thing in one unit: "Heroin (kg)".</summary>
internal sealed record AmountColumn(int Index, Thing Thing, string Unit);

/// <summary>The rows of an import file below the head row, which stands within the first ten rows of the first sheet that has one.</summary>
internal sealed class ResultSheet
{
    public const int MostRows = 2_000;

    /// <summary>Columns by the field a rule names, with the heads they are known by; the first two are written into templates.</summary>
    public static readonly IReadOnlyList<(string Field, string Vi, string En, string[] Others)> Known =
    [
        ("loai", "Loại", "Kind", ["loai ket qua", "loai vu viec"]),
        ("tu", "Từ ngày", "From", ["ngay bat dau", "ngay"]),
        ("den", "Đến ngày", "To", ["ngay ket thuc"]),
        ("noi", "Địa bàn", "Territory", ["ma dia ban", "noi", "place"]),
        ("chu-tri", "Chủ trì", "Lead", ["don vi chu tri", "lead unit"]),
        ("phoi-hop", "Phối hợp", "Participants", ["don vi phoi hop"]),
        ("tom-tat", "Nội dung", "Summary", ["tom tat"]),
        ("ke-hoach", "Kế hoạch", "Campaign", ["chuyen de", "ke hoach chuyen de", "plan"]),
        ("so-lieu", "Số liệu khác", "Other amounts", ["other figures"])
    ];
    private static readonly string[] Needed = ["loai", "tu", "noi", "chu-tri"];
    /// <summary>Heads of columns that say nothing of the result.</summary>
    private static readonly string[] Ignored = ["stt", "tt", "so thu tu", "no", "ghi chu", "remark", "remarks"];
    private static readonly HashSet<string> Errors = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];

    private readonly SheetRow head;
    private readonly Dictionary<string, int> columns = [];
    private readonly bool isCsv;

    private ResultSheet(SheetRow head, bool isCsv) => (this.head, this.isCsv) = (head, isCsv);

    public List<SheetRow> Rows { get; } = [];
    public List<AmountColumn> Amounts { get; } = [];

    /// <summary>Refuses what can't be read as a whole: no heads, no rows, too many, or a column nobody knows.</summary>
    public static ResultSheet Read(Stream file, string name)
    {
        ResultSheet? sheet = null;
        foreach (var row in SpreadsheetReader.Read(file, name))
        {
            if (sheet is null)
            {
                if (row.Number <= 10 && IsHead(row)) sheet = new(row, !FileGuard.IsZip(Start(file)));
                continue;
            }
            if (row.Sheet != sheet.head.Sheet) continue;
            if (row.IsEmpty || Enumerable.Range(0, row.Cells.Count).All(i => row.Text(i).Length == 0)) continue;
            if (sheet.Rows.Count == MostRows) throw new RefusalException(ResultImportProblems.TooManyRows(MostRows));
            sheet.Rows.Add(row);
        }
        if (sheet is null) throw new RefusalException(ResultImportProblems.NoHeader());
        if (sheet.Rows.Count == 0) throw new RefusalException(Organisation.ImportProblems.NoRows() with { Field = "tep" });
        sheet.Recognise();
        return sheet;
    }

    private static ReadOnlySpan<byte> Start(Stream file)
    {
        var at = file.Position;
        var start = new byte[8];
        file.Position = 0;
        var n = file.ReadAtLeast(start, 8, throwOnEndOfStream: false);
        file.Position = at;
        return start.AsSpan(0, n);
    }

    private static bool IsHead(SheetRow row)
    {
        var found = Enumerable.Range(0, row.Cells.Count).Select(i => FieldOf(row.Text(i))).ToHashSet();
        return Needed.All(found.Contains);
    }

    private static string? FieldOf(string heading)
    {
        var plain = ImportSheet.Plain(heading);
        return plain.Length == 0 ? null : Known.FirstOrDefault(k => ImportSheet.Plain(k.Vi) == plain || ImportSheet.Plain(k.En) == plain || k.Others.Contains(plain)).Field;
    }

    private void Recognise()
    {
        var problems = new List<Problem>();
        for (var i = 0; i < head.Cells.Count; i++)
        {
            var heading = Vietnamese.Clean(head.Text(i));
            if (heading.Length == 0)
            {
                if (Rows.FirstOrDefault(r => r.Text(i).Length > 0) is { } stray) problems.Add(At(stray, i, ResultImportProblems.NoHeading()));
                continue;
            }
            if (FieldOf(heading) is { } field)
            {
                if (!columns.TryAdd(field, i)) problems.Add(At(head, i, ResultImportProblems.ColumnTwice(heading)));
            }
            else if (AmountOf(heading) is { } amount)
            {
                if (Amounts.Any(a => a.Thing == amount.Thing && a.Unit == amount.Unit)) problems.Add(At(head, i, ResultImportProblems.ColumnTwice(heading)));
                else Amounts.Add(new(i, amount.Thing, amount.Unit));
            }
            // Nothing that somebody filled in is left out without a word.
            else if (!Ignored.Contains(ImportSheet.Plain(heading)) && Rows.Any(r => r.Text(i).Length > 0)) problems.Add(At(head, i, ResultImportProblems.UnknownColumn(heading)));
        }
        if (problems.Count > 0) throw new RefusalException(problems);
    }

    /// <summary>"Heroin (kg)", "Số vụ": a thing by name or code, in its usual unit when none is given.</summary>
    private static (Thing Thing, string Unit)? AmountOf(string heading)
    {
        var open = heading.LastIndexOf('(');
        if (open > 0 && heading.EndsWith(')') && Things.Find(Things.Read(heading[..open])) is { } thing)
        {
            var typed = Vietnamese.Fold(heading[(open + 1)..^1].Trim());
            if (thing.Units.FirstOrDefault(u => Vietnamese.Fold(u) == typed || Vietnamese.Fold(Things.UnitName(u, "en")) == typed) is { } unit) return (thing, unit);
        }
        return Things.Find(Things.Read(heading)) is { } usual ? (usual, usual.Units[0]) : null;
    }

    public string Text(SheetRow row, string field) => columns.TryGetValue(field, out var i) ? Vietnamese.Clean(row.Text(i)) : "";

    /// <summary>A place; a spreadsheet that took its code for a number has lost the zeros.</summary>
    public string Place(SheetRow row)
    {
        var text = Text(row, "noi");
        return columns.TryGetValue("noi", out var i) && row[i] is double && text.All(char.IsAsciiDigit) ? text.PadLeft(text.Length <= 2 ? 2 : 5, '0') : text;
    }

    public bool TryDay(SheetRow row, string field, out DateOnly? day)
    {
        var text = Text(row, field);
        day = null;
        if (text.Length == 0) return true;
        if (!DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)) return false;
        day = read;
        return true;
    }

    /// <summary>Columns of the row whose formula gave an error.</summary>
    public IEnumerable<int> FormulaErrors(SheetRow row) => columns.Values.Concat(Amounts.Select(a => a.Index)).Where(i => row[i] is string text && Errors.Contains(text)).Order();

    public Problem At(SheetRow row, string field, Problem problem) => columns.TryGetValue(field, out var i) ? At(row, i, problem) : Place(row, null, problem);

    /// <summary>The sentence with its place in front: "Trang “Kết quả”, dòng 17, cột D (Địa bàn): …".</summary>
    public Problem At(SheetRow row, int column, Problem problem) => Place(row, column, problem);

    private Problem Place(SheetRow row, int? column, Problem problem)
    {
        var (vi, en) = isCsv ? ($"Dòng {row.Number}", $"Row {row.Number}") : ($"Trang “{row.Sheet}”, dòng {row.Number}", $"Sheet “{row.Sheet}”, row {row.Number}");
        if (column is { } c)
        {
            var heading = row == head || head.Text(c).Length == 0 ? "" : $" ({Vietnamese.Clean(head.Text(c))})";
            (vi, en) = ($"{vi}, cột {Workbook.ColumnName(c)}{heading}", $"{en}, column {Workbook.ColumnName(c)}{heading}");
        }
        return problem with { Vi = $"{vi}: {problem.Vi}", En = $"{en}: {problem.En}", Field = "tep" };
    }
}

/// <summary>What may be wrong with an imported file of results; rows and columns are put in front.</summary>
internal static class ResultImportProblems
{
    public static Problem NoHeader() => new("result-import.no-header", ProblemKind.Invalid,
        "Không thấy dòng tiêu đề trong 10 dòng đầu của trang nào. Cần ít nhất các cột: Loại, Từ ngày, Địa bàn, Chủ trì. Tải tệp mẫu rồi chép số liệu sang.",
        "No row of headings was found in the first 10 rows of any sheet. Needed at least: Kind, From, Territory, Lead. Download the template and copy the data into it.", "tep");
    public static Problem TooManyRows(int most) => new("result-import.too-many-rows", ProblemKind.Invalid,
        $"Tệp có hơn {Vietnamese.Number(most)} kết quả. Chia thành nhiều tệp, ví dụ mỗi tháng một tệp.", $"The file holds more than {most} results. Divide it, for example into one file a month.", "tep");
    public static Problem UnknownColumn(string heading) => new("result-import.unknown-column", ProblemKind.Invalid,
        $"Không nhận ra cột “{heading}”. Dùng tên trong trang Danh mục của tệp mẫu, hoặc chuyển số liệu sang cột “Số liệu khác”; cột không phải số liệu thì xóa đi.",
        $"The column “{heading}” is not known. Use a name from the lists in the template, or move its figures to the column “Other amounts”; delete the column if it holds no figures.");
    public static Problem ColumnTwice(string heading) => new("result-import.column-twice", ProblemKind.Invalid, $"Cột “{heading}” có hai lần. Bỏ bớt một cột.", $"The column “{heading}” stands twice. Remove one.");
    public static Problem NoHeading() => new("result-import.no-heading", ProblemKind.Invalid, "Cột có nội dung nhưng không có tiêu đề. Ghi tiêu đề hoặc xóa cột.", "The column holds something but has no heading. Give it one or delete the column.");
    public static Problem NeedsValue() => new("result-import.needs-value", ProblemKind.Invalid, "Ô còn trống. Ghi giá trị như tiêu đề cột.", "The cell is empty. Write what the column's heading asks for.");
    public static Problem NeedsDay() => new("result-import.needs-day", ProblemKind.Invalid, "Chưa có ngày. Ghi ngày, ví dụ 15/11/2026.", "There is no day. Write one, such as 15/11/2026.");
    public static Problem BadDay(string text) => new("result-import.bad-day", ProblemKind.Invalid, $"“{text}” không phải ngày có trong lịch. Ghi theo dạng 15/11/2026.", $"“{text}” is no day of the calendar. Write it as 15/11/2026.");
    public static Problem FormulaError(string text) => new("result-import.formula-error", ProblemKind.Invalid, $"Công thức đang báo lỗi {text}. Ghi số hoặc chữ thay cho công thức.", $"The formula gives the error {text}. Write the number or words in its place.");
    public static Problem BadOther(string text) => new("result-import.bad-other", ProblemKind.Invalid,
        $"Không đọc được “{text}”. Ghi tên, số rồi đơn vị tính, cách nhau bằng dấu chấm phẩy; ví dụ: gỗ 12,5 m³; xăng, dầu khoảng 300 lít.",
        $"“{text}” can't be read. Write name, number, then unit, separated by semicolons; for example: gỗ 12,5 m³; xăng, dầu khoảng 300 lít.");
    public static Problem NotYours() => new("result-import.not-yours", ProblemKind.Invalid,
        "Đơn vị nhập không chủ trì cũng không phối hợp trong kết quả này. Bỏ dòng này, hoặc để đơn vị tham gia nhập.", "Your unit neither led this nor took part in it. Take the row out, or leave it to a unit that took part.");
    public static Problem Refused(int count) => new("result-import.refused", ProblemKind.Invalid,
        $"Có {Vietnamese.Number(count)} lỗi nên chưa nhập dòng nào. Sửa trong tệp rồi nhập lại cả tệp.", $"{count} problems were found, so nothing was imported. Mend them in the file and import the whole file again.", "tep");
}
