using HiepDong.Problems;

namespace HiepDong.Assignments;

public class AssignmentLifeTests
{
    private static readonly DateOnly Today = new(2026, 11, 16);
    private static readonly string[] Units = ["a", "b", "c"];
    private static Stamp Now(string by = "an", int day = 16) => new(by, new DateTimeOffset(2026, 11, day, 2, 0, 0, TimeSpan.Zero));
    private static Assignment Given(DateOnly? deadline = null) => Assignment.Give("id", "UB/2026/1", Origin.Own, "u", Today, new("Rà soát đường mòn", "a", ["b", "c"], deadline ?? new(2026, 12, 1)));
    private static void Say(Assignment a, string unit, string text = "Đã làm", int day = 16) => a.Report(unit, text, [], null, null, Now(day: day));
    private static string Refused(Action act) => Should.Throw<RefusalException>(act).First.Code;

    private static void Finish(Assignment a, string unit, int day = 16)
    {
        a.Accept(unit, Now(day: day));
        Say(a, unit, day: day);
        a.Submit(unit, Now(day: day));
        a.Verify(unit, Now("chi", day));
    }

    [Fact]
    public void Each_unit_goes_its_own_way_and_the_whole_is_done_when_all_are_verified()
    {
        var a = Given();
        a.State.ShouldBe(AssignmentState.Assigned);
        a.Accept("b", Now());
        a.State.ShouldBe(AssignmentState.InProgress);
        a.Parts.Select(p => p.State).ShouldBe([PartState.Assigned, PartState.Accepted, PartState.Assigned]);
        Say(a, "b");
        a.Submit("b", Now());
        a.Verify("b", Now("chi"));
        Finish(a, "a");
        a.IsDone.ShouldBeFalse();
        a.EndedOn.ShouldBeNull();
        Finish(a, "c", 18);
        a.State.ShouldBe(AssignmentState.Done);
        a.EndedOn.ShouldBe(new DateOnly(2026, 11, 18));
    }

    /// <summary>Steps of three units, shuffled against each other while each unit keeps its own order: the whole is always what the parts make of it.</summary>
    [Fact]
    public void Whatever_order_the_units_move_in_the_same_steps_give_the_same_whole()
    {
        var random = new Random(11);
        for (var round = 0; round < 300; round++)
        {
            // How far each unit goes: 0 nothing … 5 done; 6 returned.
            var far = Units.Select(_ => random.Next(7)).ToArray();
            var seen = new HashSet<(AssignmentState, bool)>();
            for (var again = 0; again < 4; again++)
            {
                var a = Given();
                var steps = Units.SelectMany((u, i) => Steps(u, far[i])).ToList();
                while (steps.Count > 0)
                {
                    var next = steps.Where(s => steps.First(t => t.Unit == s.Unit) == s).OrderBy(_ => random.Next()).First();
                    next.Act(a);
                    steps.Remove(next);
                    a.IsDone.ShouldBe(a.Parts.All(p => p.State == PartState.Done));
                }
                seen.Add((a.State, a.IsOverdue(new(2027, 1, 1))));
            }
            seen.Count.ShouldBe(1);
        }
    }

    private static List<(string Unit, Action<Assignment> Act)> Steps(string unit, int far)
    {
        List<(string, Action<Assignment>)> all =
        [
            (unit, a => a.Accept(unit, Now())), (unit, a => Say(a, unit)), (unit, a => Say(a, unit, "Làm thêm")), (unit, a => a.Submit(unit, Now())), (unit, a => a.Verify(unit, Now("chi")))
        ];
        if (far < 6) return [.. all.Take(far)];
        return [.. all.Take(4), (unit, a => a.Return(unit, "Thiếu danh sách", Now("chi")))];
    }

    [Fact]
    public void Progress_never_goes_without_evidence()
    {
        var a = Given();
        Refused(() => Say(a, "a")).ShouldBe("assignment.accept-first");
        a.Accept("a", Now());
        Refused(() => Say(a, "a", " ")).ShouldBe("assignment.no-evidence");
        Refused(() => a.Submit("a", Now())).ShouldBe("assignment.no-evidence");
        a.Report("a", "", [new("f", "bien-ban.pdf")], null, null, Now());
        a.Report("a", "", [], new("r", "MT.VU", "12 vụ"), null, Now());
        a.Report("a", "", [], null, new("r", "CA.X1/2026/1"), Now());
        a.Lead.Progress.Count.ShouldBe(3);
        a.Lead.State.ShouldBe(PartState.InProgress);
        foreach (var n in new[] { 1, 2, 3 }) a.Withdraw("a", n, true);
        a.Lead.State.ShouldBe(PartState.Accepted);
        Refused(() => a.Submit("a", Now())).ShouldBe("assignment.no-evidence");
        a.Withdraw("a", 2, false);
        a.Submit("a", Now());
        a.State.ShouldBe(AssignmentState.InProgress);
    }

    [Fact]
    public void What_was_returned_needs_something_new_before_it_is_submitted_again()
    {
        var a = Given();
        a.Accept("a", Now());
        Say(a, "a");
        a.Submit("a", Now());
        Refused(() => a.Return("a", " ", Now("chi"))).ShouldBe("assignment.return-needs-reason");
        a.Return("a", "Thiếu danh sách", Now("chi"));
        a.State.ShouldBe(AssignmentState.Returned);
        Refused(() => a.Submit("a", Now(day: 17))).ShouldBe("assignment.nothing-new");
        Say(a, "a", "Đã bổ sung danh sách", 17);
        a.Lead.State.ShouldBe(PartState.Returned);
        a.Submit("a", Now(day: 17));
        a.Lead.ReturnReason.ShouldBeNull();
    }

    [Fact]
    public void Nobody_verifies_or_returns_what_he_submitted_himself()
    {
        var a = Given();
        a.Accept("a", Now());
        Say(a, "a");
        a.Submit("a", Now("an"));
        Refused(() => a.Verify("a", Now("an"))).ShouldBe("assignment.own-submission");
        Refused(() => a.Return("a", "Không", Now("an"))).ShouldBe("assignment.own-submission");
        a.Verify("a", Now("chi"));
        a.Reopen("a", "Bấm nhầm");
        a.Lead.State.ShouldBe(PartState.Submitted);
        a.TakeBack("a");
        a.Lead.State.ShouldBe(PartState.InProgress);
    }

    [Fact]
    public void Overdue_follows_from_deadline_extension_and_day_alone()
    {
        var a = Given(new(2026, 11, 20));
        var json = System.Text.Json.JsonSerializer.Serialize(a.Body, new System.Text.Json.JsonSerializerOptions { IgnoreReadOnlyProperties = true });
        json.ShouldNotContain("verdue");
        a.IsOverdue(new(2026, 11, 20)).ShouldBeFalse();
        a.IsOverdue(new(2026, 11, 21)).ShouldBeTrue();
        a.DaysOverdue(new(2026, 11, 23)).ShouldBe(3);
        foreach (var unit in Units) a.Accept(unit, Now());
        Refused(() => a.Ask("a", new(2026, 11, 20), "Mưa lũ", Today, Now())).ShouldBe("assignment.extension-not-later");
        Refused(() => a.Ask("a", new(2026, 11, 30), "", Today, Now())).ShouldBe("assignment.extension-needs-reason");
        a.Ask("a", new(2026, 11, 30), "Mưa lũ", Today, Now());
        Refused(() => a.Ask("a", new(2026, 12, 30), "Mưa lũ", Today, Now())).ShouldBe("assignment.already-asking");
        // Asking moves nothing.
        a.IsOverdue(new(2026, 11, 21)).ShouldBeTrue();
        a.Grant("a", new(2026, 11, 28), null, Today, Now("chi"));
        (a.Deadline, a.Order.Deadline).ShouldBe((new DateOnly(2026, 11, 28), new DateOnly(2026, 11, 20)));
        // It moved the lead's part; the others still owe theirs by the day ordered.
        a.Parts.Select(p => p.IsOverdue(a.Order, new(2026, 11, 21))).ShouldBe([false, true, true]);
        foreach (var unit in new[] { "b", "c" })
        {
            Say(a, unit);
            a.Submit(unit, Now(day: 20));
        }
        // Handed in: it waits for the assigner and is not the unit's delay.
        a.IsOverdue(new(2026, 11, 28)).ShouldBeFalse();
        a.IsOverdue(new(2026, 11, 29)).ShouldBeTrue();
        a.Cancel("Không còn cần", Now("chi"));
        a.IsOverdue(new(2026, 12, 31)).ShouldBeFalse();
        a.Reinstate();
        a.IsOverdue(new(2026, 12, 31)).ShouldBeTrue();
    }

    [Fact]
    public void Done_late_is_told_by_the_day_of_submission_not_of_verification()
    {
        var a = Given(new(2026, 11, 20));
        foreach (var unit in Units)
        {
            a.Accept(unit, Now());
            Say(a, unit);
            a.Submit(unit, Now(day: 20));
        }
        foreach (var unit in Units) a.Verify(unit, Now("chi", 25));
        a.IsDoneLate.ShouldBeFalse();
        var late = Given(new(2026, 11, 20));
        Finish(late, "a");
        Finish(late, "b", 21);
        Finish(late, "c");
        late.IsDoneLate.ShouldBeTrue();
        AssignmentCounts.Of([a, late, Given(new(2026, 11, 20)), Given()], new(2026, 11, 22)).ShouldBe(new(1, 1, 1, 1, 0));
    }

    [Fact]
    public void A_changed_order_keeps_the_work_of_the_units_that_stay()
    {
        var a = Given();
        Finish(a, "b");
        a.Accept("a", Now());
        a.Ask("a", new(2026, 12, 5), "Mưa", Today, Now());
        a.Grant("a", null, null, Today, Now("chi"));
        var order = new AssignmentOrder("Rà soát đường mòn", "b", ["d"], new(2026, 12, 10));
        Refused(() => a.Change(order, " ")).ShouldBe("assignment.change-needs-reason");
        Refused(() => a.Change(a.Order with { SupportingUnitIds = ["b", "c"] }, "Như cũ")).ShouldBe("assignment.nothing-changed");
        a.Change(order, "Đổi chủ trì");
        a.Parts.Select(p => (p.UnitId, p.Leads, p.State)).ShouldBe([("b", true, PartState.Done), ("d", false, PartState.Assigned)]);
        a.Deadline.ShouldBe(new DateOnly(2026, 12, 10));
    }

    [Fact]
    public void Orders_that_can_not_be_are_named()
    {
        AssignmentOrder good = new("Rà soát", "a", ["b"], Today);
        AssignmentRules.Check(good, Today).ShouldBeEmpty();
        string Of(AssignmentOrder order) => AssignmentRules.Check(order, Today).Single().Code;
        Of(good with { Text = " " }).ShouldBe("assignment.no-text");
        Of(good with { LeadUnitId = "" }).ShouldBe("assignment.no-lead");
        Of(good with { SupportingUnitIds = ["a"] }).ShouldBe("assignment.lead-supports");
        Of(good with { SupportingUnitIds = ["b", "b"] }).ShouldBe("assignment.unit-twice");
        Of(good with { Deadline = Today.AddDays(-1) }).ShouldBe("assignment.deadline-too-early");
        Of(good with { Deadline = new(2062, 1, 1) }).ShouldBe("assignment.deadline-far");
        AssignmentRules.Check(good, DateOnly.MinValue).ShouldBeEmpty();
        Of(good with { Detail = "TỐI MẬT" }).ShouldBe("report.secrecy-mark");
    }

    [Fact]
    public void A_burn_down_counts_what_is_open_each_day_against_the_deadlines()
    {
        BurnDown.Line Line(int from, int due, int? ended) => new(new(2026, 11, from), new(2026, 11, due), ended is { } e ? new DateOnly(2026, 11, e) : null);
        var points = BurnDown.Of([Line(1, 10, 8), Line(1, 10, 14), Line(5, 20, null)], new(2026, 11, 16), 60);
        BurnPoint At(int day) => points.Single(p => p.Day == new DateOnly(2026, 11, day));
        At(1).ShouldBe(new(new(2026, 11, 1), 2, 2));
        At(5).ShouldBe(new(new(2026, 11, 5), 3, 3));
        At(8).Open.ShouldBe(2);
        At(10).ShouldBe(new(new(2026, 11, 10), 2, 1));
        At(16).ShouldBe(new(new(2026, 11, 16), 1, 1));
        At(20).ShouldBe(new(new(2026, 11, 20), null, 0));
        BurnDown.Of([], Today).ShouldBeEmpty();
        BurnDown.Of([new(new(2020, 1, 1), new(2026, 12, 31), null)], Today).Count.ShouldBeLessThanOrEqualTo(43);
    }
}
