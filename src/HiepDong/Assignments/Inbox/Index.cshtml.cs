using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Reporting;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Assignments.Inbox;

/// <summary>What waits for the person, the most pressing first: work of their own units, and what others owe them an answer to.</summary>
internal sealed class IndexModel(AssignmentDuties duties, AssignmentList list, FollowWork follow, DoWork work, Reminders reminders, NodeState node, Access access, WorkReach reach, Texts texts) : PageModel, IRefillable
{
    private const int Most = 30;

    public AssignmentDutyCounts Counts { get; private set; } = AssignmentDutyCounts.None;
    public IReadOnlyList<(Duty Duty, int Count, IReadOnlyList<Assignment> Lines)> Lists { get; private set; } = [];

    /// <summary>Work one's unit has given that is overdue with others: to be reminded of.</summary>
    public IReadOnlyList<Assignment> Late { get; private set; } = [];
    public IReadOnlyDictionary<string, Reminder> Reminded { get; private set; } = new Dictionary<string, Reminder>();
    public IReadOnlySet<string> Own { get; private set; } = new HashSet<string>();
    public bool HasSeveralUnits => access.UnitsOf(Me, Permission.WriteWork).Skip(1).Any();
    public Organisation.Organisation Organisation => node.Organisation;
    public DateOnly Today => node.Today;
    private Actor Me => Actors.Of(HttpContext);

    public void OnGet() => Load();

    /// <summary>Takes on one part, as its row showed it: id, version and unit.</summary>
    public async Task<IActionResult> OnPostAccept([FromForm(Name = "mot")] string one, CancellationToken stop)
    {
        if (one.Split('|') is not [var id, var version, var unit] || !int.TryParse(version, System.Globalization.CultureInfo.InvariantCulture, out var seen)) return Redirect("/nhiem-vu/viec");
        var done = await work.Accept(id, unit, seen, Me, stop);
        TempData["Flash"] = texts["assignment.accepted-done", done.Code, AssignmentWords.Unit(unit, node.Organisation)];
        return Redirect("/nhiem-vu/viec");
    }

    /// <summary>Reminds the units of all that is overdue, with one press.</summary>
    public async Task<IActionResult> OnPostRemind([FromForm(Name = "chon")] string[]? chosen, CancellationToken stop)
    {
        var count = await follow.Remind(chosen ?? [], Me, stop);
        TempData["Flash"] = texts["assignment.reminded-done", count];
        return Redirect("/nhiem-vu/viec");
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private void Load()
    {
        list.RequireSight(Me);
        Counts = duties.Of(Me);
        Own = duties.UnitsOf(Me).ToHashSet();
        Lists = [.. new[] { (Duty.Returned, Counts.Returned), (Duty.Overdue, Counts.Overdue), (Duty.ToAccept, Counts.ToAccept), (Duty.Soon, Counts.Soon), (Duty.ToVerify, Counts.ToVerify), (Duty.Asking, Counts.Asking) }
            .Where(d => d.Item2 > 0).Select(d => (d.Item1, d.Item2, (IReadOnlyList<Assignment>)duties.List(d.Item1, Me, Most)))];
        var given = reach.OwnUnits(Me, Permission.VerifyWork);
        if (given.Count > 0) Late = list.Page(new("qua-han", Assigners: given), Me, 1, Most);
        Reminded = reminders.Of(Lists.SelectMany(l => l.Lines).Concat(Late).DistinctBy(a => a.Id));
    }
}
