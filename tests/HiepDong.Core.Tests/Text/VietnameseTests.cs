using System.Text;

namespace HiepDong.Text;

public class VietnameseTests
{
    [Theory]
    [InlineData("Nghệ An", "nghe an")]
    [InlineData("ĐẮK LẮK", "dak lak")]
    [InlineData("  Thừa   Thiên\u00a0Huế ", "thua thien hue")]
    [InlineData("Nghe\u0323\u0302 An", "nghe an")]
    [InlineData("Nghe\u0302\u0323 An", "nghe an")]
    [InlineData("Quảng Ngãi, Ưu tiên, Ỷ lại, Ỡm ờ", "quang ngai, uu tien, y lai, om o")]
    [InlineData(null, "")]
    public void Folds_for_searching(string? text, string folded) => Vietnamese.Fold(text).ShouldBe(folded);

    [Theory]
    [InlineData("Nghe\u0323\u0302 An", "Nghệ An")]
    [InlineData("NGHE\u0302\u0323", "NGHỆ")]
    [InlineData("Đa\u0306\u0301k", "Đắk")]
    [InlineData("\u01b0\u0303", "ữ")]
    [InlineData("a\u200bb", "a b")]
    [InlineData("\tx\r\ny ", "x y")]
    [InlineData("x\u0301", "x\u0301")]
    public void Cleans_whatever_keyboard_wrote_it(string text, string clean) => Vietnamese.Clean(text).ShouldBe(clean);

    /// <summary>134 letters with marks, each typed as base, shape and tone in both orders.</summary>
    [Fact]
    public void Composes_every_letter_of_the_alphabet()
    {
        const string tones = "\u0300\u0309\u0303\u0301\u0323";
        var rows = new[] { ("a", "aàảãáạ"), ("a\u0306", "ăằẳẵắặ"), ("a\u0302", "âầẩẫấậ"), ("e", "eèẻẽéẹ"), ("e\u0302", "êềểễếệ"), ("i", "iìỉĩíị"), ("o", "oòỏõóọ"),
            ("o\u0302", "ôồổỗốộ"), ("o\u031b", "ơờởỡớợ"), ("u", "uùủũúụ"), ("u\u031b", "ưừửữứự"), ("y", "yỳỷỹýỵ") };
        foreach (var (parts, row) in rows)
            for (var t = 0; t < 6; t++)
                foreach (var upper in new[] { false, true })
                {
                    var mark = t == 0 ? "" : tones[t - 1].ToString();
                    var wanted = upper ? row[t].ToString().ToUpperInvariant() : row[t].ToString();
                    var basis = upper ? parts.ToUpperInvariant() : parts;
                    Vietnamese.Clean(basis + mark).ShouldBe(wanted);
                    Vietnamese.Clean(basis[..1] + mark + basis[1..]).ShouldBe(wanted);
                    Vietnamese.Fold(wanted).ShouldBe(parts[..1]);
                }
    }

    [Fact]
    public void Sorts_like_a_dictionary()
    {
        string[] wanted = ["An Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng", "Cần Thơ", "Da", "Dương", "Đà Nẵng", "Đắk Lắk", "Đồng Nai", "E", "Ê Đê", "Hà Nội", "Hưng Yên",
            "ma", "mà", "mả", "mã", "má", "mạ", "Quảng Ngãi", "Quảng Ninh", "xã 1", "xã 2", "xã 10", "xã 010 A", "xã Y"];
        for (var seed = 0; seed < 20; seed++)
        {
            var mixed = (string[])wanted.Clone();
            new Random(seed).Shuffle(mixed);
            mixed.OrderBy(Vietnamese.SortKey, StringComparer.Ordinal).ShouldBe(wanted);
        }
    }

    [Fact]
    public void Sorts_decomposed_text_the_same() => Vietnamese.SortKey("Đa\u0306\u0301k La\u0306\u0301k").ShouldBe(Vietnamese.SortKey("Đắk Lắk"));

    [Theory]
    [InlineData("0", "0")]
    [InlineData("999", "999")]
    [InlineData("1203.5", "1.203,5")]
    [InlineData("61.475", "61,475")]
    [InlineData("1000000", "1.000.000")]
    [InlineData("2.500", "2,5")]
    [InlineData("-1234", "−1.234")]
    public void Writes_numbers(string number, string written) =>
        Vietnamese.Number(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(written);

    [Fact]
    public void Writes_dates() => Vietnamese.Date(new(2025, 7, 1)).ShouldBe("01/07/2025");
}
