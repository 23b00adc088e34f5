using System.Globalization;
using HiepDong.Documents;
using HiepDong.Indicators;
using HiepDong.Intake;
using HiepDong.Periods;
using HiepDong.Reading;
using HiepDong.Reporting;
using HiepDong.Tests.Documentation;

namespace HiepDong.Tests.Reading;

/// <summary>
/// The Word reports of <c>samples</c>, from the file to what would go into the form. Each states figures that somebody read in it by eye
/// (<c>expected.csv</c>): the sure ones must be found, and nothing that it does not state may be offered as sure.
/// </summary>
public sealed class SampleReportTests
{
    private static readonly Period December = Period.Month(2026, 12);
    private static readonly string Folder = Path.Combine(DocumentationTests.FindRoot(), "samples", "2026-12", "reports");
    private static readonly List<Stated> Expected = [.. File.ReadLines(Path.Combine(Folder, "expected.csv")).Skip(1).Select(Stated.Of)];
    private static readonly Dictionary<string, List<Proposal>> Read = Directory.GetFiles(Folder, "*.docx").ToDictionary(f => Path.GetFileName(f), ReadFile);

    /// <summary>One row of expected.csv.</summary>
    private sealed record Stated(string File, string Indicator, Quantity Quantity, bool Sure)
    {
        public static Stated Of(string line)
        {
            if (line.Split(';') is not [var file, var indicator, var value, var max, var qualifier, var sure]) throw new FormatException(line);
            Bounds.TryParse(qualifier, out var bound).ShouldBeTrue(line);
            return new(file, indicator, new(Number(value), bound, max.Length > 0 ? Number(max) : null), sure == "sure");
        }

        public bool Is(Proposal p) => p.Indicator?.Code == Indicator && QuantityText.TryParse(p.Value, out var value) && value == Quantity;
        public override string ToString() => $"{File[..File.IndexOf("-PH", StringComparison.Ordinal)]} {Indicator} {Quantity.Write("vi")}";
        private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Every_report_is_expected_and_there()
    {
        Read.Count.ShouldBeGreaterThanOrEqualTo(20);
        Expected.Select(e => e.File).Distinct().Order(StringComparer.Ordinal).ShouldBe(Read.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_figures_a_report_states_are_read_with_value_qualifier_and_indicator()
    {
        var sure = Expected.Where(e => e.Sure).ToList();
        var missed = sure.Where(e => !Read[e.File].Exists(e.Is)).ToList();
        ((double)(sure.Count - missed.Count) / sure.Count).ShouldBeGreaterThanOrEqualTo(0.95, string.Join('\n', missed));
    }

    [Fact]
    public void No_figure_is_sure_that_the_report_does_not_state()
    {
        var wrong = Read.SelectMany(r => r.Value.Where(p => p.Confidence >= Propose.Sure && p.State is ProposalState.Ready or ProposalState.Doubtful or ProposalState.Repeated)
            .Where(p => !Expected.Exists(e => e.File == r.Key && e.Is(p))).Select(p => $"{r.Key} {p.Indicator!.Code} {p.Value} “{p.Figure.Text}” {p.Confidence:0.00} {p.State}")).ToList();
        wrong.ShouldBeEmpty();
    }

    /// <summary>What is contradictory on purpose waits for the officer: two values of one indicator, parts that do not add up.</summary>
    [Theory]
    [InlineData("CA.68104-PH01-CA-2026-12.docx", "TT.TO", 2)]
    [InlineData("UB.68516-PH01-UB-2026-12.docx", "CH.NGUOI", 2)]
    [InlineData("PTKV.40.3-PH01-QS-2026-12.docx", "TT.TO", 1)]
    public void Contradictions_are_doubtful(string file, string indicator, int count) =>
        Read[file].Count(p => p.Indicator?.Code == indicator && p.State == ProposalState.Doubtful).ShouldBe(count);

    private static List<Proposal> ReadFile(string path)
    {
        var name = Path.GetFileName(path);
        var catalogue = new Catalogue(StandardCatalogue.Indicators(), StandardCatalogue.Forms());
        var form = catalogue.FormsFor(December).Single(f => name.Contains("-" + f.Code + "-", StringComparison.Ordinal));
        var reading = ReportReader.Read(ReportFile.Read(name, File.ReadAllBytes(path)).Source, new ReadingContext(December.Year));
        return Propose.Run(reading, [], new Dictionary<string, string>(), form, December, catalogue, new Draft(), Check);

        // The form's own checks, without a history.
        List<FieldFinding> Check(Draft draft) => [.. ReportChecks.Run(form, catalogue, ReadEntry.Run(form, catalogue, draft, "", default).Content, new Dictionary<int, IReadOnlyList<decimal>>())
            .Select(f => new FieldFinding(ReadEntry.FieldOf(f.IndicatorCode), f.Severity == Severity.Error, true, f.Vi, f.En))];
    }
}
