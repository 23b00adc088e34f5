using HiepDong.Territories;

namespace HiepDong.Organisation;

/// <summary>What is done to territories or units on a day.</summary>
public enum ReorganisationKind
{
    Merge,
    Split,
    /// <summary>Another name, kind, echelon or code.</summary>
    Change,
    Dissolve,
    /// <summary>Another superior unit; units only.</summary>
    Superior,
    /// <summary>Under another territory.</summary>
    Move
}

/// <summary>One territory or unit that begins.</summary>
/// <param name="Kind">For territories; null keeps the predecessor's.</param>
/// <param name="Echelon">For units; null keeps the predecessor's.</param>
/// <param name="UpperId">Parent territory or superior unit; null keeps the predecessor's.</param>
/// <param name="TerritoryId">For units; null keeps the predecessor's.</param>
public sealed record Outcome(string Code, string Name, TerritoryKind? Kind = null, Echelon? Echelon = null, string? UpperId = null, string? TerritoryId = null);

/// <summary>A change asked for.</summary>
/// <param name="On">First day on which the result holds.</param>
/// <param name="Basis">The decision it rests on.</param>
/// <param name="Assigned">For a division: id of each child or unit below → number of its outcome; <see cref="Divided"/> divides a unit like its territory.</param>
/// <param name="WithUnits">Units responsible for the territories follow: they merge, are renamed or change superior alike.</param>
public sealed record ReorganisationRequest(ReorganisationKind Kind, bool OfTerritories, IReadOnlyList<string> Subjects, DateOnly On, string Basis,
    IReadOnlyList<Outcome> Outcomes, IReadOnlyDictionary<string, int> Assigned, bool WithUnits = false)
{
    public const int Divided = -1;
}

/// <summary>
/// All that a reorganisation ends, begins and ties together. Made by <see cref="ReorganisationPlanner"/>, which refuses what may not be; nothing in it has
/// happened until it is applied.
/// </summary>
/// <param name="Carried">Children and units that stay as they are and stand under the successor through the succession.</param>
public sealed record ReorganisationPlan(ReorganisationRequest Request,
    IReadOnlyList<Territory> EndedTerritories, IReadOnlyList<OrgUnit> EndedUnits,
    IReadOnlyList<Territory> BegunTerritories, IReadOnlyList<OrgUnit> BegunUnits,
    IReadOnlyList<Succession> TerritorySuccessions, IReadOnlyList<Succession> UnitSuccessions,
    IReadOnlyList<string> Carried)
{
    /// <summary>The organisation as it would be; the given one stays as it is.</summary>
    public Organisation ApplyTo(Organisation organisation)
    {
        var ended = EndedTerritories.Select(t => t.Id).Concat(EndedUnits.Select(u => u.Id)).ToHashSet();
        return new(
            organisation.Territories.Select(t => ended.Contains(t.Id) ? t with { ValidTo = Request.On } : t).Concat(BegunTerritories),
            organisation.Units.Select(u => ended.Contains(u.Id) ? u with { ValidTo = Request.On } : u).Concat(BegunUnits),
            [.. organisation.Successions, .. TerritorySuccessions, .. UnitSuccessions]);
    }

    /// <summary>What a division asks to be assigned: children, and units directly below, of one subject.</summary>
    public static (IReadOnlyList<Territory> Territories, IReadOnlyList<OrgUnit> Units) ToAssign(Organisation organisation, bool ofTerritories, string subjectId, DateOnly on)
    {
        var tree = organisation.At(on);
        return ofTerritories ? ([.. tree.ChildrenOf(subjectId)], [.. tree.UnitsOf(subjectId)]) : ([], [.. tree.SubordinatesOf(subjectId)]);
    }
}
