using System.Data.Common;
using System.Globalization;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;

namespace HiepDong.Reporting;

/// <summary>Every accepted figure as one row, in an open form; a national year streams through without being held.</summary>
internal sealed class ExportValues(NodeContext node)
{
    public static readonly IReadOnlyList<string> Columns = ["period", "unit", "force", "territory", "indicator", "value", "qualifier", "report", "version"];

    private const string Sql = """
        select v.report_id, v.version, v.unit_id, v.period_start, v.period_end, v.figures from report_version v where v.counted = 1
        """;
    private const string Order = " order by v.period_start, v.period_end, v.unit_id, v.form_code";

    internal sealed record Row(string Period, string Unit, string Force, string Territory, string Indicator, decimal Value, string Qualifier, string Report, int Version);

    /// <param name="within">Only reports whose period lies within; null for all.</param>
    public IEnumerable<Row> Rows(Period? within)
    {
        var (organisation, catalogue) = (node.State.Organisation, node.State.Catalogue);
        using var connection = node.Database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = Sql + (within is { } p ? string.Create(CultureInfo.InvariantCulture, $" and v.period_start >= {p.Start} and v.period_end <= {p.End}") : "") + Order;
        using DbDataReader rows = command.ExecuteReader(System.Data.CommandBehavior.SequentialAccess);
        while (rows.Read())
        {
            var (report, version, unitId, start, end) = (rows.GetString(0), (int)rows.GetInt64(1), rows.GetString(2), (int)rows.GetInt64(3), (int)rows.GetInt64(4));
            var unit = organisation.Unit(unitId);
            if (unit is null) continue;
            var (period, territory) = (new Period(start, end - start + 1).Code, organisation.Territory(unit.TerritoryId)?.Code ?? "");
            foreach (var f in FigureDocument.Read(rows.GetString(5)))
                if (catalogue.TryGet(f.Indicator, out var indicator))
                    yield return new(period, unit.Code, unit.Force.Code(), territory, indicator.Code, indicator.Unscale(f.Amount), f.Bound.Code(), report, version);
        }
    }

    public int WriteCsv(TextWriter output, Period? within)
    {
        output.Write(string.Join(',', Columns) + "\n");
        var count = 0;
        foreach (var r in Rows(within))
        {
            output.Write(r.Period); output.Write(','); output.Write(Quoted(r.Unit)); output.Write(','); output.Write(r.Force); output.Write(','); output.Write(Quoted(r.Territory)); output.Write(',');
            output.Write(Quoted(r.Indicator)); output.Write(','); output.Write(r.Value.ToString("0.######", CultureInfo.InvariantCulture)); output.Write(','); output.Write(r.Qualifier); output.Write(',');
            output.Write(r.Report); output.Write(','); output.Write(r.Version.ToString(CultureInfo.InvariantCulture)); output.Write('\n');
            count++;
        }
        return count;
    }

    public int WriteWorkbook(Stream output, Period? within)
    {
        var count = 0;
        TableWorkbook.Write(output, "values", [.. Columns.Select(c => new ExportColumn(c, c == "report" ? 38 : 16))], Rows(within).Select(r =>
        {
            count++;
            return (IReadOnlyList<object?>)[r.Period, r.Unit, r.Force, r.Territory, r.Indicator, r.Value, r.Qualifier, r.Report, r.Version];
        }));
        return count;
    }

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
