using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Reporting;

/// <summary>How complete the reports of everything below a node are, twelve months side by side.</summary>
internal sealed class CompletenessModel(Duties duties, NodeState node, Access access, Texts texts) : PageModel
{
    public const int Size = 40;

    [FromQuery(Name = "nut")] public string? NodeText { get; set; }
    [FromQuery(Name = "ky")] public string? PeriodCode { get; set; }
    [FromQuery(Name = "xep")] public string? Order { get; set; }
    [FromQuery(Name = "trang")] public string? PageText { get; set; }

    public Scope Scope { get; private set; }
    public string ScopeText { get; private set; } = "";
    public string ScopeName { get; private set; } = "";
    public IReadOnlyList<Period> Months { get; private set; } = [];
    public IReadOnlyList<CompletenessRow> Rows { get; private set; } = [];
    public IReadOnlyList<Choice> Nodes { get; private set; } = [];
    public IReadOnlyList<Choice> Periods { get; private set; } = [];
    public Completeness All { get; private set; }
    public int Total { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public bool LeastFirst => Order == "thieu";
    public string Caption => texts["completeness.caption", node.Consolidator.NameOf(Scope), Months[0].Name(texts.Language), Months[^1].Name(texts.Language)];

    public void OnGet()
    {
        var by = Actors.Of(HttpContext);
        access.Require(by, Permission.SeeReports);
        var last = Period.TryParse(PeriodCode, out var given) && given.Months == 1 ? given : duties.LatestMonth;
        var tree = node.Organisation.At(node.Today);
        var reaches = access.ReachesOf(by, Permission.SeeReports);
        Scope = NodeText is { Length: > 0 } && Asking.FindScope(node.Consolidator, NodeText, Period.Month(node.Today.Year, node.Today.Month)) is { } asked ? asked : reaches[0];
        access.Require(by, Permission.SeeReports, Scope);
        ScopeText = Asking.Write(node.Consolidator, Scope);
        ScopeName = DraftedSentences.UpperFirst(node.Consolidator.NameOf(Scope));
        Months = [.. Enumerable.Range(0, 12).Select(n => new Period(last.Start - 11 + n, 1))];
        var rows = new CompletenessGrid(node.Consolidator).Of(tree, Scope, Months).Where(r => r.All is { Expected: > 0 } or { Accepted: > 0 });
        rows = LeastFirst ? rows.OrderBy(r => r.All.Percent ?? 100).ThenBy(Key, StringComparer.Ordinal) : rows.OrderBy(r => !r.IsOwn).ThenBy(Key, StringComparer.Ordinal);
        var all = rows.ToList();
        (Total, All) = (all.Count, all.Aggregate(default(Completeness), (a, r) => a + r.All));
        PageNumber = int.TryParse(PageText, out var p) ? Math.Clamp(p, 1, Math.Max(1, (Total + Size - 1) / Size)) : 1;
        Rows = [.. all.Skip((PageNumber - 1) * Size).Take(Size)];
        Nodes = [.. reaches.Concat(tree.PathOf(Scope.NodeId).Select(id => Scope with { NodeId = id })).Concat(Below(tree)).Where(s => access.Allows(by, Permission.SeeReports, s)).Distinct().Take(400)
            .Select(s => new Choice(Asking.Write(node.Consolidator, s), DraftedSentences.UpperFirst(node.Consolidator.NameOf(s))))];
        Periods = [.. Enumerable.Range(0, 24).Select(n => new Period(duties.LatestMonth.Start - n, 1)).Select(m => new Choice(m.Code, DraftedSentences.UpperFirst(m.Name(texts.Language))))];

        string Key(CompletenessRow row) => Vietnamese.SortKey(NameOf(row));
    }

    /// <summary>Nodes below that have nodes below them themselves.</summary>
    private IEnumerable<Scope> Below(OrgTree tree) => Scope.Hierarchy == Hierarchy.Territory
        ? tree.ChildrenOf(Scope.NodeId).Where(t => tree.ChildrenOf(t.Id).Any()).OrderBy(t => Vietnamese.SortKey(t.Name), StringComparer.Ordinal).Select(t => Scope.OfTerritory(t.Id))
        : tree.SubordinatesOf(Scope.NodeId).Where(u => tree.SubordinatesOf(u.Id).Any()).OrderBy(u => Vietnamese.SortKey(u.Name), StringComparer.Ordinal).Select(u => Scope.OfUnit(u.Id));

    private string NameOf(CompletenessRow row) => node.Organisation.Territory(row.NodeId)?.Name ?? node.Organisation.Unit(row.NodeId)!.Name;

    public string Name(CompletenessRow row) => row.IsOwn ? texts["completeness.own"] : DraftedSentences.UpperFirst(node.Consolidator.NameOf(Scope with { NodeId = row.NodeId }));

    /// <summary>Who has not reported there in that month.</summary>
    public string Link(CompletenessRow row, Period month) =>
        $"/tien-do?nut={Uri.EscapeDataString(Asking.Write(node.Consolidator, Scope with { NodeId = row.NodeId })).Replace("%3A", ":", StringComparison.Ordinal)}&ky={month.Code}&xem=thieu";
}
