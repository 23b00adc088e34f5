using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using HiepDong.Problems;

namespace HiepDong.Storage;

/// <summary>What a use case writes with: SQL and change-log entries of one transaction.</summary>
internal sealed class Write(DbConnection connection, DbTransaction transaction, string node, string at) : IDisposable
{
    private readonly List<Change> changes = [];
    private long seq;
    private string hash = Change.Genesis;

    public DbConnection Connection
    {
        get
        {
            Flush();
            return connection;
        }
    }

    public DbTransaction Transaction => transaction;
    public string Actor { get; private set; } = "";
    public string AuthorUnit { get; private set; } = "";

    /// <summary>The time of this transaction, as stored.</summary>
    public string At => at;
    public IReadOnlyList<Change> Changes => changes;

    public int Execute(string sql, object? args = null) => Connection.Execute(Lists.For(connection, sql), args, transaction);
    public T? First<T>(string sql, object? args = null) => Connection.QueryFirstOrDefault<T>(Lists.For(connection, sql), args, transaction);
    public List<T> Query<T>(string sql, object? args = null) => Connection.Query<T>(Lists.For(connection, sql), args, transaction).AsList();

    private readonly Dictionary<Delegate, object> together = [];
    private readonly List<Action> later = [];
    private readonly Dictionary<string, DbCommand> prepared = [];

    /// <summary>
    /// Leaves an item to be written with those of the neighbours in the group, all at once: before anything else is read or written here, and before the commit.
    /// </summary>
    /// <param name="run">A static method: it is what belongs together. It throws the refusal when an item can't be written.</param>
    public void Together<T>(T item, Action<Write, List<T>> run)
    {
        if (together.TryGetValue(run, out var there))
        {
            ((List<T>)there).Add(item);
            return;
        }
        var items = new List<T> { item };
        together[run] = items;
        later.Add(() => run(this, items));
    }

    internal void Flush()
    {
        if (later.Count == 0) return;
        var all = later.ToList();
        later.Clear();
        together.Clear();
        foreach (var run in all) run();
    }

    /// <summary>Like <see cref="Execute"/>, for the same statement many times over: it is prepared once.</summary>
    public int Repeat(string sql, params ReadOnlySpan<(string Name, object Value)> args)
    {
        Flush();
        if (!prepared.TryGetValue(sql, out var command))
        {
            prepared[sql] = command = connection.CreateCommand();
            (command.CommandText, command.Transaction) = (sql, transaction);
            foreach (var (name, _) in args)
            {
                var p = command.CreateParameter();
                p.ParameterName = "@" + name;
                command.Parameters.Add(p);
            }
        }
        for (var i = 0; i < args.Length; i++) command.Parameters[i].Value = args[i].Value;
        return command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values) command.Dispose();
    }

    /// <summary>Appends to the change log; returns the entry's number.</summary>
    /// <param name="effect">What this process's projections need to follow it without reading it back.</param>
    public long Log(string kind, string subject, string body = "{}", object? effect = null, string? authorUnit = null)
    {
        var change = Change.Next(++seq, hash, node, at, Actor, authorUnit ?? AuthorUnit, kind, subject, body) with { Effect = effect };
        hash = change.Hash;
        changes.Add(change);
        return seq;
    }

    public void Continue(long from, string fromHash) => (seq, hash) = (from, fromHash);
    public void ActAs(string actor, string authorUnit) => (Actor, AuthorUnit) = (actor, authorUnit);
}

/// <summary>
/// The one writer of a process. Whatever waits is run in one transaction with one fsync (group commit), so many officers submitting at once share
/// its cost; each hears back only when its own write is durable. If one of a group fails, the group is rolled back and each runs alone.
/// </summary>
internal sealed class WriteLane : IDisposable
{
    private const int MostInGroup = 256;
    private readonly Database database;
    private readonly BlockingCollection<Job> waiting = new(new ConcurrentQueue<Job>(), 10_000);
    private readonly Thread thread;

    private abstract record Job(string Actor, string AuthorUnit, CancellationToken Stop)
    {
        public abstract void Run(Write write);
        public abstract void Succeed();
        public abstract void Fail(Exception problem);
    }

    private sealed record Job<T>(string Actor, string AuthorUnit, Func<Write, T> Work, CancellationToken Stop) : Job(Actor, AuthorUnit, Stop)
    {
        private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? result;
        public Task<T> Task => done.Task;
        public override void Run(Write write) => result = Work(write);
        public override void Succeed() => done.TrySetResult(result!);
        public override void Fail(Exception problem) => done.TrySetException(problem);
    }

    public WriteLane(Database database)
    {
        this.database = database;
        thread = new Thread(Loop) { IsBackground = true, Name = "write lane" };
        thread.Start();
    }

    public Task<T> Enqueue<T>(string actor, string authorUnit, Func<Write, T> work, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var job = new Job<T>(actor, authorUnit, work, stop);
        waiting.Add(job, stop);
        return job.Task;
    }

    private void Loop()
    {
        var group = new List<Job>(MostInGroup);
        DbConnection? connection = null;
        foreach (var first in waiting.GetConsumingEnumerable())
        {
            group.Clear();
            group.Add(first);
            while (group.Count < MostInGroup && waiting.TryTake(out var next)) group.Add(next);
            try
            {
                connection ??= database.Connect();
                RunGroup(connection, group);
            }
            catch (Exception)
            {
                // The group's transaction is rolled back; find out whose fault it was by running each alone.
                connection = Reopen(connection);
                foreach (var job in group)
                {
                    try
                    {
                        connection ??= database.Connect();
                        RunGroup(connection, [job]);
                    }
                    catch (Exception problem)
                    {
                        job.Fail(database.Dialect.IsDiskFull(problem) ? new RefusalException(StorageProblems.DiskFull()) : problem);
                        if (problem is not RefusalException) connection = Reopen(connection);
                    }
                }
            }
        }
        connection?.Dispose();
    }

    private static DbConnection? Reopen(DbConnection? broken)
    {
        broken?.Dispose();
        return null;
    }

    private void RunGroup(DbConnection connection, List<Job> group)
    {
        using var transaction = connection.BeginTransaction();
        var head = database.Dialect.HeadToExtend(connection, transaction);
        using var write = new Write(connection, transaction, database.NodeId, SqlTypes.Text(database.Clock.GetUtcNow()));
        write.Continue(head.Seq, head.Hash ?? Change.Genesis);
        foreach (var job in group)
        {
            if (job.Stop.IsCancellationRequested) throw new OperationCanceledException(job.Stop);
            write.ActAs(job.Actor, job.AuthorUnit);
            job.Run(write);
        }
        write.Flush();
        if (write.Changes.Count > 0) database.Committing?.Invoke(write);
        if (write.Changes.Count > 0) database.Dialect.InsertChanges(connection, transaction, write.Changes);
        transaction.Commit();
        // Committed: nothing after this line may make the group run again.
        if (write.Changes.Count > 0) database.Committed?.Invoke(write.Changes);
        foreach (var job in group) job.Succeed();
    }

    public void Dispose()
    {
        waiting.CompleteAdding();
        thread.Join(TimeSpan.FromSeconds(30));
        waiting.Dispose();
    }
}
