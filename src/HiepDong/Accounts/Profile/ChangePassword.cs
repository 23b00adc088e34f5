using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Accounts;

/// <summary>A person changes their own password; their other sessions end.</summary>
internal sealed class ChangePassword(Database database, AccountStore accounts)
{
    public async Task<Account> Run(Account account, string? current, string? password, string? again, CancellationToken stop)
    {
        if (!Passwords.Verify(account.PasswordHash, current ?? "")) throw new RefusalException(AccountProblems.WrongCurrent());
        Passwords.Require(password, account.UserName, "NewPassword");
        Passwords.RequireSame(password, again, "AgainPassword");
        var hash = Passwords.Hash(password!);
        await database.Write(account.UserName, account.ToActor().AuthorUnit, write =>
        {
            AccountStore.SetPassword(write, account.Id, hash, revokeTokens: false);
            write.Log("account.password-changed", account.Id);
        }, stop);
        return accounts.Get(account.Id)!;
    }
}
