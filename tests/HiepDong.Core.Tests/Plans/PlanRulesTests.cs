using HiepDong.Indicators;
using HiepDong.Reporting;

namespace HiepDong.Plans;

public sealed class PlanRulesTests
{
    private static readonly Catalogue Catalogue = new([new(1, "MT.VU", "drugs", "Số vụ", "Cases", "vụ", "cases", AddsUp.Sum, 0)], []);
    private static readonly PlanBody Good = PlanLifeTests.Body("CA", "BP");

    private static string[] Found(PlanBody body) => [.. PlanRules.Check(body, Catalogue).Select(p => p.Code + "@" + p.Field)];

    [Fact]
    public void A_good_text_has_no_problems()
    {
        Found(Good).ShouldBeEmpty();
        PlanRules.CheckComplete(Good).ShouldBeEmpty();
    }

    [Fact]
    public void Refuses_days_that_do_not_fit()
    {
        Found(Good with { To = new(2025, 12, 31) }).ShouldContain("plan.ends-before-it-begins@den");
        Found(Good with { From = new(9995, 1, 1), To = new(9995, 12, 31) }).ShouldBe(["plan.wrong-year@tu"]);
        Found(Good with { To = new(2030, 12, 31) }).ShouldContain("plan.too-long@den");
        Found(Good with { Lines = [Good.Lines[0], Good.Lines[0] with { Id = "l2", Deadline = new(2027, 1, 1) }] }).ShouldBe(["plan.deadline-outside@viec-2-han"]);
        Found(Good with { Patrols = [new("t", new(2027, 1, 1), null, new(3, 0), "", "", [])] }).ShouldBe(["plan.patrol-outside@tt-1-ngay", "plan.no-route@tt-1-tuyen", "plan.patrol-without-lead@tt-1-chu-tri", "plan.end-without-start@tt-1-tu"]);
    }

    [Fact]
    public void Refuses_a_party_twice_and_a_lead_that_is_none()
    {
        Found(Good with { Parties = [new("CA"), new("BP"), new("CA")] }).ShouldBe(["plan.party-twice@ben-3"]);
        Found(Good with { Parties = [new("CA"), new("CA")] }).ShouldBe(["plan.party-twice@ben-2"]);
        Found(Good with { LeadUnitId = "QS" }).ShouldBe(["plan.lead-not-party@chu-tri"]);
    }

    [Fact]
    public void Refuses_secrets_numbers_of_persons_and_long_texts()
    {
        Found(Good with { Purpose = "TUYỆT MẬT" }).ShouldHaveSingleItem().ShouldEndWith("@muc-dich");
        Found(Good with { Organising = "Liên hệ 0912 345 678" }).ShouldBe(["text.personal-numbers@to-chuc"]);
        Found(Good with { Title = new string('a', 151) }).ShouldBe(["text.too-long@ten"]);
        Found(Good with { Lines = [Good.Lines[0] with { SupportingUnitIds = ["CA"], Text = "" }] }).ShouldBe(["assignment.no-text@viec-1", "assignment.lead-supports@viec-1-phoi-hop"]);
    }

    [Fact]
    public void Targets_name_a_known_indicator_in_a_period_of_the_plan_once()
    {
        var target = new PlanTarget("MT.VU", TargetRule.AtLeast, 120, "2026");
        Found(Good with { Targets = [target] }).ShouldBeEmpty();
        Found(Good with { Targets = [target, target with { Value = 130 }] }).ShouldBe(["plan.target-twice@ct-2"]);
        Found(Good with { Targets = [target with { Value = 1.5m }] }).ShouldBe(["plan.bad-target@ct-1-so"]);
        Found(Good with { Targets = [target with { Period = "2028" }] }).ShouldBe(["plan.period-outside@ct-1-ky"]);
        Found(Good with { Targets = [target with { Indicator = "XX", Period = "" }] }).ShouldBe(["plan.unknown-indicator@ct-1", "plan.no-period@ct-1-ky"]);
    }

    [Fact]
    public void Means_come_from_parties()
    {
        Found(Good with { Means = [new("QS", "", -1, "xe")] }).ShouldBe(["plan.means-without-name@ll-1-gi", "plan.bad-quantity@ll-1-so", "plan.means-of-no-party@ll-1"]);
    }

    [Fact]
    public void Before_it_is_sent_more_must_be_there()
    {
        PlanRules.CheckComplete(Good with { LeadUnitId = "", Parties = [], Purpose = "", Lines = [] }).Select(p => p.Code).ShouldBe(["plan.no-lead", "plan.no-parties", "plan.no-purpose", "plan.nothing-to-do"]);
    }

    [Theory]
    [InlineData(TargetRule.AtLeast, 120, null, Bound.Exact, true, TargetState.Missing)]
    [InlineData(TargetRule.AtLeast, 120, 120, Bound.Exact, false, TargetState.Met)]
    [InlineData(TargetRule.AtLeast, 120, 119, Bound.Exact, false, TargetState.NotYet)]
    [InlineData(TargetRule.AtLeast, 120, 119, Bound.Exact, true, TargetState.Missed)]
    [InlineData(TargetRule.AtLeast, 120, 130, Bound.MoreThan, false, TargetState.Met)]
    [InlineData(TargetRule.AtLeast, 120, 100, Bound.MoreThan, true, TargetState.Uncertain)]
    [InlineData(TargetRule.AtLeast, 120, 200, Bound.About, true, TargetState.Uncertain)]
    [InlineData(TargetRule.AtLeast, 120, 100, Bound.Nearly, false, TargetState.NotYet)]
    [InlineData(TargetRule.AtMost, 5, 3, Bound.Exact, false, TargetState.WithinSoFar)]
    [InlineData(TargetRule.AtMost, 5, 3, Bound.Exact, true, TargetState.Met)]
    [InlineData(TargetRule.AtMost, 5, 6, Bound.Exact, false, TargetState.Missed)]
    [InlineData(TargetRule.AtMost, 5, 5, Bound.MoreThan, false, TargetState.Uncertain)]
    [InlineData(TargetRule.Exactly, 4, 4, Bound.Exact, false, TargetState.WithinSoFar)]
    [InlineData(TargetRule.Exactly, 4, 4, Bound.Exact, true, TargetState.Met)]
    [InlineData(TargetRule.Exactly, 4, 3, Bound.Exact, true, TargetState.Missed)]
    [InlineData(TargetRule.Exactly, 4, 5, Bound.Exact, false, TargetState.Missed)]
    public void A_target_is_judged_no_more_exactly_than_its_figures(TargetRule rule, int target, int? value, Bound bound, bool complete, TargetState state) =>
        TargetCheck.Of(rule, target, value is { } v ? new Quantity(v, bound) : null, complete).ShouldBe(state);
}
