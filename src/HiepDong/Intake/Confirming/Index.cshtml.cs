using HiepDong.Accounts;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Intake;

/// <summary>The text on the left, its figures on the right: accept, change, reject, map; then into the report.</summary>
internal sealed class ReviewModel(Reviewing reviewing, DecideFigures decide, ConfirmText confirm, HandleText handle, NodeState node, Access access, Texts texts) : PageModel, IRefillable
{
    [FromRoute] public string Id { get; set; } = "";
    /// <summary>The figure whose fields are open.</summary>
    [FromQuery(Name = "so")] public string? ChosenText { get; set; }

    public Review Review { get; private set; } = null!;
    public OrgUnit Unit { get; private set; } = null!;
    public IReadOnlyList<Choice> Units { get; private set; } = [];
    public IReadOnlyList<Choice> Forms { get; private set; } = [];
    public IReadOnlyList<Choice> Periods { get; private set; } = [];
    public IReadOnlyList<(Indicator Indicator, bool Asked)> Indicators { get; private set; } = [];
    public Proposal? Chosen => int.TryParse(ChosenText, out var n) ? Review.Proposals.FirstOrDefault(p => p.Number == n) : null;
    public ReportState? Closed => Review.Report.IsOpenForEntry ? null : Review.Report.State;

    /// <summary>What an unsure figure may be instead, of what the form asks.</summary>
    public IReadOnlyList<Indicator> Offered(Proposal p) => [.. p.Others.Where(o => Review.Form.IndicatorCodes.Contains(o.Code)).Select(o => node.Catalogue.TryGet(o.Code, out var i) ? i : null).OfType<Indicator>()];

    public void OnGet() => Load();

    /// <summary>"accept:12", "reject:12", "undo:12" or "map:12:MT.VU": one button of the list.</summary>
    public Task<IActionResult> OnPostDecide([FromForm(Name = "quyet")] string? what, CancellationToken stop) => Answer(async () =>
    {
        var parts = (what ?? "").Split(':');
        if (parts is ["map", var number, var code] && int.TryParse(number, out var mapped))
        {
            Review = await decide.Edit(Id, mapped, null, code, null, Actors.Of(HttpContext), stop);
            return;
        }
        if (parts.Length != 2 || !Enum.TryParse<DecisionKind>(parts[0], true, out var kind) || kind is not (DecisionKind.Accept or DecisionKind.Reject or DecisionKind.Undo) || !int.TryParse(parts[1], out var figure))
            throw new RefusalException(IntakeProblems.NoSuchFigure());
        Review = await decide.One(Id, figure, kind, Request.Form["thay-" + parts[1]].FirstOrDefault(), Actors.Of(HttpContext), stop);
    });

    public Task<IActionResult> OnPostEdit([FromForm(Name = "so")] int figure, [FromForm(Name = "gia-tri")] string? value, [FromForm(Name = "chi-tieu")] string? indicator, [FromForm(Name = "thay")] string? replaces, CancellationToken stop)
    {
        ChosenText = figure.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Answer(async () => Review = await decide.Edit(Id, figure, value, indicator, replaces, Actors.Of(HttpContext), stop));
    }

    public Task<IActionResult> OnPostRejectDoubtful(CancellationToken stop) => Answer(async () => Review = await decide.RejectDoubtful(Id, Actors.Of(HttpContext), stop));

    public async Task<IActionResult> OnPostConfirm(CancellationToken stop)
    {
        var done = await confirm.Run(Id, Actors.Of(HttpContext), stop);
        TempData["Flash"] = done.Taken == 0 ? texts["intake.finished"] : done.Left > 0 ? texts["intake.taken-left", done.Taken, done.Left] : texts["intake.taken", done.Taken];
        return Redirect(done is { Left: 0, ReportId: { } report, Taken: > 0 } ? $"/bao-cao/{report}/nhap" : $"/bao-cao/doc/{Id}");
    }

    public async Task<IActionResult> OnPostMove([FromForm(Name = "don-vi")] string? unit, [FromForm(Name = "mau")] string? form, [FromForm(Name = "ky-bao-cao")] string? period, CancellationToken stop)
    {
        if (!Period.TryParse(period, out var p)) throw new RefusalException(ReportProblems.WrongPeriod(period ?? "") with { Field = "ky-bao-cao" });
        Load();
        await handle.Retarget(Id, unit is { Length: > 0 } ? unit : Review.Text.UnitId, form ?? "", p, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["intake.moved"];
        return Redirect($"/bao-cao/doc/{Id}");
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    /// <summary>A script gets the list alone, or the sentence of a refusal; without one the page is opened again at the figure.</summary>
    private async Task<IActionResult> Answer(Func<Task> work)
    {
        var script = Request.Headers.XRequestedWith.Count > 0;
        try
        {
            await work();
        }
        catch (RefusalException refusal) when (script)
        {
            return new JsonResult(new { code = refusal.First.Code, message = string.Join(" ", refusal.Problems.Select(p => p.In(texts.Language))) }) { StatusCode = ErrorHandling.StatusOf(refusal.First.Kind) };
        }
        return script ? Partial("_Figures", this) : Redirect($"/bao-cao/doc/{Id}#so-lieu");
    }

    private void Load()
    {
        var by = Actors.Of(HttpContext);
        Review = reviewing.Of(Id, by);
        Unit = node.Organisation.Unit(Review.Text.UnitId)!;
        var units = access.UnitsOf(by, Permission.WriteReport).ToList();
        Units = [.. units.Select(u => new Choice(u.Id, u.Name))];
        (Forms, Periods) = TargetChoices.Of(node, units, texts);
        var asked = Review.Form.IndicatorCodes.ToHashSet();
        Indicators = [.. Review.Form.IndicatorCodes.Where(c => node.Catalogue.TryGet(c, out _)).Select(c => (node.Catalogue[c], true)),
            .. node.Catalogue.Indicators.Where(i => !i.Retired && !asked.Contains(i.Code)).Select(i => (i, false))];
    }
}
