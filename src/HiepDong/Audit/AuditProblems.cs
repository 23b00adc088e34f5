using HiepDong.Problems;

namespace HiepDong.Audit;

internal static class AuditProblems
{
    public static Problem Broken(long seq, string vi, string en) => new("audit.broken", ProblemKind.Conflict,
        $"Nhật ký không còn nguyên vẹn từ mục số {seq}: {vi}. Hãy ngừng ghi, giữ nguyên cơ sở dữ liệu và đối chiếu với bản sao lưu gần nhất.",
        $"The log is not intact from entry {seq} on: {en}. Stop writing, keep the database as it is and compare it with the latest backup.");
    public static Problem Content(string report, long version, string vi, string en) => new("audit.content", ProblemKind.Conflict,
        $"Nội dung báo cáo {report}, bản {version}, không khớp với nhật ký: {vi}. Hãy giữ nguyên cơ sở dữ liệu và đối chiếu với bản sao lưu gần nhất.",
        $"The content of report {report}, version {version}, does not match the log: {en}. Keep the database as it is and compare it with the latest backup.");
    public static Problem Loaded(long seq) => new("audit.loaded", ProblemKind.Conflict,
        $"Các báo cáo nạp ở mục số {seq} không còn đúng như khi nạp. Hãy giữ nguyên cơ sở dữ liệu và đối chiếu với bản sao lưu gần nhất.",
        $"The reports loaded at entry {seq} are no longer what was loaded. Keep the database as it is and compare it with the latest backup.");
    public static Problem BadHead() => new("audit.bad-head", ProblemKind.Invalid,
        "--head cần dạng SỐ:MÃ như lệnh audit verify in ra lần trước.",
        "--head takes NUMBER:HASH as an earlier audit verify printed it.");
    public static Problem OtherHead(long seq) => new("audit.other-head", ProblemKind.Conflict,
        $"Mục số {seq} không còn hoặc đã khác so với lần ghi lại trước: phần cuối nhật ký đã bị cắt hoặc viết lại. Hãy đối chiếu với bản sao lưu gần nhất.",
        $"Entry {seq} is gone or differs from what was noted earlier: the end of the log was cut off or rewritten. Compare with the latest backup.");
}
