using HiepDong.Indicators;
using HiepDong.Organisation;
using HiepDong.Periods;

namespace HiepDong.Consolidation;

/// <summary>One step of a trend: a month, or a quarter of what is only reported by quarters.</summary>
/// <param name="LastYear">The same step a year before, restated to the organisation of the trend's end.</param>
/// <param name="Owed">Reports behind <paramref name="Now"/>.</param>
/// <param name="Restated">True when some of <paramref name="Now"/> was reported by units that have since been merged or renamed.</param>
public sealed record TrendStep(Period Period, Total Now, Comparison LastYear, Completeness Owed, bool Restated);

/// <summary>A day on which territories or units under the node were merged, renamed, divided or dissolved.</summary>
/// <param name="At">Index of the step in whose window, of this year or the last, the day lies.</param>
public sealed record TrendMark(DateOnly On, int At, bool LastYear, int Territories, int Units);

/// <summary>An indicator at a node over the twelve months up to the end of a period, beside the twelve before.</summary>
public sealed record Trend(Indicator Indicator, Scope Scope, Force? Force, Period Asked, IReadOnlyList<TrendStep> Steps, IReadOnlyList<TrendMark> Marks)
{
    public bool IsEmpty => Steps.All(s => s.Now.IsMissing && s.LastYear.Total.IsMissing);
}

/// <summary>Reads trends from the totals: every step is the consolidation of that step, seen from the organisation of the trend's end.</summary>
public sealed class Trends(Consolidator consolidator)
{
    private static readonly int[] Lengths = [1, 3, 6, 12];

    public Trend Of(Scope scope, Period asked, Indicator indicator, Force? force = null)
    {
        var tree = consolidator.TreeOf(asked);
        foreach (var length in Lengths)
        {
            var steps = StepsOf(asked, length).Select(p => StepOf(tree, scope, p, indicator, force)).ToList();
            var trend = new Trend(indicator, scope, force, asked, steps, []);
            // What nobody reports by the month is drawn by the quarter, the half or the year it is reported by.
            if (!trend.IsEmpty || length == Lengths[^1]) return trend with { Marks = MarksOf(tree, scope, steps) };
        }
        throw new InvalidOperationException();
    }

    /// <summary>Totals of every month of the twelve up to the end of a period, oldest first.</summary>
    public IReadOnlyList<NodeSums> MonthsOf(OrgTree tree, Scope scope, Period asked) => [.. StepsOf(asked, 1).Select(m => consolidator.Totals.Sum(tree, scope.NodeId, m))];

    private static IEnumerable<Period> StepsOf(Period asked, int length)
    {
        // Longer steps begin where reports of that length do: at the quarters, halves and years of the calendar.
        var end = asked.End - (asked.End + 1) % length;
        for (var n = 12 / length - 1; n >= 0; n--) yield return new(end - (n + 1) * length + 1, length);
    }

    private TrendStep StepOf(OrgTree tree, Scope scope, Period step, Indicator indicator, Force? force)
    {
        var sums = consolidator.Totals.Sum(tree, scope.NodeId, step);
        var now = consolidator.TotalOf(indicator, sums, force);
        var then = consolidator.Compare(indicator, sums, now, consolidator.Totals.Sum(tree, scope.NodeId, step.LastYear), step.LastYear, force);
        var owed = consolidator.CompletenessByForce(tree, scope, step, sums).Where(c => force is null || c.Force == force).Aggregate(default(Completeness), (a, c) => a + c.Completeness);
        return new(step, now, then, owed, sums.Moved > 0);
    }

    private List<TrendMark> MarksOf(OrgTree tree, Scope scope, List<TrendStep> steps)
    {
        var (from, to) = (steps[0].Period.LastYear.Window().From, steps[^1].Period.Window().To);
        var marks = new List<TrendMark>();
        foreach (var day in consolidator.Organisation.Successions.Where(s => s.On > from && s.On <= to).GroupBy(s => s.On).OrderBy(g => g.Key))
        {
            var gone = day.Select(s => s.PredecessorId).Distinct().Where(id => Touches(tree, scope, id)).ToList();
            if (gone.Count == 0) continue;
            var units = gone.Count(id => consolidator.Organisation.Unit(id) != null);
            var at = steps.FindIndex(s => s.Period.Window().Contains(day.Key));
            var before = at < 0;
            if (before) at = steps.FindIndex(s => s.Period.LastYear.Window().Contains(day.Key));
            if (at >= 0) marks.Add(new(day.Key, at, before, gone.Count - units, units));
        }
        return marks;
    }

    private bool Touches(OrgTree tree, Scope scope, string id)
    {
        if (consolidator.Organisation.Unit(id) != null) return tree.Covers(scope, id);
        return scope.Hierarchy == Hierarchy.Territory && consolidator.Organisation.Become(id, tree.Epoch).Any(now => tree.PathOf(now).Contains(scope.NodeId));
    }
}
