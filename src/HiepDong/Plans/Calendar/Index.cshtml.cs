using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Plans.Calendar;

/// <summary>A month of plans in force.</summary>
internal sealed class IndexModel(PlanList list, PlanCalendar calendar, NodeState node, Texts texts) : PageModel
{
    /// <summary>Marks of a day that are written out; the rest are counted.</summary>
    public const int MostOfDay = 6;

    [FromQuery(Name = "thang")] public string? MonthText { get; set; }

    public DateOnly First { get; private set; }
    public DateOnly Last => First.AddMonths(1).AddDays(-1);
    public ILookup<DateOnly, DayMark> Marks { get; private set; } = Enumerable.Empty<DayMark>().ToLookup(m => m.Day);
    public DateOnly Today => node.Today;
    public string Name => Documents.DraftedSentences.UpperFirst(Periods.Period.Month(First.Year, First.Month).Name(texts.Language));

    /// <summary>Weeks from Monday to Sunday; null for days of other months.</summary>
    public IEnumerable<IReadOnlyList<DateOnly?>> Weeks
    {
        get
        {
            for (var monday = First.AddDays(-(((int)First.DayOfWeek + 6) % 7)); monday <= Last; monday = monday.AddDays(7))
                yield return [.. Enumerable.Range(0, 7).Select(n => monday.AddDays(n)).Select(d => d.Month == First.Month ? d : (DateOnly?)null)];
        }
    }

    public static string Link(DateOnly month) => "/ke-hoach/lich?thang=" + month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public void OnGet()
    {
        var me = Actors.Of(HttpContext);
        list.RequireSight(me);
        First = DateOnly.TryParseExact(MonthText + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is > 2000 and < 2200 ? month : new(node.Today.Year, node.Today.Month, 1);
        Marks = calendar.Marks(First, Last, me, texts).ToLookup(m => m.Day);
    }
}
