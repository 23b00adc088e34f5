using HiepDong.Text;

namespace HiepDong.JointResults;

/// <summary>One thing that speaks for or against two results being the same event.</summary>
/// <param name="Weight">Natural logarithm of how much more often it is so with one event told twice than with two events; above 0 speaks for.</param>
/// <param name="OfDays">It is about how far apart in time they lie.</param>
public sealed record LikenessReason(double Weight, string Vi, string En, bool OfDays = false)
{
    public bool Agrees => Weight > 0;
    public string In(string language) => language == "en" ? En : Vi;
}

/// <summary>How likely two results are one event.</summary>
/// <param name="LogOdds">Sum of the reasons' weights and the prior.</param>
/// <param name="Reasons">What counts most first.</param>
public sealed record Likelihood(double LogOdds, IReadOnlyList<LikenessReason> Reasons)
{
    /// <summary>0…1.</summary>
    public double Score => Likeness.ScoreOf(LogOdds);
    public IEnumerable<LikenessReason> Agreeing => Reasons.Where(r => r.Agrees);
    public IEnumerable<LikenessReason> Differing => Reasons.Where(r => !r.Agrees);
}

/// <summary>
/// Whether two results are one event told twice: the weights of Fellegi and Sunter, ln(P(seen | same event) / P(seen | two events)), added to the odds that any two results
/// of a few days are the same. Rare agreements weigh more than common ones: two seizures of 61,475 kg say more than two cases of one offender each.
/// </summary>
public static partial class Likeness
{
    /// <summary>From this score on a pair is proposed.</summary>
    public const double Threshold = 0.55;

    /// <summary>Days that the spans of two results may lie apart.</summary>
    public const int MostDays = 3;

    /// <summary>Share of results that somebody else has told as well, to begin with.</summary>
    private const double ToldTwice = 0.04;

    /// <summary>Years in which another result can lie: <see cref="MostDays"/> on either side.</summary>
    private const double Window = (2 * MostDays + 1) / 365.0;

    /// <summary>
    /// A place chosen too wide or not quite right is commoner where an event is told again than elsewhere: where the words or the lead units still give one commune,
    /// it counts as that commune and a little more.
    /// </summary>
    private const double Indirect = 1.2;

    private static readonly (ResultKind, ResultKind)[] Confused =
        [(ResultKind.DrugCase, ResultKind.Sweep), (ResultKind.EntryExit, ResultKind.Trafficking), (ResultKind.Smuggling, ResultKind.Sweep), (ResultKind.JointPatrol, ResultKind.ForeignPatrol), (ResultKind.Rescue, ResultKind.Relief)];

    private static readonly bool[,] Alike = Table();

    private static bool[,] Table()
    {
        var alike = new bool[Things.AllKinds.Count, Things.AllKinds.Count];
        foreach (var kind in Things.AllKinds) alike[(int)kind, (int)kind] = true;
        foreach (var (one, other) in Confused) alike[(int)one, (int)other] = alike[(int)other, (int)one] = true;
        return alike;
    }

    public static double ScoreOf(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    /// <summary>Kinds whose results may be told as the other; itself first.</summary>
    public static IReadOnlyList<ResultKind> KindsLike(ResultKind kind) =>
        [.. Things.AllKinds.Where(k => Alike[(int)kind, (int)k]).OrderByDescending(k => k == kind)];

    /// <summary>Days between the two spans; 0 when they overlap.</summary>
    public static int DaysApart(ResultSketch a, ResultSketch b) => Math.Max(0, Math.Max(a.From.DayNumber, b.From.DayNumber) - Math.Min(a.To.DayNumber, b.To.DayNumber));

    /// <summary>Whether the two can be one event at all.</summary>
    public static bool Comparable(ResultSketch a, ResultSketch b) => Alike[(int)a.Kind, (int)b.Kind] && DaysApart(a, b) <= MostDays
        && MayLieTogether(a.Place, b.Place);

    /// <summary>One province or two that touch.</summary>
    public static bool MayLieTogether(SketchPlace a, SketchPlace b) => a.Province == b.Province || a.Province.Length == 0 || b.Province.Length == 0 || ProvinceNeighbours.Touch(a.Province, b.Province);

    /// <summary>The same as <see cref="Compare"/> without its words; null when not comparable.</summary>
    public static double? LogOdds(ResultSketch a, ResultSketch b, ResultRates rates)
    {
        if (!Comparable(a, b)) return null;
        var sum = new Evidence(null);
        Weigh(a, b, rates, sum);
        return sum.Total;
    }

    /// <summary>Null when the two cannot be one event: other kinds, too far apart in days or place.</summary>
    public static Likelihood? Compare(ResultSketch a, ResultSketch b, ResultRates rates)
    {
        if (!Comparable(a, b)) return null;
        var reasons = new List<LikenessReason>();
        var sum = new Evidence(reasons);
        Weigh(a, b, rates, sum);
        return new(sum.Total, [.. reasons.GroupBy(r => (r.Vi, r.En, r.OfDays)).Select(g => new LikenessReason(g.Sum(r => r.Weight), g.Key.Vi, g.Key.En, g.Key.OfDays)).Where(r => Math.Abs(r.Weight) >= 0.05).OrderByDescending(r => Math.Abs(r.Weight)).ThenBy(r => r.Vi, StringComparer.Ordinal)]);
    }

    private sealed class Evidence(List<LikenessReason>? reasons)
    {
        public double Total { get; set; }

        public void Add(double weight, Func<(string Vi, string En)> words, bool ofDays = false)
        {
            Total += weight;
            if (reasons is null) return;
            var (vi, en) = words();
            reasons.Add(new(weight, vi, en, ofDays));
        }
    }

    private static void Weigh(ResultSketch a, ResultSketch b, ResultRates rates, Evidence sum)
    {
        // Odds that a result of these days is the other one and not one of the many of its kind in the country; the place then narrows them.
        var all = Math.Sqrt(rates.Of(a.Kind) * rates.Of(b.Kind));
        sum.Total = Math.Log(ToldTwice / (all * Window));
        // The words of a reason name both sides in one order, so that it reads the same whichever comes first.
        if (string.CompareOrdinal(a.LeadUnit, b.LeadUnit) is var order && order > 0 || order == 0 && a.To > b.To) (a, b) = (b, a);
        if (a.Kind != b.Kind) sum.Add(-2, () => ($"khác loại: {a.Kind.Name("vi")} / {b.Kind.Name("vi")}", $"other kind: {a.Kind.Name("en")} / {b.Kind.Name("en")}"));
        Days(a, b, sum);
        Places(a, b, rates, all, sum);
        Reporters(a, b, sum);
        Amounts(a, b, rates, sum);
        Summaries(a, b, rates, sum);
        if (a.Campaign.Length > 0 && b.Campaign.Length > 0)
        {
            if (a.Campaign == b.Campaign) sum.Add(0.8, () => ("cùng kế hoạch, đợt cao điểm", "same plan or campaign"));
            else sum.Add(-0.4, () => ("khác kế hoạch, đợt cao điểm", "another plan or campaign"));
        }
    }

    private static void Days(ResultSketch a, ResultSketch b, Evidence sum)
    {
        var (lengthA, lengthB) = (a.To.DayNumber - a.From.DayNumber + 1, b.To.DayNumber - b.From.DayNumber + 1);
        if (a.From == b.From && a.To == b.To)
        {
            var weight = 1.4 + Math.Min(2, 1.3 * Math.Log(lengthA));
            sum.Add(weight, () => lengthA > 1 ? ($"cùng từ {Vietnamese.Date(a.From)} đến {Vietnamese.Date(a.To)}", $"both {Vietnamese.Date(a.From)} to {Vietnamese.Date(a.To)}") : ("cùng ngày " + Vietnamese.Date(a.To), "both on " + Vietnamese.Date(a.To)), ofDays: true);
            return;
        }
        var apart = DaysApart(a, b);
        if (apart == 0)
        {
            // A long span overlaps with much that is not in it.
            var weight = 0.5 - 0.6 * Math.Log(Math.Max(lengthA, lengthB)) + (a.To == b.To ? 0.6 : 0) - (lengthA != lengthB && Math.Min(lengthA, lengthB) > 1 ? 1 : 0);
            sum.Add(weight, () => ("các ngày trùng một phần", "the days overlap in part"), ofDays: true);
            return;
        }
        sum.Add(apart switch { 1 => -0.2, 2 => -1.1, _ => -1.9 }, () => ($"cách nhau {apart} ngày", apart == 1 ? "one day apart" : $"{apart} days apart"), ofDays: true);
    }

    private static void Places(ResultSketch one, ResultSketch other, ResultRates rates, double all, Evidence sum)
    {
        var (a, b) = (one.Place, other.Place);
        if (a.Id != b.Id && Common(one, other) is { } common)
        {
            // The place chosen is wider than the event's or not quite right, and something else says where it was.
            var often = rates.At(one.Kind, common.Place.Id) + rates.At(other.Kind, common.Place.Id);
            sum.Add(Math.Log(Indirect * all * 2 / often), () => common.Said ? ("nội dung nêu cùng một xã", "the summaries name the same commune") : ("đơn vị chủ trì thuộc cùng một xã", "the lead unit belongs to the other's commune"));
            return;
        }
        if (one.Words.Communes.Count > 0 && other.Words.Communes.Count > 0 && !one.Words.Communes.Overlaps(other.Words.Communes)) sum.Add(-2.5, () => ("nội dung nêu hai xã khác nhau", "the summaries name different communes"));
        else if (!one.Home.IsWide && !other.Home.IsWide && one.Home.Id != other.Home.Id) sum.Add(-1.5, () => ("hai đơn vị chủ trì thuộc hai xã", "the lead units belong to different communes"));
        if (a.Province.Length == 0 || b.Province.Length == 0) sum.Add(0, () => ("một bên chỉ ghi chung cả nước", "one names the country only"));
        else if (a.Province != b.Province) Add(0.002, rates.In(one.Kind, a.Province), rates.In(other.Kind, b.Province), "ở hai tỉnh giáp nhau", "in two neighbouring provinces");
        else if (a.Id == b.Id)
        {
            if (a.IsWide) Add(0.1, rates.Wide(one.Kind, a.Province), rates.Wide(other.Kind, a.Province), "cùng ghi chung cả tỉnh", "both name the whole province");
            else Add(0.78, rates.At(one.Kind, a.Id), rates.At(other.Kind, a.Id), "cùng xã, phường", "same commune");
        }
        else if (a.IsWide || b.IsWide) Add(0.1, rates.Wide(one.Kind, a.Province), rates.Wide(other.Kind, b.Province), "một bên ghi chung cả tỉnh, bên kia là xã trong tỉnh", "one names the province, the other a commune in it");
        else
        {
            // No boundaries are at hand. The official numbering runs from one former district to the next, so near numbers lie near.
            var gap = Math.Abs(a.Number - b.Number);
            if (gap <= 60) Add(gap <= 15 ? 0.08 / 3 : 0.08 / 7, rates.At(one.Kind, a.Id), rates.At(other.Kind, b.Id), "hai xã gần nhau", "communes near each other");
            else Add(0.12, rates.In(one.Kind, a.Province), rates.In(other.Kind, b.Province), "hai xã khác nhau trong tỉnh", "different communes of one province");
        }

        // Share of retold events that are told like this, against how often two results are so by chance.
        void Add(double share, double here, double there, string vi, string en) => sum.Add(Math.Log(share * all * (1 / here + 1 / there) / 2), () => (vi, en));
    }

    /// <summary>The commune that words or the home of a lead unit give both, where the places chosen differ.</summary>
    private static (SketchPlace Place, bool Said)? Common(ResultSketch one, ResultSketch other) =>
        Says(one, other.PlaceName) ? (other.Place, true)
        : Says(other, one.PlaceName) ? (one.Place, true)
        : one.Words.Communes.Overlaps(other.Words.Communes) ? (one.Home.IsWide ? other.Home.IsWide ? one.Place : other.Home : one.Home, true)
        : !one.Home.IsWide && (one.Home.Id == other.Place.Id || one.Home.Id == other.Home.Id) ? (one.Home, false)
        : !other.Home.IsWide && other.Home.Id == one.Place.Id ? (other.Home, false) : null;

    private static bool Says(ResultSketch sketch, string commune) => commune.Length > 0 && sketch.Words.Communes.Contains(commune);

    private static void Reporters(ResultSketch a, ResultSketch b, Evidence sum)
    {
        if (a.LeadUnit == b.LeadUnit)
        {
            sum.Add(-4, () => ("cùng một đơn vị chủ trì", "led by the same unit"));
            return;
        }
        // Inside one force a case goes up one chain and is seldom told twice.
        if (a.Force is not null && a.Force == b.Force) sum.Add(-3.8, () => ("hai đơn vị chủ trì cùng một lực lượng", "led by units of one force"));
        else sum.Add(0.8, () => ("hai đơn vị chủ trì thuộc hai lực lượng", "led by units of two forces"));
        if (!Named(a.LeadUnit, b) & !Named(b.LeadUnit, a)) sum.Add(-0.8, () => ("không bên nào ghi bên kia tham gia", "neither names the other as a participant"));
        var common = a.Units.Count(u => u.UnitId != b.LeadUnit && u.UnitId != a.LeadUnit && b.Units.Any(v => v.UnitId == u.UnitId));
        if (common > 0) sum.Add(1.2 * Math.Min(common, 2), () => ("cùng có đơn vị khác tham gia", "the same other units took part"));

        bool Named(string lead, ResultSketch other)
        {
            var named = false;
            foreach (var unit in other.Units)
            {
                if (unit.UnitId != lead) continue;
                named = true;
                // Who has said yes to the other entry has no reason for one of its own; who was named and has not answered often has entered it itself.
                if (unit.Answer == Answer.Pending) sum.Add(2.4, () => ("bên này chủ trì, bên kia ghi là đơn vị phối hợp", "one's lead unit is named as a participant by the other"));
                else sum.Add(unit.Answer == Answer.Confirmed ? -1 : -2, () => unit.Answer == Answer.Confirmed ? ("đơn vị chủ trì đã xác nhận tham gia kết quả kia", "the lead unit has confirmed its part in the other") : ("đơn vị chủ trì đã từ chối kết quả kia", "the lead unit has declined the other"));
            }
            return named;
        }
    }

    private static void Summaries(ResultSketch one, ResultSketch other, ResultRates rates, Evidence sum)
    {
        var (kind, a, b) = (one.Kind < other.Kind ? one.Kind : other.Kind, one.Words, other.Words);
        if (a.Hamlets.Overlaps(b.Hamlets)) sum.Add(one.Place.Id == other.Place.Id ? 2.4 : 3.1, () => ("cùng thôn, bản", "the same hamlet"));
        else if (a.Hamlets.Count > 0 && b.Hamlets.Count > 0) sum.Add(-1.6, () => ("khác thôn, bản", "other hamlets"));
        if (a.Names.Overlaps(b.Names)) sum.Add(2, () => ("cùng nhắc đến một tên riêng", "the summaries share a name"));
        if (a.Numbers.Overlaps(b.Numbers)) sum.Add(4, () => ("cùng nhắc đến một số hiệu (đường, mốc, chuyên án)", "the summaries share a number (road, marker, operation)"));
        else if (a.Numbers.Any(n => b.Numbers.Any(m => m.Label == n.Label))) sum.Add(-2.5, () => ("số hiệu (đường, mốc, chuyên án) khác nhau", "other numbers (road, marker, operation)"));
        Facet(a.Vehicles, b.Vehicles, "phương tiện", "vehicle");
        if (!a.Numbers.Overlaps(b.Numbers)) Facet(a.Ways, b.Ways, "tuyến đường", "road");
        if (a.Hour is { } ha && b.Hour is { } hb)
        {
            var apart = Math.Min(Math.Abs(ha - hb), 24 - Math.Abs(ha - hb));
            sum.Add(apart == 0 ? 2.6 : apart == 1 ? 0 : -4.5, () => apart <= 1 ? ($"cùng khoảng {ha} giờ", $"both about {ha}:00") : ($"khác giờ: {ha} / {hb} giờ", $"other hours: {ha}:00 / {hb}:00"));
        }
        // A word that every summary of the kind holds says nothing; "may mặc" or "sạt lở" in both says much.
        var (said, saidByA, saidByB) = (0.0, false, false);
        foreach (var word in a.Matters)
        {
            var rare = Rare(word);
            saidByA |= rare > 0;
            if (b.Matters.Contains(word)) said += rare;
        }
        foreach (var word in b.Matters) saidByB |= Rare(word) > 0;
        if (said > 0) sum.Add(Math.Min(said, 1.4), () => ("nội dung nói về cùng một việc", "the summaries are about the same"));
        else if (saidByA && saidByB) sum.Add(-1.7, () => ("nội dung nói về việc khác nhau", "the summaries are about other things"));

        void Facet(HashSet<string> x, HashSet<string> y, string vi, string en)
        {
            if (x.Count == 0 || y.Count == 0) return;
            if (x.Overlaps(y)) sum.Add(0.7, () => ($"cùng loại {vi} trong nội dung", $"the summaries name the same kind of {en}"));
            else sum.Add(-4, () => ($"khác loại {vi} trong nội dung", $"the summaries name other kinds of {en}"));
        }

        double Rare(string word) => Math.Clamp(0.5 * Math.Log(0.5 / rates.Word(kind, word)), 0, 1);
    }

    private static string Lower(ResultSketch.Stated stated, string language) => Things.NameOf(stated.What, language).ToLowerInvariant();
    private static string Number(decimal value, string language) => language == "en" ? value.ToString("#,0.######", System.Globalization.CultureInfo.InvariantCulture) : Vietnamese.Number(value);
}
