using System.Globalization;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Conferences;

/// <summary>What a step leaves for the next page: the version it made, which may be taken back there.</summary>
internal static class UndoNote
{
    public const string Key = "ConferenceUndo";

    /// <summary>The version to take back; null where there is none or something has followed it.</summary>
    public static int? Of(PageModel page, Conference c) => page.Request.Cookies.ContainsKey(WebHost.FlashCookie) && page.TempData[Key] is string text
        && int.TryParse(text, CultureInfo.InvariantCulture, out var version) && version == c.Version ? version : null;
}
