namespace HiepDong.Conferences.Closing;

/// <summary>What one venue was and did in a conference.</summary>
/// <param name="Joined">When it first joined; null when it never did.</param>
/// <param name="Away">How long its line was lost altogether; a line that never came back was lost until the end.</param>
/// <param name="People">By its last head count; null without one.</param>
/// <param name="Most">By its highest head count.</param>
/// <param name="Speaking">Time of its speeches.</param>
/// <param name="NotCalled">Requests to speak that nobody called.</param>
public sealed record VenueAttendance(Venue Venue, DateTimeOffset? Joined, int TimesLost, TimeSpan Away, int? People, int? Most, int Speeches, TimeSpan Speaking, int NotCalled);

/// <summary>Attendance and speaking of a whole conference, read off its board.</summary>
public sealed record Attendance(IReadOnlyList<VenueAttendance> Venues, TimeSpan Length)
{
    public int Joined => Venues.Count(v => v.Joined is not null);
    public int People => Venues.Sum(v => v.People ?? 0);
    public int Expected => Venues.Sum(v => v.Venue.Expected);
    public int Speeches => Venues.Sum(v => v.Speeches);
    public TimeSpan Speaking => new(Venues.Sum(v => v.Speaking.Ticks));
    public int NotCalled => Venues.Sum(v => v.NotCalled);
    public int TimesLost => Venues.Sum(v => v.TimesLost);
    public TimeSpan Away => new(Venues.Sum(v => v.Away.Ticks));

    /// <param name="now">Ends what is still running.</param>
    public static Attendance Of(ConferenceBody conference, Board board, DateTimeOffset now)
    {
        var end = board.ClosedAt ?? now;
        return new([.. conference.Venues.Select(v =>
        {
            var line = board.Venue(v.Id);
            var speeches = board.Speeches.Where(s => s.VenueId == v.Id).ToList();
            var called = speeches.Where(s => s.CalledAt is not null).ToList();
            var away = line.Away + (line is { State: LineState.Lost, Since: { } lost } && end > lost ? end - lost : TimeSpan.Zero);
            return new VenueAttendance(v, line.FirstJoined, line.TimesLost, away, line.People, line.Counts.Count == 0 ? null : line.Counts.Max(c => c.People), called.Count, new(called.Sum(s => s.Length(end).Ticks)),
                speeches.Count(s => s.State == SpeechState.Waiting));
        })], board.OpenedAt is { } opened ? end - opened : TimeSpan.Zero);
    }
}
