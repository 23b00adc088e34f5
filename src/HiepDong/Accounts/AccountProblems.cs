using HiepDong.Problems;

namespace HiepDong.Accounts;

internal static class AccountProblems
{
    public static Problem NotAllowed() => new("account.not-allowed", ProblemKind.Forbidden,
        "Vai trò của đồng chí không cho phép việc này ở đơn vị đã chọn. Nếu cần, đề nghị quản trị viên cấp quyền.",
        "Your role does not allow this at that unit. If you need it, ask the administrator.");
}
