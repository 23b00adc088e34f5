using HiepDong.Indicators;

namespace HiepDong.Reporting;

/// <summary>One figure that two versions state differently; null where a version states none.</summary>
internal sealed record FigureChange(Indicator Indicator, Quantity? Old, Quantity? New);

/// <summary>One narrative that differs.</summary>
internal sealed record WordChange(FormNarrative Narrative, string Old, string New);

/// <summary>What changed between two versions of a report, in the order of the form.</summary>
internal sealed record ReportDifference(IReadOnlyList<FigureChange> Figures, IReadOnlyList<WordChange> Words)
{
    public bool IsEmpty => Figures.Count + Words.Count == 0;

    public static ReportDifference Of(ReportContent old, ReportContent now, ReportForm form, Catalogue catalogue)
    {
        var figures = new List<FigureChange>();
        foreach (var code in form.IndicatorCodes)
        {
            if (!catalogue.TryGet(code, out var i)) continue;
            var (before, after) = (old.Of(i.Number)?.Quantity, now.Of(i.Number)?.Quantity);
            if (before != after) figures.Add(new(i, before, after));
        }
        var words = new List<WordChange>();
        foreach (var n in form.Narratives)
            if (old.Narratives.GetValueOrDefault(n.Code, "") is var before && now.Narratives.GetValueOrDefault(n.Code, "") is var after && before != after) words.Add(new(n, before, after));
        return new(figures, words);
    }
}
