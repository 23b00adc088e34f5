using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Reporting;
using HiepDong.Search;
using HiepDong.Storage;

namespace HiepDong.LocalModels;

/// <summary>Local models by name, kind and description.</summary>
internal sealed class LocalModelSearch(Database database, Access access, WorkReach reach) : StoredSearch(database, Source)
{
    private sealed record Row(string Id, string Kind, string UnitName, string ChangedAt, string Body);

    public static readonly SearchSource Source = SearchSource.Of("models", "model.", "select id from local_model order by changed_at, id", Read);

    protected override Sight? SightOf(Actor by)
    {
        if (!access.Allows(by, Permission.SeeWork)) return null;
        var (where, args) = reach.Condition(by, "m.id", "local_model_unit", "model_id");
        return new("local_model m", "m.id = sd.owner", "m.withdrawn = 0 and " + where, args);
    }

    private static IEnumerable<Found> Read(DocumentReader from, IReadOnlyList<string> owners) =>
        from.Query<Row>("select m.id, m.kind, u.name as unit_name, m.changed_at, m.body from local_model m join org_unit u on u.id = m.unit_id where m.id in @owners", new { owners }).Select(r =>
        {
            var body = JsonSerializer.Deserialize<LocalModelBody>(r.Body, ReportText.Json)!;
            return new Found(r.Id, r.Id, "", body.Name, body.Description, DateOnly.FromDateTime(SqlTypes.Time(r.ChangedAt).DateTime), "/mo-hinh/" + r.Id,
                texts => $"{ModelWords.Kind(r.Kind, texts)} · {r.UnitName}", ModelKinds.Find(r.Kind)?.Vi ?? "");
        });
}
