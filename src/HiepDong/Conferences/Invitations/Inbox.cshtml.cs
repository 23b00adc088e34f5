using HiepDong.Accounts;
using HiepDong.Node;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Conferences.Invitations;

/// <summary>Invitations to the person's own units: to answer, answered, and conferences of theirs that have invited nobody yet.</summary>
internal sealed class InboxModel(ConferenceDuties duties, NodeState node, Access access) : PageModel
{
    public IReadOnlyList<(Conference Conference, Venue Venue)> Waiting { get; private set; } = [];
    public IReadOnlyList<(Conference Conference, Venue Venue)> Answered { get; private set; } = [];
    public IReadOnlyList<Conference> Uninvited { get; private set; } = [];
    public Organisation.Organisation Organisation => node.Organisation;

    public void OnGet()
    {
        var by = Actors.Of(HttpContext);
        access.Require(by, Permission.WriteWork);
        var units = duties.UnitsOf(by);
        if (units.Count == 0) return;
        Waiting = [.. duties.Waiting(units).SelectMany(c => c.Body.Venues.Where(v => v.Answer == VenueAnswer.Pending && units.Contains(v.UnitId)).Select(v => (c, v)))];
        Answered = [.. duties.Answered(units).SelectMany(c => c.Body.Venues.Where(v => v.Answer != VenueAnswer.Pending && units.Contains(v.UnitId)).Select(v => (c, v)))];
        if (access.Allows(by, Permission.Confer)) Uninvited = duties.Uninvited(units);
    }
}
