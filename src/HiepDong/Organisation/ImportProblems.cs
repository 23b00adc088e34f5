using HiepDong.Problems;
using HiepDong.Text;

namespace HiepDong.Organisation;

/// <summary>What may be wrong with a row of an imported list; the row and column are put in front by whoever reads it.</summary>
internal static class ImportProblems
{
    public static Problem NoHeader(string wantedVi, string wantedEn) => new("import.no-header", ProblemKind.Invalid,
        $"Không thấy dòng tiêu đề trong 10 dòng đầu. Cần ít nhất các cột: {wantedVi}.", $"No header row was found in the first 10 rows. Needed at least: {wantedEn}.", "Upload");
    public static Problem NoRows() => new("import.no-rows", ProblemKind.Invalid, "Tệp không có dòng dữ liệu nào dưới dòng tiêu đề.", "There is no row of data below the header.", "Upload");
    public static Problem NoFile() => new("import.no-file", ProblemKind.Invalid, "Chọn tệp cần nhập (.csv hoặc .xlsx).", "Choose the file to import (.csv or .xlsx).", "Upload");
    public static Problem NotThere(string path) => new("import.not-there", ProblemKind.Missing, $"Không có tệp “{path}”. Kiểm tra lại đường dẫn.", $"There is no file “{path}”. Check the path.");
    public static Problem FileGone() => new("import.file-gone", ProblemKind.Conflict, "Tệp đã kiểm tra không còn trên máy chủ. Hãy chọn lại tệp.", "The checked file is no longer here. Choose it again.", "Upload");
    public static Problem Refused(int count) => new("import.refused", ProblemKind.Invalid,
        $"Có {Vietnamese.Number(count)} lỗi nên chưa nhập dòng nào. Sửa các lỗi dưới đây rồi nhập lại cả tệp.", $"{count} problems were found, so nothing was imported. Mend them and import the whole file again.");
    public static Problem Required() => new("import.required", ProblemKind.Invalid, "chưa có giá trị", "a value is needed");
    public static Problem BadDate(string text) => new("import.bad-date", ProblemKind.Invalid, $"“{text}” không phải ngày; ghi 2025-07-01 hoặc 01/07/2025", $"“{text}” is not a date; write 2025-07-01 or 01/07/2025");
    public static Problem EndsBeforeItBegins() => new("import.ends-before-it-begins", ProblemKind.Invalid, "ngày hết hiệu lực phải sau ngày hiệu lực", "it must end after it begins");
    public static Problem UnknownWord(string text, string knownVi) => new("import.unknown-word", ProblemKind.Invalid, $"không hiểu “{text}”; dùng một trong: {knownVi}", $"“{text}” is not known; use one of: {knownVi}");
    public static Problem Twice(string code, long row) => new("import.twice", ProblemKind.Invalid, $"mã {code} đã có ở dòng {row}", $"code {code} is already in row {row}");
    public static Problem NoParent(string code, DateOnly on) => new("import.no-parent", ProblemKind.Invalid, $"không có địa bàn cấp trên mang mã {code} vào ngày {Vietnamese.Date(on)}", $"no parent territory has code {code} on {Vietnamese.Date(on)}");
    public static Problem NoTerritory(string code, DateOnly on) => new("import.no-territory", ProblemKind.Invalid, $"không có địa bàn mang mã {code} vào ngày {Vietnamese.Date(on)}", $"no territory has code {code} on {Vietnamese.Date(on)}");
    public static Problem NoSuperior(string code, DateOnly on) => new("import.no-superior", ProblemKind.Invalid, $"không có đơn vị cấp trên mang mã {code} vào ngày {Vietnamese.Date(on)}", $"no unit has code {code} on {Vietnamese.Date(on)} to be the superior");
    public static Problem WrongSuperior(string name) => new("import.wrong-superior", ProblemKind.Invalid, $"{name} không thể là cấp trên: khác hệ thống lực lượng hoặc ở cấp thấp hơn", $"{name} can't be the superior: another chain of command or a lower level");
    public static Problem Cycle(string code) => new("import.cycle", ProblemKind.Invalid, $"đơn vị {code} đứng dưới chính mình qua các cấp trên đã ghi", $"unit {code} stands below itself through the superiors given");
    public static Problem NoPredecessor(string code, DateOnly on) => new("import.no-predecessor", ProblemKind.Invalid,
        $"đơn vị cũ mã {code} không có hiệu lực đến ngày {Vietnamese.Date(on)}", $"no predecessor with code {code} is valid until {Vietnamese.Date(on)}");
    public static Problem Overlaps(DateOnly from) => new("import.overlaps", ProblemKind.Invalid,
        $"mã này đã có hiệu lực từ {Vietnamese.Date(from)}, chồng với thời gian ghi trong tệp", $"the code is already valid from {Vietnamese.Date(from)}, which overlaps with the file");
    public static Problem NeedsDate(string now) => new("import.needs-date", ProblemKind.Invalid,
        $"khác với bản đang có ({now}); ghi ngày hiệu lực của thay đổi", $"it differs from what is there ({now}); give the day on which the change takes effect");
    public static Problem FixedPart(string whatVi, string whatEn) => new("import.fixed-part", ProblemKind.Invalid,
        $"{whatVi} khác với bản đang có cùng ngày hiệu lực; ghi ngày hiệu lực mới cho thay đổi này", $"{whatEn} differs from what has the same first day; give a later day for this change");
    public static Problem StillListed(string code) => new("import.still-listed", ProblemKind.Invalid, $"mã {code} vừa là đơn vị cũ đã sáp nhập vừa còn trong danh sách", $"code {code} is a merged predecessor and is still listed as valid");
}
