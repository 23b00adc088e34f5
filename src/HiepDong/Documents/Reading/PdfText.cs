using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using HiepDong.Problems;
using HiepDong.Reading;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;
using UglyToad.PdfPig.Exceptions;

namespace HiepDong.Documents;

/// <summary>
/// Text of a .pdf, which holds letters at places and nothing else: words make lines, lines make paragraphs and tables (<see cref="PdfLayout"/>);
/// page numbers and what is repeated at the top or bottom of pages is left out.
/// </summary>
internal static partial class PdfText
{
    /// <summary>Longer than any report; bounds the work.</summary>
    public const int MostPages = 1_000;
    /// <summary>A page of small print has some six thousand.</summary>
    private const int MostLettersOnPage = 50_000;
    /// <summary>A page takes a few milliseconds; beyond this the file is built to be slow.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    /// <summary>Share of unreadable letters over which the text is of no use. Bullets of symbol fonts stay under it.</summary>
    private const double MostUnread = 0.05;
    /// <summary>Lines at the edge of a page that may be furniture.</summary>
    private const int EdgeLines = 3;

    public static bool IsPdf(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8) >= 0;

    public static ExtractedText Read(byte[] bytes)
    {
        var pages = Pages(bytes, out var aside);
        var furniture = Furniture(pages);
        aside.AddRange(furniture.Select(l => l.Text));
        var builder = new SourceTextBuilder();
        PdfLayout.Write(pages.Select(p => p with { Lines = [.. p.Lines.Where(l => !furniture.Contains(l))] }), builder);
        var texts = builder.Texts.ToList();
        var unread = Unread(texts);
        if (unread > MostUnread) throw new RefusalException(ReportFileProblems.NoText());
        var old = OldEncodings.Detect(string.Join('\n', texts));
        var source = builder.Build(text => Mend(old is null ? text : old.Convert(text)));
        List<ReadingWarning> notes = [.. unread > 0 ? [PlainText.Damaged] : Array.Empty<ReadingWarning>(), .. old is null ? Array.Empty<ReadingWarning>() : [OldEncodings.Note]];
        return new(source, false, string.Join('\n', aside), notes);
    }

    /// <param name="aside">Upright and slanted words, as of a watermark.</param>
    private static List<PdfPage> Pages(byte[] bytes, out List<string> aside)
    {
        aside = [];
        var pages = new List<PdfPage>();
        var clock = Stopwatch.StartNew();
        try
        {
            using var document = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = new PdfFilters() });
            if (document.NumberOfPages > MostPages) throw new RefusalException(DocumentProblems.TooLarge("hơn 1.000 trang", "more than 1,000 pages"));
            for (var n = 1; n <= document.NumberOfPages; n++)
            {
                var page = document.GetPage(n);
                var letters = page.Letters;
                if (letters.Count > MostLettersOnPage) throw new RefusalException(DocumentProblems.TooLarge("một trang có hơn 50.000 chữ", "a page has more than 50,000 letters"));
                var words = NearestNeighbourWordExtractor.Instance.GetWords(letters).Where(w => !string.IsNullOrWhiteSpace(w.Text)).ToList();
                aside.AddRange(words.Where(w => w.TextOrientation != TextOrientation.Horizontal).GroupBy(w => w.TextOrientation).Select(g => string.Join(' ', g.Select(w => w.Text))));
                words.RemoveAll(w => w.TextOrientation != TextOrientation.Horizontal);
                var tables = PdfTables.Take(page.Paths, words);
                pages.Add(new(PdfLine.Of(words), tables));
                if (clock.Elapsed > Longest) throw new RefusalException(DocumentProblems.TooLarge("đọc quá 60 giây", "reading took more than 60 seconds"));
            }
            return pages;
        }
        catch (PdfDocumentEncryptedException) { throw new RefusalException(DocumentProblems.Encrypted()); }
        // The library throws whatever a wrong byte leads it into.
        catch (Exception e) when (e is not (RefusalException or OutOfMemoryException)) { throw new RefusalException(DocumentProblems.Damaged()); }
    }

    /// <summary>Lines near the top or bottom of a page that are a page number, or stand there alike, numbers aside, on most pages.</summary>
    private static HashSet<PdfLine> Furniture(List<PdfPage> pages)
    {
        var found = new HashSet<PdfLine>();
        if (pages.Count < 2) return found;
        var edges = pages.Select(p => p.Lines.Take(EdgeLines).Concat(p.Lines.TakeLast(EdgeLines)).Distinct().ToList()).ToList();
        var alike = edges.SelectMany(page => page.Select(l => (Key: Number().Replace(l.Text, "#"), Line: l)).DistinctBy(l => l.Key))
            .GroupBy(l => l.Key).Where(g => g.Count() > 1 && g.Count() * 2 > pages.Count).Select(g => g.Key).ToHashSet();
        foreach (var page in pages)
        {
            // From the edge inwards: what is repeated further in is a line of a form or table.
            foreach (var inwards in new[] { page.Lines.Take(EdgeLines), page.Lines.AsEnumerable().Reverse().Take(EdgeLines) })
                foreach (var line in inwards)
                    if (PageNumber().IsMatch(line.Text) || (alike.Contains(Number().Replace(line.Text, "#")) && line.Segments.Count == 1 && !OnlyNumbers().IsMatch(line.Text))) found.Add(line);
                    else break;
        }
        return found;
    }

    /// <summary>Share of letters that can't be read: fonts without a table of their letters give control characters and private ones.</summary>
    private static double Unread(List<string> texts)
    {
        long letters = 1, wrong = 0;
        foreach (var c in texts.SelectMany(t => t))
        {
            letters++;
            if (IsUnread(c)) wrong++;
        }
        return (double)wrong / letters;
    }

    private static bool IsUnread(char c) => c is '\ufffd' or >= '\ue000' and <= '\uf8ff' || (char.IsControl(c) && c is not ('\t' or '\n'));

    /// <summary>Soft hyphens go; letters that can't be read are shown as such.</summary>
    private static string Mend(string text) =>
        text.Any(c => c == '\u00ad' || IsUnread(c)) ? string.Concat(text.Where(c => c != '\u00ad').Select(c => IsUnread(c) ? '\ufffd' : c)) : text;

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[\d\s.,]+$", RegexOptions.CultureInvariant)]
    private static partial Regex OnlyNumbers();

    [GeneratedRegex(@"^\W*(?:(?:trang|page)\s*)?\d{1,4}\W*(?:(?:/|of|trên)\s*\d{1,4}\W*)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();
}
