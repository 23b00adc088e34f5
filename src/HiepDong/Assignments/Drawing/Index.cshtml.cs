using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;
using HiepDong.Web;
using HiepDong.Web.Charts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Assignments;

/// <summary>Open assignments over time against their deadlines: of a conference, a unit, or all one may see. A picture with the same numbers as a table.</summary>
internal sealed class BurnDownModel(AssignmentList list, AssignmentFilters filters, Origins origins, Database database, NodeState node, Access access, Texts texts) : PageModel
{
    private sealed record Row(string AssignedOn, string OrderedBy, string? EndedOn);

    public IReadOnlyList<BurnPoint> Points { get; private set; } = [];
    public AssignmentSums Sums { get; private set; } = AssignmentSums.None;
    public IReadOnlyList<Choice> Conferences { get; private set; } = [];
    public IReadOnlyList<string> Units { get; private set; } = [];
    public DateOnly Today => node.Today;
    public string? this[string name] => Request.Query[name].ToString() is { Length: > 0 } text ? text : null;

    public void OnGet()
    {
        var by = Actors.Of(HttpContext);
        list.RequireSight(by);
        var problems = new List<Problem>();
        var filter = filters.Read(Request.Query, by, problems) with { State = "tat-ca" };
        foreach (var problem in problems) ModelState.AddModelError(problem.Field ?? "", problem.In(texts.Language));
        Units = UnitChoice.Suggestions(access.UnitsOf(by, Permission.SeeWork), 80);
        Conferences = origins.Conferences(by);
        Sums = list.Sums(filter, by);
        var (where, args) = list.Where(filter, by);
        Points = BurnDown.Of([.. database.Query<Row>("select a.assigned_on, a.ordered_by, a.ended_on from assignment a" + where, args).Select(r => new BurnDown.Line(SqlTypes.Day(r.AssignedOn), SqlTypes.Day(r.OrderedBy), SqlTypes.DayOrNull(r.EndedOn)))], node.Today);
    }

    /// <summary>Both lines over the days, with a mark at today.</summary>
    public Chart Chart
    {
        get
        {
            var now = Points.First(p => p.Day >= Today || p == Points[^1]);
            ChartPoint Point(int? count) => new(count, count is { } n ? texts.Number(n) : "–");
            var days = Points.Select(p => texts.Date(p.Day)).ToList();
            return new("tien-do", ChartKind.Line, texts["assignment.burn-caption", Points[0].Day, Points[^1].Day], texts["assignment.burn-summary", now.Day, now.Open ?? 0, now.Planned], texts["assignment.burn-day"], "",
                [.. Points.Select(p => p.Day.ToString("dd/MM", CultureInfo.InvariantCulture))], days,
                [new(texts["assignment.burn-open"], "now", [.. Points.Select(p => Point(p.Open))]), new(texts["assignment.burn-plan"], "then", [.. Points.Select(p => Point(p.Planned))])],
                texts["assignment.burn-source", Sums.All, node.Today]) { Marks = Points.ToList().IndexOf(now) is var at && at > 0 && at < Points.Count - 1 ? [new(at, texts["assignment.today"])] : [] };
        }
    }
}
