using HiepDong.Documents;
using HiepDong.Node;

namespace HiepDong.Conferences.Invitations;

/// <summary>Conferences as entries of a calendar. A room's signed link is never in it: the entry leads to the conference's page, where one signs in.</summary>
internal static class ConferenceCalendar
{
    /// <param name="venue">Whose room it names; null for the conference's own place.</param>
    /// <param name="origin">"https://node", for the link to the page.</param>
    public static CalendarEntry Entry(Conference c, Venue? venue, string origin, NodeState node)
    {
        var b = c.Body;
        var agenda = AgendaSchedule.Of(b).Select(p => $"{ConferenceWords.Clock(p.From)} {p.Item.Title}");
        var text = string.Join("\n", new[] { $"Số: {c.Code}", "Đơn vị tổ chức: " + ConferenceWords.Unit(b.HostUnitId, node.Organisation), "Chủ trì: " + string.Join("; ", b.Chairs.Select(h => string.Join(", ", new[] { h.Name, h.Post }.Where(t => t.Length > 0)))) }
            .Concat(venue is null ? [] : [$"Điểm cầu: {venue.Name}"]).Append("").Concat(agenda));
        var day = Reporting.VietnamTime.DayOf(b.StartsAt);
        var place = venue is { Place.Length: > 0 } ? venue.Place : b.Place;
        return new(venue is null ? c.Id : c.Id + "." + venue.Id, c.Version, b.Title, text.TrimEnd(), place, day, Reporting.VietnamTime.DayOf(b.EndsAt), b.StartsAt, b.EndsAt, c.State == ConferenceState.Cancelled, $"{origin}/hoi-nghi/{c.Id}");
    }
}
