using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Organisation.Importing;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Directives;

/// <summary>Upload, look at what each row would do, then register all of it.</summary>
internal sealed class ImportDirectivesModel(ImportDirectives import, DirectiveReach reach, NodeState node, Access access, Texts texts) : PageModel, IRefillable
{
    [BindProperty] public string? Hash { get; set; }
    [BindProperty] public string? FileName { get; set; }
    [BindProperty(Name = "don-vi")] public string? Own { get; set; }
    public DirectivePlan? Plan { get; private set; }
    public IReadOnlyList<DirectiveRow> Shown { get; private set; } = [];
    public IReadOnlyList<OrgUnit> OwnUnits { get; private set; } = [];
    public NodeState Node => node;
    private Actor Me => Actors.Of(HttpContext);

    public void OnGet() => Load();

    public async Task<IActionResult> OnPost([FromForm(Name = "tep")] IFormFile? file, CancellationToken stop)
    {
        Load();
        if (file is not { Length: > 0 }) throw new RefusalException(ImportProblems.NoFile() with { Field = "tep" });
        using var content = new MemoryStream();
        await file.CopyToAsync(content, stop);
        content.Position = 0;
        FileName = Path.GetFileName(file.FileName);
        Plan = import.Preview(Read(content, FileName), Me);
        // Only a file that can be applied is kept.
        if (!Plan.Problems.Any()) Hash = await import.Keep(content.ToArray(), FileName, Me, stop);
        IEnumerable<DirectiveRow> Of(DirectiveRowOutcome outcome) => Plan.Rows.Where(r => r.Outcome == outcome).Take(ImportDirectives.MostShown);
        Shown = [.. Of(DirectiveRowOutcome.Refused), .. Of(DirectiveRowOutcome.There), .. Plan.Problems.Any() ? [] : Of(DirectiveRowOutcome.New)];
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostApply(CancellationToken stop)
    {
        Load();
        using var content = new MemoryStream(import.Kept(Hash ?? "", Me));
        var made = await import.Apply(Read(content, FileName ?? ""), OwnUnits.FirstOrDefault(u => u.Id == Own)?.Id ?? OwnUnits[0].Id, Me, stop);
        (TempData["Flash"], TempData["FlashKind"]) = (texts["directive.import-done", made], made > 0 ? "ok" : "info");
        return Redirect("/van-ban");
    }

    public bool Sees(Directive directive) => reach.Sees(Me, directive);

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private void Load()
    {
        access.Require(Me, Permission.WriteWork);
        OwnUnits = Me.IsOperator ? [] : [.. access.UnitsOf(Me, Permission.WriteWork)];
        if (OwnUnits.Count == 0) throw new RefusalException(AccountProblems.NotAllowed());
    }

    /// <summary>What is wrong with the whole file is said beside its field.</summary>
    private static ImportSheet Read(Stream content, string name)
    {
        try { return DirectiveSheet.Open(content, name); }
        catch (RefusalException refusal) { throw new RefusalException([.. refusal.Problems.Select(p => p with { Field = "tep" })]); }
    }
}
