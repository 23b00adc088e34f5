using HiepDong.Organisation;
using HiepDong.Web;

namespace HiepDong.Indicators.FormShow;

/// <summary>How forms are spoken of on the pages.</summary>
internal static class FormWords
{
    public static string Validity(Texts texts, ReportForm form) =>
        form.ValidTo is { } end ? texts["templates.valid-until", form.ValidFrom, end.AddDays(-1)] : texts["templates.valid-from", form.ValidFrom];

    public static string Forces(Texts texts, ReportForm form) => string.Join(", ", form.Forces.Select(f => f.Name(texts.Language)));
    public static string Echelons(Texts texts, ReportForm form) => string.Join(", ", form.Echelons.Select(e => e.Name(texts.Language)));
    public static string Rhythm(Texts texts, ReportForm form) => texts["templates.rhythm." + CatalogueStore.Rhythms[form.Rhythm]];

    public static (string Text, string Kind) State(Texts texts, ReportForm form, DateOnly today) =>
        form.IsInEffect(today) ? (texts["templates.in-effect"], "ok") : form.ValidFrom > today ? (texts["templates.coming"], "info") : (texts["templates.ended"], "");

    /// <summary>One difference as a sentence.</summary>
    public static string Change(Texts texts, Catalogue catalogue, FormChange change)
    {
        string Named(string code) => catalogue.TryGet(code, out var i) ? code + " – " + i.Name(texts.Language) : code;
        string Force(string code) => Codes.ToForce(code).Name(texts.Language);
        string Echelon(string code) => Codes.ToEchelon(code).Name(texts.Language);
        var key = "templates.change." + System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(change.Kind.ToString());
        return change.Kind switch
        {
            FormChangeKind.Force => texts[change.Before is null ? key + "-added" : key + "-removed", Force(change.Subject)],
            FormChangeKind.Echelon => texts[change.Before is null ? key + "-added" : key + "-removed", Echelon(change.Subject)],
            FormChangeKind.Due => texts[key, Echelon(change.Subject), change.Before, change.After],
            FormChangeKind.Rhythm => texts[key, texts["templates.rhythm." + CatalogueStore.Rhythms[Enum.Parse<Periods.Rhythm>(change.Before!)]], texts["templates.rhythm." + CatalogueStore.Rhythms[Enum.Parse<Periods.Rhythm>(change.After!)]]],
            FormChangeKind.Window => texts[key, texts["templates.window." + change.Before!.ToLowerInvariant()], texts["templates.window." + change.After!.ToLowerInvariant()]],
            FormChangeKind.IndicatorAdded => texts[key, Named(change.Subject), change.After],
            FormChangeKind.IndicatorRemoved => texts[key, Named(change.Subject), change.Before],
            FormChangeKind.IndicatorMoved => texts[key, Named(change.Subject), change.Before, change.After],
            FormChangeKind.IndicatorsReordered => texts[key, change.Subject],
            _ => texts[key, change.Before, change.After]
        };
    }

    public static string Sign(FormChange change) => change.Kind switch
    {
        FormChangeKind.SectionAdded or FormChangeKind.IndicatorAdded or FormChangeKind.NarrativeAdded => "+",
        FormChangeKind.SectionRemoved or FormChangeKind.IndicatorRemoved or FormChangeKind.NarrativeRemoved => "−",
        FormChangeKind.Force or FormChangeKind.Echelon => change.Before is null ? "+" : "−",
        _ => "≠"
    };
}
