using System.Text;
using HiepDong.Documents;
using HiepDong.Storage;
using HiepDong.Territories;

namespace HiepDong.Organisation;

/// <summary>Lists of units and territories as files: CSV with the columns that an import reads, .xlsx with the same under Vietnamese headings.</summary>
internal static class OrganisationExport
{
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly (string Csv, string Heading, double Width)[] UnitColumns =
    [
        ("code", "Mã đơn vị", 14), ("name", "Tên đơn vị", 48), ("force", "Lực lượng", 14), ("echelon", "Cấp", 16), ("territory_code", "Mã địa bàn", 12), ("territory_name", "Địa bàn", 30),
        ("superior_code", "Mã cấp trên", 14), ("superior_name", "Cấp trên", 40), ("valid_from", "Hiệu lực từ", 13), ("valid_to", "Hết hiệu lực", 13), ("predecessors", "Đơn vị cũ", 24)
    ];

    private static readonly (string Csv, string Heading, double Width)[] TerritoryColumns =
    [
        ("code", "Mã", 10), ("name", "Tên", 34), ("kind", "Cấp", 14), ("province_code", "Mã TP", 10), ("province_name", "Tỉnh / Thành phố", 28),
        ("valid_from", "Hiệu lực từ", 13), ("valid_to", "Hết hiệu lực", 13), ("predecessors", "Mã cũ", 24)
    ];

    public static void WriteUnits(Stream output, bool workbook, Organisation organisation, IReadOnlyList<OrgUnit> units, DateOnly asOf) =>
        Write(output, workbook, "Đơn vị", "Danh mục đơn vị", asOf, UnitColumns, units.Select(u => Row(organisation, organisation.At(asOf), u)));

    public static void WriteTerritories(Stream output, bool workbook, Organisation organisation, IReadOnlyList<Territory> territories, DateOnly asOf) =>
        Write(output, workbook, "Địa bàn", "Danh mục địa bàn", asOf, TerritoryColumns, territories.Select(t => Row(organisation, organisation.At(asOf), t)));

    private static object?[] Row(Organisation organisation, OrgTree tree, OrgUnit u)
    {
        var superior = tree.ParentOf(u.Id) is { } s ? organisation.Unit(s) : null;
        var territory = organisation.Become(u.TerritoryId, tree.Epoch) is [var now, ..] ? organisation.Territory(now) : organisation.Territory(u.TerritoryId);
        return [u.Code, u.Name, u.Force.Code(), u.Echelon.Code(), territory?.Code, territory?.FullName, superior?.Code, superior?.Name, u.ValidFrom, u.ValidTo, Before(organisation, u.Id)];
    }

    private static object?[] Row(Organisation organisation, OrgTree tree, Territory t)
    {
        var parent = tree.ParentOf(t.Id) is { } p ? organisation.Territory(p) : null;
        return [t.Code, t.Name, t.Kind.Code(), parent?.Code, parent?.FullName, t.ValidFrom, t.ValidTo, Before(organisation, t.Id)];
    }

    private static string Before(Organisation organisation, string id) =>
        string.Join(';', organisation.Before(id).Select(s => organisation.Unit(s.PredecessorId)?.Code ?? organisation.Territory(s.PredecessorId)?.Code).OfType<string>());

    private static void Write(Stream output, bool workbook, string sheetName, string title, DateOnly asOf, (string Csv, string Heading, double Width)[] columns, IEnumerable<object?[]> rows)
    {
        if (workbook)
        {
            using var book = new Workbook(output);
            using var sheet = book.Sheet(new SheetLayout(sheetName, [.. columns.Select(c => c.Width)]) { FrozenRows = 3, PrintTitles = (3, 3) });
            sheet.Write(($"{title} (tính đến {Text.Vietnamese.Date(asOf)})", CellStyle.Title));
            sheet.Skip();
            sheet.Write([.. columns.Select(c => ((object?)c.Heading, CellStyle.Head))]);
            foreach (var row in rows) sheet.Write([.. row.Select(v => (v, CellStyle.Body))]);
            sheet.Filter(3, columns.Length);
            return;
        }
        using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\n" };
        text.WriteLine(string.Join(',', columns.Select(c => c.Csv)));
        foreach (var row in rows) text.WriteLine(string.Join(',', row.Select(v => Quote(v is DateOnly day ? SqlTypes.Text(day) : v as string ?? ""))));
    }

    private static string Quote(string value) => value.IndexOfAny([',', '"', '\n']) < 0 ? value : "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
