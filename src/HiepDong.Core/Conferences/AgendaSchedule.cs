using HiepDong.Reporting;

namespace HiepDong.Conferences;

/// <summary>An item with the times planned for it.</summary>
public sealed record PlannedItem(int Number, AgendaItem Item, DateTimeOffset From, DateTimeOffset To);

/// <summary>
/// The agenda on the clock: each item begins when the one before it ends, unless it has a time of its own. A time of its own that lies before the end of the item before it
/// means the next day, if the conference goes on so long; otherwise the two would be at once, and <see cref="ConferenceRules"/> refuses it.
/// </summary>
public static class AgendaSchedule
{
    public static IReadOnlyList<PlannedItem> Of(ConferenceBody body)
    {
        var planned = new List<PlannedItem>(body.Agenda.Count);
        var clock = body.StartsAt;
        foreach (var item in body.Agenda)
        {
            var from = item.At is { } at ? OnClock(at, clock, body.EndsAt) : clock;
            clock = from.AddMinutes(Math.Max(0, item.Minutes));
            planned.Add(new(planned.Count + 1, item, from, clock));
        }
        return planned;
    }

    private static DateTimeOffset OnClock(TimeOnly at, DateTimeOffset after, DateTimeOffset end)
    {
        var local = after.ToOffset(VietnamTime.Offset);
        var today = new DateTimeOffset(DateOnly.FromDateTime(local.DateTime).ToDateTime(at), VietnamTime.Offset);
        var tomorrow = today.AddDays(1);
        return today >= after || tomorrow >= end ? today : tomorrow;
    }

    /// <summary>The same agenda with one item moved up or down by one place.</summary>
    public static IReadOnlyList<AgendaItem> Move(IReadOnlyList<AgendaItem> agenda, string itemId, int by)
    {
        var items = agenda.ToList();
        var from = items.FindIndex(i => i.Id == itemId);
        var to = from + by;
        if (from < 0 || to < 0 || to >= items.Count) return agenda;
        (items[from], items[to]) = (items[to], items[from]);
        return items;
    }
}
