using System.IO.Compression;
using System.Xml;
using HiepDong.Problems;
using HiepDong.Reading;

namespace HiepDong.Documents;

/// <summary>
/// Text of a .docx as Word shows it, with headings, lists and tables. Parts are read as streams of XML and not through the Open XML SDK, which
/// refuses a whole file for one malformed hyperlink in it.
/// </summary>
internal static class DocxText
{
    public static ExtractedText Read(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            FileGuard.CheckInflation(zip, bytes.Length, ReportFileProblems.Bomb);
            var package = new DocxPackage(zip);
            var document = package.Document ?? throw new RefusalException(OtherKind(zip));
            var styles = DocxStyles.Read(package.Related(document, "styles").FirstOrDefault() is { } s ? zip.GetEntry(s) : null);
            var builder = new SourceTextBuilder();
            var converted = Walk(zip, document, styles, builder);
            foreach (var kind in new[] { "footnotes", "endnotes" })
                foreach (var part in package.Related(document, kind)) converted |= Walk(zip, part, styles, builder);
            var aside = new SourceTextBuilder();
            foreach (var kind in new[] { "header", "footer" })
                foreach (var part in package.Related(document, kind)) Walk(zip, part, styles, aside);
            var old = OldEncodings.Detect(string.Join('\n', builder.Texts));
            return new(builder.Build(old?.Convert), false, aside.Build().Text, converted || old != null ? [OldEncodings.Note] : []);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException or IOException or XmlException or UriFormatException)
        {
            throw new RefusalException(DocumentProblems.Damaged());
        }
    }

    private static bool Walk(ZipArchive zip, string part, DocxStyles styles, SourceTextBuilder to)
    {
        using var xml = new PartXml(zip.GetEntry(part)!.Open());
        var body = new DocxBody(styles, to);
        body.Read(xml);
        return body.Converted;
    }

    private static Problem OtherKind(ZipArchive zip) => FileGuard.KindOf(zip) switch
    {
        "OpenDocument" => ReportFileProblems.SaveAsWord("OpenDocument (.odt)"),
        "Excel nhị phân, .xlsb" => ReportFileProblems.Workbook(),
        var kind when zip.Entries.Any(e => e.FullName is "xl/workbook.xml") => ReportFileProblems.Workbook(),
        var kind => ReportFileProblems.NotAReport(kind)
    };
}

/// <summary>Which parts a .docx has; their names are free, so relations tell.</summary>
internal sealed class DocxPackage
{
    private readonly ZipArchive zip;

    public DocxPackage(ZipArchive zip)
    {
        this.zip = zip;
        Document = Related("", "officeDocument").FirstOrDefault(p => IsWord(p)) ?? (zip.GetEntry("word/document.xml") is null ? null : "word/document.xml");
    }

    /// <summary>Name of the main part, or null when the archive is no Word document.</summary>
    public string? Document { get; }

    private static bool IsWord(string part) => part.StartsWith("word/", StringComparison.OrdinalIgnoreCase) || Path.GetFileName(part).StartsWith("document", StringComparison.OrdinalIgnoreCase);

    /// <summary>Names of the parts that <paramref name="part"/> ("" for the package) names with a relation of this kind.</summary>
    public List<string> Related(string part, string kind)
    {
        var slash = part.LastIndexOf('/') + 1;
        var found = new List<string>();
        if (zip.GetEntry(part[..slash] + "_rels/" + part[slash..] + ".rels") is not { } entry) return found;
        using var xml = new PartXml(entry.Open());
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "Relationship" } || xml.GetAttribute("TargetMode") == "External") continue;
            if (xml.GetAttribute("Type")?.EndsWith("/" + kind, StringComparison.Ordinal) != true || xml.GetAttribute("Target") is not { } target) continue;
            var name = Resolve(part[..slash], target);
            if (zip.GetEntry(name) != null && !found.Contains(name)) found.Add(name);
        }
        return found;
    }

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/')) return target[1..];
        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var step in target.Split('/'))
            if (step == "..") { if (parts.Count > 0) parts.RemoveAt(parts.Count - 1); }
            else if (step is not ("." or "")) parts.Add(step);
        return string.Join('/', parts);
    }
}
