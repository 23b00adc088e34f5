using HiepDong.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Web;

/// <summary>A page that can load again what it shows around its form, after a handler was refused.</summary>
internal interface IRefillable
{
    Task Refill(CancellationToken stop);
}

/// <summary>
/// A refused handler shows its page again, with the sentences beside the fields and everything typed still there.
/// Missing and forbidden go on to the error page.
/// </summary>
internal sealed class ProblemPageFilter(Texts texts) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        // What could not even be read as a date or number never reaches the handler.
        if (context.HandlerInstance is PageModel unread && HttpMethods.IsPost(context.HttpContext.Request.Method) && !context.ModelState.IsValid)
        {
            if (unread is IRefillable empty) await empty.Refill(context.HttpContext.RequestAborted);
            unread.Response.StatusCode = StatusCodes.Status400BadRequest;
            context.Result = unread.Page();
            return;
        }
        var done = await next();
        if (done.Exception is not RefusalException refusal || done.HandlerInstance is not PageModel page) return;
        if (refusal.First.Kind is ProblemKind.Missing or ProblemKind.Forbidden) return;
        // A page opened at a bad address has loaded nothing to show.
        if (page is not IRefillable && HttpMethods.IsGet(context.HttpContext.Request.Method)) return;
        foreach (var problem in refusal.Problems)
            context.ModelState.AddModelError(KeyOf(context.ModelState, problem.Field), problem.In(texts.Language));
        if (page is IRefillable refillable) await refillable.Refill(context.HttpContext.RequestAborted);
        done.ExceptionHandled = true;
        page.Response.StatusCode = ErrorHandling.StatusOf(refusal.First.Kind);
        done.Result = page.Page();
    }

    /// <summary>A rule names its field "Code"; the form may call it "Input.Code".</summary>
    private static string KeyOf(ModelStateDictionary state, string? field)
    {
        if (field is null || state.ContainsKey(field)) return field ?? "";
        return state.Keys.FirstOrDefault(k => k.EndsWith("." + field, StringComparison.OrdinalIgnoreCase)) ?? field;
    }
}
