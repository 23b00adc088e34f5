using HiepDong.Accounts;
using HiepDong.Assignments;
using HiepDong.Node;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Plans.Show;

/// <summary>A plan against what has come of it: targets, assignments, joint results, and who carries it out below.</summary>
internal sealed class ProgressModel(PlanStore plans, PlanAccess reach, PlanProgress progress, NodeState node, Texts texts) : PageModel
{
    [FromRoute] public Guid Id { get; set; }
    [FromQuery(Name = "thang-tuan")] public string? Scale { get; set; }

    public Plan Plan { get; private set; } = null!;
    public IReadOnlyList<TargetLine> Targets { get; private set; } = [];
    public IReadOnlyList<LineProgress> Lines { get; private set; } = [];
    public PlanResults Results { get; private set; } = new([], 0, 0, false);
    public IReadOnlyList<Adopter> Adopters { get; private set; } = [];
    public Gantt Chart { get; private set; } = null!;
    public bool Weeks => Scale == "tuan";
    public Organisation.Organisation Organisation => node.Organisation;
    public DateOnly Today => node.Today;
    public bool SeesPlan(Plan plan) => reach.Sees(Actors.Of(HttpContext), plan);

    /// <summary>Results of the plan's time and area that the list shows.</summary>
    public string ResultsLink { get; private set; } = "";

    public void OnGet()
    {
        var me = Actors.Of(HttpContext);
        Plan = plans.Get(Id.ToString());
        reach.RequireSees(me, Plan);
        var b = Plan.Body;
        Targets = progress.Targets(Plan, me);
        Lines = progress.Lines(Plan);
        Results = progress.Results(Plan, me);
        Adopters = Plan.Holds ? progress.Adopters(Plan) : [];
        var place = node.Organisation.Territory(b.TerritoryId);
        ResultsLink = $"/ket-qua?tu={Uri.EscapeDataString(texts.Date(b.From))}&den={Uri.EscapeDataString(texts.Date(b.To))}" + (place is { Level: > 0 } ? "&noi=" + Uri.EscapeDataString(place.Code) : "");
        var begin = Plan.Standing.InForceOn is { } on && on > b.From ? on : b.From;
        var rows = Lines.Select(l =>
        {
            var end = l.Assignment?.Deadline ?? l.Line.Deadline;
            var (look, status) = l.Assignment is not { } a ? ("open", texts["plan.gantt.planned"]) : (a.IsDone ? "done" : a.IsOverdue(node.Today) ? "late" : "plan", string.Join("; ", AssignmentWords.Badges(a, node.Today, texts).Select(b => b.Text)));
            return new GanttRow(l.Line.Text, node.Organisation.Unit(l.Line.LeadUnitId)?.Name ?? "", l.Assignment is { } made ? "/nhiem-vu/" + made.Id : null, begin < end ? begin : end, end, look, status);
        }).Concat(b.Patrols.Select(p => new GanttRow(p.Route, PlanWords.Hours(p, texts), null, p.Day, p.Day, "patrol", texts["plan.patrol"])));
        Chart = new([.. rows.OrderBy(r => r.To)], node.Today, Weeks);
    }
}
