using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HiepDong.Territories;

namespace HiepDong.Tests.Boundaries;

/// <summary>A square for each province of today, side by side where the tile map has them side by side.</summary>
internal static class InventedBoundaries
{
    public static byte[] File(IEnumerable<Territory> provinces, Action<JsonArray>? change = null)
    {
        var features = new JsonArray([.. provinces.Select(t => (JsonNode)Feature(t.Code, (t.Kind == TerritoryKind.Province ? "Tỉnh " : "TP. ") + t.Name, Square(t.Code)))]);
        change?.Invoke(features);
        return Encoding.UTF8.GetBytes(new JsonObject { ["type"] = "FeatureCollection", ["features"] = features }.ToJsonString());
    }

    public static JsonObject Feature(string code, string name, string coordinates, string type = "Polygon") => new()
    {
        ["type"] = "Feature", ["properties"] = new JsonObject { ["MA_TINH"] = code, ["Tên tỉnh"] = name }, ["geometry"] = new JsonObject { ["type"] = type, ["coordinates"] = JsonNode.Parse(coordinates) }
    };

    /// <summary>The middle of a province's square, in degrees.</summary>
    public static (double Longitude, double Latitude) Middle(string code)
    {
        var tile = TileLayout.Find(code)!.Value;
        return (103 + tile.Column, 23 - tile.Row * 0.8);
    }

    public static string Square(string code)
    {
        var (x, y) = Middle(code);
        return Square(x, y, 0.5, 0.4);
    }

    public static string Square(double x, double y, double halfWidth, double halfHeight) =>
        string.Create(CultureInfo.InvariantCulture, $"[[[{x - halfWidth:0.####},{y - halfHeight:0.####}],[{x + halfWidth:0.####},{y - halfHeight:0.####}],[{x + halfWidth:0.####},{y + halfHeight:0.####}],[{x - halfWidth:0.####},{y + halfHeight:0.####}],[{x - halfWidth:0.####},{y - halfHeight:0.####}]]]");

    public static void SetProperties(JsonArray features, int n, object properties) => features[n]!["properties"] = JsonSerializer.SerializeToNode(properties);
    public static void SetCoordinates(JsonArray features, int n, string coordinates) => features[n]!["geometry"]!["coordinates"] = JsonNode.Parse(coordinates);
}
