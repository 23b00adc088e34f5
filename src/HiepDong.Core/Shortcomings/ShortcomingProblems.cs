using HiepDong.Problems;

namespace HiepDong.Shortcomings;

/// <summary>Every refusal of shortcomings.</summary>
public static class ShortcomingProblems
{
    public static Problem NotFound() => new("shortcoming.not-found", ProblemKind.Missing,
        "Không tìm thấy tồn tại, hạn chế này. Mở lại từ danh sách.", "There is no such shortcoming. Open it again from the list.");
    public static Problem ChangedMeanwhile(string who) => new("shortcoming.changed-meanwhile", ProblemKind.Conflict,
        $"{who} vừa thay đổi nội dung này. Xem chỗ đã thay đổi rồi làm tiếp; nội dung vừa nhập vẫn còn.", $"{who} has just changed this. Look at what changed, then go on; what you typed is kept.");
    public static Problem NoText() => new("shortcoming.no-text", ProblemKind.Invalid,
        "Chưa có nội dung. Ghi điều chưa làm được trong một câu.", "There is no text yet. Say in one sentence what went wrong.", "noi-dung");
    public static Problem NoUnit() => new("shortcoming.no-unit", ProblemKind.Invalid,
        "Chưa có đơn vị. Gõ mã hoặc tên đơn vị có tồn tại này.", "There is no unit yet. Type the code or name of the unit it is about.", "don-vi-tt");
    public static Problem NoSource() => new("shortcoming.no-source", ProblemKind.Invalid,
        "Ghi tồn tại này được nêu ở đâu: báo cáo, hội nghị, đợt kiểm tra.", "Say where it was found: a report, a conference, an inspection.", "nguon-noi-dung");
    public static Problem InTheFuture() => new("shortcoming.in-the-future", ProblemKind.Invalid,
        "Ngày nêu không thể sau hôm nay. Sửa lại ngày.", "It can't have been found after today. Correct the day.", "ngay");
    public static Problem TooEarly() => new("shortcoming.too-early", ProblemKind.Invalid,
        "Ngày nêu quá xa. Kiểm tra lại năm.", "The day lies too far back. Check the year.", "ngay");
    public static Problem NotADay(string typed) => new("shortcoming.not-a-day", ProblemKind.Invalid,
        $"“{typed}” không phải ngày có thật. Viết như 15/11/2026.", $"“{typed}” is no day. Write it like 15/11/2026.", "ngay");
    public static Problem TooManyCauses() => new("shortcoming.too-many-causes", ProblemKind.Invalid,
        $"Nhiều nhất {Shortcoming.MostCauses} nguyên nhân. Gộp bớt lại.", $"At most {Shortcoming.MostCauses} causes. Put some together.", "nguyen-nhan");
    public static Problem EmptyCause() => new("shortcoming.empty-cause", ProblemKind.Invalid,
        "Có nguyên nhân chưa ghi nội dung. Ghi nội dung hoặc bỏ dòng đó.", "A cause has no text. Write it, or clear the row.", "nguyen-nhan");
    public static Problem NoSuchCause() => new("shortcoming.no-such-cause", ProblemKind.Conflict,
        "Không có nguyên nhân này. Tải lại trang.", "There is no such cause. Reload the page.");
    public static Problem ObjectiveCause() => new("shortcoming.objective-cause", ProblemKind.Invalid,
        "Nguyên nhân khách quan không cần nhiệm vụ khắc phục; ghi hướng xử lý khi đóng.", "An objective cause needs no remedy; say how it is dealt with when closing.");
    public static Problem AlreadyRemedied(string code) => new("shortcoming.already-remedied", ProblemKind.Conflict,
        $"Nguyên nhân này đã có nhiệm vụ khắc phục {code}. Mở nhiệm vụ đó để điều chỉnh.", $"This cause already has the remedy {code}. Open that assignment to change it.");
    public static Problem RemediedCauseStays() => new("shortcoming.remedied-cause-stays", ProblemKind.Invalid,
        "Nguyên nhân đã có nhiệm vụ khắc phục thì không bỏ được và vẫn là chủ quan. Giữ dòng đó, hoặc hủy nhiệm vụ trước.", "A cause that has a remedy can't be taken out and stays subjective. Keep the row, or cancel the assignment first.", "nguyen-nhan");
    public static Problem NoCauses() => new("shortcoming.no-causes", ProblemKind.Conflict,
        "Chưa ghi nguyên nhân nên chưa đóng được. Sửa và ghi ít nhất một nguyên nhân.", "No cause is written yet, so it can't be closed. Edit it and give at least one.");
    public static Problem LacksRemedy() => new("shortcoming.lacks-remedy", ProblemKind.Conflict,
        "Còn nguyên nhân chủ quan thiếu nhiệm vụ khắc phục. Giao nhiệm vụ cho từng nguyên nhân trước khi đóng.", "A subjective cause still lacks a remedy. Give one for each before closing.");
    public static Problem RemedyNotDone() => new("shortcoming.remedy-not-done", ProblemKind.Conflict,
        "Nhiệm vụ khắc phục chưa hoàn thành nên chưa đóng được. Chờ đơn vị giao xác nhận hoàn thành.", "A remedy is not done yet, so it can't be closed. Wait until it is verified.");
    public static Problem ClosingNeedsNote() => new("shortcoming.closing-needs-note", ProblemKind.Invalid,
        "Có nguyên nhân khách quan: ghi đã xử lý hoặc kiến nghị thế nào trước khi đóng.", "There is an objective cause: say how it was dealt with or what was proposed before closing.", "ghi-chu");
    public static Problem NotOpen(string code) => new("shortcoming.not-open", ProblemKind.Conflict,
        $"{code} đã đóng hoặc đã rút nên không sửa được. Mở lại trước.", $"{code} is closed or withdrawn and can't be changed. Open it again first.");
    public static Problem IsOpen() => new("shortcoming.is-open", ProblemKind.Conflict,
        "Nội dung này đang mở. Tải lại trang.", "This is open already. Reload the page.");
    public static Problem ReopenNeedsReason() => new("shortcoming.reopen-needs-reason", ProblemKind.Invalid,
        "Ghi lý do mở lại.", "Give the reason for opening it again.", "ly-do-mo");
    public static Problem WithdrawalNeedsReason() => new("shortcoming.withdrawal-needs-reason", ProblemKind.Invalid,
        "Ghi lý do rút.", "Give the reason for withdrawing it.", "ly-do-rut");
    public static Problem OutOfReach() => new("shortcoming.out-of-reach", ProblemKind.Invalid,
        "Chỉ ghi được cho đơn vị mình và các đơn vị thuộc phạm vi phụ trách. Chọn đơn vị khác.", "Only your own unit and the units in your charge can be named. Choose another one.", "don-vi-tt");
    public static Problem AlreadyTaken(string code) => new("shortcoming.already-taken", ProblemKind.Conflict,
        $"Câu này đã được ghi thành tồn tại {code}.", $"This sentence has been taken over already as {code}.");
    public static Problem NotInReport() => new("shortcoming.not-in-report", ProblemKind.Conflict,
        "Câu này không còn trong báo cáo đã duyệt (báo cáo vừa được đính chính). Tải lại trang.", "This sentence no longer stands in the accepted report; it has just been corrected. Reload the page.");
    public static Problem WrongPeriod(string typed) => new("shortcoming.wrong-period", ProblemKind.Invalid,
        $"“{typed}” không phải kỳ báo cáo. Chọn kỳ trong danh sách.", $"“{typed}” is no period. Choose one from the list.", "ky");
}
