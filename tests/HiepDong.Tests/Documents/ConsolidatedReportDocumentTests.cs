using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using HiepDong.Documents;

namespace HiepDong.Tests.Documents;

public sealed class ConsolidatedReportDocumentTests
{
    [Fact]
    public void Is_valid_for_Word()
    {
        using var document = Open(SampleFacts.Make());
        var errors = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}").Distinct().Take(10);
        errors.ShouldBeEmpty();
    }

    internal static WordprocessingDocument Open(ConsolidatedReportFacts facts)
    {
        var stream = new MemoryStream();
        ConsolidatedReportDocument.Write(stream, facts);
        if (Environment.GetEnvironmentVariable("HD_DOCS_OUT") is { } folder) File.WriteAllBytes(Path.Combine(folder, "report.docx"), stream.ToArray());
        stream.Position = 0;
        return WordprocessingDocument.Open(stream, false);
    }

    internal static string TextOf(WordprocessingDocument document) =>
        string.Join('\n', document.MainDocumentPart!.Document.Body!.Descendants<Paragraph>().Select(p => p.InnerText));
}
