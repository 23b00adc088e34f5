namespace HiepDong.Territories;

/// <summary>A square of the tile map: column from the west, row from the north.</summary>
public readonly record struct Tile(int Column, int Row);

/// <summary>
/// Where each province of the list in force since 01/7/2025 stands on a grid that keeps the country's shape: neighbours side by side as far as squares allow, the coast to the right.
/// The special zones far out at sea are squares of their own that belong to their province.
/// </summary>
public static class TileLayout
{
    public const int Columns = 7;

    private static readonly string?[][] Rows =
    [
        [null, "12", "15", "08", "04"],
        ["11", "14", "25", "19", "20"],
        [null, null, "01", "24", "22"],
        [null, null, "37", "33", "31"],
        [null, null, "38"],
        [null, null, "40"],
        [null, null, null, "42"],
        [null, null, null, "44"],
        [null, null, null, "46"],
        [null, null, null, null, "48"],
        [null, null, null, null, "51"],
        [null, null, null, null, "52"],
        [null, null, null, null, "66"],
        [null, null, null, null, "68", "56"],
        [null, null, "80", "75"],
        [null, "82", null, "79"],
        ["91", "92", "86"],
        [null, "96"]
    ];

    private static readonly Dictionary<string, Tile> Places = Rows.SelectMany((row, r) => row.Select((code, c) => (code, new Tile(c, r)))).Where(t => t.code != null).ToDictionary(t => t.code!, t => t.Item2);

    /// <summary>Special zones: their code, name and province, and where their squares lie.</summary>
    public static readonly IReadOnlyList<(string Code, string Name, string Province, Tile At)> SpecialZones = [("20333", "Hoàng Sa", "48", new(6, 9)), ("22736", "Trường Sa", "56", new(6, 14))];

    public static int RowCount => Rows.Length;
    public static IReadOnlyCollection<string> Codes => Places.Keys;

    /// <summary>The square of a province, or null for one that the layout does not know.</summary>
    public static Tile? Find(string code) => Places.TryGetValue(code, out var tile) ? tile : null;
}
