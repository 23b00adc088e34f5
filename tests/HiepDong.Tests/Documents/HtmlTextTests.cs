using System.Diagnostics;
using System.Text;
using HiepDong.Documents;
using HiepDong.Problems;
using HiepDong.Reading;

namespace HiepDong.Tests.Documents;

[Collection(nameof(Alone))]
public sealed class HtmlTextTests
{
    static HtmlTextTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void Tells_headings_lists_and_paragraphs() => Blocks("""
        <h2>I. Tình  hình</h2><p>Bắt <b>12</b>
        vụ.<br>Cứu 3 người.</p><ul><li>một<ul><li>hai</li></ul></li><li><p>ba</p></li></ul>chữ rời<div>khối</div>
        """).ShouldBe(["Heading2:I. Tình hình", "Paragraph:Bắt 12 vụ.", "Paragraph:Cứu 3 người.", "ListItem1:một", "ListItem2:hai", "ListItem1:ba", "Paragraph:chữ rời", "Paragraph:khối"]);

    [Fact]
    public void Leaves_out_what_stands_around_the_content() => Blocks("""
        <header><nav>Trang chủ</nav></header><div class="row menu">Mục</div><main><p>Bắt 12 vụ</p><aside>Tin khác: 99 vụ</aside>
        <script>document.write("<p>98</p>")</script><style>p{}</style><form>Tìm 97</form><p hidden>96</p><p style="display: none">95</p><noscript>94</noscript>
        <p>Cứu 3 người<a href="#_ftn1">[1]</a></p></main><footer>Giấy phép số 93</footer>
        """).ShouldBe(["Paragraph:Bắt 12 vụ", "Paragraph:Cứu 3 người"]);

    [Fact]
    public void Takes_the_longest_article_when_nothing_is_marked_as_main() =>
        Blocks($"<p>Đọc nhiều: 5 tin</p><article><p>ngắn</p></article><article><p>{string.Join(' ', Enumerable.Repeat("tuần tra", 40))}</p></article>").Single().ShouldStartWith("Paragraph:tuần tra");

    [Fact]
    public void Reads_a_page_that_is_one_form() => Blocks("<form id=aspnet><div><p>Bắt 12 vụ</p></div></form>").ShouldBe(["Paragraph:Bắt 12 vụ"]);

    [Fact]
    public void Reads_cells_with_the_label_of_the_row_and_the_heads_of_the_column() => Cells("""
        <table><thead><tr><th rowspan=2>STT<th rowspan=2>Nội dung<th colspan=2>Số vụ<tr><th>2025<th>2026</thead>
        <tr><td>1<td>Ma túy<td>30<td>35<tr><td>2<td rowspan=2>Buôn lậu<td>1.203<td>980<tr><td>3<td>7<td>8</table>
        """).ShouldBe(["0,0 head STT", "0,1 head Nội dung", "0,2 head Số vụ", "1,2 head 2025", "1,3 head 2026",
            "2,0 [|STT] 1", "2,1 [|Nội dung] Ma túy", "2,2 [Ma túy|Số vụ – 2025] 30", "2,3 [Ma túy|Số vụ – 2026] 35",
            "3,0 [|STT] 2", "3,1 [|Nội dung] Buôn lậu", "3,2 [Buôn lậu|Số vụ – 2025] 1.203", "3,3 [Buôn lậu|Số vụ – 2026] 980",
            "4,0 [|STT] 3", "4,2 [Buôn lậu|Số vụ – 2025] 7", "4,3 [Buôn lậu|Số vụ – 2026] 8"]);

    [Fact]
    public void A_table_that_lays_out_the_page_is_no_table() => Blocks("""
        <table><tr><td><h1>BÁO CÁO</h1><p>Bắt 12 vụ</p><td>2026</td></tr><tr><td>a<td>1</table>
        """).ShouldBe(["Heading1:BÁO CÁO", "Paragraph:Bắt 12 vụ", "Paragraph:2026", "Paragraph:a", "Paragraph:1"]);

    [Fact]
    public void Reads_what_Word_saves_as_a_page() => Blocks("""
        <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=utf-8><!--[if gte mso 9]><xml><o:x>1</o:x></xml><![endif]--></head><body><div class=WordSection1>
        <p class=MsoNormal><span style='font-family:".VnTime"'>B¸o c¸o ®ît cao ®iÓm</span><o:p></o:p></p>
        <p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level2 lfo1'>Tuần tra 12 lượt</p></div></body></html>
        """).ShouldBe(["Paragraph:Báo cáo đợt cao điểm", "ListItem2:Tuần tra 12 lượt"]);

    [Theory]
    [InlineData("utf-8", "<meta charset=\"utf-8\">")]
    [InlineData("utf-8", "")]
    [InlineData("utf-16", "")]
    [InlineData("windows-1258", "<meta http-equiv=Content-Type content=\"text/html; charset=windows-1258\">")]
    public void Takes_the_encoding_that_the_page_names(string encoding, string meta)
    {
        // A text that the code page can write without marks of its own.
        const string text = "thu giư ma túy";
        var into = Encoding.GetEncoding(encoding);
        Read([.. into.GetPreamble(), .. into.GetBytes($"<html><head>{meta}</head><body><p>{text}</p></body></html>")]).Source.Text.ShouldBe(text);
    }

    [Fact]
    public void Converts_a_page_in_an_old_encoding_that_names_a_western_one()
    {
        var file = Read(Encoding.Latin1.GetBytes("<html><head><meta charset=iso-8859-1></head><body><p>B¸o c¸o: ®· b¾t gi÷ 35 vô, 52 ®èi t\u00adîng</p></body></html>"));
        file.Source.Text.ShouldBe("Báo cáo: đã bắt giữ 35 vụ, 52 đối tượng");
        file.Notes.ShouldContain(n => n.Code == "converted_fonts");
    }

    [Fact]
    public void Is_told_by_content_and_by_name()
    {
        ReportFile.Read("a.txt", "<!DOCTYPE html><p>Bắt 5 vụ"u8.ToArray()).Kind.ShouldBe(ReportFileKind.Html);
        ReportFile.Read("a.html", "<p>Bắt 5 vụ"u8.ToArray()).Kind.ShouldBe(ReportFileKind.Html);
        ReportFile.Read("a.txt", "Bắt <5 vụ"u8.ToArray()).Kind.ShouldBe(ReportFileKind.PlainText);
        Refused("<html><body><img src=a.png></body></html>").ShouldBe("report-file.no-text");
    }

    [Fact]
    public void Reads_fifty_megabytes_of_pictures_and_refuses_as_much_markup()
    {
        var picture = $"<img src=\"data:image/png;base64,{new string('A', 1 << 20)}\">";
        Read(Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat(picture, 45)) + "<p>Bắt 5 vụ</p>")).Source.Text.ShouldBe("Bắt 5 vụ");
        var clock = Stopwatch.StartNew();
        Refused("<html><body>" + string.Concat(Enumerable.Repeat("<p>Bắt 5 vụ, 7 đối tượng</p>", 1_300_000))).ShouldBe("document.too-large");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Stays_quick_on_harmful_markup()
    {
        var clock = Stopwatch.StartNew();
        Refused("<html>" + string.Concat(Enumerable.Repeat("<div>", 1_000_000))).ShouldBe("report-file.too-deep");
        Refused("<html>" + string.Concat(Enumerable.Repeat("<b><p>", 500_000))).ShouldBe("report-file.too-deep");
        Refused("<html><p " + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"a{i} ")) + ">x").ShouldBe("report-file.too-deep");
        Read(Encoding.UTF8.GetBytes("<html>" + string.Concat(Enumerable.Repeat("<p>", 100_000)) + "Bắt 5 vụ")).Source.Text.ShouldBe("Bắt 5 vụ");
        Refused("<html><table>" + string.Concat(Enumerable.Repeat("<tr><td rowspan=60000 colspan=1000>7<td>8", 20_000))).ShouldBe("document.too-large");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void Never_fails_on_random_markup()
    {
        string[] bits = ["<table>", "<tr>", "<td rowspan=3>", "<th colspan=0>", "</table>", "<p>", "</p>", "<li>", "<ul>", "<b>", "</b>", "<br>", "12 vụ", "<script>", "</script>", "<!--", "-->", "<svg>", "<math>", "<select>", "&nbsp;", "&#x110000;", "<", "\"", "<template>", "<caption>"];
        var random = new Random(5);
        for (var i = 0; i < 1000; i++)
        {
            var page = "<html>" + string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => bits[random.Next(bits.Length)]));
            try { Read(Encoding.UTF8.GetBytes(page)); }
            catch (RefusalException) { }
        }
    }

    private static ReadFile Read(byte[] bytes) => ReportFile.Read("bao-cao.html", bytes);
    private static string Refused(string page) => Should.Throw<RefusalException>(() => Read(Encoding.UTF8.GetBytes(page))).First.Code;

    private static IEnumerable<string> Blocks(string page)
    {
        var source = Read(Encoding.UTF8.GetBytes(page)).Source;
        return source.Blocks.Select(b => $"{b.Kind}{(b.Level > 0 ? b.Level : "")}:{source.Text[b.Start..b.End]}");
    }

    private static IEnumerable<string> Cells(string page)
    {
        var source = Read(Encoding.UTF8.GetBytes(page)).Source;
        return source.Blocks.Where(b => b.Kind == BlockKind.TableCell)
            .Select(b => $"{b.Cell!.Row},{b.Cell.Column} {(b.Cell.IsHead ? "head" : $"[{b.Cell.RowLabel}|{b.Cell.ColumnHead}]")} {source.Text[b.Start..b.End]}");
    }
}
