namespace HiepDong.Reading;

public class PeriodResolverTests
{
    [Theory]
    [InlineData("Năm 2020, bắt giữ [153 vụ].", "2020")]
    [InlineData("Bắt giữ [153 vụ] trong 6 tháng đầu năm 2020.", "2020-H1")]
    [InlineData("Năm 2018 điều 10 người. Sáu tháng đầu năm 2019 huy động [20 người].", "2019-H1")]
    [InlineData("Tính gộp năm 2018 và nửa đầu 2019, xử lý [30 vụ].", "2018/2019-H1")]
    [InlineData("Quý II/2023, bắt [30 vụ], tăng 5 vụ so với cùng kỳ năm 2022.", "2023-Q2")]
    [InlineData("Năm 2024, bắt 30 vụ. Thu [5 kg].", "2024")]
    [InlineData("Ngày 22/3/2021 chặn bắt [2 đối tượng].", "2021-03-22")]
    [InlineData("Ngày 22/3 chặn bắt [2 đối tượng].", null)]
    [InlineData("Ngày 22/3/2021, tại xã A.\n\nTang vật là [17 viên].", "2021-03-22")]
    [InlineData("Trong hai ngày 22 và 23-1, năm qua không có vụ nào.\nChặn [28 công dân].", null)]
    [InlineData("Trong quý có [5 vụ].", null)]
    [InlineData("Từ 15/12/2024 đến 14/6/2025, cả tỉnh tổ chức [120 buổi].", "2025-H1")]
    [InlineData("10 năm thực hiện Chỉ thị số 01/CT-TTg, tuyên truyền [24 buổi].", "2015/2024")]
    [InlineData("Sáng 12/7/2023, tỉnh A tổ chức hội nghị sơ kết 6 tháng đầu năm.\nCác lực lượng bắt [5 vụ].", "2023-H1")]
    [InlineData("Sáng 8/1/2025, tỉnh A tổ chức hội nghị tổng kết năm.\nTrong năm, các lực lượng bắt [5 vụ].", "2024")]
    [InlineData("Sáng 8/1/2025, tỉnh A tổ chức hội nghị tổng kết năm 2024.\nNgày 22/3, các lực lượng bắt [5 vụ].", "2024")]
    [InlineData("Báo cáo quý III/2024. Bước sang quý IV, đặt ra [8 nhiệm vụ].", "2024-Q4")]
    [InlineData("Xuân Nội, ngày 14 tháng 12 năm 2026\nBÁO CÁO\nKết quả phối hợp tháng 12 năm 2026\nBiển động từ ngày 22/11 đến ngày 28/11/2026.\nXử lý [2 vụ].", "2026-12")]
    [InlineData("BÁO CÁO NHANH\nPhối hợp NĐ 03 – T12/2026\nKính gửi: Cấp trên\nGiai đoạn 2023-2024 có 5 vụ.\nXử lý [2 vụ].", "2026-12")]
    [InlineData("BÁO CÁO\nCông tác quý III/2026\nTuần tra 84 lượt tổ (tăng 5% so với tháng 8).\nHuy động [402 lượt người].", "2026-Q3")]
    [InlineData("BÁO CÁO\nCông tác quý III/2026\nRiêng tháng 8/2026, huy động [402 lượt người].", "2026-08")]
    public void Gives_the_period_in_force(string marked, string? period)
    {
        var at = marked.IndexOf('[', StringComparison.Ordinal);
        var text = marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        var timeline = Timelines.Of(text);
        new PeriodResolver(timeline, EventReader.Read(timeline)).At(at).ShouldBe(period);
    }
}
