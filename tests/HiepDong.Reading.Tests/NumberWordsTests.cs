namespace HiepDong.Reading;

public class NumberWordsTests
{
    [Theory]
    [InlineData("một", 1)]
    [InlineData("bẩy", 7)]
    [InlineData("mười", 10)]
    [InlineData("mười một", 11)]
    [InlineData("mười bốn", 14)]
    [InlineData("mười lăm", 15)]
    [InlineData("mười nhăm", 15)]
    [InlineData("hai mươi", 20)]
    [InlineData("hai mươi mốt", 21)]
    [InlineData("hai mươi tư", 24)]
    [InlineData("hai mươi bốn", 24)]
    [InlineData("hai mươi nhăm", 25)]
    [InlineData("hăm lăm", 25)]
    [InlineData("ba mốt", 31)]
    [InlineData("ba tư", 34)]
    [InlineData("bốn lăm", 45)]
    [InlineData("chín mươi chín", 99)]
    [InlineData("một chục", 10)]
    [InlineData("năm chục", 50)]
    [InlineData("một trăm", 100)]
    [InlineData("một trăm lẻ năm", 105)]
    [InlineData("một trăm linh tư", 104)]
    [InlineData("một trăm mười lăm", 115)]
    [InlineData("hai trăm năm mươi", 250)]
    [InlineData("hai trăm rưỡi", 250)]
    [InlineData("trăm rưỡi", 150)]
    [InlineData("chín trăm chín mươi chín", 999)]
    [InlineData("một nghìn không trăm linh năm", 1005)]
    [InlineData("một nghìn linh năm", 1005)]
    [InlineData("một nghìn không trăm năm mươi", 1050)]
    [InlineData("một nghìn năm mươi", 1050)]
    [InlineData("hai ngàn không trăm hai mươi lăm", 2025)]
    [InlineData("hai nghìn rưỡi", 2500)]
    [InlineData("mười hai nghìn ba trăm bốn mươi lăm", 12345)]
    [InlineData("ba vạn", 30000)]
    [InlineData("ba vạn hai nghìn", 32000)]
    [InlineData("nửa triệu", 500000)]
    [InlineData("một triệu rưỡi", 1500000)]
    [InlineData("triệu rưỡi", 1500000)]
    [InlineData("một triệu không nghìn hai trăm", 1000200)]
    [InlineData("một triệu linh năm", 1000005)]
    [InlineData("hai triệu ba trăm bốn mươi lăm nghìn sáu trăm bảy mươi tám", 2345678)]
    [InlineData("một tỷ", 1e9)]
    [InlineData("một tỉ rưỡi", 1.5e9)]
    [InlineData("hai tỷ năm trăm triệu", 2.5e9)]
    [InlineData("một nghìn tỷ", 1e12)]
    [InlineData("hai trăm ba mươi tư tỷ", 234e9)]
    [InlineData("năm rưỡi", 5.5)]
    [InlineData("0,5 nghìn tỷ", 5e11)]
    public void Reads_numbers_in_words(string text, double value)
    {
        NumberWords.TryParse(text, out var read).ShouldBeTrue(text);
        read.ShouldBe((decimal)value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("mốt")]
    [InlineData("lăm")]
    [InlineData("mươi")]
    [InlineData("một mươi")]
    [InlineData("mười mốt")]
    [InlineData("mười năm")]
    [InlineData("hai mươi năm")]
    [InlineData("hai ba")]
    [InlineData("một trăm hai")]
    [InlineData("hai nghìn ba")]
    [InlineData("một triệu hai")]
    [InlineData("một triệu hai trăm")]
    [InlineData("một tỷ hai trăm")]
    [InlineData("một triệu hai tỷ")]
    [InlineData("ba nghìn hai nghìn")]
    [InlineData("rưỡi")]
    [InlineData("linh năm")]
    [InlineData("một trăm linh")]
    [InlineData("một trăm linh mười")]
    [InlineData("một triệu rưỡi hai trăm nghìn")]
    [InlineData("hai nghìn tỷ")]
    [InlineData("muoi")]
    [InlineData("hai muoi")]
    [InlineData("bà")]
    [InlineData("hai mươi người")]
    [InlineData("trăm")]
    [InlineData("nửa")]
    public void Refuses_what_is_no_number_or_could_be_two(string text) => NumberWords.TryParse(text, out _).ShouldBeFalse(text);

    [Fact]
    public void Reads_every_number_that_formal_vietnamese_can_write()
    {
        var random = new Random(3);
        var numbers = Enumerable.Range(0, 3_000).Select(n => (long)n)
            .Concat(Enumerable.Range(0, 20_000).Select(_ => random.NextInt64(0, (long)Math.Pow(10, random.Next(4, 12)))));
        foreach (var number in numbers)
        {
            var words = Spell(number);
            NumberWords.TryParse(words, out var read).ShouldBeTrue(words);
            read.ShouldBe(number, words);
        }
    }

    [Fact]
    public void Takes_only_the_words_of_the_number_from_a_sentence()
    {
        string[] words = ["bắt", "giữ", "hai", "mươi", "lăm", "đối", "tượng"];
        NumberWords.TryRead(words, 2, out var value, out var used).ShouldBeTrue();
        (value, used).ShouldBe((25, 3));
        NumberWords.TryRead(words, 0, out _, out used).ShouldBeFalse();
        used.ShouldBe(0);
    }

    /// <summary>The full spelling taught in schools; written here on its own, not with the reader's tables.</summary>
    private static string Spell(long n)
    {
        string[] d = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
        if (n == 0) return d[0];
        var said = new List<string>();
        var first = true;
        foreach (var (size, name) in new[] { (1_000_000_000L, "tỷ"), (1_000_000L, "triệu"), (1_000L, "nghìn"), (1L, "") })
        {
            var group = (int)(n / size % 1000);
            var last = size == 1;
            if (group == 0 && (first || last || n % size == 0)) continue;
            if (group == 0) { said.Add("không " + name); continue; }
            said.Add((Group(group, !first) + " " + name).Trim());
            first = false;
        }
        return string.Join(' ', said);

        string Group(int g, bool full)
        {
            var (h, t, u) = (g / 100, g / 10 % 10, g % 10);
            var s = h > 0 || full ? d[h] + " trăm" : "";
            if (t == 0 && u > 0 && s.Length > 0) return s + " linh " + d[u];
            s += t switch { 0 => "", 1 => " mười", _ => " " + d[t] + " mươi" };
            if (u > 0) s += " " + (u switch { 1 when t > 1 => "mốt", 5 when t > 0 => "lăm", _ => d[u] });
            return s.Trim();
        }
    }
}
