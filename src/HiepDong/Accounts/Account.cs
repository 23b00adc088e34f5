using HiepDong.Organisation;
using HiepDong.Storage;

namespace HiepDong.Accounts;

/// <summary>A person's way in: name, title and roles, nothing else about them.</summary>
internal sealed record Account(
    string Id, string UserName, string DisplayName, string Title, string? PasswordHash, string SecurityStamp,
    DateTimeOffset? LockedUntil, DateTimeOffset? DisabledAt, DateTimeOffset CreatedAt, IReadOnlyList<Grant> Grants)
{
    public bool IsDisabled => DisabledAt != null;
    public bool IsAdministrator => Grants.Any(g => g.Role == Role.Administrator);
    public Actor ToActor() => new(Id, UserName, DisplayName, Grants);
}

/// <summary>What an administrator says of a new account.</summary>
/// <param name="Password">Null: a set-password link has to be made for it.</param>
internal sealed record NewAccount(string UserName, string DisplayName, string Title, IReadOnlyList<Grant> Grants, string? Password = null);

/// <summary>Roles and hierarchies as they stand in columns, addresses and the command line.</summary>
internal static class GrantCodes
{
    public static string Code(this Role role) => role.ToString().ToLowerInvariant();
    public static string Code(this Hierarchy hierarchy) => hierarchy == Hierarchy.Chain ? "chain" : "territory";
    public static bool TryRole(string? code, out Role role) => Enum.TryParse(code, ignoreCase: true, out role) && Enum.IsDefined(role) && code == role.Code();

    public static bool TryHierarchy(string? code, out Hierarchy hierarchy)
    {
        hierarchy = code == "chain" ? Hierarchy.Chain : Hierarchy.Territory;
        return code is "chain" or "territory";
    }

    public static Grant Read(string role, string unitId, string hierarchy) =>
        new(Enum.Parse<Role>(role, ignoreCase: true), unitId, hierarchy == "chain" ? Hierarchy.Chain : Hierarchy.Territory);
}

/// <summary>An account as its columns have it.</summary>
internal sealed record AccountRow(
    string Id, string UserName, string DisplayName, string Title, string? PasswordHash, string SecurityStamp, string? LockoutEnd, string? DisabledAt, string CreatedAt)
{
    public const string Columns = "a.id, a.user_name, a.display_name, a.title, a.password_hash, a.security_stamp, a.lockout_end, a.disabled_at, a.created_at";

    public Account With(IEnumerable<Grant> grants) => new(Id, UserName, DisplayName, Title, PasswordHash, SecurityStamp,
        LockoutEnd is null ? null : SqlTypes.Time(LockoutEnd), DisabledAt is null ? null : SqlTypes.Time(DisabledAt), SqlTypes.Time(CreatedAt),
        [.. grants.OrderBy(g => g.Role).ThenBy(g => g.UnitId, StringComparer.Ordinal).ThenBy(g => g.Hierarchy)]);
}
