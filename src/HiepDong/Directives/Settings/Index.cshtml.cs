using HiepDong.Accounts;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Directives.Settings;

/// <summary>The administrator's switch for pointers to classified documents.</summary>
internal sealed class IndexModel(DirectiveSettings settings, Access access, Texts texts) : PageModel
{
    public bool Takes { get; private set; }
    public int Pointers { get; private set; }

    public void OnGet()
    {
        access.Require(Actors.Of(HttpContext), Permission.ManageCatalogue);
        (Takes, Pointers) = (settings.TakesPointers, settings.Pointers);
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "nhan")] string? takes, CancellationToken stop)
    {
        await settings.Set(takes == "co", Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts[takes == "co" ? "directive.settings-on-done" : "directive.settings-off-done"];
        return Redirect("/quan-tri/van-ban");
    }
}
