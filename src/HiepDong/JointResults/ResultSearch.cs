using HiepDong.Accounts;
using HiepDong.Search;
using HiepDong.Storage;

namespace HiepDong.JointResults;

/// <summary>Joint results by code, summary and campaign.</summary>
internal sealed class ResultSearch(Database database, Access access, ResultReach reach) : StoredSearch(database, Source)
{
    private sealed record Row(string Id, string? Code, string Kind, string State, string ToDay, string UnitName, string Body);

    public static readonly SearchSource Source = SearchSource.Of("results", "result.", "select id from joint_result order by changed_at, id", Read);

    protected override Sight? SightOf(Actor by)
    {
        if (!access.Allows(by, Permission.SeeResults) && !access.Allows(by, Permission.WriteResult)) return null;
        var (where, args) = reach.Condition(by);
        return new("joint_result r", "r.id = sd.owner", "r.state in ('draft', 'recorded', 'closed') and " + where, args);
    }

    private static IEnumerable<Found> Read(DocumentReader from, IReadOnlyList<string> owners) =>
        from.Query<Row>("select r.id, r.code, r.kind, r.state, r.to_day, u.name as unit_name, r.body from joint_result r join org_unit u on u.id = r.lead_unit_id where r.id in @owners", new { owners }).Select(r =>
        {
            var body = ResultStore.Read(r.Body);
            return new Found(r.Id, r.Id, r.Code ?? "", body.Summary, body.Campaign ?? "", SqlTypes.Day(r.ToDay), "/ket-qua/" + r.Id,
                texts => $"{body.Kind.Name(texts.Language)} · {texts.Date(body.To)} · {r.UnitName} · {ResultWords.State(ResultStore.StateOf(r.State), texts)}");
        });
}
