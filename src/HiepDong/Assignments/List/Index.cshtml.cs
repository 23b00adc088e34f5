using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Assignments;

/// <summary>Assignments a person may see, open ones unless something else is asked.</summary>
internal sealed class AssignmentListModel(AssignmentList list, AssignmentFilters filters, NodeState node, Access access, Texts texts) : PageModel
{
    public const int Size = 50;

    [FromQuery(Name = "trang")] public string? PageText { get; set; }

    public AssignmentFilter Filter { get; private set; } = new();
    public IReadOnlyList<Assignment> Lines { get; private set; } = [];
    public AssignmentSums Sums { get; private set; } = AssignmentSums.None;
    public IReadOnlyList<string> Units { get; private set; } = [];
    public int PageNumber { get; private set; } = 1;
    public bool MayAssign { get; private set; }
    public bool Any => AssignmentFilters.Names.Any(n => this[n] is not null);
    public bool More => new[] { "don-vi", "vai-tro", "giao", "tu", "den" }.Any(n => this[n] is not null);
    public string? this[string name] => Request.Query[name].ToString() is { Length: > 0 } text ? text : null;
    public Organisation.Organisation Organisation => node.Organisation;
    public DateOnly Today => node.Today;

    /// <summary>What the list is of, where it is of one conference, directive, plan or shortcoming.</summary>
    public Origin? Of => Filter.Of is null ? null : Lines.FirstOrDefault()?.Origin;

    public void OnGet()
    {
        var by = Actors.Of(HttpContext);
        list.RequireSight(by);
        MayAssign = Entry.AssignmentFormPage.Assigners(access, by).Count > 0;
        var problems = new List<Problem>();
        Filter = filters.Read(Request.Query, by, problems);
        foreach (var problem in problems) ModelState.AddModelError(problem.Field ?? "", problem.In(texts.Language));
        Units = UnitChoice.Suggestions(access.UnitsOf(by, Permission.SeeWork), 80);
        Sums = list.Sums(Filter, by);
        PageNumber = Math.Clamp(int.TryParse(PageText, out var n) ? n : 1, 1, Math.Max(1, (Sums.All + Size - 1) / Size));
        if (Sums.All > 0) Lines = list.Page(Filter, by, PageNumber, Size);
    }
}
