using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Operations;

/// <summary>
/// <c>hiepdong backup create|verify|restore</c>. A backup is one zip file of every table as JSON lines with a manifest of hashes; the same file restores
/// into SQLite or PostgreSQL. It is taken in one read transaction while the node goes on working.
/// </summary>
internal static class BackupCommands
{
    /// <param name="Schema">Number of the last migration of whoever made it.</param>
    private sealed record Manifest(string Product, int Format, string NodeId, string MadeAt, long Sequence, string HeadHash, List<TableEntry> Tables, int Schema = 0);
    private sealed record TableEntry(string Name, long Rows, string Sha256);

    /// <summary>Backups of the first format know no schema and hold the tables of the first two migrations alone.</summary>
    private const int Format = 2, FirstFormat = 1, SchemaOfFirstFormat = 2;

    /// <summary>What follows from the other tables and is made anew when the node is next opened.</summary>
    private static readonly string[] MadeAnew = ["search_document", "search_made"];

    /// <summary>Tables whose rows may name an earlier row of the same table, with the column.</summary>
    private static readonly Dictionary<string, string> OwnReference = new() { ["territory"] = "parent_id", ["org_unit"] = "superior_id", ["joint_result"] = "merged_into", ["joint_plan"] = "parent_id" };

    /// <summary>Every table but those made anew, as the migrations made them: an order that satisfies the references between them.</summary>
    internal static IReadOnlyList<(int Migration, string Name)> Tables { get; } = [.. Migrator.Tables("sqlite").Where(t => !MadeAnew.Contains(t.Name))];

    public static Command Make()
    {
        var file = new Argument<FileInfo>("FILE");
        var create = new Command("create", "Sao lưu ra một tệp / back up to one file") { file };
        create.SetAction(async (parsed, stop) =>
        {
            using var node = parsed.OpenNode();
            var (rows, bytes) = await Create(node, parsed.GetValue(file)!.FullName, stop);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{parsed.GetValue(file)}: {rows} dòng, {bytes / 1024} KB"));
            return 0;
        });
        var verify = new Command("verify", "Kiểm tra một bản sao lưu / check a backup") { file };
        verify.SetAction(parsed =>
        {
            var manifest = Verify(parsed.GetValue(file)!.FullName);
            Console.WriteLine($"{manifest.NodeId} {manifest.MadeAt} seq {manifest.Sequence}: OK");
            return 0;
        });
        var restore = new Command("restore", "Khôi phục vào một nút trống / restore into an empty node") { file };
        restore.SetAction(parsed =>
        {
            var missing = Restore(parsed.NodeOptions(), parsed.GetValue(file)!.FullName);
            var english = parsed.GetValue(CommandLine.Language) == "en";
            if (missing.Count > 0) Console.Error.WriteLine((english ? "The backup was made by an earlier version and does not hold: " : "Bản sao lưu do phiên bản cũ lập, không có: ") + string.Join(", ", missing));
            Console.Error.WriteLine(english ? "Restored." : "Đã khôi phục.");
            return 0;
        });
        return new Command("backup", "Sao lưu, kiểm tra, khôi phục / back up, verify, restore") { create, verify, restore };
    }

    public static async Task<(long Rows, long Bytes)> Create(NodeContext node, string file, CancellationToken stop)
    {
        if (File.Exists(file)) throw new RefusalException(OperationsProblems.BackupTargetExists(file));
        var part = file + ".part";
        long rows = 0;
        try
        {
            await using (var target = new FileStream(part, FileMode.Create, FileAccess.ReadWrite))
            using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
            using (var connection = node.Database.Connect())
            using (var transaction = connection.BeginTransaction(node.Database.Dialect is SqliteDialect ? System.Data.IsolationLevel.ReadUncommitted : System.Data.IsolationLevel.RepeatableRead))
            {
                var head = connection.QueryFirstOrDefault<(long Seq, string? Hash)>("select seq, hash from change_log order by seq desc limit 1", transaction: transaction);
                var entries = new List<TableEntry>();
                foreach (var (_, table) in Tables)
                {
                    stop.ThrowIfCancellationRequested();
                    using var stream = zip.CreateEntry(table + ".jsonl", CompressionLevel.Fastest).Open();
                    entries.Add(WriteTable(connection, transaction, table, stream));
                    rows += entries[^1].Rows;
                }
                using var manifest = zip.CreateEntry("manifest.json").Open();
                JsonSerializer.Serialize(manifest, new Manifest("Hiệp Đồng", Format, node.Database.NodeId, SqlTypes.Text(node.Clock.GetUtcNow()), head.Seq, head.Hash ?? Change.Genesis, entries, Migrator.Newest));
            }
            Verify(part);
            await node.Database.Write("operator", "", w => w.Log("backup.created", Path.GetFileName(file)), stop);
            File.Move(part, file);
        }
        finally { File.Delete(part); }
        return (rows, new FileInfo(file).Length);
    }

    private static TableEntry WriteTable(System.Data.Common.DbConnection connection, System.Data.Common.DbTransaction transaction, string table, Stream stream)
    {
        using var hash = SHA256.Create();
        using var counted = new HashingStream(stream, hash);
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "select * from " + table;
        long rows = 0;
        using (var reader = command.ExecuteReader())
        using (var json = new Utf8JsonWriter(counted))
            while (reader.Read())
            {
                json.Reset();
                json.WriteStartObject();
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    json.WritePropertyName(reader.GetName(i));
                    switch (reader.GetValue(i))
                    {
                        case DBNull: json.WriteNullValue(); break;
                        case byte[] bytes: json.WriteStartArray(); json.WriteBase64StringValue(bytes); json.WriteEndArray(); break;
                        case string text: json.WriteStringValue(text); break;
                        case var number: json.WriteNumberValue(Convert.ToInt64(number, CultureInfo.InvariantCulture)); break;
                    }
                }
                json.WriteEndObject();
                json.Flush();
                counted.WriteByte((byte)'\n');
                rows++;
            }
        return new(table, rows, counted.Finish());
    }

    /// <summary>Checks every table against the manifest and the change log's chain; returns the manifest.</summary>
    private static Manifest Verify(string file)
    {
        using var zip = OpenZip(file);
        var manifest = ReadManifest(zip, file);
        foreach (var entry in manifest.Tables)
        {
            using var stream = (zip.GetEntry(entry.Name + ".jsonl") ?? throw new RefusalException(OperationsProblems.BackupDamaged(file, entry.Name))).Open();
            string hash;
            try { hash = Convert.ToHexStringLower(SHA256.HashData(stream)); }
            catch (InvalidDataException) { hash = ""; }
            if (hash != entry.Sha256) throw new RefusalException(OperationsProblems.BackupDamaged(file, entry.Name));
        }
        var previous = Change.Genesis;
        long seq = 0;
        foreach (var row in Rows(zip, "change_log"))
        {
            string Text(string name) => row.GetProperty(name).GetString()!;
            var change = new Change(row.GetProperty("seq").GetInt64(), Text("node"), Text("at"), Text("actor"), Text("author_unit"), Text("kind"), Text("subject"), Text("body"), Text("prev_hash"), Text("hash"));
            if (change.Seq != ++seq || change.PrevHash != previous || !change.IsIntact) throw new RefusalException(OperationsProblems.BackupDamaged(file, $"change_log {seq}"));
            previous = change.Hash;
        }
        if (seq != manifest.Sequence || previous != manifest.HeadHash) throw new RefusalException(OperationsProblems.BackupDamaged(file, "change_log"));
        return manifest;
    }

    /// <returns>Tables that the backup does not hold, because they are younger than it; they stay as a new node has them.</returns>
    public static IReadOnlyList<string> Restore(NodeOptions options, string file)
    {
        var held = Verify(file).Tables.Select(t => t.Name).ToHashSet();
        using var database = Database.Open(options.Data, options.Database, TimeProvider.System);
        using var connection = database.Connect();
        using var zip = OpenZip(file);
        using var transaction = connection.BeginTransaction();
        if (connection.ExecuteScalar<long>("select (select count(*) from change_log) + (select count(*) from territory) + (select count(*) from account)", transaction: transaction) > 0)
            throw new RefusalException(OperationsProblems.RestoreNeedsEmptyNode());
        var tables = Tables.Select(t => t.Name).Where(held.Contains).ToList();
        // What a new node begins with gives way, and the index of words, made for an empty node, is made for this one.
        foreach (var table in MadeAnew.Concat(tables.Where(t => t != "change_log").Reverse())) connection.Execute("delete from " + table, transaction: transaction);
        foreach (var table in tables)
        {
            var rows = Rows(zip, table);
            if (OwnReference.TryGetValue(table, out var above)) rows = ParentsFirst([.. rows], above);
            foreach (var row in rows) Insert(connection, transaction, table, row);
        }
        transaction.Commit();
        return [.. Tables.Select(t => t.Name).Where(t => !held.Contains(t))];
    }

    private static List<JsonElement> ParentsFirst(List<JsonElement> rows, string parent)
    {
        var byId = rows.ToDictionary(r => r.GetProperty("id").GetString()!);
        var ordered = new List<JsonElement>(rows.Count);
        var done = new HashSet<string>();
        void Visit(string id)
        {
            if (!byId.TryGetValue(id, out var row) || !done.Add(id)) return;
            if (row.GetProperty(parent).GetString() is { } above) Visit(above);
            ordered.Add(row);
        }
        foreach (var id in byId.Keys) Visit(id);
        return ordered;
    }

    private static void Insert(System.Data.Common.DbConnection connection, System.Data.Common.DbTransaction transaction, string table, JsonElement row)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        var names = new List<string>();
        foreach (var column in row.EnumerateObject())
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = column.Name;
            parameter.Value = column.Value.ValueKind switch
            {
                JsonValueKind.Null => DBNull.Value,
                JsonValueKind.Array => column.Value[0].GetBytesFromBase64(),
                JsonValueKind.Number => column.Value.GetInt64(),
                _ => column.Value.GetString()!
            };
            command.Parameters.Add(parameter);
            names.Add(column.Name);
        }
        command.CommandText = $"insert into {table} ({string.Join(", ", names)}) values ({string.Join(", ", names.Select(n => "@" + n))})";
        command.ExecuteNonQuery();
    }

    private static ZipArchive OpenZip(string file)
    {
        try { return ZipFile.OpenRead(file); }
        catch (InvalidDataException) { throw new RefusalException(OperationsProblems.BackupDamaged(file, "zip")); }
        catch (FileNotFoundException) { throw new RefusalException(OperationsProblems.BackupDamaged(file, "?")); }
    }

    private static Manifest ReadManifest(ZipArchive zip, string file)
    {
        try
        {
            using var stream = zip.GetEntry("manifest.json")!.Open();
            var manifest = JsonSerializer.Deserialize<Manifest>(stream)!;
            if (manifest.Schema > Migrator.Newest) throw new RefusalException(StorageProblems.NewerSchema(manifest.Schema));
            var schema = manifest.Format == FirstFormat ? SchemaOfFirstFormat : manifest.Schema;
            // Every table of its time must be listed: a manifest cut short must not pass for a whole backup.
            if (manifest.Format is Format or FirstFormat && Tables.Where(t => t.Migration <= schema).All(t => manifest.Tables.Any(e => e.Name == t.Name))) return manifest;
        }
        catch (Exception e) when (e is NullReferenceException or JsonException or InvalidDataException) { }
        throw new RefusalException(OperationsProblems.BackupDamaged(file, "manifest"));
    }

    private static IEnumerable<JsonElement> Rows(ZipArchive zip, string table)
    {
        using var reader = new StreamReader(zip.GetEntry(table + ".jsonl")!.Open());
        while (reader.ReadLine() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            yield return document.RootElement.Clone();
        }
    }

    /// <summary>Passes bytes on while hashing them.</summary>
    private sealed class HashingStream(Stream inner, HashAlgorithm hash) : Stream
    {
        public string Finish()
        {
            hash.TransformFinalBlock([], 0, 0);
            return Convert.ToHexStringLower(hash.Hash!);
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            hash.TransformBlock(buffer, offset, count, null, 0);
            inner.Write(buffer, offset, count);
        }

        public override void Flush() => inner.Flush();
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
