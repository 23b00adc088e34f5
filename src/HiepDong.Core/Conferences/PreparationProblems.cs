using HiepDong.Problems;

namespace HiepDong.Conferences;

/// <summary>Refusals while a conference is prepared, its venues invited and their answers given.</summary>
public static class PreparationProblems
{
    private static string Clock(DateTimeOffset at) => at.ToOffset(Reporting.VietnamTime.Offset).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    public static Problem UnknownKind(string typed) => new("conference.unknown-kind", ProblemKind.Invalid,
        $"Không có loại hội nghị “{typed}”. Chọn briefing, interim_review, final_review hoặc thematic.", $"There is no kind of conference “{typed}”. Choose briefing, interim_review, final_review or thematic.", "kind");
    public static Problem NoTitle() => new("conference.no-title", ProblemKind.Invalid,
        "Nhập tên hội nghị.", "Enter the name of the conference.", "ten");
    public static Problem NotADay(string typed, string field) => new("conference.not-a-day", ProblemKind.Invalid,
        $"“{typed}” không phải ngày có thật. Viết như 25/12/2026.", $"“{typed}” is no day. Write it like 25/12/2026.", field);
    public static Problem NotAnHour(string typed, string field) => new("conference.not-an-hour", ProblemKind.Invalid,
        $"“{typed}” không phải giờ. Viết như 07:30.", $"“{typed}” is no time. Write it like 07:30.", field);
    public static Problem NotANumber(string typed, string field) => new("conference.not-a-number", ProblemKind.Invalid,
        $"“{typed}” không phải số nguyên. Viết như 25.", $"“{typed}” is no whole number. Write it like 25.", field);
    public static Problem EndsBeforeItStarts() => new("conference.ends-before-start", ProblemKind.Invalid,
        "Giờ kết thúc phải sau giờ bắt đầu. Sửa lại ngày giờ kết thúc.", "It must end after it starts. Correct the end.", "gio-ket-thuc");
    public static Problem TooLong() => new("conference.too-long", ProblemKind.Invalid,
        $"Hội nghị kéo dài quá {ConferenceRules.MostDays} ngày. Kiểm tra lại ngày kết thúc.", $"It would last more than {ConferenceRules.MostDays} days. Check the last day.", "ngay-ket-thuc");
    public static Problem NoPlace() => new("conference.no-place", ProblemKind.Invalid,
        "Hội nghị có phần trực tiếp nên phải ghi địa điểm của điểm cầu chính.", "A conference held in a room needs the place of its main venue.", "noi");
    public static Problem NoHost() => new("conference.no-host", ProblemKind.Invalid,
        "Chọn đơn vị chủ trì tổ chức.", "Choose the host unit.", "don-vi");
    public static Problem NoChair() => new("conference.no-chair", ProblemKind.Invalid,
        "Ghi ít nhất một đồng chí chủ trì: đơn vị, họ tên, chức vụ.", "Name at least one chair: unit, name, post.", "chu-tri-1-don-vi");
    public static Problem TooManyChairs() => new("conference.too-many-chairs", ProblemKind.Invalid,
        "Hội nghị có nhiều nhất hai đồng chí chủ trì.", "A conference has at most two chairs.", "chu-tri-2-don-vi");
    public static Problem ChairWithoutUnit(string field) => new("conference.chair-without-unit", ProblemKind.Invalid,
        "Người chủ trì phải kèm đơn vị. Gõ mã hoặc tên đơn vị.", "A chair needs a unit. Type its code or name.", field);
    public static Problem ChairWithoutName(string field) => new("conference.chair-without-name", ProblemKind.Invalid,
        "Ghi họ tên người chủ trì hội nghị (mục Sửa thông tin) trước khi mời.", "Enter the name of each chair (under Edit) before inviting.", field);
    public static Problem ChairTwice() => new("conference.chair-twice", ProblemKind.Invalid,
        "Một người được ghi chủ trì hai lần. Xóa một dòng.", "One person is named as chair twice. Clear one.", "chu-tri-2-ten");
    public static Problem UnknownClerk(string user) => new("conference.unknown-clerk", ProblemKind.Invalid,
        $"Tài khoản “{user}” không thuộc đơn vị chủ trì tổ chức hay đơn vị của người chủ trì nên không làm thư ký được.", $"The account “{user}” belongs neither to the host unit nor to a chair's unit and can't be a clerk.", "thu-ky");
    public static Problem BadLink(string field) => new("conference.bad-link", ProblemKind.Invalid,
        "Liên kết phòng họp phải là địa chỉ https://… của hệ thống họp trực tuyến.", "The room's link must be an https://… address of the video system.", field);
    public static Problem NoVideoServer() => new("conference.no-video-server", ProblemKind.Invalid,
        "Nút này chưa khai báo máy chủ Jitsi. Quản trị khai báo ở mục Họp trực tuyến, hoặc chọn liên kết của hệ thống khác.", "This node has no Jitsi server set. An administrator sets it under Video conferencing; or choose another system's link.", "hop-truc-tuyen");

    public static Problem VenueWithoutUnit() => new("conference.venue-without-unit", ProblemKind.Invalid,
        "Điểm cầu phải có đơn vị phụ trách. Gõ mã hoặc tên đơn vị.", "A venue needs the unit that hosts it. Type its code or name.", "don-vi");
    public static Problem VenueWithoutName() => new("conference.venue-without-name", ProblemKind.Invalid,
        "Nhập tên điểm cầu.", "Enter the venue's name.", "ten");
    public static Problem VenueTwice(string name) => new("conference.venue-twice", ProblemKind.Invalid,
        $"Đơn vị của điểm cầu “{name}” đã được mời. Mỗi đơn vị chỉ một điểm cầu.", $"The unit of venue “{name}” is invited already. Each unit has one venue.", "don-vi");
    public static Problem TwoMainVenues() => new("conference.two-main-venues", ProblemKind.Invalid,
        "Chỉ một điểm cầu chính. Bỏ chọn ở điểm cầu kia trước.", "There is one main venue only. Take the mark off the other one first.", "chinh");
    public static Problem TooManyVenues() => new("conference.too-many-venues", ProblemKind.Invalid,
        $"Hội nghị có nhiều nhất {ConferenceRules.MostVenues} điểm cầu. Mời bớt đơn vị.", $"A conference has at most {ConferenceRules.MostVenues} venues. Invite fewer units.", "diem-cau");
    public static Problem NoUnitsToAdd() => new("conference.no-units-to-add", ProblemKind.Invalid,
        "Không có đơn vị nào khớp nhóm đã chọn. Chọn nhóm hoặc lực lượng khác.", "No unit fits the group chosen. Choose another group or force.", "nhom");
    public static Problem NoVenue() => new("conference.no-venue", ProblemKind.Missing, "Điểm cầu này không còn trong hội nghị. Tải lại trang.", "This venue is no longer part of the conference. Reload the page.");
    public static Problem VenueSpeaks(string name, string item) => new("conference.venue-speaks", ProblemKind.Conflict,
        $"Điểm cầu “{name}” đang được giao nội dung “{item}”. Đổi người trình bày trước khi bỏ điểm cầu.", $"Venue “{name}” is to speak on “{item}”. Change that item before removing the venue.");
    public static Problem BadExpected(int most) => new("conference.bad-expected", ProblemKind.Invalid,
        $"Số người dự phải từ 0 đến {most}.", $"The number of people must be from 0 to {most}.", "so-nguoi");

    public static Problem ItemWithoutTitle() => new("conference.item-without-title", ProblemKind.Invalid,
        "Nhập nội dung của mục chương trình.", "Enter what the agenda item is about.", "noi-dung");
    public static Problem BadMinutes(string item) => new("conference.bad-minutes", ProblemKind.Invalid,
        $"Mục “{item}”: thời lượng phải từ 1 đến {ConferenceRules.MostMinutes} phút.", $"Item “{item}” must take from 1 to {ConferenceRules.MostMinutes} minutes.", "so-phut");
    public static Problem ItemOfNoVenue(string item) => new("conference.item-of-no-venue", ProblemKind.Invalid,
        $"Mục “{item}” giao cho điểm cầu không có trong hội nghị. Chọn lại điểm cầu.", $"Item “{item}” is given to a venue that is not part of the conference. Choose again.", "diem-cau");
    public static Problem ItemsAtOnce(string first, string second, DateTimeOffset until) => new("conference.items-at-once", ProblemKind.Invalid,
        $"“{second}” bắt đầu khi “{first}” chưa xong (đến {Clock(until)}). Lùi giờ bắt đầu, hoặc để trống để nối tiếp.", $"“{second}” begins while “{first}” is still on (until {Clock(until)}). Begin later, or leave the time empty.", "bat-dau");
    public static Problem AgendaBeforeStart(string item, TimeOnly at, DateTimeOffset start) => new("conference.agenda-before-start", ProblemKind.Invalid,
        $"“{item}” bắt đầu lúc {at:HH\\:mm}, trước giờ khai mạc {Clock(start)}. Sửa giờ bắt đầu của mục.", $"“{item}” begins at {at:HH\\:mm}, before the conference at {Clock(start)}. Correct its time.", "bat-dau");
    public static Problem AgendaTooLong(DateTimeOffset until, DateTimeOffset end, int minutes) => new("conference.agenda-too-long", ProblemKind.Invalid,
        $"Chương trình kéo dài đến {Clock(until)}, quá giờ kết thúc {Clock(end)} là {minutes} phút. Rút thời lượng các mục, hoặc lùi giờ kết thúc hội nghị.", $"The agenda runs until {Clock(until)}, {minutes} minutes beyond the end at {Clock(end)}. Shorten items, or end the conference later.", "so-phut");
    public static Problem TooManyItems() => new("conference.too-many-items", ProblemKind.Invalid,
        $"Chương trình có nhiều nhất {ConferenceRules.MostItems} mục.", $"An agenda has at most {ConferenceRules.MostItems} items.", "noi-dung");
    public static Problem NoItem() => new("conference.no-item", ProblemKind.Missing, "Mục này không còn trong chương trình. Tải lại trang.", "This item is no longer on the agenda. Reload the page.");

    public static Problem NobodyToInvite() => new("conference.nobody-to-invite", ProblemKind.Invalid,
        "Chưa có điểm cầu nào để mời. Thêm điểm cầu trước.", "There is no venue to invite yet. Add venues first.");
    public static Problem NoAgenda() => new("conference.no-agenda", ProblemKind.Invalid,
        "Chưa có chương trình. Thêm các mục chương trình trước khi mời.", "There is no agenda yet. Add its items before inviting.");
    public static Problem BeganAlready() => new("conference.began-already", ProblemKind.Conflict,
        "Giờ bắt đầu đã qua nên không mời được. Sửa thời gian hội nghị.", "Its start has passed, so nobody can be invited. Correct the time.");
    public static Problem BadNumber() => new("conference.bad-number", ProblemKind.Invalid,
        "Số giấy mời phải là số nguyên từ 1 đến 99999; để trống nếu ghi tay.", "The invitation's number must be whole, from 1 to 99999; leave it empty to write it by hand.", "so");
    public static Problem NotAhead(string code) => new("conference.not-ahead", ProblemKind.Conflict,
        $"Hội nghị {code} đã khai mạc, đã kết thúc hoặc đã hủy nên không sửa phần chuẩn bị được nữa.", $"Conference {code} has opened, is over or was cancelled; its preparation can't be changed any more.");
    public static Problem NotInvited(string code) => new("conference.not-invited", ProblemKind.Conflict,
        $"Hội nghị {code} chưa mời hoặc không còn nhận trả lời.", $"Conference {code} has not invited yet, or takes no more answers.");
    public static Problem NotCancelled(string code) => new("conference.not-cancelled", ProblemKind.Conflict,
        $"Hội nghị {code} không ở trạng thái đã hủy.", $"Conference {code} is not cancelled.");
    public static Problem CancelNeedsReason() => new("conference.cancel-needs-reason", ProblemKind.Invalid,
        "Ghi lý do hủy để các điểm cầu biết.", "Give the reason, so that the venues know.", "ly-do-huy");
    public static Problem DeclineNeedsReason() => new("conference.decline-needs-reason", ProblemKind.Invalid,
        "Ghi lý do không dự để đơn vị tổ chức bố trí lại.", "Give the reason for not attending, so that the host can arrange otherwise.", "ly-do");
    public static Problem AcceptNeedsPresiding() => new("conference.accept-needs-presiding", ProblemKind.Invalid,
        "Ghi họ tên, chức vụ người chủ trì tại điểm cầu.", "Enter name and post of who presides at the venue.", "nguoi-chu-tri");
    public static Problem AnswerNeedsChoice() => new("conference.answer-needs-choice", ProblemKind.Invalid,
        "Chọn tham dự hoặc không tham dự.", "Choose to attend or not to attend.", "tra-loi");
    public static Problem PublicationFixed() => new("conference.publication-fixed", ProblemKind.Conflict,
        "Hội nghị đã khai mạc: số liệu công bố gắn với hội nghị không đổi được nữa.", "The conference has opened: the published figures it works from can't be changed any more.");
    public static Problem UnknownPublication() => new("conference.unknown-publication", ProblemKind.Invalid,
        "Công bố này không có hoặc không thuộc địa bàn của hội nghị. Chọn trong danh sách.", "There is no such publication, or it is not of this conference's area. Choose from the list.", "cong-bo");
    public static Problem NoRoom() => new("conference.no-room", ProblemKind.Conflict,
        "Hội nghị này không có phòng họp trực tuyến cho điểm cầu, hoặc đã kết thúc.", "There is no video room for this venue, or the conference is over.");
    public static Problem NothingToUndo() => new("conference.nothing-to-undo", ProblemKind.Conflict,
        "Không còn bước nào hoàn tác được: hội nghị đã thay đổi sau đó.", "There is nothing left to undo: the conference has changed since.");
    public static Problem PlannedAlready(string code) => new("conference.planned-already", ProblemKind.Conflict,
        $"Hội nghị của kỳ này đã được lập: {code}.", $"The conference of this period has been planned already: {code}.");
}

/// <summary>Refusals of the rhythm table and of the video settings.</summary>
public static class RhythmProblems
{

    public static Problem NotFound() => new("conference.rhythm-not-found", ProblemKind.Missing, "Không tìm thấy nhịp hội nghị này. Tải lại trang.", "There is no such rhythm. Reload the page.");
    public static Problem BadDay(bool week) => week
        ? new("conference.rhythm-bad-day", ProblemKind.Invalid,
        "Ngày họp hằng tuần là số từ 1 (thứ hai) đến 7 (chủ nhật).", "The day of a weekly meeting is a number from 1 (Monday) to 7 (Sunday).", "ngay")
        : new("conference.rhythm-bad-day", ProblemKind.Invalid,
        "Ngày họp tính từ ngày cuối kỳ, từ −60 đến 120.", "The day is counted from the period's last day, from −60 to 120.", "ngay");
    public static Problem BadLength() => new("conference.rhythm-bad-length", ProblemKind.Invalid,
        "Thời lượng từ 10 phút đến 24 giờ.", "It lasts from 10 minutes to 24 hours.", "so-phut");
    public static Problem NobodyHosts() => new("conference.rhythm-no-host", ProblemKind.Invalid,
        "Chọn ít nhất một lực lượng đăng cai.", "Choose at least one force that hosts.", "luan-phien-1");
    public static Problem HostTwice() => new("conference.rhythm-host-twice", ProblemKind.Invalid,
        "Mỗi lực lượng chỉ đứng một lần trong thứ tự luân phiên.", "Each force stands once in the order.", "luan-phien-1");
    public static Problem EndsBeforeItBegins() => new("conference.rhythm-ends-before-it-begins", ProblemKind.Invalid,
        "Ngày hết hiệu lực phải sau ngày bắt đầu.", "It must end after it begins.", "den");
    public static Problem NeedsSource() => new("conference.rhythm-needs-source", ProblemKind.Invalid,
        "Ghi nguồn: văn bản quy định hoặc “thông lệ”.", "Give the source: the document that sets it, or “practice”.", "nguon");
    public static Problem BadServer() => new("conference.video-bad-server", ProblemKind.Invalid,
        "Địa chỉ máy chủ phải là https://tên-máy-chủ, không kèm đường dẫn.", "The server's address must be https://host, without a path.", "may-chu");
    public static Problem BadApp() => new("conference.video-bad-app", ProblemKind.Invalid,
        "Mã ứng dụng gồm 1 đến 100 chữ, số, gạch nối, gạch dưới hoặc dấu chấm.", "The application id has 1 to 100 letters, digits, hyphens, underscores or dots.", "ma-ung-dung");
    public static Problem BadSecret() => new("conference.video-bad-secret", ProblemKind.Invalid,
        "Khóa bí mật cần ít nhất 16 ký tự. Để trống để giữ khóa đang dùng.", "The secret needs at least 16 characters. Leave it empty to keep the present one.", "khoa");
}
