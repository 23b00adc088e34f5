using System.Globalization;
using System.Text.Json;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.Assignments;

/// <summary>One saved version of an assignment, for its history.</summary>
/// <param name="UnitId">The unit whose part the step is about; null when it concerns the whole.</param>
internal sealed record AssignmentVersion(int Version, AssignmentBody Body, string What, string? UnitId, string? Reason, string By, DateTimeOffset At);

/// <summary>Assignments and their versions in the database; a use case writes through the static methods.</summary>
internal sealed class AssignmentStore(Database database)
{
    private sealed record Row(string Id, string Code, long Version, string Body);
    private sealed record VersionRow(long Version, string Body, string What, string? UnitId, string? Reason, string ChangedBy, string ChangedAt);

    public const string Columns = "select a.id, a.code, a.version, a.body from assignment a ";

    /// <summary>What follows from a document is not written into it.</summary>
    private static readonly JsonSerializerOptions Json = new(ReportText.Json) { IgnoreReadOnlyProperties = true };

    public Assignment Get(string id) => Find(id) ?? throw new RefusalException(AssignmentProblems.NotFound());
    public Assignment? Find(string id) => database.First<Row>(Columns + "where a.id = @id", new { id }) is { } row ? Make(row) : null;
    public static Assignment Get(Write write, string id) => write.First<Row>(Columns + "where a.id = @id", new { id }) is { } row ? Make(row) : throw new RefusalException(AssignmentProblems.NotFound());

    /// <summary>All that came of a conference, directive, plan or shortcoming, by deadline.</summary>
    public List<Assignment> Of(OriginKind kind, string of) => Query(OfOrigin, new { of, kind = CodeOf(kind) });
    public static List<Assignment> Of(Write write, OriginKind kind, string of) => Query(write, OfOrigin, new { of, kind = CodeOf(kind) });
    private const string OfOrigin = "where a.origin_of = @of and a.origin_kind = @kind order by a.deadline, a.code";

    /// <summary>What units have passed on of it.</summary>
    public List<Assignment> Children(string id) => Query("where a.parent_id = @id order by a.assigned_on, a.id", new { id });

    /// <summary>The assignment as a page showed it; refused, with the name of who changed it, when there is a later version.</summary>
    /// <param name="seen">The version the page showed; null takes whatever stands.</param>
    public Assignment AsSeen(Write write, string id, int? seen)
    {
        var found = Get(write, id);
        if (seen is { } version && version != found.Version)
            throw new RefusalException(AssignmentProblems.ChangedMeanwhile(new People(database).Name(write.First<string>("select changed_by from assignment where id = @id", new { id }) ?? "")));
        return found;
    }

    /// <summary>Assignments by a condition on <c>assignment a</c>, in the order it names.</summary>
    /// <param name="tail">SQL after the columns: joins, a where clause, an order; from constants only.</param>
    public List<Assignment> Query(string tail, object? args = null) => [.. database.Query<Row>(Columns + tail, args).Select(Make)];
    public static List<Assignment> Query(Write write, string tail, object? args = null) => [.. write.Query<Row>(Columns + tail, args).Select(Make)];

    /// <summary>Newest version first.</summary>
    public List<AssignmentVersion> Versions(string id) => [.. database.Query<VersionRow>("select version, body, what, unit_id, reason, changed_by, changed_at from assignment_version where assignment_id = @id order by version desc", new { id })
        .Select(v => new AssignmentVersion((int)v.Version, Read(v.Body), v.What, v.UnitId, v.Reason, v.ChangedBy, SqlTypes.Time(v.ChangedAt)))];

    /// <summary>The next code of an assigner in a year: unit/year/number.</summary>
    public static string NextCode(Write write, string unitCode, int year) => Numbering.Next(write, "assignment", Numbering.Stem(unitCode, year));

    /// <summary>Writes an assignment as it now stands and appends its version.</summary>
    /// <param name="what">Names the step in the history.</param>
    /// <param name="unitId">The unit whose part it was about.</param>
    public static void Save(Write write, Assignment a, string what, string? unitId = null, string? reason = null)
    {
        reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        var body = JsonSerializer.Serialize(a.Body, Json);
        var state = CodeOf(a.State);
        write.Execute("""
            insert into assignment (id, code, assigner_unit_id, lead_unit_id, origin_kind, origin_id, origin_of, parent_id, state, assigned_on, deadline, ordered_by, late, ended_on, version, body, changed_by, changed_at, search_text)
            values (@Id, @Code, @AssignerUnitId, @LeadUnitId, @kind, @originId, @of, @ParentId, @state, @assigned, @deadline, @ordered, @late, @ended, @Version, @body, @Actor, @At, @search)
            on conflict (id) do update set lead_unit_id = excluded.lead_unit_id, state = excluded.state, deadline = excluded.deadline, ordered_by = excluded.ordered_by, late = excluded.late, ended_on = excluded.ended_on,
              version = excluded.version, body = excluded.body, changed_by = excluded.changed_by, changed_at = excluded.changed_at, search_text = excluded.search_text
            """, new
        {
            a.Id, a.Code, a.AssignerUnitId, a.Order.LeadUnitId, kind = CodeOf(a.Origin.Kind), originId = a.Origin.Id, of = a.Origin.Of, a.Body.ParentId, state, assigned = SqlTypes.Text(a.Body.AssignedOn),
            deadline = SqlTypes.Text(a.Deadline), ordered = SqlTypes.Text(a.Order.Deadline), late = a.IsDoneLate ? 1 : 0, ended = a.EndedOn is { } day ? SqlTypes.Text(day) : null, a.Version, body, write.Actor, write.At,
            search = Vietnamese.Fold(string.Join(' ', a.Code, a.Order.Text, a.Order.Detail, a.Order.Evidence, a.Origin.Title))
        });
        write.Execute("insert into assignment_version (assignment_id, version, body, what, unit_id, reason, changed_by, changed_at) values (@Id, @Version, @body, @what, @unitId, @reason, @Actor, @At)",
            new { a.Id, a.Version, body, what, unitId, reason, write.Actor, write.At });
        write.Execute("delete from assignment_unit where assignment_id = @Id", new { a.Id });
        Line(write, a, a.AssignerUnitId, "assigner", state, a.Deadline, false, false);
        foreach (var p in a.Parts)
            Line(write, a, p.UnitId, p.Leads ? "lead" : "supporting", a.IsCancelled ? "cancelled" : CodeOf(p.State), p.DeadlineOf(a.Order), p.IsLate(a.Order), p.Asking is not null);
        write.Log("assignment." + what, a.Id, JsonSerializer.Serialize(new { version = a.Version, state, code = a.Code, unit = unitId, reason, order = a.Order }, ReportText.Json), authorUnit: unitId ?? a.AssignerUnitId);
    }

    /// <summary>One unit's line, for "mine", "waiting for me" and what a person may see.</summary>
    private static void Line(Write write, Assignment a, string unitId, string role, string state, DateOnly deadline, bool late, bool asking) => write.Execute(
        "insert into assignment_unit (assignment_id, unit_id, role, state, deadline, late, asking) values (@Id, @unitId, @role, @state, @deadline, @late, @asking)",
        new { a.Id, unitId, role, state, deadline = SqlTypes.Text(deadline), late = late ? 1 : 0, asking = asking ? 1 : 0 });

    public static string CodeOf(AssignmentState state) => state.ToString().ToLowerInvariant();
    public static string CodeOf(PartState state) => state.ToString().ToLowerInvariant();
    public static string CodeOf(OriginKind kind) => kind.ToString().ToLowerInvariant();
    private static AssignmentBody Read(string body) => JsonSerializer.Deserialize<AssignmentBody>(body, Json)!;
    private static Assignment Make(Row r) => new() { Id = r.Id, Code = r.Code, Version = (int)r.Version, Body = Read(r.Body) };
}
