using System.Globalization;
using System.Text.Json;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.Assignments;

/// <summary>One saved version of an assignment, for its history.</summary>
/// <param name="UnitId">The unit that took the step; null when it concerns the whole.</param>
internal sealed record AssignmentVersion(int Version, AssignmentBody Body, string What, string? UnitId, string? Reason, string By, DateTimeOffset At);

/// <summary>Assignments and their versions in the database; a use case writes through the static methods.</summary>
internal sealed class AssignmentStore(Database database)
{
    private sealed record Row(string Id, string Code, long Version, string Body);
    private sealed record VersionRow(long Version, string Body, string What, string? UnitId, string? Reason, string ChangedBy, string ChangedAt);

    public const string Columns = "select a.id, a.code, a.version, a.body from assignment a ";

    public Assignment Get(string id) => Find(id) ?? throw new RefusalException(AssignmentProblems.NotFound());
    public Assignment? Find(string id) => database.First<Row>(Columns + "where a.id = @id", new { id }) is { } row ? Make(row) : null;
    public static Assignment Get(Write write, string id) => write.First<Row>(Columns + "where a.id = @id", new { id }) is { } row ? Make(row) : throw new RefusalException(AssignmentProblems.NotFound());

    /// <summary>All that came of a conference, directive, plan or shortcoming, by deadline.</summary>
    public List<Assignment> Of(OriginKind kind, string of) => Query("where a.origin_of = @of and a.origin_kind = @kind order by a.deadline, a.code", new { of, kind = CodeOf(kind) });
    public static List<Assignment> Of(Write write, OriginKind kind, string of) =>
        [.. write.Query<Row>(Columns + "where a.origin_of = @of and a.origin_kind = @kind order by a.deadline, a.code", new { of, kind = CodeOf(kind) }).Select(Make)];

    /// <summary>Assignments by a condition on <c>assignment a</c>, in the order it names.</summary>
    /// <param name="tail">SQL after the columns, from constants only.</param>
    public List<Assignment> Query(string tail, object? args = null) => [.. database.Query<Row>(Columns + tail, args).Select(Make)];

    /// <summary>Newest version first.</summary>
    public List<AssignmentVersion> Versions(string id) => [.. database.Query<VersionRow>("select version, body, what, unit_id, reason, changed_by, changed_at from assignment_version where assignment_id = @id order by version desc", new { id })
        .Select(v => new AssignmentVersion((int)v.Version, Read(v.Body), v.What, v.UnitId, v.Reason, v.ChangedBy, SqlTypes.Time(v.ChangedAt)))];

    /// <summary>The next code of an assigning unit in a year: unit/year/number.</summary>
    public static string NextCode(Write write, string unitCode, int year)
    {
        var stem = string.Create(CultureInfo.InvariantCulture, $"{unitCode}/{year}/");
        var taken = write.Query<string>("select code from assignment where code like @like", new { like = stem + "%" });
        return stem + (taken.Select(c => int.TryParse(c.AsSpan(stem.Length), CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty().Max() + 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Writes an assignment as it now stands and appends its version; <paramref name="what"/> names the step in the history.</summary>
    public static void Save(Write write, Assignment a, string what, string? unitId = null, string? reason = null)
    {
        var body = JsonSerializer.Serialize(a.Body, ReportText.Json);
        var args = new
        {
            a.Id, a.Code, a.AssignerUnitId, Lead = a.Order.LeadUnitId, Kind = CodeOf(a.Origin.Kind), OriginId = a.Origin.Id, a.Origin.Of, State = CodeOf(a.State), AssignedOn = SqlTypes.Text(a.Body.AssignedOn),
            Deadline = SqlTypes.Text(a.Deadline), a.Version, body, write.Actor, write.At, Search = Vietnamese.Fold(a.Code + " " + a.Order.Text + " " + a.Order.Evidence + " " + a.Origin.Title), what, unitId, reason
        };
        write.Execute("""
            insert into assignment (id, code, assigner_unit_id, lead_unit_id, origin_kind, origin_id, origin_of, state, assigned_on, deadline, version, body, changed_by, changed_at, search_text)
            values (@Id, @Code, @AssignerUnitId, @Lead, @Kind, @OriginId, @Of, @State, @AssignedOn, @Deadline, @Version, @body, @Actor, @At, @Search)
            on conflict (id) do update set lead_unit_id = excluded.lead_unit_id, state = excluded.state, deadline = excluded.deadline, version = excluded.version, body = excluded.body,
              changed_by = excluded.changed_by, changed_at = excluded.changed_at, search_text = excluded.search_text
            """, args);
        write.Execute("insert into assignment_version (assignment_id, version, body, what, unit_id, reason, changed_by, changed_at) values (@Id, @Version, @body, @what, @unitId, @reason, @Actor, @At)", args);
        write.Execute("delete from assignment_unit where assignment_id = @Id", args);
        write.Execute("insert into assignment_unit (assignment_id, unit_id, role, state) values (@Id, @AssignerUnitId, 'assigner', @State)", args);
        foreach (var p in a.Body.Parts)
            write.Execute("insert into assignment_unit (assignment_id, unit_id, role, state) values (@Id, @UnitId, @role, @state)", new { a.Id, p.UnitId, role = p.Leads ? "lead" : "supporting", state = p.State.ToString().ToLowerInvariant() });
        write.Log("assignment." + what, a.Id, JsonSerializer.Serialize(new { version = a.Version, code = a.Code, unit = unitId, reason, body = a.Body }, ReportText.Json), authorUnit: unitId ?? a.AssignerUnitId);
    }

    public static string CodeOf(AssignmentState state) => state.ToString().ToLowerInvariant();
    public static string CodeOf(OriginKind kind) => kind.ToString().ToLowerInvariant();
    public static AssignmentBody Read(string body) => JsonSerializer.Deserialize<AssignmentBody>(body, ReportText.Json)!;

    private static Assignment Make(Row r) => new() { Id = r.Id, Code = r.Code, Version = (int)r.Version, Body = Read(r.Body) };
}
