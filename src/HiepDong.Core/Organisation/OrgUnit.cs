using HiepDong.Territories;

namespace HiepDong.Organisation;

/// <summary>The five forces of the regime.</summary>
public enum Force { Police, Army, BorderGuard, CoastGuard, Civil }

/// <summary>Level of a unit in its force. <see cref="District"/> ended in 2025; <see cref="DefenceArea"/> covers several communes.</summary>
public enum Echelon { Ministry, MilitaryRegion, Province, District, DefenceArea, Commune, Post }

/// <summary>
/// One organ of one force, responsible for a territory, with a superior unit. Like a territory it is identified by code and first day;
/// a rename, a new superior or a merger begins a successor.
/// </summary>
/// <param name="SuperiorId">Null at the head of a chain of command.</param>
public sealed record OrgUnit(string Id, string Code, string Name, Force Force, Echelon Echelon, string TerritoryId, string? SuperiorId, DateOnly ValidFrom, DateOnly? ValidTo) : IDated
{
    public static string MakeId(string code, DateOnly validFrom) => Territory.MakeId(code, validFrom);
}

/// <summary>Identifiers of forces and echelons as they stand in files, addresses and the command line.</summary>
public static class Codes
{
    private static readonly string[] Forces = ["cong_an", "quan_doi", "bien_phong", "canh_sat_bien", "ubnd"];
    private static readonly string[] Echelons = ["ministry", "military_region", "province", "district", "defence_area", "commune", "post"];
    private static readonly string[] Kinds = ["quoc_gia", "tinh", "thanh_pho", "huyen", "xa", "phuong", "dac_khu"];

    public static string Code(this Force force) => Forces[(int)force];
    public static string Code(this Echelon echelon) => Echelons[(int)echelon];
    public static string Code(this TerritoryKind kind) => Kinds[(int)kind];
    public static bool TryForce(string? code, out Force force) => Try(Forces, code, out force);
    public static bool TryEchelon(string? code, out Echelon echelon) => Try(Echelons, code, out echelon);
    public static bool TryKind(string? code, out TerritoryKind kind) => Try(Kinds, code, out kind);
    public static Force ToForce(string code) => TryForce(code, out var f) ? f : throw new FormatException($"Not a force: {code}");
    public static Echelon ToEchelon(string code) => TryEchelon(code, out var e) ? e : throw new FormatException($"Not an echelon: {code}");
    public static TerritoryKind ToKind(string code) => TryKind(code, out var k) ? k : throw new FormatException($"Not a kind of territory: {code}");

    private static bool Try<T>(string[] codes, string? code, out T value) where T : struct, Enum
    {
        var at = Array.IndexOf(codes, code);
        value = at < 0 ? default : (T)(object)at;
        return at >= 0;
    }
}
