using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using HiepDong.Indicators;

namespace HiepDong.Reporting;

/// <summary>The stored texts of one report version; the hash identifies all four.</summary>
internal sealed record StoredContent(string Figures, string Origins, string Remarks, string Narratives)
{
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Figures, Origins, Remarks, Narratives))));
}

/// <summary>Writes and reads report content as it is stored.</summary>
internal static class ReportText
{
    public static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) }
    };

    public static StoredContent Write(ReportContent content, Catalogue catalogue)
    {
        var figures = content.Figures.Select(f =>
        {
            var indicator = catalogue[f.Indicator];
            return new StoredFigure(f.Indicator, Scaled(indicator, f.Quantity.Value), f.Quantity.Bound, f.Quantity.Max is { } max ? Scaled(indicator, max) : null);
        });
        // Most figures of a report came the same way; that one is written once, as "*".
        var common = content.Figures.GroupBy(f => f.Origin).OrderByDescending(g => g.Count()).FirstOrDefault()?.Key;
        var origins = new SortedDictionary<string, Origin>(StringComparer.Ordinal);
        if (common != null) origins["*"] = common;
        foreach (var f in content.Figures) if (f.Origin != common) origins[Key(f.Indicator)] = f.Origin;
        var remarks = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var f in content.Figures) if (!string.IsNullOrWhiteSpace(f.Remark)) remarks[Key(f.Indicator)] = f.Remark.Trim();
        return new(FigureDocument.Write(figures), JsonSerializer.Serialize(origins, Json), JsonSerializer.Serialize(remarks, Json),
            JsonSerializer.Serialize(new SortedDictionary<string, string>(content.Narratives.ToDictionary(), StringComparer.Ordinal), Json));
    }

    public static ReportContent Read(StoredContent stored, Catalogue catalogue)
    {
        var origins = JsonSerializer.Deserialize<Dictionary<string, Origin>>(stored.Origins, Json)!;
        var remarks = JsonSerializer.Deserialize<Dictionary<string, string>>(stored.Remarks, Json)!;
        var unknown = new Origin(OriginKind.Typed);
        var figures = new List<Figure>();
        foreach (var f in FigureDocument.Read(stored.Figures))
        {
            if (!catalogue.TryGet(f.Indicator, out var indicator)) continue;
            var key = Key(f.Indicator);
            figures.Add(new(f.Indicator, new(indicator.Unscale(f.Amount), f.Bound, f.Max is { } max ? indicator.Unscale(max) : null),
                origins.GetValueOrDefault(key) ?? origins.GetValueOrDefault("*") ?? unknown, remarks.GetValueOrDefault(key)));
        }
        return new(figures, JsonSerializer.Deserialize<Dictionary<string, string>>(stored.Narratives, Json)!);
    }

    private static string Key(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static long Scaled(Indicator indicator, decimal value) =>
        indicator.Scale(value) ?? throw new InvalidOperationException($"{indicator.Code} can't hold {value}; the entry should have refused it.");
}

/// <summary>A working copy exactly as typed, wrong or half-written values included, so that nothing is lost.</summary>
internal sealed record Draft
{
    /// <summary>Typed text by indicator code.</summary>
    public Dictionary<string, string> Figures { get; init; } = [];
    /// <summary>Reasons for keeping a value that a check warned about, by indicator code.</summary>
    public Dictionary<string, string> Remarks { get; init; } = [];
    /// <summary>Where a value came from when it was not typed; holds while the text is still the one that came.</summary>
    public Dictionary<string, DraftOrigin> Origins { get; init; } = [];
    public Dictionary<string, string> Narratives { get; init; } = [];
    /// <summary>Reason of a correction.</summary>
    public string? Reason { get; init; }
}

internal sealed record DraftOrigin(string Text, Origin Origin);

/// <summary>A saved draft and who saved it last.</summary>
internal sealed record SavedDraft(Draft Draft, int Revision, string SavedBy, DateTimeOffset? SavedAt);
