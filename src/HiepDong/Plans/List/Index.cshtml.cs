using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Plans.List;

/// <summary>What the list and its chart have in common: filters as they stand in the address, and the plans they leave.</summary>
internal abstract class PlanListPage(PlanList list, NodeState node, Access access, Texts texts) : PageModel
{
    public static readonly IReadOnlyList<string> Filters = ["q", "loai", "trang-thai", "don-vi", "nam", "cho-tra-loi"];

    [FromQuery(Name = "trang")] public string? PageText { get; set; }

    public IReadOnlyList<Plan> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public bool MayWrite { get; private set; }
    public bool Any => Filters.Any(f => this[f] is { } v && v != "false");
    public IReadOnlyList<string> Units { get; private set; } = [];
    public IReadOnlyList<Choice> Years => [.. Enumerable.Range(node.Today.Year - 3, 5).Reverse().Select(y => y.ToString(CultureInfo.InvariantCulture)).Select(y => new Choice(y, y))];
    public string? this[string name] => Request.Query[name].ToString() is { Length: > 0 } text ? text : null;
    public string UnitName(string id) => node.Organisation.Unit(id)?.Name ?? id;
    public Organisation.Organisation Organisation => node.Organisation;
    public DateOnly Today => node.Today;

    /// <summary>Filters without the page, to go on with on the other view.</summary>
    public string Kept => string.Concat(Filters.Append("xep").SelectMany(f => Request.Query[f].Where(v => v?.Length > 0).Select(v => $"&{f}={Uri.EscapeDataString(v!)}"))) is { Length: > 0 } kept ? "?" + kept[1..] : "";

    protected void Load(int size)
    {
        var by = Actors.Of(HttpContext);
        list.RequireSight(by);
        MayWrite = !by.IsOperator && access.Allows(by, Permission.WriteWork);
        var problems = new List<Problem>();
        var filter = PlanFilter.Read(Request.Query, node, problems);
        foreach (var problem in problems) ModelState.AddModelError(problem.Field ?? "", problem.In(texts.Language));
        Units = UnitChoice.Suggestions(access.UnitsOf(by, Permission.SeeWork), 80);
        Total = list.Count(filter, by);
        PageNumber = Math.Clamp(int.TryParse(PageText, CultureInfo.InvariantCulture, out var n) ? n : 1, 1, Math.Max(1, (Total + size - 1) / size));
        if (Total > 0) Lines = list.Page(filter, by, PageNumber, size);
    }
}

/// <summary>Every plan a person may see.</summary>
internal sealed class IndexModel(PlanList list, NodeState node, Access access, Texts texts) : PlanListPage(list, node, access, texts)
{
    public const int Size = 50;

    public void OnGet() => Load(Size);
}
