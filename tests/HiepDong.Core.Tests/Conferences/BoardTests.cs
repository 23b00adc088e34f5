using System.Text.Json;
using HiepDong.Conferences;

namespace HiepDong.Core.Tests.Conferences;

public sealed class BoardTests
{
    private static readonly DateTimeOffset Start = new(2026, 12, 25, 1, 0, 0, TimeSpan.Zero);

    private static ConferenceBody Body() => new("Tổng kết năm 2026", ConferenceKind.FinalReview, ConferenceMode.Online, Start, Start.AddHours(4), "Hội trường", "UB.40", "40", [new("UB.40", "Người chủ trì", "Phó Chủ tịch")], [],
        [.. Enumerable.Range(1, 5).Select(n => new Venue("v" + n, "U" + n, "Điểm cầu " + n))],
        [new("m1", AgendaKind.Opening, "Khai mạc", 10), new("m2", AgendaKind.Report, "Báo cáo", 30), new("m3", AgendaKind.Conclusion, "Kết luận", 20)]);

    private static Conference Open(ConferenceState state = ConferenceState.Open) => new() { Id = "c", State = state, Body = Body() };

    /// <summary>A board and its log, fed by what the rules let through.</summary>
    private sealed class Hall(ConferenceState state = ConferenceState.Open)
    {
        public Conference Conference { get; } = Open(state);
        public Board Board { get; private set; } = Board.Empty("c");
        public List<LiveEvent> Log { get; } = [];
        public DateTimeOffset Now { get; set; } = Start;

        public string? Try(LiveKind kind, string? venue = null, string? id = null, string? text = null, int? count = null, ConclusionText? conclusion = null)
        {
            var body = new LiveBody(id, text, null, count, conclusion);
            if (LiveRules.Check(Board, Conference, kind, venue, body) is [var problem, ..]) return problem.Code;
            var e = new LiveEvent(Board.Number + 1, kind, venue, body, Now, "hoa");
            if (kind == LiveKind.Opened) Conference.State = ConferenceState.Open;
            if (kind == LiveKind.Closed) Conference.State = ConferenceState.Closed;
            Log.Add(e);
            Board = Board.After(e);
            return null;
        }

        public Hall Must(LiveKind kind, string? venue = null, string? id = null, string? text = null, int? count = null, ConclusionText? conclusion = null)
        {
            Try(kind, venue, id, text, count, conclusion).ShouldBeNull();
            return this;
        }
    }

    private static ConclusionText Text(string text, string? lead = "U1", int? day = 31) => new(text, lead, ["U2"], day is { } d ? new DateOnly(2027, 1, d) : null);
    private static string Written(Board board) => JsonSerializer.Serialize(board with { Venues = board.Venues.Clear(), Minutes = board.Minutes.Clear() })
        + JsonSerializer.Serialize(board.Venues.OrderBy(v => v.Key, StringComparer.Ordinal)) + JsonSerializer.Serialize(board.Minutes.OrderBy(m => m.Key, StringComparer.Ordinal));

    /// <summary>A long conference in which everything is tried at random; what the rules refuse does not happen.</summary>
    private static Hall Random(int seed)
    {
        var random = new Random(seed);
        var hall = new Hall(ConferenceState.Invited);
        var kinds = Enum.GetValues<LiveKind>();
        for (var i = 0; i < 400; i++)
        {
            hall.Now += TimeSpan.FromSeconds(random.Next(1, 90));
            var kind = kinds[random.Next(kinds.Length)];
            if (kind == LiveKind.Closed && i < 350) continue;
            var venue = kind is >= LiveKind.VenueJoined and <= LiveKind.SpeechAsked ? "v" + random.Next(1, 6) : null;
            var id = kind switch
            {
                LiveKind.ItemStarted => "m" + random.Next(1, 5),
                LiveKind.SpeechAsked => "s" + i,
                LiveKind.SpeechCalled or LiveKind.SpeechEnded or LiveKind.SpeechWithdrawn => hall.Board.Speeches is { Count: > 0 } all ? all[random.Next(all.Count)].Id : "s",
                LiveKind.MinutesSaved => "m" + random.Next(1, 4),
                >= LiveKind.ConclusionSaved => "k" + random.Next(1, 7),
                _ => null
            };
            hall.Try(kind, venue, id, "chữ " + i, random.Next(-2, 60), kind == LiveKind.ConclusionSaved ? Text("Kết luận " + i, random.Next(3) == 0 ? null : "U1", random.Next(3) == 0 ? null : random.Next(1, 28)) : null);
        }
        return hall;
    }

    [Fact]
    public void A_board_is_its_log_wherever_reading_was_broken_off()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var hall = Random(seed);
            hall.Log.Count.ShouldBeGreaterThan(60);
            var whole = Written(Board.Empty("c").After(hall.Log));
            whole.ShouldBe(Written(hall.Board));
            for (var at = 0; at <= hall.Log.Count; at += 7) Written(Board.Empty("c").After(hall.Log.Take(at)).After(hall.Log.Skip(at))).ShouldBe(whole);
        }
    }

    [Fact]
    public void An_event_delivered_again_changes_nothing()
    {
        var hall = Random(7);
        var twice = Board.Empty("c");
        foreach (var e in hall.Log) twice = twice.After(e).After(e).After(hall.Log[0]);
        Written(twice).ShouldBe(Written(hall.Board));
    }

    [Fact]
    public void An_event_that_is_not_the_next_is_a_mistake() => Should.Throw<InvalidOperationException>(() => Board.Empty("c").After(new LiveEvent(2, LiveKind.Opened, null, new(), Start, "hoa")));

    [Fact]
    public void Numbers_of_standing_conclusions_have_no_gaps_and_one_venue_at_most_speaks_whatever_happens()
    {
        for (var seed = 30; seed < 45; seed++)
        {
            var board = Board.Empty("c");
            foreach (var e in Random(seed).Log)
            {
                board = board.After(e);
                board.Standing.Select(c => c.Number).ShouldBe(Enumerable.Range(1, board.Standing.Count()));
                board.Speeches.Count(s => s.State == SpeechState.Speaking).ShouldBeLessThanOrEqualTo(1);
                board.Items.Count(i => i.Since is not null).ShouldBeLessThanOrEqualTo(1);
            }
        }
    }

    [Fact]
    public void Nothing_begins_before_the_opening()
    {
        var hall = new Hall(ConferenceState.Invited);
        hall.Try(LiveKind.ItemStarted, id: "m1").ShouldBe("live.not-open");
        hall.Must(LiveKind.VenueJoined, "v1").Must(LiveKind.SpeechAsked, "v1", "s1", "Cứu hộ").Try(LiveKind.SpeechCalled, id: "s1").ShouldBe("live.not-open");
        hall.Must(LiveKind.Opened).Must(LiveKind.ItemStarted, id: "m1").Try(LiveKind.Opened).ShouldBe("live.cannot-open");
        new Hall(ConferenceState.Cancelled).Try(LiveKind.VenueJoined, "v1").ShouldBe("live.not-open");
    }

    [Fact]
    public void One_has_the_floor_at_a_time()
    {
        var hall = new Hall().Must(LiveKind.VenueJoined, "v1").Must(LiveKind.VenueJoined, "v2").Must(LiveKind.SpeechAsked, "v1", "s1", "A").Must(LiveKind.SpeechAsked, "v1", "s2", "B").Must(LiveKind.SpeechAsked, "v2", "s3", "C");
        hall.Must(LiveKind.SpeechCalled, id: "s1").Try(LiveKind.SpeechCalled, id: "s2").ShouldBe("live.venue-speaking");
        hall.Try(LiveKind.SpeechCalled, id: "s3").ShouldBe("live.venue-speaking");
        hall.Must(LiveKind.SpeechEnded, id: "s1").Must(LiveKind.SpeechCalled, id: "s3").Try(LiveKind.SpeechEnded, id: "s1").ShouldBe("live.speech-not-running");
        hall.Try(LiveKind.SpeechCalled, id: "s1").ShouldBe("live.speech-not-waiting");
    }

    [Fact]
    public void A_venue_that_is_lost_comes_back_and_its_absence_is_counted()
    {
        var hall = new Hall().Must(LiveKind.VenueJoined, "v1");
        hall.Try(LiveKind.VenueBack, "v1").ShouldBe("live.venue-not-here");
        hall.Must(LiveKind.VenueLost, "v1").Try(LiveKind.VenueLost, "v1").ShouldBe("live.venue-not-here");
        hall.Try(LiveKind.SpeechAsked, "v1", "s", "A").ShouldBe("live.venue-not-here");
        hall.Now += TimeSpan.FromMinutes(3);
        hall.Must(LiveKind.VenueBack, "v1");
        hall.Board.Venue("v1").ShouldSatisfyAllConditions(v => v.IsHere.ShouldBeTrue(), v => v.TimesLost.ShouldBe(1), v => v.Away.ShouldBe(TimeSpan.FromMinutes(3)));
        hall.Try(LiveKind.VenueJoined, "v9").ShouldBe("live.no-venue");
    }

    [Fact]
    public void The_clock_of_an_item_stands_while_the_conference_is_paused()
    {
        var hall = new Hall(ConferenceState.Invited).Must(LiveKind.Opened).Must(LiveKind.ItemStarted, id: "m1");
        hall.Now += TimeSpan.FromMinutes(4);
        hall.Must(LiveKind.Paused).Try(LiveKind.ItemStarted, id: "m2").ShouldBe("live.not-running");
        hall.Now += TimeSpan.FromMinutes(15);
        hall.Board.Current!.Elapsed(hall.Now).ShouldBe(TimeSpan.FromMinutes(4));
        hall.Must(LiveKind.Resumed);
        hall.Now += TimeSpan.FromMinutes(2);
        hall.Must(LiveKind.ItemStarted, id: "m2").Board.Item("m1")!.Spent.ShouldBe(TimeSpan.FromMinutes(6));
        hall.Try(LiveKind.ItemStarted, id: "m2").ShouldBe("live.item-running");
    }

    [Fact]
    public void A_conclusion_without_lead_or_deadline_cannot_be_settled_and_none_is_due_before_the_conference()
    {
        var hall = new Hall().Must(LiveKind.ConclusionSaved, id: "k1", conclusion: Text("Rà soát", lead: null)).Must(LiveKind.ConclusionSaved, id: "k2", conclusion: Text("Tuần tra", day: null));
        hall.Try(LiveKind.ConclusionSettled, id: "k1").ShouldBe("live.conclusion-incomplete");
        hall.Try(LiveKind.ConclusionSettled, id: "k2").ShouldBe("live.conclusion-incomplete");
        hall.Try(LiveKind.ConclusionSaved, id: "k2", conclusion: new("Tuần tra", "U1", null, new DateOnly(2026, 12, 24))).ShouldBe("live.deadline-before-conference");
        hall.Try(LiveKind.ConclusionSaved, id: "k3", conclusion: new("MẬT\nTheo văn bản số 12", "U1")).ShouldBe("report.secrecy-mark");
        hall.Must(LiveKind.ConclusionSaved, id: "k2", conclusion: new("Tuần tra", "U1", null, new DateOnly(2026, 12, 25))).Must(LiveKind.ConclusionSettled, id: "k2");
        hall.Board.Conclusion("k2")!.State.ShouldBe(ConclusionState.Final);
    }

    [Fact]
    public void Closing_settles_what_is_complete_and_fixes_the_numbers()
    {
        var hall = new Hall(ConferenceState.Invited).Must(LiveKind.Opened);
        foreach (var k in new[] { "k1", "k2", "k3" }) hall.Must(LiveKind.ConclusionSaved, id: k, conclusion: Text(k, k == "k3" ? null : "U1"));
        hall.Must(LiveKind.ConclusionMoved, id: "k3", count: -2).Must(LiveKind.ConclusionWithdrawn, id: "k1").Must(LiveKind.Closed);
        hall.Board.Standing.Select(c => (c.Id, c.Number, c.State)).ShouldBe([("k3", 1, ConclusionState.Draft), ("k2", 2, ConclusionState.Final)]);
        foreach (var kind in new[] { LiveKind.ConclusionWithdrawn, LiveKind.ConclusionMoved }) hall.Try(kind, id: "k2", count: -1).ShouldBe("live.numbers-fixed");
        hall.Try(LiveKind.ConclusionSaved, id: "k9", conclusion: Text("Thêm")).ShouldBe("live.numbers-fixed");
        hall.Try(LiveKind.HeadCounted, "v1", count: 3).ShouldBe("live.not-open");
        hall.Must(LiveKind.ConclusionSaved, id: "k3", conclusion: Text("Đủ")).Must(LiveKind.MinutesSaved, id: "m1", text: "Đính chính");
        hall.Board.Conclusion("k3")!.ShouldSatisfyAllConditions(c => c.State.ShouldBe(ConclusionState.Final), c => c.Number.ShouldBe(1));
        hall.Conference.State = ConferenceState.Approved;
        hall.Try(LiveKind.MinutesSaved, id: "m1", text: "Muộn").ShouldBe("live.settled");
        hall.Try(LiveKind.ConclusionSaved, id: "k3", conclusion: Text("Muộn")).ShouldBe("live.settled");
    }
}
