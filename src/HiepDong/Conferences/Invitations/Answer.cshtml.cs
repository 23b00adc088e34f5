using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Conferences.Invitations;

/// <summary>The answer of one venue to its invitation.</summary>
internal sealed class AnswerModel(AnswerInvitation answer, ConferenceStore conferences, ConferenceRights rights, NodeState node, Texts texts) : PageModel, IRefillable
{
    [FromRoute] public Guid Id { get; set; }
    [FromRoute(Name = "venue")] public string VenueId { get; set; } = "";
    public Conference Conference { get; private set; } = null!;
    public Venue Venue { get; private set; } = null!;
    public Organisation.Organisation Organisation => node.Organisation;
    public bool IsOpen => Conference.State == ConferenceState.Invited;

    public void OnGet() => Open();

    public async Task<IActionResult> OnPost([FromForm(Name = "tra-loi")] string? choice, [FromForm(Name = "nguoi-chu-tri")] string? presiding, [FromForm(Name = "so-nguoi")] string? expected, [FromForm(Name = "noi")] string? place,
        [FromForm(Name = "lien-lac")] string? line, [FromForm(Name = "da-thu")] bool check, [FromForm(Name = "ly-do")] string? reason, [FromForm(Name = "seen")] string? seen, CancellationToken stop)
    {
        Open();
        if (choice is not ("du" or "khong")) throw new RefusalException(PreparationProblems.AnswerNeedsChoice());
        var typed = Vietnamese.Clean(expected);
        var people = 0;
        if (typed.Length > 0 && !int.TryParse(typed.Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out people)) throw new RefusalException(PreparationProblems.NotANumber(typed, "so-nguoi"));
        int? version = int.TryParse(seen, CultureInfo.InvariantCulture, out var v) ? v : null;
        var reply = new VenueReply(choice == "du", Vietnamese.Clean(presiding), people, Vietnamese.Clean(place), Vietnamese.Clean(line), check, Vietnamese.Clean(reason));
        var done = await answer.Run(Conference.Id, VenueId, reply, version, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts[choice == "du" ? "conf.accepted" : "conf.declined", Venue.Name, done.Code];
        return Redirect("/hoi-nghi/" + done.Id);
    }

    private void Open()
    {
        Conference = conferences.Get(Id.ToString());
        Venue = Conference.Body.VenueOf(VenueId) ?? throw new RefusalException(PreparationProblems.NoVenue());
        if (!rights.Answers(Actors.Of(HttpContext), Venue)) throw new RefusalException(AccountProblems.NotAllowed());
    }

    public Task Refill(CancellationToken stop)
    {
        Open();
        return Task.CompletedTask;
    }
}
