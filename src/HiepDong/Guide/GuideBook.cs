using System.Collections.Frozen;
using HiepDong.Web;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace HiepDong.Guide;

/// <summary>One role's page of the guide in one language.</summary>
/// <param name="Lead">What the role is for, in plain words.</param>
/// <param name="Screen">The names of buttons, menus and fields it mentions, as it writes them.</param>
/// <param name="Links">Where it leads to: addresses of the node.</param>
internal sealed record GuidePage(
    string Role, string Title, string Lead, string Html, IReadOnlyList<GuideSection> Sections, IReadOnlyList<string> Screen, IReadOnlyList<string> Links);

/// <summary>A part of a page that links lead to; its id is the same in both languages.</summary>
internal sealed record GuideSection(string Id, string Title);

/// <summary>The files of docs/guide as they travel inside the program, one page a role in each language, made HTML once.</summary>
internal static class GuideBook
{
    public const string Root = "/huong-dan";
    public static readonly IReadOnlyList<string> Roles = ["can-bo-bao-cao", "nguoi-duyet", "can-bo-tong-hop", "lanh-dao", "kiem-tra", "quan-tri"];

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseGenericAttributes().Build();
    private static readonly Lazy<FrozenDictionary<(string, string), GuidePage>> Pages = new(() =>
        Roles.SelectMany(role => new[] { "vi", "en" }.Select(language => (Key: (language, role), Page: Read(language, role)))).ToFrozenDictionary(p => p.Key, p => p.Page));

    public static GuidePage? Find(string language, string role) => Pages.Value.GetValueOrDefault((language, role));

    public static IEnumerable<GuidePage> All(string language) => Roles.Select(role => Pages.Value[(language, role)]);

    private static GuidePage Read(string language, string role)
    {
        using var reader = new StreamReader(typeof(GuideBook).Assembly.GetManifestResourceStream($"guide/{language}/{role}.md")!);
        var document = Markdown.Parse(reader.ReadToEnd(), Pipeline);
        // The title is the page's own heading, written by the layout; the first paragraph stands beneath it.
        var (title, lead) = (TakeText(document), TakeText(document));
        var links = new List<string>();
        foreach (var link in document.Descendants<LinkInline>())
        {
            if (link.IsImage) Show(link);
            else links.Add(link.Url = Address(link.Url!));
        }
        var sections = document.Descendants<HeadingBlock>().Where(h => h.Level == 2).Select(h => new GuideSection(h.GetAttributes().Id ?? "", Words(h.Inline!))).ToList();
        var screen = document.Descendants<EmphasisInline>().Where(e => e.DelimiterCount == 2).Select(e => Words(e)).ToList();
        return new(role, title, lead, document.ToHtml(Pipeline), sections, screen, links);
    }

    private static string TakeText(MarkdownDocument document)
    {
        var first = (LeafBlock)document[0];
        document.RemoveAt(0);
        return Words(first.Inline!);
    }

    private static string Words(ContainerInline inline) => string.Concat(inline.Descendants<LiteralInline>().Select(l => l.Content.ToString()));

    /// <summary>"nguoi-duyet.md#tra-lai" beside the file is "/huong-dan/nguoi-duyet#tra-lai" on the node; a part of the same page stays as it is.</summary>
    private static string Address(string url) => url.StartsWith('#') ? url : $"{Root}/{url.Replace(".md", "", StringComparison.Ordinal)}";

    /// <summary>"../images/vi/x.png" in the tree is an asset of the node, which keeps its place on the page before it has come.</summary>
    private static void Show(LinkInline image)
    {
        var path = "guide/" + image.Url!["../images/".Length..];
        var (width, height) = PictureSize(path);
        image.Url = Assets.Url(path);
        var attributes = image.GetAttributes();
        attributes.AddProperty("loading", "lazy");
        attributes.AddProperty("width", width.ToString(System.Globalization.CultureInfo.InvariantCulture));
        attributes.AddProperty("height", height.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>A PNG begins with a signature of 8 bytes and the head of its first chunk, then says its width and height.</summary>
    private static (int Width, int Height) PictureSize(string path)
    {
        using var stream = typeof(GuideBook).Assembly.GetManifestResourceStream("assets/" + path) ?? throw new InvalidOperationException($"The guide has no picture \"{path}\".");
        Span<byte> head = stackalloc byte[24];
        stream.ReadExactly(head);
        return (System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(head[16..]), System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(head[20..]));
    }
}
