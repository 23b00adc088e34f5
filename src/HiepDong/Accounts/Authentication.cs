using System.Security.Claims;
using System.Text.Encodings.Web;
using HiepDong.Node;
using HiepDong.Storage;
using HiepDong.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace HiepDong.Accounts;

/// <summary>
/// A session cookie for pages, a bearer token for the API. All of it keeps the machine's time: a demonstration node's office clock
/// starts anew with every start.
/// </summary>
internal static class Authentication
{
    public const string Session = "session", Token = "token";
    private const string Either = "session-or-token", Stamp = "stamp";

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<AccountStore>().AddSingleton<OneTimeLinks>().AddSingleton<OpenSession>().AddScoped<ShownClaims>()
            .AddSingleton<CreateFirstAdministrator>().AddSingleton<SetPasswordByLink>().AddSingleton<ChangePassword>().AddSingleton<AccessTokens>().AddSingleton<ManageAccounts>();
        services.AddScoped<IClaimsTransformation>(provider => provider.GetRequiredService<ShownClaims>());
        services.Configure<Microsoft.AspNetCore.Mvc.MvcOptions>(o => o.Filters.Add<OldFormFilter>());
        // Whoever can read the database can read every figure in it: encrypting these keys there would protect nothing, so don't warn at each start.
        services.AddLogging(log => log.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        services.AddDataProtection().SetApplicationName("hiepdong");
        services.AddOptions<KeyManagementOptions>().Configure<Database>((o, database) => o.XmlRepository = new WebKeys(database));
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, o => o.ForwardDefaultSelector = SchemeOf)
            .AddCookie(Session, o =>
            {
                o.Cookie.Name = "hd-session";
                o.Cookie.HttpOnly = true;
                o.Cookie.SameSite = SameSiteMode.Lax;
                o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                o.ExpireTimeSpan = TimeSpan.FromHours(8);
                o.SlidingExpiration = true;
                o.LoginPath = "/dang-nhap";
                o.ReturnUrlParameter = "ve";
                o.Events.OnValidatePrincipal = Validate;
                o.Events.OnRedirectToLogin = SessionRescue.AskToSignIn;
                o.Events.OnRedirectToAccessDenied = c => Answer(c.Response, StatusCodes.Status403Forbidden);
                // The sign-in page decides where to go on from it.
                o.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
            })
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(Token, null);
        services.AddOptions<CookieAuthenticationOptions>(Session).Configure<OfficeClock>((o, clock) => o.TimeProvider = clock.Machine);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    public static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <summary>Begins the browser's session. From here on the request itself is the person's, so that a form drawn in its answer belongs to them.</summary>
    public static async Task SignIn(HttpContext http, Account account)
    {
        var principal = Principal(account, Session);
        await http.SignInAsync(Session, principal, new AuthenticationProperties { IsPersistent = false });
        Actors.Set(http, account);
        http.User = http.RequestServices.GetRequiredService<ShownClaims>().Show(principal, account);
    }

    private static ClaimsPrincipal Principal(Account account, string scheme) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, account.Id), new(ClaimTypes.Name, account.UserName), new(Stamp, account.SecurityStamp)], scheme));

    /// <summary>A cookie may read the API, but only a token may write through it: no other site's form can send a token.</summary>
    private static string SchemeOf(HttpContext http)
    {
        if (!ErrorHandling.IsApi(http.Request.Path)) return Session;
        if (http.Request.Headers.Authorization.Count > 0) return Token;
        return HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) ? Session : Token;
    }

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var account = context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? http.RequestServices.GetRequiredService<AccountStore>().Get(id) : null;
        if (account is { IsDisabled: false } && account.SecurityStamp == context.Principal!.FindFirstValue(Stamp))
        {
            Actors.Set(http, account);
            return;
        }
        context.RejectPrincipal();
        await http.SignOutAsync(Session);
    }

    private sealed class TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccountStore accounts, AccessTokens tokens)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var header = Request.Headers.Authorization.ToString();
            if (header.Length == 0) return Task.FromResult(AuthenticateResult.NoResult());
            if (!header.StartsWith("Bearer " + AccessTokens.Prefix, StringComparison.OrdinalIgnoreCase)) return Task.FromResult(AuthenticateResult.Fail("Not one of our tokens."));
            if (tokens.AccountOf(header["Bearer ".Length..].Trim()) is not { } id || accounts.Get(id) is not { IsDisabled: false } account) return Task.FromResult(AuthenticateResult.Fail("Unknown, ended or revoked."));
            Actors.Set(Context, account);
            return Task.FromResult(AuthenticateResult.Success(new(Principal(account, Token), Token)));
        }

        protected override Task HandleChallengeAsync(AuthenticationProperties properties)
        {
            Response.Headers.WWWAuthenticate = "Bearer";
            return Answer(Response, StatusCodes.Status401Unauthorized);
        }
    }
}
