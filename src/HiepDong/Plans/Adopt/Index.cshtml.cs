using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Plans.Adopt;

/// <summary>Chooses what of a superior's plan a unit carries out; the result is a draft of its own.</summary>
internal sealed class IndexModel(PlanStore plans, AdoptPlan adopt, PlanAccess reach, PlanProgress progress, NodeState node, Texts texts) : PageModel, IRefillable
{
    [FromRoute] public Guid Id { get; set; }
    [FromForm(Name = "chon")] public List<string> Chosen { get; set; } = [];
    [FromForm(Name = "don-vi")] public string? UnitId { get; set; }

    public Plan Plan { get; private set; } = null!;
    public IReadOnlyList<OrgUnit> Units { get; private set; } = [];
    public bool IsPost => HttpMethods.IsPost(Request.Method);
    public string NameOf(string id) => node.Organisation.Unit(id)?.Name ?? id;

    /// <summary>Lines led by the unit itself or supported by it stand first and chosen.</summary>
    public bool IsChosen(PlanLine line) => IsPost ? Chosen.Contains(line.Id) : Plan.Body.Lines.All(l => !Concerns(l)) || Concerns(line);
    private bool Concerns(PlanLine line) => Units.Any(u => line.LeadUnitId == u.Id || line.SupportingUnitIds.Contains(u.Id));

    public void OnGet() => Load();

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        Load();
        if (Units.All(u => u.Id != UnitId)) throw new RefusalException(PlanProblems.NoAuthor());
        var made = await adopt.Adopt(Plan.Id, UnitId!, Chosen, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["plan.done.adopted", Plan.Code, made.Code];
        return Redirect($"/ke-hoach/{made.Id}/sua");
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private void Load()
    {
        var me = Actors.Of(HttpContext);
        Plan = plans.Get(Id.ToString());
        reach.RequireSees(me, Plan);
        Units = progress.MayAdopt(Plan, me);
        if (Units.Count == 0 && reach.Authors(me).Count == 0) throw new RefusalException(AccountProblems.NotAllowed());
    }
}
