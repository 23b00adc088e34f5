using System.Text.Json.Serialization;
using HiepDong.Organisation;
using HiepDong.Text;

namespace HiepDong.Commendations;

/// <summary>Who is proposed: a unit, a part of one or another body; or an official. Never a private person.</summary>
public enum NomineeKind { Collective, Official }

/// <summary>One who is proposed for an award.</summary>
/// <param name="UnitId">The unit itself, the unit a named part belongs to, or the official's; null for a body outside the forces.</param>
/// <param name="Name">Of an official or of a collective that is no unit of its own; empty for the unit itself.</param>
public sealed record Nominee(NomineeKind Kind, string? UnitId, string Name, string Rank, string Post, Force Force)
{
    /// <summary>Equal for equal names, accents and case aside; the unit is compared apart, since it may have a successor.</summary>
    [JsonIgnore]
    public string NameKey => Vietnamese.Fold(Name);

    /// <summary>Whether both are the same official or collective.</summary>
    /// <param name="sameUnit">Whether two units, of any time, are one.</param>
    public bool IsSame(Nominee other, Func<string, string, bool> sameUnit) => Kind == other.Kind && NameKey == other.NameKey
        && (UnitId is null ? other.UnitId is null : other.UnitId is { } theirs && sameUnit(UnitId, theirs));
}
