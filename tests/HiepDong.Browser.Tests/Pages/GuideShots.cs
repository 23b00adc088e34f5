namespace HiepDong.Browser.Tests.Pages;

/// <summary>
/// The pictures of the guide, from the running demonstration: HIEPDONG_GUIDE_SHOTS=docs/guide/images dotnet test --filter GuideShots, then pngquant. Does nothing without the variable.
/// </summary>
[Collection(Demo.Collection)]
public sealed class GuideShots(Demo demo)
{
    public const string Variable = "HIEPDONG_GUIDE_SHOTS";
    private const string Id = "[0-9a-f-]{36}$";

    /// <summary>Name of the picture, who looks, the page or the list on which its first link is found, what the address of that link ends with, what is appended to it.</summary>
    private sealed record Shot(string Name, string UserName, string Path, string? Link = null, string After = "", int Height = 640);

    /// <summary>Beside the navigation and below the bar, which every page has.</summary>
    private static Clip Content(Shot shot) => new() { X = 225, Y = 52, Width = 1055, Height = shot.Height - 52 };

    private static readonly Shot[] All =
    [
        new("nhap-bao-cao", "an", "/bao-cao?ky=2026-11", "^/bao-cao/" + Id, "/nhap"),
        new("ghi-ket-qua", "an", "/ket-qua/moi"),
        new("duyet-bao-cao", "giang", "/bao-cao?ky=2026-12&trang-thai=cho-duyet"),
        new("lanh-dao", "chi", "/lanh-dao"),
        new("tong-hop", "binh", "/tong-hop"),
        new("ke-hoach", "binh", "/ke-hoach", "^/ke-hoach/" + Id),
        new("dieu-hanh", "binh", "/hoi-nghi", "^/hoi-nghi/" + Id, "/dieu-hanh"),
        new("theo-doi", "binh", "/nhiem-vu/theo-doi"),
        new("nhat-ky", "em", "/quan-tri/nhat-ky"),
        new("nguoi-dung", "dung", "/quan-tri/nguoi-dung", Height: 480)
    ];

    [Fact]
    public async Task Every_picture_of_the_guide_is_made()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } folder) return;
        foreach (var language in new[] { "vi", "en" })
            foreach (var shot in All)
            {
                await using var officer = await demo.LookAs(shot.UserName, Screen.Desktop with { Language = language });
                await officer.Open(shot.Path);
                if (shot.Link is not null)
                {
                    var links = await officer.Main.Locator("a[href]").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))");
                    await officer.Open(links.First(l => System.Text.RegularExpressions.Regex.IsMatch(l, shot.Link)) + shot.After);
                }
                await officer.Page.EvaluateAsync("() => document.fonts.ready");
                await officer.Page.ScreenshotAsync(new() { Path = Path.Combine(Tree.Root, folder, language, shot.Name + ".png"), Clip = Content(shot) });
            }
    }
}
