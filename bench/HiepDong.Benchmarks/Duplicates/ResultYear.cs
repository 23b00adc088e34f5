using HiepDong.JointResults;
using HiepDong.Organisation;
using HiepDong.Territories;

namespace HiepDong.Benchmarks.Duplicates;

/// <summary>One entry of the invented year.</summary>
/// <param name="Event">What happened: entries of one event are duplicates of each other.</param>
internal sealed record Entry(string Id, int Event, ResultBody Body);

/// <summary>
/// An invented year of joint results with planted duplicates: what forces do, who reports it, and how a second reporter tells it differently. It knows nothing of how likeness is judged.
/// Hot communes lead (Zipf), most cases are small and alike, days of action bring several true cases of one kind to one commune, patrols repeat every week at the same markers.
/// </summary>
internal sealed class ResultYear
{
    private static readonly HashSet<string> Border = ["04", "08", "11", "12", "14", "15", "20", "22", "38", "40", "42", "44", "46", "48", "51", "52", "66", "68", "75", "80", "82", "91"];
    private static readonly HashSet<string> Coast = ["22", "31", "33", "37", "38", "40", "42", "44", "46", "48", "51", "52", "66", "56", "68", "79", "82", "86", "92", "96", "91"];
    private static readonly DateOnly Since = new(2025, 7, 1);

    /// <summary>A commune with the units that work in it.</summary>
    private sealed record Place(Territory Commune, string Province, bool AtBorder, bool AtSea, int District, OrgUnit Police, OrgUnit Army, OrgUnit Civil, OrgUnit? Post, string[] Hamlets, int Marker);

    private readonly Random random;
    private readonly Difficulty difficulty;
    private readonly DateOnly first;
    private readonly Dictionary<string, (OrgUnit Police, OrgUnit Army, OrgUnit? Border, OrgUnit? Sea)> provinces = [];
    private readonly List<Place> places = [];
    private readonly double[] heat;
    private readonly Dictionary<int, (Happening Event, Entry Told)> happened = [];
    private int next;

    public List<Territory> Communes { get; } = [];
    public List<OrgUnit> Units { get; } = [];
    public List<Entry> Entries { get; } = [];

    /// <param name="ids">Makes the id of the n-th entry.</param>
    public ResultYear(int seed, int year, IReadOnlyList<Territory> provinces, int communes, int results, int planted, Func<int, string> ids, Difficulty? difficulty = null)
    {
        this.difficulty = difficulty ?? Difficulty.Usual;
        random = new Random(seed);
        first = new(year, 1, 1);
        Build(provinces, communes);
        heat = Heat();
        while (happened.Count < results - planted) Happen(ids, results - planted);
        var all = happened.Keys.Order().ToList();
        var again = new List<int>();
        for (var n = 0; n < planted; n++)
        {
            // Now and then a third force reports what two have reported already. What several forces did is told twice more often.
            var of = again.Count > 20 && random.NextDouble() < 0.05 ? again[random.Next(again.Count)] : all[random.Next(all.Count)];
            var (what, told) = happened[of];
            if (told.Body.Claims.Count == 1 && random.NextDouble() < 0.6) { n--; continue; }
            if (Again(ids, what, told) is not { } entry) { n--; continue; }
            again.Add(of);
            Entries.Add(entry);
        }
    }

    /// <summary>Every two entries of one event.</summary>
    public HashSet<(string, string)> Duplicates() => [.. Entries.GroupBy(e => e.Event).Where(g => g.Count() > 1)
        .SelectMany(g => g.SelectMany(a => g.Where(b => string.CompareOrdinal(a.Id, b.Id) < 0).Select(b => (a.Id, b.Id))))];

    private void Build(IReadOnlyList<Territory> official, int communes)
    {
        var names = new Names(random);
        var number = 4;
        foreach (var (p, at) in official.OrderBy(t => t.Code, StringComparer.Ordinal).Select((p, at) => (p, at)))
        {
            var (border, coast) = (Border.Contains(p.Code), Coast.Contains(p.Code));
            var police = Unit("CA." + p.Code, "Công an " + p.FullName, Force.Police, Echelon.Province, p.Id, null);
            var army = Unit("QS." + p.Code, "Bộ Chỉ huy Quân sự " + p.FullName, Force.Army, Echelon.Province, p.Id, null);
            var guard = border || coast ? Unit("BP." + p.Code, "Ban Chỉ huy Bộ đội Biên phòng " + p.FullName, Force.BorderGuard, Echelon.Province, p.Id, null) : null;
            var sea = coast ? Unit("CSB." + p.Code, "Cảnh sát biển trực " + p.FullName, Force.CoastGuard, Echelon.Province, p.Id, null) : null;
            provinces[p.Code] = (police, army, guard, sea);
            var count = communes * (at + 1) / official.Count - communes * at / official.Count;
            var district = 0;
            for (var (c, left) = (0, 0); c < count; c++)
            {
                if (left-- == 0) { left = random.Next(4, 9); district++; number += random.Next(5, 30); }
                number += random.Next(2, 14);
                var code = number.ToString("00000", System.Globalization.CultureInfo.InvariantCulture);
                var commune = new Territory(Territory.MakeId(code, Since), code, names.Next(), TerritoryKind.Commune, p.Id, Since, null);
                Communes.Add(commune);
                // Half the former districts of a border province lie at the border, some at the sea.
                var atBorder = border && district % 2 == 0;
                var atSea = coast && district % 3 == 1;
                var post = (atBorder || atSea) && random.NextDouble() < 0.7 ? Unit("DBP." + code, "Đồn Biên phòng " + names.Next(), Force.BorderGuard, Echelon.Post, commune.Id, guard!.Id) : null;
                places.Add(new(commune, p.Code, atBorder, atSea, district, Unit("CA." + code, "Công an xã " + commune.Name, Force.Police, Echelon.Commune, commune.Id, police.Id),
                    Unit("QS." + code, "Ban Chỉ huy Quân sự xã " + commune.Name, Force.Army, Echelon.Commune, commune.Id, army.Id), Unit("UB." + code, "UBND xã " + commune.Name, Force.Civil, Echelon.Commune, commune.Id, null),
                    post, [.. Enumerable.Range(0, random.Next(5, 11)).Select(_ => names.Hamlet())], random.Next(20, 900)));
            }
        }
    }

    private OrgUnit Unit(string code, string name, Force force, Echelon echelon, string territory, string? superior)
    {
        var unit = new OrgUnit(OrgUnit.MakeId(code, Since), code, name, force, echelon, territory, superior, Since, null);
        Units.Add(unit);
        return unit;
    }

    /// <summary>Cumulative weights: rank to the power −0.8, border communes mostly in front.</summary>
    private double[] Heat()
    {
        var order = Enumerable.Range(0, places.Count).OrderBy(i => random.NextDouble() * (places[i].AtBorder ? 1 : 3)).ToArray();
        var weight = new double[places.Count];
        for (var rank = 0; rank < order.Length; rank++) weight[order[rank]] = Math.Pow(rank + 3, -0.8);
        for (var i = 1; i < weight.Length; i++) weight[i] += weight[i - 1];
        return weight;
    }

    private Place Somewhere()
    {
        var at = Array.BinarySearch(heat, random.NextDouble() * heat[^1]);
        return places[Math.Min(at >= 0 ? at : ~at, places.Count - 1)];
    }

    private DateOnly Day(DateOnly day) => day < first ? first : day > first.AddDays(364) ? first.AddDays(364) : day;

    private void Happen(Func<int, string> ids, int most)
    {
        var place = Somewhere();
        var day = first.AddDays(random.Next(365));
        var kind = KindAt(place);
        Put(place, kind, day);
        var (luck, action) = (random.NextDouble(), difficulty.DaysOfAction);
        // A day of action: other true cases of the kind, in the same commune, on the same day or the next.
        if (luck < action) for (var more = random.Next(1, 4); more > 0; more--) Put(place, kind, Day(day.AddDays(random.Next(3) / 2)));
        // A campaign: the communes of a former district do the same on one day.
        else if (luck < action + 0.01) foreach (var other in places.Where(p => p.Province == place.Province && p.District == place.District && p != place)) Put(other, kind, day);
        // A round of patrols, every week by the same units along the same markers.
        else if (luck < action + 0.01 + difficulty.PatrolRounds && kind is ResultKind.JointPatrol or ResultKind.ForeignPatrol)
            for (var week = 1; week <= 6; week++) Put(place, kind, Day(day.AddDays(week * random.Next(3, 8))));

        void Put(Place at, ResultKind of, DateOnly on)
        {
            if (happened.Count >= most) return;
            var what = Happening.Invent(random, of, on, at.Hamlets, at.Marker, at.Commune.Name);
            var (lead, others) = Forces(at, of);
            var claims = new List<Claim> { Lead(lead) };
            claims.AddRange(others.Select(o => Support(o, random.NextDouble() < 0.75)));
            var entry = new Entry(ids(next++), happened.Count, Body(what, on, on.AddDays(what.Days - 1), random.NextDouble() < 0.04 ? at.Commune.ParentId! : at.Commune.Id, claims, what.Amounts, lead.Force));
            happened[entry.Event] = (what with { Commune = at.Commune.Id, Province = at.Province }, entry);
            Entries.Add(entry);
        }
    }

    private ResultKind KindAt(Place place) => Pick<ResultKind>(place.AtBorder
        ? [(ResultKind.DrugCase, 30), (ResultKind.Smuggling, 14), (ResultKind.EntryExit, 15), (ResultKind.Trafficking, 2), (ResultKind.Sweep, 4), (ResultKind.JointPatrol, 17), (ResultKind.ForeignPatrol, 4), (ResultKind.Weapons, 6), (ResultKind.Rescue, 2), (ResultKind.Relief, 3), (ResultKind.Other, 3)]
        : place.AtSea
            ? [(ResultKind.Fishing, 28), (ResultKind.Smuggling, 14), (ResultKind.DrugCase, 18), (ResultKind.JointPatrol, 16), (ResultKind.Rescue, 9), (ResultKind.EntryExit, 3), (ResultKind.Weapons, 4), (ResultKind.Relief, 5), (ResultKind.Other, 3)]
            : [(ResultKind.DrugCase, 36), (ResultKind.Smuggling, 17), (ResultKind.Mining, 9), (ResultKind.JointPatrol, 15), (ResultKind.Weapons, 8), (ResultKind.Sweep, 4), (ResultKind.Rescue, 3), (ResultKind.Relief, 5), (ResultKind.Other, 3)]);

    private (OrgUnit Lead, List<OrgUnit> Others) Forces(Place place, ResultKind kind)
    {
        var above = provinces[place.Province];
        var able = new List<(OrgUnit, int)> { (place.Police, 30), (above.Police, 22), (place.Army, 6), (above.Army, 4) };
        if (place.Post is { } post) able.Add((post, 34));
        if (above.Border is { } border && (place.AtBorder || place.AtSea)) able.Add((border, 14));
        if (above.Sea is { } sea && place.AtSea && kind is ResultKind.Fishing or ResultKind.Smuggling or ResultKind.Rescue or ResultKind.DrugCase) able.Add((sea, 20));
        if (kind is ResultKind.Relief or ResultKind.Mining or ResultKind.Other) able.Add((place.Civil, 18));
        var lead = Pick<OrgUnit>([.. able]);
        var others = new List<OrgUnit>();
        for (var n = Pick<int>([(0, 38), (1, 38), (2, 17), (3, 7)]); n > 0; n--)
            if (Pick<OrgUnit>([.. able]) is var other && other != lead && !others.Contains(other)) others.Add(other);
        return (lead, others);
    }

    /// <summary>The second reporter: another force that was there, or that works there. Null when there is none.</summary>
    private Entry? Again(Func<int, string> ids, Happening what, Entry told)
    {
        var place = places.First(p => p.Commune.Id == what.Commune);
        var lead = told.Body.Lead.UnitId;
        var taken = Entries.Where(e => e.Event == told.Event).Select(e => ForceOf(e.Body.Lead.UnitId)).ToHashSet();
        var named = told.Body.Claims.Where(c => !c.Leads && !taken.Contains(ForceOf(c.UnitId))).ToList();
        OrgUnit who;
        if (named.Count > 0 && random.NextDouble() < 0.75) who = UnitOf(named[random.Next(named.Count)].UnitId);
        else
        {
            var free = Forces(place, told.Body.Kind).Others.Where(u => !taken.Contains(u.Force)).ToList();
            if (free.Count == 0) return null;
            who = free[0];
        }
        // Who had confirmed its part rarely enters it once more.
        if (told.Body.ClaimOf(who.Id) is { Answer: Answer.Confirmed } && random.NextDouble() < 0.8) return null;

        var claims = new List<Claim> { Lead(who) };
        if (random.NextDouble() < 0.55) claims.Add(Support(UnitOf(lead), false));
        foreach (var other in told.Body.Claims.Where(c => !c.Leads && c.UnitId != who.Id && random.NextDouble() < 0.4)) claims.Add(Support(UnitOf(other.UnitId), random.NextDouble() < 0.3));

        var kind = told.Body.Kind;
        if (random.NextDouble() < 0.02) kind = kind switch { ResultKind.DrugCase => ResultKind.Sweep, ResultKind.Sweep => ResultKind.DrugCase, ResultKind.EntryExit => ResultKind.Trafficking, ResultKind.Trafficking => ResultKind.EntryExit, _ => kind };
        var shift = Pick<int>([(0, 70), (1, 20), (2, 7), (3, 3)]) * (random.NextDouble() < 0.6 ? 1 : -1);
        var (from, to) = (Day(told.Body.From.AddDays(shift)), Day(told.Body.To.AddDays(shift)));
        // Of an event of several days a second reporter often knows the last.
        if (from != to && random.NextDouble() < 0.3) from = to;
        return new(ids(next++), told.Event, Body(what, from, to, PlaceAgain(place), claims, what.Retell(random, kind), who.Force, kind));
    }

    private string PlaceAgain(Place place)
    {
        var luck = random.NextDouble();
        if (luck < 0.80) return place.Commune.Id;
        if (luck < 0.87) return place.Commune.ParentId!;
        var near = places.Where(p => p.Province == place.Province && p.District == place.District && p != place).ToList();
        if (luck < 0.97 && near.Count > 0) return near[random.Next(near.Count)].Commune.Id;
        var wider = places.Where(p => p.Province == place.Province && p != place).ToList();
        return wider.Count > 0 ? wider[random.Next(wider.Count)].Commune.Id : place.Commune.Id;
    }

    private ResultBody Body(Happening what, DateOnly from, DateOnly to, string territory, List<Claim> claims, IReadOnlyList<Amount> amounts, Force teller, ResultKind? kind = null) =>
        new(kind ?? what.Kind, from, to, territory, what.Tell(random, teller, amounts, difficulty), random.NextDouble() < 0.15 ? random.NextDouble() < 0.7 ? what.Campaign : Happening.AnyCampaign(random) : null, claims, new(amounts, claims[0].UnitId, null, null, null));

    private Dictionary<string, OrgUnit>? unitsById;
    private OrgUnit UnitOf(string id) => (unitsById ??= Units.ToDictionary(u => u.Id))[id];
    private Force ForceOf(string id) => UnitOf(id).Force;

    private static Claim Lead(OrgUnit unit) => new(unit.Id, true, "", Answer.Confirmed, [], Version: 1);
    private static Claim Support(OrgUnit unit, bool confirmed) => new(unit.Id, false, "", confirmed ? Answer.Confirmed : Answer.Pending, [], Version: confirmed ? 2 : 0);

    private T Pick<T>((T Value, int Weight)[] of) => Happening.Pick(random, of);
}

/// <summary>Invented names of communes and of hamlets.</summary>
internal sealed class Names(Random random)
{
    private static readonly string[] First = ["An", "Bình", "Cẩm", "Chiềng", "Đại", "Đông", "Đức", "Hòa", "Hưng", "Ia", "Kim", "Lạc", "Long", "Mường", "Minh", "Mỹ", "Nậm", "Ngọc", "Phú", "Pa", "Quang", "Sơn", "Tam", "Tân", "Tà", "Thanh", "Thuận", "Vạn", "Vĩnh", "Xuân", "Yên", "Ea"];
    private static readonly string[] Second = ["Bảng", "Cầu", "Chiểu", "Dinh", "Đàn", "Hạnh", "Hiến", "Khôi", "Lâu", "Liễu", "Luận", "Mẫn", "Nhuận", "Nông", "Phác", "Quán", "Quế", "Sách", "Tấn", "Tịnh", "Trang", "Trúc", "Uyên", "Vọng", "Xá", "Khoang", "Lống", "Pồn", "Mui", "Hịa", "Sành", "Tủa", "Kén", "Lói", "Nưa", "Phìn"];
    private static readonly string[] Hamlets = ["Huổi", "Nà", "Pá", "Khe", "Phiêng", "Bản", "Co", "Suối", "Đồi", "Cây", "Gò", "Xóm", "Na", "Tân", "Trung", "Đông", "Bắc", "Nam"];
    private readonly HashSet<string> used = [];

    public string Next()
    {
        for (var round = 1; ; round++)
            for (var attempt = 0; attempt < 300; attempt++)
                if ((First[random.Next(First.Length)] + " " + Second[random.Next(Second.Length)] + (round == 1 ? "" : " " + Second[random.Next(Second.Length)])) is var name && used.Add(name)) return name;
    }

    public string Hamlet() => random.NextDouble() < 0.15 ? "thôn " + random.Next(1, 12).ToString(System.Globalization.CultureInfo.InvariantCulture)
        : (random.NextDouble() < 0.5 ? "bản " : "thôn ") + Hamlets[random.Next(Hamlets.Length)] + " " + Second[random.Next(Second.Length)];
}
