using HiepDong.Problems;

namespace HiepDong.Reporting;

/// <summary>What holds for every free text that a person types.</summary>
public static class TextRules
{
    /// <summary>Characters of a text where a form says nothing else.</summary>
    public const int Most = 500;

    /// <summary>Free text holds no numbers of persons, no mark of secrecy, and stays short.</summary>
    /// <param name="field">The form field the problems belong to.</param>
    /// <param name="most">Characters allowed.</param>
    public static IEnumerable<Problem> Screen(string field, string? text, int most = Most)
    {
        if (text is { } t && t.Length > most) yield return TooLong(field, most);
        if (TextScreen.SecrecyMark(text) is { } mark) yield return ReportProblems.CarriesSecrecyMark(field, mark);
        if (TextScreen.PersonalNumbers(text) is { Count: > 0 } numbers) yield return PersonalNumbers(field, string.Join("; ", numbers.Select(n => n.Text)));
    }

    public static Problem TooLong(string field, int most) => new("text.too-long", ProblemKind.Invalid,
        $"Nội dung dài quá {most} ký tự. Viết gọn lại.", $"The text is longer than {most} characters. Shorten it.", field);

    public static Problem PersonalNumbers(string field, string numbers) => new("text.personal-numbers", ProblemKind.Invalid,
        $"Có số giống số điện thoại hoặc giấy tờ của cá nhân ({numbers}). Hệ thống chỉ ghi công việc và số lượng; bỏ các số này đi.",
        $"There is what looks like a person's telephone or identity number ({numbers}). Only work and quantities are kept here; take them out.", field);
}
