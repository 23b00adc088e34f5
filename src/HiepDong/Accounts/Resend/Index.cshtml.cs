using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Accounts.Resend;

/// <summary>Shows a kept form with everything typed in it; drawn by <see cref="SessionRescue"/> in answer to a POST, never opened by itself.</summary>
[AllowAnonymous]
internal sealed class IndexModel : PageModel
{
    public Rescue Rescue { get; private set; } = null!;
    public KeptForm Form => Rescue.Form;

    /// <summary>What a person may recognise: not ids, not ticks.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Shown => [.. Form.Fields.Where(f => f.Value.Length > 0 && f.Value is not ("true" or "false") && !Guid.TryParse(f.Value, out _))];

    public IActionResult OnGet()
    {
        if (SessionRescue.Of(HttpContext) is not { } rescue || Actors.OfOrNone(HttpContext) is null) return LocalRedirect("/");
        Rescue = rescue;
        return Page();
    }
}
