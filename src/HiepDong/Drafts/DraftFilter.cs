using HiepDong.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Drafts;

/// <summary>A form that was sent and accepted needs its draft no more; the next page tells the browser to let go its own copy. A refused form keeps both.</summary>
internal sealed class DraftFilter(FormDrafts drafts) : IAsyncPageFilter
{
    /// <summary>The hidden field by which a form says which draft is its own.</summary>
    public const string Field = "__bieu-mau";
    public const string SentKey = "SentForm";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        var http = context.HttpContext;
        if (done is not { Exception: null, Result: RedirectResult, HandlerInstance: PageModel page } || !HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType) return;
        if (http.Request.Form[Field].FirstOrDefault() is not { Length: > 0 } form || Actors.OfOrNone(http)?.ToActor() is not { } sender) return;
        var address = http.Request.Path.Value ?? "";
        page.TempData[SentKey] = address + ":" + form;
        if (drafts.Find(sender.Id, address, form) is { } draft) await drafts.Drop(sender, draft.Id, http.RequestAborted);
    }
}
