using HiepDong.Consolidation;
using HiepDong.Indicators;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Territories;

namespace HiepDong.JointResults;

/// <summary>What results make of the totals: amounts that several units have in their own figures.</summary>
public sealed class ResultShares(Organisation.Organisation organisation, Catalogue catalogue, ResultCounting counting)
{
    /// <summary>Nothing for a result that does not count, or that one unit alone counts.</summary>
    public List<SharedAmount> Of(JointResult result)
    {
        var made = new List<SharedAmount>();
        if (!result.Counts || !result.Body.IsJoint) return made;
        foreach (var (indicator, amount, approximate) in counting.Of(result.Body.Kind, result.Body.Accepted.Amounts))
        {
            var sharers = new List<Sharer>();
            foreach (var claim in result.Body.Counting)
                foreach (var (unit, form, period) in ReportsOf(claim.UnitId, result.Body.To, indicator))
                    if (!sharers.Exists(s => s.UnitId == unit && s.FormCode == form.Code && s.Period == period)) sharers.Add(new(unit, form.Code, period, claim.Leads));
            if (sharers.Count > 0) made.Add(new(result.Id, indicator.Number, amount, approximate, sharers));
        }
        return made;
    }

    /// <summary>The reports in which a unit states an indicator for a day: the forms that ask it, and the unit it has become when that period ends.</summary>
    public IEnumerable<(string UnitId, ReportForm Form, Period Period)> ReportsOf(string unitId, DateOnly day, Indicator indicator)
    {
        foreach (var code in catalogue.Forms.Select(f => f.Code).Distinct())
        {
            if (catalogue.Forms.FirstOrDefault(f => f.Code == code) is not { } any) continue;
            var period = Period.Holding(day, any.Rhythm, any.Window);
            if (catalogue.FormFor(code, period) is not { } form || form.Rhythm != period.Rhythm || !form.IndicatorCodes.Contains(indicator.Code)) continue;
            var window = period.Window(form.Window);
            if (!window.Contains(day)) continue;
            if (organisation.Become(unitId, window.To) is not [var now] || organisation.Unit(now) is not { } unit || !unit.IsValidOn(window.To) || !form.AsksOf(unit)) continue;
            yield return (now, form, period);
        }
    }
}

/// <summary>What one unit's own results make of one figure of its report.</summary>
/// <param name="Own">It alone.</param>
/// <param name="Led">Joint, led by it.</param>
/// <param name="TookPart">Joint, led by another.</param>
public sealed record ResultFigure(Indicator Indicator, long Own, long Led, long TookPart, bool Approximate, IReadOnlyList<string> Results)
{
    public long Amount => Own + Led + TookPart;
    public Reporting.Quantity Quantity => new(Indicator.Unscale(Amount), Approximate ? Reporting.Bound.About : Reporting.Bound.Exact);

    /// <summary>Figures of a unit (with what it was before) from its counting results; the order of results does not matter.</summary>
    public static List<ResultFigure> Of(IEnumerable<JointResult> results, IReadOnlySet<string> unitIds, ResultCounting counting)
    {
        var made = new SortedDictionary<int, ResultFigure>();
        foreach (var result in results.OrderBy(r => r.Id, StringComparer.Ordinal))
        {
            if (!result.Counts) continue;
            var mine = result.Body.Counting.Where(c => unitIds.Contains(c.UnitId)).ToList();
            if (mine.Count == 0) continue;
            var joint = result.Body.Counting.Any(c => !unitIds.Contains(c.UnitId));
            var leads = mine.Exists(c => c.Leads);
            foreach (var (indicator, amount, approximate) in counting.Of(result.Body.Kind, result.Body.Accepted.Amounts))
            {
                var known = made.GetValueOrDefault(indicator.Number) ?? new(indicator, 0, 0, 0, false, []);
                made[indicator.Number] = known with
                {
                    Own = known.Own + (joint ? 0 : amount), Led = known.Led + (joint && leads ? amount : 0), TookPart = known.TookPart + (joint && !leads ? amount : 0),
                    Approximate = known.Approximate || approximate, Results = [.. known.Results, result.Id]
                };
            }
        }
        return [.. made.Values];
    }
}
