using HiepDong.Accounts;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Drafts;

/// <summary>Drafts as a table.</summary>
/// <param name="OnOwnPage">On the page of drafts; otherwise on the overview.</param>
internal sealed record DraftTable(IReadOnlyList<FormDraft> Drafts, bool OnOwnPage);

/// <summary>A person's own drafts, and what the script of their forms asks for.</summary>
internal sealed class IndexModel(FormDrafts drafts, Texts texts) : PageModel, IRefillable
{
    public IReadOnlyList<FormDraft> Drafts { get; private set; } = [];
    private Actor Me => Actors.Of(HttpContext);

    public void OnGet() => Drafts = drafts.Of(Me.Id);

    /// <summary>The draft of one form; nothing where there is none.</summary>
    public IActionResult OnGetOne([FromQuery(Name = "dia-chi")] string? address, [FromQuery(Name = "bieu-mau")] string? form)
    {
        Response.Headers.CacheControl = "no-store";
        if (drafts.Find(Me.Id, address ?? "", form ?? "") is not { } draft) return StatusCode(StatusCodes.Status204NoContent);
        var content = drafts.Read(Me.Id, draft.Id);
        return new JsonResult(new { mark = draft.Mark, page = draft.Page, at = drafts.Said(draft.SavedAt), seen = content.Seen, fields = content.Fields });
    }

    public async Task<IActionResult> OnPostKeep([FromForm(Name = "dia-chi")] string? address, [FromForm(Name = "bieu-mau")] string? form, [FromForm(Name = "trang")] string? page, [FromForm(Name = "tieu-de")] string? title,
        [FromForm(Name = "noi-dung")] string? content, [FromForm(Name = "dau")] string? mark, CancellationToken stop)
    {
        try
        {
            var kept = await drafts.Keep(Me, address ?? "", form ?? "", page ?? "", title ?? "", content ?? "", mark ?? "", stop);
            return new JsonResult(new { mark = kept.Mark, saved = texts["draft.saved", drafts.Said(kept.SavedAt)] });
        }
        catch (RefusalException refusal)
        {
            return new JsonResult(new { message = refusal.First.In(texts.Language), conflict = refusal.First.Kind == ProblemKind.Conflict, mark = drafts.Find(Me.Id, address ?? "", form ?? "")?.Mark }) { StatusCode = ErrorHandling.StatusOf(refusal.First.Kind) };
        }
    }

    /// <summary>For the form's script: the draft is not wanted.</summary>
    public async Task<IActionResult> OnPostDiscard([FromForm(Name = "dia-chi")] string? address, [FromForm(Name = "bieu-mau")] string? form, CancellationToken stop)
    {
        if (drafts.Find(Me.Id, address ?? "", form ?? "") is { } draft) await drafts.Drop(Me, draft.Id, stop);
        return StatusCode(StatusCodes.Status204NoContent);
    }

    public async Task<IActionResult> OnPostDrop([FromForm(Name = "nhap")] string? id, [FromForm(Name = "ve")] string? back, CancellationToken stop)
    {
        await drafts.Drop(Me, id ?? "", stop);
        TempData["Flash"] = texts["draft.dropped"];
        return Redirect(back == "1" ? "/" : "/ban-nhap");
    }

    public Task Refill(CancellationToken stop)
    {
        OnGet();
        return Task.CompletedTask;
    }
}
