using System.Collections.Concurrent;
using HiepDong.Territories;

namespace HiepDong.Organisation;

/// <summary>The two ways up over the same units.</summary>
public enum Hierarchy { Territory, Chain }

/// <summary>A node of one hierarchy: a territory, or a unit with all below it in its chain of command.</summary>
public readonly record struct Scope(Hierarchy Hierarchy, string NodeId)
{
    public static Scope OfTerritory(string id) => new(Hierarchy.Territory, id);
    public static Scope OfUnit(string id) => new(Hierarchy.Chain, id);
}

/// <summary>
/// Every territory, unit and succession a node has ever known. Immutable; a reorganisation makes a new one. Ask it for the tree
/// as of a day: <see cref="At"/>.
/// </summary>
public sealed class Organisation
{
    private readonly Dictionary<string, Territory> territories;
    private readonly Dictionary<string, OrgUnit> units;
    private readonly ILookup<string, Territory> territoriesByCode;
    private readonly ILookup<string, OrgUnit> unitsByCode;
    private readonly ILookup<string, Succession> after;
    private readonly ILookup<string, Succession> before;
    private readonly DateOnly[] epochs;
    private readonly ConcurrentDictionary<DateOnly, Lazy<OrgTree>> trees = new();

    public Organisation(IEnumerable<Territory> territories, IEnumerable<OrgUnit> units, IEnumerable<Succession> successions)
    {
        Territories = [.. territories];
        Units = [.. units];
        Successions = [.. successions];
        this.territories = Territories.ToDictionary(t => t.Id);
        this.units = Units.ToDictionary(u => u.Id);
        if (Units.FirstOrDefault(u => this.territories.ContainsKey(u.Id)) is { } twin) throw new ArgumentException($"A unit and a territory are both {twin.Id}.", nameof(units));
        territoriesByCode = Territories.ToLookup(t => t.Code);
        unitsByCode = Units.ToLookup(u => u.Code);
        after = Successions.ToLookup(s => s.PredecessorId);
        before = Successions.Where(s => s.SuccessorId != null).ToLookup(s => s.SuccessorId!);
        var days = new SortedSet<DateOnly> { DateOnly.MinValue };
        foreach (var d in Territories.Cast<IDated>().Concat(Units))
        {
            days.Add(d.ValidFrom);
            if (d.ValidTo is { } end) days.Add(end);
        }
        foreach (var s in Successions) days.Add(s.On);
        epochs = [.. days];
    }

    public IReadOnlyList<Territory> Territories { get; }
    public IReadOnlyList<OrgUnit> Units { get; }
    public IReadOnlyList<Succession> Successions { get; }

    /// <summary>Days on which anything changed, ascending; between two of them every tree is the same.</summary>
    public IReadOnlyList<DateOnly> Epochs => epochs;

    public Territory? Territory(string id) => territories.GetValueOrDefault(id);
    public OrgUnit? Unit(string id) => units.GetValueOrDefault(id);

    /// <summary>The territory that carries the code on that day, or null.</summary>
    public Territory? TerritoryByCode(string code, DateOnly day) => territoriesByCode[code].FirstOrDefault(t => t.IsValidOn(day));
    public OrgUnit? UnitByCode(string code, DateOnly day) => unitsByCode[code].FirstOrDefault(u => u.IsValidOn(day));
    public IEnumerable<Territory> TerritoriesByCode(string code) => territoriesByCode[code];
    public IEnumerable<OrgUnit> UnitsByCode(string code) => unitsByCode[code];

    public IEnumerable<Succession> After(string id) => after[id];
    public IEnumerable<Succession> Before(string id) => before[id];

    /// <summary>The latest day on or before <paramref name="day"/> on which something changed.</summary>
    public DateOnly EpochOf(DateOnly day)
    {
        var at = Array.BinarySearch(epochs, day);
        return epochs[at >= 0 ? at : ~at - 1];
    }

    /// <summary>The organisation as it stands on a day; the same object for all days of one epoch.</summary>
    public OrgTree At(DateOnly day)
    {
        var epoch = EpochOf(day);
        return trees.GetOrAdd(epoch, e => new Lazy<OrgTree>(() => new OrgTree(this, e))).Value;
    }

    /// <summary>
    /// What a unit or territory has become on a day: itself, its successors, or nothing (dissolved without successor, or not yet existing).
    /// More than one result means it was split.
    /// </summary>
    public IReadOnlyList<string> Become(string id, DateOnly day) => Become(id, day, 0);

    /// <summary>The successors by a day, each once; null stands for a part that was dissolved.</summary>
    internal static List<string?> Successors(IEnumerable<Succession> after, DateOnly day) =>
        [.. after.Where(s => s.On <= day).Select(s => s.SuccessorId).Distinct()];

    private IReadOnlyList<string> Become(string id, DateOnly day, int depth)
    {
        if (depth > 100) throw new InvalidOperationException($"Successions of {id} lead back to it.");
        IDated? thing = units.TryGetValue(id, out var u) ? u : territories.GetValueOrDefault(id);
        if (thing is null || thing.ValidFrom > day) return [];
        if (thing.IsValidOn(day)) return [id];
        var result = new List<string>();
        foreach (var s in after[id])
            if (s.SuccessorId != null && s.On <= day)
                foreach (var r in Become(s.SuccessorId, day, depth + 1))
                    if (!result.Contains(r)) result.Add(r);
        return result;
    }

    /// <summary>The unit with all it was before (through mergers, renames and splits), nearest first, itself included.</summary>
    public IEnumerable<string> WithPredecessors(string id)
    {
        var seen = new HashSet<string>();
        var waiting = new Queue<string>([id]);
        while (waiting.TryDequeue(out var next))
            if (seen.Add(next))
            {
                yield return next;
                foreach (var s in before[next]) waiting.Enqueue(s.PredecessorId);
            }
    }
}
