using HiepDong.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Guide;

/// <summary>One role's page, in the reader's language.</summary>
[AllowAnonymous]
internal sealed class ShowModel(Texts t) : PageModel
{
    public GuidePage Guide { get; private set; } = null!;

    public IActionResult OnGet(string role)
    {
        if (GuideBook.Find(t.Language, role) is not { } guide) return NotFound();
        Guide = guide;
        return Page();
    }
}
