using HiepDong.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace HiepDong.Accounts;

internal static class SessionRescue
{
    public static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        if (ErrorHandling.IsApi(http.Request.Path)) return Authentication.Answer(http.Response, StatusCodes.Status401Unauthorized);
        http.Response.Redirect("/dang-nhap?ve=" + Uri.EscapeDataString(http.Request.Path.ToUriComponent() + http.Request.QueryString.Value));
        return Task.CompletedTask;
    }

    public static Task Run(HttpContext http, RequestDelegate next) => next(http);
}
