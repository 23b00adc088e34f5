using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;

namespace HiepDong.Shortcomings.Entry;

/// <summary>A later version of what a shortcoming says.</summary>
internal sealed class ChangeModel(RecordShortcoming record, ShortcomingStore shortcomings, Database database, NodeState node, Access access, Texts texts) : ShortcomingFormPage(node, access, record)
{
    private readonly NodeState node = node;
    private readonly RecordShortcoming record = record;

    [FromRoute] public Guid Id { get; set; }
    public Shortcoming Shortcoming { get; private set; } = null!;
    /// <summary>What somebody else changed since the form was opened.</summary>
    public IReadOnlyList<FieldChange> Meanwhile { get; private set; } = [];
    public override ShortcomingSource? Bound => Shortcoming.Body.Source.Id is null ? null : Shortcoming.Body.Source;

    public IActionResult OnGet()
    {
        Open();
        if (Shortcoming.State != ShortcomingState.Open) return Redirect("/ton-tai/" + Shortcoming.Id);
        Form = ShortcomingForm.Of(Shortcoming.Body, node.Organisation, texts);
        return Page();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "bam")] string? press, [FromForm(Name = "seen")] string? seen, CancellationToken stop)
    {
        Open();
        Form = ShortcomingForm.Read(Request.Form);
        if (press == "them")
        {
            Form.WithRoom(3);
            return Page();
        }
        int? version = int.TryParse(seen, CultureInfo.InvariantCulture, out var v) ? v : null;
        var changed = await Fields(() => record.Change(Shortcoming.Id, Form.ToBody(Shortcoming.Body.AuthorUnitId, node, Shortcoming.Body, database.NewId), version, Me, stop));
        TempData["Flash"] = texts["shortcoming.changed-done", changed.Code];
        return Redirect("/ton-tai/" + changed.Id);
    }

    private void Open()
    {
        Shortcoming = shortcomings.Get(Id.ToString());
        if (!record.MayWrite(Shortcoming, Me)) throw new RefusalException(AccountProblems.NotAllowed());
        if (Overtaken.Seen(Request, Shortcoming.Version) is { } seen && shortcomings.Versions(Shortcoming.Id).FirstOrDefault(v => v.Version == seen) is { } then)
            Meanwhile = ShortcomingWords.Changes(then.Body, Shortcoming.Body, node.Organisation, texts);
        Load();
    }

    public override Task Refill(CancellationToken stop)
    {
        Open();
        return base.Refill(stop);
    }
}
