using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Indicators.FormEdit;

/// <summary>The editor that makes a new form and a new version of one: every button posts the whole draft and gets it back.</summary>
internal abstract class FormEditor(NodeState node, Access access, ChangeCatalogue change, Texts texts) : PageModel, IRefillable
{
    [BindProperty] public FormInput Input { get; set; } = new();

    /// <summary>The version before, or null for a new form.</summary>
    public ReportForm? Former { get; protected set; }
    /// <summary>The version that the draft was begun on, when somebody else has published a later one meanwhile.</summary>
    public ReportForm? Begun { get; protected set; }
    public Catalogue Catalogue => node.Catalogue;
    /// <summary>Set when the draft is sound and shown for a last look.</summary>
    public ReportForm? Ready { get; private set; }
    public List<FormChange> Changes { get; private set; } = [];
    public IEnumerable<Indicator> Offered => Catalogue.Indicators.Where(i => !i.Retired && i.AddsUp != AddsUp.Ratio);

    protected abstract void Find();

    public Task Refill(CancellationToken stop)
    {
        Find();
        return Task.CompletedTask;
    }

    protected void RequireManager() => access.Require(Actors.Of(HttpContext), Permission.ManageCatalogue);

    public async Task<IActionResult> OnPost([FromForm(Name = "do")] string? action, CancellationToken stop)
    {
        RequireManager();
        Find();
        Input.TakeAdded(Catalogue);
        if (action is "preview" or "publish")
        {
            RefuseUnsaid();
            if (Begun is not null) throw new RefusalException(Overtaken.Changed());
            var form = Input.ToForm();
            if (action == "publish")
            {
                await change.Publish(form, Actors.Of(HttpContext), stop);
                TempData["Flash"] = texts["templates.published", form.Code, form.Version, form.ValidFrom];
                return Redirect(FormattableString.Invariant($"/quan-tri/bieu-mau/{form.Code}?phien-ban={form.Version}"));
            }
            var problems = FormRules.Check(Catalogue, form);
            if (problems.Count > 0) throw new RefusalException(problems);
            Ready = form;
            Changes = Former is { } former ? FormDifference.Between(former, form) : [];
        }
        else Input.Do(action ?? "");
        // What is shown is the draft as it now is, not what the browser sent; a date that cannot be read stays as typed.
        foreach (var key in ModelState.Keys.Where(k => ModelState[k]!.Errors.Count == 0).ToList()) ModelState.Remove(key);
        SayUnknown();
        return Page();
    }

    /// <summary>Refuses what the binder could not read and what was typed as a code but is none.</summary>
    private void RefuseUnsaid()
    {
        var problems = new List<Problem>();
        if (Input.ValidFrom is null && ModelState["Input.ValidFrom"] is not { Errors.Count: > 0 }) problems.Add(ImportProblems.NoValidFrom());
        for (var n = 0; n < Input.Sections.Count; n++)
            foreach (var word in (Input.Sections[n].Add ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)) problems.Add(CatalogueProblems.UnknownIndicator(n, word));
        if (problems.Count == 0 && !ModelState.IsValid) problems.AddRange(FormRules.Check(Catalogue, Input.ToForm()).Where(p => p.Field != nameof(ReportForm.ValidFrom)));
        if (problems.Count > 0) throw new RefusalException(problems);
        if (!ModelState.IsValid) throw new RefusalException(ImportProblems.NoValidFrom());
    }

    private void SayUnknown()
    {
        for (var n = 0; n < Input.Sections.Count; n++)
            if (Input.Sections[n].Add is { } typed) ModelState.AddModelError("Input." + CatalogueProblems.SectionField(n), CatalogueProblems.UnknownIndicator(n, typed).In(texts.Language));
    }
}
