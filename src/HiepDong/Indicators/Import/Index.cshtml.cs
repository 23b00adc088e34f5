using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Indicators.Import;

internal sealed class IndexModel(NodeState node, Access access, ChangeCatalogue change, Texts texts) : PageModel, IRefillable
{
    [BindProperty(Name = "File")] public IFormFile? Chosen { get; set; }
    /// <summary>The checked file on its way to being applied.</summary>
    [BindProperty] public string? Packed { get; set; }

    public IndicatorImport? Plan { get; private set; }

    public void OnGet() => access.Require(Actors.Of(HttpContext), Permission.ManageCatalogue);

    public Task Refill(CancellationToken stop) => Task.CompletedTask;

    public IActionResult OnPost()
    {
        access.Require(Actors.Of(HttpContext), Permission.ManageCatalogue);
        if (Chosen is null) throw new RefusalException(ImportProblems.NoFile());
        using var content = Chosen.OpenReadStream();
        var rows = IndicatorFile.Read(content, Chosen.FileName);
        Plan = IndicatorImport.Plan(node.Catalogue, rows, node.Today);
        if (Plan.Problems.Count == 0) Packed = PackedText.Pack(IndicatorFile.WriteCsv(rows.Select(r => r.Indicator!)));
        return Page();
    }

    public async Task<IActionResult> OnPostApply(CancellationToken stop)
    {
        using var content = PackedText.Unpack(Packed);
        var import = await change.Import(IndicatorFile.Read(content, null), Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["indicators.imported", import.Count(ImportState.New), import.Count(ImportState.Changed)];
        return Redirect("/quan-tri/chi-tieu");
    }

    public string Kind(ImportState state) => state switch { ImportState.New => "ok", ImportState.Changed => "warn", ImportState.Refused => "bad", _ => "" };

    /// <summary>"dòng/row 5, decimals" stands in a row of its own already; the column is left.</summary>
    public string Column(Problem problem) => problem.Field?.Split(", ")[^1] ?? "";
}
