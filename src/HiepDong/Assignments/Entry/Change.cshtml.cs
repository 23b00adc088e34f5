using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;

namespace HiepDong.Assignments.Entry;

/// <summary>A later version of an order: text, units, deadline, with the reason.</summary>
internal sealed class ChangeModel(FollowWork follow, AssignmentStore assignments, NodeState node, Access access, Texts texts) : AssignmentFormPage(node, access)
{
    private readonly NodeState node = node;

    [FromRoute] public Guid Id { get; set; }
    public override bool NeedsReason => true;
    public Assignment Assignment { get; private set; } = null!;

    /// <summary>What somebody else changed since the form was opened.</summary>
    public IReadOnlyList<FieldChange> Meanwhile { get; private set; } = [];

    public IActionResult OnGet()
    {
        Open();
        if (!Assignment.IsOpen) return Redirect("/nhiem-vu/" + Assignment.Id);
        Form = AssignmentForm.Of(Assignment.Order, node.Organisation, texts);
        Load();
        return Page();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "viec-bam")] string? press, [FromForm(Name = "seen")] string? seen, CancellationToken stop)
    {
        Open();
        Form = AssignmentForm.Read(Request.Form);
        if (Reshape(press)) return Page();
        var order = Form.ToOrder(node, Assignment.Order);
        int? version = int.TryParse(seen, CultureInfo.InvariantCulture, out var v) ? v : null;
        var changed = await Fields(() => follow.ChangeOrder(Assignment.Id, order, Form.Reason, version, Me, stop));
        TempData["Flash"] = texts["assignment.changed-done", changed.Code, changed.Version];
        return Redirect("/nhiem-vu/" + changed.Id);
    }

    private void Open()
    {
        Assignment = assignments.Get(Id.ToString());
        if (!follow.MayFollow(Assignment, Me)) throw new RefusalException(AccountProblems.NotAllowed());
        if (Overtaken.Seen(Request, Assignment.Version) is { } seen && assignments.Versions(Assignment.Id).FirstOrDefault(v => v.Version == seen) is { } then)
            Meanwhile = [.. Show.OrderChanges.Between(then.Body.Order, Assignment.Order, node.Organisation, texts).Select(c => new FieldChange(c.What, c.Before, c.After))];
    }

    public override Task Refill(CancellationToken stop)
    {
        // Somebody may have changed it meanwhile: the newer version is shown beside what was typed.
        Open();
        return base.Refill(stop);
    }
}
