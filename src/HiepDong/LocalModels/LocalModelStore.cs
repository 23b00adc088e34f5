using System.Text.Json;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.LocalModels;

/// <summary>One saved version of a model, for its history.</summary>
internal sealed record ModelVersion(int Version, LocalModelBody Body, string What, string? Reason, string By, DateTimeOffset At);

/// <summary>Models, their dated facts and reviews in the database; a use case writes through the static methods.</summary>
internal sealed class LocalModelStore(Database database)
{
    private sealed record Row(string Id, long Withdrawn, long Version, string Body);
    private sealed record VersionRow(long Version, string Body, string What, string? Reason, string ChangedBy, string ChangedAt);
    private sealed record FactRow(string Id, string ModelId, string OnDay, string State, string Note, string SaidBy, string SaidAt, string? WithdrawnAt);
    private sealed record ReviewRow(string Id, string OnDay, string Met, string Note, string SaidBy, string SaidAt, string? WithdrawnAt);

    public const string Columns = "select m.id, m.withdrawn, m.version, m.body from local_model m ";
    private const string FactSql = "select id, model_id, on_day, state, note, said_by, said_at, withdrawn_at from local_model_state ";
    private const string VersionSql = "select version, body, what, reason, changed_by, changed_at from local_model_version where model_id = @id order by version desc";

    public LocalModel Get(string id) => Find(id) ?? throw new RefusalException(ModelProblems.NotFound());
    public LocalModel? Find(string id) => database.First<Row>(Columns + "where m.id = @id", new { id }) is { } row ? Make(row) : null;
    public static LocalModel Get(Write write, string id) => write.First<Row>(Columns + "where m.id = @id", new { id }) is { } row ? Make(row) : throw new RefusalException(ModelProblems.NotFound());

    /// <summary>The model as a page showed it; refused, with the name of who changed it, when there is a later version.</summary>
    public static LocalModel AsSeen(Write write, string id, int? seen, Func<string, string> nameOf)
    {
        var model = Get(write, id);
        if (seen is { } version && version != model.Version) throw new RefusalException(ModelProblems.ChangedMeanwhile(nameOf(write.First<string>("select changed_by from local_model where id = @id", new { id }) ?? "")));
        return model;
    }

    /// <param name="tail">SQL after the columns of <c>local_model m</c>, from constants only.</param>
    public List<LocalModel> Query(string tail, object? args = null) => [.. database.Query<Row>(Columns + tail, args).Select(Make)];

    public List<ModelVersion> Versions(string id) => [.. database.Query<VersionRow>(VersionSql, new { id }).Select(Make)];
    public static List<ModelVersion> Versions(Write write, string id) => [.. write.Query<VersionRow>(VersionSql, new { id }).Select(Make)];

    /// <summary>Withdrawn facts too, oldest day first.</summary>
    public List<ModelFact> Facts(string id) => [.. database.Query<FactRow>(FactSql + "where model_id = @id order by on_day, said_at, id", new { id }).Select(Make)];
    public static List<ModelFact> Facts(Write write, string id) => [.. write.Query<FactRow>(FactSql + "where model_id = @id order by on_day, said_at, id", new { id }).Select(Make)];
    public ILookup<string, ModelFact> FactsOf(IEnumerable<string> ids) => database.Query<FactRow>(FactSql + "where withdrawn_at is null and model_id in @ids", new { ids = ids.ToArray() }).ToLookup(f => f.ModelId, Make);

    /// <summary>Newest day first, withdrawn ones too.</summary>
    public List<ModelReview> Reviews(string id) => [.. database.Query<ReviewRow>("select id, on_day, met, note, said_by, said_at, withdrawn_at from local_model_review where model_id = @id order by on_day desc, said_at desc, id desc", new { id })
        .Select(r => new ModelReview(r.Id, SqlTypes.Day(r.OnDay), JsonSerializer.Deserialize<Dictionary<string, bool>>(r.Met)!, r.Note, r.SaidBy, SqlTypes.Time(r.SaidAt), r.WithdrawnAt is not null))];

    /// <summary>Models with their facts, for counting; conditions on <c>local_model m</c>.</summary>
    public List<ModelTrack> Tracks(string where, object? args = null)
    {
        var models = Query(where, args);
        var facts = FactsOf(models.Select(m => m.Id));
        return [.. models.Select(m => new ModelTrack(m.Id, m.Body.Kind, m.Body.UnitId, m.Body.TerritoryId, [.. facts[m.Id]]))];
    }

    public static void Save(Write write, LocalModel m, string what, string? reason = null)
    {
        var b = m.Body;
        var body = JsonSerializer.Serialize(b, ReportText.Json);
        var args = new
        {
            m.Id, b.Name, b.Kind, b.TerritoryId, b.UnitId, b.ReplicatedFrom, Withdrawn = m.IsWithdrawn ? 1 : 0, m.Version, body, Search = Vietnamese.Fold($"{b.Name} {ModelKinds.Find(b.Kind)?.Vi} {b.Description}"), Sort = Vietnamese.SortKey(b.Name),
            write.Actor, write.At, what, reason
        };
        write.Execute("""
            insert into local_model (id, name, kind, territory_id, unit_id, replicated_from, withdrawn, version, body, search_text, sort_name, changed_by, changed_at)
            values (@Id, @Name, @Kind, @TerritoryId, @UnitId, @ReplicatedFrom, @Withdrawn, @Version, @body, @Search, @Sort, @Actor, @At)
            on conflict (id) do update set name = excluded.name, kind = excluded.kind, territory_id = excluded.territory_id, unit_id = excluded.unit_id, replicated_from = excluded.replicated_from, withdrawn = excluded.withdrawn,
              version = excluded.version, body = excluded.body, search_text = excluded.search_text, sort_name = excluded.sort_name, changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """, args);
        write.Execute("insert into local_model_version (model_id, version, body, what, reason, changed_by, changed_at) values (@Id, @Version, @body, @what, @reason, @Actor, @At)", args);
        write.Execute("delete from local_model_unit where model_id = @Id", args);
        foreach (var unit in b.Units) write.Execute("insert into local_model_unit (model_id, unit_id, leads) values (@Id, @unit, @leads)", new { m.Id, unit, leads = unit == b.UnitId ? 1 : 0 });
        write.Log("model." + what, m.Id, JsonSerializer.Serialize(new { version = m.Version, reason, body = b }, ReportText.Json), authorUnit: b.UnitId);
    }

    public static void Insert(Write write, string modelId, ModelFact f)
    {
        write.Execute("insert into local_model_state (id, model_id, on_day, state, note, said_by, said_at) values (@Id, @modelId, @day, @state, @Note, @Actor, @At)",
            new { f.Id, modelId, day = SqlTypes.Text(f.On), state = CodeOf(f.State), f.Note, write.Actor, write.At });
        write.Log("model.state-said", modelId, JsonSerializer.Serialize(new { fact = f.Id, on = f.On, state = CodeOf(f.State), note = f.Note }, ReportText.Json));
    }

    public static void Insert(Write write, string modelId, ModelReview r)
    {
        var met = JsonSerializer.Serialize(r.Met);
        write.Execute("insert into local_model_review (id, model_id, on_day, met, note, said_by, said_at) values (@Id, @modelId, @day, @met, @Note, @Actor, @At)", new { r.Id, modelId, day = SqlTypes.Text(r.On), met, r.Note, write.Actor, write.At });
        write.Log("model.reviewed", modelId, JsonSerializer.Serialize(new { review = r.Id, on = r.On, met = r.Met, note = r.Note }, ReportText.Json));
    }

    /// <param name="table">"local_model_state" or "local_model_review".</param>
    public static void Mark(Write write, string table, string modelId, string id, bool withdrawn)
    {
        if (write.Execute($"update {table} set withdrawn_by = @who, withdrawn_at = @when where id = @id and model_id = @modelId", new { id, modelId, who = withdrawn ? write.Actor : null, when = withdrawn ? write.At : null }) == 0)
            throw new RefusalException(ModelProblems.NotFound());
        write.Log(withdrawn ? "model.fact-withdrawn" : "model.fact-restored", modelId, JsonSerializer.Serialize(new { fact = id }, ReportText.Json));
    }

    public static string CodeOf(ModelStage state) => state.ToString().ToLowerInvariant();
    public static ModelStage? StateOf(string? code) => Enum.GetValues<ModelStage>().Cast<ModelStage?>().FirstOrDefault(s => CodeOf(s!.Value) == code);
    private static LocalModelBody Read(string body) => JsonSerializer.Deserialize<LocalModelBody>(body, ReportText.Json)!;
    private static LocalModel Make(Row r) => new() { Id = r.Id, IsWithdrawn = r.Withdrawn != 0, Version = (int)r.Version, Body = Read(r.Body) };
    private static ModelVersion Make(VersionRow v) => new((int)v.Version, Read(v.Body), v.What, v.Reason, v.ChangedBy, SqlTypes.Time(v.ChangedAt));
    private static ModelFact Make(FactRow f) => new(f.Id, SqlTypes.Day(f.OnDay), Enum.Parse<ModelStage>(f.State, true), f.Note, f.SaidBy, SqlTypes.Time(f.SaidAt), f.WithdrawnAt is not null);
}
