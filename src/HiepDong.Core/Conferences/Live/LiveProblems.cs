using System.Globalization;
using HiepDong.Problems;

namespace HiepDong.Conferences;

/// <summary>Refusals while a conference runs, and of its minutes and conclusions.</summary>
public static class LiveProblems
{
    public static Problem NotOpen() => new("live.not-open", ProblemKind.Conflict,
        "Hội nghị chưa khai mạc hoặc đã bế mạc nên chưa làm được việc này. Tải lại trang để xem trạng thái mới.", "The conference has not opened or has closed, so this can't be done. Reload the page to see its state.");
    public static Problem CannotOpen() => new("live.cannot-open", ProblemKind.Conflict,
        "Chỉ khai mạc được hội nghị đang chuẩn bị hoặc đã mời. Hội nghị này đã khai mạc, đã bế mạc hoặc đã hủy.", "Only a conference that is planned or invited can open. This one has opened, closed or been cancelled.");
    public static Problem Settled() => new("live.settled", ProblemKind.Conflict,
        "Biên bản và kết luận đã được phê duyệt nên không sửa được nữa. Muốn thay đổi phải lập văn bản mới.", "Minutes and conclusions have been approved and can't be changed any more. A change needs a new document.");
    public static Problem NoItem() => new("live.no-item", ProblemKind.Missing, "Không có mục này trong chương trình. Tải lại trang để xem chương trình mới.", "There is no such item on the agenda. Reload the page to see it.");
    public static Problem ItemRunning() => new("live.item-running", ProblemKind.Conflict,
        "Mục này đang diễn ra, người khác vừa chuyển. Không phải làm gì thêm.", "This item is running already; somebody else has just moved on. Nothing else is needed.");
    public static Problem NoNextItem() => new("live.no-next-item", ProblemKind.Conflict,
        "Chương trình không còn mục nào chưa diễn ra. Chọn lại một mục trong danh sách, hoặc bế mạc hội nghị.", "No item of the agenda is left. Choose one in the list again, or close the conference.");
    public static Problem NotRunning() => new("live.not-running", ProblemKind.Conflict, "Hội nghị không ở trạng thái đang họp. Tải lại trang để xem trạng thái mới.", "The conference is not in session. Reload the page to see its state.");
    public static Problem NotPaused() => new("live.not-paused", ProblemKind.Conflict, "Hội nghị không tạm dừng. Tải lại trang để xem trạng thái mới.", "The conference is not paused. Reload the page to see its state.");
    public static Problem NoVenue() => new("live.no-venue", ProblemKind.Missing, "Không có điểm cầu này trong hội nghị. Mở lại từ trang hội nghị.", "The conference has no such venue. Open it again from the conference's page.");
    public static Problem VenueNotHere() => new("live.venue-not-here", ProblemKind.Conflict,
        "Điểm cầu chưa vào hội nghị hoặc đã rời. Bấm “Vào hội nghị” ở trang của điểm cầu trước.", "The venue has not joined or has left. Press “Join” on the venue's page first.");
    public static Problem VenueHere() => new("live.venue-here", ProblemKind.Conflict, "Điểm cầu đang trong hội nghị rồi. Không phải làm gì thêm.", "The venue is in the conference already. Nothing else is needed.");
    public static Problem BadCount() => new("live.bad-count", ProblemKind.Invalid, "Số người dự là số nguyên từ 0 đến 10.000. Nhập lại.", "The head count is a whole number from 0 to 10,000. Enter it again.", "so-nguoi");
    public static Problem NoTopic() => new("live.no-topic", ProblemKind.Invalid, "Ghi nội dung phát biểu để chủ trì sắp xếp.", "Say what the speech is about, so that the chair can arrange it.", "chu-de");
    public static Problem TooManyRequests() => new("live.too-many-requests", ProblemKind.Conflict,
        "Điểm cầu đã có 5 đăng ký đang chờ. Rút bớt một đăng ký trước khi thêm.", "The venue has 5 requests waiting already. Withdraw one before adding another.", "chu-de");
    public static Problem NoSpeech() => new("live.no-speech", ProblemKind.Missing, "Không tìm thấy đăng ký phát biểu này. Tải lại trang.", "There is no such request to speak. Reload the page.");
    public static Problem SpeechNotWaiting() => new("live.speech-not-waiting", ProblemKind.Conflict,
        "Đăng ký này không còn chờ: đã mời, đã xong hoặc đã rút. Tải lại trang để xem hàng đợi.", "This request is not waiting any more: it was called, finished or withdrawn. Reload the page to see the queue.");
    public static Problem SpeechNotRunning() => new("live.speech-not-running", ProblemKind.Conflict, "Phát biểu này không đang diễn ra. Tải lại trang để xem hàng đợi.", "This speech is not running. Reload the page to see the queue.");
    public static Problem VenueSpeaking(string venue) => new("live.venue-speaking", ProblemKind.Conflict,
        $"{venue} đang phát biểu. Kết thúc phát biểu đó trước khi mời người khác.", $"{venue} is speaking. Finish that speech before calling another.");
    public static Problem NoText() => new("live.no-text", ProblemKind.Invalid, "Kết luận chưa có nội dung. Ghi nội dung, hoặc rút kết luận này.", "The conclusion has no text. Write it, or withdraw the conclusion.", "noi-dung");
    public static Problem DeadlineBeforeConference(DateOnly day) => new("live.deadline-before-conference", ProblemKind.Invalid,
        string.Create(CultureInfo.InvariantCulture, $"Hạn hoàn thành trước ngày hội nghị ({day:dd/MM/yyyy}). Chọn ngày từ ngày hội nghị trở đi."),
        string.Create(CultureInfo.InvariantCulture, $"The deadline is before the conference ({day:dd/MM/yyyy}). Choose that day or a later one."), "han");
    public static Problem BadDeadline() => new("live.bad-deadline", ProblemKind.Invalid, "Hạn hoàn thành không phải một ngày. Nhập dạng ngày/tháng/năm.", "The deadline is not a date. Enter day/month/year.", "han");
    public static Problem LeadSupports() => new("live.lead-supports", ProblemKind.Invalid,
        "Đơn vị chủ trì không đồng thời là đơn vị phối hợp. Bỏ đơn vị này khỏi phần phối hợp.", "The lead unit can't be a supporting unit too. Take it out of the supporting units.", "phoi-hop");
    public static Problem UnknownUnit(string typed) => new("live.unknown-unit", ProblemKind.Invalid,
        $"Không có đơn vị “{typed}”. Chọn trong danh sách gợi ý, hoặc nhập đúng mã.", $"There is no unit “{typed}”. Choose one of the suggestions, or enter its code.", "chu-tri");
    public static Problem Incomplete(int number) => new("live.conclusion-incomplete", ProblemKind.Conflict,
        $"Kết luận {number} còn thiếu đơn vị chủ trì hoặc hạn hoàn thành nên chưa chốt được. Bổ sung rồi chốt lại.", $"Conclusion {number} has no lead unit or no deadline yet and can't be settled. Add them first.");
    public static Problem NoConclusion() => new("live.no-conclusion", ProblemKind.Missing, "Không tìm thấy kết luận này. Tải lại trang.", "There is no such conclusion. Reload the page.");
    public static Problem NumbersFixed() => new("live.numbers-fixed", ProblemKind.Conflict,
        "Hội nghị đã bế mạc, số thứ tự kết luận đã cố định: không thêm, rút hoặc đổi thứ tự. Chỉ đính chính nội dung.", "The conference has closed and its conclusions keep their numbers: none can be added, withdrawn or moved. Only their text may be corrected.");
    public static Problem ConclusionWithdrawn() => new("live.conclusion-withdrawn", ProblemKind.Conflict, "Kết luận này đã rút. Khôi phục lại trước khi làm tiếp.", "This conclusion has been withdrawn. Restore it first.");
    public static Problem SavedMeanwhile(string by) => new("live.saved-meanwhile", ProblemKind.Conflict,
        $"{by} vừa lưu bản khác. Chữ vừa nhập còn nguyên trong ô; xem phần khác nhau rồi chọn bản trong ô, bản kia, hoặc tự ghép.",
        $"{by} has just saved another text. Yours is still in the field; look at what differs, then keep yours, theirs, or merge by hand.");
}
