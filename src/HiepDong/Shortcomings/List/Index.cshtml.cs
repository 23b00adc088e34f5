using HiepDong.Accounts;
using HiepDong.Assignments;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Shortcomings;

/// <summary>Shortcomings a person may see, open ones unless something else is asked.</summary>
internal sealed class ShortcomingListModel(ShortcomingList list, ShortcomingStore store, RecordShortcoming record, NodeState node, Access access, Texts texts) : PageModel
{
    public const int Size = 50;

    [FromQuery(Name = "trang")] public string? PageText { get; set; }

    public IReadOnlyList<Shortcoming> Lines { get; private set; } = [];
    public IReadOnlyDictionary<string, Assignment> Remedies { get; private set; } = new Dictionary<string, Assignment>();
    public IReadOnlyList<string> Units { get; private set; } = [];
    public int Total { get; private set; }
    public int Lacking { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public bool MayWrite { get; private set; }
    public bool Any => new[] { "trang-thai", "don-vi", "nguon", "q" }.Any(n => this[n] is not null);
    public string? this[string name] => Request.Query[name].ToString() is { Length: > 0 } text ? text : null;
    public Organisation.Organisation Organisation => node.Organisation;

    public void OnGet()
    {
        var by = Actors.Of(HttpContext);
        list.RequireSight(by);
        MayWrite = record.Authors(by).Count > 0;
        var problems = new List<Problem>();
        var filter = list.Read(Request.Query, problems);
        foreach (var problem in problems) ModelState.AddModelError(problem.Field ?? "", problem.In(texts.Language));
        Units = UnitChoice.Suggestions(access.UnitsOf(by, Permission.SeeWork), 80);
        Total = list.Count(filter, by);
        Lacking = list.Count(new("thieu"), by);
        PageNumber = Math.Clamp(int.TryParse(PageText, out var n) ? n : 1, 1, Math.Max(1, (Total + Size - 1) / Size));
        if (Total > 0) Lines = list.Page(filter, by, PageNumber, Size);
        Remedies = store.Remedies(Lines);
    }
}
