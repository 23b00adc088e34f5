using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Indicators.FormImports;

internal sealed class IndexModel(NodeState node, Access access, ChangeCatalogue change, Texts texts) : PageModel, IRefillable
{
    [BindProperty(Name = "File")] public IFormFile? Chosen { get; set; }
    [BindProperty] public DateOnly? ValidFrom { get; set; }
    [BindProperty] public string? Packed { get; set; }

    public FormImport? Plan { get; private set; }

    public void OnGet() => access.Require(Actors.Of(HttpContext), Permission.ManageCatalogue);

    public Task Refill(CancellationToken stop) => Task.CompletedTask;

    public IActionResult OnPost()
    {
        access.Require(Actors.Of(HttpContext), Permission.ManageCatalogue);
        if (Chosen is null) throw new RefusalException(ImportProblems.NoFile());
        if (!ModelState.IsValid) return Page();
        using var content = Chosen.OpenReadStream();
        Plan = FormImport.Plan(node.Catalogue, FormFile.Read(content, Chosen.FileName, node.Catalogue, ValidFrom));
        if (Plan.Problems.Count == 0) Packed = PackedText.Pack(CatalogueStore.WriteForms(Plan.Rows.Select(r => r.Form)));
        return Page();
    }

    public async Task<IActionResult> OnPostApply(CancellationToken stop)
    {
        using var reader = new StreamReader(PackedText.Unpack(Packed));
        var import = await change.ImportForms(FormFile.ReadJson(await reader.ReadToEndAsync(stop)), Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["templates.imported", import.Rows.Count(r => r.State == FormImportState.New)];
        return Redirect("/quan-tri/bieu-mau");
    }
}
