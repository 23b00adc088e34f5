using HiepDong.Consolidation;
using HiepDong.Documents;
using HiepDong.Indicators;
using HiepDong.JointResults.Reconciliation;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Reading;
using HiepDong.Reporting;
using HiepDong.Territories;

namespace HiepDong.Tests.Documents;

/// <summary>What the consolidated report says in sentences and tables, the reader finds again: the same figures, none other.</summary>
public sealed class RoundTripTests
{
    private static readonly Catalogue Catalogue = new(StandardCatalogue.Indicators(), StandardCatalogue.Forms());
    private static readonly DateOnly From = new(2020, 1, 1);

    private static readonly ReconciledState[] Marks =
    [
        new(ReconciledLevel.NothingToReconcile, [], []),
        new(ReconciledLevel.Partly, [Period.Month(2026, 9), Period.Month(2026, 11)], []),
        new(ReconciledLevel.Reconciled, [], [new("tỉnh Bình Sơn", Period.Month(2026, 11), new(2026, 11, 16), new(2026, 11, 18)), new("tỉnh Bình Sơn", Period.Month(2026, 10), new(2026, 10, 19), new(2026, 10, 19))])
    ];

    public static TheoryData<int> Seeds() => new(Enumerable.Range(1, 24));

    [Theory, MemberData(nameof(Seeds))]
    public void A_drafted_report_is_read_back_to_the_figures_it_was_made_from(int seed)
    {
        var facts = Facts(new Random(seed));
        var file = new MemoryStream();
        ConsolidatedReportDocument.Write(file, facts);
        var read = ReportFile.Read("bao-cao.docx", file.ToArray());
        var reading = ReportReader.Read(read.Source, new(2026));
        if (Environment.GetEnvironmentVariable("HD_DOCS_OUT") is { } folder) File.WriteAllText(Path.Combine(folder, $"round-trip-{seed}.txt"), read.Source.Text);
        var annexes = read.Source.Text.IndexOf("Phụ lục", StringComparison.Ordinal);
        annexes.ShouldBeGreaterThan(0);
        facts.ByForce.Rows.ShouldContain(r => r.Joint != null);

        var stated = facts.ByForce.Rows.Where(r => !r.Total.IsMissing)
            .ToDictionary(r => r.Indicator.Code, r => Written(r.Total.ToQuantity(r.Indicator)!.Value, r.Indicator.UnitVi));
        var wrong = new List<string>();
        foreach (var (place, figures) in new[] { ("sentences", reading.Figures.Where(f => f.Start < annexes)), ("tables", reading.Figures.Where(f => f.Start >= annexes)) })
        {
            var found = figures.Where(f => f.Indicator != null && f.Confidence >= 0.8).GroupBy(f => f.Indicator!)
                .ToDictionary(g => g.Key, g => g.Select(f => Written(f.Quantity, f.Unit == "đồng" ? "đồng" : Catalogue[g.Key].UnitVi)).Distinct().ToList());
            foreach (var (code, value) in stated)
                if (!found.TryGetValue(code, out var values)) wrong.Add($"{place}: {code} {value} not read");
                else if (!values.Contains(value)) wrong.Add($"{place}: {code} {value} read as {string.Join(", ", values)}");
            foreach (var (code, values) in found)
                foreach (var value in values)
                    if (stated.GetValueOrDefault(code) != value) wrong.Add($"{place}: {code} {value} read, stated {stated.GetValueOrDefault(code) ?? "nothing"}");
        }
        string.Join("\n", wrong).ShouldBe("");
    }

    /// <summary>In one measure: million đồng as đồng.</summary>
    private static string Written(Quantity q, string unit)
    {
        var times = unit == "triệu đồng" ? 1_000_000m : 1;
        return $"{q.Bound} {q.Value * times:0.######} {(q.Max is { } max ? (max * times).ToString("0.######", System.Globalization.CultureInfo.InvariantCulture) : "")}".Trim();
    }

    private static ConsolidatedReportFacts Facts(Random random)
    {
        var country = new Territory("00~20200101", "00", "Việt Nam", TerritoryKind.Country, null, From, null);
        var province = new Territory("97~20200101", "97", "Bình Sơn", TerritoryKind.Province, country.Id, From, null);
        string[] names = ["An Phú", "Bắc Lương", "Cẩm Thạch", "Đông Giang", "Hòa Mỹ"];
        var communes = names.Select((n, i) => new Territory($"9700{i}~20200101", $"9700{i}", n, TerritoryKind.Commune, province.Id, From, null)).ToList();
        Force[] forces = [Force.Police, Force.Army, Force.BorderGuard, Force.CoastGuard, Force.Civil];
        var units = communes.SelectMany((t, n) => forces.Select(f => new OrgUnit($"{f}{n}~20200101", $"{f}{n}", $"{DraftedSentences.ForceName(f)} xã {t.Name}", f, Echelon.Commune, t.Id, null, From, null))).ToList();
        var organisation = new Organisation.Organisation([country, province, .. communes], units, []);
        var totals = new Totals(organisation, Catalogue.MaxNumber);
        var sequence = 0L;
        foreach (var year in new[] { 2025, 2026 })
            foreach (var unit in units)
            {
                if (random.Next(9) == 0) continue;
                var figures = new List<StoredFigure>();
                foreach (var i in Catalogue.Indicators)
                {
                    if (i.AddsUp == AddsUp.Ratio || i.Forces is { Count: > 0 } only && !only.Contains(unit.Force) || random.Next(5) == 0) continue;
                    var amount = random.Next(4) == 0 ? random.Next(0, 3) : random.Next(3, 40_000);
                    figures.Add(new(i.Number, amount, random.Next(40) == 0 ? (Bound)random.Next(1, 5) : Bound.Exact));
                }
                totals.Apply(new(unit.Id, "X", Period.Month(year, 11), $"R{++sequence}", 1, random.Next(11) == 0, PackedFigures.Pack(figures)), sequence);
            }
        // Some of it was done together: the table of own and joint results stands among the annexes.
        foreach (var i in Catalogue.Indicators.Where(i => i.FromResults != null && random.Next(2) == 0))
        {
            var both = units.Where(u => i.Forces!.Contains(u.Force)).OrderBy(_ => random.Next()).Take(2).ToList();
            totals.Share("K" + i.Code, [new("K" + i.Code, i.Number, random.Next(1, 5), false, [.. both.Select((u, n) => new Sharer(u.Id, "X", Period.Month(2026, 11), n == 0))])], ++sequence);
        }
        var consolidator = new Consolidator(organisation, Catalogue, totals, new WorkingCalendar([]));
        var scope = Scope.OfTerritory(province.Id);
        var period = Period.Month(2026, 11);
        return new(new("Công an tỉnh Bình Sơn", "Bộ Công an", "BC-CAT", "Bình Sơn"), Catalogue,
            consolidator.Run(new(scope, period, [], Breakdown.Force)), consolidator.Run(new(scope, period, [], Breakdown.Territory)),
            [.. consolidator.Missing(consolidator.TreeOf(period), scope, period)], new DateTime(2026, 11, 18, 16, 30, 0))
        {
            To = ["Bộ Công an"], Recipients = ["Như trên", "Lưu: VT, PV01"], LegalBases = ["Căn cứ Nghị định số 03/2019/NĐ-CP ngày 05/9/2019 của Chính phủ"],
            SignerPost = "GIÁM ĐỐC", SignerName = "Trần Văn Mẫu",
            Reconciled = Marks[random.Next(3)].Sentence(new("vi"))
        };
    }
}
