namespace HiepDong.Reading;

/// <summary>Documents of the coordination regime whose date of issue tells what "10 năm thực hiện Chỉ thị 01" spans.</summary>
/// <param name="Number">In full.</param>
/// <param name="Bare">Its number as it stands without symbol.</param>
/// <param name="About">A word the text must have for the bare number to mean it; null when the regime itself is meant.</param>
/// <param name="Source">Where the date stands.</param>
internal sealed record IssuedDocument(string Kind, string Number, string Bare, string? About, DateOnly Issued, string Source)
{
    public static readonly IssuedDocument[] Known =
    [
        new("NĐ", "03/2019/NĐ-CP", "03", null, new(2019, 9, 5), "cited with its date in the notice of the two ministries' conference of 09/02/2023 (nhandan.vn, post738020)"),
        new("CT", "01/CT-TTg", "01", "biên giới", new(2015, 1, 9), "head of the directive (camau.toaan.gov.vn, TOAAN016089)")
    ];
}
