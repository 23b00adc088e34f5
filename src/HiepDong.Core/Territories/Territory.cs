namespace HiepDong.Territories;

/// <summary>Kind of administrative area. <see cref="District"/> existed until 30-06-2025.</summary>
public enum TerritoryKind { Country, Province, City, District, Commune, Ward, SpecialZone }

/// <summary>
/// An administrative area in one state of its life. A change of name, kind or extent ends it and begins a successor with the
/// same or another code, so the pair of code and first day is what identifies it: <c>15~20250701</c> is Lào Cai, <c>15~20040101</c> Yên Bái.
/// </summary>
/// <param name="ValidTo">First day on which it is no longer valid; null while it is.</param>
/// <param name="ParentId">Null only for the country. Resolved through successions when read as of a later date.</param>
public sealed record Territory(string Id, string Code, string Name, TerritoryKind Kind, string? ParentId, DateOnly ValidFrom, DateOnly? ValidTo) : IDated
{
    /// <summary>0 country, 1 province, 2 district, 3 commune.</summary>
    public int Level => Kind switch { TerritoryKind.Country => 0, TerritoryKind.Province or TerritoryKind.City => 1, TerritoryKind.District => 2, _ => 3 };

    /// <summary>"tỉnh Nghệ An", "thành phố Huế", "xã …": as it is written inside a sentence.</summary>
    public string FullName => Kind switch
    {
        TerritoryKind.Country => Name,
        TerritoryKind.Province => "tỉnh " + Name,
        TerritoryKind.City => "thành phố " + Name,
        TerritoryKind.District => "huyện " + Name,
        TerritoryKind.Commune => "xã " + Name,
        TerritoryKind.Ward => "phường " + Name,
        _ => "đặc khu " + Name
    };

    public static string MakeId(string code, DateOnly validFrom) => $"{code}~{validFrom:yyyyMMdd}";
}

/// <summary>Something valid over <c>[ValidFrom, ValidTo)</c>.</summary>
public interface IDated
{
    string Id { get; }
    DateOnly ValidFrom { get; }
    DateOnly? ValidTo { get; }
}

/// <summary>Questions on validity.</summary>
public static class Dated
{
    public static bool IsValidOn(this IDated thing, DateOnly day) => thing.ValidFrom <= day && (thing.ValidTo is not { } end || day < end);
}

/// <summary>What a succession did.</summary>
public enum SuccessionMode { Renamed, Merged, Split, Dissolved }

/// <summary>
/// On <paramref name="On"/> the predecessor's work passed to the successor. A split is several rows with one predecessor; a merger several with one successor;
/// a dissolution has no successor. Both territories and units use it.
/// </summary>
public sealed record Succession(string PredecessorId, string? SuccessorId, DateOnly On, SuccessionMode Mode, string Basis);
