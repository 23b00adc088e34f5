using System.Text.Json;
using HiepDong.Documents;
using HiepDong.Problems;
using HiepDong.Text;

namespace HiepDong.Indicators;

/// <summary>Forms in files: JSON holds everything; a workbook holds one sheet per form, of sections and indicators, and makes the next version of it.</summary>
internal static class FormFile
{
    public static List<ReportForm> Read(Stream file, string? name, Catalogue stored, DateOnly? validFrom)
    {
        using var buffer = FileGuard.Buffer(file);
        if (FileGuard.IsZip(buffer.GetBuffer().AsSpan(0, (int)Math.Min(buffer.Length, 8)))) return ReadWorkbook(buffer, name, stored, validFrom);
        using var reader = new StreamReader(buffer);
        return ReadJson(reader.ReadToEnd());
    }

    public static List<ReportForm> ReadJson(string json)
    {
        try
        {
            var forms = CatalogueStore.ReadForms(json);
            return forms.Count > 0 ? forms : throw new RefusalException(ImportProblems.NoRows());
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or ArgumentException or NullReferenceException)
        {
            throw new RefusalException(ImportProblems.BadForms(e is JsonException { Path: { } path } at ? FormattableString.Invariant($"{path}, dòng/line {at.LineNumber + 1}") : e.Message));
        }
    }

    private static List<ReportForm> ReadWorkbook(Stream file, string? name, Catalogue stored, DateOnly? validFrom)
    {
        var forms = new List<ReportForm>();
        var problems = new List<Problem>();
        foreach (var sheet in SpreadsheetReader.Read(file, name).GroupBy(r => r.Sheet))
        {
            if (FormRules.Last(stored, sheet.Key.Trim().ToUpperInvariant()) is not { } former) { problems.Add(ImportProblems.UnknownForm(sheet.Key)); continue; }
            var sections = Sections(sheet.Key, [.. sheet.Where(r => !r.IsEmpty)], former, problems);
            var made = FormText.Numbered(former with { Version = former.Version + 1, Sections = sections, ValidTo = null, ValidFrom = validFrom ?? default });
            if (FormDifference.Between(former, made).Count > 0) forms.Add(made);
            else forms.Add(FormText.Numbered(former));
        }
        if (problems.Count > 0) throw new RefusalException(problems);
        if (forms.Count == 0) throw new RefusalException(ImportProblems.NoRows());
        if (validFrom is null && forms.Any(f => f.ValidFrom == default)) throw new RefusalException(ImportProblems.NoValidFrom());
        return forms;
    }

    private static List<FormSection> Sections(string sheet, List<SheetRow> rows, ReportForm former, List<Problem> problems)
    {
        var head = rows.Count == 0 ? [] : Enumerable.Range(0, rows[0].Cells.Count).Select(c => rows[0].Text(c).ToLowerInvariant()).ToList();
        var (section, english, code) = (head.IndexOf("section"), head.IndexOf("section_en"), head.IndexOf("code"));
        if (section < 0 || code < 0) { problems.Add(ImportProblems.FormSheetColumns(sheet)); return []; }
        var made = new List<(string Vi, string En, List<string> Codes)>();
        foreach (var row in rows.Skip(1))
        {
            var title = FormText.Bare(Vietnamese.Clean(row.Text(section)));
            if (title.Length > 0 && (made.Count == 0 || made[^1].Vi != title))
            {
                var en = english < 0 ? "" : FormText.Bare(Vietnamese.Clean(row.Text(english)));
                if (en.Length == 0) en = FormText.Bare(former.Sections.FirstOrDefault(s => FormText.Bare(s.TitleVi) == title)?.TitleEn);
                if (en.Length == 0) problems.Add(ImportProblems.NoEnglishHeading(row.Address(Math.Max(english, section))));
                made.Add((title, en, []));
            }
            if (made.Count == 0) { problems.Add(ImportProblems.NoSection(row.Address(section))); continue; }
            if (row.Text(code) is { Length: > 0 } text) made[^1].Codes.Add(text.ToUpperInvariant());
        }
        return [.. made.Select(m => new FormSection(m.Vi, m.En, m.Codes))];
    }
}
