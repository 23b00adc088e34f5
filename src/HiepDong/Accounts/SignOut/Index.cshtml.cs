using HiepDong.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Accounts.SignOut;

[AllowAnonymous]
internal sealed class IndexModel(Database database) : PageModel
{
    public IActionResult OnGet() => Redirect("/");

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (Actors.OfOrNone(HttpContext) is { } account)
            await database.Write(account.UserName, account.ToActor().AuthorUnit, write => write.Log("account.signed-out", account.Id), stop);
        await HttpContext.SignOutAsync(Authentication.Session);
        return Redirect("/dang-nhap");
    }
}
