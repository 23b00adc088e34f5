using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.JointResults;

/// <summary>Upload, look at what each row would do, then record all of it.</summary>
internal sealed class ImportResultsModel(ImportResults import, ResultStore store, ResultReach reach, NodeState node, Access access, Texts texts) : PageModel, IRefillable
{
    private const int MostThere = 100;

    [BindProperty] public string? Hash { get; set; }
    [BindProperty] public string? FileName { get; set; }
    public ResultImport? Plan { get; private set; }
    public ResultListWords Words { get; private set; } = null!;
    /// <summary>Refused rows, then those to be decided about, then the beginning of the new ones.</summary>
    public IReadOnlyList<ResultImportRow> Shown { get; private set; } = [];

    public void OnGet() => access.Require(Actors.Of(HttpContext), Permission.WriteResult);

    public async Task<IActionResult> OnPost([FromForm(Name = "tep")] IFormFile? file, CancellationToken stop)
    {
        var by = Actors.Of(HttpContext);
        access.Require(by, Permission.WriteResult);
        if (file is not { Length: > 0 }) throw new RefusalException(ImportProblems.NoFile() with { Field = "tep" });
        using var content = new MemoryStream();
        await file.CopyToAsync(content, stop);
        content.Position = 0;
        FileName = Path.GetFileName(file.FileName);
        Plan = import.Preview(Read(content, FileName), by);
        // Only a file that can be applied is kept.
        if (!Plan.Problems.Any()) Hash = await import.Keep(content.ToArray(), FileName, by, stop);
        Words = ResultListWords.For([], node, texts, store);
        Shown = [.. Of(ResultRowOutcome.Refused, ResultImport.MostShown), .. Of(ResultRowOutcome.There, MostThere), .. Of(ResultRowOutcome.New, Plan.Problems.Any() ? 0 : ResultImport.MostShown)];
        // What is bound keeps its posted value in the form otherwise.
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostApply([FromForm(Name = "chon")] long[] also, CancellationToken stop)
    {
        var by = Actors.Of(HttpContext);
        using var content = new MemoryStream(import.Kept(Hash ?? "", by));
        var made = await import.Apply(Read(content, FileName ?? ""), also.ToHashSet(), by, stop);
        (TempData["Flash"], TempData["FlashKind"]) = (made.Count > 0 ? texts["result-import.done", made.Count] : texts["result-import.done-nothing"], made.Count > 0 ? "ok" : "info");
        return Redirect("/ket-qua");
    }

    public bool Sees(string id) => store.Find(id) is { } result && reach.SeesOutline(Actors.Of(HttpContext), result);

    public Task Refill(CancellationToken stop) => Task.CompletedTask;

    private IEnumerable<ResultImportRow> Of(ResultRowOutcome outcome, int most) => Plan!.Rows.Where(r => r.Outcome == outcome).Take(most);

    /// <summary>What is wrong with the whole file is said beside its field.</summary>
    private static ResultSheet Read(Stream content, string name)
    {
        try { return ResultSheet.Read(content, name); }
        catch (RefusalException refusal) { throw new RefusalException([.. refusal.Problems.Select(p => p with { Field = "tep" })]); }
    }
}
