using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Territories.Browse;

internal sealed class IndexModel(NodeState node, Access access) : PageModel
{
    public const int Size = 50;

    public TerritoryFilter Filter { get; private set; } = null!;
    public IReadOnlyList<Territory> Territories { get; private set; } = [];
    public int Total { get; private set; }
    public int PageNumber { get; private set; }
    public OrgTree Tree { get; private set; } = null!;
    public IReadOnlyList<Choice> Parents { get; private set; } = [];
    public string Query => Request.QueryString.Value ?? "";

    /// <summary>Without any filter the provinces are shown, each a way down to its communes.</summary>
    public bool IsTop => string.IsNullOrEmpty(Filter.ParentCode) && string.IsNullOrEmpty(Filter.Text) && Filter.Kind is null;

    public void OnGet(int trang = 1)
    {
        access.Require(Actors.Of(HttpContext), Permission.ManageOrganisation);
        Filter = OrganisationApi.TerritoryQuery(Request.Query, node);
        var organisation = node.Organisation;
        Tree = organisation.At(Filter.AsOf);
        var found = OrganisationLookup.Territories(organisation, Filter);
        if (IsTop) found = [.. found.Where(t => t.Level == 1)];
        Total = found.Count;
        PageNumber = Math.Clamp(trang, 1, Math.Max(1, (Total + Size - 1) / Size));
        Territories = [.. found.Skip((PageNumber - 1) * Size).Take(Size)];
        Parents = [.. OrganisationLookup.Territories(organisation, new(Filter.AsOf)).Where(t => t.Level == 1).Select(t => new Choice(t.Code, t.FullName))];
    }

    public string? Parent(Territory t) => Tree.ParentOf(t.Id) is { } p ? node.Organisation.Territory(p)!.FullName : null;
    public int Below(Territory t) => Tree.ChildrenOf(t.Id).Sum(c => c.Level == 3 ? 1 : Tree.ChildrenOf(c.Id).Count());
    public bool IsReorganised(Territory t) => node.Organisation.Before(t.Id).Any();
}
