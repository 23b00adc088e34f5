using System.Globalization;
using HiepDong.Accounts;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.LocalModels;

/// <summary>The models a person may see.</summary>
internal sealed class ModelListModel(ModelList list, ResultFilters places, Access access, NodeState node, Texts texts) : PageModel
{
    public const int Size = 50;

    [FromQuery(Name = "trang")] public string? PageText { get; set; }

    public ModelFilterForm Form { get; private set; } = null!;
    public IReadOnlyList<ModelLine> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public bool MayWrite { get; private set; }
    public NodeState Node => node;

    public void OnGet()
    {
        var by = Actors.Of(HttpContext);
        var problems = new List<Problem>();
        var filter = list.Read(Request.Query, problems);
        foreach (var problem in problems) ModelState.AddModelError(problem.Field ?? "", problem.In(texts.Language));
        Total = list.Count(filter, by);
        MayWrite = access.Allows(by, Permission.WriteWork);
        Form = ModelFilterForm.Of(HttpContext, places, false);
        PageNumber = Math.Clamp(int.TryParse(PageText, CultureInfo.InvariantCulture, out var n) ? n : 1, 1, Math.Max(1, (Total + Size - 1) / Size));
        if (Total > 0) Lines = list.Page(filter, by, PageNumber, Size);
    }
}
