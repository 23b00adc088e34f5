using HiepDong.Problems;
using HiepDong.Reporting;

namespace HiepDong.Shortcomings;

/// <summary>What a shortcoming must fulfil before it is kept.</summary>
public static class ShortcomingRules
{
    public const int MostText = 1000;

    /// <summary>Problems by field: "noi-dung", "don-vi", "ngay", "nguon-noi-dung", "nguyen-nhan"; empty when it may be kept.</summary>
    public static List<Problem> Check(ShortcomingBody body, DateOnly today)
    {
        var found = new List<Problem>();
        if (string.IsNullOrWhiteSpace(body.Text)) found.Add(ShortcomingProblems.NoText());
        if (body.UnitId.Length == 0) found.Add(ShortcomingProblems.NoUnit());
        if (body.FoundOn > today) found.Add(ShortcomingProblems.InTheFuture());
        else if (body.FoundOn.Year < 2000) found.Add(ShortcomingProblems.TooEarly());
        if (body.Source.Id is null && string.IsNullOrWhiteSpace(body.Source.Text)) found.Add(ShortcomingProblems.NoSource());
        if (body.Causes.Count > Shortcoming.MostCauses) found.Add(ShortcomingProblems.TooManyCauses());
        if (body.Causes.Any(c => string.IsNullOrWhiteSpace(c.Text))) found.Add(ShortcomingProblems.EmptyCause());
        found.AddRange([.. TextRules.Screen("noi-dung", body.Text, MostText), .. TextRules.Screen("nguon-noi-dung", body.Source.Text, 2 * MostText), .. body.Causes.SelectMany(c => TextRules.Screen("nguyen-nhan", c.Text, MostText))]);
        return found;
    }

    /// <summary>The sentences or lines of a narrative, each a candidate; bullets and numbering are taken off.</summary>
    public static IReadOnlyList<string> Candidates(string? narrative)
    {
        if (string.IsNullOrWhiteSpace(narrative)) return [];
        var found = new List<string>();
        foreach (var line in narrative.ReplaceLineEndings("\n").Split('\n'))
        {
            var text = line.Trim().TrimStart('-', '–', '+', '*', '•', ' ').Trim();
            if (text.Length >= 10) found.AddRange(Sentences(text));
        }
        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Cut after ". " before a capital; abbreviations such as "TP. " and numbers stay whole.</summary>
    private static IEnumerable<string> Sentences(string text)
    {
        var start = 0;
        for (var i = 0; i + 2 < text.Length; i++)
        {
            if (text[i] is not ('.' or ';') || text[i + 1] != ' ' || !char.IsUpper(text[i + 2])) continue;
            var word = text[(text.LastIndexOf(' ', i) + 1)..i];
            if (text[i] == '.' && (word.Length <= 2 && word.All(char.IsUpper) || word.All(char.IsAsciiDigit)) || i - start < 20) continue;
            yield return text[start..(i + 1)].Trim();
            start = i + 2;
        }
        if (text[start..].Trim() is { Length: >= 10 } rest) yield return rest;
    }
}
