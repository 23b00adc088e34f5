using System.Globalization;
using System.Text.RegularExpressions;
using HiepDong.Web;

namespace HiepDong.Tests.Web;

/// <summary>WCAG 2.2 AA: text on its ground reaches 4.5:1 in every theme; edges of fields and the focus ring 3:1.</summary>
public sealed partial class ColourTests
{
    private static readonly (string Text, string[] Grounds)[] Pairs =
    [
        ("ink", ["paper", "card", "side", "band", "sel", "well", "act-soft", "warn-soft", "bad-soft", "info-soft"]),
        ("ink-2", ["paper", "card", "side", "band", "sel", "well"]), ("ink-3", ["paper", "card", "side", "band", "sel"]),
        ("act", ["paper", "card", "band", "sel", "side"]), ("act-2", ["paper", "card", "act-soft", "band"]), ("on-act", ["act", "act-2"]),
        ("warn", ["card", "warn-soft"]), ("bad", ["card", "paper", "bad-soft"]), ("on-bad", ["bad"]), ("info", ["info-soft"]), ("on-mark", ["mark"]),
        ("on-bar", ["bar", "bar-hover"]), ("on-bar-2", ["bar"]), ("star", ["bar"]), ("on-h", ["h0", "h1", "h2", "h3"]), ("on-h4", ["h4", "h5"])
    ];

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    [InlineData("contrast")]
    public void Words_stand_out_from_their_ground(string theme)
    {
        var colours = Theme(theme);
        foreach (var (text, grounds) in Pairs)
            foreach (var ground in grounds)
                Contrast(colours[text], colours[ground]).ShouldBeGreaterThanOrEqualTo(4.5, $"{theme}: --{text} on --{ground}");
        foreach (var (edge, ground) in new[] { ("field", "card"), ("focus", "paper"), ("focus", "card") })
            Contrast(colours[edge], colours[ground]).ShouldBeGreaterThanOrEqualTo(3, $"{theme}: --{edge} on --{ground}");
    }

    private static Dictionary<string, string> Theme(string theme)
    {
        using var stream = typeof(Texts).Assembly.GetManifestResourceStream("assets/css/app.css")!;
        var css = new StreamReader(stream).ReadToEnd();
        var colours = new Dictionary<string, string>(StringComparer.Ordinal);
        string[] heads = theme == "light" ? [":root {"] : [":root {", $"[data-theme={theme}] {{"];
        foreach (var head in heads)
        {
            var from = css.IndexOf(head, StringComparison.Ordinal);
            foreach (Match token in Token().Matches(css[from..css.IndexOf('}', from)])) colours[token.Groups[1].Value] = token.Groups[2].Value;
        }
        return colours;
    }

    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + .05) / (Math.Min(x, y) + .05);
    }

    private static double Luminance(string hex)
    {
        if (hex.Length == 3) hex = string.Concat(hex.Select(c => $"{c}{c}"));
        double Part(int at)
        {
            var v = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return v <= .04045 ? v / 12.92 : Math.Pow((v + .055) / 1.055, 2.4);
        }
        return .2126 * Part(0) + .7152 * Part(2) + .0722 * Part(4);
    }

    [GeneratedRegex(@"--([\w-]+): #([0-9a-f]{3,6});")]
    private static partial Regex Token();
}
