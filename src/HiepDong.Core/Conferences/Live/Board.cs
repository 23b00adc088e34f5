using System.Collections.Immutable;

namespace HiepDong.Conferences;

/// <summary>Ahead of the opening, in session, paused, closed.</summary>
public enum SessionState { Ahead, Running, Paused, Closed }

/// <summary>Where a venue's line stands: Invited until it joins; Lost and Back follow its connection; Left by its own word.</summary>
public enum LineState { Invited, Joined, Lost, Back, Left }

/// <summary>People in a room at a moment ("khai mạc").</summary>
public sealed record HeadCount(int People, string Moment, DateTimeOffset At);

/// <summary>One venue on the board.</summary>
/// <param name="Since">When it came into the state; null before it joined.</param>
/// <param name="TimesLost">How often its line broke.</param>
/// <param name="Away">How long altogether it was lost, breaks that have ended.</param>
public sealed record VenueLine(string VenueId, LineState State, DateTimeOffset? Since, DateTimeOffset? FirstJoined, int TimesLost, TimeSpan Away, ImmutableList<HeadCount> Counts)
{
    public bool IsHere => State is LineState.Joined or LineState.Back;
    public int? People => Counts.Count > 0 ? Counts[^1].People : null;
    public static VenueLine Of(string id) => new(id, LineState.Invited, null, null, 0, TimeSpan.Zero, []);
}

/// <summary>An item of the agenda that has been begun.</summary>
/// <param name="Spent">Time it took up to <paramref name="Since"/>, pauses left out.</param>
/// <param name="Since">Its clock runs since then; null when it stands.</param>
public sealed record RunningItem(string ItemId, DateTimeOffset StartedAt, TimeSpan Spent, DateTimeOffset? Since, DateTimeOffset? EndedAt)
{
    public TimeSpan Elapsed(DateTimeOffset now) => Spent + (Since is { } since && now > since ? now - since : TimeSpan.Zero);
    internal RunningItem Stop(DateTimeOffset at) => this with { Spent = Elapsed(at), Since = null };
}

public enum SpeechState { Waiting, Speaking, Finished, Withdrawn }

/// <summary>A request to speak and what became of it.</summary>
public sealed record Speech(string Id, string VenueId, string Speaker, string Topic, SpeechState State, DateTimeOffset AskedAt, DateTimeOffset? CalledAt = null, DateTimeOffset? EndedAt = null)
{
    public TimeSpan Length(DateTimeOffset now) => CalledAt is { } from ? (EndedAt ?? now) - from : TimeSpan.Zero;
}

/// <summary>
/// A conference as its log says: nothing but the events, in order, added up. An event the board holds already changes nothing; one that is not the next is a mistake of
/// whoever delivers it.
/// </summary>
public sealed record Board(string ConferenceId, int Number, SessionState Session, DateTimeOffset? OpenedAt, DateTimeOffset? ClosedAt, string? CurrentItemId,
    ImmutableDictionary<string, VenueLine> Venues, ImmutableList<RunningItem> Items, ImmutableList<Speech> Speeches, ImmutableDictionary<string, MinutesSection> Minutes, ImmutableList<Conclusion> Conclusions)
{
    public static Board Empty(string conferenceId) => new(conferenceId, 0, SessionState.Ahead, null, null, null, ImmutableDictionary<string, VenueLine>.Empty, [], [], ImmutableDictionary<string, MinutesSection>.Empty, []);

    /// <summary>The last event that whoever follows wants to hear of; saved texts are not among them.</summary>
    public LiveEvent? LastSaid { get; init; }

    public VenueLine Venue(string id) => Venues.GetValueOrDefault(id) ?? VenueLine.Of(id);
    public RunningItem? Current => Items.FirstOrDefault(i => i.ItemId == CurrentItemId);
    public RunningItem? Item(string id) => Items.FirstOrDefault(i => i.ItemId == id);
    public Speech? Speaking => Speeches.FirstOrDefault(s => s.State == SpeechState.Speaking);
    public IEnumerable<Speech> Waiting => Speeches.Where(s => s.State == SpeechState.Waiting);
    public IEnumerable<Conclusion> Standing => Conclusions.Where(c => c.State != ConclusionState.Withdrawn);
    public Conclusion? Conclusion(string id) => Conclusions.FirstOrDefault(c => c.Id == id);
    public int Here(IEnumerable<Venue> venues) => venues.Count(v => Venue(v.Id).IsHere);

    /// <summary>People in the rooms, by each one's last count.</summary>
    public int People(IEnumerable<Venue> venues) => venues.Sum(v => Venue(v.Id).People ?? 0);

    public Board After(IEnumerable<LiveEvent> events) => events.Aggregate(this, (board, e) => board.After(e));

    public Board After(LiveEvent e)
    {
        if (e.Number <= Number) return this;
        if (e.Number != Number + 1) throw new InvalidOperationException($"Event {e.Number} after {Number}.");
        var next = Apply(e) with { Number = e.Number };
        return e.Kind is LiveKind.MinutesSaved or >= LiveKind.ConclusionSaved or LiveKind.HeadCounted ? next : next with { LastSaid = e };
    }

    private Board Apply(LiveEvent e) => e.Kind switch
    {
        LiveKind.Opened => this with { Session = SessionState.Running, OpenedAt = e.At },
        LiveKind.Paused => Change(CurrentItemId, i => i.Stop(e.At)) with { Session = SessionState.Paused },
        LiveKind.Resumed => Change(CurrentItemId, i => i with { Since = e.At }) with { Session = SessionState.Running },
        LiveKind.Closed => (Change(CurrentItemId, i => i.Stop(e.At) with { EndedAt = e.At }) with { Session = SessionState.Closed, ClosedAt = e.At, CurrentItemId = null, Speeches = EndSpeaking(e.At) }).SettleComplete(),
        LiveKind.ItemStarted => Start(e.Body.Id!, e.At),
        LiveKind.VenueJoined => Change(e, v => Again(v, e.At) with { State = LineState.Joined, FirstJoined = v.FirstJoined ?? e.At }),
        LiveKind.VenueLost => Change(e, v => v with { State = LineState.Lost, TimesLost = v.TimesLost + 1 }),
        LiveKind.VenueBack => Change(e, v => Again(v, e.At) with { State = LineState.Back }),
        LiveKind.VenueLeft => Change(e, v => v with { State = LineState.Left }),
        LiveKind.HeadCounted => this with { Venues = Venues.SetItem(e.VenueId!, Venue(e.VenueId!) is var v ? v with { Counts = v.Counts.Add(new(e.Body.Count ?? 0, e.Body.Text ?? "", e.At)) } : v) },
        LiveKind.SpeechAsked => this with { Speeches = Speeches.Add(new(e.Body.Id!, e.VenueId!, e.Body.Speaker ?? "", e.Body.Text ?? "", SpeechState.Waiting, e.At)) },
        LiveKind.SpeechCalled => ChangeSpeech(e, s => s with { State = SpeechState.Speaking, CalledAt = e.At }),
        LiveKind.SpeechEnded => ChangeSpeech(e, s => s with { State = SpeechState.Finished, EndedAt = e.At }),
        LiveKind.SpeechWithdrawn => ChangeSpeech(e, s => s with { State = SpeechState.Withdrawn }),
        LiveKind.MinutesSaved => this with { Minutes = Minutes.SetItem(e.Body.Id!, new(ConferenceId, e.Body.Id!, e.Body.Text ?? "", e.Number, e.By, e.At)) },
        LiveKind.ConclusionSaved => Save(e),
        LiveKind.ConclusionMoved => Move(e.Body.Id!, e.Body.Count ?? 0),
        LiveKind.ConclusionSettled => Put(e.Body.Id!, c => c with { State = ConclusionState.Final }),
        LiveKind.ConclusionWithdrawn => Put(e.Body.Id!, c => c with { State = ConclusionState.Withdrawn }),
        LiveKind.ConclusionRestored => Put(e.Body.Id!, c => c with { State = ConclusionState.Draft }),
        _ => this
    };

    private static VenueLine Again(VenueLine v, DateTimeOffset at) => v is { State: LineState.Lost, Since: { } lost } ? v with { Away = v.Away + (at - lost) } : v;

    private Board Start(string id, DateTimeOffset at)
    {
        var stopped = Change(CurrentItemId, i => i.Stop(at) with { EndedAt = at });
        return stopped.Item(id) is null ? stopped with { CurrentItemId = id, Items = stopped.Items.Add(new(id, at, TimeSpan.Zero, at, null)) }
            : stopped.Change(id, i => i with { Since = at, EndedAt = null }) with { CurrentItemId = id };
    }

    private Board Save(LiveEvent e)
    {
        var text = e.Body.Conclusion!;
        var old = Conclusion(e.Body.Id!);
        var made = new Conclusion(e.Body.Id!, ConferenceId, old?.Number ?? 0, text.Text, text.LeadUnitId, text.SupportingUnitIds, text.Deadline, text.Evidence, e.Number, ConclusionState.Draft);
        // What is worded anew is settled anew; once the conference is over, being complete is enough.
        if (Session == SessionState.Closed && made.IsComplete) made = made with { State = ConclusionState.Final };
        return Renumbered(old is null ? Conclusions.Add(made) : Conclusions.Replace(old, made));
    }

    /// <summary>Past the neighbours that stand; withdrawn ones are not counted.</summary>
    private Board Move(string id, int by)
    {
        var standing = Standing.ToList();
        var from = standing.FindIndex(c => c.Id == id);
        var to = Math.Clamp(from + by, 0, standing.Count - 1);
        if (from < 0 || to == from) return this;
        var moved = standing[from];
        standing.RemoveAt(from);
        standing.Insert(to, moved);
        return Renumbered([.. standing, .. Conclusions.Where(c => c.State == ConclusionState.Withdrawn)]);
    }

    private Board SettleComplete() => this with { Conclusions = [.. Conclusions.Select(c => c.State == ConclusionState.Draft && c.IsComplete ? c with { State = ConclusionState.Final } : c)] };

    private Board Put(string id, Func<Conclusion, Conclusion> change) => Conclusion(id) is { } old ? Renumbered(Conclusions.Replace(old, change(old))) : this;

    private Board Renumbered(ImmutableList<Conclusion> list)
    {
        var number = 0;
        return this with { Conclusions = [.. list.Select(c => c with { Number = c.State == ConclusionState.Withdrawn ? 0 : ++number })] };
    }

    private ImmutableList<Speech> EndSpeaking(DateTimeOffset at) => [.. Speeches.Select(s => s.State == SpeechState.Speaking ? s with { State = SpeechState.Finished, EndedAt = at } : s)];
    private Board ChangeSpeech(LiveEvent e, Func<Speech, Speech> change) => Speeches.FirstOrDefault(s => s.Id == e.Body.Id) is { } old ? this with { Speeches = Speeches.Replace(old, change(old)) } : this;
    private Board Change(LiveEvent e, Func<VenueLine, VenueLine> change) => this with { Venues = Venues.SetItem(e.VenueId!, change(Venue(e.VenueId!)) with { Since = e.At }) };
    private Board Change(string? itemId, Func<RunningItem, RunningItem> change) => itemId is not null && Item(itemId) is { } old ? this with { Items = Items.Replace(old, change(old)) } : this;
}
