using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;
using HiepDong.Problems;
using HiepDong.Reading;

namespace HiepDong.Documents;

/// <summary>Text of a saved web page or of what Word saves as a page: the main content with headings, lists and tables.</summary>
internal static partial class HtmlText
{
    /// <summary>Of markup in characters, pictures written into it left aside. The tree of a page takes up to ninety times its markup, and a report of a thousand pages has some 10 MB.</summary>
    public const int Largest = 12 << 20;
    /// <summary>Elements open at once. Pages have some thirty; the parser's work grows with the depth at every tag.</summary>
    private const int Deepest = 400;
    /// <summary>Attributes of one tag, which the parser compares with each other.</summary>
    private const int MostAttributes = 300;

    private static readonly HashSet<string> NeverClosed = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "o:p"];
    private static readonly HashSet<string> ClosedByOthers = ["p", "li", "td", "th", "tr", "dd", "dt", "option", "thead", "tbody", "tfoot", "colgroup"];

    /// <summary>Whether a text is a page: by its beginning, or by its name when it holds tags.</summary>
    public static bool IsHtml(string name, string text)
    {
        var start = text[..Math.Min(text.Length, 2000)].TrimStart();
        if (Beginning().IsMatch(start)) return true;
        return Path.GetExtension(name).ToLowerInvariant() is ".htm" or ".html" or ".xhtml" && Tag().IsMatch(text[..Math.Min(text.Length, 20_000)]);
    }

    /// <summary>The page's markup by its byte order mark, as UTF-8, by the encoding it names, or by what its bytes look like; null when that can't be told.</summary>
    public static string? Decode(byte[] bytes, PlainText? unicode)
    {
        if (unicode is { IsDamaged: false }) return unicode.Text;
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 4096));
        if (Charset().Match(head) is { Success: true } named && Known(named.Groups[1].Value) is { } encoding)
            return encoding.CodePage == 1258 ? PlainText.Windows1258(bytes) : encoding.GetString(bytes);
        return unicode?.Text ?? OldEncodings.Decode(bytes)?.Text;
    }

    public static ExtractedText Read(string markup)
    {
        markup = Data().Replace(markup, "");
        if (markup.Length > Largest) throw new RefusalException(DocumentProblems.TooLarge("hơn 12 triệu ký tự HTML", "more than 12 million characters of HTML"));
        Check(markup);
        using var document = new HtmlParser().ParseDocument(markup);
        var builder = new SourceTextBuilder();
        var walker = new HtmlWalker(builder.Add, builder.Add);
        if (Content(document) is { } main) walker.Walk(main);
        var old = OldEncodings.Detect(string.Join('\n', builder.Texts));
        var source = builder.Build(old is null ? text => text.Replace("\u00ad", "", StringComparison.Ordinal) : old.Convert);
        return new(source, false, document.Title ?? "", old != null || walker.Converted ? [OldEncodings.Note] : []);
    }

    /// <summary>The element that the page marks as its content; else its longest article, else all of it.</summary>
    private static IElement? Content(IDocument document)
    {
        if (document.QuerySelector("main, [role=main]") is { } main && !string.IsNullOrWhiteSpace(main.TextContent)) return main;
        var article = document.QuerySelectorAll("article").MaxBy(a => a.TextContent.Length);
        return article is { TextContent.Length: > 200 } ? article : document.Body;
    }

    /// <summary>Goes through the tags once and refuses what would make the parser slow.</summary>
    private static void Check(string markup)
    {
        using var source = new TextSource(markup);
        var tokens = new HtmlTokenizer(source, HtmlEntityProvider.Resolver);
        var open = new Dictionary<string, int>(StringComparer.Ordinal);
        var depth = 0;
        for (var token = tokens.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokens.Get())
        {
            if (token is not HtmlTagToken tag) continue;
            if (tag.Attributes.Count > MostAttributes) throw new RefusalException(ReportFileProblems.TooDeep());
            var name = tag.Name;
            if (NeverClosed.Contains(name) || ClosedByOthers.Contains(name) || tag.IsSelfClosing) continue;
            var now = open.GetValueOrDefault(name);
            if (tag.Type == HtmlTokenType.StartTag)
            {
                if (name is "script" or "style" or "textarea" or "title" or "xmp" or "noframes") { tokens.State = name == "script" ? HtmlParseMode.Script : name is "title" or "textarea" ? HtmlParseMode.RCData : HtmlParseMode.Rawtext; continue; }
                open[name] = now + 1;
                if (++depth > Deepest) throw new RefusalException(ReportFileProblems.TooDeep());
            }
            else if (now > 0)
            {
                open[name] = now - 1;
                depth--;
            }
        }
    }

    private static Encoding? Known(string name)
    {
        try { return name.StartsWith("utf", StringComparison.OrdinalIgnoreCase) ? null : Encoding.GetEncoding(name); }
        catch (ArgumentException) { return null; }
    }

    [GeneratedRegex(@"^(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"</?(?:p|div|table|tr|td|br|h[1-6]|body|span|ul|ol|li|b|i|font)\b[^<>]*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"<meta[^>]+charset\s*=\s*[""']?\s*([\w.:-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Charset();

    /// <summary>A picture written into the page.</summary>
    [GeneratedRegex(@"data:[\w/+.-]{1,80};base64,[A-Za-z0-9+/=\s]+", RegexOptions.CultureInvariant)]
    private static partial Regex Data();
}
