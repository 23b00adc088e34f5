using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Conferences.List;

/// <summary>Every conference a person may see.</summary>
internal sealed class IndexModel(ConferenceList list, NodeState node, Access access, Texts texts) : PageModel
{
    public const int Size = 50;

    [FromQuery(Name = "trang")] public string? PageText { get; set; }
    public ConferenceFilter Filter { get; private set; } = new(ConferenceFilter.Ahead);
    public IReadOnlyList<Conference> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public bool MayPlan { get; private set; }
    public IReadOnlyList<string> Units { get; private set; } = [];
    public IReadOnlyList<Choice> Areas { get; private set; } = [];
    public Organisation.Organisation Organisation => node.Organisation;
    public string? this[string name] => Request.Query[name].ToString() is { Length: > 0 } text ? text : null;
    public bool IsNarrowed => new[] { "loai", "nam", "trang-thai", "don-vi", "dia-ban", "q" }.Any(n => this[n] is not null);
    public IReadOnlyList<Choice> Years => [.. Enumerable.Range(node.Today.Year - 4, 6).Reverse().Select(y => new Choice(y.ToString(CultureInfo.InvariantCulture), y.ToString(CultureInfo.InvariantCulture)))];
    public IReadOnlyList<Choice> Kinds => [.. ConferenceWords.Kinds.Select(k => new Choice(ConferenceWords.CodeOf(k), ConferenceWords.Kind(k, texts)))];
    public IReadOnlyList<Choice> States => [.. ConferenceWords.States.Select(s => new Choice(ConferenceWords.CodeOf(s), ConferenceWords.State(s, texts)))];

    public void OnGet()
    {
        var by = Actors.Of(HttpContext);
        list.RequireSight(by);
        MayPlan = access.Allows(by, Permission.Confer) && !by.IsOperator;
        Filter = list.Read(Request.Query);
        Total = list.Count(Filter, by);
        PageNumber = Math.Clamp(int.TryParse(PageText, CultureInfo.InvariantCulture, out var n) ? n : 1, 1, Math.Max(1, (Total + Size - 1) / Size));
        if (Total > 0) Lines = list.Page(Filter, by, PageNumber, Size);
        Units = UnitChoice.Suggestions(access.UnitsOf(by, Permission.SeeWork), 80);
        Areas = [.. OrganisationLookup.Territories(node.Organisation, new(node.Today)).Where(t => t.Level <= 1).Select(t => new Choice(t.Code, t.FullName))];
    }
}
