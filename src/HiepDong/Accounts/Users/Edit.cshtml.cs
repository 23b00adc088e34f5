using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Accounts.Users;

internal sealed class EditModel(ManageAccounts manage, NodeState node, OfficeClock clock, Texts texts) : PageModel, IRefillable
{
    public const string LinkKey = "PasswordLink";

    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public string? DisplayName { get; set; }
    [BindProperty] public string? Title { get; set; }
    [BindProperty] public string? Role { get; set; }
    [BindProperty] public string? Unit { get; set; }
    [BindProperty] public string? UnitId { get; set; }
    [BindProperty] public string Hierarchy { get; set; } = "chain";

    private Actor By => Actors.Of(HttpContext);
    private string Key => Id.ToString();
    public NodeState Node => node;
    public Account Account { get; private set; } = null!;
    public AccountState State => IndexModel.StateOf(Account, clock.Machine.GetUtcNow());
    public IReadOnlyList<string> Units => UnitChoice.Suggestions(manage.Units(By));
    public string? Country => NewModel.CountryLabel(manage, By, node);

    /// <summary>A link just made, with this site's address before it; shown once.</summary>
    public string? Link { get; private set; }

    public void OnGet()
    {
        Load();
        (DisplayName, Title) = (Account.DisplayName, Account.Title);
        if (TempData[LinkKey] is string path) Link = $"{Request.Scheme}://{Request.Host}{path}";
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        DisplayName ??= Account.DisplayName;
        Title ??= Account.Title;
        return Task.CompletedTask;
    }

    public async Task<IActionResult> OnPostRename(CancellationToken stop)
    {
        Load();
        Overtaken.Refuse(Meanwhile);
        await manage.Rename(By, Key, DisplayName, Title, stop);
        return Done("users.saved");
    }

    public async Task<IActionResult> OnPostGrant(CancellationToken stop)
    {
        if (!GrantCodes.TryRole(Role, out var role)) throw new RefusalException(AccountProblems.NoRole());
        GrantCodes.TryHierarchy(Hierarchy, out var hierarchy);
        await manage.Grant(By, Key, new(role, manage.UnitId(By, Unit), hierarchy), stop);
        return Done("users.granted");
    }

    public async Task<IActionResult> OnPostWithdraw(CancellationToken stop)
    {
        if (!GrantCodes.TryRole(Role, out var role)) throw new RefusalException(AccountProblems.NoRole());
        GrantCodes.TryHierarchy(Hierarchy, out var hierarchy);
        await manage.Withdraw(By, Key, new(role, UnitId ?? "", hierarchy), stop);
        return Done("users.withdrawn");
    }

    public async Task<IActionResult> OnPostReset(CancellationToken stop)
    {
        TempData[LinkKey] = await manage.MakePasswordLink(By, Key, stop);
        return Redirect(Request.Path);
    }

    public async Task<IActionResult> OnPostDisable(CancellationToken stop)
    {
        await manage.Disable(By, Key, stop);
        return Done("users.disabled");
    }

    public async Task<IActionResult> OnPostEnable(CancellationToken stop)
    {
        await manage.Enable(By, Key, stop);
        return Done("users.enabled");
    }

    /// <summary>What the form of names was opened with.</summary>
    public IReadOnlyList<(string, string)> Facts => [(texts["account.display-name"], Account.DisplayName), (texts["account.title"], Account.Title)];

    /// <summary>What somebody else changed since the form was opened.</summary>
    public IReadOnlyList<FieldChange> Meanwhile { get; private set; } = [];

    private void Load()
    {
        Account = manage.Require(By, Key);
        Meanwhile = Overtaken.Since(Request, Facts);
    }

    private RedirectResult Done(string text)
    {
        TempData["Flash"] = texts[text];
        return Redirect(Request.Path);
    }
}
