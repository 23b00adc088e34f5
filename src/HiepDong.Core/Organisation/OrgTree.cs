using HiepDong.Territories;

namespace HiepDong.Organisation;

/// <summary>
/// Where the figures of a unit (of any time) count in a tree: in every slot of <see cref="Whole"/> exactly; in the slots of
/// <see cref="Partial"/> only an unknown part of them, because the unit was split.
/// </summary>
/// <param name="Moved">True when it counts through a succession: restated.</param>
public sealed record Placement(int[] Whole, int[] Partial, bool Moved);

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
    private readonly Dictionary<string, Placement?> placements = [];
    private readonly Lock gate = new();

    internal OrgTree(Organisation organisation, DateOnly epoch)
    {
        this.organisation = organisation;
        Epoch = epoch;
        var validTerritories = organisation.Territories.Where(t => t.IsValidOn(epoch)).ToList();
        var validUnits = organisation.Units.Where(u => u.IsValidOn(epoch)).ToList();
        foreach (var t in validTerritories) parents[t.Id] = NearestTerritory(t.ParentId);
        foreach (var u in validUnits) parents[u.Id] = NearestUnit(u.SuperiorId);
        children = validTerritories.ToLookup(t => parents[t.Id]);
        subordinates = validUnits.ToLookup(u => parents[u.Id]);
        unitsOfTerritory = validUnits.ToLookup(u => NearestTerritory(u.TerritoryId) ?? "");
        foreach (var root in children[null]) Number(root);
        foreach (var root in subordinates[null]) Number(root);
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
        var became = organisation.Become(unitId, Epoch);
        var chainTargets = became.Count > 0 ? became : NearestUnit(unit.SuperiorId) is { } superior ? [superior] : [];
        var territoryTargets = new List<string>();
        foreach (var t in became.Count > 0 ? became.Select(id => organisation.Unit(id)!.TerritoryId) : [unit.TerritoryId])
            foreach (var now in TerritoriesNow(t))
                if (!territoryTargets.Contains(now)) territoryTargets.Add(now);
        var whole = new List<int>();
        var partial = new List<int>();
        Spread(territoryTargets, whole, partial);
        Spread(chainTargets, whole, partial);
        return new([.. whole], [.. partial], became.Count != 1 || became[0] != unitId);
    }

    private void Spread(IReadOnlyList<string> targets, List<int> whole, List<int> partial)
    {
        if (targets.Count == 0) return;
        var counts = new Dictionary<int, int>();
        foreach (var target in targets)
            foreach (var node in PathOf(target))
                if (slots.TryGetValue(node, out var slot)) counts[slot] = counts.GetValueOrDefault(slot) + 1;
        foreach (var (slot, count) in counts) (count == targets.Count ? whole : partial).Add(slot);
    }

    /// <summary>A territory's successors today; when it was dissolved, its parent's.</summary>
    private IReadOnlyList<string> TerritoriesNow(string? id)
    {
        while (id != null)
        {
            var now = organisation.Become(id, Epoch);
            if (now.Count > 0) return now;
            id = organisation.Territory(id)?.ParentId;
        }
        return [];
    }

    private string? NearestTerritory(string? id) => TerritoriesNow(id) is [var first, ..] ? first : null;

    private string? NearestUnit(string? id)
    {
        while (id != null)
        {
            if (organisation.Become(id, Epoch) is [var first, ..]) return first;
            id = organisation.Unit(id)?.SuperiorId;
        }
        return null;
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
