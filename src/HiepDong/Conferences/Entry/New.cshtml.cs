using HiepDong.Accounts;
using HiepDong.Conferences.Rhythm;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;

namespace HiepDong.Conferences.Entry;

/// <summary>Plans a conference: its basics; agenda and venues come from a template, from the last one of its kind, or later.</summary>
internal sealed class NewModel(PrepareConference prepare, PlanNext next, ConferenceRights rights, NodeState node, Access access, Video.VideoSettings video, Texts texts) : ConferenceFormPage(node, access, prepare, rights, video, texts)
{
    private readonly PrepareConference prepare = prepare;
    private readonly NodeState node = node;
    private readonly Access access = access;
    private readonly ConferenceRights rights = rights;
    private readonly Texts texts = texts;

    public override bool IsNew => true;

    public void OnGet()
    {
        access.Require(Me, Permission.Confer);
        Form = new()
        {
            Kind = ConferenceWords.CodeOf(ConferenceKind.Briefing), Mode = ConferenceWords.CodeOf(ConferenceMode.Mixed), From = "07:30", To = "11:30", Host = access.UnitsOf(Me, Permission.Confer).FirstOrDefault() is { } own ? UnitChoice.Label(own) : "",
            Chairs = [new("", "", ""), new("", "", "")], Video = ConferenceWords.CodeOf(VideoKind.None)
        };
        Load();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "viec")] string? press, CancellationToken stop)
    {
        access.Require(Me, Permission.Confer);
        Form = ConferenceForm.Read(Request.Form);
        if (press == "xem")
        {
            Load();
            return Page();
        }
        var body = Form.ToBody(node, rights, null);
        body = next.Furnish(body, Form.Agenda switch { "trong" => Furnishing.Nothing, "lan-truoc" => Furnishing.LastOne, _ => Furnishing.Template });
        var made = await prepare.Create(body, Me, stop);
        TempData["Flash"] = texts["conf.planned", made.Code];
        return Redirect("/hoi-nghi/" + made.Id);
    }

    public override Task Refill(CancellationToken stop)
    {
        if (Request.HasFormContentType) Form = ConferenceForm.Read(Request.Form);
        return base.Refill(stop);
    }
}
