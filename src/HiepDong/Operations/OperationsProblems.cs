using HiepDong.Problems;

namespace HiepDong.Operations;

internal static class OperationsProblems
{
    public static Problem GenerateNeedsEmptyNode() => new("generate.needs-empty-node", ProblemKind.Conflict,
        "Nút này đã có báo cáo thật. Số liệu giả lập chỉ được tạo trong một nút riêng: chọn thư mục khác bằng --data hoặc cơ sở dữ liệu khác bằng --database.",
        "This node holds real reports. Synthetic values are only made in a node of their own: choose another folder with --data, or database with --database.");
    public static Problem GenerateFrom(string typed) => new("generate.from", ProblemKind.Invalid,
        $"--from “{typed}” phải là một tháng từ 2025-09 trở đi (sau sắp xếp đơn vị hành chính), viết như 2026-01.", $"--from “{typed}” must be a month from 2025-09 on (after the reorganisation), written like 2026-01.");
    public static Problem GenerateNumbers() => new("generate.numbers", ProblemKind.Invalid,
        "Tham số ngoài khoảng cho phép: provinces 1–34, communes ≥ provinces, forces 1–3, indicators 1–2000, months 1–120, fill trên 0 đến 1.",
        "A number is out of range: provinces 1–34, communes ≥ provinces, forces 1–3, indicators 1–2000, months 1–120, fill above 0 to 1.");
    public static Problem BackupTargetExists(string file) => new("backup.target-exists", ProblemKind.Conflict,
        $"Tệp {file} đã có. Chọn tên khác để không ghi đè bản sao lưu cũ.", $"The file {file} exists. Choose another name so that no older backup is overwritten.");
    public static Problem BackupDamaged(string file, string what) => new("backup.damaged", ProblemKind.Invalid,
        $"Bản sao lưu {file} hỏng hoặc không phải bản sao lưu của Hiệp Đồng ({what}). Dùng bản sao lưu khác.", $"The backup {file} is damaged or not one of Hiệp Đồng's ({what}). Use another backup.");
    public static Problem RestoreNeedsEmptyNode() => new("backup.restore-needs-empty", ProblemKind.Conflict,
        "Nơi khôi phục đã có dữ liệu. Khôi phục vào thư mục (--data) hoặc cơ sở dữ liệu (--database) trống, kiểm tra, rồi mới dùng thay nút cũ.",
        "There is data where you want to restore. Restore into an empty folder (--data) or database (--database), check it, then use it in place of the old one.");
}
