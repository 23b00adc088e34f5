using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Reporting;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Publications.List;

/// <summary>Everything published that the person may see, newest first.</summary>
internal sealed class IndexModel(NodeState node, Access access, PublicationStore publications, People people) : PageModel
{
    public const int PageSize = 50;
    [BindProperty(SupportsGet = true, Name = "trang")] public int PageNumber { get; set; } = 1;
    [BindProperty(SupportsGet = true, Name = "nam")] public string? Year { get; set; }
    [BindProperty(SupportsGet = true, Name = "noi")] public string? Place { get; set; }

    public IReadOnlyList<Publication> Rows { get; private set; } = [];
    public int Total { get; private set; }
    public IReadOnlyList<Choice> Years { get; private set; } = [];
    public IReadOnlyList<Choice> Places { get; private set; } = [];
    /// <summary>The name of who published, by user name.</summary>
    public Func<string, string> Publisher { get; private set; } = name => name;
    public bool MayPublish { get; private set; }

    public void OnGet()
    {
        var by = Actors.Of(HttpContext);
        access.Require(by, Permission.Consolidate);
        MayPublish = access.Allows(by, Permission.Publish);
        var visible = Visible(publications, access, node, by);
        Years = [.. visible.Select(p => p.Year).Distinct().OrderDescending().Select(y => new Choice(y.ToString(System.Globalization.CultureInfo.InvariantCulture), y.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
        Places = [.. visible.DistinctBy(p => PlaceOf(p)).Select(p => new Choice(PlaceOf(p), DraftedSentences.UpperFirst(p.ScopeName)))];
        var rows = visible.Where(p => (string.IsNullOrEmpty(Year) || p.Year.ToString(System.Globalization.CultureInfo.InvariantCulture) == Year) && (string.IsNullOrEmpty(Place) || PlaceOf(p) == Place)).ToList();
        Total = rows.Count;
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        Rows = [.. rows.Skip((PageNumber - 1) * PageSize).Take(PageSize)];
        Publisher = people.Names(Rows.Select(p => p.PublishedBy));
    }

    private static string PlaceOf(Publication p) => (p.Scope.Hierarchy == Organisation.Hierarchy.Territory ? "territory:" : "unit:") + p.ScopeCode;

    /// <summary>Publications of nodes whose totals the person may see.</summary>
    public static List<Publication> Visible(PublicationStore publications, Access access, NodeState node, Actor by)
    {
        var known = new Dictionary<Organisation.Scope, bool>();
        return [.. publications.All().Where(p => known.TryGetValue(p.Scope, out var may) ? may : known[p.Scope] = MaySee(access, node, by, p))];
    }

    public static bool MaySee(Access access, NodeState node, Actor by, Publication p) =>
        (node.Organisation.Territory(p.Scope.NodeId) ?? (object?)node.Organisation.Unit(p.Scope.NodeId)) != null && access.Allows(by, Permission.Consolidate, p.Scope);
}
