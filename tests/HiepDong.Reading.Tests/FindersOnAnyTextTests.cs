using System.Text;

namespace HiepDong.Reading;

public class FindersOnAnyTextTests
{
    private static readonly string[] Pieces =
    [
        "ngày", "tháng", "năm", "quý", "III", "từ", "đến", "và", ",", ".", "/", "-", "–", " ", "  ", "\n", "(", ")", "5", "12", "31", "2024", "03", "NĐ-CP", "Nghị định", "số", "Chỉ thị", "QĐ", "TTg",
        "hội nghị", "giao ban", "sơ kết", "tổng kết", "chủ trì", "đồng chí", "Nguyễn Văn An", "tại", "điểm cầu", "tỉnh", "Ảnh:", "Tin liên quan", "nửa đầu", "10 năm", "thực hiện", "mùng", "15/12/2024", "\u0301", "\ud83d", "\0", "\u200b", "H'", "TP."
    ];

    [Fact]
    public void Never_throw_and_keep_their_spans_in_order()
    {
        var random = new Random(20190905);
        for (var round = 0; round < 2_000; round++)
        {
            var text = new StringBuilder();
            for (var n = random.Next(40); n >= 0; n--)
            {
                if (random.Next(12) == 0) text.Append((char)random.Next(0x10000));
                else text.Append(Pieces[random.Next(Pieces.Length)]);
                if (random.Next(3) > 0) text.Append(' ');
            }
            Check(text.ToString());
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1/1/")]
    [InlineData("ngày ")]
    [InlineData("((((")]
    [InlineData("năm 2024 ")]
    [InlineData("a\u0301\u0302")]
    [InlineData("Nghị định 03 ")]
    [InlineData("đồng chí Nguyễn Văn A chủ trì hội nghị, ")]
    [InlineData("10 năm thực hiện ")]
    public void Take_their_time_by_length_alone(string piece)
    {
        // A quadratic finder would take minutes.
        var text = new StringBuilder().Insert(0, piece, 2_000_000 / piece.Length).ToString();
        Check(text);
    }

    private static void Check(string text)
    {
        var dates = DateFinder.Find(text);
        InOrder(dates.Select(d => (d.Start, d.End)), text);
        var periods = PeriodFinder.Find(text, dates);
        InOrder(periods.Select(p => (p.Start, p.End)), text);
        var references = ReferenceFinder.Find(text);
        InOrder(references.Select(r => (r.Start, r.End)), text);
        var furniture = PageFurniture.Find(text);
        InOrder(furniture, text);
        var timeline = new Timeline(text, dates, periods, references, furniture, new());
        var resolver = new PeriodResolver(timeline, EventReader.Read(timeline));
        for (var at = 0; at <= text.Length; at += 1 + text.Length / 5_000) resolver.At(at);
        ReferenceFinder.Legal(references);
    }

    private static void InOrder(IEnumerable<(int Start, int End)> spans, string text)
    {
        var last = 0;
        foreach (var (start, end) in spans)
        {
            if (start < last || end <= start || end > text.Length) throw new InvalidOperationException($"{start}-{end} after {last} in: {text[..Math.Min(text.Length, 400)]}");
            last = end;
        }
    }
}
