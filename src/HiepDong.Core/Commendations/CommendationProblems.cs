using HiepDong.Organisation;
using HiepDong.Problems;

namespace HiepDong.Commendations;

/// <summary>Every refusal of the commendations.</summary>
public static class CommendationProblems
{
    public static Problem NotFound() => new("commendation.not-found", ProblemKind.Missing,
        "Không tìm thấy danh sách khen thưởng này. Mở lại từ trang Khen thưởng.", "There is no such list of awards. Open it again from the page of commendations.");
    public static Problem NoSuchLine() => new("commendation.no-such-line", ProblemKind.Missing,
        "Dòng này không còn trong danh sách. Mở lại danh sách để xem.", "This line is no longer on the list. Open the list again.");
    public static Problem ChangedMeanwhile(string who) => new("commendation.changed-meanwhile", ProblemKind.Conflict,
        $"{who} vừa sửa danh sách này. Những gì đồng chí nhập còn nguyên; xem nội dung mới rồi lưu lại.", $"{who} has just changed this list. What you entered is still here; look at the new content and save again.");
    public static Problem LineChanged() => new("commendation.line-changed", ProblemKind.Conflict,
        "Dòng này vừa được sửa. Xem nội dung mới rồi cho ý kiến.", "This line has just been changed. Look at it again, then give your opinion.");
    public static Problem NotOpen(string code) => new("commendation.not-open", ProblemKind.Conflict,
        $"Danh sách {code} đã trình nên không sửa được. Đơn vị đề nghị rút về trước, nếu chưa có quyết định.", $"List {code} is submitted and can't be changed. The proposing unit takes it back first, while nothing is decided.");
    public static Problem NotConsulting() => new("commendation.not-consulting", ProblemKind.Conflict,
        "Danh sách chưa gửi lấy ý kiến hoặc đã có quyết định, nên không nhận ý kiến.", "The list is not out for opinions, or it is decided, so it takes none.");
    public static Problem NotSubmitted() => new("commendation.not-submitted", ProblemKind.Conflict,
        "Danh sách không ở trạng thái đã trình. Mở lại danh sách để xem trạng thái hiện nay.", "The list is not submitted. Open it again to see where it stands.");
    public static Problem AskFirst() => new("commendation.ask-first", ProblemKind.Conflict,
        "Gửi lấy ý kiến các lực lượng liên quan trước khi trình.", "Ask the forces concerned for their opinion before submitting.");
    public static Problem OnlyDraftsGo() => new("commendation.only-drafts-go", ProblemKind.Conflict,
        "Chỉ bỏ hoặc lấy lại được danh sách chưa gửi đi.", "Only a list that was not sent out can be thrown away or taken back.");
    public static Problem TooManyLines(int most) => new("commendation.too-many-lines", ProblemKind.Invalid,
        $"Một danh sách có tối đa {most} dòng. Lập danh sách khác cho các trường hợp còn lại.", $"A list has at most {most} lines. Draw up another one for the rest.");
    public static Problem NoLines() => new("commendation.no-lines", ProblemKind.Invalid,
        "Danh sách chưa có tập thể, cá nhân nào. Thêm ít nhất một dòng.", "The list names nobody yet. Add at least one line.");
    public static Problem NobodyAsked() => new("commendation.nobody-asked", ProblemKind.Invalid,
        "Chọn ít nhất một đơn vị của lực lượng khác để lấy ý kiến.", "Choose at least one unit of another force to ask.", "hoi");
    public static Problem ForceNotAsked(Force force) => new("commendation.force-not-asked", ProblemKind.Invalid,
        $"{ForceNames.Vi(force)} cùng tham gia kết quả nêu trong danh sách nhưng chưa được hỏi. Chọn thêm một đơn vị của lực lượng này.", $"The {ForceNames.En(force)} took part in results on the list and is not asked. Choose a unit of that force too.", "hoi");
    public static Problem NotAsked() => new("commendation.not-asked", ProblemKind.Forbidden,
        "Đơn vị này không được lấy ý kiến về danh sách.", "This unit is not asked about the list.");
    public static Problem OwnForce() => new("commendation.own-force", ProblemKind.Invalid,
        "Ý kiến về một dòng do lực lượng khác cho, không do lực lượng của người được đề nghị.", "The opinion on a line is another force's, not that of the nominee's own.");
    public static Problem OpinionNeedsText() => new("commendation.opinion-needs-text", ProblemKind.Invalid,
        "Không đồng ý hoặc có ý kiến khác thì ghi rõ nội dung.", "Say why you disagree, or what you remark.", "noi-dung");
    public static Problem OpinionsMissing(int count) => new("commendation.opinions-missing", ProblemKind.Invalid,
        $"Còn {count} ý kiến chưa có. Chờ đủ ý kiến, hoặc ghi lý do trình khi chưa đủ.", $"{count} opinions are missing. Wait for them, or say why the list is submitted without.", "ly-do-thieu");
    public static Problem SamePerson() => new("commendation.same-person", ProblemKind.Forbidden,
        "Người lập hoặc trình danh sách không quyết định danh sách đó. Người khác của đơn vị quyết định.", "Whoever drew up or submitted the list does not decide it. Another person of the deciding unit does.");
    public static Problem LineDecided() => new("commendation.line-decided", ProblemKind.Conflict,
        "Đã có quyết định về dòng này nên không thay đổi được.", "This line is decided and can't be changed.");
    public static Problem NoNumber() => new("commendation.no-number", ProblemKind.Invalid,
        "Ghi số quyết định khen thưởng, ví dụ 1234/QĐ-UBND.", "Enter the number of the decision, such as 1234/QĐ-UBND.", "so-qd");
    public static Problem NoDay() => new("commendation.no-day", ProblemKind.Invalid,
        "Ghi ngày quyết định, ví dụ 15/12/2026.", "Enter the day of the decision, such as 15/12/2026.", "ngay-qd");
    public static Problem DayInFuture() => new("commendation.day-in-future", ProblemKind.Invalid,
        "Ngày quyết định còn ở tương lai. Kiểm tra lại.", "The day of the decision lies in the future. Check it.", "ngay-qd");
    public static Problem RefusalNeedsReason() => new("commendation.refusal-needs-reason", ProblemKind.Invalid,
        "Không khen thưởng thì ghi lý do.", "Give the reason for not granting it.", "ly-do-qd");
    public static Problem NothingDecided() => new("commendation.nothing-decided", ProblemKind.Invalid,
        "Chọn khen thưởng hoặc không khen thưởng cho ít nhất một dòng.", "Choose granted or not granted for at least one line.");
    public static Problem NoOpinionGiven() => new("commendation.no-opinion-given", ProblemKind.Invalid,
        "Chọn ý kiến cho ít nhất một dòng.", "Choose an opinion on at least one line.");
    public static Problem NoTitle() => new("commendation.no-title", ProblemKind.Invalid, "Ghi tên danh sách.", "Give the list a title.", "tieu-de");
    public static Problem NoPeriod() => new("commendation.no-period", ProblemKind.Invalid, "Chọn kỳ xét khen thưởng.", "Choose the period.", "ky");
    public static Problem NoOccasion() => new("commendation.no-occasion", ProblemKind.Invalid, "Ghi dịp khen thưởng, ví dụ tổng kết năm 2026.", "Say the occasion, such as the review of 2026.", "dip");
    public static Problem NoName() => new("commendation.no-name", ProblemKind.Invalid, "Ghi họ và tên cán bộ được đề nghị.", "Enter the official's name.", "ho-ten");
    public static Problem NoPost() => new("commendation.no-post", ProblemKind.Invalid,
        "Ghi chức vụ của cán bộ. Hệ thống chỉ nhận cán bộ, chiến sĩ đang công tác; không nhận công dân.", "Enter the official's post. Only serving officials are named here, never citizens.", "chuc-vu");
    public static Problem NoUnit() => new("commendation.no-unit", ProblemKind.Invalid, "Chọn đơn vị của cán bộ.", "Choose the official's unit.", "don-vi");
    public static Problem NoCollective() => new("commendation.no-collective", ProblemKind.Invalid, "Chọn đơn vị, hoặc ghi tên tập thể.", "Choose the unit, or enter the collective's name.", "don-vi");
    public static Problem NoAchievement() => new("commendation.no-achievement", ProblemKind.Invalid,
        "Chưa có thành tích. Chọn kết quả, số liệu rồi bấm viết câu thành tích, hoặc tự ghi.", "There is no achievement yet. Choose results or figures and have the sentence written, or write it yourself.", "thanh-tich");
    public static Problem LevelDoesNotGrant(AwardForm form, AwardLevel level) => new("commendation.level-does-not-grant", ProblemKind.Invalid,
        $"{level.Name("vi")} không tặng {form.Name("vi").ToLowerInvariant()}. Chọn hình thức hoặc cấp khác.", $"The {level.Name("en")} does not grant a {form.Name("en").ToLowerInvariant()}. Choose another form or level.", "cap");
    public static Problem SameAchievement(string nominee, string code, string title) => new("commendation.same-achievement", ProblemKind.Invalid,
        $"{nominee} đã được đề nghị hoặc khen thưởng về chính thành tích này trong danh sách {code} ({title}). Một thành tích chỉ khen một lần; bỏ dòng, đổi thành tích, hoặc ghi lý do.",
        $"{nominee} has been proposed or rewarded for this very achievement on list {code} ({title}). An achievement is rewarded once; drop the line, change the achievement, or give a reason.", "ly-do-lai");
}
