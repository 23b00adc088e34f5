using HiepDong.Problems;

namespace HiepDong.Mail;

internal static class MailProblems
{
    public static Problem BadServer() => new("mail.bad-server", ProblemKind.Invalid, "Ghi tên hoặc địa chỉ máy chủ thư, ví dụ thu.tinh.gov.vn.", "Give the mail server's name or address, such as mail.province.gov.vn.", "may-chu");
    public static Problem BadPort() => new("mail.bad-port", ProblemKind.Invalid, "Cổng là số từ 1 đến 65535; thường là 587, 465 hoặc 25.", "The port is a number from 1 to 65535; usually 587, 465 or 25.", "cong");
    public static Problem BadSecurity() => new("mail.bad-security", ProblemKind.Invalid, "Chọn cách bảo vệ đường truyền trong danh sách.", "Choose how the line is protected from the list.", "bao-mat");
    public static Problem BadSender() => new("mail.bad-sender", ProblemKind.Invalid, "Ghi địa chỉ gửi có thật, ví dụ hiepdong@tinh.gov.vn.", "Give a real sender address, such as hiepdong@province.gov.vn.", "nguoi-gui");
    public static Problem BadSite() => new("mail.bad-site", ProblemKind.Invalid, "Ghi địa chỉ nút như trên thanh địa chỉ, ví dụ https://hiepdong.tinh.gov.vn.", "Give the node's address as browsers show it, such as https://hiepdong.province.gov.vn.", "dia-chi-nut");
    public static Problem BadHour() => new("mail.bad-hour", ProblemKind.Invalid, "Chọn giờ gửi từ 5 đến 20.", "Choose an hour from 5 to 20.", "gio");
    public static Problem BadAddress() => new("mail.bad-address", ProblemKind.Invalid, "Địa chỉ thư này không đúng dạng. Ghi hộp thư công vụ, ví dụ phong.tonghop@tinh.gov.vn.", "This is no mail address. Give an office mailbox, such as office@province.gov.vn.", "hop-thu");
    public static Problem NotSet() => new("mail.not-set", ProblemKind.Conflict, "Chưa cấu hình máy chủ thư. Quản trị nút ghi máy chủ thư trước.", "No mail server is set. The node's administrator sets one first.", "hop-thu");
    public static Problem NotSent(string why) => new("mail.not-sent", ProblemKind.Conflict, $"Máy chủ thư chưa nhận thư: {why}. Kiểm tra máy chủ, cổng, tài khoản rồi gửi thử lại.", $"The mail server did not take the mail: {why}. Check server, port and account, then try again.", "may-chu");
}
