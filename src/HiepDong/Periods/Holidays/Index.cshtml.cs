using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Periods.Holidays;

internal sealed class IndexModel(Database database, NodeState node, Access access, ChangeHolidays holidays, Texts texts) : PageModel, IRefillable
{
    public sealed record Holiday(string Day, string NameVi, string NameEn);

    [BindProperty(SupportsGet = true, Name = "nam")] public string? YearText { get; set; }
    [BindProperty] public DateOnly? From { get; set; }
    [BindProperty] public DateOnly? To { get; set; }
    [BindProperty] public string? NameVi { get; set; }
    [BindProperty] public string? NameEn { get; set; }
    public int Year => int.TryParse(YearText, out var year) && year is >= 2000 and <= 2100 ? year : node.Today.Year;
    public IReadOnlyList<Holiday> Days { get; private set; } = [];
    public IReadOnlyList<Choice> Years { get; private set; } = [];

    private const string Sql = "select day, name_vi, name_en from holiday where day >= @first and day <= @last order by day";

    public void OnGet()
    {
        access.Require(Actors.Of(HttpContext), Permission.ManageOrganisation);
        Load();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid) { Load(); return Page(); }
        if (From is not { } from) throw new RefusalException(PeriodProblems.NeedsDay());
        await holidays.Add(from, To ?? from, NameVi ?? "", NameEn ?? "", Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["holiday.added"];
        return Redirect($"/quan-tri/ngay-nghi?nam={from.Year}");
    }

    public async Task<IActionResult> OnPostRemoveAsync(string day, CancellationToken stop)
    {
        await holidays.Remove(SqlTypes.Day(day), Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["holiday.removed", SqlTypes.Day(day)];
        return Redirect($"/quan-tri/ngay-nghi?nam={day[..4]}");
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private void Load()
    {
        Days = database.Query<Holiday>(Sql, new { first = $"{Year}-01-01", last = $"{Year}-12-31" });
        var (first, last) = (database.First<string>("select min(day) from holiday"), database.First<string>("select max(day) from holiday"));
        var from = Math.Min(first is null ? Year : SqlTypes.Day(first).Year, Year);
        var to = Math.Max(Math.Max(last is null ? Year : SqlTypes.Day(last).Year, Year), node.Today.Year + 1);
        Years = [.. Enumerable.Range(from, to - from + 1).Reverse().Select(y => $"{y}").Select(y => new Choice(y, y))];
    }
}
