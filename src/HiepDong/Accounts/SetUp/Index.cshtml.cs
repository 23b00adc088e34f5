using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Accounts.SetUp;

[AllowAnonymous]
internal sealed class IndexModel(CreateFirstAdministrator create) : PageModel
{
    [BindProperty(Name = "ma", SupportsGet = true)] public string? Secret { get; set; }
    [BindProperty] public string? UserName { get; set; }
    [BindProperty] public string? DisplayName { get; set; }
    [BindProperty] public string? Title { get; set; }
    [BindProperty] public string? Unit { get; set; }
    [BindProperty] public string? Password { get; set; }
    [BindProperty] public string? Again { get; set; }

    public void OnGet() => create.Require(Secret);

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        var account = await create.Run(Secret, UserName ?? "", DisplayName ?? "", Title ?? "", Unit, Password, Again, stop);
        await Authentication.SignIn(HttpContext, account);
        return Redirect("/");
    }
}
