using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Territories;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Organisation.Details;

internal sealed class IndexModel(NodeState node, Access access, UnitEdits edits, Texts texts) : PageModel, IRefillable
{
    [BindProperty] public string Name { get; set; } = "";
    public OrgUnit Unit { get; private set; } = null!;
    public IReadOnlyList<LifePart> ByTerritory { get; private set; } = [];
    public IReadOnlyList<LifePart> ByChain { get; private set; } = [];
    public IReadOnlyList<OrgUnit> Subordinates { get; private set; } = [];
    public IReadOnlyList<LifeEvent> Life { get; private set; } = [];
    public bool MayChange { get; private set; }

    /// <summary>What the form was opened with.</summary>
    public IReadOnlyList<(string, string)> Facts => [(texts["org.name"], Unit.Name)];

    /// <summary>What somebody else changed since the form was opened.</summary>
    public IReadOnlyList<FieldChange> Meanwhile { get; private set; } = [];

    public void OnGet(string id)
    {
        access.Require(Actors.Of(HttpContext), Permission.ManageOrganisation);
        Load(id);
        Name = Unit.Name;
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken stop)
    {
        access.Require(Actors.Of(HttpContext), Permission.ManageOrganisation);
        Load(id);
        Overtaken.Refuse(Meanwhile);
        await edits.CorrectName(id, Name, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["org.name-corrected"];
        return Redirect("/quan-tri/don-vi/" + id);
    }

    public Task Refill(CancellationToken stop)
    {
        Load((string)RouteData.Values["id"]!);
        return Task.CompletedTask;
    }

    private void Load(string id)
    {
        var organisation = node.Organisation;
        Unit = organisation.Unit(id) ?? throw new RefusalException(OrganisationProblems.NotFound());
        // A row of the past is shown as it stood on its last day.
        var day = Unit.IsValidOn(node.Today) ? node.Today : Unit.ValidTo is { } end && end <= node.Today ? end.AddDays(-1) : Unit.ValidFrom;
        var tree = organisation.At(day);
        var territory = organisation.Become(Unit.TerritoryId, day) is [var now, ..] ? now : Unit.TerritoryId;
        ByTerritory = [.. tree.PathOf(territory).Reverse().Select(p => Lifeline.Part(organisation, p))];
        ByChain = [.. tree.PathOf(id).Skip(1).Reverse().Select(p => Lifeline.Part(organisation, p))];
        Subordinates = [.. tree.SubordinatesOf(id).OrderBy(u => u.Echelon).ThenBy(u => Text.Vietnamese.SortKey(u.Name), StringComparer.Ordinal)];
        Life = Lifeline.Of(organisation, id);
        Meanwhile = Overtaken.Since(Request, Facts);
        MayChange = access.Allows(Actors.Of(HttpContext), Permission.ManageOrganisation, id);
    }
}
