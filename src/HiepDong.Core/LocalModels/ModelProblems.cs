using HiepDong.Problems;

namespace HiepDong.LocalModels;

/// <summary>Every refusal of the register of local models.</summary>
public static class ModelProblems
{
    public static Problem NotFound() => new("model.not-found", ProblemKind.Missing, "Không tìm thấy mô hình này. Mở lại từ danh sách mô hình.", "There is no such model. Open it again from the list.");
    public static Problem NoName() => new("model.no-name", ProblemKind.Invalid, $"Ghi tên mô hình, không quá {ModelRules.MostName} ký tự.", $"Write the model's name, at most {ModelRules.MostName} characters.", "ten");
    public static Problem UnknownKind(string typed) => new("model.unknown-kind", ProblemKind.Invalid,
        typed.Length == 0 ? "Chọn lĩnh vực của mô hình." : $"“{typed}” không có trong danh mục lĩnh vực. Chọn một lĩnh vực trong danh sách.", typed.Length == 0 ? "Choose the model's kind." : $"“{typed}” is no kind of the list. Choose one.", "loai");
    public static Problem UnknownState(string typed) => new("model.unknown-state", ProblemKind.Invalid, typed.Length == 0 ? "Chọn trạng thái." : $"“{typed}” không phải trạng thái của mô hình. Chọn trong danh sách.", typed.Length == 0 ? "Choose a state." : $"“{typed}” is no state of a model. Choose one of the list.", "trang-thai");
    public static Problem LeadSupports() => new("model.lead-supports", ProblemKind.Invalid, "Đơn vị phụ trách không thể đồng thời là đơn vị phối hợp. Bỏ đơn vị này ở ô phối hợp.", "The responsible unit can't support itself. Take it out of the supporting units.", "phoi-hop");
    public static Problem UnitTwice() => new("model.unit-twice", ProblemKind.Invalid, "Một đơn vị phối hợp được ghi hai lần. Bỏ bớt một lần.", "A supporting unit is named twice. Take one out.", "phoi-hop");
    public static Problem TooManyUnits() => new("model.too-many-units", ProblemKind.Invalid, $"Nhiều nhất {ModelRules.MostUnits} đơn vị phối hợp. Bỏ bớt.", $"At most {ModelRules.MostUnits} supporting units. Take some out.", "phoi-hop");
    public static Problem TooManyCriteria() => new("model.too-many-criteria", ProblemKind.Invalid, $"Nhiều nhất {ModelRules.MostCriteria} tiêu chí. Gộp hoặc bỏ bớt.", $"At most {ModelRules.MostCriteria} criteria. Join or drop some.", "tieu-chi");
    public static Problem CriterionTwice() => new("model.criterion-twice", ProblemKind.Invalid, "Có hai tiêu chí giống hệt nhau. Bỏ bớt một dòng.", "Two criteria are the same. Take one line out.", "tieu-chi");
    public static Problem NotADay(string typed, string field) => new("model.not-a-day", ProblemKind.Invalid, typed.Length == 0 ? "Ghi ngày, ví dụ 15/11/2026." : $"“{typed}” không phải ngày có thật. Ghi theo dạng 15/11/2026.", typed.Length == 0 ? "Write the day, such as 15/11/2026." : $"“{typed}” is no day of the calendar. Write it as 15/11/2026.", field);
    public static Problem InTheFuture(string field) => new("model.in-the-future", ProblemKind.Invalid, "Ngày còn ở tương lai. Ghi khi việc đã xảy ra.", "The day lies in the future. Record it when it has happened.", field);
    public static Problem TooEarly(string field) => new("model.too-early", ProblemKind.Invalid, "Ngày phải từ năm 1990 trở đi. Kiểm tra lại năm.", "The day must be in 1990 or later. Check the year.", field);
    public static Problem SameState() => new("model.same-state", ProblemKind.Conflict, "Mô hình đã ở trạng thái này vào ngày đó. Chọn trạng thái hoặc ngày khác.", "The model has this state on that day already. Choose another state or day.", "trang-thai");
    public static Problem Ended() => new("model.ended", ProblemKind.Conflict, "Mô hình đã kết thúc trước ngày này. Nếu ghi nhầm, bỏ mốc kết thúc rồi ghi lại.", "The model had ended by that day. If that was a mistake, withdraw the end first.", "ngay");
    public static Problem EndsBeforeFacts() => new("model.ends-before-facts", ProblemKind.Conflict, "Đã có mốc sau ngày kết thúc này. Chọn ngày muộn hơn, hoặc bỏ các mốc ghi nhầm.", "Something was recorded after that day. Choose a later day, or withdraw what was mistaken.", "ngay");
    public static Problem NeedsNote() => new("model.needs-note", ProblemKind.Invalid, "Ghi lý do khi đánh giá không hiệu quả hoặc kết thúc mô hình.", "Give the reason when a model is ineffective or ends.", "ghi-chu");
    public static Problem NothingReviewed() => new("model.nothing-reviewed", ProblemKind.Invalid, "Chọn Đạt hoặc Chưa đạt cho ít nhất một tiêu chí của mô hình.", "Say Met or Not met for at least one of the model's criteria.", "danh-gia");
    public static Problem NoSuchModel(string typed) => new("model.no-such-model", ProblemKind.Invalid, $"Không có mô hình nào là “{typed}” trong phạm vi của đồng chí. Chọn một dòng gợi ý.", $"No model within your reach is “{typed}”. Choose one of the suggestions.", "nhan-tu");
    public static Problem SeveralModels(string typed) => new("model.several-models", ProblemKind.Invalid, $"Có nhiều mô hình tên “{typed}”. Chọn dòng gợi ý có ghi địa bàn.", $"Several models are called “{typed}”. Choose the suggestion that names the place.", "nhan-tu");
    public static Problem FromItself() => new("model.from-itself", ProblemKind.Invalid, "Mô hình không thể được nhân rộng từ chính nó. Chọn mô hình khác.", "A model can't be replicated from itself. Choose another.", "nhan-tu");
    public static Problem NeedsReason() => new("model.needs-reason", ProblemKind.Invalid, "Ghi lý do; lý do được lưu trong lịch sử.", "Give the reason; it stays in the history.", "ly-do");
    public static Problem Withdrawn() => new("model.withdrawn", ProblemKind.Conflict, "Mô hình này đã rút khỏi sổ. Lấy lại trước khi làm việc này.", "This model was withdrawn. Take it back first.");
    public static Problem NotWithdrawn() => new("model.not-withdrawn", ProblemKind.Conflict, "Mô hình này đang có trong sổ. Tải lại trang.", "This model stands in the register. Reload the page.");
    public static Problem NothingToUndo() => new("model.nothing-to-undo", ProblemKind.Conflict, "Không có lần sửa nào để hoàn tác. Tải lại trang.", "There is no change to undo. Reload the page.");
    public static Problem ChangedMeanwhile(string by) => new("model.changed-meanwhile", ProblemKind.Conflict,
        $"{by} vừa sửa mô hình này. Nội dung đồng chí nhập vẫn còn; xem bản mới rồi lưu lại nếu vẫn muốn sửa.", $"{by} has just changed this model. What you typed is kept; look at the newer version, then save again if you still want to.");
    public static Problem EndsBeforeItBegins() => new("model.ends-before-it-begins", ProblemKind.Invalid, "Ngày cuối sớm hơn ngày đầu. Sửa một trong hai ngày.", "The last day lies before the first. Correct one of them.", "den");
    public static Problem NotCountable(string code) => new("model.not-countable", ProblemKind.Invalid, $"Chỉ tiêu “{code}” không đếm được từ mô hình: phải đang dùng, tính bằng số nguyên và không phải tỷ lệ. Chọn chỉ tiêu khác.", $"Indicator “{code}” can't be counted from models: it must be in use, whole and no ratio. Choose another.", "chi-tieu");
    public static Problem NothingToTake() => new("model.nothing-to-take", ProblemKind.Conflict, "Chỉ tiêu này không được đếm từ mô hình hoặc quy tắc vừa đổi. Tải lại trang rồi nhập số.", "This indicator is not counted from models, or its rule has just changed. Reload the page, then enter the number.");
}
