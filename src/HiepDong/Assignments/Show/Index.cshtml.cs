using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Assignments.Show;

/// <summary>One unit's part as the page shows it, with what the person may do.</summary>
/// <param name="Number">Of the part on the page, from 1; the fields of its forms end in it.</param>
/// <param name="Writes">The person works for this unit.</param>
/// <param name="Judges">The person may verify or return it.</param>
internal sealed record PartView(AssignmentPart Part, int Number, string Unit, bool Writes, bool Judges, bool Follows, Reminder? Reminder);

/// <summary>An assignment with its parts, what was passed on of it, and its history.</summary>
internal sealed class IndexModel(AssignmentStore assignments, DoWork work, FollowWork follow, EvidenceForm evidence, Reminders reminders, WorkReach reach, NodeState node, Access access, People people, Texts texts) : PageModel, IRefillable, IHoldsFiles
{
    private string pressed = "";

    [FromRoute] public Guid Id { get; set; }
    public Assignment Assignment { get; private set; } = null!;
    public IReadOnlyList<PartView> Parts { get; private set; } = [];
    public IReadOnlyList<Assignment> Children { get; private set; } = [];
    public Assignment? Parent { get; private set; }
    public IReadOnlyList<AssignmentVersion> Versions { get; private set; } = [];
    /// <summary>What others did since the page was opened that a form was sent from; the latest first.</summary>
    public IEnumerable<AssignmentVersion> Meanwhile => Overtaken.Seen(Request, Assignment.Version) is { } seen ? Versions.Where(v => v.Version > seen) : [];
    public Func<string, string> NameOf { get; private set; } = n => n;
    public bool MayFollow { get; private set; }
    public Organisation.Organisation Organisation => node.Organisation;
    public DateOnly Today => node.Today;
    public EvidenceForm Evidence => evidence;
    private Actor Me => Actors.Of(HttpContext);

    /// <summary>The form that was refused stays open.</summary>
    public bool Is(string handler, string unit = "") => pressed == handler + unit;

    public void OnGet() => Load();

    public Task<IActionResult> OnPostAccept(CancellationToken stop) => Do("Accept", (a, unit, _) => work.Accept(a.Id, unit, Seen, Me, stop), "assignment.accepted-done");

    /// <summary>Progress, or with the other button the hand-in.</summary>
    public Task<IActionResult> OnPostReport([FromForm(Name = "bam")] string? press, CancellationToken stop) => Do("Report", async (a, unit, n) =>
    {
        var said = await evidence.Read(Request, a.Id, unit, n, Me, stop);
        return press == "trinh" ? await work.Submit(a.Id, unit, said, Seen, Me, stop) : await work.Report(a.Id, unit, said, Seen, Me, stop);
    }, press == "trinh" ? "assignment.submitted-done" : "assignment.progress-done");

    public Task<IActionResult> OnPostTakeBack(CancellationToken stop) => Do("TakeBack", (a, unit, _) => work.TakeBack(a.Id, unit, Seen, Me, stop), "assignment.taken-back-done");

    public Task<IActionResult> OnPostWithdraw([FromForm(Name = "so")] int number, [FromForm(Name = "lai")] string? again, CancellationToken stop) =>
        Do("Withdraw", (a, unit, _) => work.Withdraw(a.Id, unit, number, again is null, Seen, Me, stop), again is null ? "assignment.progress-withdrawn-done" : "assignment.progress-restored-done");

    public Task<IActionResult> OnPostAsk(CancellationToken stop) => Do("Ask", (a, unit, n) => work.Ask(a.Id, unit, Day($"den-ngay-{n}") ?? throw new RefusalException(AssignmentProblems.NoDeadline("den-ngay")), Field($"ly-do-xin-{n}"), Seen, Me, stop), "assignment.asked-done", "ly-do-xin");

    public Task<IActionResult> OnPostStopAsking(CancellationToken stop) => Do("StopAsking", (a, unit, _) => work.StopAsking(a.Id, unit, Seen, Me, stop), "assignment.asking-stopped-done");

    public Task<IActionResult> OnPostVerify(CancellationToken stop) => Do("Verify", (a, unit, _) => follow.Verify(a.Id, unit, Seen, Me, stop), "assignment.verified-done");

    public Task<IActionResult> OnPostReturn(CancellationToken stop) => Do("Return", (a, unit, n) => follow.Return(a.Id, unit, Field($"ly-do-tra-{n}"), Seen, Me, stop), "assignment.returned-done", "ly-do-tra");

    public Task<IActionResult> OnPostReopen(CancellationToken stop) => Do("Reopen", (a, unit, n) => follow.Reopen(a.Id, unit, Field($"ly-do-lay-lai-{n}"), Seen, Me, stop), "assignment.reopened-done", "ly-do-lay-lai");

    public Task<IActionResult> OnPostGrant(CancellationToken stop) => Do("Grant", (a, unit, n) => follow.Grant(a.Id, unit, Day($"den-ngay-{n}"), Field($"y-kien-{n}"), Seen, Me, stop), "assignment.granted-done", "y-kien");

    public Task<IActionResult> OnPostRefuse(CancellationToken stop) => Do("Refuse", (a, unit, n) => follow.Refuse(a.Id, unit, Field($"y-kien-{n}"), Seen, Me, stop), "assignment.refused-done", "y-kien");

    public Task<IActionResult> OnPostCancel(CancellationToken stop) => Do("Cancel", (a, _, _) => follow.Cancel(a.Id, Field("ly-do-huy"), Seen, Me, stop), "assignment.cancelled-done", "ly-do-huy", whole: true);

    public Task<IActionResult> OnPostReinstate(CancellationToken stop) => Do("Reinstate", (a, _, _) => follow.Reinstate(a.Id, Seen, Me, stop), "assignment.reinstated-done", whole: true);

    public async Task<IActionResult> OnPostRemind(CancellationToken stop)
    {
        Open();
        var count = await follow.Remind([Assignment.Id], Me, stop);
        TempData["Flash"] = texts["assignment.reminded-done", count];
        return Redirect("/nhiem-vu/" + Assignment.Id);
    }

    private int? Seen => int.TryParse(Field("seen"), CultureInfo.InvariantCulture, out var v) ? v : null;
    private string Field(string name) => Vietnamese.Clean(Request.Form[name].FirstOrDefault());

    private DateOnly? Day(string field)
    {
        var typed = Field(field);
        if (typed.Length == 0) return null;
        return LocalValueBinder.ReadDate(typed) ?? throw new RefusalException(AssignmentProblems.NotADay(typed, "den-ngay"));
    }

    /// <param name="reason">What the rules call "ly-do" in the form that was sent.</param>
    private async Task<IActionResult> Do(string handler, Func<Assignment, string, int, Task<Assignment>> act, string done, string reason = "ly-do", bool whole = false)
    {
        Open();
        var unit = Field("don-vi");
        pressed = handler + unit;
        var n = Assignment.Parts.ToList().FindIndex(p => p.UnitId == unit) + 1;
        if (!whole && n == 0) throw new RefusalException(AssignmentProblems.NotAPart());
        try
        {
            var now = await act(Assignment, unit, n);
            TempData["Flash"] = texts[done, now.Code, AssignmentWords.Unit(unit, node.Organisation)];
        }
        catch (RefusalException e) when (e.Problems.Any(p => p.Field is not null))
        {
            throw new RefusalException([.. e.Problems.Select(p => p.Field is not { } field ? p : p with { Field = (field == "ly-do" ? reason : field) + (whole ? "" : string.Create(CultureInfo.InvariantCulture, $"-{n}")) })]);
        }
        return Redirect("/nhiem-vu/" + Assignment.Id);
    }

    private void Open()
    {
        Assignment = assignments.Get(Id.ToString());
        reach.RequireSees(Me, Assignment.Units);
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private void Load()
    {
        Open();
        MayFollow = !Me.IsOperator && follow.MayFollow(Assignment, Me);
        var reminded = reminders.Of([Assignment]);
        Parts = [.. Assignment.Parts.Select((p, i) => new PartView(p, i + 1, AssignmentWords.Unit(p.UnitId, node.Organisation), !Me.IsOperator && access.Allows(Me, Permission.WriteWork, p.UnitId), follow.MayJudge(Assignment, p, Me), MayFollow,
            reminded.GetValueOrDefault(Reminders.Subject(Assignment.Id, p.UnitId))))];
        Children = assignments.Children(Assignment.Id);
        Parent = Assignment.Body.ParentId is { } parent && assignments.Find(parent) is { } above && reach.Sees(Me, above.Units) ? above : null;
        Versions = assignments.Versions(Assignment.Id);
        NameOf = people.Names(Versions.Select(v => v.By).Concat(Assignment.Parts.SelectMany(p => p.Progress.Select(x => x.Reported.By).Concat(p.Extensions.SelectMany(e => new[] { e.Asked.By, e.Answered?.By ?? "" })))).Append(Assignment.Body.AssignedBy));
    }
}
