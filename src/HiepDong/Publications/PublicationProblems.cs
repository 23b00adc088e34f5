using HiepDong.Problems;

namespace HiepDong.Publications;

internal static class PublicationProblems
{
    public static Problem NotFound() => new("publication.not-found", ProblemKind.Missing,
        "Không tìm thấy số liệu công bố này. Mở lại từ danh sách công bố.", "There is no such publication. Open it again from the list of publications.");
    public static Problem NothingToPublish() => new("publication.nothing-to-publish", ProblemKind.Invalid,
        "Kỳ này chưa có số liệu nào được duyệt nên chưa công bố được. Duyệt báo cáo của các đơn vị trước.",
        "No figure of this period has been accepted, so there is nothing to publish. Accept the units' reports first.");
    public static Problem NeedsTitle() => new("publication.needs-title", ProblemKind.Invalid,
        "Ghi tên của số liệu công bố, ví dụ “Kết quả phối hợp năm 2026”.", "Give the publication a title, such as “Results of coordination in 2026”.", "Title");
    public static Problem TitleTooLong() => new("publication.title-too-long", ProblemKind.Invalid,
        "Tên dài quá 300 ký tự. Viết ngắn lại.", "The title has more than 300 characters. Shorten it.", "Title");
    public static Problem Moved(string sequence) => new("publication.moved", ProblemKind.Conflict,
        $"Số liệu vừa thay đổi sau khi đồng chí mở trang này (mốc {sequence}). Xem lại số liệu mới bên dưới rồi công bố.",
        $"The figures have changed since you opened this page (state {sequence}). Look at the new figures below, then publish.");
    public static Problem KeyReused() => new("publication.key-reused", ProblemKind.Conflict,
        "Khóa Idempotency-Key này đã dùng cho một yêu cầu khác. Dùng khóa mới cho mỗi yêu cầu mới.", "This Idempotency-Key was used for another request. Use a new key for each new request.");
    public static Problem Damaged() => new("publication.damaged", ProblemKind.Conflict,
        "Nội dung công bố trong cơ sở dữ liệu không khớp mã băm đã ghi. Báo quản trị viên khôi phục từ bản sao lưu.",
        "What is stored of this publication does not match its hash. Ask the administrator to restore it from a backup.");
}
