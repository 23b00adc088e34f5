using HiepDong.Organisation;

namespace HiepDong.Indicators;

/// <summary>What kind of thing differs between two versions of a form.</summary>
public enum FormChangeKind
{
    Name, Force, Echelon, Rhythm, Window, Due, SectionAdded, SectionRemoved, SectionRenamed, SectionsReordered, IndicatorAdded, IndicatorRemoved, IndicatorMoved, IndicatorsReordered,
    NarrativeAdded, NarrativeRemoved, NarrativeRenamed, NarrativesReordered
}

/// <summary>One difference. For added things <paramref name="Before"/> is null, for removed ones <paramref name="After"/>.</summary>
/// <param name="Subject">The indicator's or echelon's code, or the section's heading in Vietnamese.</param>
public sealed record FormChange(FormChangeKind Kind, string Subject, string? Before, string? After);

public static class FormDifference
{
    /// <summary>Everything that differs, in the order of the form; validity and version number aside.</summary>
    public static List<FormChange> Between(ReportForm before, ReportForm after)
    {
        var found = new List<FormChange>();
        void Add(FormChangeKind kind, string subject, string? was, string? now) => found.Add(new(kind, subject, was, now));
        if (before.NameVi != after.NameVi) Add(FormChangeKind.Name, "vi", before.NameVi, after.NameVi);
        if (before.NameEn != after.NameEn) Add(FormChangeKind.Name, "en", before.NameEn, after.NameEn);
        foreach (var f in before.Forces.Except(after.Forces)) Add(FormChangeKind.Force, f.Code(), f.Code(), null);
        foreach (var f in after.Forces.Except(before.Forces)) Add(FormChangeKind.Force, f.Code(), null, f.Code());
        foreach (var e in before.Echelons.Except(after.Echelons)) Add(FormChangeKind.Echelon, e.Code(), e.Code(), null);
        foreach (var e in after.Echelons.Except(before.Echelons)) Add(FormChangeKind.Echelon, e.Code(), null, e.Code());
        if (before.Rhythm != after.Rhythm) Add(FormChangeKind.Rhythm, before.Code, before.Rhythm.ToString(), after.Rhythm.ToString());
        if (before.Window != after.Window) Add(FormChangeKind.Window, before.Code, before.Window.ToString(), after.Window.ToString());
        foreach (var e in before.Echelons.Intersect(after.Echelons))
            if (Due(before, e) != Due(after, e)) Add(FormChangeKind.Due, e.Code(), Due(before, e), Due(after, e));
        Sections(before, after, Add);
        Narratives(before, after, Add);
        return found;
    }

    private static string Due(ReportForm form, Echelon echelon) => FormattableString.Invariant($"{form.DueWorkingDays.GetValueOrDefault(echelon, 1)}");

    private static void Sections(ReportForm before, ReportForm after, Action<FormChangeKind, string, string?, string?> add)
    {
        var pairs = Match(before.Sections, after.Sections);
        foreach (var s in before.Sections.Where(s => pairs.All(p => p.Before != s))) add(FormChangeKind.SectionRemoved, s.TitleVi, s.TitleVi, null);
        foreach (var s in after.Sections)
        {
            var was = pairs.FirstOrDefault(p => p.After == s).Before;
            if (was is null) add(FormChangeKind.SectionAdded, s.TitleVi, null, s.TitleVi);
            else if (FormText.Bare(was.TitleVi) != FormText.Bare(s.TitleVi)) add(FormChangeKind.SectionRenamed, s.TitleVi, was.TitleVi, s.TitleVi);
            else if (FormText.Bare(was.TitleEn) != FormText.Bare(s.TitleEn)) add(FormChangeKind.SectionRenamed, s.TitleVi, was.TitleEn, s.TitleEn);
        }
        if (!InOrder(before.Sections.Where(s => pairs.Any(p => p.Before == s)), after.Sections.Select(s => pairs.FirstOrDefault(p => p.After == s).Before).OfType<FormSection>()))
            add(FormChangeKind.SectionsReordered, after.Code, null, null);

        var wasIn = Places(before);
        var isIn = Places(after);
        foreach (var code in before.IndicatorCodes.Where(c => !isIn.ContainsKey(c))) add(FormChangeKind.IndicatorRemoved, code, wasIn[code].TitleVi, null);
        foreach (var code in after.IndicatorCodes)
        {
            if (!wasIn.TryGetValue(code, out var was)) add(FormChangeKind.IndicatorAdded, code, null, isIn[code].TitleVi);
            else if (pairs.All(p => p.Before != was || p.After != isIn[code])) add(FormChangeKind.IndicatorMoved, code, was.TitleVi, isIn[code].TitleVi);
        }
        foreach (var (was, now) in pairs)
            if (!InOrder(was.Indicators.Intersect(now.Indicators), now.Indicators.Intersect(was.Indicators))) add(FormChangeKind.IndicatorsReordered, now.TitleVi, null, null);
    }

    private static bool InOrder<T>(IEnumerable<T> was, IEnumerable<T> now) => was.SequenceEqual(now);

    private static Dictionary<string, FormSection> Places(ReportForm form)
    {
        var places = new Dictionary<string, FormSection>();
        foreach (var section in form.Sections) foreach (var code in section.Indicators) places.TryAdd(code, section);
        return places;
    }

    /// <summary>Sections by their heading; those renamed by the indicators they share.</summary>
    private static List<(FormSection Before, FormSection After)> Match(IReadOnlyList<FormSection> before, IReadOnlyList<FormSection> after)
    {
        var pairs = new List<(FormSection Before, FormSection After)>();
        foreach (var now in after)
            if (before.FirstOrDefault(b => FormText.Bare(b.TitleVi) == FormText.Bare(now.TitleVi) && pairs.All(p => p.Before != b)) is { } same) pairs.Add((same, now));
        foreach (var now in after.Where(a => pairs.All(p => p.After != a)).ToList())
        {
            var best = before.Where(b => pairs.All(p => p.Before != b)).Select(b => (Section: b, Shared: b.Indicators.Intersect(now.Indicators).Count())).OrderByDescending(b => b.Shared).FirstOrDefault();
            if (best.Shared > 0) pairs.Add((best.Section, now));
        }
        return pairs;
    }

    private static void Narratives(ReportForm before, ReportForm after, Action<FormChangeKind, string, string?, string?> add)
    {
        foreach (var n in before.Narratives.Where(n => after.Narratives.All(a => a.Code != n.Code))) add(FormChangeKind.NarrativeRemoved, n.Code, n.TitleVi, null);
        foreach (var n in after.Narratives)
        {
            var was = before.Narratives.FirstOrDefault(b => b.Code == n.Code);
            if (was is null) add(FormChangeKind.NarrativeAdded, n.Code, null, n.TitleVi);
            else if (was.TitleVi != n.TitleVi) add(FormChangeKind.NarrativeRenamed, n.Code, was.TitleVi, n.TitleVi);
            else if (was.TitleEn != n.TitleEn) add(FormChangeKind.NarrativeRenamed, n.Code, was.TitleEn, n.TitleEn);
        }
        if (!InOrder(before.Narratives.Select(n => n.Code).Intersect(after.Narratives.Select(n => n.Code)), after.Narratives.Select(n => n.Code).Intersect(before.Narratives.Select(n => n.Code))))
            add(FormChangeKind.NarrativesReordered, after.Code, null, null);
    }
}
