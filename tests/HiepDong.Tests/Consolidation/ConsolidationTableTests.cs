using HiepDong.Consolidation;
using HiepDong.Tests.Documents;

namespace HiepDong.Tests.Consolidation;

public sealed class ConsolidationTableTests
{
    [Fact]
    public void More_parts_than_a_line_holds_stand_below_their_indicator()
    {
        var result = SampleFacts.Make().ByPlace;
        var text = Written(result with { Rows = [.. result.Rows.Select(r => r with { By = [.. r.By, .. r.By] })] });
        text.Split('\n').ShouldAllBe(line => line.Length <= 120);
        var first = result.Rows[0];
        first.By.Count(p => !p.Total.IsMissing).ShouldBeGreaterThan(5);
        foreach (var part in first.By.Where(p => !p.Total.IsMissing)) text.ShouldContain("    " + part.Name);
        Written(result).Split('\n').Single(l => l.StartsWith("Chỉ tiêu", StringComparison.Ordinal)).ShouldContain(first.By[0].Name);
    }

    private static string Written(ConsolidationResult result)
    {
        var to = new StringWriter { NewLine = "\n" };
        ConsolidationTable.WriteText(to, result, compare: true, "vi");
        return to.ToString();
    }
}
