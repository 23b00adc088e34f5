using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;

namespace HiepDong.JointResults.Entry;

/// <summary>Records a result, keeps a draft of it, or adds the unit to one that is recorded already.</summary>
internal sealed class NewModel(RecordResult record, AnswerResult answer, NearResults near, ResultStore results, NodeState node, Access access, Plans.PlanChoices choices, Texts texts) : ResultFormPage(node, access, choices, texts)
{
    private readonly NodeState node = node;
    private readonly Access access = access;
    private readonly Texts texts = texts;

    public override bool IsCorrection => false;

    /// <summary>The draft that is continued, with the version it was read at.</summary>
    public JointResult? Draft { get; private set; }
    public IReadOnlyList<NearResult> Near { get; private set; } = [];

    /// <summary>"Record" was pressed and the alike results must be answered first.</summary>
    public bool IsAsking { get; private set; }

    public void OnGet([FromQuery(Name = "nhap")] string? draft, [FromQuery(Name = "loai")] string? kind)
    {
        access.Require(Me, Permission.WriteResult);
        Open(draft);
        Form = Draft is { } d ? ResultForm.Of(d.Body, OwnOf(d), Organisation, texts)
            : ResultForm.Of(Request.Query, Things.TryKind(kind, out var known) ? known : null, [.. access.UnitsOf(Me, Permission.WriteResult)], node, texts);
        Load();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "nhap")] string? draft, [FromForm(Name = "ban")] string? version, [FromForm(Name = "viec")] string? press, [FromForm(Name = "gan")] string? link,
        [FromForm(Name = "da-xem")] string? known, CancellationToken stop)
    {
        var own = Read(draft);
        if (!string.IsNullOrEmpty(link)) return await Link(link, own, stop);
        if (Reshape(press))
        {
            Load();
            return Page();
        }
        var body = Form.ToBody(node, own, null, Me.UserName, null);
        var keep = press == "nhap";
        if (!keep)
        {
            Near = near.Of(body, Draft?.Id, Me, texts);
            var answered = (known ?? "").Split(',');
            if (Near.Any(n => !answered.Contains(n.Result.Id)) && ResultRules.Check(body, node.Today).Count == 0)
            {
                IsAsking = true;
                Load();
                return Page();
            }
        }
        int? seen = Draft is not null && int.TryParse(version, System.Globalization.CultureInfo.InvariantCulture, out var v) ? v : null;
        var kept = await Fields(() => record.Run(Draft?.Id, body, !keep, Me, stop, seen));
        TempData["Flash"] = keep ? texts["joint.draft-kept"] : kept.Waiting.Any() ? texts["joint.recorded-asked", kept.Code, kept.Waiting.Count()] : texts["joint.recorded", kept.Code];
        return Redirect("/ket-qua/" + kept.Id);
    }

    /// <summary>The amounts of another kind, with what was typed.</summary>
    public IActionResult OnPostAmounts()
    {
        Read(null);
        return Partial("_Amounts", Form.Amounts);
    }

    /// <summary>The results that are alike, as soon as kind, day and place are there.</summary>
    public IActionResult OnPostNear([FromForm(Name = "nhap")] string? draft)
    {
        var own = Read(draft);
        if (own is null || Form.Sketch(node, own) is not { } sketch) return StatusCode(StatusCodes.Status204NoContent);
        Near = near.Of(sketch, Draft?.Id, Me, texts);
        return Near.Count == 0 ? StatusCode(StatusCodes.Status204NoContent) : Partial("_Near", this);
    }

    /// <summary>One press: the unit's own claim on a result that another unit recorded, with the amounts typed so far.</summary>
    private async Task<IActionResult> Link(string link, OrgUnit? own, CancellationToken stop)
    {
        var parts = link.Split('.');
        var problems = new List<Problem>();
        var amounts = Form.Amounts.Take(problems);
        if (own is null) throw new RefusalException(AccountProblems.NotAllowed());
        if (problems.Count > 0) throw new RefusalException(problems);
        if (results.Find(parts[0]) is not { } there) throw new RefusalException(ResultProblems.NotFound());
        int? seen = parts.Length > 1 && int.TryParse(parts[1], System.Globalization.CultureInfo.InvariantCulture, out var v) ? v : null;
        var joined = await answer.Confirm(there.Id, own.Id, amounts, Form.Share.Length > 0 ? Form.Share : null, seen, Me, stop);
        if (Draft is { } draft) await record.Discard(draft.Id, Me, stop);
        TempData["Flash"] = texts["joint.linked", own.Name, joined.Code];
        return Redirect("/ket-qua/" + joined.Id);
    }

    private OrgUnit? Read(string? draft)
    {
        access.Require(Me, Permission.WriteResult);
        Form = ResultForm.Read(Request.Form);
        Open(draft);
        if (Form.Own.Length > 0) access.Require(Me, Permission.WriteResult, Form.Own);
        return Form.Own.Length > 0 ? node.Organisation.Unit(Form.Own) : access.UnitsOf(Me, Permission.WriteResult).FirstOrDefault();
    }

    private void Open(string? draft)
    {
        if (string.IsNullOrEmpty(draft)) return;
        var found = results.Get(draft);
        if (OwnOf(found) is null) throw new RefusalException(AccountProblems.NotAllowed());
        if (found.State != ResultState.Draft) throw new RefusalException(ResultProblems.AlreadyRecorded(found.Code));
        Draft = found;
    }

    private string? OwnOf(JointResult r) => r.Body.Claims.OrderByDescending(c => c.Leads).FirstOrDefault(c => access.Allows(Me, Permission.WriteResult, c.UnitId))?.UnitId;

    public override Task Refill(CancellationToken stop)
    {
        if (Request.HasFormContentType && Form.Own.Length == 0) Form = ResultForm.Read(Request.Form);
        if (Near.Count == 0 && Own is { } own && Form.Sketch(node, own) is { } sketch) Near = near.Of(sketch, Draft?.Id, Me, texts);
        return base.Refill(stop);
    }
}
