using System.Globalization;
using System.Text.Json;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.Conferences;

/// <summary>One saved version of a conference, for its history.</summary>
internal sealed record ConferenceVersion(int Version, ConferenceState State, ConferenceBody Body, string What, string? Reason, string By, DateTimeOffset At);

/// <summary>Conferences and their versions in the database; a use case writes through the static methods.</summary>
internal sealed class ConferenceStore(Database database)
{
    private sealed record Row(string Id, string Code, string State, long Version, string Body);
    private sealed record VersionRow(long Version, string State, string Body, string What, string? Reason, string ChangedBy, string ChangedAt);

    public const string Columns = "select c.id, c.code, c.state, c.version, c.body from conference c ";

    public Conference Get(string id) => Find(id) ?? throw new RefusalException(ConferenceProblems.NotFound());
    public Conference? Find(string id) => database.First<Row>(Columns + "where c.id = @id", new { id }) is { } row ? Make(row) : null;
    public static Conference Get(Write write, string id) => write.First<Row>(Columns + "where c.id = @id", new { id }) is { } row ? Make(row) : throw new RefusalException(ConferenceProblems.NotFound());

    /// <summary>The conference as a page showed it; refused, with the name of who changed it, when there is a later version.</summary>
    /// <param name="seen">The version the page showed; null takes whatever stands.</param>
    public Conference AsSeen(Write write, string id, int? seen)
    {
        var conference = Get(write, id);
        if (seen is { } version && version != conference.Version)
            throw new RefusalException(ConferenceProblems.ChangedMeanwhile(new People(database).Name(write.First<string>("select changed_by from conference where id = @id", new { id }) ?? "")));
        return conference;
    }

    /// <summary>Conferences by a condition on <c>conference c</c>, in the order it names.</summary>
    /// <param name="tail">SQL after the columns, from constants only.</param>
    public List<Conference> Query(string tail, object? args = null) => [.. database.Query<Row>(Columns + tail, args).Select(Make)];

    /// <summary>Newest version first.</summary>
    public List<ConferenceVersion> Versions(string id) => [.. database.Query<VersionRow>("select version, state, body, what, reason, changed_by, changed_at from conference_version where conference_id = @id order by version desc", new { id })
        .Select(v => new ConferenceVersion((int)v.Version, StateOf(v.State), Read(v.Body), v.What, v.Reason, v.ChangedBy, SqlTypes.Time(v.ChangedAt)))];

    /// <summary>The next code of a host unit in a year: unit/year/number.</summary>
    public static string NextCode(Write write, string unitCode, int year) => Numbering.Next(write, "conference", Numbering.Stem(unitCode, year));

    /// <summary>Writes a conference as it now stands and appends its version; <paramref name="what"/> names the step in the history. The caller counts <see cref="Conference.Version"/> up.</summary>
    public static void Save(Write write, Conference c, string what, string? reason = null)
    {
        var body = JsonSerializer.Serialize(c.Body, ReportText.Json);
        var args = new
        {
            c.Id, c.Code, Kind = c.Body.Kind.ToString().ToLowerInvariant(), State = CodeOf(c.State), Starts = SqlTypes.Text(c.Body.StartsAt), Ends = SqlTypes.Text(c.Body.EndsAt), c.Body.HostUnitId, c.Body.TerritoryId, c.Body.PublicationId,
            c.Version, body, write.Actor, write.At, Search = Vietnamese.Fold(c.Code + " " + c.Body.Title + " " + c.Body.Place), what, reason
        };
        write.Execute("""
            insert into conference (id, code, kind, state, starts_at, ends_at, host_unit_id, territory_id, publication_id, version, body, changed_by, changed_at, search_text)
            values (@Id, @Code, @Kind, @State, @Starts, @Ends, @HostUnitId, @TerritoryId, @PublicationId, @Version, @body, @Actor, @At, @Search)
            on conflict (id) do update set kind = excluded.kind, state = excluded.state, starts_at = excluded.starts_at, ends_at = excluded.ends_at, host_unit_id = excluded.host_unit_id, territory_id = excluded.territory_id,
              publication_id = excluded.publication_id, version = excluded.version, body = excluded.body, changed_by = excluded.changed_by, changed_at = excluded.changed_at, search_text = excluded.search_text
            """, args);
        write.Execute("insert into conference_version (conference_id, version, state, body, what, reason, changed_by, changed_at) values (@Id, @Version, @State, @body, @what, @reason, @Actor, @At)", args);
        write.Execute("delete from conference_unit where conference_id = @Id", args);
        var units = c.Body.Venues.Select(v => (v.UnitId, Role: "venue", Answer: v.Answer.ToString().ToLowerInvariant())).Concat(c.Body.Chairs.Select(h => (h.UnitId, Role: "chair", Answer: ""))).Append((UnitId: c.Body.HostUnitId, Role: "host", Answer: ""));
        foreach (var u in units.DistinctBy(u => (u.UnitId, u.Role)))
            write.Execute("insert into conference_unit (conference_id, unit_id, role, answer) values (@Id, @UnitId, @Role, @Answer)", new { c.Id, u.UnitId, u.Role, u.Answer });
        write.Log("conference." + what, c.Id, JsonSerializer.Serialize(new { version = c.Version, state = CodeOf(c.State), code = c.Code, reason, body = c.Body }, ReportText.Json), authorUnit: c.Body.HostUnitId);
    }

    public static string CodeOf(ConferenceState state) => state.ToString().ToLowerInvariant();
    public static ConferenceState StateOf(string code) => Enum.Parse<ConferenceState>(code, true);
    public static ConferenceBody Read(string body) => JsonSerializer.Deserialize<ConferenceBody>(body, ReportText.Json)!;

    private static Conference Make(Row r) => new() { Id = r.Id, Code = r.Code, State = StateOf(r.State), Version = (int)r.Version, Body = Read(r.Body) };
}
