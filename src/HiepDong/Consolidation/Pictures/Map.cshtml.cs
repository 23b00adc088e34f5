using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using HiepDong.Accounts;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Territories.Boundaries;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Consolidation.Pictures;

/// <summary>
/// The provinces as squares in the shape of the country, or within the boundaries an administrator imported, shaded by an indicator; each opens the province's consolidation.
/// </summary>
internal sealed class MapModel(NodeState node, Access access, Duties duties, MapBoundaries boundaries, Texts texts) : PageModel
{
    public const int Wide = 92, High = 46, Gap = 4;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>From the south-west to the north-east, in degrees, with the special zones at sea.</summary>
    private static readonly double[][] Bounds = [[101.8, 7.6], [116.2, 23.6]];

    public ProvinceMap Map { get; private set; } = null!;
    public IReadOnlyList<MapShade> Legend { get; private set; } = [];
    public IReadOnlyList<Choice> Indicators { get; private set; } = [];
    public IReadOnlyList<Choice> Periods { get; private set; } = [];
    public IReadOnlyList<MapPlace> Listed { get; private set; } = [];
    public int RowCount { get; private set; }
    public bool HasBoundaries { get; private set; }

    /// <summary>What the map is drawn with when boundaries are asked for.</summary>
    public BoundarySet? Boundaries { get; private set; }
    public int Closed => Map.Places.Count(p => !p.IsOpen);
    public int Reporting => Listed.Count(p => !p.Total.IsMissing);
    public Completeness Owed => Listed.Aggregate(default(Completeness), (a, p) => a + p.Owed);
    public string ShadeText => Map.Shade switch { Shade.Change => "thay-doi", Shade.Completeness => "day-du", _ => "so-lieu" };
    public string Caption => texts["map.caption." + ShadeText, Map.Indicator.Name(texts.Language), Map.Period.Name(texts.Language)];
    public string Source => texts["map.source", Reporting, Listed.Count, Shown.Of(texts, Owed)] + (Map.Restated ? " " + texts["map.restated"] : "") + (Closed > 0 ? " " + texts["map.closed", Closed] : "") + " "
        + (Boundaries is { } set ? texts["map.zones-boundaries"] + (set.DrawnZones.Count > 0 ? " " + texts["map.zones-drawn"] : "") + " " + texts["map.boundaries-of", set.FileName] : texts["map.zones"]);

    /// <summary>What map.js draws with: the same shades, figures and links as the squares'.</summary>
    public string GeoData => JsonSerializer.Serialize(new
    {
        boundaries = BoundaryRoutes.Url(Boundaries!), bounds = Bounds,
        places = Map.Places.Select(p => new { code = p.Territory.Code, name = p.Territory.Name, shade = p.Class, text = Map.Text(p, texts), href = Link(p), line = p.Territory.Name + ": " + (p.IsOpen ? Shown.Figure(texts, p.Total, Map.Indicator) + ", " + texts["map.reports", Shown.Of(texts, p.Owed)] : texts["map.legend-out"]) }),
        zones = SeaZone.All.Select(z => new { name = z.Name, province = z.Province, at = new[] { z.Longitude, z.Latitude }, radius = z.Radius, drawn = Boundaries!.DrawnZones.Contains(z.Code) }),
        words = new { title = texts["map.geo.title"], loading = texts["map.geo.loading"], @in = texts["map.geo.in"], @out = texts["map.geo.out"], wheel = texts["map.geo.wheel"], wheelMac = texts["map.geo.wheel-mac"], fingers = texts["map.geo.fingers"] }
    }, Json);

    public void OnGet()
    {
        var by = Actors.Of(HttpContext);
        access.Require(by, Permission.Consolidate);
        var catalogue = node.Catalogue;
        var code = PictureChoices.Code(Request.Query["ct"], catalogue);
        if (!catalogue.TryGet(code, out var indicator)) throw new RefusalException(ConsolidationProblems.UnknownIndicator(code) with { Kind = ProblemKind.Missing });
        var period = Request.Query["ky"].ToString() is { Length: > 0 } asked ? Asking.Period(asked) : duties.LatestMonth;
        var shade = Request.Query["to"].ToString() switch { "thay-doi" => Shade.Change, "day-du" => Shade.Completeness, _ => Shade.Figure };
        var now = boundaries.Now;
        HasBoundaries = now is not null;
        if (Request.Query["hinh"] == "ranh-gioi") Boundaries = now;
        Map = ProvinceMap.Make(node.Consolidator, access, by, indicator, period, shade, node.Today);
        Legend = Map.Legend(texts);
        Indicators = PictureChoices.Indicators(catalogue, texts);
        Periods = FilterChoices.Periods(period, node.Today, texts);
        Listed = [.. Map.Places.Where(p => p.IsOpen).OrderBy(p => Vietnamese.SortKey(p.Territory.Name), StringComparer.Ordinal)];
        RowCount = Map.Places.Count == 0 ? 0 : Math.Max(TileLayoutRows, Map.Places.Max(p => p.At.Row) + 1);
    }

    private static int TileLayoutRows => HiepDong.Territories.TileLayout.RowCount;

    public static int X(HiepDong.Territories.Tile at) => at.Column * Wide;
    public static int Y(HiepDong.Territories.Tile at) => at.Row * High;

    /// <summary>The province's consolidation; a province has none in a period before it was.</summary>
    public string? Link(MapPlace p) => p.IsOpen && !Map.Restated ? Filters.Address("/tong-hop", [new("nut", "territory:" + p.Territory.Code), new("ky", Map.Period.Code)]) : null;
    public string? SourceOf(MapPlace p) => Map.Restated || p.Total.IsMissing ? null : Filters.SourceLink("territory:" + p.Territory.Code, Map.Period, Map.Indicator.Code);
}
