using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Indicators.FormShow;

internal sealed class IndexModel(NodeState node, Access access, ChangeCatalogue change, Texts texts) : PageModel, IRefillable
{
    [BindProperty(SupportsGet = true)] public string Code { get; set; } = "";
    /// <summary>The last day on which the form is asked.</summary>
    [BindProperty] public DateOnly? LastDay { get; set; }

    public ReportForm Form { get; private set; } = null!;
    public IReadOnlyList<ReportForm> Versions { get; private set; } = [];
    public IReadOnlyList<(Echelon Echelon, int Days, int Units)> Levels { get; private set; } = [];
    public List<FormChange>? Changes { get; private set; }
    public Period Period { get; private set; }
    public DateOnly Today => node.Today;
    public bool MayChange { get; private set; }

    public void OnGet() => Load();

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private void Load()
    {
        var catalogue = node.Catalogue;
        Versions = [.. catalogue.Forms.Where(f => string.Equals(f.Code, Code, StringComparison.OrdinalIgnoreCase)).OrderByDescending(f => f.Version)];
        if (Versions.Count == 0) throw new RefusalException(CatalogueProblems.NoForm(Code));
        var asked = int.TryParse(Request.Query["phien-ban"], out var n) ? n : 0;
        Form = Versions.FirstOrDefault(f => f.Version == asked) ?? Versions.FirstOrDefault(f => f.IsInEffect(node.Today)) ?? Versions[0];
        MayChange = access.Allows(Actors.Of(HttpContext), Permission.ManageCatalogue);
        var units = node.Organisation.At(node.Today).Units.Where(Form.AsksOf).ToLookup(u => u.Echelon);
        Levels = [.. Form.Echelons.Select(e => (e, Form.DueWorkingDays.GetValueOrDefault(e, 1), units[e].Count()))];
        Period = Period.Holding(node.Today, Form.Rhythm, Form.Window);
        Changes = catalogue.Form(Form.Code, Form.Version - 1) is { } former ? FormDifference.Between(former, Form) : null;
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (LastDay is not { } last) throw new RefusalException(CatalogueProblems.Empty(nameof(LastDay), "ngày cuối cùng áp dụng", "last day"));
        await change.End(Code.ToUpperInvariant(), last.AddDays(1), Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["templates.ended-now", Code, last];
        return Redirect("/quan-tri/bieu-mau/" + Code);
    }
}
