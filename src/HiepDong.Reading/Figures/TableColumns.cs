using HiepDong.Text;

namespace HiepDong.Reading;

/// <summary>What a table's column holds, by its head.</summary>
internal enum ColumnKind
{
    /// <summary>Figures of the report's own period.</summary>
    Value,
    /// <summary>Line numbers.</summary>
    Numbering,
    /// <summary>Changes against another time.</summary>
    Comparison,
    /// <summary>Figures of another time: last year's, last month's, since the year began, planned.</summary>
    OtherTime,
    /// <summary>Of one force or place, beside a column or above a row of totals.</summary>
    Part
}

/// <summary>The tables of a text: kinds of columns, and the unit a row states in its own column.</summary>
internal sealed class TableColumns
{
    private static readonly string[] Numbering = ["tt", "stt", "so tt", "so thu tu", "no"];
    private static readonly string[] Comparisons = ["so voi", "so sanh", "tang", "giam", "chenh lech", "ty le", "ti le", "%"];
    private static readonly string[] OtherTimes = ["cung ky", "nam truoc", "ky truoc", "thang truoc", "quy truoc", "luy ke", "cong don", "tu dau nam", "ke hoach giao", "chi tieu giao", "nam 20", "so bao cao"];

    private static readonly string[] Totals = ["tong so", "tong cong", "tong", "cong", "toan tinh", "toan quoc"];

    private readonly Dictionary<(int Table, int Row), string> units = [];
    private readonly HashSet<int> withTotalColumn = [], withTotalRow = [];

    public TableColumns(ReadingText text)
    {
        foreach (var block in text.Blocks)
        {
            if (block.Cell is { } any && IsTotal(any.ColumnHead)) withTotalColumn.Add(any.Table);
            if (block.Cell is { } labelled && IsTotal(labelled.RowLabel)) withTotalRow.Add(labelled.Table);
            if (block.Cell is { } cell && IsUnits(cell))
                units.TryAdd((cell.Table, cell.Row), Vietnamese.Clean(text.Source.Text[block.Start..block.End]).ToLowerInvariant());
        }
    }

    /// <summary>The cell says what its row counts in ("1.000 đồng"); its numbers count nothing.</summary>
    public static bool IsUnits(TableCell cell) =>
        !cell.IsHead && Vietnamese.Fold(cell.ColumnHead) is var head && (head.Contains("dvt", StringComparison.Ordinal) || head.Contains("don vi", StringComparison.Ordinal));

    /// <summary>What the row's own column of units says, or null.</summary>
    public string? Unit(TableCell cell) => units.GetValueOrDefault((cell.Table, cell.Row));

    public ColumnKind Kind(TableCell cell)
    {
        var head = Vietnamese.Fold(cell.ColumnHead);
        if (Numbering.Contains(head)) return ColumnKind.Numbering;
        if (Comparisons.Any(c => head.Contains(c, StringComparison.Ordinal))) return ColumnKind.Comparison;
        return OtherTimes.Any(c => head.Contains(c, StringComparison.Ordinal)) ? ColumnKind.OtherTime
            : withTotalColumn.Contains(cell.Table) && !IsTotal(cell.ColumnHead) || withTotalRow.Contains(cell.Table) && !IsTotal(cell.RowLabel) ? ColumnKind.Part : ColumnKind.Value;
    }

    /// <summary>The innermost head decides: "Số vụ – Tổng số".</summary>
    private static bool IsTotal(string label)
    {
        var at = label.LastIndexOf('–');
        return label.Length > 0 && Totals.Contains(Vietnamese.Fold(at < 0 ? label : label[(at + 1)..]));
    }
}
