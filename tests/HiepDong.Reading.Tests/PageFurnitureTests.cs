namespace HiepDong.Reading;

public class PageFurnitureTests
{
    private const string Body = "Ngày 9/2, hai bên tổ chức hội nghị giao ban về phối hợp bảo vệ an ninh, trật tự trên địa bàn; các đại biểu thảo luận và thống nhất nhiều nội dung.";

    [Theory]
    [InlineData("Có thể bạn quan tâm")]
    [InlineData("TIN CÙNG CHUYÊN MỤC:")]
    [InlineData("Tin liên quan")]
    [InlineData("• Các tin khác")]
    [InlineData("Bình luận")]
    public void Cuts_the_tail_after_its_heading(string heading) =>
        Kept($"{Body}\n\n{heading}\nBắt 5 đối tượng, thu 3 kg ma túy\nTin vắn 15/01/2025").ShouldBe(Body);

    [Theory]
    [InlineData("[Video] Thời sự ngày 28/1/2026")]
    [InlineData("Đại biểu dự hội nghị. (Ảnh: An Bình/Bản tin)")]
    [InlineData("Lực lượng tuần tra biên giới. Ảnh: An Bình")]
    [InlineData("Ảnh: An Bình")]
    [InlineData("Toàn cảnh hội nghị.")]
    [InlineData("Tin, ảnh: An Bình")]
    [InlineData("Thứ Năm, 16/01/2025 | 08:15 (GMT+7)")]
    [InlineData("Đăng ngày 16/01/2025")]
    [InlineData("Lượt xem: 1.203")]
    [InlineData("Trang chủ » Tin tức » An ninh")]
    [InlineData("Giấy phép số 12/GP-TTĐT ngày 05/8/2020")]
    [InlineData("Điện thoại: 0123.456.789 - Fax: 0123.456.780")]
    [InlineData("© Cổng thông tin điện tử tỉnh Bình An")]
    [InlineData("In trang")]
    [InlineData("Chia sẻ bài viết")]
    [InlineData("Xem thêm: Bắt 5 đối tượng")]
    [InlineData("Các đại biểu chụp ảnh.\nCác đại biểu chụp ảnh.")]
    public void Takes_out_lines_that_are_no_report(string line) => Kept($"{line}\n{Body}").ShouldBe(Body);

    [Fact]
    public void Takes_out_a_credit_amid_a_paragraph() => Kept($"{Body} (Ảnh: An Bình) Hội nghị kéo dài một ngày.").ShouldBe($"{Body}  Hội nghị kéo dài một ngày.");

    [Fact]
    public void Goes_on_after_a_box_of_titles() => Kept($"{Body}\nTin liên quan\nBắt 5 đối tượng\n{Body}\n{Body}2.").ShouldBe($"{Body}\n\n{Body}\n{Body}2.");

    [Fact]
    public void Takes_out_the_receivers_of_a_report() => Kept($"{Body}\nNơi nhận:\n- Như trên;\n- Lưu: VT, 05 bản.\n{Body}2.").ShouldBe($"{Body}\n\n{Body}2.");

    [Theory]
    [InlineData("Lễ ra quân tại xã Bình An\nLễ ra quân tại xã Bình An", "")]
    [InlineData("Bắt 5 vụ tại xã Bình An\nBắt 5 vụ tại xã Bình An", "Bắt 5 vụ tại xã Bình An\nBắt 5 vụ tại xã Bình An")]
    public void A_caption_that_stands_twice_goes_a_headline_with_figures_stays(string text, string kept) => Kept(text).ShouldBe(kept);

    [Theory]
    [InlineData("Kết quả năm 2024\n- Công an: 78 vụ hàng cấm;\n- Kiểm lâm: 34 vụ.")]
    [InlineData("| Ma túy | 5 vụ | 7 đối tượng |")]
    [InlineData("Quang cảnh biên giới yên bình trở lại sau khi lực lượng chức năng tuần tra 45 đợt, bắt 12 vụ, vận động nhân dân giao nộp 26 khẩu súng tự chế và nhiều vũ khí thô sơ khác trong năm qua.")]
    [InlineData("")]
    public void Keeps_the_report(string text) => Kept(text).ShouldBe(text);

    private static string Kept(string text)
    {
        foreach (var (start, end) in Enumerable.Reverse(PageFurniture.Find(text))) text = text.Remove(start, end - start);
        return text.Trim();
    }
}
