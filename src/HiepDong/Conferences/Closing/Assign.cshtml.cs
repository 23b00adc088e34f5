using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Assignments;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Conferences.Closing;

/// <summary>The conclusions of an approved conference on their way to being work, and those that are.</summary>
internal sealed class AssignModel(ConferenceStore conferences, ConferenceRights rights, AssignConclusions assign, AssignmentStore assignments, NodeState node, Texts texts) : PageModel, IRefillable
{
    [FromRoute] public Guid Id { get; set; }

    public Conference Conference { get; private set; } = null!;
    public IReadOnlyList<Conclusion> Open { get; private set; } = [];
    public IReadOnlyList<Assignment> Given { get; private set; } = [];
    public bool MayPrepare { get; private set; }
    public DateOnly Today => node.Today;
    public Organisation.Organisation Organisation => node.Organisation;

    public void OnGet() => Load();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        Load();
        var problems = new List<Problem>();
        var orders = new List<ConclusionOrder>();
        foreach (var c in Open)
        {
            var n = c.Number.ToString(CultureInfo.InvariantCulture);
            // Without the field, as when the page is old, the conclusion's own stands.
            var typed = Request.Form["han-" + n] is { Count: > 0 } sent ? sent[0]!.Trim() : null;
            var day = typed is null ? c.Deadline : LocalValueBinder.ReadDate(typed);
            if (day is null) problems.Add(ClosingProblems.NoDeadline(c.Number));
            else orders.Add(new(c.Id, day.Value, Request.Form["bang-chung-" + n] is { Count: > 0 } evidence ? Vietnamese.Clean(evidence[0]) : c.Evidence));
        }
        if (problems.Count > 0) throw new RefusalException(problems);
        var made = await assign.Run(Conference.Id, orders, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["closing.assigned", made.Count];
        return Redirect($"/hoi-nghi/{Id}/giao-viec");
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private void Load()
    {
        Conference = conferences.Get(Id.ToString());
        rights.RequireSees(Actors.Of(HttpContext), Conference);
        MayPrepare = rights.Prepares(Actors.Of(HttpContext), Conference.Body);
        Open = assign.Open(Conference.Id);
        Given = assignments.Of(OriginKind.Conclusion, Conference.Id);
    }
}
