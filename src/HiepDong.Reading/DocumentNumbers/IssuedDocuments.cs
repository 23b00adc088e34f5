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
        new("NĐ", "03/2019/NĐ-CP", "03", null, new(2019, 9, 5), "date cited with its number in notices of the two ministries' conferences"),
        new("CT", "01/CT-TTg", "01", "biên giới", new(2015, 1, 9), "Prime Minister's directive on people taking part in guarding the border, preamble of its reviews"),
        new("NĐ", "77/2010/NĐ-CP", "77", null, new(2010, 7, 12), "title page; the decree before 03/2019/NĐ-CP"),
        new("NĐ", "133/2015/NĐ-CP", "133", null, new(2015, 12, 28), "title page")
    ];
}
