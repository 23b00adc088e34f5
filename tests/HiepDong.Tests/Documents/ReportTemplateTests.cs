using HiepDong.Documents;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reporting;

namespace HiepDong.Tests.Documents;

public sealed class ReportTemplateTests
{
    private static readonly OrgUnit Unit = SampleFacts.World().Item1.Units[0];
    private static readonly Period Month = Period.Month(2026, 11);

    [Fact]
    public void Is_a_valid_workbook()
    {
        var file = Template();
        Xlsx.Keep(file, "template.xlsx");
        Xlsx.Errors(file).ShouldBeEmpty();
    }

    [Fact]
    public void Gives_back_what_was_filled_in_with_the_cell_of_each()
    {
        var content = Read(("SoLieu!E7", 24), ("SoLieu!E8", "hơn 100"), ("SoLieu!E10", 61.475), ("SoLieu!E11", "1.203,5"), ("SoLieu!E13", 100), ("SoLieu!F13", "khoảng"), ("SoLieu!E14", "5-7"), ("SoLieu!E15", 0),
            ("ThuyetMinh!C4", "Dòng một\nDòng  hai"));
        content.Problems.ShouldBeEmpty();
        content.UnitCode.ShouldBe("CA0");
        content.Period.ShouldBe(Month);
        content.Figures.Select(f => (f.Indicator.Code, f.Quantity, f.Cell)).ShouldBe(
        [
            ("MT.VU", new Quantity(24), "SoLieu!E7"), ("MT.DT", new Quantity(100, Bound.MoreThan), "SoLieu!E8"), ("MT.KL", new Quantity(61.475m), "SoLieu!E10"),
            ("MT.HEROIN_KG", new Quantity(1203.5m), "SoLieu!E11"), ("TP.VU", new Quantity(100, Bound.About), "SoLieu!E13"), ("TP.VU_KP", new Quantity(5, Bound.Between, 7), "SoLieu!E14"),
            ("TP.SUNG", new Quantity(0), "SoLieu!E15")
        ]);
        content.Narratives.ShouldBe([new TemplateNarrative("tinh_hinh", "Dòng một\nDòng hai", "ThuyetMinh!C4")]);
    }

    [Fact]
    public void A_draft_written_into_a_template_comes_back_the_same()
    {
        var draft = new Dictionary<string, Quantity> { ["MT.VU"] = new(3), ["MT.KL"] = new(0.125m, Bound.Nearly), ["MT.DT"] = new(5, Bound.Between, 7) };
        var file = new MemoryStream();
        ReportTemplate.Write(file, Facts() with { Figures = draft, Narratives = new Dictionary<string, string> { ["ton_tai"] = "Chưa kịp thời" } });
        file.Position = 0;
        var content = ReportTemplate.Read(file, SampleFacts.Catalogue);
        content.Problems.ShouldBeEmpty();
        content.Figures.ToDictionary(f => f.Indicator.Code, f => f.Quantity).ShouldBe(draft, ignoreOrder: true);
        content.Narratives.Single().Text.ShouldBe("Chưa kịp thời");
    }

    [Theory]
    [InlineData("SoLieu!E7", "nhiều", "template.not-a-number")]
    [InlineData("SoLieu!E7", "1.2.3", "template.not-a-number")]
    [InlineData("SoLieu!E7", 1.5, "template.too-many-decimals")]
    [InlineData("SoLieu!E10", 1.23456, "template.too-many-decimals")]
    [InlineData("SoLieu!E7", -1, "template.negative")]
    [InlineData("SoLieu!E7", "-5", "template.negative")]
    [InlineData("SoLieu!E7", 1e13, "template.too-great")]
    [InlineData("SoLieu!E7", 1e300, "template.too-great")]
    [InlineData("SoLieu!E7", "#DIV/0!", "template.formula-error")]
    [InlineData("SoLieu!B7", "XX.YY", "template.unknown-indicator")]
    [InlineData("SoLieu!B8", "MT.VU", "template.repeated-indicator")]
    [InlineData("SoLieu!F7", "hơn", "template.qualifier-alone")]
    [InlineData("SoLieu!F7", "rất", "template.unknown-qualifier")]
    public void Names_the_cell_of_each_error(string cell, object value, string code)
    {
        var problem = Read((cell, value)).Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(code);
        problem.Field.ShouldBe(cell);
        problem.Vi.ShouldContain(cell);
        problem.En.ShouldContain(cell);
    }

    [Fact]
    public void Collects_all_errors_at_once() =>
        Read(("SoLieu!E7", "abc"), ("SoLieu!E8", -3), ("SoLieu!E10", "1.2.3")).Problems.Select(p => p.Field).ShouldBe(["SoLieu!E7", "SoLieu!E8", "SoLieu!E10"]);

    [Fact]
    public void Refuses_the_template_of_another_unit_form_or_period()
    {
        var content = ReportTemplate.Read(Template(), SampleFacts.Catalogue, new("CA1", "PH01-BP", Period.Month(2026, 10)));
        content.Problems.Select(p => p.Code).ShouldBe(["template.wrong-unit", "template.wrong-form", "template.wrong-period"]);
    }

    [Fact]
    public void Refuses_a_template_whose_hidden_period_was_altered() =>
        Refused(Xlsx.Fill(Template(), ("HiepDong!B5", "2026-10"))).ShouldBe("template.changed");

    [Fact]
    public void Refuses_a_workbook_that_is_not_a_template()
    {
        var file = new MemoryStream();
        TableWorkbook.Write(file, "SoLieu", [new("A")], [["1"]]);
        Refused(file).ShouldBe("template.unknown");
    }

    private static string Refused(MemoryStream file)
    {
        file.Position = 0;
        return Should.Throw<RefusalException>(() => ReportTemplate.Read(file, SampleFacts.Catalogue)).First.Code;
    }

    private static TemplateFacts Facts() => new(Unit, SampleFacts.Catalogue.FormFor("PH01-CA", Month)!, Month, SampleFacts.Catalogue)
    {
        DueOn = new(2026, 11, 16),
        Previous = new Dictionary<string, Quantity> { ["MT.VU"] = new(20), ["VD.NGUOI"] = new(1200, Bound.MoreThan) },
        LastYear = new Dictionary<string, Quantity> { ["MT.VU"] = new(18), ["MT.KL"] = new(1.5m) }
    };

    private static MemoryStream Template()
    {
        var file = new MemoryStream();
        ReportTemplate.Write(file, Facts());
        file.Position = 0;
        return file;
    }

    private static TemplateContent Read(params (string, object)[] cells) => ReportTemplate.Read(Xlsx.Fill(Template(), cells), SampleFacts.Catalogue, new("CA0", "PH01-CA", Month));
}
