using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HiepDong.Storage;

/// <summary>Lists as arguments: "x in @list" is written once; PostgreSQL is given one array instead of a parameter for each.</summary>
internal static partial class Lists
{
    public static string For(DbConnection connection, string sql) => connection is NpgsqlConnection && sql.Contains(" in @", StringComparison.Ordinal) ? InList().Replace(sql, " = any($1)") : sql;

    [System.Text.RegularExpressions.GeneratedRegex(@"(?<! not) in (@\w+)")]
    private static partial System.Text.RegularExpressions.Regex InList();
}

/// <summary>The named differences between the two databases; everything else is one SQL.</summary>
internal abstract class Dialect : IDisposable
{
    /// <summary>Folder of its migrations.</summary>
    public abstract string Name { get; }
    public abstract DbConnection Open();

    /// <summary>
    /// Run first in every writing transaction: the last entry's number and hash, both default in an empty log. Only one writer at a time may extend the log, so the others wait
    /// here until it has committed.
    /// </summary>
    public abstract (long Seq, string? Hash) HeadToExtend(DbConnection connection, DbTransaction transaction);

    /// <summary>Run first by the migrator.</summary>
    public abstract string? LockSchema { get; }

    /// <summary>Appends many change-log rows in as few round trips as the database allows, and tells other processes on the same database that the log has grown.</summary>
    public abstract void InsertChanges(DbConnection connection, DbTransaction transaction, IReadOnlyList<Change> changes);

    /// <summary>True when the exception means that storage is full, so that the sentence can say so.</summary>
    public abstract bool IsDiskFull(Exception problem);

    /// <summary>Where found words are read from: <c>search_document sd</c>, newest first by <see cref="WordsOrder"/>, narrowed by <see cref="WordsMatch"/>.</summary>
    public abstract string WordsFrom { get; }

    /// <summary>The condition that a document of the kind holds every word of <c>@match</c>; see <see cref="WordsQuery"/>.</summary>
    /// <param name="kind">Written into the condition: a name of ours.</param>
    public abstract string WordsMatch(string kind);
    public abstract string WordsOrder { get; }

    /// <summary>Words as the full-text index asks for them.</summary>
    /// <param name="kind">The word that every document of the kind holds.</param>
    /// <param name="words">Letters and digits only, folded.</param>
    /// <param name="lastBegins">The last one may be the beginning of a word.</param>
    public abstract string WordsQuery(string kind, IReadOnlyList<string> words, bool lastBegins);

    /// <summary>Whether the database knows how common a word or a unit is, and chooses by it what to begin with; otherwise <see cref="JoinInOrder"/> says.</summary>
    public abstract bool KnowsHowMany { get; }

    /// <summary>Joins so that the left side leads, where the database would otherwise choose without knowing how much there is.</summary>
    public abstract string JoinInOrder { get; }

    /// <summary>Gives a list of thousands as one argument; returns the condition, in which "in @name" stands, as the database takes it.</summary>
    public abstract string OneList(string condition, string name, string[] values, DynamicParameters args);

    /// <summary>Fails when the full-text index does not hold exactly the words of the documents; null where the database keeps it by itself.</summary>
    public abstract string? CheckWords { get; }

    public virtual void Dispose() { }

    protected const string Head = "select seq, hash from change_log order by seq desc limit 1";
    protected const string InsertChangesColumns = "insert into change_log (seq, node, at, actor, author_unit, kind, subject, body, prev_hash, hash) ";
}

internal sealed class SqliteDialect : Dialect
{
    private readonly string connectionString;

    public SqliteDialect(string file)
    {
        File = file;
        connectionString = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
    }

    public string File { get; }
    public override string Name => "sqlite";
    public override string? LockSchema => null;

    public override (long Seq, string? Hash) HeadToExtend(DbConnection connection, DbTransaction transaction) => connection.QueryFirstOrDefault<(long, string?)>(Head, transaction: transaction);

    public override DbConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var pragma = connection.CreateCommand();
        // FULL: an acknowledged write survives a power cut. WAL: readers never wait for the writer.
        pragma.CommandText = "pragma journal_mode = wal; pragma synchronous = full; pragma temp_store = memory; pragma mmap_size = 1073741824; pragma cache_size = -65536;";
        pragma.ExecuteNonQuery();
        return connection;
    }

    public override void InsertChanges(DbConnection connection, DbTransaction transaction, IReadOnlyList<Change> changes)
    {
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = InsertChangesColumns + "values ($seq, $node, $at, $actor, $unit, $kind, $subject, $body, $prev, $hash)";
        var p = new[] { "$seq", "$node", "$at", "$actor", "$unit", "$kind", "$subject", "$body", "$prev", "$hash" }.Select(n =>
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = n;
            insert.Parameters.Add(parameter);
            return parameter;
        }).ToArray();
        foreach (var c in changes)
        {
            object[] values = [c.Seq, c.Node, c.At, c.Actor, c.AuthorUnit, c.Kind, c.Subject, c.Body, c.PrevHash, c.Hash];
            for (var i = 0; i < p.Length; i++) p[i].Value = values[i];
            insert.ExecuteNonQuery();
        }
    }

    public override bool IsDiskFull(Exception problem) => problem is SqliteException { SqliteErrorCode: 13 };

    // The order of joining is fixed: the words lead, so that reading stops when enough is found.
    public override string WordsFrom => "search_index cross join search_document sd on sd.number = search_index.rowid";
    public override string WordsMatch(string kind) => "search_index match @match";
    public override string WordsOrder => "search_index.rowid desc";
    public override string WordsQuery(string kind, IReadOnlyList<string> words, bool lastBegins) => string.Join(" AND ", words.Prepend(kind).Select(w => $"\"{w}\"")) + (lastBegins ? " *" : "");
    public override bool KnowsHowMany => false;
    public override string JoinInOrder => "cross join";

    // Each argument is looked for among all by its name: a thousand of them cost more than any query.
    public override string OneList(string condition, string name, string[] values, DynamicParameters args)
    {
        args.Add(name, System.Text.Json.JsonSerializer.Serialize(values));
        return condition.Replace("in @" + name, $"in (select value from json_each(@{name}))", StringComparison.Ordinal);
    }

    public override string? CheckWords => "insert into search_index (search_index, rank) values ('integrity-check', 1)";

    public override void Dispose() => SqliteConnection.ClearAllPools();
}

internal sealed class PostgresDialect(string url) : Dialect
{
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(ConnectionString(url));

    public NpgsqlDataSource Source => source;
    public override string Name => "postgres";
    public override string? LockSchema => "select pg_advisory_xact_lock(4850450)";

    public override (long Seq, string? Hash) HeadToExtend(DbConnection connection, DbTransaction transaction)
    {
        // Two statements in one round trip: the second sees what was committed while the first waited.
        using var found = connection.QueryMultiple("select 1 from pg_advisory_xact_lock(4850449); " + Head, transaction: transaction);
        found.ReadFirst<int>();
        return found.ReadFirstOrDefault<(long, string?)>();
    }

    public override DbConnection Open() => source.OpenConnection();

    public override void InsertChanges(DbConnection connection, DbTransaction transaction, IReadOnlyList<Change> changes)
    {
        var insert = new NpgsqlBatchCommand(InsertChangesColumns + "select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
        insert.Parameters.Add(new() { Value = changes.Select(c => c.Seq).ToArray() });
        foreach (var column in new Func<Change, string>[] { c => c.Node, c => c.At, c => c.Actor, c => c.AuthorUnit, c => c.Kind, c => c.Subject, c => c.Body, c => c.PrevHash, c => c.Hash })
            insert.Parameters.Add(new() { Value = changes.Select(column).ToArray() });
        using var batch = new NpgsqlBatch((NpgsqlConnection)connection, (NpgsqlTransaction)transaction) { BatchCommands = { insert, new("notify change_log") } };
        batch.ExecuteNonQuery();
    }

    public override bool IsDiskFull(Exception problem) => problem is PostgresException { SqlState: PostgresErrorCodes.DiskFull };

    public override string WordsFrom => "search_document sd";
    // The kind has a partition of its own.
    public override string WordsMatch(string kind) => $"sd.kind = '{kind}' and sd.lexemes @@ @match::tsquery";
    public override string WordsOrder => "sd.number desc";
    public override string WordsQuery(string kind, IReadOnlyList<string> words, bool lastBegins) => string.Join(" & ", words.Select((w, i) => $"'{w}'" + (lastBegins && i == words.Count - 1 ? ":*" : "")));
    public override bool KnowsHowMany => true;
    public override string JoinInOrder => "join";

    // As a table: the planner compares each of an array's thousands with each common unit before it starts.
    public override string OneList(string condition, string name, string[] values, DynamicParameters args)
    {
        args.Add(name, values);
        return condition.Replace("in @" + name, $"in (select unnest(@{name}))", StringComparison.Ordinal);
    }

    public override string? CheckWords => null;

    public override void Dispose() => source.Dispose();

    /// <summary>Accepts postgres://user:password@host:port/database as well as Npgsql's own form.</summary>
    private static string ConnectionString(string url)
    {
        NpgsqlConnectionStringBuilder made;
        if (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "postgres" or "postgresql")
        {
            var user = uri!.UserInfo.Split(':', 2);
            made = new() { Host = uri.Host.Length > 0 ? uri.Host : "/var/run/postgresql", Port = uri.Port > 0 ? uri.Port : 5432, Database = uri.AbsolutePath.Trim('/') };
            if (user[0].Length > 0) made.Username = Uri.UnescapeDataString(user[0]);
            if (user.Length > 1) made.Password = Uri.UnescapeDataString(user[1]);
            foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
                made[Uri.UnescapeDataString(pair.Split('=')[0])] = Uri.UnescapeDataString(pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        }
        else made = new(url);
        if (made.MaxAutoPrepare == 0) made.MaxAutoPrepare = 40;
        // Answers for a page: a statement kept for reuse is planned anew for what it is asked with, since a common word and a rare one, one unit and thousands need other ways; starting other
        // processes or compiling would take longer than the answer.
        if (string.IsNullOrEmpty(made.Options)) made.Options = "-c plan_cache_mode=force_custom_plan -c max_parallel_workers_per_gather=0 -c jit=off";
        // No connection is left with anything of its own; resetting each costs seven statements every time it is lent.
        made.NoResetOnClose = true;
        made.ApplicationName ??= "hiepdong";
        return made.ToString();
    }
}
