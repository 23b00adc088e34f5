using HiepDong.JointResults;
using HiepDong.Organisation;
using HiepDong.Problems;

namespace HiepDong.Commendations;

public class CommendationTests
{
    private static readonly DateTimeOffset At = new(2026, 12, 17, 2, 0, 0, TimeSpan.Zero);
    private static readonly Force[] Asked = [Force.Police, Force.BorderGuard];

    private static AchievementSource Result(string id, params Force[] forces) => new(SourceKind.Result, id, "CA/2026/" + id, [new("cases", "vụ", 1)], 1, true, [.. forces.Select(f => f.Code())]);

    private static CommendationLine Line(string id, string unit = "ca", Force force = Force.Police, string text = "Bắt giữ 3 vụ", params AchievementSource[] sources) =>
        new(id, new(NomineeKind.Collective, unit, "", "", "", force), AwardForm.CertificateOfMerit, AwardLevel.ProvinceChair, text, sources, "", 0, false, [], null);

    private static Commendation List(string id = "l", string period = "2026", params CommendationLine[] lines)
    {
        var list = new Commendation { Id = id, Code = id, CreatedBy = "an", Body = new("Danh sách", period, "Tổng kết", null, "", "ub", "ub", [], []) };
        foreach (var line in lines) list.Write(line);
        return list;
    }

    private static Commendation Consulting(params CommendationLine[] lines)
    {
        var list = List(lines: lines);
        list.Consult([("ca", Force.Police), ("bp", Force.BorderGuard)]);
        return list;
    }

    private static Commendation Submitted(params CommendationLine[] lines)
    {
        var list = Consulting(lines);
        list.Submit(Asked, "gấp", "an");
        return list;
    }

    private static string Refused(Action work) => Should.Throw<RefusalException>(work).First.Code;

    [Fact]
    public void The_forces_that_worked_with_the_nominee_are_asked_and_where_none_is_known_all_but_its_own()
    {
        Line("1", sources: Result("a", Force.Police, Force.Army)).Concerned(Asked).ShouldBe([Force.Army]);
        Line("1").Concerned(Asked).ShouldBe([Force.BorderGuard]);
        var list = List(lines: Line("1", sources: Result("a", Force.Police, Force.Army)));
        Refused(() => list.Consult([("bp", Force.BorderGuard)])).ShouldBe("commendation.force-not-asked");
        Refused(() => list.Consult([])).ShouldBe("commendation.nobody-asked");
    }

    [Fact]
    public void An_opinion_lapses_when_the_line_changes_and_only_then()
    {
        var list = Consulting(Line("1"));
        list.Say("1", Force.BorderGuard, "bp", OpinionKind.Agree, null, "hai", At);
        list.Body.Line("1")!.OpinionOf(Force.BorderGuard)!.Kind.ShouldBe(OpinionKind.Agree);
        list.Write(Line("1"));
        list.Body.Line("1")!.OpinionOf(Force.BorderGuard).ShouldNotBeNull();
        list.Write(Line("1", text: "Bắt giữ 4 vụ"));
        list.Body.Line("1")!.OpinionOf(Force.BorderGuard).ShouldBeNull();
        list.Body.Line("1")!.Lapsed.Single().By.ShouldBe("hai");
        list.Waiting(Asked).Count().ShouldBe(1);
    }

    [Fact]
    public void A_force_has_no_word_on_its_own_and_says_why_it_disagrees()
    {
        var list = Consulting(Line("1"));
        Refused(() => list.Say("1", Force.Police, "ca", OpinionKind.Agree, null, "an", At)).ShouldBe("commendation.own-force");
        Refused(() => list.Say("1", Force.BorderGuard, "bp", OpinionKind.Disagree, " ", "hai", At)).ShouldBe("commendation.opinion-needs-text");
        Refused(() => list.Say("1", Force.Army, "qs", OpinionKind.Agree, null, "quan", At)).ShouldBe("commendation.not-asked");
        Refused(() => List(lines: Line("1")).Say("1", Force.BorderGuard, "bp", OpinionKind.Agree, null, "hai", At)).ShouldBe("commendation.not-consulting");
    }

    [Fact]
    public void Submitting_without_all_opinions_needs_a_reason()
    {
        Refused(() => List(lines: Line("1")).Submit(Asked, null, "an")).ShouldBe("commendation.ask-first");
        var list = Consulting(Line("1"));
        Refused(() => list.Submit(Asked, " ", "an")).ShouldBe("commendation.opinions-missing");
        list.Say("1", Force.BorderGuard, "bp", OpinionKind.Disagree, "chưa rõ", "hai", At);
        list.Submit(Asked, null, "an");
        list.Body.MissingReason.ShouldBe("");
        Refused(() => list.Write(Line("2"))).ShouldBe("commendation.not-open");
        list.TakeBack();
        list.IsOpen.ShouldBeTrue();
    }

    [Fact]
    public void Two_different_people_propose_and_decide()
    {
        var list = Submitted(Line("1"), Line("2", "bp", Force.BorderGuard, "Cứu hộ 2 tàu"));
        Refused(() => list.Decide("1", true, "1/QĐ", new(2026, 12, 16), null, "an", At)).ShouldBe("commendation.same-person");
        Refused(() => list.Decide("1", true, " ", new(2026, 12, 16), null, "chi", At)).ShouldBe("commendation.no-number");
        Refused(() => list.Decide("1", true, "1/QĐ", null, null, "chi", At)).ShouldBe("commendation.no-day");
        Refused(() => list.Decide("1", true, "1/QĐ", new(2026, 12, 18), null, "chi", At)).ShouldBe("commendation.day-in-future");
        Refused(() => list.Decide("1", false, null, null, "", "chi", At)).ShouldBe("commendation.refusal-needs-reason");
        list.Decide("1", true, "1/QĐ", new(2026, 12, 16), null, "chi", At);
        list.State.ShouldBe(CommendationState.Submitted);
        Refused(() => list.TakeBack()).ShouldBe("commendation.line-decided");
        Refused(() => list.Decide("1", false, null, null, "nhầm", "chi", At)).ShouldBe("commendation.line-decided");
        list.Decide("2", false, null, null, "Chưa đủ tiêu chuẩn", "chi", At);
        list.State.ShouldBe(CommendationState.Decided);
    }

    [Fact]
    public void A_line_that_was_taken_out_comes_back_as_it_was_and_is_not_decided_meanwhile()
    {
        var list = List(lines: [Line("1"), Line("2")]);
        list.TakeOut("1", true);
        list.Body.Standing.Select(l => l.Id).ShouldBe(["2"]);
        list.TakeOut("1", false);
        list.Body.Standing.Select(l => l.Id).ShouldBe(["1", "2"]);
        list.Remove(true);
        Refused(() => list.Write(Line("3"))).ShouldBe("commendation.not-open");
        list.Remove(false);
        list.IsOpen.ShouldBeTrue();
        Refused(() => Consulting(Line("1")).Remove(true)).ShouldBe("commendation.only-drafts-go");
    }

    [Fact]
    public void The_same_achievement_is_found_whatever_the_period_and_another_award_only_in_one_that_meets()
    {
        static bool Same(string a, string b) => a.Replace("-cu", "", StringComparison.Ordinal) == b.Replace("-cu", "", StringComparison.Ordinal);
        var now = List("now", "2026", Line("1", sources: Result("a")));
        List<EarlierAward> Against(Commendation other) => CommendationRules.Earlier(now, now.Body.Line("1")!, [now, other], Same);

        Against(List("o", "2025", Line("x", "ca-cu", text: "Khác", sources: Result("a")))).Single().Same.ShouldBeTrue();
        Against(List("o", "2025", Line("x", text: "bat giu 3 vu"))).Single().Same.ShouldBeTrue();
        Against(List("o", "2025", Line("x", text: "Khác", sources: Result("b")))).ShouldBeEmpty();
        Against(List("o", "2026-Q4", Line("x", text: "Khác", sources: Result("b")))).Single().Same.ShouldBeFalse();
        Against(List("o", "2026", Line("x", "qs", Force.Army, sources: Result("a")))).ShouldBeEmpty();
        var gone = List("o", "2026", Line("x", sources: Result("a")));
        gone.TakeOut("x", true);
        Against(gone).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_turned_down_may_be_proposed_again()
    {
        var other = Submitted(Line("x", sources: Result("a")));
        other.Decide("x", false, null, null, "Để kỳ sau", "chi", At);
        var now = List("now", "2026", Line("1", sources: Result("a")));
        CommendationRules.Earlier(now, now.Body.Line("1")!, [now, other], (a, b) => a == b).ShouldBeEmpty();
    }

    [Fact]
    public void Figures_of_one_report_are_one_achievement_and_of_another_are_not()
    {
        static AchievementSource Figure(params string[] reports) => new(SourceKind.Figure, "MT.VU", "2026", [new("Số vụ", "vụ", 3)], Reports: [.. reports.Select(r => new SourceReport(r, 1, "2026-11", "ca"))]);
        Figure("r1", "r2").Keys.Intersect(Figure("r2").Keys).ShouldNotBeEmpty();
        Figure("r1").Keys.Intersect(Figure("r2").Keys).ShouldBeEmpty();
    }

    [Fact]
    public void Amounts_of_results_add_up_once_each_and_nothing_is_converted()
    {
        var a = Result("a") with { Amounts = [new("cases", "vụ", 1), new("heroin", "kg", 2)] };
        var b = Result("b") with { Amounts = [new("cases", "vụ", 2), new("heroin", "bánh", 3, true)] };
        Achievements.Sum([a, b, a]).ShouldBe([new("cases", "vụ", 3), new("heroin", "kg", 2), new("heroin", "bánh", 3, true)]);
    }

    [Fact]
    public void Only_officials_with_a_post_and_forms_that_the_level_grants()
    {
        var official = Line("1") with { Nominee = new(NomineeKind.Official, null, "", "", "", Force.Police), Level = AwardLevel.CommuneChair };
        CommendationRules.Check(official).Select(p => p.Code).ShouldBe(["commendation.no-name", "commendation.no-post", "commendation.no-unit", "commendation.level-does-not-grant"]);
        CommendationRules.Check(Line("1", text: "TỐI MẬT\nBắt giữ")).ShouldNotBeEmpty();
        CommendationRules.Check(Line("1", text: "Liên hệ 0912 345 678")).ShouldNotBeEmpty();
        CommendationRules.Check(Line("1")).ShouldBeEmpty();
    }
}
