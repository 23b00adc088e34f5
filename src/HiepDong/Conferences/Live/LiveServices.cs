using HiepDong.Web;

namespace HiepDong.Conferences.Live;

internal static class LiveServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<Conclusions.ConclusionStore>().AddSingleton<Minutes.MinutesStore>().AddSingleton<LiveStore>().AddSingleton<LiveRights>().AddSingleton<LiveFeed>()
            .AddSingleton<LiveLines>().AddSingleton<RunConference>().AddSingleton<SaveTexts>().AddSingleton<LiveDesk>().AddHostedService<LiveFollower>();
        // A browser that has gone is noticed within ten seconds, one that says so at once.
        services.AddSignalR(o =>
        {
            o.KeepAliveInterval = TimeSpan.FromSeconds(3);
            o.ClientTimeoutInterval = TimeSpan.FromSeconds(10);
            o.MaximumReceiveMessageSize = 8 * 1024;
        });
    }

    /// <summary>A page of another site may not open the line with this site's cookie: browsers say where a page comes from, and nobody else has the cookie.</summary>
    public static void Map(WebApplication app) => app.MapHub<LiveHub>(LiveHub.Path).Add(endpoint =>
    {
        var next = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = http => IsOwn(http.Request) ? next(http) : Accounts.Authentication.Answer(http.Response, StatusCodes.Status403Forbidden);
    });

    private static bool IsOwn(HttpRequest request) => request.Headers.Origin.ToString() is not { Length: > 0 } origin
        || Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
