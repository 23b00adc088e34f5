using HiepDong.Accounts;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Conferences.Video;

/// <summary>The agency's Jitsi server. The secret goes in and never comes out again.</summary>
internal sealed class SettingsModel(VideoSettings settings, Access access, Texts texts) : PageModel, IRefillable
{
    public VideoServer? Now { get; private set; }

    /// <summary>What the form was opened with.</summary>
    public IReadOnlyList<(string, string)> Facts => [(texts["conf.video-server"], Now?.Address ?? ""), (texts["conf.video-app"], Now?.AppId ?? "")];

    /// <summary>What somebody else changed since the form was opened.</summary>
    public IReadOnlyList<FieldChange> Meanwhile { get; private set; } = [];

    public void OnGet() => Load();

    public async Task<IActionResult> OnPost([FromForm(Name = "may-chu")] string? address, [FromForm(Name = "ma-ung-dung")] string? appId, [FromForm(Name = "khoa")] string? secret, CancellationToken stop)
    {
        Load();
        Overtaken.Refuse(Meanwhile);
        await settings.Save(address, appId, secret, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["conf.video-saved"];
        return Redirect("/quan-tri/hop-truc-tuyen");
    }

    private void Load()
    {
        access.Require(Actors.Of(HttpContext), Permission.ManageAccounts);
        Now = settings.Now;
        Meanwhile = Overtaken.Since(Request, Facts);
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }
}
