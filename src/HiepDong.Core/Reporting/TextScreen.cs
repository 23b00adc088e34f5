using System.Text.RegularExpressions;
using HiepDong.Text;

namespace HiepDong.Reporting;

/// <summary>What a text should not hold: a telephone number or an identity number of a person.</summary>
public enum PersonalData { Telephone, Identity }

/// <summary>Looks through free text for what does not belong in this system: marks of state secrecy, and numbers that name a person.</summary>
public static partial class TextScreen
{
    private static readonly string[] Marks = ["TUYỆT MẬT", "TỐI MẬT", "MẬT"];
    private static readonly string[] MarksInSmall = ["Tuyệt mật", "Tối mật", "Mật"];
    private static readonly string[] Urgency = ["KHẨN", "THƯỢNG KHẨN", "HỎA TỐC", "HOẢ TỐC"];
    private static readonly char[] Edges = [' ', '.', ':', '-', '–', '—', '*', '[', ']', '(', ')', '“', '”', '"', '/', '_', '|', '='];

    /// <summary>
    /// The secrecy mark that the text carries, or null. A mark stands alone in capitals ("TỐI MẬT", "[MẬT]", "M Ậ T") or in brackets ("(Mật)") on its
    /// line, in its cell or in its box, perhaps beside a mark of urgency, or after "Độ mật:"; the word inside a sentence, as in "bí mật nhà nước", is none.
    /// Boxes beside each other are told by a tab, a bar or several spaces.
    /// </summary>
    public static string? SecrecyMark(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            // Long lines are sentences, and only lines that hold the word can hold a mark.
            if (!MayHoldMark(line)) continue;
            var whole = line.ToString();
            if (MarkOf(whole) is { } alone) return alone;
            foreach (var box in Gap().Split(whole))
                if (MarkOf(box) is { } mark) return mark;
        }
        return null;
    }

    /// <summary>The mark in the name of a file ("bao-cao_TỐI MẬT.docx"), or null.</summary>
    public static string? SecrecyMarkOfName(string fileName) => SecrecyMark(string.Join('\n', Path.GetFileNameWithoutExtension(fileName).Split('-', '_', '.', '(', ')', '[', ']')));

    /// <summary>"m", and somewhere after it "t".</summary>
    private static bool MayHoldMark(ReadOnlySpan<char> line) => line.IndexOfAny('M', 'm') is >= 0 and var m && line[m..].IndexOfAny('T', 't') >= 0;

    private static string? MarkOf(string box)
    {
        if (box.Length > 200) return null;
        var clean = Vietnamese.Clean(box);
        var stated = Vietnamese.Fold(clean).StartsWith("do mat", StringComparison.Ordinal);
        if (stated) clean = clean[6..];
        var bracketed = clean is ['(' or '[', .., ')' or ']'];
        clean = clean.Trim(Edges);
        if (Spaced().IsMatch(clean)) clean = clean.Replace(" ", "", StringComparison.Ordinal) switch { "TUYỆTMẬT" => Marks[0], "TỐIMẬT" => Marks[1], var other => other };
        var found = -1;
        foreach (var part in clean.Split(Joints, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var word = part.Trim(Edges);
            var at = Array.IndexOf(Marks, word);
            if (at < 0 && (stated || bracketed)) at = Array.IndexOf(MarksInSmall, word);
            if (at >= 0) found = at;
            else if (Array.IndexOf(Urgency, word) < 0) return null;
        }
        return found < 0 ? null : Marks[found];
    }

    private static readonly char[] Joints = ['-', '–', '—', '/', ',', ';', '+'];

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

    /// <summary>The same text with a dot for every digit of the numbers that <see cref="PersonalNumbers"/> finds; the length and every other place stay.</summary>
    public static string Blank(string text)
    {
        var made = text.ToCharArray();
        foreach (Match m in Identity().Matches(text)) Cover(m.Groups["n"]);
        foreach (Match m in Telephone().Matches(text)) Cover(m);
        return new(made);

        void Cover(Capture found)
        {
            for (var i = found.Index; i < found.Index + found.Length; i++)
                if (char.IsDigit(made[i])) made[i] = '•';
        }
    }

    /// <summary>What stands between boxes of one line.</summary>
    [GeneratedRegex(@"\t|\||[ \u00a0]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Gap();

    /// <summary>Letters set apart: "M Ậ T".</summary>
    [GeneratedRegex(@"^\p{Lu}(?: \p{Lu})+$", RegexOptions.CultureInvariant)]
    private static partial Regex Spaced();

    /// <summary>0 or +84, then a mobile or landline prefix, ten digits in all; groups by space, dot or hyphen.</summary>
    [GeneratedRegex(@"(?<![\d.,])(?:\+84[ .-]?|0)[235789](?:[ .-]?\d){8}(?![\d]|[.,]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Telephone();

    /// <summary>Twelve digits beginning with 0 (citizen identity), or nine or twelve after the words for an identity paper.</summary>
    [GeneratedRegex(@"(?<![\d.,])(?<n>0\d{2}[ .]?\d{3}[ .]?\d{3}[ .]?\d{3})(?![\d]|[.,]\d)|(?:CMND|CMTND|CMT|CCCD|căn cước(?: công dân)?|chứng minh (?:thư|nhân dân)|số định danh(?: cá nhân)?)(?:\s+số)?\s*[:.]?\s*(?<n>\d{9}(?:\d{3})?)(?!\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Identity();
}
