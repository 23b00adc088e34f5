using HiepDong.Problems;

namespace HiepDong.Documents;

/// <summary>Refusals of files that are read. Whole-file refusals stop the reading; those of a cell are collected.</summary>
internal static class DocumentProblems
{
    public static Problem NotASpreadsheet(string found) => new("document.not-a-spreadsheet", ProblemKind.Invalid,
        $"Tệp này không phải bảng tính Excel (.xlsx) hoặc CSV{Found(found)}. Hãy mở tệp gốc, chọn Lưu thành dạng .xlsx rồi gửi lại.",
        $"This file is not an Excel workbook (.xlsx) or CSV file{Found(found)}. Open the original, save it as .xlsx and send it again.");

    public static Problem OldExcel() => new("document.old-excel", ProblemKind.Invalid,
        "Tệp ở định dạng Excel cũ (.xls). Hãy mở tệp, chọn Lưu thành dạng .xlsx rồi gửi lại.",
        "The file is in the old Excel format (.xls). Open it, save it as .xlsx and send it again.");

    public static Problem Encrypted() => new("document.encrypted", ProblemKind.Invalid,
        "Tệp được đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu của tệp rồi gửi lại.",
        "The file is protected with a password and can't be read. Remove the password and send it again.");

    public static Problem Damaged() => new("document.damaged", ProblemKind.Invalid,
        "Tệp bị hỏng hoặc tải lên chưa trọn vẹn. Hãy mở tệp để kiểm tra, lưu lại rồi gửi lại.",
        "The file is damaged or was not sent completely. Open it to check, save it and send it again.");

    public static Problem Empty() => new("document.empty", ProblemKind.Invalid,
        "Tệp không có nội dung. Hãy chọn lại tệp có số liệu.",
        "The file is empty. Choose a file that holds data.");

    public static Problem Bomb() => new("document.zip-bomb", ProblemKind.Invalid,
        "Tệp nén bung ra lớn bất thường, có dấu hiệu phá hoại nên không được mở. Hãy tạo lại tệp từ mẫu của hệ thống.",
        "The file expands to an abnormal size, as harmful files do, and was not opened. Make it again from the system's own template.");

    public static Problem TooLarge(string vi, string en) => new("document.too-large", ProblemKind.Invalid,
        $"Tệp quá lớn: {vi}. Hãy chia thành nhiều tệp nhỏ hơn.",
        $"The file is too large: {en}. Divide it into smaller files.");

    public static Problem Encoding() => new("document.encoding", ProblemKind.Invalid,
        "Tệp CSV không dùng bảng mã Unicode nên chữ tiếng Việt sẽ sai. Hãy lưu lại dạng “CSV UTF-8” hoặc .xlsx rồi gửi lại.",
        "The CSV file is not in a Unicode encoding, so Vietnamese text would be wrong. Save it as “CSV UTF-8” or .xlsx and send it again.");

    public static Problem OpenQuote(long line) => new("document.open-quote", ProblemKind.Invalid,
        $"Tệp CSV có dấu ngoặc kép mở ở dòng {line} nhưng không đóng. Hãy sửa dòng này rồi gửi lại.",
        $"The CSV file opens a quotation mark on line {line} and never closes it. Mend that line and send it again.", $"CSV!A{line}");

    public static Problem NotOurTemplate() => new("template.unknown", ProblemKind.Invalid,
        "Tệp không phải mẫu nhập số liệu do hệ thống tạo, hoặc phần thông tin ẩn của mẫu đã bị xóa. Hãy tải lại mẫu rồi chép số liệu sang.",
        "The file is not an entry template made by this system, or its hidden part was removed. Download the template again and copy the figures into it.");

    public static Problem TemplateChanged() => new("template.changed", ProblemKind.Invalid,
        "Thông tin ẩn của mẫu (đơn vị, biểu mẫu, kỳ báo cáo) đã bị sửa. Hãy tải lại mẫu rồi chép số liệu sang.",
        "The template's hidden information (unit, form, period) was altered. Download the template again and copy the figures into it.");

    public static Problem WrongUnit(string found, string wanted) => new("template.wrong-unit", ProblemKind.Invalid,
        $"Mẫu này của đơn vị “{found}”, không phải của “{wanted}”. Hãy chọn đúng tệp của đơn vị.",
        $"This template belongs to unit “{found}”, not to “{wanted}”. Choose the file of that unit.");

    public static Problem WrongForm(string found, string wanted) => new("template.wrong-form", ProblemKind.Invalid,
        $"Mẫu này theo biểu “{found}”, không phải biểu “{wanted}”. Hãy tải mẫu của biểu đang nhập.",
        $"This template is for form “{found}”, not “{wanted}”. Download the template of the form being entered.");

    public static Problem WrongPeriod(string foundVi, string wantedVi, string foundEn, string wantedEn) => new("template.wrong-period", ProblemKind.Invalid,
        $"Mẫu này của kỳ {foundVi}, không phải kỳ {wantedVi}. Hãy tải mẫu của kỳ đang nhập.",
        $"This template is for {foundEn}, not {wantedEn}. Download the template of the period being entered.");

    public static Problem UnknownForm(string form) => new("template.unknown-form", ProblemKind.Invalid,
        $"Biểu mẫu “{form}” không có trong hệ thống. Hãy tải mẫu mới.",
        $"The form “{form}” is not known here. Download a new template.");

    public static Problem UnknownCode(string cell, string code) => new("template.unknown-indicator", ProblemKind.Invalid,
        $"Ô {cell}: mã chỉ tiêu “{code}” không có trong biểu mẫu. Không sửa cột Mã; hãy tải lại mẫu nếu đã sửa.",
        $"Cell {cell}: indicator code “{code}” is not in the form. Leave the code column as it is; download the template again if it was changed.", cell);

    public static Problem RepeatedCode(string cell, string code) => new("template.repeated-indicator", ProblemKind.Invalid,
        $"Ô {cell}: mã chỉ tiêu “{code}” xuất hiện hai lần. Hãy xóa một dòng.",
        $"Cell {cell}: indicator code “{code}” appears twice. Delete one of the rows.", cell);

    public static Problem NotANumber(string cell, string text) => new("template.not-a-number", ProblemKind.Invalid,
        $"Ô {cell}: “{text}” không phải là số. Hãy nhập số, ví dụ 1.203 hoặc 61,475 hoặc hơn 100; để trống nếu chưa có số liệu.",
        $"Cell {cell}: “{text}” is not a number. Enter a number such as 1.203, 61,475 or hơn 100; leave it blank if there is no figure.", cell);

    public static Problem IsADate(string cell) => new("template.is-a-date", ProblemKind.Invalid,
        $"Ô {cell}: Excel đã đổi số thành ngày tháng. Hãy đặt lại định dạng ô là Số (Number) rồi nhập lại.",
        $"Cell {cell}: Excel turned the number into a date. Set the cell's format to Number and enter it again.", cell);

    public static Problem IsAnError(string cell) => new("template.formula-error", ProblemKind.Invalid,
        $"Ô {cell}: công thức đang báo lỗi. Hãy nhập số thay cho công thức.",
        $"Cell {cell}: its formula gives an error. Enter a number in place of the formula.", cell);

    public static Problem Negative(string cell) => new("template.negative", ProblemKind.Invalid,
        $"Ô {cell}: số liệu không được âm. Hãy nhập số từ 0 trở lên.",
        $"Cell {cell}: a figure can't be negative. Enter 0 or more.", cell);

    public static Problem TooManyDecimals(string cell, string value, int decimals) => new("template.too-many-decimals", ProblemKind.Invalid,
        decimals == 0
            ? $"Ô {cell}: chỉ tiêu này là số nguyên nhưng ô có giá trị {value}. Nếu dấu chấm là dấu tách hàng nghìn, hãy nhập liền, ví dụ 1203."
            : $"Ô {cell}: giá trị {value} có quá {decimals} chữ số thập phân. Hãy làm tròn đến {decimals} chữ số.",
        decimals == 0
            ? $"Cell {cell}: this indicator takes whole numbers but the cell holds {value}. If the point separates thousands, type the digits together, e.g. 1203."
            : $"Cell {cell}: {value} has more than {decimals} decimals. Round it to {decimals}.", cell);

    public static Problem TooGreat(string cell) => new("template.too-great", ProblemKind.Invalid,
        $"Ô {cell}: số quá lớn (từ một nghìn tỷ trở lên). Hãy kiểm tra lại đơn vị tính.",
        $"Cell {cell}: the number is too great (10^12 or more). Check the unit of measure.", cell);

    public static Problem UnknownQualifier(string cell, string text) => new("template.unknown-qualifier", ProblemKind.Invalid,
        $"Ô {cell}: mức độ “{text}” không có trong danh sách. Hãy để trống hoặc chọn: hơn, ít nhất, gần, khoảng.",
        $"Cell {cell}: qualifier “{text}” is not in the list. Leave it blank or choose: hơn, ít nhất, gần, khoảng.", cell);

    public static Problem QualifierTwice(string cell) => new("template.qualifier-twice", ProblemKind.Invalid,
        $"Ô {cell}: mức độ khác với chữ đã ghi kèm số liệu. Hãy giữ lại một trong hai.",
        $"Cell {cell}: the qualifier differs from the word typed with the figure. Keep one of the two.", cell);

    public static Problem QualifierAlone(string cell) => new("template.qualifier-alone", ProblemKind.Invalid,
        $"Ô {cell}: có mức độ nhưng chưa có số liệu. Hãy nhập số liệu hoặc xóa mức độ.",
        $"Cell {cell}: there is a qualifier but no figure. Enter the figure or clear the qualifier.", cell);

    public static Problem UnknownNarrative(string cell, string code) => new("template.unknown-narrative", ProblemKind.Invalid,
        $"Ô {cell}: mục thuyết minh “{code}” không có trong biểu mẫu. Hãy tải lại mẫu.",
        $"Cell {cell}: narrative heading “{code}” is not in the form. Download the template again.", cell);

    public static Problem NarrativeTooLong(string cell, int limit) => new("template.narrative-too-long", ProblemKind.Invalid,
        $"Ô {cell}: thuyết minh dài quá {limit} ký tự. Hãy rút gọn.",
        $"Cell {cell}: the narrative is longer than {limit} characters. Shorten it.", cell);

    private static string Found(string found) => found.Length == 0 ? "" : $" ({found})";
}
