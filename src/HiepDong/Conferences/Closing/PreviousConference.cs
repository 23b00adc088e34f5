using HiepDong.Storage;

namespace HiepDong.Conferences.Closing;

/// <summary>The conference whose conclusions the next one looks back on.</summary>
internal static class PreviousConference
{
    /// <summary>The last one of the same area, of any kind, that is over and began before this one; null for the first.</summary>
    public static Conference? Of(ConferenceStore conferences, Conference c) => conferences.Query(
        "where c.territory_id = @TerritoryId and c.state in ('closed', 'approved') and c.starts_at < @start and c.id <> @Id order by c.starts_at desc, c.id desc limit 1",
        new { c.Body.TerritoryId, start = SqlTypes.Text(c.Body.StartsAt), c.Id }) is [var one] ? one : null;
}
