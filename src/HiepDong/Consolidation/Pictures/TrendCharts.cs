using HiepDong.Indicators;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Reporting;
using HiepDong.Web;
using HiepDong.Web.Charts;

namespace HiepDong.Consolidation.Pictures;

/// <summary>Makes pictures of one indicator at one node out of its totals, in the reader's words.</summary>
internal sealed class TrendCharts(Consolidator consolidator, Texts texts)
{
    /// <summary>The last twelve months beside the twelve before, with a mark where territory or units were reorganised.</summary>
    public Chart OfTrend(Trend trend, string name)
    {
        var (i, steps) = (trend.Indicator, trend.Steps);
        var (first, last) = (steps[0].Period, steps[^1].Period);
        var node = Asking.Write(consolidator, trend.Scope);
        var now = steps.Select(s => Point(s.Now, i, Filters.SourceLink(node, s.Period, i.Code, trend.Force), s.Restated)).ToList();
        var then = steps.Select(s => s.LastYear.Why == Incomparable.Split
            ? new ChartPoint(null, texts["trend.incomparable"]) : Point(s.LastYear.Total, i, Filters.SourceLink(node, s.Period.LastYear, i.Code, trend.Force), restated: s.LastYear.Restated || s.LastYear.Total.IsMissing)).ToList();
        var (nowName, thenName) = (Run(first, last), Run(first.LastYear, last.LastYear));
        return new("dien-bien", ChartKind.Line, texts["trend.caption", i.Name(texts.Language), name], Summary(trend, nowName), texts[first.Months == 1 ? "trace.c.month" : "report.period"], i.Unit(texts.Language),
            [.. steps.Select(s => Short(s.Period))], [.. steps.Select(s => Documents.DraftedSentences.UpperFirst(s.Period.Name(texts.Language)))],
            [new(nowName, "now", now), new(thenName, "then", then)], Source(trend))
        {
            Marks = [.. trend.Marks.Select(m => new ChartMark(m.At, texts["trend.mark", m.On]))],
            Columns = [new(texts["consolidation.c.change"], [.. steps.Select(s => Change(i, s))]), new(texts["trend.c.reports"], [.. steps.Select(s => Shown.Of(texts, s.Owed))])]
        };
    }

    /// <summary>A period's total by force beside the same period of the year before; null where one force alone states it.</summary>
    public Chart? OfForces(Scope scope, Period period, Indicator i, string name)
    {
        var tree = consolidator.TreeOf(period);
        var (now, then) = (consolidator.Totals.Sum(tree, scope.NodeId, period), consolidator.Totals.Sum(tree, scope.NodeId, period.LastYear));
        var forces = Enum.GetValues<Force>().Select(f => (Force: f, Now: consolidator.TotalOf(i, now, f), Then: consolidator.TotalOf(i, then, f))).Where(f => !f.Now.IsMissing || !f.Then.IsMissing).ToList();
        if (forces.Count < 2) return null;
        var node = Asking.Write(consolidator, scope);
        var (total, before) = (consolidator.TotalOf(i, now), consolidator.TotalOf(i, then));
        var foot = new List<(string, IReadOnlyList<string>)>();
        if (i.AddsUp != AddsUp.Ratio && Overlap(forces.Select(f => f.Now), total, forces.Select(f => f.Then), before, i) is { } overlap) foot.Add((texts["trace.overlap-forces"], overlap));
        foot.Add((texts["consolidation.c.total"], [Shown.Value(texts, total, i), Shown.Value(texts, before, i)]));
        return new("luc-luong", ChartKind.Bar, texts["trend.forces", i.Name(texts.Language), period.Name(texts.Language)],
            texts["trend.forces-summary", string.Join("; ", forces.Select(f => Shown.ForceName(f.Force, texts.Language) + " " + Shown.Value(texts, f.Now, i))), Shown.Figure(texts, total, i)],
            texts["trace.c.force"], i.Unit(texts.Language), [.. forces.Select(f => Shown.ForceName(f.Force, texts.Language))], [.. forces.Select(f => Shown.ForceName(f.Force, texts.Language))],
            [new(Documents.DraftedSentences.UpperFirst(period.Name(texts.Language)), "now", [.. forces.Select(f => Point(f.Now, i, Filters.SourceLink(node, period, i.Code, f.Force)))]),
             new(Documents.DraftedSentences.UpperFirst(period.LastYear.Name(texts.Language)), "then", [.. forces.Select(f => Point(f.Then, i))])],
            texts["trend.source-forces", Documents.DraftedSentences.UpperFirst(name), Shown.Of(texts, consolidator.CompletenessByForce(tree, scope, period, now).Aggregate(default(Completeness), (a, c) => a + c.Completeness))]) { Foot = foot };
    }

    private string[]? Overlap(IEnumerable<Total> now, Total total, IEnumerable<Total> then, Total before, Indicator i)
    {
        long[] over = [total.Amount - now.Sum(t => t.Amount), before.Amount - then.Sum(t => t.Amount)];
        return over.All(o => o == 0) ? null : [.. over.Select(o => texts.Number(i.Unscale(o)))];
    }

    /// <param name="restated">A figure seen from a later organisation has no source page of its own in the old one.</param>
    private ChartPoint Point(Total total, Indicator i, string? href = null, bool restated = false) => total.IsMissing
        ? new(null, texts["consolidation.none"]) : new(i.Unscale(total.Amount), Shown.Value(texts, total, i), restated ? null : href, total.IsApproximate);

    private string Change(Indicator i, TrendStep step) => step.LastYear.Why switch
    {
        Incomparable.No => Shown.Change(i, step.Now, step.LastYear, texts.Language),
        Incomparable.PreviousIsZero when step.Now.Amount == step.LastYear.Total.Amount => Shown.Change(i, step.Now, step.LastYear, texts.Language),
        _ => step.LastYear.Reason(texts.Language)!
    };

    private string Summary(Trend trend, string run)
    {
        var stated = trend.Steps.Where(s => !s.Now.IsMissing).ToList();
        if (stated.Count == 0) return texts["trend.summary-none", trend.Indicator.Name(texts.Language), run];
        var (high, low) = (stated.MaxBy(s => s.Now.Amount)!, stated.MinBy(s => s.Now.Amount)!);
        return texts["trend.summary", trend.Indicator.Name(texts.Language), run, high.Period.Name(texts.Language), Shown.Figure(texts, high.Now, trend.Indicator), low.Period.Name(texts.Language), Shown.Figure(texts, low.Now, trend.Indicator)];
    }

    private string Source(Trend trend)
    {
        var owed = trend.Steps.Aggregate(default(Completeness), (a, s) => a + s.Owed);
        var said = texts["trend.source", Shown.Of(texts, owed)];
        foreach (var m in trend.Marks) said += " " + texts[m.Territories > 0 ? "trend.mark-long" : "trend.mark-units", m.On, m.Territories, m.Units];
        if (trend.Steps.Any(s => s.LastYear.Restated)) said += " " + texts["trend.restated"];
        if (trend.Steps.Any(s => s.LastYear.Why == Incomparable.Split)) said += " " + texts["trend.split", string.Join(", ", trend.Steps.SelectMany(s => s.LastYear.SplitUnits).Distinct().Take(3))];
        if (trend.Steps.Any(s => s.Now.IsApproximate || s.LastYear.Total.IsApproximate)) said += " " + texts["trend.approximate"];
        return said;
    }

    /// <summary>"Năm 2026", or "tháng 3/2025 – tháng 2/2026".</summary>
    private string Run(Period first, Period last)
    {
        var whole = new Period(first.Start, last.End - first.Start + 1);
        return Documents.DraftedSentences.UpperFirst(whole.Name(texts.Language));
    }

    private string Short(Period p) => p.Months switch
    {
        1 => texts.IsEnglish ? new DateOnly(p.Year, p.FirstMonth, 1).ToString("MMM", System.Globalization.CultureInfo.InvariantCulture) : "T" + p.FirstMonth.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => p.Code[(p.Code.IndexOf('-', StringComparison.Ordinal) + 1)..]
    };
}
