using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Publications;
using HiepDong.Reporting;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Consolidation.Show;

/// <summary>One line of the table.</summary>
/// <param name="Published">What the last publication of this node and period says, when it is another number now.</param>
/// <param name="Usual">The usual level, when the total lies far from it.</param>
/// <param name="Months">The twelve months up to the period's end, for the line in the row; empty where none is drawn.</param>
internal sealed record Line(ConsolidationRow Row, bool IsPart, Total? Published, decimal? Usual, IReadOnlyList<decimal?> Months);

internal sealed class IndexModel(NodeState node, Access access, Texts texts, PublicationStore publications) : PageModel
{
    /// <summary>More cells than this would make the page heavy on a poor line: the breakdown is then shown topic by topic.</summary>
    private const int MostCells = 900, MostLinkedCells = 260;
    private const int MostColumns = 34;

    /// <summary>Lines of the last twelve months are left out where rows × (columns + 14), about 28 bytes each, would make the page heavy.</summary>
    private const int MostWithLines = 2300;

    public Filters Filters { get; private set; } = null!;
    public ConsolidationResult Result { get; private set; } = null!;
    public IReadOnlyList<(string Code, string Name, IReadOnlyList<Line> Lines)> Bands { get; private set; } = [];
    public IReadOnlyList<(string? Code, string Name, int Count)> Tabs { get; private set; } = [];
    public string? Tab { get; private set; }
    public IReadOnlyList<Part> Columns { get; private set; } = [];
    public int FirstColumn { get; private set; }
    public int AllColumns { get; private set; }
    public bool LinkParts { get; private set; }
    public bool ShowPrevious { get; private set; }
    public bool ShowLines { get; private set; }
    public Publication? Last { get; private set; }
    public int NextNumber { get; private set; }
    public bool MayPublish { get; private set; }
    public IReadOnlyList<Choice> Nodes { get; private set; } = [];
    public IReadOnlyList<Choice> Periods { get; private set; } = [];
    /// <summary>Indicators left out because nothing of them is known to be joint.</summary>
    public int WithoutJoint { get; private set; }
    public string Search { get; private set; } = "";
    public IReadOnlyList<(string Text, string Name)> Found { get; private set; } = [];

    public bool Provisional => Result.Completeness.Accepted < Result.Completeness.Expected || Result.Window.To >= node.Today;
    public int MissingCount => Math.Max(0, Result.Completeness.Expected - Result.Completeness.Accepted);
    public string ScopeName => DraftedSentences.UpperFirst(Result.ScopeName);

    public IActionResult OnGet()
    {
        var by = Actors.Of(HttpContext);
        var consolidator = node.Consolidator;
        Filters = Filters.Read(Request.Query, consolidator, access, by, node.Today);
        Search = Request.Query["tim"].ToString();
        Found = FilterChoices.Find(Search, Filters, consolidator, access, by);
        if (Found is [var only]) return Redirect(Filters.Link("/tong-hop", ("nut", only.Text)));
        var codes = Asking.Indicators(consolidator.Catalogue, Filters.Codes);
        Result = consolidator.Run(new(Filters.Scope, Filters.Period, codes, Filters.Breakdown));
        var rows = Result.Rows.Where(r => Filters.Topics.Count == 0 || codes.Count > 0 || Filters.Topics.Contains(r.Indicator.Topic)).ToList();
        // Of an indicator without joint results there is nothing to set apart.
        if (Filters.Split == Filters.OwnAndJoint) WithoutJoint = rows.RemoveAll(r => r.Joint is null);
        ChooseTab(rows);
        ChooseColumns(rows);
        Last = publications.Last(Filters.Scope, Filters.Period);
        MayPublish = access.Allows(by, Permission.Publish, Filters.Scope);
        NextNumber = publications.NextNumber(Filters.Scope.Hierarchy, Result.ScopeCode, node.Today.Year);
        ShowPrevious = Filters.Period.Previous != Filters.Period.LastYear;
        ShowLines = rows.Count * (Columns.Count + 14) <= MostWithLines;
        Bands = Group(rows);
        Nodes = FilterChoices.Nodes(Filters, consolidator, access, by, texts);
        Periods = FilterChoices.Periods(Filters.Period, node.Today, texts);
        return Page();
    }

    private void ChooseTab(List<ConsolidationRow> rows)
    {
        var topics = rows.GroupBy(r => r.Indicator.Topic).Select(g => ((string?)g.Key, Topics.Name(g.Key, texts.Language), g.Count())).ToList();
        if (topics.Count < 2 || rows.Count <= 25) return;
        var parts = Math.Min(MostColumns, rows[0].By.Count);
        var fits = rows.Count * parts <= MostCells;
        Tabs = fits ? [(null, texts["consolidation.all-topics"], rows.Count), .. topics] : topics;
        var asked = Request.Query["nhom"].ToString();
        Tab = topics.Any(t => t.Item1 == asked) ? asked : fits ? null : topics[0].Item1;
        if (Tab != null) rows.RemoveAll(r => r.Indicator.Topic != Tab);
    }

    private void ChooseColumns(List<ConsolidationRow> rows)
    {
        AllColumns = rows.Count > 0 ? rows[0].By.Count : 0;
        FirstColumn = int.TryParse(Request.Query["cot"], out var at) ? Math.Clamp(at - 1, 0, Math.Max(0, AllColumns - 1)) / MostColumns * MostColumns : 0;
        Columns = rows.Count > 0 ? [.. rows[0].By.Skip(FirstColumn).Take(MostColumns)] : [];
        LinkParts = rows.Count * Columns.Count <= MostLinkedCells;
    }

    private List<(string, string, IReadOnlyList<Line>)> Group(List<ConsolidationRow> rows)
    {
        var frozen = Last is null ? null : publications.Read(Last);
        var shown = rows.Select(r => r.Indicator.Code).ToHashSet();
        var history = History();
        var months = ShowLines ? new Trends(node.Consolidator).MonthsOf(node.Consolidator.TreeOf(Filters.Period), Filters.Scope, Filters.Period) : [];
        return [.. rows.GroupBy(r => r.Indicator.Topic).Select(g => (g.Key, Topics.Name(g.Key, texts.Language), (IReadOnlyList<Line>)[.. g.Select(row =>
        {
            var published = frozen is null ? (Total?)null : frozen.Row(row.Indicator.Code)?.Total ?? default;
            return new Line(row, row.Indicator.PartOf is { } whole && shown.Contains(whole), published is { } p && !PublicationHistory.Same(p, row.Total) ? p : null, Usual(row, history), [.. months.Select(m => node.Consolidator.TotalOf(row.Indicator, m)).Select(t => t.IsMissing ? (decimal?)null : row.Indicator.Unscale(t.Amount))]);
        })]))];
    }

    /// <summary>The node's own totals over the twelve months before, period by period, for as many of the same length as fit.</summary>
    private List<NodeSums> History()
    {
        var history = new List<NodeSums>();
        var tree = node.Consolidator.TreeOf(Filters.Period);
        for (var back = 1; back * Filters.Period.Months <= 12; back++)
            history.Add(node.Totals.Sum(tree, Filters.Scope.NodeId, Filters.Period with { Start = Filters.Period.Start - back * Filters.Period.Months }));
        return history;
    }

    private decimal? Usual(ConsolidationRow row, List<NodeSums> history)
    {
        var i = row.Indicator;
        if (i.AddsUp == AddsUp.Ratio || row.Total.IsMissing || row.Total.IsApproximate) return null;
        var past = history.Select(h => node.Consolidator.TotalOf(i, h)).Where(t => t is { IsMissing: false, IsApproximate: false }).Select(t => i.Unscale(t.Amount)).ToList();
        return ReportChecks.Outlier(i.Unscale(row.Total.Amount), past);
    }

    public Comparison? Compared(ConsolidationRow row) => Filters.Against switch
    {
        Filters.SamePeriod => row.LastYear,
        Filters.PeriodBefore => row.Previous,
        _ => null
    };

    public string Link(params ReadOnlySpan<(string, string?)> more) => Filters.Link("/tong-hop", more);
    public string Source(ConsolidationRow row) => Filters.SourceLink(Filters.ScopeText, Filters.Period, row.Indicator.Code);

    public string? PartSource(ConsolidationRow row, Part part)
    {
        if (!LinkParts || part.Total.IsMissing) return null;
        if (Filters.Split == Filters.ByForce) return Filters.SourceLink(Filters.ScopeText, Filters.Period, row.Indicator.Code, Codes.ToForce(part.Key));
        if (Filters.Split == Filters.ByMonth) return Filters.SourceLink(Filters.ScopeText, Period.Parse(part.Key), row.Indicator.Code);
        if (part.NodeId is null || part.NodeId == Filters.Scope.NodeId) return null;
        return Filters.SourceLink(Asking.Write(node.Consolidator, Filters.Scope with { NodeId = part.NodeId }), Filters.Period, row.Indicator.Code);
    }

    /// <summary>What a node reported itself, beside those below it, has a column of its own.</summary>
    public string ColumnName(Part part) => part.NodeId == Filters.Scope.NodeId ? texts["consolidation.own-column"] : DraftedSentences.UpperFirst(Shown.PartName(part, texts.Language));
}
