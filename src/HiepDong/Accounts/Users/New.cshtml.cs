using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Accounts.Users;

internal sealed class NewModel(ManageAccounts manage, Access access, NodeState node, Texts texts) : PageModel
{
    [BindProperty] public string? UserName { get; set; }
    [BindProperty] public string? DisplayName { get; set; }
    [BindProperty] public string? Title { get; set; }
    [BindProperty] public string? Role { get; set; }
    [BindProperty] public string? Unit { get; set; }
    [BindProperty] public string Hierarchy { get; set; } = "chain";

    private Actor By => Actors.Of(HttpContext);
    public IReadOnlyList<string> Units => UnitChoice.Suggestions(manage.Units(By));
    public string? Country => CountryLabel(manage, By, node);

    public void OnGet() => access.Require(By, Permission.ManageAccounts);

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (!GrantCodes.TryRole(Role, out var role)) throw new RefusalException(AccountProblems.NoRole());
        GrantCodes.TryHierarchy(Hierarchy, out var hierarchy);
        var grant = new Grant(role, manage.UnitId(By, Unit), hierarchy);
        var (account, link) = await manage.Create(By, new(UserName ?? "", DisplayName ?? "", Title ?? "", [grant]), stop);
        TempData["Flash"] = texts["users.created", account.DisplayName];
        TempData[EditModel.LinkKey] = link;
        return Redirect("/quan-tri/nguoi-dung/" + account.Id);
    }

    /// <summary>How the whole country reads in the unit field, for those who reach it.</summary>
    public static string? CountryLabel(ManageAccounts manage, Actor by, NodeState node) =>
        manage.ReachesCountry(by) && node.Organisation.At(node.Today).Country is { } country ? $"{country.Code} – {country.Name}" : null;
}
