using System.Security.Cryptography;
using System.Text;
using HiepDong.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace HiepDong.Api;

/// <summary>
/// A form that waited in a browser without a line carries a key: when the answer to its first sending was lost, the second one is led where the first one led. A form shown again with its refusals is
/// not remembered.
/// </summary>
internal sealed class SentOnce(IdempotencyKeys keys) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        var key = http.Request.Headers[IdempotencyKeys.Header].ToString();
        if (key.Length == 0 || !HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType || Actors.OfOrNone(http)?.ToActor() is not { } account)
        {
            await next();
            return;
        }
        if (await keys.Begin(account, key, Hash(http.Request), http.RequestAborted) is { } there)
        {
            context.Result = new RedirectResult(there.Body);
            return;
        }
        var done = await next();
        if (done is { Exception: null, Result: RedirectResult led }) await keys.Done(account, key, StatusCodes.Status302Found, led.Url);
        else await keys.Forget(account, key);
    }

    private static string Hash(HttpRequest request)
    {
        var text = new StringBuilder().Append(request.Path).Append(request.QueryString).Append('\n');
        foreach (var field in request.Form.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal)) text.Append(field.Key).Append('=').AppendJoin('\u001f', field.Value.ToArray()).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
