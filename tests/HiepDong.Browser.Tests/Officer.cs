using System.Text.RegularExpressions;

namespace HiepDong.Browser.Tests;

/// <summary>Somebody at a browser, and everything their browser complained about.</summary>
internal sealed class Officer : IAsyncDisposable
{
    private readonly Site site;

    public Officer(Site site, IBrowserContext context, IPage page)
    {
        (this.site, Context, Page) = (site, context, page);
        Watch(page);
        context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.Address + "/", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal)) Outside.Add(request.Url);
        };
    }

    public IBrowserContext Context { get; }
    public IPage Page { get; }
    public ILocator Main => Page.Locator("main");
    public string Path => new Uri(Page.Url).PathAndQuery;

    /// <summary>Errors on the console (the content policy reports there too) and uncaught ones of scripts.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Requests to any other host.</summary>
    public List<string> Outside { get; } = [];

    // A driver that draws without a graphics card says so each time; that is this machine's and not the page's.
    private void Watch(IPage page)
    {
        page.Console += (_, message) => { if (message.Type is "error" or "warning" && !message.Text.Contains("GL Driver Message", StringComparison.Ordinal)) Complaints.Add($"{new Uri(page.Url).PathAndQuery}: {message.Text}"); };
        page.PageError += (_, error) => Complaints.Add($"{new Uri(page.Url).PathAndQuery}: {error}");
    }

    public async Task<IResponse?> Open(string path) => await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });

    /// <summary>On the sign-in page, wherever that was met.</summary>
    public async Task SignIn(string userName)
    {
        await Page.Locator("#UserName").FillAsync(userName);
        await Page.Locator("#Password").FillAsync(site.Password);
        await Page.Locator("main form button.main").ClickAsync();
        await Page.Locator("#Password").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>The words of the page's content, white space made single.</summary>
    public async Task<string> Words() => Regex.Replace(await Main.InnerTextAsync(), @"\s+", " ");

    public Task Press(string button) => Main.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();

    public Task Follow(string link) => Main.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();

    public async Task Sees(string text) => await Assertions.Expect(Main).ToContainTextAsync(text, new() { UseInnerText = true, Timeout = 10_000 });

    public async Task IsAt(string pattern)
    {
        try { await Page.WaitForURLAsync(new Regex("^" + Regex.Escape(site.Address) + pattern)); }
        catch (TimeoutException late)
        {
            var said = string.Join("; ", await Page.Locator("#errors, .note.bad, #flash").AllInnerTextsAsync());
            throw new InvalidOperationException($"Still at {Path}, not at {pattern}: {said}", late);
        }
    }

    /// <summary>Tab until the wanted element has the focus, as somebody without a mouse does.</summary>
    public async Task TabTo(ILocator wanted, int most = 200)
    {
        for (var i = 0; i < most; i++)
        {
            if (await wanted.EvaluateAsync<bool>("e => e === document.activeElement")) return;
            await Page.Keyboard.PressAsync("Tab");
        }
        throw new InvalidOperationException($"The keyboard does not reach {wanted} on {Path}.");
    }

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();
}
