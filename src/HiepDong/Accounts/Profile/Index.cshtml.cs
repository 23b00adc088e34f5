using HiepDong.Node;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Accounts.Profile;

internal sealed class IndexModel(ChangePassword change, AccessTokens tokens, Mail.Digests digests, NodeState node, OfficeClock clock, Texts texts) : PageModel, IRefillable
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

    /// <summary>The daily mail, when it was asked for.</summary>
    public Mail.Subscription? Digest { get; private set; }

    public void OnGet() => (Tokens, Digest) = (tokens.Of(Account.Id), digests.Of(Account.Id));

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

    public async Task<IActionResult> OnPostDigest([FromForm(Name = "hop-thu")] string? address, CancellationToken stop)
    {
        Failed = "digest";
        await digests.Subscribe(Actors.Of(HttpContext), address ?? "", texts.Language, stop);
        TempData["Flash"] = texts["mail.subscribed", (address ?? "").Trim()];
        return Redirect("/tai-khoan#thu");
    }

    public async Task<IActionResult> OnPostNoDigest(CancellationToken stop)
    {
        await digests.Unsubscribe(Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["mail.unsubscribed"];
        return Redirect("/tai-khoan#thu");
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
