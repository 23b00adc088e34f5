namespace HiepDong.JointResults;

/// <summary>
/// How many results of a kind a place has in a year: two results of one kind in a commune that has one a year are hardly two events, in one that has two a week they mostly are.
/// </summary>
public sealed class ResultRates
{
    private readonly Dictionary<(ResultKind, string), double> places = [];
    private readonly Dictionary<(ResultKind, string), double> provinces = [];
    private readonly Dictionary<(ResultKind, string), double> wide = [];
    private readonly Dictionary<ResultKind, double> kinds = [];

    /// <summary>Nothing is known: every place is taken for a quiet one.</summary>
    public static readonly ResultRates None = new([], 365, []);

    private readonly Dictionary<(ResultKind, string), int> words = [];
    private readonly Dictionary<ResultKind, int> summaries = [];
    private readonly Dictionary<(ResultKind, string), int> stating = [];
    private readonly Dictionary<(ResultKind, string, string), List<decimal>> values = [];
    private readonly Dictionary<ResultKind, (string What, double Weight)[]> unstated;

    /// <param name="days">How many days the results are of.</param>
    /// <param name="sample">Some of them, to learn which words, things and values every result of a kind holds.</param>
    public ResultRates(IEnumerable<(ResultKind Kind, SketchPlace Place, int Count)> results, int days, IEnumerable<ResultSketch> sample)
    {
        foreach (var sketch in sample)
        {
            summaries[sketch.Kind] = summaries.GetValueOrDefault(sketch.Kind) + 1;
            foreach (var word in sketch.Words.Matters) words[(sketch.Kind, word)] = words.GetValueOrDefault((sketch.Kind, word)) + 1;
            foreach (var what in sketch.Amounts.Select(a => a.What).Distinct()) stating[(sketch.Kind, what)] = stating.GetValueOrDefault((sketch.Kind, what)) + 1;
            foreach (var stated in sketch.Amounts)
            {
                if (!values.TryGetValue((sketch.Kind, stated.What, stated.Unit), out var list)) values[(sketch.Kind, stated.What, stated.Unit)] = list = [];
                list.Add(stated.Values[0]);
            }
        }
        foreach (var list in values.Values) list.Sort();
        unstated = stating.Keys.GroupBy(k => k.Item1, k => k.Item2).ToDictionary(g => g.Key, g => g.Order(StringComparer.Ordinal).Select(what => (what, -0.7 * Math.Log(1 - Math.Min(States(g.Key, what), 0.9)))).ToArray());
        var scale = 365.0 / Math.Max(days, 30);
        foreach (var (kind, place, count) in results)
        {
            Add(places, (kind, place.Id), count * scale);
            Add(provinces, (kind, place.Province), count * scale);
            if (place.IsWide) Add(wide, (kind, place.Province), count * scale);
            kinds[kind] = kinds.GetValueOrDefault(kind) + count * scale;
        }
    }

    // The two results compared are among those counted. What is left is how often others happen there; and where something happened, more happens
    // in the same days: a day of action, a ring that is rolled up. That is worth nearly four results a year more.
    public double At(ResultKind kind, string placeId) => Math.Max(places.GetValueOrDefault((kind, placeId)) - 2, 0) + 3.7;

    // Likewise wider: what a province and the country would have when little is stored yet.
    public double Wide(ResultKind kind, string province) => Math.Max(wide.GetValueOrDefault((kind, province)) - 1, 0) + 2.5;
    public double In(ResultKind kind, string province) => Math.Max(provinces.GetValueOrDefault((kind, province)) - 2, 0) + 30;
    public double Of(ResultKind kind) => Math.Max(kinds.GetValueOrDefault(kind) - 2, 0) + 300;

    /// <summary>Share of a kind's summaries that hold the word; a word never seen is taken for uncommon.</summary>
    public double Word(ResultKind kind, string word) => (words.GetValueOrDefault((kind, word)) + 0.5) / (summaries.GetValueOrDefault(kind) + 5);

    /// <summary>Share of a kind's results that state the thing at all.</summary>
    internal double States(ResultKind kind, string what) => (stating.GetValueOrDefault((kind, what)) + (what == "cases" ? 3.8 : 2)) / (summaries.GetValueOrDefault(kind) + 4);

    /// <summary>Things that some results of a kind state, with what it is worth that two state none of it.</summary>
    internal IReadOnlyList<(string What, double Weight)> Unstated(ResultKind kind) => unstated.GetValueOrDefault(kind) ?? [];

    /// <summary>Share of a kind's results stating the thing whose value lies within the two; what is expected before any is known counts as much as a few results.</summary>
    internal double Within(ResultKind kind, string what, string unit, decimal low, decimal high, double expected)
    {
        const double Weight = 10;
        return values.TryGetValue((kind, what, unit), out var list) ? (Below(list, high, true) - Below(list, low, false) + Weight * expected) / (list.Count + Weight) : expected;
    }

    private static int Below(List<decimal> sorted, decimal value, bool orEqual)
    {
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value || orEqual && sorted[middle] == value) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static void Add<TKey>(Dictionary<TKey, double> to, TKey key, double count) where TKey : notnull => to[key] = to.GetValueOrDefault(key) + count;
}
