using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Reporting;
using HiepDong.Search;
using HiepDong.Storage;

namespace HiepDong.Shortcomings;

/// <summary>Shortcomings by code, text, source and causes.</summary>
internal sealed class ShortcomingSearch(Database database, Access access, ShortcomingList list) : StoredSearch(database, Source)
{
    private sealed record Row(string Id, string Code, string UnitName, string Body);

    public static readonly SearchSource Source = SearchSource.Of("shortcomings", "shortcoming.", "select id from shortcoming order by changed_at, id", Read);

    protected override Sight? SightOf(Actor by)
    {
        if (!access.Allows(by, Permission.SeeWork)) return null;
        var (where, args) = list.Condition(by);
        return new("shortcoming s", "s.id = sd.owner", "s.state <> 'withdrawn' and " + where, args);
    }

    private static IEnumerable<Found> Read(DocumentReader from, IReadOnlyList<string> owners) =>
        from.Query<Row>("select s.id, s.code, u.name as unit_name, s.body from shortcoming s join org_unit u on u.id = s.unit_id where s.id in @owners", new { owners }).Select(r =>
        {
            var body = JsonSerializer.Deserialize<ShortcomingBody>(r.Body, ReportText.Json)!;
            return new Found(r.Id, r.Id, r.Code, body.Text, string.Join(" · ", body.Causes.Select(c => c.Text).Prepend(body.Source.Text).Where(t => t.Length > 0)), body.FoundOn, "/ton-tai/" + r.Id,
                texts => $"{r.UnitName} · {texts.Date(body.FoundOn)}");
        });
}
