using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Territories.Boundaries;

/// <summary>The boundaries of the map: what is in use, a file as it was checked, and the form for one.</summary>
internal sealed class IndexModel(MapBoundaries boundaries, NodeState node, Texts texts) : PageModel, IRefillable
{
    public BoundarySet? Now { get; private set; }
    public BoundarySet? Before { get; private set; }
    public BoundarySet? Checked { get; private set; }
    public BoundarySketch? Sketch { get; private set; }
    public int Wanted => BoundaryFile.ProvincesOf(node.Organisation, node.Today).Count;
    public IEnumerable<string> Remarks => BoundaryWords.Remarks(texts, (Checked ?? Now)!, node.Organisation, node.Today);

    public void OnGet() => Load();

    public async Task OnPostCheckAsync(CancellationToken stop)
    {
        var by = Actors.Of(HttpContext);
        boundaries.RequireCountry(by);
        if (Request.Form.Files.GetFile("Upload") is not { Length: > 0 } sent) throw new RefusalException(BoundaryProblems.NoFile());
        if (sent.Length > BoundaryFile.MaxBytes) throw new RefusalException(BoundaryProblems.TooLarge(BoundaryFile.MaxBytes));
        var content = new byte[sent.Length];
        await using (var from = sent.OpenReadStream()) await from.ReadExactlyAsync(content, stop);
        Checked = await boundaries.Check(content, Text.Vietnamese.Clean(Path.GetFileName(sent.FileName.Replace('\\', '/'))), by, stop);
        Load();
    }

    public async Task<IActionResult> OnPostUseAsync(CancellationToken stop)
    {
        var set = await boundaries.Use(Request.Form["ma-bam"].ToString(), Actors.Of(HttpContext), stop);
        return Done(texts["boundaries.used", set.Provinces]);
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken stop)
    {
        await boundaries.Remove(Actors.Of(HttpContext), stop);
        return Done(texts["boundaries.removed"]);
    }

    public async Task<IActionResult> OnPostRestoreAsync(CancellationToken stop)
    {
        await boundaries.Restore(Actors.Of(HttpContext), stop);
        return Done(texts["boundaries.restored"]);
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private RedirectResult Done(string said)
    {
        TempData["Flash"] = said;
        return Redirect("/quan-tri/ranh-gioi");
    }

    private void Load()
    {
        boundaries.RequireCountry(Actors.Of(HttpContext));
        (Now, Before) = (boundaries.Now, boundaries.Before);
        if ((Checked ?? Now) is { } set) Sketch = BoundarySketch.Of(boundaries.GeoJson(set.Sha256), set);
    }
}
