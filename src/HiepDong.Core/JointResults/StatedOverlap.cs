using HiepDong.Periods;

namespace HiepDong.JointResults;

/// <summary>"Of which joint: 18": what reports of several units hold in common, stated once where a force reports totals only.</summary>
/// <param name="Indicator">Number of an indicator that adds up.</param>
/// <param name="Amount">In the indicator's stored multiples; above 0 and at most what each unit's accepted report states.</param>
/// <param name="Units">At least two.</param>
/// <param name="Basis">Where it is known from.</param>
public sealed record StatedOverlap(string Id, string TerritoryId, Period Period, int Indicator, long Amount, IReadOnlyList<string> Units, string Basis, string By, DateTimeOffset At);
