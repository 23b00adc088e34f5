using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Validation;
using HiepDong.Consolidation;
using HiepDong.Documents;
using HiepDong.Indicators;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Reporting;
using HiepDong.Territories;

namespace HiepDong.Tests.Documents;

/// <summary>The shipped catalogue over a country of 34 provinces, with 900 units that owe a report.</summary>
public sealed class StandardReportTests
{
    private static readonly DateOnly From = new(2020, 1, 1);

    [Fact]
    public void Every_shipped_indicator_is_told_and_the_files_are_valid()
    {
        var facts = Facts();
        using var document = ConsolidatedReportDocumentTests.Open(facts);
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Take(5).Select(e => e.Description).ShouldBeEmpty();
        var body = ConsolidatedReportDocumentTests.TextOf(document).Split("Phụ lục I\n")[0];
        if (Environment.GetEnvironmentVariable("HD_DOCS_OUT") is { } folder) File.WriteAllText(Path.Combine(folder, "standard.txt"), body);
        foreach (var row in facts.ByForce.Rows.Where(r => !r.Total.IsMissing)) body.ShouldContain(DraftedSentences.Figure(row.Total, row.Indicator));
        body.ShouldNotContain("cong_an");
        body.ShouldContain("trên phạm vi toàn quốc");

        var file = new MemoryStream();
        ConsolidationWorkbook.Write(file, facts);
        Xlsx.Errors(file).ShouldBeEmpty();
        Xlsx.Keep(file, "standard.xlsx");
    }

    [Fact]
    public void Every_shipped_form_has_a_valid_template_that_reads_back_empty()
    {
        var catalogue = new Catalogue(StandardCatalogue.Indicators(), StandardCatalogue.Forms());
        var unit = new OrgUnit("U~20200101", "U", "Đơn vị", Force.Police, Echelon.Commune, "T", null, From, null);
        foreach (var form in catalogue.Forms)
        {
            var file = new MemoryStream();
            ReportTemplate.Write(file, new(unit, form, new Period(2026 * 12, (int)form.Rhythm), catalogue));
            Xlsx.Errors(file).ShouldBeEmpty();
            file.Position = 0;
            var content = ReportTemplate.Read(file, catalogue);
            content.Problems.ShouldBeEmpty();
            content.Figures.ShouldBeEmpty();
        }
    }

    private static ConsolidatedReportFacts Facts()
    {
        var catalogue = new Catalogue(StandardCatalogue.Indicators(), StandardCatalogue.Forms());
        var country = new Territory("00~20200101", "00", "Việt Nam", TerritoryKind.Country, null, From, null);
        var provinces = Enumerable.Range(1, 34).Select(i => new Territory($"P{i:00}~20200101", $"P{i:00}", $"Mẫu {i:00}", TerritoryKind.Province, country.Id, From, null)).ToList();
        Force[] forces = [Force.Police, Force.Army, Force.BorderGuard, Force.CoastGuard, Force.Civil];
        var units = provinces.SelectMany((p, n) => forces.Select(f => new OrgUnit($"{f}{n}~20200101", $"{f}{n}", $"{DraftedSentences.ForceName(f)} tỉnh {p.Name}", f, Echelon.Province, p.Id, null, From, null))).ToList();
        var organisation = new Organisation.Organisation([country, .. provinces], units, []);
        var totals = new Totals(organisation, catalogue.MaxNumber);
        var sequence = 0L;
        foreach (var year in new[] { 2025, 2026 })
            for (var u = 0; u < units.Count; u++)
            {
                if (year == 2026 && u % 9 == 4) continue;
                var figures = catalogue.Indicators.Where(i => i.AddsUp != AddsUp.Ratio && (i.Forces is not { Count: > 0 } only || only.Contains(units[u].Force)))
                    .Select(i => new StoredFigure(i.Number, (i.PartOf is null ? 500 : 20) + (i.Number * 13 + u * 7 + year) % 90)).ToList();
                totals.Apply(new(units[u].Id, "X", Period.Month(year, 11), $"R{++sequence}", 1, u % 11 == 0, PackedFigures.Pack(figures)), sequence);
            }
        var consolidator = new Consolidator(organisation, catalogue, totals, new WorkingCalendar([]));
        var scope = Scope.OfTerritory(country.Id);
        var period = Period.Quarter(2026, 4);
        return new(new("Bộ Công an", null, "BC-BCA", "Hà Nội"), catalogue, consolidator.Run(new(scope, period, [], Breakdown.Force)), consolidator.Run(new(scope, period, [], Breakdown.Territory)),
            [.. consolidator.Missing(consolidator.TreeOf(period), scope, period)], new DateTime(2026, 12, 20, 8, 5, 0)) { Number = 812 };
    }
}
