using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Accounts;

/// <summary>Links that open one thing once within a day: the first set-up, a new password. Only their hash is kept.</summary>
internal sealed class OneTimeLinks(OfficeClock clock, Database database)
{
    public const string SetUp = "setup", Password = "password";
    private static readonly TimeSpan Lives = TimeSpan.FromHours(24);

    private sealed record Link(string Purpose, string? AccountId, string ExpiresAt, string? UsedAt);

    private string Now => SqlTypes.Text(clock.Machine.GetUtcNow());

    /// <summary>Keeps a new link inside the writing transaction that needs it; an earlier one for the same account no longer works.</summary>
    /// <param name="secret">From <see cref="Secrets.New"/>, made outside: the transaction may run twice.</param>
    public void Keep(Write write, string secret, string purpose, string? accountId)
    {
        if (accountId != null) write.Execute("update one_time_link set used_at = @Now where account_id = @accountId and purpose = @purpose and used_at is null", new { Now, accountId, purpose });
        write.Execute("insert into one_time_link (hash, purpose, account_id, created_at, expires_at) values (@hash, @purpose, @accountId, @Now, @until)",
            new { hash = Secrets.Hash(secret), purpose, accountId, Now, until = SqlTypes.Text(clock.Machine.GetUtcNow() + Lives) });
    }

    /// <summary>The account a living link is for (null for the set-up link); refuses any other.</summary>
    public string? Require(string? secret, string purpose)
    {
        var link = database.First<Link>("select purpose, account_id, expires_at, used_at from one_time_link where hash = @hash", new { hash = Secrets.Hash(secret ?? "") });
        if (link is null || link.Purpose != purpose || link.UsedAt != null || string.CompareOrdinal(link.ExpiresAt, Now) <= 0) throw new RefusalException(AccountProblems.LinkDead());
        return link.AccountId;
    }

    /// <summary>Uses the link up; of two who try at once only one succeeds.</summary>
    public void Use(Write write, string secret, string purpose)
    {
        if (write.Execute("update one_time_link set used_at = @Now where hash = @hash and purpose = @purpose and used_at is null and expires_at > @Now", new { Now, hash = Secrets.Hash(secret), purpose }) != 1)
            throw new RefusalException(AccountProblems.LinkDead());
    }
}
