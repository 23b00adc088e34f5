using System.Runtime.CompilerServices;
using HiepDong.Territories;
using HiepDong.Text;

namespace HiepDong.Organisation;

/// <summary>Which units are asked for; empty members ask for all.</summary>
internal sealed record UnitFilter(DateOnly AsOf, Force? Force = null, Echelon? Echelon = null, string? TerritoryCode = null, string? Text = null);

/// <summary>Which territories are asked for.</summary>
internal sealed record TerritoryFilter(DateOnly AsOf, string? ParentCode = null, TerritoryKind? Kind = null, string? Text = null);

/// <summary>
/// Finds units and territories as of a day by code or name, marks or no marks. The folded texts of one organisation are made
/// once: lists, the API and exports answer alike.
/// </summary>
internal static class OrganisationLookup
{
    private static readonly ConditionalWeakTable<Organisation, Index> Indexes = [];

    public static List<OrgUnit> Units(Organisation organisation, UnitFilter filter)
    {
        var tree = organisation.At(filter.AsOf);
        IEnumerable<OrgUnit> units = tree.Units;
        if (filter.TerritoryCode is { Length: > 0 } code)
            units = organisation.TerritoryByCode(code, filter.AsOf) is { } territory ? tree.UnitsUnder(Scope.OfTerritory(territory.Id)) : [];
        if (filter.Force is { } force) units = units.Where(u => u.Force == force);
        if (filter.Echelon is { } echelon) units = units.Where(u => u.Echelon == echelon);
        return Order(organisation, units, filter.Text, u => (int)u.Echelon);
    }

    public static List<Territory> Territories(Organisation organisation, TerritoryFilter filter)
    {
        var tree = organisation.At(filter.AsOf);
        IEnumerable<Territory> territories = tree.Territories;
        if (filter.ParentCode is { Length: > 0 } code)
            territories = organisation.TerritoryByCode(code, filter.AsOf) is { } parent ? tree.Territories.Where(t => t.Id != parent.Id && tree.PathOf(t.Id).Contains(parent.Id)) : [];
        if (filter.Kind is { } kind) territories = territories.Where(t => t.Kind == kind);
        return Order(organisation, territories, filter.Text, t => t.Level);
    }

    private static List<T> Order<T>(Organisation organisation, IEnumerable<T> things, string? text, Func<T, int> level) where T : IDated
    {
        var index = Indexes.GetValue(organisation, o => new Index(o));
        var words = Vietnamese.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 0) things = things.Where(t => words.All(w => index.Of(t.Id).Search.Contains(w, StringComparison.Ordinal)));
        return [.. things.OrderBy(level).ThenBy(t => index.Of(t.Id).Sort, StringComparer.Ordinal).ThenBy(t => t.Id, StringComparer.Ordinal)];
    }

    private sealed class Index(Organisation organisation)
    {
        private readonly Dictionary<string, (string Search, string Sort)> entries = organisation.Territories
            .Select(t => (t.Id, Search: Vietnamese.Fold(t.Code + " " + t.FullName), Sort: Vietnamese.SortKey(t.Name)))
            .Concat(organisation.Units.Select(u => (u.Id, Search: Vietnamese.Fold(u.Code + " " + u.Name), Sort: Vietnamese.SortKey(u.Name))))
            .ToDictionary(e => e.Id, e => (e.Search, e.Sort));

        public (string Search, string Sort) Of(string id) => entries[id];
    }
}
