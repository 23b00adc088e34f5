namespace HiepDong.Reading;

/// <summary>A date in a text: "ngày 15/01/2025", "6.9", "22 và 23/3" (one mention each), "tháng 8/2021".</summary>
/// <param name="Start">Index in the prepared text (NFC, no invisible characters) of the first word that belongs to it ("chiều ngày 18/1").</param>
/// <param name="Day">Null for a month alone.</param>
/// <param name="Month">1 to 12; 0 for a day alone in a text that has named no month before it.</param>
/// <param name="Year">As written, or of the month it stands under; null when the words do not say it.</param>
/// <param name="Rule">What made it a date.</param>
internal readonly record struct DateMention(int Start, int End, int? Day, int Month, int? Year, string Rule = "");

/// <summary>How a text speaks of a period.</summary>
internal enum PeriodUse
{
    /// <summary>Figures are counted over it.</summary>
    Counted,
    /// <summary>Something is compared with it: "so với cùng kỳ năm 2023".</summary>
    Compared,
    /// <summary>It is still to come: "nhiệm vụ quý IV".</summary>
    Ahead
}

/// <summary>A stretch of time that figures are counted over: "6 tháng đầu năm 2020", "quý III", "năm 2024", "giai đoạn 2018–2022".</summary>
/// <param name="Shape">
/// "Y", "H1", "H2", "Q1"…"Q4", "2M"…"11M" (months from January), "M1"…"M12", "R" for a range of years, "D" for one of days.
/// </param>
/// <param name="Year">The year, the first one of a range; null when the words do not say it.</param>
/// <param name="LastYear">Of a range.</param>
/// <param name="Years">"10 năm thực hiện": how many; 0 otherwise. The years follow from what is carried out.</param>
/// <param name="Days">Of shape "D": yyyy-MM-dd/yyyy-MM-dd.</param>
internal readonly record struct PeriodMention(
    int Start, int End, string Shape, int? Year, int? LastYear = null, PeriodUse Use = PeriodUse.Counted, int Years = 0, string? Days = null, string Rule = "")
{
    /// <summary>"2020-H1", "2018/2022"; null without a year.</summary>
    public string? Code => Year is not { } year ? null : Shape switch
    {
        "Y" => $"{year}", "R" => $"{year}/{LastYear}", "D" => Days, ['M', .. var month] => $"{year}-{month.PadLeft(2, '0')}", _ => $"{year}-{Shape}"
    };
}

/// <summary>The number of an official document: "03/2019/NĐ-CP", "số 86", "159-KL/TW".</summary>
/// <param name="Number">As written, without spaces.</param>
/// <param name="IsLegal">A decree, directive, decision, dispatch and the like, which counts as a legal reference; not a plan, form or file number.</param>
/// <param name="Kind">Its usual abbreviation ("NĐ", "CT", "KH"), or "" when neither name nor symbol tells.</param>
internal readonly record struct ReferenceMention(int Start, int End, string Number, bool IsLegal, string Kind = "");
