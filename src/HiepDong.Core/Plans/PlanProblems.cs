using System.Globalization;
using HiepDong.Problems;

namespace HiepDong.Plans;

/// <summary>Every refusal of the plans.</summary>
public static class PlanProblems
{
    public static Problem NotFound() => new("plan.not-found", ProblemKind.Missing,
        "Không tìm thấy kế hoạch này. Mở lại từ danh sách kế hoạch.", "There is no such plan. Open it again from the list of plans.");
    public static Problem NoTitle() => new("plan.no-title", ProblemKind.Invalid,
        "Ghi tên kế hoạch.", "Give the plan a title.", "ten");
    public static Problem NoKind() => new("plan.no-kind", ProblemKind.Invalid,
        "Chọn loại kế hoạch.", "Choose the kind of plan.", "loai");
    public static Problem NotADay(string typed, string field) => new("plan.not-a-day", ProblemKind.Invalid,
        $"“{typed}” không phải ngày. Ghi theo dạng 15/11/2026.", $"“{typed}” is not a date. Write it as 15/11/2026.", field);
    public static Problem NotATime(string typed, string field) => new("plan.not-a-time", ProblemKind.Invalid,
        $"“{typed}” không phải giờ. Ghi theo dạng 19:30.", $"“{typed}” is not a time of day. Write it as 19:30.", field);
    public static Problem NotANumber(string typed, string field) => new("plan.not-a-number", ProblemKind.Invalid,
        $"“{typed}” không phải số. Chỉ ghi số, ví dụ 1.200 hoặc 2,5.", $"“{typed}” is not a number. Write figures only, such as 1,200 or 2.5.", field);
    public static Problem NoAuthor() => new("plan.no-author", ProblemKind.Invalid,
        "Chọn đơn vị xây dựng kế hoạch trong các đơn vị của mình.", "Choose the unit that writes the plan among your own.", "don-vi");
    public static Problem NoPlace() => new("plan.no-place", ProblemKind.Invalid,
        "Chọn địa bàn của kế hoạch.", "Choose the area of the plan.", "dia-ban");
    public static Problem EndsBeforeItBegins() => new("plan.ends-before-it-begins", ProblemKind.Invalid,
        "Ngày kết thúc trước ngày bắt đầu. Sửa lại thời gian của kế hoạch.", "The last day lies before the first. Correct the period of the plan.", "den");
    public static Problem TooLong() => new("plan.too-long", ProblemKind.Invalid,
        "Kế hoạch dài quá ba năm. Kiểm tra lại năm của ngày kết thúc.", "The plan is longer than three years. Check the year of its last day.", "den");
    public static Problem WrongYear() => new("plan.wrong-year", ProblemKind.Invalid,
        "Năm của ngày bắt đầu phải từ 2000 đến 2190. Kiểm tra lại năm.", "The year of the first day must lie between 2000 and 2190. Check it.", "tu");
    public static Problem TooManyRows() => new("plan.too-many-rows", ProblemKind.Invalid,
        "Kế hoạch có quá nhiều dòng. Gộp bớt các dòng, hoặc tách thành nhiều kế hoạch.", "The plan has too many rows. Put some together, or make several plans of it.");
    public static Problem PartyTwice(string field) => new("plan.party-twice", ProblemKind.Invalid,
        "Đơn vị này đã có trong danh sách các bên. Bỏ bớt một dòng.", "This unit is among the parties already. Take one of the rows out.", field);
    public static Problem NoParties() => new("plan.no-parties", ProblemKind.Invalid,
        "Ghi ít nhất một đơn vị tham gia kế hoạch trước khi gửi.", "Name at least one party before sending the plan.", "ben-1");
    public static Problem NoLead() => new("plan.no-lead", ProblemKind.Invalid,
        "Chọn đơn vị chủ trì trước khi gửi.", "Choose the lead unit before sending the plan.", "chu-tri");
    public static Problem LeadNotParty() => new("plan.lead-not-party", ProblemKind.Invalid,
        "Đơn vị chủ trì chưa có trong danh sách các bên. Thêm đơn vị này vào danh sách, hoặc chọn đơn vị chủ trì khác.", "The lead unit is not among the parties. Add it to them, or choose another lead unit.", "chu-tri");
    public static Problem NoPurpose() => new("plan.no-purpose", ProblemKind.Invalid,
        "Ghi mục đích, yêu cầu trước khi gửi.", "Write purpose and requirements before sending the plan.", "muc-dich");
    public static Problem NothingToDo() => new("plan.nothing-to-do", ProblemKind.Invalid,
        "Kế hoạch chưa có nhiệm vụ hoặc ca tuần tra nào. Ghi ít nhất một dòng trước khi gửi.", "The plan has no assignment and no patrol yet. Write at least one before sending it.", "viec-1");
    public static Problem NoTopic(string field) => new("plan.no-topic", ProblemKind.Invalid,
        "Chọn mảng nội dung.", "Choose the field of work.", field);
    public static Problem NoContent(string field) => new("plan.no-content", ProblemKind.Invalid,
        "Ghi nội dung của mảng này, hoặc bỏ chọn mảng.", "Say what is to be done in this field, or clear the row.", field);
    public static Problem DeadlineOutside(string field, DateOnly from, DateOnly to) => new("plan.deadline-outside", ProblemKind.Invalid,
        $"Hạn hoàn thành phải nằm trong thời gian của kế hoạch, từ {Day(from)} đến {Day(to)}. Sửa hạn, hoặc sửa thời gian của kế hoạch.", $"The deadline must lie within the plan, from {Day(from)} to {Day(to)}. Change it, or the period of the plan.", field);
    public static Problem DeadlinePassed(int row) => new("plan.deadline-passed", ProblemKind.Invalid,
        $"Hạn của nhiệm vụ thứ {row} đã qua. Sửa hạn bằng một bản mới của kế hoạch rồi mới cho hiệu lực.", $"The deadline of assignment {row} has passed. Change it in a new edition of the plan, then put it in force.");
    public static Problem OutsideParties(string name, string field) => new("plan.outside-parties", ProblemKind.Invalid,
        $"{name} không phải một bên của kế hoạch và cũng không thuộc bên nào. Thêm vào danh sách các bên, hoặc giao cho đơn vị khác.", $"{name} is neither a party of the plan nor below one. Add it to the parties, or give the work to another unit.", field);
    public static Problem MeansWithoutName(string field) => new("plan.means-without-name", ProblemKind.Invalid,
        "Ghi lực lượng hoặc phương tiện là gì.", "Say what the forces or means are.", field);
    public static Problem MeansOfNoParty(string field) => new("plan.means-of-no-party", ProblemKind.Invalid,
        "Đơn vị bảo đảm lực lượng, phương tiện phải là một bên của kế hoạch.", "Forces and means come from parties of the plan. Choose one of them.", field);
    public static Problem BadQuantity(string field) => new("plan.bad-quantity", ProblemKind.Invalid,
        "Số lượng phải từ 0 trở lên và không quá lớn. Kiểm tra lại.", "The quantity must be 0 or more and not beyond measure. Check it.", field);
    public static Problem UnknownIndicator(string field, string typed) => new("plan.unknown-indicator", ProblemKind.Invalid,
        $"Không có chỉ tiêu “{typed}” trong danh mục. Chọn một chỉ tiêu trong gợi ý.", $"There is no indicator “{typed}” in the catalogue. Choose one that is suggested.", field);
    public static Problem BadTarget(string field, int decimals) => new("plan.bad-target", ProblemKind.Invalid,
        $"Giá trị phải từ 0 trở lên và có nhiều nhất {decimals} chữ số thập phân.", $"The value must be 0 or more and have at most {decimals} decimals.", field);
    public static Problem NoPeriod(string field) => new("plan.no-period", ProblemKind.Invalid,
        "Chọn kỳ tính chỉ tiêu.", "Choose the period of the target.", field);
    public static Problem PeriodOutside(string field) => new("plan.period-outside", ProblemKind.Invalid,
        "Kỳ tính chỉ tiêu nằm ngoài thời gian của kế hoạch. Chọn kỳ khác.", "The period of the target lies outside the plan. Choose another.", field);
    public static Problem TargetTwice(string field) => new("plan.target-twice", ProblemKind.Invalid,
        "Chỉ tiêu này đã có mục tiêu cho cùng kỳ. Bỏ bớt một dòng.", "This indicator has a target for the same period already. Take one of the rows out.", field);
    public static Problem PatrolOutside(string field, DateOnly from, DateOnly to) => new("plan.patrol-outside", ProblemKind.Invalid,
        $"Ngày tuần tra phải nằm trong thời gian của kế hoạch, từ {Day(from)} đến {Day(to)}.", $"The day of the patrol must lie within the plan, from {Day(from)} to {Day(to)}.", field);
    public static Problem NoRoute(string field) => new("plan.no-route", ProblemKind.Invalid,
        "Ghi tuyến hoặc khu vực tuần tra.", "Say which route or sector is patrolled.", field);
    public static Problem PatrolWithoutLead(string field) => new("plan.patrol-without-lead", ProblemKind.Invalid,
        "Chọn đơn vị chủ trì ca tuần tra.", "Choose the unit that leads the patrol.", field);
    public static Problem PatrolUnitTwice(string field) => new("plan.patrol-unit-twice", ProblemKind.Invalid,
        "Một đơn vị được ghi hai lần trong ca tuần tra này. Bỏ bớt.", "A unit is named twice in this patrol. Take one of them out.", field);
    public static Problem EndWithoutStart(string field) => new("plan.end-without-start", ProblemKind.Invalid,
        "Có giờ kết thúc mà chưa có giờ bắt đầu. Ghi giờ bắt đầu.", "There is an end but no beginning. Write when the patrol begins.", field);
    public static Problem NotDraft(string code) => new("plan.not-draft", ProblemKind.Conflict,
        $"Kế hoạch {code} không còn là dự thảo. Xem trạng thái mới của kế hoạch.", $"Plan {code} is no longer a draft. See its present state.");
    public static Problem NotBeingAgreed(string code) => new("plan.not-being-agreed", ProblemKind.Conflict,
        $"Kế hoạch {code} không ở bước lấy ý kiến các bên. Xem trạng thái mới của kế hoạch.", $"Plan {code} is not being agreed upon. See its present state.");
    public static Problem ChangeNeedsNote() => new("plan.change-needs-note", ProblemKind.Invalid,
        "Ghi đã sửa gì và vì sao, để các bên biết trước khi trả lời lại.", "Say what was changed and why, so that the parties know before they answer again.", "ghi-chu");
    public static Problem NotParty() => new("plan.not-party", ProblemKind.Forbidden,
        "Đơn vị này không phải một bên của kế hoạch.", "This unit is not a party of the plan.");
    public static Problem OlderEdition(int seen, int now) => new("plan.older-edition", ProblemKind.Conflict,
        $"Bản đang xem là bản {seen}, kế hoạch nay đã là bản {now}. Đọc bản mới rồi trả lời.", $"You have read edition {seen}; the plan now stands at edition {now}. Read that one, then answer.");
    public static Problem AlreadyAgreed() => new("plan.already-agreed", ProblemKind.Conflict,
        "Đơn vị đã nhất trí với bản này.", "The unit has agreed to this edition already.");
    public static Problem CommentNeedsText() => new("plan.comment-needs-text", ProblemKind.Invalid,
        "Ghi ý kiến của đơn vị.", "Write what the unit has to say.", "y-kien");
    public static Problem NoSuchComment() => new("plan.no-such-comment", ProblemKind.Missing,
        "Không tìm thấy ý kiến này. Tải lại trang.", "There is no such comment. Reload the page.");
    public static Problem ReplyNeedsText() => new("plan.reply-needs-text", ProblemKind.Invalid,
        "Ghi nội dung trả lời ý kiến.", "Write the answer to the comment.", "tra-loi");
    public static Problem NotApproved(int waiting) => new("plan.not-approved", ProblemKind.Conflict,
        $"Kế hoạch chỉ có hiệu lực khi mọi bên đã nhất trí với bản hiện tại; còn {waiting} bên chưa nhất trí.", $"A plan comes into force only when every party has agreed to its present edition; {waiting} have not yet.");
    public static Problem InForceAfterEnd(DateOnly to) => new("plan.in-force-after-end", ProblemKind.Invalid,
        $"Ngày có hiệu lực không thể sau ngày kết thúc kế hoạch ({Day(to)}).", $"A plan can't come into force after its last day ({Day(to)}).", "hieu-luc");
    public static Problem NotInForce(string code) => new("plan.not-in-force", ProblemKind.Conflict,
        $"Kế hoạch {code} không đang có hiệu lực. Xem trạng thái mới của kế hoạch.", $"Plan {code} is not in force. See its present state.");
    public static Problem ReviewNeedsText() => new("plan.review-needs-text", ProblemKind.Invalid,
        "Ghi đánh giá kết quả thực hiện kế hoạch.", "Write how the plan was carried out.", "danh-gia");
    public static Problem NotReviewed() => new("plan.not-reviewed", ProblemKind.Conflict,
        "Chỉ kết thúc kế hoạch sau khi đã đánh giá kết quả thực hiện.", "A plan is closed only after it has been reviewed.");
    public static Problem CannotWithdraw(string code) => new("plan.cannot-withdraw", ProblemKind.Conflict,
        $"Kế hoạch {code} đã có hiệu lực hoặc đã rút nên không rút được nữa. Kế hoạch đang có hiệu lực thì dùng “Hủy”.", $"Plan {code} has come into force or was withdrawn, so it can't be withdrawn. Use “Cancel” for one in force.");
    public static Problem WithdrawalNeedsReason() => new("plan.withdrawal-needs-reason", ProblemKind.Invalid,
        "Ghi lý do rút kế hoạch để các bên biết.", "Say why the plan is withdrawn, so that the parties know.", "ly-do");
    public static Problem NotWithdrawn(string code) => new("plan.not-withdrawn", ProblemKind.Conflict,
        $"Kế hoạch {code} không ở trạng thái đã rút. Xem trạng thái mới của kế hoạch.", $"Plan {code} is not withdrawn. See its present state.");
    public static Problem CancellationNeedsReason() => new("plan.cancellation-needs-reason", ProblemKind.Invalid,
        "Ghi lý do hủy kế hoạch để các bên biết.", "Say why the plan is cancelled, so that the parties know.", "ly-do");
    public static Problem NothingChosen() => new("plan.nothing-chosen", ProblemKind.Invalid,
        "Chọn ít nhất một nhiệm vụ của kế hoạch cấp trên để thực hiện.", "Choose at least one assignment of the superior's plan to carry out.", "chon");
    public static Problem CannotAdopt() => new("plan.cannot-adopt", ProblemKind.Conflict,
        "Chỉ triển khai được kế hoạch đang có hiệu lực của đơn vị khác.", "Only another unit's plan that is in force can be adopted.");
    public static Problem AdoptedAlready(string code) => new("plan.adopted-already", ProblemKind.Conflict,
        $"Đơn vị đã triển khai kế hoạch này bằng {code}. Mở kế hoạch đó để sửa.", $"The unit has adopted this plan already as {code}. Open that one to change it.");
    public static Problem ChangedMeanwhile(string who) => new("plan.changed-meanwhile", ProblemKind.Conflict,
        $"{who} vừa sửa kế hoạch này. Nội dung đã nhập vẫn còn dưới đây: xem bản mới bên cạnh, rồi lưu lại.", $"{who} has just changed this plan. What you typed is still here: look at the new version, then save again.");

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
