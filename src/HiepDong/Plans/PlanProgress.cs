using HiepDong.Accounts;
using HiepDong.Assignments;
using HiepDong.Consolidation;
using HiepDong.Indicators;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Text;
using HiepDong.Web;

namespace HiepDong.Plans;

/// <summary>How one target stands.</summary>
/// <param name="Total">What the reports come to so far; default when none states it.</param>
/// <param name="MaySee">False for somebody who may not see totals of the area; then nothing is counted.</param>
internal sealed record TargetLine(PlanTarget Target, Indicator? Indicator, Period Period, Total Total, Completeness Completeness, TargetState State, bool MaySee, string? Source);

/// <summary>A plan's assignment with what has become of it; without one before the plan is in force.</summary>
internal sealed record LineProgress(PlanLine Line, Assignment? Assignment);

/// <summary>Joint results filed under the plan.</summary>
/// <param name="Named">Those that name it, in its time and area.</param>
/// <param name="All">All results in its time and area.</param>
internal sealed record PlanResults(IReadOnlyList<JointResult> Named, int All, long Cases, bool About);

/// <summary>A unit that carries out a superior's plan, or should.</summary>
/// <param name="Depth">0 for the plan itself taken on, 1 for a plan that carries out that one, and so on.</param>
/// <param name="Of">How many lines the plan above it has.</param>
internal sealed record Adopter(OrgUnit Unit, Plan? Plan, int Depth, int Of);

/// <summary>Compares a plan with what has come of it; nothing here is stored.</summary>
internal sealed class PlanProgress(NodeState node, Access access, AssignmentStore assignments, ResultList results, PlanStore plans, PlanAccess reach)
{
    public IReadOnlyList<TargetLine> Targets(Plan plan, Actor by)
    {
        var lines = new List<TargetLine>();
        foreach (var target in plan.Body.Targets)
        {
            var indicator = node.Catalogue.TryGet(target.Indicator, out var found) ? found : null;
            if (indicator is null || !Period.TryParse(target.Period, out var period)) continue;
            var consolidator = node.Consolidator;
            var place = node.Organisation.Become(plan.Body.TerritoryId, consolidator.TreeOf(period).Epoch) is [var one] ? one : plan.Body.TerritoryId;
            var scope = Scope.OfTerritory(place);
            if (!access.Allows(by, Permission.Consolidate, scope) || !consolidator.TreeOf(period).Has(scope))
            {
                lines.Add(new(target, indicator, period, default, default, TargetState.Missing, access.Allows(by, Permission.Consolidate, scope), null));
                continue;
            }
            var result = consolidator.Run(new(scope, period, [indicator.Code], Breakdown.None, Compare: false));
            var total = result.Rows is [var row] ? row.Total : default;
            var complete = period.Window().To < node.Today && result.Completeness.Expected > 0 && result.Completeness.Accepted >= result.Completeness.Expected;
            lines.Add(new(target, indicator, period, total, result.Completeness, TargetCheck.Of(target.Rule, target.Value, total.ToQuantity(indicator), complete), true,
                Filters.SourceLink(Asking.Write(consolidator, scope), period, indicator.Code)));
        }
        return lines;
    }

    /// <summary>Lines with the assignments they became, whose text, units and deadline may since have changed.</summary>
    public IReadOnlyList<LineProgress> Lines(Plan plan)
    {
        var given = plan.Standing.InForceOn is null ? [] : assignments.Of(OriginKind.Plan, plan.Id).ToDictionary(a => a.Origin.Id);
        return [.. plan.Body.Lines.Select(l => new LineProgress(l, given.GetValueOrDefault(l.Id)))];
    }

    /// <summary>Among the results the person sees.</summary>
    public PlanResults Results(Plan plan, Actor by)
    {
        if (!access.Allows(by, Permission.SeeResults)) return new([], 0, 0, false);
        var within = new ResultFilter(Days: new DateSpan(plan.Body.From, plan.Body.To), TerritoryId: plan.Body.TerritoryId);
        var named = new[] { plan.Code, plan.Body.Title }.SelectMany(words => results.All(within with { Search = words }, by)).DistinctBy(r => r.Id).Where(r => r.Counts && Names(r.Body.Campaign, plan)).OrderByDescending(r => r.Body.To).ToList();
        var cases = named.SelectMany(r => r.Body.Accepted.Amounts).Where(a => a.What == "cases").ToList();
        return new(named, results.Sums(within, by).Counting, (long)cases.Sum(a => a.Value), cases.Any(a => a.Approximate));
    }

    /// <summary>Whether a result's campaign means this plan: its whole code, or its title.</summary>
    public static bool Names(string? campaign, Plan plan)
    {
        if (string.IsNullOrWhiteSpace(campaign)) return false;
        var at = campaign.IndexOf(plan.Code, StringComparison.OrdinalIgnoreCase);
        if (at >= 0 && (at + plan.Code.Length == campaign.Length || !char.IsAsciiDigit(campaign[at + plan.Code.Length]))) return true;
        return Vietnamese.Fold(campaign) == Vietnamese.Fold(plan.Body.Title);
    }

    /// <summary>Who carries the plan out: its other parties and the units directly below its author, with their plans; each plan is followed by those that carry it out in turn.</summary>
    public IReadOnlyList<Adopter> Adopters(Plan plan, int depth = 0)
    {
        var children = plans.ChildrenOf(plan.Id);
        // Whoever is asked further down shows once something was made of it: a whole country of units that made nothing of it says nothing.
        if (depth > 0) return [.. children.SelectMany(c => Below(node.Organisation.Unit(c.Body.AuthorUnitId), c))];
        var tree = node.Organisation.At(node.Today);
        var author = node.Organisation.Become(plan.Body.AuthorUnitId, node.Today);
        var asked = plan.Body.Parties.Select(p => p.UnitId).Where(id => id != plan.Body.AuthorUnitId).Concat(author.SelectMany(a => tree.SubordinatesOf(a).Select(u => u.Id))).Concat(children.Select(c => c.Body.AuthorUnitId)).Distinct();
        return [.. asked.Select(node.Organisation.Unit).OfType<OrgUnit>().OrderBy(u => u.Force).ThenBy(u => u.Code, StringComparer.Ordinal).SelectMany(u => Below(u, children.FirstOrDefault(c => c.Body.AuthorUnitId == u.Id)))];

        IEnumerable<Adopter> Below(OrgUnit? unit, Plan? child) => unit is null ? [] : child is null ? [new(unit, null, depth, plan.Body.Lines.Count)] : Adopters(child, depth + 1).Prepend(new(unit, child, depth, plan.Body.Lines.Count));
    }

    /// <summary>Units of the person's own that may adopt the plan and have not.</summary>
    public IReadOnlyList<OrgUnit> MayAdopt(Plan plan, Actor by)
    {
        if (plan.State is not (PlanState.InForce or PlanState.Reviewed) || plan.Body.Lines.Count == 0) return [];
        var taken = plans.ChildrenOf(plan.Id).Where(c => c.State != PlanState.Cancelled).Select(c => c.Body.AuthorUnitId).ToHashSet();
        return [.. reach.Authors(by).Where(u => u.Id != plan.Body.AuthorUnitId && !taken.Contains(u.Id))];
    }
}
