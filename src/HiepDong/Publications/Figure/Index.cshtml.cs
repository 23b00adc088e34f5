using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Consolidation.Sources;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Publications.Figure;

/// <summary>Where a published figure came from when it was published: the versions that counted then, whatever has been corrected since.</summary>
internal sealed class IndexModel(Access access, PublicationStore publications, PublicationHistory history, SourceViews views, Texts texts) : PageModel
{
    public Publication Publication { get; private set; } = null!;
    public ConsolidationRow Row { get; private set; } = null!;
    public SourceView View { get; private set; } = null!;

    /// <summary>True at the published node itself, where the total must be the published one.</summary>
    public bool AtTop { get; private set; }

    public void OnGet(string id, string code)
    {
        var by = Actors.Of(HttpContext);
        Publication = publications.Get(id);
        access.Require(by, Permission.Consolidate, Publication.Scope);
        Row = publications.Read(Publication).Row(code) ?? throw new RefusalException(PublicationProblems.NotFound());
        var then = history.AsOf(Publication);
        var top = Asking.Write(then, Publication.Scope);
        var node = Request.Query["nut"].ToString() is { Length: > 0 } asked ? asked : top;
        var period = Request.Query["ky"].ToString() is { Length: > 0 } p ? Asking.Period(p) : Publication.Period;
        var force = Codes.TryForce(Request.Query["luc"], out var f) ? f : (Force?)null;
        RequireWithin(then, node, period);
        AtTop = node == top && force is null && period == Publication.Period;
        View = views.Make(then, node, period, then.Catalogue.TryGet(code, out var indicator) ? indicator : Row.Indicator, force, by, texts, $"/cong-bo/{id}/{code}?", Publication.Scope, missing: false);
    }

    /// <summary>Only what the publication covers has been restored; anything else would show wrong totals.</summary>
    private void RequireWithin(Consolidator then, string node, Period period)
    {
        var tree = then.TreeOf(period);
        var within = Publication.Period.Contains(period) && (node.StartsWith("own:", StringComparison.Ordinal)
            ? then.TreeOf(Publication.Period).Covers(Publication.Scope, node[4..])
            : Asking.FindScope(then, node, period) is { } scope && (scope.Hierarchy == Publication.Scope.Hierarchy
                ? tree.PathOf(scope.NodeId).Contains(Publication.Scope.NodeId) || tree.Epoch != then.TreeOf(Publication.Period).Epoch
                : false));
        if (!within) throw new RefusalException(PublicationProblems.NotFound());
    }
}
