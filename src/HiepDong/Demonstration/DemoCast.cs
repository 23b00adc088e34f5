using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;

namespace HiepDong.Demonstration;

/// <summary>The demonstration's people; all invented, and marked so in their titles.</summary>
internal static class DemoCast
{
    private sealed record Member(string UserName, string DisplayName, string Title, Role Role, string UnitCode, Hierarchy Hierarchy);

    private static readonly Member[] Members =
    [
        new("an", "Nguyễn Văn An", "Cán bộ tổng hợp (nhân vật giả định)", Role.Reporter, "CA.68104", Hierarchy.Chain),
        new("binh", "Trần Thị Bình", "Chuyên viên tổng hợp (nhân vật giả định)", Role.Coordinator, "UB.68", Hierarchy.Territory),
        new("chi", "Lê Thị Chi", "Lãnh đạo (nhân vật giả định)", Role.Leader, "UB.68", Hierarchy.Territory),
        new("dung", "Phạm Quốc Dũng", "Quản trị nút (nhân vật giả định)", Role.Administrator, "CA.BO", Hierarchy.Territory),
        new("em", "Hoàng Thị Em", "Thực tập (nhân vật giả định)", Role.Auditor, "UB.68104", Hierarchy.Territory),
        new("giang", "Vũ Hoàng Giang", "Cán bộ duyệt báo cáo (nhân vật giả định)", Role.Approver, "CA.68", Hierarchy.Chain),
        new("hai", "Đỗ Minh Hải", "Cán bộ tổng hợp (nhân vật giả định)", Role.Reporter, "BP.60.01", Hierarchy.Chain),
        new("khanh", "Bùi Ngọc Khánh", "Chuyên viên tổng hợp (nhân vật giả định)", Role.Coordinator, "UB.40", Hierarchy.Territory),
        new("lan", "Ngô Phương Lan", "Tổng hợp toàn quốc (nhân vật giả định)", Role.Coordinator, "CA.BO", Hierarchy.Territory)
    ];

    /// <summary>Creates the accounts with one new random password, which is returned and kept nowhere but in the demonstration's own folder.</summary>
    public static async Task<string> Create(NodeContext node, string password, CancellationToken stop)
    {
        var accounts = new AccountStore(node.Database);
        foreach (var m in Members)
            await accounts.Create(Actor.Operator, new NewAccount(m.UserName, m.DisplayName, m.Title, [GrantOf(node, m)], password), stop);
        return password;
    }

    public static IEnumerable<string> Lines(string password) =>
        Members.Select(m => $"  {m.UserName,-6} {password}   {m.DisplayName}, {RoleName(m.Role)}, {m.UnitCode}");

    /// <summary>One of the cast, to act in the cycle as at the keyboard.</summary>
    public static Actor Act(NodeContext node, string userName)
    {
        var m = Members.Single(m => m.UserName == userName);
        return new(new AccountStore(node.Database).ByName(userName)!.Id, m.UserName, m.DisplayName, [GrantOf(node, m)]);
    }

    private static Grant GrantOf(NodeContext node, Member m) => new(m.Role, node.State.Organisation.UnitByCode(m.UnitCode, DemoCountry.Reform)!.Id, m.Hierarchy);

    private static string RoleName(Role role) => role switch
    {
        Role.Reporter => "người nhập báo cáo", Role.Approver => "người duyệt", Role.Coordinator => "người tổng hợp", Role.Leader => "lãnh đạo", Role.Administrator => "quản trị", _ => "kiểm tra"
    };
}
