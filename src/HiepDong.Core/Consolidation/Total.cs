using HiepDong.Indicators;
using HiepDong.Reporting;

namespace HiepDong.Consolidation;

/// <summary>Which qualifiers stand behind a total; the exact ones leave no mark.</summary>
[Flags]
public enum BoundSet { None = 0, AtLeast = 1, MoreThan = 2, Nearly = 4, About = 8, Between = 16 }

/// <summary>
/// A sum of stated figures. <see cref="Stated"/> 0 means that nobody stated anything: missing, never zero. Approximate figures are
/// never silently added: their qualifiers stay with the sum ("120" and "hơn 100" read "hơn 220").
/// </summary>
/// <param name="Amount">In the indicator's stored multiples.</param>
/// <param name="Slack">How much higher the upper ends of ranges lie than <paramref name="Amount"/>.</param>
/// <param name="Stated">How many reports state a value.</param>
public readonly record struct Total(long Amount, int Stated, BoundSet Bounds = BoundSet.None, long Slack = 0)
{
    public bool IsMissing => Stated == 0;
    public bool IsApproximate => Bounds != BoundSet.None;

    public static Total operator +(Total a, Total b) => new(checked(a.Amount + b.Amount), a.Stated + b.Stated, a.Bounds | b.Bounds, a.Slack + b.Slack);

    public static BoundSet Mark(Bound bound) => bound switch
    {
        Bound.Exact => BoundSet.None,
        Bound.AtLeast => BoundSet.AtLeast,
        Bound.Nearly => BoundSet.Nearly,
        Bound.About => BoundSet.About,
        Bound.Between => BoundSet.Between,
        _ => BoundSet.MoreThan
    };

    /// <summary>The one qualifier that is true of the whole sum.</summary>
    public Bound Bound => Bounds switch
    {
        BoundSet.None => Bound.Exact,
        BoundSet.Between => Bound.Between,
        BoundSet.Nearly => Bound.Nearly,
        // A lower bound stays one whatever exact figures or other lower bounds (a range's low end among them) are added.
        _ when (Bounds & (BoundSet.Nearly | BoundSet.About)) == 0 => (Bounds & BoundSet.MoreThan) != 0 ? Bound.MoreThan : Bound.AtLeast,
        _ => Bound.About
    };

    /// <summary>The total as a quantity in the indicator's unit; null when missing.</summary>
    public Quantity? ToQuantity(Indicator indicator) => IsMissing ? null
        : new Quantity(indicator.Unscale(Amount), Bound, Bound == Bound.Between ? indicator.Unscale(Amount + Slack) : null);
}

/// <summary>Reports behind a total: how many were expected, accepted, and of those submitted after they were due.</summary>
public readonly record struct Completeness(int Expected, int Accepted, int Late)
{
    /// <summary>Accepted ÷ expected in percent, one decimal; null when none is expected.</summary>
    public decimal? Percent => Expected == 0 ? null : Math.Round(100m * Accepted / Expected, 1);

    public static Completeness operator +(Completeness a, Completeness b) => new(a.Expected + b.Expected, a.Accepted + b.Accepted, a.Late + b.Late);
}
