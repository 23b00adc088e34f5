using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Reporting;
using HiepDong.Search;
using HiepDong.Storage;

namespace HiepDong.Assignments;

/// <summary>Assignments by code, text, what is to be shown and where they come from.</summary>
internal sealed class AssignmentSearch(Database database, Access access, WorkReach reach) : StoredSearch(database, Source)
{
    private sealed record Row(string Id, string Code, string State, string UnitName, string Body);

    public static readonly SearchSource Source = SearchSource.Of("assignments", "assignment.", "select id from assignment order by changed_at, id", Read);

    protected override Sight? SightOf(Actor by)
    {
        if (!access.Allows(by, Permission.SeeWork)) return null;
        var (where, args) = reach.Condition(by, "a.id", "assignment_unit", "assignment_id");
        return new("assignment a", "a.id = sd.owner", where, args);
    }

    private static IEnumerable<Found> Read(DocumentReader from, IReadOnlyList<string> owners) =>
        from.Query<Row>("select a.id, a.code, a.state, u.name as unit_name, a.body from assignment a join org_unit u on u.id = a.lead_unit_id where a.id in @owners", new { owners }).Select(r =>
        {
            var body = JsonSerializer.Deserialize<AssignmentBody>(r.Body, ReportText.Json)!;
            var order = body.Order;
            return new Found(r.Id, r.Id, r.Code, order.Text, string.Join(" · ", new[] { order.Detail, order.Evidence, body.Origin.Title }.Where(t => t.Length > 0)), order.Deadline, "/nhiem-vu/" + r.Id,
                texts => $"{r.UnitName} · {texts["search.deadline", order.Deadline]} · {AssignmentWords.State(Enum.Parse<AssignmentState>(r.State, true), texts)}");
        });
}
