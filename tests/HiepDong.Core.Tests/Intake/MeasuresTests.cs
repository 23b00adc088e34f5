using HiepDong.Intake;
using HiepDong.Reporting;

namespace HiepDong.Core.Tests.Intake;

public sealed class MeasuresTests
{
    [Theory]
    [InlineData("tấn", "kg", 3)]
    [InlineData("gam", "kg", -3)]
    [InlineData("đồng", "triệu đồng", -6)]
    [InlineData("tỷ đồng", "triệu đồng", 3)]
    public void Converts_by_powers_of_ten_of_one_measure(string stated, string wanted, int power)
    {
        Measures.Fit(stated, wanted, out var found).ShouldBe(MeasureFit.Scaled);
        found.ShouldBe(power);
    }

    [Theory]
    [InlineData("bánh", "kg")]
    [InlineData("viên", "kg")]
    [InlineData("kg", "viên")]
    [InlineData("đồng", "kg")]
    [InlineData("bánh", "viên")]
    [InlineData("vụ", "đối tượng")]
    public void Never_converts_one_thing_into_another(string stated, string wanted) => Measures.Fit(stated, wanted, out _).ShouldBe(MeasureFit.Different);

    [Theory]
    [InlineData("người", "đối tượng")]
    [InlineData("lượt", "lượt tổ")]
    [InlineData("bản", "bản cam kết")]
    [InlineData("tin", "tin, bài")]
    [InlineData("chốt", "chốt, tổ")]
    [InlineData(null, "vụ")]
    [InlineData("KG", "kg")]
    public void Takes_words_for_the_same_thing_as_the_same(string? stated, string wanted) => Measures.Fit(stated, wanted, out _).ShouldBe(MeasureFit.Same);

    [Fact]
    public void Keeps_the_bound_and_both_ends()
    {
        Measures.Scale(new(5, Bound.Between, 7), 3).ShouldBe(new(5000, Bound.Between, 7000));
        Measures.Scale(new(100, Bound.MoreThan), -3).ShouldBe(new(0.1m, Bound.MoreThan));
    }
}
