using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Reporting;
using HiepDong.Territories;

namespace HiepDong.Consolidation;

/// <summary>A random country with its reorganisations and reports, and a plain recount of it that shares no code with the totals.</summary>
internal sealed class World
{
    public const int Indicators = 12;
    private readonly Random random;
    private readonly Builder b = new();
    public readonly List<AcceptedReport> Reports = [];
    public readonly Organisation.Organisation Org;
    public static readonly DateOnly[] Days = [new(2024, 3, 1), new(2025, 7, 1), new(2026, 2, 20)];

    public World(int seed)
    {
        random = new(seed);
        Found();
        foreach (var day in Days) Reform(day);
        Org = b.Make();
        Report();
    }

    private static readonly Force[] Forces = Enum.GetValues<Force>();
    private string Vn => Territory.MakeId("VN", Builder.Start);
    private T Any<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private void Found()
    {
        foreach (var f in Forces) b.Unit("BO" + f, f, Echelon.Ministry, Vn, null);
        for (var p = 0; p < 4; p++)
        {
            var province = b.Place("P" + p, TerritoryKind.Province, Vn);
            foreach (var f in Forces) b.Unit($"U{p}{f}", f, Echelon.Province, province, OrgUnit.MakeId("BO" + f, Builder.Start));
            for (var d = 0; d < 2; d++)
            {
                var district = b.Place($"D{p}{d}", TerritoryKind.District, province);
                var f = Any(Forces);
                var unit = b.Unit($"UD{p}{d}", f, Echelon.District, district, OrgUnit.MakeId($"U{p}{f}", Builder.Start));
                for (var c = 0; c < 3; c++)
                    b.Unit($"UC{p}{d}{c}", f, Echelon.Commune, b.Place($"C{p}{d}{c}", TerritoryKind.Commune, district), unit);
            }
        }
    }

    private void Reform(DateOnly day)
    {
        for (var n = 0; n < 14; n++)
        {
            var code = $"N{day.Year}{n}";
            if (random.Next(2) == 0)
            {
                var t = Any([.. b.Territories.Values.Where(t => t.ValidTo is null && t.ValidFrom < day && t.Level > 0)]);
                var peers = b.Territories.Values.Where(o => o.ValidTo is null && o.ValidFrom < day && o.Level == t.Level && o.Id != t.Id).ToList();
                switch (random.Next(4))
                {
                    case 0 when peers.Count > 1:
                        var into = b.Place(code, t.Kind, t.ParentId, day);
                        b.Pass(t.Id, day, into);
                        b.Pass(Any(peers).Id, day, into);
                        break;
                    case 1:
                        b.Pass(t.Id, day, b.Place(code, t.Kind, t.ParentId, day), b.Place(code + "b", t.Kind, t.ParentId, day));
                        break;
                    case 2 when t.Level > 1: b.Pass(t.Id, day); break;
                    default: b.Pass(t.Id, day, b.Place(code, t.Kind, t.ParentId, day)); break;
                }
            }
            else
            {
                var u = Any([.. b.Units.Values.Where(u => u.ValidTo is null && u.ValidFrom < day && u.SuperiorId != null)]);
                var peers = b.Units.Values.Where(o => o.ValidTo is null && o.ValidFrom < day && o.Echelon == u.Echelon && o.Id != u.Id && o.SuperiorId != null).ToList();
                string Next(string c, string? superior = null) => b.Unit(c, u.Force, u.Echelon, u.TerritoryId, superior ?? u.SuperiorId, day);
                switch (random.Next(5))
                {
                    case 0 when peers.Count > 0:
                        var into = Next(code);
                        b.Pass(u.Id, day, into);
                        b.Pass(Any(peers).Id, day, into);
                        break;
                    case 1: b.Pass(u.Id, day, Next(code), Next(code + "b")); break;
                    case 2: b.Pass(u.Id, day); break;
                    case 3: b.Pass(u.Id, day, Next(code, Any([.. b.Units.Values.Where(o => o.Echelon < u.Echelon && o.ValidTo is null)]).Id)); break;
                    default: b.Pass(u.Id, day, Next(code)); break;
                }
            }
        }
    }

    private void Report()
    {
        foreach (var u in Org.Units)
            for (var month = 2023 * 12 + 10; month < 2026 * 12 + 8; month++)
            {
                if (random.Next(3) == 0 || !u.IsValidOn(new Period(month, 1).Window().To)) continue;
                Make(u.Id, "T", new(month, 1));
                if (month % 3 == 2) Make(u.Id, "Q", new(month - 2, 3));
                if (random.Next(40) == 0) Make(u.Id, "DOT", new(month, 2));
            }
    }

    private void Make(string unit, string form, Period period)
    {
        for (var version = 1; version <= 1 + (random.Next(6) == 0 ? random.Next(1, 3) : 0); version++)
        {
            var figures = new List<StoredFigure>();
            for (var i = form == "T" ? 1 : 7; i <= (form == "T" ? 6 : Indicators); i++)
            {
                if (random.Next(3) == 0) continue;
                var bound = random.Next(12) > 0 ? Bound.Exact : (Bound)random.Next(0, 9);
                var amount = random.Next(0, 1000);
                figures.Add(new(i, amount, bound, bound == Bound.Between ? amount + random.Next(1, 50) : null));
            }
            Reports.Add(new(unit, form, period, $"{unit}/{form}/{period}", version, random.Next(5) == 0, PackedFigures.Pack(figures)));
        }
    }

    /// <summary>Reports in an order of their own; versions of one report may come upside down.</summary>
    public AcceptedReport[] Shuffled(int seed)
    {
        var all = Reports.ToArray();
        new Random(seed).Shuffle(all);
        return all;
    }

    public Period AnyPeriod()
    {
        var month = random.Next(2023 * 12 + 10, 2026 * 12 + 8);
        return random.Next(6) switch
        {
            0 => new(month, 1), 1 => new(month - month % 3, 3), 2 => new(month - month % 6, 6), 3 => new(month - month % 12, 12), 4 => new(month - month % 12, 9),
            _ => new(month, random.Next(1, 30))
        };
    }

    // ---- The recount: every way in which the units' and territories' fates could be read is written out; a figure counts at a node when it does in all.

    private readonly Dictionary<(string, DateOnly), List<HashSet<string>>> worlds = [];

    private List<HashSet<string>> Worlds(string? id, DateOnly day)
    {
        if (id is null) return [[]];
        if (worlds.TryGetValue((id, day), out var known)) return known;
        var unit = Org.Units.FirstOrDefault(u => u.Id == id);
        var place = Org.Territories.FirstOrDefault(t => t.Id == id);
        var above = unit?.SuperiorId ?? place?.ParentId;
        var end = unit?.ValidTo ?? place?.ValidTo;
        List<HashSet<string>> found;
        if (end is null || day < end) found = [.. Worlds(above, day).Select(w => new HashSet<string>(w) { id })];
        else found = [.. Org.Successions.Where(s => s.PredecessorId == id).SelectMany(s => Worlds(s.SuccessorId ?? above, day))];
        return worlds[(id, day)] = found;
    }

    private List<(string Unit, string Territory)> Holders(string id, DateOnly day)
    {
        var u = Org.Units.First(u => u.Id == id);
        if (u.ValidTo is null || day < u.ValidTo) return [(id, u.TerritoryId)];
        return [.. Org.Successions.Where(s => s.PredecessorId == id).SelectMany(s => s.SuccessorId is { } next ? Holders(next, day) : [(u.SuperiorId!, u.TerritoryId)])];
    }

    private readonly Dictionary<(string, DateOnly), (HashSet<string> All, HashSet<string> Some)> nodes = [];

    /// <summary>Nodes at which a unit's figures count wholly, and in some part.</summary>
    public (HashSet<string> All, HashSet<string> Some) NodesOf(string unit, DateOnly day)
    {
        if (nodes.TryGetValue((unit, day), out var known)) return known;
        HashSet<string> all = [], some = [];
        if (Org.Units.First(u => u.Id == unit).ValidFrom <= day)
            foreach (var side in new[] { Holders(unit, day).SelectMany(h => Worlds(h.Unit, day)).ToList(), Holders(unit, day).SelectMany(h => Worlds(h.Territory, day)).ToList() })
                foreach (var node in side.SelectMany(w => w).Distinct())
                    (side.TrueForAll(w => w.Contains(node)) ? all : some).Add(node);
        return nodes[(unit, day)] = (all, some);
    }

    private List<AcceptedReport>? latest;
    private Dictionary<string, Force>? forces;

    /// <summary>The version of each report that counts.</summary>
    public List<AcceptedReport> Latest() => latest ??= [.. Reports.GroupBy(r => r.ReportId).Select(g => g.MaxBy(r => r.Version)!)];

    /// <summary>The reports of a period that count wholly at a node.</summary>
    public List<AcceptedReport> Here(string node, DateOnly day, Period period) =>
        [.. Latest().Where(r => r.Period.Start >= period.Start && r.Period.End <= period.End && NodesOf(r.UnitId, day).All.Contains(node))];

    public Total Recount(List<AcceptedReport> here, Period period, int indicator, bool stock, Force? force = null)
    {
        long amount = 0, slack = 0;
        var (stated, bounds) = (0, BoundSet.None);
        foreach (var r in here)
        {
            if (stock && r.Period.End != period.End) continue;
            if (force is { } f && (forces ??= Org.Units.ToDictionary(u => u.Id, u => u.Force))[r.UnitId] != f) continue;
            for (var reader = r.Figures.GetReader(); reader.Next();)
            {
                if (reader.Indicator != indicator) continue;
                amount += reader.Amount;
                stated++;
                slack += reader.Slack;
                bounds |= reader.Bound switch
                {
                    Bound.Exact => 0, Bound.AtLeast => BoundSet.AtLeast, Bound.Nearly => BoundSet.Nearly, Bound.About => BoundSet.About, Bound.Between => BoundSet.Between,
                    _ => BoundSet.MoreThan
                };
            }
        }
        return new(amount, stated, bounds, slack);
    }
}
