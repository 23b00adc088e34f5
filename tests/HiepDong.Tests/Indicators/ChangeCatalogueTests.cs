using System.Text;
using HiepDong.Accounts;
using HiepDong.Indicators;
using HiepDong.Organisation;
using HiepDong.Problems;

namespace HiepDong.Tests.Indicators;

public class ChangeCatalogueTests
{
    private static readonly Indicator Made = new(0, "MT.COCAIN", "drugs", "Khối lượng cocain thu giữ", "Weight of cocaine seized", "kg", "kg", AddsUp.Sum, 3, PartOf: "MT.KHAC_KG", Forces: [Force.Police]);

    private static ChangeCatalogue Change(TestNode test) => new(test.Database, test.State, test.Node.Access);

    private static async Task<string> Refused(Func<Task> doing) => (await doing.ShouldThrowAsync<RefusalException>()).First.Code;

    private static MemoryStream File(string text) => new(Encoding.UTF8.GetBytes(text));

    private static IndicatorImport Plan(TestNode test, string csv) => IndicatorImport.Plan(test.State.Catalogue, IndicatorFile.Read(File(csv), "chi-tieu.csv"), test.State.Today);

    private const string Head = "number,code,topic,name_vi,name_en,unit_vi,unit_en,adds_up,decimals,pair_of,part_of,numerator,denominator,direction,forces\n";

    [Fact]
    public async Task The_shipped_catalogue_keeps_every_rule()
    {
        await using var test = await TestNode.Sqlite();
        var stored = test.State.Catalogue;
        CatalogueRules.Check(new([], []), [.. stored.Indicators], test.State.Today).ShouldBeEmpty();
        var known = new Catalogue(stored.Indicators, []);
        foreach (var form in stored.Forms)
        {
            FormRules.Check(known, form).Select(p => p.Vi).ShouldBeEmpty();
            FormText.Numbered(form).Sections.Select(s => s.TitleVi).ShouldBe(form.Sections.Select(s => s.TitleVi));
            known = new(known.Indicators, [.. known.Forms, form]);
        }
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_created_indicator_gets_the_next_number_and_is_there_for_all(string database)
    {
        await using var test = await TestNode.Open(database);
        var last = test.State.Catalogue.MaxNumber;
        await Change(test).Create(Made, Actor.Operator);
        var stored = test.State.Catalogue["MT.COCAIN"];
        (stored with { Forces = null }).ShouldBe(Made with { Number = last + 1, Forces = null });
        stored.Forces.ShouldBe([Force.Police]);
        using var other = test.OpenAgain();
        other.State.Catalogue["MT.COCAIN"].PartOf.ShouldBe("MT.KHAC_KG");
        (await Refused(() => Change(test).Create(Made, Actor.Operator))).ShouldBe("catalogue.code-taken");
        test.Database.First<string>("select kind from change_log order by seq desc limit 1").ShouldBe("catalogue.indicator-created");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_change_keeps_what_figures_rest_on_and_carries_the_unit_through(string database)
    {
        await using var test = await TestNode.Open(database);
        var weight = test.State.Catalogue["MT.KL"];
        await Change(test).Change(weight with { UnitVi = "ki-lô-gam", Number = 999 }, Actor.Operator);
        test.State.Catalogue["MT.KL"].Number.ShouldBe(weight.Number);
        test.State.Catalogue["MT.HEROIN_KG"].UnitVi.ShouldBe("ki-lô-gam");
        (await Refused(() => Change(test).Change(weight with { Decimals = 2 }, Actor.Operator))).ShouldBe("catalogue.fixed");
        (await Refused(() => Change(test).Change(weight with { Code = "XX.KHONG" }, Actor.Operator))).ShouldBe("catalogue.no-indicator");
    }

    [Fact]
    public async Task An_indicator_asked_by_a_form_is_not_retired_and_a_retired_one_is_restored()
    {
        await using var test = await TestNode.Sqlite();
        (await Refused(() => Change(test).Retire("MT.VU", Actor.Operator))).ShouldBe("catalogue.still-asked");
        await Change(test).Retire("TP.TYLE_KP", Actor.Operator);
        test.State.Catalogue["TP.TYLE_KP"].Retired.ShouldBeTrue();
        await Change(test).Restore("TP.TYLE_KP", Actor.Operator);
        test.State.Catalogue["TP.TYLE_KP"].Retired.ShouldBeFalse();
    }

    [Fact]
    public async Task Only_who_keeps_the_catalogue_changes_it()
    {
        await using var test = await TestNode.Sqlite();
        var unit = await test.AddUnit("CA-01", "Công an thành phố Hà Nội", Force.Police, Echelon.Province, "01");
        var reporter = new Actor("1", "lan", "Lan", [new(Role.Reporter, unit.Id, Hierarchy.Chain)]);
        (await Refused(() => Change(test).Create(Made, reporter))).ShouldBe("account.not-allowed");
        (await Refused(() => Change(test).Import([], reporter))).ShouldBe("account.not-allowed");
        (await Refused(() => Change(test).End("PH01-CA", new(2027, 1, 1), reporter))).ShouldBe("account.not-allowed");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_published_version_ends_the_former_and_is_the_one_asked(string database)
    {
        await using var test = await TestNode.Open(database);
        var former = FormRules.Last(test.State.Catalogue, "PH01-CA")!;
        var next = former with { Version = 2, ValidFrom = new(2026, 12, 15), Sections = [former.Sections[1], former.Sections[0]] };
        await Change(test).Publish(next, Actor.Operator);
        var catalogue = test.State.Catalogue;
        catalogue.Form("PH01-CA", 1)!.ValidTo.ShouldBe(new DateOnly(2026, 12, 15));
        catalogue.Form("PH01-CA", 2)!.Sections[0].TitleVi.ShouldStartWith("I. Phòng, chống buôn lậu");
        catalogue.FormFor("PH01-CA", Periods.Period.Month(2026, 12))!.Version.ShouldBe(1);
        catalogue.FormFor("PH01-CA", Periods.Period.Month(2027, 1))!.Version.ShouldBe(2);
        (await Refused(() => Change(test).Publish(next, Actor.Operator))).ShouldBe("catalogue.next-version");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_version_does_not_end_before_periods_reported_on_it(string database)
    {
        await using var test = await TestNode.Open(database);
        var unit = await test.AddUnit("CA-01", "Công an thành phố Hà Nội", Force.Police, Echelon.Province, "01");
        await test.Database.Write("operator", "", write =>
        {
            write.Execute("""
                insert into report (id, unit_id, form_code, form_version, period, period_start, period_end, due_on, state, version, created_at)
                values ('r1', @unit, 'PH01-CA', 1, '2026-11', 24322, 24322, '2026-11-18', 'draft', 1, @at)
                """, new { unit = unit.Id, at = write.At });
            write.Log("report.started", "r1");
        });
        var former = FormRules.Last(test.State.Catalogue, "PH01-CA")!;
        (await Refused(() => Change(test).Publish(former with { Version = 2, ValidFrom = new(2026, 11, 14) }, Actor.Operator))).ShouldBe("catalogue.already-reported");
        (await Refused(() => Change(test).End("PH01-CA", new(2026, 11, 1), Actor.Operator))).ShouldBe("catalogue.already-reported");
        await Change(test).End("PH01-CA", new(2026, 11, 15), Actor.Operator);
        test.State.Catalogue.FormFor("PH01-CA", Periods.Period.Month(2026, 12)).ShouldBeNull();
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task What_is_exported_comes_back_as_the_same(string database)
    {
        await using var test = await TestNode.Open(database);
        var stored = test.State.Catalogue;
        Plan(test, IndicatorFile.WriteCsv(stored.Indicators)).Rows.ShouldAllBe(r => r.State == ImportState.Same);
        using var sheet = new MemoryStream();
        CatalogueExport.WriteWorkbook(sheet, stored.Indicators);
        IndicatorImport.Plan(stored, IndicatorFile.Read(new MemoryStream(sheet.ToArray()), "chi-tieu.xlsx"), test.State.Today).Rows.ShouldAllBe(r => r.State == ImportState.Same);
        FormImport.Plan(stored, FormFile.ReadJson(CatalogueStore.WriteForms(stored.Forms))).Rows.ShouldAllBe(r => r.State == FormImportState.Same);
        using var forms = new MemoryStream();
        CatalogueExport.WriteForms(forms, stored);
        FormImport.Plan(stored, FormFile.Read(new MemoryStream(forms.ToArray()), "bieu-mau.xlsx", stored, null)).Rows.ShouldAllBe(r => r.State == FormImportState.Same);
    }

    [Fact]
    public async Task Import_tells_new_changed_and_unchanged_and_numbers_the_new()
    {
        await using var test = await TestNode.Sqlite();
        var last = test.State.Catalogue.MaxNumber;
        var csv = Head + "1,MT.VU,drugs,Số vụ án ma túy,Drug offences detected,vụ,case,sum,0,,,,,neutral,cong_an;bien_phong;canh_sat_bien\n"
            + ",XX.B,models,Số bê,Calves,con,calf,sum,0,XX.A,,,,up,ubnd\n,XX.A,models,Số bò,Cows,con,cow,sum,0,,,,,up,ubnd\n"
            + ",MT.DT,drugs,Số đối tượng phạm tội về ma túy bị bắt giữ,Drug offenders arrested,đối tượng,offender,sum,0,MT.VU,,,,neutral,cong_an;bien_phong;canh_sat_bien\n";
        var plan = Plan(test, csv);
        plan.Rows.Select(r => (r.Code, r.State)).ShouldBe([("MT.VU", ImportState.Changed), ("XX.B", ImportState.New), ("XX.A", ImportState.New), ("MT.DT", ImportState.Same)]);
        plan.Rows[0].Changes.ShouldHaveSingleItem().Column.ShouldBe("name_vi");
        await Change(test).Import(IndicatorFile.Read(File(csv), null), Actor.Operator);
        test.State.Catalogue["XX.B"].Number.ShouldBe(last + 1);
        test.State.Catalogue["MT.VU"].NameVi.ShouldBe("Số vụ án ma túy");
    }

    [Theory]
    [InlineData("5,XX.A,models,Số bò,Cows,con,cow,sum,1.2.3,,,,,up,ubnd", "decimals", "1.2.3")]
    [InlineData(",XX.A,bo_sua,Số bò,Cows,con,cow,sum,0,,,,,up,ubnd", "topic", "bo_sua")]
    [InlineData(",XX.A,models,Số bò,Cows,con,cow,tong,0,,,,,up,ubnd", "adds_up", "tong")]
    [InlineData(",XX.A,models,Số bò,Cows,con,cow,sum,0,,,,,len,ubnd", "direction", "len")]
    [InlineData(",XX.A,models,Số bò,Cows,con,cow,sum,0,,,,,up,quan_su", "forces", "quan_su")]
    [InlineData(",XX.A,models,Số bò,Cows,con,cow,sum,0,,XX.KHONG,,,up,ubnd", "part_of", "XX.KHONG")]
    [InlineData(",XX.A,models,,Cows,con,cow,sum,0,,,,,up,ubnd", "name_vi", "tên tiếng Việt")]
    [InlineData("1,XX.A,models,Số bò,Cows,con,cow,sum,0,,,,,up,ubnd", "number", "MT.VU")]
    [InlineData("-1,XX.A,models,Số bò,Cows,con,cow,sum,0,,,,,up,ubnd", "number", "-1")]
    [InlineData(",MT.VU,drugs,Số vụ,Cases,vụ,case,sum,2,,,,,up,ubnd", "decimals", "MT.VU")]
    [InlineData(",,models,Số bò,Cows,con,cow,sum,0,,,,,up,ubnd", "code", "")]
    public async Task A_bad_row_is_named_by_row_and_column_and_nothing_is_stored(string row, string column, string said)
    {
        await using var test = await TestNode.Sqlite();
        var csv = Head + ",XX.B,models,Số bê,Calves,con,calf,sum,0,,,,,up,ubnd\n" + row + "\n";
        var plan = Plan(test, csv);
        plan.Rows[1].State.ShouldBe(ImportState.Refused);
        var problem = plan.Rows[1].Problems[0];
        problem.Field.ShouldBe("dòng/row 3, " + column);
        problem.Vi.ShouldContain(said);
        await Refused(() => Change(test).Import(IndicatorFile.Read(File(csv), null), Actor.Operator));
        test.State.Catalogue.TryGet("XX.B", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Everything_wrong_with_a_row_is_said_at_once()
    {
        await using var test = await TestNode.Sqlite();
        Plan(test, Head + ",XX.A,bo_sua,Số bò,Cows,con,cow,sum,1.2.3,,,,,len,ubnd\n").Problems.Select(p => p.Field)
            .ShouldBe(["dòng/row 2, topic", "dòng/row 2, decimals", "dòng/row 2, direction"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_file_without_columns_rows_or_with_one_code_twice_is_refused()
    {
        await using var test = await TestNode.Sqlite();
        Should.Throw<RefusalException>(() => Plan(test, "code,topic\nXX.A,models\n")).First.Vi.ShouldContain("name_vi");
        Should.Throw<RefusalException>(() => Plan(test, Head)).First.Code.ShouldBe("catalogue.no-rows");
        var row = ",XX.A,models,Số bò,Cows,con,cow,sum,0,,,,,up,ubnd\n";
        var twice = Plan(test, Head + row + row).Rows[1].Problems[0];
        (twice.Code, twice.Field).ShouldBe(("catalogue.twice-in-file", "dòng/row 3, code"));
        twice.Vi.ShouldContain("dòng 2");
    }

    [Fact]
    public async Task A_published_version_in_a_file_must_be_the_one_published()
    {
        await using var test = await TestNode.Sqlite();
        var stored = test.State.Catalogue;
        var form = stored.Form("PH01-CA", 1)!;
        FormImport.Plan(stored, [form with { NameVi = "Tên khác" }]).Problems.ShouldHaveSingleItem().Code.ShouldBe("catalogue.version-differs");
        var import = await Change(test).ImportForms([form, form with { Version = 2, NameVi = "Tên khác", ValidFrom = new(2026, 12, 15) }], Actor.Operator);
        import.Rows.Select(r => r.State).ShouldBe([FormImportState.Same, FormImportState.New]);
        test.State.Catalogue.Form("PH01-CA", 2)!.NameVi.ShouldBe("Tên khác");
        (await Refused(() => Change(test).ImportForms([form with { Version = 3, ValidFrom = new(2027, 1, 15) }, form with { Code = "PH09-CA", ValidFrom = new(2027, 1, 15) }], Actor.Operator))).ShouldBe("catalogue.counts-twice");
        test.State.Catalogue.Form("PH01-CA", 3).ShouldBeNull();
        Should.Throw<RefusalException>(() => FormFile.ReadJson("[{\"code\":\"PH01-CA\"}]")).First.Code.ShouldBe("catalogue.bad-forms");
        Should.Throw<RefusalException>(() => FormFile.ReadJson("không phải JSON")).First.Code.ShouldBe("catalogue.bad-forms");
    }
}
