using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.Accounts;

/// <summary>A personal access token as its owner sees it; the token itself is shown once.</summary>
internal sealed record AccessToken(string Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt);

/// <summary>Personal tokens for the API: the same person, the same permissions.</summary>
internal sealed class AccessTokens(Database database, OfficeClock clock)
{
    /// <summary>Begins every token, so that one left in a file is recognised.</summary>
    public const string Prefix = "hd_";

    /// <summary>How long a token may live, in days.</summary>
    public static readonly int[] Lives = [30, 90, 365];

    private const string Find = "select account_id from access_token where hash = @hash and revoked_at is null and expires_at > @now";

    private sealed record Row(string Id, string Name, string CreatedAt, string? ExpiresAt, string? RevokedAt);

    public string? AccountOf(string token) => database.First<string>(Find, new { hash = Secrets.Hash(token), now = SqlTypes.Text(clock.Machine.GetUtcNow()) });

    public IReadOnlyList<AccessToken> Of(string accountId) =>
        [.. database.Query<Row>("select id, name, created_at, expires_at, revoked_at from access_token where account_id = @accountId order by created_at desc, id desc", new { accountId })
            .Select(r => new AccessToken(r.Id, r.Name, SqlTypes.Time(r.CreatedAt), r.ExpiresAt is { } e ? SqlTypes.Time(e) : null, r.RevokedAt is { } v ? SqlTypes.Time(v) : null))];

    /// <summary>A new token; this is the only time it is known.</summary>
    public async Task<string> Create(Actor by, string? name, int days, CancellationToken stop)
    {
        var title = Vietnamese.Clean(name);
        if (title.Length is 0 or > 60) throw new RefusalException(AccountProblems.TokenName());
        if (!Lives.Contains(days)) days = Lives[0];
        var (id, token, now) = (database.NewId(), Prefix + Secrets.New(), clock.Machine.GetUtcNow());
        await database.Write(by.UserName, by.AuthorUnit, write =>
        {
            write.Execute("insert into access_token (id, account_id, name, hash, created_at, expires_at) values (@id, @account, @title, @hash, @now, @until)",
                new { id, account = by.Id, title, hash = Secrets.Hash(token), now = SqlTypes.Text(now), until = SqlTypes.Text(now.AddDays(days)) });
            write.Log("account.token-created", by.Id, AccountLog.Body(("token", id), ("name", title)));
        }, stop);
        return token;
    }

    public Task Revoke(Actor by, string id, CancellationToken stop) => database.Write(by.UserName, by.AuthorUnit, write =>
    {
        var now = SqlTypes.Text(clock.Machine.GetUtcNow());
        if (write.Execute("update access_token set revoked_at = @now where id = @id and account_id = @account and revoked_at is null", new { id, account = by.Id, now }) == 1)
            write.Log("account.token-revoked", by.Id, AccountLog.Body(("token", id)));
    }, stop);
}
