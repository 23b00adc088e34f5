using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Benchmarks;

/// <summary>One figure as peers keep it; codes as small numbers, as a careful schema would.</summary>
internal readonly record struct FigureRow(int Unit, int Force, int Province, int Commune, int Indicator, int Month, long Value);

/// <summary>One accepted report as peers keep it.</summary>
internal readonly record struct ReportRow(int Unit, int Force, int Month, int Late);

/// <summary>Reads a node's accepted figures out as rows, straight from the stored documents.</summary>
internal static class FigureRows
{
    public static void Read(NodeContext node, Action<ReportRow> report, Action<FigureRow> figure)
    {
        var organisation = node.State.Organisation;
        var numbers = organisation.Units.Select((u, n) => (u.Id, n)).ToDictionary(u => u.Id, u => u.n + 1);
        using var connection = node.Database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "select unit_id, period_start, late, figures from report_version where counted = 1";
        using var rows = command.ExecuteReader();
        var figures = new List<StoredFigure>();
        var buffer = new byte[65536];
        while (rows.Read())
        {
            var unit = organisation.Unit(rows.GetString(0))!;
            var commune = organisation.Territory(unit.TerritoryId)!;
            var (id, force, month) = (numbers[unit.Id], (int)unit.Force, (int)rows.GetInt64(1));
            var (province, at) = (int.Parse(organisation.Territory(commune.ParentId!)!.Code, System.Globalization.CultureInfo.InvariantCulture), int.Parse(commune.Code, System.Globalization.CultureInfo.InvariantCulture));
            report(new(id, force, month, (int)rows.GetInt64(2)));
            figures.Clear();
            var length = System.Text.Encoding.UTF8.GetBytes(rows.GetString(3), buffer);
            FigureDocument.Read(buffer.AsSpan(0, length), figures);
            foreach (var f in figures) figure(new(id, force, province, at, f.Indicator, month, f.Amount));
        }
    }
}
