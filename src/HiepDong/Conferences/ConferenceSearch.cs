using HiepDong.Accounts;
using HiepDong.Search;
using HiepDong.Storage;

namespace HiepDong.Conferences;

/// <summary>Conferences by code, title, place and agenda.</summary>
internal sealed class ConferenceSearch(Database database, Access access, ConferenceRights rights) : StoredSearch(database, Source)
{
    private sealed record Row(string Id, string Code, string State, string Body);

    public static readonly SearchSource Source = SearchSource.Of("conferences", "conference.", "select id from conference order by changed_at, id", Read);

    protected override Sight? SightOf(Actor by)
    {
        if (!access.Allows(by, Permission.SeeWork)) return null;
        var (where, args) = rights.Condition(by);
        return new("conference c", "c.id = sd.owner", where, args);
    }

    private static IEnumerable<Found> Read(DocumentReader from, IReadOnlyList<string> owners) => from.Query<Row>("select id, code, state, body from conference where id in @owners", new { owners }).Select(r =>
    {
        var body = ConferenceStore.Read(r.Body);
        return new Found(r.Id, r.Id, r.Code, body.Title, string.Join(" · ", body.Agenda.Select(a => a.Title).Prepend(body.Place)), DateOnly.FromDateTime(body.StartsAt.ToOffset(Web.Texts.VietnamOffset).DateTime), "/hoi-nghi/" + r.Id,
            texts => $"{texts.Time(body.StartsAt)} · {ConferenceWords.State(ConferenceStore.StateOf(r.State), texts)}");
    });
}
