using HiepDong.Node;
using HiepDong.Territories;

namespace HiepDong.Organisation;

/// <summary>
/// The organs that every province and commune has, made from the territories of a day: ministries, military regions, provincial and commune units of
/// each force, with their chains of command. Codes follow the territory: <c>CA.40</c> is the police of Nghệ An, <c>QS.16681</c> the military command of a commune.
/// </summary>
internal static class StandardUnits
{
    public static readonly IReadOnlySet<Force> AllForces = new HashSet<Force>(Enum.GetValues<Force>());

    /// <summary>Provinces: border guard commands stand under the provincial military command since this day.</summary>
    private static readonly DateOnly Reform = new(2025, 7, 1);

    /// <summary>Districts have had no police since this day, four months before the districts themselves ended.</summary>
    private static readonly DateOnly EndOfDistrictPolice = new(2025, 3, 1);

    /// <summary>The two island zones without a commune police unit: 3,319 units for 3,321 communes.</summary>
    private static readonly string[] WithoutPolice = ["20333", "22736"];

    /// <summary>Units for the territories valid on <paramref name="from"/>, superiors before subordinates; all begin on that day.</summary>
    /// <param name="provinces">Codes of the provinces wanted; null for all.</param>
    public static IEnumerable<OrgUnit> For(Organisation organisation, DateOnly from, IReadOnlySet<Force> forces, IReadOnlySet<string>? provinces = null)
    {
        var tree = organisation.At(from);
        if (tree.Country is not { } country) return [];
        var maker = new Maker(organisation, from, forces);
        maker.Add(Force.Police, Echelon.Ministry, "CA.BO", "Bộ Công an", country);
        maker.Add(Force.Army, Echelon.Ministry, "QS.BO", "Bộ Quốc phòng", country);
        maker.Add(Force.BorderGuard, Echelon.Ministry, "BP.BTL", "Bộ Tư lệnh Bộ đội Biên phòng", country, "QS.BO");
        maker.Add(Force.CoastGuard, Echelon.Ministry, "CSB.BTL", "Bộ Tư lệnh Cảnh sát biển", country, "QS.BO");
        for (var zone = 1; zone <= 4; zone++)
            maker.Add(Force.CoastGuard, Echelon.MilitaryRegion, $"CSB.V{zone}", $"Bộ Tư lệnh Vùng Cảnh sát biển {zone}", country, "CSB.BTL");
        var regions = Regions();
        foreach (var code in regions.Values.Distinct().Where(c => c.StartsWith("QK", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            maker.Add(Force.Army, Echelon.MilitaryRegion, code, "Quân khu " + code[2..], country, "QS.BO");
        var border = BorderProvinces(from);
        foreach (var province in tree.ChildrenOf(country.Id).Where(p => provinces is null || provinces.Contains(p.Code)).OrderBy(p => p.Code, StringComparer.Ordinal))
        {
            AddProvince(maker, province, RegionOf(organisation, province, regions), border.Contains(province.Code), from);
            foreach (var child in tree.ChildrenOf(province.Id).OrderBy(c => c.Code, StringComparer.Ordinal)) AddBelow(maker, tree, child, province.Code, province.Code, from);
        }
        return maker.Made;
    }

    /// <summary>
    /// Units from <paramref name="from"/> on, carried through every later change of the territories: where provinces merged, their units merged too. For nodes
    /// that start with a past.
    /// </summary>
    public static (IReadOnlyList<OrgUnit> Units, IReadOnlyList<Succession> Successions) WithHistory(Organisation organisation, DateOnly from, IReadOnlySet<Force> forces,
        IReadOnlySet<string>? provinces = null)
    {
        var known = new Dictionary<string, OrgUnit>();
        var successions = new List<Succession>();
        var current = new Dictionary<string, OrgUnit>();
        foreach (var day in organisation.Epochs.Append(EndOfDistrictPolice).Append(Reform).Where(e => e > from).Append(from).Distinct().Order())
        {
            var wanted = For(organisation, day, forces).Where(u => provinces is null || IsWithin(organisation, u, day, provinces)).ToList();
            var codes = wanted.ToDictionary(u => u.Id, u => u.Code);
            var next = new Dictionary<string, OrgUnit>();
            // Superiors come first, so a unit's superior is already carried over or begun when the unit is looked at.
            foreach (var unit in wanted)
            {
                var made = unit with { SuperiorId = unit.SuperiorId is { } s ? next[codes[s]].Id : null };
                next[unit.Code] = current.TryGetValue(unit.Code, out var old) && IsSame(organisation, known, old, made, day) ? old : known[made.Id] = made;
            }
            foreach (var (code, old) in current)
            {
                if (next.TryGetValue(code, out var kept) && kept.Id == old.Id) continue;
                known[old.Id] = old with { ValidTo = day };
                var heirs = organisation.Become(old.TerritoryId, day).Select(t => next.GetValueOrDefault(Kind(code) + "." + organisation.Territory(t)!.Code)).OfType<OrgUnit>().ToList();
                if (heirs.Count == 0 && kept != null) heirs = [kept];
                foreach (var heir in heirs) successions.Add(new(old.Id, heir.Id, day, SuccessionMode.Renamed, Basis));
                if (heirs.Count == 0) successions.Add(new(old.Id, null, day, SuccessionMode.Dissolved, Basis));
            }
            current = next;
        }
        var merged = successions.Where(s => s.SuccessorId != null).GroupBy(s => s.SuccessorId).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        var split = successions.GroupBy(s => s.PredecessorId).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        return ([.. known.Values], [.. successions.Select(s => s.SuccessorId is null ? s
            : s with { Mode = split.Contains(s.PredecessorId) ? SuccessionMode.Split : merged.Contains(s.SuccessorId) ? SuccessionMode.Merged : SuccessionMode.Renamed })]);
    }

    private const string Basis = "Theo sắp xếp đơn vị hành chính";

    private static string Kind(string code) => code.Split('.')[0];

    /// <summary>A superior that was only renamed or merged leaves its subordinates as they are.</summary>
    private static bool IsSame(Organisation organisation, Dictionary<string, OrgUnit> known, OrgUnit old, OrgUnit now, DateOnly day)
    {
        if (old.Name != now.Name || old.TerritoryId != now.TerritoryId || (old.SuperiorId is null) != (now.SuperiorId is null)) return false;
        if (old.SuperiorId == now.SuperiorId) return true;
        var (before, after) = (known[old.SuperiorId!], known[now.SuperiorId!]);
        return Kind(before.Code) == Kind(after.Code) && organisation.Become(before.TerritoryId, day).Contains(after.TerritoryId);
    }

    /// <summary>Provinces are named by the codes they have today; a province of the past belongs when what it became does.</summary>
    private static bool IsWithin(Organisation organisation, OrgUnit unit, DateOnly day, IReadOnlySet<string> provinces)
    {
        var tree = organisation.At(day);
        var province = tree.PathOf(unit.TerritoryId).Select(organisation.Territory).FirstOrDefault(t => t!.Level == 1);
        return province is null || organisation.Become(province.Id, organisation.Epochs[^1]).Any(id => provinces.Contains(organisation.Territory(id)!.Code));
    }

    private static void AddProvince(Maker maker, Territory province, string? region, bool border, DateOnly from)
    {
        var military = province.Code switch
        {
            "01" => "Bộ Tư lệnh Thủ đô Hà Nội",
            "79" => "Bộ Tư lệnh Thành phố Hồ Chí Minh",
            _ => "Bộ Chỉ huy Quân sự " + province.FullName
        };
        maker.Add(Force.Police, Echelon.Province, "CA." + province.Code, "Công an " + province.FullName, province, "CA.BO");
        maker.Add(Force.Army, Echelon.Province, "QS." + province.Code, military, province, region, "QS.BO");
        if (border && from >= Reform) maker.Add(Force.BorderGuard, Echelon.Province, "BP." + province.Code, "Ban Chỉ huy Bộ đội Biên phòng " + province.FullName, province, "QS." + province.Code, "BP.BTL");
        else if (border) maker.Add(Force.BorderGuard, Echelon.Province, "BP." + province.Code, "Bộ Chỉ huy Bộ đội Biên phòng " + province.FullName, province, "BP.BTL");
        maker.Add(Force.Civil, Echelon.Province, "UB." + province.Code, "Ủy ban nhân dân " + province.FullName, province);
    }

    private static void AddBelow(Maker maker, OrgTree tree, Territory territory, string police, string above, DateOnly from)
    {
        var echelon = territory.Level == 2 ? Echelon.District : Echelon.Commune;
        var hasPolice = territory.Level == 2 ? from < EndOfDistrictPolice : !WithoutPolice.Contains(territory.Code);
        if (hasPolice) maker.Add(Force.Police, echelon, "CA." + territory.Code, "Công an " + territory.FullName, territory, "CA." + police);
        maker.Add(Force.Army, echelon, "QS." + territory.Code, "Ban Chỉ huy Quân sự " + territory.FullName, territory, "QS." + above);
        maker.Add(Force.Civil, echelon, "UB." + territory.Code, "Ủy ban nhân dân " + territory.FullName, territory, "UB." + above);
        foreach (var child in tree.ChildrenOf(territory.Id).OrderBy(c => c.Code, StringComparer.Ordinal)) AddBelow(maker, tree, child, hasPolice ? territory.Code : police, territory.Code, from);
    }

    private static Dictionary<string, string> Regions() => Shipped.Rows("Organisation/Standard/military-regions.csv")
        .SelectMany(r => r["province_codes"].Split(';').Select(p => (Province: p, Region: r["code"]))).ToDictionary(p => p.Province, p => p.Region);

    /// <summary>The list names today's provinces; one of the past stood in the region of what it became.</summary>
    private static string? RegionOf(Organisation organisation, Territory province, Dictionary<string, string> regions) =>
        organisation.Become(province.Id, organisation.Epochs[^1]) is [var now, ..] && regions.TryGetValue(organisation.Territory(now)!.Code, out var region) ? region : null;

    private static HashSet<string> BorderProvinces(DateOnly day) => [.. Shipped.Rows("Organisation/Standard/provinces-border.csv")
        .Where(r => r[day >= Reform ? "border_guard" : "border_guard_until_2025"] == "true").Select(r => r["code"])];

    private sealed class Maker(Organisation organisation, DateOnly from, IReadOnlySet<Force> forces)
    {
        private readonly Dictionary<string, string> ids = [];
        public List<OrgUnit> Made { get; } = [];

        /// <param name="superiors">Codes in order of preference: the first that is made here or already exists.</param>
        public void Add(Force force, Echelon echelon, string code, string name, Territory territory, params string?[] superiors)
        {
            if (!forces.Contains(force)) return;
            var superior = superiors.OfType<string>().Select(c => ids.GetValueOrDefault(c) ?? organisation.UnitByCode(c, from)?.Id).FirstOrDefault(id => id != null);
            var unit = new OrgUnit(OrgUnit.MakeId(code, from), code, name, force, echelon, territory.Id, superior, from, null);
            ids[code] = unit.Id;
            Made.Add(unit);
        }
    }
}
