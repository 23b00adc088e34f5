using HiepDong.Accounts;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Reporting;

/// <summary>Begins a report of one's own unit: form and period are chosen, or come with the button that led here.</summary>
internal sealed class OpenModel(OpenReport open, NodeState node, Access access) : PageModel, IRefillable
{
    [BindProperty(Name = "don-vi", SupportsGet = true)] public string? Unit { get; set; }
    [BindProperty(Name = "mau", SupportsGet = true)] public string? Form { get; set; }
    [BindProperty(Name = "ky", SupportsGet = true)] public string? PeriodCode { get; set; }

    public IReadOnlyList<Choice> Units { get; private set; } = [];
    public IReadOnlyList<Choice> Forms { get; private set; } = [];
    public IReadOnlyList<Choice> Periods { get; private set; } = [];

    public void OnGet()
    {
        access.Require(Actors.Of(HttpContext), Permission.WriteReport);
        Load();
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        var by = Actors.Of(HttpContext);
        Load();
        if (!Period.TryParse(PeriodCode, out var period)) throw new RefusalException(ReportProblems.WrongPeriod(PeriodCode ?? "") with { Field = "ky" });
        var unit = Unit is { Length: > 0 } given ? given : Units.Count > 0 ? Units[0].Value : throw new RefusalException(AccountProblems.NotAllowed());
        var report = await open.Run(unit, Form ?? "", period, by, stop);
        return Redirect($"/bao-cao/{report.Id}/{(report.IsOpenForEntry && report.AcceptedVersion is null ? "nhap" : "")}".TrimEnd('/'));
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private void Load()
    {
        var texts = HttpContext.RequestServices.GetRequiredService<Texts>();
        var units = access.UnitsOf(Actors.Of(HttpContext), Permission.WriteReport).ToList();
        Units = [.. units.Select(u => new Choice(u.Id, u.Name))];
        var forms = node.Catalogue.Forms.Where(f => f.IsInEffect(node.Today) && units.Any(f.AsksOf)).ToList();
        Forms = [.. forms.Select(f => new Choice(f.Code, f.Name(texts.Language)))];
        var periods = new List<Choice>();
        foreach (var (rhythm, rule) in forms.Select(f => (f.Rhythm, f.Window)).Distinct().OrderBy(r => r.Rhythm))
            for (var (p, n) = (Period.Holding(node.Today, rhythm, rule), 0); n < (rhythm == Rhythm.Month ? 14 : 5); n++, p = rhythm == Rhythm.NineMonths ? p.LastYear : p.Previous)
                if (p.Window(rule).From <= node.Today && periods.All(x => x.Value != p.Code)) periods.Add(new(p.Code, p.Name(texts.Language), texts["report.rhythm." + CatalogueStore.Rhythms[rhythm]]));
        Periods = periods;
    }
}
