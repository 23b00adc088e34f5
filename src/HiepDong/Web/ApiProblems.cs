using System.Text.Json;
using System.Text.Json.Serialization;

namespace HiepDong.Web;

/// <summary>RFC 9457 problem details for everything under /api that is refused or fails.</summary>
internal static class ApiProblems
{
    internal sealed record Item(string Code, string? Field, string Detail);

    internal sealed record Details(string Type, string Title, int Status, string Detail, string Code, string Instance, string Trace, IReadOnlyList<Item>? Errors);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };

    public static async Task Write(HttpContext http, Failure failure)
    {
        var texts = http.RequestServices.GetRequiredService<Texts>();
        var key = texts.Has($"errors.{failure.Status}.title") ? failure.Status : failure.Status >= 500 ? 500 : 400;
        var first = failure.Problems.Count > 0 ? failure.Problems[0] : null;
        var details = new Details(
            first is null ? "about:blank" : $"urn:hiepdong:problem:{first.Code}",
            texts[$"errors.{key}.title"], failure.Status, first?.In(texts.Language) ?? texts[$"errors.{key}.text"],
            first?.Code ?? $"http.{failure.Status}", http.Request.Path, http.TraceIdentifier,
            failure.Problems.Count > 1 || first?.Field is not null ? [.. failure.Problems.Select(p => new Item(p.Code, p.Field, p.In(texts.Language)))] : null);
        http.Response.Headers.ContentLanguage = texts.Language;
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsJsonAsync(details, Json, "application/problem+json; charset=utf-8", http.RequestAborted);
    }
}
