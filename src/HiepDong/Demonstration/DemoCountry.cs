using System.Globalization;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Storage;
using HiepDong.Territories;

namespace HiepDong.Demonstration;

/// <summary>
/// Nghệ An, and Lâm Đồng as it came of three provinces in 2025, with invented districts and communes and every force's real types of unit,
/// before and after the reorganisation of 01-07-2025.
/// </summary>
internal static class DemoCountry
{
    public static readonly DateOnly Reform = new(2025, 7, 1);
    private static readonly DateOnly Beginning = StandardTerritories.Beginning;
    private static readonly DateOnly UnitsBegin = new(2024, 1, 1);
    private const string Basis = "Sắp xếp đơn vị hành chính từ ngày 01/7/2025 (tên xã, huyện trong bản trình diễn là giả định)";

    /// <summary>Old province code, today's province code, number of districts until the reform, border posts (name, at sea).</summary>
    private static readonly (string Code, string Today, int Districts, int Posts)[] Provinces = [("40", "40", 6, 10), ("60", "68", 3, 4), ("67", "68", 3, 4), ("68", "68", 4, 0)];
    private static readonly Dictionary<string, (int Wards, int Communes, int Zones)> Today = new() { ["40"] = (11, 119, 0), ["68"] = (20, 103, 1) };

    public static async Task Load(NodeContext node, CancellationToken stop)
    {
        await StandardData.EnsureLoaded(node, stop);
        await node.Database.Write("trinh-dien", "", write =>
        {
            var names = new InventedNames(new Random(2025));
            var random = new Random(68);
            var standard = OrganisationStore.Load(write);
            var territories = new List<Territory>();
            var successions = new List<Succession>();
            foreach (var (today, counts) in Today) MakeCommunes(standard, today, counts, names, random, territories, successions);
            foreach (var t in territories.OrderBy(t => t.Level)) OrganisationStore.Insert(write, t);
            var operation = node.Database.NewId();
            foreach (var s in successions) OrganisationStore.Insert(write, s, ofTerritory: true, node.Database.NewId(), operation);

            var organisation = OrganisationStore.Load(write);
            var (standardUnits, unitSuccessions) = StandardUnits.WithHistory(organisation, UnitsBegin, StandardUnits.AllForces, new HashSet<string>(Today.Keys));
            var units = new List<OrgUnit>(standardUnits);
            AddPosts(organisation, names, units);
            AddDefenceAreas(organisation, names, units);
            foreach (var u in SuperiorsFirst(units)) OrganisationStore.Insert(write, u);
            foreach (var s in unitSuccessions) OrganisationStore.Insert(write, s, ofTerritory: false, node.Database.NewId(), operation);
            write.Log("organisation.demonstration-loaded", "demo");
        }, stop);
    }

    private static void MakeCommunes(Organisation.Organisation standard, string today, (int Wards, int Communes, int Zones) counts, InventedNames names, Random random, List<Territory> territories, List<Succession> successions)
    {
        var now = standard.TerritoryByCode(today, Reform)!;
        var districts = new List<Territory>();
        foreach (var (code, _, number, _) in Provinces.Where(p => p.Today == today))
            for (var d = 1; d <= number; d++)
            {
                var id = $"{code}{d}";
                districts.Add(new(Territory.MakeId(id, Beginning), id, names.Next(), TerritoryKind.District, standard.TerritoryByCode(code, UnitsBegin)!.Id, Beginning, Reform));
            }
        territories.AddRange(districts);
        successions.AddRange(districts.Select(d => new Succession(d.Id, null, Reform, SuccessionMode.Dissolved, Basis)));
        var all = counts.Wards + counts.Communes + counts.Zones;
        Territory? divided = null;
        for (var n = 0; n < all; n++)
        {
            var kind = n < counts.Zones ? TerritoryKind.SpecialZone : n < counts.Zones + counts.Wards ? TerritoryKind.Ward : TerritoryKind.Commune;
            var district = districts[n * districts.Count / all];
            var code = today + (100 + n * 4).ToString("000", CultureInfo.InvariantCulture);
            // One to three old communes became one; the new one keeps the code of the first.
            var olds = Enumerable.Range(0, 1 + random.Next(3)).Select(k =>
            {
                var oldCode = today + (100 + n * 4 + k).ToString("000", CultureInfo.InvariantCulture);
                return new Territory(Territory.MakeId(oldCode, Beginning), oldCode, names.Next(), kind == TerritoryKind.Ward && k == 0 ? TerritoryKind.Ward : TerritoryKind.Commune, district.Id, Beginning, Reform);
            }).ToList();
            var made = new Territory(Territory.MakeId(code, Reform), code, olds.Count == 1 || random.Next(2) == 0 ? olds[0].Name : names.Next(), kind, now.Id, Reform, null);
            territories.AddRange(olds);
            territories.Add(made);
            successions.AddRange(olds.Select(o => new Succession(o.Id, made.Id, Reform, SuccessionMode.Merged, Basis)));
            // One commune of each province was divided: half of it went to the neighbour, so neither can be compared with the year before.
            if (n == 40) divided = olds[^1];
            if (n == 41 && divided != null)
            {
                successions.RemoveAll(s => s.PredecessorId == divided.Id);
                successions.Add(new(divided.Id, territories.Last(t => t.ValidTo is null && t.Id != made.Id).Id, Reform, SuccessionMode.Split, Basis));
                successions.Add(new(divided.Id, made.Id, Reform, SuccessionMode.Split, Basis));
            }
        }
    }

    private static void AddPosts(Organisation.Organisation organisation, InventedNames names, List<OrgUnit> units)
    {
        foreach (var (code, _, _, posts) in Provinces)
        {
            var province = organisation.TerritoryByCode(code, UnitsBegin)!;
            for (var n = 1; n <= posts; n++)
            {
                var post = string.Create(CultureInfo.InvariantCulture, $"BP.{code}.{n:00}");
                units.Add(new(OrgUnit.MakeId(post, UnitsBegin), post, "Đồn Biên phòng " + names.Next(), Force.BorderGuard, Echelon.Post, province.Id, IdOf(units, "BP." + code, UnitsBegin), UnitsBegin, null));
            }
        }
        foreach (var (code, region) in new[] { ("40", "CSB.V1"), ("60", "CSB.V3") })
        {
            var post = "CSB.TRAM." + code;
            units.Add(new(OrgUnit.MakeId(post, UnitsBegin), post, "Trạm Cảnh sát biển " + names.Next(), Force.CoastGuard, Echelon.Post, organisation.TerritoryByCode(code, UnitsBegin)!.Id, IdOf(units, region, UnitsBegin), UnitsBegin, null));
        }
    }

    /// <summary>Three defence-area commands a province since the reform, each over a third of the communes' military commands.</summary>
    private static void AddDefenceAreas(Organisation.Organisation organisation, InventedNames names, List<OrgUnit> units)
    {
        foreach (var today in Today.Keys)
        {
            var province = organisation.TerritoryByCode(today, Reform)!;
            var areas = Enumerable.Range(1, 3).Select(n => string.Create(CultureInfo.InvariantCulture, $"PTKV.{today}.{n}"))
                .Select((code, n) => new OrgUnit(OrgUnit.MakeId(code, Reform), code, $"Ban Chỉ huy Phòng thủ khu vực {n + 1} – {names.Next()}", Force.Army, Echelon.DefenceArea, province.Id, IdOf(units, "QS." + today, Reform), Reform, null)).ToList();
            units.AddRange(areas);
            var commands = Enumerable.Range(0, units.Count).Where(i => units[i] is { Force: Force.Army, Echelon: Echelon.Commune } u && u.ValidFrom == Reform && u.Code.StartsWith("QS." + today, StringComparison.Ordinal)).ToList();
            for (var i = 0; i < commands.Count; i++) units[commands[i]] = units[commands[i]] with { SuperiorId = areas[i * 3 / commands.Count].Id };
        }
    }

    private static string? IdOf(List<OrgUnit> units, string code, DateOnly day) => units.FirstOrDefault(u => u.Code == code && u.IsValidOn(day))?.Id;

    private static IEnumerable<OrgUnit> SuperiorsFirst(List<OrgUnit> units)
    {
        var waiting = units.ToDictionary(u => u.Id);
        var ordered = new List<OrgUnit>();
        void Take(OrgUnit unit)
        {
            if (!waiting.Remove(unit.Id)) return;
            if (unit.SuperiorId is { } s && waiting.TryGetValue(s, out var above)) Take(above);
            ordered.Add(unit);
        }
        foreach (var unit in units) Take(unit);
        return ordered;
    }
}
