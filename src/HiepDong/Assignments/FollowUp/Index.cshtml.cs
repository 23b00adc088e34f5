using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Assignments;

/// <summary>The table a conference opens with: what was concluded last time, what became of it.</summary>
internal sealed class FollowUpModel(FollowUps followUps, Origins origins, AssignmentList list, NodeState node) : PageModel
{
    /// <summary>The conference whose conclusions are followed.</summary>
    [FromQuery(Name = "hoi-nghi")] public string? Conference { get; set; }

    /// <summary>The conference it is prepared for: then the last one of its kind and territory is followed.</summary>
    [FromQuery(Name = "cho")] public string? For { get; set; }

    public FollowUpFacts? Facts { get; private set; }
    public IReadOnlyList<Choice> Conferences { get; private set; } = [];
    public Organisation.Organisation Organisation => node.Organisation;
    public string Files => "?hoi-nghi=" + Facts?.ConferenceId + (string.IsNullOrEmpty(For) ? "" : "&cho=" + Uri.EscapeDataString(For));

    public void OnGet()
    {
        var by = Actors.Of(HttpContext);
        list.RequireSight(by);
        Conferences = origins.Conferences(by);
        Facts = !string.IsNullOrEmpty(For) && string.IsNullOrEmpty(Conference) ? followUps.Before(For, by)
            : (string.IsNullOrEmpty(Conference) ? Conferences.FirstOrDefault()?.Value : Conference) is { } id ? followUps.Of(id, by) : null;
    }
}
