using HiepDong.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Accounts.SignIn;

[AllowAnonymous]
internal sealed class IndexModel(OpenSession open, Texts texts) : PageModel
{
    [BindProperty] public string? UserName { get; set; }
    [BindProperty] public string? Password { get; set; }
    [BindProperty(Name = "ve", SupportsGet = true)] public string? Return { get; set; }

    /// <summary>A form that came from an ended session, encrypted.</summary>
    [BindProperty] public string? Kept { get; set; }

    public IActionResult OnGet()
    {
        if (SessionRescue.Of(HttpContext) is { } rescue) Kept = SessionRescue.Protect(HttpContext, rescue.Form);
        else if (User.Identity?.IsAuthenticated == true) return LocalRedirect(Display.Local(Return));
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        var account = await open.Run(UserName, Password, stop);
        await Authentication.SignIn(HttpContext, account);
        if (Kept is not { Length: > 0 }) return LocalRedirect(Display.Local(Return));
        if (SessionRescue.Unprotect(HttpContext, Kept) is { } form)
        {
            SessionRescue.Set(HttpContext, new("/gui-lai", form, await SessionRescue.IsOfSamePerson(HttpContext, form)));
            return new EmptyResult();
        }
        (TempData["Flash"], TempData["FlashKind"]) = (texts["rescue.too-late"], "warn");
        return LocalRedirect("/");
    }
}
