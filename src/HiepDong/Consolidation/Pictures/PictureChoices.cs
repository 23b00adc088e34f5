using HiepDong.Indicators;
using HiepDong.Web;

namespace HiepDong.Consolidation.Pictures;

/// <summary>What a picture can be of.</summary>
internal static class PictureChoices
{
    /// <summary>Drawn when none is asked for: the number of drug cases, or whatever a node has first.</summary>
    private const string Usual = "MT.VU";

    /// <summary>Every indicator that can be chosen, under its topic.</summary>
    public static List<Choice> Indicators(Catalogue catalogue, Texts texts) =>
        [.. Topics.All.SelectMany(t => catalogue.Indicators.Where(i => i.Topic == t.Code && !i.Retired).Select(i => new Choice(i.Code, i.Name(texts.Language), texts.Raw(t.Vi, t.En))))];

    public static string Code(string? asked, Catalogue catalogue) => asked is { Length: > 0 } ? asked : catalogue.TryGet(Usual, out _) ? Usual : catalogue.Indicators[0].Code;
}
