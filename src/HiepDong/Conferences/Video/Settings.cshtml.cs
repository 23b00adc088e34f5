using HiepDong.Accounts;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Conferences.Video;

/// <summary>The agency's Jitsi server. The secret goes in and never comes out again.</summary>
internal sealed class SettingsModel(VideoSettings settings, Access access, Texts texts) : PageModel, IRefillable
{
    public VideoServer? Now { get; private set; }

    public void OnGet() => Load();

    public async Task<IActionResult> OnPost([FromForm(Name = "may-chu")] string? address, [FromForm(Name = "ma-ung-dung")] string? appId, [FromForm(Name = "khoa")] string? secret, CancellationToken stop)
    {
        await settings.Save(address, appId, secret, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["conf.video-saved"];
        return Redirect("/quan-tri/hop-truc-tuyen");
    }

    private void Load()
    {
        access.Require(Actors.Of(HttpContext), Permission.ManageAccounts);
        Now = settings.Now;
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }
}
