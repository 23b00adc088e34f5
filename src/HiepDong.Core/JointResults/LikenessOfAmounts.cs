using HiepDong.Text;

namespace HiepDong.JointResults;

/// <summary>What counts and quantities say: equal ones by how rare they are, near ones by how they are miscounted or rounded.</summary>
public static partial class Likeness
{
    private static void Amounts(ResultSketch a, ResultSketch b, ResultRates rates, Evidence sum)
    {
        var kind = a.Kind < b.Kind ? a.Kind : b.Kind;
        foreach (var what in a.Amounts.Concat(b.Amounts).Select(x => x.What).Distinct())
        {
            var (xs, ys) = (a.Amounts.Where(x => x.What == what), b.Amounts.Where(y => y.What == what));
            var common = xs.SelectMany(x => ys.Where(y => y.Unit == x.Unit).Select(y => (x, y))).ToList();
            var states = Math.Clamp(rates.States(kind, what), 0.05, 0.98);
            // Where few state a thing at all, both doing so is itself an agreement.
            var both = Math.Min(Math.Log(0.92 / states), 1.5);
            foreach (var (x, y) in common) Values(kind, x, y, rates, both, sum);
            if (common.Count > 0) continue;
            var one = xs.Concat(ys).First();
            if (xs.Any() && ys.Any()) sum.Add(both - 0.9, () => ($"cùng có {Lower(one, "vi")}, đơn vị tính khác nhau", $"both have {Lower(one, "en")}, in different units"));
            // A figure that nearly all state is left out by one now and then; one that half of them state would be stated by both.
            else sum.Add(Math.Min(0, Math.Log((0.1 * states + 0.03) / (2 * states * (1 - states)))), () => ($"chỉ một bên ghi {Lower(one, "vi")}", $"only one states {Lower(one, "en")}"));
        }
        // Goods exclude each other, so that none of a kind of them says nothing; offenders, vehicles or accused persons neither speaks of do.
        var unstated = 0.0;
        foreach (var (what, weight) in rates.Unstated(kind))
            if (!Goods.Contains(what) && !a.States(what) && !b.States(what)) unstated += weight;
        if (unstated > 0) sum.Add(unstated, () => ("hai bên cùng không ghi các số liệu khác", "neither states other figures"));
        // Goods of one kind on this side, of another kind on that side: each would have been stated by both.
        if (a.Amounts.Any(x => Goods.Contains(x.What)) && b.Amounts.Any(y => Goods.Contains(y.What)) && !a.Amounts.Any(x => Goods.Contains(x.What) && b.Amounts.Any(y => y.What == x.What)))
            sum.Add(-3.5, () => ("tang vật khác loại", "goods of other kinds"));
    }

    private static readonly HashSet<string> Goods = ["heroin", "synthetic", "tablets", "other_drugs", "fireworks", "cigarettes", "fuel", "timber", "guns", "rounds", "bombs", "explosives", "crude"];

    private static void Values(ResultKind kind, ResultSketch.Stated x, ResultSketch.Stated y, ResultRates rates, double both, Evidence sum)
    {
        var (p, q) = Nearest(x.Values, y.Values);
        var (small, large) = p < q ? (p, q) : (q, p);
        var apart = large == small ? 0 : (double)((large - small) / large);
        double Share(decimal low, decimal high, double expected) => Math.Max(rates.Within(kind, x.What, x.Unit, low, high, expected), 0.0005);
        double One(decimal value) => Share(value, value, Chance(x.What, x.Unit, value));
        // What is told otherwise may have been told by either: half of how often, against how often each value comes.
        double Miscounted(double often) => Math.Log(often / 2 * (1 / One(small) + 1 / One(large)));
        double Near(double often) => Math.Log(often / Share(small - (large - small), large + (large - small), Math.Min(1, 2 * apart)));
        double weight;
        if (p == q) weight = Math.Max(0, Math.Log((Counted(x.Unit) ? 0.8 : 0.65) / One(p)));
        else if (x.What == "cases") weight = Math.Clamp(Miscounted(0.03), -2.5, 0.5);
        else if (Counted(x.Unit) && large < 20) weight = large - small == 1 ? Math.Clamp(Miscounted(0.06), -3, 0.8) : large - small == 2 ? -4.5 : -5.5;
        // One side rounded: 61,475 told as 61 or 60.
        else if (apart <= 0.02 || Rounds(p, q)) weight = Math.Clamp(Near(0.25), -2, 2.5);
        else if (apart <= 0.09) weight = Math.Clamp(Near(x.Approximate || y.Approximate ? 0.3 : 0.15), -2.5, 1.5);
        else if (apart <= 0.2) weight = x.Approximate || y.Approximate ? 0 : -3.5;
        else weight = -6;
        weight = p == q ? Math.Max(0, weight + both) : weight + both;
        sum.Add(weight, () =>
        {
            // Grams were made kilograms to be compared; a part of a kilogram reads better in grams.
            var grams = x.Unit == "kg" && large < 1;
            var (low, high, unit) = grams ? (small * 1000, large * 1000, "gam") : (small, large, x.Unit);
            string Say(string language) => (p == q ? Number(low, language) : Number(low, language) + " / " + Number(high, language)) + " " + Things.UnitName(unit, language);
            return p == q ? ($"{Lower(x, "vi")} bằng nhau: {Say("vi")}", $"{Lower(x, "en")} equal: {Say("en")}")
                : weight > 0 ? ($"{Lower(x, "vi")} gần nhau: {Say("vi")}", $"{Lower(x, "en")} close: {Say("en")}") : ($"{Lower(x, "vi")} khác: {Say("vi")}", $"{Lower(x, "en")} differ: {Say("en")}");
        });
    }

    /// <summary>How often two unrelated results would state just this value: large for small counts, small for figures of many digits.</summary>
    private static double Chance(string what, string unit, decimal value)
    {
        if (value == 0) return 0.5;
        if (what == "cases") return value switch { 1 => 0.9, 2 => 0.05, 3 => 0.02, _ => 0.01 };
        // Teams, groups and patrols have sizes that many have.
        if (unit is "lượt người" or "lượt tổ" && value > 4) return value < 40 ? 0.12 : 0.07;
        if (Counted(unit) && value <= 4) return what is "teams" or "vessels" or "vehicles" or "machines" ? value switch { 1 => 0.6, 2 => 0.22, 3 => 0.1, _ => 0.06 } : value switch { 1 => 0.5, 2 => 0.22, 3 => 0.11, _ => 0.07 };
        // Goods spread evenly over orders of magnitude; the last digit written is how finely they were measured.
        return 0.25 * (double)(Step(value) / value) + 0.0005;
    }

    /// <summary>The place of the last digit that is not zero: 100 of 4500, 0.01 of 2.35.</summary>
    private static decimal Step(decimal value)
    {
        var step = 1m;
        while (value != decimal.Truncate(value)) (value, step) = (value * 10, step / 10);
        while (value != 0 && value % 10 == 0) (value, step) = (value / 10, step * 10);
        return step;
    }

    /// <summary>Whether the coarser of two is the finer one rounded to its own last digit.</summary>
    private static bool Rounds(decimal p, decimal q)
    {
        var (coarse, fine) = Step(p) > Step(q) ? (p, q) : (q, p);
        return Step(coarse) > Step(fine) && Math.Abs(coarse - fine) <= Step(coarse) / 2 && Math.Abs(coarse - fine) / coarse <= 0.1m;
    }

    private static (decimal, decimal) Nearest(decimal[] xs, decimal[] ys)
    {
        var best = (xs[0], ys[0]);
        foreach (var x in xs)
            foreach (var y in ys)
                if (Math.Abs(x - y) < Math.Abs(best.Item1 - best.Item2)) best = (x, y);
        return best;
    }

    private static bool Counted(string unit) => unit is "vụ" or "đối tượng" or "bị can" or "người" or "lượt tổ" or "lượt người" or "bánh" or "viên" or "chiếc" or "tàu" or "khẩu" or "quả" or "hộ";
}
