using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Web.Errors;

/// <summary>Every refused or failed request, drawn by <see cref="ErrorHandling"/> with whatever method it came.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class IndexModel(Texts texts) : PageModel
{
    public int Status { get; private set; }
    public string Title { get; private set; } = "";
    public IReadOnlyList<string> Sentences { get; private set; } = [];

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // Someone who types /loi/500 has found no failure.
        var failure = HttpContext.Items[typeof(Failure)] as Failure ?? new Failure(StatusCodes.Status404NotFound, []);
        Status = failure.Status;
        var key = texts.Has($"errors.{Status}.title") ? Status : Status >= 500 ? 500 : 400;
        Title = texts[$"errors.{key}.title"];
        Sentences = failure.Problems.Count > 0 ? [.. failure.Problems.Select(p => p.In(texts.Language))] : [texts[$"errors.{key}.text"]];
        Response.StatusCode = Status;
    }
}
