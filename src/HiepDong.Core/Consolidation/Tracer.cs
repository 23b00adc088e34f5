using HiepDong.Indicators;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Reporting;
using HiepDong.Territories;
using HiepDong.Text;

namespace HiepDong.Consolidation;

/// <summary>
/// What one part of a total is: a place or unit with all below it, what one unit reported itself, what a unit that is no more reported, or (less than nothing) what the other
/// parts hold more than once.
/// </summary>
public enum SourceKind { Below, Own, Former, Month, Longer, Overlap }

/// <summary>One part of a total at a node; parts of one list add up to the total.</summary>
/// <param name="NodeId">Territory or unit; the period's code for a month.</param>
/// <param name="Owed">Reports expected and accepted there; for a single unit too.</param>
public sealed record SourcePart(SourceKind Kind, string NodeId, string Code, string Name, Total Total, Completeness Owed);

/// <summary>One report that states a figure of the indicator.</summary>
/// <param name="Counts">False for a stock reported before the period's end: shown, not added.</param>
public sealed record SourceReport(AcceptedReport Report, OrgUnit Unit, Total Value, bool Counts);

/// <summary>A total taken apart.</summary>
/// <param name="Parts">By what lies below; empty where the reports themselves are listed.</param>
/// <param name="Overlap">What the forces' numbers hold more than once, as a part that makes them add up; null when nothing.</param>
/// <param name="Shared">Joint results and stated joint parts that bear on the total here.</param>
/// <param name="Joint">The total in three columns; null when nothing of it is known to be joint.</param>
/// <param name="Undivided">Reports of units that were split so that only an unknown part belongs here: not counted here.</param>
public sealed record Source(
    Scope Scope, Period Period, Indicator Indicator, Force? Force, Total Total, Completeness Owed,
    IReadOnlyList<(Force Force, Total Total)> ByForce, IReadOnlyList<SourcePart> Parts, IReadOnlyList<SourcePart> Months,
    IReadOnlyList<SourceReport> Reports, IReadOnlyList<string> Undivided, SourcePart? Overlap = null, IReadOnlyList<SharedHere>? Shared = null, JointShare? Joint = null)
{
    /// <summary>A ratio is computed anew at every level, so its parts never add up.</summary>
    public bool AddsUp => Indicator.AddsUp != Indicators.AddsUp.Ratio;
    public Total SumOfParts => Parts.Aggregate(default(Total), (a, p) => a + p.Total);
    public Total SumOfForces => ByForce.Aggregate(default(Total), (a, p) => a + p.Total);
    public Total SumOfReports => Reports.Where(r => r.Counts).Aggregate(default(Total), (a, r) => a + r.Value);

    /// <summary>What the reports listed hold more than once; 0 when each is counted in full.</summary>
    public long OverlapOfReports => SumOfReports.Amount - Total.Amount;
}

/// <summary>Takes totals apart, step by step down to the reports, from the same figures they were made of.</summary>
public sealed class Tracer(Consolidator consolidator)
{
    /// <summary>Nodes with at most this many reports list them at once.</summary>
    public const int FewReports = 80;

    private Totals Totals => consolidator.Totals;
    private Organisation.Organisation Organisation => consolidator.Organisation;

    /// <summary>A total of a node of either hierarchy.</summary>
    public Source Of(Scope scope, Period period, Indicator indicator, Force? force = null)
    {
        var tree = consolidator.TreeOf(period);
        var sums = Totals.Sum(tree, scope.NodeId, period);
        var total = consolidator.TotalOf(indicator, sums, force);
        var joint = force is null ? consolidator.JointOf(indicator, sums, total) : null;
        var shared = sums.Joint(indicator.Number, force).IsNone ? [] : Totals.SharedAt(tree, scope.NodeId, period, indicator.Number)
            .Select(s => force is { } f ? s with { Here = [.. s.Here.Where(h => Organisation.Unit(h.UnitId)!.Force == f)] } : s).Where(s => s.Here.Count > 0).ToList();
        var byForce = Enum.GetValues<Force>().Select(f => (f, consolidator.TotalOf(indicator, sums, f))).Where(f => !f.Item2.IsMissing).ToList();
        var parts = PartsOf(tree, scope, period, indicator, force);
        IReadOnlyList<SourceReport> reports = [];
        if (parts.All(p => p.Kind != SourceKind.Below))
        {
            var all = Totals.Of(Totals.UnitsAt(tree, scope.NodeId), period);
            reports = Stating(all, period, indicator, force);
            if (reports.Count <= FewReports) parts = [];
            else reports = [];
        }
        return new(scope, period, indicator, force, total, Owed(tree, scope, period, force), byForce, parts, MonthsOf(tree, scope, period, indicator, force), reports,
            [.. sums.Partial.Where(r => force is null || Organisation.Unit(r.UnitId)!.Force == force).Select(r => NameOf(r.UnitId, tree)).Distinct()],
            Between(byForce.Aggregate(default(Total), (a, f) => a + f.Item2), total), shared, joint);
    }

    /// <summary>The part that takes off what others hold more than once.</summary>
    private static SourcePart? Between(Total parts, Total whole) => parts.Amount == whole.Amount || whole.IsMissing ? null
        : new(SourceKind.Overlap, "", "", "", new(whole.Amount - parts.Amount, 0, whole.Bounds & ~parts.Bounds), default);

    /// <summary>What one unit reported itself, with what it was before; for a unit that is no more, only what it reported.</summary>
    public Source OfUnit(string unitId, Period period, Indicator indicator)
    {
        var tree = consolidator.TreeOf(period);
        var unit = Organisation.Unit(unitId)!;
        var all = ReportsOf(unitId, tree, period);
        var sums = SumsOf(all, period);
        var total = consolidator.TotalOf(indicator, sums, unit.Force);
        return new(Scope.OfUnit(unitId), period, indicator, unit.Force, total, OwedBy(unit, tree, period, all.Count), total.IsMissing ? [] : [(unit.Force, total)], [], [], Stating(all, period, indicator, null), []);
    }

    /// <summary>The unit's name; one that is no more says until when it was.</summary>
    public string NameOf(string unitId, OrgTree tree) => NameOf(Organisation.Unit(unitId)!, tree);

    public static string NameOf(OrgUnit unit, OrgTree tree) => unit.ValidTo is { } end && end <= tree.Epoch
        ? $"{unit.Name} (đến {Vietnamese.Date(end.AddDays(-1))})" : unit.Name;

    private List<SourcePart> PartsOf(OrgTree tree, Scope scope, Period period, Indicator indicator, Force? force)
    {
        var parts = new List<SourcePart>();
        var below = scope.Hierarchy == Hierarchy.Territory
            ? tree.ChildrenOf(scope.NodeId).Select(t => (t.Id, t.Code, Name: t.FullName, Sort: t.Name)).ToList()
            : tree.SubordinatesOf(scope.NodeId).Select(u => (u.Id, u.Code, u.Name, Sort: u.Name)).ToList();
        foreach (var (id, code, name, _) in below.OrderBy(b => Vietnamese.SortKey(b.Sort), StringComparer.Ordinal))
        {
            var child = new Scope(scope.Hierarchy, id);
            var total = consolidator.TotalOf(indicator, Totals.Sum(tree, id, period), force);
            var owed = Owed(tree, child, period, force);
            if (!total.IsMissing || owed.Expected > 0) parts.Add(new(SourceKind.Below, id, code, name, total, owed));
        }
        // What stands at the node itself: its own units with what they were before, and units of the past that no single place below took over.
        var slot = tree.SlotOf(scope.NodeId);
        var direct = new Dictionary<string, List<AcceptedReport>>();
        foreach (var unit in scope.Hierarchy == Hierarchy.Territory ? tree.UnitsOf(scope.NodeId) : Organisation.Unit(scope.NodeId) is { } self ? [self] : []) direct[unit.Id] = [];
        foreach (var id in Totals.UnitsAt(tree, scope.NodeId))
        {
            if (tree.Place(id) is not { } place || (scope.Hierarchy == Hierarchy.Territory ? place.OwnTerritory : place.Own) != slot) continue;
            var stands = Organisation.Become(id, tree.Epoch) is [var one] && direct.ContainsKey(one) ? one : id;
            if (!direct.TryGetValue(stands, out var reports)) direct[stands] = reports = [];
            reports.AddRange(Totals.Of([id], period));
        }
        foreach (var (unit, reports) in direct.Select(d => (Unit: Organisation.Unit(d.Key)!, d.Value)).OrderBy(d => d.Unit.Force).ThenBy(d => Vietnamese.SortKey(d.Unit.Name), StringComparer.Ordinal))
        {
            if (force is { } f && unit.Force != f) continue;
            var past = !Dated.IsValidOn(unit, tree.Epoch);
            var owed = past ? new(0, reports.Count, 0) : OwedBy(unit, tree, period, reports.Count);
            if (reports.Count > 0 || owed.Expected > 0)
                parts.Add(new(past ? SourceKind.Former : SourceKind.Own, unit.Id, unit.Code, NameOf(unit, tree), consolidator.TotalOf(indicator, SumsOf(reports, period), force), owed));
        }
        if (indicator.AddsUp == AddsUp.Sum && parts.Count > 0 && Between(parts.Aggregate(default(Total), (a, p) => a + p.Total), consolidator.TotalOf(indicator, Totals.Sum(tree, scope.NodeId, period), force)) is { } overlap)
            parts.Add(overlap);
        return parts;
    }

    private List<SourcePart> MonthsOf(OrgTree tree, Scope scope, Period period, Indicator indicator, Force? force)
    {
        var months = new List<SourcePart>();
        if (indicator.AddsUp != AddsUp.Sum || period.Months == 1) return months;
        Total sum = default;
        foreach (var month in period.EachMonth())
        {
            var total = consolidator.TotalOf(indicator, Totals.Sum(tree, scope.NodeId, month), force);
            sum += total;
            months.Add(new(SourceKind.Month, month.Code, month.Code, month.NameVi, total, Owed(tree, scope, month, force)));
        }
        var whole = consolidator.TotalOf(indicator, Totals.Sum(tree, scope.NodeId, period), force);
        if (whole.Stated > sum.Stated)
            months.Add(new(SourceKind.Longer, period.Code, period.Code, "", new(whole.Amount - sum.Amount, whole.Stated - sum.Stated, whole.Bounds & ~sum.Bounds, whole.Slack - sum.Slack), default));
        else if (Between(sum, whole) is { } overlap) months.Add(overlap);
        return months;
    }

    private List<AcceptedReport> ReportsOf(string unitId, OrgTree tree, Period period)
    {
        var unit = Organisation.Unit(unitId)!;
        if (Organisation.Become(unitId, tree.Epoch) is not [var self] || self != unit.Id) return Totals.Of([unitId], period);
        var all = Totals.Of(Organisation.WithPredecessors(unitId), period);
        all.RemoveAll(r => Organisation.Become(r.UnitId, tree.Epoch) is not [var one] || one != unitId);
        return all;
    }

    private NodeSums SumsOf(List<AcceptedReport> reports, Period period)
    {
        var sums = Totals.NewSums();
        foreach (var r in reports) sums.Of(Organisation.Unit(r.UnitId)!.Force).Add(r, false, r.Period.End == period.End);
        return sums;
    }

    private List<SourceReport> Stating(List<AcceptedReport> reports, Period period, Indicator indicator, Force? force)
    {
        var found = new List<SourceReport>();
        foreach (var report in reports)
        {
            var unit = Organisation.Unit(report.UnitId)!;
            if (force is { } f && unit.Force != f) continue;
            if (ValueOf(report, indicator) is { } value) found.Add(new(report, unit, value, indicator.AddsUp != AddsUp.Last || report.Period.End == period.End));
        }
        found.Sort((a, b) =>
        {
            var order = a.Unit.Force.CompareTo(b.Unit.Force);
            if (order == 0) order = StringComparer.Ordinal.Compare(Vietnamese.SortKey(a.Unit.Name), Vietnamese.SortKey(b.Unit.Name));
            return order != 0 ? order : a.Report.Period.CompareTo(b.Report.Period);
        });
        return found;
    }

    /// <summary>What a report says on an indicator; a ratio is stated by none.</summary>
    public static Total? ValueOf(AcceptedReport report, Indicator indicator)
    {
        for (var r = report.Figures.GetReader(); r.Next();)
            if (r.Indicator == indicator.Number) return new(r.Amount, 1, Total.Mark(r.Bound), r.Slack);
        return null;
    }

    private Completeness Owed(OrgTree tree, Scope scope, Period period, Force? force) => consolidator.CompletenessByForce(tree, scope, period)
        .Where(f => force is null || f.Force == force).Aggregate(default(Completeness), (a, f) => a + f.Completeness);

    private Completeness OwedBy(OrgUnit unit, OrgTree tree, Period period, int accepted) =>
        new(consolidator.OwedBy(unit, tree, period), accepted, 0);
}
