using System.Security.Cryptography;
using System.Text;
using HiepDong.Accounts;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Api;

/// <summary>Keys of writes that may be sent twice, with what the first one was answered; kept for two days.</summary>
internal sealed class IdempotencyKeys(Database database)
{
    public const string Header = "Idempotency-Key";
    private const int Pending = 0, LongestKey = 200;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    internal sealed record Answer(string RequestHash, long Status, string Body);

    /// <summary>Takes the key; null when it is new. Refused when it was used for another request, or when that one is still being done.</summary>
    public async Task<Answer?> Begin(Actor account, string key, string hash, CancellationToken stop)
    {
        if (key.Length > LongestKey) throw new RefusalException(ApiRefusals.KeyTooLong());
        var there = await database.Write(account.UserName, account.AuthorUnit, write =>
        {
            write.Execute("delete from idempotency where at < @old", new { old = SqlTypes.Text(database.Clock.GetUtcNow() - Kept) });
            if (write.Execute("insert into idempotency (account_id, key, request_hash, status, body, at) values (@Id, @key, @hash, 0, '', @At) on conflict (account_id, key) do nothing",
                new { account.Id, key, hash, write.At }) == 1) return null;
            return write.First<Answer>("select request_hash, status, body from idempotency where account_id = @Id and key = @key", new { account.Id, key });
        }, stop);
        if (there is null) return null;
        if (there.RequestHash != hash) throw new RefusalException(ApiRefusals.KeyUsedForOther());
        return there.Status == Pending ? throw new RefusalException(ApiRefusals.StillRunning()) : there;
    }

    /// <summary>Whatever happens to the connection now, what was done stays remembered.</summary>
    public Task Done(Actor account, string key, int status, string body) => database.Write(account.UserName, account.AuthorUnit, write =>
    {
        write.Execute("update idempotency set status = @status, body = @body where account_id = @Id and key = @key", new { status, body, account.Id, key });
    }, CancellationToken.None);

    /// <summary>What was refused may be sent again.</summary>
    public Task Forget(Actor account, string key) => database.Write(account.UserName, account.AuthorUnit, write =>
    {
        write.Execute("delete from idempotency where account_id = @Id and key = @key and status = 0", new { account.Id, key });
    }, CancellationToken.None);
}

/// <summary>
/// A write sent twice with the same Idempotency-Key is done once; the second is given the first one's answer. Refused and failed requests are not
/// remembered, so they can be sent again. The endpoint reads its body from the request itself.
/// </summary>
internal sealed class Idempotency(IdempotencyKeys keys) : IEndpointFilter
{
    private const int LargestBody = 4 * 1024 * 1024;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var key = http.Request.Headers[IdempotencyKeys.Header].ToString();
        if (key.Length == 0) return await next(context);
        var account = Actors.Of(http);
        if (await keys.Begin(account, key, await Hash(http, http.RequestAborted), http.RequestAborted) is { } there)
        {
            http.Response.Headers["Idempotency-Replayed"] = "true";
            return Results.Content(there.Body, "application/json; charset=utf-8", Encoding.UTF8, (int)there.Status);
        }
        try
        {
            var (status, body) = await Capture(http, await next(context));
            await keys.Done(account, key, status, body);
            return Results.Content(body, "application/json; charset=utf-8", Encoding.UTF8, status);
        }
        catch
        {
            await keys.Forget(account, key);
            throw;
        }
    }

    private static async Task<string> Hash(HttpContext http, CancellationToken stop)
    {
        var body = new MemoryStream();
        var buffer = new byte[16384];
        for (int n; (n = await http.Request.Body.ReadAsync(buffer, stop)) > 0;)
        {
            body.Write(buffer, 0, n);
            if (body.Length > LargestBody) throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
        }
        http.Request.Body = body;
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(Encoding.UTF8.GetBytes(http.Request.Method + " " + http.Request.Path + http.Request.QueryString + "\n"));
        sha.AppendData(body.ToArray());
        body.Position = 0;
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    private static async Task<(int Status, string Body)> Capture(HttpContext http, object? result)
    {
        var real = http.Response.Body;
        using var made = new MemoryStream();
        http.Response.Body = made;
        try
        {
            if (result is IResult executable) await executable.ExecuteAsync(http);
            else if (result is not null) await http.Response.WriteAsJsonAsync(result);
        }
        finally { http.Response.Body = real; }
        var status = http.Response.StatusCode;
        http.Response.ContentLength = null;
        return (status, Encoding.UTF8.GetString(made.ToArray()));
    }
}

internal static class ApiRefusals
{
    public static Problem KeyTooLong() => new("api.key-too-long", ProblemKind.Invalid, "Idempotency-Key dài quá 200 ký tự. Dùng một UUID.", "The Idempotency-Key is longer than 200 characters. Use a UUID.");
    public static Problem KeyUsedForOther() => new("api.key-reused", ProblemKind.Conflict,
        "Idempotency-Key này đã dùng cho một yêu cầu khác. Gửi yêu cầu mới với khóa mới.", "This Idempotency-Key was used for another request. Send a new request with a new key.");
    public static Problem StillRunning() => new("api.still-running", ProblemKind.Conflict,
        "Yêu cầu cùng Idempotency-Key đang được xử lý. Chờ vài giây rồi gửi lại.", "A request with this Idempotency-Key is still being done. Wait a few seconds, then send it again.");
    public static Problem BadBody(string detail) => new("api.bad-body", ProblemKind.Invalid, $"Nội dung JSON không đọc được: {detail}", $"The JSON body can't be read: {detail}");
}
