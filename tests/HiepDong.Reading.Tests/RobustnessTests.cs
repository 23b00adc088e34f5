using System.Diagnostics;
using System.Text;

namespace HiepDong.Reading;

/// <summary>Whatever is fed to the reader, it answers, the same each time, with spans that lie inside the text.</summary>
public class RobustnessTests
{
    private static readonly string[] Pieces =
    [
        "vụ", "đối tượng", "hơn", "trên", "từ", "đến", "năm", "tháng", "ngày", "quý III", "hai mươi lăm", "một", "hàng trăm", "nghìn", "triệu đồng", "tỷ", "trong đó", "gồm", "tăng", "giảm", "so với cùng kỳ",
        "Nghị định số 03/2019/NĐ-CP", "03/2019", "15/01/2025", "1.203", "61,475kg", "12.34.56", "7/10", "4 vụ/8 đối tượng", "5-7", "(", ")", "((", "/", "-", "–", ",", ".", ";", ":", "“", "”", "\n", "\r\n", "\t", " ",
        "- ", "I. ", "1. ", "a) ", "%", "m²", "Đ/c", "\u0301", "\u0323", "\u031b", "\u200b", "\ufeff", "\u00ad", "\ud83d\ude00", "\ud83d", "\ude00", "0", "99999999999999999999", "000", "٣", "Ⅳ", "chủ trì", "hội nghị giao ban", "\u0000", "ệ", "e\u0302\u0323"
    ];

    [Fact]
    public void Random_text_for_a_minute_is_read_without_a_fault()
    {
        var until = Stopwatch.StartNew();
        var read = 0;
        for (var seed = 1; until.Elapsed < TimeSpan.FromSeconds(60); seed++)
        {
            var random = new Random(seed);
            var text = Make(random);
            ReportReading reading;
            try
            {
                reading = ReportReader.Read(SourceText.Plain(text));
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"Seed {seed}: {fault.Message}", fault);
            }
            Check(text, reading, seed);
            read++;
        }
        read.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void The_same_text_is_read_the_same_twice()
    {
        var text = Make(new Random(20_26));
        var (one, two) = (ReportReader.Read(SourceText.Plain(text)), ReportReader.Read(SourceText.Plain(text)));
        one.Figures.Select(f => f.ToString()).ShouldBe(two.Figures.Select(f => f.ToString()));
    }

    /// <summary>Texts that make careless readers slow or fall; how long they take is measured in the bench.</summary>
    public static TheoryData<string, string> Hostile() => new()
    {
        { "digits", new string('9', 1_000_000) },
        { "grouped digits", string.Concat(Enumerable.Repeat("123.", 200_000)) },
        { "open parentheses", string.Concat(Enumerable.Repeat("5 vụ (", 100_000)) },
        { "nested parentheses", new string('(', 300_000) + "5 vụ" + new string(')', 300_000) },
        { "no spaces", string.Concat(Enumerable.Repeat("đốitượng5vụ", 100_000)) },
        { "marks alone", new string('\u0301', 500_000) },
        { "decomposed", string.Concat(Enumerable.Repeat("5 đo\u0302\u0301i tu\u031bo\u031b\u0323ng, ", 50_000)) },
        { "zero width", string.Concat(Enumerable.Repeat("5\u200b \u200bv\u200bụ\u200b ", 50_000)) },
        { "slashes", string.Concat(Enumerable.Repeat("1/2/3-4.", 100_000)) },
        { "number words", string.Concat(Enumerable.Repeat("hai mươi ", 100_000)) },
        { "qualifiers", string.Concat(Enumerable.Repeat("hơn trên gần khoảng ", 50_000)) },
        { "one sentence of figures", string.Concat(Enumerable.Repeat("trong đó có 5 vụ, 8 đối tượng, tăng 2 vụ, ", 30_000)) },
        { "one sentence of individuals", string.Concat(Enumerable.Repeat("5 cá nhân, ", 100_000)) },
        { "dates", string.Concat(Enumerable.Repeat("ngày 22 và 23-1, quý 3 năm 2024, ", 30_000)) },
        { "decrees", string.Concat(Enumerable.Repeat("Nghị định số 03/2019/NĐ-CP ", 30_000)) },
        { "lines", string.Concat(Enumerable.Repeat("\n", 500_000)) },
        { "headings", string.Concat(Enumerable.Repeat("I. A\n1. b:\n- 5 vụ\n", 30_000)) },
        { "chairs", string.Concat(Enumerable.Repeat("Đồng chí Trần Văn Bình chủ trì hội nghị giao ban, ", 20_000)) }
    };

    [Theory, MemberData(nameof(Hostile))]
    public void Hostile_text_is_read(string name, string text) => Check(text, ReportReader.Read(SourceText.Plain(text)), name.Length);

    private static void Check(string text, ReportReading reading, int seed)
    {
        var at = 0;
        foreach (var f in reading.Figures)
        {
            (f.Start >= 0 && f.Start < f.End && f.End <= text.Length).ShouldBeTrue($"seed {seed}: {f.Start}-{f.End} of {text.Length}");
            (f.SentenceStart <= f.Start && f.End <= f.SentenceEnd).ShouldBeTrue($"seed {seed}: sentence {f.SentenceStart}-{f.SentenceEnd} around {f.Start}-{f.End}");
            (f.Start >= at).ShouldBeTrue($"seed {seed}: order");
            at = f.Start;
            (f.Confidence is >= 0 and <= 1).ShouldBeTrue();
            if (f.Parent is { } parent) (parent >= 0 && parent < reading.Figures.Count).ShouldBeTrue();
        }
    }

    private static string Make(Random random)
    {
        var made = new StringBuilder();
        for (var n = random.Next(1, 400); n > 0; n--)
            switch (random.Next(12))
            {
                case 0: made.Append((char)random.Next(1, 0xffff)); break;
                case 1: made.Append(random.Next(100_000)); break;
                case 2: made.Append((char)random.Next(' ', 'z')); break;
                default: made.Append(Pieces[random.Next(Pieces.Length)]); if (random.Next(3) > 0) made.Append(' '); break;
            }
        return made.ToString();
    }
}
