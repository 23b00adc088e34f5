using System.Text.Json;
using HiepDong.JointResults.Duplicates;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.JointResults.Reconciliation;

/// <summary>A session as it was opened; all else about it is derived from results and signatures.</summary>
internal sealed record Session(string Id, string TerritoryId, Period Period, string OpenedBy, DateTimeOffset OpenedAt)
{
    public string Path => "/doi-chieu/" + Id;
    public Scope Scope => Scope.OfTerritory(TerritoryId);
}

/// <summary>Reads outside and inside a writing transaction alike.</summary>
internal readonly struct Reads
{
    private readonly Database? database;
    private readonly Write? write;

    private Reads(Database? database, Write? write) => (this.database, this.write) = (database, write);

    public static implicit operator Reads(Database database) => new(database, null);
    public static implicit operator Reads(Write write) => new(null, write);

    public List<T> Query<T>(string sql, object? args = null) => write is null ? database!.Query<T>(sql, args) : write.Query<T>(sql, args);
    public List<JointResult> Results(string tail, object? args = null) => write is null ? new ResultStore(database!).Query(tail, args) : ResultStore.Query(write, tail, args);
}

/// <summary>Sessions and signatures in the database, and the work of a session made from its results.</summary>
internal sealed class ReconciliationStore(Database database, NodeState node)
{
    private readonly FindDuplicates duplicates = FindDuplicates.For(database, node);

    private sealed record Row(string Id, string TerritoryId, string Period, string OpenedBy, string OpenedAt);
    private sealed record SignatureRow(string SessionId, long Number, string Force, string UnitId, long Sequence, string Results, string? Remark, string SignedBy, string SignedAt);
    private sealed record StepRow(string ResultId, long Version, string What, string? Reason, string ChangedBy, string ChangedAt);

    private const string Columns = "select id, territory_id, period, opened_by, opened_at from reconciliation ";

    /// <summary>Steps of a result that leave what was signed as it was.</summary>
    private static readonly HashSet<string> Harmless = ["closed"];

    public Session Get(string id) => database.First<Row>(Columns + "where id = @id", new { id }) is { } row ? Make(row) : throw new RefusalException(ReconciliationProblems.NotFound());
    public Session? Find(string territoryId, Period period) => database.First<Row>(Columns + "where territory_id = @territoryId and period = @Code", new { territoryId, period.Code }) is { } row ? Make(row) : null;
    public static bool Exists(Write write, string territoryId, Period period) => write.First<string>("select id from reconciliation where territory_id = @territoryId and period = @Code", new { territoryId, period.Code }) is not null;

    /// <summary>Latest period first.</summary>
    public List<Session> All() => [.. database.Query<Row>(Columns + "order by period_end desc, period_start, opened_at desc, id").Select(Make)];

    /// <summary>Sessions that share a month with a period.</summary>
    public List<Session> Within(Period period) => [.. database.Query<Row>(Columns + "where period_start <= @End and period_end >= @Start order by period_start, id", new { period.Start, period.End }).Select(Make)];

    public SessionWork WorkOf(Session session) => WorkOf(database, session, ResultsOf(database, session.Period));
    public SessionWork WorkOf(Write write, Session session) => WorkOf(write, session, ResultsOf(write, session.Period));

    /// <summary>The work of several sessions; results of one period are read once.</summary>
    public IEnumerable<(Session Session, SessionWork Work)> WorkOf(IEnumerable<Session> sessions)
    {
        var known = new Dictionary<Period, List<JointResult>>();
        foreach (var session in sessions)
        {
            if (!known.TryGetValue(session.Period, out var results)) known[session.Period] = results = ResultsOf(database, session.Period);
            yield return (session, WorkOf(database, session, results));
        }
    }

    /// <summary>Results that count and whose last day lies in the period.</summary>
    public List<JointResult> ResultsOf(Period period) => ResultsOf(database, period);

    /// <summary>Recorded results of a session's days and place that count no more, with the step they left by.</summary>
    public List<(JointResult Result, string? Reason, string By, DateTimeOffset At)> GoneFrom(Session session)
    {
        var (window, tree) = (session.Period.Window(), node.Consolidator.TreeOf(session.Period));
        var gone = new ResultStore(database).Query("where r.to_day >= @From and r.to_day <= @To and r.state in ('merged', 'withdrawn') and r.code is not null order by r.to_day, r.code", new { window.From, window.To })
            .Where(r => r.Body.Claims.Any(c => tree.Covers(session.Scope, c.UnitId))).ToList();
        var last = database.Query<StepRow>("select result_id, version, what, reason, changed_by, changed_at from joint_result_version where result_id in @ids order by version", new { ids = gone.Select(r => r.Id).ToList() })
            .GroupBy(s => s.ResultId).ToDictionary(g => g.Key, g => g.Last());
        return [.. gone.Where(r => last.ContainsKey(r.Id)).Select(r => (r, last[r.Id].Reason, last[r.Id].ChangedBy, SqlTypes.Time(last[r.Id].ChangedAt)))];
    }

    private static List<JointResult> ResultsOf(Reads reads, Period period)
    {
        var window = period.Window();
        return reads.Results("where r.to_day >= @From and r.to_day <= @To and r.state in ('recorded', 'closed') order by r.to_day, r.code", new { window.From, window.To });
    }

    private SessionWork WorkOf(Reads reads, Session session, List<JointResult> results)
    {
        var tree = node.Consolidator.TreeOf(session.Period);
        var mine = results.Where(r => SessionWork.Touches(r, tree, session.Scope)).ToList();
        return new(mine, [.. duplicates.Among(mine).Select(p => (p.First, p.Second, p.Score))], SignaturesOf(reads, session.Id), (signature, now) => Since(reads, signature, now), u => node.Organisation.Unit(u)?.Force);
    }

    private static List<Signature> SignaturesOf(Reads reads, string sessionId) =>
        [.. reads.Query<SignatureRow>("select session_id, number, force, unit_id, sequence, results, remark, signed_by, signed_at from reconciliation_signature where session_id = @sessionId order by number", new { sessionId })
            .Select(s => new Signature((int)s.Number, Codes.ToForce(s.Force), s.UnitId, s.Sequence, JsonSerializer.Deserialize<Dictionary<string, int>>(s.Results)!, s.Remark, s.SignedBy, SqlTypes.Time(s.SignedAt)))];

    /// <summary>Steps after a signature of the results it was given for, and of those that have come to the force since. One that left shows the step it left by.</summary>
    private static List<SinceSigned> Since(Reads reads, Signature signature, IReadOnlyList<JointResult> now)
    {
        var present = now.ToDictionary(r => r.Id, r => r.Version);
        var moved = signature.Results.Where(s => present.GetValueOrDefault(s.Key, -1) != s.Value).Select(s => s.Key).Concat(present.Keys.Where(id => !signature.Results.ContainsKey(id))).ToList();
        if (moved.Count == 0) return [];
        var codes = reads.Results("where r.id in @moved", new { moved }).ToDictionary(r => r.Id, r => r.Code);
        return [.. reads.Query<StepRow>("select result_id, version, what, reason, changed_by, changed_at from joint_result_version where result_id in @moved order by changed_at, result_id, version", new { moved })
            .Where(s => s.Version > signature.Results.GetValueOrDefault(s.ResultId, 0) && !Harmless.Contains(s.What)).GroupBy(s => s.ResultId).Select(g => g.Last())
            .Select(s => new SinceSigned(s.ResultId, codes[s.ResultId], s.What, s.ChangedBy, SqlTypes.Time(s.ChangedAt)))];
    }

    public static void Insert(Write write, Session s) => write.Execute(
        "insert into reconciliation (id, territory_id, period, period_start, period_end, opened_by, opened_at) values (@Id, @TerritoryId, @Code, @Start, @End, @OpenedBy, @At)",
        new { s.Id, s.TerritoryId, s.Period.Code, s.Period.Start, s.Period.End, s.OpenedBy, write.At });

    public static void Append(Write write, string sessionId, Signature s) => write.Execute("""
        insert into reconciliation_signature (session_id, number, force, unit_id, sequence, results, remark, signed_by, signed_at) values (@sessionId, @Number, @force, @UnitId, @Sequence, @results, @Remark, @By, @At)
        """, new { sessionId, s.Number, force = s.Force.Code(), s.UnitId, s.Sequence, results = JsonSerializer.Serialize(s.Results), s.Remark, s.By, write.At });

    private static Session Make(Row r) => new(r.Id, r.TerritoryId, Period.Parse(r.Period), r.OpenedBy, SqlTypes.Time(r.OpenedAt));
}
