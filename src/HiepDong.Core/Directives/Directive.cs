using System.Text;
using System.Text.RegularExpressions;
using HiepDong.Text;

namespace HiepDong.Directives;

/// <summary>Degree of secrecy of the document that is pointed to. What is kept here is never secret.</summary>
public enum Secrecy { None, Secret, HighlySecret, TopSecret }

/// <summary>Life of an entry of the register; a withdrawn one may be taken back.</summary>
public enum DirectiveState { Registered, Withdrawn }

/// <summary>Whether the document itself is in force on a day.</summary>
public enum Standing { InForce, NotYet, Expired, Replaced }

/// <summary>What the register says of one document at one version.</summary>
/// <param name="Kind">Code of a <see cref="DirectiveKind"/>.</param>
/// <param name="Sign">Number and symbol as they stand on the paper: "03/2019/NĐ-CP", "12-CT/TW", "145/CAT-PV01".</param>
/// <param name="Issuer">Agency that issued it, as cited; of a unit of the organisation its name.</param>
/// <param name="Abstract">Trích yếu; empty for most classified documents.</param>
/// <param name="Keeper">Office that keeps a classified document.</param>
/// <param name="ExpiresOn">First day on which it no longer holds.</param>
/// <param name="Replaces">Ids of documents that it replaces, from the day it takes effect.</param>
public sealed record DirectiveBody(string Kind, string Sign, DateOnly IssuedOn, string Issuer, string? IssuerUnitId, string Abstract, Secrecy Secrecy = Secrecy.None, string Keeper = "",
    DateOnly? EffectiveOn = null, DateOnly? ExpiresOn = null, IReadOnlyList<string>? Replaces = null, IReadOnlyList<string>? Amends = null, bool IsLegalBasis = false, bool CreatesWork = false)
{
    public bool IsClassified => Secrecy != Secrecy.None;
    public DateOnly From => EffectiveOn ?? IssuedOn;

    /// <summary>Number and symbol so that two ways of typing them are one: no marks, no spaces, no zeros in front.</summary>
    public string SignKey => DirectiveIdentity.SignKey(Sign);

    /// <summary>What makes it this document: kind, number and symbol, day (and so year) and issuer together. Numbers alone repeat.</summary>
    public string Identity => string.Join('|', Kind, SignKey, IssuedOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), DirectiveIdentity.IssuerKey(Issuer));
}

/// <summary>One entry of the register.</summary>
public sealed class Directive
{
    public required string Id { get; init; }
    public required DirectiveBody Body { get; set; }

    /// <summary>Unit that registered it and keeps it right.</summary>
    public required string OwnerUnitId { get; init; }
    public DirectiveState State { get; set; } = DirectiveState.Registered;
    public int Version { get; set; }

    /// <param name="replacedFrom">Day from which another document replaces it, if one does.</param>
    public Standing StandingOn(DateOnly day, DateOnly? replacedFrom) =>
        replacedFrom <= day ? Standing.Replaced : Body.ExpiresOn <= day ? Standing.Expired : Body.From > day ? Standing.NotYet : Standing.InForce;
}

/// <summary>Keys by which documents are told apart.</summary>
public static partial class DirectiveIdentity
{
    public static string SignKey(string sign)
    {
        var plain = Vietnamese.Fold(sign).Replace(" ", "", StringComparison.Ordinal).Replace('–', '-').TrimStart('0');
        return plain;
    }

    /// <summary>"UBND tỉnh Lâm Đồng" and "Ủy ban nhân dân tỉnh Lâm Đồng" are one.</summary>
    public static string IssuerKey(string issuer)
    {
        var words = new StringBuilder();
        foreach (var c in Vietnamese.Fold(issuer)) words.Append(char.IsLetterOrDigit(c) ? c : ' ');
        return string.Join(' ', words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w switch { "ubnd" => "uy ban nhan dan", "tp" => "thanh pho", "ttg" => "thu tuong chinh phu", "bca" => "bo cong an", "bqp" => "bo quoc phong", _ => w }));
    }

    /// <summary>The year inside the symbol, as legal documents carry it; null for others.</summary>
    public static int? YearOf(string sign) => Year().Match(sign) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"/((?:19|20)\d{2})/")]
    private static partial Regex Year();
}
