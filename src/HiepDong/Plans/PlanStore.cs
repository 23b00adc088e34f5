using System.Globalization;
using System.Text.Json;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.Plans;

/// <summary>One saved version of a plan, for its history and for what changed between editions.</summary>
/// <param name="UnitId">The unit that took the step.</param>
internal sealed record PlanVersion(int Version, int Edition, PlanState State, PlanBody Body, PlanStanding Standing, string What, string? UnitId, string? Reason, string By, DateTimeOffset At);

/// <summary>Plans and their versions in the database; a use case writes through the static methods.</summary>
internal sealed class PlanStore(Database database)
{
    private sealed record Row(string Id, string Code, string State, long Edition, long Version, string Body, string Standing);
    private sealed record VersionRow(long Version, long Edition, string State, string Body, string Standing, string What, string? UnitId, string? Reason, string ChangedBy, string ChangedAt);

    public const string Columns = "select p.id, p.code, p.state, p.edition, p.version, p.body, p.standing from joint_plan p ";

    public Plan Get(string id) => Find(id) ?? throw new RefusalException(PlanProblems.NotFound());
    public Plan? Find(string id) => database.First<Row>(Columns + "where p.id = @id", new { id }) is { } row ? Make(row) : null;
    public static Plan Get(Write write, string id) => write.First<Row>(Columns + "where p.id = @id", new { id }) is { } row ? Make(row) : throw new RefusalException(PlanProblems.NotFound());

    /// <summary>The plan as a page showed it; refused, with the name of who changed it, when there is a later version.</summary>
    /// <param name="seen">The version the page showed; null takes whatever stands.</param>
    public Plan AsSeen(Write write, string id, int? seen)
    {
        var plan = Get(write, id);
        if (seen is { } version && version != plan.Version)
            throw new RefusalException(PlanProblems.ChangedMeanwhile(new People(database).Name(write.First<string>("select changed_by from joint_plan where id = @id", new { id }) ?? "")));
        return plan;
    }

    /// <summary>Plans by a condition on <c>joint_plan p</c>, in the order it names.</summary>
    /// <param name="tail">SQL after the columns, from constants only.</param>
    public List<Plan> Query(string tail, object? args = null) => [.. database.Query<Row>(Columns + tail, args).Select(Make)];

    /// <summary>Plans that carry out this one, not those withdrawn before anybody saw them.</summary>
    public List<Plan> ChildrenOf(string id) => Query("where p.parent_id = @id and p.state <> 'withdrawn' order by p.sort_key, p.id", new { id });

    /// <summary>Plans that rest on a directive and were sent at least.</summary>
    public List<Plan> RestingOn(string directiveId) => Query("join joint_plan_basis b on b.plan_id = p.id where b.directive_id = @directiveId and p.state not in ('draft', 'withdrawn', 'cancelled') order by p.from_day, p.id", new { directiveId });

    /// <summary>Newest version first.</summary>
    public List<PlanVersion> Versions(string id) => [.. database.Query<VersionRow>("select version, edition, state, body, standing, what, unit_id, reason, changed_by, changed_at from joint_plan_version where plan_id = @id order by version desc", new { id })
        .Select(v => new PlanVersion((int)v.Version, (int)v.Edition, StateOf(v.State), Read<PlanBody>(v.Body), Read<PlanStanding>(v.Standing), v.What, v.UnitId, v.Reason, v.ChangedBy, SqlTypes.Time(v.ChangedAt)))];

    /// <summary>The next code of an author unit in a year: "KH.", unit, year, number.</summary>
    public static string NextCode(Write write, string unitCode, int year) => Numbering.Next(write, "joint_plan", Numbering.Stem("KH." + unitCode, year));

    /// <summary>Writes a plan as it now stands and appends its version; <paramref name="what"/> names the step in the history.</summary>
    public static void Save(Write write, Plan p, string what, string unitId, string? reason = null)
    {
        var (body, standing) = (JsonSerializer.Serialize(p.Body, ReportText.Json), JsonSerializer.Serialize(p.Standing, ReportText.Json));
        var args = new
        {
            p.Id, p.Code, Kind = CodeOf(p.Body.Kind), State = CodeOf(p.State), p.Edition, p.Version, p.Body.AuthorUnitId, p.Body.TerritoryId, From = SqlTypes.Text(p.Body.From), To = SqlTypes.Text(p.Body.To), p.Body.Title, p.Body.ParentId,
            body, standing, write.Actor, write.At, Sort = Vietnamese.SortKey(p.Body.Title), Search = Vietnamese.Fold(string.Join(' ', [p.Code, p.Body.Title, .. p.Body.Lines.Select(l => l.Text), .. p.Body.Bases.Select(b => b.Text)])), what, unitId, reason
        };
        write.Execute("""
            insert into joint_plan (id, code, kind, state, edition, version, author_unit_id, territory_id, from_day, to_day, title, parent_id, body, standing, changed_by, changed_at, sort_key, search_text)
            values (@Id, @Code, @Kind, @State, @Edition, @Version, @AuthorUnitId, @TerritoryId, @From, @To, @Title, @ParentId, @body, @standing, @Actor, @At, @Sort, @Search)
            on conflict (id) do update set kind = excluded.kind, state = excluded.state, edition = excluded.edition, version = excluded.version, territory_id = excluded.territory_id, from_day = excluded.from_day, to_day = excluded.to_day,
              title = excluded.title, body = excluded.body, standing = excluded.standing, changed_by = excluded.changed_by, changed_at = excluded.changed_at, sort_key = excluded.sort_key, search_text = excluded.search_text
            """, args);
        write.Execute("insert into joint_plan_version (plan_id, version, edition, state, body, standing, what, unit_id, reason, changed_by, changed_at) values (@Id, @Version, @Edition, @State, @body, @standing, @what, @unitId, @reason, @Actor, @At)", args);
        write.Execute("delete from joint_plan_unit where plan_id = @Id", args);
        var units = p.Body.Parties.Select(x => (x.UnitId, Role: "party", Answer: p.AnswerOf(x.UnitId)?.Kind.ToString().ToLowerInvariant() ?? "waiting"))
            .Concat(p.Body.Working.Select(u => (UnitId: u, Role: "work", Answer: ""))).Append((UnitId: p.Body.AuthorUnitId, Role: "author", Answer: ""));
        foreach (var (unit, role, answer) in units.DistinctBy(u => (u.UnitId, u.Role)).Where(u => u.UnitId.Length > 0))
            write.Execute("insert into joint_plan_unit (plan_id, unit_id, role, answer) values (@Id, @unit, @role, @answer)", new { p.Id, unit, role, answer });
        write.Execute("delete from joint_plan_basis where plan_id = @Id", args);
        foreach (var directive in p.Body.Bases.Select(b => b.DirectiveId).OfType<string>().Distinct())
            write.Execute("insert into joint_plan_basis (plan_id, directive_id) values (@Id, @directive)", new { p.Id, directive });
        write.Log("plan." + what, p.Id, JsonSerializer.Serialize(new { version = p.Version, edition = p.Edition, state = CodeOf(p.State), code = p.Code, reason, body = p.Body, standing = p.Standing }, ReportText.Json), authorUnit: unitId);
    }

    public static string CodeOf(PlanState state) => state.ToString().ToLowerInvariant();
    public static string CodeOf(PlanKind kind) => kind.ToString().ToLowerInvariant();
    public static PlanState StateOf(string code) => Enum.Parse<PlanState>(code, true);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, ReportText.Json)!;

    private static Plan Make(Row r) => new() { Id = r.Id, Code = r.Code, State = StateOf(r.State), Edition = (int)r.Edition, Version = (int)r.Version, Body = Read<PlanBody>(r.Body), Standing = Read<PlanStanding>(r.Standing) };
}
