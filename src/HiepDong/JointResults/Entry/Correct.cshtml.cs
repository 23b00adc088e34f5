using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;

namespace HiepDong.JointResults.Entry;

/// <summary>A later version of a recorded result: its facts, its participants and its amounts, with the reason.</summary>
internal sealed class CorrectModel(AnswerResult answer, ResultStore results, Database database, NodeState node, Access access, Plans.PlanChoices choices, Texts texts) : ResultFormPage(node, access, choices, texts)
{
    private readonly NodeState node = node;
    private readonly Texts texts = texts;

    [FromRoute] public Guid Id { get; set; }
    public override bool IsCorrection => true;
    public JointResult Result { get; private set; } = null!;

    /// <summary>What somebody else changed since the form was opened.</summary>
    public IReadOnlyList<FieldChange> Meanwhile { get; private set; } = [];

    public IActionResult OnGet()
    {
        Open();
        if (!Result.Counts)
        {
            (TempData["Flash"], TempData["FlashKind"]) = (ResultProblems.NotOpen(Result.Code).In(texts.Language), "warn");
            return Redirect("/ket-qua/" + Result.Id);
        }
        Form = ResultForm.Of(Result.Body, null, Organisation, texts);
        Load();
        return Page();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "viec")] string? press, [FromForm(Name = "seen")] string? seen, CancellationToken stop)
    {
        Open();
        Form = ResultForm.Read(Request.Form);
        if (Reshape(press))
        {
            Load();
            return Page();
        }
        var body = Form.ToBody(node, null, Result.Body, Me.UserName, database.Clock.GetUtcNow());
        int? version = int.TryParse(seen, CultureInfo.InvariantCulture, out var v) ? v : null;
        var corrected = await Fields(() => answer.Correct(Result.Id, body, Form.Reason, version, Me, stop));
        TempData["Flash"] = texts["joint.corrected", corrected.Code, corrected.Version];
        return Redirect("/ket-qua/" + corrected.Id);
    }

    public IActionResult OnPostAmounts()
    {
        Open();
        Form = ResultForm.Read(Request.Form);
        return Partial("_Amounts", Form.Amounts);
    }

    private void Open()
    {
        Result = results.Get(Id.ToString());
        if (!answer.MayLead(Result, Me)) throw new RefusalException(AccountProblems.NotAllowed());
        if (Overtaken.Seen(Request, Result.Version) is { } seen && results.Versions(Result.Id).FirstOrDefault(v => v.Version == seen) is { } then)
            Meanwhile = [.. Show.ResultChanges.Between(then.Body, Result.Body, node.Organisation, texts).Select(c => new FieldChange(c.What, c.Before, c.After))];
    }

    public override Task Refill(CancellationToken stop)
    {
        // Somebody may have changed it meanwhile: the newer version is shown beside what was typed.
        Open();
        return base.Refill(stop);
    }
}
