using System.Text;
using System.Text.Json;
using HiepDong.Consolidation;
using HiepDong.Documents;
using HiepDong.Problems;
using HiepDong.Reading;
using HiepDong.Reporting;
using HiepDong.Tests.Documents;

namespace HiepDong.Tests.Reading;

/// <summary>What the verbs <c>read</c> and <c>evaluate</c> say about files.</summary>
public sealed class ReadFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hiepdong-read-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Counts_offsets_in_code_points()
    {
        const string text = "🚢🚢 Trong năm 2026, các lực lượng đã bắt giữ 35 vụ buôn lậu.";
        var json = Json(Read(text), text);
        json.GetProperty("text_length").GetInt32().ShouldBe(text.Length - 2);
        var figure = json.GetProperty("figures")[0];
        var (start, end) = (figure.GetProperty("start").GetInt32(), figure.GetProperty("end").GetInt32());
        var points = text.EnumerateRunes().ToList();
        string.Concat(points[start..end].Select(r => r.ToString())).ShouldBe(figure.GetProperty("text").GetString());
        figure.GetProperty("value").GetDecimal().ShouldBe(35);
        json.TryGetProperty("text", out _).ShouldBeFalse();
    }

    [Fact]
    public void Gives_the_text_back_when_it_is_not_the_files_own_bytes()
    {
        var file = ReportFile.Read("a.docx", Docx.Of(Docx.P("Bắt giữ 35 vụ.")));
        Json(file, file.Source.Text).GetProperty("text").GetString().ShouldBe("Bắt giữ 35 vụ.");
    }

    [Fact]
    public void Writes_a_range_as_exact_with_its_upper_end_and_no_zeros_behind_a_point()
    {
        var figure = new FigureReading(0, 3, "5-7", new Quantity(5.50m, Bound.Between, 7.0m), "tổ", "tổ", null, 0, "patrol", null, [], null, null, null, "increase", 10m, 0, 3, ["range"]);
        var reading = new ReportReading(EventReading.None, ["03/2019/NĐ-CP"], [figure], []);
        using var to = new MemoryStream();
        using (var json = new Utf8JsonWriter(to, ConsolidationJson.Options)) ReadingJson.Write(json, "a.txt", Read("5-7 tổ"), reading, ["chú ý"], explain: true);
        var text = Encoding.UTF8.GetString(to.ToArray());
        foreach (var part in new[] { "\"value\": 5.5,", "\"value_max\": 7,", "\"qualifier\": \"exact\"", "\"direction\": \"increase\"", "\"of\": 10,", "\"03/2019/NĐ-CP\"", "\"range\"", "\"chú ý\"", "\"parent\": null" }) text.ShouldContain(part);
    }

    [Fact]
    public void Refuses_a_file_that_carries_a_mark_of_secrecy_wherever_it_stands()
    {
        Refused("a.docx", Docx.Of(Docx.P("Bắt 5 vụ"), header: Docx.P("TUYỆT MẬT"))).ShouldBe("reading.secrecy-mark");
        Refused("b.docx", Docx.Of(Docx.Table(["CÔNG AN TỈNH BÌNH AN", "MẬT"], ["Số: 12/BC", "Bình An, ngày 15/6/2026"]))).ShouldBe("reading.secrecy-mark");
        Refused("c.txt", "CÔNG AN TỈNH BÌNH AN        TỐI MẬT\nBắt 5 vụ"u8.ToArray()).ShouldBe("reading.secrecy-mark");
        Refused("d (MẬT).txt", "Bắt 5 vụ"u8.ToArray()).ShouldBe("reading.secrecy-mark");
        File.WriteAllBytes(Path.Combine(folder, "e.txt"), "Tuyên truyền bảo vệ bí mật nhà nước 5 buổi"u8.ToArray());
        ReadCommand.Open(Path.Combine(folder, "e.txt")).Source.Text.ShouldContain("5 buổi");
        Should.Throw<RefusalException>(() => ReadCommand.Open(Path.Combine(folder, "none.txt"))).First.Code.ShouldBe("reading.no-file");
    }

    [Fact]
    public void Shows_figures_in_the_order_of_the_text_with_their_parts_set_in()
    {
        const string text = "Trong năm 2026, các lực lượng đã bắt giữ 35 vụ ma túy, trong đó có 12 vụ trên biên giới.";
        var to = new StringWriter();
        ReadingTable.Write(to, "a.txt", ReportReader.Read(Read(text).Source), HiepDong.Indicators.StandardCatalogue.Indicators().ToDictionary(i => i.Code), ["chú ý"], explain: true, "vi");
        var lines = to.ToString().Split('\n');
        var first = Array.FindIndex(lines, l => l.TrimStart().StartsWith("35 ", StringComparison.Ordinal));
        var second = Array.FindIndex(lines, l => l.TrimStart().StartsWith("12 ", StringComparison.Ordinal));
        first.ShouldBeGreaterThan(0);
        second.ShouldBe(first + 2);
        lines[first + 1].ShouldContain("quy tắc:");
        to.ToString().ShouldContain("! chú ý");
    }

    [Fact]
    public void Scores_each_marked_figure_once_best_overlap_first()
    {
        Directory.CreateDirectory(Path.Combine(folder, "gold"));
        Directory.CreateDirectory(Path.Combine(folder, "articles"));
        // Marked: 5 vụ, 7 vụ, 9 vụ. Read: 5 with another unit, 7 twice, 9 elsewhere.
        const string text = "5 vụ, 7 vụ, 9 vụ";
        File.WriteAllText(Path.Combine(folder, "articles", "a.txt"), text);
        File.WriteAllText(Path.Combine(folder, "gold", "a.json"), """
            {"event":{"kind":"so_ket","date":"2026-01","period":null},"legal_refs":["03/2019/NĐ-CP","5/KH"],"figures":[
            {"text":"5 vụ","start":0,"end":4,"value":5,"value_max":null,"qualifier":"exact","unit":"vụ","topic":"drugs"},
            {"text":"7 vụ","start":6,"end":10,"value":7,"value_max":null,"qualifier":"more_than","unit":"vụ","topic":"drugs"},
            {"text":"9 vụ","start":12,"end":16,"value":9,"value_max":null,"qualifier":"exact","unit":"vụ","topic":"other"}]}
            """);
        File.WriteAllText(Path.Combine(folder, "gold", "b.json"), """{"event":{},"legal_refs":[],"figures":[]}""");
        File.WriteAllText(Path.Combine(folder, "split.json"), """{"dev":["a"]}""");
        FigureReading Figure(int start, int end, decimal value, string unit) => new(start, end, text[start..end], new(value), unit, "", null, 0, "drugs", null, [], null, null, null, null, null, 0, 0, []);
        var reading = new ReportReading(new("so_ket", "2026-02", null, "2026", [], []), ["03/2019/NĐ - CP"], [Figure(0, 4, 5, "người"), Figure(7, 10, 7, "vụ"), Figure(6, 10, 7, "vụ"), Figure(0, 4, 9, "vụ")], []);
        var score = ReaderScore.Of(folder, "dev", _ => (text, reading));
        var to = new StringWriter();
        score.Write(to);
        to.ToString().ReplaceLineEndings("\n").ShouldBe("""
            documents 1 (not read: 0)  gold figures 3  predicted 4
            figures   precision 0.5000  recall 0.6667  F1 0.5714
            of the right ones: unit 0.5000  qualifier 0.5000  topic 1.0000
            event     kind 1/1  period 0/0  date 0/1
            legal refs F1 0.6667

            """.ReplaceLineEndings("\n"));
        score.Errors.ShouldBe(["a missed  12-16 '9 vụ' = 9", "a extra   7-10 ' vụ' = 7", "a extra   0-4 '5 vụ' = 9"]);
        ReaderScore.Of(folder, null, _ => (text, reading)).Errors.Count.ShouldBe(3);
        Should.Throw<RefusalException>(() => ReaderScore.Of(folder, "test", _ => (text, reading))).First.Code.ShouldBe("reading.no-split");
        Should.Throw<RefusalException>(() => ReaderScore.Of(Path.Combine(folder, "gold"), null, _ => (text, reading))).First.Code.ShouldBe("reading.no-corpus");
    }

    private static ReadFile Read(string text) => ReportFile.Read("a.txt", Encoding.UTF8.GetBytes(text));

    private static JsonElement Json(ReadFile file, string text)
    {
        using var to = new MemoryStream();
        using (var json = new Utf8JsonWriter(to)) ReadingJson.Write(json, "a.txt", file, ReportReader.Read(SourceText.Plain(text)), [], explain: false);
        return JsonDocument.Parse(to.ToArray()).RootElement;
    }

    private string Refused(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return Should.Throw<RefusalException>(() => ReadCommand.Open(path)).First.Code;
    }
}
