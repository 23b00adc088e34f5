using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Consolidation.Missing;

/// <summary>Who has not got a report accepted, unit by unit.</summary>
internal sealed class IndexModel(NodeState node, Access access, Texts texts) : PageModel
{
    public const int PageSize = 100;
    [BindProperty(SupportsGet = true, Name = "trang")] public int PageNumber { get; set; } = 1;

    public Filters Filters { get; private set; } = null!;
    public string ScopeName { get; private set; } = "";
    public IReadOnlyList<(OrgUnit Unit, string Form, string Periods, int Count, DateOnly DueOn)> Rows { get; private set; } = [];
    public int Units { get; private set; }
    public int Reports { get; private set; }

    public void OnGet()
    {
        var consolidator = node.Consolidator;
        Filters = Filters.Read(Request.Query, consolidator, access, Actors.Of(HttpContext), node.Today);
        ScopeName = DraftedSentences.UpperFirst(consolidator.NameOf(Filters.Scope));
        var missing = consolidator.Missing(consolidator.TreeOf(Filters.Period), Filters.Scope, Filters.Period).ToList();
        var groups = missing.GroupBy(m => (m.Unit.Id, m.Form.Code)).OrderBy(g => g.First().Unit.Force).ThenBy(g => g.First().Unit.Echelon).ThenBy(g => Vietnamese.SortKey(g.First().Unit.Name), StringComparer.Ordinal).ToList();
        (Units, Reports) = (groups.Count, missing.Count);
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (Units + PageSize - 1) / PageSize));
        Rows = [.. groups.Skip((PageNumber - 1) * PageSize).Take(PageSize).Select(g => (g.First().Unit, g.Key.Code, Names(g.Select(m => m.Period)), g.Count(), g.Min(m => m.DueOn)))];
    }

    private string Names(IEnumerable<Period> periods) => texts.IsEnglish ? string.Join(", ", periods.Order().Select(p => p.Name("en"))) : DraftedSentences.Periods(periods);
}
