using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Accounts;

/// <summary>Checks name and password. What counts is decided in the writing transaction, so guesses sent at once count one by one.</summary>
internal sealed class OpenSession(Database database, AccountStore accounts, OfficeClock clock)
{
    public const int MostFailures = 5;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(10);

    private enum Outcome { Open, Wrong, Locked }

    private sealed record Attempts(long FailedCount, string? LockoutEnd, string? DisabledAt);

    /// <summary>The account that has signed in; a failed attempt is recorded and refused.</summary>
    public async Task<Account> Run(string? userName, string? password, CancellationToken stop)
    {
        var account = accounts.ByName(userName);
        if (account?.LockedUntil > clock.Machine.GetUtcNow()) throw new RefusalException(AccountProblems.LockedOut());
        var right = Passwords.Verify(account?.PasswordHash, password ?? "");
        var outcome = account is null ? await Unknown(stop) : await database.Write(account.UserName, account.ToActor().AuthorUnit, write => Decide(write, account, right), stop);
        return outcome switch
        {
            Outcome.Open => account!,
            Outcome.Locked => throw new RefusalException(AccountProblems.LockedOut()),
            _ => throw new RefusalException(AccountProblems.WrongPassword())
        };
    }

    private Outcome Decide(Write write, Account account, bool right)
    {
        var now = clock.Machine.GetUtcNow();
        var attempts = write.First<Attempts>("select failed_count, lockout_end, disabled_at from account where id = @Id", account)!;
        if (attempts.LockoutEnd is { } end && SqlTypes.Time(end) > now) return Outcome.Locked;
        if (right && attempts.DisabledAt is null)
        {
            write.Execute("update account set failed_count = 0, lockout_end = null where id = @Id", account);
            write.Log("account.signed-in", account.Id);
            return Outcome.Open;
        }
        // After a lockout has passed the count begins again.
        var failed = attempts.LockoutEnd is null ? attempts.FailedCount + 1 : 1;
        var until = failed >= MostFailures ? SqlTypes.Text(now + LockedFor) : null;
        write.Execute("update account set failed_count = @failed, lockout_end = @until where id = @Id", new { failed, until, account.Id });
        write.Log("account.sign-in-failed", account.Id, AccountLog.Body(("reason", right ? "disabled" : "password")));
        if (until != null) write.Log("account.locked-out", account.Id);
        return until != null ? Outcome.Locked : Outcome.Wrong;
    }

    /// <summary>The name is not kept: people type passwords there.</summary>
    private Task<Outcome> Unknown(CancellationToken stop) => database.Write("anonymous", "", write =>
    {
        write.Log("account.sign-in-failed", "unknown", AccountLog.Body(("reason", "name")));
        return Outcome.Wrong;
    }, stop);
}
