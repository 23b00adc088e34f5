using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.Accounts;

/// <summary>What an administrator does to accounts, always within their own reach.</summary>
internal sealed class ManageAccounts(Database database, AccountStore accounts, OneTimeLinks links, Access access, NodeState node)
{
    /// <summary>Creates the account and a link with which its owner sets the password (unless one is given).</summary>
    public async Task<(Account Account, string? Link)> Create(Actor by, NewAccount asked, CancellationToken stop)
    {
        access.Require(by, Permission.ManageAccounts);
        foreach (var grant in asked.Grants) RequireReach(by, grant);
        var account = AccountStore.Check(asked);
        var hash = account.Password is null ? null : Passwords.Hash(account.Password);
        var (id, secret) = (database.NewId(), Secrets.New());
        await database.Write(by.UserName, by.AuthorUnit, write =>
        {
            AccountStore.Insert(write, id, account, hash);
            if (hash is null) links.Keep(write, secret, OneTimeLinks.Password, id);
        }, stop);
        return (accounts.Get(id)!, hash is null ? PathOf(secret) : null);
    }

    public Task Rename(Actor by, string id, string? displayName, string? title, CancellationToken stop)
    {
        Require(by, id);
        var (name, post) = (Vietnamese.Clean(displayName), Vietnamese.Clean(title));
        AccountStore.CheckNames(name, post);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            if (write.Execute("update account set display_name = @name, title = @post where id = @id and (display_name <> @name or title <> @post)", new { id, name, post }) == 1)
                write.Log("account.renamed", id, AccountLog.Body(("display_name", name), ("title", post)));
        }, stop);
    }

    public Task Grant(Actor by, string id, Grant grant, CancellationToken stop)
    {
        Require(by, id);
        RequireReach(by, grant);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            if (AccountStore.Insert(write, id, grant) == 0) throw new RefusalException(AccountProblems.GrantExists());
            write.Log("account.role-granted", id, AccountLog.Body(("grant", AccountLog.Text(grant))));
        }, stop);
    }

    public Task Withdraw(Actor by, string id, Grant grant, CancellationToken stop)
    {
        Require(by, id);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            if (write.Execute("delete from account_grant where account_id = @id and role = @role and unit_id = @UnitId and hierarchy = @hierarchy",
                    new { id, role = grant.Role.Code(), grant.UnitId, hierarchy = grant.Hierarchy.Code() }) == 0) return;
            if (grant.Role == Role.Administrator) RequireAdministrator(write);
            write.Log("account.role-removed", id, AccountLog.Body(("grant", AccountLog.Text(grant))));
        }, stop);
    }

    /// <summary>A link that sets a new password once within a day; an earlier link stops working, the present password keeps working until then.</summary>
    public async Task<string> MakePasswordLink(Actor by, string id, CancellationToken stop)
    {
        if (Require(by, id).IsDisabled) throw new RefusalException(AccountProblems.Disabled());
        var secret = Secrets.New();
        await database.Write(by.UserName, by.AuthorUnit, write =>
        {
            links.Keep(write, secret, OneTimeLinks.Password, id);
            write.Log("account.reset-link-made", id);
        }, stop);
        return PathOf(secret);
    }

    /// <summary>Ends the person's sessions and tokens at once; what they did stays.</summary>
    public Task Disable(Actor by, string id, CancellationToken stop)
    {
        var account = Require(by, id);
        if (by.Id == id) throw new RefusalException(AccountProblems.NotYourself());
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            if (write.Execute("update account set disabled_at = @At, security_stamp = @stamp where id = @id and disabled_at is null", new { id, write.At, stamp = Secrets.New() }) == 0) return;
            if (account.IsAdministrator) RequireAdministrator(write);
            write.Log("account.disabled", id);
        }, stop);
    }

    public Task Enable(Actor by, string id, CancellationToken stop)
    {
        Require(by, id);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            if (write.Execute("update account set disabled_at = null, failed_count = 0, lockout_end = null where id = @id and disabled_at is not null", new { id }) == 1)
                write.Log("account.enabled", id);
        }, stop);
    }

    /// <summary>The account, when it lies wholly within the administrator's reach: otherwise a reset link would hand over somebody higher.</summary>
    public Account Require(Actor by, string id)
    {
        access.Require(by, Permission.ManageAccounts);
        var account = accounts.Get(id) ?? throw new RefusalException(AccountProblems.NoSuchAccount());
        return IsWithin(by, account) ? account : throw new RefusalException(AccountProblems.BeyondReach());
    }

    public bool IsWithin(Actor by, Account account) => account.Grants.All(g => access.ReachOf(g) is not { } reach || access.Allows(by, Permission.ManageAccounts, reach));

    /// <summary>Units in which the administrator may place people.</summary>
    public IEnumerable<OrgUnit> Units(Actor by) => access.UnitsOf(by, Permission.ManageAccounts);

    /// <summary>The unit (or, for those who reach it, the whole country) that was typed.</summary>
    public string UnitId(Actor by, string? typed)
    {
        var country = node.Organisation.At(node.Today).Country;
        if (country != null && Vietnamese.Clean(typed).Split(" – ")[0].Equals(country.Code, StringComparison.OrdinalIgnoreCase) && ReachesCountry(by)) return country.Id;
        return UnitChoice.Find(typed, Units(by)).Id;
    }

    public bool ReachesCountry(Actor by) => node.Organisation.At(node.Today).Country is { } country && access.ReachesOf(by, Permission.ManageAccounts).Contains(Scope.OfTerritory(country.Id));

    private void RequireReach(Actor by, Grant grant)
    {
        if (access.ReachOf(grant) is not { } reach || !access.Allows(by, Permission.ManageAccounts, reach)) throw new RefusalException(AccountProblems.BeyondReach());
    }

    private static void RequireAdministrator(Write write)
    {
        if (write.First<long>("""
            select count(*) from account a join account_grant g on g.account_id = a.id
            where g.role = 'administrator' and a.disabled_at is null and a.password_hash is not null
            """) == 0) throw new RefusalException(AccountProblems.LastAdministrator());
    }

    private static string PathOf(string secret) => "/dat-mat-khau?ma=" + secret;
}
