using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Conferences.Closing.Giving;

/// <summary>One row: a conclusion with what its assignment will say.</summary>
internal sealed record GivingRow(Conclusion Conclusion, string Lead, string Supporting, string Deadline, string Evidence, Assignments.Assignment? Given);

/// <summary>All conclusions as rows, given as work by one press.</summary>
internal sealed class IndexModel(ClosingStore store, AssignConclusions assign, ClosingRights rights, Assignments.AssignmentStore assignments, NodeState node, Texts texts) : PageModel, IRefillable
{
    [FromRoute] public Guid Id { get; set; }

    public AfterConference After { get; private set; } = null!;
    public Conference Conference => After.Conference;
    public IReadOnlyList<GivingRow> Rows { get; private set; } = [];
    public IReadOnlyList<string> Units { get; private set; } = [];
    public bool AnyOpen => Rows.Any(r => r.Given is null);
    private Actor Me => Actors.Of(HttpContext);

    public void OnGet() => Load();

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        Load();
        var problems = new List<Problem>();
        var orders = Rows.Where(r => r.Given is null).Select(r => Order(r.Conclusion, problems)).ToList();
        if (problems.Count > 0)
        {
            // What is missing elsewhere is said in the same answer.
            var unread = problems.Select(p => p.Field).ToHashSet();
            throw new RefusalException([.. problems, .. ConclusionOrders.Check(orders, node.Today).Where(p => !unread.Contains(p.Field))]);
        }
        var made = await assign.Run(Id.ToString(), orders, Me, stop);
        TempData["Flash"] = made == 0 ? texts["closing.all-there"] : texts["closing.made", made];
        return Redirect(Request.Path);
    }

    private ConclusionOrder Order(Conclusion c, List<Problem> problems)
    {
        var n = c.Number;
        var tree = node.Organisation.At(node.Today);
        string Text(string name) => Vietnamese.Clean(Request.Form[$"{name}-{n}"].FirstOrDefault());
        var lead = Text("chu-tri") is { Length: > 0 } typed ? Find(typed, "chu-tri") : null;
        var lines = (Request.Form[$"phoi-hop-{n}"].FirstOrDefault() ?? "").Split(['\n', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var supporting = lines.Select(l => Find(l, "phoi-hop")).OfType<OrgUnit>().Select(u => u.Id).ToList();
        DateOnly? deadline = null;
        if (Text("han") is { Length: > 0 } day)
        {
            deadline = LocalValueBinder.ReadDate(day);
            if (deadline is null) problems.Add(ClosingProblems.BadDay(n, day));
        }
        return new(c, lead?.Id ?? "", supporting, deadline, Text("san-pham"));

        OrgUnit? Find(string text, string field)
        {
            try { return UnitChoice.Find(text, tree.Units, field); }
            catch (RefusalException) { problems.Add(ClosingProblems.UnknownUnit(n, text, $"{field}-{n}")); }
            return null;
        }
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private void Load()
    {
        After = store.Get(Id.ToString());
        rights.Require(rights.Keeps(Me, Conference.Body));
        if (!After.IsApproved) throw new RefusalException(ClosingProblems.NotApproved());
        var given = assignments.Of(Assignments.OriginKind.Conclusion, Conference.Id).Where(a => !a.IsCancelled).GroupBy(a => a.Origin.Id).ToDictionary(g => g.Key, g => g.First());
        Rows = [.. After.Papers.Standing.Select(c => new GivingRow(c, Label(c.LeadUnitId), string.Join("\n", c.SupportingUnitIds.Select(u => Label(u))), c.Deadline is { } day ? texts.Date(day) : "", c.Evidence, given.GetValueOrDefault(c.Id)))];
        var tree = node.Organisation.At(node.Today);
        Units = UnitChoice.Suggestions(tree.UnitsUnder(Scope.OfTerritory(Conference.Body.TerritoryId)), 200);
    }

    private string Label(string? unitId)
    {
        if (unitId is null) return "";
        // A unit that has a successor by now is offered as what it is today.
        return node.Organisation.Become(unitId, node.Today) is [var now, ..] && node.Organisation.Unit(now) is { } unit ? UnitChoice.Label(unit) : "";
    }
}
