using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Reporting;
using HiepDong.Search;
using HiepDong.Storage;

namespace HiepDong.Commendations;

/// <summary>Lists of proposals by code, title, occasion and nominees.</summary>
internal sealed class CommendationSearch(Database database, Access access, CommendationReach reach) : StoredSearch(database, Source)
{
    private sealed record Row(string Id, string Code, string State, string UnitName, string ChangedAt, string Body);

    public static readonly SearchSource Source = SearchSource.Of("commendations", "commendation.", "select id from commendation order by changed_at, id", Read);

    protected override Sight? SightOf(Actor by)
    {
        if (!access.Allows(by, Permission.SeeWork)) return null;
        var (where, args) = reach.Where(by);
        return new("commendation l", "l.id = sd.owner", "l.state <> 'removed' and " + where, args);
    }

    private static IEnumerable<Found> Read(DocumentReader from, IReadOnlyList<string> owners) =>
        from.Query<Row>("select l.id, l.code, l.state, u.name as unit_name, l.changed_at, l.body from commendation l join org_unit u on u.id = l.proposer_unit_id where l.id in @owners", new { owners }).Select(r =>
        {
            var body = JsonSerializer.Deserialize<CommendationBody>(r.Body, ReportText.Json)!;
            var period = body.Span;
            return new Found(r.Id, r.Id, r.Code, body.Title, string.Join(" · ", body.Standing.SelectMany(l => new[] { l.Nominee.Name, l.Nominee.Post, l.Achievement }).Prepend(body.Occasion).Where(t => !string.IsNullOrEmpty(t))),
                DateOnly.FromDateTime(SqlTypes.Time(r.ChangedAt).DateTime), "/khen-thuong/" + r.Id, texts => $"{r.UnitName} · {period.Name(texts.Language)} · {NomineeWords.State(CommendationStore.StateOf(r.State), texts)}", period.Name("vi"));
        });
}
