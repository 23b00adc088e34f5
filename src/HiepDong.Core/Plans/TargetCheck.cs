using HiepDong.Reporting;

namespace HiepDong.Plans;

/// <summary>How a target stands. Nothing reported is <see cref="Missing"/>, never zero.</summary>
public enum TargetState
{
    Missing,
    Met,
    /// <summary>Not reached, and more may come.</summary>
    NotYet,
    /// <summary>Not reached, or gone beyond, for good: everything is in, or the limit is already passed.</summary>
    Missed,
    /// <summary>Within a limit so far; more may come.</summary>
    WithinSoFar,
    /// <summary>The reports say "about", "nearly" or a lower bound only, and the target lies where that leaves it open.</summary>
    Uncertain
}

/// <summary>Judges a consolidated value against a target without making it more exact than it is.</summary>
public static class TargetCheck
{
    /// <param name="value">What the reports come to; null when none states it.</param>
    /// <param name="complete">The period is over and every report that was owed has been accepted.</param>
    public static TargetState Of(TargetRule rule, decimal target, Quantity? value, bool complete)
    {
        if (value is not { } v) return TargetState.Missing;
        var (low, high) = Range(v);
        switch (rule)
        {
            case TargetRule.AtLeast:
                if (low >= target) return TargetState.Met;
                if (high is { } most && most < target) return complete ? TargetState.Missed : TargetState.NotYet;
                return TargetState.Uncertain;
            case TargetRule.AtMost:
                if (low > target) return TargetState.Missed;
                if (high is { } top && top <= target) return complete ? TargetState.Met : TargetState.WithinSoFar;
                return TargetState.Uncertain;
            default:
                if (low > target) return TargetState.Missed;
                if (!v.IsExact) return TargetState.Uncertain;
                if (v.Value == target) return complete ? TargetState.Met : TargetState.WithinSoFar;
                return complete ? TargetState.Missed : TargetState.NotYet;
        }
    }

    /// <summary>Between which values the true one lies; null where nothing bounds it: "hơn 100" has no upper end, "gần 100" no lower one, "khoảng 100" neither.</summary>
    private static (decimal? Low, decimal? High) Range(Quantity v) => v.Bound switch
    {
        Bound.Exact => (v.Value, v.Value),
        Bound.Between => (v.Value, v.Max),
        Bound.About => (null, null),
        Bound.Nearly => (null, v.Value),
        _ => (v.Value, null)
    };
}
