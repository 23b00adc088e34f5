using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace HiepDong.Tests.Documents;

/// <summary>Small Word documents, made from the XML inside their body.</summary>
internal static class Docx
{
    private const string Namespaces =
        """xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" """;

    private const string Styles = """
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="Mc2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="MyHead"><w:name w:val="Đề mục"/><w:basedOn w:val="Mc2"/></w:style>
        <w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
        <w:style w:type="paragraph" w:styleId="Old"><w:name w:val="Cu"/><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="Dash"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
        """;

    public static byte[] Of(string body, string? footnotes = null, string? header = null)
    {
        var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            Feed(main, $"<w:document {Namespaces}><w:body>{body}<w:sectPr/></w:body></w:document>");
            Feed(main.AddNewPart<StyleDefinitionsPart>(), $"<w:styles {Namespaces}>{Styles}</w:styles>");
            if (footnotes != null) Feed(main.AddNewPart<FootnotesPart>(), $"""<w:footnotes {Namespaces}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>ngăn cách</w:t></w:r></w:p></w:footnote><w:footnote w:id="1">{footnotes}</w:footnote></w:footnotes>""");
            if (header != null) Feed(main.AddNewPart<HeaderPart>(), $"<w:hdr {Namespaces}>{header}</w:hdr>");
        }
        return file.ToArray();
    }

    public static string P(string text, string? style = null, string properties = "") =>
        $"""<w:p><w:pPr>{(style is null ? "" : $"<w:pStyle w:val=\"{style}\"/>")}{properties}</w:pPr>{R(text)}</w:p>""";

    public static string R(string text, string properties = "") => $"""<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>""";

    /// <summary>Cells as text; "&gt;2:" spans two columns, "v:" begins a vertical merge, "^" goes on with it.</summary>
    public static string Table(params string[][] rows) => "<w:tbl><w:tblPr/><w:tblGrid/>" + string.Concat(rows.Select(row => "<w:tr>" + string.Concat(row.Select(Cell)) + "</w:tr>")) + "</w:tbl>";

    private static string Cell(string text)
    {
        var properties = "";
        if (text.StartsWith('>')) { properties = $"<w:gridSpan w:val=\"{text[1]}\"/>"; text = text[3..]; }
        else if (text.StartsWith("v:", StringComparison.Ordinal)) { properties = "<w:vMerge w:val=\"restart\"/>"; text = text[2..]; }
        else if (text == "^") { properties = "<w:vMerge/>"; text = ""; }
        return $"<w:tc><w:tcPr>{properties}</w:tcPr>{(text.StartsWith('<') ? text : P(text))}</w:tc>";
    }

    /// <summary>The same file with one part replaced.</summary>
    public static byte[] WithPart(byte[] file, string part, string content)
    {
        var copy = new MemoryStream();
        copy.Write(file);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, true))
        {
            zip.GetEntry(part)?.Delete();
            using var to = new StreamWriter(zip.CreateEntry(part).Open());
            to.Write(content);
        }
        return copy.ToArray();
    }

    private static void Feed(OpenXmlPart part, string xml)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(xml));
        part.FeedData(stream);
    }
}
