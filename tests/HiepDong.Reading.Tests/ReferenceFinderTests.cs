namespace HiepDong.Reading;

public class ReferenceFinderTests
{
    [Theory]
    [InlineData("theo Nghị định số 03/2019/NĐ-CP ngày 05/9/2019", "03/2019/NĐ-CP")]
    [InlineData("theo Nghị định 03/2019/N\u00d0-CP", "03/2019/NĐ-CP")]
    [InlineData("theo Nghị định 03/2019/ND-CP", "03/2019/NĐ-CP")]
    [InlineData("theo nghị định 03/2019/nđ-cp của", "03/2019/NĐ-CP")]
    [InlineData("theo Nghị định số 03 / 2019 / NĐ - CP", "03/2019/NĐ-CP")]
    [InlineData("theo Nghị định số 03/2019/NĐ–CP", "03/2019/NĐ-CP")]
    [InlineData("theo Nghị định số O3/2019/NĐ-CP", "03/2019/NĐ-CP")]
    [InlineData("theo Nghị định số 03/20l9/NĐ-CP", "03/2019/NĐ-CP")]
    [InlineData("theo Nghị định số 03/2019 NĐ-CP", "03/2019/NĐ-CP")]
    [InlineData("Thực hiện các Nghị định 02, 03 và 77 của Chính phủ", "02 03 77")]
    [InlineData("Ban Chỉ đạo 138/CP họp, nêu Nghị định 03 và 12 vụ", "03")]
    [InlineData("theo Nghị định số: 03", "03")]
    [InlineData("theo Nghị định 03 của Chính phủ", "03")]
    [InlineData("Triển khai Nghị định 03, hai bên", "03")]
    [InlineData("NGHỊ ĐỊNH 03 VÀ NHIỆM VỤ", "03")]
    [InlineData("theo Nghị định của Chính phủ số 03", "03")]
    [InlineData("theo NĐ 03 và quy chế", "03")]
    [InlineData("theo NĐ03 và quy chế", "03")]
    [InlineData("theo Nghị định 03.2019 của", "03.2019")]
    [InlineData("theo Nghị định số 03/2019 của", "03/2019")]
    [InlineData("Nghị định số 47/CP về vũ khí", "47/CP")]
    [InlineData("Chỉ thị số 01/CT-TTg", "01/CT-TTg")]
    [InlineData("Chỉ thị số 05-CT/TW", "05-CT/TW")]
    [InlineData("Chỉ thị 01 của Thủ tướng", "01")]
    [InlineData("Kết luận số 159-KL/TW", "159-KL/TW")]
    [InlineData("Nghị quyết 18-NQ/TW", "18-NQ/TW")]
    [InlineData("Quyết định số 2221/QĐ-TTg", "2221/QĐ-TTg")]
    [InlineData("Công điện 120/CĐ-TTg và 4244/CĐ-TM", "120/CĐ-TTg 4244/CĐ-TM")]
    [InlineData("Thông tư liên tịch 43/2015/TTLT-BNNPTNT-BKHĐT", "43/2015/TTLT-BNNPTNT-BKHĐT")]
    [InlineData("Thông tư số 21/2019/TT-BQP", "21/2019/TT-BQP")]
    [InlineData("Luật số 98/2025/QH15", "98/2025/QH15")]
    [InlineData("Nghị quyết số 76/2025/UBTVQH15", "76/2025/UBTVQH15")]
    [InlineData("Nghị định số 77/2010/NĐ-CP và số 03/2019/NĐ-CP", "77/2010/NĐ-CP 03/2019/NĐ-CP")]
    [InlineData("Nghị định số 03/2019/NĐ-CP (sau đây gọi là Nghị định 03)", "03/2019/NĐ-CP")]
    [InlineData("Nghị định 03 nêu rõ. Nghị định số 03/2019/NĐ-CP", "03/2019/NĐ-CP")]
    [InlineData("Nghị định 03.2019 và Nghị định số 03/2019/NĐ-CP", "03/2019/NĐ-CP")]
    [InlineData("Nghị định 03 và Chỉ thị 01/CT-TTg", "03 01/CT-TTg")]
    [InlineData("Nghị định 03/NĐ-CP, tức Nghị định số 03/2019/NĐ-CP", "03/2019/NĐ-CP")]
    [InlineData("Nghị định 03/2019/NĐ-CP và 03/2021/NĐ-CP", "03/2019/NĐ-CP 03/2021/NĐ-CP")]
    [InlineData("Nghị định 03 và Chỉ thị số 03", "03")]
    [InlineData("Quyết định số 1087/QĐ-UBND ngày 5/8/2020", "1087/QĐ-UBND")]
    [InlineData("Chỉ thị số 15/CT-BCA-V01", "15/CT-BCA-V01")]
    public void Counts_a_legal_reference_once(string text, string expected) =>
        string.Join(' ', ReferenceFinder.Legal(ReferenceFinder.Find(text))).ShouldBe(expected);

    [Theory]
    [InlineData("Kế hoạch số 123/KH-UBND", "123/KH-UBND")]
    [InlineData("Công điện số 86, số 87, số 88 của Thủ tướng", "86 87 88")]
    [InlineData("Đề án 06 và phòng cháy", "06")]
    [InlineData("Công văn số 512/BCH-TM", "512/BCH-TM")]
    [InlineData("Điều 15 và khoản 2, Điều 8", "15 2 8")]
    [InlineData("Mẫu số 01/BC", "01/BC")]
    public void Finds_other_numbers_without_counting_them_as_legal(string text, string expected)
    {
        var found = ReferenceFinder.Find(text);
        string.Join(' ', found.Select(m => m.Number)).ShouldBe(expected);
        found.ShouldAllBe(m => !m.IsLegal);
    }

    [Theory]
    [InlineData("khởi tố 4 vụ/8 đối tượng, kết luận 12 vụ")]
    [InlineData("báo cáo 15 trường hợp, thông báo 3 lượt")]
    [InlineData("Quân khu 2 điều 16 xe")]
    [InlineData("ban hành 2 nghị định 15 điều")]
    [InlineData("bão số 3, mốc số 1193, 7/10 huyện")]
    [InlineData("sáng 5/8 – UBND tỉnh họp")]
    [InlineData("tốc độ 60km/h, 51.319 tàu cá/219.913 người")]
    public void Leaves_what_is_no_document(string text) => ReferenceFinder.Find(text).ShouldBeEmpty();

    [Fact]
    public void Spans_the_name_and_the_whole_number()
    {
        const string text = "Theo Nghị định số 03/2019/NĐ-CP của Chính phủ";
        var mention = ReferenceFinder.Find(text).ShouldHaveSingleItem();
        text[mention.Start..mention.End].ShouldBe("Nghị định số 03/2019/NĐ-CP");
    }
}
