using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using HiepDong.Documents;

namespace HiepDong.Tests.Documents;

[Collection(nameof(Alone))]
public sealed class WorkbookTests
{
    [Fact]
    public void A_consolidation_is_a_valid_workbook_with_every_table()
    {
        var file = new MemoryStream();
        ConsolidationWorkbook.Write(file, SampleFacts.Make());
        Xlsx.Keep(file, "consolidation.xlsx");
        Xlsx.Errors(file).ShouldBeEmpty();
        file.Position = 0;
        SpreadsheetReader.Read(file).Select(r => r.Sheet).Distinct().ShouldBe(["Tổng hợp", "Theo lực lượng", "Theo địa bàn", "Theo tháng", "Đầy đủ báo cáo", "Chưa báo cáo"]);
    }

    [Fact]
    public void Figures_are_numbers_and_an_approximate_one_keeps_its_qualifier_in_the_format()
    {
        var file = new MemoryStream();
        ConsolidationWorkbook.Write(file, SampleFacts.Make());
        file.Position = 0;
        var row = SpreadsheetReader.Read(file).First(r => r.Sheet == "Tổng hợp" && r.Text(1).StartsWith("Số lượt người dự tuyên truyền", StringComparison.Ordinal));
        row[3].ShouldBeOfType<double>();
        file.Position = 0;
        using var book = SpreadsheetDocument.Open(file, false);
        book.WorkbookPart!.WorkbookStylesPart!.Stylesheet.NumberingFormats!.Elements<NumberingFormat>().Select(f => f.FormatCode!.Value).ShouldContain("\"hơn \"#,##0");
    }

    [Fact]
    public void A_list_is_exported_with_dates_and_numbers_and_a_formula_stays_text()
    {
        var file = new MemoryStream();
        TableWorkbook.Write(file, "Nhiệm vụ: 2026/01", [new("Tên", 40), new("Hạn", 12), new("Số", 10), new("Tỷ lệ", 10)],
            [["=HYPERLINK(\"x\")", new DateOnly(2026, 11, 5), 1203, 61.475m], ["\u0001Có ký tự lạ", null, 0, null]]);
        Xlsx.Errors(file).ShouldBeEmpty();
        file.Position = 0;
        var rows = SpreadsheetReader.Read(file).ToList();
        rows[0].Sheet.ShouldBe("Nhiệm vụ 202601");
        rows[1].Cells.ShouldBe(["=HYPERLINK(\"x\")", new DateTime(2026, 11, 5), 1203d, 61.475d]);
        rows[2].Text(0).ShouldBe("Có ký tự lạ");
    }

    [Fact]
    public void A_hundred_thousand_rows_are_written_without_keeping_them()
    {
        using var nowhere = new CountingStream();
        var before = GC.GetTotalMemory(true);
        TableWorkbook.Write(nowhere, "Lớn", [new("A"), new("B"), new("C")], Enumerable.Range(0, 100_000).Select(i => (IReadOnlyList<object?>)["dòng", i, 1.5m]));
        nowhere.Written.ShouldBeGreaterThan(100_000);
        (GC.GetTotalMemory(true) - before).ShouldBeLessThan(20 << 20);
    }

    private sealed class CountingStream : Stream
    {
        public long Written { get; private set; }
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => Written;
        public override long Position { get => Written; set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => Written += count;
    }
}
