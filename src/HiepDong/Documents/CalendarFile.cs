using System.Text;
using HiepDong.Periods;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace HiepDong.Documents;

/// <summary>One entry of a calendar: with hours, or whole days from <paramref name="Day"/> to <paramref name="LastDay"/> inclusive.</summary>
/// <param name="Id">Stable over changes, so that a calendar that reads the file again moves the entry instead of doubling it.</param>
/// <param name="Version">Counts up with each change.</param>
internal sealed record CalendarEntry(string Id, int Version, string Title, string Text, string Place, DateOnly Day, DateOnly LastDay, DateTimeOffset? Starts = null, DateTimeOffset? Ends = null, bool Cancelled = false, string? Link = null);

/// <summary>Entries as an iCalendar file (RFC 5545).</summary>
internal static class CalendarFile
{
    public const string MediaType = "text/calendar; charset=utf-8";

    /// <param name="now">Written as the time of the file.</param>
    public static byte[] Write(IEnumerable<CalendarEntry> entries, DateTimeOffset now)
    {
        var calendar = new Calendar { ProductId = "-//Hiep Dong//vi" };
        foreach (var e in entries)
        {
            var made = new CalendarEvent
            {
                Uid = e.Id + "@hiepdong", Sequence = e.Version, Summary = e.Title, Description = e.Text.Length > 0 ? e.Text : null, Location = e.Place.Length > 0 ? e.Place : null,
                DtStamp = new CalDateTime(now.UtcDateTime, "UTC"), Status = e.Cancelled ? "CANCELLED" : "CONFIRMED", Url = e.Link is { } link ? new Uri(link, UriKind.RelativeOrAbsolute) : null
            };
            if (e.Starts is { } starts)
            {
                made.Start = new CalDateTime(starts.UtcDateTime, "UTC");
                if (e.Ends is { } ends) made.End = new CalDateTime(ends.UtcDateTime, "UTC");
            }
            else
            {
                made.Start = new CalDateTime(e.Day);
                // The end of whole days is the day after the last one.
                made.End = new CalDateTime(e.LastDay.AddDays(1));
            }
            calendar.Events.Add(made);
        }
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }
}
