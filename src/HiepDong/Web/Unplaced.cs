using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace HiepDong.Web;

/// <summary>
/// What was written into a refused form that the page, shown again, no longer has: somebody else has done first what the form was for. The layout shows these texts, so that they can be copied
/// (_Unplaced.cshtml).
/// </summary>
internal static partial class Unplaced
{
    /// <summary>Ids, codes, numbers, days and other values that forms carry without anybody having written them.</summary>
    [GeneratedRegex("^[!-~]*$")]
    private static partial Regex OneWord { get; }

    public static IReadOnlyList<string> In(ViewContext view, IHtmlContent? body)
    {
        var request = view.HttpContext.Request;
        if (body is null || view.HttpContext.Response.StatusCode < StatusCodes.Status400BadRequest || view.ViewData.ModelState.IsValid || !HttpMethods.IsPost(request.Method) || !request.HasFormContentType) return [];
        using var page = new StringWriter();
        body.WriteTo(page, HtmlEncoder.Default);
        var html = page.ToString();
        return [.. request.Form.Where(f => f.Key != Overtaken.WasField && !IsSecret(f.Key) && !html.Contains($"name=\"{HtmlEncoder.Default.Encode(f.Key)}\"", StringComparison.Ordinal))
            .SelectMany(f => f.Value).OfType<string>().Where(text => !OneWord.IsMatch(text.Trim())).Distinct()];
    }

    private static bool IsSecret(string field) => field.StartsWith("__", StringComparison.Ordinal) || field.Contains("password", StringComparison.OrdinalIgnoreCase) || field.Contains("khau", StringComparison.Ordinal) || field == "khoa";
}
