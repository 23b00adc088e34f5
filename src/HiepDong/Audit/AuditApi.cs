using System.Text.Encodings.Web;
using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Storage;

namespace HiepDong.Audit;

/// <summary><c>GET /api/v1/changes?after=seq&amp;limit=n</c>: the change log, oldest first, for those who may read it.</summary>
internal static class AuditApi
{
    private const int Most = 1000;

    internal sealed record Entry(long Seq, string Node, string At, string Actor, string AuthorUnit, string Kind, string Subject, JsonElement Body, string PrevHash, string Hash);

    /// <param name="Next">Give it as <c>after</c> to read on.</param>
    internal sealed record Entries(IReadOnlyList<Entry> Changes, long Next);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };

    public static void Map(WebApplication app) => app.MapGet("/api/v1/changes", async (HttpContext http, LogReading log, Database database, long? after, int? limit) =>
    {
        var by = Actors.Of(http);
        var from = after ?? 0;
        var rows = log.After(by, from, Math.Clamp(limit ?? 100, 1, Most));
        await Viewed.Log(database, by, "audit.viewed", ("after", from.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return Results.Json(new Entries([.. rows.Select(c => new Entry(c.Seq, c.Node, c.At, c.Actor, c.AuthorUnit, c.Kind, c.Subject, JsonSerializer.Deserialize<JsonElement>(c.Body), c.PrevHash, c.Hash))],
            rows.Count > 0 ? rows[^1].Seq : from), Json);
    }).Produces<Entries>().WithTags("audit").WithSummary("Entries of the change log after a sequence number");
}

/// <summary>Whoever looks at a restricted record leaves an entry.</summary>
internal static class Viewed
{
    public const string Subject = "change-log";

    public static Task Log(Database database, Actor by, string kind, params (string, string)[] what) =>
        database.Write(by.UserName, by.AuthorUnit, write => write.Log(kind, Subject, AccountLog.Body(what)));
}
