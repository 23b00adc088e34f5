using HiepDong.Problems;

namespace HiepDong.Consolidation;

internal static class ConsolidationProblems
{
    public static Problem UnknownScope(string typed) => new("consolidation.unknown-scope", ProblemKind.Missing,
        $"Không có địa bàn hoặc đơn vị “{typed}” trong kỳ này. Viết territory:MÃ hoặc unit:MÃ, ví dụ territory:40, unit:CA.40; cả nước là territory:VN.",
        $"There is no territory or unit “{typed}” in this period. Write territory:CODE or unit:CODE, such as territory:40 or unit:CA.40; the country is territory:VN.", "scope");
    public static Problem UnknownIndicator(string typed) => new("consolidation.unknown-indicator", ProblemKind.Invalid,
        $"Không có chỉ tiêu mã “{typed}”. Xem mã ở danh mục chỉ tiêu, các mã cách nhau bằng dấu phẩy.",
        $"There is no indicator with the code “{typed}”. Look it up in the list of indicators; separate codes by commas.", "indicators");
    public static Problem UnknownBreakdown(string typed) => new("consolidation.unknown-breakdown", ProblemKind.Invalid,
        $"Không tách được theo “{typed}”. Chọn một trong: force, unit, territory, month.",
        $"There is no breakdown by “{typed}”. Choose one of force, unit, territory, month.", "by");
    public static Problem UnknownFormat(string typed) => new("consolidation.unknown-format", ProblemKind.Invalid,
        $"Không có dạng “{typed}”. Chọn một trong: table, json, csv, xlsx, docx.",
        $"There is no format “{typed}”. Choose one of table, json, csv, xlsx, docx.", "format");
    public static Problem NeedsFile(string format) => new("consolidation.needs-file", ProblemKind.Invalid,
        $"Dạng {format} phải ghi vào tệp. Thêm -o TÊN_TỆP.{format}.", $"The format {format} needs a file. Add -o FILE.{format}.", "o");
    public static Problem NothingToSee() => new("consolidation.nothing-to-see", ProblemKind.Forbidden,
        "Tài khoản chưa được giao đơn vị nào để xem số liệu tổng hợp. Đề nghị quản trị viên cấp quyền.",
        "Your account has no unit whose totals it may see. Ask the administrator for a role.");
}
