using HiepDong.Problems;

namespace HiepDong.Drafts;

internal static class DraftProblems
{
    public static Problem NotFound() => new("draft.not-found", ProblemKind.Missing, "Bản nháp này không còn: đã gửi, đã xóa hoặc quá 30 ngày.", "This draft is gone: it was sent, deleted, or is older than 30 days.");
    public static Problem Unreadable() => new("draft.unreadable", ProblemKind.Invalid, "Chưa lưu được nháp lên máy chủ; nội dung vẫn giữ trong trình duyệt này.", "The draft could not be saved on the server; what you typed stays in this browser.");
    public static Problem TooLarge() => new("draft.too-large", ProblemKind.Invalid,
        "Nội dung quá dài để lưu nháp lên máy chủ (quá 200 KB); vẫn giữ trong trình duyệt này và vẫn gửi được.", "This is too long for a draft on the server (over 200 KB); it stays in this browser and can still be sent.");
    public static Problem TooMany() => new("draft.too-many", ProblemKind.Invalid,
        "Đã có 50 bản nháp. Xóa bớt ở trang Bản nháp; nội dung này vẫn giữ trong trình duyệt.", "There are 50 drafts already. Delete some on the page Drafts; this one stays in the browser.");
    public static Problem CarriesSecrecyMark(string mark) => new("draft.secrecy-mark", ProblemKind.Invalid,
        $"Nội dung có dấu “{mark}” nên không được lưu nháp lên máy chủ. Không nhập thông tin bí mật nhà nước vào hệ thống này.", $"What was typed bears the mark “{mark}” and is not saved on the server. Don't enter state secrets into this system.");
    public static Problem SavedElsewhere(string at) => new("draft.saved-elsewhere", ProblemKind.Conflict,
        $"Biểu mẫu này có một bản nháp khác, lưu lúc {at} ở cửa sổ hoặc máy khác. Nội dung ở đây đang giữ trong trình duyệt này.", $"This form has another draft, saved at {at} in another window or on another machine. What is here stays in this browser.");
    public static Problem Gone() => new("draft.gone", ProblemKind.Conflict,
        "Bản nháp trên máy chủ đã được gửi hoặc xóa ở nơi khác. Nội dung ở đây đang giữ trong trình duyệt này.", "The draft on the server was sent or deleted elsewhere. What is here stays in this browser.");
}
