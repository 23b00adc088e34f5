using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Plans;

/// <summary>Makes a draft out of another plan: a superior's, to carry it out, or one of an earlier year.</summary>
internal sealed class AdoptPlan(Database database, NodeState node, Access access, PlanStore plans, PlanAccess reach)
{
    /// <param name="lineIds">Lines of the superior's plan that the unit carries out; each is now led by the unit itself.</param>
    public Task<Plan> Adopt(string parentId, string unitId, IReadOnlyList<string> lineIds, Actor by, CancellationToken stop)
    {
        var parent = plans.Get(parentId);
        reach.RequireSees(by, parent);
        access.Require(by, Permission.WriteWork, unitId);
        var unit = node.Organisation.Unit(unitId)!;
        if (parent.State is not (PlanState.InForce or PlanState.Reviewed) || parent.Body.AuthorUnitId == unitId) throw new RefusalException(PlanProblems.CannotAdopt());
        var taken = parent.Body.Lines.Where(l => lineIds.Contains(l.Id)).ToList();
        if (taken.Count == 0) throw new RefusalException(PlanProblems.NothingChosen());
        var (from, today) = (parent.Body.From, node.Today);
        var place = node.Organisation.Become(unit.TerritoryId, today) is [var now, ..] ? now : unit.TerritoryId;
        var title = Cut(parent.Body.Title, unit.Name);
        return database.Write(by.UserName, unitId, write =>
        {
            if (write.First<string>("select code from joint_plan where parent_id = @parentId and author_unit_id = @unitId and state not in ('withdrawn', 'cancelled')", new { parentId, unitId }) is { } there)
                throw new RefusalException(PlanProblems.AdoptedAlready(there));
            var body = parent.Body with
            {
                Title = title, AuthorUnitId = unitId, TerritoryId = place, LeadUnitId = unitId, From = from, Parties = [new(unitId)], Means = [], Targets = [], Patrols = [], ParentId = parent.Id, CopyOfId = null,
                Bases = [.. parent.Body.Bases, new(string.Create(CultureInfo.InvariantCulture, $"{parent.Body.Title} ({parent.Code}) của {node.Organisation.Unit(parent.Body.AuthorUnitId)?.Name}"))],
                Lines = [.. taken.Select(l => new PlanLine(database.NewId(), l.Text, unitId, [], l.Deadline, l.Evidence, l.Id))]
            };
            return Keep(write, body, "adopted");
        }, stop);
    }

    /// <summary>The same a year later: days, deadlines and target periods move, the year in the title too.</summary>
    public Task<Plan> CopyToNextYear(string id, string unitId, Actor by, CancellationToken stop)
    {
        var old = plans.Get(id);
        reach.RequireSees(by, old);
        access.Require(by, Permission.WriteWork, unitId);
        var b = old.Body;
        var body = b with
        {
            Title = b.Title.Replace(Year(b.From.Year), Year(b.From.Year + 1), StringComparison.Ordinal), AuthorUnitId = unitId, From = b.From.AddYears(1), To = b.To.AddYears(1), ParentId = null, CopyOfId = old.Id,
            Lines = [.. b.Lines.Select(l => l with { Id = database.NewId(), Deadline = l.Deadline.AddYears(1), ParentLineId = null })],
            Patrols = [.. b.Patrols.Select(p => p with { Id = database.NewId(), Day = p.Day.AddYears(1) })],
            Targets = [.. b.Targets.Select(t => Period.TryParse(t.Period, out var p) ? t with { Period = new Period(p.Start + 12, p.Months).Code } : t)]
        };
        return database.Write(by.UserName, unitId, write => Keep(write, body, "copied"), stop);
    }

    private Plan Keep(Write write, PlanBody body, string what)
    {
        var plan = new Plan { Id = database.NewId(), Body = body, Code = PlanStore.NextCode(write, node.Organisation.Unit(body.AuthorUnitId)!.Code, body.From.Year) };
        PlanStore.Save(write, plan, what, body.AuthorUnitId);
        return plan;
    }

    private static string Cut(string title, string unit)
    {
        var whole = $"{title} – {unit}";
        return whole.Length <= PlanRules.MostTitle ? whole : title.Length <= PlanRules.MostTitle ? title : title[..PlanRules.MostTitle];
    }

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}
