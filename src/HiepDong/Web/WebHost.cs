using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;

namespace HiepDong.Web;

/// <summary>
/// The web node's frame. Call <see cref="UseWeb"/> first: it ends with routing, so that authentication and authorization,
/// added after it, know the endpoint.
/// </summary>
internal static class WebHost
{
    /// <summary>Largest request accepted, in bytes.</summary>
    public const long MaxUpload = 50L * 1024 * 1024;

    public const string FlashCookie = "hd-flash";

    private const string ContentPolicy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static WebApplicationBuilder CreateBuilder(params string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args, ApplicationName = typeof(WebHost).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // Keys lie in the database beside the sessions they protect; the warning that they are not encrypted there says nothing new.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxUpload;
        });
        return builder;
    }

    public static void AddWeb(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped(provider => new Texts(Display.LanguageOf(provider.GetRequiredService<IHttpContextAccessor>().HttpContext)));
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddRazorPages(o => o.RootDirectory = "/").AddMvcOptions(o =>
        {
            o.Filters.Add<ProblemPageFilter>();
            o.ModelBinderProviders.Insert(0, new LocalValueBinderProvider());
            // Required-ness is a rule with its own sentence, not a consequence of a nullable annotation.
            o.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        });
        services.AddOptions<MvcOptions>().Configure<IHttpContextAccessor>(LocalValueBinder.UseTexts);
        services.Configure<RazorViewEngineOptions>(o =>
        {
            o.PageViewLocationFormats.Add("/Web/Shared/{0}.cshtml");
            o.ViewLocationFormats.Add("/Web/Shared/{0}.cshtml");
        });
        services.Configure<FormOptions>(o => o.MultipartBodyLengthLimit = MaxUpload);
        services.Configure<CookieTempDataProviderOptions>(o => o.Cookie.Name = FlashCookie);
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "hd-form";
            // The policy above already refuses every frame.
            o.SuppressXFrameOptionsHeader = true;
        });
        services.AddResponseCompression(o =>
        {
            // Secrets in pages (antiforgery tokens) are masked anew each time, so their length says nothing.
            o.EnableForHttps = true;
            o.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "application/geo+json", "image/svg+xml"];
            o.Providers.Add<BrotliCompressionProvider>();
            o.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
    }

    public static void UseWeb(WebApplication app)
    {
        app.Use((http, next) =>
        {
            http.Response.OnStarting(static state =>
            {
                var headers = ((HttpContext)state).Response.Headers;
                headers.ContentSecurityPolicy = ContentPolicy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "same-origin";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
                if (headers.CacheControl.Count == 0) headers.CacheControl = "private, no-cache";
                return Task.CompletedTask;
            }, http);
            return next(http);
        });
        app.Use(Assets.Serve);
        app.UseResponseCompression();
        app.Use(ErrorHandling.Run);
        app.Use(Accounts.SessionRescue.Run);
        app.UseRouting();
        Display.Map(app);
        Assets.MapWorker(app);
        app.MapRazorPages();
    }
}
