using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace HiepDong.Browser.Tests.Pages;

/// <summary>
/// Pictures of every page to be looked at, and one sheet of them all: HIEPDONG_SHOTS=folder dotnet test --filter Shots. Does nothing without the variable. HIEPDONG_SHOTS_OF="an dung": of these alone.
/// </summary>
[Collection(Demo.Collection)]
public sealed partial class Shots(Demo demo)
{
    public const string Variable = "HIEPDONG_SHOTS", People = "HIEPDONG_SHOTS_OF";

    private static readonly (string Name, Screen Screen)[] Ways =
    [
        ("desktop", Screen.Desktop), ("phone", Screen.Phone), ("dark", Screen.Desktop with { Theme = "dark" }), ("contrast", Screen.Desktop with { Theme = "contrast" }), ("english", Screen.Desktop with { Language = "en" })
    ];

    [Fact]
    public async Task Every_page_is_pictured()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } folder) return;
        Directory.CreateDirectory(folder);
        var sheet = new StringBuilder("<!doctype html><meta charset=\"utf-8\"><title>Hiệp Đồng</title><style>td{vertical-align:top;font:12px sans-serif}img{width:300px;border:1px solid #999}</style><table>");
        var seen = new HashSet<string>();
        foreach (var userName in (Environment.GetEnvironmentVariable(People) ?? "binh an dung").Split(' '))
        {
            var pages = (await Survey.Of(demo, userName)).Pages.Where(p => userName != "dung" || seen.Add(p)).ToList();
            if (userName == "an" && await EntryOf() is { } entry && !pages.Contains(entry)) pages.Add(entry);
            foreach (var path in pages) seen.Add(path);
            var rows = pages.ToDictionary(p => p, p => new StringBuilder());
            foreach (var (way, screen) in Ways)
            {
                await using var officer = await demo.LookAs(userName, screen);
                foreach (var path in pages)
                {
                    await officer.Open(path);
                    var name = userName + Other().Replace(path, "_");
                    // A long address is cut, the number keeps it apart.
                    var file = $"{(name.Length > 120 ? name[..120] + pages.IndexOf(path) : name)}.{way}.png";
                    await officer.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, file), FullPage = true });
                    rows[path].Append(System.Globalization.CultureInfo.InvariantCulture, $"<td>{way}<br><a href=\"{file}\"><img src=\"{file}\" loading=\"lazy\"></a>");
                }
            }
            foreach (var path in pages) sheet.Append(System.Globalization.CultureInfo.InvariantCulture, $"<tr><td>{userName} {WebUtility.HtmlEncode(path)}{rows[path]}");
        }
        await File.WriteAllTextAsync(Path.Combine(folder, "index.html"), sheet.ToString());
    }

    private async Task<string> EntryOf()
    {
        await using var an = await demo.SignInAs("an");
        await an.Open("/bao-cao?ky=2026-11");
        await an.Main.Locator("form[action='/bao-cao/duyet'] a[href^='/bao-cao/']").First.ClickAsync();
        await an.Follow("Đính chính");
        return an.Path;
    }

    [GeneratedRegex("[^A-Za-z0-9-]+")]
    private static partial Regex Other();
}
