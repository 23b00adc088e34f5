using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Directives;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;

namespace HiepDong.Plans.Edit;

/// <summary>Changes a draft, or makes a new edition of what the parties have before them.</summary>
internal sealed class ChangeModel(WritePlan writing, PlanStore plans, Database database, NodeState node, PlanAccess reach, DirectiveChoices directives, Texts texts) : PlanFormPage(node, reach, directives, texts)
{
    private readonly NodeState node = node;
    private readonly PlanAccess reach = reach;
    private readonly Texts texts = texts;

    [FromRoute] public Guid Id { get; set; }

    /// <summary>What somebody else changed since the page was opened.</summary>
    public IReadOnlyList<FieldChange> Meanwhile { get; private set; } = [];

    public IActionResult OnGet()
    {
        Open();
        if (Present is not { } plan || plan.State != PlanState.Draft && !plan.IsBeingAgreed)
        {
            (TempData["Flash"], TempData["FlashKind"]) = (PlanProblems.NotDraft(Present!.Code).In(texts.Language), "warn");
            return Redirect("/ke-hoach/" + Present.Id);
        }
        Form = PlanForm.Of(plan.Body, node, texts);
        Load();
        return Page();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "bam")] string? press, [FromForm(Name = "seen")] string? seen, CancellationToken stop)
    {
        Open();
        Form = PlanForm.Read(Request.Form);
        if (Reshape(press))
        {
            Load();
            return Page();
        }
        int? version = int.TryParse(seen, CultureInfo.InvariantCulture, out var v) ? v : null;
        var body = Form.ToBody(node, texts, Present!.Body, database.NewId, Cite);
        var plan = await Fields(() => AsksAgain ? writing.Change(Present.Id, body, Form.Note, version, Me, stop) : writing.Rewrite(Present.Id, body, version, Me, stop));
        TempData["Flash"] = texts[plan.WasSent && plan.IsBeingAgreed ? "plan.changed" : "plan.kept", plan.Code, plan.Edition];
        return Redirect("/ke-hoach/" + plan.Id);
    }

    private void Open()
    {
        Present = plans.Get(Id.ToString());
        reach.Require(Present.IsBeingAgreed ? reach.MayCarry(Present, Me) : reach.MayWrite(Present, Me));
        if (Overtaken.Seen(Request, Present.Version) is { } seen && plans.Versions(Present.Id).FirstOrDefault(v => v.Version == seen) is { } then) Meanwhile = PlanChanges.Between(then.Body, Present.Body, node, texts);
    }

    public override Task Refill(CancellationToken stop)
    {
        Open();
        return base.Refill(stop);
    }
}
