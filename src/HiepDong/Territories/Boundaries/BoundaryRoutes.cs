using HiepDong.Accounts;
using HiepDong.Problems;

namespace HiepDong.Territories.Boundaries;

internal static class BoundaryRoutes
{
    public static string Url(BoundarySet set) => $"/ban-do/ranh-gioi/{set.Sha256}.geojson";

    /// <summary>For whoever may see the map; a browser keeps what has this hash for a year.</summary>
    public static void Map(WebApplication app) => app.MapGet("/ban-do/ranh-gioi/{sha256:length(64)}.geojson", (HttpContext http, MapBoundaries boundaries, Access access, string sha256) =>
    {
        access.Require(Actors.Of(http), Permission.Consolidate);
        if (boundaries.Now?.Sha256 != sha256) throw new RefusalException(BoundaryProblems.NotFound());
        http.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return Results.Bytes(boundaries.GeoJson(sha256), "application/geo+json", entityTag: new($"\"{sha256[..16]}\""));
    }).ExcludeFromDescription();
}
