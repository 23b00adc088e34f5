using System.Text.RegularExpressions;
using HiepDong.Problems;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.Accounts;

/// <summary>Accounts and their grants in the database. A user name stands in the change log for good, so it never changes and is never reused.</summary>
internal sealed partial class AccountStore(Database database)
{
    private sealed record GrantRow(string AccountId, string Role, string UnitId, string Hierarchy);

    public Account? Get(string id) => Load("where a.id = @key", id).FirstOrDefault();
    public Account? ByName(string? userName) => Load("where a.user_name = @key", Name(userName)).FirstOrDefault();
    public IReadOnlyList<Account> All() => Load("", "");
    public bool Any() => database.First<string>("select id from account limit 1") != null;

    /// <summary>User names are typed in any case and mean the same.</summary>
    public static string Name(string? typed) => Vietnamese.Clean(typed).ToLowerInvariant();

    private List<Account> Load(string where, string key)
    {
        using var connection = database.Connect();
        var accounts = Dapper.SqlMapper.Query<AccountRow>(connection, $"select {AccountRow.Columns} from account a {where} order by a.user_name", new { key }).ToList();
        if (accounts.Count == 0) return [];
        var grants = Dapper.SqlMapper.Query<GrantRow>(connection,
            $"select g.account_id, g.role, g.unit_id, g.hierarchy from account_grant g join account a on a.id = g.account_id {where}", new { key }).ToLookup(g => g.AccountId);
        return [.. accounts.Select(a => a.With(grants[a.Id].Select(g => GrantCodes.Read(g.Role, g.UnitId, g.Hierarchy))))];
    }

    /// <summary>Creates an account; whether <paramref name="by"/> may grant these roles is for the caller to ask first.</summary>
    public async Task<Account> Create(Actor by, NewAccount asked, CancellationToken stop = default)
    {
        var account = Check(asked);
        var hash = asked.Password is null ? null : Passwords.Hash(asked.Password);
        var id = database.NewId();
        await database.Write(by.UserName, by.AuthorUnit, write => Insert(write, id, account, hash), stop);
        return Get(id)!;
    }

    /// <summary>The account as it will be kept, or a refusal.</summary>
    public static NewAccount Check(NewAccount asked)
    {
        var account = asked with { UserName = Name(asked.UserName), DisplayName = Vietnamese.Clean(asked.DisplayName), Title = Vietnamese.Clean(asked.Title) };
        if (!NamePattern().IsMatch(account.UserName) || account.UserName is "operator" or "anonymous") throw new RefusalException(AccountProblems.BadUserName());
        CheckNames(account.DisplayName, account.Title);
        if (account.Password != null) Passwords.Require(account.Password, account.UserName);
        return account;
    }

    public static void CheckNames(string displayName, string title)
    {
        if (displayName.Length is 0 or > 100) throw new RefusalException(AccountProblems.BadDisplayName());
        if (title.Length > 100) throw new RefusalException(AccountProblems.BadTitle());
    }

    /// <param name="passwordHash">From <see cref="Passwords.Hash"/>; null until the person sets a password.</param>
    public static void Insert(Write write, string id, NewAccount account, string? passwordHash)
    {
        if (write.First<string>("select id from account where user_name = @UserName", account) != null)
            throw new RefusalException(AccountProblems.UserNameTaken(account.UserName));
        write.Execute("""
            insert into account (id, user_name, display_name, title, password_hash, security_stamp, created_at)
            values (@id, @UserName, @DisplayName, @Title, @passwordHash, @stamp, @At)
            """, new { id, account.UserName, account.DisplayName, account.Title, passwordHash, stamp = Secrets.New(), write.At });
        foreach (var grant in account.Grants.Distinct()) Insert(write, id, grant);
        write.Log("account.created", id, AccountLog.Body(("user_name", account.UserName), ("grants", AccountLog.Text(account.Grants))));
    }

    public static int Insert(Write write, string accountId, Grant grant) => write.Execute("""
        insert into account_grant (account_id, role, unit_id, hierarchy) values (@accountId, @role, @UnitId, @hierarchy) on conflict do nothing
        """, new { accountId, role = grant.Role.Code(), grant.UnitId, hierarchy = grant.Hierarchy.Code() });

    /// <summary>A new password ends every session, forgets failed attempts and, when it came by a link, every access token.</summary>
    public static void SetPassword(Write write, string accountId, string hash, bool revokeTokens)
    {
        write.Execute("update account set password_hash = @hash, security_stamp = @stamp, failed_count = 0, lockout_end = null where id = @accountId",
            new { accountId, hash, stamp = Secrets.New() });
        if (revokeTokens) write.Execute("update access_token set revoked_at = @At where account_id = @accountId and revoked_at is null", new { accountId, write.At });
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{1,39}$")]
    private static partial Regex NamePattern();
}
