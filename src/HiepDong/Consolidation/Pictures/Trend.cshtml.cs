using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Web;
using HiepDong.Web.Charts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Consolidation.Pictures;

/// <summary>How one figure of a node has gone over the year, and what each force has of it.</summary>
internal sealed class TrendModel(NodeState node, Access access, Texts texts) : PageModel
{
    public Indicator Indicator { get; private set; } = null!;
    public Period Period { get; private set; }
    public Force? Force { get; private set; }
    public string ScopeText { get; private set; } = "";
    public string ScopeName { get; private set; } = "";
    public Total Total { get; private set; }
    public Chart Trend { get; private set; } = null!;
    public Chart? Forces { get; private set; }
    public bool IsEmpty { get; private set; }
    public IReadOnlyList<Choice> Indicators { get; private set; } = [];
    public IReadOnlyList<Choice> Periods { get; private set; } = [];
    public string Source => Filters.SourceLink(ScopeText, Period, Indicator.Code, Force);
    public string Back => Filters.Address("/tong-hop", [new("nut", ScopeText), new("ky", Period.Code)]);

    public static string Link(string node, Period period, string indicator, Force? force = null) => Filters.SourceLink(node, period, indicator, force).Replace("/tong-hop/nguon?", "/tong-hop/dien-bien?", StringComparison.Ordinal);

    public void OnGet()
    {
        var by = Actors.Of(HttpContext);
        var consolidator = node.Consolidator;
        var filters = Filters.Read(Request.Query, consolidator, access, by, node.Today);
        var code = PictureChoices.Code(Request.Query["ct"], consolidator.Catalogue);
        if (!consolidator.Catalogue.TryGet(code, out var indicator)) throw new RefusalException(ConsolidationProblems.UnknownIndicator(code) with { Kind = ProblemKind.Missing });
        (Indicator, Period, ScopeText) = (indicator, filters.Period, filters.ScopeText);
        Force = Codes.TryForce(Request.Query["luc"], out var force) ? force : null;
        ScopeName = DraftedSentences.UpperFirst(consolidator.NameOf(filters.Scope));
        Total = consolidator.TotalOf(indicator, consolidator.Totals.Sum(consolidator.TreeOf(Period), filters.Scope.NodeId, Period), Force);
        var trend = new Trends(consolidator).Of(filters.Scope, Period, indicator, Force);
        IsEmpty = trend.IsEmpty;
        var charts = new TrendCharts(consolidator, texts);
        var name = Force is { } f ? Shown.ForceName(f, texts.Language) + ", " + consolidator.NameOf(filters.Scope) : consolidator.NameOf(filters.Scope);
        Trend = charts.OfTrend(trend, name);
        Forces = Force is null ? charts.OfForces(filters.Scope, Period, indicator, consolidator.NameOf(filters.Scope)) : null;
        Indicators = PictureChoices.Indicators(consolidator.Catalogue, texts);
        Periods = FilterChoices.Periods(Period, node.Today, texts);
    }
}
