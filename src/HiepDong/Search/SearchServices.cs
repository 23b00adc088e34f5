using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Reporting;
using HiepDong.Web;

namespace HiepDong.Search;

internal static class SearchServices
{
    /// <summary>What the palette shows at most; of one kind, so that none crowds out the others.</summary>
    public const int MostNearest = 12, MostOfKind = 4;

    public static void Add(IServiceCollection services) => services.AddSingleton<SearchEverything>().AddSingleton<Searchable, PageSearch>()
        .AddSingleton<Searchable, Organisation.UnitSearch>().AddSingleton<Searchable, Organisation.TerritorySearch>().AddSingleton<Searchable, Indicators.IndicatorSearch>().AddSingleton<Searchable, Publications.PublicationSearch>()
        .AddSingleton<Searchable, ReportSearch>().AddSingleton<Searchable, JointResults.ResultSearch>().AddSingleton<Searchable, Plans.PlanSearch>().AddSingleton<Searchable, Directives.DirectiveSearch>()
        .AddSingleton<Searchable, Conferences.ConferenceSearch>().AddSingleton<Searchable, Conferences.Conclusions.ConclusionSearch>().AddSingleton<Searchable, Assignments.AssignmentSearch>()
        .AddSingleton<Searchable, Shortcomings.ShortcomingSearch>().AddSingleton<Searchable, Commendations.CommendationSearch>().AddSingleton<Searchable, LocalModels.LocalModelSearch>();

    public static void Map(WebApplication app)
    {
        app.MapGet("/tim-kiem/nhanh", Quick).ExcludeFromDescription();
        SearchApi.Map(app);
    }

    public static Asker AskerOf(HttpContext http, Texts texts) => new(Actors.Of(http), Navigation.For(http.User), texts);

    internal sealed record QuickItem(string Kind, IReadOnlyList<object> Title, string Line, string Url);

    /// <summary>The palette's answer: pieces of titles, found ones as arrays of one.</summary>
    private static IResult Quick(HttpContext http, SearchEverything search, Texts texts, string? q)
    {
        http.Response.Headers.CacheControl = "no-store";
        var asked = Asked.Of(q);
        return Results.Json(new
        {
            Items = search.Nearest(asked, AskerOf(http, texts), MostNearest, MostOfKind).Select(h => new QuickItem(texts["search.one." + h.Kind],
                [.. Marks.Of(h.Title, asked).Select(m => m.Found ? new[] { m.Text } : (object)m.Text)], Under(h), h.Address))
        }, ReportApi.Json);
    }

    /// <summary>"KH.CA.40/2026/1 · Công an tỉnh Nghệ An · Đang thực hiện".</summary>
    public static string Under(Hit hit) => string.Join(" · ", new[] { hit.Code, hit.Line }.Where(t => t.Length > 0));
}
