namespace HiepDong.Web.Charts;

/// <summary>One value of a picture. <paramref name="Text"/> is what is read ("hơn 220", "chưa có số liệu"); without a <paramref name="Value"/> nothing is drawn: missing is never zero.</summary>
/// <param name="Href">Where the value comes from.</param>
/// <param name="Approximate">Drawn hollow.</param>
public sealed record ChartPoint(decimal? Value, string Text, string? Href = null, bool Approximate = false);

/// <summary>Values in the order of the labels. <paramref name="Tone"/>: now (full line or bar) or then (broken line, pale bar).</summary>
public sealed record ChartSeries(string Name, string Tone, IReadOnlyList<ChartPoint> Points);

/// <summary>A line across the picture before or at a label, with its words.</summary>
/// <param name="At">Index of the label.</param>
public sealed record ChartMark(int At, string Text);

/// <summary>A column of the table that the picture does not draw.</summary>
public sealed record ChartColumn(string Head, IReadOnlyList<string> Cells);

public enum ChartKind { Line, Bar }

/// <summary>
/// A picture and its table, both made from the same values: what is drawn can be read, and what is read is drawn.
/// </summary>
/// <param name="Id">Of the element, unique on the page.</param>
/// <param name="Summary">The picture in a sentence, for those who do not see it.</param>
/// <param name="Short">Labels on the axis; <paramref name="Long"/> those of the table.</param>
/// <param name="Source">What the values stand on; written under the exported picture.</param>
public sealed record Chart(string Id, ChartKind Kind, string Caption, string Summary, string LabelHead, string Unit, IReadOnlyList<string> Short, IReadOnlyList<string> Long, IReadOnlyList<ChartSeries> Series, string Source)
{
    public IReadOnlyList<ChartMark> Marks { get; init; } = [];
    public IReadOnlyList<ChartColumn> Columns { get; init; } = [];

    /// <summary>Rows under the values, such as a total: a head and one text for each series.</summary>
    public IReadOnlyList<(string Head, IReadOnlyList<string> Cells)> Foot { get; init; } = [];
}
