using HiepDong.Indicators;
using HiepDong.Text;

namespace HiepDong.Reporting;

/// <summary>Between the fields of the entry page and a draft.</summary>
internal static class EntryForm
{
    /// <param name="before">What the page was opened with: where a value came from holds as long as its text is the same.</param>
    public static Draft Read(IFormCollection posted, ReportForm form, Draft before)
    {
        var draft = new Draft { Origins = before.Origins, Reason = posted.TryGetValue("reason", out var reason) ? reason.ToString() : before.Reason };
        foreach (var code in form.IndicatorCodes)
        {
            if (posted[ReadEntry.FieldOf(code)].ToString() is { Length: > 0 } figure) draft.Figures[code] = figure;
            if (posted[ReadEntry.RemarkField(code)].ToString() is { Length: > 0 } remark) draft.Remarks[code] = remark;
        }
        foreach (var n in form.Narratives)
            if (posted[ReadEntry.NarrativeField(n.Code)].ToString() is { Length: > 0 } text) draft.Narratives[n.Code] = text.ReplaceLineEndings("\n");
        return draft;
    }

    /// <summary>
    /// Lines out of a spreadsheet: code or name, then the value in the last cell. Cells are parted by tabs; without tabs the last word (with its qualifier) is not
    /// guessed at, but "code: value" and "code; value" are read.
    /// </summary>
    /// <returns>Values by indicator code, and the lines that name no indicator of the form.</returns>
    public static (Dictionary<string, string> Values, List<string> Unread) Paste(string? text, ReportForm form, Catalogue catalogue)
    {
        var byName = new Dictionary<string, string>();
        foreach (var code in form.IndicatorCodes)
        {
            byName[Vietnamese.Fold(code)] = code;
            if (!catalogue.TryGet(code, out var i)) continue;
            byName.TryAdd(Vietnamese.Fold(i.NameVi), code);
            byName.TryAdd(Vietnamese.Fold(i.NameEn), code);
        }
        var values = new Dictionary<string, string>();
        var unread = new List<string>();
        foreach (var line in (text ?? "").ReplaceLineEndings("\n").Split('\n'))
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            var cells = line.Split(line.Contains('\t', StringComparison.Ordinal) ? '\t' : line.Contains(';', StringComparison.Ordinal) ? ';' : ':').Select(Vietnamese.Clean).ToList();
            var at = cells.FindIndex(c => byName.ContainsKey(Vietnamese.Fold(c)));
            if (at >= 0 && cells.FindLastIndex(c => c.Length > 0) is var last && last > at) values[byName[Vietnamese.Fold(cells[at])]] = cells[last];
            else unread.Add(line.Trim());
        }
        return (values, unread);
    }

    /// <summary>Rows of a section as they are shown: the subjects beside their cases, parts below their whole.</summary>
    public static IEnumerable<(Indicator Indicator, bool IsPart, bool IsPair)> Rows(FormSection section, Catalogue catalogue)
    {
        var asked = section.Indicators.Where(c => catalogue.TryGet(c, out _)).Select(c => catalogue[c]).ToList();
        var codes = asked.Select(i => i.Code).ToHashSet();
        foreach (var i in asked)
        {
            if (i.PairOf is { } mate && codes.Contains(mate) && catalogue[mate].PairOf is null) continue;
            yield return (i, i.PartOf is { } whole && codes.Contains(whole), false);
            if (i.PairOf is null)
                foreach (var pair in asked.Where(p => p.PairOf == i.Code)) yield return (pair, i.PartOf is { } w && codes.Contains(w), true);
        }
    }
}
