namespace HiepDong.Reading;

/// <summary>A date in a text: "ngày 15/01/2025", "6.9", "22 và 23/3" (one mention each).</summary>
/// <param name="Start">Index in the prepared text (NFC, no invisible characters).</param>
internal readonly record struct DateMention(int Start, int End, int? Day, int Month, int? Year);

/// <summary>A stretch of time that figures are counted over: "6 tháng đầu năm 2020", "quý III", "năm 2024", "giai đoạn 2018–2022".</summary>
/// <param name="Shape">"Y", "H1", "H2", "Q1"…"Q4", "9M", "M1"…"M12", or "R" for a range of years.</param>
/// <param name="Year">The year, the first one of a range; null when the words do not say it.</param>
/// <param name="LastYear">Of a range.</param>
internal readonly record struct PeriodMention(int Start, int End, string Shape, int? Year, int? LastYear = null)
{
    /// <summary>"2020-H1", "2018/2022"; null without a year.</summary>
    public string? Code => Year is not { } year ? null : Shape switch
    {
        "Y" => $"{year}", "R" => $"{year}/{LastYear}", ['M', .. var month] => $"{year}-{month.PadLeft(2, '0')}", _ => $"{year}-{Shape}"
    };
}

/// <summary>The number of an official document: "03/2019/NĐ-CP", "số 86", "159-KL/TW".</summary>
/// <param name="Number">As written, without spaces.</param>
/// <param name="IsLegal">A decree, directive, decision, dispatch and the like, which counts as a legal reference; not a plan, form or file number.</param>
internal readonly record struct ReferenceMention(int Start, int End, string Number, bool IsLegal);
