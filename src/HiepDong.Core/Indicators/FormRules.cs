using System.Text.RegularExpressions;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;

namespace HiepDong.Indicators;

/// <summary>What a report form must be, how its versions follow each other, and that no day is asked about twice.</summary>
public static partial class FormRules
{
    [GeneratedRegex(@"^(?=.{2,20}$)(?=.*\d)[A-Z0-9]+(-[A-Z0-9]+)*$")]
    private static partial Regex CodePattern { get; }

    [GeneratedRegex("^[a-z0-9_]{1,40}$")]
    private static partial Regex NarrativePattern { get; }

    /// <summary>The new version together with the former one, ended on the day the new one begins.</summary>
    public static IReadOnlyList<ReportForm> Follow(Catalogue stored, ReportForm added) =>
        Last(stored, added.Code) is { } former && (former.ValidTo is not { } end || end > added.ValidFrom)
            ? [former with { ValidTo = added.ValidFrom }, added] : [added];

    public static ReportForm? Last(Catalogue stored, string code) => stored.Forms.LastOrDefault(f => f.Code == code);

    /// <summary>Every breach that publishing this version, the next of its code, would bring.</summary>
    public static List<Problem> Check(Catalogue stored, ReportForm form)
    {
        var problems = new List<Problem>();
        Shape(form, problems.Add);
        Contents(stored, form, problems.Add);
        var former = Last(stored, form.Code);
        var expected = (former?.Version ?? 0) + 1;
        if (form.Version != expected) problems.Add(CatalogueProblems.NextVersion(form.Code, expected));
        if (former != null && form.ValidFrom <= former.ValidFrom) problems.Add(CatalogueProblems.VersionTooEarly(form.Code, former.ValidFrom));
        if (form.ValidTo <= form.ValidFrom) problems.Add(CatalogueProblems.EndsBeforeStart());
        if (problems.Count == 0) problems.AddRange(CountedTwice(stored, form));
        return problems;
    }

    private static void Shape(ReportForm f, Action<Problem> say)
    {
        if (!CodePattern.IsMatch(f.Code)) say(CatalogueProblems.BadFormCode(f.Code));
        Words(nameof(f.NameVi), f.NameVi, "tên tiếng Việt", "Vietnamese name", say);
        Words(nameof(f.NameEn), f.NameEn, "tên tiếng Anh", "English name", say);
        if (f.Forces.Count == 0) say(CatalogueProblems.NoFormForces());
        if (f.Echelons.Count == 0) say(CatalogueProblems.NoEchelons());
        if (!Enum.IsDefined(f.Rhythm) || !Enum.IsDefined(f.Window)) say(CatalogueProblems.BadRhythm());
        foreach (var echelon in f.Echelons)
            if (!f.DueWorkingDays.TryGetValue(echelon, out var days) || days is < 0 or > CatalogueRules.MostDueDays) say(CatalogueProblems.BadDue(echelon));
        var codes = new HashSet<string>();
        if (f.Narratives.Any(n => !NarrativePattern.IsMatch(n.Code) || !codes.Add(n.Code) || string.IsNullOrWhiteSpace(n.TitleVi) || string.IsNullOrWhiteSpace(n.TitleEn)))
            say(CatalogueProblems.BadNarrative());
    }

    private static void Words(string field, string text, string vi, string en, Action<Problem> say)
    {
        if (string.IsNullOrWhiteSpace(text)) say(CatalogueProblems.Empty(field, vi, en));
        else if (text.Length > 300) say(CatalogueProblems.TooLong(field, vi, en, 300));
    }

    private static void Contents(Catalogue stored, ReportForm f, Action<Problem> say)
    {
        if (f.Sections.Count == 0) say(CatalogueProblems.NoSections());
        var asked = new HashSet<string>();
        for (var n = 0; n < f.Sections.Count; n++)
        {
            var section = f.Sections[n];
            if (FormText.Bare(section.TitleVi).Length == 0 || FormText.Bare(section.TitleEn).Length == 0) say(CatalogueProblems.UntitledSection(n));
            if (section.Indicators.Count == 0) say(CatalogueProblems.EmptySection(n));
            foreach (var code in section.Indicators)
            {
                if (!stored.TryGet(code, out var indicator)) say(CatalogueProblems.UnknownIndicator(n, code));
                else if (indicator.AddsUp == AddsUp.Ratio) say(CatalogueProblems.AsksRatio(n, code));
                else if (indicator.Retired) say(CatalogueProblems.AsksRetired(n, code));
                if (!asked.Add(code)) say(CatalogueProblems.AsksTwice(n, code));
            }
        }
    }

    /// <summary>
    /// Totals add reports of every rhythm and form, so an indicator must not be asked of one unit twice for the same day: neither by two forms
    /// in effect on one day, nor by the first report of one whose window reaches back into the last window of another.
    /// </summary>
    public static IEnumerable<Problem> CountedTwice(Catalogue stored, ReportForm added)
    {
        var asked = added.IndicatorCodes.ToHashSet();
        var former = Last(stored, added.Code);
        foreach (var stored1 in stored.Forms)
        {
            if (stored1.Code == added.Code && stored1.Version == added.Version) continue;
            var other = stored1 == former && (former.ValidTo is not { } end || end > added.ValidFrom) ? former with { ValidTo = added.ValidFrom } : stored1;
            var both = other.IndicatorCodes.Where(asked.Contains).ToList();
            if (both.Count == 0 || !SameDays(added, other)) continue;
            foreach (var force in added.Forces.Intersect(other.Forces))
                foreach (var echelon in added.Echelons.Intersect(other.Echelons))
                    yield return CatalogueProblems.CountsTwice(Some(both), other, force, echelon);
        }
    }

    /// <summary>The last few of many would hide the sentence around them.</summary>
    private static string Some(List<string> codes) =>
        codes.Count <= 4 ? string.Join(", ", codes) : string.Join(", ", codes.Take(3)) + FormattableString.Invariant($"… (+{codes.Count - 3})");

    /// <summary>Whether some day lies in a window reported on by both.</summary>
    private static bool SameDays(ReportForm a, ReportForm b)
    {
        var (first, second) = a.ValidFrom <= b.ValidFrom ? (a, b) : (b, a);
        if (first.ValidTo is not { } ended || ended > second.ValidFrom) return true;
        var (p, q) = (LastEndingBefore(first, ended), FirstEndingFrom(second, second.ValidFrom));
        return p.Window(first.Window).To >= first.ValidFrom && q.Window(second.Window).From <= p.Window(first.Window).To;
    }

    /// <summary>The first period of the form's rhythm whose window ends on or after the day.</summary>
    public static Period FirstEndingFrom(ReportForm form, DateOnly day)
    {
        var period = Period.Holding(day, form.Rhythm, form.Window);
        return period.Window(form.Window).To < day ? Next(period, +1) : period;
    }

    private static Period LastEndingBefore(ReportForm form, DateOnly day) => Next(FirstEndingFrom(form, day), -1);

    /// <summary>Nine months come once a year; all others fill the year.</summary>
    private static Period Next(Period period, int by) => new(period.Start + by * (period.Months == 9 ? 12 : period.Months), period.Months);
}

/// <summary>Headings carry their numeral in their text, as officers write them.</summary>
public static partial class FormText
{
    [GeneratedRegex(@"^\s*[IVXLC]+\s*[.)]\s*")]
    private static partial Regex Numeral { get; }

    /// <summary>A heading without its numeral: "II. Tuần tra" is "Tuần tra".</summary>
    public static string Bare(string? title) => Numeral.Replace(title ?? "", "").Trim();

    public static string Roman(int number)
    {
        var made = "";
        foreach (var (value, sign) in new[] { (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I") })
            for (; number >= value; number -= value) made += sign;
        return made;
    }

    /// <summary>The form with its sections numbered I, II, III in their present order.</summary>
    public static ReportForm Numbered(ReportForm form) => form with
    {
        Sections = [.. form.Sections.Select((s, n) => s with { TitleVi = Roman(n + 1) + ". " + Bare(s.TitleVi), TitleEn = Roman(n + 1) + ". " + Bare(s.TitleEn) })]
    };
}
