using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.JointResults;

/// <summary>The filters as they stand in the address, with what they offer.</summary>
/// <param name="Kept">Other parts of the address that stay: the sorting, the lanes.</param>
internal sealed record ResultFilterForm(string Path, IQueryCollection Query, IReadOnlyList<(string Name, string Value)> Kept, IReadOnlyList<Choice> Periods, IReadOnlyList<Choice> Provinces, IReadOnlyList<Choice> Communes,
    IReadOnlyList<Choice> Forces, IReadOnlyList<string> Units)
{
    private static readonly string[] Further = ["tu", "den", "noi", "don-vi", "vai-tro", "luc-luong"];

    public string? this[string name] => Query[name].ToString() is { Length: > 0 } text ? text : null;
    public bool Open => Further.Any(n => this[n] is not null) || JointOnly;
    public bool Any => ResultFilters.Names.Any(n => n != "chung" && this[n] is not null) || JointOnly;
    public bool JointOnly => this["chung"]?.Contains("true", StringComparison.Ordinal) == true;

    public static ResultFilterForm Of(HttpContext http, ResultFilters filters, NodeState node, Access access, Texts texts, params string[] kept)
    {
        var query = http.Request.Query;
        var units = access.UnitsOf(Actors.Of(http), Permission.SeeResults);
        return new(http.Request.Path, query, [.. kept.Where(k => query[k].ToString().Length > 0).Select(k => (k, query[k].ToString()))], filters.Periods(texts), filters.Provinces(), filters.Communes(query["tinh"]),
            [.. Enum.GetValues<Force>().Select(f => new Choice(f.Code(), f.Name(texts.Language)))], UnitChoice.Suggestions(units, 80));
    }
}

/// <summary>Every joint result a person may see.</summary>
internal sealed class ResultListModel(ResultList list, ResultFilters filters, ResultStore store, NodeState node, Access access, Texts texts) : PageModel
{
    public const int Size = 50;

    [FromQuery(Name = "trang")] public string? PageText { get; set; }

    public ResultFilterForm Form { get; private set; } = null!;
    public IReadOnlyList<JointResult> Lines { get; private set; } = [];
    public ResultSums Sums { get; private set; } = new(0, 0, 0, false, 0);
    public ResultListWords Words { get; private set; } = null!;
    public int PageNumber { get; private set; } = 1;
    public bool MayWrite { get; private set; }
    /// <summary>"từ 15/10/2026 đến 14/11/2026" of the period chosen.</summary>
    public string? WindowText { get; private set; }

    public string SumsText => SumsOf(Sums, texts);

    public static string SumsOf(ResultSums sums, Texts texts)
    {
        var text = texts[sums.About ? "result-list.sums-about" : "result-list.sums", sums.All, sums.Cases];
        return sums.Counting == sums.All ? text : text + " " + texts["result-list.sums-counting", sums.Counting];
    }

    public void OnGet()
    {
        var by = Actors.Of(HttpContext);
        list.RequireSight(by);
        MayWrite = access.Allows(by, Permission.WriteResult);
        var problems = new List<Problem>();
        var filter = filters.Read(Request.Query, by, problems);
        foreach (var problem in problems) ModelState.AddModelError(problem.Field ?? "", problem.In(texts.Language));
        Form = ResultFilterForm.Of(HttpContext, filters, node, access, texts, "xep");
        WindowText = Period.TryParse(Form["ky"], out var period) ? texts["result-list.window", period.Window().From, period.Window().To] : null;
        Sums = list.Sums(filter, by);
        PageNumber = Math.Clamp(int.TryParse(PageText, out var n) ? n : 1, 1, Math.Max(1, (Sums.All + Size - 1) / Size));
        if (Sums.All > 0) Lines = list.Page(filter, by, PageNumber, Size);
        Words = ResultListWords.For(Lines, node, texts, store);
    }
}
