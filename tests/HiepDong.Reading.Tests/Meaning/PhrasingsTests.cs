using System.Globalization;

namespace HiepDong.Reading;

/// <summary>
/// How officers and reporters put each standard indicator, in phrasings.csv: code; split; index of the number in the sentence; the number as written;
/// sentence. The rules were made looking at the split "rules"; of "held_out" only the totals were looked at, and it must stay so.
/// </summary>
public class PhrasingsTests
{
    private static readonly List<(string Code, string Split, int At, string Number, string Sentence)> Phrasings =
        [.. Rows().Select(r => r.Split(';', 5)).Select(c => (c[0], c[1], int.Parse(c[2], CultureInfo.InvariantCulture), c[3], c[4]))];

    [Theory]
    [InlineData("rules", .95)]
    [InlineData("held_out", .9)]
    public void Phrasings_are_mapped(string split, double wanted)
    {
        var all = Phrasings.Where(p => p.Split == split).ToList();
        var right = all.Count(p => Read(p.Sentence, p.At, p.Number)?.Indicator == p.Code);
        ((double)right / all.Count).ShouldBeGreaterThanOrEqualTo(wanted);
    }

    [Theory]
    [InlineData("rules")]
    [InlineData("held_out")]
    public void What_is_taken_without_asking_is_right(string split)
    {
        var taken = Phrasings.Where(p => p.Split == split).Select(p => (p.Code, Figure: Read(p.Sentence, p.At, p.Number))).Where(p => p.Figure?.Confidence >= .8).ToList();
        taken.Count.ShouldBeGreaterThan(Phrasings.Count(p => p.Split == split) * 4 / 5);
        ((double)taken.Count(p => p.Figure!.Indicator == p.Code) / taken.Count).ShouldBeGreaterThanOrEqualTo(.98);
    }

    [Fact]
    public void Every_standard_indicator_has_three_phrasings_of_each_split()
    {
        var counts = Phrasings.GroupBy(p => (p.Code, p.Split)).ToDictionary(g => g.Key, g => g.Select(p => p.Sentence).Distinct().Count());
        foreach (var indicator in IndicatorRules.Shipped.Indicators)
            foreach (var split in new[] { "rules", "held_out" }) counts.GetValueOrDefault((indicator.Code, split)).ShouldBeGreaterThanOrEqualTo(3, indicator.Code);
    }

    /// <summary>As drafted reports write them: "Số … là 1.234 vụ/2.468 đối tượng; so với cùng kỳ năm trước tăng 35 vụ (3,86%)."</summary>
    [Fact]
    public void Drafted_sentences_are_read_back()
    {
        var all = IndicatorRules.Shipped.Indicators;
        foreach (var one in all)
        {
            var value = One(one, "1.234");
            Taken($"{one.Name} là {value}; so với cùng kỳ năm trước tăng {One(one, "35")} (3,86%).").ShouldBe([one.Code]);
            Taken($"Trong đó: {char.ToLowerInvariant(one.Name[0])}{one.Name[1..]} {value}.").ShouldBe([one.Code]);
            if (all.FirstOrDefault(o => o.PairOf == one.Code) is { } other)
                Taken($"{one.Name} là {value}/{One(other, "2.468")}; bằng cùng kỳ năm trước.").ShouldBe([one.Code, other.Code]);
        }
    }

    private static string One(KnownIndicator indicator, string value) => indicator.Unit == "%" ? value + "%" : $"{value} {indicator.Unit}";

    private static IEnumerable<string?> Taken(string sentence) =>
        ReportReader.Read(SourceText.Plain(sentence)).Figures.Where(f => f.Confidence >= .8).Select(f => f.Indicator);

    private static FigureReading? Read(string sentence, int at, string number) =>
        ReportReader.Read(SourceText.Plain(sentence)).Figures.FirstOrDefault(f => f.Start < at + number.Length && f.End > at);

    private static IEnumerable<string> Rows()
    {
        using var stream = typeof(PhrasingsTests).Assembly.GetManifestResourceStream("phrasings.csv")!;
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { Length: > 0 } line) yield return line;
    }
}
