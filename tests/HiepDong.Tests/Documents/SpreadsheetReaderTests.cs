using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using HiepDong.Documents;
using HiepDong.Problems;

namespace HiepDong.Tests.Documents;

[Collection(nameof(Alone))]
public sealed class SpreadsheetReaderTests
{
    [Fact]
    public void Refuses_a_zip_bomb_at_once_and_in_little_memory()
    {
        var bomb = Bomb(copies: 200, declared: 100 << 20);
        bomb.Length.ShouldBeLessThan(FileGuard.LargestFile);
        var clock = Stopwatch.StartNew();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        Refused(bomb).ShouldBe("document.zip-bomb");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        (GC.GetAllocatedBytesForCurrentThread() - allocated).ShouldBeLessThan(128 << 20);
    }

    [Fact]
    public void Refuses_a_bomb_whose_headers_claim_a_small_size()
    {
        var bomb = Bomb(copies: 200, declared: 1000);
        var clock = Stopwatch.StartNew();
        Refused(bomb).ShouldBeOneOf("document.zip-bomb", "document.damaged");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Refuses_an_archive_with_too_many_entries()
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, true))
            for (var i = 0; i <= FileGuard.MostEntries; i++) zip.CreateEntry($"xl/{i}");
        Refused(file.ToArray()).ShouldBe("document.zip-bomb");
    }

    [Fact]
    public void Refuses_other_kinds_of_file_by_what_they_are()
    {
        var word = new MemoryStream();
        ConsolidatedReportDocument.Write(word, SampleFacts.Make());
        Sentence(word.ToArray()).ShouldContain("Word");
        Sentence([(byte)'M', (byte)'Z', 0x90, 0, 3, 0, 0, 0]).ShouldContain(".exe");
        Sentence("%PDF-1.7 …"u8.ToArray()).ShouldContain("PDF");
        Refused([1, 2, 0, 3, 0, 0, 5, 9]).ShouldBe("document.not-a-spreadsheet");
        Refused([]).ShouldBe("document.empty");
    }

    [Fact]
    public void A_text_file_named_like_a_workbook_is_called_what_it_is()
    {
        var text = "Mã,Tên\n00004,Ba Đình"u8.ToArray();
        Should.Throw<RefusalException>(() => SpreadsheetReader.Read(new MemoryStream(text), "xa.xlsx").Count()).First.Code.ShouldBe("document.not-a-spreadsheet");
        SpreadsheetReader.Read(new MemoryStream(text), "xa.csv").Count().ShouldBe(2);
    }

    [Fact]
    public void Refuses_old_and_encrypted_workbooks()
    {
        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];
        Refused(compound).ShouldBe("document.old-excel");
        Refused([.. compound, .. Encoding.Unicode.GetBytes("EncryptedPackage")]).ShouldBe("document.encrypted");
    }

    [Fact]
    public void Refuses_a_workbook_cut_short_anywhere()
    {
        var whole = Sample();
        for (var length = 30; length < whole.Length; length += whole.Length / 12)
            Refused(whole[..length]).ShouldBe("document.damaged");
    }

    [Fact]
    public void Never_fails_otherwise_on_a_workbook_with_wrong_bytes()
    {
        var whole = Sample();
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var wrong = (byte[])whole.Clone();
            for (var n = 0; n < 6; n++) wrong[random.Next(4, wrong.Length)] = (byte)random.Next(256);
            try { _ = SpreadsheetReader.Read(new MemoryStream(wrong)).Count(); }
            catch (RefusalException) { }
        }
    }

    [Fact]
    public void Refuses_a_row_number_beyond_any_sheet_soon()
    {
        var file = With("<row r=\"2000000000\"><c r=\"A2000000000\" t=\"inlineStr\"><is><t>x</t></is></c></row>");
        var clock = Stopwatch.StartNew();
        Refused(file).ShouldBeOneOf("document.too-large", "document.damaged");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Refuses_entities_instead_of_expanding_them() =>
        Refused(With("<row r=\"1\"/>", "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]>")).ShouldBe("document.damaged");

    [Fact]
    public void Names_each_cell_of_a_sheet_by_its_address()
    {
        var row = SpreadsheetReader.Read(new MemoryStream(Sample())).Last();
        row.Address(0).ShouldBe("Bảng!A3");
        row.Address(27).ShouldBe("Bảng!AB3");
        row.Text(1).ShouldBe("61.475");
    }

    [Theory]
    [InlineData("a;b\n1,5;2\n", "a|b/1,5|2")]
    [InlineData("a,b\r\n\"x, y\",\"nói \"\"có\"\"\"\r\n", "a|b/x, y|nói \"có\"")]
    [InlineData("a\tb\n1\t2", "a|b/1|2")]
    [InlineData("sep=;\na;b", "a|b")]
    [InlineData("\"dòng\nhai\";x\ny;z", "dòng\nhai|x/y|z")]
    [InlineData("một cột\nhai", "một cột/hai")]
    [InlineData("a;;c\n;;\n1;2;3", "a||c/1|2|3")]
    public void Reads_delimited_text(string csv, string expected) => Rows(Encoding.UTF8.GetBytes(csv)).ShouldBe(expected);

    [Fact]
    public void Reads_every_unicode_encoding_of_a_csv_file()
    {
        const string csv = "Đơn vị;Số\nCông an xã;12\nĐồn Biên phòng;7";
        foreach (var encoding in new Encoding[] { new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
            Rows([.. encoding.GetPreamble(), .. encoding.GetBytes(csv)]).ShouldBe("Đơn vị|Số/Công an xã|12/Đồn Biên phòng|7");
        Rows(Encoding.Unicode.GetBytes("A;B\n1;2\nC;D")).ShouldBe("A|B/1|2/C|D");
    }

    [Fact]
    public void Refuses_a_csv_file_in_an_old_code_page() => Refused([.. "a;b\n"u8, 0xD0, 0xF4, 0xEA, (byte)';', 1 + 48]).ShouldBe("document.encoding");

    [Fact]
    public void Names_the_line_of_a_quotation_left_open()
    {
        var problem = Should.Throw<RefusalException>(() => SpreadsheetReader.Read(new MemoryStream("a;b\nc;\"d\ne;f"u8.ToArray())).Count()).First;
        problem.Code.ShouldBe("document.open-quote");
        problem.Vi.ShouldContain("dòng 2");
    }

    [Fact]
    public void Numbers_csv_rows_by_their_line_in_the_file() =>
        SpreadsheetReader.Read(new MemoryStream("a;b\n\n\"c\nd\";e\nf;g"u8.ToArray()), "don-vi.csv").Select(r => r.Address(0)).ShouldBe(["don-vi!A1", "don-vi!A3", "don-vi!A5"]);

    private static string Rows(byte[] file) => string.Join('/', SpreadsheetReader.Read(new MemoryStream(file)).Select(r => string.Join('|', r.Cells)));

    private static string Refused(byte[] file) => Refusal(file).Code;
    private static string Sentence(byte[] file) => Refusal(file).Vi;
    private static Problem Refusal(byte[] file) => Should.Throw<RefusalException>(() => SpreadsheetReader.Read(new MemoryStream(file)).Count()).First;

    private static byte[] Sample()
    {
        var file = new MemoryStream();
        TableWorkbook.Write(file, "Bảng", [new("Tên"), new("Số")], [["một", 1], ["hai", 61.475m]]);
        return file.ToArray();
    }

    private static byte[] With(string rows, string doctype = "")
    {
        var file = new MemoryStream(Sample().ToArray()) { Position = 0 };
        var copy = new MemoryStream();
        file.CopyTo(copy);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, true))
        {
            zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            using var sheet = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml").Open());
            sheet.Write($"<?xml version=\"1.0\"?>{doctype}<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>");
        }
        return copy.ToArray();
    }

    /// <summary>A well-formed archive in which the same 100 MB of zeros, deflated once, stand under many names: 20 GB in 20 MB.</summary>
    private static byte[] Bomb(int copies, uint declared)
    {
        var zeros = new byte[100 << 20];
        var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, true)) deflate.Write(zeros);
        var data = packed.ToArray();
        var crc = 0u;
        var file = new MemoryStream();
        var directory = new MemoryStream();
        for (var i = 0; i < copies; i++)
        {
            var name = Encoding.ASCII.GetBytes(i == 0 ? "xl/workbook.xml" : $"xl/worksheets/sheet{i}.xml");
            var offset = (uint)file.Length;
            Put(file, 0x04034B50, 4); Put(file, 20, 2); Put(file, 0, 2); Put(file, 8, 2); Put(file, 0, 4); Put(file, crc, 4); Put(file, (uint)data.Length, 4); Put(file, declared, 4); Put(file, (uint)name.Length, 2); Put(file, 0, 2);
            file.Write(name);
            file.Write(data);
            Put(directory, 0x02014B50, 4); Put(directory, 20, 2); Put(directory, 20, 2); Put(directory, 0, 2); Put(directory, 8, 2); Put(directory, 0, 4); Put(directory, crc, 4); Put(directory, (uint)data.Length, 4); Put(directory, declared, 4);
            Put(directory, (uint)name.Length, 2); Put(directory, 0, 2); Put(directory, 0, 2); Put(directory, 0, 2); Put(directory, 0, 2); Put(directory, 0, 4); Put(directory, offset, 4);
            directory.Write(name);
        }
        var start = (uint)file.Length;
        file.Write(directory.ToArray());
        Put(file, 0x06054B50, 4); Put(file, 0, 4); Put(file, (uint)copies, 2); Put(file, (uint)copies, 2); Put(file, (uint)directory.Length, 4); Put(file, start, 4); Put(file, 0, 2);
        return file.ToArray();
    }

    private static void Put(Stream to, uint value, int bytes)
    {
        Span<byte> block = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(block, value);
        to.Write(block[..bytes]);
    }
}
