namespace HiepDong.Browser.Tests;

/// <summary>A served node that officers sign in to.</summary>
/// <param name="Address">Without a slash at its end.</param>
/// <param name="Password">Of every account.</param>
internal sealed record Site(IBrowser Browser, string Address, string Password)
{
    /// <summary>A browser of its own, in which nobody has signed in.</summary>
    public async Task<Officer> Somebody(Screen? screen = null)
    {
        screen ??= Screen.Desktop;
        var context = await Browser.NewContextAsync(screen.Options(Address));
        context.SetDefaultTimeout(20_000);
        await context.AddCookiesAsync(screen.Cookies(Address));
        return new(this, context, await context.NewPageAsync());
    }

    /// <summary>Signs in at the sign-in page.</summary>
    public async Task<Officer> SignInAs(string userName, Screen? screen = null)
    {
        var officer = await Somebody(screen);
        await officer.Open("/dang-nhap");
        await officer.SignIn(userName);
        return officer;
    }
}
