using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Organisation.Browse;

internal sealed class IndexModel(NodeState node, Access access, Texts texts) : PageModel
{
    public const int Size = 50;

    public UnitFilter Filter { get; private set; } = null!;
    public IReadOnlyList<OrgUnit> Units { get; private set; } = [];
    public int Total { get; private set; }
    public int PageNumber { get; private set; }
    public IReadOnlyList<Choice> Territories { get; private set; } = [];
    public IEnumerable<Choice> Forces => Words.ForceChoices(texts);
    public IEnumerable<Choice> Echelons => Words.EchelonChoices(texts);
    public string Query => Request.QueryString.Value ?? "";
    private OrgTree tree = null!;

    public void OnGet(int trang = 1)
    {
        access.Require(Actors.Of(HttpContext), Permission.ManageOrganisation);
        Filter = OrganisationApi.UnitQuery(Request.Query, node);
        tree = node.Organisation.At(Filter.AsOf);
        var found = OrganisationLookup.Units(node.Organisation, Filter);
        Total = found.Count;
        PageNumber = Math.Clamp(trang, 1, Math.Max(1, (Total + Size - 1) / Size));
        Units = [.. found.Skip((PageNumber - 1) * Size).Take(Size)];
        Territories = [.. OrganisationLookup.Territories(node.Organisation, new(Filter.AsOf)).Where(t => t.Level <= 1).Select(t => new Choice(t.Code, t.FullName))];
        // A commune is asked for from its own page; then it is offered as well.
        if (Filter.TerritoryCode is { Length: > 0 } code && Territories.All(c => c.Value != code) && node.Organisation.TerritoryByCode(code, Filter.AsOf) is { } chosen) Territories = [.. Territories, new(code, chosen.FullName)];
    }

    /// <summary>Nearest last: "Việt Nam › tỉnh Nghệ An".</summary>
    public string ByTerritory(OrgUnit unit)
    {
        var organisation = node.Organisation;
        var territory = organisation.Become(unit.TerritoryId, tree.Epoch) is [var now, ..] ? now : unit.TerritoryId;
        return string.Join(" › ", tree.PathOf(territory).Reverse().Select(id => organisation.Territory(id)!.FullName));
    }

    public string ByChain(OrgUnit unit) => string.Join(" › ", tree.PathOf(unit.Id).Skip(1).Reverse().Select(id => node.Organisation.Unit(id)!.Name));
}
