using HiepDong.Intake;
using HiepDong.Reading;
using HiepDong.Reporting;

namespace HiepDong.Tests.Intake;

/// <summary>Writes a text together with what is read out of it: "{MT.VU:24 vụ}" is a figure of that indicator.</summary>
internal static class Drafter
{
    /// <summary>Code, stated quantity and unit; after '|' a confidence other than 0.95. "{?:3 vụ}" has no indicator, "{2026-10 MT.VU:3 vụ}" is of another period.</summary>
    public static (SourceText Source, ReportReading Reading) Write(string draft, string? period = null)
    {
        var text = new System.Text.StringBuilder();
        var figures = new List<FigureReading>();
        var at = 0;
        while (draft.IndexOf('{', at) is >= 0 and var open)
        {
            text.Append(draft, at, open - at);
            var close = draft.IndexOf('}', open);
            var inside = draft[(open + 1)..close];
            var colon = inside.IndexOf(':', StringComparison.Ordinal);
            var (head, said) = (inside[..colon].Split(' '), inside[(colon + 1)..].Split('|'));
            var words = said[0].Split(' ');
            var split = Enumerable.Range(1, words.Length).Last(n => QuantityText.TryParse(string.Join(' ', words[..n]), out _));
            QuantityText.TryParse(string.Join(' ', words[..split]), out var quantity);
            var unit = string.Join(' ', words[split..]);
            var code = head[^1] == "?" ? null : head[^1];
            var confidence = code is null ? 0 : said.Length > 1 ? double.Parse(said[1], System.Globalization.CultureInfo.InvariantCulture) : 0.95;
            figures.Add(new(text.Length, text.Length + said[0].Length, said[0], quantity, unit.Length == 0 ? null : unit, unit + " số " + (code ?? "khác"), code, confidence, "drugs", head.Length > 1 ? head[0] : period, [], null, null, null, null, null, 0, 0, ["test"]));
            text.Append(said[0]);
            at = close + 1;
        }
        text.Append(draft, at, draft.Length - at);
        var source = SourceText.Plain(text.ToString());
        // Each line is a sentence here.
        var all = figures.Select(f => source.Blocks.First(b => b.Start <= f.Start && f.End <= b.End) is var b ? f with { SentenceStart = b.Start, SentenceEnd = b.End } : f).ToList();
        return (source, new(EventReading.None with { Period = period }, [], all, []));
    }
}
