using HiepDong.Reporting;

namespace HiepDong.Core.Tests.Reporting;

public sealed class TextScreenTests
{
    [Theory]
    [InlineData("TỐI MẬT\nBáo cáo", "TỐI MẬT")]
    [InlineData("Báo cáo\n  [ MẬT ]  \n", "MẬT")]
    [InlineData("Độ mật: TUYỆT MẬT", "TUYỆT MẬT")]
    [InlineData("MA\u0323\u0302T", "MẬT")]
    [InlineData("CÔNG AN TỈNH BÌNH AN\tTỐI MẬT", "TỐI MẬT")]
    [InlineData("CÔNG AN TỈNH BÌNH AN      MẬT", "MẬT")]
    [InlineData("| Số: 12/BC | TUYỆT MẬT |", "TUYỆT MẬT")]
    [InlineData("M Ậ T", "MẬT")]
    [InlineData("T Ố I  M Ậ T", "TỐI MẬT")]
    [InlineData("(Mật)", "MẬT")]
    [InlineData("Độ mật: Tối mật", "TỐI MẬT")]
    [InlineData("MẬT - HỎA TỐC", "MẬT")]
    [InlineData("KHẨN/TỐI MẬT", "TỐI MẬT")]
    public void Finds_a_secrecy_mark_on_its_own_line(string text, string mark) => TextScreen.SecrecyMark(text).ShouldBe(mark);

    [Theory]
    [InlineData("Bảo vệ bí mật nhà nước")]
    [InlineData("Tài liệu MẬT đã được gửi riêng")]
    [InlineData("mật")]
    [InlineData("Mật")]
    [InlineData("BẢO VỆ BÍ MẬT NHÀ NƯỚC")]
    [InlineData("Công tác bảo vệ bí mật\tTốt")]
    [InlineData("Nuôi ong lấy mật (mật hoa)")]
    [InlineData("KHẨN")]
    [InlineData("")]
    public void Leaves_the_word_inside_a_sentence_alone(string text) => TextScreen.SecrecyMark(text).ShouldBeNull();

    [Theory]
    [InlineData("bao-cao_TỐI MẬT.docx", "TỐI MẬT")]
    [InlineData("(MẬT) ke hoach.pdf", "MẬT")]
    [InlineData("bao-ve-bi-mat.docx", null)]
    public void Looks_at_the_name_of_a_file(string name, string? mark) => TextScreen.SecrecyMarkOfName(name).ShouldBe(mark);

    [Theory]
    [InlineData("gọi 0912 345 678 khi cần", "0912 345 678")]
    [InlineData("0912.345.678", "0912.345.678")]
    [InlineData("+84 912 345 678", "+84 912 345 678")]
    [InlineData("CCCD 001085012345", "001085012345")]
    [InlineData("CMND số: 123456789", "123456789")]
    public void Finds_numbers_that_name_a_person(string text, string number) => TextScreen.PersonalNumbers(text).ShouldContain(f => f.Text == number);

    [Theory]
    [InlineData("thu giữ 1.203.456 viên, trị giá 84.912.345.678 đồng")]
    [InlineData("năm 2026 bắt 123456789 lượt")]
    [InlineData("tăng 0,912345678 lần")]
    public void Takes_figures_for_figures(string text) => TextScreen.PersonalNumbers(text).ShouldBeEmpty();

    [Fact]
    public void Blanks_numbers_of_persons_digit_by_digit()
    {
        const string text = "CCCD số 012345678901, gọi 0912.345.678; bắt 24 vụ, 1.203 kg.";
        TextScreen.Blank(text).ShouldBe("CCCD số ••••••••••••, gọi ••••.•••.•••; bắt 24 vụ, 1.203 kg.");
        TextScreen.PersonalNumbers(TextScreen.Blank(text)).ShouldBeEmpty();
    }
}
