using HiepDong.Accounts;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Consolidation.Pictures;

/// <summary>The provinces as squares in the shape of the country, shaded by an indicator; a square opens the province's consolidation.</summary>
internal sealed class MapModel(NodeState node, Access access, Duties duties, Texts texts) : PageModel
{
    public const int Wide = 92, High = 46, Gap = 4;

    public ProvinceMap Map { get; private set; } = null!;
    public IReadOnlyList<MapShade> Legend { get; private set; } = [];
    public IReadOnlyList<Choice> Indicators { get; private set; } = [];
    public IReadOnlyList<Choice> Periods { get; private set; } = [];
    public IReadOnlyList<MapPlace> Listed { get; private set; } = [];
    public int RowCount { get; private set; }
    public int Closed => Map.Places.Count(p => !p.IsOpen);
    public int Reporting => Listed.Count(p => !p.Total.IsMissing);
    public Completeness Owed => Listed.Aggregate(default(Completeness), (a, p) => a + p.Owed);
    public string ShadeText => Map.Shade switch { Shade.Change => "thay-doi", Shade.Completeness => "day-du", _ => "so-lieu" };
    public string Caption => texts["map.caption." + ShadeText, Map.Indicator.Name(texts.Language), Map.Period.Name(texts.Language)];
    public string Source => texts["map.source", Reporting, Listed.Count, Shown.Of(texts, Owed)] + (Map.Restated ? " " + texts["map.restated"] : "") + (Closed > 0 ? " " + texts["map.closed", Closed] : "") + " " + texts["map.zones"];

    public void OnGet()
    {
        var by = Actors.Of(HttpContext);
        access.Require(by, Permission.Consolidate);
        var catalogue = node.Catalogue;
        var code = PictureChoices.Code(Request.Query["ct"], catalogue);
        if (!catalogue.TryGet(code, out var indicator)) throw new RefusalException(ConsolidationProblems.UnknownIndicator(code) with { Kind = ProblemKind.Missing });
        var period = Request.Query["ky"].ToString() is { Length: > 0 } asked ? Asking.Period(asked) : duties.LatestMonth;
        var shade = Request.Query["to"].ToString() switch { "thay-doi" => Shade.Change, "day-du" => Shade.Completeness, _ => Shade.Figure };
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
