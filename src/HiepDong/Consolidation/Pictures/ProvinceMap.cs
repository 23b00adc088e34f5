using HiepDong.Accounts;
using HiepDong.Indicators;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Territories;
using HiepDong.Web;

namespace HiepDong.Consolidation.Pictures;

/// <summary>What the squares are shaded by.</summary>
internal enum Shade { Figure, Change, Completeness }

/// <summary>One province of the map.</summary>
/// <param name="IsOpen">Whether the person may see its figures.</param>
/// <param name="Class">h0 to h5, none where there is nothing to shade, out where the person may not see.</param>
internal sealed record MapPlace(Territory Territory, Tile At, bool IsOpen, Total Total, Comparison? LastYear, Completeness Owed, string Class = "none");

/// <summary>One shade of the legend: from and to are the lowest and highest figure that have it.</summary>
internal sealed record MapShade(string Class, string Text, int Count);

/// <summary>An indicator over a period in every province, each total the consolidation's own.</summary>
/// <param name="Restated">The period lies before the present provinces; its figures are restated to them.</param>
internal sealed record ProvinceMap(Indicator Indicator, Period Period, Shade Shade, IReadOnlyList<MapPlace> Places, bool Restated)
{
    private const int Classes = 5;

    /// <summary>Upper ends, in percent, of the shades of a change; direction is a sign in the square and never a colour.</summary>
    private static readonly decimal[] ChangeSteps = [5, 10, 20, 50];

    public static ProvinceMap Make(Consolidator consolidator, Access access, Actor by, Indicator indicator, Period period, Shade shade, DateOnly today)
    {
        var tree = consolidator.TreeOf(period);
        var restated = tree.Country is not { } country || tree.ChildrenOf(country.Id).Any(t => TileLayout.Find(t.Code) is null);
        if (restated) tree = consolidator.Organisation.At(today);
        var places = new List<MapPlace>();
        var extra = 0;
        foreach (var t in tree.ChildrenOf(tree.Country?.Id).Where(t => t.Level == 1).OrderBy(t => t.Code, StringComparer.Ordinal))
        {
            var at = TileLayout.Find(t.Code) ?? new(extra % TileLayout.Columns, TileLayout.RowCount + extra++ / TileLayout.Columns);
            var scope = Scope.OfTerritory(t.Id);
            if (!access.Allows(by, Permission.Consolidate, scope)) { places.Add(new(t, at, false, default, null, default, "out")); continue; }
            var sums = consolidator.Totals.Sum(tree, t.Id, period);
            var total = consolidator.TotalOf(indicator, sums);
            var owed = consolidator.CompletenessByForce(tree, scope, period, sums).Aggregate(default(Completeness), (a, c) => a + c.Completeness);
            places.Add(new(t, at, true, total, consolidator.Compare(indicator, sums, total, consolidator.Totals.Sum(tree, t.Id, period.LastYear), period.LastYear), owed));
        }
        return new ProvinceMap(indicator, period, shade, places, restated).Shaded();
    }

    private ProvinceMap Shaded() => this with { Places = [.. Places.Select(p => p.IsOpen ? p with { Class = ClassOf(p) } : p)] };

    private string ClassOf(MapPlace p) => Shade switch
    {
        Shade.Completeness => Ui.Heat(p.Owed.Percent),
        Shade.Change => p.LastYear is { Why: Incomparable.No, ChangePercent: { } change } ? "h" + (1 + ChangeSteps.Count(s => Math.Abs(change) > s)).ToString(System.Globalization.CultureInfo.InvariantCulture) : "none",
        _ => p.Total.IsMissing ? "none" : "h" + (1 + Rank(p.Total.Amount)).ToString(System.Globalization.CultureInfo.InvariantCulture)
    };

    /// <summary>Five shades with about as many provinces each, spread over the whole scale when there are fewer; equal figures are equally dark.</summary>
    private int Rank(long amount)
    {
        var all = Places.Where(p => p is { IsOpen: true, Total.IsMissing: false }).Select(p => p.Total.Amount).Order().ToList();
        var rank = all.FindIndex(a => a == amount);
        return all.Count >= Classes ? rank * Classes / all.Count : all.Count == 1 ? Classes / 2 : rank * (Classes - 1) / (all.Count - 1);
    }

    public IReadOnlyList<MapShade> Legend(Texts texts)
    {
        var shades = new List<MapShade>();
        foreach (var group in Places.Where(p => p.Class is not ("none" or "out")).GroupBy(p => p.Class).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            string Range(decimal low, decimal high, string unit) => low == high ? texts.Number(low) + unit : texts.Number(low) + unit + " – " + texts.Number(high) + unit;
            var text = Shade switch
            {
                Shade.Completeness => Range(group.Min(p => Math.Floor(p.Owed.Percent ?? 0)), group.Max(p => Math.Floor(p.Owed.Percent ?? 0)), "%"),
                Shade.Change => Range(group.Min(p => Math.Round(Math.Abs(p.LastYear!.ChangePercent!.Value), 1)), group.Max(p => Math.Round(Math.Abs(p.LastYear!.ChangePercent!.Value), 1)), "%"),
                _ => Range(Indicator.Unscale(group.Min(p => p.Total.Amount)), Indicator.Unscale(group.Max(p => p.Total.Amount)), Indicator.Unit("vi") == "%" ? "%" : "")
            };
            shades.Add(new(group.Key, text, group.Count()));
        }
        return shades;
    }

    /// <summary>What stands in a square under the name.</summary>
    public string Text(MapPlace p, Texts texts)
    {
        if (!p.IsOpen) return "";
        if (Shade == Shade.Completeness) return p.Owed.Percent is { } percent ? texts.Percent(Math.Floor(percent), 0) : "–";
        if (Shade == Shade.Figure) return p.Total.IsMissing ? texts["map.none"] : Shown.Value(texts, p.Total, Indicator);
        return p.LastYear switch
        {
            { Why: Incomparable.No } then => Shown.Change(Indicator, p.Total, then, texts.Language),
            { Why: Incomparable.Split } => texts["map.incomparable"],
            { Why: Incomparable.Approximate } => texts["map.approximate"],
            _ => texts["map.none"]
        };
    }

    public string Change(MapPlace p, Texts texts) => p.LastYear is not { } then || p.Total.IsMissing ? "–" : then.Why == Incomparable.No ? Shown.Change(Indicator, p.Total, then, texts.Language) : then.Reason(texts.Language)!;
}
