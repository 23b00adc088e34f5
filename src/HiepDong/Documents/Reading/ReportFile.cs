using System.Security.Cryptography;
using HiepDong.Problems;
using HiepDong.Reading;
using HiepDong.Reporting;

namespace HiepDong.Documents;

internal enum ReportFileKind { PlainText, Word, Html, Pdf }

/// <summary>A report file turned into text.</summary>
/// <param name="Source">The text the reader gets; every span counts from its beginning.</param>
/// <param name="Sha256">Of the file's bytes, lower-case hexadecimal.</param>
/// <param name="IsAsGiven">The text is the file's own bytes read as UTF-8, so whoever has the file has the text.</param>
/// <param name="Aside">Page heads and feet and the like: no part of the report, but a mark of secrecy may stand there.</param>
/// <param name="Notes">What was done to the text that a person should know.</param>
internal sealed record ReadFile(SourceText Source, string Sha256, ReportFileKind Kind, bool IsAsGiven, string Aside, IReadOnlyList<ReadingWarning> Notes)
{
    /// <summary>The mark of secrecy that the file carries in its name, its text or its page heads, or null.</summary>
    public string? SecrecyMark(string name) =>
        TextScreen.SecrecyMarkOfName(name) ?? TextScreen.SecrecyMark(Source.Text) ?? TextScreen.SecrecyMark(Aside);
}

/// <summary>
/// Reads the text of a report out of the file it was written in: plain text in any usual encoding, .docx, .html, .pdf. The kind is told by the
/// content; the name is only for words. What can't be read is refused with a sentence that says what to do.
/// </summary>
internal static class ReportFile
{
    /// <summary>Ends of file names that may be offered for choosing.</summary>
    public const string Accepted = ".docx,.pdf,.txt,.html,.htm";

    /// <summary>Refuses with a <see cref="RefusalException"/>.</summary>
    /// <param name="name">Of the file, without a folder.</param>
    public static ReadFile Read(string name, byte[] bytes)
    {
        if (bytes.Length == 0) throw new RefusalException(DocumentProblems.Empty());
        if (bytes.Length > FileGuard.LargestFile) throw new RefusalException(DocumentProblems.TooLarge("hơn 50 MB", "more than 50 MB"));
        var (kind, text) = Extract(name, bytes);
        if (text.Source.Blocks.Count == 0) throw new RefusalException(kind == ReportFileKind.PlainText ? DocumentProblems.Empty() : ReportFileProblems.NoText());
        return new(text.Source, Convert.ToHexStringLower(SHA256.HashData(bytes)), kind, text.IsAsGiven, text.Aside, text.Notes);
    }

    private static (ReportFileKind, ExtractedText) Extract(string name, byte[] bytes)
    {
        if (FileGuard.IsZip(bytes)) return (ReportFileKind.Word, DocxText.Read(bytes));
        if (FileGuard.IsCompound(bytes)) throw new RefusalException(Compound(bytes));
        if (bytes.AsSpan().StartsWith("{\\rtf"u8)) throw new RefusalException(ReportFileProblems.SaveAsWord(".rtf"));
        if (PdfText.IsPdf(bytes)) return (ReportFileKind.Pdf, PdfText.Read(bytes));
        if (FileGuard.KindOf(bytes) is { Length: > 0 } other) throw new RefusalException(other == "ảnh" ? ReportFileProblems.Picture() : ReportFileProblems.NotAReport(other));
        var unicode = PlainText.Unicode(bytes);
        if (HtmlText.IsHtml(name, unicode?.Text ?? System.Text.Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 20_000))))
            return (ReportFileKind.Html, HtmlText.Read(HtmlText.Decode(bytes, unicode) ?? throw new RefusalException(ReportFileProblems.Encoding())));
        return (ReportFileKind.PlainText, PlainText.Decode(bytes, unicode).ToExtracted());
    }

    /// <summary>Streams of a compound file are named in UTF-16 in its directory.</summary>
    private static Problem Compound(byte[] bytes) =>
        Holds(bytes, "EncryptedPackage") ? DocumentProblems.Encrypted()
        : Holds(bytes, "WordDocument") ? ReportFileProblems.SaveAsWord(".doc")
        : Holds(bytes, "Workbook") || Holds(bytes, "Book") ? ReportFileProblems.Workbook()
        : ReportFileProblems.NotAReport("");

    private static bool Holds(byte[] bytes, string stream) => bytes.AsSpan().IndexOf(System.Text.Encoding.Unicode.GetBytes(stream)) >= 0;
}

/// <summary>What one format's reader hands back.</summary>
internal sealed record ExtractedText(SourceText Source, bool IsAsGiven, string Aside, IReadOnlyList<ReadingWarning> Notes);
