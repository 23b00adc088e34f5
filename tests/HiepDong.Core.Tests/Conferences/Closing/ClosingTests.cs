using HiepDong.Problems;

namespace HiepDong.Conferences.Closing;

public class ClosingTests
{
    private static readonly DateTimeOffset At = new(2026, 12, 17, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 12, 17);
    private static readonly HashSet<string> Nobody = [];

    private static ConferenceBody Body => new("Hội nghị tổng kết", ConferenceKind.FinalReview, ConferenceMode.Mixed, At, At.AddHours(3), "Hội trường", "ub", "40", [new("ub", "A", "Phó Chủ tịch"), new("ca", "B", "Giám đốc")], [],
        [new("v1", "ub", "Điểm cầu tỉnh", IsMain: true, Expected: 30), new("v2", "bp", "Điểm cầu Biên phòng", Expected: 10)], [new("i1", AgendaKind.Opening, "Khai mạc", 10)]);

    private static Conclusion Conclude(int n, string text = "Tuần tra chung", string? lead = "ca", DateOnly? deadline = null, int version = 3) =>
        new("k" + n, "h", n, text, lead, ["bp"], deadline ?? new DateOnly(2027, 1, 15), "kế hoạch", version, ConclusionState.Final);

    private static PapersOfConference Papers(params Conclusion[] conclusions) => new(Body, [new("h", "i1", "Khai mạc đúng giờ", 2, "hoa", At)], conclusions, new("Đặng Thị Hoa"));

    private static Approval Of(PapersOfConference p, int chair, string by) => new(chair, p.Conference.Chairs[chair].UnitId, p.Mark, p.Texts, by, At);

    private static string Refused(Action work) => Should.Throw<RefusalException>(work).First.Code;

    [Fact]
    public void Every_word_the_chairs_see_is_in_the_mark_and_nothing_else()
    {
        var papers = Papers(Conclude(1));
        var mark = papers.Mark;
        (papers with { Conclusions = [Conclude(1, version: 9)] }).Mark.ShouldBe(mark);
        (papers with { Words = papers.Words with { MinutesNumber = 4 } }).Mark.ShouldBe(mark);
        var others = new[]
        {
            papers with { Conclusions = [Conclude(1, "Tuần tra chung hằng tháng")] }, papers with { Conclusions = [Conclude(1, lead: "bp")] }, papers with { Conclusions = [Conclude(1, deadline: new(2027, 1, 16))] },
            papers with { Conclusions = [Conclude(1) with { SupportingUnitIds = [] }] }, papers with { Conclusions = [Conclude(1) with { Evidence = "báo cáo" }] }, papers with { Conclusions = [Conclude(2), Conclude(1)] },
            papers with { Minutes = [] }, papers with { Words = new("Người khác") }, papers with { Conference = Body with { Chairs = [Body.Chairs[0]] } }
        };
        foreach (var other in others) other.Mark.ShouldNotBe(mark);
        (papers with { Conclusions = [Conclude(1), Conclude(0) with { State = ConclusionState.Withdrawn }] }).Mark.ShouldBe(mark);
    }

    [Fact]
    public void An_approval_lapses_with_the_first_change_and_says_what_changed()
    {
        var then = Papers(Conclude(1), Conclude(2));
        var given = new[] { Of(then, 0, "chi"), Of(then, 1, "giang") };
        Approvals.IsComplete(then, given).ShouldBeTrue();
        var now = Papers(Conclude(1), Conclude(2, "Khác", version: 7));
        Approvals.IsComplete(now, given).ShouldBeFalse();
        Approvals.Of(now, given).ShouldAllBe(a => a == null);
        Approvals.Lapsed(now, given).Count().ShouldBe(2);
        Approvals.Changed(now, given[0]).ShouldBe(["k2"]);
        Approvals.IsComplete(now, [.. given, Of(now, 0, "chi")]).ShouldBeFalse();
        Approvals.IsComplete(now, [.. given, Of(now, 0, "chi"), Of(now, 1, "giang")]).ShouldBeTrue();
    }

    [Fact]
    public void Nobody_approves_twice_nor_what_they_wrote_nor_what_they_did_not_see()
    {
        var p = Papers(Conclude(1));
        void Check(int chair, string by, string? seen = null, Approval[]? given = null, HashSet<string>? drafters = null, ConferenceState state = ConferenceState.Closed, PapersOfConference? papers = null) =>
            Approvals.Check(state, papers ?? p, given ?? [], chair, seen ?? (papers ?? p).Mark, by, drafters ?? Nobody);

        Check(0, "chi");
        Refused(() => Check(0, "chi", state: ConferenceState.Open)).ShouldBe("closing.not-closed");
        Refused(() => Check(0, "chi", state: ConferenceState.Approved)).ShouldBe("closing.already-approved");
        Refused(() => Check(2, "chi")).ShouldBe("closing.no-chair");
        Refused(() => Check(0, "chi", seen: "khac")).ShouldBe("closing.changed-meanwhile");
        Refused(() => Check(0, "hoa", drafters: ["hoa"])).ShouldBe("closing.own-draft");
        Refused(() => Check(0, "giang", given: [Of(p, 0, "chi")])).ShouldBe("closing.chair-has-approved");
        Refused(() => Check(1, "chi", given: [Of(p, 0, "chi")])).ShouldBe("closing.two-people");
        Refused(() => Check(0, "chi", papers: p with { Words = new() })).ShouldBe("closing.no-secretary");
        Refused(() => Check(0, "chi", papers: p with { Conclusions = [], Minutes = [] })).ShouldBe("closing.nothing-to-approve");
        // A lapsed approval of the other chair does not bind: the person may sign for this one.
        Check(1, "chi", given: [Of(Papers(Conclude(1, "Khác")), 0, "chi")]);
    }

    [Fact]
    public void Work_is_complete_and_no_softer_than_what_was_approved_and_each_sentence_names_the_number()
    {
        static ConclusionOrder Order(Conclusion c, string lead = "ca", DateOnly? deadline = null, params string[] supporting) => new(c, lead, supporting, deadline ?? c.Deadline, "kế hoạch");
        ConclusionOrders.Check([Order(Conclude(1))], Today).ShouldBeEmpty();
        ConclusionOrders.Check([Order(Conclude(1), deadline: new(2027, 1, 10))], Today).ShouldBeEmpty();
        var missing = ConclusionOrders.Check([Order(Conclude(1)), Order(Conclude(4), ""), new(Conclude(5) with { Deadline = null }, "ca", [], null, "")], Today);
        missing.Select(p => (p.Code, p.Field)).ShouldBe([("closing.no-lead", "chu-tri-4"), ("closing.no-deadline", "han-5")]);
        missing[0].Vi.ShouldStartWith("Kết luận 4");
        ConclusionOrders.Check([Order(Conclude(2), "bp")], Today).Single().Code.ShouldBe("closing.other-lead");
        ConclusionOrders.Check([Order(Conclude(2), deadline: new(2027, 2, 1))], Today).Single().Code.ShouldBe("closing.later-deadline");
        var late = ConclusionOrders.Check([Order(Conclude(12, deadline: new(2026, 12, 1)))], Today).Single();
        (late.Field, late.Vi[..11]).ShouldBe(("han-12", "Kết luận 12"));
        ConclusionOrders.Check([Order(Conclude(2), supporting: "ca")], Today).Single().Field.ShouldBe("phoi-hop-2");
        ConclusionOrders.OriginOf(Conclude(4), "Hội nghị tổng kết").Title.ShouldBe("Kết luận 4 – Hội nghị tổng kết");
    }

    [Fact]
    public void Attendance_is_what_the_log_says()
    {
        var (n, at) = (0, At);
        LiveEvent E(LiveKind kind, string? venue = null, LiveBody? body = null, int minutes = 0) => new(++n, kind, venue, body ?? new(), at = at.AddMinutes(minutes), "hoa");
        var board = Board.Empty("h").After([
            E(LiveKind.VenueJoined, "v1"), E(LiveKind.HeadCounted, "v1", new(Count: 28)), E(LiveKind.Opened), E(LiveKind.VenueJoined, "v2", minutes: 5), E(LiveKind.HeadCounted, "v2", new(Count: 12)),
            E(LiveKind.HeadCounted, "v2", new(Count: 9), 10), E(LiveKind.SpeechAsked, "v2", new("s1", "Tuần tra")), E(LiveKind.SpeechAsked, "v2", new("s2", "Trao đổi tin")), E(LiveKind.SpeechCalled, "v2", new("s1"), 5),
            E(LiveKind.SpeechEnded, "v2", new("s1"), 7), E(LiveKind.VenueLost, "v2", minutes: 3), E(LiveKind.VenueBack, "v2", minutes: 4), E(LiveKind.VenueLost, "v2", minutes: 6), E(LiveKind.Closed, minutes: 10)]);
        var a = Attendance.Of(Body, board, at.AddHours(5));
        var v2 = a.Venues[1];
        (v2.TimesLost, v2.Away, v2.People, v2.Most, v2.Speeches, v2.Speaking, v2.NotCalled).ShouldBe((2, TimeSpan.FromMinutes(14), 9, 12, 1, TimeSpan.FromMinutes(7), 1));
        (a.Joined, a.People, a.Expected, a.Speeches, a.Length).ShouldBe((2, 37, 40, 1, TimeSpan.FromMinutes(50)));
        Attendance.Of(Body, Board.Empty("h"), At).Venues.ShouldAllBe(v => v.Joined == null && v.People == null);
    }
}
