using HiepDong.Problems;
using HiepDong.Text;

namespace HiepDong.Assignments;

/// <summary>Every refusal of assignments.</summary>
public static class AssignmentProblems
{
    public static Problem NotFound() => new("assignment.not-found", ProblemKind.Missing,
        "Không tìm thấy nhiệm vụ này. Mở lại từ danh sách nhiệm vụ.", "There is no such assignment. Open it again from the list.");
    public static Problem ChangedMeanwhile(string who) => new("assignment.changed-meanwhile", ProblemKind.Conflict,
        $"{who} vừa thay đổi nhiệm vụ này. Xem chỗ đã thay đổi rồi làm tiếp; nội dung vừa nhập vẫn còn.", $"{who} has just changed this assignment. Look at what changed, then go on; what you typed is kept.");
    public static Problem NoText() => new("assignment.no-text", ProblemKind.Invalid,
        "Chưa có nội dung nhiệm vụ. Ghi việc phải làm trong một câu.", "There is no text yet. Write what is to be done in one sentence.", "viec");
    public static Problem NoOrders() => new("assignment.no-orders", ProblemKind.Invalid,
        "Chưa có nhiệm vụ nào để giao. Thêm ít nhất một nhiệm vụ.", "There is nothing to assign yet. Add at least one assignment.");
    public static Problem NoLead() => new("assignment.no-lead", ProblemKind.Invalid,
        "Chưa có đơn vị chủ trì. Gõ mã hoặc tên đơn vị.", "There is no lead unit yet. Type its code or name.", "chu-tri");
    public static Problem UnknownUnit(string field = "chu-tri") => new("assignment.unknown-unit", ProblemKind.Invalid,
        "Đơn vị này không còn hoạt động hoặc không có trong danh sách. Chọn đơn vị khác.", "This unit is not in force or not in the list. Choose another one.", field);
    public static Problem LeadSupports() => new("assignment.lead-supports", ProblemKind.Invalid,
        "Đơn vị chủ trì không đồng thời là đơn vị phối hợp. Bỏ ở một trong hai chỗ.", "The lead unit can't be a supporting unit too. Take it out of one of them.", "phoi-hop");
    public static Problem UnitTwice() => new("assignment.unit-twice", ProblemKind.Invalid,
        "Một đơn vị phối hợp được ghi hai lần. Để lại một.", "A supporting unit stands twice. Leave one.", "phoi-hop");
    public static Problem TooManyUnits() => new("assignment.too-many-units", ProblemKind.Invalid,
        $"Một nhiệm vụ có nhiều nhất {AssignmentRules.MostUnits} đơn vị. Chia thành nhiều nhiệm vụ.", $"An assignment has at most {AssignmentRules.MostUnits} units. Divide it.", "phoi-hop");
    public static Problem DeadlineTooEarly(DateOnly earliest) => new("assignment.deadline-too-early", ProblemKind.Invalid,
        $"Hạn hoàn thành không thể trước ngày {Vietnamese.Date(earliest)}. Chọn ngày muộn hơn.", $"The deadline can't lie before {Vietnamese.Date(earliest)}. Choose a later day.", "han");
    public static Problem DeadlineFar() => new("assignment.deadline-far", ProblemKind.Invalid,
        $"Thời hạn quá xa (hơn {AssignmentRules.MostYears} năm). Kiểm tra lại năm.", $"The deadline is more than {AssignmentRules.MostYears} years away. Check the year.", "han");
    public static Problem NotADay(string typed, string field) => new("assignment.not-a-day", ProblemKind.Invalid,
        $"“{typed}” không phải ngày có thật. Viết như 15/11/2026.", $"“{typed}” is no day. Write it like 15/11/2026.", field);
    public static Problem NoDeadline(string field) => new("assignment.no-deadline", ProblemKind.Invalid,
        "Chưa có thời hạn. Viết như 15/11/2026.", "There is no deadline yet. Write it like 15/11/2026.", field);
    public static Problem OutOfReach() => new("assignment.out-of-reach", ProblemKind.Forbidden,
        "Chỉ giao được cho đơn vị mình và các đơn vị thuộc phạm vi phụ trách. Chọn đơn vị khác, hoặc đề nghị cấp trên giao.", "You can give work only to your own unit and the units in your charge. Choose another unit, or ask your superior unit.", "chu-tri");
    public static Problem NotBelow() => new("assignment.not-below", ProblemKind.Invalid,
        "Chỉ giao tiếp cho đơn vị cấp dưới, không giao lại cho chính đơn vị mình.", "A part is passed on to units below, not to your own unit.", "chu-tri");
    public static Problem BeyondParent(DateOnly deadline) => new("assignment.beyond-parent", ProblemKind.Invalid,
        $"Thời hạn giao tiếp phải trong thời hạn của nhiệm vụ được giao ({Vietnamese.Date(deadline)}).", $"What is passed on must be due by the deadline of the assignment itself ({Vietnamese.Date(deadline)}).", "han");
    public static Problem NotAPart() => new("assignment.not-a-part", ProblemKind.Conflict,
        "Đơn vị này không thực hiện nhiệm vụ. Tải lại trang.", "This unit has no part in the assignment. Reload the page.");
    public static Problem WrongState(string code, PartState state) => new("assignment.wrong-state", ProblemKind.Conflict,
        $"Không làm được việc này: phần việc của đơn vị trong nhiệm vụ {code} đang ở trạng thái “{NameVi(state)}”. Xem lại những việc còn làm được.",
        $"This can't be done: the unit's part of assignment {code} is “{NameEn(state)}”. Look again at what can be done.");
    public static Problem IsCancelled(string code) => new("assignment.is-cancelled", ProblemKind.Conflict,
        $"Nhiệm vụ {code} đã hủy. Đơn vị giao có thể khôi phục.", $"Assignment {code} has been cancelled. Its assigner can take that back.");
    public static Problem NotCancelled() => new("assignment.not-cancelled", ProblemKind.Conflict,
        "Nhiệm vụ này không bị hủy nên không có gì để khôi phục.", "This assignment is not cancelled; there is nothing to take back.");
    public static Problem IsDone(string code) => new("assignment.is-done", ProblemKind.Conflict,
        $"Nhiệm vụ {code} đã hoàn thành nên không sửa, không hủy được. Muốn sửa, lấy lại xác nhận trước.", $"Assignment {code} is done and can't be changed or cancelled. Take a verification back first.");
    public static Problem AcceptFirst() => new("assignment.accept-first", ProblemKind.Conflict,
        "Đơn vị chưa nhận nhiệm vụ. Bấm “Nhận nhiệm vụ” trước khi báo cáo tiến độ.", "The unit has not accepted the assignment. Press “Accept” before reporting progress.");
    public static Problem NoEvidence() => new("assignment.no-evidence", ProblemKind.Invalid,
        "Tiến độ phải có minh chứng: ghi việc đã làm, đính tệp, hoặc dẫn một số liệu báo cáo hay kết quả phối hợp.", "Progress needs evidence: write what was done, attach a file, or name a figure of a report or a joint result.", "viec-da-lam");
    public static Problem NothingNew() => new("assignment.nothing-new", ProblemKind.Invalid,
        "Nhiệm vụ bị trả lại nên phải có minh chứng mới. Ghi đã bổ sung gì rồi trình lại.", "The work was returned, so something new is needed. Say what was added, then submit again.", "viec-da-lam");
    public static Problem NoSuchProgress() => new("assignment.no-such-progress", ProblemKind.Conflict,
        "Không có báo cáo tiến độ này. Tải lại trang.", "There is no such progress. Reload the page.");
    public static Problem UnknownResult(string typed) => new("assignment.unknown-result", ProblemKind.Invalid,
        $"Không có kết quả phối hợp số “{typed}” trong phạm vi của đơn vị. Ghi đúng số, ví dụ CA.68104/2026/3.", $"There is no joint result “{typed}” within the unit's sight. Write its number, for example CA.68104/2026/3.", "ket-qua");
    public static Problem UnknownFigure() => new("assignment.unknown-figure", ProblemKind.Invalid,
        "Báo cáo của kỳ này không có số liệu của chỉ tiêu đã chọn. Chọn kỳ hoặc chỉ tiêu khác.", "The report of that period does not state this indicator. Choose another period or indicator.", "chi-tieu");
    public static Problem FigureHalf() => new("assignment.figure-half", ProblemKind.Invalid,
        "Muốn dẫn số liệu thì chọn cả kỳ báo cáo và chỉ tiêu.", "To name a figure choose both the period and the indicator.", "chi-tieu");
    public static Problem OwnSubmission() => new("assignment.own-submission", ProblemKind.Forbidden,
        "Người trình không tự xác nhận việc mình trình. Để người khác của đơn vị giao xác nhận.", "Whoever submitted the work can't verify it. Somebody else of the assigning unit must.");
    public static Problem OwnUnit() => new("assignment.own-unit", ProblemKind.Forbidden,
        "Không tự xác nhận phần việc của chính đơn vị mình. Để người khác của đơn vị giao xác nhận.", "Nobody verifies the part of his own unit. Somebody else of the assigning unit must.");
    public static Problem ReturnNeedsReason() => new("assignment.return-needs-reason", ProblemKind.Invalid,
        "Ghi lý do trả lại để đơn vị biết phải bổ sung gì.", "Give the reason for returning, so that the unit knows what to add.", "ly-do");
    public static Problem ReopenNeedsReason() => new("assignment.reopen-needs-reason", ProblemKind.Invalid,
        "Ghi lý do lấy lại xác nhận.", "Give the reason for taking the verification back.", "ly-do");
    public static Problem ExtensionNeedsReason() => new("assignment.extension-needs-reason", ProblemKind.Invalid,
        "Ghi lý do xin gia hạn.", "Give the reason for asking for more time.", "ly-do");
    public static Problem RefusalNeedsReason() => new("assignment.refusal-needs-reason", ProblemKind.Invalid,
        "Ghi lý do không đồng ý gia hạn.", "Give the reason for refusing more time.", "ly-do");
    public static Problem ExtensionNotLater(DateOnly deadline, DateOnly today) => new("assignment.extension-not-later", ProblemKind.Invalid,
        $"Thời hạn mới phải sau thời hạn hiện nay ({Vietnamese.Date(deadline)}) và không trước hôm nay ({Vietnamese.Date(today)}).",
        $"The new deadline must be after the present one ({Vietnamese.Date(deadline)}) and not before today ({Vietnamese.Date(today)}).", "den-ngay");
    public static Problem AlreadyAsking() => new("assignment.already-asking", ProblemKind.Conflict,
        "Đơn vị đã xin gia hạn và đang chờ trả lời. Rút đề nghị cũ nếu muốn xin ngày khác.", "The unit has already asked for more time and waits for an answer. Withdraw that request to ask for another day.");
    public static Problem NotAsking() => new("assignment.not-asking", ProblemKind.Conflict,
        "Không có đề nghị gia hạn nào đang chờ. Tải lại trang.", "No request for more time is waiting. Reload the page.");
    public static Problem ChangeNeedsReason() => new("assignment.change-needs-reason", ProblemKind.Invalid,
        "Ghi lý do điều chỉnh; lý do được lưu cùng bản mới.", "Give the reason for the change; it stays with the new version.", "ly-do");
    public static Problem NothingChanged() => new("assignment.nothing-changed", ProblemKind.Invalid,
        "Chưa có gì thay đổi so với bản hiện nay. Sửa nội dung, đơn vị hoặc thời hạn rồi ghi lại.", "Nothing differs from the present version. Change the text, the units or the deadline, then save.", "viec");
    public static Problem CancelNeedsReason() => new("assignment.cancel-needs-reason", ProblemKind.Invalid,
        "Ghi lý do hủy nhiệm vụ.", "Give the reason for cancelling.", "ly-do");

    public static Problem NoConference() => new("assignment.no-conference", ProblemKind.Missing,
        "Không tìm thấy hội nghị này, hoặc chưa có kết luận nào được giao thành nhiệm vụ. Chọn hội nghị khác ở trang theo dõi.", "There is no such conference, or none of its conclusions has become work yet. Choose another one on the follow-up page.");
    public static Problem NobodyToRemind() => new("assignment.nobody-to-remind", ProblemKind.Invalid,
        "Không còn đơn vị nào phải làm tiếp nên không có ai để nhắc.", "No unit has anything left to do; there is nobody to remind.");

    private static string NameVi(PartState state) => state switch
    {
        PartState.Assigned => "Chưa nhận", PartState.Accepted => "Đã nhận", PartState.InProgress => "Đang thực hiện", PartState.Submitted => "Chờ xác nhận", PartState.Returned => "Bị trả lại", _ => "Hoàn thành"
    };

    private static string NameEn(PartState state) => state switch
    {
        PartState.Assigned => "not accepted", PartState.Accepted => "accepted", PartState.InProgress => "in progress", PartState.Submitted => "to verify", PartState.Returned => "returned", _ => "done"
    };
}
