using System.Globalization;
using HiepDong.Problems;

namespace HiepDong.Conferences;

/// <summary>Refusals of what comes after a conference: approval, and work out of its conclusions.</summary>
public static class ClosingProblems
{
    public static Problem NotClosed() => new("closing.not-closed", ProblemKind.Conflict,
        "Hội nghị chưa bế mạc nên chưa phê duyệt được. Bế mạc trước, rồi phê duyệt biên bản và kết luận.", "The conference has not been closed, so nothing can be approved. Close it first, then approve its minutes and conclusions.");
    public static Problem AlreadyApproved() => new("closing.already-approved", ProblemKind.Conflict,
        "Biên bản và kết luận đã được phê duyệt, không thay đổi được nữa.", "Minutes and conclusions have been approved and can't be changed any more.");
    public static Problem NotApproved() => new("closing.not-approved", ProblemKind.Conflict,
        "Kết luận chưa được các đồng chủ trì phê duyệt nên chưa giao thành nhiệm vụ được.", "The chairs have not approved the conclusions yet, so they can't be made assignments.");
    public static Problem NotAChair() => new("closing.not-a-chair", ProblemKind.Invalid,
        "Đơn vị này không chủ trì hội nghị nên không phê duyệt.", "This unit does not chair the conference, so it has nothing to approve.");
    public static Problem TextChanged() => new("closing.text-changed", ProblemKind.Conflict,
        "Biên bản hoặc kết luận vừa được sửa. Đọc lại nội dung mới bên dưới rồi phê duyệt.", "The minutes or a conclusion have just been changed. Read the new text below, then approve it.");
    public static Problem Incomplete(int number) => new("closing.incomplete", ProblemKind.Conflict,
        $"Kết luận {number} chưa đủ nội dung, đơn vị chủ trì hoặc thời hạn. Bổ sung ở trang điều hành rồi phê duyệt.", $"Conclusion {number} lacks its text, lead unit or deadline. Complete it on the board, then approve.");
    public static Problem OwnWords() => new("closing.own-words", ProblemKind.Forbidden,
        "Người đã soạn biên bản hoặc kết luận không tự phê duyệt. Đề nghị lãnh đạo khác của đơn vị phê duyệt.", "Whoever worded the minutes or a conclusion does not approve them. Another leader of the unit must.");
    public static Problem SamePerson() => new("closing.same-person", ProblemKind.Forbidden,
        "Một người không phê duyệt thay cho cả hai đơn vị chủ trì.", "One person does not approve for both chairing units.");
    public static Problem ApprovedTwice() => new("closing.approved-twice", ProblemKind.Conflict,
        "Đơn vị này đã phê duyệt nội dung hiện tại.", "This unit has approved the present text already.");
    public static Problem NothingToTakeBack() => new("closing.nothing-to-take-back", ProblemKind.Conflict,
        "Đơn vị này chưa phê duyệt nội dung hiện tại, hoặc cả hai bên đã phê duyệt xong.", "This unit has not approved the present text, or everybody has and it stands.");
    public static Problem AlreadyAssigned() => new("closing.already-assigned", ProblemKind.Conflict,
        "Mọi kết luận của hội nghị này đã được giao thành nhiệm vụ.", "Every conclusion of this conference has been made an assignment already.");
    public static Problem NoConclusions() => new("closing.no-conclusions", ProblemKind.Conflict,
        "Hội nghị này không có kết luận nào để giao.", "This conference has no conclusions to assign.");
    public static Problem DeadlineBefore(int number, DateOnly earliest) => new("closing.deadline-before", ProblemKind.Invalid,
        $"Kết luận {number}: hạn hoàn thành không thể trước ngày {Day(earliest)}. Chọn ngày muộn hơn.", $"Conclusion {number}: the deadline can't lie before {Day(earliest)}. Choose a later day.", "han-" + Text(number));
    public static Problem NoDeadline(int number) => new("closing.no-deadline", ProblemKind.Invalid,
        $"Kết luận {number}: ghi hạn hoàn thành, ví dụ 31/01/2027.", $"Conclusion {number}: give a deadline, for example 31/01/2027.", "han-" + Text(number));
    public static Problem BadNumber() => new("closing.bad-number", ProblemKind.Invalid,
        "Số văn bản là số nguyên dương, ví dụ 12.", "The number of a document is a whole number above 0, for example 12.", "so");
    public static Problem BadDay() => new("closing.bad-day", ProblemKind.Invalid,
        "Ngày ký không thể trước ngày hội nghị và không thể sau hôm nay.", "The day of signing can't lie before the conference or after today.", "ngay");

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
