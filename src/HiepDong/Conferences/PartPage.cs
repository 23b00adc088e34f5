using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Conferences;

/// <summary>A part of a conference that is still ahead — its agenda, its venues — changed step by step, the last step undone.</summary>
/// <param name="part">The step's name in the history.</param>
internal abstract class PartPage(PrepareConference prepare, ConferenceStore conferences, ConferenceRights rights, Node.NodeState node, Texts texts, string part) : PageModel, IRefillable
{
    [FromRoute] public Guid Id { get; set; }
    [FromQuery(Name = "sua")] public string? EditId { get; set; }
    public Conference Conference { get; private set; } = null!;
    public int? Undo { get; private set; }
    /// <summary>What somebody else changed since the form was opened.</summary>
    public IReadOnlyList<FieldChange> Meanwhile { get; private set; } = [];
    public abstract string Path { get; }
    protected Texts T => texts;
    protected Actor Me => Actors.Of(HttpContext);

    protected abstract void Load();

    public IActionResult OnGet()
    {
        Open();
        if (!Conference.IsAhead) return Redirect("/hoi-nghi/" + Conference.Id);
        Undo = UndoNote.Of(this, Conference);
        Load();
        return Page();
    }

    public async Task<IActionResult> OnPostUndo([FromForm(Name = "seen")] string? seen, CancellationToken stop)
    {
        Open();
        await prepare.Undo(Conference.Id, Version(seen) ?? 0, Me, stop);
        TempData["Flash"] = texts["conf.undone"];
        return Redirect(Path);
    }

    public Task Refill(CancellationToken stop)
    {
        Open();
        Load();
        return Task.CompletedTask;
    }

    protected async Task<IActionResult> Keep(Func<ConferenceBody, ConferenceBody> change, string? seen, string said, CancellationToken stop)
    {
        var changed = await prepare.Change(Conference.Id, Version(seen), part, change, Me, stop);
        TempData["Flash"] = said;
        TempData[UndoNote.Key] = changed.Version.ToString(CultureInfo.InvariantCulture);
        return Redirect(Path);
    }

    protected void Open()
    {
        Conference = conferences.Get(Id.ToString());
        rights.RequirePrepares(Me, Conference.Body);
        Meanwhile = ConferenceChanges.Since(Request, Conference, conferences, node.Organisation, texts);
    }

    private static int? Version(string? seen) => int.TryParse(seen, CultureInfo.InvariantCulture, out var v) ? v : null;
}
