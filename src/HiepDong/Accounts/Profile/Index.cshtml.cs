using HiepDong.Node;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Accounts.Profile;

internal sealed class IndexModel(ChangePassword change, AccessTokens tokens, NodeState node, OfficeClock clock, Texts texts) : PageModel, IRefillable
{
    [BindProperty] public string? CurrentPassword { get; set; }
    [BindProperty] public string? NewPassword { get; set; }
    [BindProperty] public string? AgainPassword { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public int Days { get; set; } = AccessTokens.Lives[1];

    /// <summary>Survives exactly one redirect, in an encrypted cookie.</summary>
    [TempData] public string? NewToken { get; set; }

    public Account Account => Actors.AccountOf(HttpContext);
    public NodeState Node => node;
    public DateTimeOffset Now => clock.Machine.GetUtcNow();
    public string? Failed { get; private set; }
    public IReadOnlyList<AccessToken> Tokens { get; private set; } = [];
    public IEnumerable<Choice> Lives => AccessTokens.Lives.Select(d => new Choice(texts.Write(d), texts["profile.days", d]));

    public void OnGet() => Tokens = tokens.Of(Account.Id);

    public Task Refill(CancellationToken stop)
    {
        OnGet();
        return Task.CompletedTask;
    }

    public async Task<IActionResult> OnPostPassword(CancellationToken stop)
    {
        Failed = "password";
        await Authentication.SignIn(HttpContext, await change.Run(Account, CurrentPassword, NewPassword, AgainPassword, stop));
        TempData["Flash"] = texts["profile.password-changed"];
        return Redirect("/tai-khoan");
    }

    public async Task<IActionResult> OnPostToken(CancellationToken stop)
    {
        Failed = "token";
        NewToken = await tokens.Create(Actors.Of(HttpContext), Name, Days, stop);
        return Redirect("/tai-khoan#tokens");
    }

    public async Task<IActionResult> OnPostRevoke(string id, CancellationToken stop)
    {
        await tokens.Revoke(Actors.Of(HttpContext), id, stop);
        TempData["Flash"] = texts["profile.token-revoked-done"];
        return Redirect("/tai-khoan#tokens");
    }
}
