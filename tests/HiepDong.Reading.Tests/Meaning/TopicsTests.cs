using System.Text;

namespace HiepDong.Reading;

/// <summary>Sentences as reports and newspapers write them, in topics.txt; each figure is marked with its topic: "{3 vụ|drugs}".</summary>
public class TopicsTests
{
    [Fact]
    public void Figures_of_many_hands_get_their_topics()
    {
        var (all, found, right) = (0, 0, 0);
        foreach (var line in Lines())
        {
            var (sentence, marked) = Unmark(line);
            var figures = ReportReader.Read(SourceText.Plain(sentence)).Figures;
            foreach (var (start, end, topic) in marked)
            {
                all++;
                if (figures.FirstOrDefault(f => f.Start < end && f.End > start) is not { } figure) continue;
                found++;
                if (figure.Topic == topic) right++;
            }
        }
        all.ShouldBeGreaterThan(130);
        ((double)found / all).ShouldBeGreaterThan(.95);
        ((double)right / found).ShouldBeGreaterThanOrEqualTo(.95);
    }

    [Fact]
    public void Every_topic_is_among_them() =>
        Lines().SelectMany(l => Unmark(l).Marked).Select(m => m.Topic).Distinct().Order(StringComparer.Ordinal).ShouldBe(Topics.All.Order(StringComparer.Ordinal));

    private static (string Sentence, List<(int Start, int End, string Topic)> Marked) Unmark(string line)
    {
        var (sentence, marked) = (new StringBuilder(), new List<(int, int, string)>());
        foreach (var piece in line.Split('{'))
        {
            if (piece.Split('}') is not [var mark, var rest]) { sentence.Append(piece); continue; }
            var figure = mark.Split('|');
            marked.Add((sentence.Length, sentence.Length + figure[0].Length, figure[1]));
            sentence.Append(figure[0]).Append(rest);
        }
        return (sentence.ToString(), marked);
    }

    private static List<string> Lines()
    {
        using var stream = typeof(TopicsTests).Assembly.GetManifestResourceStream("topics.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0)];
    }
}
