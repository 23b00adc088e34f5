using System.Diagnostics;
using HiepDong.Documents;
using HiepDong.Problems;
using HiepDong.Reading;
using static HiepDong.Tests.Documents.Docx;

namespace HiepDong.Tests.Documents;

public sealed class DocxTextTests
{
    [Fact]
    public void Tells_headings_lists_and_paragraphs() => Blocks(Of(
        P("I. Tình hình", "MyHead") + P("Bắt 12 vụ.") + P("mục một", null, """<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>""") +
        P("mục nhỏ", null, """<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>""") + P("theo kiểu", "Dash") +
        P("không đánh dấu", "Dash", """<w:numPr><w:numId w:val="0"/></w:numPr>""") + P("Phụ lục", null, """<w:outlineLvl w:val="0"/>""") + P("I. Tình hình\t3", "TOC1")))
        .ShouldBe(["Heading2:I. Tình hình", "Paragraph:Bắt 12 vụ.", "ListItem1:mục một", "ListItem2:mục nhỏ", "ListItem1:theo kiểu", "Paragraph:không đánh dấu", "Heading1:Phụ lục"]);

    [Fact]
    public void Takes_bold_lines_numbered_by_machine_for_headings() => Blocks(Of(
        Numbered(0, R("KẾT QUẢ", "<w:b/>")) + Numbered(1, R("Về ", "<w:b/>") + R("ma túy", "<w:b/>")) + Numbered(0, R("Bắt ", "<w:b/>") + R("12 vụ")) + Numbered(0, R("Thu 5 kg ma túy.", "<w:b/>"))))
        .ShouldBe(["Heading2:KẾT QUẢ", "Heading3:Về ma túy", "ListItem1:Bắt 12 vụ", "ListItem1:Thu 5 kg ma túy."]);

    private static string Numbered(int level, string runs) => $"""<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>{runs}</w:p>""";

    [Fact]
    public void Spans_of_blocks_cut_the_text() =>
        Read(Of(P("Một") + P("  ") + P("Hai 🚢 ba"))).Source.Text.ShouldBe("Một\nHai 🚢 ba");

    [Fact]
    public void Reads_cells_with_the_label_of_the_row_and_the_heads_of_the_column() => Cells(Of(Table(
        ["v:STT", "v:Nội dung", ">2:Số vụ"], ["^", "^", "2025", "2026"], ["1", "Ma túy", "30", "35"], ["2", "Buôn lậu", "1.203", "hơn 980"])))
        .ShouldBe([
            "0,0 head STT", "0,1 head Nội dung", "0,2 head Số vụ", "1,2 head 2025", "1,3 head 2026",
            "2,0 [|STT] 1", "2,1 [|Nội dung] Ma túy", "2,2 [Ma túy|Số vụ – 2025] 30", "2,3 [Ma túy|Số vụ – 2026] 35",
            "3,0 [|STT] 2", "3,1 [|Nội dung] Buôn lậu", "3,2 [Buôn lậu|Số vụ – 2025] 1.203", "3,3 [Buôn lậu|Số vụ – 2026] hơn 980"]);

    [Fact]
    public void A_label_over_several_rows_is_told_on_by_the_next_cell() => Cells(Of(Table(
        ["Lĩnh vực", "Chỉ tiêu", "Kết quả"], ["v:Ma túy", "Số vụ", "4"], ["^", "Số đối tượng", "8"])))
        .Where(c => c.EndsWith(" 4", StringComparison.Ordinal) || c.EndsWith(" 8", StringComparison.Ordinal)).ShouldBe(["1,2 [Ma túy – Số vụ|Kết quả] 4", "2,2 [Ma túy – Số đối tượng|Kết quả] 8"]);

    [Fact]
    public void A_row_that_numbers_the_columns_is_a_head_without_words() => Cells(Of(Table(
        ["Chỉ tiêu", "Tháng 5", "Tháng 6"], ["(1)", "(2)", "(3)"], ["Cứu người", "3", "5"]))).ShouldContain("2,2 [Cứu người|Tháng 6] 5");

    [Fact]
    public void A_table_of_pairs_has_no_head() => Cells(Of(Table(["Số vụ", "12"], ["Số đối tượng", "15"])))
        .ShouldBe(["0,0 [|] Số vụ", "0,1 [Số vụ|] 12", "1,0 [|] Số đối tượng", "1,1 [Số đối tượng|] 15"]);

    [Fact]
    public void A_table_that_only_places_text_becomes_paragraphs() => Blocks(Of(Table(
        ["CÔNG AN TỈNH BÌNH AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["Số: 12/BC-PV01", "Bình An, ngày 15 tháng 6 năm 2026"])))
        .ShouldBe(["Paragraph:CÔNG AN TỈNH BÌNH AN", "Paragraph:CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Paragraph:Số: 12/BC-PV01", "Paragraph:Bình An, ngày 15 tháng 6 năm 2026"]);

    [Fact]
    public void Reads_a_table_inside_a_cell_where_it_stands()
    {
        var inner = Table(["Xã", "Lượt"], ["Đông", "7"]);
        Cells(Of(Table(["Nội dung", "Chi tiết", "Số"], ["Tuần tra", P("theo xã:") + inner + P("hết"), "7"])))
            .ShouldBe(["0,0 head Nội dung", "0,1 head Chi tiết", "0,2 head Số", "1,0 [|Nội dung] Tuần tra", "1,1 [Tuần tra|Chi tiết] theo xã:",
                "0,0 head Xã", "0,1 head Lượt", "1,0 [|Xã] Đông", "1,1 [Đông|Lượt] 7", "1,1 [Tuần tra|Chi tiết] hết", "1,2 [Tuần tra|Số] 7"]);
    }

    [Fact]
    public void Keeps_what_was_inserted_and_leaves_out_what_was_deleted() => Blocks(Of(
        $"<w:p>{R("Bắt ")}<w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>10</w:delText></w:r></w:del><w:ins w:id=\"2\" w:author=\"a\">{R("12")}</w:ins>{R(" vụ")}</w:p>" +
        $"<w:p><w:moveFrom w:id=\"3\" w:author=\"a\">{R("dời đi")}</w:moveFrom></w:p>" +
        $"<w:p><w:pPr><w:rPr><w:del w:id=\"4\" w:author=\"a\"/></w:rPr></w:pPr>{R("nối ")}</w:p>" + P("liền") +
        "<w:tbl><w:tr><w:trPr><w:del w:id=\"5\" w:author=\"a\"/></w:trPr><w:tc>" + P("99") + "</w:tc></w:tr></w:tbl>"))
        .ShouldBe(["Paragraph:Bắt 12 vụ", "Paragraph:nối liền"]);

    [Fact]
    public void Takes_a_text_box_once_after_the_paragraph_it_hangs_on()
    {
        var box = $"<w:txbxContent>{P("MẬT DANH 3")}</w:txbxContent>";
        Blocks(Of($"<w:p><w:r><w:t>Trước </w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>{R("sau")}</w:p>"))
            .ShouldBe(["Paragraph:Trước sau", "Paragraph:MẬT DANH 3"]);
    }

    [Fact]
    public void Shows_links_fields_tabs_and_breaks_as_Word_does() => Blocks(Of(
        $"<w:p><w:hyperlink r:id=\"rId9\">{R("trang")}</w:hyperlink><w:r><w:tab/><w:t>1</w:t><w:br/><w:t>hai</w:t><w:softHyphen/><w:t>ba</w:t><w:noBreakHyphen/></w:r>" +
        $"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> =SUM(A1) </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{R("35")}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" +
        $"<w:fldSimple w:instr=\"DATE\">{R(" vụ")}</w:fldSimple>{R("ẩn", "<w:vanish/>")}{R("hiện", "<w:vanish w:val=\"0\"/>")}</w:p>"))
        .ShouldBe(["Paragraph:trang\t1", "Paragraph:haiba-35 vụhiện"]);

    [Fact]
    public void Puts_notes_at_the_end_and_page_heads_aside()
    {
        var file = Read(Of(P("Bắt 5 vụ"), footnotes: P("Tính cả 2 vụ của xã"), header: P("TỐI MẬT")));
        file.Source.Text.ShouldBe("Bắt 5 vụ\nTính cả 2 vụ của xã");
        file.SecrecyMark("bao-cao.docx").ShouldBe("TỐI MẬT");
    }

    [Fact]
    public void Converts_runs_in_old_fonts()
    {
        var file = Read(Of("<w:p>" + R("Bắt ") + R("ngh\u00ebi v\u00ed", """<w:rFonts w:ascii="VNI-Times"/>""") + "</w:p>" + P("t\u00d8nh \u00a7\u00ab\u00d6", "Old") +
            "<w:p>" + R("b\u00b8o c\u00b8o", """<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>""") + "</w:p>" + "<w:p>" + R("baùo caùo 12 vuï, ñoái töôïng", """<w:rFonts w:ascii="VNI-Times"/>""") + "</w:p>"));
        file.Source.Text.Split('\n')[1..].ShouldBe(["tỉnh Đôệ", "BÁO CÁO", "báo cáo 12 vụ, đối tượng"]);
        file.Notes.ShouldContain(n => n.Code == "converted_fonts");
    }

    [Fact]
    public void Reads_on_over_a_malformed_link()
    {
        var file = Of(P("Bắt 5 vụ"));
        Read(WithPart(file, "word/_rels/document.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="mailto:a b@@:x" TargetMode="External"/></Relationships>"""))
            .Source.Text.ShouldBe("Bắt 5 vụ");
    }

    [Fact]
    public void Refuses_a_document_cut_short_anywhere()
    {
        var whole = Of(P("Bắt 5 vụ") + Table(["a", "1"], ["b", "2"]));
        for (var length = 30; length < whole.Length; length += whole.Length / 12) Refused(whole[..length]).ShouldBe("document.damaged");
    }

    [Fact]
    public void Never_fails_otherwise_on_wrong_bytes()
    {
        var whole = Of(string.Concat(Enumerable.Range(0, 20).Select(i => P("Bắt " + i))) + Table(["a", "1"], ["b", "2"]));
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var wrong = (byte[])whole.Clone();
            for (var n = 0; n < 6; n++) wrong[random.Next(4, wrong.Length)] = (byte)random.Next(256);
            try { ReportFile.Read("x.docx", wrong); }
            catch (RefusalException) { }
        }
    }

    [Fact]
    public void Refuses_entities_absurd_nesting_and_a_document_without_text()
    {
        var plain = Of(P("x"));
        Refused(WithPart(plain, "word/document.xml", """<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>""")).ShouldBe("document.damaged");
        Refused(Of(string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 200_000)))).ShouldBeOneOf("report-file.too-deep");
        Refused(Of(P("") + "<w:p><w:r><w:drawing/></w:r></w:p>")).ShouldBe("report-file.no-text");
    }

    [Fact]
    public void Takes_a_span_of_millions_for_what_fits()
    {
        var clock = Stopwatch.StartNew();
        var table = "<w:tbl>" + string.Concat(Enumerable.Repeat("<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2000000000\"/></w:tcPr>" + P("7") + "</w:tc><w:tc>" + P("8") + "</w:tc></w:tr>", 2000)) + "</w:tbl>";
        Read(Of(table)).Source.Blocks.Count.ShouldBe(4000);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    private static ReadFile Read(byte[] file) => ReportFile.Read("bao-cao.docx", file);
    private static string Refused(byte[] file) => Should.Throw<RefusalException>(() => Read(file)).First.Code;

    private static IEnumerable<string> Blocks(byte[] file)
    {
        var source = Read(file).Source;
        return source.Blocks.Select(b => $"{b.Kind}{(b.Level > 0 ? b.Level : "")}:{source.Text[b.Start..b.End]}");
    }

    private static IEnumerable<string> Cells(byte[] file)
    {
        var source = Read(file).Source;
        return source.Blocks.Where(b => b.Kind == BlockKind.TableCell)
            .Select(b => $"{b.Cell!.Row},{b.Cell.Column} {(b.Cell.IsHead ? "head" : $"[{b.Cell.RowLabel}|{b.Cell.ColumnHead}]")} {source.Text[b.Start..b.End]}");
    }
}
