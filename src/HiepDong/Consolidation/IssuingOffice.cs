using HiepDong.Documents;
using HiepDong.Organisation;

namespace HiepDong.Consolidation;

/// <summary>Who issues a consolidated report, to whom, who signs it and who receives it: a proposal that can still be edited in the file.</summary>
internal static class IssuingOffice
{
    /// <param name="unitId">Unit in whose name it is drafted; null for the unit of the scope, or the People's Committee of the territory.</param>
    /// <param name="day">The organisation as of this day names superiors and other forces.</param>
    public static DocumentIssuer Of(Organisation.Organisation organisation, Scope scope, string? unitId, DateOnly day)
    {
        var tree = organisation.At(day);
        var unit = UnitOf(organisation, scope, unitId, day);
        var territory = unit is null ? organisation.Territory(scope.NodeId) : organisation.Territory(unit.TerritoryId);
        while (territory is { Level: > 1, ParentId: { } above }) territory = organisation.Territory(above);
        var place = territory is null or { Level: 0 } ? "Hà Nội" : territory.Name;
        if (unit is null) return new("[Cơ quan ban hành]", null, "BC", place) { Post = "Thủ trưởng cơ quan", Recipients = ["Lưu: VT"] };
        // A People's Committee writes no superior above its name, yet reports to one; the provincial ones to both ministries of the regime.
        var superior = organisation.Unit(unit.SuperiorId ?? "");
        List<string> to = superior is null && unit is { Force: Force.Civil, Echelon: Echelon.Province }
            ? [.. tree.Units.Where(u => u.Echelon == Echelon.Ministry && u.SuperiorId is null).OrderBy(u => u.Force).Select(u => u.Name)]
            : superior is null ? [] : [superior.Name];
        var others = tree.Units.Where(u => u.TerritoryId == unit.TerritoryId && u.Echelon == unit.Echelon && u.Force != unit.Force).OrderBy(u => u.Force).ThenBy(u => u.Code, StringComparer.Ordinal).Select(u => u.Name);
        return new(unit.Name, unit.Force == Force.Civil ? null : superior?.Name, "BC-" + Symbol(unit), place)
        {
            To = to,
            Post = Post(unit, organisation.Territory(unit.TerritoryId)),
            Recipients = [.. to.Count > 0 ? new[] { "Như trên" } : [], .. unit.Echelon == Echelon.Ministry ? [] : others, "Lưu: VT"]
        };
    }

    /// <summary>The unit in whose name it is drafted; null when there is none.</summary>
    public static OrgUnit? UnitOf(Organisation.Organisation organisation, Scope scope, string? unitId, DateOnly day) => organisation.Unit(unitId ?? "") ?? (scope.Hierarchy == Hierarchy.Chain ? organisation.Unit(scope.NodeId)
        : organisation.At(day).Units.FirstOrDefault(u => u.Force == Force.Civil && u.TerritoryId == scope.NodeId));

    private static string Symbol(OrgUnit unit) => (unit.Force, unit.Echelon) switch
    {
        (Force.Police, Echelon.Ministry) => "BCA",
        (Force.Police, Echelon.Province) => "CAT",
        (Force.Police, _) => "CAX",
        (Force.Army, Echelon.Ministry) => "BQP",
        (Force.Army, Echelon.MilitaryRegion) => "BTL",
        (Force.Civil, _) => "UBND",
        (Force.CoastGuard, _) or (Force.BorderGuard, Echelon.Ministry) => "BTL",
        _ => "BCH"
    };

    /// <summary>Authority and post of the head, lines divided by "/".</summary>
    private static string Post(OrgUnit unit, Territories.Territory? territory) => (unit.Force, unit.Echelon) switch
    {
        (Force.Civil, _) => "TM. Ủy ban nhân dân / Chủ tịch",
        (Force.Police or Force.Army, Echelon.Ministry) => "Bộ trưởng",
        (Force.Police, Echelon.Province) => "Giám đốc",
        // "Trưởng Công an xã": the kind is the full name without the name.
        (Force.Police, _) => ("Trưởng Công an " + territory?.FullName[..Math.Max(0, territory.FullName.Length - territory.Name.Length)]).TrimEnd(),
        (_, Echelon.MilitaryRegion or Echelon.Ministry) => "Tư lệnh",
        _ when unit.Name.StartsWith("Bộ Tư lệnh", StringComparison.Ordinal) => "Tư lệnh",
        _ when unit.Name.StartsWith("Đồn ", StringComparison.Ordinal) => "Đồn trưởng",
        _ => "Chỉ huy trưởng"
    };
}
