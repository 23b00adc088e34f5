using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Indicators.Create;

internal sealed class IndexModel(NodeState node, Access access, ChangeCatalogue change, Texts texts) : PageModel, IRefillable
{
    [BindProperty] public IndicatorInput Input { get; set; } = new();

    public IndicatorFieldsModel Fields { get; private set; } = null!;

    public void OnGet()
    {
        access.Require(Actors.Of(HttpContext), Permission.ManageCatalogue);
        Load();
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private void Load() => Fields = new(Input, false, [.. node.Catalogue.Indicators.Where(i => i.AddsUp != AddsUp.Ratio && !i.Retired)], []);

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        var made = Input.ToIndicator();
        await change.Create(made, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["indicators.created", made.Code];
        return Redirect("/quan-tri/chi-tieu/" + made.Code);
    }
}
