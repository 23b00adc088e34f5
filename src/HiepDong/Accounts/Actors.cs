using System.Security.Claims;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Web;
using Microsoft.AspNetCore.Authentication;

namespace HiepDong.Accounts;

/// <summary>Who acts in a request: loaded from the database each time, so that disabling or a change of roles counts at once.</summary>
internal static class Actors
{
    private static readonly object Key = new();

    /// <summary>The signed-in person. Pages are behind sign-in by default, so asking on an anonymous page is its author's mistake.</summary>
    public static Actor Of(HttpContext http) => OfOrNone(http)?.ToActor() ?? throw new InvalidOperationException("Nobody is signed in.");

    public static Account AccountOf(HttpContext http) => OfOrNone(http) ?? throw new InvalidOperationException("Nobody is signed in.");

    public static Account? OfOrNone(HttpContext http) => http.Items[Key] as Account;

    internal static void Set(HttpContext http, Account account) => http.Items[Key] = account;
}

/// <summary>Adds what the layout shows — name, unit, navigation — to the principal of this request; none of it is kept in the cookie.</summary>
internal sealed class ShownClaims(IHttpContextAccessor accessor, Access access, NodeState node) : IClaimsTransformation
{
    public const string DisplayName = "display_name", UnitName = "unit_name";

    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (accessor.HttpContext is not { } http || Actors.OfOrNone(http) is not { } account || principal.HasClaim(c => c.Type == DisplayName)) return Task.FromResult(principal);
        return Task.FromResult(Show(principal, account));
    }

    public ClaimsPrincipal Show(ClaimsPrincipal principal, Account account)
    {
        var actor = account.ToActor();
        var shown = new ClaimsIdentity();
        shown.AddClaim(new(DisplayName, account.DisplayName));
        if (account.Grants.Count > 0 && NameOf(node, account.Grants[0].UnitId) is { } unit) shown.AddClaim(new(UnitName, unit));
        foreach (var key in Navigation.All.Select(i => i.Key).Where(k => Sees(actor, k))) shown.AddClaim(new(Navigation.Claim, key));
        return new([.. principal.Identities, shown]);
    }

    /// <summary>Today's name of the unit (or territory) a grant names.</summary>
    public static string? NameOf(NodeState node, string unitId)
    {
        var organisation = node.Organisation;
        var id = organisation.Become(unitId, node.Today) is [var now, ..] ? now : unitId;
        return organisation.Unit(id)?.Name ?? organisation.Territory(id)?.Name;
    }

    private bool Sees(Actor actor, string key) => key switch
    {
        "overview" => true,
        "reports" => access.Allows(actor, Permission.SeeReports) || access.Allows(actor, Permission.WriteReport),
        "intake" => access.Allows(actor, Permission.WriteReport) && !actor.IsOperator,
        "results" => access.Allows(actor, Permission.SeeResults) || access.Allows(actor, Permission.WriteResult),
        "directives" or "models" => access.Allows(actor, Permission.SeeWork),
        "directive-settings" or "model-rules" => access.Allows(actor, Permission.ManageCatalogue),
        "reconciliation" => access.Allows(actor, Permission.SeeResults),
        "consolidation" or "publications" => access.Allows(actor, Permission.Consolidate),
        "leader" => Leading.LeaderModel.Leads(access, actor),
        // Of one province the map would show one square.
        "map" => node.Organisation.At(node.Today).Country is { } country && access.Allows(actor, Permission.Consolidate, Scope.OfTerritory(country.Id)),
        "commendations" => access.Allows(actor, Permission.SeeWork),
        "plans" => access.Allows(actor, Permission.SeeWork),
        "conferences" => access.Allows(actor, Permission.SeeWork),
        "rhythm" => access.Allows(actor, Permission.ManageCatalogue),
        "video" or "mail" => access.Allows(actor, Permission.ManageAccounts),
        "progress" => access.Allows(actor, Permission.SeeReports),
        "assignments" or "shortcomings" => access.Allows(actor, Permission.SeeWork),
        "units" or "territories" or "reorganise" or "import" or "holidays" => access.Allows(actor, Permission.ManageOrganisation),
        "boundaries" => node.Organisation.At(node.Today).Country is { } whole && access.Allows(actor, Permission.ManageOrganisation, Scope.OfTerritory(whole.Id)),
        "indicators" or "templates" or "factors" => access.Allows(actor, Permission.ManageCatalogue),
        "users" => access.Allows(actor, Permission.ManageAccounts),
        "audit" => access.Allows(actor, Permission.ReadLog),
        _ => false
    };
}
