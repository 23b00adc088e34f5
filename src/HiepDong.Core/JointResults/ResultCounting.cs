using System.Globalization;
using HiepDong.Indicators;

namespace HiepDong.JointResults;

/// <summary>One row of the factor table: <c>1 From = Value To</c> of one thing. Nothing else ever converts.</summary>
/// <param name="Approximate">The factor is a rule of thumb: what is made with it is "about".</param>
public sealed record Factor(string What, string From, string To, decimal Value, bool Approximate);

/// <summary>
/// How an indicator is computed from results: <c>drug_case:cases</c>, <c>drug_case,sweep:heroin</c>, <c>*:guns</c>. The indicator's unit of measure is the unit counted;
/// <c>drug_case:results</c> counts the results themselves.
/// </summary>
public sealed record CountingRule(IReadOnlySet<ResultKind> Kinds, string What)
{
    /// <summary>What counts each result as one.</summary>
    public const string Results = "results";

    public static bool TryParse(string? text, out CountingRule rule)
    {
        rule = null!;
        var parts = (text ?? "").Split(':');
        if (parts.Length != 2) return false;
        var what = parts[1].Trim();
        if (what != Results && Things.Find(what) is null) return false;
        var kinds = new HashSet<ResultKind>();
        foreach (var name in parts[0].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (name == "*") kinds.UnionWith(Things.AllKinds);
            else if (Things.AllKinds.FirstOrDefault(k => k.Code() == name, (ResultKind)(-1)) is var kind && (int)kind >= 0) kinds.Add(kind);
            else return false;
        }
        if (kinds.Count == 0) return false;
        rule = new(kinds, what);
        return true;
    }

    public override string ToString() => (Kinds.Count == Things.AllKinds.Count ? "*" : string.Join(',', Kinds.Order().Select(k => k.Code()))) + ":" + What;
}

/// <summary>What results make of indicators, by rule and factor table; stored multiples, exact unless said otherwise.</summary>
public sealed class ResultCounting
{
    private readonly List<(Indicator Indicator, CountingRule Rule)> rules = [];
    private readonly ILookup<(string What, string To), Factor> factors;

    public ResultCounting(Catalogue catalogue, IEnumerable<Factor> factors)
    {
        foreach (var i in catalogue.Indicators)
            if (i is { AddsUp: AddsUp.Sum, Retired: false } && CountingRule.TryParse(i.FromResults, out var rule)) rules.Add((i, rule));
        this.factors = factors.ToLookup(f => (f.What, f.To));
    }

    public IEnumerable<Indicator> Indicators => rules.Select(r => r.Indicator);

    /// <summary>What one result makes of each indicator that counts it; indicators it says nothing of are left out.</summary>
    public IEnumerable<(Indicator Indicator, long Amount, bool Approximate)> Of(ResultKind kind, IReadOnlyList<Amount> amounts)
    {
        foreach (var (indicator, rule) in rules)
        {
            if (!rule.Kinds.Contains(kind)) continue;
            if (rule.What == CountingRule.Results)
            {
                if (indicator.Scale(1) is { } one) yield return (indicator, one, false);
                continue;
            }
            decimal sum = 0;
            var (stated, approximate) = (false, false);
            // The same goods may be stated in several units; what is stated in the indicator's own is not converted a second time.
            if (amounts.FirstOrDefault(a => a.What == rule.What && a.Unit == indicator.UnitVi) is { } own) (sum, stated, approximate) = (own.Value, true, own.Approximate);
            else
                foreach (var factor in factors[(rule.What, indicator.UnitVi)])
                    if (amounts.FirstOrDefault(a => a.What == rule.What && a.Unit == factor.From) is { } other)
                    {
                        (sum, stated, approximate) = (other.Value * factor.Value, true, other.Approximate || factor.Approximate);
                        break;
                    }
            if (!stated) continue;
            var rounded = Math.Round(sum, indicator.Decimals, MidpointRounding.AwayFromZero);
            if (indicator.Scale(rounded) is { } amount) yield return (indicator, amount, approximate || rounded != sum);
        }
    }

    /// <summary>As people write a rule: "Vụ án ma túy, Truy quét: Heroin".</summary>
    public static string Describe(CountingRule rule, string language) =>
        (rule.Kinds.Count == Things.AllKinds.Count ? language == "en" ? "all kinds" : "mọi loại" : string.Join(", ", rule.Kinds.Order().Select(k => k.Name(language))))
        + ": " + (rule.What == CountingRule.Results ? language == "en" ? "number of results" : "số kết quả" : Things.NameOf(rule.What, language).ToLower(CultureInfo.InvariantCulture));
}
