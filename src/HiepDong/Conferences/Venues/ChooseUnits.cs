using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Text;

namespace HiepDong.Conferences.Venues;

/// <summary>Groups of units that become venues by one press.</summary>
internal sealed class ChooseUnits(NodeState node, ConferenceRights rights)
{
    public const string Peers = "cung-cap", Provinces = "cac-tinh", Communes = "cac-xa", Below = "truc-thuoc";

    /// <summary>Units of a group, by the place they stand for.</summary>
    /// <param name="force">Whose units; for the host's own subordinates it means nothing.</param>
    /// <param name="provinceCode">For the communes of a province; null for the conference's own.</param>
    public IReadOnlyList<OrgUnit> Of(string group, Force? force, string? provinceCode, ConferenceBody body)
    {
        var tree = node.Organisation.At(node.Today);
        var host = node.Organisation.Unit(body.HostUnitId);
        IEnumerable<OrgUnit> found = group switch
        {
            Peers when host is not null => rights.Peers(host).Where(u => force is null || u.Force == force),
            Provinces => tree.Units.Where(u => u.Echelon == Echelon.Province && u.Force == (force ?? Force.Civil)),
            Communes => ProvinceOf(tree, provinceCode, body) is { } province
                ? tree.UnitsUnder(Scope.OfTerritory(province)).Where(u => u.Echelon is Echelon.Commune && u.Force == (force ?? Force.Civil)) : [],
            Below => tree.SubordinatesOf(body.HostUnitId),
            _ => []
        };
        return [.. found.Where(u => u.Id != body.HostUnitId).OrderBy(u => u.Force).ThenBy(u => Vietnamese.SortKey(u.Name), StringComparer.Ordinal)];
    }

    private string? ProvinceOf(OrgTree tree, string? code, ConferenceBody body)
    {
        if (!string.IsNullOrEmpty(code)) return node.Organisation.TerritoryByCode(code, node.Today)?.Id;
        var now = node.Organisation.Become(body.TerritoryId, node.Today) is [var t, ..] ? t : body.TerritoryId;
        return tree.PathOf(now).Select(id => node.Organisation.Territory(id)).FirstOrDefault(t => t is { Level: 1 })?.Id;
    }
}
