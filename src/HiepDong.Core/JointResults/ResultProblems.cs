using HiepDong.Problems;

namespace HiepDong.JointResults;

/// <summary>Every refusal of the joint results.</summary>
public static class ResultProblems
{
    public static Problem NotFound() => new("result.not-found", ProblemKind.Missing,
        "Không tìm thấy kết quả phối hợp này. Mở lại từ danh sách kết quả.", "There is no such joint result. Open it again from the list.");
    public static Problem AlreadyRecorded(string code) => new("result.already-recorded", ProblemKind.Conflict,
        $"Kết quả này đã được ghi nhận, số {code}. Muốn sửa, dùng “Đính chính”.", $"This result has been recorded already, number {code}. To change it, use “Correct”.");
    public static Problem NotOpen(string code) => new("result.not-open", ProblemKind.Conflict,
        $"Kết quả {code} không còn mở để làm việc này (bản nháp, đã chốt, đã nhập vào kết quả khác hoặc đã rút). Xem trạng thái mới của kết quả.",
        $"Result {code} is not open for this (a draft, closed, merged or withdrawn). See its present state.");
    public static Problem NotParticipant() => new("result.not-participant", ProblemKind.Conflict,
        "Đơn vị này không có trong danh sách tham gia của kết quả. Chọn đơn vị khác, hoặc gắn đơn vị vào kết quả trước.", "This unit is not among the result's participants. Choose another unit, or join it to the result first.", "don-vi");
    public static Problem LeadNeedNotConfirm() => new("result.lead-need-not-confirm", ProblemKind.Invalid,
        "Đơn vị chủ trì đã ghi nhận kết quả nên không phải xác nhận. Muốn sửa số liệu, dùng “Đính chính”.", "The lead unit recorded the result and need not confirm it. To change its figures, use “Correct”.");
    public static Problem DeclineNeedsReason() => new("result.decline-needs-reason", ProblemKind.Invalid,
        "Ghi lý do không xác nhận để đơn vị chủ trì biết phải sửa gì.", "Give the reason for declining, so that the lead unit knows what to mend.", "ly-do");
    public static Problem ChoiceNeedsReason() => new("result.choice-needs-reason", ProblemKind.Invalid,
        "Ghi lý do chọn số liệu này; lý do được lưu cùng kết quả.", "Give the reason for choosing these figures; it stays with the result.", "ly-do");
    public static Problem CorrectionNeedsReason() => new("result.correction-needs-reason", ProblemKind.Invalid,
        "Ghi lý do đính chính; lý do được lưu cùng bản mới.", "Give the reason for the correction; it stays with the new version.", "ly-do");
    public static Problem WithdrawalNeedsReason() => new("result.withdrawal-needs-reason", ProblemKind.Invalid,
        "Ghi lý do rút kết quả.", "Give the reason for withdrawing the result.", "ly-do");
    public static Problem StillWaiting(int units) => new("result.still-waiting", ProblemKind.Conflict,
        $"Còn {units} đơn vị chưa trả lời nên chưa chốt được. Nhắc đơn vị xác nhận, hoặc đính chính để bỏ đơn vị không tham gia.",
        $"{units} units have not answered yet, so it can't be closed. Remind them, or correct the result to take out a unit that did not take part.");
    public static Problem ClaimsDiffer() => new("result.claims-differ", ProblemKind.Conflict,
        "Số liệu các đơn vị nêu còn khác nhau. Chọn số liệu được tính, ghi lý do, rồi chốt.", "The units' figures still differ. Choose the ones that count, give the reason, then close.");
    public static Problem NoAmounts() => new("result.no-amounts", ProblemKind.Invalid,
        "Chưa có số liệu nào. Nhập ít nhất một số, ví dụ số vụ.", "There are no figures yet. Enter at least one, for example the number of cases.", "so-lieu");
    public static Problem TooManyAmounts() => new("result.too-many-amounts", ProblemKind.Invalid,
        $"Một kết quả có nhiều nhất {JointResult.MostAmounts} số liệu. Bỏ bớt dòng, hoặc tách thành kết quả khác.", $"A result holds at most {JointResult.MostAmounts} figures. Remove rows, or record another result.", "so-lieu");
    public static Problem BadAmount(string vi, string en) => new("result.bad-amount", ProblemKind.Invalid,
        $"“{vi}” phải là số từ 0 đến dưới 1.000 tỷ. Sửa lại số.", $"“{en}” must be a number from 0 to less than a million million. Correct it.", "so-lieu");
    public static Problem NotWhole(Thing thing, string unit) => new("result.not-whole", ProblemKind.Invalid,
        $"“{thing.Vi}” tính bằng {unit} phải là số nguyên. Sửa lại số.", $"“{thing.En}” counted in {Things.UnitName(unit, "en")} must be a whole number. Correct it.", "so-lieu");
    public static Problem NoUnit(string vi, string en) => new("result.no-unit", ProblemKind.Invalid,
        $"“{vi}” thiếu tên hàng hoặc đơn vị tính. Ghi đủ cả hai, ví dụ “gỗ”, “m³”.", $"“{en}” lacks its name or unit of measure. Write both, for example “timber”, “m³”.", "so-lieu");
    public static Problem WrongUnit(Thing thing, string unit) => new("result.wrong-unit", ProblemKind.Invalid,
        $"“{thing.Vi}” không tính bằng “{unit}”. Dùng: {string.Join(", ", thing.Units)}.", $"“{thing.En}” is not measured in “{unit}”. Use: {string.Join(", ", thing.Units)}.", "so-lieu");
    public static Problem AmountTwice(string vi, string en, string unit) => new("result.amount-twice", ProblemKind.Invalid,
        $"“{vi}” ({unit}) có hai dòng. Gộp thành một.", $"“{en}” ({unit}) stands twice. Make it one.", "so-lieu");
    public static Problem NotANumber(string vi, string en, string typed) => new("result.not-a-number", ProblemKind.Invalid,
        $"“{typed}” ở “{vi}” không phải là số. Viết như 3, 12,5 hoặc 1.200.", $"“{typed}” at “{en}” is not a number. Write it like 3, 12,5 or 1.200.", "so-lieu");
    public static Problem EndsBeforeItBegins() => new("result.ends-before-it-begins", ProblemKind.Invalid,
        "Ngày kết thúc sớm hơn ngày bắt đầu. Sửa một trong hai ngày.", "The last day is before the first. Correct one of them.", "den");
    public static Problem TooLong() => new("result.too-long", ProblemKind.Invalid,
        $"Một kết quả kéo dài nhiều nhất {JointResult.MostDays} ngày. Tách thành từng đợt.", $"A result lasts at most {JointResult.MostDays} days. Record it in parts.", "den");
    public static Problem InTheFuture() => new("result.in-the-future", ProblemKind.Invalid,
        "Ngày kết thúc còn ở tương lai. Kết quả chỉ ghi việc đã làm.", "The last day is still to come. A result records what has been done.", "den");
    public static Problem TooEarly() => new("result.too-early", ProblemKind.Invalid,
        "Ngày bắt đầu trước năm 2000. Kiểm tra lại năm.", "The first day is before 2000. Check the year.", "tu");
    public static Problem NoLead() => new("result.no-lead", ProblemKind.Invalid,
        "Chọn đúng một đơn vị chủ trì.", "Choose exactly one lead unit.", "chu-tri");
    public static Problem UnitTwice() => new("result.unit-twice", ProblemKind.Invalid,
        "Một đơn vị xuất hiện hai lần trong danh sách tham gia. Bỏ bớt một dòng.", "A unit stands twice among the participants. Remove one.", "phoi-hop");
    public static Problem UnknownUnit(string typed) => new("result.unknown-unit", ProblemKind.Invalid,
        $"Không có đơn vị nào là “{typed}”. Gõ mã hoặc chọn trong danh sách gợi ý.", $"No unit is “{typed}”. Type its code or choose from the suggestions.", "phoi-hop");
    public static Problem UnknownPlace(string typed) => new("result.unknown-place", ProblemKind.Invalid,
        $"Không có địa bàn nào là “{typed}”. Gõ mã hoặc tên xã, tỉnh rồi chọn trong danh sách gợi ý.", $"No territory is “{typed}”. Type the code or name of a commune or province and choose from the suggestions.", "noi");
    public static Problem SeveralMatch(string typed, string some, string field) => new("result.several-match", ProblemKind.Invalid,
        $"Nhiều nơi khớp “{typed}”: {some}. Gõ thêm hoặc gõ mã.", $"Several match “{typed}”: {some}. Type more, or the code.", field);
    public static Problem UnknownKind(string typed) => new("result.unknown-kind", ProblemKind.Invalid,
        $"“{typed}” không phải loại kết quả. Chọn một loại trong danh sách.", $"“{typed}” is not a kind of result. Choose one from the list.", "loai");
    public static Problem ChangedMeanwhile(string by) => new("result.changed-meanwhile", ProblemKind.Conflict,
        $"{by} vừa thay đổi kết quả này. Xem lại số liệu mới bên dưới rồi làm tiếp.", $"{by} has just changed this result. Look at it below, then go on.");
    public static Problem NotTwo() => new("result.not-two", ProblemKind.Invalid,
        "Chọn hai kết quả khác nhau, cùng đang được tính, để nhập làm một.", "Choose two different results, both counted, to merge.");
    public static Problem MergeNeedsReason() => new("result.merge-needs-reason", ProblemKind.Invalid,
        "Ghi lý do: vì sao hai kết quả này là một việc, hoặc không phải một việc.", "Give a reason: why the two are one event, or are not.", "ly-do");
    public static Problem MergedOnTop(string code) => new("result.merged-on-top", ProblemKind.Conflict,
        $"Sau lần nhập này, kết quả còn được nhập tiếp với {code}. Tách lần nhập sau trước.", $"After this merge the result was merged again, with {code}. Undo the later merge first.");
    public static Problem LeavesVersions(string versions) => new("result.leaves-versions", ProblemKind.Conflict,
        $"Kết quả được giữ đã thay đổi sau khi nhập (phiên bản {versions}). Tách ra sẽ bỏ lại các thay đổi đó, lịch sử vẫn giữ. Đánh dấu ô xác nhận rồi tách.",
        $"The kept result was changed after the merge (version {versions}). Undoing leaves those changes behind; the history keeps them. Tick the box to confirm, then undo.", "xac-nhan");
    public static Problem NotMerged() => new("result.not-merged", ProblemKind.Conflict,
        "Kết quả này không đang được nhập vào kết quả nào. Tải lại trang.", "This result is not merged into another. Reload the page.");
    public static Problem BadFactor() => new("result.bad-factor", ProblemKind.Invalid,
        "Hệ số phải là số lớn hơn 0, tối đa 6 chữ số thập phân, giữa hai đơn vị tính khác nhau.", "A factor is a number above 0 with at most 6 decimals, between two different units.", "he-so");
    public static Problem BadRule(string rule) => new("result.bad-rule", ProblemKind.Invalid,
        $"“{rule}” không phải quy tắc tính từ kết quả. Viết: loại kết quả (cách nhau bằng dấu phẩy, hoặc *), dấu hai chấm, nội dung đếm; ví dụ drug_case:cases.",
        $"“{rule}” is not a rule for counting results. Write kinds (separated by commas, or *), a colon, and what is counted; for example drug_case:cases.", "FromResults");
}
