using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Assignments;

/// <summary>Open assignments over time against their deadlines: of a conference, a unit, or all one may see. Drawn on the server, with the same numbers as a table.</summary>
internal sealed class BurnDownModel(AssignmentList list, AssignmentFilters filters, Origins origins, Database database, NodeState node, Access access, Texts texts) : PageModel
{
    public const int Width = 900, Height = 300, Left = 46, Right = 16, Top = 16, Bottom = 34;

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

    private int Most => Math.Max(1, Points.Max(p => Math.Max(p.Open ?? 0, p.Planned)));

    private decimal X(DateOnly day)
    {
        var span = Math.Max(1, Points[^1].Day.DayNumber - Points[0].Day.DayNumber);
        return Left + (Width - Left - Right) * (decimal)(day.DayNumber - Points[0].Day.DayNumber) / span;
    }

    private decimal Y(int count) => Height - Bottom - (Height - Top - Bottom) * (decimal)count / Most;

    public string At(DateOnly day) => N(X(day));
    public string Up(int count) => N(Y(count));
    private static string N(decimal n) => n.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Counts at which a line is ruled.</summary>
    public IEnumerable<int> Rules
    {
        get
        {
            var step = Math.Max(1, (Most + 3) / 4);
            for (var n = 0; n <= Most; n += step) yield return n;
        }
    }

    /// <summary>A staircase: a count holds until the next day that is drawn.</summary>
    public string Path(Func<BurnPoint, int?> value)
    {
        var path = new System.Text.StringBuilder();
        foreach (var p in Points)
        {
            if (value(p) is not { } count) break;
            path.Append(path.Length == 0 ? "M" : "H").Append(N(X(p.Day)));
            path.Append(path.ToString().Contains('H', StringComparison.Ordinal) ? "V" : " ").Append(N(Y(count)));
        }
        return path.ToString();
    }
}
