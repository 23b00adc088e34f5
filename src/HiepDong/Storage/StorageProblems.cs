using HiepDong.Problems;

namespace HiepDong.Storage;

internal static class StorageProblems
{
    public static Problem MigrationChanged(string name) => new("storage.migration-changed", ProblemKind.Conflict,
        $"Cơ sở dữ liệu được tạo bởi một bản chương trình khác (tệp {name} không khớp). Dùng đúng bản chương trình đã cài, hoặc khôi phục từ bản sao lưu.",
        $"The database was made by another build of the program ({name} differs). Use the build that was installed, or restore a backup.");
    public static Problem NewerSchema(long number) => new("storage.newer-schema", ProblemKind.Conflict,
        $"Cơ sở dữ liệu mới hơn chương trình này (bước {number}). Cài bản chương trình mới hơn rồi mở lại.",
        $"The database is newer than this program (step {number}). Install the newer program, then open it again.");
    public static Problem DiskFull() => new("storage.disk-full", ProblemKind.Conflict,
        "Ổ đĩa của máy chủ đã đầy nên chưa lưu được. Số liệu vừa nhập vẫn còn trên trang này; báo quản trị viên dọn ổ đĩa rồi bấm lưu lại.",
        "The server's disk is full, so nothing was saved. What you typed is still on this page; ask the administrator to free space, then save again.");
    public static Problem NoDatabase(string where) => new("storage.no-database", ProblemKind.Missing,
        $"Không mở được cơ sở dữ liệu tại {where}. Kiểm tra đường dẫn, quyền ghi và máy chủ cơ sở dữ liệu.",
        $"The database at {where} can't be opened. Check the path, the right to write, and the database server.");
}
