using System.Globalization;
using System.Text.Json;
using HiepDong.Assignments;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.Shortcomings;

/// <summary>One saved version of a shortcoming, for its history.</summary>
internal sealed record ShortcomingVersion(int Version, ShortcomingState State, ShortcomingBody Body, string What, string? Reason, string By, DateTimeOffset At);

/// <summary>Shortcomings and their versions in the database; a use case writes through the static methods.</summary>
internal sealed class ShortcomingStore(Database database, AssignmentStore assignments)
{
    private sealed record Row(string Id, string Code, string State, long Version, string Body);
    private sealed record VersionRow(long Version, string State, string Body, string What, string? Reason, string ChangedBy, string ChangedAt);
    private sealed record TakenRow(string SourceId, string SourceText, string Id);

    public const string Columns = "select s.id, s.code, s.state, s.version, s.body from shortcoming s ";
    private static readonly JsonSerializerOptions Json = new(ReportText.Json) { IgnoreReadOnlyProperties = true };

    public Shortcoming Get(string id) => Find(id) ?? throw new RefusalException(ShortcomingProblems.NotFound());
    public Shortcoming? Find(string id) => database.First<Row>(Columns + "where s.id = @id", new { id }) is { } row ? Make(row) : null;

    /// <summary>The shortcoming as a page showed it; refused, with the name of who changed it, when there is a later version.</summary>
    public Shortcoming AsSeen(Write write, string id, int? seen)
    {
        var found = write.First<Row>(Columns + "where s.id = @id", new { id }) is { } row ? Make(row) : throw new RefusalException(ShortcomingProblems.NotFound());
        if (seen is { } version && version != found.Version)
            throw new RefusalException(ShortcomingProblems.ChangedMeanwhile(new People(database).Name(write.First<string>("select changed_by from shortcoming where id = @id", new { id }) ?? "")));
        return found;
    }

    /// <summary>Shortcomings by a condition on <c>shortcoming s</c>, in the order it names.</summary>
    /// <param name="tail">SQL after the columns, from constants only.</param>
    public List<Shortcoming> Query(string tail, object? args = null) => [.. database.Query<Row>(Columns + tail, args).Select(Make)];

    /// <summary>Newest version first.</summary>
    public List<ShortcomingVersion> Versions(string id) => [.. database.Query<VersionRow>("select version, state, body, what, reason, changed_by, changed_at from shortcoming_version where shortcoming_id = @id order by version desc", new { id })
        .Select(v => new ShortcomingVersion((int)v.Version, Enum.Parse<ShortcomingState>(v.State, true), JsonSerializer.Deserialize<ShortcomingBody>(v.Body, Json)!, v.What, v.Reason, v.ChangedBy, SqlTypes.Time(v.ChangedAt)))];

    /// <summary>The assignments that remedy causes of these, by id.</summary>
    public IReadOnlyDictionary<string, Assignment> Remedies(IEnumerable<Shortcoming> shortcomings) =>
        shortcomings.SelectMany(s => s.Body.Causes.Select(c => c.RemedyId)).OfType<string>().Distinct().Chunk(500).SelectMany(some => assignments.Query("where a.id in @some", new { some })).ToDictionary(a => a.Id);

    public static IReadOnlyDictionary<string, Assignment> Remedies(Write write, Shortcoming s) =>
        s.Body.Causes.Select(c => c.RemedyId).OfType<string>().Distinct().ToArray() is { Length: > 0 } some ? AssignmentStore.Query(write, "where a.id in @some", new { some }).ToDictionary(a => a.Id) : new Dictionary<string, Assignment>();

    /// <summary>Sentences of reports that were taken over already: by report and sentence, the shortcoming. What was withdrawn may be taken again.</summary>
    public IReadOnlyDictionary<(string Report, string Sentence), string> Taken(IEnumerable<string> reportIds)
    {
        var found = new Dictionary<(string, string), string>();
        foreach (var some in reportIds.Distinct().Chunk(500))
            foreach (var row in database.Query<TakenRow>("select source_id, source_text, id from shortcoming where source_id in @some and state <> 'withdrawn'", new { some }))
                found[(row.SourceId, row.SourceText)] = row.Id;
        return found;
    }

    /// <summary>The next code of an author unit in a year: unit/TT/year/number.</summary>
    public static string NextCode(Write write, string unitCode, int year) => Numbering.Next(write, "shortcoming", Numbering.Stem(unitCode + "/TT", year));

    /// <summary>Writes a shortcoming as it now stands and appends its version.</summary>
    public static void Save(Write write, Shortcoming s, string what, string? reason = null)
    {
        var body = JsonSerializer.Serialize(s.Body, Json);
        var args = new
        {
            s.Id, s.Code, s.Body.UnitId, s.Body.AuthorUnitId, State = s.State.ToString().ToLowerInvariant(), FoundOn = SqlTypes.Text(s.Body.FoundOn), Kind = s.Body.Source.Kind.ToString().ToLowerInvariant(), SourceId = s.Body.Source.Id,
            SourceText = s.Body.Source.Text, s.Version, body, write.Actor, write.At, Search = Vietnamese.Fold(string.Join(' ', [s.Code, s.Body.Text, s.Body.Source.Text, .. s.Body.Causes.Select(c => c.Text)])), what,
            reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim()
        };
        write.Execute("""
            insert into shortcoming (id, code, unit_id, author_unit_id, state, found_on, source_kind, source_id, source_text, version, body, changed_by, changed_at, search_text)
            values (@Id, @Code, @UnitId, @AuthorUnitId, @State, @FoundOn, @Kind, @SourceId, @SourceText, @Version, @body, @Actor, @At, @Search)
            on conflict (id) do update set unit_id = excluded.unit_id, state = excluded.state, found_on = excluded.found_on, source_kind = excluded.source_kind, source_id = excluded.source_id, source_text = excluded.source_text,
              version = excluded.version, body = excluded.body, changed_by = excluded.changed_by, changed_at = excluded.changed_at, search_text = excluded.search_text
            """, args);
        write.Execute("insert into shortcoming_version (shortcoming_id, version, state, body, what, reason, changed_by, changed_at) values (@Id, @Version, @State, @body, @what, @reason, @Actor, @At)", args);
        write.Execute("delete from shortcoming_cause where shortcoming_id = @Id", args);
        foreach (var c in s.Body.Causes)
            write.Execute("insert into shortcoming_cause (shortcoming_id, cause_id, subjective, remedy_id) values (@Id, @cause, @subjective, @RemedyId)", new { s.Id, cause = c.Id, subjective = c.Subjective ? 1 : 0, c.RemedyId });
        write.Log("shortcoming." + what, s.Id, JsonSerializer.Serialize(new { version = s.Version, state = args.State, code = s.Code, reason, body = s.Body }, Json), authorUnit: s.Body.AuthorUnitId);
    }

    private static Shortcoming Make(Row r) => new() { Id = r.Id, Code = r.Code, State = Enum.Parse<ShortcomingState>(r.State, true), Version = (int)r.Version, Body = JsonSerializer.Deserialize<ShortcomingBody>(r.Body, Json)! };
}
