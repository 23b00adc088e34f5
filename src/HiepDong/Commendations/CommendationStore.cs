using System.Globalization;
using System.Text.Json;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.Commendations;

/// <summary>One saved version of a list, for its history.</summary>
internal sealed record CommendationVersion(int Version, CommendationState State, CommendationBody Body, string What, string? LineId, string? Reason, string By, DateTimeOffset At);

/// <summary>Proposal lists and their versions in the database; a use case writes through the static methods.</summary>
internal sealed class CommendationStore(Database database, NodeState node)
{
    private sealed record Row(string Id, string Code, string State, long Version, string Body, string CreatedBy, string? SubmittedBy);
    private sealed record VersionRow(long Version, string State, string Body, string What, string? LineId, string? Reason, string ChangedBy, string ChangedAt);

    public const string Columns = "select l.id, l.code, l.state, l.version, l.body, l.created_by, l.submitted_by from commendation l ";

    public Commendation Get(string id) => database.First<Row>(Columns + "where l.id = @id", new { id }) is { } row ? Make(row) : throw new RefusalException(CommendationProblems.NotFound());
    public static Commendation Get(Write write, string id) => write.First<Row>(Columns + "where l.id = @id", new { id }) is { } row ? Make(row) : throw new RefusalException(CommendationProblems.NotFound());

    /// <summary>Lists by a condition on <c>commendation l</c>, in the order it names.</summary>
    /// <param name="tail">SQL after the columns, from constants only.</param>
    public List<Commendation> Query(string tail, object? args = null) => [.. database.Query<Row>(Columns + tail, args).Select(Make)];

    /// <summary>The list as a page showed it; refused, with the name of who changed it, when there is a later version.</summary>
    public Commendation AsSeen(Write write, string id, int? seen)
    {
        var list = Get(write, id);
        if (seen is { } version && version != list.Version)
            throw new RefusalException(CommendationProblems.ChangedMeanwhile(new People(database).Name(write.First<string>("select changed_by from commendation where id = @id", new { id }) ?? "")));
        return list;
    }

    private const string NamedTail = "where l.state <> 'removed' and exists (select 1 from commendation_line n where n.list_id = l.id and n.name_key = @key and n.unit_id in @units) order by l.period_end desc, l.id";

    /// <summary>Lists that name the same official or collective, whatever the unit was called then.</summary>
    public List<Commendation> Naming(Nominee nominee) => Query(NamedTail, Args(nominee));
    public List<Commendation> Naming(Write write, Nominee nominee) => [.. write.Query<Row>(Columns + NamedTail, Args(nominee)).Select(Make)];

    private object Args(Nominee nominee) => new { key = nominee.NameKey, units = nominee.UnitId is { } id ? Family(id).ToArray() : [""] };

    /// <summary>Whether two units, of any time, are one today.</summary>
    public bool SameUnit(string a, string b) => a == b || node.Organisation.Become(a, node.Today).Intersect(node.Organisation.Become(b, node.Today)).Any();

    private IEnumerable<string> Family(string unitId) => node.Organisation.Become(unitId, node.Today).Append(unitId).SelectMany(node.Organisation.WithPredecessors).Distinct();

    /// <summary>Newest version first.</summary>
    public List<CommendationVersion> Versions(string id) =>
        [.. database.Query<VersionRow>("select version, state, body, what, line_id, reason, changed_by, changed_at from commendation_version where list_id = @id order by version desc", new { id })
            .Select(v => new CommendationVersion((int)v.Version, StateOf(v.State), Read(v.Body), v.What, v.LineId, v.Reason, v.ChangedBy, SqlTypes.Time(v.ChangedAt)))];

    /// <summary>The next code of a proposing unit in a year: unit/year/number.</summary>
    public static string NextCode(Write write, string unitCode, int year) => Numbering.Next(write, "commendation", Numbering.Stem(unitCode, year));

    /// <summary>Writes a list as it now stands and appends its version; <paramref name="what"/> names the step in the history.</summary>
    public static void Save(Write write, Commendation c, string what, string? lineId = null, string? reason = null)
    {
        var body = JsonSerializer.Serialize(c.Body, ReportText.Json);
        var span = c.Body.Span;
        var words = c.Body.Standing.SelectMany(l => new[] { l.Nominee.Name, l.Nominee.Post, l.Achievement, l.Ruling?.Number });
        var args = new
        {
            c.Id, c.Code, State = CodeOf(c.State), Stage = StageOf(c.State), c.Body.ProposerUnitId, c.Body.DeciderUnitId, c.Body.Period, span.Start, span.End, Lines = c.Body.Standing.Count(),
            Granted = c.Body.Standing.Count(l => l.Ruling is { Granted: true }), c.Version, body, c.CreatedBy, c.SubmittedBy, write.Actor, write.At,
            Search = Vietnamese.Fold(string.Join(' ', words.Prepend(c.Body.Occasion).Prepend(c.Body.Title).Prepend(c.Code))), what, lineId, reason
        };
        write.Execute("""
            insert into commendation (id, code, state, stage, proposer_unit_id, decider_unit_id, period, period_start, period_end, lines, granted, version, body, created_by, submitted_by, changed_by, changed_at, search_text)
            values (@Id, @Code, @State, @Stage, @ProposerUnitId, @DeciderUnitId, @Period, @Start, @End, @Lines, @Granted, @Version, @body, @CreatedBy, @SubmittedBy, @Actor, @At, @Search)
            on conflict (id) do update set state = excluded.state, stage = excluded.stage, decider_unit_id = excluded.decider_unit_id, period = excluded.period, period_start = excluded.period_start, period_end = excluded.period_end,
              lines = excluded.lines, granted = excluded.granted, version = excluded.version, body = excluded.body, submitted_by = excluded.submitted_by, changed_by = excluded.changed_by, changed_at = excluded.changed_at,
              search_text = excluded.search_text
            """, args);
        write.Execute("insert into commendation_version (list_id, version, state, body, what, line_id, reason, changed_by, changed_at) values (@Id, @Version, @State, @body, @what, @lineId, @reason, @Actor, @At)", args);
        write.Execute("delete from commendation_unit where list_id = @Id", args);
        var seen = new List<(string Unit, int Stage)> { (c.Body.ProposerUnitId, 0), (c.Body.DeciderUnitId, 2) };
        seen.AddRange(c.Body.Asked.Select(u => (u, 1)));
        seen.AddRange(c.Body.Standing.Select(l => l.Nominee.UnitId).OfType<string>().Select(u => (u, 3)));
        foreach (var (unit, stage) in seen.GroupBy(s => s.Unit).Select(g => (g.Key, g.Min(s => s.Stage))))
            write.Execute("insert into commendation_unit (list_id, unit_id, stage) values (@Id, @unit, @stage)", new { c.Id, unit, stage });
        write.Execute("delete from commendation_line where list_id = @Id", args);
        foreach (var l in c.Body.Standing)
            write.Execute("insert into commendation_line (list_id, line_id, unit_id, name_key, force, form) values (@List, @Id, @unit, @NameKey, @force, @form)",
                new { List = c.Id, l.Id, unit = l.Nominee.UnitId ?? "", l.Nominee.NameKey, force = l.Nominee.Force.Code(), form = l.Form.Code() });
        write.Log("commendation." + what, c.Id, JsonSerializer.Serialize(new { version = c.Version, state = CodeOf(c.State), code = c.Code, line = lineId, reason, body = c.Body }, ReportText.Json), authorUnit: c.Body.ProposerUnitId);
    }

    public static string CodeOf(CommendationState state) => state.ToString().ToLowerInvariant();
    public static CommendationState StateOf(string code) => Enum.Parse<CommendationState>(code, true);
    private static int StageOf(CommendationState state) => state switch { CommendationState.Consulting => 1, CommendationState.Submitted => 2, CommendationState.Decided => 3, _ => 0 };
    private static CommendationBody Read(string body) => JsonSerializer.Deserialize<CommendationBody>(body, ReportText.Json)!;

    private static Commendation Make(Row r) => new() { Id = r.Id, Code = r.Code, State = StateOf(r.State), Version = (int)r.Version, Body = Read(r.Body), CreatedBy = r.CreatedBy, SubmittedBy = r.SubmittedBy };
}
