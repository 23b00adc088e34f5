using HiepDong.Indicators;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Text;

namespace HiepDong.Consolidation;

/// <summary>Why two periods can't be compared; the sentence is written by <see cref="Comparison.Reason"/>.</summary>
public enum Incomparable { No, NoFigures, PreviousIsZero, Split, Approximate, CurrentMissing }

/// <summary>An indicator's total in another period, restated to the organisation of the period reported on.</summary>
/// <param name="ChangePercent">100 × (now − then) ÷ |then|, two decimals; null unless both are exact and comparable.</param>
/// <param name="Restated">True when some of it was reported by units that have since been merged or renamed.</param>
/// <param name="SplitUnits">Units whose division makes a comparison impossible.</param>
public sealed record Comparison(Period Period, Total Total, Incomparable Why, decimal? ChangePercent, bool Restated, IReadOnlyList<string> SplitUnits)
{
    /// <summary>False when the two must not be set against each other at all (a division); other reasons only lack a percentage.</summary>
    public bool Comparable => Why is not (Incomparable.Split or Incomparable.NoFigures or Incomparable.CurrentMissing);

    public string? Reason(string language) => (Why, language) switch
    {
        (Incomparable.No, _) => null,
        (Incomparable.NoFigures, "en") => "no figures for " + Period.NameEn,
        (Incomparable.NoFigures, _) => "không có số liệu " + Period.NameVi,
        (Incomparable.PreviousIsZero, "en") => "the earlier figure is 0",
        (Incomparable.PreviousIsZero, _) => "số kỳ trước bằng 0",
        (Incomparable.Split, "en") => "not comparable: area or unit divided (" + string.Join(", ", SplitUnits) + ")",
        (Incomparable.Split, _) => "không so sánh được: chia tách địa bàn, đơn vị (" + string.Join(", ", SplitUnits) + ")",
        (Incomparable.Approximate, "en") => "approximate",
        (Incomparable.Approximate, _) => "ước lượng",
        (_, "en") => "no figures for this period yet",
        _ => "kỳ này chưa có số liệu"
    };
}

/// <summary>One part of a total: a force, a unit or territory below, or a month.</summary>
/// <param name="Key">Force code, territory or unit code, or period code.</param>
public sealed record Part(string Key, string Name, Total Total, string? NodeId = null);

/// <summary>One indicator of a consolidation. A ratio's total holds its percentage in stored form.</summary>
/// <param name="Warnings">Part–whole findings in words (Vietnamese, English).</param>
/// <param name="Joint">What of the total is joint; null when no joint result or stated joint part bears on it.</param>
public sealed record ConsolidationRow(Indicator Indicator, Total Total, Comparison? Previous, Comparison? LastYear, IReadOnlyList<Part> By, IReadOnlyList<(string Vi, string En)> Warnings, JointShare? Joint = null);

/// <summary>
/// A total in three columns, and why the forces' own numbers are more than it. Stored multiples. Own + Led + TookPart is the total; TookPart holds what was led by
/// a unit outside the node, so over the whole country it is nothing.
/// </summary>
/// <param name="OfForces">The forces' own numbers added up, each with what it took part in.</param>
/// <param name="Results">How many joint results, and stated joint parts, bear on it.</param>
public sealed record JointShare(long Own, long Led, long TookPart, long OfForces, int Results)
{
    public long Total => Own + Led + TookPart;
    public long Joint => Led + TookPart;

    /// <summary>What the forces' numbers hold more than once.</summary>
    public long Overlap => OfForces - Total;
}

/// <summary>What a breakdown is made over; <see cref="Joint"/> is own, joint led, joint took part, then the forces' sum and the overlap.</summary>
public enum Breakdown { None, Force, Unit, Territory, Month, Joint }

/// <summary>A unit that owes a report.</summary>
public sealed record MissingReport(OrgUnit Unit, ReportForm Form, Period Period, DateOnly DueOn);

/// <summary>What to consolidate. <paramref name="Indicators"/> empty means every indicator that anyone stated or a form asks for.</summary>
public sealed record ConsolidationQuery(Scope Scope, Period Period, IReadOnlyList<string> Indicators, Breakdown By = Breakdown.None, bool Compare = true);

/// <summary>Totals at one node over one period, with what they stand on. <paramref name="Sequence"/> is the change they are true of.</summary>
public sealed record ConsolidationResult(
    Scope Scope, string ScopeCode, string ScopeName, Period Period, DateSpan Window, Completeness Completeness,
    IReadOnlyList<(Force Force, Completeness Completeness)> ByForce, Completeness? LastYearCompleteness,
    IReadOnlyList<ConsolidationRow> Rows, long Sequence);

/// <summary>Answers consolidation queries from the totals, the organisation and the catalogue; no I/O.</summary>
public sealed class Consolidator(Organisation.Organisation organisation, Catalogue catalogue, Totals totals, WorkingCalendar calendar)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<(string Node, DateOnly Epoch, Period Period), Completeness[]> expected = new();

    public Organisation.Organisation Organisation => organisation;
    public Catalogue Catalogue => catalogue;
    public Totals Totals => totals;

    /// <summary>The tree a period is seen from: as of the last day of its statutory window.</summary>
    public OrgTree TreeOf(Period period) => organisation.At(period.Window().To);

    /// <summary>The node a territory or unit code names in the tree of a period, or null.</summary>
    public Scope? Find(Hierarchy hierarchy, string code, Period period)
    {
        var day = TreeOf(period).Epoch;
        var id = hierarchy == Hierarchy.Territory ? organisation.TerritoryByCode(code, day)?.Id : organisation.UnitByCode(code, day)?.Id;
        return id is null ? null : new Scope(hierarchy, id);
    }

    public string CodeOf(Scope scope) => scope.Hierarchy == Hierarchy.Territory ? organisation.Territory(scope.NodeId)!.Code : organisation.Unit(scope.NodeId)!.Code;
    public string NameOf(Scope scope) => scope.Hierarchy == Hierarchy.Territory ? organisation.Territory(scope.NodeId)!.FullName : organisation.Unit(scope.NodeId)!.Name;

    /// <summary>Everything in the result is of one state of the totals, unless figures keep arriving faster than it can be read.</summary>
    public ConsolidationResult Run(ConsolidationQuery query)
    {
        for (var attempt = 0; ; attempt++)
        {
            var before = totals.Changes;
            var result = RunOnce(query);
            if (totals.Changes == before || attempt == 10) return result;
        }
    }

    private ConsolidationResult RunOnce(ConsolidationQuery query)
    {
        var (scope, period) = (query.Scope, query.Period);
        var tree = TreeOf(period);
        var sequence = totals.Sequence;
        var now = totals.Sum(tree, scope.NodeId, period);
        var before = query.Compare ? totals.Sum(tree, scope.NodeId, period.Previous) : null;
        var lastYear = query.Compare ? totals.Sum(tree, scope.NodeId, period.LastYear) : null;
        var parts = PartsOf(query, tree, now);
        var indicators = query.Indicators.Count > 0
            ? [.. query.Indicators.Where(c => catalogue.TryGet(c, out _)).Select(c => catalogue[c])]
            : Shown(now, lastYear).ToList();

        var rows = new List<ConsolidationRow>(indicators.Count);
        foreach (var i in indicators)
        {
            var total = TotalOf(i, now);
            rows.Add(new(i, total,
                before is null ? null : Compare(i, now, total, before, period.Previous),
                lastYear is null ? null : Compare(i, now, total, lastYear, period.LastYear),
                query.By == Breakdown.Joint ? JointParts(i, now, total) : [.. parts.Select(p => new Part(p.Key, p.Name, TotalOf(i, p.Sums, p.Force), p.NodeId))],
                CheckParts(i, now), JointOf(i, now, total)));
        }
        var byForce = CompletenessByForce(tree, scope, period, now);
        var all = byForce.Aggregate(default(Completeness), (a, b) => a + b.Completeness);
        var allLastYear = lastYear is null ? (Completeness?)null
            : CompletenessByForce(tree, scope, period.LastYear, lastYear).Aggregate(default(Completeness), (a, b) => a + b.Completeness);
        return new(scope, CodeOf(scope), NameOf(scope), period, period.Window(), all, byForce, allLastYear, rows, sequence);
    }

    /// <summary>The total of any indicator, ratios computed from their two operands.</summary>
    public Total TotalOf(Indicator i, NodeSums sums, Force? force = null)
    {
        if (i.AddsUp != AddsUp.Ratio) return sums.Total(i.Number, i.AddsUp == AddsUp.Last, force);
        if (i.Numerator is null || i.Denominator is null || !catalogue.TryGet(i.Numerator, out var n) || !catalogue.TryGet(i.Denominator, out var d)) return default;
        var top = TotalOf(n, sums, force);
        var bottom = TotalOf(d, sums, force);
        if (top.IsMissing || bottom.IsMissing || bottom.Amount == 0) return default;
        var percent = Math.Round(100m * n.Unscale(top.Amount) / d.Unscale(bottom.Amount), i.Decimals, MidpointRounding.AwayFromZero);
        // A ratio of approximate figures is itself only "about".
        return i.Scale(percent) is not { } stored ? default
            : new(stored, Math.Min(top.Stated, bottom.Stated), top.IsApproximate || bottom.IsApproximate ? BoundSet.About : BoundSet.None);
    }

    /// <summary>The joint part of a total; null when there is none.</summary>
    public JointShare? JointOf(Indicator i, NodeSums sums, Total total)
    {
        if (i.AddsUp != AddsUp.Sum || total.IsMissing || sums.Joint(i.Number) is not { IsNone: false } joint) return null;
        long forces = 0;
        for (var f = Force.Police; f <= Force.Civil; f++) forces += sums.Total(i.Number, false, f).Amount;
        return new(total.Amount - joint.Led - joint.TookPart, joint.Led, joint.TookPart, forces, joint.Count);
    }

    /// <summary>Keys of the parts of <see cref="Breakdown.Joint"/>.</summary>
    public static readonly IReadOnlyList<string> JointKeys = ["own", "joint_led", "joint_took_part", "forces_sum", "overlap"];

    /// <summary>Without a recorded joint result nobody knows what of a total is joint: the parts are missing, not zero.</summary>
    private IReadOnlyList<Part> JointParts(Indicator i, NodeSums sums, Total total)
    {
        var joint = JointOf(i, sums, total);
        long[] amounts = joint is null ? [] : [joint.Own, joint.Led, joint.TookPart, joint.OfForces, joint.Overlap];
        return [.. JointKeys.Select((key, n) => new Part(key, key, joint is null ? default : new Total(amounts[n], total.Stated, n is 1 or 2 or 4 ? BoundSet.None : total.Bounds, n is 1 or 2 or 4 ? 0 : total.Slack)))];
    }

    /// <summary>How many reports are expected, accepted and were late at a node, by force.</summary>
    public IReadOnlyList<(Force Force, Completeness Completeness)> CompletenessByForce(OrgTree tree, Scope scope, Period period, NodeSums? known = null)
    {
        var sums = known ?? totals.Sum(tree, scope.NodeId, period);
        var owed = expected.GetOrAdd((scope.NodeId, tree.Epoch, period), _ => Expected(tree, scope, period));
        var result = new List<(Force, Completeness)>();
        for (var f = Force.Police; f <= Force.Civil; f++)
        {
            var have = sums.Get(f);
            if (owed[(int)f].Expected > 0 || have != null) result.Add((f, new(owed[(int)f].Expected, have?.Reports ?? 0, have?.Late ?? 0)));
        }
        return result;
    }

    /// <summary>Every report owed under a node over a period, in order of unit and period; accepted ones included.</summary>
    public IEnumerable<MissingReport> Owed(OrgTree tree, Scope scope, Period period)
    {
        foreach (var (form, part) in FormsWithin(period))
        {
            var due = new DateOnly?[7];
            foreach (var unit in UnitsOn(tree, scope, part.Window(form.Window).To))
                if (form.AsksOf(unit)) yield return new(unit, form, part, due[(int)unit.Echelon] ??= form.DueOn(part, unit.Echelon, calendar));
        }
    }

    /// <summary>Reports owed under a node for which no version has been accepted.</summary>
    public IEnumerable<MissingReport> Missing(OrgTree tree, Scope scope, Period period) =>
        Owed(tree, scope, period).Where(o => totals.Find(o.Unit.Id, o.Form.Code, o.Period) is null);

    /// <summary>How many reports one unit owes over a period, for what it was before included.</summary>
    public int OwedBy(OrgUnit unit, OrgTree tree, Period period)
    {
        var owed = 0;
        foreach (var (form, part) in FormsWithin(period))
        {
            var day = part.Window(form.Window).To;
            foreach (var id in organisation.WithPredecessors(unit.Id))
                if (organisation.Unit(id) is { } was && HiepDong.Territories.Dated.IsValidOn(was, day) && form.AsksOf(was) && organisation.Become(id, tree.Epoch) is [var one] && one == unit.Id) owed++;
        }
        return owed;
    }

    private Completeness[] Expected(OrgTree tree, Scope scope, Period period)
    {
        var owed = new Completeness[5];
        foreach (var group in FormsWithin(period).GroupBy(f => f.Period.Window(f.Form.Window).To))
        {
            var counts = new int[5, 7];
            foreach (var unit in UnitsOn(tree, scope, group.Key)) counts[(int)unit.Force, (int)unit.Echelon]++;
            foreach (var (form, _) in group)
                foreach (var f in form.Forces)
                    foreach (var e in form.Echelons) owed[(int)f] += new Completeness(counts[(int)f, (int)e], 0, 0);
        }
        return owed;
    }

    private IEnumerable<(ReportForm Form, Period Period)> FormsWithin(Period period)
    {
        foreach (var length in new[] { 1, 3, 6, 9, 12 })
            for (var start = period.Start; start + length - 1 <= period.End; start++)
                foreach (var form in catalogue.FormsFor(new(start, length))) yield return (form, new(start, length));
    }

    /// <summary>Units valid on a day that count at a node of the tree, which may be of a later day.</summary>
    private IEnumerable<OrgUnit> UnitsOn(OrgTree tree, Scope scope, DateOnly day) => organisation.EpochOf(day) == tree.Epoch
        ? tree.UnitsUnder(scope)
        : organisation.At(day).Units.Where(u => tree.Covers(scope, u.Id));

    private sealed record PartSums(string Key, string Name, NodeSums Sums, Force? Force, string? NodeId);

    private List<PartSums> PartsOf(ConsolidationQuery query, OrgTree tree, NodeSums now)
    {
        var (scope, period) = (query.Scope, query.Period);
        switch (query.By)
        {
            case Breakdown.Force:
                return [.. Enum.GetValues<Force>().Where(f => now.Get(f) != null).Select(f => new PartSums(f.Code(), f.Code(), now, f, null))];
            case Breakdown.Month:
                return [.. period.EachMonth().Select(m => new PartSums(m.Code, m.Code, totals.Sum(tree, scope.NodeId, m), null, null))];
            case Breakdown.Territory when scope.Hierarchy == Hierarchy.Territory:
                var here = OwnSums(scope.NodeId, period, tree);
                var direct = here.Reports > 0 ? [new PartSums(CodeOf(scope), NameOf(scope), here, null, scope.NodeId)] : new List<PartSums>();
                return [.. direct, .. tree.ChildrenOf(scope.NodeId).Select(t => (t.Code, t.FullName, t.Id, Key: Vietnamese.SortKey(t.Name))).OrderBy(t => t.Key, StringComparer.Ordinal)
                    .Select(t => new PartSums(t.Code, t.FullName, totals.Sum(tree, t.Id, period), null, t.Id))];
            case Breakdown.Unit:
            case Breakdown.Territory:
                var below = scope.Hierarchy == Hierarchy.Chain ? tree.SubordinatesOf(scope.NodeId) : tree.UnitsOf(scope.NodeId);
                var own = scope.Hierarchy == Hierarchy.Chain && organisation.Unit(scope.NodeId) is { } self ? [new PartSums(self.Code, self.Name, OwnSums(self.Id, period, tree), null, self.Id)] : new List<PartSums>();
                return [.. own, .. below.OrderBy(u => Vietnamese.SortKey(u.Name), StringComparer.Ordinal)
                    .Select(u => new PartSums(u.Code, u.Name, scope.Hierarchy == Hierarchy.Chain ? totals.Sum(tree, u.Id, period) : OwnSums(u.Id, period, tree), null, u.Id))];
            default:
                return [];
        }
    }

    /// <summary>
    /// Sums of what a unit reported itself, with what its predecessors did and units dissolved into it, without its subordinates; or of what stands at
    /// a territory itself, without those below it. With the parts below they make up the node's total.
    /// </summary>
    public NodeSums OwnSums(string nodeId, Period period, OrgTree tree) => totals.SumOwn(tree, nodeId, period);

    private IEnumerable<Indicator> Shown(NodeSums now, NodeSums? lastYear) => catalogue.Indicators
        .Where(i => !TotalOf(i, now).IsMissing || (lastYear != null && !TotalOf(i, lastYear).IsMissing))
        .OrderBy(i => TopicOrder.GetValueOrDefault(i.Topic, 99)).ThenBy(i => i.Number);

    private static readonly Dictionary<string, int> TopicOrder = Topics.All.Select((t, n) => (t.Code, n)).ToDictionary(t => t.Code, t => t.n);

    /// <summary>Sets a total against the same node's in another period, both seen from one tree.</summary>
    public Comparison Compare(Indicator i, NodeSums nowSums, Total now, NodeSums thenSums, Period then, Force? force = null)
    {
        var total = TotalOf(i, thenSums, force);
        var split = thenSums.Partial.Count == 0 && nowSums.Partial.Count == 0 ? []
            : thenSums.Partial.Concat(nowSums.Partial).Where(r => States(r, i) && (force is null || organisation.Unit(r.UnitId)!.Force == force)).Select(r => organisation.Unit(r.UnitId)!.Name).Distinct().Take(5).ToList();
        var why = split.Count > 0 ? Incomparable.Split
            : now.IsMissing ? Incomparable.CurrentMissing
            : total.IsMissing ? Incomparable.NoFigures
            : now.IsApproximate || total.IsApproximate ? Incomparable.Approximate
            : total.Amount == 0 ? Incomparable.PreviousIsZero
            : Incomparable.No;
        decimal? percent = why == Incomparable.No ? Math.Round(100m * (now.Amount - total.Amount) / Math.Abs(total.Amount), 2, MidpointRounding.AwayFromZero) : null;
        return new(then, total, why, percent, thenSums.Moved > 0, split);
    }

    private bool States(AcceptedReport report, Indicator indicator)
    {
        for (var r = report.Figures.GetReader(); r.Next();)
            if (r.Indicator == indicator.Number || (indicator.AddsUp == AddsUp.Ratio && catalogue.TryGet(r.Indicator, out var o) && (o.Code == indicator.Numerator || o.Code == indicator.Denominator)))
                return true;
        return false;
    }

    /// <summary>Part ≤ whole, and exhaustive parts add up to it. Silent where either side is missing or approximate.</summary>
    private IReadOnlyList<(string, string)> CheckParts(Indicator whole, NodeSums sums)
    {
        List<(string, string)>? found = null;
        var total = Stated(whole);
        if (total.IsMissing || total.IsApproximate) return [];
        decimal sum = 0, all = whole.Unscale(total.Amount);
        var exhaustive = 0;
        var complete = true;
        foreach (var part in catalogue.PartsOf(whole.Code))
        {
            var t = Stated(part);
            if (part.Exhaustive) { exhaustive++; sum += part.Unscale(t.Amount); complete &= t is { IsMissing: false, IsApproximate: false }; }
            if (t.IsMissing || t.IsApproximate || part.Unscale(t.Amount) <= all) continue;
            (found ??= []).Add(($"“{part.NameVi}” ({Vietnamese.Number(part.Unscale(t.Amount))}) lớn hơn tổng ({Vietnamese.Number(all)})",
                $"“{part.NameEn}” ({part.Unscale(t.Amount)}) exceeds the whole ({all})"));
        }
        if (exhaustive > 0 && complete && sum != all)
            (found ??= []).Add(($"các phần cộng lại là {Vietnamese.Number(sum)}, khác tổng {Vietnamese.Number(all)}",
                $"the parts add up to {sum}, not to the whole of {all}"));
        return found ?? (IReadOnlyList<(string, string)>)[];

        // Results tell of a whole more often than of its parts, so what the units stated is what must fit, before anything is taken off.
        Total Stated(Indicator i) => TotalOf(i, sums) is var t && i.AddsUp == AddsUp.Sum ? t with { Amount = t.Amount + sums.Joint(i.Number).Overlap } : t;
    }
}
