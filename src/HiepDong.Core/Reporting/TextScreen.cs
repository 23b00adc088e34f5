using System.Text.RegularExpressions;
using HiepDong.Text;

namespace HiepDong.Reporting;

/// <summary>What a text should not hold: a telephone number or an identity number of a person.</summary>
public enum PersonalData { Telephone, Identity }

/// <summary>Looks through free text for what does not belong in this system: marks of state secrecy, and numbers that name a person.</summary>
public static partial class TextScreen
{
    private static readonly string[] Marks = ["TUYỆT MẬT", "TỐI MẬT", "MẬT"];

    /// <summary>
    /// The secrecy mark that the text carries, or null. A mark stands alone on its line in capitals ("TỐI MẬT", "[MẬT]", "Độ mật: TUYỆT MẬT");
    /// the word inside a sentence, as in "bí mật nhà nước", is no mark.
    /// </summary>
    public static string? SecrecyMark(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var clean = Vietnamese.Clean(line);
            if (Vietnamese.Fold(clean).StartsWith("do mat", StringComparison.Ordinal)) clean = clean[6..];
            clean = clean.Trim(' ', '.', ':', '-', '–', '—', '*', '[', ']', '(', ')', '“', '”', '"', '/', '_', '|', '=');
            if (Array.IndexOf(Marks, clean) is >= 0 and var at) return Marks[at];
        }
        return null;
    }

    /// <summary>Telephone and identity numbers in the text, each once, as written.</summary>
    public static IReadOnlyList<(PersonalData Kind, string Text)> PersonalNumbers(string? text)
    {
        if (string.IsNullOrEmpty(text)) return [];
        var found = new List<(PersonalData, string)>();
        foreach (Match m in Identity().Matches(text)) found.Add((PersonalData.Identity, m.Groups["n"].Value.Trim()));
        foreach (Match m in Telephone().Matches(text))
            if (!found.Any(f => f.Item2.Contains(m.Value, StringComparison.Ordinal))) found.Add((PersonalData.Telephone, m.Value.Trim()));
        return [.. found.Distinct()];
    }

    /// <summary>0 or +84, then a mobile or landline prefix, ten digits in all; groups by space, dot or hyphen.</summary>
    [GeneratedRegex(@"(?<![\d.,])(?:\+84[ .-]?|0)[235789](?:[ .-]?\d){8}(?![\d]|[.,]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Telephone();

    /// <summary>Twelve digits beginning with 0 (citizen identity), or nine or twelve after the words for an identity paper.</summary>
    [GeneratedRegex(@"(?<![\d.,])(?<n>0\d{2}[ .]?\d{3}[ .]?\d{3}[ .]?\d{3})(?![\d]|[.,]\d)|(?:CMND|CMTND|CMT|CCCD|căn cước(?: công dân)?|chứng minh (?:thư|nhân dân)|số định danh(?: cá nhân)?)(?:\s+số)?\s*[:.]?\s*(?<n>\d{9}(?:\d{3})?)(?!\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Identity();
}
