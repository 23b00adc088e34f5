using System.Text.Json;
using HiepDong.Storage;

namespace HiepDong.Conferences.Conclusions;

/// <summary>Conclusions as they stand; they follow from the conference's log and are written with its entries.</summary>
internal sealed class ConclusionStore(Database database)
{
    private sealed record Row(string Id, string ConferenceId, long Number, string Text, string? LeadUnitId, string Supporting, string? Deadline, string Evidence, long Version, string State);

    private const string Columns = "select id, conference_id, number, text, lead_unit_id, supporting, deadline, evidence, version, state from conclusion ";

    /// <summary>Those that stand by number, then those withdrawn.</summary>
    public List<Conclusion> Of(string conferenceId) => [.. database.Query<Row>(Columns + "where conference_id = @conferenceId order by case when number = 0 then 1 else 0 end, number, id", new { conferenceId }).Select(Make)];

    public Conclusion? Find(string id) => database.First<Row>(Columns + "where id = @id", new { id }) is { } row ? Make(row) : null;

    public static void Put(Write write, string conferenceId, IEnumerable<Conclusion> conclusions)
    {
        write.Execute("delete from conclusion where conference_id = @conferenceId", new { conferenceId });
        foreach (var c in conclusions)
            write.Execute("""
                insert into conclusion (id, conference_id, number, text, lead_unit_id, supporting, deadline, evidence, version, state)
                values (@Id, @ConferenceId, @Number, @Text, @LeadUnitId, @supporting, @deadline, @Evidence, @Version, @state)
                """, new { c.Id, c.ConferenceId, c.Number, c.Text, c.LeadUnitId, supporting = JsonSerializer.Serialize(c.SupportingUnitIds), deadline = c.Deadline is { } day ? SqlTypes.Text(day) : null, c.Evidence, c.Version, state = c.State.ToString().ToLowerInvariant() });
    }

    private static Conclusion Make(Row r) => new(r.Id, r.ConferenceId, (int)r.Number, r.Text, r.LeadUnitId, JsonSerializer.Deserialize<string[]>(r.Supporting)!, SqlTypes.DayOrNull(r.Deadline), r.Evidence, (int)r.Version, Enum.Parse<ConclusionState>(r.State, true));
}
