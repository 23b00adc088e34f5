using HiepDong.Accounts;
using HiepDong.Assignments;
using HiepDong.Conferences;
using HiepDong.Consolidation;
using HiepDong.Consolidation.Pictures;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Leading;

/// <summary>One of the year's figures.</summary>
/// <param name="Months">The last twelve months, for the line beside it; null where nothing was stated.</param>
internal sealed record YearFigure(ConsolidationRow Row, IReadOnlyList<decimal?> Months);

/// <summary>The year on one sheet for whoever leads: ten figures, what waits for a decision, what is overdue, the next conference.</summary>
internal sealed class LeaderModel(NodeState node, Access access, Duties duties, Deciding deciding, Texts texts) : PageModel
{
    /// <summary>What the reports to the Government of Decree 03/2019 lead with, one or two of each area of work.</summary>
    private static readonly string[] Codes = ["MT.VU", "MT.DT", "BL.VU", "XNC.VU", "TT.TO", "CH.CUU", "TD.XM", "VD.BUOI", "TP.VU_KP", "KH.TYLE_HT"];

    public const int MostOverdue = 4;

    public Scope Scope { get; private set; }
    public string ScopeText { get; private set; } = "";
    public string ScopeName { get; private set; } = "";
    public Period Year { get; private set; }
    public ConsolidationResult Result { get; private set; } = null!;
    public IReadOnlyList<YearFigure> Figures { get; private set; } = [];
    public IReadOnlyList<ToDecide> Decisions { get; private set; } = [];
    public IReadOnlyList<Assignment> Overdue { get; private set; } = [];
    public int OverdueCount { get; private set; }
    public Conference? Next { get; private set; }
    public bool SeesMap { get; private set; }
    public Organisation.Organisation Organisation => node.Organisation;
    public DateOnly Today => node.Today;

    public void OnGet()
    {
        var by = Actors.Of(HttpContext);
        if (!Leads(access, by) || access.ReachesOf(by, Permission.Consolidate) is not [var scope, ..]) throw new RefusalException(AccountProblems.NotAllowed());
        var consolidator = node.Consolidator;
        var latest = duties.LatestMonth;
        (Scope, Year) = (scope, new(latest.Year * 12, latest.FirstMonth));
        ScopeText = Asking.Write(consolidator, scope);
        ScopeName = DraftedSentences.UpperFirst(consolidator.NameOf(scope));
        Result = consolidator.Run(new(scope, Year, [.. Codes.Where(c => consolidator.Catalogue.TryGet(c, out _))]));
        var months = new Trends(consolidator).MonthsOf(consolidator.TreeOf(Year), scope, Year);
        Figures = [.. Result.Rows.Select(r => new YearFigure(r, [.. months.Select(m => consolidator.TotalOf(r.Indicator, m)).Select(t => t.IsMissing ? (decimal?)null : r.Indicator.Unscale(t.Amount))]))];
        Decisions = deciding.Of(by, scope);
        (OverdueCount, Overdue) = deciding.Overdue(by, MostOverdue);
        Next = deciding.Next(by);
        SeesMap = scope.NodeId == consolidator.TreeOf(Year).Country?.Id;
    }

    /// <summary>The page is for those who sign for a unit and those who prepare what they sign.</summary>
    public static bool Leads(Access access, Actor by) => access.Allows(by, Permission.Decide) || access.Allows(by, Permission.Confer);

    public string Source(ConsolidationRow row) => Filters.SourceLink(ScopeText, Year, row.Indicator.Code);
    public string Trend(ConsolidationRow row) => TrendModel.Link(ScopeText, Year, row.Indicator.Code);
    public string Consolidation => Filters.Address("/tong-hop", [new("nut", ScopeText), new("ky", Year.Code)]);

    /// <summary>The change against last year in words, and whether it is the way the indicator should go.</summary>
    public (string Text, int Good) Change(ConsolidationRow row) => row.LastYear switch
    {
        null => ("", 0),
        { Why: Incomparable.No } then => (Shown.Change(row.Indicator, row.Total, then, texts.Language) + " · " + texts["leader.last-year", Shown.Value(texts, then.Total, row.Indicator)], Shown.Good(row.Indicator, row.Total, then)),
        { Why: Incomparable.Approximate } then => (texts["leader.last-year", Shown.Value(texts, then.Total, row.Indicator)], 0),
        var then => (then.Reason(texts.Language)!, 0)
    };
}
