using HiepDong.Consolidation;
using HiepDong.Indicators;
using HiepDong.Reporting;
using HiepDong.Text;

namespace HiepDong.Documents;

internal enum CellAlign { Left, Centre, Right }

/// <summary>A heading of a table. <paramref name="Weight"/> is its width in characters.</summary>
internal sealed record TableColumn(string Title, double Weight, CellAlign Align = CellAlign.Left);

/// <summary>One cell: what a document prints, and the number a workbook holds. <paramref name="Prefix"/> is the qualifier before a number.</summary>
internal readonly record struct TableCell(string Text, decimal? Number = null, int Decimals = 0, string Prefix = "", string Suffix = "", bool Bold = false)
{
    public bool IsMissing => Number is null && Text == DraftedSentences.NoFigures;

    public static TableCell Of(string text, bool bold = false) => new(text, Bold: bold);
    public static TableCell Count(long count) => new(Vietnamese.Number(count), count);
    public static TableCell Percent(decimal? percent, int decimals = 2) => percent is { } p ? new(Vietnamese.Number(p), p, decimals) : new("");

    public static TableCell Figure(Total total, Indicator indicator)
    {
        if (total.ToQuantity(indicator) is not { } q) return new(DraftedSentences.NoFigures);
        return q.Bound == Bound.Between
            ? new(q.Write("vi"), q.Value, indicator.Decimals, Suffix: "–" + Vietnamese.Number(q.Max ?? q.Value))
            : new(q.Write("vi"), q.Value, indicator.Decimals, Bounds.Word(q.Bound, "vi"));
    }
}

/// <summary>A table as both the Word annexes and the workbook show it. A row with one cell is a heading across.</summary>
internal sealed record ReportTable(string Name, string Title, IReadOnlyList<TableColumn> Columns, IEnumerable<IReadOnlyList<TableCell>> Rows)
{
    public IReadOnlyList<string> Notes { get; init; } = [];
    public bool Wide { get; init; }
}
