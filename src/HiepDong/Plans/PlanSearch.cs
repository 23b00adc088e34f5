using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Reporting;
using HiepDong.Search;
using HiepDong.Storage;

namespace HiepDong.Plans;

/// <summary>Plans by code, title, purpose, lines and bases.</summary>
internal sealed class PlanSearch(Database database, Access access, PlanAccess plans) : StoredSearch(database, Source)
{
    private sealed record Row(string Id, string Code, string State, string FromDay, string UnitName, string Body);

    public static readonly SearchSource Source = SearchSource.Of("plans", "plan.", "select id from joint_plan order by changed_at, id", Read);

    protected override Sight? SightOf(Actor by)
    {
        if (!access.Allows(by, Permission.SeeWork)) return null;
        var (where, args) = plans.Condition(by);
        return new("joint_plan p", "p.id = sd.owner", "p.state <> 'withdrawn' and " + where, args);
    }

    private static IEnumerable<Found> Read(DocumentReader from, IReadOnlyList<string> owners) =>
        from.Query<Row>("select p.id, p.code, p.state, p.from_day, u.name as unit_name, p.body from joint_plan p join org_unit u on u.id = p.author_unit_id where p.id in @owners", new { owners }).Select(r =>
        {
            var body = JsonSerializer.Deserialize<PlanBody>(r.Body, ReportText.Json)!;
            return new Found(r.Id, r.Id, r.Code, body.Title, string.Join(" · ", [body.Purpose, .. body.Lines.Select(l => l.Text), .. body.Bases.Select(b => b.Text)]), SqlTypes.Day(r.FromDay), "/ke-hoach/" + r.Id,
                texts => $"{r.UnitName} · {PlanWords.State(PlanStore.StateOf(r.State), texts)}");
        });
}
