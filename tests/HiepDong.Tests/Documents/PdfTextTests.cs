using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using HiepDong.Documents;
using HiepDong.Problems;
using HiepDong.Reading;

namespace HiepDong.Tests.Documents;

[Collection(nameof(Alone))]
public sealed class PdfTextTests
{
    [Fact]
    public void Joins_the_lines_of_a_paragraph_and_keeps_paragraphs_apart() => Blocks(Pdf.Of(p => p
        .Text(120, 100, "I. Tình hình")
        .Text(120, 130, "Các lực lượng đã phối hợp tuần tra trên tuyến biên giới và khu vực cửa")
        .Lines(85, 148, "biển, bắt giữ 35 vụ với 52 đối tượng, thu giữ tang vật gồm hơn 1.200 viên ma", "túy tổng hợp.")
        .Text(120, 184, "Cứu 7 ngư dân gặp nạn.")
        .Lines(85, 202, "- Tuần tra chung 120 lượt trên các địa bàn trọng điểm, tuyến biên giới dài và xa", "- Tuyên truyền 15 buổi")))
        .ShouldBe([
            "I. Tình hình",
            "Các lực lượng đã phối hợp tuần tra trên tuyến biên giới và khu vực cửa biển, bắt giữ 35 vụ với 52 đối tượng, thu giữ tang vật gồm hơn 1.200 viên ma túy tổng hợp.",
            "Cứu 7 ngư dân gặp nạn.", "- Tuần tra chung 120 lượt trên các địa bàn trọng điểm, tuyến biên giới dài và xa", "- Tuyên truyền 15 buổi"]);

    [Fact]
    public void A_hyphen_at_the_end_of_a_line_joins() => Blocks(Pdf.Of(p => p
        .Lines(85, 100, "Thực hiện nội dung phối hợp đã ký kết giữa các bên theo Kế hoạch số 12/KH-", "UBND, các đơn vị trong tỉnh đã tổ chức nhiều đợt ra quân, mỗi đợt có từ 5-", "7 tổ công tác.")))
        .ShouldBe(["Thực hiện nội dung phối hợp đã ký kết giữa các bên theo Kế hoạch số 12/KH-UBND, các đơn vị trong tỉnh đã tổ chức nhiều đợt ra quân, mỗi đợt có từ 5-7 tổ công tác."]);

    [Fact]
    public void Leaves_out_page_numbers_and_what_every_page_repeats()
    {
        var file = Read(Pdf.Of(p =>
        {
            for (var page = 1; page <= 3; page++)
            {
                if (page > 1) p.NextPage();
                p.Text(85, 40, "Phòng Tham mưu - báo cáo tháng").Text(290, 60, $"{page}").Text(85, 100, $"- Nội dung trang {"một hai ba".Split(' ')[page - 1]}: {page * 11} vụ").Text(85, 800, $"Trang {page}/3");
            }
        }));
        file.Source.Text.Split('\n').ShouldBe(["- Nội dung trang một: 11 vụ", "- Nội dung trang hai: 22 vụ", "- Nội dung trang ba: 33 vụ"]);
        file.Aside.ShouldContain("Phòng Tham mưu");
    }

    [Fact]
    public void Goes_on_with_a_paragraph_over_the_end_of_a_page() => Blocks(Pdf.Of(p => p
        .Lines(85, 740, "Các lực lượng đã phối hợp tuần tra trên tuyến biên giới và khu vực cửa biển rộng").NextPage()
        .Lines(85, 80, "lớn, bắt giữ 35 vụ.", "Hết.")))
        .ShouldBe(["Các lực lượng đã phối hợp tuần tra trên tuyến biên giới và khu vực cửa biển rộng lớn, bắt giữ 35 vụ.", "Hết."]);

    [Fact]
    public void Reads_a_ruled_table_with_merged_cells_as_a_table() => Cells(Pdf.Of(p => Ruled(p.Text(85, 80, "Kết quả cụ thể:"))))
        .ShouldBe(["0,0 head Nội dung", "0,1 head Số vụ", "1,1 head 2025", "1,2 head 2026", "2,0 [|Nội dung] Ma túy các loại", "2,1 [Ma túy các loại|Số vụ – 2025] 30", "2,2 [Ma túy các loại|Số vụ – 2026] 1.035",
            "3,0 [|Nội dung] Buôn lậu", "3,1 [Buôn lậu|Số vụ – 2025] 9", "3,2 [Buôn lậu|Số vụ – 2026] 4"]);

    [Fact]
    public void A_number_or_word_broken_in_a_narrow_cell_is_whole() => Cells(Pdf.Of(p =>
    {
        for (var y = 100; y <= 220; y += 40) p.Rule(80, y, 300, y);
        foreach (var x in new[] { 80, 200, 250, 300 }) p.Rule(x, 100, x, 220);
        p.Text(90, 120, "Nội dung").Text(205, 120, "ĐVT").Text(255, 120, "Số").Text(90, 160, "Ma túy").Lines(205, 155, "chuyê", "n án").Lines(255, 155, "1.886,", "547")
            .Text(90, 200, "Pháo").Lines(205, 195, "chuyên", "án").Lines(255, 195, "12", "8");
    })).Where(c => c.StartsWith("1,", StringComparison.Ordinal) || c.StartsWith("2,", StringComparison.Ordinal)).Select(c => c.Split("] ")[1]).ShouldBe(["Ma túy", "chuyên án", "1.886,547", "Pháo", "chuyên án", "12 8"]);

    [Fact]
    public void A_table_goes_on_over_the_end_of_a_page() => Cells(Pdf.Of(p => Ruled(Ruled(p).NextPage()))).ShouldContain("5,2 [Buôn lậu|Số vụ – 2026] 4");

    [Fact]
    public void Reads_columns_without_rules_as_a_table() => Cells(Pdf.Of(p => p
        .Text(85, 100, "Nội dung").Text(300, 100, "Năm 2025").Text(420, 100, "Năm 2026").Text(85, 120, "Tuần tra").Text(310, 120, "120").Text(430, 120, "135").Text(85, 140, "Cứu người").Text(310, 140, "7").Text(430, 140, "4")))
        .ShouldContain("2,2 [Cứu người|Năm 2026] 4");

    [Fact]
    public void Reads_the_two_halves_of_a_letter_head_one_after_the_other() => Blocks(Pdf.Of(p => p
        .Text(60, 60, "CÔNG AN TỈNH BÌNH AN").Text(300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 11).Text(80, 80, "PHÒNG THAM MƯU").Text(340, 80, "Độc lập - Tự do - Hạnh phúc").Text(200, 140, "BÁO CÁO")))
        .ShouldBe(["CÔNG AN TỈNH BÌNH AN", "PHÒNG THAM MƯU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "BÁO CÁO"]);

    [Fact]
    public void A_line_of_two_places_stays_a_line_of_its_own() => Blocks(Pdf.Of(p => p
        .Text(85, 100, "Các đơn vị nghiêm túc thực hiện, báo cáo kết quả về cấp trên theo quy định chung").Text(85, 130, "Nơi nhận:").Text(340, 130, "CHỈ HUY TRƯỞNG").Text(85, 148, "- Như trên;")))
        .ShouldBe(["Các đơn vị nghiêm túc thực hiện, báo cáo kết quả về cấp trên theo quy định chung", "Nơi nhận:\tCHỈ HUY TRƯỞNG", "- Như trên;"]);

    [Fact]
    public void Refuses_a_file_with_a_password() => Refused(Pdf.Of(p => p.Text(85, 80, "Bắt 5 vụ"), password: "Bi-Mat-12")).ShouldBe("document.encrypted");

    [Fact]
    public void Says_when_a_font_does_not_tell_some_of_its_letters()
    {
        var file = Read(Pdf.Of(p => p.Text(85, 80, "Cac luc luong phoi hop tuan tra tren tuyen bien gioi ắ"), font: "LiberationSerif-Regular"));
        file.Source.Text.ShouldEndWith("\ufffd");
        file.Notes.ShouldContain(n => n.Code == "damaged_characters");
        Refused(Pdf.Of(p => p.Text(85, 80, "Bắt giữ 35 vụ với 52 đối tượng"), font: "LiberationSerif-Regular")).ShouldBe("report-file.no-text");
    }

    [Fact]
    public void Refuses_pages_without_letters() => Refused(Pdf.Of(p => p.Rule(10, 10, 200, 200))).ShouldBe("report-file.no-text");

    [Fact]
    public void Refuses_a_stream_that_expands_without_end()
    {
        var zeros = new byte[1 << 20];
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, true))
            for (var i = 0; i < 400; i++) zlib.Write(zeros);
        var clock = Stopwatch.StartNew();
        Refused(Raw(packed.ToArray())).ShouldBeOneOf("report-file.zip-bomb", "document.damaged");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Refuses_or_reads_a_file_cut_short_or_with_wrong_bytes()
    {
        var whole = Pdf.Of(p => Ruled(p.Text(85, 80, "Bắt 5 vụ")));
        var random = new Random(3);
        for (var i = 0; i < 60; i++)
        {
            var wrong = i % 3 == 0 ? whole[..random.Next(20, whole.Length)] : (byte[])whole.Clone();
            for (var n = 0; n < 8; n++) wrong[random.Next(8, wrong.Length)] = (byte)random.Next(256);
            try { Read(wrong); }
            catch (RefusalException) { }
        }
    }

    [Theory]
    [InlineData("[", 300_000)]
    [InlineData("<<", 300_000)]
    [InlineData("(", 300_000)]
    [InlineData("q ", 300_000)]
    public void Survives_absurd_nesting_in_a_page(string open, int times)
    {
        try { Read(Raw(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(open, times))), packed: false)); }
        catch (RefusalException) { }
    }

    private static Pdf Ruled(Pdf p)
    {
        p.Rule(80, 100, 480, 100).Rule(280, 120, 480, 120).Rule(80, 140, 480, 140).Rule(80, 180, 480, 180).Rule(80, 200, 480, 200);
        p.Rule(80, 100, 80, 200).Rule(280, 100, 280, 200).Rule(380, 120, 380, 200).Rule(480, 100, 480, 200);
        return p.Text(90, 125, "Nội dung").Text(360, 115, "Số vụ").Text(310, 135, "2025").Text(410, 135, "2026").Lines(85, 155, "Ma túy các", "loại").Text(310, 165, "30").Text(410, 165, "1.035")
            .Text(85, 195, "Buôn lậu").Text(310, 195, "9").Text(410, 195, "4");
    }

    /// <summary>A page whose content stream is given.</summary>
    private static byte[] Raw(byte[] content, bool packed = true)
    {
        var file = new MemoryStream();
        var offsets = new List<long>();
        void Put(string text) => file.Write(Encoding.Latin1.GetBytes(text));
        Put("%PDF-1.4\n");
        foreach (var body in new[] { "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>" })
        {
            offsets.Add(file.Length);
            Put($"{offsets.Count} 0 obj\n{body}\nendobj\n");
        }
        offsets.Add(file.Length);
        Put($"4 0 obj\n<</Length {content.Length}{(packed ? "/Filter/FlateDecode" : "")}>>\nstream\n");
        file.Write(content);
        Put("\nendstream\nendobj\n");
        var xref = file.Length;
        Put("xref\n0 5\n0000000000 65535 f \n" + string.Concat(offsets.Select(o => $"{o:0000000000} 00000 n \n")) + $"trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n{xref}\n%%EOF");
        return file.ToArray();
    }

    private static ReadFile Read(byte[] bytes) => ReportFile.Read("bao-cao.pdf", bytes);
    private static string Refused(byte[] bytes) => Should.Throw<RefusalException>(() => Read(bytes)).First.Code;
    private static IEnumerable<string> Blocks(byte[] bytes) => Read(bytes).Source is var s ? s.Blocks.Select(b => s.Text[b.Start..b.End]) : [];

    private static IEnumerable<string> Cells(byte[] bytes)
    {
        var source = Read(bytes).Source;
        return source.Blocks.Where(b => b.Kind == BlockKind.TableCell)
            .Select(b => $"{b.Cell!.Row},{b.Cell.Column} {(b.Cell.IsHead ? "head" : $"[{b.Cell.RowLabel}|{b.Cell.ColumnHead}]")} {source.Text[b.Start..b.End]}");
    }
}
