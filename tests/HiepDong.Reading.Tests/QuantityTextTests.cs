using System.Globalization;
using HiepDong.Reporting;

namespace HiepDong.Reading;

public class QuantityTextTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("7", 7)]
    [InlineData("03", 3)]
    [InlineData("1203", 1203)]
    [InlineData("1.203", 1203)]
    [InlineData("12.030", 12030)]
    [InlineData("123.456.789", 123456789)]
    [InlineData("61,475", 61.475)]
    [InlineData("0,5", 0.5)]
    [InlineData("1.203,5", 1203.5)]
    [InlineData("  24 ", 24)]
    [InlineData("1\u00a0203", 1203)]
    [InlineData("1\u202f203\u202f500", 1203500)]
    [InlineData("1.000.000.000.000", 1e12)]
    [InlineData("5,4 tỷ", 5.4e9)]
    [InlineData("5,4 tỉ", 5.4e9)]
    [InlineData("1,2 triệu", 1.2e6)]
    [InlineData("3 nghìn", 3000)]
    [InlineData("3 ngàn", 3000)]
    [InlineData("4 vạn", 40000)]
    [InlineData("2 trăm", 200)]
    [InlineData("3 chục", 30)]
    [InlineData("1 nghìn 2 trăm", 1200)]
    [InlineData("1 nghìn 250", 1250)]
    [InlineData("12 triệu 500 nghìn", 12500000)]
    [InlineData("2 tỷ 350 triệu", 2350000000)]
    [InlineData("1 triệu rưỡi", 1500000)]
    [InlineData("2 trăm rưỡi", 250)]
    [InlineData("hai mươi lăm", 25)]
    [InlineData("Hai Mươi Lăm", 25)]
    [InlineData("một trăm linh năm", 105)]
    [InlineData("không", 0)]
    [InlineData("MỘT NGHÌN HAI TRĂM", 1200)]
    [InlineData("ba nghìn sáu trăm linh bảy", 3607)]
    public void Reads_an_exact_number(string text, double value) => Read(text).ShouldBe(new Quantity((decimal)value));

    [Theory]
    [InlineData("hơn 100", Bound.MoreThan, 100)]
    [InlineData("Hơn 1.203", Bound.MoreThan, 1203)]
    [InlineData("hon 100", Bound.MoreThan, 100)]
    [InlineData("trên 100", Bound.MoreThan, 100)]
    [InlineData("tren 100", Bound.MoreThan, 100)]
    [InlineData(">100", Bound.MoreThan, 100)]
    [InlineData("> 100", Bound.MoreThan, 100)]
    [InlineData("hơn 5,4 tỷ", Bound.MoreThan, 5.4e9)]
    [InlineData("hơn một trăm", Bound.MoreThan, 100)]
    [InlineData("hơn trăm", Bound.MoreThan, 100)]
    [InlineData("hơn chục", Bound.MoreThan, 10)]
    [InlineData("trên triệu", Bound.MoreThan, 1000000)]
    [InlineData("ít nhất 20", Bound.AtLeast, 20)]
    [InlineData("it nhat 20", Bound.AtLeast, 20)]
    [InlineData("không dưới 20", Bound.AtLeast, 20)]
    [InlineData("khong duoi 20", Bound.AtLeast, 20)]
    [InlineData("tối thiểu 20", Bound.AtLeast, 20)]
    [InlineData("≥20", Bound.AtLeast, 20)]
    [InlineData(">= 20", Bound.AtLeast, 20)]
    [InlineData("20 trở lên", Bound.AtLeast, 20)]
    [InlineData("từ 20 trở lên", Bound.AtLeast, 20)]
    [InlineData("gần 50", Bound.Nearly, 50)]
    [InlineData("gan 50", Bound.Nearly, 50)]
    [InlineData("ngót nghét 50", Bound.Nearly, 50)]
    [InlineData("gần hai nghìn", Bound.Nearly, 2000)]
    [InlineData("khoảng 30", Bound.About, 30)]
    [InlineData("khoang 30", Bound.About, 30)]
    [InlineData("độ 30", Bound.About, 30)]
    [InlineData("xấp xỉ 1.500", Bound.About, 1500)]
    [InlineData("trên dưới 40", Bound.About, 40)]
    [InlineData("khoảng hơn 40", Bound.About, 40)]
    [InlineData("~30", Bound.About, 30)]
    [InlineData("khoảng ba mươi", Bound.About, 30)]
    [InlineData("hàng chục", Bound.Dozens, 10)]
    [InlineData("vài chục", Bound.Dozens, 10)]
    [InlineData("vài ba chục", Bound.Dozens, 10)]
    [InlineData("hang chuc", Bound.Dozens, 10)]
    [InlineData("hàng trăm", Bound.Hundreds, 100)]
    [InlineData("mấy trăm", Bound.Hundreds, 100)]
    [InlineData("hàng nghìn", Bound.Thousands, 1000)]
    [InlineData("hàng ngàn", Bound.Thousands, 1000)]
    [InlineData("hàng vạn", Bound.Dozens, 10000)]
    [InlineData("hàng chục nghìn", Bound.Dozens, 10000)]
    [InlineData("hàng trăm triệu", Bound.Hundreds, 100000000)]
    [InlineData("hàng triệu", Bound.Thousands, 1000000)]
    public void Reads_how_far_a_number_is_exact(string text, Bound bound, double value) => Read(text).ShouldBe(new Quantity((decimal)value, bound));

    [Theory]
    [InlineData("5-7", 5, 7)]
    [InlineData("5–7", 5, 7)]
    [InlineData("5 — 7", 5, 7)]
    [InlineData("05 - 07", 5, 7)]
    [InlineData("từ 5 đến 7", 5, 7)]
    [InlineData("tu 5 den 7", 5, 7)]
    [InlineData("5 tới 7", 5, 7)]
    [InlineData("năm đến bảy", 5, 7)]
    [InlineData("1,5-2,5", 1.5, 2.5)]
    [InlineData("1.200-1.500", 1200, 1500)]
    [InlineData("5-7 triệu", 5e6, 7e6)]
    [InlineData("từ hai đến ba nghìn", 2000, 3000)]
    [InlineData("2 triệu - 3 triệu", 2e6, 3e6)]
    [InlineData("500 - 1 nghìn", 500, 1000)]
    [InlineData("900 nghìn đến 1 triệu", 9e5, 1e6)]
    [InlineData("khoảng 5-7", 5, 7)]
    [InlineData("từ hai trăm đến ba trăm", 200, 300)]
    public void Reads_a_range(string text, double low, double high) => Read(text).ShouldBe(new Quantity((decimal)low, Bound.Between, (decimal)high));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("abc")]
    [InlineData("1.2.3")]
    [InlineData("1,2,3")]
    [InlineData("12.34")]
    [InlineData("1234.567")]
    [InlineData("0.203")]
    [InlineData(".203")]
    [InlineData("1.203.")]
    [InlineData("1.")]
    [InlineData("1,")]
    [InlineData(",5")]
    [InlineData("1,203.5")]
    [InlineData("1,203,456")]
    [InlineData("-5")]
    [InlineData("−5")]
    [InlineData("- 5")]
    [InlineData("+5")]
    [InlineData("1e5")]
    [InlineData("31/02")]
    [InlineData("1 203")]
    [InlineData("5 7")]
    [InlineData("7-5")]
    [InlineData("5-5")]
    [InlineData("5-")]
    [InlineData("5-7-9")]
    [InlineData("hơn 5-7")]
    [InlineData("hơn")]
    [InlineData("hơn hơn 5")]
    [InlineData("hơn hàng chục")]
    [InlineData("hàng")]
    [InlineData("hàng hai")]
    [InlineData("hàng trăm chục")]
    [InlineData("vài")]
    [InlineData("dưới 50")]
    [InlineData("tối đa 50")]
    [InlineData("không quá 50")]
    [InlineData("do 30")]
    [InlineData("24 vụ")]
    [InlineData("24kg")]
    [InlineData("50%")]
    [InlineData("trăm")]
    [InlineData("hai mươi năm")]
    [InlineData("một trăm năm")]
    [InlineData("1,2 triệu 500 nghìn")]
    [InlineData("3 nghìn 2 triệu")]
    [InlineData("1 triệu 200")]
    [InlineData("1.000.000.000.001")]
    [InlineData("1001 tỷ")]
    [InlineData("99999999999999999999999999999999999999")]
    [InlineData("１２")]
    [InlineData("20 trở")]
    [InlineData("từ 5 đến")]
    public void Refuses_what_is_no_quantity_or_could_be_two(string? text)
    {
        QuantityText.TryParse(text, out var quantity).ShouldBeFalse();
        quantity.ShouldBe(default);
    }

    [Theory]
    [InlineData("ho\u031bn 100", Bound.MoreThan, 100)]                         // hơn
    [InlineData("i\u0301t nha\u0302\u0301t 20", Bound.AtLeast, 20)]           // ít nhất
    [InlineData("khoa\u0309ng 30", Bound.About, 30)]                            // khoảng
    [InlineData("ga\u0300\u0302n 50", Bound.Nearly, 50)]                        // gần, tone typed before the hat
    [InlineData("hai mu\u031bo\u031bi la\u0306m", Bound.Exact, 25)]            // hai mươi lăm
    public void Reads_decomposed_accents(string text, Bound bound, int value) => Read(text).ShouldBe(new Quantity(value, bound));

    /// <summary>What the product writes, it reads.</summary>
    [Fact]
    public void Reads_back_every_quantity_that_is_written_in_vietnamese()
    {
        var random = new Random(7);
        for (var n = 0; n < 5_000; n++)
        {
            var value = random.NextInt64(0, 10_000_000) / (decimal)Math.Pow(10, random.Next(0, 4));
            var bound = new[] { Bound.Exact, Bound.MoreThan, Bound.AtLeast, Bound.Nearly, Bound.About, Bound.Between }[random.Next(6)];
            var quantity = new Quantity(value, bound, bound == Bound.Between ? value + random.Next(1, 5_000) : null);
            Read(quantity.Write("vi")).ShouldBe(quantity, quantity.Write("vi"));
        }
    }

    [Fact]
    public void Never_throws_whatever_is_typed()
    {
        var random = new Random(11);
        string[] pieces = ["hơn", "gần", "-", "–", "1", "20", ".", ",", " ", "trăm", "nghìn", "tỷ", "rưỡi", "linh", "lẻ", "mươi", "năm", "hàng", "vài", "từ", "đến", "trở", "lên", "\u0301", "\u00a0", "không", "nửa", ">", "999999999999"];
        for (var n = 0; n < 50_000; n++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => pieces[random.Next(pieces.Length)] + (random.Next(2) == 0 ? " " : "")));
            if (!QuantityText.TryParse(text, out var q)) { q.ShouldBe(default); continue; }
            q.Value.ShouldBeInRange(0, NumberWords.Limit, text);
            (q.Max is null).ShouldBe(q.Bound != Bound.Between, text);
            if (q.Max is { } max) max.ShouldBeGreaterThan(q.Value, text);
        }
    }

    private static Quantity Read(string text)
    {
        QuantityText.TryParse(text, out var quantity).ShouldBeTrue(string.Create(CultureInfo.InvariantCulture, $"“{text}” was refused"));
        return quantity;
    }
}
