using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Commendations.List;

/// <summary>Every list of proposals that a person may see.</summary>
internal sealed class IndexModel(CommendationList list, NodeState node, Access access, Texts texts) : PageModel
{
    public const int Size = 30;

    [FromQuery(Name = "trang")] public string? PageText { get; set; }
    public CommendationFilter Filter { get; private set; } = new();
    public IReadOnlyList<Commendation> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public bool MayWrite { get; private set; }
    public IReadOnlyList<Choice> Periods { get; private set; } = [];
    public IReadOnlyList<Choice> Forces { get; private set; } = [];

    public string Unit(string id) => node.Organisation.Unit(id)?.Name ?? id;

    /// <summary>"2 tập thể, 1 cá nhân".</summary>
    public string Named(Commendation c)
    {
        var groups = c.Body.Standing.Count(l => l.Nominee.Kind == NomineeKind.Collective);
        return texts["commendation.named", groups, c.Body.Standing.Count() - groups];
    }

    public void OnGet()
    {
        var by = Actors.Of(HttpContext);
        access.Require(by, Permission.SeeWork);
        MayWrite = access.Allows(by, Permission.WriteWork) && !by.IsOperator;
        Filter = CommendationFilter.Of(Request.Query);
        Periods = [.. list.Periods().Select(p => new Choice(p.Code, p.Name(texts.Language)))];
        Forces = [.. Enum.GetValues<Force>().Select(f => new Choice(f.Code(), f.Name(texts.Language)))];
        PageNumber = Math.Max(1, int.TryParse(PageText, CultureInfo.InvariantCulture, out var n) ? n : 1);
        (Lines, Total) = list.Page(Filter, by, PageNumber, Size);
        if (Lines.Count == 0 && Total > 0) (Lines, Total) = list.Page(Filter, by, PageNumber = (Total + Size - 1) / Size, Size);
    }
}
