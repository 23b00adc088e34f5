using System.Text;
using HiepDong.Documents;
using HiepDong.Problems;
using HiepDong.Reading;

namespace HiepDong.Tests.Documents;

public sealed class PlainTextTests
{
    private const string Report = "CÔNG AN TỈNH BÌNH AN\nBáo cáo: đã bắt giữ 35 vụ, 52 đối tượng; thu giữ hơn 1.200 viên ma túy.\nTuần tra chung được 120 lượt, cứu 7 ngư dân gặp nạn ở cửa biển.\n";
    private const string Tcvn3 = "C¤NG AN TØNH B×NH AN\nB¸o c¸o: ®· b¾t gi÷ 35 vô, 52 ®èi t\u00adîng; thu gi÷ h¬n 1.200 viªn ma tóy.\nTuÇn tra chung ®\u00adîc 120 l\u00adît, cøu 7 ng\u00ad d©n gÆp n¹n ë cöa biÓn.\n";
    private const string Vni = "COÂNG AN TÆNH BÌNH AN\nBaùo caùo: ñaõ baét giöõ 35 vuï, 52 ñoái töôïng; thu giöõ hôn 1.200 vieân ma tuùy.\nTuaàn tra chung ñöôïc 120 löôït, cöùu 7 ngö daân gaëp naïn ôû cöûa bieån.\n";

    static PlainTextTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void Reads_every_unicode_encoding_with_its_mark_or_without()
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
            foreach (var marked in new[] { true, false })
            {
                var file = Read([.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(Report)]);
                file.Source.Text.ShouldBe(Report);
                file.IsAsGiven.ShouldBe(encoding is UTF8Encoding);
                file.Notes.ShouldBeEmpty();
            }
    }

    [Fact]
    public void Keeps_utf_8_as_given_to_the_last_character()
    {
        const string text = "\r\n Ba\u0309o 🚢 cáo\u00a0 12\tvụ\r\n\r\n";
        var file = Read(Encoding.UTF8.GetBytes(text));
        file.Source.Text.ShouldBe(text);
        file.Source.Blocks.Select(b => text[b.Start..b.End]).ShouldBe([" Ba\u0309o 🚢 cáo\u00a0 12\tvụ"]);
    }

    [Theory]
    [InlineData(Tcvn3, "TCVN3 (ABC)")]
    [InlineData(Vni, "VNI-Windows")]
    public void Converts_the_old_one_byte_encodings(string bytes, string name)
    {
        var file = Read(Encoding.Latin1.GetBytes(bytes));
        file.Source.Text.ShouldBe(Report);
        file.IsAsGiven.ShouldBeFalse();
        file.Notes.Single().Vi.ShouldContain(name);
    }

    [Fact]
    public void Converts_windows_1258()
    {
        // The code page has ready letters for some tones and marks of its own for the others.
        var bytes = new List<byte>();
        var page = Encoding.GetEncoding(1258, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        const string shaped = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY";
        foreach (var c in Report)
        {
            try { bytes.AddRange(page.GetBytes([c])); }
            catch (EncoderFallbackException)
            {
                var found = shaped.SelectMany(b => "\u0300\u0309\u0303\u0301\u0323", (b, tone) => $"{b}{tone}").First(pair => HiepDong.Text.Vietnamese.Compose(pair) == c.ToString());
                bytes.AddRange(page.GetBytes(found));
            }
        }
        Read([.. bytes]).Source.Text.ShouldBe(Report);
    }

    [Theory]
    [InlineData(Tcvn3)]
    [InlineData(Vni)]
    public void Converts_old_letters_that_an_editor_saved_as_unicode(string text) => Read(Encoding.UTF8.GetBytes(text)).Source.Text.ShouldBe(Report);

    [Fact]
    public void Leaves_other_languages_in_unicode_alone()
    {
        const string french = "Le comité a été informé : les équipes ont contrôlé 35 véhicules près de la frontière, où deux blessés ont été secourus.";
        Read(Encoding.UTF8.GetBytes(french)).Source.Text.ShouldBe(french);
    }

    [Fact]
    public void Reads_a_plain_english_text_with_typographic_marks_of_windows() =>
        Read([.. "35 cases "u8, 0x96, .. " 7 boats"u8]).Source.Text.ShouldBe("35 cases – 7 boats");

    [Fact]
    public void Reads_on_over_a_broken_character_and_says_so()
    {
        var text = string.Concat(Enumerable.Repeat(Report, 20));
        var bytes = Encoding.UTF8.GetBytes(text);
        var file = Read(bytes[..^3]);
        file.Source.Text[..1000].ShouldBe(text[..1000]);
        bytes[30] = 0xff;
        Read(bytes).Notes.ShouldContain(n => n.Code == "damaged_characters");
    }

    [Theory]
    [InlineData(new byte[] { 0xD0, 0xF4, 0xEA, 0x20, 0xC1, 0xE5, 0xEC, 0x20, 0xFE, 0xF1, 0xF3 }, "report-file.encoding")]
    [InlineData(new byte[] { 1, 2, 0, 3, 0, 0, 5, 9 }, "report-file.unknown-kind")]
    [InlineData(new byte[] { }, "document.empty")]
    [InlineData(new byte[] { 32, 10, 32 }, "document.empty")]
    [InlineData(new byte[] { (byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', (byte)'1' }, "report-file.save-as-docx")]
    [InlineData(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10 }, "report-file.picture")]
    [InlineData(new byte[] { (byte)'M', (byte)'Z', 0x90, 0, 3, 0, 0, 0 }, "report-file.unknown-kind")]
    public void Refuses_what_is_no_text(byte[] bytes, string code) => Should.Throw<RefusalException>(() => Read(bytes)).First.Code.ShouldBe(code);

    [Theory]
    [InlineData("WordDocument", "report-file.save-as-docx")]
    [InlineData("EncryptedPackage", "document.encrypted")]
    [InlineData("Workbook", "report-file.workbook")]
    public void Refuses_compound_files_by_what_they_hold(string stream, string code)
    {
        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes(stream)];
        Should.Throw<RefusalException>(() => Read(compound)).First.Code.ShouldBe(code);
    }

    [Fact]
    public void Tells_a_file_by_its_content_whatever_its_name()
    {
        ReportFile.Read("bao-cao.txt", Docx.Of(Docx.P("Bắt 5 vụ"))).Kind.ShouldBe(ReportFileKind.Word);
        ReportFile.Read("bao-cao.docx", "Bắt 5 vụ"u8.ToArray()).Kind.ShouldBe(ReportFileKind.PlainText);
        var book = new MemoryStream();
        TableWorkbook.Write(book, "Bảng", [new("Tên"), new("Số")], [["một", 1]]);
        Should.Throw<RefusalException>(() => ReportFile.Read("bao-cao.docx", book.ToArray())).First.Code.ShouldBe("report-file.workbook");
    }

    [Fact]
    public void Never_fails_otherwise_on_random_bytes()
    {
        var random = new Random(11);
        for (var i = 0; i < 2000; i++)
        {
            var bytes = new byte[random.Next(1, 400)];
            random.NextBytes(bytes);
            if (i % 2 == 0) for (var n = 0; n < bytes.Length; n++) bytes[n] |= 0x20;
            try { Read(bytes); }
            catch (RefusalException) { }
        }
    }

    private static ReadFile Read(byte[] bytes) => ReportFile.Read("bao-cao.txt", bytes);
}
