using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Reporting;

namespace HiepDong.Consolidation;

/// <summary>What <see cref="Totals.Sum(OrgTree, string, Period)"/> found at one node over one period.</summary>
public sealed class NodeSums(int width)
{
    private readonly ForceSums?[] forces = new ForceSums?[5];

    /// <summary>Accepted reports of units that were split so that only part of them belongs here: they count above, not here.</summary>
    public List<AcceptedReport> Partial { get; } = [];

    public ForceSums Of(Force force) => forces[(int)force] ??= new(width);
    public ForceSums? Get(Force force) => forces[(int)force];
    public int Reports => forces.Sum(f => f?.Reports ?? 0);
    public int Late => forces.Sum(f => f?.Late ?? 0);

    /// <summary>Reports that count here through a merger or rename.</summary>
    public int Moved => forces.Sum(f => f?.Moved ?? 0);

    /// <summary>The total of an indicator over all forces, or one; what several units state together is in it once.</summary>
    /// <param name="stock">True for indicators that add up as <see cref="Indicators.AddsUp.Last"/>.</param>
    public Total Total(int indicator, bool stock, Force? force = null)
    {
        Total sum = default;
        if (force is { } one) sum = forces[(int)one]?.Total(indicator, stock) ?? default;
        else foreach (var f in forces) if (f != null) sum += f.Total(indicator, stock);
        if (shared is null || stock || Joint(indicator, force) is not { Overlap: not 0 } joint) return sum;
        return sum with { Amount = sum.Amount - joint.Overlap, Bounds = joint.Approximate ? sum.Bounds | BoundSet.About : sum.Bounds };
    }

    /// <summary>The joint part of an indicator's total, over all forces or within one.</summary>
    public JointPart Joint(int indicator, Force? force = null) => shared != null && shared.TryGetValue((indicator, force is { } f ? (int)f : AllForces), out var joint) ? joint : default;

    private const int AllForces = -1;
    private Dictionary<(int Indicator, int Force), JointPart>? shared;

    internal void Share(SharedAmount amount, int sharers, bool led, ReadOnlySpan<int> byForce, ReadOnlySpan<bool> ledByForce)
    {
        shared ??= [];
        Add(AllForces, sharers, led);
        for (var f = 0; f < byForce.Length; f++) if (byForce[f] > 0) Add(f, byForce[f], ledByForce[f]);

        void Add(int force, int count, bool leads) => shared[(amount.Indicator, force)] = shared.GetValueOrDefault((amount.Indicator, force)).Add(amount.Amount, count, leads, amount.Approximate);
    }
}

/// <summary>Sums of one force; arrays are indexed by indicator number.</summary>
public sealed class ForceSums(int width)
{
    internal readonly long[] Amounts = new long[width];
    internal readonly int[] Stated = new int[width];
    // Of the reports that end with the period alone; null while that is all of them, as in any single month.
    private long[]? endAmounts;
    private int[]? endStated;
    private Dictionary<(int, bool), (BoundSet Bounds, long Slack)>? marks;

    public int Reports { get; internal set; }
    public int Late { get; internal set; }
    public int Moved { get; internal set; }

    public Total Total(int indicator, bool stock)
    {
        if (indicator >= Amounts.Length) return default;
        var mark = marks != null && marks.TryGetValue((indicator, stock), out var m) ? m : default;
        return stock ? new((endAmounts ?? Amounts)[indicator], (endStated ?? Stated)[indicator], mark.Bounds, mark.Slack) : new(Amounts[indicator], Stated[indicator], mark.Bounds, mark.Slack);
    }

    /// <summary>The sums beside the main ones that something ending with the period, or not, is to be added to as well; call it before adding.</summary>
    internal (long[]? Amounts, int[]? Stated) At(bool end)
    {
        if (!end && endAmounts is null) (endAmounts, endStated) = ((long[])Amounts.Clone(), (int[])Stated.Clone());
        return end ? (endAmounts, endStated) : (null, null);
    }

    internal void Add(AcceptedReport report, bool moved, bool atEnd)
    {
        var (ends, endCounts) = At(atEnd);
        Reports++;
        if (report.Late) Late++;
        if (moved) Moved++;
        for (var r = report.Figures.GetReader(); r.Next();)
        {
            Amounts[r.Indicator] += r.Amount;
            Stated[r.Indicator]++;
            if (ends != null)
            {
                ends[r.Indicator] += r.Amount;
                endCounts![r.Indicator]++;
            }
            if (r.Bound != Bound.Exact) Mark(r.Indicator, r.Bound, r.Slack, atEnd);
        }
    }

    internal void Mark(int indicator, Bound bound, long slack, bool atEnd)
    {
        marks ??= [];
        var (bounds, sum) = marks.GetValueOrDefault((indicator, false));
        marks[(indicator, false)] = (bounds | Consolidation.Total.Mark(bound), sum + slack);
        if (!atEnd) return;
        (bounds, sum) = marks.GetValueOrDefault((indicator, true));
        marks[(indicator, true)] = (bounds | Consolidation.Total.Mark(bound), sum + slack);
    }
}
