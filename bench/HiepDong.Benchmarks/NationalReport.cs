using HiepDong.Consolidation;
using HiepDong.Node;

namespace HiepDong.Benchmarks;

/// <summary>A: the national annual report from the node and from each peer, in turns, with equal answers.</summary>
internal static class NationalReport
{
    public static IEnumerable<string> Measure(Setting setting, NodeContext node, Results results)
    {
        Admin.Create(setting, "peers");
        var folder = setting.Folder("peers");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var url = setting.Database("peers");
        Console.Error.WriteLine("filling peers …");
        PostgresPeer.Fill(url, node);
        using var duck = DuckPeer.Fill(folder, setting.DuckScript, node);
        using var sqlite = SqlitePeer.Fill(Path.Combine(folder, "figures.db"), node);
        using PostgresPeer plain = new(url, rolledUp: false), rollup = new(url, rolledUp: true);

        var year = SideBySide.Latest(node);
        var query = NationalAnswer.Query(node.State, year);
        var ours = new Samples("national annual report, Hiệp Đồng");
        foreach (var peer in new Peer[] { sqlite, plain, rollup, duck })
        {
            // Equal before anything is timed.
            var wrong = peer.Ask(year).DifferencesFrom(node.State.Consolidator.Run(query));
            if (wrong.Count > 0) throw new InvalidOperationException($"{peer.Samples.Name} differs: {string.Join("; ", wrong.Take(5))}");
        }
        for (var i = 0; i < 2000; i++) node.State.Consolidator.Run(query);
        foreach (var peer in new Peer[] { rollup, duck }) for (var i = 0; i < 20; i++) peer.Ask(year);
        foreach (var peer in new Peer[] { sqlite, plain, rollup, duck }) peer.Samples.Clear();
        var rounds = setting.Quick ? 7 : 11;
        ConsolidationResult? last = null;
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (peer, times) in new (Peer, int)[] { (sqlite, 1), (plain, 1), (duck, 10), (rollup, 30) })
            {
                for (var i = 0; i < 200; i++) last = ours.Time(() => node.State.Consolidator.Run(query));
                for (var i = 0; i < times; i++)
                {
                    var wrong = peer.Ask(year).DifferencesFrom(last!);
                    if (wrong.Count > 0) throw new InvalidOperationException($"{peer.Samples.Name} differs: {string.Join("; ", wrong.Take(5))}");
                }
            }
        }
        results.Times("A", ours, "national.hiepdong");
        foreach (var (peer, floor, aim) in new (Peer, double, double)[] { (plain, 100, 1000), (sqlite, 100, 1000), (duck, 10, 20), (rollup, 2, 10) })
        {
            results.Times("A", peer.Samples, "national." + peer.Key);
            var ratio = peer.Samples.Median / ours.Median;
            results.Number($"national.{peer.Key}.ratio", ratio);
            results.Number($"national.{peer.Key}.ratio_p99", peer.Samples.P99 / ours.P99);
            results.Add("A", "faster than " + peer.Samples.Name, $"{Results.N(ratio)}× by median, {Results.N(peer.Samples.P99 / ours.P99)}× by p99; all numbers equal", $"{floor}×", ratio >= floor, $"{aim}×");
        }
        using var server = new Npgsql.NpgsqlConnection(url);
        server.Open();
        return ["PostgreSQL " + server.PostgreSqlVersion, "DuckDB " + duck.Version, "SQLite " + node.Database.First<string>("select sqlite_version()")];
    }
}

/// <summary>Databases of this run's own server.</summary>
internal static class Admin
{
    public static void Create(Setting setting, string database)
    {
        using var connection = new Npgsql.NpgsqlConnection(setting.Postgres + ";Database=postgres;Pooling=false");
        connection.Open();
        foreach (var sql in new[] { $"drop database if exists {database} with (force)", $"create database {database}" })
        {
            using var command = new Npgsql.NpgsqlCommand(sql, connection);
            command.ExecuteNonQuery();
        }
    }
}
