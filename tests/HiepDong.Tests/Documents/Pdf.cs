using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace HiepDong.Tests.Documents;

/// <summary>Small PDF files: lines at places, and rules. Points from the upper left corner of an A4 page.</summary>
internal sealed class Pdf
{
    private readonly PdfDocument document = new();
    private XGraphics? page;
    private string font = "";

    static Pdf() => GlobalFontSettings.FontResolver ??= new SystemFonts();

    /// <param name="font">Liberation has no Vietnamese letters: they come out as letters that nobody can read.</param>
    public static byte[] Of(Action<Pdf> draw, string? password = null, string font = "DejaVuSerif")
    {
        var pdf = new Pdf { font = font };
        pdf.NextPage();
        draw(pdf);
        pdf.page!.Dispose();
        if (password != null) pdf.document.SecuritySettings.UserPassword = password;
        var file = new MemoryStream();
        pdf.document.Save(file, false);
        return file.ToArray();
    }

    public Pdf NextPage()
    {
        page?.Dispose();
        var added = document.AddPage();
        (added.Width, added.Height) = (XUnit.FromPoint(595), XUnit.FromPoint(842));
        page = XGraphics.FromPdfPage(added);
        return this;
    }

    public Pdf Text(double left, double down, string text, double size = 11)
    {
        page!.DrawString(text, new XFont(font, size), XBrushes.Black, left, down);
        return this;
    }

    public Pdf Rule(double left, double down, double right, double down2)
    {
        page!.DrawLine(new XPen(XColors.Black, 0.5), left, down, right, down2);
        return this;
    }

    /// <summary>Lines under each other, 18 points apart.</summary>
    public Pdf Lines(double left, double down, params string[] lines)
    {
        foreach (var line in lines) { Text(left, down, line); down += 18; }
        return this;
    }

    /// <summary>Fonts that the tests' machine has for its Word pages.</summary>
    private sealed class SystemFonts : IFontResolver
    {
        public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(familyName);

        public byte[]? GetFont(string faceName) => File.ReadAllBytes(
            Directory.EnumerateFiles("/usr/share/fonts", faceName + ".ttf", SearchOption.AllDirectories).FirstOrDefault() ?? throw new InvalidOperationException($"{faceName} is missing: apt-get install fonts-dejavu-core fonts-liberation"));
    }
}
