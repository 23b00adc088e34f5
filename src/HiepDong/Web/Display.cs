namespace HiepDong.Web;

/// <summary>How one person wants to see the pages; kept in cookies, never in the process.</summary>
internal sealed record Display(string Theme, string Size)
{
    public const string LanguageCookie = "hd-lang", ThemeCookie = "hd-theme", SizeCookie = "hd-size";
    public static readonly string[] Themes = ["light", "dark", "contrast"];
    public static readonly string[] Sizes = ["small", "normal", "large"];

    public static Display Of(HttpContext http) =>
        new(Pick(Themes, http.Request.Cookies[ThemeCookie]) ?? "light", Pick(Sizes, http.Request.Cookies[SizeCookie]) ?? "normal");

    /// <summary>Screens follow the cookie; the API, which has none, follows Accept-Language.</summary>
    public static string LanguageOf(HttpContext? http)
    {
        if (http is null) return "vi";
        if (http.Request.Cookies[LanguageCookie] is { } chosen) return chosen == "en" ? "en" : "vi";
        if (!ErrorHandling.IsApi(http.Request.Path)) return "vi";
        var first = http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1)
            .FirstOrDefault(l => l.Value.StartsWith("vi", StringComparison.OrdinalIgnoreCase) || l.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase));
        return first is not null && first.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "vi";
    }

    /// <summary>Where the settings links lead back to: the address shown, also on an error page drawn in its place.</summary>
    public static string Here(HttpContext http) =>
        http.Items[ErrorHandling.AskedPath] as string ?? http.Request.Path.Value + http.Request.QueryString.Value;

    public static string LanguageLink(HttpContext http, string language) => $"/ngon-ngu?l={language}&ve={Uri.EscapeDataString(Here(http))}";
    public static string ThemeLink(HttpContext http, string theme) => $"/hien-thi?giao-dien={theme}&ve={Uri.EscapeDataString(Here(http))}";
    public static string SizeLink(HttpContext http, string size) => $"/hien-thi?co={size}&ve={Uri.EscapeDataString(Here(http))}";

    public static void Map(WebApplication app)
    {
        app.MapGet("/ngon-ngu", (HttpContext http, string? l, string? ve) =>
        {
            if (Pick(["vi", "en"], l) is { } language) Keep(http, LanguageCookie, language);
            return Results.LocalRedirect(Local(ve));
        }).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/hien-thi", (HttpContext http, string? co, string? ve) =>
        {
            if (Pick(Themes, http.Request.Query["giao-dien"]) is { } theme) Keep(http, ThemeCookie, theme);
            if (Pick(Sizes, co) is { } size) Keep(http, SizeCookie, size);
            return Results.LocalRedirect(Local(ve));
        }).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Only a path of this site; "//host" and "/\host" lead elsewhere.</summary>
    public static string Local(string? path) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("/\\", StringComparison.Ordinal)
        && path.All(c => c is > ' ' and < '\x7f') ? path : "/";

    private static string? Pick(string[] known, string? value) => known.FirstOrDefault(k => k == value);

    private static void Keep(HttpContext http, string name, string value) => http.Response.Cookies.Append(name, value, new CookieOptions
    {
        MaxAge = TimeSpan.FromDays(400), Path = "/", HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true
    });
}
