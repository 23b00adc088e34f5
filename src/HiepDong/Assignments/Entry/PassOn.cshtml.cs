using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;

namespace HiepDong.Assignments.Entry;

/// <summary>A unit passes its part on to units below, as assignments of its own that stay bound to the first.</summary>
internal sealed class PassOnModel(AssignWork assign, AssignmentStore assignments, NodeState node, Access access, Texts texts) : AssignmentFormPage(node, access)
{
    private readonly NodeState node = node;
    private readonly Access access = access;

    [FromRoute] public Guid Id { get; set; }
    public Assignment Parent { get; private set; } = null!;

    public void OnGet([FromQuery(Name = "don-vi")] string? unit)
    {
        Open();
        var part = Parent.Parts.FirstOrDefault(p => p.UnitId == unit) ?? Parent.PartOf(OwnUnits[0].Id)!;
        Form = new AssignmentForm { Own = part.UnitId, Work = Parent.Order.Text, Evidence = Parent.Order.Evidence, Deadline = texts.Date(part.DeadlineOf(Parent.Order)) }.WithRoom(3);
        Load();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "viec-bam")] string? press, CancellationToken stop)
    {
        Open();
        Form = AssignmentForm.Read(Request.Form);
        if (Reshape(press)) return Page();
        var own = OwnUnits.FirstOrDefault(u => u.Id == Form.Own) ?? OwnUnits[0];
        var order = Form.ToOrder(node);
        var id = (await Fields(() => assign.PassOn(Parent.Id, own.Id, order, Me, stop)))[0];
        TempData["Flash"] = texts["assignment.passed-on-done", assignments.Get(id).Code];
        return Redirect("/nhiem-vu/" + Parent.Id + "#giao-tiep");
    }

    private void Open()
    {
        Parent = assignments.Get(Id.ToString());
        OwnUnits = [.. Assigners(access, Me).Where(u => Parent.PartOf(u.Id) is { State: not PartState.Assigned })];
        if (OwnUnits.Count == 0) throw new RefusalException(AccountProblems.NotAllowed());
    }

    public override Task Refill(CancellationToken stop)
    {
        Open();
        return base.Refill(stop);
    }
}
