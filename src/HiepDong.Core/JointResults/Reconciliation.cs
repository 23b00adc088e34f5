using HiepDong.Organisation;

namespace HiepDong.JointResults;

/// <summary>What a reconciliation session has still to decide.</summary>
public enum OpenWork { Unconfirmed, Pair, Unsettled, NotClosed }

/// <summary>One thing to decide. <paramref name="Other"/> is the second of a pair, <paramref name="UnitId"/> the unit whose answer is missing.</summary>
/// <param name="Score">How alike the two of a pair are, 0 to 1.</param>
public sealed record WorkItem(OpenWork Kind, JointResult Result, JointResult? Other = null, string? UnitId = null, double Score = 0)
{
    /// <summary>Whether counted figures may still change by it. Ending a result changes none.</summary>
    public bool Blocks => Kind != OpenWork.NotClosed;

    /// <summary>Units whose figures it concerns.</summary>
    public IEnumerable<string> Units => Kind == OpenWork.Unconfirmed ? [UnitId!, Result.Body.Lead.UnitId]
        : Result.Body.Counting.Concat(Other?.Body.Counting ?? []).Select(c => c.UnitId);
}

/// <summary>A force's signature under a session.</summary>
/// <param name="Sequence">The change it was given at.</param>
/// <param name="Results">Version of every result it was given for, by id.</param>
public sealed record Signature(int Number, Force Force, string UnitId, long Sequence, IReadOnlyDictionary<string, int> Results, string? Remark, string By, DateTimeOffset At);

/// <summary>A step of a result that followed a signature.</summary>
public sealed record SinceSigned(string ResultId, string Code, string What, string By, DateTimeOffset At);

/// <summary>A force that must sign, with its last signature and what has happened since.</summary>
public sealed record ForceStanding(Force Force, Signature? Signature, IReadOnlyList<SinceSigned> Changed)
{
    public bool Holds => Signature is not null && Changed.Count == 0;
}

/// <summary>Where a session stands. It is derived, never stored: a result that changes moves the session.</summary>
public enum ReconciliationState { Empty, Working, Signing, Done, SignAgain }

/// <summary>The results a session is about, what is open among them, and who has signed.</summary>
public sealed class SessionWork
{
    private readonly Func<string, Force?> forceOf;

    /// <param name="results">Results of the session, see <see cref="Touches"/>.</param>
    /// <param name="pairs">Likely duplicates among them that nobody has judged.</param>
    /// <param name="signatures">In the order they were given.</param>
    /// <param name="since">Steps after a signature; asked for the last one of each force.</param>
    public SessionWork(IReadOnlyList<JointResult> results, IReadOnlyList<(string A, string B, double Score)> pairs, IReadOnlyList<Signature> signatures,
        Func<Signature, IReadOnlyList<JointResult>, IReadOnlyList<SinceSigned>> since, Func<string, Force?> forceOf)
    {
        this.forceOf = forceOf;
        Results = [.. results.OrderBy(r => r.Body.To).ThenBy(r => r.Code, StringComparer.Ordinal)];
        Signatures = signatures;
        var byId = Results.ToDictionary(r => r.Id);
        Items =
        [
            .. Results.SelectMany(r => r.Waiting.Select(c => new WorkItem(OpenWork.Unconfirmed, r, UnitId: c.UnitId))),
            .. pairs.Where(p => byId.ContainsKey(p.A) && byId.ContainsKey(p.B)).Select(p => new WorkItem(OpenWork.Pair, byId[p.A], byId[p.B], Score: p.Score)),
            .. Results.Where(r => r.Body.Unsettled.Any()).Select(r => new WorkItem(OpenWork.Unsettled, r)),
            .. Results.Where(r => r.State == ResultState.Recorded && !r.Waiting.Any() && !r.Body.Unsettled.Any()).Select(r => new WorkItem(OpenWork.NotClosed, r))
        ];
        Forces = [.. Results.SelectMany(ForcesOf).Distinct().Order().Select(f =>
        {
            var last = signatures.LastOrDefault(s => s.Force == f);
            return new ForceStanding(f, last, last is null ? [] : since(last, Of(f)));
        })];
    }

    public IReadOnlyList<JointResult> Results { get; }
    public IReadOnlyList<WorkItem> Items { get; }
    public IReadOnlyList<Signature> Signatures { get; }

    /// <summary>Every force that has a unit counting in a result.</summary>
    public IReadOnlyList<ForceStanding> Forces { get; }

    public ReconciliationState State => Results.Count == 0 ? ReconciliationState.Empty
        : Items.Any(i => i.Blocks) ? ReconciliationState.Working
        : Forces.Any(f => f.Changed.Count > 0) ? ReconciliationState.SignAgain
        : Forces.All(f => f.Holds) ? ReconciliationState.Done
        : ReconciliationState.Signing;

    /// <summary>Results that a force signs for: those one of its units counts in.</summary>
    public IReadOnlyList<JointResult> Of(Force force) => [.. Results.Where(r => ForcesOf(r).Contains(force))];

    /// <summary>What keeps a force from signing.</summary>
    public IEnumerable<WorkItem> Blocking(Force force) => Items.Where(i => i.Blocks && i.Units.Any(u => forceOf(u) == force));

    /// <summary>Whether a result belongs to the session of a node: a unit of its subtree counts or is asked.</summary>
    public static bool Touches(JointResult result, OrgTree tree, Scope scope) => result.Counts && result.Body.Claims.Any(c => c.Answer != Answer.Declined && tree.Covers(scope, c.UnitId));

    private IEnumerable<Force> ForcesOf(JointResult result) => result.Body.Counting.Select(c => forceOf(c.UnitId)).OfType<Force>();
}
