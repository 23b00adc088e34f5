using System.Text.Json;
using HiepDong.JointResults;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.JointResults;

/// <summary>One saved version of a result, for its history.</summary>
internal sealed record ResultVersion(int Version, ResultState State, ResultBody Body, string What, string? Reason, string By, DateTimeOffset At);

/// <summary>A version made after something, with the result it is of.</summary>
internal sealed record LaterVersion(string ResultId, string Code, ResultVersion Version);

/// <summary>Results, their versions and factors in the database; a use case writes through the static methods.</summary>
internal sealed class ResultStore(Database database)
{
    private sealed record Row(string Id, string? Code, string State, long Version, string Body, string? MergedInto, string? RecordedAt);
    private sealed record VersionRow(long Version, string State, string Body, string What, string? Reason, string ChangedBy, string ChangedAt);
    private sealed record FactorRow(string Id, string What, string FromUnit, string ToUnit, string Factor, long Approximate, string Basis, string ChangedBy, string ChangedAt, string? RemovedAt);

    public const string Columns = "select r.id, r.code, r.state, r.version, r.body, r.merged_into, r.recorded_at from joint_result r ";

    public JointResult Get(string id) => Find(id) ?? throw new RefusalException(ResultProblems.NotFound());
    public JointResult? Find(string id) => database.First<Row>(Columns + "where r.id = @id", new { id }) is { } row ? Make(row) : null;
    public JointResult? FindByCode(string code) => database.First<Row>(Columns + "where r.code = @code", new { code }) is { } row ? Make(row) : null;
    public static JointResult Get(Write write, string id) => write.First<Row>(Columns + "where r.id = @id", new { id }) is { } row ? Make(row) : throw new RefusalException(ResultProblems.NotFound());

    /// <summary>The result as a page showed it; refused, with the name of who changed it, when there is a later version.</summary>
    /// <param name="seen">The version the page showed; null takes whatever stands.</param>
    public JointResult AsSeen(Write write, string id, int? seen)
    {
        var result = Get(write, id);
        if (seen is { } version && version != result.Version)
            throw new RefusalException(ResultProblems.ChangedMeanwhile(new People(database).Name(write.First<string>("select changed_by from joint_result where id = @id", new { id }) ?? "")));
        return result;
    }

    /// <summary>Results by a condition on <c>joint_result r</c>, in the order it names.</summary>
    /// <param name="tail">SQL after the columns: a where clause with an order, from constants only.</param>
    public List<JointResult> Query(string tail, object? args = null) => [.. database.Query<Row>(Columns + tail, args).Select(Make)];
    public static List<JointResult> Query(Write write, string tail, object? args = null) => [.. write.Query<Row>(Columns + tail, args).Select(Make)];

    /// <summary>Every result that counts, for the projection at start.</summary>
    public static List<JointResult> Counting(Database database) => [.. database.Query<Row>(Columns + "where r.state in ('recorded', 'closed')").Select(Make)];

    /// <summary>Newest version first.</summary>
    public List<ResultVersion> Versions(string id) => [.. database.Query<VersionRow>("select version, state, body, what, reason, changed_by, changed_at from joint_result_version where result_id = @id order by version desc", new { id })
        .Select(v => new ResultVersion((int)v.Version, StateOf(v.State), Read(v.Body), v.What, v.Reason, v.ChangedBy, SqlTypes.Time(v.ChangedAt)))];

    /// <summary>Results whose last day lies within a span, as they stood after a change of the log.</summary>
    public List<JointResult> AsOf(DateOnly from, DateOnly to, long sequence) => [.. database.Query<AsOfRow>("""
        select v.result_id, v.version, v.state, v.body from joint_result_version v
        where v.to_day >= @from and v.to_day <= @to and v.change_seq <= @sequence
          and not exists (select 1 from joint_result_version w where w.result_id = v.result_id and w.version > v.version and w.change_seq <= @sequence)
        """, new { from = SqlTypes.Text(from), to = SqlTypes.Text(to), sequence }).Select(v => new JointResult { Id = v.ResultId, State = StateOf(v.State), Version = (int)v.Version, Body = Read(v.Body) })];

    /// <summary>Versions made after a change of the log of results whose last day lies, or then lay, within a span; oldest first.</summary>
    public List<LaterVersion> Since(DateOnly from, DateOnly to, long sequence) => [.. database.Query<LaterRow>("""
        select v.result_id, r.code, v.version, v.state, v.body, v.what, v.reason, v.changed_by, v.changed_at from joint_result_version v join joint_result r on r.id = v.result_id
        where v.to_day >= @from and v.to_day <= @to and v.change_seq > @sequence order by v.change_seq
        """, new { from = SqlTypes.Text(from), to = SqlTypes.Text(to), sequence })
        .Select(v => new LaterVersion(v.ResultId, v.Code ?? "", new((int)v.Version, StateOf(v.State), Read(v.Body), v.What, v.Reason, v.ChangedBy, SqlTypes.Time(v.ChangedAt))))];

    private sealed record AsOfRow(string ResultId, long Version, string State, string Body);
    private sealed record LaterRow(string ResultId, string? Code, long Version, string State, string Body, string What, string? Reason, string ChangedBy, string ChangedAt);

    /// <summary>The next code of a lead unit in a year: unit/year/number.</summary>
    public static string NextCode(Write write, string unitCode, int year) => Numbering.Next(write, "joint_result", Numbering.Stem(unitCode, year));

    /// <summary>Writes a result as it now stands and appends its version; <paramref name="what"/> names the step in the history.</summary>
    public static void Save(Write write, JointResult r, string what, string? reason = null)
    {
        var body = JsonSerializer.Serialize(r.Body, ReportText.Json);
        // Cases are whole numbers; lists add them up without opening the documents.
        var cases = r.Body.Accepted.Amounts.FirstOrDefault(a => a.What == "cases");
        var args = new
        {
            r.Id, Code = r.Code.Length > 0 ? r.Code : null, Kind = r.Body.Kind.Code(), From = SqlTypes.Text(r.Body.From), To = SqlTypes.Text(r.Body.To), r.Body.TerritoryId, Lead = r.Body.Lead.UnitId,
            State = CodeOf(r.State), r.Version, body, Joint = r.Body.IsJoint ? 1 : 0, Waiting = r.Waiting.Count(), Differing = r.Counts ? r.Body.Unsettled.Count() : 0, r.MergedInto,
            Cases = (long)(cases?.Value ?? 0), About = cases is { Approximate: true } ? 1 : 0, RecordedAt = r.RecordedAt is { } at ? SqlTypes.Text(at) : null, write.Actor, write.At, Search = Vietnamese.Fold(r.Code + " " + r.Body.Summary + " " + r.Body.Campaign), what, reason
        };
        write.Execute("""
            insert into joint_result (id, code, kind, from_day, to_day, territory_id, lead_unit_id, state, version, body, joint, waiting, differing, cases, cases_about, merged_into, recorded_at, changed_by, changed_at, search_text)
            values (@Id, @Code, @Kind, @From, @To, @TerritoryId, @Lead, @State, @Version, @body, @Joint, @Waiting, @Differing, @Cases, @About, @MergedInto, @RecordedAt, @Actor, @At, @Search)
            on conflict (id) do update set code = excluded.code, kind = excluded.kind, from_day = excluded.from_day, to_day = excluded.to_day, territory_id = excluded.territory_id, lead_unit_id = excluded.lead_unit_id,
              state = excluded.state, version = excluded.version, body = excluded.body, joint = excluded.joint, waiting = excluded.waiting, differing = excluded.differing,
              cases = excluded.cases, cases_about = excluded.cases_about, merged_into = excluded.merged_into,
              recorded_at = excluded.recorded_at, changed_by = excluded.changed_by, changed_at = excluded.changed_at, search_text = excluded.search_text
            """, args);
        var seq = write.Log("result." + what, r.Id, JsonSerializer.Serialize(new { version = r.Version, state = CodeOf(r.State), code = r.Code, reason, body = r.Body }, ReportText.Json), effect: r, authorUnit: r.Body.Lead.UnitId);
        write.Execute("""
            insert into joint_result_version (result_id, version, change_seq, to_day, state, body, what, reason, changed_by, changed_at) values (@Id, @Version, @seq, @To, @State, @body, @what, @reason, @Actor, @At)
            on conflict (result_id, version) do update set change_seq = excluded.change_seq, to_day = excluded.to_day, state = excluded.state, body = excluded.body, what = excluded.what, reason = excluded.reason,
              changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """, new { args.Id, args.Version, seq, args.To, args.State, body, what, reason, write.Actor, write.At });
        write.Execute("delete from joint_result_unit where result_id = @Id", args);
        foreach (var c in r.Body.Claims)
            write.Execute("insert into joint_result_unit (result_id, unit_id, leads, answer) values (@Id, @UnitId, @leads, @answer)", new { r.Id, c.UnitId, leads = c.Leads ? 1 : 0, answer = c.Leads ? "confirmed" : c.Answer.ToString().ToLowerInvariant() });
    }

    public static string CodeOf(ResultState state) => state.ToString().ToLowerInvariant();
    public static ResultState StateOf(string code) => Enum.Parse<ResultState>(code, true);
    public static ResultBody Read(string body) => JsonSerializer.Deserialize<ResultBody>(body, ReportText.Json)!;
    public static string Write(ResultBody body) => JsonSerializer.Serialize(body, ReportText.Json);

    private static JointResult Make(Row r) => new()
    {
        Id = r.Id, Code = r.Code ?? "", State = StateOf(r.State), Version = (int)r.Version, Body = Read(r.Body), MergedInto = r.MergedInto, RecordedAt = r.RecordedAt is null ? null : SqlTypes.Time(r.RecordedAt)
    };

    /// <summary>Rows of the factor table that are in force.</summary>
    public static List<Factor> Factors(Database database) => [.. database.Query<FactorRow>(FactorColumns + "where removed_at is null").Select(f => Make(f).Factor)];

    public List<StoredFactor> AllFactors() => [.. database.Query<FactorRow>(FactorColumns + "order by what, from_unit, to_unit").Select(Make)];

    public static StoredFactor? FindFactor(Write write, string id) => write.First<FactorRow>(FactorColumns + "where id = @id", new { id }) is { } row ? Make(row) : null;

    private const string FactorColumns = "select id, what, from_unit, to_unit, factor, approximate, basis, changed_by, changed_at, removed_at from measure_factor ";

    private static StoredFactor Make(FactorRow f) => new(f.Id, new(f.What, f.FromUnit, f.ToUnit, decimal.Parse(f.Factor, System.Globalization.CultureInfo.InvariantCulture), f.Approximate != 0), f.Basis, f.ChangedBy, SqlTypes.Time(f.ChangedAt), f.RemovedAt is not null);

    public static void SaveFactor(Write write, string id, Factor f, string basis) => write.Execute("""
        insert into measure_factor (id, what, from_unit, to_unit, factor, approximate, basis, changed_by, changed_at) values (@id, @What, @From, @To, @value, @approximate, @basis, @Actor, @At)
        on conflict (what, from_unit, to_unit) do update set factor = excluded.factor, approximate = excluded.approximate, basis = excluded.basis, changed_by = excluded.changed_by, changed_at = excluded.changed_at, removed_at = null
        """, new { id, f.What, f.From, f.To, value = f.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), approximate = f.Approximate ? 1 : 0, basis, write.Actor, write.At });

    public static void RemoveFactor(Write write, string id, bool removed) =>
        write.Execute("update measure_factor set removed_at = @gone, changed_by = @Actor, changed_at = @At where id = @id", new { id, gone = removed ? write.At : null, write.Actor, write.At });
}

/// <summary>A row of the factor table with who put it there.</summary>
internal sealed record StoredFactor(string Id, Factor Factor, string Basis, string By, DateTimeOffset At, bool Removed);
