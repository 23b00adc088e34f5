using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Demonstration;
using HiepDong.Intake;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace HiepDong.Browser.Tests;

/// <summary>
/// The demonstration, loaded once and served in this process, and one Chromium. All tests share them, so each story works on units of its own.
/// </summary>
public sealed class Demo : IAsyncLifetime
{
    public const string Collection = "demonstration";
    private readonly string folder = Directory.CreateTempSubdirectory("hd-browser-").FullName;
    private readonly Dictionary<string, string> sessions = [];
    private readonly HashSet<string> taken = [];
    private const string WaitingText = "I. MA TÚY\nTrong kỳ phát hiện, bắt giữ 7 vụ phạm tội về ma túy, 9 đối tượng; cả đợt là 8 vụ phạm tội về ma túy.\nThu giữ hơn 1.200 viên ma túy tổng hợp, 02 bánh heroin và 5 tấn pháo. Ngoài ra có 3 chiếc bộ đàm.";
    public const string December = "2026-12";
    private NodeContext node = null!;
    private WebApplication app = null!;
    private IPlaywright playwright = null!;

    internal NodeContext Node => node;
    internal IServiceProvider Services => app.Services;
    internal IBrowser Browser { get; private set; } = null!;
    internal string Address { get; private set; } = "";
    internal string Password { get; private set; } = "";
    internal string Folder => folder;

    public async Task InitializeAsync()
    {
        node = NodeContext.Open(new NodeOptions(Path.Combine(folder, "data"), null));
        await new DemoCycle(node, Path.Combine(Tree.Root, "samples", "2026-12"), Path.Combine(folder, "out")).Run(default);
        Password = (await File.ReadAllTextAsync(Path.Combine(node.Options.Data, DemoCycle.PasswordFile))).Trim();
        WaitingReport = node.Database.First<string>(
            "select r.id from report r join org_unit u on u.id = r.unit_id where r.state = 'submitted' and r.period = @December and u.code like 'CA.68%' order by r.id", new { December })!;
        app = ServeCommand.Host(node, "http://127.0.0.1:0");
        await app.StartAsync();
        // A text that waits, so that its pages are looked at too.
        await app.Services.GetRequiredService<TakeIn>().Run(new("bao-cao-thang-12.txt", "text/plain; charset=utf-8", SourceText.Plain(WaitingText), null, Period: Period.Month(2026, 12)),
            app.Services.GetRequiredService<AccountStore>().ByName("an")!.ToActor(), default);
        Address = app.Urls.Single();
        playwright = await Playwright.CreateAsync();
        Browser = await Chrome.Launch(playwright);
        Site = new(Browser, Address, Password);
    }

    internal Site Site { get; private set; } = null!;
    internal Task<Officer> Somebody(Screen? screen = null) => Site.Somebody(screen);
    internal Task<Officer> SignInAs(string userName, Screen? screen = null) => Site.SignInAs(userName, screen);

    /// <summary>Already signed in, with the session of an earlier sign-in; for tests that only look.</summary>
    internal async Task<Officer> LookAs(string userName, Screen? screen = null)
    {
        if (!sessions.TryGetValue(userName, out var session))
        {
            await using var first = await SignInAs(userName);
            var cookies = await first.Page.Context.CookiesAsync();
            sessions[userName] = session = cookies.Single(c => c.Name == "hd-session").Value;
        }
        var officer = await Somebody(screen);
        await officer.Page.Context.AddCookiesAsync([new() { Name = "hd-session", Value = session, Url = Address }]);
        return officer;
    }

    /// <summary>A new account that enters reports for a unit which owes December's and has not begun it; every call another unit.</summary>
    internal async Task<(string UserName, OrgUnit Unit)> Reporter(Force? force = null)
    {
        var begun = node.Database.Query<string>("select unit_id from report where period = @December", new { December }).ToHashSet();
        var forms = node.State.Catalogue.FormsFor(Period.Month(2026, 12)).ToList();
        var unit = node.State.Organisation.At(node.State.Today).Units.First(u => u.Echelon is Echelon.Commune or Echelon.Post && (force is null || u.Force == force) && forms.Any(f => f.AsksOf(u))
            && u.Code is not ("CA.68104" or "BP.60.01") && !begun.Contains(u.Id) && taken.Add(u.Id));
        var userName = "nhap" + taken.Count.ToString(CultureInfo.InvariantCulture);
        await new AccountStore(node.Database).Create(Actor.Operator, new(userName, "Cán bộ " + userName, "Cán bộ tổng hợp (nhân vật giả định)", [new(Role.Reporter, unit.Id, Hierarchy.Chain)], Password));
        return (userName, unit);
    }

    /// <summary>December's report of a police unit of Lâm Đồng that waits for acceptance, kept for the story of two who accept it.</summary>
    internal string WaitingReport { get; private set; } = "";

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
        await app.DisposeAsync();
        node.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}

[CollectionDefinition(Demo.Collection)]
public sealed class DemoCollection : ICollectionFixture<Demo>;

/// <summary>How somebody looks at the pages.</summary>
internal sealed record Screen(int Width = 1280, int Height = 900, string Language = "vi", string Theme = "light", bool Script = true)
{
    public static readonly Screen Desktop = new();
    public static readonly Screen Phone = new(360, 740);
    public static readonly Screen WithoutScript = new(Script: false);

    public BrowserNewContextOptions Options(string address) => new()
    {
        BaseURL = address, Locale = "vi-VN", TimezoneId = "Asia/Ho_Chi_Minh", ViewportSize = new() { Width = Width, Height = Height }, JavaScriptEnabled = Script,
        HasTouch = Width < 500, ReducedMotion = ReducedMotion.Reduce
    };

    public IEnumerable<Cookie> Cookies(string address) =>
        [new() { Name = "hd-lang", Value = Language, Url = address }, new() { Name = "hd-theme", Value = Theme, Url = address }];
}

internal static class Tree
{
    /// <summary>The root of the source tree, above the built tests.</summary>
    public static readonly string Root = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "HiepDong.sln"))) return folder.FullName;
        throw new InvalidOperationException("The tests run inside the source tree.");
    }
}
