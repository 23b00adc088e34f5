using HiepDong.Territories;

namespace HiepDong.Organisation;

public class OrgTreeTests
{
    private static readonly DateOnly Before = Builder.Reform.AddDays(-1), After = Builder.Reform;
    private readonly Builder b = new();
    private static string Vn => Territory.MakeId("VN", Builder.Start);

    private static Scope T(string id) => Scope.OfTerritory(id);
    private static Scope C(string id) => Scope.OfUnit(id);

    [Fact]
    public void Three_provinces_merged_count_wholly_at_the_new_one()
    {
        var old = new[] { "60", "67", "68" }.Select(c => b.Place(c, TerritoryKind.Province, Vn)).ToList();
        var ministry = b.Unit("BCA", Force.Police, Echelon.Ministry, Vn, null);
        var police = old.Select((t, n) => b.Unit("CA" + n, Force.Police, Echelon.Province, t, ministry)).ToList();
        var now = b.Place("68", TerritoryKind.Province, Vn, After);
        var one = b.Unit("CA68", Force.Police, Echelon.Province, now, ministry, After);
        foreach (var t in old) b.Pass(t, After, now);
        foreach (var u in police) b.Pass(u, After, one);
        var org = b.Make();

        var tree = org.At(After);
        foreach (var u in police)
        {
            tree.Place(u)!.Moved.ShouldBeTrue();
            tree.Place(u)!.Partial.ShouldBeEmpty();
            foreach (var node in new[] { T(now), T(Vn), C(one), C(ministry) }) tree.Covers(node, u).ShouldBeTrue();
        }
        org.At(Before).Covers(T(old[0]), police[0]).ShouldBeTrue();
        org.At(Before).Covers(T(old[0]), police[1]).ShouldBeFalse();
        org.At(Before).Place(one).ShouldBeNull();
        org.TerritoryByCode("68", Before)!.Id.ShouldBe(old[2]);
        org.TerritoryByCode("68", After)!.Id.ShouldBe(now);
        org.WithPredecessors(one).ShouldBe([one, .. police]);
        org.Become(old[0], After).ShouldBe([now]);
        org.Become(old[0], Before).ShouldBe([old[0]]);
        org.Become(now, Before).ShouldBeEmpty();
    }

    [Fact]
    public void A_renamed_province_carries_its_figures_on_although_its_code_was_another_s()
    {
        var laoCai = b.Place("10", TerritoryKind.Province, Vn);
        var yenBai = b.Place("15", TerritoryKind.Province, Vn);
        var police = b.Unit("CA10", Force.Police, Echelon.Province, laoCai, null);
        var now = b.Place("15", TerritoryKind.Province, Vn, After);
        b.Pass(laoCai, After, now);
        b.Pass(yenBai, After, now);
        var org = b.Make();

        org.At(After).Covers(T(now), police).ShouldBeTrue();       // the unit lives on; its province became another
        org.At(After).Place(police)!.Moved.ShouldBeFalse();
        org.At(After).UnitsUnder(T(now)).Select(u => u.Id).ShouldBe([police]);
        org.At(Before).Covers(T(yenBai), police).ShouldBeFalse();
    }

    [Fact]
    public void A_dissolved_district_unit_counts_at_its_superior_and_its_province()
    {
        var province = b.Place("01", TerritoryKind.Province, Vn);
        var district = b.Place("001", TerritoryKind.District, province);
        var police = b.Unit("CA01", Force.Police, Echelon.Province, province, null);
        var gone = b.Unit("CA001", Force.Police, Echelon.District, district, police);
        b.Pass(district, After);
        b.Pass(gone, After);
        var tree = b.Make().At(After);

        tree.Covers(T(province), gone).ShouldBeTrue();
        tree.Covers(C(police), gone).ShouldBeTrue();
        tree.Place(gone)!.Moved.ShouldBeTrue();
        tree.Units.ShouldHaveSingleItem().Id.ShouldBe(police);
    }

    [Fact]
    public void A_divided_commune_is_exact_at_the_province_and_partial_at_both_parts()
    {
        var province = b.Place("01", TerritoryKind.Province, Vn);
        var commune = b.Place("00001", TerritoryKind.Commune, province);
        var police = b.Unit("CA01", Force.Police, Echelon.Province, province, null);
        var unit = b.Unit("CA00001", Force.Police, Echelon.Commune, commune, police);
        var (east, west) = (b.Place("E", TerritoryKind.Commune, province, After), b.Place("W", TerritoryKind.Ward, province, After));
        var (ue, uw) = (b.Unit("UE", Force.Police, Echelon.Commune, east, police, After), b.Unit("UW", Force.Police, Echelon.Commune, west, police, After));
        b.Pass(commune, After, east, west);
        b.Pass(unit, After, ue, uw);
        var tree = b.Make().At(After);

        tree.Covers(T(province), unit).ShouldBeTrue();
        tree.Covers(C(police), unit).ShouldBeTrue();
        foreach (var node in new[] { T(east), T(west), C(ue), C(uw) }) tree.Covers(node, unit).ShouldBeFalse();
        tree.Place(unit)!.Partial.Select(tree.NodeAt).ShouldBe([east, west, ue, uw], ignoreOrder: true);
        (tree.NodeAt(tree.Place(unit)!.Own), tree.NodeAt(tree.Place(unit)!.OwnTerritory)).ShouldBe((police, province));
    }

    [Fact]
    public void A_part_that_was_dissolved_later_does_not_make_the_division_exact()
    {
        var province = b.Place("01", TerritoryKind.Province, Vn);
        var police = b.Unit("CA01", Force.Police, Echelon.Province, province, null);
        var unit = b.Unit("U", Force.Police, Echelon.Commune, province, police);
        var (one, two) = (b.Unit("U1", Force.Police, Echelon.Commune, province, police, After), b.Unit("U2", Force.Police, Echelon.Commune, province, police, After));
        b.Pass(unit, After, one, two);
        b.Pass(two, After.AddYears(1));
        var tree = b.Make().At(After.AddYears(1));

        tree.Covers(C(one), unit).ShouldBeFalse();
        tree.Covers(C(police), unit).ShouldBeTrue();
        tree.Place(unit)!.Partial.Select(tree.NodeAt).ShouldBe([one]);
    }

    [Fact]
    public void A_territory_of_which_one_part_was_dissolved_stays_divided()
    {
        var province = b.Place("01", TerritoryKind.Province, Vn);
        var commune = b.Place("C", TerritoryKind.Commune, province);
        var post = b.Unit("P", Force.BorderGuard, Echelon.Post, commune, null);
        var (one, two) = (b.Place("C1", TerritoryKind.Commune, province, After), b.Place("C2", TerritoryKind.Commune, province, After));
        b.Pass(commune, After, one, two);
        b.Pass(two, After.AddYears(1));
        var tree = b.Make().At(After.AddYears(1));

        tree.Covers(T(one), post).ShouldBeFalse();
        tree.Covers(T(province), post).ShouldBeTrue();
    }

    [Fact]
    public void A_post_whose_commune_was_divided_is_expected_only_where_it_counts()
    {
        var province = b.Place("01", TerritoryKind.Province, Vn);
        var commune = b.Place("C", TerritoryKind.Commune, province);
        var post = b.Unit("P", Force.BorderGuard, Echelon.Post, commune, null);
        var (one, two) = (b.Place("C1", TerritoryKind.Commune, province, After), b.Place("C2", TerritoryKind.Commune, province, After));
        b.Pass(commune, After, one, two);
        var tree = b.Make().At(After);

        tree.UnitsUnder(T(province)).Select(u => u.Id).ShouldBe([post]);
        tree.UnitsUnder(T(one)).ShouldBeEmpty();
        tree.UnitsUnder(T(two)).ShouldBeEmpty();
    }

    [Fact]
    public void Successions_are_followed_through_a_chain()
    {
        var a = b.Unit("A", Force.Army, Echelon.Province, Vn, null);
        var (r, m) = (b.Unit("R", Force.Army, Echelon.Province, Vn, null, new(2010, 1, 1)), b.Unit("M", Force.Army, Echelon.Province, Vn, null, After));
        b.Pass(a, new(2010, 1, 1), r);
        b.Pass(r, After, m);
        var org = b.Make();

        org.Become(a, new(2009, 12, 31)).ShouldBe([a]);
        org.Become(a, new(2010, 1, 1)).ShouldBe([r]);
        org.At(After).Covers(C(m), a).ShouldBeTrue();
        org.WithPredecessors(m).ShouldBe([m, r, a]);
    }

    [Fact]
    public void What_a_dissolved_successor_took_over_counts_at_the_successor_s_superior()
    {
        var (x, y) = (b.Unit("X", Force.Army, Echelon.MilitaryRegion, Vn, null), b.Unit("Y", Force.Army, Echelon.MilitaryRegion, Vn, null));
        var a = b.Unit("A", Force.Army, Echelon.Province, Vn, x);
        var next = b.Unit("B", Force.Army, Echelon.Province, Vn, y, new(2010, 1, 1));
        b.Pass(a, new(2010, 1, 1), next);
        b.Pass(next, After);
        var tree = b.Make().At(After);

        tree.Covers(C(y), a).ShouldBeTrue();
        tree.Covers(C(x), a).ShouldBeFalse();
        tree.Covers(C(y), next).ShouldBeTrue();
    }

    [Fact]
    public void Border_guard_of_a_province_moves_under_the_army_s_provincial_command()
    {
        var province = b.Place("40", TerritoryKind.Province, Vn);
        var border = b.Unit("BTLBP", Force.BorderGuard, Echelon.Ministry, Vn, null);
        var army = b.Unit("QS40", Force.Army, Echelon.Province, province, null);
        var old = b.Unit("BP40", Force.BorderGuard, Echelon.Province, province, border);
        var post = b.Unit("DBP", Force.BorderGuard, Echelon.Post, province, old);
        var now = b.Unit("BP40", Force.BorderGuard, Echelon.Province, province, army, After);
        b.Pass(old, After, now);
        var org = b.Make();

        org.At(Before).Covers(C(border), post).ShouldBeTrue();
        org.At(Before).Covers(C(army), post).ShouldBeFalse();
        org.At(After).Covers(C(army), post).ShouldBeTrue();
        org.At(After).Covers(C(border), post).ShouldBeFalse();
        org.At(After).PathOf(post).ShouldBe([post, now, army]);
        org.At(After).UnitsUnder(C(army)).Select(u => u.Id).ShouldBe([army, now, post]);
    }

    [Fact]
    public void A_superior_merged_into_its_own_subordinate_leaves_no_circle()
    {
        var top = b.Unit("TOP", Force.Army, Echelon.Ministry, Vn, null);
        var middle = b.Unit("MID", Force.Army, Echelon.MilitaryRegion, Vn, top);
        var low = b.Unit("LOW", Force.Army, Echelon.Province, Vn, middle);
        b.Pass(middle, After, low);
        var tree = b.Make().At(After);

        tree.PathOf(low).ShouldBe([low, top]);
        tree.Covers(C(low), middle).ShouldBeTrue();
    }

    [Fact]
    public void Units_that_command_each_other_are_refused()
    {
        b.Unit("A", Force.Army, Echelon.Province, Vn, OrgUnit.MakeId("B", Builder.Start));
        b.Unit("B", Force.Army, Echelon.Province, Vn, OrgUnit.MakeId("A", Builder.Start));
        Should.Throw<InvalidOperationException>(() => b.Make().At(After));
    }

    [Fact]
    public void Successions_in_a_circle_are_refused()
    {
        var (a, c) = (b.Unit("A", Force.Army, Echelon.Province, Vn, null), b.Unit("B", Force.Army, Echelon.Province, Vn, null));
        b.Pass(a, After, c);
        b.Pass(c, After, a);
        Should.Throw<InvalidOperationException>(() => b.Make().Become(a, After));
        Should.Throw<InvalidOperationException>(() => b.Make().At(After).Place(a));
    }

    [Fact]
    public void A_unit_may_not_share_its_id_with_a_territory()
    {
        b.Place("01", TerritoryKind.Province, Vn);
        b.Unit("01", Force.Army, Echelon.Province, Vn, null);
        Should.Throw<ArgumentException>(() => b.Make());
    }

    [Fact]
    public void One_tree_serves_all_days_between_two_changes()
    {
        b.Pass(b.Unit("A", Force.Army, Echelon.Province, Vn, null), After);
        var org = b.Make();
        org.At(Before).ShouldBeSameAs(org.At(new(2010, 5, 5)));
        org.At(After).ShouldNotBeSameAs(org.At(Before));
        org.EpochOf(new(1999, 1, 1)).ShouldBe(DateOnly.MinValue);
        org.At(new(1999, 1, 1)).SlotCount.ShouldBe(0);
    }

    [Fact]
    public void Codes_of_forces_echelons_and_kinds_read_back()
    {
        foreach (var f in Enum.GetValues<Force>()) Codes.ToForce(f.Code()).ShouldBe(f);
        foreach (var e in Enum.GetValues<Echelon>()) Codes.ToEchelon(e.Code()).ShouldBe(e);
        foreach (var k in Enum.GetValues<TerritoryKind>()) Codes.ToKind(k.Code()).ShouldBe(k);
        Codes.TryForce("police", out _).ShouldBeFalse();
        Codes.TryForce(null, out _).ShouldBeFalse();
    }
}
