using System.IO.Compression;
using System.Text.Json;
using HiepDong.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.WebUtilities;

namespace HiepDong.Accounts;

/// <summary>A form as it was sent, kept while its sender signs in again.</summary>
/// <param name="Token">The antiforgery token it came with: tells whether the same person has signed in.</param>
/// <param name="Files">It held files, which can't be kept.</param>
internal sealed record KeptForm(string Address, List<KeyValuePair<string, string>> Fields, string? Token, bool Files);

/// <summary>The page to draw instead of the answer, and the form it carries.</summary>
/// <param name="Automatic">The same person is back: it may be sent on by itself.</param>
internal sealed record Rescue(string Page, KeptForm Form, bool Automatic = false);

/// <summary>
/// Nothing typed is lost when the session ends in the middle of a form, or the form is of another session: the fields travel, encrypted, inside the
/// sign-in page, and are sent again afterwards. Nothing is kept on the server. Forms with a password are never kept.
/// </summary>
internal static class SessionRescue
{
    private const long MostBytes = 1024 * 1024;
    private const string Purpose = "session-rescue", TokenField = "__RequestVerificationToken", TokenHeader = "RequestVerificationToken";
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(30);

    public static Rescue? Of(HttpContext http) => http.Items[typeof(Rescue)] as Rescue;

    public static void Set(HttpContext http, Rescue rescue) => http.Items[typeof(Rescue)] = rescue;

    /// <summary>Draws the rescuing page in place of the answer, as the error page is drawn.</summary>
    public static async Task Run(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (Of(http) is not { } rescue || http.Response.HasStarted) return;
        var (method, path, query) = (http.Request.Method, http.Request.Path, http.Request.QueryString);
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();
        (http.Request.Method, http.Request.Path, http.Request.QueryString) = (HttpMethods.Get, rescue.Page, QueryString.Empty);
        http.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
        http.Items[ErrorHandling.AskedPath] = Display.Local(Referer(http));
        try { await next(http); }
        finally { (http.Request.Method, http.Request.Path, http.Request.QueryString) = (method, path, query); }
    }

    /// <summary>What an unknown person gets: 401 in the API and for scripts, otherwise the sign-in page, with the form they sent.</summary>
    public static async Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        if (ErrorHandling.IsApi(http.Request.Path) || http.Request.Headers.XRequestedWith.Count > 0)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        if (await Keep(http) is { } form)
        {
            Set(http, new("/dang-nhap", form));
            return;
        }
        var wanted = HttpMethods.IsGet(http.Request.Method) ? http.Request.Path.ToUriComponent() + http.Request.QueryString.Value : Referer(http);
        http.Response.Redirect("/dang-nhap?ve=" + Uri.EscapeDataString(Display.Local(wanted)));
    }

    /// <summary>The form of this request, when it may be kept: small, from our own page, without a password.</summary>
    public static async Task<KeptForm?> Keep(HttpContext http)
    {
        var request = http.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || request.ContentLength is null or > MostBytes || !IsOurs(request)) return null;
        var form = await request.ReadFormAsync(http.RequestAborted);
        if (form.Keys.Any(k => k.Contains("password", StringComparison.OrdinalIgnoreCase))) return null;
        var fields = form.Where(f => f.Key != TokenField).SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? ""))).ToList();
        return new(request.Path.ToUriComponent() + request.QueryString.Value, fields, form[TokenField].FirstOrDefault(), form.Files.Any(f => f.Length > 0));
    }

    public static string Protect(HttpContext http, KeptForm form)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest)) JsonSerializer.Serialize(brotli, form);
        return WebEncoders.Base64UrlEncode(Protector(http).Protect(packed.ToArray(), KeptFor));
    }

    public static KeptForm? Unprotect(HttpContext http, string kept)
    {
        try
        {
            using var brotli = new BrotliStream(new MemoryStream(Protector(http).Unprotect(WebEncoders.Base64UrlDecode(kept))), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<KeptForm>(brotli);
        }
        catch (Exception bad) when (bad is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether the form was drawn in this browser for the person who has now signed in.</summary>
    public static Task<bool> IsOfSamePerson(HttpContext http, KeptForm form)
    {
        if (form.Token is null) return Task.FromResult(false);
        var probe = new DefaultHttpContext { RequestServices = http.RequestServices, User = http.User };
        probe.Request.Method = HttpMethods.Post;
        probe.Request.Headers.Cookie = http.Request.Headers.Cookie;
        probe.Request.Headers[TokenHeader] = form.Token;
        return http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(probe);
    }

    /// <summary>Another site's form must never be sent on in the name of whoever signs in.</summary>
    private static bool IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0 && site != "same-origin") return false;
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 ? Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == Authority(request) : site.Length > 0;
    }

    private static string Authority(HttpRequest request) => new Uri($"{request.Scheme}://{request.Host.Value}").Authority;

    private static string Referer(HttpContext http) =>
        Uri.TryCreate(http.Request.Headers.Referer.ToString(), UriKind.Absolute, out var from) && from.Authority == Authority(http.Request) ? from.PathAndQuery : "/";

    private static ITimeLimitedDataProtector Protector(HttpContext http) =>
        http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector(Purpose).ToTimeLimitedDataProtector();
}

/// <summary>A form of an earlier session is not thrown away with "bad request": its sender sees what was typed and may send it again.</summary>
internal sealed class OldFormFilter(ITempDataDictionaryFactory flashes, Texts texts) : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            if (Actors.OfOrNone(http) != null && await SessionRescue.Keep(http) is { } form)
            {
                SessionRescue.Set(http, new("/gui-lai", form));
                context.Result = new EmptyResult();
            }
            else if (Actors.OfOrNone(http) is null || http.Request.Path == "/dang-nhap")
            {
                var flash = flashes.GetTempData(http);
                (flash["Flash"], flash["FlashKind"]) = (texts["rescue.old-page"], "warn");
                flash.Save();
                context.Result = new RedirectResult(http.Request.Path == "/dang-xuat" ? "/dang-nhap" : http.Request.Path.ToUriComponent() + http.Request.QueryString.Value);
            }
        }
        await next();
    }
}
