using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Reporting;

/// <summary>Accepts the reports ticked in a list and says which were and which were not.</summary>
internal sealed class BulkModel(AcceptReport accept, ReportStore reports, NodeState node) : PageModel
{
    public int Accepted { get; private set; }
    public IReadOnlyList<(string Id, string Unit, Report Report, Problem Problem)> Refused { get; private set; } = [];
    public string Back { get; private set; } = "/bao-cao";

    public IActionResult OnGet() => Redirect("/bao-cao");

    public async Task<IActionResult> OnPost([FromForm(Name = "chon")] string[] chosen, [FromForm(Name = "ve")] string? back, CancellationToken stop)
    {
        if (back is { Length: > 0 } && back.StartsWith("/bao-cao", StringComparison.Ordinal)) Back = back;
        var pairs = chosen.Select(c => c.Split('@')).Where(c => c.Length == 2 && int.TryParse(c[1], out _)).Select(c => (c[0], int.Parse(c[1], System.Globalization.CultureInfo.InvariantCulture))).Distinct().ToList();
        if (pairs.Count == 0)
        {
            var texts = HttpContext.RequestServices.GetRequiredService<Web.Texts>();
            (TempData["Flash"], TempData["FlashKind"]) = (ReportProblems.NothingChosen().In(texts.Language), "warn");
            return Redirect(Back);
        }
        var (accepted, refused) = await accept.RunMany(pairs, Actors.Of(HttpContext), stop);
        Accepted = accepted;
        Refused = [.. refused.Where(r => r.Problem.Kind != ProblemKind.Missing).Select(r => (Id: r.ReportId, Report: reports.Get(r.ReportId), r.Problem)).Select(r => (r.Id, node.Organisation.Unit(r.Report.UnitId)!.Name, r.Report, r.Problem))];
        return Page();
    }
}
