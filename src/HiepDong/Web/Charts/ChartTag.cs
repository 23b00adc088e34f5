using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using HiepDong.Web.Tags;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace HiepDong.Web.Charts;

/// <summary>
/// A picture with its table. The server writes the table and the data; chart.js draws the picture from the data and then shows it and its buttons, so without scripts
/// there is the table alone. The page's head needs &lt;chart-assets /&gt;.
/// </summary>
[HtmlTargetElement("chart")]
public sealed class ChartTag : TagHelper
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    [ViewContext, HtmlAttributeNotBound] public ViewContext ViewContext { get; set; } = null!;
    public Chart Model { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var texts = Html.Texts(ViewContext);
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "chart");
        output.Attributes.SetAttribute("id", Model.Id);
        var caption = ChartParts.Element("figcaption", Model.Caption);
        caption.Attributes["id"] = Model.Id + "-caption";
        Html.MarkVietnamese(ViewContext, caption, Model.Caption);
        var drawing = new TagBuilder("div");
        drawing.AddCssClass("drawing " + Model.Kind.ToString().ToLowerInvariant());
        drawing.Attributes["role"] = "img";
        drawing.Attributes["aria-label"] = Model.Summary;
        if (texts.LangOf(Model.Summary) is { } lang) drawing.Attributes["lang"] = lang;
        drawing.Attributes["hidden"] = "";
        var data = new TagBuilder("script");
        data.Attributes["type"] = "application/json";
        data.InnerHtml.AppendHtml(JsonSerializer.Serialize(new
        {
            kind = Model.Kind.ToString().ToLowerInvariant(), unit = Model.Unit, labels = Model.Short, names = Model.Long, decimals = texts.IsEnglish ? "." : ",",
            series = Model.Series.Select(s => new { name = s.Name, tone = s.Tone, points = s.Points.Select(p => new { value = p.Value, text = p.Text, approximate = p.Approximate }) }),
            marks = Model.Marks.Select(m => new { at = m.At, text = m.Text })
        }, Options));
        output.Content.AppendHtml(caption).AppendHtml(drawing).AppendHtml(data).AppendHtml(ChartParts.Tools(texts, Model.Id, Model.Source)).AppendHtml(Table(texts));
    }

    private TagBuilder Table(Texts texts)
    {
        var head = new TagBuilder("tr");
        Head(Model.LabelHead, false);
        foreach (var s in Model.Series) Head(Model.Unit.Length > 0 ? s.Name + " (" + Model.Unit + ")" : s.Name, true);
        foreach (var c in Model.Columns) Head(c.Head, true);
        var body = new TagBuilder("tbody");
        for (var i = 0; i < Model.Long.Count; i++)
        {
            var row = new TagBuilder("tr");
            row.InnerHtml.AppendHtml(RowHead(Model.Long[i]));
            foreach (var s in Model.Series)
            {
                var cell = ChartParts.Element("td", s.Points[i].Href is null ? s.Points[i].Text : "", "n");
                if (s.Points[i].Href is { } href)
                {
                    var link = ChartParts.Element("a", s.Points[i].Text);
                    link.Attributes["href"] = href;
                    cell.InnerHtml.AppendHtml(link);
                }
                row.InnerHtml.AppendHtml(cell);
            }
            foreach (var c in Model.Columns) row.InnerHtml.AppendHtml(ChartParts.Element("td", c.Cells[i], "n"));
            body.InnerHtml.AppendHtml(row);
        }
        foreach (var (name, cells) in Model.Foot)
        {
            var row = new TagBuilder("tr");
            row.AddCssClass("total");
            row.InnerHtml.AppendHtml(RowHead(name));
            foreach (var text in cells) row.InnerHtml.AppendHtml(ChartParts.Element("td", text, "n"));
            for (var n = cells.Count; n < Model.Series.Count + Model.Columns.Count; n++) row.InnerHtml.AppendHtml(ChartParts.Element("td", ""));
            body.InnerHtml.AppendHtml(row);
        }
        var top = new TagBuilder("thead");
        top.InnerHtml.AppendHtml(head);
        var table = new TagBuilder("table");
        table.InnerHtml.AppendHtml(ChartParts.Element("caption", texts["chart.table-of", Model.Caption], "vh")).AppendHtml(top).AppendHtml(body);
        return ChartParts.Twin(texts, table);

        void Head(string text, bool number)
        {
            var cell = ChartParts.Element("th", text, number ? "n" : null);
            cell.Attributes["scope"] = "col";
            head.InnerHtml.AppendHtml(cell);
        }

        TagBuilder RowHead(string text)
        {
            var cell = ChartParts.Element("th", text);
            cell.Attributes["scope"] = "row";
            Html.MarkVietnamese(ViewContext, cell, text);
            return cell;
        }
    }
}

/// <summary>A picture the server draws itself as SVG, with the same buttons: the SVG is its content, and the table follows it on the page.</summary>
[HtmlTargetElement("drawn-chart")]
public sealed class DrawnChartTag : TagHelper
{
    [ViewContext, HtmlAttributeNotBound] public ViewContext ViewContext { get; set; } = null!;
    public string Id { get; set; } = "";
    public string Caption { get; set; } = "";
    public string Source { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inner = await output.GetChildContentAsync();
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "chart");
        output.Attributes.SetAttribute("id", Id);
        var caption = ChartParts.Element("figcaption", Caption);
        caption.Attributes["id"] = Id + "-caption";
        Html.MarkVietnamese(ViewContext, caption, Caption);
        output.Content.AppendHtml(caption).AppendHtml(inner).AppendHtml(ChartParts.Tools(Html.Texts(ViewContext), Id, Source));
    }
}

/// <summary>Stylesheet and scripts of pictures; &lt;chart-assets drawn="true" /&gt; leaves the drawing library out where the server draws everything.</summary>
[HtmlTargetElement("chart-assets", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChartAssetsTag : TagHelper
{
    public bool Drawn { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.AppendHtml($"<link rel=\"stylesheet\" href=\"{Assets.Url("css/charts.css")}\">");
        // The page is whole without the library: its own script fetches that when the page is at rest.
        output.Content.AppendHtml($"<script src=\"{Assets.Url("js/chart.js")}\"{(Drawn ? "" : $" data-library=\"{Assets.Url("js/vendor/echarts.min.js")}\"")} defer></script>");
    }
}

internal static class ChartParts
{
    public static TagBuilder Element(string name, string text, string? css = null)
    {
        var element = new TagBuilder(name);
        if (css != null) element.AddCssClass(css);
        element.InnerHtml.Append(text);
        return element;
    }

    /// <summary>What the picture stands on, where the pointer is, and the buttons; those need the script and appear with it.</summary>
    public static TagBuilder Tools(Texts texts, string id, string source)
    {
        var tools = new TagBuilder("div");
        tools.AddCssClass("chart-foot");
        tools.InnerHtml.AppendHtml(Element("p", source, "small muted chart-source"));
        var act = new TagBuilder("div");
        act.AddCssClass("act");
        foreach (var kind in new[] { "png", "svg" })
        {
            var button = Element("button", texts["chart." + kind], "btn small");
            button.Attributes["type"] = "button";
            button.Attributes["data-export"] = kind;
            button.Attributes["aria-describedby"] = id + "-caption";
            button.Attributes["hidden"] = "";
            act.InnerHtml.AppendHtml(button);
        }
        tools.InnerHtml.AppendHtml(act);
        return tools;
    }

    public static TagBuilder Twin(Texts texts, TagBuilder table)
    {
        var box = new TagBuilder("div");
        box.AddCssClass("scroll");
        box.InnerHtml.AppendHtml(table);
        var twin = new TagBuilder("details");
        twin.AddCssClass("twin");
        twin.Attributes["open"] = "";
        twin.InnerHtml.AppendHtml(Element("summary", texts["chart.table"])).AppendHtml(box);
        return twin;
    }
}
