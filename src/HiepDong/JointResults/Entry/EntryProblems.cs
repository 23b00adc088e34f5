using HiepDong.Problems;

namespace HiepDong.JointResults.Entry;

/// <summary>What can't be read in the form of a result.</summary>
internal static class EntryProblems
{
    public static Problem NotADay(string typed, string field) => new("result.not-a-day", ProblemKind.Invalid,
        $"“{typed}” không phải ngày có thật. Viết như 15/11/2026, hoặc 15/11 cho ngày 15/11 gần nhất đã qua.", $"“{typed}” is no day. Write it like 15/11/2026, or 15/11 for the latest 15 November.", field);
    public static Problem NoPlace() => new("result.no-place", ProblemKind.Invalid,
        "Chưa có địa bàn. Gõ mã hoặc tên xã, tỉnh nơi xảy ra việc.", "There is no place yet. Type the code or name of the commune or province where it happened.", "noi");
    public static Problem NoKind() => new("result.no-kind", ProblemKind.Invalid,
        "Chọn loại kết quả.", "Choose the kind of result.", "loai");
    public static Problem LeadMissing() => new("result.lead-missing", ProblemKind.Invalid,
        "Đơn vị phối hợp thì phải ghi đơn vị chủ trì. Gõ mã hoặc tên đơn vị chủ trì.", "A unit that took part names the lead unit. Type its code or name.", "chu-tri");
    public static Problem NoNumber(string name, string field) => new("result.no-number", ProblemKind.Invalid,
        $"“{name}” chưa có số. Nhập số, hoặc xóa dòng này.", $"“{name}” has no number. Enter it, or clear the row.", field);
}
