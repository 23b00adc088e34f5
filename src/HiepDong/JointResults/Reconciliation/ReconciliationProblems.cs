using HiepDong.Consolidation;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;

namespace HiepDong.JointResults.Reconciliation;

/// <summary>Every refusal of the sessions and of stated joint parts.</summary>
internal static class ReconciliationProblems
{
    private const int Named = 3;

    public static Problem NotFound() => new("reconciliation.not-found", ProblemKind.Missing,
        "Không tìm thấy phiên đối chiếu này. Mở lại từ danh sách phiên.", "There is no such reconciliation session. Open it again from the list.");
    public static Problem WrongPeriod() => new("reconciliation.wrong-period", ProblemKind.Invalid,
        "Phiên đối chiếu mở theo tháng hoặc quý. Chọn một tháng hoặc một quý.", "A reconciliation session is for a month or a quarter. Choose one.", "ky-mo");
    public static Problem NotBegun(Period period) => new("reconciliation.not-begun", ProblemKind.Invalid,
        $"Kỳ {period.NameVi} chưa bắt đầu. Chọn kỳ đang diễn ra hoặc đã qua.", $"{period.NameEn} has not begun. Choose a period that runs or is over.", "ky-mo");
    public static Problem NotThen(string name, Period period) => new("reconciliation.not-then", ProblemKind.Invalid,
        $"{name} không có trong tổ chức địa bàn của {period.NameVi}. Chọn địa bàn của kỳ đó.", $"{name} was no territory of {period.NameEn}. Choose one that was.", "dia-ban");
    public static Problem AlreadyOpen(string name, Period period) => new("reconciliation.already-open", ProblemKind.Conflict,
        $"Đã có phiên đối chiếu {period.NameVi} của {name}. Mở phiên đó bằng liên kết trên biểu mẫu.", $"There is a session for {period.NameEn} of {name} already. Open it by the link above the form.", "dia-ban");
    public static Problem OtherForce(Force force) => new("reconciliation.other-force", ProblemKind.Forbidden,
        $"Chỉ người của đơn vị thuộc {Shown.ForceName(force, "vi")} trong địa bàn, hoặc đơn vị cấp trên của đơn vị đó, được ký thay mặt lực lượng này. Hãy chuyển cho họ ký.",
        $"Only somebody of a unit of the {Shown.ForceName(force, "en")} in the territory, or of a unit above it, may sign for that force. Leave it to them.");
    public static Problem NothingToSign(Force force) => new("reconciliation.nothing-to-sign", ProblemKind.Conflict,
        $"{Shown.ForceName(force, "vi")} không có đơn vị nào được tính trong kết quả của phiên nên không phải ký.", $"No unit of the {Shown.ForceName(force, "en")} counts in a result of this session, so it need not sign.");
    public static Problem AlreadySigned(Force force) => new("reconciliation.already-signed", ProblemKind.Conflict,
        $"{Shown.ForceName(force, "vi")} đã ký và số liệu chưa thay đổi từ đó. Không cần ký lại.", $"The {Shown.ForceName(force, "en")} has signed and nothing has changed since. There is no need to sign again.");
    public static Problem NotOver(Period period) => new("reconciliation.not-over", ProblemKind.Conflict,
        $"Kỳ chốt số liệu {period.NameVi} chưa kết thúc (hết ngày {Text.Vietnamese.Date(period.Window().To)}). Ký sau ngày đó, khi không còn kết quả mới.",
        $"The days of {period.NameEn} are not over (last day {Text.Vietnamese.Date(period.Window().To)}). Sign after that, when no more results come.");
    public static Problem Moved() => new("reconciliation.moved", ProblemKind.Conflict,
        "Kết quả của phiên vừa thay đổi trong lúc đồng chí đang xem. Xem lại bên dưới rồi ký.", "Results of this session have changed while you were looking. Look at them below, then sign.");
    public static Problem StillOpen(Force force, IReadOnlyList<WorkItem> open, Func<string, string> unit) => new("reconciliation.still-open", ProblemKind.Conflict,
        $"{Shown.ForceName(force, "vi")} chưa ký được, còn {open.Count} việc: {List(open, i => Say(i, unit, "vi"))}. Giải quyết xong rồi ký.",
        $"The {Shown.ForceName(force, "en")} can't sign yet; {open.Count} things are open: {List(open, i => Say(i, unit, "en"))}. Settle them, then sign.");

    public static Problem OverlapNotFound() => new("overlap.not-found", ProblemKind.Missing,
        "Không tìm thấy phần chung này. Mở lại từ danh sách.", "There is no such joint part. Open it again from the list.");
    public static Problem OverlapIndicator(string typed) => new("overlap.unknown-indicator", ProblemKind.Invalid,
        $"Không có chỉ tiêu nào là “{typed}”. Gõ mã, hoặc gõ tên rồi chọn trong danh sách gợi ý.", $"No indicator is “{typed}”. Type its code, or its name and choose from the suggestions.", "chi-tieu");
    public static Problem OverlapManyIndicators(string typed, string some) => new("overlap.several-indicators", ProblemKind.Invalid,
        $"Nhiều chỉ tiêu khớp “{typed}”: {some}. Gõ mã.", $"Several indicators match “{typed}”: {some}. Type the code.", "chi-tieu");
    public static Problem OverlapNotSum(string name, string nameEn) => new("overlap.not-a-sum", ProblemKind.Invalid,
        $"“{name}” không cộng dồn qua các đơn vị và thời gian nên không có phần chung. Chọn chỉ tiêu số cộng.", $"“{nameEn}” does not add up over units and time, so it has no joint part. Choose one that does.", "chi-tieu");
    public static Problem OverlapPeriod() => new("overlap.wrong-period", ProblemKind.Invalid,
        "Chọn một kỳ báo cáo đã bắt đầu.", "Choose a period that has begun.", "ky-chung");
    public static Problem OverlapAmount(string unit, string unitEn) => new("overlap.bad-amount", ProblemKind.Invalid,
        $"Phần chung phải là số lớn hơn 0, viết theo đơn vị tính “{unit}” của chỉ tiêu.", $"The joint part must be a number above 0, in the indicator's unit “{unitEn}” with its decimals.", "so");
    public static Problem OverlapUnits() => new("overlap.too-few-units", ProblemKind.Invalid,
        "Nêu ít nhất hai đơn vị khác nhau có chung phần này.", "Name at least two different units that have this part in common.", "don-vi");
    public static Problem OverlapOutside(string unit, string place) => new("overlap.outside", ProblemKind.Invalid,
        $"{unit} không thuộc {place}. Chọn đơn vị trong địa bàn, hoặc chọn địa bàn cấp trên.", $"{unit} does not belong to {place}. Choose units of the territory, or a territory above.", "don-vi");
    public static Problem OverlapApart() => new("overlap.apart", ProblemKind.Invalid,
        "Các đơn vị cùng một lực lượng chỉ có phần chung khi đơn vị này là cấp trên của đơn vị kia. Chọn đơn vị của lực lượng khác, hoặc đơn vị cấp trên.",
        "Units of one force have a joint part only when one stands above the other. Choose a unit of another force, or one above.", "don-vi");
    public static Problem OverlapTooLarge(string unit, string figure, string figureEn) => new("overlap.too-large", ProblemKind.Invalid,
        $"Phần chung lớn hơn số liệu đã duyệt của {unit} ({figure}). Sửa số, hoặc để đơn vị đính chính báo cáo trước.",
        $"The joint part is larger than the accepted figure of {unit} ({figureEn}). Correct it, or have the unit correct its report first.", "so");
    public static Problem OverlapBasis() => new("overlap.needs-basis", ProblemKind.Invalid,
        "Ghi căn cứ: biên bản, công văn hoặc báo cáo nêu phần phối hợp.", "Give the basis: the minutes, letter or report that states the joint part.", "can-cu");
    public static Problem OverlapStated(string amount, string period, string periodEn) => new("overlap.already-stated", ProblemKind.Conflict,
        $"Hai trong số các đơn vị này đã có phần chung {amount} của chỉ tiêu cho {period}. Rút phần đó trước, hoặc chọn kỳ khác: một việc không được trừ hai lần.",
        $"Two of these units already have a joint part of {amount} for this indicator in {periodEn}. Withdraw that first, or choose another period: nothing may be taken off twice.", "don-vi");
    public static Problem OverlapWithdrawn() => new("overlap.withdrawn", ProblemKind.Conflict,
        "Phần chung này đã được rút. Tải lại trang.", "This joint part has been withdrawn. Reload the page.");
    public static Problem OverlapInForce() => new("overlap.in-force", ProblemKind.Conflict,
        "Phần chung này đang có hiệu lực. Tải lại trang.", "This joint part is in force. Reload the page.");

    private static string List(IReadOnlyList<WorkItem> open, Func<WorkItem, string> say) => string.Join("; ", open.Take(Named).Select(say)) + (open.Count > Named ? "; …" : "");

    private static string Say(WorkItem item, Func<string, string> unit, string language) => (item.Kind, language) switch
    {
        (OpenWork.Unconfirmed, "en") => $"{item.Result.Code} not confirmed by {unit(item.UnitId!)}",
        (OpenWork.Unconfirmed, _) => $"{item.Result.Code} chưa được {unit(item.UnitId!)} xác nhận",
        (OpenWork.Pair, "en") => $"{item.Result.Code} and {item.Other!.Code} may be one",
        (OpenWork.Pair, _) => $"{item.Result.Code} và {item.Other!.Code} nghi trùng",
        (_, "en") => $"{item.Result.Code} has claims that differ",
        _ => $"{item.Result.Code} còn khác số liệu"
    };
}
