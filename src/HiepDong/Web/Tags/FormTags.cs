using System.Globalization;
using HiepDong.Documents;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace HiepDong.Web
{
    /// <summary>One option of a field.</summary>
    public sealed record Choice(string Value, string Label, string? Group = null);
}

namespace HiepDong.Web.Tags
{
    /// <summary>
    /// Label, hint, control and error of one form field. What was typed comes back after a refusal. Kinds: text (default),
    /// textarea, select, radio, checkbox, number, day, password, file, and the browser's own. Other attributes go to the control.
    /// Child content replaces the control.
    /// </summary>
    [HtmlTargetElement("field")]
    public sealed class FieldTag : TagHelper
    {
        [ViewContext, HtmlAttributeNotBound] public ViewContext ViewContext { get; set; } = null!;
        [HtmlAttributeName("asp-for")] public ModelExpression? For { get; set; }
        public string? Name { get; set; }
        public object? Value { get; set; }
        public string Label { get; set; } = "";
        public string? Hint { get; set; }
        public string Type { get; set; } = "text";
        public bool Required { get; set; }
        public IEnumerable<Choice>? Options { get; set; }
        /// <summary>First, empty choice of a select: "Tất cả", "Chọn đơn vị".</summary>
        public string? Blank { get; set; }
        [HtmlAttributeName("class")] public string? Class { get; set; }

        private ModelStateDictionary State => ViewContext.ViewData.ModelState;

        public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
        {
            var texts = Html.Texts(ViewContext);
            var name = Name ?? For?.Name ?? throw new InvalidOperationException("A field needs asp-for or name.");
            var id = TagBuilder.CreateSanitizedId(name, "_");
            var extra = output.Attributes.ToList();
            output.Attributes.Clear();
            var errors = State.TryGetValue(name, out var entry) ? entry.Errors : null;
            var failed = errors is { Count: > 0 };
            var inner = await output.GetChildContentAsync();

            var set = Type == "radio";
            output.TagName = set ? "fieldset" : "div";
            output.TagMode = TagMode.StartTagAndEndTag;
            output.Attributes.SetAttribute("class", string.Join(' ', new[] { "field", Type == "checkbox" ? "check" : null, failed ? "failed" : null, Class }.OfType<string>()));
            if (set) output.Attributes.SetAttribute("id", id);

            var described = string.Join(' ', new[] { Hint is null ? null : id + "-hint", failed ? id + "-error" : null }.OfType<string>());
            var label = new TagBuilder(set ? "legend" : "label");
            if (!set) label.Attributes["for"] = id;
            label.InnerHtml.Append(Label);
            Html.MarkVietnamese(ViewContext, label, Label);
            if (Required) label.InnerHtml.AppendHtml(Small("need", texts["form.required-mark"], null));

            var typed = Typed(name, texts);
            var control = inner.IsEmptyOrWhiteSpace ? Control(name, id, typed, described, failed, extra) : null;
            if (set && described.Length > 0) output.Attributes.SetAttribute("aria-describedby", described);

            if (Type == "checkbox" && control is not null)
            {
                output.Content.AppendHtml(control).AppendHtml(label);
                // An unticked box sends nothing; this says that it was on the form.
                var unticked = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
                unticked.Attributes["type"] = "hidden";
                unticked.Attributes["name"] = name;
                unticked.Attributes["value"] = "false";
                output.PostContent.AppendHtml(unticked);
            }
            else output.Content.AppendHtml(label);
            if (Hint is not null) output.Content.AppendHtml(Small("hint", Hint, id + "-hint"));
            if (failed) output.Content.AppendHtml(Small("error", string.Join(" ", errors!.Select(e => e.ErrorMessage)), id + "-error"));
            if (Type == "file") output.Content.AppendHtml(Held(name, id, texts));
            if (control is null) output.Content.AppendHtml(inner);
            else if (Type != "checkbox") output.Content.AppendHtml(control);
        }

        /// <summary>Files chosen before the form was refused, each in a ticked box.</summary>
        private HtmlContentBuilder Held(string name, string id, Texts texts)
        {
            var boxes = new HtmlContentBuilder();
            var n = 0;
            foreach (var file in HeldFiles.Of(ViewContext.HttpContext, name))
            {
                var box = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
                box.Attributes["type"] = "checkbox";
                box.Attributes["name"] = HeldFiles.BoxOf(name);
                box.Attributes["id"] = $"{id}-giu-{++n}";
                box.Attributes["value"] = file.Id;
                box.Attributes["checked"] = "checked";
                var label = new TagBuilder("label");
                label.AddCssClass("choice");
                label.InnerHtml.AppendHtml(box).Append(" " + texts["form.held-file", file.Name]);
                boxes.AppendHtml(label);
            }
            return boxes;
        }

        /// <summary>After a refused post the form's own words, else the bound or given value.</summary>
        private string Typed(string name, Texts texts)
        {
            var request = ViewContext.HttpContext.Request;
            if (HttpMethods.IsPost(request.Method) && request.HasFormContentType && !State.IsValid)
            {
                if (request.Form.TryGetValue(name, out var sent)) return sent.ToString();
            }
            if (State.TryGetValue(name, out var entry) && entry.AttemptedValue is { } attempted) return attempted;
            var value = Value ?? For?.Model;
            return value switch
            {
                bool yes => yes ? "true" : "",
                int or long or short when Type != "number" => Convert.ToString(value, CultureInfo.InvariantCulture)!,
                _ => texts.Write(value)
            };
        }

        private TagBuilder Control(string name, string id, string typed, string described, bool failed, List<TagHelperAttribute> extra)
        {
            if (Type == "radio")
            {
                var group = new TagBuilder("div");
                group.AddCssClass("choices");
                var n = 0;
                foreach (var option in Options ?? [])
                {
                    var radio = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
                    radio.Attributes["type"] = "radio";
                    radio.Attributes["name"] = name;
                    radio.Attributes["id"] = $"{id}-{++n}";
                    radio.Attributes["value"] = option.Value;
                    if (option.Value == typed) radio.Attributes["checked"] = "checked";
                    var text = new TagBuilder("label");
                    text.InnerHtml.AppendHtml(radio).Append(" " + option.Label);
                    Html.MarkVietnamese(ViewContext, text, option.Label);
                    group.InnerHtml.AppendHtml(text);
                }
                return group;
            }
            var control = new TagBuilder(Type is "select" or "textarea" ? Type : "input");
            foreach (var attribute in extra) control.Attributes[attribute.Name] = attribute.Value?.ToString();
            control.Attributes["id"] = id;
            control.Attributes["name"] = name;
            if (described.Length > 0) control.Attributes["aria-describedby"] = described;
            if (failed) control.Attributes["aria-invalid"] = "true";
            if (Required) control.Attributes["aria-required"] = "true";
            switch (Type)
            {
                case "select":
                    if (Blank is not null) control.InnerHtml.AppendHtml(Option(new Choice("", Blank), typed));
                    foreach (var group in (Options ?? []).GroupBy(o => o.Group))
                    {
                        var into = control;
                        if (group.Key is not null)
                        {
                            into = new TagBuilder("optgroup");
                            into.Attributes["label"] = group.Key;
                        }
                        foreach (var option in group) into.InnerHtml.AppendHtml(Option(option, typed));
                        if (group.Key is not null) control.InnerHtml.AppendHtml(into);
                    }
                    break;
                case "textarea":
                    control.Attributes.TryAdd("rows", "4");
                    // Browsers drop the first line break of a textarea.
                    control.InnerHtml.Append("\n" + typed);
                    break;
                case "checkbox":
                    control.Attributes["type"] = "checkbox";
                    control.Attributes["value"] = "true";
                    if (typed.Contains("true", StringComparison.OrdinalIgnoreCase)) control.Attributes["checked"] = "checked";
                    break;
                default:
                    control.Attributes["type"] = Type is "number" or "day" ? "text" : Type;
                    if (Type is not ("password" or "file")) control.Attributes["value"] = typed;
                    if (Type == "number") { control.Attributes.TryAdd("inputmode", "decimal"); control.AddCssClass("n"); }
                    if (Type == "day") { control.Attributes.TryAdd("inputmode", "numeric"); control.Attributes.TryAdd("placeholder", "dd/mm/yyyy"); control.AddCssClass("day"); }
                    if (Type is "number" or "day") control.Attributes.TryAdd("autocomplete", "off");
                    break;
            }
            if (control.TagName == "input") control.TagRenderMode = TagRenderMode.SelfClosing;
            return control;
        }

        private TagBuilder Option(Choice choice, string typed)
        {
            var option = new TagBuilder("option");
            option.Attributes["value"] = choice.Value;
            if (choice.Value == typed) option.Attributes["selected"] = "selected";
            option.InnerHtml.Append(choice.Label);
            Html.MarkVietnamese(ViewContext, option, choice.Label);
            return option;
        }

        private static TagBuilder Small(string kind, string text, string? id)
        {
            var small = new TagBuilder("span");
            small.AddCssClass(kind);
            if (id is not null) small.Attributes["id"] = id;
            small.InnerHtml.Append(text);
            return small;
        }
    }

    /// <summary>All that was refused, on top of the form, each a link to its field.</summary>
    [HtmlTargetElement("error-summary")]
    public sealed class ErrorSummaryTag : TagHelper
    {
        [ViewContext, HtmlAttributeNotBound] public ViewContext ViewContext { get; set; } = null!;

        public override void Process(TagHelperContext context, TagHelperOutput output)
        {
            var state = ViewContext.ViewData.ModelState;
            if (state.ErrorCount == 0) { output.SuppressOutput(); return; }
            var texts = Html.Texts(ViewContext);
            output.TagName = "div";
            output.TagMode = TagMode.StartTagAndEndTag;
            output.Attributes.SetAttribute("class", "errors note bad");
            output.Attributes.SetAttribute("role", "alert");
            output.Attributes.SetAttribute("tabindex", "-1");
            output.Attributes.SetAttribute("id", "errors");
            var title = new TagBuilder("h2");
            title.InnerHtml.Append(texts["form.errors-title"]);
            var list = new TagBuilder("ul");
            foreach (var (key, entry) in state)
                foreach (var error in entry.Errors)
                {
                    var item = new TagBuilder("li");
                    if (key.Length == 0) item.InnerHtml.Append(error.ErrorMessage);
                    else
                    {
                        var link = new TagBuilder("a");
                        link.Attributes["href"] = "#" + TagBuilder.CreateSanitizedId(key, "_");
                        link.InnerHtml.Append(error.ErrorMessage);
                        item.InnerHtml.AppendHtml(link);
                    }
                    list.InnerHtml.AppendHtml(item);
                }
            output.Content.AppendHtml(title).AppendHtml(list);
        }
    }
}
