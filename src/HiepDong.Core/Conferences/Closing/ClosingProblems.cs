using System.Globalization;
using HiepDong.Problems;

namespace HiepDong.Conferences.Closing;

/// <summary>Refusals after a conference: its papers, their approval, the work that comes of it.</summary>
public static class ClosingProblems
{
    public static Problem NotClosed() => new("closing.not-closed", ProblemKind.Conflict,
        "Hội nghị chưa bế mạc nên chưa duyệt được biên bản, kết luận. Bế mạc trước.", "The conference has not closed, so its papers can't be approved yet. Close it first.");
    public static Problem AlreadyApproved() => new("closing.already-approved", ProblemKind.Conflict,
        "Biên bản và kết luận đã được các chủ trì duyệt, không thay đổi được nữa.", "Minutes and conclusions are approved by the chairs and don't change any more.");
    public static Problem NotApproved() => new("closing.not-approved", ProblemKind.Conflict,
        "Kết luận chưa được các chủ trì duyệt. Duyệt xong mới giao nhiệm vụ.", "The conclusions are not approved by the chairs yet. Work is given once they are.");
    public static Problem NoChair() => new("closing.no-chair", ProblemKind.Missing,
        "Hội nghị không có chủ trì này. Tải lại trang.", "The conference has no such chair. Reload the page.");
    public static Problem ChangedMeanwhile() => new("closing.changed-meanwhile", ProblemKind.Conflict,
        "Biên bản hoặc kết luận vừa được sửa. Xem lại nội dung mới rồi duyệt.", "Minutes or conclusions have just been changed. Look at them again, then approve.");
    public static Problem NothingToApprove() => new("closing.nothing-to-approve", ProblemKind.Conflict,
        "Chưa có nội dung biên bản, kết luận. Thư ký ghi trước khi trình duyệt.", "There are no minutes and no conclusions yet. The secretary writes them first.");
    public static Problem NoSecretary() => new("closing.no-secretary", ProblemKind.Invalid,
        "Chưa ghi thư ký hội nghị. Biên bản phải có chữ ký của thư ký.", "The conference's secretary is not named yet. The record carries the secretary's signature.", "thu-ky");
    public static Problem OwnDraft() => new("closing.own-draft", ProblemKind.Forbidden,
        "Người ghi biên bản, kết luận hoặc giúp việc hội nghị không tự duyệt. Lãnh đạo đơn vị chủ trì duyệt.", "Whoever wrote the minutes or conclusions, or was the conference's clerk, does not approve them. The head of the chair's unit does.");
    public static Problem ChairHasApproved() => new("closing.chair-has-approved", ProblemKind.Conflict,
        "Chủ trì này đã duyệt đúng nội dung hiện nay.", "This chair has approved exactly these papers already.");
    public static Problem TwoPeople() => new("closing.two-people", ProblemKind.Forbidden,
        "Một người không duyệt thay cho hai chủ trì. Chủ trì kia do người khác duyệt.", "One person does not approve for two chairs. Another person approves for the other.");
    public static Problem BadNumber(string field) => new("closing.bad-number", ProblemKind.Invalid,
        "Số văn bản là số nguyên từ 1 đến 99.999. Để trống thì hệ thống lấy số kế tiếp.", "The number is a whole one from 1 to 99,999. Leave it empty to take the next one.", field);
    public static Problem NumberTaken(string kind, int number, int year, string field) => new("closing.number-taken", ProblemKind.Conflict,
        string.Create(CultureInfo.InvariantCulture, $"Số {number:00}/{kind} năm {year} đã dùng cho văn bản khác. Ghi số khác, hoặc để trống."), string.Create(CultureInfo.InvariantCulture, $"Number {number:00}/{kind} of {year} belongs to another paper. Enter another, or leave it empty."), field);
    public static Problem WordsChanged(string by) => new("closing.words-changed", ProblemKind.Conflict,
        $"{by} vừa sửa thông tin văn bản. Nội dung đồng chí nhập còn nguyên; xem lại rồi lưu.", $"{by} has just changed the papers' details. What you typed is still here; look again, then save.");
    public static Problem NoLead(int n) => new("closing.no-lead", ProblemKind.Invalid,
        $"Kết luận {n} chưa có đơn vị chủ trì. Chọn đơn vị rồi giao lại.", $"Conclusion {n} has no lead unit. Choose one, then give the work again.", "chu-tri-" + Text(n));
    public static Problem OtherLead(int n) => new("closing.other-lead", ProblemKind.Invalid,
        $"Kết luận {n} đã được duyệt với đơn vị chủ trì khác. Giữ đúng đơn vị đã duyệt.", $"Conclusion {n} was approved with another lead unit. Keep the one that was approved.", "chu-tri-" + Text(n));
    public static Problem NoDeadline(int n) => new("closing.no-deadline", ProblemKind.Invalid,
        $"Kết luận {n} chưa có hạn hoàn thành. Ghi ngày như 15/01/2027.", $"Conclusion {n} has no deadline. Write a day like 15/01/2027.", "han-" + Text(n));
    public static Problem LaterDeadline(int n, DateOnly last) => new("closing.later-deadline", ProblemKind.Invalid,
        string.Create(CultureInfo.InvariantCulture, $"Kết luận {n} được duyệt với hạn {last:dd/MM/yyyy}. Hạn giao không được muộn hơn."), string.Create(CultureInfo.InvariantCulture, $"Conclusion {n} was approved with the deadline {last:dd/MM/yyyy}. The work can't be due later."), "han-" + Text(n));
    public static Problem UnknownUnit(int n, string typed, string field) => new("closing.unknown-unit", ProblemKind.Invalid,
        $"Kết luận {n}: không có đơn vị “{typed}”. Gõ mã hoặc một phần tên; mỗi đơn vị phối hợp một dòng.", $"Conclusion {n}: there is no unit “{typed}”. Type its code or part of its name; one supporting unit a line.", field);
    public static Problem BadDay(int n, string typed) => new("closing.bad-day", ProblemKind.Invalid,
        $"Kết luận {n}: “{typed}” không phải ngày. Ghi như 15/01/2027.", $"Conclusion {n}: “{typed}” is no day. Write it like 15/01/2027.", "han-" + Text(n));

    private static string Text(int n) => n.ToString(CultureInfo.InvariantCulture);
}
