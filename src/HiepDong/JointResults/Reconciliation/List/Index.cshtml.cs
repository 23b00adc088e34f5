using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.JointResults.Reconciliation;

/// <summary>Sessions a person takes part in, and the form that opens one.</summary>
internal sealed class SessionsModel(NodeState node, Access access, ReconciliationStore sessions, Reconcile reconcile, People people, Texts texts) : PageModel, IRefillable
{
    public const int Size = 30;

    [FromQuery(Name = "trang-thai")] public string? Standing { get; set; }
    [FromQuery(Name = "ky")] public string? PeriodCode { get; set; }
    [FromQuery(Name = "q")] public string? Search { get; set; }
    [FromQuery(Name = "trang")] public string? PageText { get; set; }
    [BindProperty(Name = "dia-ban")] public string? Place { get; set; }
    [BindProperty(Name = "ky-mo")] public string? NewPeriod { get; set; }

    public IReadOnlyList<(Session Session, SessionWork Work)> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public bool MayOpen { get; private set; }
    public IReadOnlyList<Choice> Periods { get; private set; } = [];
    public IReadOnlyList<Choice> NewPeriods { get; private set; } = [];
    public IReadOnlyList<string> Places { get; private set; } = [];
    public Session? Existing { get; private set; }
    public Func<string, string> NameOf { get; private set; } = n => n;

    public string PlaceName(Session session) => node.Organisation.Territory(session.TerritoryId)?.FullName ?? session.TerritoryId;

    public void OnGet()
    {
        Load();
        // A coordinator opens the month just past for the own territory, most often.
        var own = Reaches(Actors.Of(HttpContext)).FirstOrDefault();
        Place ??= own is null ? null : ResultTyped.Label(own, node.Organisation);
        NewPeriod ??= Period.Holding(node.Today, Rhythm.Month, WindowRule.Statutory).Previous.Code;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!Period.TryParse(NewPeriod, out var period)) throw new RefusalException(ReconciliationProblems.WrongPeriod());
        var place = ResultTyped.Place(Place, period.Window().To, node.Organisation, "dia-ban");
        var session = await reconcile.Open(place.Id, period, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["reconciliation.opened-done"];
        return Redirect(session.Path);
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        if (ModelState.ErrorCount > 0 && Period.TryParse(NewPeriod, out var period))
            try { Existing = sessions.Find(ResultTyped.Place(Place, period.Window().To, node.Organisation).Id, period); }
            catch (RefusalException) { /* The place itself is what was refused. */ }
        return Task.CompletedTask;
    }

    private IEnumerable<Territories.Territory> Reaches(Actor by) => access.ReachesOf(by, Permission.Reconcile).Where(r => r.Hierarchy == Hierarchy.Territory).Select(r => node.Organisation.Territory(r.NodeId)).OfType<Territories.Territory>();

    private void Load()
    {
        var by = Actors.Of(HttpContext);
        access.Require(by, Permission.SeeResults);
        var reaches = Reaches(by).ToList();
        MayOpen = reaches.Count > 0;
        var tree = node.Organisation.At(node.Today);
        Places = [.. reaches.SelectMany(r => tree.ChildrenOf(r.Id).OrderBy(t => Vietnamese.SortKey(t.Name), StringComparer.Ordinal).Prepend(r)).DistinctBy(t => t.Id).Take(250).Select(t => ResultTyped.Label(t, node.Organisation))];
        NewPeriods = SessionPeriods.Choices(node.Today, texts);
        var all = sessions.All();
        Periods = [.. all.Select(s => s.Period).Distinct().Select(p => new Choice(p.Code, DraftedSentences.UpperFirst(p.Name(texts.Language))))];
        if (Period.TryParse(PeriodCode, out var asked)) all = [.. all.Where(s => s.Period == asked)];
        if (Vietnamese.Fold(Search) is { Length: > 0 } words) all = [.. all.Where(s => node.Organisation.Territory(s.TerritoryId) is { } t && Vietnamese.Fold(t.Code + " " + t.FullName).Contains(words, StringComparison.Ordinal))];
        var works = new Dictionary<string, SessionWork>();
        SessionWork WorkOf(Session s) => works.TryGetValue(s.Id, out var work) ? work : works[s.Id] = sessions.WorkOf(s);
        all = [.. all.Where(s => reconcile.Sees(s, () => WorkOf(s), by))];
        PageNumber = int.TryParse(PageText, out var n) ? Math.Clamp(n, 1, 100_000) : 1;
        var shown = all.Skip((PageNumber - 1) * Size).Take(Size);
        Total = all.Count;
        if (Enum.TryParse<ReconciliationState>(Standing, true, out var state) && !int.TryParse(Standing, out _))
        {
            var matching = sessions.WorkOf(all).Where(l => l.Work.State == state).ToList();
            (Total, Lines) = (matching.Count, [.. matching.Skip((PageNumber - 1) * Size).Take(Size)]);
        }
        else Lines = [.. sessions.WorkOf(shown)];
        NameOf = people.Names(Lines.Select(l => l.Session.OpenedBy));
    }
}

/// <summary>Months and quarters that have begun, two years back.</summary>
internal static class SessionPeriods
{
    public static List<Choice> Choices(DateOnly today, Texts texts, params Rhythm[] more)
    {
        var choices = new List<Choice>();
        foreach (var rhythm in (Rhythm[])[Rhythm.Month, Rhythm.Quarter, .. more])
            for (var (p, n) = (Period.Holding(today, rhythm, WindowRule.Statutory), 0); n < 24 / (int)rhythm; n++, p = rhythm == Rhythm.NineMonths ? p.LastYear : p.Previous)
                if (p.Window().From <= today) choices.Add(new(p.Code, DraftedSentences.UpperFirst(p.Name(texts.Language)), texts["report.rhythm." + Indicators.CatalogueStore.Rhythms[rhythm]]));
        return choices;
    }
}

/// <summary>How states and open work read.</summary>
internal static class SessionWords
{
    public static string State(this Texts texts, SessionWork work) => texts["reconciliation.state." + Key(work.State), work.Forces.Count(f => !f.Holds)];

    public static string Kind(SessionWork work) => work.State switch { ReconciliationState.Done => "ok", ReconciliationState.SignAgain => "warn", ReconciliationState.Empty => "", _ => "info" };

    /// <summary>"2 chưa xác nhận, 1 cặp nghi trùng"; empty when nothing is open.</summary>
    public static string Open(this Texts texts, SessionWork work) => string.Join(", ", work.Items.GroupBy(i => i.Kind).OrderBy(g => g.Key).Select(g => texts["reconciliation.count." + Key(g.Key), g.Count()]));

    public static string Key<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
