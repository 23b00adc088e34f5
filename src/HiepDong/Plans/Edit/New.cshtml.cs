using HiepDong.Accounts;
using HiepDong.Directives;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;

namespace HiepDong.Plans.Edit;

/// <summary>Begins a plan as a draft.</summary>
internal sealed class NewModel(WritePlan writing, Database database, NodeState node, Access access, PlanAccess reach, DirectiveChoices directives, Texts texts) : PlanFormPage(node, reach, directives, texts)
{
    private readonly NodeState node = node;
    private readonly Texts texts = texts;

    public void OnGet([FromQuery(Name = "loai")] string? kind)
    {
        access.Require(Me, Permission.WriteWork);
        Load();
        var year = node.Today.Month >= 11 ? node.Today.Year + 1 : node.Today.Year;
        var annual = kind is null or "annual";
        Form = new PlanForm
        {
            Kind = Enum.TryParse<PlanKind>(kind, true, out var known) ? PlanStore.CodeOf(known) : "annual", From = annual ? texts.Date(new DateOnly(year, 1, 1)) : "", To = annual ? texts.Date(new DateOnly(year, 12, 31)) : "",
            Place = Author is { } author && node.Organisation.Become(author.TerritoryId, node.Today) is [var here, ..] ? JointResults.ResultTyped.Label(node.Organisation.Territory(here)!, node.Organisation) : "",
            Lead = Author is { } own ? UnitChoice.Label(own) : ""
        }.WithRoom(rows: 2);
        if (Author is { } first) Form["ben"][0][""] = UnitChoice.Label(first);
        Load();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "bam")] string? press, CancellationToken stop)
    {
        access.Require(Me, Permission.WriteWork);
        Form = PlanForm.Read(Request.Form);
        if (Reshape(press))
        {
            Load();
            return Page();
        }
        if (Form.Author.Length > 0) access.Require(Me, Permission.WriteWork, Form.Author);
        var body = Form.ToBody(node, texts, null, database.NewId, Cite);
        var plan = await Fields(() => writing.Begin(body, Me, stop));
        TempData["Flash"] = texts["plan.drafted", plan.Code];
        return Redirect("/ke-hoach/" + plan.Id);
    }
}
