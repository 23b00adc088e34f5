using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using HiepDong.Accounts;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Storage;

namespace HiepDong.JointResults.Duplicates;

/// <summary>A result that may be the one being entered.</summary>
internal sealed record DuplicateCandidate(JointResult Result, Likelihood Likelihood);

/// <summary>A pair that somebody has judged not to be one event.</summary>
internal sealed record JudgedPair(string FirstId, string SecondId, string Reason, string JudgedBy, DateTimeOffset JudgedAt);

/// <summary>Which pairs the desk shows.</summary>
/// <param name="PlaceId">A territory: both results or one of them lie in it.</param>
internal sealed record PairFilter(DateOnly From, DateOnly To, ResultKind? Kind = null, string? PlaceId = null);

/// <summary>Finds results that tell one event twice: for a result being entered, and all open pairs of a period.</summary>
internal sealed class FindDuplicates(Database database, NodeState node, ResultStore results, ResultReach reach)
{
    private sealed record Slim(string Id, long Version, string TerritoryId);
    private sealed record Body(string Id, long Version, string Text);
    private sealed record PlaceCount(string Kind, string TerritoryId, long Count);
    private sealed record Pair(string FirstId, string SecondId);
    private sealed record JudgedRow(string FirstId, string SecondId, string Reason, string JudgedBy, string JudgedAt);
    private sealed record Known(long Version, OrgTree Tree, ResultSketch Sketch);
    private sealed record Swept(string Stamp, OrgTree Tree, Dictionary<string, ResultSketch> Sketches, List<LikelyPair> Pairs);
    private sealed record Learned(DateOnly Day, long Count, OrgTree Tree, ResultRates Rates, bool Whole);

    /// <summary>How far back the desk looks when no period is chosen: three months.</summary>
    public const int DeskDays = 92;

    /// <summary>How far back is learned from, how many results, and how many when somebody waits for it.</summary>
    public const int LearnedDays = 400;
    public const int Sample = 4000;
    private const int SmallSample = 250;
    private const int MostKnown = 100_000;

    // What a body says does not change within a version; parsing 20,000 of them again at every look would be most of the work.
    private readonly ConcurrentDictionary<string, Known> known = new();
    private readonly ConcurrentDictionary<(DateOnly, DateOnly), Swept> swept = new();
    private volatile Learned? learned;
    private readonly Lock turn = new();
    private Task? learning;

    private OrgTree Tree => node.Organisation.At(node.Today);

    private static readonly ConditionalWeakTable<NodeState, FindDuplicates> OfNodes = [];

    /// <summary>The one of a node: what it has learned and swept is kept once.</summary>
    public static FindDuplicates For(Database database, NodeState node) => OfNodes.GetValue(node, n =>
    {
        var access = new Access(n);
        return new(database, n, new(database), new(n, access, new(n, access, new(n, access))));
    });

    /// <summary>Recorded results that may be this one, most likely first.</summary>
    /// <param name="exceptId">The result itself, when it is stored; pairs with it that were judged not to be the same are left out.</param>
    public IReadOnlyList<DuplicateCandidate> CandidatesFor(ResultBody body, string? exceptId = null, double threshold = Likeness.Threshold)
    {
        var tree = Tree;
        var sketch = ResultSketch.Of(body, node.Organisation, tree);
        var (first, last) = (body.From.AddDays(-Likeness.MostDays), body.To.AddDays(Likeness.MostDays));
        var rows = database.Query<Slim>("""
            select id, version, territory_id from joint_result
            where to_day >= @first and to_day <= @latest and from_day <= @last and kind in @kinds and state in ('recorded', 'closed')
            """, new { first = SqlTypes.Text(first), last = SqlTypes.Text(last), latest = SqlTypes.Text(last.AddDays(JointResult.MostDays)), kinds = Likeness.KindsLike(body.Kind).Select(k => k.Code()).ToList() });
        rows.RemoveAll(r => r.Id == exceptId || !Likeness.MayLieTogether(sketch.Place, SketchPlace.Of(r.TerritoryId, node.Organisation, tree)));
        if (exceptId is not null && rows.Count > 0)
        {
            var judged = database.Query<Pair>("select first_id, second_id from result_pair where (first_id = @exceptId or second_id = @exceptId) and undone_at is null", new { exceptId })
                .Select(p => p.FirstId == exceptId ? p.SecondId : p.FirstId).ToHashSet();
            rows.RemoveAll(r => judged.Contains(r.Id));
        }
        if (rows.Count == 0) return [];
        var rates = Rates(tree);
        var sketches = Sketches(rows, tree);
        var likely = rows.Where(r => sketches.ContainsKey(r.Id)).Select(r => (r.Id, Odds: Likeness.LogOdds(sketch, sketches[r.Id], rates)))
            .Where(r => r.Odds is { } odds && Likeness.ScoreOf(odds) >= threshold).OrderByDescending(r => r.Odds).ThenBy(r => r.Id, StringComparer.Ordinal).ToList();
        if (likely.Count == 0) return [];
        var found = results.Query("where r.id in @ids", new { ids = likely.Select(l => l.Id).ToList() }).ToDictionary(r => r.Id);
        return [.. likely.Where(l => found.ContainsKey(l.Id)).Select(l => new DuplicateCandidate(found[l.Id], Likeness.Compare(sketch, sketches[l.Id], rates)!))];
    }

    /// <summary>Open pairs whose two results the person sees, most likely first.</summary>
    public IReadOnlyList<LikelyPair> Open(PairFilter filter, Actor by)
    {
        var all = Sweep(filter.From, filter.To);
        var judged = database.Query<Pair>("select first_id, second_id from result_pair where undone_at is null").Select(p => (p.FirstId, p.SecondId)).ToHashSet();
        var units = reach.UnitsFor(by);
        return [.. all.Pairs.Where(p => !judged.Contains((p.First, p.Second)) && Shown(all.Sketches[p.First], all.Sketches[p.Second]))];

        bool Shown(ResultSketch a, ResultSketch b) => (units is null || a.UnitIds.Any(units.Contains) && b.UnitIds.Any(units.Contains))
            && (filter.Kind is not { } kind || a.Kind == kind || b.Kind == kind)
            && (filter.PlaceId is not { } place || all.Tree.PathOf(a.Place.Id).Contains(place) || all.Tree.PathOf(b.Place.Id).Contains(place));
    }

    /// <summary>Open pairs among some results, whoever looks.</summary>
    public IReadOnlyList<LikelyPair> Among(IReadOnlyList<JointResult> some)
    {
        if (some.Count < 2) return [];
        var ids = some.Select(r => r.Id).ToHashSet();
        var judged = database.Query<Pair>("select first_id, second_id from result_pair where undone_at is null").Select(p => (p.FirstId, p.SecondId)).ToHashSet();
        return [.. Sweep(some.Min(r => r.Body.To), some.Max(r => r.Body.To)).Pairs.Where(p => ids.Contains(p.First) && ids.Contains(p.Second) && !judged.Contains((p.First, p.Second)))];
    }

    /// <summary>What speaks for and against two stored results being one event; null when they cannot be.</summary>
    public Likelihood? Compare(JointResult a, JointResult b)
    {
        var tree = Tree;
        return Likeness.Compare(ResultSketch.Of(a.Body, node.Organisation, tree), ResultSketch.Of(b.Body, node.Organisation, tree), Rates(tree));
    }

    /// <summary>Pairs judged not to be the same, the last judged first.</summary>
    public IReadOnlyList<JudgedPair> Judged(int most) => [.. database.Query<JudgedRow>("select first_id, second_id, reason, judged_by, judged_at from result_pair where undone_at is null order by judged_at desc, first_id limit @most", new { most })
        .Select(r => new JudgedPair(r.FirstId, r.SecondId, r.Reason, r.JudgedBy, SqlTypes.Time(r.JudgedAt)))];

    /// <summary>Pairs among the results that were judged not to be the same, the first judged first.</summary>
    public IReadOnlyList<JudgedPair> JudgedAmong(IReadOnlyCollection<JointResult> some)
    {
        var ids = some.Select(r => r.Id).ToHashSet();
        return [.. database.Query<JudgedRow>("select first_id, second_id, reason, judged_by, judged_at from result_pair where undone_at is null and first_id in @ids order by judged_at, first_id, second_id", new { ids = ids.ToArray() })
            .Where(p => ids.Contains(p.SecondId)).Select(r => new JudgedPair(r.FirstId, r.SecondId, r.Reason, r.JudgedBy, SqlTypes.Time(r.JudgedAt)))];
    }

    public JudgedPair? JudgedOf(string a, string b)
    {
        var (first, second) = string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
        return database.First<JudgedRow>("select first_id, second_id, reason, judged_by, judged_at from result_pair where first_id = @first and second_id = @second and undone_at is null", new { first, second }) is { } r
            ? new(r.FirstId, r.SecondId, r.Reason, r.JudgedBy, SqlTypes.Time(r.JudgedAt)) : null;
    }

    private Swept Sweep(DateOnly from, DateOnly to)
    {
        var tree = Tree;
        // Every save of a counted result makes a version, so the sum tells whether anything has changed.
        var stamp = database.First<string>("select cast(count(*) as text) || ':' || cast(coalesce(sum(version), 0) as text) from joint_result") ?? "";
        if (swept.TryGetValue((from, to), out var last) && last.Stamp == stamp && ReferenceEquals(last.Tree, tree)) return last;
        var rows = database.Query<Slim>("select id, version, territory_id from joint_result where to_day >= @from and to_day <= @to and state in ('recorded', 'closed')", new { from = SqlTypes.Text(from), to = SqlTypes.Text(to) });
        var sketches = Sketches(rows, tree);
        var made = new Swept(stamp, tree, sketches, LikelyPairs.Among(sketches, Rates(tree), Likeness.Threshold));
        if (swept.Count > 12) swept.Clear();
        return swept[(from, to)] = made;
    }

    private Dictionary<string, ResultSketch> Sketches(List<Slim> rows, OrgTree tree)
    {
        var made = new Dictionary<string, ResultSketch>(rows.Count);
        var missing = new List<string>();
        foreach (var row in rows)
            if (known.TryGetValue(row.Id, out var there) && there.Version == row.Version && ReferenceEquals(there.Tree, tree)) made[row.Id] = there.Sketch;
            else missing.Add(row.Id);
        if (known.Count + missing.Count > MostKnown) known.Clear();
        foreach (var some in missing.Chunk(400))
            foreach (var body in database.Query<Body>("select id, version, body as text from joint_result where id in @some", new { some }))
            {
                var sketch = ResultSketch.Of(ResultStore.Read(body.Text), node.Organisation, tree);
                known[body.Id] = new(body.Version, tree, sketch);
                made[body.Id] = sketch;
            }
        return made;
    }

    /// <summary>
    /// How often places have results, learned anew when a day has passed or a fiftieth has been added. Whoever asks meanwhile gets what was learned before, or a first look at the
    /// newest few: nobody waits for thousands of results to be read.
    /// </summary>
    private ResultRates Rates(OrgTree tree)
    {
        var count = database.First<long>("select count(*) from joint_result");
        if (learned is { } last && ReferenceEquals(last.Tree, tree))
        {
            var fresh = last.Day == node.Today && Math.Abs(last.Count - count) <= count / 50;
            if (fresh && last.Whole) return last.Rates;
            if (fresh || last.Whole && count > Sample)
            {
                LearnBehind();
                return last.Rates;
            }
        }
        if (count <= SmallSample) return Learn(tree, Sample).Rates;
        var made = Learn(tree, SmallSample).Rates;
        LearnBehind();
        return made;
    }

    /// <summary>Learns from the whole sample while nobody waits; one at a time.</summary>
    public Task LearnBehind()
    {
        lock (turn) return learning is { IsCompleted: false } running ? running : learning = Task.Run(LearnAll);
    }

    private void LearnAll()
    {
        try
        {
            Learn(Tree, Sample);
            // The desk opens on these days; whoever opens it first does not wait either.
            Sweep(node.Today.AddDays(-DeskDays), node.Today);
        }
        catch (Exception failed) when (failed is ObjectDisposedException or InvalidOperationException or System.Data.Common.DbException)
        {
            // The node stops, or its database is away for a moment; whoever asks next tries again.
        }
    }

    private Learned Learn(OrgTree tree, int sample)
    {
        var today = node.Today;
        var count = database.First<long>("select count(*) from joint_result");
        var since = SqlTypes.Text(today.AddDays(-LearnedDays));
        var counts = database.Query<PlaceCount>("select kind, territory_id, count(*) as count from joint_result where to_day >= @since and state in ('recorded', 'closed') group by kind, territory_id", new { since });
        var newest = database.Query<Slim>("select id, version, territory_id from joint_result where to_day >= @since and state in ('recorded', 'closed') order by to_day desc, id limit @sample", new { since, sample });
        var rates = new ResultRates(counts.Select(c => (Things.ToKind(c.Kind), SketchPlace.Of(c.TerritoryId, node.Organisation, tree), (int)c.Count)), LearnedDays, Sketches(newest, tree).Values);
        return learned = new(today, count, tree, rates, newest.Count < sample || sample == Sample);
    }
}
