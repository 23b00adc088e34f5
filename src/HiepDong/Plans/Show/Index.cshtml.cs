using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Plans.Show;

/// <summary>A plan with what its parties say to it and its history, and what the person may do to it.</summary>
internal sealed class IndexModel(PlanStore plans, CarryPlan carry, AdoptPlan adopt, PlanAccess reach, PlanProgress progress, NodeState node, People people, Texts texts) : PageModel, IRefillable
{
    [FromRoute] public Guid Id { get; set; }

    public Plan Plan { get; private set; } = null!;
    public PlanBody Body => Plan.Body;
    public IReadOnlyList<PlanVersion> Versions { get; private set; } = [];
    public IReadOnlyList<LineProgress> Lines { get; private set; } = [];
    public Plan? Parent { get; private set; }
    public Plan? CopyOf { get; private set; }
    public Func<string, string> NameOf { get; private set; } = n => n;
    public Organisation.Organisation Organisation => node.Organisation;
    public Indicators.Catalogue Catalogue => node.Catalogue;
    public DateOnly Today => node.Today;
    public bool MayWrite { get; private set; }
    public bool MayCarry { get; private set; }
    public bool MayReply { get; private set; }
    public IReadOnlyList<OrgUnit> Adopting { get; private set; } = [];
    public IReadOnlyList<OrgUnit> Copying { get; private set; } = [];

    /// <summary>Parties for which the person may say something now.</summary>
    public IReadOnlyList<PlanParty> Answering { get; private set; } = [];
    public bool MayAgree(string unitId) => reach.MayAgree(unitId, Me) && !Plan.HasAgreed(unitId);
    public bool MayRecord { get; private set; }

    /// <summary>Assignments of the plan that would be cancelled with it.</summary>
    public int OpenWork => Lines.Count(l => l.Assignment?.IsOpen == true);
    private Actor Me => Actors.Of(HttpContext);

    public void OnGet() => Load();

    public Task<IActionResult> OnPostSend(CancellationToken stop) => Do(() => carry.Send(Plan.Id, Seen, Me, stop), p => texts[p.State == PlanState.Approved ? "plan.done.approved" : "plan.done.sent", p.Code, p.Waiting.Count()]);
    public Task<IActionResult> OnPostAgree(CancellationToken stop) => Do(() => carry.Agree(Plan.Id, Field("don-vi"), Edition, Me, stop), p => texts[p.State == PlanState.Approved ? "plan.done.approved" : "plan.done.agreed", p.Code, p.Edition]);
    public Task<IActionResult> OnPostComment(CancellationToken stop) => Do(() => carry.Comment(Plan.Id, Field("don-vi"), Edition, Text(Field("o")), Me, stop), p => texts["plan.done.commented", p.Code], "y-kien", Field("o"));
    public Task<IActionResult> OnPostReply(CancellationToken stop) => Do(() => carry.Reply(Plan.Id, int.TryParse(Field("so"), CultureInfo.InvariantCulture, out var n) ? n : -1, Text("tra-loi-" + Field("so")), Seen, Me, stop), p => texts["plan.done.replied", p.Code], "tra-loi", "tra-loi-" + Field("so"));
    public Task<IActionResult> OnPostInForce(CancellationToken stop) => Do(() =>
    {
        var on = LocalValueBinder.ReadDate(Field("hieu-luc")) ?? throw new RefusalException(PlanProblems.NotADay(Field("hieu-luc"), "hieu-luc"));
        return carry.PutInForce(Plan.Id, on, Seen, Me, stop);
    }, p => texts["plan.done.inforce", p.Code, p.Standing.InForceOn, p.Body.Lines.Count]);
    public Task<IActionResult> OnPostReview(CancellationToken stop) => Do(() => carry.Review(Plan.Id, Text("danh-gia"), Seen, Me, stop), p => texts["plan.done.reviewed", p.Code]);
    public Task<IActionResult> OnPostClose(CancellationToken stop) => Do(() => carry.Close(Plan.Id, Seen, Me, stop), p => texts["plan.done.closed", p.Code]);
    public Task<IActionResult> OnPostWithdraw(CancellationToken stop) => Do(() => carry.Withdraw(Plan.Id, Text("ly-do"), Seen, Me, stop), p => texts["plan.done.withdrawn", p.Code]);
    public Task<IActionResult> OnPostReopen(CancellationToken stop) => Do(() => carry.Reopen(Plan.Id, Seen, Me, stop), p => texts["plan.done.reopened", p.Code]);
    public Task<IActionResult> OnPostCancel(CancellationToken stop)
    {
        var with = 0;
        return Do(async () =>
        {
            (var plan, with) = await carry.Cancel(Plan.Id, Text("ly-do"), Field("ca-nhiem-vu") == "true", Seen, Me, stop);
            return plan;
        }, p => with > 0 ? texts["plan.done.cancelled-with", p.Code, with] : texts["plan.done.cancelled", p.Code]);
    }

    public async Task<IActionResult> OnPostCopy(CancellationToken stop)
    {
        Open();
        var made = await adopt.CopyToNextYear(Plan.Id, Field("don-vi"), Me, stop);
        TempData["Flash"] = texts["plan.done.copied", Plan.Code, made.Code];
        return Redirect($"/ke-hoach/{made.Id}/sua");
    }

    private int? Seen => int.TryParse(Field("seen"), CultureInfo.InvariantCulture, out var v) ? v : null;
    private int Edition => int.TryParse(Field("ban"), CultureInfo.InvariantCulture, out var v) ? v : 0;
    private string Field(string name) => Vietnamese.Clean(Request.Form[name] is { Count: > 0 } sent ? sent[0] : "");
    private string Text(string name) => string.Join('\n', (Request.Form[name] is { Count: > 0 } sent ? sent[0] ?? "" : "").ReplaceLineEndings("\n").Split('\n').Select(Vietnamese.Clean)).Trim();

    /// <summary>The form that was refused, with what was typed.</summary>
    public string Typed(string name) => Request.HasFormContentType ? Text(name) : "";
    public bool Was(string handler) => !ModelState.IsValid && Request.Query["handler"] == handler;

    /// <param name="field">What the rules call a field that stands on the page more than once; <paramref name="shown"/> is the one that was sent.</param>
    private async Task<IActionResult> Do(Func<Task<Plan>> act, Func<Plan, string> done, string? field = null, string? shown = null)
    {
        Open();
        try { TempData["Flash"] = done(await act()); }
        catch (RefusalException e) when (field is not null && e.Problems.Any(p => p.Field == field)) { throw new RefusalException([.. e.Problems.Select(p => p.Field == field ? p with { Field = shown } : p)]); }
        return Redirect("/ke-hoach/" + Plan.Id);
    }

    private void Open()
    {
        Plan = plans.Get(Id.ToString());
        reach.RequireSees(Me, Plan);
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private void Load()
    {
        Open();
        (MayWrite, MayCarry, MayReply) = (reach.MayWrite(Plan, Me), reach.MayCarry(Plan, Me), reach.MayReply(Plan, Me));
        Versions = [.. plans.Versions(Plan.Id).Where(v => MayReply || v.Edition > 0 && v.State != PlanState.Draft)];
        Lines = progress.Lines(Plan);
        NameOf = people.Names(Versions.Select(v => v.By).Concat(Plan.Standing.Answers.SelectMany(a => new[] { a.By, a.ReplyBy }).OfType<string>()));
        Parent = Body.ParentId is { } parent && plans.Find(parent) is { } above && reach.Sees(Me, above) ? above : null;
        CopyOf = Body.CopyOfId is { } copy && plans.Find(copy) is { } old && reach.Sees(Me, old) ? old : null;
        Answering = Plan.IsBeingAgreed ? [.. Body.Parties.Where(p => reach.MayComment(p.UnitId, Me) || MayAgree(p.UnitId))] : [];
        Adopting = progress.MayAdopt(Plan, Me);
        Copying = Plan.State is PlanState.InForce or PlanState.Reviewed or PlanState.Closed ? [.. reach.Authors(Me).Where(u => u.Id == Body.AuthorUnitId)] : [];
        MayRecord = reach.Authors(Me).Count > 0 && Plan.Holds;
    }

    /// <summary>What an edition said otherwise than the one before it that the parties saw.</summary>
    public IReadOnlyList<FieldChange> Changes(PlanVersion version)
    {
        if (version.What is not ("changed" or "sent" or "rewritten")) return [];
        var before = version.What == "rewritten" ? Versions.FirstOrDefault(v => v.Version < version.Version) : Versions.FirstOrDefault(v => v.Version < version.Version && v.Edition == version.Edition - 1 && v.Edition > 0);
        return before is null ? [] : PlanChanges.Between(before.Body, version.Body, node, texts);
    }
}
