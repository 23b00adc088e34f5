using HiepDong.Accounts;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Consolidation.Sources;

/// <summary>Where a total comes from: a page of its own, or a piece of the page that asks for it.</summary>
internal sealed class IndexModel(NodeState node, Access access, SourceViews views, Texts texts) : PageModel
{
    public SourceView View { get; private set; } = null!;
    public bool Fragment { get; private set; }
    public string Back { get; private set; } = "/tong-hop";

    /// <summary>How the figure has gone over the year; what one unit reported itself has no picture.</summary>
    public string? Trend { get; private set; }

    public void OnGet()
    {
        var by = Actors.Of(HttpContext);
        var consolidator = node.Consolidator;
        var code = Request.Query["ct"].ToString();
        if (!consolidator.Catalogue.TryGet(code, out var indicator)) throw new RefusalException(ConsolidationProblems.UnknownIndicator(code) with { Kind = ProblemKind.Missing });
        var force = Codes.TryForce(Request.Query["luc"], out var f) ? f : (Force?)null;
        var period = Asking.Period(Request.Query["ky"]);
        var asked = Request.Query["nut"].ToString();
        access.Require(by, Permission.Consolidate);
        View = views.Make(consolidator, asked, period, indicator, force, by, texts, "/tong-hop/nguon?ct=" + code + "&");
        Fragment = Request.Query["manh"] == "1";
        View = View with { Fragment = Fragment };
        if (!asked.StartsWith("own:", StringComparison.Ordinal)) Trend = Pictures.TrendModel.Link(asked, period, code, force);
        Back = Filters.Address("/tong-hop", [new("nut", Asking.Write(consolidator, View.Source.Scope)), new("ky", period.Code)]);
    }
}
