using HiepDong.Problems;

namespace HiepDong.Intake;

/// <summary>Every refusal of the intake capability.</summary>
internal static class IntakeProblems
{
    public static Problem NotFound() => new("intake.not-found", ProblemKind.Missing,
        "Không tìm thấy văn bản này. Mở lại từ danh sách văn bản đã đọc.", "There is no such text. Open it again from the list of texts.");
    public static Problem Nothing() => new("intake.nothing", ProblemKind.Invalid,
        "Chưa chọn tệp, cũng chưa dán nội dung. Chọn tệp hoặc dán nội dung báo cáo rồi bấm Đọc.", "No file was chosen and nothing was pasted. Choose files or paste the report, then press Read.", "tep");
    public static Problem NoWords(string name) => new("intake.no-words", ProblemKind.Invalid,
        $"“{name}” không có chữ nào đọc được. Mở tệp kiểm tra, hoặc dán nội dung vào ô bên dưới.", $"“{name}” holds no words that can be read. Open it and check, or paste its text below.", "tep");
    public static Problem TooLong(string name) => new("intake.too-long", ProblemKind.Invalid,
        $"“{name}” có hơn 2 triệu ký tự. Báo cáo dài như vậy hãy tách ra từng phần rồi đọc.", $"“{name}” has more than 2 million characters. Split a report of that length, then read the parts.", "tep");
    public static Problem SecrecyMark(string mark) => new("intake.secrecy-mark", ProblemKind.Invalid,
        $"Văn bản có dấu chỉ độ mật “{mark}” nên không được đọc, không được lưu. Hệ thống này không tiếp nhận bí mật nhà nước: gửi theo đường văn bản mật.",
        $"The text carries the secrecy mark “{mark}”; it was neither read nor kept. This system takes no state secrets: send it the way classified documents go.", "tep");
    public static Problem PersonalNumbers(int count) => new("intake.personal-numbers", ProblemKind.Conflict,
        $"Văn bản có {count} số giống số điện thoại hoặc số giấy tờ của cá nhân, nên chưa lưu. Bỏ các số đó, hoặc gửi lại với yêu cầu che số (blank).",
        $"The text holds {count} numbers that look like telephone or identity numbers of persons, so it was not kept. Take them out, or send it again with \"blank\": true.");
    public static Problem AlreadyRead(string name, string at, string path) => new("intake.already-read", ProblemKind.Conflict,
        $"Nội dung này đã được đọc cho đúng báo cáo này lúc {at} (“{name}”). Mở tại {path}; muốn đọc lại thì bỏ bản đó trước.",
        $"The same content was read for this very report at {at} (“{name}”). Open it at {path}; to read it anew, discard that one first.", "tep");
    public static Problem HeldTooLong() => new("intake.held-too-long", ProblemKind.Conflict,
        "Đã quá 30 phút kể từ lúc gửi nên nội dung không còn giữ trên trang. Gửi lại tệp.", "More than 30 minutes have passed, so the page no longer holds the text. Send the file again.", "tep");
    public static Problem NoForm(string unit, string period) => new("intake.no-form", ProblemKind.Invalid,
        $"{unit} không có biểu mẫu nào cho kỳ {period}. Chọn kỳ hoặc biểu mẫu khác.", $"{unit} has no form for {period}. Choose another period or form.", "ky");
    public static Problem NoSuchFigure() => new("intake.no-such-figure", ProblemKind.Missing,
        "Văn bản không có số liệu này. Tải lại trang.", "The text has no such figure. Reload the page.");
    public static Problem AlreadyTaken() => new("intake.already-taken", ProblemKind.Conflict,
        "Số này đã đưa vào báo cáo. Muốn sửa, mở trang nhập báo cáo.", "This figure is in the report already. To change it, open the report for entry.");
    public static Problem CannotAccept(string why, string whyEn) => new("intake.cannot-accept", ProblemKind.Invalid, $"Chưa nhận được số này. {why}", $"This figure can't be accepted yet. {whyEn}");
    public static Problem NoIndicator() => new("intake.no-indicator", ProblemKind.Invalid,
        "Số này chưa có chỉ tiêu. Chọn chỉ tiêu rồi nhận.", "This figure has no indicator yet. Choose one, then accept it.", "chi-tieu");
    public static Problem UnknownIndicator(string typed) => new("intake.unknown-indicator", ProblemKind.Invalid,
        $"Không có chỉ tiêu nào khớp “{typed}”. Gõ mã hoặc vài từ trong tên chỉ tiêu.", $"No indicator matches “{typed}”. Type its code or a few words of its name.", "chi-tieu");
    public static Problem SeveralIndicators(string typed, string some) => new("intake.several-indicators", ProblemKind.Invalid,
        $"Nhiều chỉ tiêu khớp “{typed}”: {some}. Gõ thêm hoặc gõ mã.", $"Several indicators match “{typed}”: {some}. Type more, or the code.", "chi-tieu");
    public static Problem DecidedMeanwhile() => new("intake.decided-meanwhile", ProblemKind.Conflict,
        "Người khác vừa xử lý văn bản này. Xem lại trạng thái mới bên dưới rồi làm tiếp.", "Somebody else has just worked on this text. Look at the new state below, then go on.");
    public static Problem DraftMoved(string by) => new("intake.draft-moved", ProblemKind.Conflict,
        $"{by} vừa lưu bản nháp của báo cáo này. Xem lại các số bên dưới rồi đưa vào lại.", $"{by} has just saved this report's draft. Look at the figures below, then take them again.");
    public static Problem Discarded() => new("intake.discarded", ProblemKind.Conflict,
        "Văn bản này đã bỏ. Khôi phục rồi mới xử lý tiếp được.", "This text has been discarded. Restore it to go on.");
    public static Problem HasTaken() => new("intake.has-taken", ProblemKind.Conflict,
        "Đã đưa số từ văn bản này vào báo cáo nên không đổi báo cáo, không bỏ được nữa.", "Figures of this text are in the report already, so it can be neither moved nor discarded.");
    public static Problem FileNotKept() => new("intake.file-not-kept", ProblemKind.Missing,
        "Không giữ tệp gốc của văn bản này (nội dung được dán, hoặc đã che số của cá nhân). Xem phần chữ.", "No original is kept of this text (it was pasted, or numbers of persons were blanked). See its words.");
}
