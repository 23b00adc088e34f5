using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Web;

namespace HiepDong.JointResults;

/// <summary>The empty file to fill in, with the lists of kinds, counted things, units and places beside it.</summary>
internal static class ResultTemplate
{
    private const int MostUnits = 1_500, EmptyRows = 200;
    private static readonly (string What, string Unit)[] Offered =
    [
        ("cases", "vụ"), ("subjects", "đối tượng"), ("accused", "bị can"), ("heroin", "kg"), ("heroin", "bánh"), ("synthetic", "kg"), ("tablets", "viên"), ("fireworks", "kg"), ("goods", "triệu đồng"), ("guns", "khẩu"), ("vehicles", "chiếc")
    ];

    public static void Write(Stream output, Actor by, NodeState node, Access access, Texts texts)
    {
        var own = access.UnitsOf(by, Permission.WriteResult).ToList();
        using var book = new Workbook(output);
        var lists = texts["result-import.lists"];
        var heads = ResultSheet.Known.Where(k => k.Field != "so-lieu").Select(k => texts.Raw(k.Vi, k.En)).ToList();
        string Named(Thing t, string unit) => t.Units.Count > 1 || unit is "kg" or "lít" or "m³" or "triệu đồng" ? $"{t.Name(texts.Language)} ({Things.UnitName(unit, texts.Language)})" : t.Name(texts.Language);
        var amounts = Offered.Select(o => Named(Things.Find(o.What)!, o.Unit)).ToList();
        string[] columns = [.. heads, .. amounts, texts.Raw(ResultSheet.Known[^1].Vi, ResultSheet.Known[^1].En)];
        double[] widths = [28, 12, 12, 24, 16, 22, 44, 22, .. amounts.Select(_ => 12.0), 34];
        using (var sheet = book.Sheet(new(texts["result-file.results"], widths) { FrozenRows = 1, FrozenColumns = 1, PrintTitles = (1, 1) }))
        {
            sheet.Write([.. columns.Select(c => ((object?)c, CellStyle.Head))]);
            for (var i = 0; i < EmptyRows; i++)
                sheet.Write([.. columns.Select((_, c) => ((object?)null, Style(c, columns.Length)))]);
            void Help(int column, string key, string? source = null) => sheet.Help(new($"{Workbook.ColumnName(column)}2:{Workbook.ColumnName(column)}{EmptyRows + 1}", columns[column], texts[key]) { Source = source });
            Help(0, "result-import.help-kind", $"'{lists}'!$A$2:$A${Things.AllKinds.Count + 1}");
            Help(1, "result-import.help-day");
            Help(2, "result-import.help-day");
            Help(3, "result-import.help-place");
            Help(4, "result-import.help-lead");
            Help(5, "result-import.help-others");
            Help(6, "result-import.help-summary");
            Help(columns.Length - 1, "result-import.help-other");
        }
        var (units, places) = Near(own, node);
        var things = Things.All.SelectMany(t => t.Units.Select(u => (t, u))).ToList();
        using (var sheet = book.Sheet(new(lists, [32, 15, 38, 16, 26, 14, 46, 10, 34]) { FrozenRows = 1, PrintTitles = (1, 1) }))
        {
            sheet.Write([.. new[] { "result-list.kind", "result-import.kind-code", "result-file.what", "result-file.unit", "result-import.column-name", "result-file.unit-code", "result-import.unit-name", "result-file.place-code", "result-list.place" }.Select(k => ((object?)texts[k], CellStyle.Head))]);
            for (var i = 0; i < Math.Max(Math.Max(Things.AllKinds.Count, things.Count), Math.Max(units.Count, places.Count)); i++)
                sheet.Write([.. new object?[]
                {
                    i < Things.AllKinds.Count ? Things.AllKinds[i].Name(texts.Language) : null, i < Things.AllKinds.Count ? Things.AllKinds[i].Code() : null,
                    i < things.Count ? things[i].t.Name(texts.Language) : null, i < things.Count ? Things.UnitName(things[i].u, texts.Language) : null, i < things.Count ? Named(things[i].t, things[i].u) : null,
                    i < units.Count ? units[i].Code : null, i < units.Count ? units[i].Name : null, i < places.Count ? places[i].Code : null, i < places.Count ? places[i].FullName : null
                }.Select(v => (v, CellStyle.Plain))]);
        }
    }

    private static CellStyle Style(int column, int columns) => column switch
    {
        1 or 2 => CellStyle.Body with { Format = "dd/mm/yyyy", Align = CellAlign.Centre },
        // Codes keep their zeros.
        3 or 4 or 5 => CellStyle.Body with { Format = "@" },
        > 7 when column < columns - 1 => CellStyle.Body with { Format = "#,##0.######", Align = CellAlign.Right },
        _ => CellStyle.Body
    };

    /// <summary>Units and places of one's own provinces; for whoever works above them the highest units and the provinces.</summary>
    private static (IReadOnlyList<OrgUnit> Units, IReadOnlyList<Territories.Territory> Places) Near(List<OrgUnit> own, NodeState node)
    {
        var tree = node.Organisation.At(node.Today);
        var provinces = own.Select(u => tree.PathOf(u.TerritoryId).Select(node.Organisation.Territory).FirstOrDefault(t => t is { Level: 1 })?.Id).OfType<string>().ToHashSet();
        var inside = provinces.Count > 0 && provinces.Count <= 3;
        var units = inside ? provinces.SelectMany(p => tree.UnitsUnder(Scope.OfTerritory(p))) : tree.Units.Where(u => u.Echelon is Echelon.Ministry or Echelon.MilitaryRegion or Echelon.Province);
        var places = inside ? tree.Territories.Where(t => tree.PathOf(t.Id).Any(provinces.Contains)) : tree.Territories.Where(t => t.Level == 1);
        return ([.. units.DistinctBy(u => u.Id).OrderBy(u => u.Echelon).ThenBy(u => u.Code, StringComparer.Ordinal).Take(MostUnits)], [.. places.OrderBy(t => t.Level).ThenBy(t => t.Code, StringComparer.Ordinal).Take(MostUnits)]);
    }
}
