using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Reporting;

/// <summary>All reports a person may see, and what their own unit reports now.</summary>
internal sealed class ListModel(ReportList list, Duties duties, NodeState node, Access access, Texts texts) : PageModel
{
    public const int Size = 50;

    [FromQuery(Name = "ky")] public string? PeriodCode { get; set; }
    [FromQuery(Name = "mau")] public string? Form { get; set; }
    [FromQuery(Name = "trang-thai")] public string? Standing { get; set; }
    [FromQuery(Name = "luc-luong")] public string? ForceCode { get; set; }
    [FromQuery(Name = "q")] public string? Search { get; set; }
    [FromQuery(Name = "xep")] public string? Sort { get; set; }
    [FromQuery(Name = "trang")] public string? PageText { get; set; }

    public IReadOnlyList<ReportLine> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public Period Latest { get; private set; }
    public IReadOnlyList<Choice> Periods { get; private set; } = [];
    public IReadOnlyList<Choice> Forms { get; private set; } = [];
    public IReadOnlyList<Choice> Forces { get; private set; } = [];
    public IReadOnlyList<Duty> Mine { get; private set; } = [];
    public bool MayWrite { get; private set; }
    public bool MayAccept { get; private set; }
    public bool SeesOthers { get; private set; }
    public DateOnly Today => node.Today;
    public string Shown => PeriodCode ?? Latest.Code;

    public bool CanTick(ReportLine line) => MayAccept && line is { State: ReportState.Submitted, Id: not null } && access.Allows(Actors.Of(HttpContext), Permission.AcceptReport, line.UnitId);

    public void OnGet()
    {
        var by = Actors.Of(HttpContext);
        if (!access.Allows(by, Permission.WriteReport)) access.Require(by, Permission.SeeReports);
        Latest = duties.LatestMonth;
        MayWrite = access.Allows(by, Permission.WriteReport);
        MayAccept = access.Allows(by, Permission.AcceptReport);
        if (MayWrite) Mine = duties.Of(by);
        SeesOthers = !MayWrite || access.UnitsOf(by, Permission.SeeReports).Skip(1).Any() || MayAccept;
        PageNumber = int.TryParse(PageText, out var p) ? Math.Clamp(p, 1, 100_000) : 1;
        (Lines, Total) = list.Find(ReportFilter.Of(Request.Query, Latest), by, PageNumber, Size);
        Choices();
    }

    private void Choices()
    {
        var periods = new List<Choice> { new(ReportFilter.AnyPeriod, texts["list.any-period"]) };
        for (var n = -1; n < 24; n++) Add(new(Latest.Start - n, 1), "month");
        foreach (var (rhythm, name) in new[] { (Rhythm.Quarter, "quarter"), (Rhythm.Half, "half"), (Rhythm.NineMonths, "nine_months"), (Rhythm.Year, "year") })
            if (node.Catalogue.Forms.Any(f => f.Rhythm == rhythm))
                for (var (p, n) = (Period.Holding(node.Today, rhythm, WindowRule.Statutory), 0); n < 4; n++, p = rhythm == Rhythm.NineMonths ? p.LastYear : p.Previous) Add(p, name);
        Periods = periods;
        Forms = [.. node.Catalogue.Forms.DistinctBy(f => f.Code).Select(f => new Choice(f.Code, f.Code + " – " + f.Name(texts.Language)))];
        Forces = [.. Enum.GetValues<Force>().Select(f => new Choice(f.Code(), f.Name(texts.Language)))];

        void Add(Period p, string rhythm) => periods.Add(new(p.Code, p.Name(texts.Language), texts["report.rhythm." + rhythm]));
    }
}
