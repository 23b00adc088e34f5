using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.JointResults.Reconciliation;

/// <summary>One session: what is open, decided where it stands; who has signed, and for what.</summary>
internal sealed class SessionModel(Database database, NodeState node, Access access, ReconciliationStore sessions, Reconcile reconcile, AnswerResult answer, ResultReach reach, People people, Texts texts) : PageModel, IRefillable
{
    public const int Size = 25;
    private const int MostOverlaps = 20;

    [FromRoute(Name = "id")] public string Id { get; set; } = "";
    [FromQuery(Name = "loai")] public string? KindText { get; set; }
    [FromQuery(Name = "trang")] public string? PageText { get; set; }
    [BindProperty(Name = "y-kien")] public string? Remark { get; set; }
    [BindProperty(Name = "ly-do")] public string? Reason { get; set; }
    [BindProperty(Name = "don-vi")] public string? OfUnit { get; set; }
    [BindProperty(Name = "ket-qua")] public string? ResultId { get; set; }
    [BindProperty(Name = "luc-luong")] public string? ForceCode { get; set; }

    public Session Session { get; private set; } = null!;
    public SessionWork Work { get; private set; } = null!;
    public IReadOnlyList<WorkItem> Shown { get; private set; } = [];
    public IReadOnlyList<WorkItem> Visible { get; private set; } = [];
    public int Total { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public OpenWork? Kind { get; private set; }
    public IReadOnlyList<OrgUnit> Signers { get; private set; } = [];
    public IReadOnlyList<StatedOverlap> Overlaps { get; private set; } = [];
    public bool MayState { get; private set; }
    public Func<string, string> NameOf { get; private set; } = n => n;

    public string PlaceName => node.Organisation.Territory(Session.TerritoryId)?.FullName ?? Session.TerritoryId;
    public string Title => texts["reconciliation.session", Session.Period.Name(texts.Language), PlaceName];
    public bool IsOver => Session.Period.Window().To < node.Today;
    public int Hidden => Work.Items.Count - Visible.Count;
    public string UnitName(string id) => node.Organisation.Unit(id)?.Name ?? id;
    public string TerritoryName(string id) => node.Organisation.Territory(id)?.FullName ?? id;
    public bool MayDecide(JointResult result) => answer.MayLead(result, Actors.Of(HttpContext));
    public string Amounts(IReadOnlyList<Amount> amounts) => ResultTyped.Text(amounts, texts);
    public string Back => Uri.EscapeDataString(Session.Path);
    public Indicators.Indicator Indicator(StatedOverlap overlap) => node.Catalogue[overlap.Indicator];

    public string? ErrorOf(string field) => ModelState[field]?.Errors is { Count: > 0 } errors ? errors[0].ErrorMessage : null;

    /// <summary>Claims to choose from: the accepted ones where a unit stated none of its own.</summary>
    public IEnumerable<Claim> Claims(JointResult result) => result.Body.Counting;
    public string AmountsOf(JointResult result, Claim claim) => Amounts(claim.Amounts.Count > 0 ? claim.Amounts : result.Body.Accepted.Amounts);

    /// <summary>The unit by which the person may sign for a force now: the period is over and nothing of that force is open.</summary>
    public OrgUnit? MaySign(ForceStanding force) => IsOver && !force.Holds && !Work.Blocking(force.Force).Any() ? Signers.FirstOrDefault(u => u.Force == force.Force) : null;

    public void OnGet() => Load();

    public async Task<IActionResult> OnPostSignAsync([FromForm(Name = "xem")] string? seen, CancellationToken stop)
    {
        Require();
        if (!Codes.TryForce(ForceCode, out var force)) throw new RefusalException(ReconciliationProblems.NotFound());
        await reconcile.Sign(Id, force, Remark, seen, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["reconciliation.sign-done", Consolidation.Shown.ForceName(force, texts.Language)];
        return Redirect(Session.Path);
    }

    public async Task<IActionResult> OnPostChooseAsync([FromForm(Name = "phien-ban")] int? version, CancellationToken stop)
    {
        Require();
        var result = await answer.Choose(ResultOfSession(), OfUnit, null, Reason, version, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["reconciliation.chosen", result.Code];
        return Redirect(Session.Path);
    }

    public async Task<IActionResult> OnPostCloseAsync([FromForm(Name = "phien-ban")] int? version, CancellationToken stop)
    {
        Require();
        var result = await answer.Close(ResultOfSession(), version, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["reconciliation.closed", result.Code];
        return Redirect(Session.Path);
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private void Require()
    {
        Session = sessions.Get(Id);
        if (!reconcile.Sees(Session, () => sessions.WorkOf(Session), Actors.Of(HttpContext))) throw new RefusalException(AccountProblems.NotAllowed());
    }

    private string ResultOfSession() => ResultId is { Length: > 0 } id ? id : throw new RefusalException(ResultProblems.NotFound());

    private void Load()
    {
        Require();
        var by = Actors.Of(HttpContext);
        Work = sessions.WorkOf(Session);
        Visible = access.Allows(by, Permission.SeeResults, Session.Scope) ? Work.Items : [.. Work.Items.Where(i => reach.Sees(by, i.Result) || i.Other is { } other && reach.Sees(by, other))];
        Kind = Enum.TryParse<OpenWork>(KindText, true, out var kind) && !int.TryParse(KindText, out _) ? kind : null;
        var listed = Visible.Where(i => Kind is null || i.Kind == Kind).ToList();
        Total = listed.Count;
        PageNumber = int.TryParse(PageText, out var n) ? Math.Clamp(n, 1, 100_000) : 1;
        Shown = [.. listed.Skip((PageNumber - 1) * Size).Take(Size)];
        Signers = reconcile.SignersOf(Session, Work, by);
        MayState = access.Allows(by, Permission.Reconcile, Session.Scope);
        var tree = node.Consolidator.TreeOf(Session.Period);
        Overlaps = [.. StatedOverlapStore.All(database).Where(o => o.Period.Start <= Session.Period.End && o.Period.End >= Session.Period.Start && tree.PathOf(o.TerritoryId).Contains(Session.TerritoryId)).TakeLast(MostOverlaps)];
        NameOf = people.Names([Session.OpenedBy, .. Work.Signatures.Select(s => s.By), .. Work.Forces.SelectMany(f => f.Changed).Select(c => c.By)]);
    }
}
