using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Assignments;
using HiepDong.Assignments.Entry;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;

namespace HiepDong.Shortcomings.Entry;

/// <summary>Gives the assignment that remedies one subjective cause.</summary>
internal sealed class RemedyModel(RecordShortcoming record, ShortcomingStore shortcomings, NodeState node, Access access, Texts texts) : AssignmentFormPage(node, access)
{
    private readonly NodeState node = node;

    [FromRoute] public Guid Id { get; set; }
    [FromQuery(Name = "nn")] public string? CauseId { get; set; }
    public Shortcoming Shortcoming { get; private set; } = null!;
    public Cause Cause { get; private set; } = null!;

    /// <summary>What somebody else changed since the form was opened.</summary>
    public IReadOnlyList<FieldChange> Meanwhile { get; private set; } = [];

    public void OnGet()
    {
        Open();
        Form = new AssignmentForm { Lead = node.Organisation.Unit(Shortcoming.Body.UnitId) is { } unit ? UnitChoice.Label(unit) : "" }.WithRoom(3);
        Load();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "viec-bam")] string? press, [FromForm(Name = "seen")] string? seen, CancellationToken stop)
    {
        Open();
        Form = AssignmentForm.Read(Request.Form);
        if (Reshape(press)) return Page();
        int? version = int.TryParse(seen, CultureInfo.InvariantCulture, out var v) ? v : null;
        var done = await Fields(() => record.Remedy(Shortcoming.Id, Cause.Id, Form.ToOrder(node), version, Me, stop));
        TempData["Flash"] = texts["shortcoming.remedy-given", done.Code];
        return Redirect("/ton-tai/" + done.Id);
    }

    private void Open()
    {
        Shortcoming = shortcomings.Get(Id.ToString());
        if (!record.MayWrite(Shortcoming, Me)) throw new RefusalException(AccountProblems.NotAllowed());
        if (Overtaken.Seen(Request, Shortcoming.Version) is { } seen && shortcomings.Versions(Shortcoming.Id).FirstOrDefault(v => v.Version == seen) is { } then)
            Meanwhile = ShortcomingWords.Changes(then.Body, Shortcoming.Body, node.Organisation, texts);
        Cause = Shortcoming.Body.Causes.FirstOrDefault(c => c.Id == CauseId) ?? throw new RefusalException(ShortcomingProblems.NoSuchCause() with { Kind = ProblemKind.Missing });
    }

    public override Task Refill(CancellationToken stop)
    {
        Open();
        return base.Refill(stop);
    }
}
