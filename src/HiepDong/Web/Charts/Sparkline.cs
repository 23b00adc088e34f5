using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace HiepDong.Web.Charts;

/// <summary>A line the size of a word, from nought to the highest value; where a value is missing the line is broken. It says nothing that the figures beside it do not, so readers of the screen skip it.</summary>
internal static class Sparkline
{
    /// <summary>The stylesheet's size of the drawing; one unit is kept free above and below for the line's own thickness.</summary>
    public const int Width = 60, Height = 16, Edge = 1;

    public static IHtmlContent Draw(IReadOnlyList<decimal?> values)
    {
        var path = Path(values);
        return path.Length == 0 ? HtmlString.Empty : new HtmlString($"<svg class=spark aria-hidden=true><path d=\"{path}\"/></svg>");
    }

    internal static string Path(IReadOnlyList<decimal?> values)
    {
        var high = values.Max();
        if (high is null || values.Count < 2) return "";
        var low = Math.Min(0, values.Min()!.Value);
        var span = high.Value == low ? 1 : high.Value - low;
        var path = new StringBuilder();
        var joined = false;
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is not { } value) { joined = false; continue; }
            var (x, y) = (Width * i / (values.Count - 1), Edge + Height - (int)Math.Round(Height * (value - low) / span));
            var alone = !joined && (i + 1 == values.Count || values[i + 1] is null);
            path.Append(joined ? ' ' : 'M').Append(x.ToString(CultureInfo.InvariantCulture)).Append(' ').Append(y.ToString(CultureInfo.InvariantCulture));
            // A value between two gaps is a dot.
            if (alone) path.Append("h.1");
            joined = true;
        }
        return path.ToString();
    }
}
