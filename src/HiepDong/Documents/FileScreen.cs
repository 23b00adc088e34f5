using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Text;

namespace HiepDong.Documents;

/// <summary>A file that may be kept.</summary>
internal sealed record ScreenedFile(string Name, string MediaType, string Sha256);

/// <summary>Looks at a file before it is kept with anything: size, kind, and marks of secrecy in its name and its words.</summary>
internal static class FileScreen
{
    public const long MaxSize = 20L * 1024 * 1024;

    private static readonly Dictionary<string, (string Type, byte[]? Begins)> Allowed = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = ("application/pdf", "%PDF"u8.ToArray()),
        [".docx"] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK"u8.ToArray()),
        [".xlsx"] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK"u8.ToArray()),
        [".pptx"] = ("application/vnd.openxmlformats-officedocument.presentationml.presentation", "PK"u8.ToArray()),
        [".odt"] = ("application/vnd.oasis.opendocument.text", "PK"u8.ToArray()),
        [".ods"] = ("application/vnd.oasis.opendocument.spreadsheet", "PK"u8.ToArray()),
        [".png"] = ("image/png", [0x89, 0x50, 0x4e, 0x47]),
        [".jpg"] = ("image/jpeg", [0xff, 0xd8, 0xff]),
        [".jpeg"] = ("image/jpeg", [0xff, 0xd8, 0xff]),
        [".txt"] = ("text/plain; charset=utf-8", null),
        [".csv"] = ("text/csv; charset=utf-8", null)
    };

    public static string Accepted => string.Join(',', Allowed.Keys);

    public static void CheckSize(string name, long size)
    {
        if (size == 0) throw new RefusalException(ReportProblems.NoFile());
        if (size > MaxSize) throw new RefusalException(ReportProblems.FileTooLarge(Vietnamese.Clean(name)));
    }

    public static ScreenedFile Check(string fileName, byte[] content)
    {
        var name = Vietnamese.Clean(Path.GetFileName(fileName.Replace('\\', '/')));
        CheckSize(name, content.LongLength);
        var extension = Path.GetExtension(name).ToLowerInvariant();
        if (!Allowed.TryGetValue(extension, out var kind)) throw new RefusalException(ReportProblems.FileTypeNotAllowed(name));
        if (kind.Begins is { } begins && !content.AsSpan().StartsWith(begins)) throw new RefusalException(ReportProblems.FileNotOfItsKind(name, extension));
        if ((TextScreen.SecrecyMarkOfName(name) ?? TextScreen.SecrecyMark(Words(name, content))) is { } mark) throw new RefusalException(ReportProblems.CarriesSecrecyMark("file", mark));
        return new(name, kind.Type, Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    /// <summary>Where the words of a packed document stand, by its ending.</summary>
    private static readonly Dictionary<string, string[]> Parts = new(StringComparer.Ordinal)
    {
        [".docx"] = ["word/document.xml", "word/header", "word/footer"], [".xlsx"] = ["xl/sharedStrings.xml"], [".pptx"] = ["ppt/slides/slide"], [".odt"] = ["content.xml", "styles.xml"], [".ods"] = ["content.xml"]
    };

    /// <summary>The words of a file, a paragraph a line; none of pictures and of scanned pages.</summary>
    private static string Words(string name, byte[] content)
    {
        var extension = Path.GetExtension(name).ToLowerInvariant();
        if (extension is ".txt" or ".csv") return Encoding.UTF8.GetString(content);
        if (extension == ".pdf") return WordsOfPdf(content);
        if (!Parts.TryGetValue(extension, out var parts)) return "";
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content));
            var text = new StringBuilder();
            foreach (var part in zip.Entries.Where(e => parts.Any(p => e.FullName.StartsWith(p, StringComparison.Ordinal))))
            {
                // Beyond the limit it throws: words that can't be screened are not kept.
                using var xml = XmlReader.Create(part.Open(), new() { DtdProcessing = DtdProcessing.Prohibit, IgnoreWhitespace = false, MaxCharactersInDocument = MaxSize });
                while (xml.Read())
                {
                    if (xml.NodeType == XmlNodeType.Text) text.Append(xml.Value);
                    else if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "p" or "h" or "si" }) text.Append('\n');
                }
            }
            return text.ToString();
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or IOException)
        {
            throw new RefusalException(ReportProblems.FileNotOfItsKind(name, extension));
        }
    }

    /// <summary>A protected or damaged file is refused by the reader; a scan has no words and is kept.</summary>
    private static string WordsOfPdf(byte[] content)
    {
        try
        {
            var read = PdfText.Read(content);
            return read.Source.Text + "\n" + read.Aside;
        }
        catch (RefusalException refused) when (refused.First.Code == ReportFileProblems.NoText().Code)
        {
            return "";
        }
    }
}
