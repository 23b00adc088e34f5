using System.IO.Compression;
using System.Text;
using HiepDong.Documents;
using HiepDong.Problems;

namespace HiepDong.Tests.Documents;

public sealed class FileScreenTests
{
    private static string Refused(string name, byte[] content) => Should.Throw<RefusalException>(() => FileScreen.Check(name, content)).First.Code;

    private static byte[] Zip(string part, string xml)
    {
        using var made = new MemoryStream();
        using (var zip = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(part).Open();
            entry.Write(Encoding.UTF8.GetBytes(xml));
        }
        return made.ToArray();
    }

    [Fact]
    public void A_mark_of_secrecy_is_found_wherever_a_document_carries_it()
    {
        Refused("bao-cao.pdf", Pdf.Of(p => p.Text(85, 80, "TỐI MẬT").Text(85, 120, "Kế hoạch phối hợp năm 2026"))).ShouldBe("report.secrecy-mark");
        Refused("bao-cao.docx", Docx.Of(Docx.P("Kế hoạch"), header: Docx.P("MẬT"))).ShouldBe("report.secrecy-mark");
        Refused("bang.xlsx", Zip("xl/sharedStrings.xml", "<sst><si><t>Tuần tra</t></si><si><t>MẬT</t></si></sst>")).ShouldBe("report.secrecy-mark");
        Refused("trinh-bay.pptx", Zip("ppt/slides/slide2.xml", "<p:sld xmlns:p='p' xmlns:a='a'><a:p><a:r><a:t>TUYỆT MẬT</a:t></a:r></a:p></p:sld>")).ShouldBe("report.secrecy-mark");
        Refused("van-ban.odt", Zip("content.xml", "<o xmlns:text='t'><text:p>MẬT</text:p></o>")).ShouldBe("report.secrecy-mark");
    }

    [Fact]
    public void A_document_without_a_mark_is_kept_as_what_it_is()
    {
        FileScreen.Check("C:\\Tài liệu\\ke-hoach.pdf", Pdf.Of(p => p.Text(85, 80, "Bảo mật thông tin là trách nhiệm của mọi đơn vị."))).ShouldSatisfyAllConditions(f => f.Name.ShouldBe("ke-hoach.pdf"), f => f.MediaType.ShouldBe("application/pdf"));
        // A scan has no words.
        FileScreen.Check("ban-quet.pdf", Pdf.Of(_ => { })).Name.ShouldBe("ban-quet.pdf");
    }

    [Fact]
    public void A_protected_or_broken_file_is_refused()
    {
        Refused("kin.pdf", Pdf.Of(p => p.Text(85, 80, "Bắt 5 vụ"), password: "Bi-Mat-12")).ShouldBe("document.encrypted");
        Refused("hong.docx", "PK và chẳng còn gì"u8.ToArray()).ShouldBe("report.file-not-of-its-kind");
        Refused("trong.pdf", []).ShouldBe("report.no-file");
        Refused("chay.exe", "MZ"u8.ToArray()).ShouldBe("report.file-type");
    }
}
