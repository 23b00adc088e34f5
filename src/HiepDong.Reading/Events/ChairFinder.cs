using System.Text.RegularExpressions;

namespace HiepDong.Reading;

/// <summary>Finds who is said to preside: "Đại tá A … chủ trì", "dưới sự đồng chủ trì của A và B", "Chủ trì tại điểm cầu tỉnh có đồng chí C".</summary>
internal static partial class ChairFinder
{
    public static List<string> Find(Timeline timeline, string head, List<int> sentences)
    {
        var chairs = new List<string>();
        foreach (var match in Presiding().EnumerateMatches(head))
        {
            if (timeline.IsAside(match.Index)) continue;
            var (start, end) = (match.Index, match.Index + match.Length);
            var (from, to) = EventReader.Bounds(sentences, start, head.Length);
            from = Math.Max(from, start - 700);
            to = Math.Min(to, end + 700);
            var after = head.AsSpan(end, to - end);
            if (Leading().IsMatch(after)) continue;
            var said = Left(head, from, start, start > 4 && head.AsSpan(start, 4).Equals("đồng", StringComparison.OrdinalIgnoreCase));
            if (said.Count == 0 && Naming().IsMatch(after)) said = Right(head, end, to);
            foreach (var name in said)
                if (!chairs.Contains(name)) chairs.Add(name);
        }
        return chairs;
    }

    /// <summary>The person right before the word, and those joined to that one.</summary>
    private static List<string> Left(string head, int from, int verb, bool together)
    {
        var names = PersonNames.Find(head, from, verb);
        var said = new List<string>();
        if (names.Count == 0 || OtherVerb().IsMatch(head.AsSpan(names[^1].End, verb - names[^1].End))) return said;
        for (var i = names.Count - 1; i >= 0; i--)
        {
            if (i < names.Count - 1)
            {
                var between = head.AsSpan(names[i].End, names[i + 1].Start - names[i].End);
                if (OtherVerb().IsMatch(between) || !(together || Joining().IsMatch(between))) break;
            }
            said.Insert(0, names[i].Text);
        }
        return said;
    }

    private static List<string> Right(string head, int verb, int to)
    {
        var said = new List<string>();
        var at = verb;
        foreach (var name in PersonNames.Find(head, verb, to))
        {
            var between = head.AsSpan(at, name.Start - at);
            if (said.Count == 0 ? between.Length > 160 : EndsList().IsMatch(between)) break;
            said.Add(name.Text);
            at = name.End;
        }
        return said;
    }

    private const RegexOptions Any = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(?:đồng |cùng |đồng thời )?(?:chủ trì|chủ tọa|chủ toạ)\b", Any)]
    private static partial Regex Presiding();

    /// <summary>What a unit leads rather than a person presides over: "chủ trì, phối hợp", "chủ trì bắt", "chủ trì tham mưu".</summary>
    [GeneratedRegex(@"^\s*(?:,?\s*(?:phối hợp|cùng (?!dự|chủ|các đồng chí|đồng chí)|hiệp đồng)|bắt|phá|triệt|tham mưu|xây dựng|đấu tranh|điều tra|tuần tra|chặn|triển khai|thực hiện|xử lý|vận động|giải quyết|soạn|nghiên cứu)", Any)]
    private static partial Regex Leading();

    /// <summary>How a list of names begins after the word.</summary>
    [GeneratedRegex(@"^[^.\n]{0,120}?(?:\bcủa\b|\bcó\b|\blà\b|\bgồm\b|:)", Any)]
    private static partial Regex Naming();

    [GeneratedRegex(@"\b(?:và|cùng)\b|;", Any)]
    private static partial Regex Joining();

    /// <summary>Verbs between a person and the word: somebody else presides.</summary>
    [GeneratedRegex(@"\b(?:cho biết|nhấn mạnh|phát biểu|yêu cầu|đề nghị|khẳng định|báo cáo|ghi nhận|chỉ đạo|trưởng đoàn|tham dự|trình bày|kết luận|biểu dương|đánh giá|thông tin|trao đổi|tại điểm cầu)\b", Any)]
    private static partial Regex OtherVerb();

    [GeneratedRegex(@"\b(?:tham dự|cùng dự|dự|cho rằng|phát biểu|báo cáo|tham gia|có sự|đánh giá|thống nhất|nhấn mạnh|trình bày)\b", Any)]
    private static partial Regex EndsList();
}
