using HiepDong.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Accounts.SignIn;

[AllowAnonymous]
internal sealed class IndexModel(OpenSession open) : PageModel
{
    [BindProperty] public string? UserName { get; set; }
    [BindProperty] public string? Password { get; set; }
    [BindProperty(Name = "ve", SupportsGet = true)] public string? Return { get; set; }

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect(Display.Local(Return)) : Page();

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        var account = await open.Run(UserName, Password, stop);
        await Authentication.SignIn(HttpContext, account);
        return LocalRedirect(Display.Local(Return));
    }
}
