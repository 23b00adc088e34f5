using HiepDong.Problems;

namespace HiepDong.Accounts;

internal static class AccountProblems
{
    public static Problem NotAllowed() => new("account.not-allowed", ProblemKind.Forbidden,
        "Vai trò của đồng chí không cho phép việc này ở đơn vị đã chọn. Nếu cần, đề nghị quản trị viên cấp quyền.",
        "Your role does not allow this at that unit. If you need it, ask the administrator.");
    public static Problem WrongPassword() => new("account.wrong-password", ProblemKind.Invalid,
        "Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra bộ gõ, phím Caps Lock rồi nhập lại.",
        "The user name or the password is not right. Check Caps Lock and the keyboard layout, then enter them again.", "Password");
    public static Problem LockedOut() => new("account.locked-out", ProblemKind.Invalid,
        "Đã nhập sai nhiều lần nên tài khoản tạm khóa 10 phút. Hãy chờ rồi thử lại, hoặc đề nghị quản trị viên cấp liên kết đặt lại mật khẩu.",
        "Too many wrong attempts: the account is locked for 10 minutes. Wait and try again, or ask the administrator for a link to set a new password.", "Password");
    public static Problem BadUserName() => new("account.bad-user-name", ProblemKind.Invalid,
        "Tên đăng nhập gồm 2–40 chữ cái không dấu, chữ số, dấu chấm, gạch nối hoặc gạch dưới, bắt đầu bằng chữ hoặc số. Ví dụ: an.nguyen.",
        "A user name has 2–40 plain letters, digits, dots, hyphens or underscores and begins with a letter or digit. Example: an.nguyen.", "UserName");
    public static Problem UserNameTaken(string name) => new("account.user-name-taken", ProblemKind.Conflict,
        $"Tên đăng nhập “{name}” đã có. Tên đã dùng được giữ lại trong nhật ký nên không cấp lại; hãy chọn tên khác.",
        $"The user name “{name}” exists. A name stays in the log, so it is never given twice; choose another.", "UserName");
    public static Problem BadDisplayName() => new("account.bad-display-name", ProblemKind.Invalid,
        "Hãy nhập họ và tên, tối đa 100 ký tự.", "Enter the person's name, at most 100 characters.", "DisplayName");
    public static Problem BadTitle() => new("account.bad-title", ProblemKind.Invalid,
        "Chức vụ tối đa 100 ký tự. Hãy viết ngắn lại.", "A title has at most 100 characters. Shorten it.", "Title");
    public static Problem PasswordLength(string field) => new("account.password-length", ProblemKind.Invalid,
        "Mật khẩu cần từ 10 đến 200 ký tự. Một câu ngắn dễ nhớ là mật khẩu tốt.",
        "A password has 10 to 200 characters. A short sentence you remember is a good one.", field);
    public static Problem PasswordCommon(string field) => new("account.password-common", ProblemKind.Invalid,
        "Mật khẩu này quá dễ đoán. Hãy chọn mật khẩu khác, ví dụ một câu ngắn chỉ mình đồng chí nghĩ ra.",
        "This password is too easy to guess. Choose another, for instance a short sentence of your own.", field);
    public static Problem PasswordsDiffer(string field) => new("account.passwords-differ", ProblemKind.Invalid,
        "Hai lần nhập mật khẩu không giống nhau. Hãy nhập lại cả hai ô.",
        "The two passwords are not the same. Enter both again.", field);
    public static Problem LinkDead() => new("account.link-dead", ProblemKind.Missing,
        "Liên kết này không đúng, đã dùng hoặc đã quá 24 giờ. Hãy đề nghị quản trị viên cấp liên kết mới.",
        "This link is wrong, used or older than 24 hours. Ask the administrator for a new one.");
    public static Problem AlreadySetUp() => new("account.already-set-up", ProblemKind.Conflict,
        "Nút này đã có tài khoản. Hãy đăng nhập; tài khoản mới do quản trị viên tạo.",
        "This node already has accounts. Sign in; new accounts are made by an administrator.");
    public static Problem NoSuchUnit(string typed, string field) => new("account.no-such-unit", ProblemKind.Invalid,
        $"Không có đơn vị “{typed}” trong phạm vi của đồng chí. Hãy nhập mã đơn vị hoặc một phần tên, có dấu hay không dấu đều được.",
        $"There is no unit “{typed}” within your reach. Enter the unit's code or part of its name; accents are optional.", field);
    public static Problem SeveralUnits(string typed, string units, string field) => new("account.several-units", ProblemKind.Invalid,
        $"Có nhiều đơn vị khớp với “{typed}”: {units}. Hãy nhập mã của đơn vị cần chọn.",
        $"Several units match “{typed}”: {units}. Enter the code of the one you mean.", field);
    public static Problem NoSuchAccount() => new("account.no-such-account", ProblemKind.Missing,
        "Không có tài khoản này. Hãy tìm lại trong danh sách người dùng.", "There is no such account. Look for it in the list of users.");
    public static Problem Disabled() => new("account.disabled", ProblemKind.Conflict,
        "Tài khoản này đang bị khóa nên liên kết đặt mật khẩu không dùng được. Hãy mở khóa ở trang Người dùng trước.",
        "This account is disabled, so a link to set its password would not work. Enable it on the Users page first.");
    public static Problem BeyondReach() => new("account.beyond-reach", ProblemKind.Forbidden,
        "Tài khoản hoặc vai trò này vượt phạm vi quản trị của đồng chí. Hãy đề nghị quản trị viên cấp trên thực hiện.",
        "This account or role lies beyond your administration. Ask an administrator above you.");
    public static Problem LastAdministrator() => new("account.last-administrator", ProblemKind.Conflict,
        "Đây là quản trị viên cuối cùng còn đăng nhập được. Hãy cấp vai trò Quản trị cho người khác trước.",
        "This is the last administrator who can sign in. Make somebody else an administrator first.");
    public static Problem NotYourself() => new("account.not-yourself", ProblemKind.Conflict,
        "Đồng chí không thể tự khóa tài khoản của mình. Hãy đề nghị quản trị viên khác.",
        "You can't disable your own account. Ask another administrator.");
    public static Problem GrantExists() => new("account.grant-exists", ProblemKind.Conflict,
        "Người này đã có vai trò đó ở đơn vị đã chọn. Hãy chọn vai trò hoặc đơn vị khác.",
        "This person already has that role at that unit. Choose another role or unit.", "Unit");
    public static Problem NoRole() => new("account.no-role", ProblemKind.Invalid,
        "Hãy chọn một vai trò.", "Choose a role.", "Role");
    public static Problem WrongCurrent() => new("account.wrong-current", ProblemKind.Invalid,
        "Mật khẩu hiện tại không đúng. Hãy nhập lại.", "The current password is not right. Enter it again.", "CurrentPassword");
    public static Problem TokenName() => new("account.token-name", ProblemKind.Invalid,
        "Hãy đặt tên cho mã truy cập, tối đa 60 ký tự, để sau này biết mã dùng ở đâu.",
        "Name the token, at most 60 characters, so that you know later where it is used.", "Name");
}
