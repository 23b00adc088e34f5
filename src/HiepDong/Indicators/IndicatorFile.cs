using System.Globalization;
using System.Text;
using HiepDong.Documents;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Text;

namespace HiepDong.Indicators;

/// <summary>One row of a catalogue file: what it says, or why it cannot be read.</summary>
/// <param name="Indicator">Number 0 where the file leaves it open.</param>
/// <param name="SaysRule">False when the file has no column for the rule of counting results: an indicator keeps the one it has.</param>
internal sealed record IndicatorRow(long Number, string Code, Indicator? Indicator, IReadOnlyList<Problem> Problems, bool SaysRule = true);

/// <summary>The catalogue as a table: the columns of the shipped file, for import and export alike.</summary>
internal static class IndicatorFile
{
    public static readonly IReadOnlyList<string> Columns =
    [
        "number", "code", "topic", "name_vi", "name_en", "unit_vi", "unit_en", "adds_up", "decimals", "pair_of", "part_of", "numerator", "denominator", "direction", "forces", "retired", "from_results"
    ];

    /// <summary>May be left out of a file altogether.</summary>
    private static readonly HashSet<string> Optional = ["number", "pair_of", "part_of", "numerator", "denominator", "direction", "retired", "from_results"];

    /// <summary>Column of a catalogue file that a rule's property stands in.</summary>
    public static string ColumnOf(string? property) => property switch
    {
        null or "" => "code",
        nameof(Indicator.Exhaustive) => "part_of",
        _ => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(property)
    };

    public static IReadOnlyList<string> Cells(Indicator i) =>
    [
        i.Number.ToString(CultureInfo.InvariantCulture), i.Code, i.Topic, i.NameVi, i.NameEn, i.UnitVi, i.UnitEn, i.AddsUp.ToString().ToLowerInvariant(), i.Decimals.ToString(CultureInfo.InvariantCulture),
        i.PairOf ?? "", i.PartOf is null ? "" : i.PartOf + (i.Exhaustive ? "!" : ""), i.Numerator ?? "", i.Denominator ?? "", i.Direction.ToString().ToLowerInvariant(),
        string.Join(';', (i.Forces ?? []).Select(f => f.Code())), i.Retired ? "1" : "", i.FromResults ?? ""
    ];

    public static string WriteCsv(IEnumerable<Indicator> indicators)
    {
        var made = new StringBuilder(string.Join(',', Columns)).Append('\n');
        foreach (var i in indicators) made.AppendJoin(',', Cells(i).Select(Quote)).Append('\n');
        return made.ToString();

        static string Quote(string cell) => cell.AsSpan().IndexOfAny(",\"\n;") >= 0 ? '"' + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + '"' : cell;
    }

    /// <summary>Reads the first sheet; refuses a file without the needed columns, and keeps what is wrong with a row beside it.</summary>
    public static List<IndicatorRow> Read(Stream file, string? name)
    {
        Dictionary<string, int>? head = null;
        string? sheet = null;
        var rows = new List<IndicatorRow>();
        foreach (var row in SpreadsheetReader.Read(file, name))
        {
            if (row.IsEmpty) continue;
            sheet ??= row.Sheet;
            if (row.Sheet != sheet) break;
            if (head is null)
            {
                head = [];
                for (var c = 0; c < row.Cells.Count; c++) if (row.Text(c) is { Length: > 0 } title) head.TryAdd(title.ToLowerInvariant(), c);
                var missing = Columns.Where(c => !Optional.Contains(c) && !head.ContainsKey(c)).ToList();
                if (missing.Count > 0) throw new RefusalException(ImportProblems.MissingColumns(missing));
                continue;
            }
            rows.Add(Make(row, head));
        }
        if (rows.Count == 0) throw new RefusalException(ImportProblems.NoRows());
        return rows;
    }

    private static IndicatorRow Make(SheetRow row, Dictionary<string, int> head)
    {
        var problems = new List<Problem>();
        string Text(string column) => head.TryGetValue(column, out var c) ? Vietnamese.Clean(row.Text(c)) : "";
        string? Reference(string column) => Text(column).TrimEnd('!').ToUpperInvariant() is { Length: > 0 } code ? code : null;
        void Bad(string column, string vi, string en) => problems.Add(ImportProblems.BadCell(row.Number, column, Text(column), vi, en));
        int Whole(string column, int otherwise, int most)
        {
            if (Text(column) is not { Length: > 0 } text) return otherwise;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= most) return value;
            Bad(column, string.Create(CultureInfo.InvariantCulture, $"không phải số nguyên từ 0 đến {most}"), string.Create(CultureInfo.InvariantCulture, $"is not a whole number from 0 to {most}"));
            return otherwise;
        }
        T Choice<T>(string column, T otherwise) where T : struct, Enum
        {
            if (Text(column) is not { Length: > 0 } text) return otherwise;
            if (Enum.GetNames<T>().FirstOrDefault(n => string.Equals(n, text, StringComparison.OrdinalIgnoreCase)) is { } found) return Enum.Parse<T>(found);
            var names = string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()));
            Bad(column, $"không dùng được; dùng một trong: {names}", $"cannot be used; use one of: {names}");
            return otherwise;
        }
        var forces = new List<Force>();
        foreach (var part in Text("forces").Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (Codes.TryForce(part, out var force)) { if (!forces.Contains(force)) forces.Add(force); }
            else Bad("forces", $"có lực lượng “{part}” không rõ; dùng: {ForceCodes}", $"has an unknown force “{part}”; use: {ForceCodes}");
        if (Text("adds_up").Length == 0) Bad("adds_up", "còn trống; dùng một trong: sum, last, ratio", "is empty; use one of: sum, last, ratio");
        if (Text("decimals").Length == 0) Bad("decimals", "còn trống; nhập số nguyên từ 0 đến 6", "is empty; enter a whole number from 0 to 6");
        if (Topics.All.All(t => t.Code != Text("topic"))) problems.Add(ImportProblems.At(row.Number, CatalogueProblems.UnknownTopic(Text("topic"))));
        var code = Text("code").ToUpperInvariant();
        var retired = Text("retired").ToLowerInvariant();
        if (retired is not ("" or "0" or "1" or "true" or "false")) Bad("retired", "không dùng được; để trống hoặc ghi 1", "cannot be used; leave it empty or write 1");
        var indicator = new Indicator(Whole("number", 0, CatalogueRules.MostNumber), code, Text("topic"), Text("name_vi"), Text("name_en"), Text("unit_vi"), Text("unit_en"),
            Choice("adds_up", AddsUp.Sum), Whole("decimals", 0, 6), Reference("pair_of"), Reference("part_of"), Text("part_of").EndsWith('!'),
            Reference("numerator"), Reference("denominator"), Choice("direction", Direction.Neutral), forces, retired is "1" or "true", Text("from_results") is { Length: > 0 } rule ? rule : null);
        return new(row.Number, code, problems.Count == 0 ? indicator : null, problems, head.ContainsKey("from_results"));
    }

    private static readonly string ForceCodes = string.Join(", ", Enum.GetValues<Force>().Select(f => f.Code()));
}
