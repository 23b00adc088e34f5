using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Accounts.Profile;

internal sealed class IndexModel : PageModel
{
    public Account Account => Actors.AccountOf(HttpContext);
}
