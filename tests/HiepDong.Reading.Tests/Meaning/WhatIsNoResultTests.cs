namespace HiepDong.Reading;

/// <summary>Figures that sound like an indicator and are none: nobody may find them among those taken without asking.</summary>
public class WhatIsNoResultTests
{
    private const double Sure = .8;

    [Theory]
    [InlineData("III. KẾT QUẢ TUẦN TRA\nTổ chức 312 lượt tổ tuần tra, kiểm soát.\nVII. PHƯƠNG HƯỚNG THÁNG 01 NĂM 2027\nTổ chức ít nhất 20 lượt tuần tra chung.", "20")]
    [InlineData("3. Nhiệm vụ trọng tâm tháng tới\n- Mở 03 lớp tập huấn nghiệp vụ.", "03")]
    [InlineData("Trong thời gian tới các đơn vị tập trung:\n- Tổ chức 40 buổi tuyên truyền pháp luật.", "40")]
    [InlineData("Phấn đấu tổ chức 40 buổi tuyên truyền, mở 03 lớp tập huấn; tuần tra chung 30 lượt tổ.", "03")]
    [InlineData("Phấn đấu tổ chức 40 buổi tuyên truyền, mở 03 lớp tập huấn; tuần tra chung 30 lượt tổ.", "30")]
    [InlineData("Trong tháng tới tổ chức 20 lượt tuần tra chung.", "20")]
    [InlineData("Các đơn vị phấn đấu mở 03 lớp tập huấn, tổ chức 40 buổi tuyên truyền.", "40")]
    [InlineData("Công tác trao đổi thông tin: còn 12 tin chưa xác minh.", "12")]
    [InlineData("Tiếp nhận 58 tin từ Quân sự và Biên phòng, xác minh 50 tin.", "58")]
    [InlineData("Tai nạn giao thông xảy ra 18 vụ, làm chết 9 người, bị thương 14 người.", "18")]
    [InlineData("Tai nạn giao thông xảy ra 18 vụ, làm chết 9 người, bị thương 14 người.", "9")]
    [InlineData("Tai nạn giao thông xảy ra 18 vụ, làm chết 9 người, bị thương 14 người.", "14")]
    [InlineData("Đề nghị khen thưởng 04 tập thể, 09 cá nhân có thành tích xuất sắc trong công tác phối hợp.", "04")]
    [InlineData("Đề nghị khen thưởng 04 tập thể, 09 cá nhân có thành tích xuất sắc trong công tác phối hợp.", "09")]
    [InlineData("Xử lý 184 vụ buôn lậu, gian lận thương mại, trong đó 12 vụ hàng cấm; khởi tố 3 vụ, 4 đối tượng.", "4")]
    public void Is_not_taken_without_asking(string text, string number) => Figure(text, number).Confidence.ShouldBeLessThan(Sure);

    [Theory]
    [InlineData("BÁO CÁO KẾT QUẢ THÁNG 12\nPHƯƠNG HƯỚNG, NHIỆM VỤ THÁNG 01\nI. KẾT QUẢ\nTổ chức 64 buổi tuyên truyền pháp luật.", "64", "VD.BUOI")]
    [InlineData("II. KẾT QUẢ VÀ PHƯƠNG HƯỚNG\nTổ chức 64 buổi tuyên truyền pháp luật.", "64", "VD.BUOI")]
    [InlineData("II. PHƯƠNG HƯỚNG\nMở 2 lớp tập huấn.\nIII. KẾT QUẢ TUYÊN TRUYỀN\nTổ chức 64 buổi tuyên truyền pháp luật.", "64", "VD.BUOI")]
    [InlineData("Đã kiểm tra, xác minh 39 tin; 5 tin chưa xác minh.", "39", "TD.XM")]
    [InlineData("Khen thưởng 04 tập thể có thành tích trong công tác phối hợp.", "04", "KT.TT")]
    public void A_result_beside_it_still_is(string text, string number, string code) =>
        Figure(text, number).ShouldSatisfyAllConditions(f => f.Indicator.ShouldBe(code), f => f.Confidence.ShouldBeGreaterThanOrEqualTo(Sure));

    [Fact]
    public void A_breakdown_in_a_sentence_is_none_of_the_sentence_before()
    {
        var figures = ReportReader.Read(SourceText.Plain("Cứu 26 người bị mắc kẹt.\nXử lý 184 vụ vi phạm, trong đó 12 vụ hàng cấm; khởi tố 3 vụ, 4 đối tượng.")).Figures;
        figures.Single(f => f.Text.StartsWith("4 ", StringComparison.Ordinal)).Parent.ShouldBeNull();
    }

    private static FigureReading Figure(string text, string number) =>
        ReportReader.Read(SourceText.Plain(text)).Figures.Single(f => f.Text.Split(' ').Contains(number));
}
