using HiepDong.Problems;

namespace HiepDong.Conferences;

/// <summary>Refusals while a conference is prepared, its venues invited and their answers given.</summary>
public static class PreparationProblems
{
    private static Problem Bad(string code, string vi, string en, string? field = null) => new("conference." + code, ProblemKind.Invalid, vi, en, field);
    private static Problem Clash(string code, string vi, string en, string? field = null) => new("conference." + code, ProblemKind.Conflict, vi, en, field);
    private static string Clock(DateTimeOffset at) => at.ToOffset(Reporting.VietnamTime.Offset).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    public static Problem NoTitle() => Bad("no-title", "Nhập tên hội nghị.", "Enter the name of the conference.", "ten");
    public static Problem NotADay(string typed, string field) => Bad("not-a-day", $"“{typed}” không phải ngày có thật. Viết như 25/12/2026.", $"“{typed}” is no day. Write it like 25/12/2026.", field);
    public static Problem NotAnHour(string typed, string field) => Bad("not-an-hour", $"“{typed}” không phải giờ. Viết như 07:30.", $"“{typed}” is no time. Write it like 07:30.", field);
    public static Problem NotANumber(string typed, string field) => Bad("not-a-number", $"“{typed}” không phải số nguyên. Viết như 25.", $"“{typed}” is no whole number. Write it like 25.", field);
    public static Problem EndsBeforeItStarts() => Bad("ends-before-start", "Giờ kết thúc phải sau giờ bắt đầu. Sửa lại ngày giờ kết thúc.", "It must end after it starts. Correct the end.", "gio-ket-thuc");
    public static Problem TooLong() => Bad("too-long", $"Hội nghị kéo dài quá {ConferenceRules.MostDays} ngày. Kiểm tra lại ngày kết thúc.", $"It would last more than {ConferenceRules.MostDays} days. Check the last day.", "ngay-ket-thuc");
    public static Problem NoPlace() => Bad("no-place", "Hội nghị có phần trực tiếp nên phải ghi địa điểm của điểm cầu chính.", "A conference held in a room needs the place of its main venue.", "noi");
    public static Problem NoHost() => Bad("no-host", "Chọn đơn vị chủ trì tổ chức.", "Choose the host unit.", "don-vi");
    public static Problem NoChair() => Bad("no-chair", "Ghi ít nhất một đồng chí chủ trì: đơn vị, họ tên, chức vụ.", "Name at least one chair: unit, name, post.", "chu-tri-1-don-vi");
    public static Problem TooManyChairs() => Bad("too-many-chairs", "Hội nghị có nhiều nhất hai đồng chí chủ trì.", "A conference has at most two chairs.", "chu-tri-2-don-vi");
    public static Problem ChairWithoutUnit(string field) => Bad("chair-without-unit", "Người chủ trì phải kèm đơn vị. Gõ mã hoặc tên đơn vị.", "A chair needs a unit. Type its code or name.", field);
    public static Problem ChairWithoutName(string field) => Bad("chair-without-name", "Ghi họ tên người chủ trì hội nghị (mục Sửa thông tin) trước khi mời.", "Enter the name of each chair (under Edit) before inviting.", field);
    public static Problem ChairTwice() => Bad("chair-twice", "Một người được ghi chủ trì hai lần. Xóa một dòng.", "One person is named as chair twice. Clear one.", "chu-tri-2-ten");
    public static Problem UnknownClerk(string user) => Bad("unknown-clerk", $"Tài khoản “{user}” không thuộc đơn vị chủ trì tổ chức hay đơn vị của người chủ trì nên không làm thư ký được.", $"The account “{user}” belongs neither to the host unit nor to a chair's unit and can't be a clerk.", "thu-ky");
    public static Problem BadLink(string field) => Bad("bad-link", "Liên kết phòng họp phải là địa chỉ https://… của hệ thống họp trực tuyến.", "The room's link must be an https://… address of the video system.", field);
    public static Problem NoVideoServer() => Bad("no-video-server", "Nút này chưa khai báo máy chủ Jitsi. Quản trị khai báo ở mục Họp trực tuyến, hoặc chọn liên kết của hệ thống khác.", "This node has no Jitsi server set. An administrator sets it under Video conferencing; or choose another system's link.", "hop-truc-tuyen");

    public static Problem VenueWithoutUnit() => Bad("venue-without-unit", "Điểm cầu phải có đơn vị phụ trách. Gõ mã hoặc tên đơn vị.", "A venue needs the unit that hosts it. Type its code or name.", "don-vi");
    public static Problem VenueWithoutName() => Bad("venue-without-name", "Nhập tên điểm cầu.", "Enter the venue's name.", "ten");
    public static Problem VenueTwice(string name) => Bad("venue-twice", $"Đơn vị của điểm cầu “{name}” đã được mời. Mỗi đơn vị chỉ một điểm cầu.", $"The unit of venue “{name}” is invited already. Each unit has one venue.", "don-vi");
    public static Problem TwoMainVenues() => Bad("two-main-venues", "Chỉ một điểm cầu chính. Bỏ chọn ở điểm cầu kia trước.", "There is one main venue only. Take the mark off the other one first.", "chinh");
    public static Problem TooManyVenues() => Bad("too-many-venues", $"Hội nghị có nhiều nhất {ConferenceRules.MostVenues} điểm cầu. Mời bớt đơn vị.", $"A conference has at most {ConferenceRules.MostVenues} venues. Invite fewer units.", "diem-cau");
    public static Problem NoUnitsToAdd() => Bad("no-units-to-add", "Không có đơn vị nào khớp nhóm đã chọn. Chọn nhóm hoặc lực lượng khác.", "No unit fits the group chosen. Choose another group or force.", "nhom");
    public static Problem NoVenue() => new("conference.no-venue", ProblemKind.Missing, "Điểm cầu này không còn trong hội nghị. Tải lại trang.", "This venue is no longer part of the conference. Reload the page.");
    public static Problem VenueSpeaks(string name, string item) => Clash("venue-speaks", $"Điểm cầu “{name}” đang được giao nội dung “{item}”. Đổi người trình bày trước khi bỏ điểm cầu.", $"Venue “{name}” is to speak on “{item}”. Change that item before removing the venue.");
    public static Problem BadExpected(int most) => Bad("bad-expected", $"Số người dự phải từ 0 đến {most}.", $"The number of people must be from 0 to {most}.", "so-nguoi");

    public static Problem ItemWithoutTitle() => Bad("item-without-title", "Nhập nội dung của mục chương trình.", "Enter what the agenda item is about.", "noi-dung");
    public static Problem BadMinutes(string item) => Bad("bad-minutes", $"Mục “{item}”: thời lượng phải từ 1 đến {ConferenceRules.MostMinutes} phút.", $"Item “{item}” must take from 1 to {ConferenceRules.MostMinutes} minutes.", "so-phut");
    public static Problem ItemOfNoVenue(string item) => Bad("item-of-no-venue", $"Mục “{item}” giao cho điểm cầu không có trong hội nghị. Chọn lại điểm cầu.", $"Item “{item}” is given to a venue that is not part of the conference. Choose again.", "diem-cau");
    public static Problem ItemsAtOnce(string first, string second, DateTimeOffset until) => Bad("items-at-once", $"“{second}” bắt đầu khi “{first}” chưa xong (đến {Clock(until)}). Lùi giờ bắt đầu, hoặc để trống để nối tiếp.", $"“{second}” begins while “{first}” is still on (until {Clock(until)}). Begin later, or leave the time empty.", "bat-dau");
    public static Problem AgendaBeforeStart(string item, TimeOnly at, DateTimeOffset start) => Bad("agenda-before-start", $"“{item}” bắt đầu lúc {at:HH\\:mm}, trước giờ khai mạc {Clock(start)}. Sửa giờ bắt đầu của mục.", $"“{item}” begins at {at:HH\\:mm}, before the conference at {Clock(start)}. Correct its time.", "bat-dau");
    public static Problem AgendaTooLong(DateTimeOffset until, DateTimeOffset end, int minutes) => Bad("agenda-too-long", $"Chương trình kéo dài đến {Clock(until)}, quá giờ kết thúc {Clock(end)} là {minutes} phút. Rút thời lượng các mục, hoặc lùi giờ kết thúc hội nghị.", $"The agenda runs until {Clock(until)}, {minutes} minutes beyond the end at {Clock(end)}. Shorten items, or end the conference later.", "so-phut");
    public static Problem TooManyItems() => Bad("too-many-items", $"Chương trình có nhiều nhất {ConferenceRules.MostItems} mục.", $"An agenda has at most {ConferenceRules.MostItems} items.", "noi-dung");
    public static Problem NoItem() => new("conference.no-item", ProblemKind.Missing, "Mục này không còn trong chương trình. Tải lại trang.", "This item is no longer on the agenda. Reload the page.");

    public static Problem NobodyToInvite() => Bad("nobody-to-invite", "Chưa có điểm cầu nào để mời. Thêm điểm cầu trước.", "There is no venue to invite yet. Add venues first.");
    public static Problem NoAgenda() => Bad("no-agenda", "Chưa có chương trình. Thêm các mục chương trình trước khi mời.", "There is no agenda yet. Add its items before inviting.");
    public static Problem BeganAlready() => Clash("began-already", "Giờ bắt đầu đã qua nên không mời được. Sửa thời gian hội nghị.", "Its start has passed, so nobody can be invited. Correct the time.");
    public static Problem BadNumber() => Bad("bad-number", "Số giấy mời phải là số nguyên từ 1 đến 99999; để trống nếu ghi tay.", "The invitation's number must be whole, from 1 to 99999; leave it empty to write it by hand.", "so");
    public static Problem NotAhead(string code) => Clash("not-ahead", $"Hội nghị {code} đã khai mạc, đã kết thúc hoặc đã hủy nên không sửa phần chuẩn bị được nữa.", $"Conference {code} has opened, is over or was cancelled; its preparation can't be changed any more.");
    public static Problem NotInvited(string code) => Clash("not-invited", $"Hội nghị {code} chưa mời hoặc không còn nhận trả lời.", $"Conference {code} has not invited yet, or takes no more answers.");
    public static Problem NotCancelled(string code) => Clash("not-cancelled", $"Hội nghị {code} không ở trạng thái đã hủy.", $"Conference {code} is not cancelled.");
    public static Problem CancelNeedsReason() => Bad("cancel-needs-reason", "Ghi lý do hủy để các điểm cầu biết.", "Give the reason, so that the venues know.", "ly-do-huy");
    public static Problem DeclineNeedsReason() => Bad("decline-needs-reason", "Ghi lý do không dự để đơn vị tổ chức bố trí lại.", "Give the reason for not attending, so that the host can arrange otherwise.", "ly-do");
    public static Problem AcceptNeedsPresiding() => Bad("accept-needs-presiding", "Ghi họ tên, chức vụ người chủ trì tại điểm cầu.", "Enter name and post of who presides at the venue.", "nguoi-chu-tri");
    public static Problem AnswerNeedsChoice() => Bad("answer-needs-choice", "Chọn tham dự hoặc không tham dự.", "Choose to attend or not to attend.", "tra-loi");
    public static Problem PublicationFixed() => Clash("publication-fixed", "Hội nghị đã khai mạc: số liệu công bố gắn với hội nghị không đổi được nữa.", "The conference has opened: the published figures it works from can't be changed any more.");
    public static Problem UnknownPublication() => Bad("unknown-publication", "Công bố này không có hoặc không thuộc địa bàn của hội nghị. Chọn trong danh sách.", "There is no such publication, or it is not of this conference's area. Choose from the list.", "cong-bo");
    public static Problem NoRoom() => Clash("no-room", "Hội nghị này không có phòng họp trực tuyến cho điểm cầu, hoặc đã kết thúc.", "There is no video room for this venue, or the conference is over.");
    public static Problem NothingToUndo() => Clash("nothing-to-undo", "Không còn bước nào hoàn tác được: hội nghị đã thay đổi sau đó.", "There is nothing left to undo: the conference has changed since.");
    public static Problem PlannedAlready(string code) => Clash("planned-already", $"Hội nghị của kỳ này đã được lập: {code}.", $"The conference of this period has been planned already: {code}.");
}

/// <summary>Refusals of the rhythm table and of the video settings.</summary>
public static class RhythmProblems
{
    private static Problem Bad(string code, string vi, string en, string? field) => new("conference." + code, ProblemKind.Invalid, vi, en, field);

    public static Problem NotFound() => new("conference.rhythm-not-found", ProblemKind.Missing, "Không tìm thấy nhịp hội nghị này. Tải lại trang.", "There is no such rhythm. Reload the page.");
    public static Problem BadDay(bool week) => week
        ? Bad("rhythm-bad-day", "Ngày họp hằng tuần là số từ 1 (thứ hai) đến 7 (chủ nhật).", "The day of a weekly meeting is a number from 1 (Monday) to 7 (Sunday).", "ngay")
        : Bad("rhythm-bad-day", "Ngày họp tính từ ngày cuối kỳ, từ −60 đến 120.", "The day is counted from the period's last day, from −60 to 120.", "ngay");
    public static Problem BadLength() => Bad("rhythm-bad-length", "Thời lượng từ 10 phút đến 24 giờ.", "It lasts from 10 minutes to 24 hours.", "so-phut");
    public static Problem NobodyHosts() => Bad("rhythm-no-host", "Chọn ít nhất một lực lượng đăng cai.", "Choose at least one force that hosts.", "luan-phien-1");
    public static Problem HostTwice() => Bad("rhythm-host-twice", "Mỗi lực lượng chỉ đứng một lần trong thứ tự luân phiên.", "Each force stands once in the order.", "luan-phien-1");
    public static Problem EndsBeforeItBegins() => Bad("rhythm-ends-before-it-begins", "Ngày hết hiệu lực phải sau ngày bắt đầu.", "It must end after it begins.", "den");
    public static Problem NeedsSource() => Bad("rhythm-needs-source", "Ghi nguồn: văn bản quy định hoặc “thông lệ”.", "Give the source: the document that sets it, or “practice”.", "nguon");
    public static Problem BadServer() => Bad("video-bad-server", "Địa chỉ máy chủ phải là https://tên-máy-chủ, không kèm đường dẫn.", "The server's address must be https://host, without a path.", "may-chu");
    public static Problem BadApp() => Bad("video-bad-app", "Mã ứng dụng gồm 1 đến 100 chữ, số, gạch nối, gạch dưới hoặc dấu chấm.", "The application id has 1 to 100 letters, digits, hyphens, underscores or dots.", "ma-ung-dung");
    public static Problem BadSecret() => Bad("video-bad-secret", "Khóa bí mật cần ít nhất 16 ký tự. Để trống để giữ khóa đang dùng.", "The secret needs at least 16 characters. Leave it empty to keep the present one.", "khoa");
}
