using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Conferences.Rhythm;

/// <summary>The next conferences by the rhythm; one press plans one.</summary>
internal sealed class NextModel(PlanNext next, NodeState node, Access access, Texts texts) : PageModel, IRefillable
{
    public IReadOnlyList<Proposal> Proposals { get; private set; } = [];
    public Organisation.Organisation Organisation => node.Organisation;
    public DateOnly Today => node.Today;
    private Actor Me => Actors.Of(HttpContext);

    public void OnGet() => Load();

    public async Task<IActionResult> OnPost([FromForm(Name = "nhip")] string? rule, [FromForm(Name = "dip")] string? occasion, [FromForm(Name = "dia-ban")] string? territory, CancellationToken stop)
    {
        access.Require(Me, Permission.Confer);
        var made = await next.Plan(rule ?? "", occasion ?? "", territory ?? "", Me, stop);
        TempData["Flash"] = texts["conf.planned-next", made.Code];
        return Redirect("/hoi-nghi/" + made.Id);
    }

    private void Load()
    {
        access.Require(Me, Permission.Confer);
        Proposals = next.Of(Me);
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }
}
