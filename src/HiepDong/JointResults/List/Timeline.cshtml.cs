using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace HiepDong.JointResults;

/// <summary>Results on their days, one calendar month at a time: how many in each lane, then each one under its day.</summary>
internal sealed class TimelineModel(ResultList list, ResultFilters filters, ResultStore store, NodeState node, Access access, Texts texts) : PageModel
{
    public const int Size = 80;
    private const int Shown = 12;

    public sealed record Lane(string Name, int[] Counts);

    [FromQuery(Name = "thang")] public string? MonthText { get; set; }
    [FromQuery(Name = "theo")] public string? By { get; set; }
    [FromQuery(Name = "trang")] public string? PageText { get; set; }

    public ResultFilterForm Form { get; private set; } = null!;
    /// <summary>Months that hold something.</summary>
    public IReadOnlyList<(Period Month, int Results)> Months { get; private set; } = [];
    public IReadOnlyList<(Period Month, int Results)> Strip { get; private set; } = [];
    public Period Month { get; private set; }
    public Period? Before { get; private set; }
    public Period? After { get; private set; }
    public IReadOnlyList<DateOnly> Days { get; private set; } = [];
    public IReadOnlyList<Lane> Lanes { get; private set; } = [];
    public IReadOnlyList<JointResult> Lines { get; private set; } = [];
    public ResultSums Sums { get; private set; } = new(0, 0, 0, false, 0);
    public ResultListWords Words { get; private set; } = null!;
    public int PageNumber { get; private set; } = 1;
    public bool ByForce => By == "luc-luong";
    public int Most => Strip.Max(s => s.Results);
    public string MonthName => Month.Name(texts.Language) is var name ? char.ToUpper(name[0], CultureInfo.InvariantCulture) + name[1..] : "";
    public string SumsText => ResultListModel.SumsOf(Sums, texts);

    public string Short(Period month) => string.Create(CultureInfo.InvariantCulture, $"{month.FirstMonth:00}/{month.Year}");
    public string MonthLink(Period month) => Link(("thang", month.Code), ("theo", ByForce ? "luc-luong" : null));
    public string LanesLink => Link(("thang", Month.Code), ("theo", ByForce ? null : "luc-luong"));
    public static string Anchor(DateOnly day) => "ngay-" + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    public bool Holds(DateOnly day) => Lines.Any(r => r.Body.To == day);
    public string Heat(int results) => results switch { 1 => "h1", 2 => "h2", <= 4 => "h3", <= 8 => "h4", _ => "h5" };

    public void OnGet()
    {
        var by = Actors.Of(HttpContext);
        list.RequireSight(by);
        var problems = new List<Problem>();
        var filter = filters.Read(Request.Query, by, problems);
        foreach (var problem in problems) ModelState.AddModelError(problem.Field ?? "", problem.In(texts.Language));
        Form = ResultFilterForm.Of(HttpContext, filters, node, access, texts, "theo");
        Months = list.Months(filter, by);
        if (Months.Count == 0) { Words = ResultListWords.For([], node, texts, store); return; }
        Month = Period.TryParse(MonthText, out var asked) && asked.Months == 1 ? asked : Months[^1].Month;
        foreach (var (month, _) in Months)
            if (month.Start < Month.Start) Before = month;
            else if (month.Start > Month.Start) { After = month; break; }
        var counts = Months.ToDictionary(m => m.Month.Start, m => m.Results);
        var last = Math.Max(Month.Start, Math.Min(Months[^1].Month.Start, Month.Start + Shown / 2));
        Strip = [.. Enumerable.Range(last - Shown + 1, Shown).Select(m => (new Period(m, 1), counts.GetValueOrDefault(m)))];
        var window = Month.Window(WindowRule.Calendar);
        // Of the days chosen by the filter only those of this month.
        var days = filter.Days is { } d ? new DateSpan(d.From > window.From ? d.From : window.From, d.To < window.To ? d.To : window.To) : window;
        filter = filter with { Days = days, Sort = "ngay" };
        Sums = list.Sums(filter, by);
        PageNumber = Math.Clamp(int.TryParse(PageText, out var n) ? n : 1, 1, Math.Max(1, (Sums.All + Size - 1) / Size));
        Lines = list.Page(filter, by, PageNumber, Size);
        Words = ResultListWords.For(Lines, node, texts, store);
        Days = [.. Enumerable.Range(0, window.To.Day).Select(window.From.AddDays)];
        Lanes = LanesOf(list.Lanes(filter, by, ByForce));
    }

    private List<Lane> LanesOf(List<(DateOnly Day, string Lane, int Results)> cells)
    {
        var rows = cells.GroupBy(c => c.Lane).ToDictionary(g => g.Key, g =>
        {
            var counts = new int[Days.Count];
            foreach (var cell in g) counts[cell.Day.Day - 1] += cell.Results;
            return counts;
        });
        var order = ByForce ? Enum.GetValues<Force>().Select(f => (Key: f.Code(), Name: f.Name(texts.Language))) : Things.AllKinds.Select(k => (Key: k.Code(), Name: k.Name(texts.Language)));
        return [.. order.Where(o => rows.ContainsKey(o.Key)).Select(o => new Lane(o.Name, rows[o.Key]))];
    }

    private string Link(params (string Name, string? Value)[] changes)
    {
        var kept = ResultFilters.Names.SelectMany(n => Request.Query[n].Where(v => v is { Length: > 0 }).Select(v => KeyValuePair.Create(n, v)));
        return QueryHelpers.AddQueryString("/ket-qua/dong-thoi-gian", kept.Concat(changes.Where(c => c.Value is not null).Select(c => KeyValuePair.Create(c.Name, c.Value))));
    }
}
