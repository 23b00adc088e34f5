using HiepDong.Indicators;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Reporting;

namespace HiepDong.Demonstration;

/// <summary>
/// Invents plausible figures: small counts that differ from unit to unit, subjects that follow cases, parts that fit their wholes, storms in autumn,
/// stocks that hardly move. The same unit and period always give the same figures.
/// </summary>
internal sealed class DemoFigures(Catalogue catalogue)
{
    public List<StoredFigure> Invent(OrgUnit unit, ReportForm form, Period period)
    {
        var seed = Hash(unit.Code + period.Code + form.Code);
        var random = new Random(seed);
        var steady = new Random(Hash(unit.Code + form.Code));
        var scale = unit.Echelon switch { Echelon.Province => 5.0, Echelon.MilitaryRegion => 6.0, Echelon.District or Echelon.DefenceArea => 2.0, Echelon.Post => 1.5, _ when unit.ValidFrom >= DemoCountry.Reform => 1.45, _ => 0.8 } * period.Months
            * (0.6 + steady.NextDouble() * 0.8) * (period.Year >= 2026 ? 1.06 : 1.0);
        var asked = form.IndicatorCodes.Where(c => catalogue.TryGet(c, out _)).Select(c => catalogue[c]).ToList();
        var values = new Dictionary<string, decimal>();
        foreach (var i in asked) Value(i, asked, values, random, steady, scale, period);
        var figures = new List<StoredFigure>(asked.Count);
        foreach (var i in asked)
        {
            var value = values[i.Code];
            // Now and then an officer only knows about how many took part.
            if (i is { Decimals: 0, PartOf: null } && value >= 60 && random.Next(300) == 0 && i.UnitVi.StartsWith("lượt", StringComparison.Ordinal))
            {
                figures.Add(new(i.Number, (long)(value / 10) * 10, Bound.MoreThan));
                continue;
            }
            figures.Add(new(i.Number, i.Scale(value)!.Value));
        }
        return figures;
    }

    private decimal Value(Indicator i, List<Indicator> asked, Dictionary<string, decimal> values, Random random, Random steady, double scale, Period period)
    {
        if (values.TryGetValue(i.Code, out var known)) return known;
        decimal value;
        if (i.PartOf is { } wholeCode && asked.FirstOrDefault(a => a.Code == wholeCode) is { } whole)
        {
            var all = Value(whole, asked, values, random, steady, scale, period);
            if (i.Exhaustive)
            {
                Split(asked.Where(a => a.PartOf == wholeCode && a.Exhaustive).ToList(), all, values, random);
                return values[i.Code];
            }
            value = Share(i, all, DemoRates.ShareOf(i.Code), random);
        }
        else if (i.PairOf is { } casesCode && asked.FirstOrDefault(a => a.Code == casesCode) is { } cases)
        {
            var count = Value(cases, asked, values, random, steady, scale, period);
            // Rounded by chance, so that small counts keep the mean.
            var many = (double)count * DemoRates.PerCase(i) * (0.8 + random.NextDouble() * 0.4);
            value = i.Decimals > 0 ? Round(i, (decimal)many) : Math.Max(count, (decimal)Math.Floor(many + random.NextDouble()));
        }
        else if (i.Code == "HL.KTRA" && asked.FirstOrDefault(a => a.Code == "HL.HV") is { } trained) value = Share(i, Value(trained, asked, values, random, steady, scale, period), 0.9, random);
        else if (i.AddsUp == AddsUp.Last) value = Round(i, (decimal)(1 + steady.Next(1, 12) * scale / period.Months));
        else
        {
            var season = i.Topic == "disaster_rescue" ? period.FirstMonth is >= 8 and <= 11 ? 1.6 : 0.25 : 1.0;
            var rate = DemoRates.Of(i) * scale * season;
            value = i.Decimals > 0 ? (random.NextDouble() < Math.Min(0.9, rate) ? Round(i, (decimal)(Math.Exp(random.NextDouble() * 2.2) * 3.7 * rate)) : 0) : Poisson(rate, random);
        }
        return values[i.Code] = value;
    }

    /// <summary>About a share of the whole, and of whole numbers one by one, so that a few small units do not round it away.</summary>
    private static decimal Share(Indicator i, decimal all, double share, Random random)
    {
        if (i.Decimals > 0 || all > 500) return Round(i, all * (decimal)Math.Min(1, share * (0.9 + random.NextDouble() * 0.2)));
        var count = 0;
        for (var n = 0; n < all; n++) if (random.NextDouble() < share) count++;
        return count;
    }

    private static void Split(List<Indicator> parts, decimal all, Dictionary<string, decimal> values, Random random)
    {
        var rest = all;
        for (var n = 0; n < parts.Count; n++)
        {
            // Every part but the last takes about its equal share of what is left.
            var share = n == parts.Count - 1 ? rest : Share(parts[n], rest, 1.0 / (parts.Count - n), random);
            values[parts[n].Code] = share;
            rest -= share;
        }
    }

    private static decimal Round(Indicator i, decimal value) => Math.Round(value, Math.Min(i.Decimals, i.UnitVi == "triệu đồng" ? 1 : i.Decimals), MidpointRounding.ToZero);

    private static int Poisson(double rate, Random random)
    {
        if (rate > 30) return Math.Max(0, (int)Math.Round(rate + Math.Sqrt(rate) * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 2));
        var (limit, product, count) = (Math.Exp(-rate), random.NextDouble(), 0);
        while (product > limit) { product *= random.NextDouble(); count++; }
        return count;
    }

    /// <summary>The same on every machine, unlike string hash codes.</summary>
    internal static int Hash(string text)
    {
        unchecked
        {
            var h = (int)2166136261;
            foreach (var c in text) h = (h ^ c) * 16777619;
            return h & 0x7fffffff;
        }
    }
}
