using System.Text;
using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.Organisation;
using HiepDong.Organisation.Importing;
using HiepDong.Problems;
using HiepDong.Territories;

namespace HiepDong.Tests;

public sealed class ImportTests
{
    private static readonly string[] Heads = ["Sông", "Núi", "Bến", "Gò", "Đồi", "Thác", "Đảo", "Ghềnh"], Tails = ["Đá", "Mây", "Lau", "Thông", "Tía", "Bạc", "Vàng"];
    private static readonly string[] Provinces = ["01", "04", "08", "40", "48", "66", "75", "79", "92"];

    /// <summary>As many rows as the real list, with invented names, of real provinces.</summary>
    private static string InventedList(int rows = 3321, Action<List<string>>? change = null)
    {
        var lines = new List<string> { "code,name,kind,province_code" };
        for (var i = 0; i < rows; i++)
            lines.Add($"{10001 + i * 3:00000},{Heads[i % 8]} {Tails[i % 7]} {i},{(i % 5 == 0 ? "phuong" : i % 997 == 1 ? "dac_khu" : "xa")},{Provinces[i % Provinces.Length]}");
        change?.Invoke(lines);
        return string.Join('\n', lines) + "\n";
    }

    private static ImportOrganisation.List Territories(string csv, DateOnly? effective = null) => ImportOrganisation.Read(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "xa.csv", ofTerritories: true, effective);
    private static ImportOrganisation.List Units(string csv, DateOnly? effective = null) => ImportOrganisation.Read(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "dv.csv", ofTerritories: false, effective);
    private static ImportOrganisation Import(TestNode test) => new(test.Database, test.State, test.Node.Access);

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Imports_the_whole_country_and_the_second_time_changes_nothing(string database)
    {
        await using var test = await TestNode.Open(database);
        var list = Territories(InventedList());
        Import(test).Preview(list, Actor.Operator).Count(RowOutcome.New).ShouldBe(3321);
        await Import(test).Apply(list, Actor.Operator, default);
        test.State.Organisation.At(test.State.Today).Territories.Count(t => t.Level == 3).ShouldBe(3321);
        var again = await Import(test).Apply(list, Actor.Operator, default);
        (again.Count(RowOutcome.Unchanged), again.Count(RowOutcome.New), again.Count(RowOutcome.Changed)).ShouldBe((3321, 0, 0));

        var units = await Import(test).ApplyStandard(new DateOnly(2025, 7, 1), StandardUnits.AllForces, Actor.Operator, default);
        units.Count(RowOutcome.New).ShouldBe(4 + 4 + 7 + 34 * 3 + 30 + 3321 * 3, "ministries and commands, 4 coast guard regions, 7 military regions, provinces, 30 border commands, communes");
        test.State.Organisation.UnitByCode("QS.79", test.State.Today)!.Name.ShouldBe("Bộ Tư lệnh Thành phố Hồ Chí Minh");
    }

    [Fact]
    public async Task A_wrong_code_in_row_517_refuses_the_whole_file_and_names_the_place()
    {
        await using var test = await TestNode.Sqlite();
        var list = Territories(InventedList(change: lines => lines[516] = lines[516][1..]));
        var refused = await Should.ThrowAsync<RefusalException>(() => Import(test).Apply(list, Actor.Operator, default));
        refused.Problems[1].Vi.ShouldStartWith("Dòng 517, cột A (code): mã “");
        refused.Problems[1].En.ShouldStartWith("Row 517, column A (code): code “");
        test.State.Organisation.Territories.ShouldNotContain(t => t.Level == 3);
    }

    [Fact]
    public async Task Lists_at_most_fifty_problems()
    {
        await using var test = await TestNode.Sqlite();
        var list = Territories(InventedList(200, lines => { for (var i = 1; i < lines.Count; i++) lines[i] = "x" + lines[i]; }));
        Should.Throw<RefusalException>(() => Import(test).Preview(list, Actor.Operator).RequireSound()).Problems.Count.ShouldBe(51);
    }

    [Fact]
    public async Task Reads_the_statistics_offices_workbook_and_strips_the_kind_from_names()
    {
        await using var test = await TestNode.Sqlite();
        var file = new MemoryStream();
        using (var book = new Workbook(file))
        using (var sheet = book.Sheet(new SheetLayout("Sheet1", [10, 20, 10, 10, 20])))
        {
            sheet.Write(("Danh sách đơn vị hành chính", CellStyle.Plain));
            sheet.Write([.. new[] { "Mã", "Tên", "Cấp", "Mã TP", "Tỉnh / Thành phố" }.Select(h => ((object?)h, CellStyle.Plain))]);
            sheet.Write([.. new object[] { 27m, "Phường Bến Đá", "Phường", 1m, "Thành phố Hà Nội" }.Select(h => ((object?)h, CellStyle.Plain))]);
            sheet.Write([.. new object[] { "16001", "Xã Gò Lau", "Xã", "40", "Tỉnh Nghệ An" }.Select(h => ((object?)h, CellStyle.Plain))]);
            sheet.Write([.. new object[] { "31001", "Đặc khu Đảo Bạc", "Đặc khu", "91", "Tỉnh An Giang" }.Select(h => ((object?)h, CellStyle.Plain))]);
        }
        file.Position = 0;
        var plan = Import(test).Preview(ImportOrganisation.Read(file, "tk.xlsx", ofTerritories: true, null), Actor.Operator);
        plan.Problems.ShouldBeEmpty();
        plan.BegunTerritories.Select(t => (t.Code, t.Name, t.Kind)).ShouldBe([("00027", "Bến Đá", TerritoryKind.Ward), ("16001", "Gò Lau", TerritoryKind.Commune), ("31001", "Đảo Bạc", TerritoryKind.SpecialZone)], ignoreOrder: true);
    }

    [Fact]
    public void What_is_no_spreadsheet_is_refused_with_a_sentence() =>
        Should.Throw<RefusalException>(() => ImportOrganisation.Read(new MemoryStream([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x37, 0, 0, 1, 2]), "a.xlsx", ofTerritories: true, null));

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Predecessors_end_and_merge_into_what_names_them(string database)
    {
        await using var test = await TestNode.Open(database);
        await Import(test).Apply(Territories("code,name,kind,province_code\n16001,Bến Đá,xa,40\n16002,Gò Lau,xa,40\n"), Actor.Operator, default);
        await Import(test).Apply(Territories("code,name,kind,province_code,valid_from,predecessors\n16001,Đá Lau,phuong,40,2026-03-01,16001;16002\n"), Actor.Operator, default);
        var o = test.State.Organisation;
        o.TerritoryByCode("16001", new(2026, 3, 1))!.FullName.ShouldBe("phường Đá Lau");
        o.TerritoryByCode("16002", new(2026, 3, 1)).ShouldBeNull();
        o.Become("16002~20250701", new(2026, 3, 1)).ShouldBe(["16001~20260301"]);
        o.Before("16001~20260301").Select(s => s.Mode).ShouldBe([SuccessionMode.Merged, SuccessionMode.Merged]);
    }

    [Fact]
    public async Task A_superior_may_stand_later_in_the_file_but_not_below_itself()
    {
        await using var test = await TestNode.Sqlite();
        const string Head = "code,name,force,echelon,territory_code,superior_code\n";
        var plan = await Import(test).Apply(Units(Head + "CA.40,Công an Nghệ An,cong_an,province,40,CA.BO\nCA.BO,Bộ,Công an,Bộ,VN,\n"), Actor.Operator, default);
        plan.Count(RowOutcome.New).ShouldBe(2);
        test.State.Organisation.UnitByCode("CA.40", test.State.Today)!.SuperiorId.ShouldBe("CA.BO~20250701");

        var problems = Import(test).Preview(Units(Head + "A1,A,cong_an,province,40,A2\nA2,B,cong_an,province,40,A1\nA3,C,quan_doi,province,40,CA.BO\nA4,D,hai_quan,province,99,\n"), Actor.Operator).Problems;
        problems.Select(p => p.Code).ShouldBe(["import.cycle", "import.cycle", "import.wrong-superior", "import.unknown-word", "import.no-territory"], ignoreOrder: true);
        problems.ShouldContain(p => p.Vi.StartsWith("Dòng 5, cột C (force)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_whoever_administers_the_country_imports()
    {
        await using var test = await TestNode.Sqlite();
        var unit = await test.AddUnit("CA.40", "Công an tỉnh Nghệ An", Force.Police, Echelon.Province, "40");
        var dung = new Actor("d", "dung", "Dũng", [new Grant(Role.Administrator, unit.Id, Hierarchy.Territory)]);
        Should.Throw<RefusalException>(() => Import(test).Preview(Territories(InventedList(3)), dung)).First.Kind.ShouldBe(ProblemKind.Forbidden);
    }
}
