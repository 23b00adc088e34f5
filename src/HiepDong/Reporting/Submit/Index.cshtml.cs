using HiepDong.Accounts;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Reporting;

/// <summary>The summary before submitting: what is filled, what is empty, what must still be mended, and for a correction what changes.</summary>
internal sealed class SubmitModel(ReportEntry entry, SubmitReport submit, NodeState node, Texts texts) : PageModel, IRefillable
{
    [FromRoute] public string Id { get; set; } = "";

    public EntryState State { get; private set; } = null!;
    public IReadOnlyList<FieldFinding> Errors { get; private set; } = [];
    public IReadOnlyList<FieldFinding> Explained { get; private set; } = [];
    public IReadOnlyList<FieldFinding> Cautions { get; private set; } = [];
    public IReadOnlyList<Indicator> Empty { get; private set; } = [];
    public ReportDifference? Difference { get; private set; }
    public bool CanSubmit => Errors.Count == 0 && State.Count.Filled > 0 && Difference is not { IsEmpty: true };

    public IActionResult OnGet()
    {
        Load();
        return State.Report.IsOpenForEntry ? Page() : Redirect($"/bao-cao/{Id}");
    }

    public async Task<IActionResult> OnPost(int revision, CancellationToken stop)
    {
        var by = Actors.Of(HttpContext);
        Load();
        var version = await submit.Run(Id, State.Draft, revision, by, stop);
        TempData["Flash"] = texts[version == 1 ? "submit.done" : "submit.done-again", version];
        return Redirect($"/bao-cao/{Id}");
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private void Load()
    {
        State = entry.Load(Id, Actors.Of(HttpContext));
        var findings = entry.Check(State.Report, State.Form, State.Draft, State.Accepted);
        string? Remark(FieldFinding f) => f.Field.StartsWith("f-", StringComparison.Ordinal) ? State.Draft.Remarks.GetValueOrDefault(f.Field[2..]) : null;
        Errors = [.. findings.Where(f => f.IsError || (f.WantsRemark && string.IsNullOrWhiteSpace(Remark(f)))),
            .. State.IsCorrection && string.IsNullOrWhiteSpace(State.Draft.Reason) && ReportProblems.CorrectionNeedsReason() is var p ? [new FieldFinding("reason", true, false, p.Vi, p.En)] : Array.Empty<FieldFinding>()];
        Explained = [.. findings.Where(f => f.WantsRemark && !string.IsNullOrWhiteSpace(Remark(f)))];
        Cautions = [.. findings.Where(f => f is { IsError: false, WantsRemark: false })];
        Empty = [.. State.Codes.Where(c => string.IsNullOrWhiteSpace(State.Draft.Figures.GetValueOrDefault(c)) && node.Catalogue.TryGet(c, out _)).Select(c => node.Catalogue[c])];
        if (State.Accepted is { } accepted && Errors.All(e => !e.Field.StartsWith("f-", StringComparison.Ordinal)))
            Difference = ReportDifference.Of(accepted, ReadEntry.Run(State.Form, node.Catalogue, State.Draft, "", default).Content, State.Form, node.Catalogue);
    }
}
