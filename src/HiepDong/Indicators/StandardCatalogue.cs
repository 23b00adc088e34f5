using System.Globalization;
using HiepDong.Node;
using HiepDong.Organisation;

namespace HiepDong.Indicators;

/// <summary>The shipped catalogue of indicators and forms.</summary>
internal static class StandardCatalogue
{
    public static IEnumerable<Indicator> Indicators() => Shipped.Rows("Indicators/Standard/indicators.csv").Select(Make);

    public static List<ReportForm> Forms() => CatalogueStore.ReadForms(Shipped.Text("Indicators/Standard/forms.json"));

    /// <summary>One row of a catalogue file; the same columns are imported and exported.</summary>
    public static Indicator Make(IReadOnlyDictionary<string, string> row) => new(
        int.Parse(row["number"], CultureInfo.InvariantCulture), row["code"], row["topic"], row["name_vi"], row["name_en"], row["unit_vi"], row["unit_en"],
        Enum.Parse<AddsUp>(row["adds_up"], true), int.Parse(row["decimals"], CultureInfo.InvariantCulture), Text(row["pair_of"]), Text(row["part_of"].TrimEnd('!')), row["part_of"].EndsWith('!'),
        Text(row["numerator"]), Text(row["denominator"]), Enum.Parse<Direction>(row["direction"], true),
        [.. row["forces"].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Codes.ToForce)], FromResults: Text(row["from_results"]));

    private static string? Text(string cell) => cell.Length == 0 ? null : cell;
}
