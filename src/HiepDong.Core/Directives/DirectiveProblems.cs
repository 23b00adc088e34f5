using HiepDong.Problems;

namespace HiepDong.Directives;

/// <summary>Every refusal of the register of directives.</summary>
public static class DirectiveProblems
{
    public static Problem NotFound() => new("directive.not-found", ProblemKind.Missing,
        "Không tìm thấy văn bản này trong sổ. Mở lại từ danh sách văn bản.", "There is no such document in the register. Open it again from the list.");
    public static Problem UnknownKind(string typed) => new("directive.unknown-kind", ProblemKind.Invalid,
        typed.Length == 0 ? "Chọn loại văn bản." : $"“{typed}” không phải loại văn bản có trong danh mục. Chọn một loại, ví dụ Kế hoạch, Chỉ thị, Công văn.",
        typed.Length == 0 ? "Choose the kind of document." : $"“{typed}” is no kind of document of the list. Choose one, such as Plan, Directive, Official letter.", "loai");
    public static Problem BadSign() => new("directive.bad-sign", ProblemKind.Invalid,
        $"Ghi số và ký hiệu như trên văn bản, có ít nhất một chữ số, không quá {DirectiveRules.MostSign} ký tự; ví dụ 03/2019/NĐ-CP.",
        $"Write number and symbol as on the paper, with at least one digit, at most {DirectiveRules.MostSign} characters; for example 03/2019/NĐ-CP.", "so-ky-hieu");
    public static Problem NotADay(string typed, string field) => new("directive.not-a-day", ProblemKind.Invalid,
        typed.Length == 0 ? "Ghi ngày, ví dụ 15/11/2026." : $"“{typed}” không phải ngày có thật. Ghi theo dạng 15/11/2026.", typed.Length == 0 ? "Write the day, such as 15/11/2026." : $"“{typed}” is no day of the calendar. Write it as 15/11/2026.", field);
    public static Problem InTheFuture() => new("directive.in-the-future", ProblemKind.Invalid,
        "Ngày ban hành còn ở tương lai. Kiểm tra lại ngày trên văn bản.", "The day of issue lies in the future. Check the day on the paper.", "ngay");
    public static Problem TooEarly() => new("directive.too-early", ProblemKind.Invalid, "Ngày ban hành phải từ năm 1945 trở đi. Kiểm tra lại năm.", "The day of issue must be in 1945 or later. Check the year.", "ngay");
    public static Problem NoIssuer() => new("directive.no-issuer", ProblemKind.Invalid,
        $"Ghi cơ quan ban hành, không quá {DirectiveRules.MostIssuer} ký tự; ví dụ Chính phủ, Bộ Công an, hoặc mã đơn vị.", $"Write the issuing agency, at most {DirectiveRules.MostIssuer} characters; for example the Government, or a unit's code.", "co-quan");
    public static Problem NoAbstract() => new("directive.no-abstract", ProblemKind.Invalid, "Ghi trích yếu nội dung như trên văn bản.", "Write the abstract as on the paper.", "trich-yeu");
    public static Problem AbstractTooLong() => new("directive.abstract-too-long", ProblemKind.Invalid, $"Trích yếu dài quá {DirectiveRules.MostAbstract} ký tự. Viết gọn lại.", $"The abstract is longer than {DirectiveRules.MostAbstract} characters. Shorten it.", "trich-yeu");
    public static Problem EffectiveTooEarly() => new("directive.effective-too-early", ProblemKind.Invalid, "Ngày có hiệu lực sớm hơn ngày ban hành. Sửa một trong hai ngày.", "It takes effect before it was issued. Correct one of the days.", "hieu-luc-tu");
    public static Problem ExpiresTooEarly() => new("directive.expires-too-early", ProblemKind.Invalid, "Ngày hết hiệu lực phải sau ngày có hiệu lực. Sửa một trong hai ngày.", "It must expire after it takes effect. Correct one of the days.", "het-hieu-luc");
    public static Problem TooManyLinks(string field) => new("directive.too-many-links", ProblemKind.Invalid, $"Nhiều nhất {DirectiveRules.MostLinks} văn bản. Bỏ bớt.", $"At most {DirectiveRules.MostLinks} documents. Take some out.", field);
    public static Problem LinksToItself(string field) => new("directive.links-to-itself", ProblemKind.Invalid, "Văn bản không thể thay thế hoặc sửa đổi chính nó. Chọn văn bản khác.", "A document can't replace or amend itself. Choose another.", field);
    public static Problem PointersOff() => new("directive.pointers-off", ProblemKind.Invalid,
        "Nút này không nhận chỉ dẫn đến văn bản mật: quản trị viên đã tắt. Theo dõi văn bản này ở sổ văn bản mật của đơn vị.",
        "This node takes no pointers to classified documents: the administrator has switched them off. Follow this document in the unit's own register of classified documents.", "do-mat");
    public static Problem NoKeeper() => new("directive.no-keeper", ProblemKind.Invalid,
        $"Ghi nơi đang giữ văn bản mật (cơ quan, bộ phận), không quá {DirectiveRules.MostIssuer} ký tự, để biết hỏi ở đâu.", $"Write which office keeps the classified document, at most {DirectiveRules.MostIssuer} characters, so that people know whom to ask.", "noi-giu");
    public static Problem NoAbstractAllowed() => new("directive.no-abstract-allowed", ProblemKind.Invalid,
        "Văn bản Tuyệt mật không được ghi trích yếu ở đây. Xóa trích yếu; chỉ giữ số, ngày, cơ quan và nơi giữ.", "No abstract of a Top secret document may be kept here. Delete it; keep number, day, agency and keeper only.", "trich-yeu");
    public static Problem NotCitable() => new("directive.not-citable", ProblemKind.Invalid,
        "Văn bản mật không dùng làm căn cứ trong báo cáo thường. Bỏ chọn “Là căn cứ pháp lý”.", "A classified document can't be a legal basis of open reports. Untick “Is a legal basis”.", "can-cu");
    public static Problem NoFileOfClassified() => new("directive.no-file-of-classified", ProblemKind.Invalid,
        "Văn bản mật không được đính kèm tệp ở đây. Chỉ ghi nơi giữ; gửi tệp theo đường văn bản mật.", "No file of a classified document may be kept here. Say where it is kept; send it the way classified documents go.", "tep");
    public static Problem BecomesClassified() => new("directive.becomes-classified", ProblemKind.Conflict,
        "Mục này đang có tệp hoặc các bản trước chứa nội dung, không chuyển thành chỉ dẫn văn bản mật được. Rút mục này rồi ghi một chỉ dẫn mới; báo cán bộ bảo mật về tệp đã tải lên.",
        "This entry holds a file or earlier versions with content and can't become a pointer to a classified document. Withdraw it and register a pointer; tell the security officer of the file that was uploaded.", "do-mat");
    public static Problem Exists(string vi, string en) => new("directive.exists", ProblemKind.Conflict,
        $"Văn bản này đã có trong sổ: {vi}. Dùng mục đã có, không ghi lần thứ hai; nếu là văn bản khác thì kiểm tra lại ngày và cơ quan ban hành.",
        $"This document is in the register already: {en}. Use that entry instead of a second one; if it is another document, check the day and the issuing agency.", "so-ky-hieu");
    public static Problem ChangedMeanwhile(string by) => new("directive.changed-meanwhile", ProblemKind.Conflict,
        $"{by} vừa sửa văn bản này. Nội dung đồng chí nhập vẫn còn; xem bản mới ở trên rồi lưu lại nếu vẫn muốn sửa.", $"{by} has just changed this document. What you typed is kept; look at the newer version above, then save again if you still want to.");
    public static Problem Withdrawn() => new("directive.withdrawn", ProblemKind.Conflict, "Văn bản này đã rút khỏi sổ. Lấy lại trước khi làm việc này.", "This document was withdrawn from the register. Take it back first.");
    public static Problem NotWithdrawn() => new("directive.not-withdrawn", ProblemKind.Conflict, "Văn bản này đang có trong sổ, không phải lấy lại. Tải lại trang.", "This document stands in the register and need not be taken back. Reload the page.");
    public static Problem NothingToUndo() => new("directive.nothing-to-undo", ProblemKind.Conflict, "Không có lần sửa nào để hoàn tác. Tải lại trang để xem bản hiện tại.", "There is no change to undo. Reload the page to see the present version.");
    public static Problem NeedsReason() => new("directive.needs-reason", ProblemKind.Invalid, "Ghi lý do; lý do được lưu trong lịch sử.", "Give the reason; it stays in the history.", "ly-do");
    public static Problem UnknownDirective(string typed, string field) => new("directive.unknown", ProblemKind.Invalid,
        $"Không có văn bản nào là “{typed}” trong sổ. Ghi số, ký hiệu như gợi ý, hoặc đăng ký văn bản đó trước.", $"No document of the register is “{typed}”. Write number and symbol as suggested, or register that document first.", field);
    public static Problem SeveralDirectives(string typed, string list, string field) => new("directive.several", ProblemKind.Invalid,
        $"Có nhiều văn bản khớp với “{typed}”: {list}. Chọn đúng một dòng gợi ý.", $"Several documents match “{typed}”: {list}. Choose one of the suggestions.", field);
    public static Problem NoAddressee() => new("directive.no-addressee", ProblemKind.Invalid, "Chọn ít nhất một đơn vị nhận.", "Choose at least one unit to receive it.", "don-vi");
    public static Problem BeyondReach(string unit) => new("directive.beyond-reach", ProblemKind.Invalid,
        $"{unit} không thuộc quyền và không cùng địa bàn với đơn vị gửi. Bỏ đơn vị này, hoặc nhờ cấp trên của đơn vị đó chuyển.", $"{unit} is neither below the sending unit nor in its territory. Take it out, or ask the unit above it to pass it on.", "don-vi");
    public static Problem AlreadyAddressed(string unit) => new("directive.already-addressed", ProblemKind.Conflict, $"{unit} đã có tên trong danh sách nhận. Tải lại trang.", $"{unit} is already among those addressed. Reload the page.", "don-vi");
    public static Problem NotAddressed() => new("directive.not-addressed", ProblemKind.Conflict, "Đơn vị này chưa được gửi văn bản. Tải lại trang để xem danh sách nhận.", "The document was not addressed to this unit. Reload the page to see the list.", "don-vi");
    public static Problem AlreadyReceived() => new("directive.already-received", ProblemKind.Conflict, "Đơn vị đã xác nhận nhận văn bản nên không rút lại việc gửi được.", "The unit has confirmed that it received the document, so sending can't be taken back.");
}
