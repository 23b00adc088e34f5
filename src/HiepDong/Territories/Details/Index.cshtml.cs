using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Territories.Details;

internal sealed class IndexModel(NodeState node, Access access, UnitEdits edits, Texts texts) : PageModel, IRefillable
{
    [BindProperty] public string Name { get; set; } = "";
    public Territory Territory { get; private set; } = null!;
    public OrgTree Tree { get; private set; } = null!;
    public IReadOnlyList<LifePart> Path { get; private set; } = [];
    public IReadOnlyList<OrgUnit> Units { get; private set; } = [];
    public int Children { get; private set; }
    public IReadOnlyList<LifeEvent> Life { get; private set; } = [];
    public bool MayChange { get; private set; }

    /// <summary>What the form was opened with.</summary>
    public IReadOnlyList<(string, string)> Facts => [(texts["org.name"], Territory.Name)];

    /// <summary>What somebody else changed since the form was opened.</summary>
    public IReadOnlyList<FieldChange> Meanwhile { get; private set; } = [];

    public void OnGet(string id)
    {
        access.Require(Actors.Of(HttpContext), Permission.ManageOrganisation);
        Load(id);
        Name = Territory.Name;
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken stop)
    {
        access.Require(Actors.Of(HttpContext), Permission.ManageOrganisation);
        Load(id);
        Overtaken.Refuse(Meanwhile);
        await edits.CorrectName(id, Name, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["org.name-corrected"];
        return Redirect("/quan-tri/dia-ban/" + id);
    }

    public Task Refill(CancellationToken stop)
    {
        Load((string)RouteData.Values["id"]!);
        return Task.CompletedTask;
    }

    private void Load(string id)
    {
        var organisation = node.Organisation;
        Territory = organisation.Territory(id) ?? throw new RefusalException(OrganisationProblems.NotFound());
        // A row of the past is shown as it stood on its last day.
        var day = Territory.IsValidOn(node.Today) ? node.Today : Territory.ValidTo is { } end && end <= node.Today ? end.AddDays(-1) : Territory.ValidFrom;
        Tree = organisation.At(day);
        Path = [.. Tree.PathOf(id).Skip(1).Reverse().Select(p => Lifeline.Part(organisation, p))];
        Units = [.. Tree.UnitsOf(id).OrderBy(u => u.Force)];
        Children = Tree.ChildrenOf(id).Count();
        Life = Lifeline.Of(organisation, id);
        Meanwhile = Overtaken.Since(Request, Facts);
        MayChange = access.Allows(Actors.Of(HttpContext), Permission.ManageOrganisation, Scope.OfTerritory(id));
    }
}
