using HiepDong.Storage;

namespace HiepDong.Conferences.Minutes;

/// <summary>Sections of the minutes as they stand; they follow from the conference's log and are written with its entries.</summary>
internal sealed class MinutesStore(Database database)
{
    private sealed record Row(string ConferenceId, string ItemId, string Text, long Version, string ChangedBy, string ChangedAt);

    /// <summary>At most one section for each item of the agenda, and the general one; in no order of their own: the agenda has it.</summary>
    public List<MinutesSection> Of(string conferenceId) => [.. database.Query<Row>("select conference_id, item_id, text, version, changed_by, changed_at from minutes_section where conference_id = @conferenceId order by item_id", new { conferenceId })
        .Select(r => new MinutesSection(r.ConferenceId, r.ItemId, r.Text, (int)r.Version, r.ChangedBy, SqlTypes.Time(r.ChangedAt)))];

    public static void Put(Write write, MinutesSection s) => write.Execute("""
        insert into minutes_section (conference_id, item_id, text, version, changed_by, changed_at) values (@ConferenceId, @ItemId, @Text, @Version, @By, @at)
        on conflict (conference_id, item_id) do update set text = excluded.text, version = excluded.version, changed_by = excluded.changed_by, changed_at = excluded.changed_at
        """, new { s.ConferenceId, s.ItemId, s.Text, s.Version, s.By, at = SqlTypes.Text(s.At) });
}
