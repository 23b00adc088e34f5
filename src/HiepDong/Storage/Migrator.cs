using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;
using HiepDong.Problems;

namespace HiepDong.Storage;

/// <summary>Applies the numbered files of a database in order, once; refuses when an applied file has changed since.</summary>
internal static partial class Migrator
{
    private sealed record Applied(long Number, string Name, string Sha256);

    public static IReadOnlyList<(int Number, string Name, string Sql)> Files(string dialect)
    {
        var prefix = $"Storage/Migrations/{dialect}/";
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!);
            var name = n[prefix.Length..];
            return (int.Parse(name[..4], System.Globalization.CultureInfo.InvariantCulture), name, reader.ReadToEnd().ReplaceLineEndings("\n"));
        })];
    }

    /// <summary>Number of the last migration of either database.</summary>
    public static int Newest => Files("sqlite").Concat(Files("postgres")).Max(f => f.Number);

    /// <summary>Tables in the order in which the migrations make them, each once; parts of a table are not tables.</summary>
    public static IEnumerable<(int Migration, string Name)> Tables(string dialect) => Files(dialect)
        .SelectMany(f => MadeTable().Matches(f.Sql).Select(m => (f.Number, m.Groups[1].Value))).DistinctBy(t => t.Value);

    [GeneratedRegex(@"^create table (\w+)(?! partition)\b", RegexOptions.Multiline)]
    private static partial Regex MadeTable();

    public static void Run(Dialect dialect, TimeProvider clock)
    {
        if (dialect is SqliteDialect sqlite) CopyBefore(sqlite);
        using var connection = dialect.Open();
        using var transaction = connection.BeginTransaction(System.Data.IsolationLevel.Serializable);
        if (dialect.LockSchema is { } lockIt) connection.Execute(lockIt, transaction: transaction);
        connection.Execute("create table if not exists schema_migration (number bigint not null primary key, name text not null, sha256 text not null, applied_at text not null)", transaction: transaction);
        var applied = connection.Query<Applied>("select number, name, sha256 from schema_migration", transaction: transaction).ToDictionary(a => a.Number);
        foreach (var (number, name, sql) in Files(dialect.Name))
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
            if (applied.Remove(number, out var done))
            {
                if (done.Sha256 != hash) throw new RefusalException(StorageProblems.MigrationChanged(name));
                continue;
            }
            connection.Execute(sql, transaction: transaction);
            connection.Execute("insert into schema_migration (number, name, sha256, applied_at) values (@number, @name, @hash, @at)",
                new { number, name, hash, at = SqlTypes.Text(clock.GetUtcNow()) }, transaction);
        }
        if (applied.Count > 0) throw new RefusalException(StorageProblems.NewerSchema(applied.Values.Max(a => a.Number)));
        transaction.Commit();
    }

    /// <summary>A file that is about to be migrated is copied beside itself first.</summary>
    private static void CopyBefore(SqliteDialect dialect)
    {
        if (!File.Exists(dialect.File)) return;
        using var connection = dialect.Open();
        if (connection.ExecuteScalar<long>("select count(*) from sqlite_master where name = 'schema_migration'") == 0) return;
        var last = connection.ExecuteScalar<long?>("select max(number) from schema_migration") ?? 0;
        if (Files(dialect.Name).All(f => f.Number <= last)) return;
        var copy = $"{dialect.File}.before-{last + 1:0000}";
        if (!File.Exists(copy)) connection.Execute("vacuum into @copy", new { copy });
    }
}
