using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Reporting;
using HiepDong.Search;
using HiepDong.Storage;

namespace HiepDong.Directives;

/// <summary>Registered documents by number and symbol, issuer and abstract; of classified ones what the register holds of them, for those who may see that.</summary>
internal sealed class DirectiveSearch(Database database, Access access, DirectiveReach reach) : StoredSearch(database, Source)
{
    private sealed record Row(string Id, string Body);

    public static readonly SearchSource Source = SearchSource.Of("directives", "directive.", "select id from directive order by changed_at, id", Read);

    protected override Sight? SightOf(Actor by)
    {
        if (!access.Allows(by, Permission.SeeWork)) return null;
        var (where, args) = reach.Condition(by);
        return new("directive d", "d.id = sd.owner", "d.state = 'registered' and " + where, args);
    }

    private static IEnumerable<Found> Read(DocumentReader from, IReadOnlyList<string> owners) => from.Query<Row>("select id, body from directive where id in @owners", new { owners }).Select(r =>
    {
        var body = JsonSerializer.Deserialize<DirectiveBody>(r.Body, ReportText.Json)!;
        var kind = DirectiveKinds.Find(body.Kind);
        return new Found(r.Id, r.Id, body.Sign, body.Abstract.Length > 0 ? body.Abstract : body.Sign, body.Keeper, body.IssuedOn, "/van-ban/" + r.Id, texts => $"{kind?.Name(texts.Language) ?? body.Kind} · {texts.Date(body.IssuedOn)} · {body.Issuer}", $"{kind?.Vi} {body.Issuer}");
    });
}
