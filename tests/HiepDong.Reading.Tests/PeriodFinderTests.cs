namespace HiepDong.Reading;

public class PeriodFinderTests
{
    [Theory]
    [InlineData("Năm 2024, hai bên", "2024")]
    [InlineData("6 tháng đầu năm 2020", "2020-H1")]
    [InlineData("06 tháng đầu năm 2020", "2020-H1")]
    [InlineData("Sáu tháng đầu năm 2020", "2020-H1")]
    [InlineData("sáu tháng đầu năm", "H1")]
    [InlineData("nửa đầu năm 2021", "2021-H1")]
    [InlineData("nửa đầu 2019", "2019-H1")]
    [InlineData("nửa cuối năm 2019", "2019-H2")]
    [InlineData("6 tháng cuối năm 2022", "2022-H2")]
    [InlineData("6 tháng cuối năm", "H2")]
    [InlineData("6 tháng năm 2023", "2023-H1")]
    [InlineData("sơ kết 6 tháng quy chế", "H1")]
    [InlineData("9 tháng đầu năm 2021", "2021-9M")]
    [InlineData("chín tháng năm 2021", "2021-9M")]
    [InlineData("3 tháng đầu năm 2021", "2021-Q1")]
    [InlineData("11 tháng đầu năm 2021", "2021-11M")]
    [InlineData("quý III", "Q3")]
    [InlineData("QUÝ III NĂM 2024", "2024-Q3")]
    [InlineData("quý 4/2021", "2021-Q4")]
    [InlineData("quý III/2024", "2024-Q3")]
    [InlineData("quí I - 2024", "2024-Q1")]
    [InlineData("quý 3 năm 2024", "2024-Q3")]
    [InlineData("quý I và II/2024", "2024-Q1 2024-Q2")]
    [InlineData("tháng 8", "M8")]
    [InlineData("tháng 12.2018", "2018-12")]
    [InlineData("tháng 8 năm 2021", "2021-08")]
    [InlineData("Trong năm, các đơn vị", "Y")]
    [InlineData("từ đầu năm đến nay", "Y")]
    [InlineData("Năm qua, lực lượng", "Y")]
    [InlineData("giai đoạn 2018 - 2022", "2018/2022")]
    [InlineData("giai đoạn 2021–2025", "2021/2025")]
    [InlineData("từ năm 2015 đến năm 2020", "2015/2020")]
    [InlineData("từ 2015 đến 2020", "2015/2020")]
    [InlineData("các năm 2018, 2019 và 2020", "2018 2019 2020")]
    [InlineData("năm 2018 và nửa đầu 2019", "2018 2019-H1")]
    [InlineData("kỳ báo cáo từ 15/12/2025 đến 14/12/2026", "2026")]
    [InlineData("từ ngày 15/12/2024 đến hết ngày 14/6/2025", "2025-H1")]
    [InlineData("từ ngày 15/6 đến 14/12/2025", "2025-H2")]
    [InlineData("(15/12/2024 - 14/3/2025)", "2025-Q1")]
    [InlineData("từ 15/9/2025 đến 14/12/2025", "2025-Q4")]
    [InlineData("từ 15/7/2025 đến 14/8/2025", "2025-08")]
    [InlineData("từ 15/12/2024 đến 14/9/2025", "2025-9M")]
    [InlineData("từ 15/11/2023 đến 15/11/2024", "2024")]
    [InlineData("từ 01/01/2024 đến 30/6/2024", "2024-H1")]
    [InlineData("từ 1/1 đến 31/12/2024", "2024")]
    [InlineData("từ 01/7/2024 đến 30/9/2024", "2024-Q3")]
    [InlineData("từ 01/01/2019 đến 31/12/2023", "2019/2023")]
    [InlineData("từ 05/02/2024 đến 20/3/2024", "2024-02-05/2024-03-20")]
    public void Finds_a_period(string text, string expected) => Show(text).ShouldBe(expected);

    [Theory]
    [InlineData("tăng 3 vụ so với cùng kỳ năm 2023", PeriodUse.Compared)]
    [InlineData("tăng 3 vụ so với năm 2023", PeriodUse.Compared)]
    [InlineData("tăng 3 vụ so với 6 tháng đầu năm 2023", PeriodUse.Compared)]
    [InlineData("nhiều hơn cùng kỳ 2023", PeriodUse.Compared)]
    [InlineData("phương hướng, nhiệm vụ quý IV/2024", PeriodUse.Ahead)]
    [InlineData("Bước sang quý I/2025", PeriodUse.Ahead)]
    [InlineData("triển khai nhiệm vụ năm 2025", PeriodUse.Ahead)]
    [InlineData("trong năm 2025 tới", PeriodUse.Ahead)]
    [InlineData("kết quả thực hiện nhiệm vụ năm 2024", PeriodUse.Counted)]
    [InlineData("tổng kết công tác năm 2024", PeriodUse.Counted)]
    public void Tells_what_a_period_is_named_for(string text, object use) => PeriodFinder.Find(text).ShouldHaveSingleItem().Use.ShouldBe(use);

    [Theory]
    [InlineData("10 năm thực hiện Chỉ thị 01", 10)]
    [InlineData("Mười lăm năm thi hành", 15)]
    [InlineData("Năm năm qua", 5)]
    [InlineData("hai mươi năm thực hiện", 20)]
    [InlineData("một năm thực hiện Nghị định", 1)]
    public void Counts_the_years_of_carrying_out(string text, int years)
    {
        var mention = PeriodFinder.Find(text).ShouldHaveSingleItem();
        mention.Years.ShouldBe(years);
        mention.Code.ShouldBeNull();
    }

    [Theory]
    [InlineData("bắt năm vụ, năm đối tượng")]
    [InlineData("trong năm ngày truy xét")]
    [InlineData("qua 3 tháng cao điểm")]
    [InlineData("thu 2018 viên, 2.024 gói")]
    [InlineData("gặp tại mốc 2021")]
    [InlineData("đá quý 3 viên")]
    [InlineData("quý vị đại biểu")]
    [InlineData("năm tới, tháng sau")]
    [InlineData("hàng tháng hai bên gặp nhau")]
    public void Leaves_what_is_no_period(string text) => Show(text).ShouldBe("");

    private static string Show(string text) => string.Join(' ', PeriodFinder.Find(text).Select(p => p.Code ?? p.Shape));
}
