using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Indicators.Show;

internal sealed class IndexModel(NodeState node, Access access, ChangeCatalogue change, Texts texts) : PageModel, IRefillable
{
    [BindProperty(SupportsGet = true)] public string Code { get; set; } = "";

    public Indicator Indicator { get; private set; } = null!;
    public bool MayChange { get; private set; }
    public List<(string What, List<Indicator> Others)> Related { get; private set; } = [];
    public List<(ReportForm Form, FormSection Section)> Asked { get; private set; } = [];

    public void OnGet() => Load();

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private void Load()
    {
        var catalogue = node.Catalogue;
        Indicator = catalogue.TryGet(Code.ToUpperInvariant(), out var found) ? found : throw new RefusalException(CatalogueProblems.NoIndicator(Code));
        MayChange = access.Allows(Actors.Of(HttpContext), Permission.ManageCatalogue);
        void Add(string key, IEnumerable<Indicator> others)
        {
            var list = others.ToList();
            if (list.Count > 0) Related.Add((texts[key], list));
        }
        IEnumerable<Indicator> One(string? code) => code != null && catalogue.TryGet(code, out var one) ? [one] : [];
        Add("indicators.pair-of", One(found.PairOf));
        Add("indicators.paired-by", catalogue.Indicators.Where(i => i.PairOf == found.Code));
        Add(found.Exhaustive ? "indicators.part-of-all-title" : "indicators.part-of", One(found.PartOf));
        Add("indicators.parts-all", catalogue.PartsOf(found.Code).Where(p => p.Exhaustive));
        Add("indicators.parts-some", catalogue.PartsOf(found.Code).Where(p => !p.Exhaustive));
        Add("indicators.numerator", One(found.Numerator));
        Add("indicators.denominator", One(found.Denominator));
        Add("indicators.ratios", catalogue.Indicators.Where(i => i.Numerator == found.Code || i.Denominator == found.Code));
        Asked = [.. catalogue.Forms.Where(f => f.ValidTo is not { } end || end > node.Today)
            .SelectMany(f => f.Sections.Where(s => s.Indicators.Contains(found.Code)).Select(s => (f, s)))];
    }

    public async Task<IActionResult> OnPost(bool restore, CancellationToken stop)
    {
        var by = Actors.Of(HttpContext);
        await (restore ? change.Restore(Code, by, stop) : change.Retire(Code, by, stop));
        TempData["Flash"] = texts[restore ? "indicators.restored" : "indicators.retired-now", Code];
        return Redirect("/quan-tri/chi-tieu/" + Code);
    }
}
