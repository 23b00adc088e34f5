using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Publications;

/// <summary>Lists, reads and makes publications.</summary>
internal static class PublicationApi
{
    internal sealed record PublicationShape(string Id, string Scope, string ScopeName, string Period, int Number, int Year, string Title, long Sequence, string Sha256, string PublishedBy, DateTimeOffset PublishedAt);
    internal sealed record PublicationPage(int Page, int Size, int Total, IReadOnlyList<PublicationShape> Items);

    /// <param name="Scope">territory:CODE or unit:CODE.</param>
    /// <param name="Sequence">State of the figures that was looked at; publishing is refused when figures changed since. Left out, what there is gets published.</param>
    internal sealed record PublicationRequest(string Scope, string Period, string Title, long? Sequence = null);

    public static void Map(WebApplication app)
    {
        var group = app.MapGroup("/api/v1/publications").WithTags("Publications");
        group.MapGet("", List).WithName("ListPublications").WithSummary("Publications, newest first").Produces<PublicationPage>().ProducesProblem(401);
        group.MapGet("{id}", Get).WithName("GetPublication").WithSummary("The frozen text of a publication, exactly as its SHA-256 was taken").Produces(200, contentType: "application/json").ProducesProblem(404);
        group.MapPost("", Publish).WithName("Publish").WithSummary("Freeze a consolidation under the next number of the year").DisableAntiforgery()
            .Produces<PublicationShape>(201).ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
    }

    private static IResult List(HttpContext http, NodeState node, Access access, PublicationStore store, int page = 1, int size = 50)
    {
        var by = Actors.Of(http);
        access.Require(by, Permission.Consolidate);
        page = Math.Max(1, page);
        size = Math.Clamp(size, 1, 200);
        var all = HiepDong.Publications.List.IndexModel.Visible(store, access, node, by);
        return Results.Json(new PublicationPage(page, size, all.Count, [.. all.Skip((page - 1) * size).Take(size).Select(p => Shape(node, p))]), ReportText.Json);
    }

    private static IResult Get(HttpContext http, NodeState node, Access access, PublicationStore store, string id)
    {
        var publication = store.Get(id);
        access.Require(Actors.Of(http), Permission.Consolidate, publication.Scope);
        return Results.Text(store.Body(publication), "application/json; charset=utf-8");
    }

    private static async Task<IResult> Publish(HttpContext http, NodeState node, Database database, PublicationStore store, PublishConsolidation publish, PublicationRequest asked, CancellationToken stop)
    {
        var by = Actors.Of(http);
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length > 0 && Before(database, by, key, asked) is { } done) return Answer(node, store.Get(done));
        var period = Asking.Period(asked.Period);
        var made = await publish.Run(Asking.Scope(node.Consolidator, asked.Scope, period), period, asked.Title ?? "", asked.Sequence, by, stop);
        if (key.Length > 0)
            await database.Write(by.UserName, by.AuthorUnit, write =>
            {
                write.Execute("insert into idempotency (account_id, key, request_hash, status, body, at) values (@account, @key, @hash, 201, @body, @At) on conflict (account_id, key) do nothing",
                    new { account = by.Id, key, hash = Hash(asked), body = made.Id, write.At });
                write.Log("api.key-used", key);
            }, stop);
        return Answer(node, made);
    }

    private static IResult Answer(NodeState node, Publication made) => Results.Json(Shape(node, made), ReportText.Json, statusCode: StatusCodes.Status201Created);

    /// <summary>Id of the publication that the same key made; the same key with another request is refused.</summary>
    private static string? Before(Database database, Actor by, string key, PublicationRequest asked)
    {
        var (hash, body) = database.First<(string?, string?)>("select request_hash, body from idempotency where account_id = @Id and key = @key", new { by.Id, key });
        if (hash is not null && hash != Hash(asked)) throw new RefusalException(PublicationProblems.KeyReused());
        return body;
    }

    private static string Hash(PublicationRequest asked) => FrozenText.Hash("publication " + JsonSerializer.Serialize(asked, ReportText.Json));

    private static PublicationShape Shape(NodeState node, Publication p) => new(p.Id,
        p.Scope.Hierarchy == Hierarchy.Chain ? "unit:" + p.ScopeCode : node.Organisation.Territory(p.Scope.NodeId) is { Level: 0 } ? "territory:VN" : "territory:" + p.ScopeCode,
        p.ScopeName, p.Period.Code, p.Number, p.Year, p.Title, p.Sequence, p.BodyHash, p.PublishedBy, p.PublishedAt.ToOffset(VietnamTime.Offset));
}
