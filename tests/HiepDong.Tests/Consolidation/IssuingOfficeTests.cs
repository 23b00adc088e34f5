using HiepDong.Consolidation;
using HiepDong.Organisation;
using HiepDong.Territories;

namespace HiepDong.Tests.Consolidation;

public sealed class IssuingOfficeTests
{
    private static readonly DateOnly From = new(2025, 7, 1), Day = new(2026, 12, 14);
    private static readonly Territory Country = new("VN", "VN", "Việt Nam", TerritoryKind.Country, null, From, null);
    private static readonly Territory Province = new("97", "97", "Bình Sơn", TerritoryKind.Province, "VN", From, null);
    private static readonly Territory Commune = new("97001", "97001", "An Phú", TerritoryKind.Commune, "97", From, null);
    private static readonly Organisation.Organisation World = new([Country, Province, Commune],
    [
        Unit("CA.BO", "Bộ Công an", Force.Police, Echelon.Ministry, Country, null), Unit("QS.BO", "Bộ Quốc phòng", Force.Army, Echelon.Ministry, Country, null),
        Unit("CA.97", "Công an tỉnh Bình Sơn", Force.Police, Echelon.Province, Province, "CA.BO"), Unit("QS.97", "Bộ Chỉ huy Quân sự tỉnh Bình Sơn", Force.Army, Echelon.Province, Province, "QS.BO"),
        Unit("UB.97", "Ủy ban nhân dân tỉnh Bình Sơn", Force.Civil, Echelon.Province, Province, null),
        Unit("CA.97001", "Công an xã An Phú", Force.Police, Echelon.Commune, Commune, "CA.97"), Unit("UB.97001", "Ủy ban nhân dân xã An Phú", Force.Civil, Echelon.Commune, Commune, "UB.97")
    ], []);

    [Fact]
    public void A_province_is_reported_by_its_committee_to_both_ministries()
    {
        var issuer = IssuingOffice.Of(World, Scope.OfTerritory("97"), null, Day);
        (issuer.Name, issuer.Superior, issuer.Symbol, issuer.Place, issuer.Post).ShouldBe(("Ủy ban nhân dân tỉnh Bình Sơn", null, "BC-UBND", "Bình Sơn", "TM. Ủy ban nhân dân / Chủ tịch"));
        issuer.To.ShouldBe(["Bộ Công an", "Bộ Quốc phòng"]);
        issuer.Recipients.ShouldBe(["Như trên", "Công an tỉnh Bình Sơn", "Bộ Chỉ huy Quân sự tỉnh Bình Sơn", "Lưu: VT"]);
    }

    [Theory]
    [InlineData("CA.97", "Bộ Công an", "BC-CAT", "Giám đốc")]
    [InlineData("QS.97", "Bộ Quốc phòng", "BC-BCH", "Chỉ huy trưởng")]
    [InlineData("CA.97001", "Công an tỉnh Bình Sơn", "BC-CAX", "Trưởng Công an xã")]
    [InlineData("CA.BO", null, "BC-BCA", "Bộ trưởng")]
    public void A_unit_writes_its_superior_above_and_reports_to_it(string unit, string? superior, string symbol, string post)
    {
        var issuer = IssuingOffice.Of(World, Scope.OfUnit(unit), null, Day);
        (issuer.Superior, issuer.Symbol, issuer.Post).ShouldBe((superior, symbol, post));
        issuer.To.ShouldBe(superior is null ? [] : [superior]);
        issuer.Recipients[^1].ShouldBe("Lưu: VT");
    }

    [Fact]
    public void Nobody_signs_for_a_territory_without_an_office() =>
        IssuingOffice.Of(World, Scope.OfTerritory("VN"), null, Day).Name.ShouldBe("[Cơ quan ban hành]");

    private static OrgUnit Unit(string code, string name, Force force, Echelon echelon, Territory territory, string? superior) => new(code, code, name, force, echelon, territory.Id, superior, From, null);
}
