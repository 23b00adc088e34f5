using HiepDong.Problems;
using HiepDong.Reporting;

namespace HiepDong.Conferences;

public sealed class PreparingTests
{
    private static readonly DateTimeOffset Start = new(2026, 12, 25, 7, 30, 0, VietnamTime.Offset), Now = Start.AddDays(-20);

    private static ConferenceBody Body(params AgendaItem[] agenda) => new("Hội nghị tổng kết năm 2026", ConferenceKind.FinalReview, ConferenceMode.Mixed, Start, Start.AddHours(4), "Hội trường tỉnh", "H", "T",
        [new("H", "Lê Văn Bình", "Giám đốc")], [], [new("v0", "H", "Điểm cầu chính", IsMain: true), new("v1", "U1", "Xã Một"), new("v2", "U2", "Xã Hai")], agenda.Length > 0 ? agenda : [Item("a", 30), Item("b", 60), Item("c", 45)]);

    private static AgendaItem Item(string id, int minutes, TimeOnly? at = null, string? venue = null) => new(id, AgendaKind.Report, "Mục " + id, minutes, VenueId: venue) { At = at };
    private static Conference Planned(ConferenceBody? body = null) => new() { Id = "1", Code = "H/2026/1", Body = body ?? Body() };
    private static Conference Invited() { var c = Planned(); c.Invite(12, "binh", Now); return c; }
    private static List<string> Codes(ConferenceBody body) => [.. ConferenceRules.Check(body).Select(p => p.Code)];
    private static VenueReply Yes(string who = "Trần An, Phó Chủ tịch") => new(true, who, 25, "Hội trường xã", "máy lẻ 101", true, null);

    [Fact]
    public void Items_follow_each_other_unless_one_has_a_time_of_its_own()
    {
        var planned = AgendaSchedule.Of(Body(Item("a", 30), Item("b", 60, new TimeOnly(8, 15)), Item("c", 45)));
        planned.Select(p => (p.Number, p.From, p.To)).ShouldBe([(1, Start, Start.AddMinutes(30)), (2, Start.AddMinutes(45), Start.AddMinutes(105)), (3, Start.AddMinutes(105), Start.AddMinutes(150))]);
    }

    [Fact]
    public void A_time_before_the_last_item_ends_means_the_next_day_when_there_is_one()
    {
        var two = Body(Item("a", 400), Item("b", 60, new TimeOnly(8, 0))) with { EndsAt = Start.AddHours(28) };
        AgendaSchedule.Of(two)[1].From.ShouldBe(new(2026, 12, 26, 8, 0, 0, VietnamTime.Offset));
        Codes(two).ShouldBeEmpty();
    }

    [Fact]
    public void Moving_an_item_changes_its_place_alone()
    {
        var agenda = Body().Agenda;
        AgendaSchedule.Move(agenda, "b", -1).Select(i => i.Id).ShouldBe(["b", "a", "c"]);
        AgendaSchedule.Move(agenda, "b", 1).Select(i => i.Id).ShouldBe(["a", "c", "b"]);
        AgendaSchedule.Move(agenda, "a", -1).ShouldBe(agenda);
        AgendaSchedule.Move(agenda, "c", 1).ShouldBe(agenda);
        AgendaSchedule.Move(agenda, "?", 1).ShouldBe(agenda);
    }

    [Fact]
    public void What_does_not_fit_together_is_refused()
    {
        Codes(Body()).ShouldBeEmpty();
        Codes(Body() with { EndsAt = Start.AddMinutes(-1) }).ShouldContain("conference.ends-before-start");
        Codes(Body() with { EndsAt = Start }).ShouldContain("conference.ends-before-start");
        Codes(Body() with { EndsAt = Start.AddDays(6) }).ShouldBe(["conference.too-long"]);
        Codes(Body(Item("a", 241))).ShouldBe(["conference.agenda-too-long"]);
        Codes(Body(Item("a", 240))).ShouldBeEmpty();
        Codes(Body(Item("a", 60), Item("b", 30, new TimeOnly(8, 0)))).ShouldBe(["conference.items-at-once"]);
        Codes(Body(Item("a", 60, new TimeOnly(7, 0)))).ShouldBe(["conference.agenda-before-start"]);
        Codes(Body(Item("a", -5))).ShouldBe(["conference.bad-minutes"]);
        Codes(Body(Item("a", 5, venue: "nowhere"))).ShouldBe(["conference.item-of-no-venue"]);
        Codes(Body() with { Chairs = [new("", "Lê Văn Bình", "")] }).ShouldBe(["conference.chair-without-unit"]);
        Codes(Body() with { Chairs = [] }).ShouldBe(["conference.no-chair"]);
        Codes(Body() with { Title = "Hội nghị\nMẬT" }).ShouldBe([ReportProblems.CarriesSecrecyMark("ten", "MẬT").Code]);
        Codes(Body() with { Place = "" }).ShouldBe(["conference.no-place"]);
        Codes(Body() with { Place = "", Mode = ConferenceMode.Online }).ShouldBeEmpty();
    }

    [Fact]
    public void A_unit_is_invited_once_and_one_venue_is_the_main_one()
    {
        var body = Body();
        Codes(body with { Venues = [.. body.Venues, new("v3", "U1", "Xã Một lần nữa")] }).ShouldBe(["conference.venue-twice"]);
        Codes(body with { Venues = [.. body.Venues.Select(v => v with { IsMain = true })] }).ShouldBe(["conference.two-main-venues"]);
        Codes(body with { Venues = [new("v3", "", "Không đơn vị")] }).ShouldBe(["conference.venue-without-unit"]);
    }

    [Fact]
    public void An_office_line_may_stand_with_a_venue_and_no_mobile_number()
    {
        ConferenceRules.Check(new Venue("v", "U", "Xã", BackupLine: "máy lẻ 101; trực ban 0263 3822 345")).ShouldBeEmpty();
        ConferenceRules.Check(new Venue("v", "U", "Xã", BackupLine: "0912 345 678")).Single().Field.ShouldBe("lien-lac");
    }

    [Fact]
    public void Inviting_needs_chairs_with_names_venues_and_an_agenda_ahead_of_the_start()
    {
        void Refused(ConferenceBody body, string code, DateTimeOffset? at = null) => Should.Throw<RefusalException>(() => Planned(body).Invite(null, "binh", at ?? Now)).Problems.Select(p => p.Code).ShouldContain(code);
        Refused(Body() with { Venues = [] }, "conference.nobody-to-invite");
        Refused(Body() with { Agenda = [] }, "conference.no-agenda");
        Refused(Body() with { Chairs = [new("H", "", "")] }, "conference.chair-without-name");
        Refused(Body(), "conference.began-already", Start.AddMinutes(1));
        var c = Planned();
        c.Invite(12, "binh", Now);
        (c.State, c.Version, c.Body.Invitation).ShouldBe((ConferenceState.Invited, 2, new InvitationSent(12, "binh", Now)));
        // The host's own room has answered by inviting.
        c.Body.Venues.Select(v => v.Answer).ShouldBe([VenueAnswer.Accepted, VenueAnswer.Pending, VenueAnswer.Pending]);
    }

    [Fact]
    public void A_venue_accepts_with_who_presides_or_declines_with_a_reason()
    {
        var c = Invited();
        Should.Throw<RefusalException>(() => c.Answer("v1", Yes(""), "an", Now)).First.Code.ShouldBe("conference.accept-needs-presiding");
        Should.Throw<RefusalException>(() => c.Answer("v1", new(false, "", 0, "", "", false, " "), "an", Now)).First.Code.ShouldBe("conference.decline-needs-reason");
        Should.Throw<RefusalException>(() => c.Answer("v9", Yes(), "an", Now)).First.Code.ShouldBe("conference.no-venue");
        c.Answer("v1", Yes(), "an", Now);
        c.Answer("v2", new(false, "", 0, "", "", true, "Trùng lịch"), "hai", Now);
        var (one, two) = (c.Body.VenueOf("v1")!, c.Body.VenueOf("v2")!);
        (one.Answer, one.Presiding, one.Expected, one.Place, one.TechnicalCheck, one.AnsweredBy).ShouldBe((VenueAnswer.Accepted, "Trần An, Phó Chủ tịch", 25, "Hội trường xã", true, "an"));
        (two.Answer, two.Reason, two.TechnicalCheck).ShouldBe((VenueAnswer.Declined, "Trùng lịch", false));
        Should.Throw<RefusalException>(() => Planned().Answer("v1", Yes(), "an", Now)).First.Code.ShouldBe("conference.not-invited");
    }

    [Fact]
    public void Another_time_or_place_asks_the_venues_again_and_keeps_what_they_filled_in()
    {
        var c = Invited();
        c.Answer("v1", Yes(), "an", Now);
        c.Change(c.Body with { Title = "Hội nghị tổng kết" }, Now).ShouldBeFalse();
        c.Body.VenueOf("v1")!.Answer.ShouldBe(VenueAnswer.Accepted);
        c.Change(c.Body with { StartsAt = Start.AddHours(1), EndsAt = Start.AddHours(5) }, Now.AddDays(1)).ShouldBeTrue();
        var venue = c.Body.VenueOf("v1")!;
        (venue.Answer, venue.AnsweredBy, venue.Presiding, venue.Expected).ShouldBe((VenueAnswer.Pending, null, "Trần An, Phó Chủ tịch", 25));
        c.Body.Invitation!.AskedAgainAt.ShouldBe(Now.AddDays(1));
        c.Body.VenueOf("v0")!.Answer.ShouldBe(VenueAnswer.Accepted);
        c.State.ShouldBe(ConferenceState.Invited);
    }

    [Fact]
    public void A_cancelled_conference_comes_back_as_it_was()
    {
        foreach (var c in new[] { Planned(), Invited() })
        {
            var (state, body) = (c.State, c.Body);
            Should.Throw<RefusalException>(() => c.Cancel(" ")).First.Field.ShouldBe("ly-do-huy");
            c.Cancel("Lùi sang năm sau");
            (c.State, c.Body.CancelReason).ShouldBe((ConferenceState.Cancelled, "Lùi sang năm sau"));
            Should.Throw<RefusalException>(() => c.Change(c.Body, Now)).First.Code.ShouldBe("conference.not-ahead");
            c.Restore();
            (c.State, c.Body).ShouldBe((state, body));
        }
        Should.Throw<RefusalException>(() => Planned().Restore()).First.Code.ShouldBe("conference.not-cancelled");
        foreach (var state in new[] { ConferenceState.Open, ConferenceState.Closed, ConferenceState.Approved })
            Should.Throw<RefusalException>(() => new Conference { Id = "1", State = state, Body = Body() }.Cancel("Muộn")).First.Code.ShouldBe("conference.not-ahead");
    }

    [Theory]
    [InlineData(240), InlineData(100), InlineData(30), InlineData(6)]
    public void A_template_is_fitted_into_the_time_there_is(int minutes)
    {
        foreach (var kind in Enum.GetValues<ConferenceKind>())
        {
            var items = AgendaTemplates.For(kind).Select((t, n) => new AgendaItem(n.ToString(System.Globalization.CultureInfo.InvariantCulture), t.Kind, t.Title, t.Minutes)).ToList();
            var fitted = AgendaTemplates.Fit(items, minutes);
            fitted.Sum(i => i.Minutes).ShouldBeLessThanOrEqualTo(Math.Max(minutes, items.Count));
            fitted.ShouldAllBe(i => i.Minutes >= 1);
            fitted.Select(i => i.Title).ShouldBe(items.Select(i => i.Title));
        }
    }
}
