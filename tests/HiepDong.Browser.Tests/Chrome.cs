namespace HiepDong.Browser.Tests;

/// <summary>Debian's Chromium, or the one named by HIEPDONG_CHROMIUM.</summary>
internal static class Chrome
{
    private const string Variable = "HIEPDONG_CHROMIUM";

    public static Task<IBrowser> Launch(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Environment.GetEnvironmentVariable(Variable) ?? "/usr/bin/chromium",
        Args = ["--no-sandbox", "--disable-gpu", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking", "--no-first-run"]
    });
}
