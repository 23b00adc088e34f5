using HiepDong.Organisation;
using HiepDong.Text;
using HiepDong.Web;

namespace HiepDong.Indicators;

/// <summary>The fields of the page that makes or changes an indicator.</summary>
public sealed class IndicatorInput
{
    public string? Code { get; set; }
    public string? Topic { get; set; }
    public string? NameVi { get; set; }
    public string? NameEn { get; set; }
    public string? UnitVi { get; set; }
    public string? UnitEn { get; set; }
    public string? AddsUp { get; set; } = nameof(Indicators.AddsUp.Sum);
    public int? Decimals { get; set; } = 0;
    public string? PairOf { get; set; }
    public string? PartOf { get; set; }
    public bool Exhaustive { get; set; }
    public string? Numerator { get; set; }
    public string? Denominator { get; set; }
    public string? Direction { get; set; } = nameof(Indicators.Direction.Neutral);
    public string? FromResults { get; set; }
    public List<string> Forces { get; set; } = [];

    internal static IndicatorInput Of(Indicator i) => new()
    {
        Code = i.Code, Topic = i.Topic, NameVi = i.NameVi, NameEn = i.NameEn, UnitVi = i.UnitVi, UnitEn = i.UnitEn, AddsUp = i.AddsUp.ToString(), Decimals = i.Decimals, PairOf = i.PairOf,
        PartOf = i.PartOf, Exhaustive = i.Exhaustive, Numerator = i.Numerator, Denominator = i.Denominator, Direction = i.Direction.ToString(), Forces = [.. (i.Forces ?? []).Select(f => f.Code())], FromResults = i.FromResults
    };

    /// <summary>The indicator as typed; number, and for a stored one what is fixed, are the use case's to fill in.</summary>
    internal Indicator ToIndicator() => new(0, Upper(Code) ?? "", Vietnamese.Clean(Topic), Vietnamese.Clean(NameVi), Vietnamese.Clean(NameEn), Vietnamese.Clean(UnitVi), Vietnamese.Clean(UnitEn),
        Enum.TryParse<AddsUp>(AddsUp, out var adds) ? adds : Indicators.AddsUp.Sum, Decimals ?? -1, Upper(PairOf), Upper(PartOf), Exhaustive, Upper(Numerator), Upper(Denominator),
        Enum.TryParse<Direction>(Direction, out var direction) ? direction : Indicators.Direction.Neutral, [.. Forces.Where(f => Codes.TryForce(f, out _)).Distinct().Select(Codes.ToForce)], FromResults: Vietnamese.Clean(FromResults) is { Length: > 0 } rule ? rule : null);

    private static string? Upper(string? code) => Vietnamese.Clean(code).ToUpperInvariant() is { Length: > 0 } clean ? clean : null;
}

/// <summary>What the shared fields need of the page that shows them.</summary>
/// <param name="Stored">True when code, decimals and way of adding up can no longer change.</param>
internal sealed record IndicatorFieldsModel(IndicatorInput Input, bool Stored, IReadOnlyList<Indicator> Others, IReadOnlyList<string> Family);
