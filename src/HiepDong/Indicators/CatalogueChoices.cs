using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Web;

namespace HiepDong.Indicators;

/// <summary>What the fields of this capability offer, in the reader's language.</summary>
internal static class CatalogueChoices
{
    public static List<Choice> OfTopics(Texts texts) => [.. Topics.All.Select(t => new Choice(t.Code, texts.Raw(t.Vi, t.En)))];
    public static List<Choice> OfForces(Texts texts) => [.. Enum.GetValues<Force>().Select(f => new Choice(f.Code(), f.Name(texts.Language)))];
    public static List<Choice> OfAddsUp(Texts texts) => [.. Enum.GetValues<AddsUp>().Select(a => new Choice(a.ToString(), texts["indicators.adds-up-long." + Key(a)]))];
    public static List<Choice> OfDirections(Texts texts) => [.. Enum.GetValues<Direction>().Select(d => new Choice(d.ToString(), texts["indicators.direction." + Key(d)]))];
    public static List<Choice> OfRhythms(Texts texts) => [.. CatalogueStore.Rhythms.Select(r => new Choice(r.Value, texts["templates.rhythm." + r.Value]))];
    public static List<Choice> OfWindows(Texts texts) => [.. Enum.GetValues<WindowRule>().Select(w => new Choice(Key(w), texts["templates.window." + Key(w)]))];

    public static string Key<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
