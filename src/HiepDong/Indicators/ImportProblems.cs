using HiepDong.Problems;

namespace HiepDong.Indicators;

/// <summary>Refusals of catalogue files; rows and columns are named as the file shows them.</summary>
internal static class ImportProblems
{
    public static Problem MissingColumns(IReadOnlyList<string> columns) => new("catalogue.missing-columns", ProblemKind.Invalid,
        $"Tệp thiếu cột {string.Join(", ", columns)}. Dòng đầu phải là tên cột; tải danh mục hiện có về làm mẫu.",
        $"The file lacks the columns {string.Join(", ", columns)}. The first row holds the column names; export the present list to have a pattern.", "File");
    public static Problem NoRows() => new("catalogue.no-rows", ProblemKind.Invalid,
        "Tệp không có dòng nào dưới dòng tên cột. Chọn lại tệp.", "The file has no rows below the column names. Choose another file.", "File");
    public static Problem NoFile() => new("catalogue.no-file", ProblemKind.Invalid,
        "Chưa chọn tệp. Chọn tệp rồi bấm kiểm tra.", "No file is chosen. Choose one, then check it.", "File");
    public static Problem BadCell(long row, string column, string value, string vi, string en) => new("catalogue.bad-cell", ProblemKind.Invalid,
        $"“{value}” {vi}.", $"“{value}” {en}.", Place(row, column));
    public static Problem TwiceInFile(long row, string code, long first) => new("catalogue.twice-in-file", ProblemKind.Invalid,
        Say($"Mã {code} đã có ở dòng {first}. Bỏ bớt một dòng."), Say($"The code {code} stands in row {first} already. Remove one of them."), Place(row, "code"));
    public static Problem At(long row, Problem problem) => problem with { Kind = ProblemKind.Invalid, Field = Place(row, IndicatorFile.ColumnOf(problem.Field)) };
    public static Problem BadForms(string place) => new("catalogue.bad-forms", ProblemKind.Invalid,
        $"Tệp biểu mẫu không đọc được ({place}). Tệp phải có cùng cấu trúc với tệp xuất ra từ hệ thống.", $"The forms cannot be read ({place}). The file must be built like the one the system exports.", "File");
    public static Problem UnknownForm(string sheet) => new("catalogue.unknown-form-sheet", ProblemKind.Invalid,
        $"Trang “{sheet}” không trùng mã biểu mẫu nào. Đặt tên trang bằng mã biểu, ví dụ PH01-CA; biểu hoàn toàn mới thì nhập bằng tệp JSON.",
        $"The sheet “{sheet}” carries no form's code. Name it after the form, as in PH01-CA; bring entirely new forms as JSON.", sheet);
    public static Problem FormSheetColumns(string sheet) => new("catalogue.form-sheet-columns", ProblemKind.Invalid,
        $"Trang “{sheet}” phải có cột section và code ở dòng đầu.", $"The sheet “{sheet}” needs the columns section and code in its first row.", sheet);
    public static Problem NoEnglishHeading(string address) => new("catalogue.no-english-heading", ProblemKind.Invalid,
        "Phần mới chưa có tên tiếng Anh. Ghi tên đó ở cột section_en.", "A new section has no English heading. Write it in the column section_en.", address);
    public static Problem NoSection(string address) => new("catalogue.no-section", ProblemKind.Invalid,
        "Dòng này chưa thuộc phần nào. Ghi tên phần ở cột section.", "This row belongs to no section. Write the heading in the column section.", address);
    public static Problem NoValidFrom() => new("catalogue.no-valid-from", ProblemKind.Invalid,
        "Chưa có ngày áp dụng. Nhập ngày phiên bản mới bắt đầu có hiệu lực.", "The first day is missing. Enter the day from which the new version holds.", "ValidFrom");
    public static Problem BadFormat(string file) => new("catalogue.bad-format", ProblemKind.Invalid,
        $"Không ghi được ra “{file}”. Dùng đuôi .csv hoặc .xlsx (biểu mẫu: .json hoặc .xlsx).", $"Cannot write to “{file}”. Use .csv or .xlsx (forms: .json or .xlsx).");

    private static string Place(long row, string column) => Say($"dòng/row {row}, {column}");
    private static string Say(FormattableString text) => text.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
