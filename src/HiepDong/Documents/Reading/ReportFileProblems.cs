using HiepDong.Problems;

namespace HiepDong.Documents;

/// <summary>Why a report file can't be read, beside the general refusals of <see cref="DocumentProblems"/>.</summary>
internal static class ReportFileProblems
{
    public static Problem SaveAsWord(string ending) => new("report-file.save-as-docx", ProblemKind.Invalid,
        $"Tệp ở định dạng {ending}, hệ thống không đọc trực tiếp. Hãy mở tệp bằng Word hoặc LibreOffice, chọn Lưu thành dạng .docx rồi gửi lại.",
        $"The file is in the {ending} format, which is not read directly. Open it in Word or LibreOffice, save it as .docx and send it again.");

    public static Problem Workbook() => new("report-file.workbook", ProblemKind.Invalid,
        "Tệp là bảng tính. Hãy nhập số liệu bằng mẫu Excel ở trang nhập báo cáo, hoặc chép phần lời sang tệp .docx.",
        "The file is a workbook. Enter its figures with the Excel template of the report page, or copy its text into a .docx file.");

    public static Problem Picture() => new("report-file.picture", ProblemKind.Invalid,
        "Tệp là ảnh nên không có chữ để đọc. Hãy gửi tệp văn bản gốc (.docx), hoặc dùng phần mềm nhận dạng chữ (OCR) rồi kiểm tra lại trước khi gửi.",
        "The file is a picture and holds no text to read. Send the original document (.docx), or recognise its text with OCR software and check it first.");

    public static Problem NotAReport(string found) => new("report-file.unknown-kind", ProblemKind.Invalid,
        $"Tệp không phải văn bản đọc được{(found.Length == 0 ? "" : $" ({found})")}. Hãy gửi báo cáo ở dạng .docx, .pdf, .html hoặc .txt.",
        $"The file is not a document that can be read{(found.Length == 0 ? "" : $" ({found})")}. Send the report as .docx, .pdf, .html or .txt.");

    public static Problem NoText() => new("report-file.no-text", ProblemKind.Invalid,
        "Tệp không có chữ, có thể là bản quét hoặc chỉ gồm ảnh. Hãy gửi tệp văn bản gốc (.docx), hoặc nhận dạng chữ (OCR), kiểm tra rồi gửi lại; cũng có thể nhập số liệu bằng tay.",
        "The file holds no text; it may be a scan or consist of pictures. Send the original document (.docx), or recognise its text (OCR), check it and send that; the figures can also be typed.");

    public static Problem Encoding() => new("report-file.encoding", ProblemKind.Invalid,
        "Không nhận ra bảng mã của tệp nên chữ tiếng Việt sẽ sai. Hãy mở tệp bằng phần mềm đã tạo ra nó và lưu lại với bảng mã UTF-8, hoặc lưu thành .docx.",
        "The file's encoding is not known, so Vietnamese text would be wrong. Open it in the program that made it and save it as UTF-8 or as .docx.");

    public static Problem TooDeep() => new("report-file.too-deep", ProblemKind.Invalid,
        "Cấu trúc của tệp lồng nhau quá sâu, có dấu hiệu hỏng hoặc phá hoại nên không được đọc. Hãy chép nội dung sang một tệp mới rồi gửi lại.",
        "The file's structure is nested too deeply, as in damaged or harmful files, and was not read. Copy its content into a new file and send that.");

    public static Problem Bomb() => new("report-file.zip-bomb", ProblemKind.Invalid,
        "Tệp bung ra lớn bất thường, có dấu hiệu phá hoại nên không được mở. Hãy chép nội dung sang một tệp mới rồi gửi lại.",
        "The file expands to an abnormal size, as harmful files do, and was not opened. Copy its content into a new file and send that.");
}
