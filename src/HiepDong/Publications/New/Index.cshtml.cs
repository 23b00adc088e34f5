using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Documents;
using HiepDong.JointResults.Reconciliation;
using HiepDong.Node;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Publications.New;

/// <summary>Says what will be frozen, then publishes it.</summary>
internal sealed class IndexModel(NodeState node, Access access, Texts texts, PublicationStore publications, PublicationHistory history, PublishConsolidation publish, ReconciliationStatus reconciliation) : PageModel, IRefillable
{
    [BindProperty] public string? Title { get; set; }

    /// <summary>The state of the figures that this page showed.</summary>
    [BindProperty] public long Seen { get; set; }

    public Filters Filters { get; private set; } = null!;
    public ConsolidationResult Result { get; private set; } = null!;
    public ReconciledState Reconciled { get; private set; } = null!;
    public int Number { get; private set; }
    public Publication? Last { get; private set; }
    public int ChangedSinceLast { get; private set; }
    public string ScopeName => DraftedSentences.UpperFirst(Result.ScopeName);
    public int Stated => Result.Rows.Count(r => !r.Total.IsMissing);
    public int Warnings => Result.Rows.Count(r => r.Warnings.Count > 0);
    public bool Incomplete => Result.Completeness.Accepted < Result.Completeness.Expected;
    public bool NotOver => Result.Window.To >= node.Today;
    public string Mark => $"{Number:00}/{node.Today.Year}";

    public void OnGet()
    {
        Load();
        Title = DraftedSentences.UpperFirst(texts["consolidation.title", Filters.Period.Name(texts.Language), Result.ScopeName]);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        Load();
        var made = await publish.Run(Filters.Scope, Filters.Period, Title ?? "", Seen, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["publication.done", made.Mark];
        return Redirect("/cong-bo/" + made.Id);
    }

    public Task Refill(CancellationToken stop)
    {
        ModelState.Remove(nameof(Seen));
        Load();
        return Task.CompletedTask;
    }

    private void Load()
    {
        var by = Actors.Of(HttpContext);
        Filters = Filters.Read(Request.Query, node.Consolidator, access, by, node.Today);
        access.Require(by, Permission.Publish, Filters.Scope);
        Result = node.Consolidator.Run(new(Filters.Scope, Filters.Period, [], Breakdown.Force));
        Reconciled = reconciliation.For(Filters.Scope, Filters.Period);
        Number = publications.NextNumber(Filters.Scope.Hierarchy, Result.ScopeCode, node.Today.Year);
        Last = publications.Last(Filters.Scope, Filters.Period);
        ChangedSinceLast = Last is null ? 0 : history.Since(Last, publications.Read(Last)).Differences.Count;
        if (HttpMethods.IsGet(Request.Method) || Seen == 0) Seen = Result.Sequence;
    }
}
