using HiepDong.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Accounts.SetPassword;

[AllowAnonymous]
internal sealed class IndexModel(SetPasswordByLink set, Texts texts) : PageModel
{
    [BindProperty(Name = "ma", SupportsGet = true)] public string? Secret { get; set; }
    [BindProperty] public string? Password { get; set; }
    [BindProperty] public string? Again { get; set; }

    public Account Account => set.Require(Secret);

    public void OnGet() => set.Require(Secret);

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        var account = await set.Run(Secret, Password, Again, stop);
        await Authentication.SignIn(HttpContext, account);
        TempData["Flash"] = texts["set-password.done"];
        return Redirect("/");
    }
}
