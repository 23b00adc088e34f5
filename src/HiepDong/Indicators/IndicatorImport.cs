using HiepDong.Problems;

namespace HiepDong.Indicators;

internal enum ImportState { New, Changed, Same, Refused }

/// <summary>What one row of a file would do.</summary>
/// <param name="Changes">Column names with the cell before and after.</param>
internal sealed record PlannedRow(long Number, string Code, ImportState State, Indicator? Indicator, IReadOnlyList<(string Column, string Before, string After)> Changes, IReadOnlyList<Problem> Problems);

/// <summary>A whole catalogue file judged against what is stored: applied entirely, or not at all when any row is refused.</summary>
internal sealed record IndicatorImport(IReadOnlyList<PlannedRow> Rows)
{
    public List<Problem> Problems => [.. Rows.SelectMany(r => r.Problems)];
    public List<Indicator> ToStore => [.. Rows.Where(r => r.State is ImportState.New or ImportState.Changed).Select(r => r.Indicator!)];
    public int Count(ImportState state) => Rows.Count(r => r.State == state);

    public static IndicatorImport Plan(Catalogue stored, IReadOnlyList<IndicatorRow> rows, DateOnly today)
    {
        var problems = rows.ToDictionary(r => r.Number, r => r.Problems.ToList());
        var first = new Dictionary<string, long>();
        var readable = new List<(long Row, Indicator Indicator)>();
        var next = Math.Max(stored.MaxNumber, rows.Max(r => r.Indicator?.Number ?? 0));
        foreach (var row in rows)
        {
            if (row.Code.Length == 0) { problems[row.Number].Add(ImportProblems.At(row.Number, CatalogueProblems.BadCode(""))); continue; }
            if (!first.TryAdd(row.Code, row.Number)) { problems[row.Number].Add(ImportProblems.TwiceInFile(row.Number, row.Code, first[row.Code])); continue; }
            if (row.Indicator is not { } indicator) continue;
            if (indicator.Number == 0) indicator = indicator with { Number = stored.TryGet(indicator.Code, out var known) ? known.Number : ++next };
            if (!row.SaysRule && stored.TryGet(indicator.Code, out var before)) indicator = indicator with { FromResults = before.FromResults };
            readable.Add((row.Number, indicator));
        }
        // Rows that could not be read still exist: others may refer to them without being blamed for it.
        var unread = rows.Where(r => r.Indicator is null).Select(r => r.Code).ToHashSet();
        foreach (var breach in CatalogueRules.Check(stored, [.. readable.Select(r => r.Indicator)], today))
        {
            if (breach.Problem.Code == "catalogue.no-reference" && unread.Any(c => breach.Problem.En.StartsWith(c + " ", StringComparison.Ordinal))) continue;
            var row = first.TryGetValue(breach.Code, out var number) ? number : rows[0].Number;
            problems[row].Add(ImportProblems.At(row, breach.Problem));
        }
        var planned = readable.ToDictionary(r => r.Row, r => r.Indicator);
        return new([.. rows.Select(row =>
        {
            if (problems[row.Number].Count > 0 || !planned.TryGetValue(row.Number, out var now)) return new PlannedRow(row.Number, row.Code, ImportState.Refused, null, [], problems[row.Number]);
            if (!stored.TryGet(now.Code, out var old)) return new PlannedRow(row.Number, row.Code, ImportState.New, now, [], []);
            var changes = IndicatorFile.Columns.Zip(IndicatorFile.Cells(old), IndicatorFile.Cells(now)).Where(c => c.Second != c.Third).ToList();
            return new PlannedRow(row.Number, row.Code, changes.Count > 0 ? ImportState.Changed : ImportState.Same, now, changes, []);
        })]);
    }
}
