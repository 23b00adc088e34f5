using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using HiepDong.Storage;

namespace HiepDong.Consolidation;

/// <summary>
/// A consolidation for other programs; the command line and the API write the same. Values are plain decimals in the indicator's unit, missing ones null.
/// <c>joint</c> stands only where joint results or stated joint parts bear on the value: own + joint_led + joint_took_part = value = forces_sum − overlap.
/// <c>previous</c>, <c>change_percent</c> and <c>comparable</c> are about the same period of the year before, restated to the organisation of the period asked for.
/// </summary>
internal static class ConsolidationJson
{
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    public static void Write(Stream output, Consolidator consolidator, ConsolidationQuery query, ConsolidationResult result, string language)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("scope", Asking.Write(consolidator, result.Scope));
        json.WriteString("name", result.ScopeName);
        json.WriteStartObject("period");
        json.WriteString("code", result.Period.Code);
        json.WriteString("from", SqlTypes.Text(result.Window.From));
        json.WriteString("to", SqlTypes.Text(result.Window.To));
        json.WriteEndObject();
        json.WriteNumber("expected_reports", result.Completeness.Expected);
        json.WriteNumber("accepted_reports", result.Completeness.Accepted);
        json.WriteNumber("late", result.Completeness.Late);
        json.WriteStartArray("missing_units");
        foreach (var code in consolidator.Missing(consolidator.TreeOf(result.Period), result.Scope, result.Period).Select(m => m.Unit.Code).Distinct().Order(StringComparer.Ordinal)) json.WriteStringValue(code);
        json.WriteEndArray();
        json.WriteNumber("sequence", result.Sequence);
        json.WriteStartArray("rows");
        foreach (var row in result.Rows) Row(json, row, query, language);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Row(Utf8JsonWriter json, ConsolidationRow row, ConsolidationQuery query, string language)
    {
        var i = row.Indicator;
        json.WriteStartObject();
        json.WriteString("indicator", i.Code);
        json.WriteString("name", i.Name(language));
        json.WriteString("unit", i.Unit(language));
        Value(json, "value", row.Total, i);
        json.WriteBoolean("approximate", row.Total.IsApproximate);
        json.WriteNumber("reports", row.Total.Stated);
        var then = row.LastYear;
        Value(json, "previous", then?.Total ?? default, i);
        if (then?.ChangePercent is { } percent) json.WriteNumber("change_percent", percent);
        else json.WriteNull("change_percent");
        json.WriteBoolean("comparable", then?.Comparable ?? false);
        json.WriteString("reason", then is null ? language == "en" ? "comparison not asked for" : "không yêu cầu so sánh" : then.Reason(language));
        if (row.Joint is { } joint)
        {
            json.WriteStartObject("joint");
            foreach (var (name, amount) in new[] { ("own", joint.Own), ("joint_led", joint.Led), ("joint_took_part", joint.TookPart), ("forces_sum", joint.OfForces), ("overlap", joint.Overlap) })
                json.WriteNumber(name, i.Unscale(amount));
            json.WriteNumber("results", joint.Results);
            json.WriteEndObject();
        }
        if (query.By != Breakdown.None)
        {
            json.WriteStartArray("by");
            foreach (var part in row.By)
            {
                json.WriteStartObject();
                json.WriteString("key", part.Key);
                Value(json, "value", part.Total, i);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter json, string name, Total total, Indicators.Indicator indicator)
    {
        if (total.IsMissing) json.WriteNull(name);
        else json.WriteNumber(name, indicator.Unscale(total.Amount));
    }

    /// <summary>A value for CSV: plain, with a point.</summary>
    public static string Plain(Total total, Indicators.Indicator indicator) =>
        total.IsMissing ? "" : indicator.Unscale(total.Amount).ToString("0.######", CultureInfo.InvariantCulture);
}
