using HiepDong.Web;

namespace HiepDong.Tests.Web;

public sealed class TextsTests
{
    private readonly Texts vi = new("vi"), en = new("en");

    [Fact]
    public void Every_text_has_both_languages_with_the_same_places()
    {
        TextCatalogue.All.ShouldNotBeEmpty();
        foreach (var (key, (viet, english)) in TextCatalogue.All)
            foreach (var place in new[] { "{0", "{1", "{2", "{3" })
                viet.Contains(place, StringComparison.Ordinal).ShouldBe(english.Contains(place, StringComparison.Ordinal), key);
    }

    [Fact]
    public void An_unknown_key_is_a_mistake() => Should.Throw<InvalidOperationException>(() => vi["no.such"]);

    [Fact]
    public void Arguments_are_written_the_readers_way()
    {
        vi["pager.range", 1001, 1050, 12000].ShouldBe("1.001–1.050 trong 12.000");
        en["pager.range", 1001, 1050, 12000].ShouldBe("1,001–1,050 of 12,000");
        vi.Write(-61.475m).ShouldBe("−61,475");
        en.Write(-61.475m).ShouldBe("−61.475");
        string.Format(vi, "{0:0} {1}", 2026, new DateOnly(2026, 11, 5)).ShouldBe("2026 05/11/2026");
    }

    [Fact]
    public void Times_are_those_of_Vietnam() => vi.Time(new DateTimeOffset(2026, 11, 14, 20, 5, 0, TimeSpan.Zero)).ShouldBe("15/11/2026 03:05");

    [Theory]
    [InlineData("1.203", false, "1203")]
    [InlineData("1.203,5", false, "1203.5")]
    [InlineData("61,475", false, "61.475")]
    [InlineData("61.475", true, "61.475")]
    [InlineData("1,203.5", true, "1203.5")]
    [InlineData("−12", false, "-12")]
    [InlineData("1 203", false, "1203")]
    [InlineData("1.5", false, null)]
    [InlineData("1.2034", false, null)]
    [InlineData("12.34.567", false, null)]
    [InlineData("1,2,3", false, null)]
    [InlineData("1e3", false, null)]
    [InlineData("--1", false, null)]
    [InlineData("mười", false, null)]
    public void Numbers_are_read_as_pages_write_them(string typed, bool english, string? value) =>
        LocalValueBinder.ReadNumber(typed, english).ShouldBe(value is null ? null : decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("05/11/2026", 2026, 11, 5)]
    [InlineData("5/11/2026", 2026, 11, 5)]
    [InlineData("2026-11-05", 2026, 11, 5)]
    public void A_date_begins_with_its_day(string typed, int year, int month, int day) => LocalValueBinder.ReadDate(typed).ShouldBe(new DateOnly(year, month, day));

    [Theory]
    [InlineData("31/02/2026")]
    [InlineData("11/2026")]
    public void A_day_that_is_not_is_refused(string typed) => LocalValueBinder.ReadDate(typed).ShouldBeNull();
}
