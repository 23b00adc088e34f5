using System.Globalization;
using HiepDong.Reporting;

namespace HiepDong.Reading.Figures;

/// <summary>Each line of figures.csv: a sentence with all figures it states, or none.</summary>
public class FigureFinderTests
{
    public static TheoryData<string, string, string> Lines()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var line in File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Figures", "figures.csv")))
            if (line.Length > 0 && line[0] != '#' && line.Split(';') is [var rule, .. var middle, var wanted]) data.Add(rule, string.Join(';', middle), wanted);
        return data;
    }

    [Theory, MemberData(nameof(Lines))]
    public void Reads_what_a_sentence_states(string rule, string sentence, string wanted)
    {
        var read = ReportReader.Read(SourceText.Plain(sentence));
        string.Join('|', read.Figures.Select(Written)).ShouldBe(wanted, rule);
        foreach (var f in read.Figures) sentence[f.Start..f.End].ShouldBe(f.Text);
    }

    private static string Written(FigureReading f)
    {
        var value = f.Quantity.Value.ToString("0.######", CultureInfo.InvariantCulture) + (f.Quantity.Max is { } max ? ".." + max.ToString("0.######", CultureInfo.InvariantCulture) : "");
        return $"{f.Text} = {value} {(f.Quantity.Bound == Bound.Between ? "exact" : f.Quantity.Bound.Code())} {f.Unit}";
    }
}
