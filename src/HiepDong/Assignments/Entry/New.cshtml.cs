using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;

namespace HiepDong.Assignments.Entry;

/// <summary>A unit gives work of its own accord.</summary>
internal sealed class NewModel(AssignWork assign, AssignmentStore assignments, NodeState node, Access access, Texts texts) : AssignmentFormPage(node, access)
{
    private readonly NodeState node = node;
    private readonly Access access = access;

    public void OnGet()
    {
        Open();
        Load();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "viec-bam")] string? press, CancellationToken stop)
    {
        Open();
        Form = AssignmentForm.Read(Request.Form);
        if (Reshape(press)) return Page();
        var own = OwnUnits.FirstOrDefault(u => u.Id == Form.Own) ?? OwnUnits[0];
        var order = Form.ToOrder(node);
        var id = (await Fields(() => assign.Run(Origin.Own, own.Id, [order], Me, stop)))[0];
        TempData["Flash"] = texts["assignment.given", assignments.Get(id).Code];
        return Redirect("/nhiem-vu/" + id);
    }

    private void Open()
    {
        OwnUnits = Assigners(access, Me);
        if (OwnUnits.Count == 0) throw new RefusalException(AccountProblems.NotAllowed());
    }

    public override Task Refill(CancellationToken stop)
    {
        Open();
        return base.Refill(stop);
    }
}
