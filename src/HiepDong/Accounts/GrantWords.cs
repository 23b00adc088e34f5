using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Web;

namespace HiepDong.Accounts;

/// <summary>Roles in words.</summary>
internal static class GrantWords
{
    public static string Of(Texts texts, Role role) => texts["role." + role.Code()];

    /// <summary>"Quản trị · Công an tỉnh Nghệ An (theo ngành dọc)".</summary>
    public static string Of(Texts texts, NodeState node, Grant grant) =>
        texts["account.grant", Of(texts, grant.Role), ShownClaims.NameOf(node, grant.UnitId) ?? grant.UnitId, texts["hierarchy." + grant.Hierarchy.Code()]];

    public static IEnumerable<Choice> Roles(Texts texts) => Enum.GetValues<Role>().Select(r => new Choice(r.Code(), Of(texts, r)));

    public static IEnumerable<Choice> Hierarchies(Texts texts) =>
        [new(Hierarchy.Chain.Code(), texts["hierarchy.chain-choice"]), new(Hierarchy.Territory.Code(), texts["hierarchy.territory-choice"])];
}
