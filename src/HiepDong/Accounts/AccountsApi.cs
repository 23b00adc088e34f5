using System.Text.Encodings.Web;
using System.Text.Json;
using HiepDong.Node;
using HiepDong.Organisation;

namespace HiepDong.Accounts;

/// <summary><c>GET /api/v1/me</c>: who the token or session belongs to and what they are.</summary>
internal static class AccountsApi
{
    internal sealed record RoleOfMe(string Role, string UnitId, string? UnitCode, string? UnitName, string Hierarchy);

    internal sealed record Me(string Id, string UserName, string DisplayName, string Title, IReadOnlyList<RoleOfMe> Roles);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };

    public static void Map(WebApplication app) => app.MapGet("/api/v1/me", (HttpContext http, NodeState node) =>
    {
        var account = Actors.AccountOf(http);
        return Results.Json(new Me(account.Id, account.UserName, account.DisplayName, account.Title, [.. account.Grants.Select(g => new RoleOfMe(
            g.Role.Code(), g.UnitId, node.Organisation.Unit(g.UnitId)?.Code ?? node.Organisation.Territory(g.UnitId)?.Code, ShownClaims.NameOf(node, g.UnitId), g.Hierarchy.Code()))]), Json);
    }).Produces<Me>().WithTags("accounts").WithSummary("Who am I, with roles and units");
}
