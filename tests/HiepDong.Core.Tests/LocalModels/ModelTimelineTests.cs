using HiepDong.LocalModels;

namespace HiepDong.Core.Tests.LocalModels;

public sealed class ModelTimelineTests
{
    private static readonly DateOnly Today = new(2026, 11, 16);
    private static int number;

    private static ModelFact Fact(ModelStage state, int month, int day = 1, bool withdrawn = false) =>
        new((++number).ToString("00", System.Globalization.CultureInfo.InvariantCulture), new(2026, month, day), state, "", "an", new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), withdrawn);

    private static readonly ModelFact[] Facts = [Fact(ModelStage.Piloting, 1), Fact(ModelStage.Recognised, 3), Fact(ModelStage.Ineffective, 4, withdrawn: true), Fact(ModelStage.Promising, 6), Fact(ModelStage.Recognised, 9)];

    [Fact]
    public void The_state_of_a_day_is_the_last_said_by_then()
    {
        ModelTimeline.StateOn(Facts, new(2025, 12, 31)).ShouldBeNull();
        ModelTimeline.StateOn(Facts, new(2026, 1, 1)).ShouldBe(ModelStage.Piloting);
        ModelTimeline.StateOn(Facts, new(2026, 5, 1)).ShouldBe(ModelStage.Recognised, "what was withdrawn does not count");
        ModelTimeline.StateOn(Facts, new(2026, 8, 31)).ShouldBe(ModelStage.Promising);
        ModelFact[] sameDay = [Fact(ModelStage.Proposed, 2), Fact(ModelStage.Piloting, 2)];
        ModelTimeline.StateOn(sameDay, new(2026, 2, 1)).ShouldBe(ModelStage.Piloting);
        ModelTimeline.Had(sameDay, ModelStage.Proposed, new(2026, 2, 1), new(2026, 2, 1)).ShouldBeNull("the day is left with the later one");
    }

    [Fact]
    public void A_span_takes_whatever_day_of_it_had_the_state()
    {
        DateOnly Day(int month, int day = 1) => new(2026, month, day);
        ModelTimeline.Had(Facts, ModelStage.Recognised, Day(5), Day(5)).ShouldBe(Day(3));
        ModelTimeline.Had(Facts, ModelStage.Recognised, Day(7), Day(7)).ShouldBeNull();
        ModelTimeline.Had(Facts, ModelStage.Recognised, Day(7), Day(9)).ShouldBe(Day(9));
        ModelTimeline.Had(Facts, ModelStage.Recognised, Day(10), Day(10)).ShouldBe(Day(9), "since when it has the state it now has");
        ModelTimeline.Had(Facts, ModelStage.Piloting, Day(1), Day(12)).ShouldBe(Day(1));
        ModelTimeline.Had(Facts, ModelStage.Ineffective, Day(1), Day(12)).ShouldBeNull();
    }

    [Fact]
    public void A_commune_counts_once_for_the_unit_whose_model_came_first()
    {
        ModelTrack Track(string id, string unit, string place, string kind, params ModelFact[] facts) => new(id, kind, unit, place, facts);
        ModelTrack[] tracks =
        [
            Track("b", "bp", "x1", "drug_free", Fact(ModelStage.Recognised, 5)), Track("a", "ca", "x1", "drug_free", Fact(ModelStage.Recognised, 2)), Track("c", "ca", "x2", "fire_safety", Fact(ModelStage.Recognised, 2)),
            Track("d", "ca", "province", "drug_free", Fact(ModelStage.Recognised, 2)), Track("e", "ca", "x3", "drug_free", Fact(ModelStage.Piloting, 2))
        ];
        var all = ModelCounting.Communes(tracks, new("*", ModelStage.Recognised), Today, Today, id => id == "province" ? null : id);
        all.Select(c => (c.CommuneId, c.UnitId)).ShouldBe([("x1", "ca"), ("x2", "ca")], ignoreOrder: true);
        all.First(c => c.CommuneId == "x1").ModelIds.ShouldBe(["a", "b"]);
        ModelCounting.Communes(tracks, new("drug_free", ModelStage.Recognised), Today, Today, id => id == "province" ? null : id).Count.ShouldBe(1);
        ModelCounting.Communes(tracks, new("*", ModelStage.Recognised), new(2026, 1, 1), new(2026, 1, 1), id => id).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ModelStage.Recognised, 10, "", "model.same-state")]
    [InlineData(ModelStage.Ended, 7, "thôi", "model.ends-before-facts")]
    [InlineData(ModelStage.Ended, 10, "", "model.needs-note")]
    [InlineData(ModelStage.Ineffective, 10, "", "model.needs-note")]
    [InlineData(ModelStage.Promising, 12, "", "model.in-the-future")]
    [InlineData(ModelStage.Promising, 10, "Gọi 0912 345 678", "text.personal-numbers")]
    public void Refuses_states_that_do_not_fit(ModelStage state, int month, string note, string code) =>
        ModelRules.Check(Facts, state, new(2026, month, 1), note, Today).Select(p => p.Code).ShouldContain(code);

    [Fact]
    public void Nothing_follows_the_end()
    {
        ModelFact[] ended = [.. Facts, Fact(ModelStage.Ended, 10)];
        ModelRules.Check(ended, ModelStage.Piloting, new(2026, 11, 1), "", Today).ShouldHaveSingleItem().Code.ShouldBe("model.ended");
        ModelRules.Check(ended, ModelStage.Unproven, new(2026, 7, 1), "", Today).ShouldBeEmpty("what was forgotten may be said later");
    }

    [Fact]
    public void A_model_has_a_name_a_kind_and_no_criterion_twice()
    {
        var body = new LocalModelBody("Camera an ninh", "self_managed_security", "x1", "ca", [], "", [new("1", "Có quy chế")]);
        ModelRules.Check(body).ShouldBeEmpty();
        Codes(body with { Name = "" }).ShouldBe(["model.no-name"]);
        Codes(body with { Kind = "x" }).ShouldBe(["model.unknown-kind"]);
        Codes(body with { SupportingUnitIds = ["ca"] }).ShouldBe(["model.lead-supports"]);
        Codes(body with { Criteria = [new("1", "a"), new("2", "a")] }).ShouldBe(["model.criterion-twice"]);
        ModelRules.Check(body, new Dictionary<string, bool> { ["9"] = true }, Today, "", Today).ShouldHaveSingleItem().Code.ShouldBe("model.nothing-reviewed");

        static IEnumerable<string> Codes(LocalModelBody b) => ModelRules.Check(b).Select(p => p.Code);
    }
}
