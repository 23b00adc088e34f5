using System.Diagnostics;
using Dapper;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Reporting;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HiepDong.Benchmarks;

/// <summary>
/// C: accepting 120-figure reports through the use case (checks, totals, change log, fsync) against inserting the same documents bare: one table,
/// one row a document, one commit each.
/// </summary>
internal static class WriteRate
{
    private const int Callers = 128;

    public static async Task<int> Alone(Setting setting)
    {
        await Measure(setting, new Results("writes"));
        return 0;
    }

    public static async Task Measure(Setting setting, Results results)
    {
        foreach (var (name, options) in new[] { ("SQLite", new NodeOptions(setting.Folder("writes"), null)), ("PostgreSQL", new NodeOptions("", setting.Database("writes"))) })
        {
            var ids = Submitted.Prepare(options);
            using var node = NodeContext.Open(options);
            var store = new ReportStore(node.Database, node.State);
            var accept = new AcceptReport(node.Database, node.Access, store);
            var documents = node.Database.Query<string>("select '{\"unit\":\"' || unit_id || '\",\"figures\":' || figures || ',\"origins\":' || origins || ',\"hash\":\"' || content_hash || '\"}' from report_version order by report_id");
            var figures = node.Database.Query<string>("select figures from report_version limit 50").Average(f => FigureDocument.Read(f).Count);
            using var bare = new Bare(setting, name == "SQLite");
            var next = 0;
            // One officer alone: what each waits.
            var alone = new Samples($"one acceptance at a time, {name}");
            for (; next < 300; next++) await alone.TimeAsync(() => accept.Run(ids[next], 1, Actor.Operator, default));
            await bare.Insert(documents.Take(300).ToList());
            var rounds = 4;
            var each = (ids.Count - next) / rounds;
            double[] ours = new double[rounds], theirs = new double[rounds];
            for (var round = 0; round < rounds; round++)
            {
                var part = ids.GetRange(next, each);
                var watch = Stopwatch.StartNew();
                var taken = -1;
                await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
                {
                    for (int i; (i = Interlocked.Increment(ref taken)) < part.Count;) await accept.Run(part[i], 1, Actor.Operator, default);
                })));
                ours[round] = each / watch.Elapsed.TotalSeconds;
                var some = documents.GetRange(next, each);
                next += each;
                watch.Restart();
                await bare.Insert(some);
                theirs[round] = each / watch.Elapsed.TotalSeconds;
            }
            Console.Error.WriteLine($"  ours {string.Join(' ', ours.Select(o => o.ToString("0")))} bare {string.Join(' ', theirs.Select(o => o.ToString("0")))}");
            var (mine, other) = (Middle(ours), Middle(theirs));
            var key = "write." + name.ToLowerInvariant();
            results.Number(key + ".reports_per_second", mine);
            results.Number(key + ".bare_per_second", other);
            results.Number(key + ".ratio", mine / other);
            results.Add("C", $"accepting {figures:0}-figure reports, {name}, {Callers} officers at once", Results.N(mine) + " reports/s", name == "SQLite" ? "1,000/s" : "", name == "SQLite" ? mine >= 1000 : null);
            results.Add("C", $"bare document insert, {name}, {(name == "SQLite" ? "one connection" : "16 connections")}", Results.N(other) + " documents/s");
            results.Add("C", $"share of the bare insert, {name}", $"{mine / other:0.00}×", "0.5×", mine / other >= 0.5);
            results.Times("C", alone, key + ".alone");
            var wrong = Freshness.Differences(node.State);
            if (wrong > 0 || node.State.Totals.ReportCount != next) throw new InvalidOperationException($"{wrong} totals differ after writing; {node.State.Totals.ReportCount} of {next} counted.");
        }
    }

    private static double Middle(double[] values) => values.Order().Skip((values.Length - 1) / 2).Take(values.Length % 2 == 0 ? 2 : 1).Average();

    /// <summary>The least that keeps a document: the same durability, nothing else.</summary>
    private sealed class Bare : IDisposable
    {
        private readonly SqliteConnection? sqlite;
        private readonly NpgsqlDataSource? postgres;
        private long id;

        public Bare(Setting setting, bool isSqlite)
        {
            const string table = "create table doc (id bigint primary key, body text not null)";
            if (isSqlite)
            {
                sqlite = new(new SqliteConnectionStringBuilder { DataSource = Path.Combine(setting.Work, "bare.db"), Pooling = false }.ToString());
                sqlite.Open();
                sqlite.Execute("pragma journal_mode = wal; pragma synchronous = full; drop table if exists doc;" + table);
                return;
            }
            Admin.Create(setting, "bare");
            postgres = NpgsqlDataSource.Create(setting.Database("bare") + ";MaxAutoPrepare=10;AutoPrepareMinUsages=1");
            using var connection = postgres.OpenConnection();
            connection.Execute(table);
        }

        public async Task Insert(List<string> documents)
        {
            if (sqlite != null)
            {
                using var insert = sqlite.CreateCommand();
                insert.CommandText = "insert into doc values ($id, $body)";
                var (key, body) = (insert.Parameters.Add("$id", SqliteType.Integer), insert.Parameters.Add("$body", SqliteType.Text));
                foreach (var document in documents)
                {
                    (key.Value, body.Value) = (++id, document);
                    insert.ExecuteNonQuery();
                }
                return;
            }
            var taken = -1;
            await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
            {
                await using var connection = await postgres!.OpenConnectionAsync();
                await using var insert = new NpgsqlCommand("insert into doc values ($1, $2)", connection) { Parameters = { new NpgsqlParameter<long>(), new NpgsqlParameter<string>() } };
                for (int i; (i = Interlocked.Increment(ref taken)) < documents.Count;)
                {
                    ((NpgsqlParameter<long>)insert.Parameters[0]).TypedValue = Interlocked.Increment(ref id);
                    ((NpgsqlParameter<string>)insert.Parameters[1]).TypedValue = documents[i];
                    await insert.ExecuteNonQueryAsync();
                }
            })));
        }

        public void Dispose()
        {
            sqlite?.Dispose();
            postgres?.Dispose();
        }
    }
}
