using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Organisation;
using HiepDong.Organisation.Reorganising;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Territories;

namespace HiepDong.Tests;

public sealed class ReorganiseTests
{
    private static readonly DateOnly Begin = new(2025, 7, 1), On = new(2026, 9, 1);

    private static Territory Territory(string code, string name, TerritoryKind kind, Territory? parent) => new(HiepDong.Territories.Territory.MakeId(code, Begin), code, name, kind, parent?.Id, Begin, null);
    private static OrgUnit Unit(string code, string name, Territory territory, OrgUnit? superior, Echelon echelon) => new(OrgUnit.MakeId(code, Begin), code, name, Force.Police, echelon, territory.Id, superior?.Id, Begin, null);

    private sealed record World(HiepDong.Organisation.Organisation Organisation, Territory Country, Territory P1, Territory P2, Territory C1, Territory C2, Territory C3, OrgUnit Head, OrgUnit U1, OrgUnit U2, OrgUnit K1, OrgUnit K2, OrgUnit K3)
    {
        public Totals Totals()
        {
            var totals = new Totals(Organisation, 5);
            var amount = 1L;
            foreach (var unit in new[] { U1, U2, K1, K2, K3 })
                foreach (var month in new[] { Period.Month(2025, 11), Period.Month(2026, 2) })
                    totals.Apply(new AcceptedReport(unit.Id, "F", month, unit.Id + month.Code, 1, false, PackedFigures.Pack([new StoredFigure(1, amount *= 3), new StoredFigure(2, 5)])), 0);
            return totals;
        }
    }

    private static World Invented()
    {
        var country = Territory("VN", "Việt Nam", TerritoryKind.Country, null);
        var (p1, p2) = (Territory("60", "Sông Mây", TerritoryKind.Province, country), Territory("61", "Núi Tía", TerritoryKind.Province, country));
        var (c1, c2, c3) = (Territory("60001", "Bến Đá", TerritoryKind.Commune, p1), Territory("60002", "Gò Lau", TerritoryKind.Commune, p1), Territory("61001", "Đồi Thông", TerritoryKind.Commune, p2));
        var head = Unit("CA.BO", "Bộ Công an", country, null, Echelon.Ministry);
        var (u1, u2) = (Unit("CA.60", "Công an tỉnh Sông Mây", p1, head, Echelon.Province), Unit("CA.61", "Công an tỉnh Núi Tía", p2, head, Echelon.Province));
        var (k1, k2, k3) = (Unit("CA.60001", "Công an xã Bến Đá", c1, u1, Echelon.Commune), Unit("CA.60002", "Công an xã Gò Lau", c2, u1, Echelon.Commune), Unit("CA.61001", "Công an xã Đồi Thông", c3, u2, Echelon.Commune));
        return new(new([country, p1, p2, c1, c2, c3], [head, u1, u2, k1, k2, k3], []), country, p1, p2, c1, c2, c3, head, u1, u2, k1, k2, k3);
    }

    private static ReorganisationRequest Request(ReorganisationKind kind, IDated[] subjects, Outcome[] outcomes, Dictionary<string, int>? assigned = null, bool withUnits = false, DateOnly? on = null) =>
        new(kind, subjects[0] is Territory, [.. subjects.Select(s => s.Id)], on ?? On, "Quyết định 1", outcomes, assigned ?? [], withUnits);

    private static string[] Refused(Action act) => [.. Should.Throw<RefusalException>(act).Problems.Select(p => p.Code)];

    private static long Sum(HiepDong.Organisation.Organisation organisation, Totals totals, string node) =>
        totals.Sum(organisation.At(On), node, new Period(2025 * 12, 24)).Total(1, stock: false).Amount;

    [Fact]
    public void Merging_provinces_keeps_every_total()
    {
        var w = Invented();
        var totals = w.Totals();
        var before = Sum(w.Organisation, totals, w.P1.Id) + Sum(w.Organisation, totals, w.P2.Id);
        var plan = ReorganisationPlanner.Plan(w.Organisation, Request(ReorganisationKind.Merge, [w.P1, w.P2], [new("60", "Sông Núi")], withUnits: true));
        var restated = Restatement.Of(plan, w.Organisation, totals);
        var after = plan.ApplyTo(w.Organisation);
        totals.Reorganise(after, 1);

        Sum(after, totals, "60~20260901").ShouldBe(before);
        plan.BegunUnits.ShouldHaveSingleItem().Name.ShouldBe("Công an tỉnh Sông Núi");
        Sum(after, totals, "CA.60~20260901").ShouldBe(before);
        after.At(On).ChildrenOf("60~20260901").Count().ShouldBe(3);
        after.At(On).SubordinatesOf("CA.60~20260901").Count().ShouldBe(3);

        restated.Years.Select(y => (y.Year, y.Units, y.Reports, y.Figures)).ShouldBe([(2025, 5, 5, 10L), (2026, 5, 5, 10L)]);
        restated.Nodes.ShouldAllBe(n => n.Comparable);
        restated.Nodes.Single(n => n.Scope.NodeId == "60~20260901").Added.ShouldBe(10);
    }

    [Fact]
    public void Dividing_a_province_marks_what_its_own_unit_reported_as_not_comparable()
    {
        var w = Invented();
        var totals = w.Totals();
        var plan = ReorganisationPlanner.Plan(w.Organisation, Request(ReorganisationKind.Split, [w.P1], [new("60", "Sông Mây"), new("62", "Gò Lau")],
            new() { [w.C1.Id] = 0, [w.C2.Id] = 1, [w.U1.Id] = ReorganisationRequest.Divided }));
        var after = plan.ApplyTo(w.Organisation);
        var restated = Restatement.Of(plan, w.Organisation, totals);
        totals.Reorganise(after, 1);

        plan.BegunUnits.Select(u => u.Code).ShouldBe(["CA.60", "CA.62"]);
        restated.Nodes.Single(n => n.Scope.NodeId == "62~20260901").Comparable.ShouldBeFalse();
        totals.Sum(after.At(On), "62~20260901", new Period(2025 * 12, 24)).Partial.Count.ShouldBe(2);
        // The country loses nothing.
        Sum(after, totals, w.Country.Id).ShouldBe(Sum(w.Organisation, w.Totals(), w.Country.Id));
    }

    [Fact]
    public void A_division_leaves_nobody_without_a_place()
    {
        var w = Invented();
        Refused(() => ReorganisationPlanner.Plan(w.Organisation, Request(ReorganisationKind.Split, [w.P1], [new("60", "A"), new("62", "B")], new() { [w.C1.Id] = 0 }))).ShouldBe(["organisation.not-assigned", "organisation.not-assigned"]);
        Refused(() => ReorganisationPlanner.Plan(w.Organisation, Request(ReorganisationKind.Split, [w.P1], [new("60", "A")], []))).ShouldContain("organisation.needs-two-successors");
    }

    [Fact]
    public void Refuses_what_would_make_history_or_the_tree_untrue()
    {
        var w = Invented();
        Refused(() => ReorganisationPlanner.Plan(w.Organisation, Request(ReorganisationKind.Change, [w.P1], [new("60", "B")], on: Begin))).ShouldContain("organisation.before-validity");
        Refused(() => ReorganisationPlanner.Plan(w.Organisation, Request(ReorganisationKind.Change, [w.P1], [new("61", "B")]))).ShouldContain("organisation.code-taken");
        Refused(() => ReorganisationPlanner.Plan(w.Organisation, Request(ReorganisationKind.Change, [w.P1], [new("60", "Sông Mây")]))).ShouldContain("organisation.nothing-changes");
        Refused(() => ReorganisationPlanner.Plan(w.Organisation, Request(ReorganisationKind.Change, [w.P1], [new("6", "B")]))).ShouldContain("organisation.bad-code");
        Refused(() => ReorganisationPlanner.Plan(w.Organisation, Request(ReorganisationKind.Merge, [w.P1, w.C3], [new("60", "B")]))).ShouldContain("organisation.different-levels");
        Refused(() => ReorganisationPlanner.Plan(w.Organisation, Request(ReorganisationKind.Merge, [w.P1], [new("60", "B")]))).ShouldContain("organisation.needs-subjects");
        Refused(() => ReorganisationPlanner.Plan(w.Organisation, Request(ReorganisationKind.Superior, [w.U1], [new("CA.60", "B", UpperId: w.K1.Id)]))).ShouldContain("organisation.cycle");
        Refused(() => ReorganisationPlanner.Plan(w.Organisation, Request(ReorganisationKind.Dissolve, [w.Country], []))).ShouldContain("organisation.is-country");
    }

    [Fact]
    public void A_commune_moved_takes_its_figures_and_its_police_along()
    {
        var w = Invented();
        var totals = w.Totals();
        var moved = Sum(w.Organisation, totals, w.C1.Id);
        var plan = ReorganisationPlanner.Plan(w.Organisation, Request(ReorganisationKind.Move, [w.C1], [new("60001", "Bến Đá", UpperId: w.P2.Id)], withUnits: true));
        var after = plan.ApplyTo(w.Organisation);
        var before = Sum(w.Organisation, totals, w.P2.Id);
        totals.Reorganise(after, 1);
        Sum(after, totals, w.P2.Id).ShouldBe(before + moved);
        Sum(after, totals, w.U2.Id).ShouldBe(before + moved);
        after.At(On).PathOf("CA.60001~20260901").ShouldContain(w.U2.Id);
    }

    [Fact]
    public void What_a_dissolved_unit_reported_still_counts_above_it()
    {
        var w = Invented();
        var totals = w.Totals();
        var before = Sum(w.Organisation, totals, w.U1.Id);
        var after = ReorganisationPlanner.Plan(w.Organisation, Request(ReorganisationKind.Dissolve, [w.K1], [])).ApplyTo(w.Organisation);
        totals.Reorganise(after, 1);
        Sum(after, totals, w.U1.Id).ShouldBe(before);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Is_applied_logged_and_taken_back_whole(string database)
    {
        await using var test = await TestNode.Open(database);
        var head = await test.AddUnit("CA.BO", "Bộ Công an", Force.Police, Echelon.Ministry, "VN");
        await test.AddUnit("CA.40", "Công an tỉnh Nghệ An", Force.Police, Echelon.Province, "40", head);
        await test.AddUnit("CA.42", "Công an tỉnh Hà Tĩnh", Force.Police, Echelon.Province, "42", head);
        var reorganise = new Reorganise(test.Database, test.State, test.Node.Access);
        var (a, b) = (test.State.Organisation.TerritoryByCode("40", On)!, test.State.Organisation.TerritoryByCode("42", On)!);
        var request = Request(ReorganisationKind.Merge, [a, b], [new("40", "Nghệ Tĩnh")], withUnits: true);

        reorganise.Preview(request, Actor.Operator).Plan.BegunUnits.ShouldHaveSingleItem();
        test.State.Organisation.TerritoryByCode("42", On).ShouldNotBeNull();
        var operation = await reorganise.Apply(request, Actor.Operator, default);
        test.State.Organisation.TerritoryByCode("42", On).ShouldBeNull();
        test.State.Organisation.UnitByCode("CA.40", On)!.Name.ShouldBe("Công an tỉnh Nghệ Tĩnh");
        test.State.Organisation.At(new DateOnly(2026, 8, 31)).Territories.ShouldContain(b with { ValidTo = On });

        await reorganise.Undo(operation, Actor.Operator, default);
        test.State.Organisation.TerritoryByCode("42", On).ShouldBe(b);
        test.State.Organisation.UnitByCode("CA.40", On)!.Name.ShouldBe("Công an tỉnh Nghệ An");
        reorganise.Recent(5).ShouldHaveSingleItem().IsUndone.ShouldBeTrue();
        (await Should.ThrowAsync<RefusalException>(() => reorganise.Undo(operation, Actor.Operator, default))).First.Code.ShouldBe("organisation.no-operation");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Is_not_taken_back_once_a_later_change_rests_on_it(string database)
    {
        await using var test = await TestNode.Open(database);
        var reorganise = new Reorganise(test.Database, test.State, test.Node.Access);
        var a = test.State.Organisation.TerritoryByCode("40", On)!;
        var first = await reorganise.Apply(Request(ReorganisationKind.Change, [a], [new("40", "Nghệ Mới")]), Actor.Operator, default);
        var renamed = test.State.Organisation.TerritoryByCode("40", On)!;
        var second = await reorganise.Apply(Request(ReorganisationKind.Change, [renamed], [new("40", "Nghệ Mới", TerritoryKind.City)], on: On.AddDays(30)), Actor.Operator, default);
        (await Should.ThrowAsync<RefusalException>(() => reorganise.Undo(first, Actor.Operator, default))).First.Code.ShouldBe("organisation.cannot-undo");
        await reorganise.Undo(second, Actor.Operator, default);
        await reorganise.Undo(first, Actor.Operator, default);
        test.State.Organisation.TerritoryByCode("40", On).ShouldBe(a);
    }
}
