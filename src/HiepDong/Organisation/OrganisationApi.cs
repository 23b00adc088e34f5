using System.Text.Encodings.Web;
using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;
using HiepDong.Territories;

namespace HiepDong.Organisation;

/// <summary>Downloads of the lists, and <c>/api/v1/units</c> and <c>/api/v1/territories</c>; anyone signed in may read.</summary>
internal static class OrganisationApi
{
    private const int MostOnAPage = 200;

    internal sealed record Place(string Id, string Code, string Name);
    internal sealed record UnitItem(string Id, string Code, string Name, string Force, string Echelon, Place? Territory, Place? Superior, DateOnly ValidFrom, DateOnly? ValidTo);
    internal sealed record TerritoryItem(string Id, string Code, string Name, string FullName, string Kind, Place? Parent, DateOnly ValidFrom, DateOnly? ValidTo);
    internal sealed record PageOf<T>(DateOnly AsOf, int Page, int Size, int Total, IReadOnlyList<T> Items);

    public static void Map(WebApplication app)
    {
        app.MapGet("/api/v1/units", (HttpContext http, NodeState node, string? as_of, string? force, string? echelon, string? territory, string? q, int? page, int? size) =>
        {
            _ = Actors.Of(http);
            var day = Day(as_of, node);
            var tree = node.Organisation.At(day);
            var found = OrganisationLookup.Units(node.Organisation, new(day, Of<Force>(force, "force", Codes.TryForce), Of<Echelon>(echelon, "echelon", Codes.TryEchelon), territory, q));
            return Paged(day, found, page, size, u => new UnitItem(u.Id, u.Code, u.Name, u.Force.Code(), u.Echelon.Code(), PlaceOf(node.Organisation, tree, u), PlaceOf(node.Organisation, tree.ParentOf(u.Id)), u.ValidFrom, u.ValidTo));
        }).WithName("units").WithSummary("Units valid on a day").WithDescription("as_of=yyyy-MM-dd (today when absent); q searches code and name without marks; territory is a code and includes all below it; size at most 200.")
            .Produces<PageOf<UnitItem>>().ProducesProblem(400).ProducesProblem(401);

        app.MapGet("/api/v1/territories", (HttpContext http, NodeState node, string? as_of, string? kind, string? parent, string? q, int? page, int? size) =>
        {
            _ = Actors.Of(http);
            var day = Day(as_of, node);
            var tree = node.Organisation.At(day);
            var found = OrganisationLookup.Territories(node.Organisation, new(day, parent, Of<TerritoryKind>(kind, "kind", Codes.TryKind), q));
            return Paged(day, found, page, size, t => new TerritoryItem(t.Id, t.Code, t.Name, t.FullName, t.Kind.Code(), PlaceOf(node.Organisation, tree.ParentOf(t.Id)), t.ValidFrom, t.ValidTo));
        }).WithName("territories").WithSummary("Territories valid on a day").WithDescription("as_of=yyyy-MM-dd (today when absent); q searches code and name without marks; parent is a code and lists all below it; size at most 200.")
            .Produces<PageOf<TerritoryItem>>().ProducesProblem(400).ProducesProblem(401);

        app.MapGet("/quan-tri/don-vi/xuat.{format:regex(^(csv|xlsx)$)}", (HttpContext http, NodeState node, Access access, string format) =>
        {
            access.Require(Actors.Of(http), Permission.ManageOrganisation);
            var filter = UnitQuery(http.Request.Query, node);
            return Download($"don-vi-{SqlTypes.Text(filter.AsOf)}", format, output => OrganisationExport.WriteUnits(output, format == "xlsx", node.Organisation, OrganisationLookup.Units(node.Organisation, filter), filter.AsOf));
        }).ExcludeFromDescription();

        app.MapGet("/quan-tri/dia-ban/xuat.{format:regex(^(csv|xlsx)$)}", (HttpContext http, NodeState node, Access access, string format) =>
        {
            access.Require(Actors.Of(http), Permission.ManageOrganisation);
            var filter = TerritoryQuery(http.Request.Query, node);
            return Download($"dia-ban-{SqlTypes.Text(filter.AsOf)}", format, output => OrganisationExport.WriteTerritories(output, format == "xlsx", node.Organisation, OrganisationLookup.Territories(node.Organisation, filter), filter.AsOf));
        }).ExcludeFromDescription();
    }

    /// <summary>The filter as the list page's own address names it.</summary>
    public static UnitFilter UnitQuery(IQueryCollection query, NodeState node) => new(Web.LocalValueBinder.ReadDate(query["ngay"].ToString()) ?? node.Today,
        Codes.TryForce(query["luc-luong"], out var force) ? force : null, Codes.TryEchelon(query["cap"], out var echelon) ? echelon : null, query["dia-ban"], query["q"]);

    public static TerritoryFilter TerritoryQuery(IQueryCollection query, NodeState node) => new(Web.LocalValueBinder.ReadDate(query["ngay"].ToString()) ?? node.Today,
        query["thuoc"], Codes.TryKind(query["cap"], out var kind) ? kind : null, query["q"]);

    private delegate bool Try<T>(string? code, out T value);

    private static T? Of<T>(string? text, string field, Try<T> read) where T : struct =>
        string.IsNullOrEmpty(text) ? null : read(text, out var value) ? value : throw new RefusalException(new Problem("organisation.unknown-filter", ProblemKind.Invalid,
            $"Không có giá trị “{text}” cho {field}.", $"“{text}” is not a value of {field}.", field));

    private static DateOnly Day(string? text, NodeState node) => string.IsNullOrEmpty(text) ? node.Today
        : Web.LocalValueBinder.ReadDate(text) ?? throw new RefusalException(new Problem("organisation.bad-date", ProblemKind.Invalid, $"“{text}” không phải ngày. Ghi theo dạng 2026-11-15.", $"“{text}” is not a date. Write it as 2026-11-15.", "as_of"));

    private static Place? PlaceOf(Organisation organisation, string? id) =>
        id is null ? null : organisation.Unit(id) is { } u ? new(u.Id, u.Code, u.Name) : organisation.Territory(id) is { } t ? new(t.Id, t.Code, t.FullName) : null;

    private static Place? PlaceOf(Organisation organisation, OrgTree tree, OrgUnit unit) => PlaceOf(organisation, organisation.Become(unit.TerritoryId, tree.Epoch) is [var now, ..] ? now : unit.TerritoryId);

    private static IResult Paged<T, TItem>(DateOnly asOf, List<T> all, int? page, int? size, Func<T, TItem> make)
    {
        if (page is < 1 || size is < 1 or > MostOnAPage) throw new RefusalException(new Problem("organisation.bad-page", ProblemKind.Invalid,
            $"page từ 1 trở lên, size từ 1 đến {MostOnAPage}.", $"page is at least 1; size is 1 to {MostOnAPage}.", page is < 1 ? "page" : "size"));
        var (number, length) = (page ?? 1, size ?? 50);
        return Results.Json(new PageOf<TItem>(asOf, number, length, all.Count, [.. all.Skip((int)Math.Min(all.Count, (long)(number - 1) * length)).Take(length).Select(make)]), Json);
    }

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static IResult Download(string name, string format, Action<Stream> write)
    {
        var made = new MemoryStream();
        write(made);
        made.Position = 0;
        return Results.File(made, format == "xlsx" ? OrganisationExport.Xlsx : "text/csv; charset=utf-8", name + "." + format);
    }
}
