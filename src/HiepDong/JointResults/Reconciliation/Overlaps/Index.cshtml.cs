using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.JointResults.Reconciliation;

/// <summary>Joint parts that were stated for units reporting totals only: the list with its history, and the form.</summary>
internal sealed class OverlapsModel(Database database, NodeState node, Access access, ReconciliationStore sessions, StateOverlap state, People people, Texts texts) : PageModel, IRefillable
{
    public const int Size = 40, MostUnits = 6;

    [FromQuery(Name = "ky")] public string? PeriodCode { get; set; }
    [FromQuery(Name = "noi")] public string? PlaceText { get; set; }
    [FromQuery(Name = "ct")] public string? IndicatorText { get; set; }
    [FromQuery(Name = "da-rut")] public string? Withdrawn { get; set; }
    [FromQuery(Name = "vua-rut")] public string? JustWithdrawn { get; set; }
    [FromQuery(Name = "phien")] public string? FromSession { get; set; }
    [FromQuery(Name = "trang")] public string? PageText { get; set; }
    [BindProperty(Name = "dia-ban")] public string? Place { get; set; }
    [BindProperty(Name = "ky-chung")] public string? NewPeriod { get; set; }
    [BindProperty(Name = "chi-tieu")] public string? NewIndicator { get; set; }
    [BindProperty(Name = "so")] public decimal? Amount { get; set; }
    [BindProperty(Name = "can-cu")] public string? Basis { get; set; }

    public IReadOnlyList<KeptOverlap> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public bool MayState { get; private set; }
    public bool WithWithdrawn => Withdrawn == "true";
    public IReadOnlyList<Choice> Periods { get; private set; } = [];
    public IReadOnlyList<Choice> NewPeriods { get; private set; } = [];
    public IReadOnlyList<string> Places { get; private set; } = [];
    public IReadOnlyList<string> Units { get; private set; } = [];
    public IReadOnlyList<string> Indicators { get; private set; } = [];
    public Func<string, string> NameOf { get; private set; } = n => n;

    public string PlaceName(StatedOverlap o) => DraftedSentences.UpperFirst(node.Organisation.Territory(o.TerritoryId)?.FullName ?? o.TerritoryId);
    public string UnitName(string id) => node.Organisation.Unit(id)?.Name ?? id;
    public Indicator IndicatorOf(StatedOverlap o) => node.Catalogue[o.Indicator];
    public string Figure(StatedOverlap o) => texts.Number(IndicatorOf(o).Unscale(o.Amount)) + " " + IndicatorOf(o).Unit(texts.Language);
    public bool MayWithdraw(StatedOverlap o) => access.Allows(Actors.Of(HttpContext), Permission.Reconcile, Scope.OfTerritory(o.TerritoryId));

    /// <summary>Names of the unit fields: don-vi, don-vi-2, …</summary>
    public static IEnumerable<string> UnitFields => Enumerable.Range(1, MostUnits).Select(n => n == 1 ? "don-vi" : "don-vi-" + n.ToString(CultureInfo.InvariantCulture));

    public void OnGet()
    {
        Load();
        if (!MayState) return;
        var session = Guid.TryParse(FromSession, out _) ? sessions.All().FirstOrDefault(s => s.Id == FromSession) : null;
        var place = session is not null ? node.Organisation.Territory(session.TerritoryId) : Reaches().FirstOrDefault();
        Place = place is null ? null : ResultTyped.Label(place, node.Organisation);
        NewPeriod = (session?.Period ?? Period.Holding(node.Today, Rhythm.Month, WindowRule.Statutory).Previous).Code;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!Period.TryParse(NewPeriod, out var period)) throw new RefusalException(ReconciliationProblems.OverlapPeriod());
        var day = period.Window().To;
        var problems = new List<Problem>();
        var place = Try(() => ResultTyped.Place(Place, day, node.Organisation, "dia-ban"), problems);
        var indicator = Try(() => IndicatorTyped.Find(NewIndicator, node.Catalogue), problems);
        var units = UnitFields.Where(f => Vietnamese.Clean(Request.Form[f]).Length > 0).Select(f => Try(() => ResultTyped.Unit(Request.Form[f], day, node.Organisation, f), problems)).ToList();
        if (problems.Count > 0) throw new RefusalException(problems);
        await state.Run(place!.Id, period, indicator!.Code, Amount, [.. units.Select(u => u!.Id)], Basis, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["overlap.saved"];
        return Redirect("/doi-chieu/phan-chung");
    }

    public async Task<IActionResult> OnPostWithdrawAsync([FromForm(Name = "id")] string id, CancellationToken stop)
    {
        await state.Withdraw(id, Actors.Of(HttpContext), stop);
        return Redirect("/doi-chieu/phan-chung?vua-rut=" + Uri.EscapeDataString(id));
    }

    public async Task<IActionResult> OnPostRestoreAsync([FromForm(Name = "id")] string id, CancellationToken stop)
    {
        await state.Restore(id, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["overlap.restored"];
        return Redirect("/doi-chieu/phan-chung");
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private static T? Try<T>(Func<T> read, List<Problem> problems) where T : class
    {
        try { return read(); }
        catch (RefusalException e)
        {
            problems.AddRange(e.Problems);
            return null;
        }
    }

    private IEnumerable<Territories.Territory> Reaches() => access.ReachesOf(Actors.Of(HttpContext), Permission.Reconcile).Where(r => r.Hierarchy == Hierarchy.Territory).Select(r => node.Organisation.Territory(r.NodeId)).OfType<Territories.Territory>();

    /// <summary>Seen by whoever sees results of the territory, or has a unit named.</summary>
    private bool Sees(StatedOverlap o) => access.Allows(Actors.Of(HttpContext), Permission.SeeResults, Scope.OfTerritory(o.TerritoryId)) || o.Units.Any(u => access.Allows(Actors.Of(HttpContext), Permission.SeeResults, u));

    private void Load()
    {
        access.Require(Actors.Of(HttpContext), Permission.SeeResults);
        var reaches = Reaches().ToList();
        MayState = reaches.Count > 0;
        var tree = node.Organisation.At(node.Today);
        Places = [.. reaches.SelectMany(r => tree.ChildrenOf(r.Id).OrderBy(t => Vietnamese.SortKey(t.Name), StringComparer.Ordinal).Prepend(r)).DistinctBy(t => t.Id).Take(150).Select(t => ResultTyped.Label(t, node.Organisation))];
        Units = MayState ? UnitChoice.Suggestions(reaches.SelectMany(r => tree.UnitsUnder(Scope.OfTerritory(r.Id))).DistinctBy(u => u.Id), 150) : [];
        Indicators = MayState ? [.. node.Catalogue.Indicators.Where(i => i is { AddsUp: AddsUp.Sum, Retired: false }).OrderBy(i => i.Code, StringComparer.Ordinal).Take(300).Select(i => IndicatorTyped.Label(i, texts.Language))] : [];
        NewPeriods = SessionPeriods.Choices(node.Today, texts, Rhythm.Half, Rhythm.NineMonths, Rhythm.Year);
        var all = StatedOverlapStore.History(database).Where(k => Sees(k.Overlap)).ToList();
        Periods = [.. all.Select(k => k.Overlap.Period).Distinct().OrderDescending().Select(p => new Choice(p.Code, DraftedSentences.UpperFirst(p.Name(texts.Language))))];
        if (!WithWithdrawn) all.RemoveAll(k => k.WithdrawnAt is not null);
        if (Period.TryParse(PeriodCode, out var period)) all.RemoveAll(k => k.Overlap.Period != period);
        if (Vietnamese.Fold(PlaceText) is { Length: > 0 } place) all.RemoveAll(k => !Vietnamese.Fold(PlaceName(k.Overlap) + " " + node.Organisation.Territory(k.Overlap.TerritoryId)?.Code).Contains(place, StringComparison.Ordinal));
        if (Vietnamese.Fold(IndicatorText) is { Length: > 0 } words) all.RemoveAll(k => IndicatorOf(k.Overlap) is var i && !Vietnamese.Fold(i.Code + " " + i.NameVi + " " + i.NameEn).Contains(words, StringComparison.Ordinal));
        Total = all.Count;
        PageNumber = int.TryParse(PageText, out var n) ? Math.Clamp(n, 1, 100_000) : 1;
        Lines = [.. all.Skip((PageNumber - 1) * Size).Take(Size)];
        NameOf = people.Names([.. Lines.Select(l => l.Overlap.By), .. Lines.Select(l => l.WithdrawnBy).OfType<string>()]);
    }
}
