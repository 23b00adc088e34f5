using System.Data.Common;
using Dapper;

namespace HiepDong.Storage;

/// <summary>One node's database: reads on pooled connections, all writes through one <see cref="WriteLane"/>.</summary>
internal sealed class Database : IDisposable
{
    private readonly WriteLane lane;

    private Database(Dialect dialect, TimeProvider clock)
    {
        Dialect = dialect;
        Clock = clock;
        NodeId = EnsureNodeId();
        lane = new WriteLane(this);
    }

    public Dialect Dialect { get; }
    public TimeProvider Clock { get; }

    /// <summary>This node's own id, made at its first start.</summary>
    public string NodeId { get; }

    /// <summary>Opens, creating and migrating as needed. <paramref name="url"/> wins over the data folder.</summary>
    public static Database Open(string dataFolder, string? url, TimeProvider clock)
    {
        SqlTypes.Register();
        // Reads are synchronous; without threads to wait on, many officers at once would be admitted two by two and the groups of the write lane stay small.
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, 64), ports);
        Dialect dialect;
        try
        {
            if (url is { Length: > 0 }) dialect = new PostgresDialect(url);
            else
            {
                Directory.CreateDirectory(dataFolder);
                dialect = new SqliteDialect(Path.Combine(dataFolder, "hiepdong.db"));
            }
            Migrator.Run(dialect, clock);
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or ArgumentException or System.Net.Sockets.SocketException)
        {
            throw new Problems.RefusalException(StorageProblems.NoDatabase(url is { Length: > 0 } ? "--database" : dataFolder) with { Field = e.Message });
        }
        return new Database(dialect, clock);
    }

    public DbConnection Connect() => Dialect.Open();

    public List<T> Query<T>(string sql, object? args = null)
    {
        using var connection = Connect();
        return connection.Query<T>(Lists.For(connection, sql), args).AsList();
    }

    public T? First<T>(string sql, object? args = null)
    {
        using var connection = Connect();
        return connection.QueryFirstOrDefault<T>(Lists.For(connection, sql), args);
    }

    /// <summary>
    /// Runs <paramref name="work"/> in the writing transaction and returns when it is durable and every total includes it. It may run twice (alone, when a
    /// neighbour in its group failed), so it must not touch anything but the database. A refusal thrown inside rolls everything back.
    /// </summary>
    public Task<T> Write<T>(string actor, string authorUnit, Func<Write, T> work, CancellationToken stop = default) => lane.Enqueue(actor, authorUnit, work, stop);

    public Task Write(string actor, string authorUnit, Action<Write> work, CancellationToken stop = default) =>
        lane.Enqueue(actor, authorUnit, w => { work(w); return true; }, stop);

    /// <summary>Called inside every writing transaction that logs changes, before it commits: what must follow from a change is written with it or neither is.</summary>
    public Action<Write>? Committing { get; set; }

    /// <summary>Called with every committed change, in order, on the lane's thread before the writer hears of it.</summary>
    public Action<IReadOnlyList<Change>>? Committed { get; set; }

    public string? Setting(string name) => First<string>("select value from setting where name = @name", new { name });

    public string NewId() => Guid.CreateVersion7(Clock.GetUtcNow()).ToString();

    private string EnsureNodeId()
    {
        using var connection = Connect();
        connection.Execute("insert into setting (name, value) values ('node.id', @id) on conflict (name) do nothing", new { id = NewId() });
        return connection.QuerySingle<string>("select value from setting where name = 'node.id'");
    }

    public void Dispose()
    {
        lane.Dispose();
        Dialect.Dispose();
    }
}
