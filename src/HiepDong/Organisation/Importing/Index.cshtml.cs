using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Organisation.Importing;

internal sealed class IndexModel(NodeState node, ImportOrganisation import, Access access, Texts texts) : PageModel, IRefillable
{
    public const int MostRows = 100;

    [BindProperty(SupportsGet = true, Name = "loai")] public string Sort { get; set; } = "dia-ban";
    [BindProperty] public IFormFile? Upload { get; set; }
    [BindProperty] public DateOnly? Effective { get; set; }
    [BindProperty] public string? Hash { get; set; }
    [BindProperty] public string? FileName { get; set; }
    public ImportPlan? Plan { get; private set; }
    public bool IsStandard { get; private set; }
    public bool OfTerritories => Sort != "don-vi";
    /// <summary>Refused and changed rows first: they are what is to be looked at.</summary>
    public IEnumerable<ImportRow> Shown => Plan!.Rows.OrderBy(r => r.Outcome switch { RowOutcome.Refused => 0, RowOutcome.Changed => 1, RowOutcome.New => 2, _ => 3 }).ThenBy(r => r.Number)
        .Take(Plan.Problems.Count > 0 ? ImportPlan.MostShown : MostRows);

    public void OnGet() => access.Require(Actors.Of(HttpContext), Permission.ManageOrganisation);

    public async Task<IActionResult> OnPostCheckAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid) return Page();
        if (Upload is not { Length: > 0 }) throw new RefusalException(ImportProblems.NoFile());
        var by = Actors.Of(HttpContext);
        import.RequireCountry(by);
        var content = new MemoryStream();
        await Upload.CopyToAsync(content, stop);
        FileName = Path.GetFileName(Upload.FileName);
        content.Position = 0;
        Plan = import.Preview(ImportOrganisation.Read(content, FileName, OfTerritories, Effective), by);
        // Only a file that can be applied is kept.
        if (Plan.Problems.Count == 0) Hash = await import.Keep(content.ToArray(), FileName, by, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostApplyAsync(CancellationToken stop)
    {
        var by = Actors.Of(HttpContext);
        using var content = new MemoryStream(import.Kept(Hash ?? "", by));
        var plan = await import.Apply(ImportOrganisation.Read(content, FileName ?? "", OfTerritories, Effective), by, stop);
        return Done(plan);
    }

    public IActionResult OnPostStandard()
    {
        Sort = "don-vi";
        import.RequireCountry(Actors.Of(HttpContext));
        IsStandard = true;
        Plan = import.PreviewStandard(Effective ?? node.Today, StandardUnits.AllForces);
        return Page();
    }

    public async Task<IActionResult> OnPostApplyStandardAsync(CancellationToken stop)
    {
        Sort = "don-vi";
        return Done(await import.ApplyStandard(Effective ?? node.Today, StandardUnits.AllForces, Actors.Of(HttpContext), stop));
    }

    public Task Refill(CancellationToken stop) => Task.CompletedTask;

    private RedirectResult Done(ImportPlan plan)
    {
        TempData["Flash"] = texts["import.done", plan.Count(RowOutcome.New), plan.Count(RowOutcome.Changed), plan.Count(RowOutcome.Unchanged)];
        return Redirect(OfTerritories ? "/quan-tri/dia-ban" : "/quan-tri/don-vi");
    }
}
