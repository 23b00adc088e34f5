using HiepDong.Accounts;
using HiepDong.Node;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Indicators.FormList;

internal sealed record FormRow(ReportForm Shown, IReadOnlyList<ReportForm> Versions);

internal sealed class IndexModel(NodeState node, Access access) : PageModel
{
    public IReadOnlyList<FormRow> Rows { get; private set; } = [];
    public DateOnly Today => node.Today;
    public bool MayChange { get; private set; }

    public void OnGet()
    {
        MayChange = access.Allows(Actors.Of(HttpContext), Permission.ManageCatalogue);
        Rows = [.. node.Catalogue.Forms.GroupBy(f => f.Code)
            .Select(g => new FormRow(g.LastOrDefault(f => f.IsInEffect(node.Today)) ?? g.Last(), [.. g.OrderByDescending(f => f.Version)]))
            .OrderBy(r => r.Shown.Forces.Count > 0 ? (int)r.Shown.Forces[0] : 99).ThenBy(r => r.Shown.Code, StringComparer.Ordinal)];
    }
}
