using System.Globalization;
using System.Text;
using HiepDong.Indicators;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reading;
using HiepDong.Reporting;
using HiepDong.Text;

namespace HiepDong.Documents;

/// <summary>Whose template is expected; a null part is not checked.</summary>
internal sealed record TemplateKey(string? UnitCode, string? FormCode, Period? Period);

/// <summary>A figure read from a template. <paramref name="Cell"/> is its provenance: "SoLieu!E12".</summary>
internal sealed record TemplateFigure(Indicator Indicator, Quantity Quantity, string Cell);

internal sealed record TemplateNarrative(string Code, string Text, string Cell);

/// <summary>What a template holds. Nothing of it may be used while <see cref="Problems"/> is not empty.</summary>
internal sealed record TemplateContent(
    string UnitCode, ReportForm Form, Period Period, IReadOnlyList<TemplateFigure> Figures, IReadOnlyList<TemplateNarrative> Narratives, IReadOnlyList<Problem> Problems);

internal static partial class ReportTemplate
{
    /// <summary>Far more than any form has.</summary>
    private const int MostRows = 20_000;

    /// <summary>
    /// Reads a filled-in template. A file that is no template of ours is refused with a <see cref="RefusalException"/>; everything wrong inside it is
    /// collected in <see cref="TemplateContent.Problems"/>, each with its cell.
    /// </summary>
    public static TemplateContent Read(Stream input, Catalogue catalogue, TemplateKey? expected = null)
    {
        var rows = SpreadsheetReader.Read(input).Take(MostRows + 1).ToList();
        if (rows.Count > MostRows) throw new RefusalException(DocumentProblems.NotOurTemplate());
        var sheets = rows.ToLookup(r => r.Sheet, StringComparer.Ordinal);
        var key = sheets[KeySheet].ToDictionaryByFirst(r => r.Text(0), r => r.Text(1));
        if (key.GetValueOrDefault("mau") != "hiepdong-bao-cao-1" || !sheets.Contains(FiguresSheet) || !int.TryParse(key.GetValueOrDefault("phien_ban"), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            || !Period.TryParse(key.GetValueOrDefault("ky"), out var period)) throw new RefusalException(DocumentProblems.NotOurTemplate());
        var (unit, formCode) = (key.GetValueOrDefault("don_vi", ""), key.GetValueOrDefault("bieu_mau", ""));
        if (key.GetValueOrDefault("ma_kiem") != Checksum(unit, formCode, version, period.Code)) throw new RefusalException(DocumentProblems.TemplateChanged());
        if (catalogue.Form(formCode, version) is not { } form) throw new RefusalException(DocumentProblems.UnknownForm(formCode));

        var problems = new List<Problem>();
        if (expected?.UnitCode is { } u && u != unit) problems.Add(DocumentProblems.WrongUnit(unit, u));
        if (expected?.FormCode is { } f && f != formCode) problems.Add(DocumentProblems.WrongForm(formCode, f));
        if (expected?.Period is { } p && p != period) problems.Add(DocumentProblems.WrongPeriod(period.NameVi, p.NameVi, period.NameEn, p.NameEn));
        return new(unit, form, period, ReadFigures(sheets[FiguresSheet], form, catalogue, problems), ReadNarratives(sheets[NarrativesSheet], form, problems), problems);
    }

    private static List<TemplateFigure> ReadFigures(IEnumerable<SheetRow> rows, ReportForm form, Catalogue catalogue, List<Problem> problems)
    {
        var asked = form.IndicatorCodes.ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var figures = new List<TemplateFigure>();
        foreach (var row in rows.Where(r => r.Number > HeadRow))
        {
            var code = row.Text(CodeColumn);
            var filled = row[ValueColumn] is not (null or "") || row.Text(QualifierColumn).Length > 0;
            if (code.Length == 0)
            {
                if (filled) problems.Add(DocumentProblems.UnknownCode(row.Address(CodeColumn), ""));
                continue;
            }
            if (!asked.Contains(code) || !catalogue.TryGet(code, out var indicator)) { problems.Add(DocumentProblems.UnknownCode(row.Address(CodeColumn), code)); continue; }
            if (!seen.Add(code)) { problems.Add(DocumentProblems.RepeatedCode(row.Address(CodeColumn), code)); continue; }
            if (ReadCell(row, indicator, problems) is { } quantity) figures.Add(new(indicator, quantity, row.Address(ValueColumn)));
        }
        return figures;
    }

    private static Quantity? ReadCell(SheetRow row, Indicator indicator, List<Problem> problems)
    {
        var (cell, qualifierCell) = (row.Address(ValueColumn), row.Address(QualifierColumn));
        var word = Vietnamese.Clean(row.Text(QualifierColumn));
        var bound = Bound.Exact;
        if (word.Length > 0)
        {
            var known = Qualifiers.FirstOrDefault(q => string.Equals(Vietnamese.Fold(q.Word), Vietnamese.Fold(word), StringComparison.Ordinal));
            if (known.Word is null) { problems.Add(DocumentProblems.UnknownQualifier(qualifierCell, Short(word))); return null; }
            bound = known.Bound;
        }
        if (row.Text(ValueColumn).Length == 0)
        {
            if (word.Length > 0) problems.Add(DocumentProblems.QualifierAlone(qualifierCell));
            return null;
        }
        if (!TryQuantity(row[ValueColumn], cell, problems, out var quantity)) return null;
        if (bound != Bound.Exact)
        {
            if (!quantity.IsExact && quantity.Bound != bound) { problems.Add(DocumentProblems.QualifierTwice(qualifierCell)); return null; }
            quantity = quantity with { Bound = bound };
        }
        foreach (var value in new[] { quantity.Value, quantity.Max ?? quantity.Value })
        {
            if (value < 0) { problems.Add(DocumentProblems.Negative(cell)); return null; }
            if (value >= Indicator.Limit) { problems.Add(DocumentProblems.TooGreat(cell)); return null; }
            if (indicator.Scale(value) is null) { problems.Add(DocumentProblems.TooManyDecimals(cell, Vietnamese.Number(value), indicator.Decimals)); return null; }
        }
        return quantity;
    }

    private static bool TryQuantity(object? value, string cell, List<Problem> problems, out Quantity quantity)
    {
        quantity = default;
        switch (value)
        {
            case double number when Math.Abs(number) < 1e15:
                // Binary fractions carry noise in the 16th digit; 12 decimals are beyond any indicator.
                quantity = new(Math.Round((decimal)number, 12));
                return true;
            case double:
                problems.Add(DocumentProblems.TooGreat(cell));
                return false;
            case DateTime or TimeSpan:
                problems.Add(DocumentProblems.IsADate(cell));
                return false;
            case string text when text.StartsWith('#') && text.Length > 2:
                problems.Add(DocumentProblems.IsAnError(cell));
                return false;
            case string text:
                if (QuantityText.TryParse(text, out quantity)) return true;
                var bare = text.Trim().TrimStart('-', '−', '–');
                problems.Add(bare.Length < text.Trim().Length && QuantityText.TryParse(bare, out _) ? DocumentProblems.Negative(cell) : DocumentProblems.NotANumber(cell, Short(text)));
                return false;
            default:
                problems.Add(DocumentProblems.NotANumber(cell, Short(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")));
                return false;
        }
    }

    private static List<TemplateNarrative> ReadNarratives(IEnumerable<SheetRow> rows, ReportForm form, List<Problem> problems)
    {
        var known = form.Narratives.Select(n => n.Code).ToHashSet(StringComparer.Ordinal);
        var texts = new List<TemplateNarrative>();
        foreach (var row in rows.Where(r => r.Number > NarrativeHeadRow))
        {
            var (code, cell) = (row.Text(0), row.Address(2));
            // Lines are kept; each is cleaned by itself.
            var text = string.Join('\n', row.Text(2).ReplaceLineEndings("\n").Split('\n').Select(Vietnamese.Clean)).Trim();
            if (text.Length == 0) continue;
            if (!known.Contains(code) || texts.Any(t => t.Code == code)) problems.Add(DocumentProblems.UnknownNarrative(cell, code));
            else if (text.Length > NarrativeLimit) problems.Add(DocumentProblems.NarrativeTooLong(cell, NarrativeLimit));
            else texts.Add(new(code, text.Normalize(NormalizationForm.FormC), cell));
        }
        return texts;
    }

    private static Dictionary<string, string> ToDictionaryByFirst(this IEnumerable<SheetRow> rows, Func<SheetRow, string> key, Func<SheetRow, string> value)
    {
        var made = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows) made.TryAdd(key(row), value(row));
        return made;
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
