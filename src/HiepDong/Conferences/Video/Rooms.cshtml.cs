using HiepDong.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Conferences.Video;

/// <summary>The signed room links of a conference, for those who prepare it to hand on to a room without an account.</summary>
internal sealed class RoomsModel(ConferenceStore conferences, ConferenceRights rights, RoomLinks rooms) : PageModel
{
    [FromRoute] public Guid Id { get; set; }
    public Conference Conference { get; private set; } = null!;
    public IReadOnlyList<(Venue Venue, string Link)> Links { get; private set; } = [];

    public void OnGet()
    {
        Conference = conferences.Get(Id.ToString());
        rights.RequirePrepares(Actors.Of(HttpContext), Conference.Body);
        Response.Headers.CacheControl = "no-store";
        Links = [.. Conference.Body.Venues.Where(v => RoomLinks.Has(Conference, v)).Select(v => (v, rooms.Of(Conference, v)))];
    }
}
