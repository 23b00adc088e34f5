using System.Text.Json.Serialization;
using HiepDong.JointResults;

namespace HiepDong.Commendations;

/// <summary>What an achievement is drawn from.</summary>
public enum SourceKind { Result, Figure }

/// <summary>A report behind a figure, at the version that was read.</summary>
public sealed record SourceReport(string ReportId, int Version, string Period, string UnitId);

/// <summary>One joint result or one figure of accepted reports that an achievement stands on, as it was when it was taken.</summary>
/// <param name="Id">Id of the result, or code of the indicator.</param>
/// <param name="Label">Number of the result, or the period of the figure.</param>
/// <param name="Amounts">What the result counts, or the figure with its unit of measure.</param>
/// <param name="Version">Of the result.</param>
/// <param name="Leads">The nominee's unit led it.</param>
/// <param name="Forces">Codes of the forces that took part in the result.</param>
public sealed record AchievementSource(SourceKind Kind, string Id, string Label, IReadOnlyList<Amount> Amounts, int Version = 0, bool Leads = false, IReadOnlyList<string>? Forces = null, IReadOnlyList<SourceReport>? Reports = null)
{
    /// <summary>Two awards for one of these are awards for the same achievement.</summary>
    [JsonIgnore]
    public IEnumerable<string> Keys => Kind == SourceKind.Result ? ["r:" + Id] : (Reports ?? []).Select(r => "f:" + Id + ":" + r.ReportId);
}

/// <summary>Adds up what results count.</summary>
public static class Achievements
{
    /// <summary>Amounts of one thing in one unit of measure, each result once; the order is that of their first mention. Nothing is converted.</summary>
    public static IReadOnlyList<Amount> Sum(IEnumerable<AchievementSource> results) =>
        [.. results.Where(s => s.Kind == SourceKind.Result).DistinctBy(s => s.Id).SelectMany(s => s.Amounts).GroupBy(a => (a.What, a.Unit))
            .Select(g => new Amount(g.Key.What, g.Key.Unit, g.Sum(a => a.Value), g.Any(a => a.Approximate)))];
}
