using System.Text.RegularExpressions;
using HiepDong.Problems;

namespace HiepDong.Indicators;

/// <summary>A breach by one indicator; in a file of many it tells which row.</summary>
public sealed record Breach(string Code, Problem Problem);

/// <summary>What makes a catalogue sound. Pure: given what is stored and what would change, every breach.</summary>
public static partial class CatalogueRules
{
    public const int MostNumber = 9_999;
    public const int MostDueDays = 60;

    [GeneratedRegex(@"^(?=.{3,24}$)[A-Z0-9]+(\.[A-Z0-9_]+)+$")]
    private static partial Regex CodePattern { get; }

    /// <summary>Breaches that storing <paramref name="changes"/> over <paramref name="stored"/> would bring, all of them together.</summary>
    /// <param name="today">Forms in effect on this day or later keep their indicators from being retired.</param>
    public static List<Breach> Check(Catalogue stored, IReadOnlyCollection<Indicator> changes, DateOnly today)
    {
        var breaches = new List<Breach>();
        var all = stored.Indicators.ToDictionary(i => i.Code);
        foreach (var change in changes) all[change.Code] = change;
        var numbers = all.Values.ToLookup(i => i.Number);
        foreach (var change in changes)
        {
            void Say(Problem problem) => breaches.Add(new(change.Code, problem));
            Shape(change, Say);
            if (stored.TryGet(change.Code, out var old)) Unchanged(old, change, Say);
            if (numbers[change.Number].FirstOrDefault(i => i.Code != change.Code) is { } other) Say(CatalogueProblems.NumberTaken(change.Number, other.Code));
            if (change.Retired) Retiring(stored, all, change, today, Say);
        }
        var changed = changes.Select(c => c.Code).ToHashSet();
        // A change may break the references of an indicator that did not change itself.
        foreach (var indicator in all.Values)
            if (changed.Contains(indicator.Code) || References(indicator).Any(r => changed.Contains(r.Code)))
                Related(all, indicator, problem => breaches.Add(new(indicator.Code, problem)));
        return breaches;
    }

    private static void Shape(Indicator i, Action<Problem> say)
    {
        if (!CodePattern.IsMatch(i.Code)) say(CatalogueProblems.BadCode(i.Code));
        if (i.Number is < 1 or > MostNumber) say(CatalogueProblems.BadNumber());
        if (Topics.All.All(t => t.Code != i.Topic)) say(CatalogueProblems.UnknownTopic(i.Topic));
        Words(nameof(i.NameVi), i.NameVi, "tên tiếng Việt", "Vietnamese name", 300, say);
        Words(nameof(i.NameEn), i.NameEn, "tên tiếng Anh", "English name", 300, say);
        Words(nameof(i.UnitVi), i.UnitVi, "đơn vị tính tiếng Việt", "Vietnamese unit", 40, say);
        Words(nameof(i.UnitEn), i.UnitEn, "đơn vị tính tiếng Anh", "English unit", 40, say);
        if (i.Decimals is < 0 or > 6) say(CatalogueProblems.BadDecimals());
        if (i.Forces is not { Count: > 0 }) say(CatalogueProblems.NoForces());
        if (i.Exhaustive && i.PartOf is null) say(CatalogueProblems.ExhaustiveWithoutWhole());
        if (i.FromResults != null && (i.AddsUp != AddsUp.Sum || !JointResults.CountingRule.TryParse(i.FromResults, out _))) say(JointResults.ResultProblems.BadRule(i.FromResults));
        if (i.AddsUp == AddsUp.Ratio)
        {
            if (i.Numerator is null) say(CatalogueProblems.RatioIncomplete(nameof(i.Numerator)));
            if (i.Denominator is null) say(CatalogueProblems.RatioIncomplete(nameof(i.Denominator)));
            if (i.Numerator != null && i.Numerator == i.Denominator) say(CatalogueProblems.RatioOfSame());
            if (i.PartOf != null) say(CatalogueProblems.RatioHasNoWhole(nameof(i.PartOf)));
            if (i.PairOf != null) say(CatalogueProblems.RatioHasNoWhole(nameof(i.PairOf)));
        }
        else
        {
            if (i.Numerator != null) say(CatalogueProblems.NotARatio(nameof(i.Numerator)));
            if (i.Denominator != null) say(CatalogueProblems.NotARatio(nameof(i.Denominator)));
        }
    }

    private static void Words(string field, string text, string vi, string en, int most, Action<Problem> say)
    {
        if (string.IsNullOrWhiteSpace(text)) say(CatalogueProblems.Empty(field, vi, en));
        else if (text.Length > most) say(CatalogueProblems.TooLong(field, vi, en, most));
    }

    /// <summary>Stored figures are whole multiples of 10^−decimals under the number, and totals were made the way it adds up.</summary>
    private static void Unchanged(Indicator old, Indicator now, Action<Problem> say)
    {
        if (old.Number != now.Number) say(CatalogueProblems.Fixed(now.Code, nameof(now.Number), "số thứ tự", "number"));
        if (old.Decimals != now.Decimals) say(CatalogueProblems.Fixed(now.Code, nameof(now.Decimals), "số chữ số thập phân", "decimals"));
        if (old.AddsUp != now.AddsUp) say(CatalogueProblems.Fixed(now.Code, nameof(now.AddsUp), "cách cộng", "way of adding up"));
    }

    private static void Retiring(Catalogue stored, Dictionary<string, Indicator> all, Indicator i, DateOnly today, Action<Problem> say)
    {
        var asking = stored.Forms.Where(f => (f.ValidTo is not { } end || end > today) && f.IndicatorCodes.Contains(i.Code)).Select(f => f.Code).Distinct().ToList();
        if (asking.Count > 0) say(CatalogueProblems.StillAsked(i.Code, string.Join(", ", asking)));
        if (all.Values.FirstOrDefault(r => !r.Retired && (r.Numerator == i.Code || r.Denominator == i.Code)) is { } ratio) say(CatalogueProblems.StillComputed(i.Code, ratio.Code));
    }

    private static IEnumerable<(string Field, string Code)> References(Indicator i)
    {
        if (i.PairOf != null) yield return (nameof(i.PairOf), i.PairOf);
        if (i.PartOf != null) yield return (nameof(i.PartOf), i.PartOf);
        if (i.Numerator != null) yield return (nameof(i.Numerator), i.Numerator);
        if (i.Denominator != null) yield return (nameof(i.Denominator), i.Denominator);
    }

    private static void Related(Dictionary<string, Indicator> all, Indicator i, Action<Problem> say)
    {
        foreach (var (field, code) in References(i))
        {
            if (code == i.Code) say(CatalogueProblems.ReferenceToItself(field, code));
            else if (!all.TryGetValue(code, out var to)) say(CatalogueProblems.NoSuchReference(field, code));
            else if (to.AddsUp == AddsUp.Ratio)
                say(field is nameof(i.Numerator) or nameof(i.Denominator) ? CatalogueProblems.RatioOfRatio(field, code) : CatalogueProblems.RefersToRatio(field, code));
            else if (field == nameof(i.PairOf) && to.PairOf != null) say(CatalogueProblems.PairOfPair(code));
            else if (field == nameof(i.PartOf)) PartAndWhole(all, i, to, say);
        }
    }

    private static void PartAndWhole(Dictionary<string, Indicator> all, Indicator part, Indicator whole, Action<Problem> say)
    {
        if (part.UnitVi != whole.UnitVi || part.UnitEn != whole.UnitEn) say(CatalogueProblems.PartUnit(part, whole));
        if (part.Decimals > whole.Decimals) say(CatalogueProblems.PartDecimals(part, whole));
        if (part.AddsUp != AddsUp.Ratio && part.AddsUp != whole.AddsUp) say(CatalogueProblems.PartAddsUp(part, whole));
        var seen = new HashSet<string>();
        for (var at = whole; at != null && seen.Add(at.Code); at = at.PartOf is { } next ? all.GetValueOrDefault(next) : null)
            if (at.Code == part.Code) { say(CatalogueProblems.PartOfCycle(part.Code)); return; }
    }

    /// <summary>All that must share the unit of measure with an indicator, itself included: its wholes and their parts.</summary>
    public static List<Indicator> Family(Catalogue catalogue, string code)
    {
        var found = new List<Indicator>();
        var waiting = new Queue<string>([code]);
        while (waiting.TryDequeue(out var next))
        {
            if (!catalogue.TryGet(next, out var i) || found.Contains(i)) continue;
            found.Add(i);
            if (i.PartOf != null) waiting.Enqueue(i.PartOf);
            foreach (var part in catalogue.PartsOf(next)) waiting.Enqueue(part.Code);
        }
        return found;
    }
}
