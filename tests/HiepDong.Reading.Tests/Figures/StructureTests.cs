namespace HiepDong.Reading.Figures;

public class StructureTests
{
    private static ReportReading Read(string text) => ReportReader.Read(SourceText.Plain(text));
    private static int?[] Parents(string text) => [.. Read(text).Figures.Select(f => f.Parent)];

    [Fact]
    public void Parts_in_parentheses_belong_to_the_figure_before() =>
        Parents("Xác lập 24 chuyên án (18 chuyên án ma túy; 5 chuyên án xuất nhập cảnh; 1 chuyên án buôn lậu).").ShouldBe([null, 0, 0, 0]);

    [Fact]
    public void Parts_find_the_figure_that_goes_on_alike() =>
        Parents("Có 199 người chết, 128 người mất tích (miền xuôi: 72 người chết, 82 người mất tích; miền ngược: 43 người chết).").ShouldBe([null, null, 0, 1, 0]);

    [Theory]
    [InlineData("Xử lý 30 vụ, trong đó có 12 vụ buôn lậu, 8 vụ gian lận thương mại.", new[] { -1, 0, 0 })]
    [InlineData("Điều động 510 người, gồm bộ đội 290 người, dân quân 220 người.", new[] { -1, 0, 0 })]
    [InlineData("Đã xử lý 2.345 vụ. Trong đó: Công an 1.500 vụ, Biên phòng 845 vụ.", new[] { -1, 0, 0 })]
    [InlineData("Bắt 12 đối tượng; thu 5 kg ma túy.", new[] { -1, -1 })]
    [InlineData("Tổ chức 22 lượt tổ tuần tra, 112 lượt người, gồm: biên giới 14 lượt tổ, nội địa 8 lượt tổ.", new[] { -1, -1, 0, 0 })]
    [InlineData("Tổ chức 22 lượt tổ, 112 lượt người, gồm: 60 lượt cán bộ, 52 lượt dân quân.", new[] { -1, -1, 1, 1 })]
    public void Parts_follow_the_words_for_them(string text, int[] parents) => Parents(text).ShouldBe(parents.Select(p => p < 0 ? (int?)null : p));

    [Fact]
    public void A_breakdown_that_does_not_add_up_is_said()
    {
        var warning = Read("Huy động 510 người, gồm bộ đội 290 người, dân quân 120 người.").Warnings.ShouldHaveSingleItem();
        warning.Code.ShouldBe("parts_do_not_add_up");
        warning.Figure.ShouldBe(0);
        warning.Vi.ShouldContain("410");
    }

    [Theory]
    [InlineData("Huy động 510 người, gồm bộ đội 290 người, dân quân 220 người.")]
    [InlineData("Huy động 510 người, trong đó bộ đội 290 người, dân quân 120 người.")]
    [InlineData("Huy động hơn 500 người, gồm bộ đội 290 người, dân quân 220 người.")]
    public void A_breakdown_that_may_be_right_is_left_alone(string text) => Read(text).Warnings.ShouldBeEmpty();

    [Fact]
    public void More_parts_than_the_whole_are_said_even_after_among_them() =>
        Read("Huy động 510 người, trong đó bộ đội 390 người, dân quân 220 người.").Warnings.ShouldHaveSingleItem();

    [Theory]
    [InlineData("Phát hiện 45 vụ, tăng 5 vụ so với cùng kỳ.", "increase")]
    [InlineData("Phát hiện 45 vụ (giảm 12,5%).", "decrease")]
    [InlineData("Phát hiện 45 vụ (+3 vụ).", "increase")]
    public void A_comparison_has_a_direction_and_hangs_on_its_figure(string text, string direction)
    {
        var figures = Read(text).Figures;
        figures[0].Direction.ShouldBeNull();
        figures[1].Direction.ShouldBe(direction);
        figures[1].Parent.ShouldBe(0);
    }

    [Fact]
    public void A_level_reached_is_no_comparison() => Read("Số tổ tự quản tăng lên 45 tổ.").Figures[0].Direction.ShouldBeNull();

    [Fact]
    public void Forces_named_together_are_joint()
    {
        var figure = Read("Công an phối hợp với Biên phòng bắt 3 đối tượng.").Figures[0];
        figure.Actors.ShouldBe(["cong_an", "bien_phong"]);
        figure.Joint.ShouldBe(true);
        Read("Công an xã xử lý 3 vụ.").Figures[0].Joint.ShouldBe(false);
        Read("Xử lý 3 vụ.").Figures[0].Joint.ShouldBeNull();
    }
}
