using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Accounts;

/// <summary>A person sets a password through the link an administrator gave them.</summary>
internal sealed class SetPasswordByLink(Database database, AccountStore accounts, OneTimeLinks links)
{
    public Account Require(string? secret) =>
        links.Require(secret, OneTimeLinks.Password) is { } id && accounts.Get(id) is { IsDisabled: false } account ? account : throw new RefusalException(AccountProblems.LinkDead());

    public async Task<Account> Run(string? secret, string? password, string? again, CancellationToken stop)
    {
        var account = Require(secret);
        Passwords.Require(password, account.UserName);
        Passwords.RequireSame(password, again);
        var hash = Passwords.Hash(password!);
        await database.Write(account.UserName, account.ToActor().AuthorUnit, write =>
        {
            links.Use(write, secret!, OneTimeLinks.Password);
            AccountStore.SetPassword(write, account.Id, hash, revokeTokens: true);
            write.Log("account.password-set", account.Id);
            write.Log("account.signed-in", account.Id);
        }, stop);
        return accounts.Get(account.Id)!;
    }
}
