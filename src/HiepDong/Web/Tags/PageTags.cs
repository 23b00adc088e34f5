using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.WebUtilities;

namespace HiepDong.Web.Tags;

/// <summary>Title of the page (and of the browser tab) with the way that leads to it; inside it a &lt;p&gt; and a &lt;div class="act"&gt;.</summary>
[HtmlTargetElement("page-head")]
public sealed class PageHeadTag : TagHelper
{
    [ViewContext, HtmlAttributeNotBound] public ViewContext ViewContext { get; set; } = null!;
    public string Title { get; set; } = "";
    /// <summary>From the outermost inwards; without an address it is plain text.</summary>
    public IReadOnlyList<(string Text, string? Href)>? Crumbs { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ViewContext.ViewData["Title"] ??= Title;
        var inner = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "page-head");
        if (Crumbs is { Count: > 0 })
        {
            var texts = Html.Texts(ViewContext);
            var way = new TagBuilder("nav");
            way.AddCssClass("crumb");
            way.Attributes["aria-label"] = texts["shell.crumb"];
            for (var i = 0; i < Crumbs.Count; i++)
            {
                if (i > 0) way.InnerHtml.AppendHtml("<span aria-hidden=\"true\"> › </span>");
                var part = new TagBuilder(Crumbs[i].Href is null ? "span" : "a");
                if (Crumbs[i].Href is { } href) part.Attributes["href"] = href;
                part.InnerHtml.Append(Crumbs[i].Text);
                Html.MarkVietnamese(ViewContext, part, Crumbs[i].Text);
                way.InnerHtml.AppendHtml(part);
            }
            output.Content.AppendHtml(way);
        }
        var heading = new TagBuilder("h1");
        heading.InnerHtml.Append(Title);
        Html.MarkVietnamese(ViewContext, heading, Title);
        output.Content.AppendHtml(heading).AppendHtml(inner);
    }
}

/// <summary>A state in a word: kind is ok, warn, bad, info or empty.</summary>
[HtmlTargetElement("status-badge")]
public sealed class StatusBadgeTag : TagHelper
{
    public string Kind { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", ("badge " + Kind).TrimEnd());
    }
}

/// <summary>What to say, and do, where there is nothing to show.</summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyStateTag : TagHelper
{
    public string Title { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inner = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "empty");
        var title = new TagBuilder("p");
        title.AddCssClass("empty-title");
        title.InnerHtml.Append(Title);
        output.Content.AppendHtml(title).AppendHtml(inner);
    }
}

/// <summary>A column head that sorts: ?xep=key, then ?xep=-key. Other parts of the address stay; paging starts anew.</summary>
[HtmlTargetElement("sort-th", Attributes = "key")]
public sealed class SortHeadTag : TagHelper
{
    [ViewContext, HtmlAttributeNotBound] public ViewContext ViewContext { get; set; } = null!;
    public string Key { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inner = await output.GetChildContentAsync();
        var now = ViewContext.HttpContext.Request.Query["xep"].ToString();
        var (up, down) = (now == Key, now == "-" + Key);
        output.TagName = "th";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("scope", "col");
        if (up || down) output.Attributes.SetAttribute("aria-sort", up ? "ascending" : "descending");
        var link = new TagBuilder("a");
        link.AddCssClass("sort");
        link.Attributes["href"] = Html.Query(ViewContext, ("xep", up ? "-" + Key : Key), ("trang", null));
        link.InnerHtml.AppendHtml(inner);
        output.Content.SetHtmlContent(link);
    }
}

/// <summary>Pages of a list: ?trang=n. Total is the number of rows altogether.</summary>
[HtmlTargetElement("pager")]
public sealed class PagerTag : TagHelper
{
    [ViewContext, HtmlAttributeNotBound] public ViewContext ViewContext { get; set; } = null!;
    public int Page { get; set; } = 1;
    public int Size { get; set; } = 50;
    public int Total { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var pages = Math.Max(1, (Total + Size - 1) / Size);
        var page = Math.Clamp(Page, 1, pages);
        if (Total == 0) { output.SuppressOutput(); return; }
        var texts = Html.Texts(ViewContext);
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", texts["pager.label"]);
        var count = new TagBuilder("span");
        count.InnerHtml.Append(texts["pager.range", (page - 1) * Size + 1, Math.Min(page * Size, Total), Total]);
        output.Content.AppendHtml(count);
        if (pages == 1) return;
        var list = new TagBuilder("ul");
        if (page > 1) list.InnerHtml.AppendHtml(Link(texts["pager.previous"], page - 1, "prev", false));
        var last = 0;
        foreach (var n in new[] { 1, page - 1, page, page + 1, pages }.Where(n => n >= 1 && n <= pages).Distinct().Order())
        {
            if (last > 0 && n > last + 1) list.InnerHtml.AppendHtml("<li class=\"gap\" aria-hidden=\"true\">…</li>");
            list.InnerHtml.AppendHtml(Link(n.ToString(CultureInfo.InvariantCulture), n, null, n == page));
            last = n;
        }
        if (page < pages) list.InnerHtml.AppendHtml(Link(texts["pager.next"], page + 1, "next", false));
        output.Content.AppendHtml(list);
    }

    private TagBuilder Link(string text, int page, string? rel, bool current)
    {
        var link = new TagBuilder("a");
        link.Attributes["href"] = Html.Query(ViewContext, ("trang", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)));
        if (rel is not null) link.Attributes["rel"] = rel;
        if (current) link.Attributes["aria-current"] = "page";
        link.InnerHtml.Append(text);
        var item = new TagBuilder("li");
        item.InnerHtml.AppendHtml(link);
        return item;
    }
}

/// <summary>The message a redirect carries: TempData["Flash"], with TempData["FlashKind"] ok (default), info, warn or bad.</summary>
[HtmlTargetElement("flash")]
public sealed class FlashTag : TagHelper
{
    [ViewContext, HtmlAttributeNotBound] public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // The live region stands on every page, also empty, so that scripts can speak through it.
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("id", "flash");
        output.Attributes.SetAttribute("role", "status");
        output.Attributes.SetAttribute("aria-live", "polite");
        // Looking into TempData without its cookie would send one back on every page.
        if (!ViewContext.HttpContext.Request.Cookies.ContainsKey(WebHost.FlashCookie) || ViewContext.TempData["Flash"] is not string message) return;
        var note = new TagBuilder("p");
        note.AddCssClass("note " + (ViewContext.TempData["FlashKind"] as string ?? "ok"));
        note.InnerHtml.Append(message);
        output.Content.SetHtmlContent(note);
    }
}

/// <summary>Every posting form carries the antiforgery token; the framework leaves it out where an action address is written.</summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class PostFormTag(IHtmlGenerator generator) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound] public ViewContext ViewContext { get; set; } = null!;

    /// <summary>After the framework's form helper (-1000) and before the one that ends the form (-900) and forgets that a token is there.</summary>
    public override int Order => -950;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (context.AllAttributes.TryGetAttribute("data-keep", out var keep) && keep.Value?.ToString() is { Length: > 0 } name) Keep(output, name);
        // Without an address the framework's own helper writes it; two of them would be refused.
        if (!context.AllAttributes.TryGetAttribute("action", out var action) || string.IsNullOrEmpty(action.Value?.ToString())) return;
        if (generator.GenerateAntiforgery(ViewContext) is { } token) output.PostContent.AppendHtml(token);
    }

    /// <summary>The name of the form's draft, the line that says whether it is kept, and the script that keeps it.</summary>
    private void Keep(TagHelperOutput output, string name)
    {
        var texts = Html.Texts(ViewContext);
        var field = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        foreach (var (attribute, value) in new[] { ("type", "hidden"), ("name", Drafts.DraftFilter.Field), ("value", name) }) field.Attributes[attribute] = value;
        var mark = new TagBuilder("p");
        mark.AddCssClass("draft-mark small muted");
        mark.Attributes["role"] = "status";
        mark.Attributes["data-draft"] = "";
        foreach (var word in new[] { "lost", "session", "saving", "restored", "there", "take", "replace", "left" }) mark.Attributes["data-" + word] = texts["draft." + word];
        (mark.Attributes["data-here"], mark.Attributes["data-discard"]) = (texts["form.restored"], texts["form.discard"]);
        if (HttpMethods.IsPost(ViewContext.HttpContext.Request.Method)) mark.Attributes["data-posted"] = "";
        output.PostContent.AppendHtml(field).AppendHtml(mark);
        if (!ViewContext.HttpContext.Items.TryAdd(typeof(PostFormTag), true)) return;
        var script = new TagBuilder("script");
        (script.Attributes["src"], script.Attributes["defer"]) = (Assets.Url("js/drafts.js"), "");
        output.PostContent.AppendHtml(script);
    }
}

internal static class Html
{
    public static Texts Texts(ViewContext view) => view.HttpContext.RequestServices.GetRequiredService<Texts>();

    /// <summary>What officers wrote stays Vietnamese on an English page, and says so to whoever reads it aloud or translates.</summary>
    public static void MarkVietnamese(ViewContext view, TagBuilder element, string text)
    {
        if (!Texts(view).IsEnglish || !IsVietnamese(text)) return;
        element.Attributes["lang"] = "vi";
        element.Attributes["translate"] = "no";
    }

    /// <summary>Letters that Vietnamese has and English has not.</summary>
    public static bool IsVietnamese(string? text) => text?.Any(c => c is >= 'À' and <= 'ư' and not ('×' or '÷') or >= 'Ạ' and <= 'ỹ') == true;

    /// <summary>The present address with some of its query changed; null removes.</summary>
    public static string Query(ViewContext view, params (string Name, string? Value)[] changes)
    {
        var request = view.HttpContext.Request;
        var query = request.Query.Where(q => changes.All(c => c.Name != q.Key))
            .SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v)))
            .Concat(changes.Where(c => c.Value is not null).Select(c => KeyValuePair.Create(c.Name, c.Value)));
        return QueryHelpers.AddQueryString(request.Path.Value ?? "/", query);
    }
}
