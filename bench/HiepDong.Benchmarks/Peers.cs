using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HiepDong.Node;
using HiepDong.Periods;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HiepDong.Benchmarks;

/// <summary>The same figures kept another way, asked the same question.</summary>
internal abstract class Peer(string name, string key) : IDisposable
{
    public string Key => key;
    public Samples Samples { get; } = new(name);

    /// <summary>Answers and keeps the time of the query alone.</summary>
    public abstract NationalAnswer Ask(Period year);
    public abstract void Dispose();

    protected const string Plain = """
        select indicator, force, sum(case when month >= @middle then value else 0 end), sum(case when month < @middle then value else 0 end)
        from figure where month between @first and @last group by indicator, force
        """;
    protected const string RolledUp = """
        select indicator, force, sum(case when month >= @middle then value else 0 end), sum(case when month < @middle then value else 0 end)
        from rollup where node = 0 and month between @first and @last group by indicator, force
        """;
    protected const string Reports = """
        select force, sum(case when month >= @middle then 1 else 0 end), sum(case when month < @middle then 1 else 0 end)
        from report where month between @first and @last group by force
        """;

    protected static DbCommand Prepare(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in new[] { "first", "middle", "last" })
        {
            var p = command.CreateParameter();
            (p.ParameterName, p.DbType, p.Value) = (name, System.Data.DbType.Int32, 0);
            command.Parameters.Add(p);
        }
        command.Prepare();
        return command;
    }

    protected NationalAnswer Ask(Period year, DbCommand sums, DbCommand reports)
    {
        foreach (var command in new[] { sums, reports })
            (command.Parameters[0].Value, command.Parameters[1].Value, command.Parameters[2].Value) = (year.Start - 12, year.Start, year.End);
        return Samples.Time(() =>
        {
            var answer = new NationalAnswer();
            using (var rows = sums.ExecuteReader())
                while (rows.Read()) answer.Sums[((int)Whole(rows, 0), (int)Whole(rows, 1))] = (Whole(rows, 2), Whole(rows, 3));
            using (var rows = reports.ExecuteReader())
                while (rows.Read()) answer.Accepted[(int)Whole(rows, 0)] = (Whole(rows, 1), Whole(rows, 2));
            return answer;
        });

        static long Whole(DbDataReader row, int column) => Convert.ToInt64(row.GetValue(column), CultureInfo.InvariantCulture);
    }
}

/// <summary>A row a figure in SQLite, with an index that covers the question.</summary>
internal sealed class SqlitePeer : Peer
{
    private readonly SqliteConnection connection;
    private readonly DbCommand sums, reports;

    private SqlitePeer(SqliteConnection connection) : base("plain SQL, SQLite", "sqlite")
    {
        this.connection = connection;
        sums = Prepare(connection, Plain);
        reports = Prepare(connection, Reports);
    }

    public static SqlitePeer Fill(string file, NodeContext node)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        void Run(string sql) { using var c = connection.CreateCommand(); c.CommandText = sql; c.CommandTimeout = 0; c.ExecuteNonQuery(); }
        Run("""
            pragma journal_mode = wal; pragma synchronous = off; pragma cache_size = -1000000; pragma mmap_size = 8589934592;
            create table figure (unit_id integer not null, force integer not null, province integer not null, commune integer not null, indicator integer not null, month integer not null, value integer not null);
            create table report (unit_id integer not null, force integer not null, month integer not null, late integer not null);
            """);
        using (var transaction = connection.BeginTransaction())
        {
            using var figure = connection.CreateCommand();
            figure.CommandText = "insert into figure values ($a, $b, $c, $d, $e, $f, $g)";
            var f = "abcdefg".Select(n => figure.Parameters.Add("$" + n, SqliteType.Integer)).ToArray();
            using var report = connection.CreateCommand();
            report.CommandText = "insert into report values ($a, $b, $c, $d)";
            var r = "abcd".Select(n => report.Parameters.Add("$" + n, SqliteType.Integer)).ToArray();
            FigureRows.Read(node, x =>
            {
                (r[0].Value, r[1].Value, r[2].Value, r[3].Value) = (x.Unit, x.Force, x.Month, x.Late);
                report.ExecuteNonQuery();
            }, x =>
            {
                (f[0].Value, f[1].Value, f[2].Value, f[3].Value, f[4].Value, f[5].Value, f[6].Value) = (x.Unit, x.Force, x.Province, x.Commune, x.Indicator, x.Month, x.Value);
                figure.ExecuteNonQuery();
            });
            transaction.Commit();
        }
        Run("""
            create unique index figure_unit on figure (unit_id, month, indicator);
            create index figure_month on figure (month, indicator, force, value);
            create index figure_place on figure (province, month, commune, indicator, value);
            create index report_month on report (month, force);
            analyze; pragma synchronous = full; pragma wal_checkpoint(truncate);
            """);
        return new(connection);
    }

    public override NationalAnswer Ask(Period year) => Ask(year, sums, reports);
    public override void Dispose() => connection.Dispose();
}

/// <summary>A row a figure in PostgreSQL, or a table of sums per (node, force, indicator, month) kept beside it.</summary>
internal sealed class PostgresPeer : Peer
{
    private readonly NpgsqlConnection connection;
    private readonly DbCommand sums, reports;

    public PostgresPeer(string url, bool rolledUp) : base(rolledUp ? "roll-up table, PostgreSQL" : "plain SQL, PostgreSQL", rolledUp ? "rollup" : "postgres")
    {
        connection = new(url);
        connection.Open();
        sums = Prepare(connection, rolledUp ? RolledUp : Plain);
        reports = Prepare(connection, rolledUp ? Reports.Replace("sum(case when month >= @middle then 1 else 0 end), sum(case when month < @middle then 1 else 0 end)",
            "sum(case when month >= @middle then reports else 0 end), sum(case when month < @middle then reports else 0 end)", StringComparison.Ordinal).Replace("from report where", "from report_rollup where node = 0 and", StringComparison.Ordinal) : Reports);
    }

    public static void Fill(string url, NodeContext node)
    {
        using var connection = new NpgsqlConnection(url);
        connection.Open();
        void Run(string sql) { using var c = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 }; c.ExecuteNonQuery(); }
        Run("""
            create table figure (unit_id int not null, force int not null, province int not null, commune int not null, indicator int not null, month int not null, value bigint not null);
            create table report (unit_id int not null, force int not null, month int not null, late int not null);
            """);
        var reports = new List<ReportRow>();
        using (var copy = connection.BeginBinaryImport("copy figure from stdin (format binary)"))
        {
            FigureRows.Read(node, reports.Add, x =>
            {
                copy.StartRow();
                copy.Write(x.Unit); copy.Write(x.Force); copy.Write(x.Province); copy.Write(x.Commune); copy.Write(x.Indicator); copy.Write(x.Month); copy.Write(x.Value);
            });
            copy.Complete();
        }
        using (var copy = connection.BeginBinaryImport("copy report from stdin (format binary)"))
        {
            foreach (var x in reports)
            {
                copy.StartRow();
                copy.Write(x.Unit); copy.Write(x.Force); copy.Write(x.Month); copy.Write(x.Late);
            }
            copy.Complete();
        }
        // Node 0 is the country, the others are provinces.
        Run("""
            create unique index figure_unit on figure (unit_id, month, indicator);
            create index figure_month on figure (month, indicator, force) include (value);
            create index figure_place on figure (province, month, commune, indicator) include (value);
            create index report_month on report (month, force);
            create table rollup as
              select province as node, force, indicator, month, sum(value)::bigint as value, count(*) as stated from figure group by 1, 2, 3, 4
              union all select 0, force, indicator, month, sum(value)::bigint, count(*) from figure group by 2, 3, 4;
            alter table rollup add primary key (node, month, force, indicator);
            create table report_rollup as select 0 as node, force, month, count(*) as reports, sum(late) as late from report group by 2, 3;
            alter table report_rollup add primary key (node, month, force);
            vacuum analyze figure; vacuum analyze report; vacuum analyze rollup; vacuum analyze report_rollup;
            """.Split("vacuum", 2)[0]);
        foreach (var table in new[] { "figure", "report", "rollup", "report_rollup" }) Run("vacuum analyze " + table);
    }

    public override NationalAnswer Ask(Period year) => Ask(year, sums, reports);
    public override void Dispose() => connection.Dispose();
}

/// <summary>DuckDB in a process of its own; the time is taken there, around the query alone.</summary>
internal sealed class DuckPeer : Peer
{
    private readonly Process process;
    public string Version { get; }

    private DuckPeer(Process process, string version) : base("DuckDB", "duckdb") => (this.process, Version) = (process, version);

    public static DuckPeer Fill(string folder, string script, NodeContext node)
    {
        string figures = Path.Combine(folder, "figures.csv"), reports = Path.Combine(folder, "reports.csv");
        using (StreamWriter f = new(figures), r = new(reports))
        {
            f.WriteLine("unit_id,force,province,commune,indicator,month,value");
            r.WriteLine("unit_id,force,month,late");
            FigureRows.Read(node, x => r.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{x.Unit},{x.Force},{x.Month},{x.Late}")),
                x => f.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{x.Unit},{x.Force},{x.Province},{x.Commune},{x.Indicator},{x.Month},{x.Value}")));
        }
        var process = Process.Start(new ProcessStartInfo("node", [script, Path.Combine(folder, "figures.duckdb"), figures, reports]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var version = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("DuckDB did not start.");
        File.Delete(figures);
        return new(process, version);
    }

    public override NationalAnswer Ask(Period year)
    {
        process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{year.Start - 12} {year.Start} {year.End}"));
        process.StandardInput.Flush();
        using var reply = JsonDocument.Parse(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("DuckDB stopped."));
        Samples.Add(reply.RootElement.GetProperty("ms").GetDouble());
        var answer = new NationalAnswer();
        foreach (var row in reply.RootElement.GetProperty("sums").EnumerateArray())
            answer.Sums[(row[0].GetInt32(), row[1].GetInt32())] = (row[2].GetInt64(), row[3].GetInt64());
        foreach (var row in reply.RootElement.GetProperty("reports").EnumerateArray()) answer.Accepted[row[0].GetInt32()] = (row[1].GetInt64(), row[2].GetInt64());
        return answer;
    }

    public override void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(5000)) process.Kill();
        process.Dispose();
    }
}
