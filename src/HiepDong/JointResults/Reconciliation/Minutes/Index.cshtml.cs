using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.JointResults.Reconciliation;

/// <summary>One thing that was decided, by whom and why.</summary>
internal sealed record Decided(string Code, string What, string? Figures, string? Reason, string By, DateTimeOffset? At);

/// <summary>Minutes of a session as they stand now, to print.</summary>
internal sealed class MinutesModel(Database database, NodeState node, Access access, ReconciliationStore sessions, Reconcile reconcile, Duplicates.FindDuplicates duplicates, ResultReach reach, People people, Texts texts) : PageModel
{
    public const int Size = 80;

    [FromQuery(Name = "trang")] public string? PageText { get; set; }

    public Session Session { get; private set; } = null!;
    public SessionWork Work { get; private set; } = null!;
    public IReadOnlyList<JointResult> Seen { get; private set; } = [];
    public IReadOnlyList<JointResult> Shown { get; private set; } = [];
    public IReadOnlyList<Decided> Decisions { get; private set; } = [];
    public int PageNumber { get; private set; } = 1;
    public Func<string, string> NameOf { get; private set; } = n => n;
    public DateTimeOffset Now => database.Clock.GetUtcNow();

    public string PlaceName => node.Organisation.Territory(Session.TerritoryId)?.FullName ?? Session.TerritoryId;
    public string UnitName(string id) => node.Organisation.Unit(id)?.Name ?? id;
    public string TerritoryName(string id) => node.Organisation.Territory(id)?.FullName ?? id;
    public string Amounts(IReadOnlyList<Amount> amounts) => ResultTyped.Text(amounts, texts);

    public void OnGet(string id)
    {
        var by = Actors.Of(HttpContext);
        Session = sessions.Get(id);
        Work = sessions.WorkOf(Session);
        if (!reconcile.Sees(Session, () => Work, by)) throw new RefusalException(AccountProblems.NotAllowed());
        bool Sees(JointResult r) => reach.Sees(by, r);
        var all = access.Allows(by, Permission.SeeResults, Session.Scope);
        Seen = all ? Work.Results : [.. Work.Results.Where(Sees)];
        PageNumber = int.TryParse(PageText, out var n) ? Math.Clamp(n, 1, 100_000) : 1;
        Shown = [.. Seen.Skip((PageNumber - 1) * Size).Take(Size)];
        var gone = sessions.GoneFrom(Session).Where(g => all || Sees(g.Result));
        Decisions = [.. Decide(gone).OrderBy(d => d.At)];
        NameOf = people.Names([.. Decisions.Select(d => d.By), .. Work.Signatures.Select(s => s.By)]);
    }

    private IEnumerable<Decided> Decide(IEnumerable<(JointResult Result, string? Reason, string By, DateTimeOffset At)> gone)
    {
        var codes = Work.Results.ToDictionary(r => r.Id, r => r.Code);
        foreach (var r in Seen)
        {
            if (r.Body.Accepted is { Reason: { } reason } taken)
                yield return new(r.Code, taken.OfUnit is { } unit ? texts["reconciliation.decided.chosen-of", UnitName(unit)] : texts["reconciliation.decided.agreed"], Amounts(taken.Amounts), reason, taken.By ?? "", taken.At);
            foreach (var c in r.Body.Claims.Where(c => c.Answer == Answer.Declined))
                yield return new(r.Code, texts["reconciliation.decided.declined", UnitName(c.UnitId)], null, c.Reason, c.By ?? "", c.At);
        }
        foreach (var (r, reason, who, at) in gone)
            yield return new(r.Code, r.MergedInto is { } kept ? texts["reconciliation.decided.merged", codes.GetValueOrDefault(kept, "…")] : texts["reconciliation.decided.withdrawn"], null, reason, who, at);
        foreach (var (a, b, reason, who, at) in duplicates.JudgedAmong(Seen))
            yield return new(codes[a], texts["reconciliation.decided.distinct", codes[a], codes[b]], null, reason, who, at);
    }
}
