using HiepDong.Reporting;
using HiepDong.Web;

namespace HiepDong.Search;

/// <summary><c>/api/v1/search</c>: everything the person may open that holds the words.</summary>
internal static class SearchApi
{
    internal sealed record Item(string Title, string? Code, string About, string? Excerpt, string Page);

    /// <param name="Count">At most 1000; <paramref name="More"/>: there are more.</param>
    internal sealed record Kind(string Name, int Count, bool More, IReadOnlyList<Item> Items);

    /// <param name="Words">As they were understood: accents left out, đ as d; the last one may be the beginning of a word.</param>
    internal sealed record Answer(IReadOnlyList<string> Words, IReadOnlyList<Kind> Kinds);

    public static void Map(WebApplication app) => app.MapGet("/api/v1/search", Run).WithTags("search").Produces<Answer>()
        .WithSummary("Everything one may open that holds all words, by kind, nearest first; accents optional. With kind also page and size (5, at most 100). Kinds: " + string.Join(", ", SearchEverything.Kinds));

    private static IResult Run(HttpContext http, SearchEverything search, Texts texts, string? q, string? kind, int? page, int? size)
    {
        var (asked, asker) = (Asked.Of(q), SearchServices.AskerOf(http, texts));
        var length = Math.Clamp(size ?? 5, 1, 100);
        var found = kind is null ? search.Run(asked, asker, length) : [search.One(kind, asked, asker, Math.Clamp(page ?? 1, 1, 1000), length)];
        return Results.Json(new Answer(asked.Words, [.. found.Select(f => new Kind(f.Kind, f.Count, f.More, [.. f.Hits.Select(h =>
            new Item(h.Title, h.Code.Length > 0 ? h.Code : null, h.Line, Marks.Excerpt(h.Text, asked) is { } excerpt ? string.Concat(excerpt.Select(m => m.Text)) : null, h.Address))]))]), ReportApi.Json);
    }
}
