using HiepDong.Territories;

namespace HiepDong.Organisation;

/// <summary>
/// Where the figures of a unit (of any time) count in a tree: in every slot of <see cref="Whole"/> exactly; in the slots of
/// <see cref="Partial"/> only an unknown part of them, because the unit was split.
/// </summary>
/// <param name="Moved">True when it counts through a succession: restated.</param>
/// <param name="Own">Slot of the one unit whose own figures these are, not those of a unit below it; when split, of the nearest unit above all parts; −1 when none.</param>
/// <param name="OwnTerritory">Likewise the territory they stand at directly.</param>
public sealed record Placement(int[] Whole, int[] Partial, bool Moved, int Own, int OwnTerritory);

/// <summary>
/// Both hierarchies as of one day. Every territory and every unit valid on that day has a slot, a small number; territories come first, depth-first, then units,
/// depth-first along the chains of command.
/// </summary>
public sealed class OrgTree
{
    private readonly Organisation organisation;
    private readonly Dictionary<string, int> slots = [];
    private readonly List<Territory> territories = [];
    private readonly List<OrgUnit> units = [];
    private readonly Dictionary<string, string?> parents = [];
    private readonly ILookup<string?, Territory> children;
    private readonly ILookup<string?, OrgUnit> subordinates;
    private readonly ILookup<string, OrgUnit> unitsOfTerritory;
    private readonly Dictionary<string, List<string>> divided = [];
    private readonly Dictionary<string, Placement?> placements = [];
    private readonly Lock gate = new();

    internal OrgTree(Organisation organisation, DateOnly epoch)
    {
        this.organisation = organisation;
        Epoch = epoch;
        var validTerritories = organisation.Territories.Where(t => t.IsValidOn(epoch)).ToList();
        var validUnits = organisation.Units.Where(u => u.IsValidOn(epoch)).ToList();
        foreach (var thing in validTerritories.Cast<IDated>().Concat(validUnits)) Parent(thing.Id);
        children = validTerritories.ToLookup(t => parents[t.Id]);
        subordinates = validUnits.ToLookup(u => parents[u.Id]);
        unitsOfTerritory = validUnits.ToLookup(u => Common(TerritoriesNow(u.TerritoryId)) ?? "");
        foreach (var root in children[null]) Number(root);
        foreach (var root in subordinates[null]) Number(root);
        if (SlotCount != validTerritories.Count + validUnits.Count) throw new InvalidOperationException("Territories or units stand above themselves.");
    }

    /// <summary>The day from which this tree holds.</summary>
    public DateOnly Epoch { get; }
    public IReadOnlyList<Territory> Territories => territories;
    public IReadOnlyList<OrgUnit> Units => units;
    public int SlotCount => territories.Count + units.Count;
    public Territory? Country => children[null].FirstOrDefault();

    public bool Has(Scope scope) => slots.ContainsKey(scope.NodeId);
    public int SlotOf(string nodeId) => slots.TryGetValue(nodeId, out var s) ? s : -1;
    public string NodeAt(int slot) => slot < territories.Count ? territories[slot].Id : units[slot - territories.Count].Id;

    /// <summary>True for slots with nodes below them that are worth keeping ready totals for: countries, provinces, districts, units with subordinates.</summary>
    public bool IsInner(int slot) => slot < territories.Count
        ? territories[slot].Level < 3 : subordinates.Contains(units[slot - territories.Count].Id);

    public string? ParentOf(string nodeId) => parents.GetValueOrDefault(nodeId);
    public IEnumerable<Territory> ChildrenOf(string? territoryId) => children[territoryId];
    public IEnumerable<OrgUnit> SubordinatesOf(string? unitId) => subordinates[unitId];
    public IEnumerable<OrgUnit> UnitsOf(string territoryId) => unitsOfTerritory[territoryId];

    /// <summary>The node and all above it, nearest first.</summary>
    public IEnumerable<string> PathOf(string? nodeId)
    {
        for (; nodeId != null; nodeId = parents.GetValueOrDefault(nodeId)) yield return nodeId;
    }

    /// <summary>All units valid on this day at or below a node of either hierarchy.</summary>
    public IEnumerable<OrgUnit> UnitsUnder(Scope scope)
    {
        if (scope.Hierarchy == Hierarchy.Chain)
        {
            if (organisation.Unit(scope.NodeId) is { } unit && slots.ContainsKey(unit.Id)) yield return unit;
            foreach (var s in subordinates[scope.NodeId])
                foreach (var u in UnitsUnder(Scope.OfUnit(s.Id))) yield return u;
        }
        else
        {
            foreach (var u in unitsOfTerritory[scope.NodeId]) yield return u;
            foreach (var t in children[scope.NodeId])
                foreach (var u in UnitsUnder(Scope.OfTerritory(t.Id))) yield return u;
        }
    }

    /// <summary>Whether figures of the unit count, wholly, at the node.</summary>
    public bool Covers(Scope scope, string unitId) =>
        slots.TryGetValue(scope.NodeId, out var slot) && Place(unitId) is { } place && Array.IndexOf(place.Whole, slot) >= 0;

    /// <summary>Where a unit of any time counts; null when it does not exist yet on this tree's day.</summary>
    public Placement? Place(string unitId)
    {
        lock (gate)
            return placements.TryGetValue(unitId, out var known) ? known : placements[unitId] = MakePlacement(unitId);
    }

    private Placement? MakePlacement(string unitId)
    {
        if (organisation.Unit(unitId) is not { } unit || unit.ValidFrom > Epoch) return null;
        var chainTargets = new List<string>();
        var territoryTargets = new List<string>();
        Follow(unit, chainTargets, territoryTargets, 0);
        var whole = new List<int>();
        var partial = new List<int>();
        Spread(territoryTargets, whole, partial);
        Spread(chainTargets, whole, partial);
        return new([.. whole], [.. partial], !unit.IsValidOn(Epoch), Slot(Common(chainTargets)), Slot(Common(territoryTargets)));

        int Slot(string? node) => node is null ? -1 : SlotOf(node);
    }

    /// <summary>
    /// Where the unit's work went: to itself, to its successors, and what was dissolved to the superior and the territory. A part that was dissolved
    /// counts as a target of its own, so that a split never looks like a merger.
    /// </summary>
    private void Follow(OrgUnit unit, List<string> chain, List<string> territory, int depth)
    {
        if (depth > 100) throw new InvalidOperationException($"Successions of {unit.Id} lead back to it.");
        if (unit.IsValidOn(Epoch))
        {
            Add(chain, [unit.Id]);
            Add(territory, TerritoriesNow(unit.TerritoryId));
            return;
        }
        var successors = Organisation.Successors(organisation.After(unit.Id), Epoch).Select(id => id is null ? null : organisation.Unit(id)).ToList();
        foreach (var next in successors)
            if (next != null) Follow(next, chain, territory, depth + 1);
        if (successors.Count > 0 && !successors.Contains(null)) return;
        Add(chain, UnitsNow(unit.SuperiorId));
        Add(territory, TerritoriesNow(unit.TerritoryId));
    }

    private static void Add(List<string> to, IEnumerable<string> ids) => to.AddRange(ids.Where(id => !to.Contains(id)).Distinct());

    private void Spread(List<string> targets, List<int> whole, List<int> partial)
    {
        var first = whole.Count;
        foreach (var node in PathOf(Common(targets))) whole.Add(slots[node]);
        // Beside the certain line: the targets themselves when there are several, and the parts of what stood above.
        var waiting = new Queue<string>(targets);
        var seen = new HashSet<string>(targets);
        while (waiting.TryDequeue(out var node))
        {
            if (whole.IndexOf(slots[node], first) < 0) partial.Add(slots[node]);
            foreach (var above in divided.TryGetValue(node, out var parts) ? parts : parents[node] is { } one ? [one] : [])
                if (seen.Add(above)) waiting.Enqueue(above);
        }
    }

    /// <summary>A territory's successors today; what was dissolved is its parent's.</summary>
    private List<string> TerritoriesNow(string? id) => Now(id, t => organisation.Territory(t) is { } found ? (found, found.ParentId) : null, 0);

    /// <summary>A unit's successors today; what was dissolved is its superior's.</summary>
    private List<string> UnitsNow(string? id) => Now(id, u => organisation.Unit(u) is { } found ? (found, found.SuperiorId) : null, 0);

    private List<string> Now(string? id, Func<string, (IDated Thing, string? Above)?> find, int depth)
    {
        var now = new List<string>();
        if (id is null || find(id) is not { } found) return now;
        if (depth > 100) throw new InvalidOperationException($"Successions of {id} lead back to it.");
        if (found.Thing.IsValidOn(Epoch)) return [id];
        var successors = Organisation.Successors(organisation.After(id), Epoch);
        foreach (var next in successors.Count == 0 ? [null] : successors) Add(now, Now(next ?? found.Above, find, depth + 1));
        return now;
    }

    /// <summary>The node above a valid one. When what stood above was divided, the nearest that all its parts have in common.</summary>
    private string? Parent(string id)
    {
        if (parents.TryGetValue(id, out var known)) return known;
        parents[id] = null;
        var above = organisation.Unit(id)?.SuperiorId ?? organisation.Territory(id)?.ParentId;
        var isUnit = organisation.Unit(id) != null;
        for (; above != null; above = isUnit ? organisation.Unit(above)?.SuperiorId : organisation.Territory(above)?.ParentId)
        {
            var now = isUnit ? UnitsNow(above) : TerritoriesNow(above);
            now.Remove(id);   // a superior may have been merged into this very unit
            if (now.Count == 0) continue;
            if (now.Count > 1) divided[id] = now;
            return parents[id] = Common(now);
        }
        return null;
    }

    /// <summary>The one node, or the nearest above several.</summary>
    private string? Common(List<string> ids)
    {
        for (var node = ids.Count > 0 ? ids[0] : null; node != null; node = Parent(node))
            if (ids.TrueForAll(id => Path(id).Contains(node))) return node;
        return null;
    }

    private IEnumerable<string> Path(string? id)
    {
        for (; id != null; id = Parent(id)) yield return id;
    }

    private void Number(Territory territory)
    {
        if (!slots.TryAdd(territory.Id, territories.Count)) return;
        territories.Add(territory);
        foreach (var child in children[territory.Id].OrderBy(c => c.Code, StringComparer.Ordinal)) Number(child);
    }

    private void Number(OrgUnit unit)
    {
        if (!slots.TryAdd(unit.Id, territories.Count + units.Count)) return;
        units.Add(unit);
        foreach (var below in subordinates[unit.Id].OrderBy(c => c.Code, StringComparer.Ordinal)) Number(below);
    }
}
