using HiepDong.Accounts;
using HiepDong.Search;
using HiepDong.Storage;

namespace HiepDong.Conferences.Conclusions;

/// <summary>Conclusions that are settled, by their words; while they are drafted they belong to the running conference.</summary>
internal sealed class ConclusionSearch(Database database, Access access, ConferenceRights rights) : StoredSearch(database, Source)
{
    private sealed record Row(string Id, string ConferenceId, long Number, string Text, string Evidence, string State, string Body);

    public static readonly SearchSource Source = SearchSource.Of("conclusions", "conference.", "select distinct conference_id from conclusion", Read);

    protected override Sight? SightOf(Actor by)
    {
        if (!access.Allows(by, Permission.SeeWork)) return null;
        var (where, args) = rights.Condition(by);
        return new("conference c", "c.id = sd.owner", where, args);
    }

    private static IEnumerable<Found> Read(DocumentReader from, IReadOnlyList<string> owners) => from.Query<Row>(
        "select k.id, k.conference_id, k.number, k.text, k.evidence, c.state, c.body from conclusion k join conference c on c.id = k.conference_id where k.state = 'final' and k.conference_id in @owners", new { owners }).Select(r =>
        {
            var body = ConferenceStore.Read(r.Body);
            var after = r.State is "closed" or "approved" ? "/sau-hoi-nghi#ket-luan" : "";
            return new Found(r.Id, r.ConferenceId, "", r.Text, r.Evidence, DateOnly.FromDateTime(body.StartsAt.ToOffset(Web.Texts.VietnamOffset).DateTime), "/hoi-nghi/" + r.ConferenceId + after,
                texts => texts["search.conclusion", r.Number] + " · " + body.Title, body.Title);
        });
}
