using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;

namespace HiepDong.Conferences.Entry;

/// <summary>The basics of a conference that is still ahead.</summary>
internal sealed class EditModel(PrepareConference prepare, ConferenceStore conferences, ConferenceRights rights, NodeState node, Access access, Video.VideoSettings video, Texts texts) : ConferenceFormPage(node, access, prepare, rights, video, texts)
{
    private readonly PrepareConference prepare = prepare;
    private readonly NodeState node = node;
    private readonly ConferenceRights rights = rights;
    private readonly Texts texts = texts;

    [FromRoute] public Guid Id { get; set; }
    public override bool IsNew => false;
    public Conference Conference { get; private set; } = null!;

    /// <summary>What somebody else changed since the form was opened.</summary>
    public IReadOnlyList<FieldChange> Meanwhile { get; private set; } = [];

    public IActionResult OnGet()
    {
        Open();
        if (!Conference.IsAhead)
        {
            (TempData["Flash"], TempData["FlashKind"]) = (PreparationProblems.NotAhead(Conference.Code).In(texts.Language), "warn");
            return Redirect("/hoi-nghi/" + Conference.Id);
        }
        Form = ConferenceForm.Of(Conference.Body, node.Organisation);
        Load();
        return Page();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "viec")] string? press, [FromForm(Name = "seen")] string? seen, CancellationToken stop)
    {
        Open();
        Form = ConferenceForm.Read(Request.Form);
        if (press == "xem")
        {
            Load();
            return Page();
        }
        int? version = int.TryParse(seen, CultureInfo.InvariantCulture, out var v) ? v : null;
        var before = Conference.Body.Invitation?.AskedAgainAt;
        var changed = await prepare.Change(Conference.Id, version, "changed", body => Form.ToBody(node, rights, body), Me, stop);
        TempData["Flash"] = texts[changed.Body.Invitation?.AskedAgainAt != before ? "conf.changed-asked" : "conf.changed", changed.Code];
        TempData[UndoNote.Key] = changed.Version.ToString(CultureInfo.InvariantCulture);
        return Redirect("/hoi-nghi/" + changed.Id);
    }

    private void Open()
    {
        Conference = conferences.Get(Id.ToString());
        rights.RequirePrepares(Me, Conference.Body);
        Meanwhile = ConferenceChanges.Since(Request, Conference, conferences, node.Organisation, texts);
    }

    public override Task Refill(CancellationToken stop)
    {
        Open();
        if (!Request.HasFormContentType) return base.Refill(stop);
        Form = ConferenceForm.Read(Request.Form);
        return base.Refill(stop);
    }
}
