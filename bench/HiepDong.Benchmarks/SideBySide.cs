using HiepDong.Node;
using HiepDong.Periods;

namespace HiepDong.Benchmarks;

/// <summary>Where everything lies that a run needs; made by bench/run.</summary>
/// <param name="Work">Holds the generated nodes: national (years of reports) and writes (one month, every figure stated).</param>
/// <param name="Postgres">Connection string of a PostgreSQL server of this run's own, without a database.</param>
internal sealed record Setting(string Work, string Postgres, string DuckScript, string ResultsFolder, bool Quick)
{
    public string Folder(string name) => Path.Combine(Work, name);
    public string Database(string name) => Postgres + ";Database=" + name;
}

/// <summary>The whole run, in the order of the result's lines.</summary>
internal static class SideBySide
{
    public static async Task<int> Run(Setting setting)
    {
        string size;
        var versions = new List<string>();
        Results results;
        using (var node = NodeContext.Open(new(setting.Folder("national"), null)))
        {
            var units = node.State.Organisation.Units.Count;
            var (bytes, values) = node.State.Totals.Size;
            var last = Latest(node);
            size = FormattableString.Invariant($"{(setting.Quick ? "quick: " : "")}{node.State.Totals.ReportCount:#,0} reports of {units:#,0} units, {values:#,0} values up to {last.Code}");
            results = new(size);
            results.Number("values", values);
            Console.Error.WriteLine(size);
            versions.AddRange(NationalReport.Measure(setting, node, results));
            FreeRanges.Measure(node, results);
        }
        await Freshness.Measure(setting, results);
        await WriteRate.Measure(setting, results);
        StartUp.Measure(setting, results);
        results.Write(setting.ResultsFolder, versions);
        return results.AllHold ? 0 : 1;
    }

    /// <summary>The last year that has reports.</summary>
    public static Period Latest(NodeContext node) =>
        Period.OfYear((int)(node.Database.First<long>("select max(period_end) from report") / 12));
}
