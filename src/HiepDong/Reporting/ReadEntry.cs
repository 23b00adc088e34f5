using HiepDong.Indicators;
using HiepDong.Problems;
using HiepDong.Reading;
using HiepDong.Text;

namespace HiepDong.Reporting;

/// <summary>Turns what was typed into content; every value that can't be read is a problem at its own field, and nothing is dropped.</summary>
internal static class ReadEntry
{
    /// <summary>Name of an indicator's field on the page, in problems and in drafts.</summary>
    public static string FieldOf(string code) => "f-" + code;
    public static string RemarkField(string code) => "r-" + code;
    public static string NarrativeField(string code) => "n-" + code;

    public static (ReportContent Content, List<Problem> Problems) Run(ReportForm form, Catalogue catalogue, Draft draft, string by, DateTimeOffset at)
    {
        var figures = new List<Figure>();
        var problems = new List<Problem>();
        var typed = new Origin(OriginKind.Typed, by, at);
        foreach (var code in form.IndicatorCodes)
        {
            if (!catalogue.TryGet(code, out var indicator)) continue;
            var text = Vietnamese.Clean(draft.Figures.GetValueOrDefault(code));
            if (text.Length == 0) continue;
            if (!QuantityText.TryParse(text, out var quantity))
                problems.Add(ReportProblems.NotANumber(FieldOf(code), indicator.NameVi, indicator.NameEn, text));
            else if (indicator.Scale(quantity.Value) is null || (quantity.Max is { } max && indicator.Scale(max) is null))
                problems.Add(ReportProblems.TooPrecise(FieldOf(code), indicator.NameVi, indicator.NameEn, text, indicator.Decimals));
            else
            {
                var origin = draft.Origins.GetValueOrDefault(code) is { } o && o.Text == text ? o.Origin : typed;
                var remark = Vietnamese.Clean(draft.Remarks.GetValueOrDefault(code));
                figures.Add(new(indicator.Number, quantity, origin, remark.Length > 0 ? remark : null));
            }
        }
        var narratives = new Dictionary<string, string>();
        foreach (var n in form.Narratives)
            if (draft.Narratives.GetValueOrDefault(n.Code)?.Trim() is { Length: > 0 } text) narratives[n.Code] = text.Normalize(System.Text.NormalizationForm.FormC).ReplaceLineEndings("\n");
        return (new(figures, narratives), problems);
    }

    /// <summary>A draft that shows a version's content again, for a correction or after a return.</summary>
    public static Draft Reopen(ReportContent content, Catalogue catalogue)
    {
        var draft = new Draft();
        foreach (var f in content.Figures)
        {
            if (!catalogue.TryGet(f.Indicator, out var indicator)) continue;
            var text = f.Quantity.Write("vi");
            draft.Figures[indicator.Code] = text;
            draft.Origins[indicator.Code] = new(text, f.Origin);
            if (f.Remark is { } remark) draft.Remarks[indicator.Code] = remark;
        }
        foreach (var (code, text) in content.Narratives) draft.Narratives[code] = text;
        return draft;
    }
}
